//! Names of files that every system takes, and which of them are one and the same on some system.
//!
//! Source: Microsoft, "Naming Files, Paths, and Namespaces"; Apple's and Microsoft's file systems keep capitals and
//! do not tell them apart; Linux counts 255 bytes per name, Windows 255 units of UTF-16.

use super::{fold, form};

/// The longest name that Linux takes, in bytes. Windows takes as many units of UTF-16, which are never more.
pub const MOST_BYTES: usize = 255;

/// Names of devices on Windows, whatever ending follows.
const DEVICES: [&str; 7] = ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];

/// What a file system that does not tell capitals apart, drops blanks and dots at the end, and composes accents
/// makes of a name: two names with one key may be one file.
pub fn key(name: &str) -> String {
    let composed: String = form::composed(name).chars().flat_map(char::to_lowercase).collect();
    composed.trim_end_matches([' ', '.']).to_owned()
}

/// Whether Windows takes the name for a device, refuses it, or gives it to another file.
pub fn is_refused_by_windows(name: &str) -> bool {
    name.is_empty() || is_device(name) || name.ends_with([' ', '.']) || name.chars().any(|c| c.is_control() || "<>:\"/\\|?*".contains(c))
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = |word: &str| {
        let mut rest = stem.strip_prefix(word).unwrap_or_default().chars();
        // The small raised digits count as digits there.
        rest.next().is_some_and(|digit| matches!(digit, '1'..='9' | '¹' | '²' | '³')) && rest.next().is_none()
    };
    DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

/// A piece of a name, such as the short name of a course, in letters, digits, `-`, `_` and `.`.
pub fn plain(piece: &str) -> String {
    let sound = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    if piece.is_ascii() { piece.chars().map(sound).collect() } else { fold::careful(piece).chars().map(sound).collect() }
}

/// `stem`, `tail` and `ending` in a row as a name that every system takes: a stem that is too long gives way, so that what
/// tells the name from others stays.
pub fn joined(stem: &str, tail: &str, ending: &str) -> String {
    let room = MOST_BYTES.saturating_sub(tail.len() + ending.len());
    let stem = cut(stem, room);
    let tail = cut(tail, MOST_BYTES.saturating_sub(stem.len() + ending.len()));
    let whole = format!("{stem}{tail}");
    let whole = whole.trim_end_matches([' ', '.']);
    let name = format!("{whole}{ending}");
    if is_device(&name) { format!("_{name}") } else { name }
}

/// The beginning of a text that takes no more than `most` bytes.
pub fn cut(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_one_file_somewhere_have_one_key() {
        for (a, b) in [("CHIM.csv", "chim.csv"), ("liste.csv.", "liste.csv"), ("liste.csv  ", "liste.csv"), ("e\u{301}te.csv", "Éte.csv")]
        {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        assert_ne!(key("CHIM-L1.csv"), key("CHIM_L1.csv"));
    }

    #[test]
    fn names_of_devices_and_bad_ends_are_known() {
        for name in
            ["con", "NUL.csv", "com1", "LPT9.txt", "aux.tar.gz", "COM².csv", "liste.", "liste ", "a:b", "a*b", "", "a\u{1}b", "con .csv"]
        {
            assert!(is_refused_by_windows(name), "{name}");
        }
        for name in ["console.csv", "com10.csv", "comptes.csv", ".csv", "liste.csv", "été (2).csv", "nul_.csv"] {
            assert!(!is_refused_by_windows(name), "{name}");
        }
    }

    #[test]
    fn a_name_fits_whatever_it_is_made_of() {
        assert_eq!(joined("liste", "-CHIM_L1", ".csv"), "liste-CHIM_L1.csv");
        assert_eq!(joined("con", "", ".csv"), "_con.csv");
        assert_eq!(joined("liste", "-fin.", ""), "liste-fin");
        for (stem, tail) in
            [("é".repeat(200), "-CHIM".to_owned()), ("liste".to_owned(), "é".repeat(300)), ("é".repeat(300), "è".repeat(300))]
        {
            let name = joined(&stem, &tail, ".csv");
            assert!(name.len() <= MOST_BYTES && name.ends_with(".csv"), "{} bytes", name.len());
        }
    }
}
