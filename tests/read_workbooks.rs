//! Workbooks written by one library and read by ours and by calamine, which is our witness: both must see the
//! same texts, numbers and truth values. What is shown goes further than calamine and is compared with Calc
//! in `oracle_reading`.

use bordereau::{
    read::{self, Options},
    table::RowId,
    watch::Watch,
};
use calamine::{Data, Reader as _};
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};

#[derive(Clone, Debug)]
enum Cell {
    Empty,
    Text(String),
    Number(i32),
    Truth(bool),
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Empty),
        "[a-zA-Zéèœ€0-9&<>\"' ;,.-]{0,20}[a-z]".prop_map(Cell::Text),
        any::<i32>().prop_map(Cell::Number),
        any::<bool>().prop_map(Cell::Truth),
    ]
}

fn written(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (row as u32, column as u16);
            let done = match cell {
                Cell::Empty => continue,
                Cell::Text(text) => sheet.write_string(row, column, text).map(|_| ()),
                Cell::Number(number) => sheet.write_number(row, column, *number).map(|_| ()),
                Cell::Truth(truth) => sheet.write_boolean(row, column, *truth).map(|_| ()),
            };
            done.unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn both_readers_see_the_same_cells(rows in prop::collection::vec(prop::collection::vec(cell(), 1..6), 1..30)) {
        let bytes = written(&rows);
        let mut witness = calamine::Xlsx::new(std::io::Cursor::new(bytes.as_slice())).unwrap();
        let range = witness.worksheet_range_at(0).unwrap().unwrap();
        let book = match read::read(&bytes, "liste.xlsx", &Options::default(), &Watch::default()) {
            Ok(book) => book,
            Err(fault) => {
                prop_assert_eq!(fault.class, "empty");
                prop_assert!(range.used_cells().next().is_none());
                return Ok(());
            }
        };
        let table = &book.sheets[0].table;
        for (row, column, data) in range.used_cells() {
            let (top, left) = range.start().unwrap();
            let ours = table.text(column + left as usize, RowId(row as u32 + top));
            let theirs = match data {
                Data::Bool(truth) => if *truth { "VRAI".to_owned() } else { "FAUX".to_owned() },
                other => other.to_string(),
            };
            prop_assert_eq!(ours, theirs);
        }
        let filled: usize = table.columns().iter().map(|column| (0..table.rows()).filter(|&row| !column.text(RowId(row)).is_empty()).count()).sum();
        prop_assert_eq!(filled, range.used_cells().count());
    }
}

#[test]
fn a_list_as_scolarite_has_it_is_read_with_its_zeros_its_dates_and_what_is_hidden() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Étudiants").unwrap();
    let number = Format::new().set_num_format("00000000");
    let date = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_string(0, 0, "Liste des inscrits").unwrap();
    for (column, title) in ["N° étudiant", "Nom", "Né le", "Groupe"].into_iter().enumerate() {
        sheet.write_string(2, column as u16, title).unwrap();
    }
    for (row, name) in ["Lefèvre", "Œuvrard", "Çelik"].into_iter().enumerate() {
        let row = row as u32 + 3;
        sheet.write_number_with_format(row, 0, 1900 + row, &number).unwrap();
        sheet.write_string(row, 1, name).unwrap();
        sheet.write_number_with_format(row, 2, 38_000 + row, &date).unwrap();
        sheet.write_string(row, 3, "TD1").unwrap();
    }
    sheet.write_string(7, 0, "Nombre d’étudiants : 3").unwrap();
    sheet.set_row_hidden(4).unwrap();
    sheet.set_column_hidden(2).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let book = read::read(&bytes, "liste.xlsx", &Options::default(), &Watch::default()).unwrap();
    let sheet = &book.sheets[book.main];
    assert_eq!((sheet.name.as_str(), sheet.frame.header, sheet.frame.len()), ("Étudiants", Some(RowId(2)), 3));
    assert_eq!((0..4).map(|column| sheet.table.text(column, RowId(3))).collect::<Vec<_>>(), ["00001903", "Lefèvre", "17/01/2004", "TD1"]);
    assert_eq!((sheet.hidden_rows.as_slice(), sheet.hidden_columns.as_slice()), (&[5][..], &[3][..]));
    let classes: Vec<&str> = book.problems.iter().map(|problem| problem.class.word()).collect();
    assert_eq!(classes, ["hidden-rows", "header-not-first", "total-row", "hidden-columns"]);
}
