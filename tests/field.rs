//! Lists rebuilt from public reports (`tests/field`): who comes out of each, and what is said. And random lists, of which
//! nobody may be lost.

#![expect(clippy::unwrap_used, reason = "a test fails loudly when a case is not whole")]

#[path = "field/random.rs"]
mod random;

use bordereau::catalogue::Catalogue;
use bordereau::check::{self, Report};
use bordereau::importer::{self, Importer, Kind};
use bordereau::mapping::{Mapping, Take};
use bordereau::read::{Options, Password, Sheets};
use bordereau::shape::Shape;
use bordereau::table::RowId;
use bordereau::watch::Watch;
use bordereau::workspace::{From, List, OpenFault, Ready, Source, Work, open};
use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

fn catalogue() -> Arc<Catalogue> {
    static CATALOGUE: OnceLock<Arc<Catalogue>> = OnceLock::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/moodle-uploaduser/fixture.json");
    let read = || Arc::new(Catalogue::new(serde_json::from_slice(&fs::read(path).unwrap()).unwrap()));
    Arc::clone(CATALOGUE.get_or_init(read))
}

fn opened(file: &str) -> List {
    opened_with(file, Options::default())
}

fn opened_with(file: &str, options: Options) -> List {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field").join(file);
    open(Source::Path(path), options, &Watch::default()).unwrap_or_else(|fault| panic!("{file}: {fault}"))
}

fn pasted(bytes: Vec<u8>) -> List {
    let source = Source::Bytes { from: From::Pasted, name: "liste.csv".to_owned(), bytes: Arc::new(bytes) };
    open(source, Options::default(), &Watch::default()).unwrap()
}

fn usual() -> &'static Importer {
    importer::find("moodle-upload-users").unwrap()
}

/// The cells of the rows that are kept, under the first field of a kind.
fn kept(list: &List, importer: &'static Importer, kind: Kind) -> Vec<String> {
    let work = Work::new(list, importer);
    let of_kind = |key| importer.field(key).is_some_and(|field| field.kind == kind);
    let Some(column) = work.mapping().keys().iter().position(of_kind) else { return Vec::new() };
    work.table().kept_rows().map(|row| work.table().text(column, row).trim().to_owned()).collect()
}

fn checked(list: &List) -> (Report, Vec<(String, Vec<u32>)>) {
    let work = Work::new(list, usual());
    let ready = Ready::new(list.clone(), &work, usual(), catalogue(), ';');
    let report = check::check(&ready.subject(), &Watch::default()).unwrap();
    let line = |row: &RowId| ready.table().source(*row).line;
    let said = report.findings.iter().map(|finding| (finding.rule.name.to_owned(), finding.rows.iter().map(line).collect())).collect();
    (report, said)
}

/// Logins by their last three digits.
fn numbers(ends: &[u32]) -> Vec<String> {
    ends.iter().map(|end| format!("55000{end}")).collect()
}

