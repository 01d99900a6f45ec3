#![doc = include_str!("../../../assets/rules/en/stays_suspended.md")]

use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Need, Safety};
use crate::check::{Enrolled, enrolled};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, EnrolledAlready, Kind};
use crate::table::ValueId;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C507",
    name: "stays_suspended",
    title: "rule-stays-suspended",
    level: Level::Warning,
    reads: &[Kind::Login, Kind::Course],
    holds: &[Behaviour::EnrolledAlready(EnrolledAlready::Rewrites), Behaviour::EnrolledAlready(EnrolledAlready::Keeps)],
    needs: &[Need::Enrolments],
    pages: pages!("stays_suspended"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let is_suspended = |one: &Enrolled<'_>| one.own().is_some_and(|enrolment| enrolment.status == "suspended");
    if context.does.is(Behaviour::EnrolledAlready(EnrolledAlready::Keeps)) {
        return keeps(context, is_suspended);
    }
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

/// The tool leaves what is there as it is, and says that people are enrolled.
fn keeps(context: &Context<'_>, is_suspended: impl Fn(&Enrolled<'_>) -> bool) -> Result<Vec<Finding>, Cancelled> {
    let today = context.subject.today;
    let is_over = |one: &Enrolled<'_>| one.own().and_then(|enrolment| enrolled::end(context, enrolment)).is_some_and(|end| end <= today);
    let all = context.enrolled()?;
    let suspended = enrolled::by_course(all, &is_suspended).into_iter().map(|found| ("suspended", found));
    let over = enrolled::by_course(all, |one| is_over(one) && !is_suspended(one)).into_iter().map(|found| ("over", found));
    let finding = |(what, ((column, value), people)): (&str, ((usize, ValueId), Vec<&Enrolled<'_>>))| {
        let message = Message::new("stays-as-it-is").with("course", people[0].course.shortname.as_str()).with("what", what);
        let message = message.with("people", people.len());
        let rows = people.iter().map(|one| one.row).collect();
        Finding::new(&META, message).on(column, value).rows(rows).advise(Message::new("fix-open-by-hand"))
    };
    Ok(suspended.chain(over).map(finding).collect())
}
