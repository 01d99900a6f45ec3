//! Every rule on its fixtures, found on disk: `tests/rules/<rule>/*.csv` with a snapshot beside each.
//!
//! A fixture whose name begins with `clean` must bring nothing of its rule, one that begins with `dirty`
//! something. A name that ends in `-bare` is checked against the courses alone, one that ends in `-mariadb`
//! against the same platform on MariaDB, one that ends in `-local` with what `local.json` says of it. Headers that are no field
//! are columns left out; rows are numbered as in the file. A file `importer` beside the fixtures, or one with the ending
//! `.importer` for one of them, names another importer than Moodle's upload. Numbers that a spreadsheet shows otherwise stand in a file with the ending
//! `.exact`, one a line: `line;header;number`; lines that reading left out in one with the ending `.passed`: `line;why;yes|no`, whether it may
//! be a person; shapes that the list seems to have in one with the ending `.shapes`: `what;titles;lines`; columns that mean the same in one with the ending `.rivals`: `field;title;others;lines;yes|no`, whether the accounts tell; sheets that nobody chose in one with the ending `.sheets`: `name;people`; titles that the list gives to fields in one with the ending `.titles`: `field;title`; settings of the import in one with the ending `.settings`; rows that came back from an import in one with the ending `.returned`. To accept new snapshots:
//! `INSTA_UPDATE=always cargo test --test rules`.

use bordereau::catalogue::{Catalogue, Site, lists};
use bordereau::check::returned::ReturnedRow;
use bordereau::check::{self, Beside, Edit, Finding, LeftOut, Report, Rival, StateColumn, Subject, json};
use bordereau::error::Level;
use bordereau::importer::{self, FieldKey, Importer, Meaning, Roster, Setting};
use bordereau::locale::{Language, Locale};
use bordereau::shape::{Offer, Shape, What};
use bordereau::table::{Change, Column, Origin, Patch, RowId, Source, Table};
use bordereau::watch::Watch;
use jiff::civil::Date;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "rules/dangers.rs"]
mod dangers;

#[path = "rules/importers.rs"]
mod importers;

#[path = "rules/simulated.rs"]
mod simulated;

const TODAY: Date = Date::constant(2026, 9, 14);

/// What a fixture holds.
struct List {
    roster: Roster<'static>,
    settings: Vec<Setting>,
    left_out: Vec<String>,
    course_names: Option<Column>,
    returned: Vec<ReturnedRow>,
    beside: Beside,
}

impl List {
    fn table(&self) -> &Table {
        self.roster.table()
    }

    fn apply(&mut self, edit: &Edit) {
        self.roster.edit(|table, _| _ = edit.patch(table).apply(table));
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

fn site() -> Site {
    serde_json::from_str(&fs::read_to_string(folder().join("site.json")).unwrap()).unwrap()
}

/// Courses by short name, and nothing else.
fn bare() -> Site {
    let mut courses = site().courses;
    for course in &mut courses {
        (course.visible, course.enrol_methods, course.groups, course.groupings) = (None, None, None, None);
    }
    Site { courses, ..Site::default() }
}

/// The platforms that fixtures are checked against.
struct Catalogues {
    full: Catalogue,
    bare: Catalogue,
    mariadb: Catalogue,
    local: Catalogue,
}

impl Catalogues {
    fn new() -> Self {
        let mut mariadb = site();
        mariadb.platform.database = Some("mariadb".to_owned());
        let said = serde_json::from_str(&fs::read_to_string(folder().join("local.json")).unwrap()).unwrap();
        let local = Catalogue::new(site()).with_local(said);
        Self { full: Catalogue::new(site()), bare: Catalogue::new(bare()), mariadb: Catalogue::new(mariadb), local }
    }

    fn of(&self, fixture: &str) -> &Catalogue {
        match fixture.rsplit_once('-') {
            Some((_, "bare")) => &self.bare,
            Some((_, "mariadb")) => &self.mariadb,
            Some((_, "local")) => &self.local,
            _ => &self.full,
        }
    }
}

fn importer() -> &'static Importer {
    importer::find("moodle-upload-users").unwrap()
}

/// The importer for which a fixture is made.
fn importer_of(path: &Path) -> &'static Importer {
    let named = fs::read_to_string(path.with_extension("importer")).or_else(|_| fs::read_to_string(path.with_file_name("importer")));
    named.map_or_else(|_| importer(), |id| importer::find(id.trim()).unwrap())
}

