#![doc = include_str!("../../../assets/rules/en/returned_row.md")]

use crate::check::meta::pages;
use crate::check::returned::{ReturnedRow, as_sent};
use crate::check::{Context, Edit, Finding, Form, Meta, Safety};
use crate::error::{Level, Message};
use crate::table::RowId;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C717",
    name: "returned_row",
    title: "rule-returned-row",
    level: Level::Error,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("returned_row"),
    form: Form::Table { judge },
};

/// One finding for all rows of which the same was said. A row that was changed since is put right.
fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let table = context.table();
    let stands = |row: &&ReturnedRow| row.row.0 < table.rows() && !table.is_removed(row.row) && as_sent(table, row.row) == row.as_sent;
    let back: Vec<&ReturnedRow> = context.subject.returned.iter().filter(stands).collect();
    let mut groups: Vec<(&ReturnedRow, Vec<RowId>)> = Vec::new();
    for row in &back {
        let same = |(first, _): &&mut (&ReturnedRow, Vec<RowId>)| {
            (first.level, &first.said, &first.meaning) == (row.level, &row.said, &row.meaning)
        };
        match groups.iter_mut().find(same) {
            Some((_, rows)) => rows.push(row.row),
            None => groups.push((row, vec![row.row])),
        }
    }
    let all: Vec<RowId> = back.iter().map(|row| row.row).collect();
    let others: Vec<RowId> = table.kept_rows().filter(|row| !all.contains(row)).collect();
    let finding = |(first, rows): (&ReturnedRow, Vec<RowId>)| {
        let message = Message::new("returned-row").with("rows", rows.len()).with("meaning", first.meaning.clone());
        let mut finding = Finding::new(&META, message).level(first.level).rows(rows);
        if let Some(column) = context.person_column() {
            finding = finding.at(column);
        }
        if !first.said.is_empty() {
            finding = finding.noting(Message::new("returned-said").with("said", first.said.as_str()));
        }
        if others.is_empty() {
            return finding;
        }
        finding.fix(Message::new("fix-keep-returned").with("rows", all.len()), Safety::Ask, Edit::RemoveRows(others.clone()))
    };
    Ok(groups.into_iter().map(finding).collect())
}
