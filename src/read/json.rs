//! The JSON of `read FILE --json`.

use super::{Book, Frame, Problem, ReadFault, Sheet, book::Kind};
use crate::{
    error::{Fault as _, Message, Place, column_letters},
    table::{RowId, Table},
};
use serde_json::{Map, Value, json};

/// A book as `read FILE --json` prints it; `say` renders a sentence.
pub fn book(book: &Book, say: impl Fn(&Message) -> String) -> Value {
    let main = book.main_sheet();
    let header = main.and_then(|sheet| sheet.frame.header.map(|row| sheet.table.source(row).line));
    json!({
        "outcome": book.outcome().word(),
        "problem": book.gravest().map(|problem| problem.class),
        "problems": book.problems.iter().map(|problem| problem_value(problem, &say)).collect::<Vec<_>>(),
        "file": {
            "kind": book.kind.word(),
            "encoding": book.encoding,
            "delimiter": book.delimiter.map(String::from),
            "newline": book.newline.map(super::Newline::word),
        },
        "sheets": book.sheets.iter().map(|sheet| sheet_value(sheet, book.kind)).collect::<Vec<_>>(),
        "main_sheet": main.map(|sheet| sheet.name.as_str()),
        "header_row": header,
        "data_rows": main.map(|sheet| frame_lines(&sheet.frame, &sheet.table)),
    })
}

/// A refusal as `read FILE --json` prints it.
pub fn fault(fault: &ReadFault, say: impl Fn(&Message) -> String) -> Value {
    json!({
        "outcome": "refuse",
        "problem": fault.class,
        "problems": [{
            "class": fault.class,
            "level": "error",
            "message": say(&fault.message),
            "place": fault.place().as_ref().map(place_value),
        }],
    })
}

/// First and last line of the data, as the person's file numbers them.
fn frame_lines(frame: &Frame, table: &Table) -> Value {
    if frame.is_empty() {
        return Value::Null;
    }
    json!([table.source(frame.first).line, table.source(RowId(frame.end.0 - 1)).line])
}

fn problem_value(problem: &Problem, say: impl Fn(&Message) -> String) -> Value {
    json!({
        "class": problem.class,
        "level": problem.level.word(),
        "message": say(&problem.message),
        "place": problem.place.as_ref().map(place_value),
    })
}

fn place_value(place: &Place) -> Value {
    let mut value = Map::new();
    if let Some(sheet) = &place.sheet {
        value.insert("sheet".into(), json!(sheet));
    }
    if let Some(line) = place.line {
        value.insert("row".into(), json!(line));
    }
    if let Some(column) = place.column {
        value.insert("column".into(), json!(column_letters(column)));
    }
    Value::Object(value)
}

fn sheet_value(sheet: &Sheet, kind: Kind) -> Value {
    let mut value = json!({ "name": sheet.name, "hidden": sheet.hidden, "rows": rows(&sheet.table) });
    if kind != Kind::Text
        && let Some(value) = value.as_object_mut()
    {
        value.insert("hidden_rows".into(), json!(sheet.hidden_rows));
        value.insert("hidden_cols".into(), json!(sheet.hidden_columns));
        value.insert("merged".into(), json!(sheet.merged));
    }
    value
}

/// Every line from A1, without the empty cells at its end.
fn rows(table: &Table) -> Vec<Value> {
    (0..table.rows())
        .map(|row| {
            let width = table.columns().iter().rposition(|column| !column.text(RowId(row)).is_empty()).map_or(0, |last| last + 1);
            Value::Array((0..width).map(|column| Value::from(table.text(column, RowId(row)))).collect())
        })
        .collect()
}
