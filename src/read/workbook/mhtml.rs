//! Web pages packed into one file (MIME HTML): the part that holds the table, decoded.

/// Bytes of headers looked at.
const HEAD: usize = 4096;

/// The page with the most cells, and its encoding when the file says so.
pub(super) fn page(bytes: &[u8]) -> Option<(Vec<u8>, Option<String>)> {
    let (head, body) = split_head(bytes)?;
    let Some(boundary) = value(&head, "boundary=") else { return decoded(&head, body) };
    let mark = format!("--{boundary}");
    let mut best: Option<(usize, Vec<u8>, Option<String>)> = None;
    for part in split_by(body, mark.as_bytes()) {
        let Some((head, body)) = split_head(part.trim_ascii_start()) else { continue };
        if !head.to_ascii_lowercase().contains("text/html") {
            continue;
        }
        let Some((page, encoding)) = decoded(&head, body) else { continue };
        let cells = memchr::memmem::find_iter(&page, b"<td").count() + memchr::memmem::find_iter(&page, b"<TD").count();
        if best.as_ref().is_none_or(|(most, ..)| cells > *most) {
            best = Some((cells, page, encoding));
        }
    }
    best.map(|(_, page, encoding)| (page, encoding))
}

/// Headers, with folded lines joined, and what follows the empty line.
fn split_head(bytes: &[u8]) -> Option<(String, &[u8])> {
    let end = [&b"\r\n\r\n"[..], b"\n\n"].iter().filter_map(|mark| Some((memchr::memmem::find(bytes, mark)?, mark.len()))).min()?;
    let head = String::from_utf8_lossy(&bytes[..end.0.min(HEAD)]).replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    Some((head, &bytes[end.0 + end.1..]))
}

fn split_by<'a>(bytes: &'a [u8], mark: &[u8]) -> Vec<&'a [u8]> {
    let mut cuts: Vec<usize> = memchr::memmem::find_iter(bytes, mark).take(1_000).collect();
    cuts.push(bytes.len());
    cuts.windows(2).map(|pair| &bytes[(pair[0] + mark.len()).min(pair[1])..pair[1]]).collect()
}

/// What stands after `name` in the headers, without quotes.
fn value(head: &str, name: &str) -> Option<String> {
    let at = head.to_ascii_lowercase().find(name)?;
    let after = &head[at + name.len()..];
    let value = match after.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => after.split([';', '\n', ' ']).next()?,
    };
    (!value.is_empty()).then(|| value.to_owned())
}

fn decoded(head: &str, body: &[u8]) -> Option<(Vec<u8>, Option<String>)> {
    let encoding = value(head, "charset=").and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    let encoding = encoding.map(|encoding| encoding.name().to_ascii_lowercase());
    let lower = head.to_ascii_lowercase();
    let page = match () {
        () if lower.contains("quoted-printable") => quoted_printable(body),
        () if lower.contains("base64") => base64(body)?,
        () => body.to_vec(),
    };
    Some((page, encoding))
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok());
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(&byte) = body.get(at) {
        match (byte, digit(body.get(at + 1)), digit(body.get(at + 2))) {
            (b'=', Some(high), Some(low)) => {
                out.push(high << 4 | low);
                at += 3;
            }
            // A line that goes on.
            (b'=', ..) if matches!(body.get(at + 1), Some(b'\r' | b'\n')) => {
                at += if body[at + 1..].starts_with(b"\r\n") { 3 } else { 2 };
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

/// `None` when it is not well formed.
fn base64(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0u32);
    for &byte in body.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' | b'-' => break,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_a_packed_file_is_taken_out_of_it() {
        let file = b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"--x\"\r\n\r\n----x\r\nContent-Type: text/html;\r\n\tcharset=utf-8\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n<td>Zo=C3=A9=\r\n!</td>\r\n----x\r\nContent-Type: image/png\r\n\r\nx\r\n----x--";
        let (page, encoding) = page(file).unwrap();
        assert_eq!((String::from_utf8(page).unwrap().trim(), encoding.as_deref()), ("<td>Zo\u{e9}!</td>", Some("utf-8")));
        assert_eq!(base64(b"Wm/D\r\nqQ==").as_deref(), Some("Zo\u{e9}".as_bytes()));
    }
}
