#![doc = include_str!("../../../assets/rules/en/course_spelling.md")]

use crate::check::meta::pages;
use crate::check::{By, Form, Meta, Need, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::text::{fold, php};

/// The rule.
pub static META: Meta = Meta {
    code: "C103",
    name: "course_spelling",
    title: "rule-course-spelling",
    level: Level::Error,
    reads: &[Kind::Course],
    holds: &[],
    needs: &[Need::Courses],
    pages: pages!("course_spelling"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    if value.course().is_some() || php::is_empty(value.text) {
        return None;
    }
    if value.by() != By::Name {
        return None;
    }
    let catalogue = value.context.catalogue();
    let meant = value.near_course()?;
    if catalogue.course(crate::text::invisible::visible(value.raw).as_str()).is_some() {
        return None;
    }
    let forgiven = value.context.database_forgives() && fold::only_letters_differ(value.text, &meant.shortname);
    let (level, message) = match forgiven {
        true => (Level::Info, Message::new("course-spelling-forgiven")),
        false => (Level::Error, Message::new("course-spelling")),
    };
    let message = message.with("value", value.shown()).with("meant", meant.shortname.as_str());
    Some(Problem::new(level, message.with("platform", value.context.platform())))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let meant: Vec<&str> = value.context.catalogue().courses_reading(value.text).map(|course| course.shortname.as_str()).collect();
    match meant.as_slice() {
        [one] => vec![Remedy::safe(*one)],
        several => several.iter().map(|name| Remedy::ask(*name)).collect(),
    }
}
