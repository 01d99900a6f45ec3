use super::*;
use proptest::prelude::*;

fn table_of(columns: &[Vec<String>]) -> Table {
    let columns = columns
        .iter()
        .map(|cells| {
            let mut column = Column::default();
            cells.iter().for_each(|cell| column.push(cell));
            column
        })
        .collect();
    Table::new(columns, Origin::default())
}

/// The rows as they are written.
fn content(table: &Table) -> Vec<(bool, Vec<String>)> {
    table
        .all_rows()
        .map(|row| (table.is_removed(row), (0..table.columns().len()).map(|c| table.text(c, row).to_owned()).collect()))
        .collect()
}

fn patch_from(table: &mut Table, steps: &[(u8, u8, Vec<u8>, String)]) -> Patch {
    let mut patch = Patch::default();
    for (kind, column, rows, text) in steps {
        let column = *column as usize % table.columns().len();
        let rows: Vec<RowId> = rows.iter().map(|&row| RowId(u32::from(row) % table.rows())).collect();
        let to = table.intern(column, text);
        patch.push(match kind % 5 {
            0 => Change::Replace { column, from: table.column(column).id(rows[0]), rows, to },
            1 => Change::Cells { column, cells: rows.iter().map(|&row| (row, to)).collect() },
            2 => Change::Rows { rows, removed: to.0.is_multiple_of(2) },
            3 => Change::Order(Some(table.ordered(rows))),
            _ => Change::Column { column, with: Box::new(Column::filled(text, table.rows() as usize)) },
        });
        if kind % 5 == 4 {
            // Ids of the former column mean nothing in the new one: stop here.
            break;
        }
    }
    patch
}

proptest! {
    #[test]
    fn undoing_what_was_applied_gives_the_same_table(
        cells in prop::collection::vec(prop::collection::vec("[a-c]{0,2}", 7), 1..4),
        steps in prop::collection::vec((any::<u8>(), any::<u8>(), prop::collection::vec(any::<u8>(), 1..9), "[a-e]{0,2}"), 0..6),
    ) {
        let mut table = table_of(&cells);
        let before = content(&table);
        let patch = patch_from(&mut table, &steps);
        let undo = patch.apply(&mut table);
        let after = content(&table);
        let redo = undo.apply(&mut table);
        prop_assert_eq!(content(&table), before);
        redo.apply(&mut table);
        prop_assert_eq!(content(&table), after);
    }
}

#[test]
fn ids_widen_past_255_and_65_535_values() {
    let mut column = Column::default();
    for number in 0..70_000 {
        column.push(&number.to_string());
    }
    for number in [0_u32, 254, 255, 256, 65_534, 65_535, 65_536, 69_999] {
        assert_eq!(column.text(RowId(number)), number.to_string());
    }
    assert_eq!(column.dict().len(), 70_001, "the empty text and every number once");
}

#[test]
fn picked_rows_keep_only_the_values_they_use() {
    let mut column = Column::default();
    ["titre", "", "a", "b", "a"].iter().for_each(|text| column.push(text));
    let picked = column.pick(&[RowId(2), RowId(3), RowId(4)]);
    assert_eq!(picked.iter().map(|id| picked.dict().get(id).to_owned()).collect::<Vec<_>>(), ["a", "b", "a"]);
    assert_eq!(picked.dict().find("titre"), None);
}

#[test]
fn a_long_run_of_rows_is_picked_whole() {
    let mut column = Column::default();
    column.push("titre");
    (0..10_000).for_each(|number| column.push(&(number % 300).to_string()));
    let rows: Vec<RowId> = (1..10_001).map(RowId).collect();
    let picked = column.pick(&rows);
    assert_eq!(picked.len(), 10_000);
    assert!(rows.iter().all(|&row| picked.text(RowId(row.0 - 1)) == column.text(row)));
    assert_eq!(picked.counts()[picked.dict().find("titre").unwrap().index()], 0);
}

#[test]
fn rows_know_their_line_across_breaks_and_sheets() {
    let mut origin = Origin::default();
    for (sheet, line) in [(0, 5), (0, 6), (0, 9), (1, 2), (1, 3)] {
        origin.push(Source { sheet, line });
    }
    assert_eq!(origin.source(1), Source { sheet: 0, line: 6 });
    assert_eq!(origin.source(2), Source { sheet: 0, line: 9 });
    assert_eq!(origin.source(4), Source { sheet: 1, line: 3 });
    assert_eq!(origin.find(Source { sheet: 1, line: 2 }), Some(3));
    assert_eq!(origin.find(Source { sheet: 0, line: 7 }), None);
}

