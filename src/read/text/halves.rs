//! From a text to a grid; where the text is large, each half is parted by a processor of its own.

use super::cells::Cells;
use super::records::{Body, Parsed, Splitter, Style, Swallowing};
use super::signs::Signs;
use crate::{
    read::{ReadFault, grid::Grid},
    watch::{Pace, Watch},
};
use std::{panic, thread};

/// A text of more bytes than this is worth a second processor.
const LARGE: usize = 1 << 20;

/// Parts `body` into a grid; stops after `limit` rows when given.
pub(super) fn fill(
    body: &Body<'_>,
    delimiter: Option<char>,
    style: Style,
    swallowing: Swallowing,
    limit: Option<u32>,
    watch: &Watch,
) -> Result<(Grid, Parsed), ReadFault> {
    watch.expect(body.text.len() as u64);
    let splitter = || Splitter::new(body.text, delimiter, style, swallowing);
    let mut rows = Rows::new(splitter(), 0, body.first_line);
    let is_large = body.text.len() > LARGE && limit.is_none();
    if is_large
        && thread::available_parallelism().is_ok_and(|processors| processors.get() > 1)
        && let Some(middle) = rows.line_after(body.text.len() / 2)
    {
        rows.beside(Rows { cells: Cells::half(), ..Rows::new(splitter(), middle, 0) }, watch)?;
    }
    rows.go(body.text.len(), limit, &mut Pace::new(watch), 1)?;
    watch.reach(body.text.len() as u64)?;
    Ok((rows.cells.finished()?, rows.splitter.parsed()))
}

/// Rows of a text, as far as they are parted.
struct Rows<'a> {
    splitter: Splitter<'a>,
    cells: Cells<'a>,
    signs: Signs<'a>,
    /// Room for the delimiters of a line.
    delimiters: Vec<u32>,
    /// Where the next row begins in the text, the number of its line, and its own.
    at: usize,
    line: u32,
    row: u32,
}

impl<'a> Rows<'a> {
    /// No row yet; the first will begin at `at`, on line `line`.
    fn new(splitter: Splitter<'a>, at: usize, line: u32) -> Self {
        let mut signs = splitter.signs();
        signs.go_to(at);
        Self { splitter, cells: Cells::default(), signs, delimiters: Vec::new(), at, line, row: 0 }
    }

    /// Where a line begins after `at`.
    fn line_after(&self, at: usize) -> Option<usize> {
        let end = at + memchr::memchr(b'\n', &self.splitter.text.as_bytes()[at..])?;
        Some(self.splitter.next_line(end))
    }

    /// Parts lines up to `end`, or until there are `limit` rows; a row that begins before `end` is parted whole. `parts` of one size are
    /// parted at a time: how far all are is told by one.
    fn go(&mut self, end: usize, limit: Option<u32>, pace: &mut Pace<'_>, parts: u32) -> Result<(), ReadFault> {
        let bytes = self.splitter.text.as_bytes();
        while self.at < end && limit.is_none_or(|limit| self.row < limit) {
            pace.step(self.row.saturating_mul(parts), || (self.at as u64 * u64::from(parts)).min(bytes.len() as u64))?;
            if bytes[self.at] == b'\x0c' {
                self.at += 1;
                self.signs.pass(self.at);
                continue;
            }
            self.cells.line(self.line);
            let place = (self.row, self.line);
            (self.at, self.line) = self.splitter.line(&mut self.cells, place, self.at, &mut self.signs, &mut self.delimiters)?;
            self.row += 1;
        }
        Ok(())
    }

