//! Every file that did harm when it was really run through tool_sync: the check warns of it, or the file
//! that Bordereau writes instead does no harm.

use bordereau::catalogue::{self, Catalogue};
use bordereau::check::{Subject, check};
use bordereau::error::Level;
use bordereau::export::{Draft, write};
use bordereau::importer::{self, FieldKey, Importer, Roster};
use bordereau::simulate::json;
use bordereau::simulate::tool_sync::{Kind, Run, Settings};
use bordereau::table::{Column, Origin, Source, Table};
use bordereau::watch::Watch;
use jiff::civil::Date;
use serde_json::Value;
use std::path::Path;

/// Not a matter of the list: runs of the tool that crash whatever they are given, and its own file setting.
const NOT_THE_LIST: [&str; 3] = ["a02_suspend_run", "a03_restore_run", "x04_auto_other_name"];

/// Messages by which the tool says that it did not do what the row asks for.
const REFUSALS: [&str; 14] = [
    "error/unknowncourse",
    "tool_sync/enrollednot",
    "tool_sync/errornomanualenrol",
    "tool_sync/errornoenrolmethod",
    "tool_sync/errornouser",
    "tool_sync/errornocourse",
    "tool_sync/errornorole",
    "tool_sync/errorbadcmd",
    "tool_sync/errornullcourseidentifier",
    "tool_sync/cohortmissinguser",
    "tool_sync/cohortnotfound",
    "tool_sync/removedfromgroupnot",
    "moodle/addedtogroupnot",
    "moodle/addedtogroupnotenrolled",
];

/// Whether a run destroyed something, stopped, or refused a row.
fn is_bad(verdict: &Value) -> bool {
    let said = |message: &Value| REFUSALS.iter().any(|id| message["id"] == *id);
    let change = |change: &Value| {
        let reset = change["default_resets"].as_array().is_some_and(|resets| !resets.is_empty());
        let taken = matches!(change["op"].as_str(), Some("user_deleted" | "roles_removed" | "members_removed" | "cohorts_removed"));
        reset || taken
    };
    verdict["result"] != "completed"
        || !verdict["failed_rows_file"].is_null()
        || verdict["messages"].as_array().unwrap().iter().any(said)
        || verdict["changes"].as_array().unwrap().iter().any(change)
}

struct List {
    keys: Vec<FieldKey>,
    left_out: Vec<String>,
    table: Table,
}

/// The list as a plain reader sees it: decoded, split, headers matched by their exact names.
fn read(bytes: &[u8], importer: &Importer, delimiter: char) -> List {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        bytes => String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| bytes.iter().map(|&byte| char::from(byte)).collect()),
    };
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = (1..).zip(text.lines()).skip_while(|(_, line)| line.is_empty() || line.starts_with(['#', ' ']));
    let header: Vec<&str> = lines.next().map(|(_, line)| line.split(delimiter).collect()).unwrap_or_default();
    let found: Vec<Option<FieldKey>> = header.iter().map(|name| importer.key_of_header(name.trim_matches('"'))).collect();
    let left_out = header.iter().zip(&found).filter(|(_, key)| key.is_none()).map(|(name, _)| (*name).to_owned()).collect();
    let mut columns = vec![Column::default(); found.iter().flatten().count()];
    let mut origin = Origin::default();
    for (number, line) in lines.filter(|(_, line)| !line.is_empty()) {
        origin.push(Source { sheet: 0, line: number });
        let cells: Vec<&str> = line.split(delimiter).collect();
        let kept = (0..found.len()).filter(|&i| found[i].is_some()).map(|i| cells.get(i).copied().unwrap_or_default());
        columns.iter_mut().zip(kept).for_each(|(column, cell)| column.push(cell));
    }
    List { keys: found.into_iter().flatten().collect(), left_out, table: Table::new(columns, origin) }
}

