//! What the person chooses of a workbook: several sheets at once, merged cells on every row, hidden rows or not.

use bordereau::{
    importer,
    mapping::Take,
    read::{Offer, Options, Sheets},
    table::{RowId, Source as Line},
    watch::Watch,
    workspace::{List, Source, Work, open},
};
use rust_xlsxwriter::{Format, Workbook};
use std::{path::Path, sync::Arc};

fn oracle(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/reading/files").join(name)).unwrap()
}

fn list(bytes: Vec<u8>, options: Options) -> List {
    let source = Source::Bytes { from: bordereau::workspace::From::Pasted, name: "liste".into(), bytes: Arc::new(bytes) };
    open(source, options, &Watch::default()).unwrap()
}

fn column(list: &List, column: usize) -> Vec<&str> {
    list.rows().into_iter().map(|row| list.table().unwrap().text(column, row)).collect()
}

fn classes(list: &List) -> Vec<&str> {
    list.book.problems.iter().map(|problem| problem.class.word()).collect()
}

fn named(names: &[&str]) -> Options {
    Options { sheets: Sheets::Named(names.iter().map(|&name| name.to_owned()).collect()), ..Options::default() }
}

/// A workbook with these sheets of rows of texts.
fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn one_sheet_per_group_becomes_one_list_with_the_group_of_each_row() {
    let alone = list(oracle("xlw-many-sheets.xlsx"), Options::default());
    let offers: Vec<&Offer> = alone.book.problems.iter().flat_map(|problem| &problem.offers).collect();
    assert_eq!(offers, [&Offer::Sheets((0..40).collect())], "the sheets have the same columns");
    assert_eq!(alone.book.proposed_together().len(), 40);

    let all = list(oracle("xlw-many-sheets.xlsx"), Options { sheets: Sheets::Filled, ..Options::default() });
    let of_one = alone.rows().len();
    assert_eq!(all.rows().len(), 40 * of_one);
    assert_eq!(all.headers()[..alone.headers().len()], alone.headers());
    let names = all.headers().len() - 1;
    assert_eq!(all.headers()[names], "Feuille");
    assert_eq!((column(&all, names)[0], column(&all, names)[of_one]), ("Groupe 01", "Groupe 02"));
    let importer = importer::find("moodle-upload-users").unwrap();
    let work = Work::new(&all, importer);
    let row = RowId(of_one as u32);
    assert_eq!(work.table().source(row), Line { sheet: 1, line: 2 }, "the first row of the second sheet");
    assert_eq!(work.table().row_name(row), "Groupe 02 · 2");
}

#[test]
fn a_sheet_that_lacks_a_column_or_has_others_is_named_in_words() {
    let bytes = book(&[
        ("TD1", &[&["Login", "Nom", "Mail"], &["a1", "A", "a@x"], &["a2", "B", "b@x"]]),
        ("TD2", &[&["Nom", "Login"], &["C", "b1"], &["", ""], &["D", "b2"]]),
        ("Salles", &[&["Salle", "Places"], &["Amphi", "300"], &["B12", "40"]]),
        ("Vide", &[&["Login", "Nom"]]),
    ]);
    let list = list(bytes, Options { sheets: Sheets::Filled, ..Options::default() });
    assert_eq!(list.sheet_names(), ["TD1", "TD2"]);
    assert_eq!(list.headers(), ["Login", "Nom", "Mail", "Feuille"]);
    assert_eq!(column(&list, 0), ["a1", "a2", "b1", "b2"]);
    assert_eq!(column(&list, 2), ["a@x", "b@x", "", ""]);
    assert_eq!(column(&list, 3), ["TD1", "TD1", "TD2", "TD2"]);
    let importer = importer::find("moodle-upload-users").unwrap();
    let group = importer.key_of_header("group1").unwrap();
    assert_eq!(list.proposed(importer).take(&group), Some(&Take::Column(3)), "sheets named as groups feed the group");
    let table = list.table().unwrap();
    assert_eq!(list.rows().iter().map(|&row| table.source(row).line).collect::<Vec<_>>(), [2, 3, 2, 4]);
    let told: Vec<(&str, Option<&str>)> =
        list.book.problems.iter().map(|p| (p.class.word(), p.place.as_ref().and_then(|place| place.sheet.as_deref()))).collect();
    for expected in [("sheet-left-out", Some("Salles")), ("sheet-left-out", Some("Vide")), ("sheets-differ", Some("TD2"))] {
        assert!(told.contains(&expected), "{expected:?} in {told:?}");
    }
}

