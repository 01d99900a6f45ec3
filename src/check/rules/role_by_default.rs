#![doc = include_str!("../../../assets/rules/en/role_by_default.md")]

use super::role_label;
use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Number, Safety};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, EmptyRole, FieldKey, Kind};
use crate::shape::{loose_parts, parts};
use crate::table::RowId;
use crate::text::php;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C206",
    name: "role_by_default",
    title: "rule-role-by-default",
    level: Level::Warning,
    reads: &[Kind::Course],
    holds: &[Behaviour::EmptyRole(EmptyRole::CourseDefault), Behaviour::EmptyRole(EmptyRole::Student)],
    needs: &[],
    pages: pages!("role_by_default"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let mut findings = Vec::new();
    // An empty role1, or none at all, is an error of its own.
    let required: Vec<FieldKey> = context.subject.importer().required().collect();
    let is_required = |set: &Number| {
        set.column(Kind::Role).and_then(|column| context.subject.keys().get(column)).is_some_and(|key| required.contains(key))
    };
    for set in context.numbers().filter(|set| !is_required(set) && (set.column(Kind::Role).is_some() || set.number != Some(1))) {
        let Some(course) = set.column(Kind::Course) else { continue };
        let dict = context.column(course).dict();
        let mut rows = context.rows_where(course, |id| !php::is_empty(dict.get(id)))?;
        let role = set.column(Kind::Role);
        rows.retain(|&row| role.is_none_or(|column| php::is_empty(context.table().text(column, row))));
        if rows.is_empty() {
            continue;
        }
        let name = |column| context.name(column);
        let number = set.number.map_or_else(String::new, |number| number.to_string());
        let message = Message::new("role-by-default")
            .with("column", role.map_or_else(|| format!("role{number}"), name))
            .with("course", context.name(course))
            .with("rows", rows.len())
            .with("does", context.does.empty_role.map_or("", EmptyRole::word));
        findings.push(offer(context, Finding::new(&META, message).at(role.unwrap_or(course)), role, &rows)?.rows(rows));
    }
    Ok(findings)
}

/// The finding with what puts right that these rows name no role: the usual one, or else the person's choice.
pub(super) fn offer(context: &Context<'_>, finding: Finding, role: Option<usize>, rows: &[RowId]) -> Result<Finding, Cancelled> {
    let usual = match role {
        Some(column) => usual(context, column)?,
        None => None,
    };
    Ok(match (role, usual) {
        (Some(column), Some(usual)) => {
            let cells = rows.iter().map(|&row| (row, usual.clone())).collect();
            finding.fix(Message::new("fix-write").with("to", usual), Safety::Ask, Edit::Cells { column, cells })
        }
        _ => finding.advise(Message::new("fix-map-column")),
    })
}

/// The role that most rows of a column name, by the short name that the platform knows where they write another; none when
/// most name several.
fn usual(context: &Context<'_>, column: usize) -> Result<Option<String>, Cancelled> {
    let counts = context.counts(column)?;
    let catalogue = context.catalogue();
    let is_one = |text| role_label::named(catalogue, text).is_some() || parts(text).is_none() && loose_parts(text).len() < 2;
    let filled = context.values(column)?.filter(|(_, text)| !php::is_empty(text));
    let most = filled.max_by_key(|(id, _)| counts[id.0 as usize]).map(|(_, text)| php::trim(text));
    Ok(most.filter(|text| is_one(text)).map(|text| role_label::named(catalogue, text).unwrap_or(text).to_owned()))
}
