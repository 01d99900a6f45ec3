//! A fixture as another importer reads it, and what becomes of each of its rows when it is played.

use super::{List, read};
use bordereau::catalogue::Catalogue;
use bordereau::check::Edit;
use bordereau::export::{Draft, files, write};
use bordereau::importer::{FieldKey, Importer, Roster};
use bordereau::mapping::{Take, propose};
use bordereau::simulate::moodle_upload::Names;
use bordereau::simulate::registry;
use bordereau::simulate::simulation::Simulator;
use bordereau::simulate::tool_sync::{self, Report};
use bordereau::simulate::verdict::{Change, Effect, End, Outcome, RowVerdict, Sink};
use bordereau::table::{Column, RowId};
use bordereau::watch::Watch;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The fixture as another importer would be given it: columns by their headers. `None` when it makes nothing of it.
pub fn for_importer(path: &Path, importer: &'static Importer) -> Option<List> {
    let mut list = read(path);
    let names: Vec<String> = list.roster.keys().iter().map(FieldKey::to_string).collect();
    let headers: Vec<&str> = names.iter().map(String::as_str).collect();
    let proposed = propose(&headers, importer);
    let key = |i: usize| {
        let of_column = proposed.takes.iter().find(|(_, take)| *take == Take::Column(i));
        importer.key_of_header(headers[i]).or_else(|| of_column.map(|(key, _)| key.clone()))
    };
    let mut found: Vec<(usize, FieldKey)> = (0..headers.len()).filter_map(|i| Some((i, key(i)?))).collect();
    // One column names the person, and columns stand in the order of the importer.
    let names_person = |key: &FieldKey| importer.field(key).is_some_and(|field| field.one_of);
    let first = found.iter().position(|(_, key)| names_person(key));
    let mut at = 0..;
    found.retain(|(_, key)| {
        let at = at.next();
        !names_person(key) || at == first
    });
    found.sort_by_key(|(_, key)| (key.number, importer.fields.iter().position(|field| field.key == key.family)));
    let keys: Vec<FieldKey> = found.iter().map(|(_, key)| key.clone()).collect();
    let different: BTreeSet<&FieldKey> = keys.iter().collect();
    let person = keys.iter().any(|key| importer.field(key).is_some_and(|field| field.is_person()));
    if !person || different.len() != keys.len() || keys.len() < 2 {
        return None;
    }
    let columns: Vec<(FieldKey, Column)> = found.iter().map(|(i, key)| (key.clone(), list.table().column(*i).clone())).collect();
    let origin = list.roster.origin_of((0..list.table().rows()).map(RowId));
    let changed = list.settings.iter().filter(|setting| setting.is_changed());
    let settings = importer.settings_for(
        changed.filter(|setting| importer.settings.iter().any(|own| own.key == setting.key)).map(|s| (s.key.as_str(), s.value.as_str())),
        &keys,
    );
    (list.roster, list.settings, list.left_out) = (Roster::of(importer, columns, origin), settings, Vec::new());
    list.returned = Vec::new();
    Some(list)
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, Default)]
pub struct Deed {
    pub refused: bool,
    pub open: bool,
    pub enrols: bool,
    pub enrols_anew: bool,
    pub role: bool,
    pub takes: bool,
    pub makes_group: bool,
    pub joins_group: bool,
    pub makes_account: bool,
    pub makes_cohort: bool,
    pub ends: bool,
    pub lifts_suspension: bool,
    pub suspends: bool,
    pub loses_end: bool,
    pub days: Option<i64>,
}

/// What becomes of the rows, by their lines in the list, and whether the whole comes to its end.
#[derive(Default)]
pub struct Simulated {
    pub deeds: BTreeMap<u32, Deed>,
    pub stopped: bool,
    pub endless: bool,
}

impl Simulated {
    pub fn refused(&self) -> usize {
        self.deeds.values().filter(|deed| deed.refused).count()
    }
}

/// Takes rows in their order.
#[derive(Default)]
struct Rows(Vec<Deed>);

impl Sink for Rows {
    fn row(&mut self, verdict: &RowVerdict, _: &Names<'_>) {
        let mut deed = Deed {
            refused: matches!(verdict.outcome, Outcome::EnrolError | Outcome::Skipped | Outcome::Error | Outcome::Aborted),
            open: verdict.outcome == Outcome::NotTold || verdict.effects.iter().any(|(_, sure)| !sure),
            ..Deed::default()
        };
        for (effect, _) in &verdict.effects {
            match effect {
                Effect::Enrolled { tenure, .. } | Effect::EnrolmentWritten { tenure, .. } => {
                    (deed.enrols, deed.enrols_anew) = (true, matches!(effect, Effect::Enrolled { .. }));
                    deed.suspends = tenure.suspended;
                    deed.ends = matches!(tenure.end, End::At(_));
                    if let (Some(start), End::At(end)) = (tenure.start, tenure.end) {
                        deed.days = Some((end.get() - start.get() + 43_200) / 86_400);
                    }
                }
                Effect::EnrolmentChanged { old, new, .. } => {
                    deed.enrols = true;
                    deed.suspends |= new.suspended && !old.suspended;
                    deed.lifts_suspension |= old.suspended && !new.suspended;
                    deed.loses_end |= matches!(old.end, End::At(_)) && new.end == End::Never;
                }
                Effect::RoleAssigned(..) => deed.role = true,
                Effect::RoleRemoved(..) | Effect::EnrolmentRemoved(..) | Effect::MemberRemoved(..) => deed.takes = true,
                Effect::GroupCreated(_) => deed.makes_group = true,
                Effect::MemberAdded(..) => deed.joins_group = true,
                Effect::UserCreated(..) => deed.makes_account = true,
                Effect::CohortCreated(_) => deed.makes_cohort = true,
                _ => {}
            }
        }
        self.0.push(deed);
    }
}

