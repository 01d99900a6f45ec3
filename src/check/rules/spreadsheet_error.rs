#![doc = include_str!("../../../assets/rules/en/spreadsheet_error.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, UnknownGroup};

/// The rule.
pub static META: Meta = Meta {
    code: "C017",
    name: "spreadsheet_error",
    title: "rule-spreadsheet-error",
    level: Level::Error,
    reads: super::EVERY,
    holds: &[],
    needs: &[],
    pages: pages!("spreadsheet_error"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// Errors of Excel and Calc in English and French.
const ERRORS: &[&str] = &[
    "#N/A",
    "#N/D",
    "#REF!",
    "#VALUE!",
    "#VALEUR!",
    "#NAME?",
    "#NOM?",
    "#DIV/0!",
    "#NULL!",
    "#NUL!",
    "#NUM!",
    "#NOMBRE!",
    "#SPILL!",
    "#PROPAGATION!",
    "#CALC!",
    "#CALCUL!",
    "#GETTING_DATA",
];

/// Whether a text is an error that a spreadsheet shows instead of a value.
fn is_error(text: &str) -> bool {
    text.starts_with('#') && (ERRORS.contains(&text) || text.starts_with("Err:") || (text.len() > 2 && text.bytes().all(|b| b == b'#')))
        || text.strip_prefix("Err:").is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}

fn judge(value: &Value<'_>) -> Option<Problem> {
    if !is_error(value.text) {
        return None;
    }
    let message = match value.kind {
        Kind::Group if value.context.does.is(Behaviour::UnknownGroup(UnknownGroup::Creates)) => Message::new("spreadsheet-error-group"),
        _ => Message::new("spreadsheet-error"),
    };
    Some(Problem::new(Level::Error, message.with("value", value.shown())))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    match value.kind {
        Kind::Group | Kind::Days | Kind::Status => vec![Remedy::ask("")],
        _ => vec![Remedy::advise(Message::new("fix-in-spreadsheet"))],
    }
}
