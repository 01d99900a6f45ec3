//! Byte order marks, and the pattern of zero bytes that UTF-16 and UTF-32 leave without one.

/// A Unicode form that is not plain UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wide {
    Utf16Le,
    Utf16Be,
    Utf32Le,
    Utf32Be,
}

impl Wide {
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Utf32Le => "utf-32le",
            Self::Utf32Be => "utf-32be",
        }
    }

    /// The text; `true` when something could not be decoded.
    pub(super) fn decode(self, bytes: &[u8]) -> (String, bool) {
        match self {
            Self::Utf16Le => {
                let (text, bad) = encoding_rs::UTF_16LE.decode_without_bom_handling(bytes);
                (text.into_owned(), bad)
            }
            Self::Utf16Be => {
                let (text, bad) = encoding_rs::UTF_16BE.decode_without_bom_handling(bytes);
                (text.into_owned(), bad)
            }
            Self::Utf32Le => utf32(bytes, u32::from_le_bytes),
            Self::Utf32Be => utf32(bytes, u32::from_be_bytes),
        }
    }
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> (String, bool) {
    let mut bad = !bytes.len().is_multiple_of(4);
    let text = bytes
        .chunks_exact(4)
        .map(|four| {
            char::from_u32(unit([four[0], four[1], four[2], four[3]])).unwrap_or_else(|| {
                bad = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    (text, bad)
}

/// The wide form that the first bytes announce, and how many bytes the mark takes.
pub(super) fn marked(bytes: &[u8]) -> Option<(Wide, usize)> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => Some((Wide::Utf32Le, 4)),
        [0, 0, 0xfe, 0xff, ..] => Some((Wide::Utf32Be, 4)),
        [0xff, 0xfe, ..] => Some((Wide::Utf16Le, 2)),
        [0xfe, 0xff, ..] => Some((Wide::Utf16Be, 2)),
        _ => None,
    }
}

/// The wide form that the zero bytes betray: lists are mostly ASCII, so nearly every high byte is zero.
pub(super) fn unmarked(bytes: &[u8]) -> Option<Wide> {
    let head = &bytes[..bytes.len().min(4096) & !3];
    if head.len() < 4 {
        return None;
    }
    let mut zeros = [0usize; 4];
    for (at, &byte) in head.iter().enumerate() {
        zeros[at % 4] += usize::from(byte == 0);
    }
    let quads = head.len() / 4;
    let mostly = |at: usize| zeros[at] * 10 >= quads * 8;
    let rarely = |at: usize| zeros[at] * 10 <= quads;
    match () {
        () if rarely(0) && mostly(1) && mostly(2) && mostly(3) => Some(Wide::Utf32Le),
        () if mostly(0) && mostly(1) && mostly(2) && rarely(3) => Some(Wide::Utf32Be),
        () if rarely(0) && mostly(1) && rarely(2) && mostly(3) => Some(Wide::Utf16Le),
        () if mostly(0) && rarely(1) && mostly(2) && rarely(3) => Some(Wide::Utf16Be),
        () => None,
    }
}
