#![doc = include_str!("../../../assets/rules/en/role_without_enrolment.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, WithoutManualMethod};
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C713",
    name: "role_without_enrolment",
    title: "rule-role-without-enrolment",
    level: Level::Warning,
    reads: &[Kind::Course],
    holds: &[Behaviour::WithoutManualMethod(WithoutManualMethod::Says)],
    needs: &[],
    pages: pages!("role_without_enrolment"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let wanted = context.subject.importer().fields.iter().find(|field| field.kind == Kind::Method);
    let Some(field) = wanted.filter(|_| !context.has(Kind::Method)) else { return Ok(Vec::new()) };
    let message = Message::new("role-without-enrolment").with("column", field.key.as_str());
    Ok(vec![Finding::new(&META, message).advise(Message::new("fix-add-method"))])
}
