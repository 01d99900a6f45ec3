//! The forms in which Unicode writes a character: its letter and marks in one, or apart.
//!
//! Source: Unicode Standard Annex 15, "Unicode Normalization Forms".

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::{CodePointMapData, props::GeneralCategory, props::GeneralCategoryGroup};
use std::borrow::Cow;

/// Letters and their marks in one character where there is one (NFC).
pub fn composed(text: &str) -> Cow<'_, str> {
    const { ComposingNormalizerBorrowed::new_nfc() }.normalize(text)
}

/// Letters and marks apart, in the order of the standard (NFD).
pub fn apart(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    const { DecomposingNormalizerBorrowed::new_nfd() }.normalize_iter(chars)
}

/// The same, and ligatures, wide letters and the like as the plain characters that they stand for (NFKD).
pub fn plain(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    const { DecomposingNormalizerBorrowed::new_nfkd() }.normalize_iter(chars)
}

/// Whether a character is written on the one before it, as accents are.
pub fn is_mark(c: char) -> bool {
    GeneralCategoryGroup::Mark.contains(const { CodePointMapData::<GeneralCategory>::new() }.get(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_and_its_accent_are_one_or_apart() {
        assert_eq!(composed("e\u{301}te\u{301}"), "été");
        assert_eq!(apart("été".chars()).collect::<String>(), "e\u{301}te\u{301}");
        assert_eq!(plain("ﬁn²".chars()).collect::<String>(), "fin2");
        assert_eq!("e\u{301}\u{20dd}a".chars().filter(|&c| is_mark(c)).count(), 2);
    }
}
