//! Distinct pairs of values of two columns, and the rules that judge them.

use super::{Context, Finding, Form, Meta, Problem, engine};
use crate::table::ValueId;
use crate::text::php;
use crate::watch::Cancelled;
use rustc_hash::{FxHashMap, FxHashSet};

/// Up to this many possible pairs a bit each (8 MiB) beats a hash set.
const BITS: usize = 1 << 26;

/// The distinct pairs that kept rows of two columns hold, in the order in which they were first seen.
pub fn distinct(context: &Context<'_>, left: usize, right: usize) -> Result<Vec<(ValueId, ValueId)>, Cancelled> {
    let (cells, width) = (context.column(right), context.column(right).dict().len());
    let size = context.column(left).dict().len().saturating_mul(width);
    let mut pairs = Vec::new();
    if size <= BITS {
        let mut seen = vec![0_u64; size.div_ceil(64)];
        context.scan(left, |row, l| {
            let r = cells.id(row);
            let at = l.0 as usize * width + r.0 as usize;
            let (word, bit) = (&mut seen[at / 64], 1 << (at % 64));
            if *word & bit == 0 {
                *word |= bit;
                pairs.push((l, r));
            }
        })?;
    } else {
        let mut seen = FxHashSet::default();
        context.scan(left, |row, l| {
            let r = cells.id(row);
            if seen.insert((l, r)) {
                pairs.push((l, r));
            }
        })?;
    }
    Ok(pairs)
}

/// Runs a rule on pairs over every pair of columns that it reads.
pub(super) fn judge<'a>(context: &'a Context<'a>, rule: &'static Meta, findings: &mut Vec<Finding>) -> Result<(), Cancelled> {
    let (Form::Pair { judge, mend }, [left, right]) = (rule.form, rule.reads) else { return Ok(()) };
    for (left, right) in context.pairs(*left, *right) {
        let mut found: FxHashMap<(ValueId, ValueId), (usize, Problem)> = FxHashMap::default();
        for (l, r) in distinct(context, left, right)? {
            if is_empty(context, left, l) || is_empty(context, right, r) {
                continue;
            }
            if let Some(problem) = judge(&engine::pair(context, (left, l), (right, r))) {
                let place = found.len();
                found.insert((l, r), (place, problem));
            }
        }
        if found.is_empty() {
            continue;
        }
        let mut rows = vec![Vec::new(); found.len()];
        let cells = context.column(right);
        context.scan(left, |row, l| {
            if let Some((place, _)) = found.get(&(l, cells.id(row))) {
                rows[*place].push(row);
            }
        })?;
        for ((l, r), (place, problem)) in found {
            let rows = std::mem::take(&mut rows[place]);
            let remedies = mend(&engine::pair(context, (left, l), (right, r)));
            let fixes = remedies.into_iter().map(|remedy| engine::fix(remedy, right, r, &rows)).collect();
            findings.push(Finding {
                rule,
                level: problem.level,
                message: problem.message,
                note: problem.note,
                column: Some(right),
                value: Some(r),
                rows,
                fixes,
            });
        }
    }
    Ok(())
}

fn is_empty(context: &Context<'_>, column: usize, id: ValueId) -> bool {
    php::trim(context.column(column).dict().get(id)).is_empty()
}
