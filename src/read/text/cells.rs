//! Cells of a text on their way into the grid: gathered by column, for columns are filled faster in runs.

use crate::read::{ReadFault, grid::Grid};

/// Cells that wait at most: enough for a column to be filled in runs, few enough to stay near the processor.
const MOST_WAITING: usize = 1 << 12;
/// Columns that are filled in runs; what stands further right is rare.
const RUNNING_COLUMNS: usize = 64;

/// A grid, and cells that are not in it yet.
#[derive(Default)]
pub(super) struct Cells<'a> {
    grid: Grid,
    columns: Vec<Vec<(u32, &'a str)>>,
    waiting: usize,
    last: u32,
}

impl<'a> Cells<'a> {
    /// No cell yet, for a grid that is filled beside another one.
    pub(super) fn half() -> Self {
        Self { grid: Grid::half(), ..Self::default() }
    }

    /// Says on which line of the file the next row begins.
    pub(super) fn line(&mut self, line: u32) {
        self.grid.line(line);
    }

    /// Hands over a cell of the text.
    pub(super) fn put(&mut self, row: u32, column: u32, text: &'a str) -> Result<(), ReadFault> {
        if text.is_empty() {
            return Ok(());
        }
        // The grid judges an empty gap by what it holds above.
        if row > self.last + 1 {
            self.write()?;
        }
        self.last = row;
        let index = column as usize;
        if index >= RUNNING_COLUMNS {
            return self.grid.put(row, column, text);
        }
        if index >= self.columns.len() {
            self.columns.resize_with(index + 1, Vec::new);
        }
        self.columns[index].push((row, text));
        self.waiting += 1;
        if self.waiting == MOST_WAITING { self.write() } else { Ok(()) }
    }

    /// Hands over a cell that is not in the text as it stands, after all before it.
    pub(super) fn put_made(&mut self, row: u32, column: u32, text: &str) -> Result<(), ReadFault> {
        self.write()?;
        self.grid.put(row, column, text)
    }

    fn write(&mut self) -> Result<(), ReadFault> {
        self.waiting = 0;
        for (column, cells) in (0..).zip(&mut self.columns).filter(|(_, cells)| !cells.is_empty()) {
            self.grid.put_run(column, cells)?;
            cells.clear();
        }
        Ok(())
    }

    /// The grid with all cells in it.
    pub(super) fn written(&mut self) -> Result<&mut Grid, ReadFault> {
        self.write()?;
        Ok(&mut self.grid)
    }

    /// The grid with all cells in it, to keep.
    pub(super) fn finished(mut self) -> Result<Grid, ReadFault> {
        self.write()?;
        Ok(self.grid)
    }
}
