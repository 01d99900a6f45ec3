//! Distinct pairs of values of two columns, and the rules that judge them.

use super::{Context, Finding, Form, Meta, Pair, Problem, Remedy, Value, engine};
use crate::importer::Kind;
use crate::table::{RowId, ValueId};
use crate::text::php;
use crate::watch::Cancelled;
use rustc_hash::{FxHashMap, FxHashSet};

/// Up to this many possible pairs a bit each (8 MiB) beats a hash set.
const BITS: usize = 1 << 26;

/// The distinct pairs that kept rows of two columns hold, in the order in which they were first seen.
pub(super) fn distinct(context: &Context<'_>, left: usize, right: usize) -> Result<Vec<(ValueId, ValueId)>, Cancelled> {
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

type Judge = fn(&Pair<'_>) -> Option<Problem>;
type Mend = fn(&Pair<'_>) -> Vec<Remedy>;
type PairRule = (&'static Meta, Judge, Mend);

/// Problems of one right value under one rule, with a pair that shows each and where its rows go.
struct Found {
    rule: &'static Meta,
    mend: Mend,
    pair: (ValueId, ValueId),
    problem: Problem,
    rows: Vec<RowId>,
}

/// Runs the rules on pairs, all those of the same two kinds in one sweep.
pub(super) fn judge<'a>(context: &'a Context<'a>, able: &[&'static Meta], findings: &mut Vec<Finding>) -> Result<(), Cancelled> {
    let mut sweeps: Vec<((Kind, Kind), Vec<PairRule>)> = Vec::new();
    for rule in able {
        let (Form::Pair { judge, mend }, &[left, right]) = (rule.form, rule.reads) else { continue };
        match sweeps.iter_mut().find(|(kinds, _)| *kinds == (left, right)) {
            Some((_, rules)) => rules.push((rule, judge, mend)),
            None => sweeps.push(((left, right), vec![(rule, judge, mend)])),
        }
    }
    for ((left, right), rules) in sweeps {
        for (left, right) in context.pairs(left, right) {
            sweep(context, left, right, &rules, findings)?;
        }
    }
    Ok(())
}

fn sweep<'a>(
    context: &'a Context<'a>,
    left: usize,
    right: usize,
    rules: &[PairRule],
    findings: &mut Vec<Finding>,
) -> Result<(), Cancelled> {
    let mut found: Vec<Found> = Vec::new();
    let mut of_value: FxHashMap<ValueId, Vec<usize>> = FxHashMap::default();
    let mut of_pair: FxHashMap<(ValueId, ValueId), Vec<usize>> = FxHashMap::default();
    let (lefts, rights) = (filled(context, left), filled(context, right));
    for (i, &(l, r)) in context.distinct_pairs(left, right)?.iter().enumerate() {
        if i % 4096 == 0 {
            context.still_wanted()?;
        }
        if !lefts[l.0 as usize] || !rights[r.0 as usize] {
            continue;
        }
        let pair = Pair { left: Value::new(context, left, l), right: Value::new(context, right, r) };
        for &(rule, judge, mend) in rules {
            let Some(problem) = judge(&pair) else { continue };
            let same = of_value.entry(r).or_default();
            let place = same.iter().copied().find(|&i| found[i].rule.code == rule.code && found[i].problem == problem);
            let place = place.unwrap_or_else(|| {
                found.push(Found { rule, mend, pair: (l, r), problem, rows: Vec::new() });
                same.push(found.len() - 1);
                found.len() - 1
            });
            of_pair.entry((l, r)).or_default().push(place);
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    let cells = context.column(right);
    context.scan(left, |row, l| {
        for &place in of_pair.get(&(l, cells.id(row))).into_iter().flatten() {
            found[place].rows.push(row);
        }
    })?;
    for Found { rule, mend, pair: (l, r), problem, rows } in found {
        let remedies = mend(&Pair { left: Value::new(context, left, l), right: Value::new(context, right, r) });
        let fixes = remedies.into_iter().map(|remedy| engine::fix(remedy, right, r, &rows)).collect();
        findings.push(Finding { fixes, ..problem.found(rule).on(right, r).rows(rows) });
    }
    Ok(())
}

/// For each value of a column, whether it is more than blanks.
fn filled(context: &Context<'_>, column: usize) -> Vec<bool> {
    context.column(column).dict().iter().map(|(_, text)| !php::trim(text).is_empty()).collect()
}