    /// Parts the rows before `below` while another processor parts those from there on, as if a row began there. What the other one made
    /// is taken if one does.
    fn beside(&mut self, mut below: Self, watch: &Watch) -> Result<(), ReadFault> {
        let (middle, end) = (below.at, self.splitter.text.len());
        thread::scope(|scope| {
            let other = scope.spawn(move || below.go(end, None, &mut Pace::aside(watch), 1).map(|()| below));
            self.go(middle, None, &mut Pace::new(watch), 2)?;
            match other.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked)) {
                Ok(below) if self.at == middle => self.append(below),
                // A cell runs over the middle, or a fault: parting on from here tells it with its line.
                _ => Ok(()),
            }
        })
    }

    /// Takes the rows of `below`, unless who had parted all before them would have parted them otherwise.
    fn append(&mut self, mut below: Self) -> Result<(), ReadFault> {
        let (above, under) = (self.cells.written()?, below.cells.written()?);
        if !self.splitter.goes_on_as(&below.splitter) || !above.goes_on_as(under, self.row) {
            return Ok(());
        }
        above.append(below.cells.finished()?, self.row, self.line)?;
        self.splitter.append(below.splitter, self.line);
        (self.at, self.line, self.row) = (below.at, self.line + below.line, self.row + below.row);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text::records::body;
    use crate::table::RowId;
    use proptest::prelude::*;

    fn rows<'a>(text: &Body<'a>, style: Style, at: usize, line: u32) -> Rows<'a> {
        Rows::new(Splitter::new(text.text, Some(';'), style, Swallowing { usual: Some(2), whole: false }), at, line)
    }

    /// What a text gives: each row's line and cells, and what was met. `middle` = where the second half begins, parted by another
    /// processor; the last is whether it was taken.
    fn read(text: &str, style: Style, middle: Option<usize>) -> (Vec<(u32, Vec<String>)>, Parsed, bool) {
        let (text, watch) = (body(text), Watch::default());
        let mut whole = rows(&text, style, 0, text.first_line);
        if let Some(middle) = middle {
            assert!(whole.beside(rows(&text, style, middle, 0), &watch).is_ok());
        }
        let taken = whole.at == text.text.len();
        assert!(whole.go(text.text.len(), None, &mut Pace::new(&watch), 1).is_ok());
        let table = whole.cells.finished().unwrap_or_default().finish(0).table;
        let cells = |row| table.columns().iter().map(|column| column.text(row).to_owned()).collect();
        let rows = (0..table.rows()).map(RowId).map(|row| (table.source(row).line, cells(row))).collect();
        (rows, whole.splitter.parsed(), taken)
    }

    /// Every place after a line end.
    fn middles(text: &str) -> Vec<usize> {
        let text = body(text);
        let ends = text.text.match_indices('\n').filter_map(|(end, _)| rows(&text, Style::Double, 0, 1).line_after(end));
        ends.filter(|middle| *middle < text.text.len()).collect()
    }

    fn lines() -> impl Strategy<Value = String> {
        let cell = prop_oneof![
            6 => "[a-c]{0,2}",
            1 => Just("\"two\nlines\"".to_owned()),
            1 => Just("\"said \"\"so\"\"\"".to_owned()),
            1 => Just("\"lost".to_owned()),
            1 => Just(" \"spaced\" ".to_owned()),
            1 => Just("=\"007\"".to_owned()),
            1 => Just("\u{c}é".to_owned()),
        ];
        let line = prop::collection::vec(cell, 1..4).prop_map(|cells| cells.join(";"));
        let ends = prop_oneof![Just("\n"), Just("\r\n"), Just("\n\r"), Just("\r\r\n")];
        (prop::collection::vec(line, 1..12), ends).prop_map(|(lines, end)| lines.join(end) + end)
    }

    proptest! {
        #[test]
        fn halves_give_what_the_whole_gives_wherever_they_meet(text in lines(), declared in any::<bool>()) {
            let text = if declared { format!("sep=;\n{text}") } else { text };
            for style in [Style::Double, Style::Backslash, Style::Wrapped] {
                let (alone, met, _) = read(&text, style, None);
                for middle in middles(&text) {
                    let (halves, met_in_halves, _) = read(&text, style, Some(middle));
                    prop_assert_eq!(&alone, &halves, "{:?} at {}", style, middle);
                    prop_assert_eq!(&met, &met_in_halves, "{:?} at {}", style, middle);
                }
            }
        }
    }

    #[test]
    fn a_second_half_is_taken_where_a_row_begins_and_no_other() {
        let text = "a;b;c\nd;\"e\nf;g\";h\ni;j;k\n";
        let taken: Vec<bool> = middles(text).into_iter().map(|middle| read(text, Style::Double, Some(middle)).2).collect();
        assert_eq!(taken, [true, false, true]);
    }

    #[test]
    fn a_gap_around_the_middle_is_judged_by_all_that_stands_above_it() {
        let text = format!("a;b;c\nd;e;f\n{}stray;;\n", "\n".repeat(24_000));
        let alone = read(&text, Style::Double, None);
        assert_eq!(alone.0.len(), 2, "the stray cell is left out");
        for middle in [6, 12, 13, 12_000, text.len() - 8] {
            assert_eq!(read(&text, Style::Double, Some(middle)).0, alone.0, "at {middle}");
        }
    }

    #[test]
    fn columns_of_every_width_and_far_to_the_right_go_on() {
        let wide = |row: u32| format!("{row};{};{}x{}y\n", row % 300, row % 7, ";".repeat((row % 2 * 70) as usize));
        let text: String = (0..70_000).map(wide).collect();
        let middle = rows(&body(&text), Style::Double, 0, 1).line_after(text.len() / 2).unwrap();
        let ids = |middle: Option<usize>| {
            let (text, watch) = (body(&text), Watch::default());
            let mut whole = rows(&text, Style::Double, 0, 1);
            if let Some(middle) = middle {
                assert!(whole.beside(rows(&text, Style::Double, middle, 0), &watch).is_ok() && whole.row == 70_000);
            }
            assert!(whole.go(text.text.len(), None, &mut Pace::new(&watch), 1).is_ok());
            let table = whole.cells.finished().unwrap_or_default().finish(0).table;
            table.columns().iter().map(|column| column.iter().collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        assert!(ids(None) == ids(Some(middle)));
    }

    #[test]
    fn both_halves_stop_when_nobody_waits_any_more() {
        let text = "a;b;c\n".repeat(10_000);
        let (text, watch) = (body(&text), Watch::default());
        watch.cancel();
        assert!(rows(&text, Style::Double, 0, 1).beside(rows(&text, Style::Double, 30_000, 0), &watch).is_err());
        assert!(rows(&text, Style::Double, 0, 1).go(60_000, None, &mut Pace::aside(&watch), 1).is_err());
    }
}