fn read(path: &Path) -> List {
    let importer = importer_of(path);
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').flexible(true).has_headers(false).from_path(path).unwrap();
    let mut records = reader.records().map(Result::unwrap);
    let header = records.next().unwrap();
    let keys: Vec<Option<FieldKey>> = header.iter().map(|name| importer.key_of_header(name)).collect();
    let left_out = header.iter().zip(&keys).filter(|(_, key)| key.is_none()).map(|(name, _)| name.to_owned()).collect();
    let named = (0..keys.len()).find(|&i| keys[i].is_none() && lists::names_course(&header[i]));
    let mut course_names = named.map(|_| Column::default());
    let mut columns = vec![Column::default(); keys.iter().flatten().count()];
    let is_state = |meaning| matches!(meaning, Meaning::State | Meaning::Out | Meaning::Remark);
    let state = |i: usize| importer::senses(&header[i]).into_iter().map(|sense| sense.meaning).find(|meaning| is_state(*meaning));
    let states = (0..keys.len()).filter(|&i| keys[i].is_none()).filter_map(|i| Some((i, state(i)?)));
    let mut states: Vec<(usize, StateColumn)> =
        states.map(|(i, meaning)| (i, StateColumn { title: header[i].to_owned(), meaning, cells: Column::default() })).collect();
    let mut origin = Origin::default();
    for record in records {
        origin.push(Source { sheet: 0, line: record.position().unwrap().line() as u32 });
        let cells = (0..keys.len()).filter(|&i| keys[i].is_some()).map(|i| record.get(i).unwrap_or_default());
        columns.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell));
        if let (Some(i), Some(names)) = (named, &mut course_names) {
            names.push(record.get(i).unwrap_or_default());
        }
        states.iter_mut().for_each(|(i, state)| state.cells.push(record.get(*i).unwrap_or_default()));
    }
    let keys: Vec<FieldKey> = keys.into_iter().flatten().collect();
    let mut table = Table::new(columns, origin);
    for line in fs::read_to_string(path.with_extension("exact")).unwrap_or_default().lines() {
        let [line, header, number] = line.split(';').collect::<Vec<_>>().try_into().unwrap();
        let row = table.find(Source { sheet: 0, line: line.parse().unwrap() }).unwrap();
        let column = keys.iter().position(|key| key.to_string() == header).unwrap();
        table.keep_exact(column, [(row, number.parse().unwrap())]);
    }
    let returned = returned(path, &table);
    let said = |ending: &str| fs::read_to_string(path.with_extension(ending)).unwrap_or_default();
    let mut beside = Beside { states: states.into_iter().map(|(_, state)| state).collect(), ..Beside::default() };
    for line in said("titles").lines() {
        let (field, title) = line.split_once(';').unwrap();
        beside.titles.resize(keys.len(), String::new());
        beside.titles[keys.iter().position(|key| key.to_string() == field).unwrap()] = title.to_owned();
    }
    for line in said("passed").lines() {
        let [line, why, person] = line.split(';').collect::<Vec<_>>().try_into().unwrap();
        let row = table.find(Source { sheet: 0, line: line.parse().unwrap() }).unwrap();
        beside.left_out.push(LeftOut { row, why: why.to_owned().leak(), person: person == "yes" });
        Patch::one(Change::Rows { rows: vec![row], removed: true }).apply(&mut table);
    }
    for line in said("shapes").lines() {
        let [what, titles, rows] = line.split(';').collect::<Vec<_>>().try_into().unwrap();
        let row = |line: &str| table.find(Source { sheet: 0, line: line.parse().unwrap() }).unwrap();
        beside.sources = (0..keys.len()).map(Some).collect();
        let columns: Vec<usize> = titles.split(',').filter_map(|title| keys.iter().position(|key| key.to_string() == title)).collect();
        let what = What::of(what).unwrap();
        let (fill, split) = if what == What::WrittenOnce { (columns, Vec::new()) } else { (Vec::new(), columns) };
        let shape = Shape { fill, split, ..Shape::default() };
        let rows = rows.split(',').map(row).collect();
        beside.shapes.push(Offer { what, shape, titles: titles.split(',').map(str::to_owned).collect(), rows });
    }
    for line in said("rivals").lines() {
        let [field, taken, others, rows, told] = line.split(';').collect::<Vec<_>>().try_into().unwrap();
        let row = |line: &str| table.find(Source { sheet: 0, line: line.parse().unwrap() }).unwrap();
        let key = keys.iter().find(|key| key.to_string() == field).unwrap().clone();
        let others = (10..).zip(others.split(',')).map(|(column, title)| (column, title.to_owned())).collect();
        let rows = rows.split(',').map(row).collect();
        beside.rivals.push(Rival { key, taken: (0, taken.to_owned()), others, rows, told: told == "yes" });
    }
    for line in said("sheets").lines() {
        let (name, people) = line.split_once(';').unwrap();
        beside.sheets.push((name.to_owned(), people.parse().unwrap()));
    }
    let settings = settings_of(path, importer, &keys);
    List { roster: Roster::new(importer, keys, table), settings, left_out, course_names, returned, beside }
}