/// Whether the check has an error or a warning, or what would be written does no harm.
fn is_guarded(bytes: &[u8], settings: &Settings, catalogue: &Catalogue) -> bool {
    let importer = importer::find(settings.kind.simulator()).unwrap();
    let delimiter = settings.separator();
    let List { keys, left_out, table } = read(bytes, importer, delimiter);
    let today = Date::constant(2026, 9, 14);
    let subject = Subject {
        settings: &importer.settings,
        catalogue,
        roster: &Roster::new(importer, keys.clone(), table.clone()),
        left_out: &left_out,
        course_names: None,
        beside: bordereau::check::Beside::NOTHING,
        returned: &[],
        delimiter,
        today,
    };
    let report = check(&subject, &Watch::default()).unwrap();
    if report.findings.iter().any(|finding| finding.level >= Level::Warning) {
        return true;
    }
    let mut written = Vec::new();
    let mut own = Settings::new(settings.kind);
    own.set("csvseparator", &delimiter.to_string()).unwrap();
    if write(&Draft { roster: &Roster::new(importer, keys, table), delimiter }, &mut written, &Watch::default()).is_err() {
        return true;
    }
    let mut told = Vec::new();
    let now = today.at(12, 0, 0, 0).in_tz("Europe/Paris").unwrap();
    json::write(&written, &Run { catalogue, settings: &own, now: &now }, &mut told, &Watch::default()).unwrap();
    !is_bad(&serde_json::from_slice(&told).unwrap())
}

#[test]
fn every_file_that_did_harm_is_warned_of_or_put_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/tool-sync");
    let site = catalogue::parse(&std::fs::read(folder.join("fixture.json")).unwrap()).unwrap();
    let catalogue = Catalogue::new(site);
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(folder.join("verdicts.json")).unwrap()).unwrap();
    let mut missed = Vec::new();
    let mut harmful = 0;
    for case in cases.iter().filter(|case| is_bad(case)) {
        let id = case["id"].as_str().unwrap();
        if NOT_THE_LIST.contains(&id) {
            continue;
        }
        harmful += 1;
        let kind = Kind::ALL.into_iter().find(|kind| case["kind"] == kind.word()).unwrap();
        let mut settings = Settings::new(kind);
        if let Some(separator) = case["settings"]["csvseparator"].as_str() {
            settings.set("csvseparator", separator).unwrap();
        }
        let bytes = std::fs::read(folder.join(case["file"].as_str().unwrap())).unwrap();
        if !is_guarded(&bytes, &settings, &catalogue) {
            missed.push(id);
        }
    }
    println!("{} of {harmful} harmful files warned of or put right", harmful - missed.len());
    assert!(missed.is_empty(), "{missed:?}");
}

