//! Cells as the text that spreadsheets put on the clipboard: tabs between cells, one line per row,
//! quotes around a cell that holds a tab, a quote or a line break.

use super::model::{Area, Cell, GridModel};

/// The cells of an area as clipboard text.
pub fn to_text(model: &dyn GridModel, area: Area) -> String {
    let mut out = String::new();
    for row in area.rows.0..=area.rows.1 {
        for column in area.columns.0..=area.columns.1 {
            if column > area.columns.0 {
                out.push('\t');
            }
            push_cell(&mut out, &model.cell(Cell { row, column }));
        }
        if row < area.rows.1 {
            out.push('\n');
        }
    }
    out
}

fn push_cell(out: &mut String, text: &str) {
    if text.contains(['\t', '\n', '\r']) || text.starts_with('"') {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

/// The cells of clipboard text.
pub fn from_text(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![]];
    let mut chars = text.chars().peekable();
    let mut cell = String::new();
    let mut quoted = false;
    let mut fresh = true;
    while let Some(c) = chars.next() {
        if quoted {
            match c {
                '"' if chars.peek() == Some(&'"') => {
                    chars.next();
                    cell.push('"');
                }
                '"' => quoted = false,
                _ => cell.push(c),
            }
            continue;
        }
        match c {
            '"' if fresh => quoted = true,
            '\t' => end_cell(&mut rows, &mut cell),
            '\r' if chars.peek() == Some(&'\n') => continue,
            '\n' | '\r' => {
                end_cell(&mut rows, &mut cell);
                rows.push(vec![]);
            }
            _ => cell.push(c),
        }
        fresh = matches!(c, '\t' | '\n' | '\r');
    }
    end_cell(&mut rows, &mut cell);
    // Spreadsheets end the block with a line break: that is no further row.
    if rows.len() > 1 && rows.last().is_some_and(|row| row.iter().all(String::is_empty)) {
        rows.pop();
    }
    rows
}

fn end_cell(rows: &mut [Vec<String>], cell: &mut String) {
    if let Some(row) = rows.last_mut() {
        row.push(std::mem::take(cell));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clipboard_text_of_a_spreadsheet_becomes_cells() {
        for (text, cells) in [
            ("a\tb\r\nc\td\r\n", vec![vec!["a", "b"], vec!["c", "d"]]),
            ("seule", vec![vec!["seule"]]),
            ("\"deux\nlignes\"\tb", vec![vec!["deux\nlignes", "b"]]),
            ("\"dit \"\"oui\"\"\"\t", vec![vec!["dit \"oui\"", ""]]),
            ("5\" de large", vec![vec!["5\" de large"]]),
            ("", vec![vec![""]]),
        ] {
            assert_eq!(from_text(text), cells, "{text:?}");
        }
    }

    #[test]
    fn a_cell_survives_the_clipboard() {
        for text in ["TD1", "deux\nlignes", "a\tb", "\"cité\"", " ", ""] {
            let mut out = String::new();
            push_cell(&mut out, text);
            assert_eq!(from_text(&out), vec![vec![text.to_owned()]], "{text:?}");
        }
    }
}
