#![doc = include_str!("../../../assets/rules/en/value_needs_quotes.md")]

use crate::check::meta::pages;
use crate::check::{Deed, Form, Look, Meta, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::DelimiterInValue;

/// The rule.
pub static META: Meta = Meta {
    code: "C012",
    name: "value_needs_quotes",
    title: "rule-value-needs-quotes",
    level: Level::Error,
    reads: super::EVERY,
    holds: &[],
    needs: &[],
    pages: pages!("value_needs_quotes"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    if !value.look.has(Look::UNWRITABLE) || super::other_shape::is_several(value) {
        return None;
    }
    let delimiter = value.context.subject.delimiter;
    let message = if value.text.contains(['\n', '\r']) {
        Message::new("value-holds-break")
    } else if value.text.contains(delimiter) {
        Message::new("value-holds-delimiter").with("delimiter", delimiter.to_string())
    } else if value.text.contains('"') {
        Message::new("value-holds-quote")
    } else {
        // Only at the ends, where it is trimmed.
        return None;
    };
    let does = value.context.does.delimiter_in_value.map_or("", DelimiterInValue::word);
    Some(Problem::new(Level::Error, message.with("value", value.shown()).with("does", does)))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let delimiter = value.context.subject.delimiter;
    let mut remedies = Vec::new();
    if value.text.contains(delimiter)
        && let Some(other) = value.context.free_delimiter()
    {
        let title = Message::new("fix-delimiter").with("delimiter", other.to_string());
        remedies.push(Remedy { title, safety: Safety::Ask, deed: Deed::Delimit(other) });
    }
    remedies.push(Remedy::ask(without(value.text, delimiter)));
    remedies
}

/// The text with a blank for each delimiter and line break, an apostrophe for each quote.
fn without(text: &str, delimiter: char) -> String {
    let plain: String = text.chars().map(|c| if c == '"' { '\'' } else { c }).collect();
    plain.split([delimiter, '\n', '\r', ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
