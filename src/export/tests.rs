use super::*;
use crate::catalogue::{Assumption, Topic, Untold};
use crate::error::Message;
use crate::importer::{self, FieldKey};
use crate::locale::{Language, Locale};
use crate::table::{Change, Column, Origin, Patch, RowId, Table};
use crate::watch::Watch;

fn table(columns: &[&[&str]]) -> (Table, Vec<FieldKey>) {
    let importer = importer::find("moodle-upload-users").unwrap();
    let keys = ["username", "course1", "role1", "group1"].iter().take(columns.len());
    let keys = keys.map(|name| importer.key_of_header(name).unwrap()).collect();
    let columns = columns
        .iter()
        .map(|cells| {
            let mut column = Column::default();
            cells.iter().for_each(|cell| column.push(cell));
            column
        })
        .collect();
    (Table::new(columns, Origin::default()), keys)
}

fn form() -> &'static importer::FileForm {
    &importer::find("moodle-upload-users").unwrap().form
}

fn written(draft: &Draft<'_>) -> Result<(Vec<u8>, Summary), ExportFault> {
    let mut bytes = Vec::new();
    let summary = write(draft, &mut bytes, &Watch::default())?;
    Ok((bytes, summary))
}

#[test]
fn rows_are_written_without_bom_without_quotes_and_with_line_feeds() {
    let (table, keys) = table(&[&["55000901", "zoé"], &["CHIM_L1", "CHIM_L1"]]);
    let (bytes, summary) = written(&Draft { table: &table, keys: &keys, delimiter: ';', form: form() }).unwrap();
    assert_eq!(bytes, "username;course1\n55000901;CHIM_L1\nzoé;CHIM_L1\n".as_bytes());
    assert_eq!((summary.rows, summary.bytes), (2, bytes.len() as u64));
    assert_eq!(summary.digest.len(), 64);
}

#[test]
fn removed_rows_are_not_written() {
    let (mut table, keys) = table(&[&["a", "b", "c"]]);
    Patch::one(Change::Rows { rows: vec![RowId(1)], removed: true }).apply(&mut table);
    let (bytes, _) = written(&Draft { table: &table, keys: &keys, delimiter: ',', form: form() }).unwrap();
    assert_eq!(bytes, b"username\na\nc\n");
}

#[test]
fn a_value_that_would_need_quotes_is_refused_and_the_other_delimiter_offered() {
    let (table, keys) = table(&[&["a", "b"], &["X", "X"], &["student", "student"], &["TD1", "CM; amphi 3"]]);
    let draft = Draft { table: &table, keys: &keys, delimiter: ';', form: form() };
    let fault = written(&draft).unwrap_err();
    assert!(matches!(fault, ExportFault::Unwritable { ref column, line: 2, character: ';', .. } if column == "group1"), "{fault:?}");
    assert_eq!(usable_delimiters(&draft, &[';', ',']), [',']);
}

#[test]
fn a_quote_or_a_line_break_leaves_no_delimiter() {
    for value in ["salle \"B\"", "deux\nlignes"] {
        let (table, keys) = table(&[&["a"], &[value]]);
        assert!(usable_delimiters(&Draft { table: &table, keys: &keys, delimiter: ';', form: form() }, &[';', ',']).is_empty(), "{value}");
    }
}

#[test]
fn a_value_that_no_row_holds_any_more_does_not_stand_in_the_way() {
    let (mut table, keys) = table(&[&["a;b"]]);
    let to = table.intern(0, "ab");
    Patch::one(Change::Cells { column: 0, cells: vec![(RowId(0), to)] }).apply(&mut table);
    assert!(written(&Draft { table: &table, keys: &keys, delimiter: ';', form: form() }).is_ok());
}

#[test]
fn the_hand_over_text_names_every_setting_in_words() {
    let (table, keys) = table(&[&["a"]]);
    let (_, summary) = written(&Draft { table: &table, keys: &keys, delimiter: ';', form: form() }).unwrap();
    let outlook = Message::new("outlook-nobody-short");
    for (language, importer) in Language::ALL.into_iter().flat_map(|language| importer::all().iter().map(move |i| (language, i))) {
        let text = sheet(
            &Handover {
                importer,
                platform: "Ecampus",
                files: &[Sent { name: "inscriptions.csv", summary: &summary, course: Some("CHIM_L1") }],
                delimiter: ';',
                settings: &importer.settings,
                prerequisites: &["Compte d’un jour au moins".to_owned()],
                untold: &Untold { open: vec![Topic::DefaultRole], assumed: vec![Assumption::DefaultPeriod] },
                outlook: Some(&outlook),
                welcome: &[Message::new("foresee-welcome").with("count", 12).with("names", "CHIM_L1")],
                changes: &[Message::new("handover-change-out").with("count", 2)],
            },
            &Locale::new(language),
        );
        assert_eq!(text.contains(&Locale::new(language).message(&Topic::DefaultRole.message())), importer.simulator.is_some());
        assert!(!text.contains("setting-") && !text.contains("handover-"), "{text}");
        assert!(text.contains(&Locale::new(language).message(&outlook)), "what becomes of the rows is said");
        assert!(text.contains("Ecampus") && text.contains(&summary.digest));
        assert!(text.contains("12 ") && !text.contains("foresee-"), "who is written to is said");
    }
}

#[test]
fn the_first_line_is_what_the_importer_makes_of_it() {
    let (table, keys) = table(&[&["55000901"], &["CHIM_L1"]]);
    for (id, bytes) in [
        ("userenrols", "55000901;CHIM_L1\n"),
        ("mass-enroll-2", "username;course1\n55000901;CHIM_L1\n"),
        ("tool-sync-users", "username;course1\n55000901;CHIM_L1\n"),
    ] {
        let form = &importer::find(id).unwrap().form;
        let draft = Draft { table: &table, keys: &keys, delimiter: ';', form };
        assert_eq!(String::from_utf8(written(&draft).unwrap().0).unwrap(), bytes, "{id}");
    }
}

#[test]
fn a_row_that_would_be_cut_or_passed_over_is_refused() {
    let form = &importer::find("tool-sync-users").unwrap().form;
    let long = "é".repeat(600);
    let (table, keys) = table(&[&["a", "b"], &["X", &long]]);
    let fault = written(&Draft { table: &table, keys: &keys, delimiter: ';', form }).unwrap_err();
    assert!(matches!(fault, ExportFault::LongLine { line: 2, bytes: 1_202, most: 1_000 }), "{fault:?}");
    let (table, keys) = self::table(&[&["a", "-b"]]);
    let fault = written(&Draft { table: &table, keys: &keys, delimiter: ';', form }).unwrap_err();
    assert!(matches!(fault, ExportFault::PassedOver { line: 2, character: '-' }), "{fault:?}");
}

#[test]
fn a_list_too_long_for_one_file_is_cut_between_rows() {
    let form = &importer::find("userenrols").unwrap().form;
    let logins: Vec<String> = (0..10_000).map(|i| format!("{i:08}")).collect();
    let logins: Vec<&str> = logins.iter().map(String::as_str).collect();
    let (table, keys) = table(&[&logins]);
    let draft = Draft { table: &table, keys: &keys, delimiter: ';', form };
    let cut = parts(&draft);
    assert_eq!(cut.iter().map(|part| part.bytes).collect::<Vec<_>>(), [51_192, 38_808]);
    assert_eq!(cut.iter().map(|part| part.rows.len()).sum::<usize>(), 10_000);
    assert_eq!(parts(&Draft { form: self::form(), ..draft }).len(), 1);
}
