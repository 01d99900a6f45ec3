//! The rules against what a real Moodle did: no row that it refuses passes without an error.
//!
//! Files that Moodle refuses as a whole are other tests' business: Bordereau does not write such files.
//! `cargo test --test rules_oracle -- --nocapture` prints the score.

use bordereau::catalogue::{Catalogue, Site};
use bordereau::check::{self, Report, Subject};
use bordereau::error::Level;
use bordereau::importer::{self, FieldKey, Roster};
use bordereau::simulate::moodle_upload::{cells::Cells, decode};
use bordereau::table::{Column, Origin, RowId, Source, Table};
use bordereau::watch::Watch;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// A sign that no file holds: what the exporter thinks of delimiters is not judged here.
const DELIMITER: char = '\u{1}';

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/moodle-uploaduser")
}

fn load(name: &str) -> Value {
    serde_json::from_slice(&fs::read(folder().join(name)).unwrap()).unwrap()
}

/// Cells as Moodle sees them.
struct List {
    keys: Vec<FieldKey>,
    left_out: Vec<String>,
    table: Table,
}

impl List {
    fn read(case: &Value) -> Self {
        let importer = importer::find("moodle-upload-users").unwrap();
        let delimiter = match case["delimiter"].as_str().unwrap() {
            "comma" => b',',
            "semicolon" => b';',
            "colon" => b':',
            _ => b'\t',
        };
        let bytes = fs::read(folder().join(case["file"].as_str().unwrap())).unwrap();
        let text = decode::text(&bytes, case["encoding"].as_str().unwrap(), delimiter == b'\t');
        let mut reader = Cells::new(&text, delimiter);
        let mut cells = Vec::new();
        reader.next(&mut cells);
        let headers: Vec<String> = cells.iter().map(|name| name.to_string()).collect();
        let keys: Vec<Option<FieldKey>> = headers.iter().map(|name| importer.key_of_header(name)).collect();
        let mut columns = vec![Column::default(); keys.iter().flatten().count()];
        let mut origin = Origin::default();
        let mut line = 1;
        while reader.next(&mut cells) {
            line += 1;
            origin.push(Source { sheet: 0, line });
            let taken = cells.iter().zip(&keys).filter(|(_, key)| key.is_some());
            columns.iter_mut().zip(taken).for_each(|(column, (cell, _))| column.push(cell));
        }
        let left_out = headers.into_iter().zip(&keys).filter(|(_, key)| key.is_none()).map(|(name, _)| name).collect();
        Self { keys: keys.into_iter().flatten().collect(), left_out, table: Table::new(columns, origin) }
    }

    fn check(&self, catalogue: &Catalogue, today: jiff::civil::Date) -> Report {
        let importer = importer::find("moodle-upload-users").unwrap();
        let Self { keys, left_out, table } = self;
        check::check(
            &Subject {
                settings: &importer.settings,
                catalogue,
                roster: &Roster::new(importer, keys.to_vec(), table.clone()),
                left_out,
                course_names: None,
                beside: bordereau::check::Beside::NOTHING,
                returned: &[],
                delimiter: DELIMITER,
                today,
            },
            &Watch::default(),
        )
        .unwrap()
    }
}

fn fixture() -> (Catalogue, Vec<Value>, jiff::civil::Date) {
    let site: Site = serde_json::from_value(load("fixture.json")).unwrap();
    let mut verdicts = load("verdicts.json");
    let today = verdicts["_about"]["run_day"].as_str().unwrap().parse().unwrap();
    (Catalogue::new(site), std::mem::take(verdicts["cases"].as_array_mut().unwrap()), today)
}

/// Whether Moodle did not do what the row asks for, by its own messages.
fn is_refused(row: &Value) -> bool {
    let mut messages = row["messages"].as_array().into_iter().flatten();
    // The row goes on after these two, and the account may be found all the same.
    let goes_on = |id: &Value| id == "invalidusername/error" || id == "error/moodle";
    messages.any(|message| message["level"] == "error" && !goes_on(&message["id"]) || message["id"] == "usernotupdatednotexists/error")
}

/// Whether every cell of the row is empty: that brings a warning of its own.
fn is_blank(table: &Table, row: RowId) -> bool {
    (0..table.columns().len()).all(|column| table.text(column, row).trim().is_empty())
}