/// The settings of the import: those that a file with the ending `.settings` changes, one `key=value` a line.
fn settings_of(path: &Path, importer: &Importer, keys: &[FieldKey]) -> Vec<Setting> {
    let text = fs::read_to_string(path.with_extension("settings")).unwrap_or_default();
    importer.settings_for(text.lines().filter_map(|line| line.split_once('=')), keys)
}

/// Rows that came back, one a line: `line;what was said;meaning`.
fn returned(path: &Path, table: &Table) -> Vec<ReturnedRow> {
    let text = fs::read_to_string(path.with_extension("returned")).unwrap_or_default();
    let row = |line: &str| {
        let [line, said, meaning]: [&str; 3] = line.split(';').collect::<Vec<_>>().try_into().unwrap();
        let row = table.find(Source { sheet: 0, line: line.parse().unwrap() }).unwrap();
        let cells: Vec<&str> = table.columns().iter().map(|column| column.text(row)).collect();
        let meaning = bordereau::error::Message::new(meaning.to_owned());
        ReturnedRow { row, as_sent: cells.join("\u{1f}"), level: Level::Error, said: said.to_owned(), meaning }
    };
    text.lines().map(row).collect()
}

fn subject<'a>(list: &'a List, catalogue: &'a Catalogue) -> Subject<'a> {
    let List { roster, settings, left_out, course_names, returned, beside } = list;
    Subject { roster, settings, catalogue, left_out, course_names: course_names.as_ref(), beside, returned, delimiter: ';', today: TODAY }
}

fn check(list: &List, catalogue: &Catalogue) -> Report {
    check::check(&subject(list, catalogue), &Watch::default()).unwrap()
}

fn document(list: &List, catalogue: &Catalogue, report: &Report) -> String {
    let locale = Locale::new(Language::French);
    serde_json::to_string(&json::document(report, &subject(list, catalogue), |message| locale.message(message))).unwrap()
}

/// One finding as a person sees it, in both languages.
fn rendered(finding: &Finding, list: &List) -> String {
    let mut text = format!("{} {} {}", finding.rule.code, finding.rule.name, finding.level.word());
    if let Some(column) = finding.column {
        write!(text, ", {}", list.roster.keys()[column]).unwrap();
    }
    let lines: Vec<String> = finding.rows.iter().map(|&row| list.table().source(row).line.to_string()).collect();
    writeln!(text, ", lines [{}]", lines.join(" ")).unwrap();
    for language in Language::ALL {
        let locale = Locale::new(language);
        writeln!(text, "  {}: {}", locale.text(finding.rule.title), locale.message(&finding.message)).unwrap();
        if let Some(note) = &finding.note {
            writeln!(text, "  note: {}", locale.message(note)).unwrap();
        }
        for fix in &finding.fixes {
            writeln!(text, "  - [{}] {}", fix.safety.word(), locale.message(&fix.title)).unwrap();
        }
    }
    for fix in &finding.fixes {
        writeln!(text, "  = {}", effect(&fix.edit)).unwrap();
    }
    text
}

