//! Whole pages for people, embedded: what the program keeps of anybody, and what it defends against.

use super::Language;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// What is kept where, for how long, who can read it: one page that a data-protection officer can file.
    Privacy,
    /// What is defended against, how that is tested, and what is not covered.
    Threats,
}

impl Page {
    /// All pages.
    pub const ALL: [Self; 2] = [Self::Privacy, Self::Threats];

    /// The word by which the command line shows it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Privacy => "privacy",
            Self::Threats => "threats",
        }
    }

    /// The page in Markdown; its first line is its title after `# `.
    pub fn text(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Privacy, Language::French) => include_str!("../../assets/pages/fr/privacy.md"),
            (Self::Privacy, Language::English) => include_str!("../../assets/pages/en/privacy.md"),
            (Self::Threats, Language::French) => include_str!("../../assets/pages/fr/threats.md"),
            (Self::Threats, Language::English) => include_str!("../../assets/pages/en/threats.md"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_as_much() {
        for page in Page::ALL {
            let shape = |language| -> Vec<usize> {
                let text = page.text(language);
                assert!(text.starts_with("# "), "{page:?}");
                vec![text.matches("\n## ").count(), text.matches("\n|").count(), text.matches("\n- ").count()]
            };
            assert_eq!(shape(Language::French), shape(Language::English), "{page:?}");
        }
    }
}
