//! The JSON of `read FILE --json`, written row by row: a second copy of a million rows would not fit.

use super::{Book, Frame, Passed, Problem, ReadFault, Sheet, book::Kind};
use crate::{
    error::{Fault as _, Message, Place, column_letters},
    table::{RowId, Table},
};
use serde::{
    Serialize, Serializer,
    ser::{SerializeMap as _, SerializeSeq as _},
};
use serde_json::{Map, Value, json};

/// A book as `read FILE --json` prints it; `say` renders a sentence.
pub fn book<'a>(book: &'a Book, say: impl Fn(&Message) -> String + 'a) -> impl Serialize + 'a {
    BookJson { book, say }
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

struct BookJson<'a, F> {
    book: &'a Book,
    say: F,
}

impl<F: Fn(&Message) -> String> Serialize for BookJson<'_, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let book = self.book;
        let list = &book.list;
        let header = list.frame.header.map(|row| list.table.source(row).line);
        let problems: Vec<Value> = book.problems.iter().map(|problem| problem_value(problem, &self.say)).collect();
        let file = json!({
            "kind": book.kind.word(),
            "encoding": book.encoding,
            "delimiter": book.delimiter.map(String::from),
            "newline": book.newline.map(super::Newline::word),
        });
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("outcome", book.outcome().word())?;
        map.serialize_entry("problem", &book.gravest().map(|problem| problem.class.word()))?;
        map.serialize_entry("problems", &problems)?;
        map.serialize_entry("file", &file)?;
        map.serialize_entry("sheets", &book.sheets.iter().map(|sheet| SheetJson { sheet, kind: book.kind }).collect::<Vec<_>>())?;
        map.serialize_entry("main_sheet", &book.main_sheet().map(|sheet| sheet.name.as_str()))?;
        if book.chosen.len() > 1 {
            let together: Vec<&str> = book.chosen.iter().filter_map(|&index| Some(book.sheets.get(index)?.name.as_str())).collect();
            map.serialize_entry("sheets_together", &together)?;
        }
        map.serialize_entry("header_row", &header)?;
        map.serialize_entry("data_rows", &frame_lines(&list.frame, &list.table))?;
        map.serialize_entry("left_out", &left_out(list))?;
        map.end()
    }
}

struct SheetJson<'a> {
    sheet: &'a Sheet,
    kind: Kind,
}

impl Serialize for SheetJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", &self.sheet.name)?;
        map.serialize_entry("hidden", &self.sheet.hidden)?;
        map.serialize_entry("rows", &Rows(&self.sheet.table))?;
        if self.kind != Kind::Text {
            map.serialize_entry("hidden_rows", &self.sheet.hidden_rows)?;
            map.serialize_entry("hidden_cols", &self.sheet.hidden_columns)?;
            map.serialize_entry("merged", &self.sheet.merged)?;
        }
        map.end()
    }
}

/// Every line from A1, without the empty cells at its end.
struct Rows<'a>(&'a Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.0.rows() as usize))?;
        let mut cells: Vec<&str> = Vec::new();
        for row in 0..self.0.rows() {
            cells.clear();
            cells.extend(self.0.columns().iter().map(|column| column.text(RowId(row))));
            let width = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
            rows.serialize_element(&cells[..width])?;
        }
        rows.end()
    }
}

/// First and last line of the data, as the person's file numbers them.
fn frame_lines(frame: &Frame, table: &Table) -> Option<[u32; 2]> {
    let last = RowId(frame.end.0.checked_sub(1)?);
    (!frame.is_empty()).then(|| [table.source(frame.first).line, table.source(last).line])
}

/// The lines that are not taken as people, by what they are taken for.
fn left_out(list: &Sheet) -> Vec<Value> {
    let mut passed = list.passed.clone();
    passed.sort_by_key(|passed| (passed.why, passed.row));
    let line = |passed: &Passed| list.table.source(passed.row).line;
    let group = |group: &[Passed]| {
        let rows: Vec<u32> = group.iter().map(line).collect();
        json!({ "rows": rows, "why": group[0].why.word(), "person": group.iter().any(|passed| passed.person) })
    };
    passed.chunk_by(|a, b| a.why == b.why).map(group).collect()
}

fn problem_value(problem: &Problem, say: impl Fn(&Message) -> String) -> Value {
    json!({
        "class": problem.class.word(),
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
