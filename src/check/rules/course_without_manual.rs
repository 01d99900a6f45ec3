#![doc = include_str!("../../../assets/rules/en/course_without_manual.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, WithoutManualMethod};

/// The rule.
pub static META: Meta = Meta {
    code: "C104",
    name: "course_without_manual",
    title: "rule-course-without-manual",
    level: Level::Error,
    reads: &[Kind::Course],
    holds: &[
        Behaviour::WithoutManualMethod(WithoutManualMethod::Silent),
        Behaviour::WithoutManualMethod(WithoutManualMethod::Says),
        Behaviour::WithoutManualMethod(WithoutManualMethod::Adds),
        Behaviour::WithoutManualMethod(WithoutManualMethod::Fails),
    ],
    needs: &[Need::Methods],
    pages: pages!("course_without_manual"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let course = value.course()?;
    let site = &value.context.catalogue().site().site;
    if site.shortname.as_deref() == Some(value.text) {
        return None;
    }
    if site.enrol_plugins_enabled.as_ref().is_some_and(|plugins| !plugins.iter().any(|plugin| plugin == "manual")) {
        let message = Message::new("course-without-manual-site").with("value", value.shown()).with("platform", value.context.platform());
        return Some(Problem::new(Level::Error, message));
    }
    let does = value.context.does.without_manual_method?;
    // People get in all the same.
    let level = if does == WithoutManualMethod::Adds { Level::Info } else { Level::Error };
    let lacks = course.manual_method() == Ok(None);
    lacks.then(|| Problem::new(level, Message::new("course-without-manual").with("value", value.shown()).with("does", does.word())))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-ask-for-manual"))]
}
