#![doc = include_str!("../../../assets/rules/en/row_left_out.md")]

use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, LeftOut, Meta, Safety};
use crate::error::{Level, Message};
use crate::table::RowId;
use crate::text::php;
use crate::watch::Cancelled;
use rustc_hash::FxHashSet;

/// The rule.
pub static META: Meta = Meta {
    code: "C019",
    name: "row_left_out",
    title: "rule-row-left-out",
    level: Level::Error,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("row_left_out"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let table = context.table();
    let mut left: Vec<LeftOut> = context.subject.beside.left_out.iter().copied().filter(|left| table.is_removed(left.row)).collect();
    let sheets = context.subject.beside.sheets.iter().map(|(name, people)| of_sheet(name, *people));
    if left.is_empty() {
        return Ok(sheets.collect());
    }
    let known = logins(context)?;
    for row in left.iter_mut().filter(|left| left.person && left.why == "other-table") {
        row.person = !is_among(context, &known, row.row);
    }
    left.sort_by_key(|left| (left.why, left.person, left.row));
    let groups = left.chunk_by(|a, b| (a.why, a.person) == (b.why, b.person));
    Ok(groups.map(found).chain(sheets).collect())
}

/// People on another sheet of the workbook, which nobody has said to be meant or not.
fn of_sheet(name: &str, people: usize) -> Finding {
    let message = Message::new("row-left-out-sheet").with("sheet", name).with("count", people);
    Finding::new(&META, message).level(Level::Warning).advise(Message::new("fix-choose-sheet"))
}

fn found(group: &[LeftOut]) -> Finding {
    let rows: Vec<RowId> = group.iter().map(|left| left.row).collect();
    let LeftOut { why, person, .. } = group[0];
    let level = match (person, why) {
        // Who names the lines of the list means those.
        (true, "out-of-range") => Level::Warning,
        (true, _) => Level::Error,
        (false, _) => Level::Info,
    };
    let id = if person { "row-left-out-person" } else { "row-left-out" };
    let message = Message::new(id).with("count", rows.len()).with("why", Message::new(format!("left-out-{why}")));
    let title = Message::new("fix-take-in").with("count", rows.len());
    Finding::new(&META, message).level(level).rows(rows.clone()).fix(title, Safety::Ask, Edit::TakeIn(rows))
}

/// The logins of the rows that are kept.
fn logins<'a>(context: &'a Context<'_>) -> Result<FxHashSet<&'a str>, Cancelled> {
    let Some(column) = context.person_column() else { return Ok(FxHashSet::default()) };
    Ok(context.values(column)?.map(|(_, text)| php::trim(text)).filter(|text| !text.is_empty()).collect())
}

/// Whether a row names somebody who is on the list already.
fn is_among(context: &Context<'_>, known: &FxHashSet<&str>, row: RowId) -> bool {
    context.person_column().is_some_and(|column| known.contains(php::trim(context.table().text(column, row))))
}