#[test]
fn the_people_of_every_list_come_out() {
    let cases: &[(&str, &[u32])] = &[
        ("b06_numbers_summary.xlsx", &[903, 904, 905, 906]),
        ("b27_pdf_paste.xlsx", &[901, 902, 903, 904]),
        ("c39_whole_line.csv", &[901, 902]),
        ("c39b_whole_line_inner.csv", &[901, 902]),
        ("default_password.xlsx", &[901, 902]),
        ("b24_side_by_side.xlsx", &[901, 902, 903, 904, 911, 912, 913, 914]),
        ("c08_concat_bom.csv", &[901, 902]),
        ("c13_participants.csv", &[901, 902, 903]),
        ("c16_action_column.csv", &[901, 902, 903]),
        ("c27_stacked.csv", &[901, 902, 903, 904]),
        ("c41_pipes.txt", &[901, 902]),
        ("c42_header_other_delim.csv", &[901, 902, 903, 904, 905, 906]),
        ("f01_blank_after_comma3.csv", &[901, 902]),
        ("f01c_blank_after_semicolon.csv", &[901, 902]),
        ("f03_long_header.xlsx", &[901, 902]),
        ("f05_bands3of5.xlsx", &[901, 902, 903, 904]),
        ("f06_late_rows.xlsx", &[901, 902, 903, 904, 911, 912]),
        ("f06b_late_one_cell.xlsx", &[901, 902, 903, 904, 911, 912]),
        ("f08_notes_in_middle.xlsx", &[901, 902, 903, 911, 912, 913]),
        ("g13_hyperplanning.txt", &[901, 902]),
        ("g14_scodoc.csv", &[901, 902]),
        ("g16_apogee_cols.csv", &[901, 902]),
        ("g23_header_units.csv", &[901]),
        ("h07_one_table_per_group.xls", &[911, 912, 913, 921, 922, 923]),
        ("p_codesrow.csv", &[901, 902]),
        ("p_criteria2.csv", &[901, 902]),
        ("p_filldown.csv", &[901, 902, 903, 904]),
        ("t04_formfeed.csv", &[901, 902]),
        ("t05_ls.csv", &[901, 902]),
        ("t06_nel.csv", &[901, 902]),
        ("t07_quote_swallow.csv", &[901, 902, 903, 904]),
        ("t10_multiline_mid.csv", &[901, 902, 903]),
        ("t17_single_line.csv", &[901, 902]),
    ];
    for (file, people) in cases {
        assert_eq!(kept(&opened(file), usual(), Kind::Login), numbers(people), "{file}");
    }
}

#[test]
fn active_and_suspended_are_translated_by_their_title() {
    assert_eq!(kept(&opened("g01_actif_10.csv"), usual(), Kind::Status), ["0", "0", "1"]);
    assert_eq!(kept(&opened("g01c_suspendu.csv"), usual(), Kind::Status), ["0", "1"]);
    let (_, said) = checked(&opened("g01_actif_10.csv"));
    assert!(said.contains(&("opposite_status".to_owned(), vec![4])), "{said:?}");
}

#[test]
fn people_who_have_left_are_named() {
    for (file, lines) in
        [("c16_action_column.csv", &[3][..]), ("c18_demission.csv", &[3, 4]), ("g14_scodoc.csv", &[3]), ("g16_apogee_cols.csv", &[3])]
    {
        let (_, said) = checked(&opened(file));
        let mut named: Vec<u32> = said.iter().filter(|(rule, _)| rule == "withdrawn_person").flat_map(|(_, rows)| rows.clone()).collect();
        named.sort_unstable();
        assert_eq!(named, lines, "{file}");
    }
}

#[test]
fn lines_that_are_no_people_are_named_and_can_be_taken_in() {
    let (report, said) = checked(&opened("f08_notes_in_middle.xlsx"));
    assert!(said.contains(&("row_left_out".to_owned(), vec![5])), "{said:?}");
    let left = report.findings.iter().find(|finding| finding.rule.name == "row_left_out").unwrap();
    assert!(matches!(left.fixes[0].edit, check::Edit::TakeIn(_)));
}

#[test]
fn the_cells_of_a_page_stand_beside_each_of_their_rows() {
    assert_eq!(kept(&opened("b21_html_cells.xls"), usual(), Kind::Group), ["TD1", "TD1", "TD2"]);
    assert_eq!(kept(&opened("h08_tbody_nested_cell.xls"), usual(), Kind::Course), ["cours_test", "cours_test"]);
    assert_eq!(kept(&opened("h08_tbody_nested_cell.xls"), usual(), Kind::Group), ["groupe_1", "groupe_1\ngroupe_2"]);
}

#[test]
fn what_is_no_list_is_refused_in_its_own_words() {
    for (file, id) in [
        ("b18b_docx.docx", "read-word"),
        ("c23_login_page.xlsx", "read-html-no-table"),
        ("h10_error_page.xls", "read-html-no-table"),
        ("r05_only_formulas.xlsx", "read-only-formulas"),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field").join(file);
        let fault = open(Source::Path(path), Options::default(), &Watch::default()).err().unwrap();
        assert_eq!(bordereau::error::Fault::message(&fault).id, id, "{file}");
    }
}