fn effect(edit: &Edit) -> String {
    match edit {
        Edit::Replace { to, rows, .. } => format!("{to:?} in {} rows", rows.len()),
        Edit::Cells { cells, .. } => {
            let texts: BTreeSet<&str> = cells.iter().map(|(_, text)| text.as_str()).collect();
            format!("{} cells: {:?}", cells.len(), texts.iter().take(5).collect::<Vec<_>>())
        }
        Edit::TakeIn(rows) => format!("take in {} rows", rows.len()),
        Edit::RemoveRows(rows) => format!("remove rows {:?}", rows.iter().map(|row| row.0).collect::<Vec<_>>()),
        Edit::Aside(rows) => format!("put aside rows {:?}", rows.iter().map(|row| row.0).collect::<Vec<_>>()),
        Edit::Delimiter(c) => format!("delimiter {c:?}"),
        Edit::Importer(id) => format!("importer {id}"),
        Edit::Shape(shape) => format!("shape {shape:?}"),
        Edit::Take(key, column) => format!("{key} from column {column}"),
        Edit::Nothing => "nothing".to_owned(),
    }
}

/// Rows that errors stand on, each as often as there are errors, and errors of the table.
fn errors(report: &Report) -> usize {
    report.findings.iter().filter(|finding| finding.level == Level::Error).map(|finding| finding.rows.len().max(1)).sum()
}

/// Safe fixes come to an end and bring no error with them; the same list gives the same findings.
fn assert_sound(list: &mut List, catalogue: &Catalogue, name: &str) {
    let mut report = check(list, catalogue);
    let again = check(list, catalogue);
    assert_eq!(document(list, catalogue, &report), document(list, catalogue, &again), "{name}: a second check");
    for round in 0.. {
        assert!(round < 6, "{name}: safe fixes go round in circles: {:?}", report.findings);
        let edits: Vec<Edit> = report.safe_fixes().map(|fix| fix.edit.clone()).collect();
        if edits.is_empty() {
            break;
        }
        for edit in edits {
            list.apply(&edit);
        }
        let after = check(list, catalogue);
        let messages = |report: &Report| report.findings.iter().map(|finding| rendered(finding, list)).collect::<String>();
        assert!(errors(&after) <= errors(&report), "{name}: a safe fix made an error\n{}\n{}", messages(&report), messages(&after));
        report = after;
    }
}

fn fixtures() -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            paths.extend(
                fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "csv")),
            );
        }
    }
    paths.sort();
    paths
}

fn names(path: &Path) -> (String, String) {
    let rule = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
    (rule, path.file_stem().unwrap().to_string_lossy().into_owned())
}

#[test]
fn every_rule_has_a_clean_and_a_dirty_fixture_and_every_fixture_a_rule() {
    let there: BTreeSet<(String, String)> = fixtures().iter().map(|path| names(path)).collect();
    for rule in check::all() {
        for kind in ["clean", "dirty"] {
            let has = there.iter().any(|(name, fixture)| name == rule.name && fixture.starts_with(kind));
            assert!(has, "{} has no {kind}.csv", rule.name);
        }
    }
    for (rule, _) in &there {
        assert!(check::find(rule).is_some(), "{rule} is no rule");
    }
}

