//! Runs the rules: once per distinct value, per distinct pair, or per table.

use super::mend::{fix, writable};
use super::{
    Context, Finding, Fix, Form, Meta, Need, NotChecked, Problem, Report, Subject, Value, gather, need, pairs, rules, side_by_side,
};
use crate::error::Message;
use crate::importer::KnownAccount;
use crate::table::{RowId, ValueId};
use crate::watch::{Cancelled, Watch};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// How many costly mends one check makes; the others wait until somebody looks at the finding.
/// One takes about 0.2 ms on 20 000 courses.
const COSTLY_MENDS: usize = 400;
/// From so many of them on a second processor is worth being woken.
const COSTLY_WORTH_TWO: usize = 16;
/// A list with more costly findings than this is for another platform: its first lines are not worth the
/// index that a mend needs.
const TOO_MANY_TO_MEND: usize = 5_000;

/// From so many rows on a second processor is worth being woken.
const WORTH_TWO: u32 = 20_000;
/// How many values of a column one rule speaks of one by one; whoever has more chose the wrong column.
const MOST_VALUES: usize = 20_000;

/// Runs every rule over the subject.
///
/// # Errors
/// When the watch says that nobody waits any more.
pub fn check(subject: &Subject<'_>, watch: &Watch) -> Result<Report, Cancelled> {
    let context = &Context::new(subject, watch);
    let table = subject.table();
    watch.expect(u64::from(table.rows()) * (table.columns().len() as u64 * 2 + 1));
    let mut report = Report { findings: Vec::new(), not_checked: not_checked(context)? };
    let able: Vec<&'static Meta> =
        rules::all().iter().copied().filter(|rule| relevant(context, rule) && need::whole(context, rule)).collect();
    let tool = subject.importer().tool();
    let judged = side_by_side::all(jobs(context, &able), table.rows() >= WORTH_TWO, |job| job.judge(context, &able, &tool));
    let judged = judged.into_iter().collect::<Result<Vec<_>, _>>()?;
    report.findings.reserve_exact(judged.iter().map(Vec::len).sum());
    judged.into_iter().for_each(|findings| report.findings.extend(findings));
    sort(&mut report.findings);
    mend(context, &mut report.findings)?;
    Ok(report)
}

/// A part of a check that asks for nothing that another part does.
#[derive(Clone, Copy)]
enum Job {
    Column(usize),
    Pairs,
    Table(fn(&Context<'_>) -> Result<Vec<Finding>, Cancelled>),
}

/// All parts; findings stand in their order.
fn jobs(context: &Context<'_>, able: &[&'static Meta]) -> Vec<Job> {
    let columns = (0..context.table().columns().len()).map(Job::Column);
    let tables = able.iter().filter_map(|rule| match rule.form {
        Form::Table { judge } => Some(Job::Table(judge)),
        _ => None,
    });
    columns.chain([Job::Pairs]).chain(tables).collect()
}

impl Job {
    /// What is found; sentences name the `tool` that reads the file.
    fn judge<'a>(self, context: &'a Context<'a>, able: &[&'static Meta], tool: &Message) -> Result<Vec<Finding>, Cancelled> {
        let mut findings = Vec::new();
        match self {
            Self::Column(column) => judge_column(context, column, able, &mut findings)?,
            Self::Pairs => pairs::judge(context, able, &mut findings)?,
            Self::Table(judge) => findings = judge(context)?,
        }
        for finding in &mut findings {
            name(&mut finding.message, tool);
            finding.note.iter_mut().for_each(|note| name(note, tool));
        }
        Ok(findings)
    }
}

/// The fixes of one finding, costly ones included: for the finding that somebody looks at.
pub fn fixes(subject: &Subject<'_>, finding: &Finding) -> Vec<Fix> {
    let watch = Watch::default();
    let context = Context::new(subject, &watch);
    mended(&context, finding).unwrap_or_else(|| finding.fixes.clone())
}

fn name(message: &mut Message, tool: &Message) {
    message.args.push(("tool".into(), tool.clone().into()));
}