proptest! {
    #[test]
    fn texts_are_the_same_when_every_byte_is(a in "[ab]{0,24}", b in "[ab]{0,24}", tail in "[ab]{0,3}") {
        prop_assert_eq!(dict::same(&a, &b), a == b);
        prop_assert!(dict::same(&a, &a.clone()));
        let (long, other) = (format!("{a}{tail}"), format!("{a}{}", tail.replace('a', "b")));
        prop_assert_eq!(dict::same(&long, &other), long == other);
    }

    #[test]
    fn cells_written_together_are_those_written_one_by_one(runs in prop::collection::vec(prop::collection::vec((0u32..3, "[ab]{1,12}"), 0..40), 0..6)) {
        let (mut together, mut alone) = (Column::default(), Column::default());
        let mut row = 0;
        for run in runs {
            let cells: Vec<(u32, String)> = run.into_iter().map(|(gap, text)| { row += gap + 1; (row - 1, text) }).collect();
            let borrowed: Vec<(u32, &str)> = cells.iter().map(|(row, text)| (*row, text.as_str())).collect();
            together.put_run(&borrowed);
            borrowed.iter().for_each(|&(row, text)| alone.put(RowId(row), text));
        }
        prop_assert_eq!(together.len(), alone.len());
        prop_assert!(together.iter().eq(alone.iter()) && together.dict().iter().eq(alone.dict().iter()));
    }
}

#[test]
fn rows_that_are_added_are_written_below_those_that_were_put_in_order() {
    let mut table = table_of(&[["a", "b", "c"].map(str::to_owned).to_vec()]);
    let undo = Patch::one(Change::Order(Some(table.ordered([RowId(2)])))).apply(&mut table);
    let added = table.append(&["d"], Source { sheet: Source::ADDED, line: 9 });
    Patch::one(Change::Rows { rows: vec![added, RowId(0)], removed: false }).apply(&mut table);
    assert_eq!(table.kept_rows().map(|row| row.0).collect::<Vec<_>>(), [2, 0, 1, 3]);
    assert_eq!(table.places().unwrap(), [1, 2, 0, 3]);
    undo.apply(&mut table);
    assert!(table.order().is_none() && table.places().is_none());
    assert_eq!(
        table.ordered([RowId(7), RowId(1), RowId(1)]).iter().map(|row| row.0).collect::<Vec<_>>(),
        [1, 0, 2, 3],
        "what is no row is passed over"
    );
}

/// Cells of a column as texts, top to bottom.
fn texts(column: &Column) -> Vec<String> {
    (0..column.len() as u32).map(|row| column.text(RowId(row)).to_owned()).collect()
}

#[test]
fn cells_put_in_runs_are_those_put_one_by_one() {
    let (mut one_by_one, mut in_runs) = (Column::default(), Column::default());
    let mut row = 0;
    for run in 0_u32..400 {
        // Runs with and without gaps, some after empty rows; enough values for each width of ids.
        let gap = if run % 3 == 0 { 2 } else { 1 };
        row += run % 5;
        let cells: Vec<(u32, String)> = (0..200).map(|i| (row + i * gap, format!("v{}", (run * 200 + i) % 70_000))).collect();
        cells.iter().for_each(|(row, text)| one_by_one.put(RowId(*row), text));
        in_runs.put_run(&cells.iter().map(|(row, text)| (*row, text.as_str())).collect::<Vec<_>>());
        row += 200 * gap;
    }
    // What was written already is written over.
    for column in [&mut one_by_one, &mut in_runs] {
        column.put_run(&[(7, "again"), (9, "and again")]);
    }
    assert!(in_runs.dict().len() > usize::from(u16::MAX));
    assert_eq!(texts(&one_by_one), texts(&in_runs));
}

#[test]
fn values_are_counted_alike_in_rows_that_follow_and_in_others() {
    let mut column = Column::default();
    (0..1_000).for_each(|row| column.push(["a", "b", "", "c"][row % 3 * row % 4]));
    for rows in [(10..900).collect::<Vec<u32>>(), (0..1_000).step_by(3).collect(), vec![5, 5, 6], vec![9, 8], Vec::new()] {
        let rows: Vec<RowId> = rows.into_iter().map(RowId).collect();
        let mut counts = vec![0; column.dict().len()];
        rows.iter().for_each(|&row| counts[column.id(row).0 as usize] += 1);
        assert_eq!(column.counts_of(&rows), counts);
    }
}

#[test]
fn a_column_that_was_picked_keeps_its_texts_when_the_other_one_is_changed() {
    let mut column = Column::default();
    (0..10_000).for_each(|row| column.push(if row % 2 == 0 { "even" } else { "odd" }));
    let rows: Vec<RowId> = (1..10_000).map(RowId).collect();
    let picked = column.pick(&rows);
    column.put(RowId(3), "new");
    assert_eq!((column.text(RowId(3)), picked.text(RowId(2)), picked.len()), ("new", "odd", 9_999));
    assert!(picked.dict().find("new").is_none() && column.dict().find("new").is_some());
}
