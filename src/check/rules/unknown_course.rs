#![doc = include_str!("../../../assets/rules/en/unknown_course.md")]

use crate::check::meta::pages;
use crate::check::{Deed, Form, Meta, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::text::php;

/// The rule.
pub static META: Meta = Meta {
    code: "C102",
    name: "unknown_course",
    title: "rule-unknown-course",
    level: Level::Error,
    reads: &[Kind::Course],
    needs: &[],
    pages: pages!("unknown_course"),
    form: Form::Value { judge, mend, costly: true },
};

/// How many courses are proposed.
const CHOICES: usize = 3;

fn judge(value: &Value<'_>) -> Option<Problem> {
    if value.course().is_some() || php::is_empty(value.text) || value.context.catalogue().courses_reading(value.text).next().is_some() {
        return None;
    }
    let message = Message::new("unknown-course").with("value", value.shown()).with("platform", value.context.platform());
    Some(Problem::new(Level::Error, message))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let found = value.context.catalogue().suggest_courses(value.text, CHOICES);
    found
        .iter()
        .map(|suggestion| Remedy {
            title: Message::new("fix-course")
                .with("shortname", suggestion.course.shortname.as_str())
                .with("fullname", suggestion.course.fullname.as_str()),
            safety: Safety::Ask,
            deed: Deed::Write(suggestion.course.shortname.clone()),
        })
        .collect()
}
