use super::*;
use crate::catalogue::{Assumption, Topic, Untold};
use crate::error::Message;
use crate::importer::{self, Roster};
use crate::locale::{Language, Locale};
use crate::table::{Change, Column, Origin, Patch, RowId};
use crate::watch::Watch;

fn roster(columns: &[&[&str]]) -> Roster<'static> {
    roster_for("moodle-upload-users", columns)
}

fn roster_for(importer: &str, columns: &[&[&str]]) -> Roster<'static> {
    let upload = importer::find("moodle-upload-users").unwrap();
    let column = |(name, cells): (&str, &&[&str])| {
        let mut column = Column::default();
        cells.iter().for_each(|cell| column.push(cell));
        (upload.key_of_header(name).unwrap(), column)
    };
    let columns = ["username", "course1", "role1", "group1"].into_iter().zip(columns).map(column).collect();
    Roster::of(importer::find(importer).unwrap(), columns, Origin::default())
}

fn written(draft: &Draft<'_>) -> Result<(Vec<u8>, Summary), ExportFault> {
    let mut bytes = Vec::new();
    let summary = write(draft, &mut bytes, &Watch::default())?;
    Ok((bytes, summary))
}

#[test]
fn rows_are_written_without_bom_without_quotes_and_with_line_feeds() {
    let roster = roster(&[&["55000901", "zoé"], &["CHIM_L1", "CHIM_L1"]]);
    let (bytes, summary) = written(&Draft { roster: &roster, delimiter: ';' }).unwrap();
    assert_eq!(bytes, "username;course1\n55000901;CHIM_L1\nzoé;CHIM_L1\n".as_bytes());
    assert_eq!((summary.rows, summary.bytes), (2, bytes.len() as u64));
    assert_eq!(summary.digest.len(), 64);
}

#[test]
fn removed_rows_are_not_written() {
    let mut roster = roster(&[&["a", "b", "c"]]);
    roster.edit(|table, _| _ = Patch::one(Change::Rows { rows: vec![RowId(1)], removed: true }).apply(table));
    let (bytes, _) = written(&Draft { roster: &roster, delimiter: ',' }).unwrap();
    assert_eq!(bytes, b"username\na\nc\n");
}

#[test]
fn a_value_that_would_need_quotes_is_refused_and_the_other_delimiter_offered() {
    let roster = roster(&[&["a", "b"], &["X", "X"], &["student", "student"], &["TD1", "CM; amphi 3"]]);
    let draft = Draft { roster: &roster, delimiter: ';' };
    let fault = written(&draft).unwrap_err();
    assert!(matches!(fault, ExportFault::Unwritable { ref column, line: 2, character: ';', .. } if column == "group1"), "{fault:?}");
    assert_eq!(usable_delimiters(&draft, &[';', ',']), [',']);
}

#[test]
fn a_quote_or_a_line_break_leaves_no_delimiter() {
    for value in ["salle \"B\"", "deux\nlignes"] {
        let roster = roster(&[&["a"], &[value]]);
        assert!(usable_delimiters(&Draft { roster: &roster, delimiter: ';' }, &[';', ',']).is_empty(), "{value}");
    }
}

#[test]
fn a_value_that_no_row_holds_any_more_does_not_stand_in_the_way() {
    let mut roster = roster(&[&["a;b"]]);
    roster.edit(|table, _| {
        let to = table.intern(0, "ab");
        Patch::one(Change::Cells { column: 0, cells: vec![(RowId(0), to)] }).apply(table);
    });
    assert!(written(&Draft { roster: &roster, delimiter: ';' }).is_ok());
}

#[test]
fn the_hand_over_text_names_every_setting_in_words() {
    let roster = roster(&[&["a"]]);
    let (_, summary) = written(&Draft { roster: &roster, delimiter: ';' }).unwrap();
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
    for (id, bytes) in [
        ("userenrols", "55000901;CHIM_L1\n"),
        ("mass-enroll-2", "username;course1\n55000901;CHIM_L1\n"),
        ("tool-sync-users", "username;course1\n55000901;CHIM_L1\n"),
    ] {
        let roster = roster_for(id, &[&["55000901"], &["CHIM_L1"]]);
        let draft = Draft { roster: &roster, delimiter: ';' };
        assert_eq!(String::from_utf8(written(&draft).unwrap().0).unwrap(), bytes, "{id}");
    }
}

#[test]
fn a_row_that_would_be_cut_or_passed_over_is_refused() {
    let long = "é".repeat(600);
    let roster = roster_for("tool-sync-users", &[&["a", "b"], &["X", &long]]);
    let fault = written(&Draft { roster: &roster, delimiter: ';' }).unwrap_err();
    assert!(matches!(fault, ExportFault::LongLine { line: 2, bytes: 1_202, most: 1_000 }), "{fault:?}");
    let roster = roster_for("tool-sync-users", &[&["a", "-b"]]);
    let fault = written(&Draft { roster: &roster, delimiter: ';' }).unwrap_err();
    assert!(matches!(fault, ExportFault::PassedOver { line: 2, character: '-' }), "{fault:?}");
}

#[test]
fn a_list_too_long_for_one_file_is_cut_between_rows() {
    let logins: Vec<String> = (0..10_000).map(|i| format!("{i:08}")).collect();
    let logins: Vec<&str> = logins.iter().map(String::as_str).collect();
    let whole = roster_for("userenrols", &[&logins]);
    let draft = Draft { roster: &whole, delimiter: ';' };
    let cut = parts(&draft);
    assert_eq!(cut.iter().map(|part| part.bytes).collect::<Vec<_>>(), [51_192, 38_808]);
    assert_eq!(cut.iter().map(|part| part.rows.len()).sum::<usize>(), 10_000);
    assert_eq!(parts(&Draft { roster: &roster(&[&logins]), ..draft }).len(), 1);
}