#[test]
fn sound_workbooks_and_packed_pages_are_read() {
    assert_eq!(kept(&opened("b32_empty_relid.xlsx"), usual(), Kind::Login), numbers(&[901]));
    assert_eq!(kept(&opened("b19_mhtml.xls"), usual(), Kind::Login), ["00001901"]);
    let shown = opened("r01_low_ids.xlsx");
    assert!((1..12).all(|row| shown.table().unwrap().text(0, RowId(row)) == "00001901"));
}

#[test]
fn a_file_without_titles_is_taken_field_by_field_where_the_importer_wants_it_so() {
    let list = pasted(b"55000901;TD1\n55000902;TD1\n55000903;TD2\n".to_vec());
    let userenrols = importer::find("userenrols").unwrap();
    assert_eq!(list.frame.header, None);
    assert_eq!(kept(&list, userenrols, Kind::Login), numbers(&[901, 902, 903]));
    assert_eq!(kept(&list, userenrols, Kind::Group), ["TD1", "TD1", "TD2"]);
}

/// Every row that would be written, after the shapes that the list seems to have were taken and the safe fixes applied.
fn mended(file: &str) -> Vec<String> {
    let mut list = opened(file);
    for _ in 0..2 {
        let offers = list.shapes(&list.proposed_on(usual(), &catalogue()), usual(), &catalogue());
        let shape = offers.iter().fold(Shape::default(), |shape, offer| shape.with(&offer.shape));
        list = list.reshaped(&shape).unwrap();
    }
    let work = Work::with_mapping(&list, usual(), list.proposed_on(usual(), &catalogue()));
    let mut ready = Ready::new(list.clone(), &work, usual(), catalogue(), ';');
    for _ in 0..4 {
        let edits: Vec<_> = check::check(&ready.subject(), &Watch::default()).unwrap().safe_fixes().map(|fix| fix.edit.clone()).collect();
        for edit in edits {
            ready.roster.edit(|table, _| _ = edit.patch(table).apply(table));
        }
    }
    let table = ready.table();
    table.kept_rows().map(|row| table.columns().iter().map(|column| column.text(row).trim()).collect::<Vec<_>>().join(";")).collect()
}

#[test]
fn lists_of_another_shape_become_one_row_per_person_and_course() {
    let cases: &[(&str, &[&str])] = &[
        (
            "g02_td_tp.csv",
            &[
                "55000901;L1-INFO-ALGO1;student;TD1",
                "55000901;L1-INFO-ALGO1;student;TP1",
                "55000902;L1-INFO-ALGO1;student;TD2",
                "55000902;L1-INFO-ALGO1;student;TP2",
            ],
        ),
        (
            "c32_multi_course.csv",
            &["55000901;cours_test;student", "55000901;PHYS101;student", "55000902;cours_test;student", "55000902;PHYS101;student"],
        ),
        (
            "g22_several_logins.csv",
            &[
                "55000901;cours_test;student",
                "55000902;cours_test;student",
                "55000903;cours_test;student",
                "55000904;cours_test;student",
                "55000905;cours_test;student",
            ],
        ),
        (
            "p_filldown.csv",
            &[
                "55000901;cours_test;student;groupe_1",
                "55000902;cours_test;student;groupe_1",
                "55000903;cours_test;student;groupe_1",
                "55000904;cours_test;student;groupe_1",
            ],
        ),
        ("b28_checkbox.xlsx", &["55000901;BIO_L1", "55000902;BIO_L1", "55000902;CHIM_L1", "55000903;CHIM_L1"]),
        ("b13_breaks.xlsx", &["55000901;cours_test", "55000901;PHYS101", "55000902;cours_test"]),
        ("h08_tbody_nested_cell.xls", &["55000901;cours_test;groupe_1", "55000902;cours_test;groupe_1", "55000902;cours_test;groupe_2"]),
    ];
    for (file, rows) in cases {
        assert_eq!(mended(file), *rows, "{file}");
    }
}

