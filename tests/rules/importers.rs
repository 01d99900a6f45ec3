//! Every dirty fixture for every importer that can read it: safe fixes add no error and never worsen the run, and what
//! the check says will be done is what the simulation does. `-- --nocapture` prints how many pairs were compared.

use super::simulated::{Deed, Simulated, for_importer, simulated};
use super::{Catalogues, List, check, errors, fixtures, importer_of, names};
use bordereau::catalogue::Catalogue;
use bordereau::check::{Edit, Finding, Report};
use bordereau::error::{Arg, Level};
use bordereau::importer;
use bordereau::table::RowId;
use std::collections::{BTreeMap, BTreeSet};

fn mended(list: &mut List, catalogue: &Catalogue) -> Report {
    let mut report = check(list, catalogue);
    for _ in 0..6 {
        let edits: Vec<Edit> = report.safe_fixes().map(|fix| fix.edit.clone()).collect();
        if edits.is_empty() {
            break;
        }
        for edit in edits {
            list.apply(&edit);
        }
        report = check(list, catalogue);
    }
    report
}

#[test]
fn safe_fixes_for_every_importer_add_no_error_and_never_worsen_the_run() {
    let catalogues = Catalogues::new();
    let (mut lists, mut runs, mut worse) = (0, BTreeMap::<&str, usize>::new(), Vec::new());
    for path in fixtures().iter().filter(|path| names(path).1.starts_with("dirty")) {
        for importer in importer::all() {
            let (rule, name) = names(path);
            let catalogue = catalogues.of(&name);
            let Some(mut list) = for_importer(path, importer) else { continue };
            lists += 1;
            let (before, run) = (check(&list, catalogue), simulated(&list, catalogue));
            let after = mended(&mut list, catalogue);
            let at = format!("{rule}/{name} for {}", importer.id);
            if errors(&after) > errors(&before) {
                worse.push(format!("{at}: {} errors, then {}", errors(&before), errors(&after)));
            }
            let after = simulated(&list, catalogue);
            if run.is_some() && after.is_none() {
                worse.push(format!("{at}: cannot be written any more"));
            }
            if let (Some(before), Some(after)) = (run, after) {
                *runs.entry(&importer.id).or_default() += 1;
                if !before.stopped && (after.stopped || after.refused() > before.refused()) {
                    let refused = [&before, &after].map(|run| (run.stopped, run.refused()));
                    worse.push(format!("{at}: stopped and refused {:?}, then {:?}", refused[0], refused[1]));
                }
            }
        }
    }
    println!("{lists} pairs of a list and an importer; played before and after: {runs:#?}");
    assert!(lists > 300 && runs.values().sum::<usize>() > 200, "{lists} {runs:?}");
    assert!(worse.is_empty(), "{worse:#?}");
}

/// What a sentence of the check says that the tool will do with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claim {
    /// Nobody is enrolled by the row.
    EnrolsNobody,
    /// Somebody is.
    Enrols,
    /// Nobody is put into a group.
    NoGroup,
    /// One of the rows makes a group.
    MakesGroup,
    /// No group is made.
    MakesNoGroup,
    /// A role is given by one of the rows.
    GivesRole,
    /// No role is given.
    NoRole,
    /// An account is made by one of the rows.
    MakesAccount,
    /// At most one account is made.
    OneAccount,
    /// A cohort is made by one of the rows.
    MakesCohort,
    /// Nothing is done.
    Nothing,
    /// The run stops.
    Stops,
    /// The run never ends.
    Endless,
    /// An enrolment loses its end.
    LosesEnd,
    /// An enrolment is opened again.
    Reopens,
    /// Nobody is suspended.
    SuspendsNobody,
    /// Somebody is put into a group.
    JoinsGroup,
    /// Nobody is taken out of anything.
    TakesNothing,
    /// A suspension or an end stays.
    StaysClosed,
    /// The enrolment has no end.
    NoEnd,
    /// The enrolment lasts so many days.
    Days(i64),
    /// Nothing more is done than by the row above.
    NothingMore,
}