/// Whether the rule holds for what the importer does, and the table has the columns that it reads.
fn relevant(context: &Context<'_>, rule: &Meta) -> bool {
    if !rule.holds.is_empty() && !rule.holds.iter().any(|&behaviour| context.does.is(behaviour)) {
        return false;
    }
    // People who have an account are passed over: what they hold already does not change.
    let passed_over = matches!(context.does.known_account, Some(KnownAccount::Skips | KnownAccount::Doubles));
    let of_known = |need: &Need| matches!(need, Need::Enrolments | Need::HeldRoles | Need::Memberships);
    if passed_over && rule.needs.iter().any(of_known) {
        return false;
    }
    match rule.form {
        Form::Value { .. } => rule.reads.iter().any(|&kind| context.has(kind)),
        Form::Pair { .. } | Form::Table { .. } => rule.reads.iter().all(|&kind| context.has(kind)),
    }
}

fn not_checked(context: &Context<'_>) -> Result<Vec<NotChecked>, Cancelled> {
    let mut list = Vec::new();
    // Many rules need the same, and some needs are asked of every course in use.
    let mut known: FxHashMap<Need, Option<Message>> = FxHashMap::default();
    for rule in rules::all().iter().filter(|rule| relevant(context, rule)) {
        for need in rule.needs {
            let missing = match known.get(need) {
                Some(missing) => missing.clone(),
                None => known.entry(*need).or_insert(need.missing(context)?).clone(),
            };
            if let Some(why) = missing {
                list.push(NotChecked { rule, why });
                break;
            }
        }
    }
    Ok(list)
}

