//! The files of the word catalogue, embedded.

use super::Language;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// Content of each file in French and in English.
        const FILES: &[(&str, &str)] = &[$((
            include_str!(concat!("../../assets/locale/fr/", $name, ".ftl")),
            include_str!(concat!("../../assets/locale/en/", $name, ".ftl")),
        )),*];
    };
}

files!(
    "common",
    "importers",
    "settings",
    "read",
    "mapping",
    "rules",
    "export",
    "submit",
    "verify",
    "catalogue",
    "moodle",
    "simulate",
    "toolsync",
    "workspace",
    "cli",
    "commands",
    "ui",
    "platform",
    "policy"
);

/// Content of each file of a language.
pub(super) fn sources(language: Language) -> impl Iterator<Item = &'static str> {
    FILES.iter().map(move |&(french, english)| match language {
        Language::French => french,
        Language::English => english,
    })
}