/// Sentences about the list, the platform or its people, and those that leave open what will be done.
const NO_CLAIM: &[&str] = &[
    "access-kept",
    "altered-code-day",
    "altered-code-digits",
    "altered-code-power",
    "automatic-group",
    "automatic-group-said",
    "cell-never-empty-optional",
    "cell-never-empty-required",
    "closed-category",
    "closed-course",
    "conflicting-periods",
    "empty-cell",
    "end-is-past",
    "formula-start",
    "formula-start-many",
    "invisible-blank",
    "invisible-character",
    "invisible-character-many",
    "login-spelling-stops",
    "login-spelling-untold",
    "lost-character",
    "missing-column",
    "missing-column-address",
    "mojibake",
    "mojibake-many",
    "moment-form-seconds",
    "moment-form-stamp",
    "moment-not-seconds",
    "number-display",
    "number-gap",
    "number-gap-stops",
    "numeric-group",
    "opposite-status",
    "opposite-status-empty",
    "orphan-column",
    "other-shape-courses",
    "other-shape-groups",
    "other-shape-several-courses",
    "other-shape-several-people",
    "other-shape-several-roles",
    "other-shape-unclear-roles",
    "other-shape-written-once",
    "outer-blank",
    "outer-blank-many",
    "period-too-long",
    "period-unit",
    "period-too-long-year",
    "powerful-role",
    "profile-reset",
    "rival-column",
    "rival-column-told",
    "role-not-offered",
    "role-number-untold",
    "row-left-out",
    "row-left-out-person",
    "row-left-out-sheet",
    "spreadsheet-error",
    "takes-away",
    "text-altered",
    "withdrawn-person",
    "withdrawn-remark",
    "withdrawn-struck",
];

fn word<'a>(finding: &'a Finding, name: &str) -> &'a str {
    let arg = finding.message.args.iter().find(|(key, _)| key == name);
    arg.and_then(|(_, arg)| if let Arg::Text(text) = arg { Some(text.as_str()) } else { None }).unwrap_or_default()
}

fn number(finding: &Finding, name: &str) -> i64 {
    let arg = finding.message.args.iter().find(|(key, _)| key == name);
    arg.and_then(|(_, arg)| if let Arg::Number(number) = arg { Some(*number) } else { None }).unwrap_or(-1)
}