#[test]
fn what_stands_around_a_login_is_taken_off_where_one_account_fits() {
    for (file, people) in [
        ("g18_numbers_as_float.csv", &[901, 902][..]),
        ("g19_thousands.csv", &[901, 902, 903, 904]),
        ("g20_plus_tag.csv", &[901, 902]),
        ("p_logins.csv", &[901, 902, 903, 904]),
        ("g12_outlook_contacts.csv", &[901, 902]),
        ("b14_spaces_numbers.xlsx", &[901, 902, 903, 904]),
    ] {
        let logins: Vec<String> = mended(file).iter().map(|row| row.split(';').next().unwrap_or_default().to_owned()).collect();
        assert_eq!(logins, numbers(people), "{file}");
    }
}

/// The texts that the fixes of a rule propose.
fn proposed(file: &str, rule: &str) -> Vec<String> {
    let (report, _) = checked(&opened(file));
    let fixes = report.findings.iter().filter(|finding| finding.rule.name == rule).flat_map(|finding| finding.fixes.clone());
    fixes.filter_map(|fix| if let check::Edit::Replace { to, .. } = fix.edit { Some(to) } else { None }).collect()
}

#[test]
fn a_course_given_by_its_address_a_last_day_and_a_group_spelt_otherwise_are_proposed() {
    assert_eq!(proposed("g07_course_url.csv", "unknown_course"), ["L1-INFO-ALGO1"]);
    assert_eq!(proposed("g09_groups_near.csv", "group_near_existing"), ["TD1"; 5]);
    // The last day of June 2027, in days from today.
    let days = proposed("g03_date_fin.csv", "period_not_days");
    assert!(matches!(days.as_slice(), [days] if days.parse::<i64>().is_ok_and(|days| days > 0)) || days.is_empty(), "{days:?}");
    let (report, _) = checked(&opened("g03_date_fin.csv"));
    assert!(report.findings.iter().any(|finding| finding.rule.name == "period_not_days"));
}

#[test]
fn a_list_without_titles_is_known_by_what_stands_in_it() {
    for (file, wanted) in [
        (
            "f02_no_header_words.csv",
            &["etudiant.un;cours_test;student", "etudiant.deux;cours_test;student", "etudiant.trois;L1-INFO-ALGO1;student"][..],
        ),
        ("f14_at_names.csv", &["@etudiant01;cours_test", "@etudiant02;cours_test"]),
    ] {
        let list = opened(file);
        assert_eq!(list.frame.header, None, "{file}");
        let work = Work::with_mapping(&list, usual(), list.proposed_on(usual(), &catalogue()));
        let table = work.table();
        let rows: Vec<String> =
            table.kept_rows().map(|row| table.columns().iter().map(|column| column.text(row)).collect::<Vec<_>>().join(";")).collect();
        assert_eq!(rows, wanted, "{file}");
    }
}

#[test]
fn rows_struck_through_in_a_workbook_are_named() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let struck = rust_xlsxwriter::Format::new().set_font_strikethrough();
    let sheet = book.add_worksheet();
    for (row, cells) in
        [["username", "course1", "role1"], ["55000901", "cours_test", "student"], ["55000902", "cours_test", "student"]].iter().enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            match row {
                2 => sheet.write_string_with_format(row as u32, column as u16, *cell, &struck).unwrap(),
                _ => sheet.write_string(row as u32, column as u16, *cell).unwrap(),
            };
        }
    }
    let source = Source::Bytes { from: From::Pasted, name: "liste.xlsx".to_owned(), bytes: Arc::new(book.save_to_buffer().unwrap()) };
    let (_, said) = checked(&open(source, Options::default(), &Watch::default()).unwrap());
    assert!(said.contains(&("withdrawn_person".to_owned(), vec![3])), "{said:?}");
}