type Judge = fn(&Value<'_>) -> Option<Problem>;

fn judge_column<'a>(context: &'a Context<'a>, column: usize, able: &[&'static Meta], findings: &mut Vec<Finding>) -> Result<(), Cancelled> {
    let kind = context.kind(column);
    let judges: Vec<(&'static Meta, Judge)> = able
        .iter()
        .filter(|rule| rule.reads.contains(&kind))
        .filter_map(|rule| match rule.form {
            Form::Value { judge, .. } => Some((*rule, judge)),
            _ => None,
        })
        .collect();
    if judges.is_empty() {
        return Ok(());
    }
    let mut found: Vec<(ValueId, &'static Meta, Problem)> = Vec::new();
    // By judge: how many of its problems are kept, and the values beyond.
    let mut kept = vec![0_usize; judges.len()];
    let mut beyond: Vec<Vec<ValueId>> = vec![Vec::new(); judges.len()];
    for (i, (id, _)) in context.values(column)?.enumerate() {
        if i % 4096 == 0 {
            context.still_wanted()?;
        }
        let value = Value::new(context, column, id);
        if value.text.is_empty() {
            continue;
        }
        for (i, (rule, judge)) in judges.iter().enumerate() {
            match judge(&value) {
                Some(_) if kept[i] >= MOST_VALUES => beyond[i].push(id),
                Some(problem) => {
                    kept[i] += 1;
                    found.push((id, rule, problem));
                }
                None => {}
            }
        }
    }
    let beyond = judges.iter().map(|(rule, _)| *rule).zip(beyond).filter(|(_, ids)| !ids.is_empty()).collect();
    gather::gather(context, column, &mut found, beyond, findings)?;
    if found.is_empty() {
        return Ok(());
    }
    let mut rows = rows_of(context, column, found.iter().map(|(id, ..)| *id))?;
    let mut found = found.into_iter().peekable();
    while let Some((id, rule, problem)) = found.next() {
        // Findings of one value are neighbours: the last one takes the rows.
        let last = found.peek().is_none_or(|(next, ..)| *next != id);
        let rows = if last { rows.take(id) } else { rows.copy(id) };
        findings.push(Finding::of(rule, problem).on(column, id).rows(rows));
    }
    Ok(())
}

/// Rows by value, for the values that somebody asked for.
struct RowsByValue {
    slots: Vec<u32>,
    lists: Vec<Vec<RowId>>,
}

impl RowsByValue {
    fn list(&mut self, id: ValueId) -> Option<&mut Vec<RowId>> {
        self.lists.get_mut(self.slots[id.0 as usize] as usize)
    }

    fn take(&mut self, id: ValueId) -> Vec<RowId> {
        self.list(id).map(std::mem::take).unwrap_or_default()
    }

    fn copy(&mut self, id: ValueId) -> Vec<RowId> {
        self.list(id).cloned().unwrap_or_default()
    }
}

fn rows_of(context: &Context<'_>, column: usize, ids: impl Iterator<Item = ValueId>) -> Result<RowsByValue, Cancelled> {
    let counts = context.counts(column)?;
    let mut rows = RowsByValue { slots: vec![u32::MAX; counts.len()], lists: Vec::new() };
    for id in ids {
        let slot = &mut rows.slots[id.0 as usize];
        if *slot == u32::MAX {
            *slot = rows.lists.len() as u32;
            rows.lists.push(Vec::with_capacity(counts[id.0 as usize] as usize));
        }
    }
    let RowsByValue { slots, lists } = &mut rows;
    context.scan(column, |row, id| {
        if let Some(list) = lists.get_mut(slots[id.0 as usize] as usize) {
            list.push(row);
        }
    })?;
    Ok(rows)
}

fn sort(findings: &mut [Finding]) {
    findings.sort_by_cached_key(|f| (Reverse(f.level), f.rule.code, Reverse(f.rows.len()), f.rows.first().copied(), f.column, f.value));
}

fn mend<'a>(context: &'a Context<'a>, findings: &mut [Finding]) -> Result<(), Cancelled> {
    let is_costly = |finding: &Finding| matches!(finding.rule.form, Form::Value { costly: true, .. });
    let costly = findings.iter().filter(|finding| is_costly(finding)).count();
    let most = if costly > TOO_MANY_TO_MEND { 0 } else { COSTLY_MENDS };
    let several = costly.min(most) >= COSTLY_WORTH_TWO;
    let mut room = 0..most;
    let all: &[Finding] = findings;
    let wanted: Vec<usize> = (0..all.len()).filter(|at| !is_costly(&all[*at]) || room.next().is_some()).collect();
    let fixes = side_by_side::all(wanted.clone(), several, |at| {
        if is_costly(&all[at]) {
            context.still_wanted()?;
        }
        Ok(mended(context, &all[at]))
    });
    for (at, fixes) in wanted.into_iter().zip(fixes) {
        if let Some(fixes) = fixes? {
            findings[at].fixes = fixes;
        }
    }
    Ok(())
}

/// `None` when the finding brought its fixes with it.
fn mended<'a>(context: &'a Context<'a>, finding: &Finding) -> Option<Vec<Fix>> {
    let Form::Value { mend, .. } = finding.rule.form else { return None };
    let (column, id) = (finding.column?, finding.value?);
    // The table may have been changed since the finding was made.
    let there = context.table().columns().get(column).is_some_and(|cells| (id.0 as usize) < cells.dict().len());
    if !there {
        return None;
    }
    let remedies = writable(context, column, mend(&Value::new(context, column, id)));
    Some(remedies.into_iter().map(|remedy| fix(remedy, column, id, &finding.rows)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Catalogue, sample};
    use crate::check::Beside;
    use crate::importer::{self, FieldKey, Roster};
    use crate::table::{Column, Origin, Table};

    #[test]
    fn what_is_proposed_for_many_values_side_by_side_is_what_is_proposed_for_each_alone() {
        let catalogue = Catalogue::new(sample());
        let importer = importer::find("moodle-upload-users").unwrap();
        let keys: Vec<FieldKey> = ["username", "course1"].iter().map(|name| importer.key_of_header(name).unwrap()).collect();
        let (mut logins, mut courses) = (Column::default(), Column::default());
        for (at, course) in catalogue.site().courses.iter().enumerate() {
            logins.push(&format!("u{at}"));
            courses.push(&format!("{}{}", &course.shortname[1..], at % 3));
        }
        let subject = Subject {
            settings: &importer.settings_for(std::iter::empty(), &keys),
            catalogue: &catalogue,
            roster: &Roster::new(importer, keys.clone(), Table::new(vec![logins, courses], Origin::default())),
            left_out: &[],
            course_names: None,
            beside: Beside::NOTHING,
            returned: &[],
            delimiter: ';',
            today: jiff::civil::Date::constant(2026, 9, 14),
        };
        let findings = check(&subject, &Watch::default()).unwrap().findings;
        let costly = findings.iter().filter(|finding| matches!(finding.rule.form, Form::Value { costly: true, .. }));
        assert!(costly.filter(|finding| !finding.fixes.is_empty()).count() >= COSTLY_WORTH_TWO);
        findings.iter().for_each(|finding| assert_eq!(format!("{:?}", finding.fixes), format!("{:?}", fixes(&subject, finding))));
    }
}
