#![doc = include_str!("../../../assets/rules/en/withdrawn_person.md")]

use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Safety, StateColumn};
use crate::error::{Level, Message};
use crate::importer::{Absence, Meaning, absence};
use crate::table::{RowId, ValueId};
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C311",
    name: "withdrawn_person",
    title: "rule-withdrawn-person",
    level: Level::Error,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("withdrawn_person"),
    form: Form::Table { judge },
};

/// Values of one column that are spoken of one by one; more are no states.
const MOST_VALUES: usize = 200;

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let mut findings = Vec::new();
    for state in &context.subject.beside.states {
        context.still_wanted()?;
        findings.extend(in_column(context, state));
    }
    let table = context.table();
    let struck: Vec<RowId> = context.subject.beside.struck.iter().copied().filter(|&row| !table.is_removed(row)).collect();
    if !struck.is_empty() {
        let message = Message::new("withdrawn-struck").with("count", struck.len());
        findings.push(with_fixes(Finding::new(&META, message), struck));
    }
    Ok(findings)
}

fn in_column(context: &Context<'_>, state: &StateColumn) -> Vec<Finding> {
    let said = |(id, text): (ValueId, &str)| absence(state.meaning, &state.title, text).map(|absence| (id, absence));
    let out: Vec<(ValueId, Absence)> = state.cells.dict().iter().filter_map(said).take(MOST_VALUES).collect();
    if out.is_empty() {
        return Vec::new();
    }
    let mut rows: Vec<Vec<RowId>> = vec![Vec::new(); out.len()];
    state.cells.for_each(|row, id| {
        if let Some(place) = out.iter().position(|(other, _)| *other == id)
            && row.0 < context.table().rows()
            && !context.table().is_removed(row)
        {
            rows[place].push(row);
        }
    });
    let found = |((id, absence), rows): (&(ValueId, Absence), Vec<RowId>)| {
        let words = if state.meaning == Meaning::Remark { "withdrawn-remark" } else { "withdrawn-person" };
        let text = state.cells.dict().get(*id).trim();
        let message = Message::new(words).with("title", state.title.trim()).with("value", text).with("count", rows.len());
        let level = if *absence == Absence::Sure { Level::Error } else { Level::Warning };
        with_fixes(Finding::new(&META, message).level(level), rows)
    };
    out.iter().zip(rows).filter(|(_, rows)| !rows.is_empty()).map(found).collect()
}

fn with_fixes(finding: Finding, rows: Vec<RowId>) -> Finding {
    let title = Message::new("fix-leave-out").with("count", rows.len());
    finding.rows(rows.clone()).fix(title, Safety::Ask, Edit::RemoveRows(rows)).advise(Message::new("fix-keep-withdrawn"))
}
