//! Whole pages for people, embedded: each step of the work, what the program keeps of anybody, what it defends against, and
//! for whom it can be used.

use super::Language;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The step where the list is read.
    Open,
    /// The step where columns are chosen.
    Columns,
    /// The step of problems.
    Check,
    /// The step that simulates the import in advance.
    Forecast,
    /// The step that writes the file.
    HandOver,
    /// What is kept where, for how long, who can read it: one page that a data-protection officer can file.
    Privacy,
    /// What is defended against, how that is tested, and what is not covered.
    Threats,
    /// What of the standard for accessible software is met, what is not, and how it was tested.
    Accessibility,
}

impl Page {
    /// All pages.
    pub const ALL: [Self; 8] =
        [Self::Open, Self::Columns, Self::Check, Self::Forecast, Self::HandOver, Self::Privacy, Self::Threats, Self::Accessibility];

    /// The word by which the command line shows it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Columns => "columns",
            Self::Check => "check",
            Self::Forecast => "foresee",
            Self::HandOver => "hand-over",
            Self::Privacy => "privacy",
            Self::Threats => "threats",
            Self::Accessibility => "accessibility",
        }
    }

    /// The page in Markdown; its first line is its title after `# `.
    pub fn text(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Open, Language::French) => include_str!("../../assets/pages/fr/open.md"),
            (Self::Open, Language::English) => include_str!("../../assets/pages/en/open.md"),
            (Self::Columns, Language::French) => include_str!("../../assets/pages/fr/columns.md"),
            (Self::Columns, Language::English) => include_str!("../../assets/pages/en/columns.md"),
            (Self::Check, Language::French) => include_str!("../../assets/pages/fr/check.md"),
            (Self::Check, Language::English) => include_str!("../../assets/pages/en/check.md"),
            (Self::Forecast, Language::French) => include_str!("../../assets/pages/fr/forecast.md"),
            (Self::Forecast, Language::English) => include_str!("../../assets/pages/en/forecast.md"),
            (Self::HandOver, Language::French) => include_str!("../../assets/pages/fr/hand-over.md"),
            (Self::HandOver, Language::English) => include_str!("../../assets/pages/en/hand-over.md"),
            (Self::Privacy, Language::French) => include_str!("../../assets/pages/fr/privacy.md"),
            (Self::Privacy, Language::English) => include_str!("../../assets/pages/en/privacy.md"),
            (Self::Threats, Language::French) => include_str!("../../assets/pages/fr/threats.md"),
            (Self::Threats, Language::English) => include_str!("../../assets/pages/en/threats.md"),
            (Self::Accessibility, Language::French) => include_str!("../../assets/pages/fr/accessibility.md"),
            (Self::Accessibility, Language::English) => include_str!("../../assets/pages/en/accessibility.md"),
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