#[test]
fn a_person_struck_through_in_a_column_of_addresses_is_named() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let struck = rust_xlsxwriter::Format::new().set_font_strikethrough();
    let sheet = book.add_worksheet();
    for (row, name) in ["Zoé", "Awa", "Gaëlle"].iter().enumerate() {
        let cell = format!("{name} <{row}@univ.example>");
        match row {
            1 => sheet.write_string_with_format(row as u32, 0, &cell, &struck).unwrap(),
            _ => sheet.write_string(row as u32, 0, &cell).unwrap(),
        };
    }
    let source = Source::Bytes { from: From::Pasted, name: "liste.xlsx".to_owned(), bytes: Arc::new(book.save_to_buffer().unwrap()) };
    let (_, said) = checked(&open(source, Options::default(), &Watch::default()).unwrap());
    assert!(said.contains(&("withdrawn_person".to_owned(), vec![2])), "{said:?}");
}

#[test]
fn a_period_without_a_unit_is_told_where_it_is_small() {
    let list = pasted("N° étudiant;Cours;Rôle;Durée\n55000901;cours_test;student;6\n".as_bytes().to_vec());
    let (_, said) = checked(&list);
    assert!(said.contains(&("period_unit".to_owned(), vec![2])), "{said:?}");
    let list = pasted("N° étudiant;Cours;Rôle;Durée (jours)\n55000901;cours_test;student;6\n".as_bytes().to_vec());
    assert!(!checked(&list).1.iter().any(|(rule, _)| rule == "period_unit"));
}

#[test]
fn of_two_columns_that_mean_the_same_the_one_with_accounts_names_the_people() {
    let site = serde_json::json!({ "courses": [{ "shortname": "cours_test" }], "users": [
        { "id": 2, "username": "durandm", "email": "marie.durand@univ.example" }, { "id": 3, "username": "petitl", "email": "l.petit@univ.example" },
    ]});
    let catalogue = Catalogue::new(serde_json::from_value(site).unwrap());
    let list = pasted(
        "Mail;Courriel;Cours\nmarie@perso.example;marie.durand@univ.example;cours_test\nleo@perso.example;l.petit@univ.example;cours_test\n".as_bytes().to_vec(),
    );
    let work = Work::with_mapping(&list, usual(), list.proposed_on(usual(), &catalogue));
    assert_eq!(work.table().text(0, RowId(0)), "marie.durand@univ.example");
}

#[test]
fn where_no_title_names_the_people_their_accounts_do_and_a_number_that_counts_rows_does_not() {
    let named = |text: &str, catalogue: &Catalogue| {
        let list = pasted(text.as_bytes().to_vec());
        let mapping = list.proposed_on(usual(), catalogue);
        let login = usual().fields.iter().find(|field| field.kind == Kind::Login).unwrap().numbered(1);
        mapping.take(&login).cloned()
    };
    let (known, untold) = (catalogue(), Catalogue::new(serde_json::from_value(serde_json::json!({ "courses": [] })).unwrap()));
    let people = "N°;Cours;Rôle\n55000901;cours_test;student\n55000902;cours_test;student\n";
    for catalogue in [&*known, &untold] {
        assert_eq!(named(people, catalogue), Some(Take::Column(0)));
        assert_eq!(named("N°;Cours;Rôle\n1;cours_test;student\n2;cours_test;student\n", catalogue), None);
        assert_eq!(named("N°;Login;Cours\n55000901;alice;cours_test\n55000902;bob;cours_test\n", catalogue), Some(Take::Column(1)));
    }
    let other = people.replace("N°", "Dossier");
    assert_eq!((named(&other, &known), named(&other, &untold)), (Some(Take::Column(0)), None), "only accounts tell it");
}

#[test]
fn rows_struck_through_are_named_whatever_the_workbook() {
    for file in ["struck.xls", "struck.fods", "struck_page.xls", "struck_2003.xml"] {
        let (_, said) = checked(&opened(file));
        assert!(said.contains(&("withdrawn_person".to_owned(), vec![3])), "{file}: {said:?}");
    }
}

