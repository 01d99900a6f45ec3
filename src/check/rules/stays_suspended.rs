#![doc = include_str!("../../../assets/rules/en/stays_suspended.md")]

use crate::check::enrolled::{self, Enrolled};
use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Need, Safety};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C507",
    name: "stays_suspended",
    title: "rule-stays-suspended",
    level: Level::Warning,
    reads: &[Kind::Login, Kind::Course],
    needs: &[Need::Enrolments],
    pages: pages!("stays_suspended"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let is_suspended = |one: &Enrolled<'_>| one.manual().is_some_and(|enrolment| enrolment.status == "suspended");
    let staying = enrolled::by_course(context.enrolled()?, |one| is_suspended(one) && !matches!(one.status, "0" | "1"));
    Ok(staying
        .into_iter()
        .map(|((column, value), people)| {
            let message = Message::new("stays-suspended").with("course", people[0].course.shortname.as_str()).with("people", people.len());
            let finding = Finding::new(&META, message).on(column, value).rows(people.iter().map(|one| one.row).collect());
            let Some(status) = people[0].status_column else { return finding.advise(Message::new("fix-add-status")) };
            let cells = people.iter().map(|one| (one.row, "0".to_owned())).collect();
            finding.fix(Message::new("fix-status-active"), Safety::Ask, Edit::Cells { column: status, cells })
        })
        .collect())
}
