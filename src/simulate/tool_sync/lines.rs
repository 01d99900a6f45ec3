//! How the tool takes lines out of a file: PHP's `fgets` with a limit, then its own tests.

/// Longest piece that one read returns, in bytes: `fgets` with a length of 1 024.
const LIMIT: usize = 1_023;

/// One read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its bytes without line ends, in UTF-8 as far as the conversions allow.
    pub bytes: Vec<u8>,
    /// Line of the file from 1, as an editor counts.
    pub number: u32,
}

/// Reads a file as the tool does.
pub(super) struct Lines<'a> {
    length: usize,
    rest: &'a [u8],
    end: u8,
    /// PHP knows the end of a file only after a read that found nothing more.
    at_end: bool,
    number: u32,
    starts_line: bool,
}

impl<'a> Lines<'a> {
    /// `auto_detect_line_endings` is on: a CR without LF on the first line makes CR the line end.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let cr = bytes.iter().position(|&byte| byte == b'\r');
        let lf = bytes.iter().position(|&byte| byte == b'\n');
        let mac = match (cr, lf) {
            (Some(_), None) => true,
            (Some(cr), Some(lf)) => cr + 1 < lf,
            _ => false,
        };
        Self { length: bytes.len(), rest: bytes, end: if mac { b'\r' } else { b'\n' }, at_end: false, number: 0, starts_line: true }
    }

    /// Bytes read so far.
    pub(super) fn position(&self) -> usize {
        self.length - self.rest.len()
    }

    /// PHP's `feof`.
    pub(super) fn is_over(&self) -> bool {
        self.at_end
    }

    /// PHP's `fgets`: the next piece with its line end, or `None` at the end.
    fn piece(&mut self) -> Option<&'a [u8]> {
        if self.starts_line {
            self.number += 1;
        }
        let window = &self.rest[..self.rest.len().min(LIMIT)];
        let length = match window.iter().position(|&byte| byte == self.end) {
            Some(at) => at + 1,
            None => {
                self.at_end |= window.len() < LIMIT;
                window.len()
            }
        };
        let (piece, rest) = self.rest.split_at(length);
        self.rest = rest;
        self.starts_line = piece.last() == Some(&self.end);
        (!piece.is_empty()).then_some(piece)
    }

    /// A plain read, without conversion.
    pub(super) fn raw(&mut self) -> Option<Line> {
        let bytes = self.piece()?.to_vec();
        Some(Line { bytes, number: self.number })
    }

    /// The tool's own read: converted from Latin-1 when it is not set to UTF-8.
    pub(super) fn read(&mut self, utf8: bool) -> Option<Line> {
        let mut line = self.raw()?;
        if !utf8 {
            line.bytes = from_latin1(&line.bytes);
        }
        Some(line)
    }
}

/// The tool's test of an empty line or a comment. It also strips line ends, takes a byte order mark
/// off, and converts from Latin-1 once more.
pub(super) fn is_passed_over(line: &mut Line, first: bool, utf8: bool) -> bool {
    if first && utf8 && line.bytes.starts_with(b"\xef\xbb\xbf") {
        line.bytes.drain(..3);
    }
    line.bytes.retain(|&byte| byte != b'\r' && byte != b'\n');
    if !utf8 {
        line.bytes = from_latin1(&line.bytes);
    }
    matches!(line.bytes.first(), None | Some(b'(' | b'[' | b'-' | b'#' | b'/' | b' '))
}

/// PHP's `utf8_encode`: each byte becomes the character of that number.
fn from_latin1(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|&byte| char::from(byte)).collect::<String>().into_bytes()
}

/// The cells of a line: a plain split, no quotes, each cell trimmed.
pub(super) fn cells(bytes: &[u8], separator: char) -> Vec<String> {
    bytes.split(|&byte| char::from(byte) == separator).map(|cell| text(trim(cell))).collect()
}

/// PHP's `trim` on bytes.
pub(super) fn trim(mut bytes: &[u8]) -> &[u8] {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0 | 0x0b);
    while let [first, rest @ ..] = bytes
        && blank(first)
    {
        bytes = rest;
    }
    while let [rest @ .., last] = bytes
        && blank(last)
    {
        bytes = rest;
    }
    bytes
}

/// Stands in a cell for a byte that is no character.
pub(super) const BAD: char = '\u{fdd0}';
/// Stands at the end of a cell that ends in the middle of a character.
pub(super) const CUT: char = '\u{fdd1}';

/// Bytes as text; what is no character is marked, and goes when Moodle cleans the value.
pub(super) fn text(bytes: &[u8]) -> String {
    let mut out = String::new();
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        out.push_str(chunk.valid());
        let bad = chunk.invalid();
        let wanted = match bad.first() {
            None => continue,
            Some(0xc2..=0xdf) => 2,
            Some(0xe0..=0xef) => 3,
            Some(0xf0..=0xf4) => 4,
            Some(_) => 0,
        };
        out.push(if chunks.peek().is_none() && bad.len() < wanted { CUT } else { BAD });
    }
    out
}

/// The text as Moodle keeps it: bad bytes vanish, and a value that ends in the middle of a character
/// vanishes whole (`iconv` with `//IGNORE`).
pub(super) fn sound(text: &str) -> String {
    if text.ends_with(CUT) { String::new() } else { text.replace(BAD, "") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> (Vec<String>, u32) {
        let (mut lines, mut list, mut reads) = (Lines::new(bytes), Vec::new(), 0);
        while !lines.is_over() {
            reads += 1;
            list.extend(lines.read(true).map(|line| text(&line.bytes)));
        }
        (list, reads)
    }

    #[test]
    fn a_last_newline_costs_one_more_read_that_finds_nothing() {
        assert_eq!(all(b"a\nb\n"), (vec!["a\n".into(), "b\n".into()], 3));
        assert_eq!(all(b"a\nb"), (vec!["a\n".into(), "b".into()], 2));
    }

    #[test]
    fn a_lone_cr_ends_lines_only_when_the_first_line_end_is_one() {
        assert_eq!(all(b"a\rb\r").0, ["a\r", "b\r"]);
        assert_eq!(all(b"a\r\nb\rc\n").0, ["a\r\n", "b\rc\n"]);
    }

    #[test]
    fn a_long_line_is_cut_by_bytes_and_its_tail_is_a_line() {
        let long = "é".repeat(600) + "\n";
        let mut lines = Lines::new(long.as_bytes());
        assert_eq!(lines.raw().unwrap().bytes.len(), 1_023);
        let tail = lines.raw().unwrap();
        assert_eq!((tail.bytes.len(), tail.number), (178, 1));
    }

    #[test]
    fn bad_bytes_vanish_and_a_value_cut_in_a_character_vanishes_whole() {
        assert_eq!(sound(&text(b"Lef\xe8vre")), "Lefvre");
        assert_eq!(sound(&text(b"Zo\xeb")), "");
        assert_eq!(sound(&text("Zoë".as_bytes())), "Zoë");
    }

    #[test]
    fn comments_and_blanks_are_passed_over_and_the_mark_is_taken_off() {
        let line = |text: &str| Line { bytes: text.as_bytes().to_vec(), number: 1 };
        for text in ["", "\r\n", "# a", "-a", "(a", "[a", "/a", " a"] {
            assert!(is_passed_over(&mut line(text), false, true), "{text:?}");
        }
        let mut marked = line("\u{feff}username\r\n");
        assert!(!is_passed_over(&mut marked, true, true));
        assert_eq!(marked.bytes, b"username");
        assert!(!is_passed_over(&mut line("55000901;-"), false, true));
    }
}
