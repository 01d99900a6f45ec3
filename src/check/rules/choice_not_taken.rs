#![doc = include_str!("../../../assets/rules/en/choice_not_taken.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};

/// The rule.
pub static META: Meta = Meta {
    code: "C705",
    name: "choice_not_taken",
    title: "rule-choice-not-taken",
    level: Level::Error,
    reads: super::EVERY,
    holds: &[],
    needs: &[],
    pages: pages!("choice_not_taken"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let field = super::form::field(value)?;
    let choices = &field.choices;
    let takes = |choice: &String| *choice == value.text || field.any_case && choice.eq_ignore_ascii_case(value.text);
    let unknown = !choices.is_empty() && !choices.iter().any(takes);
    let message = || Message::new("choice-not-taken").with("value", value.shown()).with("choices", choices.join(", "));
    unknown.then(|| Problem::new(Level::Error, message()))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let Some(field) = super::form::field(value) else { return Vec::new() };
    let meant = field.choices.iter().find(|choice| choice.eq_ignore_ascii_case(value.text));
    match (meant, field.choices.as_slice()) {
        (Some(choice), _) | (None, [choice]) => vec![Remedy::ask(choice.as_str())],
        _ => field.choices.iter().map(|choice| Remedy::ask(choice.as_str())).collect(),
    }
}
