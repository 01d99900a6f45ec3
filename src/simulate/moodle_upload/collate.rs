//! How the database compares texts when it looks for an account, a course, a cohort, a category.

use super::settings::Database;
use icu_collator::options::{AlternateHandling, CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};

/// Comparison of one database. Two texts are the same when their keys are.
pub struct Comparison {
    collator: Option<CollatorBorrowed<'static>>,
}

impl Comparison {
    /// The comparison that a database makes.
    pub fn new(database: Database) -> Self {
        let collator = match database {
            Database::Exact => None,
            Database::UnicodeCi => {
                let mut options = CollatorOptions::default();
                options.strength = Some(Strength::Primary);
                options.alternate_handling = Some(AlternateHandling::NonIgnorable);
                Collator::try_new(Default::default(), options).ok()
            }
        };
        Self { collator }
    }

    /// Whether only the same bytes are the same text.
    pub fn is_exact(&self) -> bool {
        self.collator.is_none()
    }

    /// What two texts share that the database takes for the same. Blanks at the end do not count
    /// (`PAD SPACE`).
    pub fn key(&self, text: &str) -> Box<[u8]> {
        let Some(collator) = &self.collator else { return text.as_bytes().into() };
        let text: String = text.chars().map(as_of_unicode_4).collect();
        let mut key = Vec::with_capacity(text.len() * 2 + 4);
        let trimmed = text.trim_end_matches([' ', '\u{200b}', '\u{feff}']);
        if collator.write_sort_key_to(trimmed, &mut key).is_err() {
            key = trimmed.as_bytes().to_vec();
        }
        key.into()
    }

    /// Whether the database takes two texts for the same.
    pub fn same(&self, a: &str, b: &str) -> bool {
        a == b || (!self.is_exact() && self.key(a) == self.key(b))
    }
}

/// Characters that are letters or signs of their own in the tables of Unicode 4.0, and variants of another
/// one, or nothing at all, in today's. Compared character by character with MariaDB 10.11.
const APART: &str = "\u{ad}\u{85}\u{c}\u{b}\t\nøđłħŧðŀ‘’‚‛“”„‟";

/// `utf8mb4_unicode_ci` has the weights of Unicode 4.0. What differs from today's tables: all characters
/// above U+FFFF weigh the same, kinds of space are the plain space, and those of [`APART`].
fn as_of_unicode_4(c: char) -> char {
    let lower = match c {
        'Ø' | 'ǿ' | 'Ǿ' => 'ø',
        'Đ' => 'đ',
        'Ł' => 'ł',
        'Ħ' | 'ℏ' => 'ħ',
        'Ŧ' => 'ŧ',
        'Ð' => 'ð',
        'Ŀ' => 'ŀ',
        '\u{10000}'.. => return '\u{fffd}',
        '\u{a0}' | '\u{202f}' | '\u{3000}' | '\u{2000}'..='\u{200a}' | '\u{205f}' => return ' ',
        _ => c,
    };
    let private = APART.chars().position(|apart| apart == lower).and_then(|at| char::from_u32(0xe000 + at as u32));
    if c.is_ascii_graphic() { c } else { private.unwrap_or(c) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mariadb_forgets_case_accents_and_kinds_of_space() {
        let ci = Comparison::new(Database::UnicodeCi);
        for (a, b) in [
            ("DUPONT", "dupont"),
            ("helene", "hélène"),
            ("oeuvre", "œuvre"),
            ("Ge\u{301}ne\u{301}tique", "génétique"),
            ("cours_test\u{a0}", "cours_test"),
            ("cours\u{200b}_test", "cours_test"),
            ("NBSP INTERNE", "NBSP\u{a0}INTERNE"),
            ("ca-va", "ÇA-VA"),
            ("Emoji 🎓", "Emoji 🎉"),
        ] {
            assert!(ci.same(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("L'histoire", "L’histoire"),
            ("CHIM-L1", "CHIM–L1"),
            ("CHIM-L1", "CHIM_L1"),
            ("a  b", "a b"),
            ("a\u{ad}", "a"),
            ("a\u{c}", "a"),
            ("søren", "soren"),
        ] {
            assert!(!ci.same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn postgresql_compares_bytes() {
        assert!(!Comparison::new(Database::Exact).same("a", "A"));
    }
}
