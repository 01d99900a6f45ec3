//! What a command will have changed, in one line: said once it is done, with the way back.

use crate::{
    check::{Edit, Finding},
    error::Message,
    table::Table,
    workspace::{Command, Workspace},
};

/// The sentence of a command that changes many cells at once; `None` for the others, which are seen where they happen.
pub fn of(space: &Workspace, command: &Command) -> Option<Message> {
    let table = space.work()?.table();
    match command {
        Command::Fix { finding, fix } => edit(table, &finding_at(space, *finding)?.fixes.get(*fix)?.edit),
        Command::ReplaceEverywhere { finding, with } => {
            let found = finding_at(space, *finding)?;
            let from = table.columns().get(found.column?)?.dict().get(found.value?);
            Some(replaced(from, with, found.rows.len()))
        }
        Command::RemoveRows(rows) => Some(removed(rows.len())),
        Command::PutAside(rows) => Some(aside(rows.len())),
        Command::BringBack(rows) => Some(Message::new("said-taken-in").with("count", rows.len())),
        Command::WriteAs(_, cells) => Some(Message::new("said-cells").with("count", cells.len())),
        Command::OrderRows(_, order) => Some(Message::new(if order.is_some() { "said-ordered" } else { "said-order-of-list" })),
        Command::Decide(decided) => {
            let edits: Vec<Edit> = decided.iter().filter_map(|(number, decision)| decision.edit(finding_at(space, *number)?)).collect();
            let rows: usize = edits.iter().map(rows_of).sum();
            Some(Message::new("said-decided").with("count", edits.len()).with("rows", rows))
        }
        Command::FixSafe => {
            let report = space.report()?;
            let rows: usize = report.safe_fixes().map(|fix| rows_of(&fix.edit)).sum();
            Some(Message::new("said-safe").with("count", report.safe_fixes().count()).with("rows", rows))
        }
        _ => None,
    }
}

fn finding_at(space: &Workspace, number: usize) -> Option<&Finding> {
    space.report().filter(|_| space.is_fresh())?.findings.get(number)
}

fn edit(table: &Table, edit: &Edit) -> Option<Message> {
    match edit {
        Edit::Replace { column, from, to, rows } => Some(replaced(table.columns().get(*column)?.dict().get(*from), to, rows.len())),
        Edit::Cells { cells, .. } => Some(Message::new("said-cells").with("count", cells.len())),
        Edit::RemoveRows(rows) => Some(removed(rows.len())),
        Edit::Aside(rows) => Some(aside(rows.len())),
        Edit::TakeIn(rows) => Some(Message::new("said-taken-in").with("count", rows.len())),
        Edit::Delimiter(_) | Edit::Importer(_) | Edit::Shape(_) | Edit::Take(..) | Edit::Nothing => None,
    }
}

/// Rows that an edit changes.
pub fn rows_of(edit: &Edit) -> usize {
    match edit {
        Edit::Replace { rows, .. } | Edit::RemoveRows(rows) | Edit::Aside(rows) | Edit::TakeIn(rows) => rows.len(),
        Edit::Cells { cells, .. } => cells.len(),
        Edit::Delimiter(_) | Edit::Importer(_) | Edit::Shape(_) | Edit::Take(..) | Edit::Nothing => 0,
    }
}

fn replaced(from: &str, to: &str, rows: usize) -> Message {
    let id = if to.is_empty() { "said-emptied" } else { "said-replaced" };
    let said = Message::new(id).with("to", to).with("rows", rows);
    if from.trim().is_empty() { said.with("from", Message::new("ui-empty")) } else { said.with("from", from) }
}

fn removed(rows: usize) -> Message {
    Message::new("said-removed").with("count", rows)
}

fn aside(rows: usize) -> Message {
    Message::new("said-aside").with("count", rows)
}
