#![doc = include_str!("../../../assets/rules/en/duplicate_enrolment.md")]

use crate::check::meta::pages;
use crate::check::{Asked, Repeat, repeats};
use crate::check::{Context, Edit, Finding, Form, Meta, Number, Safety};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::table::RowId;
use crate::text::php;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C601",
    name: "duplicate_enrolment",
    title: "rule-duplicate-enrolment",
    level: Level::Warning,
    reads: &[Kind::Login, Kind::Course],
    holds: super::ENROLS,
    needs: &[],
    pages: pages!("duplicate_enrolment"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let sets = repeats::sets(context);
    let same = context.repeats()?.iter().filter(|repeat| differences(context, &sets, repeat).is_empty());
    let mut rows: Vec<RowId> = same.map(|repeat| repeat.again.row).collect();
    rows.sort_unstable();
    rows.dedup();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut finding = Finding::new(&META, Message::new("duplicate-enrolment").with("rows", rows.len()));
    if let Some(column) = context.person_column() {
        finding = finding.at(column);
    }
    let title = Message::new("fix-remove-rows").with("rows", rows.len());
    // A row leaves the file only when somebody says so; one with several courses may hold others that stand nowhere else.
    Ok(vec![finding.fix(title, Safety::Ask, Edit::RemoveRows(rows.clone())).rows(rows)])
}

/// Kinds of columns in which two rows of the same person and course say different things.
pub(super) fn differences(context: &Context<'_>, sets: &[&Number], repeat: &Repeat) -> Vec<Kind> {
    let cells = |asked: Asked, kind| -> Vec<&str> {
        let set = sets[asked.set as usize];
        // Where a row is one enrolment, all its groups are groups of that course.
        let columns: Vec<usize> =
            if set.number.is_none() { context.columns_of(kind).collect() } else { set.column(kind).into_iter().collect() };
        columns.into_iter().map(|column| php::trim(context.table().text(column, asked.row))).collect()
    };
    let kinds = [Kind::Role, Kind::Days, Kind::Status, Kind::Start, Kind::End, Kind::Choice, Kind::Group];
    kinds.into_iter().filter(|&kind| cells(repeat.first, kind) != cells(repeat.again, kind)).collect()
}
