#![doc = include_str!("../../../assets/rules/en/unknown_cohort.md")]

use crate::check::meta::pages;
use crate::check::{By, Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, UnknownCohort};

/// The rule.
pub static META: Meta = Meta {
    code: "C715",
    name: "unknown_cohort",
    title: "rule-unknown-cohort",
    level: Level::Warning,
    reads: &[Kind::Cohort],
    holds: &[Behaviour::UnknownCohort(UnknownCohort::Creates), Behaviour::UnknownCohort(UnknownCohort::Says)],
    needs: &[],
    pages: pages!("unknown_cohort"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let cohorts = value.context.catalogue().site().cohorts.as_deref()?;
    let known = cohorts.iter().any(|cohort| match value.by() {
        By::Number | By::Name => cohort.idnumber.as_deref() == Some(value.text),
        By::Email | By::Id => true,
    });
    let does = value.context.does.unknown_cohort.map_or("", UnknownCohort::word);
    let message =
        || Message::new("unknown-cohort").with("value", value.shown()).with("platform", value.context.platform()).with("does", does);
    (!known).then(|| Problem::new(Level::Warning, message()))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let cohorts = value.context.catalogue().site().cohorts.as_deref().unwrap_or_default();
    let named = cohorts.iter().find(|cohort| cohort.name == value.text).and_then(|cohort| cohort.idnumber.as_deref());
    named.map(Remedy::ask).into_iter().collect()
}
