#![doc = include_str!("../../../assets/rules/en/end_date_removed.md")]

use super::words;
use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Need, Safety};
use crate::check::{Enrolled, enrolled};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C505",
    name: "end_date_removed",
    title: "rule-end-date-removed",
    level: Level::Warning,
    reads: &[Kind::Login, Kind::Course],
    holds: super::REWRITES,
    needs: &[Need::Enrolments, Need::DefaultPeriod],
    pages: pages!("end_date_removed"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let today = context.subject.today;
    let end_of = |one: &Enrolled<'_>| one.own().and_then(|enrolment| enrolled::end(context, enrolment)).filter(|end| *end > today);
    let losing = enrolled::by_course(context.enrolled()?, |one| one.loses_end() && end_of(one).is_some());
    Ok(losing
        .into_iter()
        .map(|((column, value), people)| {
            let message = Message::new("end-date-removed").with("course", people[0].course.shortname.as_str()).with("people", people.len());
            let finding = Finding::new(&META, message).on(column, value).rows(people.iter().map(|one| one.row).collect());
            let Some(period) = people[0].period_column else { return finding.advise(Message::new("fix-add-period")) };
            let days = |one: &&Enrolled<'_>| Some((one.row, words::days_between(today, end_of(one)?).to_string()));
            let cells = people.iter().filter_map(days).collect();
            finding.fix(Message::new("fix-keep-ends"), Safety::Ask, Edit::Cells { column: period, cells })
        })
        .collect())
}