#[test]
fn sheets_are_taken_anew_without_reading_again_and_problems_follow_the_choice() {
    let bytes = book(&[
        ("Lisez-moi", &[&["Notes"], &["x"]]),
        ("TD1", &[&["Login", "Nom", "Nom"], &["a1", "A", "B"]]),
        ("TD2", &[&["Login", "Nom"], &["b1", "B"]]),
    ]);
    let first = list(bytes, Options::default());
    assert_eq!(first.sheet_names(), ["TD1"]);
    assert!(classes(&first).contains(&"headers"), "two columns have one name");
    let other = first.book.retaken(&named(&["TD2"])).unwrap();
    assert_eq!((other.chosen.as_slice(), other.problems.len()), (&[2][..], 0));
    assert!(first.book.retaken(&named(&["Absente"])).is_err());
}

#[test]
fn merged_cells_give_their_value_to_every_row_when_asked() {
    for name in ["xlwt-merged.xls", "lo-fr-merged-ods.ods", "lo-fr-merged-xls.xls"] {
        let left = list(oracle(name), Options::default());
        let problem = left.book.problems.iter().find(|problem| problem.class.word() == "merged-cells").unwrap();
        let filled = list(oracle(name), Options { fill_merged: true, ..Options::default() });
        let empty =
            |list: &List| (0..list.headers().len()).map(|c| column(list, c).iter().filter(|text| text.is_empty()).count()).sum::<usize>();
        if problem.offers == [Offer::FillMerged(true)] {
            assert!(empty(&filled) < empty(&left), "{name}");
        } else {
            assert_eq!(empty(&filled), empty(&left), "{name}: no merge reaches over rows of the list");
        }
        assert_eq!(filled.book.sheets[0].table.rows(), left.book.sheets[0].table.rows(), "{name}: the sheet stays as it is shown");
    }
}

#[test]
fn a_merged_group_or_login_stands_on_each_row_with_its_exact_number() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, title) in ["N° étudiant", "Cours", "Groupe"].into_iter().enumerate() {
        sheet.write_string(0, column as u16, title).unwrap();
    }
    let grouped = Format::new().set_num_format("#,##0");
    for row in 1..5 {
        sheet.write_string(row, 1, format!("UE{row}")).unwrap();
    }
    sheet.merge_range(1, 0, 2, 0, "", &grouped).unwrap();
    sheet.write_number_with_format(1, 0, 22_300_185, &grouped).unwrap();
    sheet.write_number_with_format(3, 0, 22_300_186, &grouped).unwrap();
    sheet.write_number_with_format(4, 0, 22_300_187, &grouped).unwrap();
    sheet.merge_range(1, 2, 4, 2, "TD1", &Format::new()).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let filled = list(bytes, Options { fill_merged: true, ..Options::default() });
    assert_eq!(column(&filled, 2), ["TD1"; 4]);
    assert_eq!(column(&filled, 0)[0], column(&filled, 0)[1]);
    let exact: Vec<i64> = filled.table().unwrap().column(0).exact().map(|exact| exact.number).collect();
    assert_eq!(exact, [22_300_185, 22_300_185, 22_300_186, 22_300_187]);
}

#[test]
fn hidden_rows_are_taken_as_an_export_does_and_left_out_when_asked() {
    for name in ["ejs-hidden-merged.xlsx", "lo-real-filter-ods.ods", "lo-fr-hidden-rows-cols-xls.xls", "opx-filtered.xlsx"] {
        let all = list(oracle(name), Options::default());
        let visible = list(oracle(name), Options { skip_hidden: true, ..Options::default() });
        let hidden = all.rows().iter().filter(|&&row| all.is_hidden_row(row)).count();
        assert!(hidden > 0, "{name}");
        assert_eq!(visible.rows().len() + hidden, all.rows().len(), "{name}");
        let offered =
            |list: &List| list.book.problems.iter().flat_map(|problem| problem.offers.clone()).find(|o| matches!(o, Offer::SkipHidden(_)));
        assert_eq!((offered(&all), offered(&visible)), (Some(Offer::SkipHidden(true)), Some(Offer::SkipHidden(false))), "{name}");
    }
}
