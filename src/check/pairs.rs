//! Distinct pairs of values of two columns, and the rules that judge them.

use super::context::{Pairs, once};
use super::{Context, Finding, Form, Meta, Pair, Problem, Remedy, Value, mend};
use crate::importer::Kind;
use crate::table::{RowId, ValueId};
use crate::watch::Cancelled;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Arc, PoisonError};

/// Up to this many possible pairs a bit each (8 MiB) beats a hash set.
const BITS: usize = 1 << 26;

/// A set of pairs of values of two columns.
pub(super) enum PairSet {
    /// A bit per possible pair; `width` values on the right.
    Bits { bits: Vec<u64>, width: usize },
    /// When there are too many possible pairs.
    Hash(FxHashSet<(ValueId, ValueId)>),
}

impl PairSet {
    /// An empty set for two columns.
    pub(super) fn new(context: &Context<'_>, left: usize, right: usize) -> Self {
        let width = context.column(right).dict().len();
        match context.column(left).dict().len().saturating_mul(width) {
            size if size <= BITS => Self::Bits { bits: vec![0; size.div_ceil(64)], width },
            _ => Self::Hash(FxHashSet::default()),
        }
    }

    /// Adds a pair; whether it is new.
    #[inline]
    pub(super) fn insert(&mut self, left: ValueId, right: ValueId) -> bool {
        match self {
            Self::Bits { bits, width } => {
                let at = left.0 as usize * *width + right.0 as usize;
                let (word, bit) = (&mut bits[at / 64], 1 << (at % 64));
                let is_new = *word & bit == 0;
                *word |= bit;
                is_new
            }
            Self::Hash(set) => set.insert((left, right)),
        }
    }

    /// Whether the pair is there.
    #[inline]
    pub(super) fn contains(&self, left: ValueId, right: ValueId) -> bool {
        match self {
            Self::Bits { bits, width } => {
                let at = left.0 as usize * *width + right.0 as usize;
                bits[at / 64] >> (at % 64) & 1 == 1
            }
            Self::Hash(set) => set.contains(&(left, right)),
        }
    }
}

impl Context<'_> {
    /// The distinct pairs of values that two columns hold in kept rows.
    pub fn distinct_pairs(&self, left: usize, right: usize) -> Result<Pairs, Cancelled> {
        // Held for a look only: other pairs are not kept waiting while these are gathered.
        let pairs = Arc::clone(self.pairs.lock().unwrap_or_else(PoisonError::into_inner).entry((left, right)).or_default());
        once(&pairs, || Ok(distinct(self, left, right)?.into())).cloned()
    }
}

/// The distinct pairs that kept rows of two columns hold, in the order in which they were first seen.
fn distinct(context: &Context<'_>, left: usize, right: usize) -> Result<Vec<(ValueId, ValueId)>, Cancelled> {
    let cells = context.column(right);
    let mut seen = PairSet::new(context, left, right);
    let mut pairs = Vec::new();
    context.scan(left, |row, l| {
        let r = cells.id(row);
        if seen.insert(l, r) {
            pairs.push((l, r));
        }
    })?;
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
    let (lefts, rights) = (values(context, left), values(context, right));
    for (i, &(l, r)) in context.distinct_pairs(left, right)?.iter().enumerate() {
        if i % 4096 == 0 {
            context.still_wanted()?;
        }
        let pair = Pair { left: lefts[l.0 as usize], right: rights[r.0 as usize] };
        if pair.left.text.is_empty() || pair.right.text.is_empty() {
            continue;
        }
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
        let remedies = mend(&Pair { left: lefts[l.0 as usize], right: rights[r.0 as usize] });
        let remedies = mend::writable(context, right, remedies);
        let fixes = remedies.into_iter().map(|remedy| mend::fix(remedy, right, r, &rows)).collect();
        findings.push(Finding { fixes, ..Finding::of(rule, problem).on(right, r).rows(rows) });
    }
    Ok(())
}

/// Every value of a column, looked at once.
fn values<'a>(context: &'a Context<'a>, column: usize) -> Vec<Value<'a>> {
    context.column(column).dict().iter().map(|(id, _)| Value::new(context, column, id)).collect()
}