/// What the sentence of a finding claims; `None` when nobody has said yet whether it claims anything.
fn claim(finding: &Finding) -> Option<&'static [Claim]> {
    use Claim::*;
    let does = word(finding, "does");
    Some(match (&*finding.message.id, does) {
        ("unknown-account" | "unknown-account-number" | "unknown-account-email" | "several-accounts" | "login-is-idnumber", _)
        | ("unknown-course" | "unknown-course-code" | "course-spelling" | "course-without-manual-site", _)
        | ("administrator-account" | "email-taken" | "email-differs" | "empty-cell-login" | "empty-cell-course" | "front-page", _)
        | ("login-spelling", _) => &[EnrolsNobody],
        ("existing-account", "skips") | ("character-not-taken", "refuses") => &[EnrolsNobody],
        ("existing-account", _) => &[MakesAccount],
        ("character-not-taken", _) | ("login-spelling-new" | "long-group" | "period-too-long-stops", _) => &[Stops],
        ("course-without-manual", "adds") => &[Enrols],
        ("course-without-manual", "says") => &[EnrolsNobody, GivesRole],
        ("course-without-manual", _) => &[EnrolsNobody],
        ("manual-method-off", "says") => &[EnrolsNobody, GivesRole],
        ("manual-method-off", "fails") => &[EnrolsNobody],
        ("manual-method-off", _) => &[Enrols],
        ("role-label", "untold") => &[],
        ("unknown-role" | "role-label", "no-role") => &[NoRole],
        ("unknown-role" | "role-label", _) => &[EnrolsNobody],
        ("role-not-assignable", "gives") => &[GivesRole],
        ("role-not-assignable", _) => &[EnrolsNobody],
        ("guest-account", "enrols") => &[Enrols],
        ("guest-account", _) => &[EnrolsNobody],
        ("group-near-existing" | "group-placeholder" | "group-code" | "group-code-grouping" | "several-groups", "ignores" | "says") => {
            &[NoGroup]
        }
        ("group-placeholder-zero", _) | ("unknown-group", _) => &[NoGroup],
        ("group-near-existing" | "group-placeholder" | "group-code" | "group-code-grouping" | "several-groups", _)
        | ("altered-code-date-group" | "group-created" | "group-escaped" | "numeric-group-existing" | "spreadsheet-error-group", _) => {
            &[MakesGroup]
        }
        ("account-created" | "login-spelling-cleaned" | "email-form", _) => &[MakesAccount],
        ("email-repeated", _) => &[OneAccount],
        ("login-spelling-known", _) => &[Enrols],
        ("unknown-cohort", "says") => &[Nothing],
        ("unknown-cohort", _) => &[MakesCohort],
        ("role-without-enrolment", _) => &[EnrolsNobody, GivesRole],
        ("role-added", _) => &[GivesRole],
        ("role-kept", _) => &[NoRole],
        ("end-date-removed", _) => &[LosesEnd],
        ("stays-suspended" | "stays-as-it-is", _) => &[StaysClosed],
        ("start-after-end", "second-enrolment") => &[EnrolsNobody],
        ("duplicate-enrolment", _) => &[NothingMore],
        ("no-row", "endless") => &[Endless],
        ("period-not-days-endless", _) => &[NoEnd],
        ("period-not-days" | "period-not-days-right" | "zero-period", _) => &[],
        ("empty-cell-role" | "role-by-default" | "conflicting-roles", _) => &[GivesRole],
        ("altered-code-date" | "role-number-name" | "empty-cell-zero" | "stray-cell" | "choice-not-taken" | "login-spelling-many", _) => {
            &[EnrolsNobody]
        }
        ("empty-row", "guest") => &[],
        ("empty-row", _) => &[EnrolsNobody],
        ("closed-account-method", "writes") => &[],
        ("closed-account-method" | "closed-account-nologin" | "closed-account-suspended" | "closed-account-unconfirmed", _)
        | ("hidden-course" | "course-spelling-forgiven" | "login-spelling-forgiven" | "role-number", _) => &[Enrols],
        ("enrolment-reopened", _) => &[Reopens],
        ("status-not-0-or-1", _) => &[SuspendsNobody],
        ("group-kept", _) => &[TakesNothing],
        ("group-spellings", _) => &[MakesGroup],
        ("numeric-group-is-id", _) => &[MakesNoGroup],
        ("conflicting-groups", _) => &[JoinsGroup],
        ("value-too-long", _) => &[Stops],
        (id, _) if NO_CLAIM.contains(&id) => &[],
        _ => return None,
    })
}