#[test]
fn every_fixture_gives_its_findings() {
    let catalogues = Catalogues::new();
    for path in fixtures() {
        let (rule, name) = names(&path);
        let catalogue = catalogues.of(&name);
        let list = read(&path);
        let report = check(&list, catalogue);
        let (own, others): (Vec<&Finding>, Vec<&Finding>) = report.findings.iter().partition(|finding| finding.rule.name == rule);
        assert_eq!(own.is_empty(), name.starts_with("clean"), "{rule}/{name}: {own:?}");
        let mut text: String = own.iter().map(|finding| rendered(finding, &list) + "\n").collect();
        for finding in others {
            writeln!(text, "also {} {}, {} rows", finding.rule.code, finding.rule.name, finding.rows.len()).unwrap();
        }
        for unchecked in &report.not_checked {
            let why = Locale::new(Language::French).message(&unchecked.why);
            writeln!(text, "not checked: {}, {why}", unchecked.rule.name).unwrap();
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}

#[test]
fn safe_fixes_of_every_fixture_come_to_an_end_and_make_no_error() {
    let catalogues = Catalogues::new();
    for path in fixtures() {
        let (rule, name) = names(&path);
        let catalogue = catalogues.of(&name);
        assert_sound(&mut read(&path), catalogue, &format!("{rule}/{name}"));
    }
}

#[test]
fn fixes_asked_for_one_finding_are_those_of_the_check() {
    let catalogue = Catalogue::new(site());
    for path in fixtures() {
        let list = read(&path);
        for finding in &check(&list, &catalogue).findings {
            let fixes = check::fixes(&subject(&list, &catalogue), finding);
            assert_eq!(format!("{fixes:?}"), format!("{:?}", finding.fixes), "{}", path.display());
        }
    }
}

#[test]
fn removed_rows_are_passed_over() {
    let catalogue = Catalogue::new(site());
    for path in fixtures().iter().filter(|path| names(path).1.starts_with("dirty")) {
        let mut list = read(path);
        let all = (0..list.table().rows()).map(RowId).collect();
        list.apply(&Edit::RemoveRows(all));
        // Lines that reading left out are removed from the start: that is what their rule speaks of.
        let speaks_of_rows = |finding: &Finding| !finding.rows.is_empty() && finding.rule.name != "row_left_out";
        let about_rows = check(&list, &catalogue).findings.into_iter().filter(speaks_of_rows).count();
        assert_eq!(about_rows, 0, "{}", path.display());
    }
}

#[test]
fn values_without_number_end_in_one_finding_and_no_row_is_lost() {
    const ROWS: usize = 20_050;
    let catalogue = Catalogue::new(site());
    let keys = ["username", "course1", "role1"].map(|name| importer().key_of_header(name).unwrap());
    let mut logins = Column::default();
    (0..ROWS).for_each(|row| logins.push(&format!("Inconnu {row}")));
    let columns = vec![logins, Column::filled("CHIM_L1", ROWS), Column::filled("student", ROWS)];
    let list = List {
        beside: Beside::default(),
        roster: Roster::new(importer(), keys, Table::new(columns, Origin::default())),
        settings: importer().settings.clone(),
        left_out: Vec::new(),
        course_names: None,
        returned: Vec::new(),
    };
    let report = check(&list, &catalogue);
    for (rule, findings) in [("unknown_account", 20_001), ("login_spelling", 1)] {
        let own: Vec<&Finding> = report.findings.iter().filter(|finding| finding.rule.name == rule).collect();
        assert_eq!((own.len(), own.iter().map(|finding| finding.rows.len()).sum::<usize>()), (findings, ROWS), "{rule}");
    }
}

#[test]
fn a_check_that_nobody_waits_for_stops() {
    let catalogue = Catalogue::new(site());
    let list = read(&folder().join("unknown_course/dirty.csv"));
    let watch = Watch::default();
    watch.cancel();
    assert!(check::check(&subject(&list, &catalogue), &watch).is_err());
}

/// Values that fixtures hold, by kind of column, with whatever else may stand in a cell.
fn cell() -> impl Strategy<Value = String> {
    let usual: Vec<String> = fixtures().iter().flat_map(|path| cells(path)).collect();
    prop_oneof![8 => prop::sample::select(usual), 1 => "[ -~éÉÃ©\u{a0}\u{200b}]{0,8}"]
}

fn cells(path: &Path) -> Vec<String> {
    read(path)
        .table()
        .columns()
        .iter()
        .flat_map(|column| column.dict().iter().map(|(_, text)| text.to_owned()).collect::<Vec<_>>())
        .collect()
}

const HEADERS: &[&str] =
    &["username", "course1", "role1", "group1", "enrolperiod1", "enrolstatus1", "course2", "role2", "group2", "group3", "enrolperiod2"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn safe_fixes_of_any_table_come_to_an_end_and_make_no_error(
        headers in prop::sample::subsequence(HEADERS, 1..=HEADERS.len()),
        cells in prop::collection::vec(cell(), HEADERS.len() * 6),
        whole in any::<bool>(),
    ) {
        let keys: Vec<FieldKey> = headers.iter().map(|name| importer().key_of_header(name).unwrap()).collect();
        let columns = (0..keys.len())
            .map(|column| {
                let mut filled = Column::default();
                (0..6).for_each(|row| filled.push(&cells[row * HEADERS.len() + column]));
                filled
            })
            .collect();
        let mut list = List { roster: Roster::new(importer(), keys, Table::new(columns, Origin::default())), settings: importer().settings.clone(), left_out: Vec::new(), course_names: None, returned: Vec::new(), beside: Beside::default() };
        let catalogue = Catalogue::new(if whole { site() } else { bare() });
        assert_sound(&mut list, &catalogue, "any");
    }
}