fn bytes(roster: &Roster<'_>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    write(&Draft { roster, delimiter: roster.importer().form.delimiters[0] }, &mut bytes, &Watch::default()).ok()?;
    Some(bytes)
}

/// The run of what would be written; `None` when it cannot be written, or nothing plays the importer.
pub fn simulated(list: &List, catalogue: &Catalogue) -> Option<Simulated> {
    let importer = list.roster.importer();
    let delimiter = importer.form.delimiters[0];
    let mut simulator = registry::of(importer, catalogue, &list.settings, delimiter)?.unwrap();
    let now: jiff::Zoned = "2026-09-14T12:00:00[Europe/Paris]".parse().unwrap();
    if simulator.on(catalogue, &now).heading().is_some() {
        return synchronised(list, catalogue, &*simulator, &now);
    }
    let mut simulated = Simulated::default();
    for file in files(&list.roster, delimiter) {
        if let Some(course) = &file.course {
            simulator.set("course", course).unwrap();
        } else if importer.one_course {
            return None;
        }
        let mut rows = Rows::default();
        let verdict = simulator.on(catalogue, &now).run(&bytes(&file.roster)?, &mut rows, &Watch::default()).unwrap();
        simulated.stopped |= verdict.file_error.is_some() || verdict.aborted.is_some();
        for (i, row) in file.roster.table().kept_rows().enumerate() {
            // Rows that nobody reads are refused like those that are read.
            let unread = Deed { refused: true, ..Deed::default() };
            simulated.deeds.insert(file.roster.table().source(row).line, rows.0.get(i).copied().unwrap_or(unread));
        }
    }
    Some(simulated)
}

/// Keeps what a run changes.
#[derive(Default)]
struct Changes(Vec<Change>);

impl Sink for Changes {
    fn row(&mut self, _: &RowVerdict, _: &Names<'_>) {}

    fn changed(&mut self, change: &Change) {
        self.0.push(change.clone());
    }
}

/// tool_sync tells what it says line by line and what changes as a whole: what a row does is what is missing without it.
fn synchronised(list: &List, catalogue: &Catalogue, simulator: &dyn Simulator, now: &jiff::Zoned) -> Option<Simulated> {
    let run = |roster: &Roster<'_>| -> Option<(Box<Report>, Vec<Change>)> {
        let bytes = bytes(roster)?;
        let mut changes = Changes::default();
        let verdict = simulator.on(catalogue, now).run(&bytes, &mut changes, &Watch::default()).unwrap();
        Some((verdict.report.unwrap(), changes.0))
    };
    let (whole, changes) = run(&list.roster)?;
    let mut simulated = Simulated {
        stopped: whole.outcome != tool_sync::Outcome::Completed,
        endless: whole.outcome == tool_sync::Outcome::NeverEnds,
        ..Simulated::default()
    };
    for row in list.table().kept_rows().collect::<Vec<_>>() {
        let mut others = list.roster.clone();
        others.edit(|table, _| _ = Edit::RemoveRows(vec![row]).patch(table).apply(table));
        let without = if others.table().kept_rows().next().is_some() { run(&others)?.1 } else { Vec::new() };
        let own: Vec<&Change> = changes.iter().filter(|change| !without.contains(change)).collect();
        let says = |op: &str| own.iter().any(|change| matches!(change, Change::Record { came, record } if record.op(*came) == op));
        let (enrols, takes) = (says("enrol_added"), says("enrol_removed"));
        simulated.deeds.insert(
            list.table().source(row).line,
            Deed {
                refused: own.is_empty(),
                open: !whole.not_told.is_empty(),
                enrols,
                enrols_anew: enrols && !takes,
                role: says("roles_added"),
                takes: takes && !enrols || says("roles_removed") || says("members_removed"),
                makes_group: says("groups_added"),
                joins_group: says("members_added"),
                makes_account: own.iter().any(|change| matches!(change, Change::UserCreated(_))),
                makes_cohort: says("cohorts_added"),
                lifts_suspension: enrols && takes,
                loses_end: enrols && takes,
                ..Deed::default()
            },
        );
    }
    Some(simulated)
}
