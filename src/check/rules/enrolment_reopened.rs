#![doc = include_str!("../../../assets/rules/en/enrolment_reopened.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta, Need};
use crate::check::{Enrolled, enrolled};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C506",
    name: "enrolment_reopened",
    title: "rule-enrolment-reopened",
    level: Level::Warning,
    reads: &[Kind::Login, Kind::Course],
    holds: super::REWRITES,
    needs: &[Need::Enrolments, Need::DefaultPeriod],
    pages: pages!("enrolment_reopened"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let today = context.subject.today;
    let is_over = |one: &Enrolled<'_>| one.own().and_then(|enrolment| enrolled::end(context, enrolment)).is_some_and(|end| end <= today);
    let reopened = enrolled::by_course(context.enrolled()?, |one| one.loses_end() && is_over(one));
    Ok(reopened
        .into_iter()
        .map(|((column, value), people)| {
            let message =
                Message::new("enrolment-reopened").with("course", people[0].course.shortname.as_str()).with("people", people.len());
            let finding = Finding::new(&META, message).on(column, value).rows(people.iter().map(|one| one.row).collect());
            finding.advise(Message::new("fix-add-period"))
        })
        .collect())
}
