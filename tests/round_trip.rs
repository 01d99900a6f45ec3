//! What is written is read again as it was.

use bordereau::export::{Draft, write};
use bordereau::importer::{self, FieldKey, Roster};
use bordereau::read::{Options, read};
use bordereau::table::{Column, Origin, RowId, Table};
use bordereau::watch::Watch;
use proptest::prelude::*;

/// Cells as the person's table may hold them: any writing, blanks anywhere, no control character, and
/// nothing that the export refuses.
fn cell() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "",
        " ",
        "'",
        "’",
        "=1+1",
        "-",
        "00001901",
        "5.50E+07",
        "#N/A",
        "é",
        "\u{a0}",
        "\u{200b}",
        "\\",
        "Total : 3",
        "sep=",
        "œ",
        "|",
        "1 234.5",
        "\u{feff}",
    ])
    .prop_map(str::to_owned);
    let any = "[^\\p{Cc};,\"]{0,12}".prop_map(String::from);
    prop_oneof![2 => odd, 3 => any, 3 => "[A-Za-z0-9_ .é-]{1,10}".prop_map(String::from)]
}

fn keys(count: usize) -> Vec<FieldKey> {
    let importer = importer::find("moodle-upload-users").unwrap();
    ["username", "course1", "role1", "group1"].iter().take(count).map(|name| importer.key_of_header(name).unwrap()).collect()
}

fn table(rows: &[Vec<String>], width: usize) -> Table {
    let mut columns = vec![Column::default(); width];
    for row in rows {
        for (column, cell) in columns.iter_mut().zip(row) {
            column.push(cell);
        }
    }
    Table::new(columns, Origin::default())
}

/// Rows without their empty end, and without the empty rows at the end.
fn trimmed(rows: impl Iterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    let cut = |mut row: Vec<String>| {
        row.truncate(row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
        row
    };
    let mut rows: Vec<Vec<String>> = rows.map(cut).collect();
    rows.truncate(rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1));
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn an_exported_table_is_read_again_cell_by_cell(
        width in 2_usize..=4,
        rows in prop::collection::vec(prop::collection::vec(cell(), 4), 1..30),
        delimiter in prop::sample::select(vec![';', ',']),
    ) {
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.into_iter().take(width).collect()).collect();
        let (table, keys) = (table(&rows, width), keys(width));
        let mut bytes = Vec::new();
        write(&Draft { roster: &Roster::new(importer::find("moodle-upload-users").unwrap(), keys.clone(), table), delimiter }, &mut bytes, &Watch::default()).unwrap();
        let book = read(&bytes, "inscriptions.csv", &Options::default(), &Watch::default()).unwrap();
        let read = &book.sheets[0].table;
        prop_assert_eq!(book.delimiter, Some(delimiter));
        let expected = std::iter::once(keys.iter().map(ToString::to_string).collect()).chain(rows);
        let cells = |row| read.columns().iter().map(|column| column.text(RowId(row)).to_owned()).collect();
        prop_assert_eq!(trimmed((0..read.rows()).map(cells)), trimmed(expected));
    }
}
