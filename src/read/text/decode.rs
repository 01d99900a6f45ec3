//! Which encoding the bytes are in, and the text they make.

use super::{bom, score};
use crate::{
    error::{Level, Message, Place},
    read::{Class, Offer, Problem, ReadFault},
    text::codepage,
};
use encoding_rs::Encoding;
use std::borrow::Cow;

/// Bytes looked at around the first doubtful one. Keeps the decision cheap on large files.
const SAMPLE: usize = 1 << 20;

/// Text, and how sure its encoding is.
pub(in crate::read) struct Decoded<'a> {
    pub(in crate::read) text: Cow<'a, str>,
    /// Label, lower case.
    pub(in crate::read) encoding: String,
    /// Line of the first byte that fits no character, from 1.
    broken: Option<u32>,
    /// The encoding that fits nearly as well, with the same word as each of the two shows it.
    rival: Option<Rival>,
}

struct Rival {
    best: &'static str,
    encoding: &'static str,
    word: String,
    other: String,
}

/// Decodes as `label` says, or as the bytes suggest: mark, zero pattern, strict UTF-8, then the
/// single-byte encoding that makes the best French.
pub(in crate::read) fn decode<'a>(bytes: &'a [u8], label: Option<&str>) -> Result<Decoded<'a>, ReadFault> {
    if let Some(label) = label {
        return labelled(bytes, label);
    }
    let (first, verdict) = match decide(bytes) {
        Decision::Utf8 { mark } => return Ok(utf8(&bytes[mark..])),
        Decision::Sound(text) => return Ok(sound(text)),
        Decision::Wide { wide, mark } => return Ok(from_wide(wide, &bytes[mark..])),
        Decision::Single { first, verdict } => (first, verdict),
    };
    let rival = verdict.rival.map(|rival| {
        let word = score::word_around(bytes, first);
        Rival {
            best: verdict.best.label(),
            encoding: rival.label(),
            word: verdict.best.decode(word).into_owned(),
            other: rival.decode(word).into_owned(),
        }
    });
    Ok(Decoded { text: verdict.best.decode(bytes), encoding: verdict.best.label().to_owned(), broken: None, rival })
}

/// What the bytes are in.
enum Decision<'a> {
    /// UTF-8 after a mark of so many bytes, perhaps with damage.
    Utf8 { mark: usize },
    /// UTF-8 without a flaw.
    Sound(&'a str),
    /// A wide form after a mark of so many bytes.
    Wide { wide: bom::Wide, mark: usize },
    /// One byte for each character; where the first one beyond ASCII stands.
    Single { first: usize, verdict: score::Verdict },
}

/// Looks at all bytes for flaws of UTF-8 and at a sample for the rest: its cost hardly grows with the file.
fn decide(bytes: &[u8]) -> Decision<'_> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Decision::Utf8 { mark: 3 };
    }
    if let Some((wide, mark)) = bom::marked(bytes) {
        return Decision::Wide { wide, mark };
    }
    if let Some(wide) = bom::unmarked(bytes) {
        return Decision::Wide { wide, mark: 0 };
    }
    let first = match std::str::from_utf8(bytes) {
        Ok(text) => return Decision::Sound(text),
        Err(error) => error.valid_up_to(),
    };
    let window = &bytes[first.saturating_sub(SAMPLE / 2)..bytes.len().min(first + SAMPLE / 2)];
    if is_damaged_utf8(window) {
        return Decision::Utf8 { mark: 0 };
    }
    let verdict = score::judge(&bytes[first..bytes.len().min(first + SAMPLE)], &bytes[first.saturating_sub(32)..first]);
    Decision::Single { first, verdict }
}

/// The label of the encoding that the bytes are in, without decoding them.
pub(super) fn encoding_of(bytes: &[u8]) -> &'static str {
    match decide(bytes) {
        Decision::Utf8 { .. } | Decision::Sound(_) => "utf-8",
        Decision::Wide { wide, .. } => wide.label(),
        Decision::Single { verdict, .. } => verdict.best.label(),
    }
}

fn sound(text: &str) -> Decoded<'_> {
    Decoded { text: Cow::Borrowed(text), encoding: "utf-8".to_owned(), broken: None, rival: None }
}

fn utf8(bytes: &[u8]) -> Decoded<'_> {
    let text = String::from_utf8_lossy(bytes);
    let broken = match &text {
        Cow::Owned(text) => Some(line_of(text, text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0))),
        Cow::Borrowed(_) => None,
    };
    Decoded { text, encoding: "utf-8".to_owned(), broken, rival: None }
}

fn from_wide(wide: bom::Wide, bytes: &[u8]) -> Decoded<'static> {
    let (text, bad) = wide.decode(bytes);
    let broken = bad.then(|| line_of(&text, text.find(char::REPLACEMENT_CHARACTER).unwrap_or(text.len())));
    Decoded { text: Cow::Owned(text), encoding: wide.label().to_owned(), broken, rival: None }
}

fn labelled<'a>(bytes: &'a [u8], label: &str) -> Result<Decoded<'a>, ReadFault> {
    let label = label.trim().to_ascii_lowercase();
    let wide = match label.as_str() {
        "utf-16" | "utf-16le" => Some(bom::Wide::Utf16Le),
        "utf-16be" => Some(bom::Wide::Utf16Be),
        "utf-32" | "utf-32le" => Some(bom::Wide::Utf32Le),
        "utf-32be" => Some(bom::Wide::Utf32Be),
        "cp850" | "ibm850" | "850" | "cp437" => {
            return Ok(Decoded { text: codepage::decode_cp850(bytes).into(), encoding: "cp850".to_owned(), broken: None, rival: None });
        }
        _ => None,
    };
    if let Some(wide) = wide {
        let mark = bom::marked(bytes).map_or(0, |(_, mark)| mark);
        return Ok(from_wide(wide, &bytes[mark..]));
    }
    let Some(encoding) = Encoding::for_label(label.as_bytes()) else {
        return Err(ReadFault::new("unknown-encoding", "read-unknown-encoding").with("encoding", label));
    };
    if encoding == encoding_rs::UTF_8 {
        return Ok(utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)));
    }
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    let broken = bad.then(|| line_of(&text, text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0)));
    Ok(Decoded { text, encoding: encoding.name().to_ascii_lowercase(), broken, rival: None })
}

/// Many sound multi-byte sequences and few bad bytes: UTF-8 that something damaged, not another encoding.
fn is_damaged_utf8(window: &[u8]) -> bool {
    let (mut sound, mut bad) = (0usize, 0usize);
    for chunk in window.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    sound > 0 && sound >= bad * 3
}

fn line_of(text: &str, at: usize) -> u32 {
    memchr::memchr_iter(b'\n', &text.as_bytes()[..at.min(text.len())]).count() as u32 + 1
}

impl Decoded<'_> {
    /// What the person should know about the encoding.
    pub(in crate::read) fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if let Some(rival) = &self.rival {
            let message = Message::new("read-ambiguous-encoding")
                .with("encoding", self.encoding.as_str())
                .with("word", rival.word.as_str())
                .with("rival", rival.encoding)
                .with("other", rival.other.as_str());
            let both = [Offer::Encoding(rival.best), Offer::Encoding(rival.encoding)];
            problems.push(Problem::new(Class::AmbiguousEncoding, Level::Warning, message).offering(both));
        }
        if let Some(line) = self.broken {
            let message = Message::new("read-invalid-bytes").with("encoding", self.encoding.as_str());
            problems.push(Problem::new(Class::InvalidBytes, Level::Warning, message).at(Place { line: Some(line), ..Place::default() }));
        }
        problems
    }
}
