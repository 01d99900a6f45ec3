//! One finding instead of dozens, when the values of a column are wrong in the same way.

use super::{Context, Deed, Edit, Finding, Form, Meta, Problem, Safety, Value, mend::writable};
use crate::error::Message;
use crate::table::{RowId, ValueId};
use crate::watch::Cancelled;
use rustc_hash::FxHashMap;

/// From this many values of one column on, a rule that can gathers them.
const MANY: usize = 25;

type Found = (ValueId, &'static Meta, Problem);

/// Takes out of `found` what belongs together and adds it to `findings`, one per rule. `beyond` are the
/// values that were too many to be kept in `found`.
pub(super) fn gather<'a>(
    context: &'a Context<'a>,
    column: usize,
    found: &mut Vec<Found>,
    mut beyond: Vec<(&'static Meta, Vec<ValueId>)>,
    findings: &mut Vec<Finding>,
) -> Result<(), Cancelled> {
    let mut sizes: FxHashMap<&'static str, (usize, &'static Meta)> = FxHashMap::default();
    for (_, rule, _) in found.iter() {
        sizes.entry(rule.code).or_insert((0, rule)).0 += 1;
    }
    let mut rules: Vec<&'static Meta> = sizes.into_values().filter(|(size, _)| *size >= MANY).map(|(_, rule)| rule).collect();
    rules.sort_by_key(|rule| rule.code);
    for rule in rules {
        if let Form::Value { gather: Some(id), mend, .. } = rule.form {
            let (gathered, left): (Vec<Found>, Vec<Found>) = found.drain(..).partition(|(_, of, _)| of.code == rule.code);
            *found = left;
            let level = gathered.iter().map(|(.., problem)| problem.level).max().unwrap_or(rule.level);
            let mut ids: Vec<ValueId> = gathered.into_iter().map(|(id, ..)| id).collect();
            beyond.iter_mut().filter(|(of, _)| of.code == rule.code).for_each(|(_, more)| ids.append(more));
            findings.push(mended(context, one(context, column, rule, id, &ids)?.level(level), column, mend, &ids));
        }
    }
    for (rule, ids) in beyond.into_iter().filter(|(_, ids)| !ids.is_empty()) {
        findings.push(one(context, column, rule, "more-values", &ids)?);
    }
    Ok(())
}

fn one(context: &Context<'_>, column: usize, rule: &'static Meta, message: &'static str, ids: &[ValueId]) -> Result<Finding, Cancelled> {
    let mut wanted = vec![false; context.column(column).dict().len()];
    ids.iter().for_each(|id| wanted[id.0 as usize] = true);
    let rows = context.rows_where(column, |id| wanted[id.0 as usize])?;
    let example = ids.first().map_or("", |id| context.column(column).dict().get(*id));
    let message = Message::new(message).with("values", ids.len()).with("value", example).with("column", context.name(column));
    Ok(Finding::new(rule, message).at(column).rows(rows))
}

/// With one fix for all values that can be put right safely, and one for those that ask.
fn mended<'a>(
    context: &'a Context<'a>,
    mut finding: Finding,
    column: usize,
    mend: fn(&Value<'_>) -> Vec<super::Remedy>,
    ids: &[ValueId],
) -> Finding {
    for safety in [Safety::Safe, Safety::Ask] {
        let cells = cells(context, column, ids, &finding.rows, |value| best(writable(context, column, mend(value)), safety));
        if !cells.is_empty() {
            let title = Message::new("fix-all").with("cells", cells.len());
            finding = finding.fix(title, safety, Edit::Cells { column, cells });
        }
    }
    finding
}

/// The first text of that safety; a value that can be put right safely is asked nothing.
fn best(remedies: Vec<super::Remedy>, safety: Safety) -> Option<String> {
    let safest = remedies.iter().find(|remedy| matches!(remedy.deed, Deed::Write(_)))?.safety;
    remedies.into_iter().find_map(|remedy| match remedy.deed {
        Deed::Write(to) if remedy.safety == safety && safest == safety => Some(to),
        _ => None,
    })
}

fn cells<'a>(
    context: &'a Context<'a>,
    column: usize,
    ids: &[ValueId],
    rows: &[RowId],
    mended: impl Fn(&Value<'_>) -> Option<String>,
) -> Vec<(RowId, String)> {
    let texts: FxHashMap<ValueId, String> =
        ids.iter().filter_map(|&id| mended(&Value::new(context, column, id)).map(|text| (id, text))).collect();
    let cells = context.column(column);
    rows.iter().filter_map(|&row| texts.get(&cells.id(row)).map(|text| (row, text.clone()))).collect()
}
