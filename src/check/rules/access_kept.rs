#![doc = include_str!("../../../assets/rules/en/access_kept.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta, Need};
use crate::check::{Enrolled, enrolled};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, ReadsStatusAs};
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C508",
    name: "access_kept",
    title: "rule-access-kept",
    level: Level::Warning,
    reads: &[Kind::Login, Kind::Course, Kind::Status],
    holds: &[Behaviour::ReadsStatusAs(ReadsStatusAs::ZeroOrOne)],
    needs: &[Need::Enrolments],
    pages: pages!("access_kept"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let keeps = |one: &Enrolled<'_>| one.status == "1" && one.others().any(|enrolment| enrolment.status != "suspended");
    let keeping = enrolled::by_course(context.enrolled()?, keeps);
    Ok(keeping
        .into_iter()
        .map(|((column, value), people)| {
            let message = Message::new("access-kept").with("course", people[0].course.shortname.as_str()).with("people", people.len());
            let finding = Finding::new(&META, message).on(column, value).rows(people.iter().map(|one| one.row).collect());
            finding.advise(Message::new("fix-in-information-system"))
        })
        .collect())
}
