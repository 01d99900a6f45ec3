#![doc = include_str!("../../../assets/rules/en/character_not_taken.md")]

use crate::check::meta::pages;
use crate::check::{By, Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Characters, Kind, OddCharacter};
use crate::text::php;

/// The rule.
pub static META: Meta = Meta {
    code: "C704",
    name: "character_not_taken",
    title: "rule-character-not-taken",
    level: Level::Error,
    reads: super::EVERY,
    holds: &[Behaviour::OddCharacter(OddCharacter::Refuses), Behaviour::OddCharacter(OddCharacter::Stops)],
    needs: &[],
    pages: pages!("character_not_taken"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let characters = super::form::field(value)?.characters?;
    // Usernames are made lower case before they are looked at.
    let fits = characters.fit(value.text) || (characters == Characters::Login && characters.fit(&value.text.to_lowercase()));
    let does = value.context.does.odd_character.map_or("", OddCharacter::word);
    (!fits).then(|| Problem::new(Level::Error, Message::new("character-not-taken").with("value", value.shown()).with("does", does)))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let cleaned = match super::form::field(value).and_then(|field| field.characters) {
        Some(Characters::Login | Characters::Identifier) if value.kind == Kind::Login && value.by() == By::Name => {
            php::clean_username(value.text)
        }
        _ => return vec![Remedy::advise(Message::new("fix-other-characters"))],
    };
    let fits = !cleaned.is_empty() && value.context.catalogue().user(&cleaned).is_some();
    vec![if fits { Remedy::ask(cleaned) } else { Remedy::advise(Message::new("fix-other-characters")) }]
}