#[test]
fn no_row_that_moodle_refuses_passes_without_an_error() {
    let (catalogue, cases, today) = fixture();
    let (mut files, mut refused, mut missed) = (0, 0, Vec::new());
    for case in &cases {
        let judged = case["mode"] == "seed" && case["file_error"].is_null() && case["options"].as_object().is_none_or(|o| o.is_empty());
        // The cells of a file that is refused as a whole make no table.
        let Some(list) = judged.then(|| List::read(case)).filter(|list| list.left_out.is_empty()) else { continue };
        files += 1;
        let report = list.check(&catalogue, today);
        let errors = report.findings.iter().filter(|finding| finding.level == Level::Error);
        let found: BTreeSet<RowId> = errors.flat_map(|finding| &finding.rows).copied().collect();
        let row_at = |line: &Value| list.table.find(Source { sheet: 0, line: line.as_u64().unwrap() as u32 }).unwrap();
        for row in case["rows"].as_array().unwrap().iter().filter(|row| is_refused(row)) {
            refused += 1;
            let id = row_at(&row["line"]);
            if !found.contains(&id) && !is_blank(&list.table, id) {
                missed.push(format!("{} line {}: {}", case["name"], row["line"], row["messages"]));
            }
        }
        if !case["aborted"].is_null() && !found.contains(&row_at(&case["aborted"]["at_line"])) {
            missed.push(format!("{} ends at line {}", case["name"], case["aborted"]["at_line"]));
        }
    }
    println!("{files} files, {refused} rows refused, {} without an error finding", missed.len());
    assert!(files > 250 && refused > 100, "{files} files, {refused} rows");
    assert!(missed.is_empty(), "{missed:#?}");
}

/// Files in which Moodle did something else than meant without a word, or stopped, with the rule that says so.
const SILENT: &[(&str, &str)] = &[
    ("per_existing_end_empty", "end_date_removed"),
    ("per_existing_expired_empty", "enrolment_reopened"),
    ("sta_expired_active", "enrolment_reopened"),
    ("crs_no_method", "course_without_manual"),
    ("crs_manual_disabled", "manual_method_off"),
    ("sta_susp_empty", "stays_suspended"),
    ("sta_new_01", "status_not_0_or_1"),
    ("crs_cohort_active_suspend", "access_kept"),
    ("rol_change_teacher_to_student", "role_added"),
    ("rol_empty_existing_teacher", "role_added"),
    ("rol_empty", "empty_cell"),
    ("hdr_minimal", "missing_column"),
    ("rol_id_student", "role_number"),
    ("grp_case", "group_near_existing"),
    ("grp_accent_missing", "group_near_existing"),
    ("grp_accent_nfd", "group_near_existing"),
    ("grp_inner_space", "group_near_existing"),
    ("spc_group_trail_nbsp", "invisible_character"),
    ("grp_numeric_is_id", "numeric_group"),
    ("grp_numeric_two_courses", "numeric_group"),
    ("grp_numeric_name_existing", "numeric_group"),
    ("grp_semicolon_list", "several_groups"),
    ("grp_idnumber", "group_code"),
    ("grp_grouping_name", "group_code"),
    ("hdr_group_wrong_number", "orphan_column"),
    ("hdr_group_no_course_column", "orphan_column"),
    ("hdr_number_leading_zero", "number_with_zero"),
    ("grp_na_text", "spreadsheet_error"),
    ("grp_ref_text", "spreadsheet_error"),
    ("grp_null_text", "group_placeholder"),
    ("grp_zero", "group_placeholder"),
    ("per_mois", "period_not_days"),
    ("per_space_thousands", "period_not_days"),
    ("per_nbsp_thousands", "period_not_days"),
    ("per_text", "period_not_days"),
    ("per_half", "period_not_days"),
    ("per_quoted_apostrophe", "period_not_days"),
    ("per_default30_0", "zero_period"),
    ("per_huge_int64", "period_too_long"),
    ("tim_fr_slash_ambiguous", "dangerous_column"),
    ("tim_fr_slash_impossible", "dangerous_column"),
    ("crs_empty_with_role", "empty_cell"),
    ("crs_zero", "empty_cell"),
    ("fld_lastname_empty", "profile_column"),
    ("fld_idnumber_empty", "profile_column"),
    ("fld_institution_empty", "profile_column"),
    ("fld_lastname_upper", "profile_column"),
    ("fld_names_apogee", "profile_column"),
    ("fld_email_empty_really", "profile_column"),
    ("coh_name", "dangerous_column"),
    ("coh_unknown", "dangerous_column"),
    ("coh_case", "dangerous_column"),
    ("fld_auth_cas", "dangerous_column"),
    ("fld_auth_nologin", "dangerous_column"),
    ("crs_site", "front_page"),
    ("dup_two_roles", "conflicting_enrolment"),
    ("typ_1_5", "dangerous_column"),
    ("grp_len255", "long_group"),
    ("crs_upper", "course_spelling"),
    ("usr_upper", "login_spelling"),
];

#[test]
fn what_moodle_did_in_silence_is_said() {
    let (catalogue, cases, today) = fixture();
    let mut missed = Vec::new();
    let mut shown = 0;
    for (name, rule) in SILENT {
        let Some(case) = cases.iter().find(|case| case["name"] == *name) else { continue };
        shown += 1;
        let found: BTreeSet<&str> = List::read(case).check(&catalogue, today).findings.iter().map(|finding| finding.rule.name).collect();
        if !found.contains(rule) {
            missed.push(format!("{name}: no {rule}, only {found:?}"));
        }
    }
    println!("{shown} silent files, {} without a word", missed.len());
    assert!(shown > 40, "{shown} of the files are there");
    assert!(missed.is_empty(), "{missed:#?}");
}
