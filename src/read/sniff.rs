//! What the bytes are. The name of the file is not believed: half of what is called `.xls` is none.

use super::fault::ReadFault;

/// The reader that the bytes ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Text,
    Zip,
    Compound,
    /// A workbook of Excel 2 to 4: BIFF records without a compound file around.
    BareBiff,
    Html,
    /// A web page packed with its pictures into one file.
    Mhtml,
    FlatOds,
    SpreadsheetMl,
}

/// First bytes of files that are no table at all, whatever their name.
const OTHERS: [&[u8]; 14] = [
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"BZh",
    b"\xfd7zXZ",
    b"\x7fELF",
    b"MZ\x90",
    b"SQLite format 3",
    b"From ",
];

/// Looks at the first bytes.
pub(super) fn sniff(bytes: &[u8], name: &str) -> Result<Found, ReadFault> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Found::Zip);
    }
    if bytes.starts_with(b"PK\x05\x06") || OTHERS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(ReadFault::not_a_spreadsheet());
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(Found::Compound);
    }
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04, len, 0, ..] if *len >= 4 && *len <= 16) {
        return Ok(Found::BareBiff);
    }
    // Lotus 1-2-3: a BOF record with the version in it.
    let is_lotus = matches!(bytes, [0, 0, 2, 0, 4 | 6, 4, ..] | [0, 0, 0x1a, 0, _, 0x10, ..]);
    if is_lotus || bytes.starts_with(b"ID;P") || bytes.starts_with(b"TABLE\r\n0,1") || bytes.starts_with(b"TABLE\n0,1") {
        return Err(ReadFault::new("unsupported-format", "read-unsupported-format"));
    }
    let head = head(bytes);
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let lower = start.to_ascii_lowercase();
    if lower.starts_with('<') {
        return markup(&lower);
    }
    let is_mail = lower.starts_with("mime-version:") || lower.starts_with("from:") && lower.contains("mime-version:");
    if is_mail && (lower.contains("multipart/related") || lower.contains("text/html")) {
        return Ok(Found::Mhtml);
    }
    // What LibreOffice and Office leave beside a file that is open.
    let is_lock = name.starts_with("~$")
        || name.starts_with(".~lock.")
        || start.starts_with(',') && start.len() < 1_000 && start.contains(",file:///");
    if is_lock && bytes.len() < 1_024 {
        return Err(ReadFault::new("not-a-spreadsheet", "read-lock-file"));
    }
    if is_json(start) {
        return Err(ReadFault::new("not-a-table", "read-not-a-table-json"));
    }
    if is_binary(bytes) {
        // A zip that something was glued in front of; Excel opens these too.
        let zipped = memchr::memmem::find(&bytes[..bytes.len().min(64 << 10)], b"PK\x03\x04").is_some();
        let claims =
            name.rsplit('.').next().is_some_and(|ending| matches!(ending.to_ascii_lowercase().as_str(), "xlsx" | "xlsm" | "xlsb" | "ods"));
        return if zipped && claims { Ok(Found::Zip) } else { Err(ReadFault::not_a_spreadsheet()) };
    }
    Ok(Found::Text)
}

/// The first characters, whatever Unicode form they are in; other encodings agree on ASCII.
fn head(bytes: &[u8]) -> String {
    let bytes = &bytes[..bytes.len().min(4096)];
    let wide = match bytes {
        [0xff, 0xfe, ..] => Some(encoding_rs::UTF_16LE),
        [0xfe, 0xff, ..] => Some(encoding_rs::UTF_16BE),
        [b'<', 0, ..] => Some(encoding_rs::UTF_16LE),
        [0, b'<', ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    wide.unwrap_or(encoding_rs::UTF_8).decode(bytes).0.into_owned()
}

fn markup(lower: &str) -> Result<Found, ReadFault> {
    if lower.contains("urn:schemas-microsoft-com:office:spreadsheet") && !lower.contains("<html") {
        return Ok(Found::SpreadsheetMl);
    }
    if lower.contains("<office:document") {
        return Ok(Found::FlatOds);
    }
    if ["<html", "<table", "<!doctype html", "<meta", "<head", "<body", "<tr", "<style", "<div", "<center", "<font"]
        .iter()
        .any(|tag| lower.contains(tag))
    {
        return Ok(Found::Html);
    }
    if lower.starts_with("<?xml") || lower.starts_with("<!--") {
        return Err(ReadFault::not_a_spreadsheet());
    }
    Ok(Found::Text)
}

fn is_json(start: &str) -> bool {
    let mut signs = start.chars().filter(|c| !c.is_whitespace());
    matches!((signs.next(), signs.next()), (Some('['), Some('{' | '[' | '"')) | (Some('{'), Some('"')))
}

/// Many control bytes that are no UTF-16: no text of any kind.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let controls =
        head.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, 0 | b'\t' | b'\n' | b'\r' | 0x0c | 0x1a | 0x1b | 0x1f)).count();
    controls > 2 && controls * 20 > head.len()
}
