#![doc = include_str!("../../../assets/rules/en/invisible_character.md")]

use crate::check::meta::pages;
use crate::check::{By, Form, Look, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::text::invisible;
use crate::text::php;

/// The rule.
pub static META: Meta = Meta {
    code: "C013",
    name: "invisible_character",
    title: "rule-invisible-character",
    level: Level::Warning,
    reads: &[
        Kind::Login,
        Kind::Course,
        Kind::Role,
        Kind::Group,
        Kind::Days,
        Kind::Status,
        Kind::Idnumber,
        Kind::Email,
        Kind::Name,
        Kind::CourseIdnumber,
        Kind::Cohort,
        Kind::Text,
    ],
    holds: &[],
    needs: &[],
    pages: pages!("invisible_character"),
    form: Form::Value { judge, mend, costly: false, gather: Some("invisible-character-many") },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    // Logins have a rule of their own.
    if value.kind == Kind::Login && value.by() == By::Name {
        return None;
    }
    if !value.look.has(Look::BEYOND_ASCII.or(Look::CONTROL)) || !value.text.chars().any(invisible::is_hidden) {
        return None;
    }
    // A no-break space can be half of a damaged letter: `Ã⍽` is `à`.
    if value.is_known() || super::mojibake::sound(value).is_some() {
        return None;
    }
    let message =
        if value.text.chars().any(invisible::is_odd_blank) { Message::new("invisible-blank") } else { Message::new("invisible-character") };
    // A course or a role is not found; a group is created, with no name to see if nothing else is there.
    let refused = matches!(value.kind, Kind::Login | Kind::Course | Kind::Role) || php::is_empty(&invisible::visible(value.text));
    let level = if refused { Level::Error } else { Level::Warning };
    Some(Problem::new(level, message.with("value", marked(value.text))))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::safe(invisible::visible(value.raw))]
}

/// The text with a mark where something hides.
pub(super) fn marked(text: &str) -> String {
    text.chars()
        .map(|c| {
            if invisible::is_odd_blank(c) {
                '⍽'
            } else if invisible::is_hidden(c) {
                '·'
            } else {
                c
            }
        })
        .collect()
}
