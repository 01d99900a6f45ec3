//! The words: French and English, from `assets/locale/<language>/*.ftl`. Only this module renders.
//!
//! ```
//! use bordereau::locale::{Language, Locale};
//! assert_eq!(Locale::new(Language::of_tag("en-GB")).number(12_345), "12,345");
//! ```

mod elision;
mod format;
mod pages;
#[cfg(test)]
mod tests;
mod words;

pub use pages::Page;

use crate::error::{Arg, Message, Place, column_letters};
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use std::sync::OnceLock;

/// A language of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// The language of the house.
    #[default]
    French,
    /// For visitors and for those who script.
    English,
}

impl Language {
    /// All, in the order of the variants; the house's own first.
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    /// The language of a tag such as `en-GB`; whatever is not spoken here is French.
    pub fn of_tag(tag: &str) -> Self {
        let spoken = |language: &Self| tag.get(..2).is_some_and(|two| two.eq_ignore_ascii_case(language.code()));
        Self::ALL.into_iter().find(spoken).unwrap_or_default()
    }

    /// `fr` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// As Windows names it, with the country whose forms are used.
    pub fn tag(self) -> &'static str {
        match self {
            Self::French => "fr-FR",
            Self::English => "en-US",
        }
    }

    /// What its own speakers call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::French => "Français",
            Self::English => "English",
        }
    }
}

/// Renders messages in one language. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Locale {
    language: Language,
    bundle: &'static Bundle,
}

impl Locale {
    /// The words of a language. The catalogue is parsed once per process.
    pub fn new(language: Language) -> Self {
        static BUNDLES: [OnceLock<Bundle>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
        let bundle = BUNDLES[language as usize].get_or_init(|| bundle(language));
        Self { language, bundle }
    }

    /// Which language it is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a message without arguments.
    pub fn text(&self, id: &str) -> String {
        self.message(&Message::new(id.to_owned()))
    }

    /// The text of a message. An id that is missing shows itself: the tests rule it out.
    pub fn message(&self, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &message.args {
            args.set(name.as_ref(), self.value(value));
        }
        self.render(&message.id, &args)
    }

    /// Whether the catalogue has this id.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A place in words: sheet, line, column, as far as they are known. Empty when nothing is.
    pub fn place(&self, place: &Place) -> String {
        let mut parts = Vec::new();
        if let Some(sheet) = place.sheet.as_deref().filter(|name| !name.is_empty()) {
            parts.push(self.message(&Message::new("place-sheet").with("name", sheet)));
        }
        if let Some(line) = place.line {
            // A line number is a name, not a quantity: no grouping.
            parts.push(self.message(&Message::new("place-line").with("line", line.to_string())));
        }
        if let Some(column) = place.column {
            parts.push(self.message(&Message::new("place-column").with("letters", column_letters(column))));
        }
        parts.join(", ")
    }

    fn value(&self, value: &Arg) -> FluentValue<'static> {
        match value {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(number) => FluentValue::from(*number as f64),
            Arg::Moment(seconds) => FluentValue::from(self.moment(*seconds)),
            Arg::Message(message) => FluentValue::from(self.message(message)),
        }
    }

    fn render(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut errors: Vec<FluentError> = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        match self.language {
            Language::French => elision::elided(&text),
            Language::English => text.into_owned(),
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(language: Language) -> Bundle {
    let sources = words::sources(language);
    match language {
        Language::French => {
            made(language.code(), |bundle| bundle.set_formatter(Some(format::french_value)), sources.map(format::french_typography))
        }
        Language::English => made(language.code(), |bundle| bundle.set_formatter(Some(format::english_value)), sources.map(str::to_owned)),
    }
}

/// The words of a language from its files; `numbers` says how it writes numbers.
fn made(code: &str, numbers: impl FnOnce(&mut Bundle), sources: impl Iterator<Item = String>) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![code.parse().unwrap_or_default()]);
    // In French the marks say where an argument begins, for the words before it; they are taken out again. Left in place they
    // would reach copied text.
    bundle.set_use_isolating(code == Language::French.code());
    numbers(&mut bundle);
    for source in sources {
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}