#[test]
fn a_workbook_with_a_password_is_opened_by_it_and_by_nothing_else() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field/password.xlsx");
    let with = |password: Option<&str>| {
        let options = Options { password: password.and_then(Password::new), ..Options::default() };
        open(Source::Path(path.clone()), options, &Watch::default())
    };
    let asked = |opened: Result<List, OpenFault>| match opened {
        Err(OpenFault::Read(fault)) => (fault.asks_password(), fault.class),
        _ => (false, "opened"),
    };
    assert_eq!(asked(with(None)), (true, "encrypted"));
    assert_eq!(asked(with(Some("autre"))), (true, "encrypted"));
    let list = with(Some("Été 2026 !")).ok().unwrap();
    assert_eq!(kept(&list, usual(), Kind::Login), numbers(&[901, 902]));
    assert!(!format!("{:?}", list.options).contains("2026"), "a password is shown nowhere");
    assert!(!serde_json::to_string(&list.options).unwrap().contains("2026"), "and kept in no file");
}

#[test]
fn several_columns_that_mean_the_same_are_asked_about_until_somebody_says_which() {
    let list = pasted("Mail perso;Mail;Cours;Rôle\na@x.example;b@y.example;cours_test;student\n".as_bytes().to_vec());
    let asked = |mapping: Mapping| {
        let work = Work::with_mapping(&list, usual(), mapping);
        let ready = Ready::new(list.clone(), &work, usual(), catalogue(), ';');
        let report = check::check(&ready.subject(), &Watch::default()).unwrap();
        let question = report.findings.into_iter().find(|finding| finding.rule.name == "rival_column");
        question.map(|finding| finding.fixes.into_iter().map(|fix| fix.edit).collect::<Vec<_>>())
    };
    let mut mapping = list.proposed_on(usual(), &catalogue());
    let login = usual().key_of_header("username").unwrap();
    let answers = asked(mapping.clone()).unwrap();
    let columns: Vec<usize> = answers
        .iter()
        .map(|edit| {
            if let check::Edit::Take(key, column) = edit {
                assert_eq!(*key, login);
                *column
            } else {
                panic!("{edit:?}")
            }
        })
        .collect();
    assert_eq!(columns, [1, 0], "the one that is taken first");
    mapping.settle(login);
    assert!(asked(mapping).is_none());
    let alike = pasted("Mail perso;Mail;Cours\na@x.example;a@x.example;cours_test\n".as_bytes().to_vec());
    assert!(!checked(&alike).1.iter().any(|(rule, _)| rule == "rival_column"), "the same values ask for nothing");
}

#[test]
fn people_in_one_line_and_files_of_other_tools_are_known_by_what_stands_in_them() {
    let rows = |file: &str| {
        let list = opened(file);
        let work = Work::with_mapping(&list, usual(), list.proposed_on(usual(), &catalogue()));
        let table = work.table();
        let text = |row| table.columns().iter().map(|column| column.text(row).trim()).collect::<Vec<_>>().join(";");
        (list.frame.header, table.kept_rows().map(text).collect::<Vec<_>>())
    };
    let addresses = ["55000901@etu.example.fr", "55000902@etu.example.fr", "55000903@etu.example.fr"];
    assert_eq!(rows("c20_outlook_line.txt"), (None, addresses.map(str::to_owned).to_vec()));
    let flat = opened("c15_flatfile_blanks.txt");
    let work = Work::with_mapping(&flat, usual(), flat.proposed_on(usual(), &catalogue()));
    let ready = Ready::new(flat.clone(), &work, usual(), catalogue(), ';');
    let report = check::check(&ready.subject(), &Watch::default()).unwrap();
    let out = report.findings.iter().find(|finding| finding.rule.name == "withdrawn_person").unwrap();
    assert_eq!(out.rows, [RowId(2)], "the line that says del");
    let flatfile = importer::find("flatfile").unwrap();
    assert_eq!(kept(&flat, flatfile, Kind::Idnumber), ["E55000901", "E55000902", "E55000903"]);
}