/// Whether the run does what is claimed of the rows; `None` where that cannot be told.
fn holds(claim: Claim, deeds: &[Deed], run: &Simulated) -> Option<bool> {
    let (any, all) = (|is: fn(&Deed) -> bool| deeds.iter().any(is), |is: fn(&Deed) -> bool| deeds.iter().all(is));
    let sure = !deeds.is_empty() && all(|deed| !deed.open);
    let positive = |is: fn(&Deed) -> bool| sure.then(|| any(is));
    match claim {
        Claim::EnrolsNobody => Some(all(|deed| !deed.enrols)),
        Claim::NoGroup => Some(all(|deed| !deed.joins_group && !deed.makes_group)),
        Claim::NoRole => Some(all(|deed| !deed.role)),
        Claim::Nothing => Some(all(|deed| !deed.enrols && !deed.role && !deed.joins_group && !deed.makes_cohort)),
        Claim::OneAccount => Some(deeds.iter().filter(|deed| deed.makes_account).count() < 2),
        Claim::StaysClosed => Some(all(|deed| !deed.lifts_suspension)),
        Claim::Reopens => positive(|deed| deed.loses_end || deed.lifts_suspension),
        Claim::SuspendsNobody => Some(all(|deed| !deed.suspends)),
        Claim::JoinsGroup => positive(|deed| deed.joins_group),
        Claim::MakesNoGroup => Some(all(|deed| !deed.makes_group)),
        Claim::TakesNothing => Some(all(|deed| !deed.takes)),
        Claim::NothingMore => Some(all(|deed| !deed.role && !deed.joins_group && !deed.makes_group && !deed.enrols_anew)),
        Claim::Stops => Some(run.stopped),
        Claim::Endless => Some(run.endless),
        Claim::Enrols => sure.then(|| all(|deed| deed.enrols || !deed.refused)),
        Claim::MakesGroup => positive(|deed| deed.makes_group),
        Claim::GivesRole => positive(|deed| deed.role),
        Claim::MakesAccount => positive(|deed| deed.makes_account),
        Claim::MakesCohort => positive(|deed| deed.makes_cohort),
        Claim::LosesEnd => positive(|deed| deed.loses_end),
        Claim::NoEnd => sure.then(|| all(|deed| !deed.ends)),
        Claim::Days(days) => sure.then(|| deeds.iter().all(|deed| deed.days.is_none_or(|told| told == days))),
    }
}

/// Sentences compared with runs.
#[derive(Default)]
struct Tally {
    agreed: BTreeMap<(String, &'static str), usize>,
    differ: Vec<String>,
    unheard: BTreeSet<String>,
}

impl Tally {
    /// Compares every sentence of the check of a list with its run.
    fn compare(&mut self, list: &List, catalogue: &Catalogue, at: &str) {
        let Some(run) = simulated(list, catalogue) else { return };
        let report = check(list, catalogue);
        let deleted: BTreeSet<&str> =
            catalogue.site().users.iter().flatten().filter(|user| user.deleted == Some(true)).map(|user| &*user.username).collect();
        // A platform takes name and number from an account that it deletes: here both are kept, and some tools find it by them.
        let is_kept = |row: &RowId| list.table().columns().iter().any(|column| deleted.contains(column.text(*row)));
        // A row with several courses may be enrolled by another of them.
        let several = list.roster.keys().iter().any(|key| key.number.is_some_and(|number| number > 1));
        for finding in &report.findings {
            // What is assumed is said to be.
            if finding.note.as_ref().is_some_and(|note| note.id == "role-supposed") {
                continue;
            }
            let Some(claims) = claim(finding) else {
                self.unheard.insert(finding.message.id.to_string());
                continue;
            };
            let days = match &*finding.message.id {
                "period-not-days" | "period-not-days-right" => Some(Claim::Days(number(finding, "read"))),
                "zero-period" => Some(Claim::Days(number(finding, "days"))),
                _ => None,
            };
            for claim in claims.iter().copied().chain(days).filter(|claim| !several || *claim == Claim::Stops) {
                let deeds: Vec<Deed> = concerned(finding, claim, &report, &run)
                    .filter(|row| !is_kept(row))
                    .filter_map(|row| run.deeds.get(&list.table().source(row).line).copied())
                    .collect();
                if deeds.is_empty() && claim != Claim::Endless {
                    continue;
                }
                match holds(claim, &deeds, &run) {
                    Some(true) => *self.agreed.entry((finding.message.id.to_string(), &list.roster.importer().id)).or_default() += 1,
                    Some(false) => self.differ.push(format!(
                        "{at} {}: {} {:?} claims {claim:?}, {deeds:?}",
                        list.roster.importer().id,
                        finding.message.id,
                        finding.message.args
                    )),
                    None => {}
                }
            }
        }
    }

