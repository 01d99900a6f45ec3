#![doc = include_str!("../../../assets/rules/en/conflicting_enrolment.md")]

use super::duplicate_enrolment;
use crate::check::meta::pages;
use crate::check::repeats;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C602",
    name: "conflicting_enrolment",
    title: "rule-conflicting-enrolment",
    level: Level::Warning,
    reads: &[Kind::Login, Kind::Course],
    holds: super::ENROLS,
    needs: &[],
    pages: pages!("conflicting_enrolment"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let sets = repeats::sets(context);
    let (mut roles, mut periods, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    for repeat in context.repeats()? {
        let rows = [repeat.first.row, repeat.again.row];
        let differences = duplicate_enrolment::differences(context, &sets, repeat);
        if differences.contains(&Kind::Role) {
            roles.extend(rows);
        } else if [Kind::Days, Kind::Status, Kind::Start, Kind::End, Kind::Choice].iter().any(|kind| differences.contains(kind)) {
            periods.extend(rows);
        } else if differences.contains(&Kind::Group) {
            groups.extend(rows);
        }
    }
    let cases = [
        (roles, Level::Warning, Message::new("conflicting-roles")),
        (periods, Level::Warning, Message::new("conflicting-periods")),
        (groups, Level::Info, Message::new("conflicting-groups")),
    ];
    let mut findings = Vec::new();
    for (mut rows, level, message) in cases.into_iter().filter(|(rows, ..)| !rows.is_empty()) {
        rows.sort_unstable();
        rows.dedup();
        let finding = Finding::new(&META, message.with("rows", rows.len())).level(level).rows(rows);
        findings.push(match context.person_column() {
            Some(column) => finding.at(column),
            None => finding,
        });
    }
    Ok(findings)
}
