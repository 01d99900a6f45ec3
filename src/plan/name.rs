//! Names that every server and every mail program takes.

use crate::text::fold;

/// The name in letters without accents, digits, `-`, `_` and `.`; it never begins with a sign and is never empty.
pub fn plain(name: &str) -> String {
    let folded = if name.is_ascii() { name.to_owned() } else { fold::careful(name) };
    let sound = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    let text: String = folded.chars().map(sound).collect();
    let text = text.trim_start_matches(['-', '.', '_']);
    if text.is_empty() { "liste.csv".to_owned() } else { text.to_owned() }
}

/// A name that no other file has: day, rows and the beginning of the hash, so that a place that shows nothing can be
/// given two files without one taking the place of the other.
pub fn unique(name: &str, day: &str, rows: u64, sha256: &str) -> String {
    let name = plain(name);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, "csv"));
    format!("{stem}_{day}_{rows}lignes_{}.{ending}", sha256.get(..8).unwrap_or(sha256))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_name_has_no_accent_no_blank_and_no_sign_in_front() {
        for (name, expected) in [
            ("inscriptions.csv", "inscriptions.csv"),
            ("Été L1.csv", "ete-l1.csv"),
            ("_lock.csv", "lock.csv"),
            ("../x.csv", "x.csv"),
            ("…", "liste.csv"),
            ("a;b\"c.csv", "a-b-c.csv"),
        ] {
            assert_eq!(plain(name), expected, "{name}");
        }
    }

    #[test]
    fn a_unique_name_tells_two_contents_apart() {
        let name = |sha: &str| unique("liste.csv", "2026-11-28", 126, sha);
        assert_eq!(name("0123456789abcdef"), "liste_2026-11-28_126lignes_01234567.csv");
        assert_ne!(name("0123456789abcdef"), name("1123456789abcdef"));
    }
}
