//! How a text reads in each encoding that it may be in: the words with accents, spelled by each.

use super::decode::decode;

/// Encodings that French lists come in, by their labels.
const CANDIDATES: [&str; 6] = ["utf-8", "windows-1252", "iso-8859-15", "macintosh", "cp850", "utf-16le"];
/// Words shown for each.
const WORDS: usize = 4;
/// Bytes looked through for them. A list without an accent in its first megabytes reads the same in nearly all.
const SEARCHED: usize = 4 << 20;
/// Longest word shown, in bytes.
const LONGEST: usize = 40;

/// Words of the text as one encoding spells them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// Label of the encoding.
    pub encoding: &'static str,
    /// The first cells that the encodings spell differently; none when the text is plain.
    pub words: Vec<String>,
}

/// The same few cells as each encoding would show them.
pub fn spellings(bytes: &[u8]) -> Vec<Spelling> {
    let cells = accented_cells(&bytes[..bytes.len().min(SEARCHED)]);
    let spelled = |label: &'static str| {
        let words = cells.iter().filter_map(|cell| Some(decode(cell, Some(label)).ok()?.text.trim().to_owned()));
        Spelling { encoding: label, words: words.filter(|word| !word.is_empty()).collect() }
    };
    CANDIDATES.into_iter().map(spelled).collect()
}

/// The first distinct cells with a byte beyond ASCII.
fn accented_cells(bytes: &[u8]) -> Vec<&[u8]> {
    let ends = |byte: &u8| matches!(byte, b';' | b',' | b'\t' | b'|' | b'\r' | b'\n' | b'"');
    let mut cells: Vec<&[u8]> = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| !byte.is_ascii()) {
        let clue = at + found;
        let lowest = clue.saturating_sub(LONGEST);
        let from = bytes[lowest..clue].iter().rposition(ends).map_or(lowest, |end| lowest + end + 1);
        let to = bytes[clue..].iter().take(LONGEST).position(ends).map_or(bytes.len().min(clue + LONGEST), |end| clue + end);
        let cell = bytes[from..to].trim_ascii();
        if !cells.contains(&cell) {
            cells.push(cell);
        }
        if cells.len() == WORDS {
            break;
        }
        at = to.max(clue + 1);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_cells_are_spelled_by_each_encoding() {
        let found = spellings(b"login;pr\xe9nom\n1;Zo\xe9\n2;Zo\xe9\n3;L\xe9a\n");
        let words =
            |label: &str| found.iter().find(|spelling| spelling.encoding == label).map(|spelling| spelling.words.join(" ")).unwrap();
        assert_eq!(words("windows-1252"), "prénom Zoé Léa");
        assert_eq!(words("macintosh"), "prÈnom ZoÈ LÈa");
        assert_eq!(words("cp850"), "prÚnom ZoÚ LÚa");
        assert_eq!(words("utf-8"), "pr\u{fffd}nom Zo\u{fffd} L\u{fffd}a");
    }

    #[test]
    fn a_text_without_accents_reads_the_same_everywhere() {
        assert!(spellings(b"login;nom\n1;Martin\n").iter().all(|spelling| spelling.words.is_empty()));
    }
}