#[test]
fn neighbours_of_the_reported_lists_come_out_too() {
    let logins = |text: &str| {
        let list = pasted(text.as_bytes().to_vec());
        let work = Work::with_mapping(&list, usual(), list.proposed_on(usual(), &catalogue()));
        let of_kind = |key| usual().field(key).is_some_and(|field| field.kind == Kind::Login);
        let column = work.mapping().keys().iter().position(of_kind);
        column.map_or_else(Vec::new, |column| {
            work.table().kept_rows().map(|row| work.table().text(column, row).trim().to_owned()).collect::<Vec<_>>()
        })
    };
    let drawn = "+----------+------------+\n| username | course1    |\n+----------+------------+\n| 55000901 | cours_test |\n| 55000902 | cours_test |\n+----------+------------+\n";
    let psql = " username | course1\n----------+------------\n 55000901 | cours_test\n 55000902 | cours_test\n(2 rows)\n";
    for text in [
        drawn,
        psql,
        "55000901, cours_test\n55000902, PHYS101\n",
        "1. Identifiant;2. Cours\n55000901;cours_test\n55000902;cours_test\n",
        "Identifiant Sésame;Cours concerné\n55000901;cours_test\n55000902;cours_test\n",
        "N° étudiant;N° étudiant;N° étudiant\n55000901;55000902;55000903\n",
        "55000901;55000903\n55000902;55000904\n",
        "- 55000901\n- 55000902\n",
        "55000901 cours_test\n55000902 cours_test\n",
    ] {
        let found = logins(text);
        assert_eq!(found[..2.min(found.len())], numbers(&[901, 902])[..2.min(found.len())], "{text}");
        assert!(!found.is_empty(), "{text}");
    }
}

#[test]
fn people_of_a_sheet_that_nobody_chose_are_named_until_somebody_does() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, title, people) in [("L1", "N° étudiant", ["55000901", "55000902"]), ("L2", "Numéro étudiant", ["55000902", "55000903"])]
    {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in [[title, "Cours"], [people[0], "cours_test"], [people[1], "cours_test"]].iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, *cell).unwrap();
            }
        }
    }
    let bytes = Arc::new(book.save_to_buffer().unwrap());
    let said = |sheets: Sheets| {
        let source = Source::Bytes { from: From::Pasted, name: "liste.xlsx".to_owned(), bytes: Arc::clone(&bytes) };
        let list = open(source, Options { sheets, ..Options::default() }, &Watch::default()).unwrap();
        let (report, _) = checked(&list);
        report.findings.into_iter().filter(|finding| finding.rule.name == "row_left_out").map(|finding| finding.message).collect::<Vec<_>>()
    };
    let told = said(Sheets::Likeliest);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].args.iter().any(|(name, count)| name == "count" && *count == 1.into()), "who stands on both is on the list: {told:?}");
    assert!(said(Sheets::Filled).is_empty() && said(Sheets::Named(vec!["L1".to_owned()])).is_empty());
}

#[test]
fn words_of_people_who_are_out_are_found_under_many_titles() {
    for (title, stays, out) in [
        ("Inscrit", "1", "0"),
        ("Inscription pédagogique", "OUI", "NON"),
        ("Date de sortie", "", "12/11/2026"),
        ("Motif", "", "démissionnaire"),
        ("IA annulée", "", "O"),
        ("Statut", "Actif", "Suspendu"),
        ("Divers 2", "", "Abandon"),
        ("", "", "Démissionnaire"),
    ] {
        let list = pasted(
            format!("username;course1;role1;{title}\n55000901;cours_test;student;{stays}\n55000902;cours_test;student;{out}\n")
                .into_bytes(),
        );
        let (_, said) = checked(&list);
        assert!(said.contains(&("withdrawn_person".to_owned(), vec![3])), "{title}: {said:?}");
    }
    let register = pasted("N° étudiant;Cours;02/09/2026;Semaine 37\n55000901;cours_test;X;\n55000902;cours_test;X;X\n".as_bytes().to_vec());
    assert!(!checked(&register).1.iter().any(|(rule, _)| rule == "other_shape"), "crosses below days say who was there");
}