/// Codes and lines of what is found in a list for the enrolment file.
fn found(text: &str, importer: &str) -> Vec<(&'static str, Vec<u32>)> {
    let importer = importer::find(importer).unwrap();
    let List { keys, left_out, table } = read(text.as_bytes(), importer, ';');
    let site = catalogue::parse(&std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/tool-sync/fixture.json")).unwrap());
    let catalogue = Catalogue::new(site.unwrap());
    let today = Date::constant(2026, 9, 14);
    let subject = Subject {
        settings: &importer.settings,
        catalogue: &catalogue,
        roster: &Roster::new(importer, keys.clone(), table.clone()),
        left_out: &left_out,
        course_names: None,
        beside: bordereau::check::Beside::NOTHING,
        returned: &[],
        delimiter: ';',
        today,
    };
    let lines = |finding: &bordereau::check::Finding| finding.rows.iter().map(|&row| table.source(row).line).collect();
    check(&subject, &Watch::default()).unwrap().findings.iter().map(|finding| (finding.rule.name, lines(finding))).collect()
}

#[test]
fn one_row_per_course_is_seen_twice_too_and_two_groups_are_no_repeat() {
    let list = "uid;cid;rolename;enrol;gcmd;g1
55000901;cours_test;student;manual;gaddcreate;groupe_1
55000902;cours_test;student;manual;gaddcreate;groupe_1
55000901;cours_test;student;manual;gaddcreate;groupe_1
55000902;cours_test;student;manual;gaddcreate;12
55000901;UE-BIO-101;student;manual;;
55000903;cours_test;student;manual;;
55000903;cours_test;teacher;manual;;";
    let found = found(list, "tool-sync-enrolments");
    let of = |name: &str| found.iter().filter(|(rule, _)| *rule == name).map(|(_, lines)| lines.clone()).collect::<Vec<_>>();
    assert_eq!(of("duplicate_enrolment"), [vec![4]]);
    assert_eq!(of("conflicting_enrolment"), [vec![7, 8], vec![3, 5]]);
}

/// The lines of the checklist of tool_sync: a list that holds the trap, and the rule that must speak.
/// What is written by Bordereau alone (encoding, line ends, quotes) is held by the export's own tests.
#[test]
fn every_line_of_the_checklist_has_a_rule_that_speaks() {
    let long = "x".repeat(101);
    let row = |cells: &str| format!("username;firstname;lastname\n{cells}\n");
    let users = "tool-sync-users";
    let enrolments = "tool-sync-enrolments";
    let enrol = |cells: &str| format!("uid;cid;rolename;enrol\n{cells}\n");
    let wide = format!(
        "username;firstname;lastname;institution;department
55000901;Léa;Martin;{0};{0}
",
        "é".repeat(250)
    );
    let cases: Vec<(&str, &str, String, &str)> = vec![
        ("a deleted column", users, "username;firstname;lastname;deleted\n55000901;Léa;Martin;0\n".into(), "dangerous_column"),
        ("an oldusername column", users, "username;firstname;lastname;oldusername\n55000901;Léa;Martin;a\n".into(), "dangerous_column"),
        ("a password column", users, "username;firstname;lastname;password\n55000901;Léa;Martin;\n".into(), "dangerous_column"),
        ("a suspended column", users, "username;firstname;lastname;suspended\n55000901;Léa;Martin;\n".into(), "dangerous_column"),
        ("a quote in a value", users, row("55000901;L\"éa;Martin"), "value_needs_quotes"),
        ("the text &#44", users, row("55000901;Léa;Mar&#44tin"), "text_altered"),
        ("a row over 1 000 bytes", users, wide, "row_too_long"),
        ("no row", users, "username;firstname;lastname\n".into(), "no_row"),
        ("an empty first cell", users, row(";Léa;Martin"), "cell_never_empty"),
        ("a first cell 0", users, row("0;Léa;Martin"), "cell_never_empty"),
        ("a first cell that begins with a sign", users, row("#55000901;Léa;Martin"), "row_passed_over"),
        ("a required cell empty", users, row("55000901;;Martin"), "cell_never_empty"),
        ("a required cell 0", users, row("55000901;Léa;0"), "cell_never_empty"),
        ("a login with an accent", users, row("zoé;Léa;Martin"), "character_not_taken"),
        (
            "an unknown role",
            users,
            "username;firstname;lastname;course1;role1;enrol1\n55000901;Léa;Martin;cours_test;promotion;manual\n".into(),
            "unknown_role",
        ),
        (
            "a role in another case",
            users,
            "username;firstname;lastname;course1;role1;enrol1\n55000901;Léa;Martin;cours_test;Student;manual\n".into(),
            "unknown_role",
        ),
        (
            "numbers with a gap",
            users,
            "username;firstname;lastname;course1;course3;role3\n55000901;Léa;Martin;cours_test;UE-BIO-101;student\n".into(),
            "number_gap_stops",
        ),
        (
            "a date that is no seconds",
            users,
            "username;firstname;lastname;course1;role1;enrol1;end1\n55000901;Léa;Martin;cours_test;student;manual;30/06/2027\n".into(),
            "moment_form",
        ),
        (
            "a date that is no stamp",
            enrolments,
            "uid;cid;rolename;enrol;endtime\n55000901;cours_test;student;manual;2027-06-30\n".into(),
            "moment_form",
        ),
        ("another method", enrolments, enrol("55000901;cours_test;student;self"), "choice_not_taken"),
        ("a value too long", users, row(&format!("55000901;{long};Martin")), "value_too_long"),
        ("a no-break space at the end", users, row("55000901\u{a0};Léa;Martin"), "login_spelling"),
        ("a login without account", users, row("nouveau01;Léa;Martin"), "account_created"),
        (
            "an e-mail that differs",
            users,
            "username;firstname;lastname;email\n55000901;Léa;Martin;autre@example.org\n".into(),
            "email_differs",
        ),
        ("no idnumber", users, row("55000901;Léa;Martin"), "profile_reset"),
        (
            "a new group",
            enrolments,
            "uid;cid;rolename;enrol;gcmd;g1\n55000901;cours_test;student;manual;gaddcreate;TD9\n".into(),
            "group_created",
        ),
        ("a course without manual method", enrolments, enrol("55000901;sansmanuel;student;manual"), "course_without_manual"),
        ("a course whose manual method is off", enrolments, enrol("55000901;manuelferme;student;manual"), "manual_method_off"),
        ("a duplicate", enrolments, enrol("55000901;cours_test;student;manual\n55000901;cours_test;student;manual"), "duplicate_enrolment"),
        ("no method column", enrolments, "uid;cid;rolename\n55000901;cours_test;student\n".into(), "role_without_enrolment"),
    ];
    let silent: Vec<(&str, &str, Vec<&str>)> = cases
        .iter()
        .map(|(trap, importer, list, rule)| (*trap, *rule, found(list, importer).into_iter().map(|(name, _)| name).collect::<Vec<_>>()))
        .filter(|(_, rule, names)| !names.contains(rule))
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}