    fn settle(&self, least: usize) {
        let count: usize = self.agreed.values().sum();
        for ((sentence, importer), pairs) in &self.agreed {
            println!("{pairs:>5} {sentence} {importer}");
        }
        println!("{count} sentences of the check are as the run: {} different ones", self.agreed.len());
        println!("{} differ: {:#?}", self.differ.len(), self.differ);
        assert!(self.unheard.is_empty(), "sentences of which nobody has said what they claim: {:?}", self.unheard);
        assert!(self.differ.is_empty(), "{} sentences differ from the run", self.differ.len());
        assert!(count > least, "{count}");
    }
}

/// The rows of which a claim must hold. What is denied holds whatever else is wrong; what is announced is not done where
/// an error of another kind stands on the row, or where the run stops.
fn concerned<'a>(finding: &'a Finding, claim: Claim, report: &'a Report, run: &'a Simulated) -> impl Iterator<Item = RowId> + 'a {
    use Claim::*;
    let denies = matches!(
        claim,
        EnrolsNobody | NoGroup | NoRole | Nothing | OneAccount | StaysClosed | NothingMore | SuspendsNobody | TakesNothing | MakesNoGroup
    );
    let other = move |row: &RowId| {
        let other = |other: &&Finding| other.level == Level::Error && !std::ptr::eq(*other, finding);
        report.findings.iter().filter(other).any(|other| other.rows.is_empty() || other.rows.contains(row))
    };
    finding.rows.iter().copied().filter(move |row| denies || (claim == Stops || !run.stopped) && !other(row))
}

#[test]
fn what_the_check_says_will_be_done_is_what_the_simulation_does() {
    let catalogues = Catalogues::new();
    let mut tally = Tally::default();
    for path in fixtures() {
        let (rule, name) = names(&path);
        for list in importer::all().iter().filter_map(|importer| for_importer(&path, importer)) {
            tally.compare(&list, catalogues.of(&name), &format!("{rule}/{name}"));
        }
    }
    tally.settle(400);
}

/// Settings of Upload users that change what becomes of a row.
const SETTINGS: &[(&str, &str)] = &[
    ("uutype", "0"),
    ("uutype", "1"),
    ("uutype", "2"),
    ("uuupdatetype", "0"),
    ("uuupdatetype", "2"),
    ("uuupdatetype", "3"),
    ("uupasswordnew", "0"),
    ("uumatchemail", "1"),
    ("uunoemailduplicates", "0"),
    ("uustandardusernames", "1"),
    ("uuallowrenames", "1"),
    ("uuallowdeletes", "1"),
    ("uuallowsuspends", "1"),
    ("uuforcepasswordchange", "2"),
    ("database", "mariadb"),
    ("city", "Caen"),
    ("idnumber", "%u"),
    ("profile_field_composante", "UFR"),
    ("uulegacy1", "3"),
];

#[test]
fn under_every_setting_of_upload_users_the_check_says_what_the_simulation_does() {
    let catalogues = Catalogues::new();
    let mut tally = Tally::default();
    let of_moodle =
        |path: &&std::path::PathBuf| names(path).1.starts_with("dirty") && importer_of(path).simulator.as_deref() == Some("moodle-upload");
    for path in fixtures().iter().filter(of_moodle) {
        let (rule, name) = names(path);
        for (key, value) in SETTINGS {
            for importer in importer::all().iter().filter(|importer| importer.simulator.as_deref() == Some("moodle-upload")) {
                let Some(mut list) = for_importer(path, importer) else { continue };
                let changed: Vec<(String, String)> =
                    list.settings.iter().filter(|setting| setting.is_changed()).map(|s| (s.key.clone(), s.value.clone())).collect();
                let pairs = changed.iter().map(|(key, value)| (key.as_str(), value.as_str())).chain([(*key, *value)]);
                list.settings = importer.settings_for(pairs, list.roster.keys());
                tally.compare(&list, catalogues.of(&name), &format!("{rule}/{name} {key}={value}"));
            }
        }
    }
    tally.settle(1_000);
}
