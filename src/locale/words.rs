//! The files of the word catalogue, embedded.

use super::Language;

macro_rules! files {
    ($language:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/locale/", $language, "/", $name, ".ftl")))),*]
    };
}

/// Name and content of each file of a language, in the same order for all languages.
pub(super) fn sources(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::French => files!(
            "fr": "common",
            "importers",
            "read",
            "mapping",
            "rules",
            "export",
            "catalogue",
            "simulate",
            "toolsync",
            "workspace",
            "cli",
            "ui",
        ),
        Language::English => files!(
            "en": "common",
            "importers",
            "read",
            "mapping",
            "rules",
            "export",
            "catalogue",
            "simulate",
            "toolsync",
            "workspace",
            "cli",
            "ui",
        ),
    }
}
