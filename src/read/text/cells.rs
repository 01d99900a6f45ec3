//! Cells of a text on their way into the grid: gathered by column, and filled in by a second processor where the text is large.

use crate::read::{ReadFault, grid::Grid};
use std::borrow::Cow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::{mem, panic, thread};

/// Cells that wait at most: enough for a column to be filled in runs and for the other processor not to be woken all the time, few
/// enough to stay near the processor.
const MOST_WAITING: usize = 1 << 12;
/// Columns that are filled in runs; what stands further right is rare.
const RUNNING_COLUMNS: usize = 64;
/// Steps of a portion at most, where cells come one by one.
const MOST_STEPS: usize = 64;
/// Portions that may lie between the two processors: some 1 MiB.
const MOST_PORTIONS: usize = 8;

/// Something to be written into the grid, in the order in which it was met.
enum Step<'a> {
    /// Lines of the file on which rows begin.
    Lines(Vec<u32>),
    /// Cells of one column under each other.
    Run(u32, Vec<(u32, &'a str)>),
    /// Row, column and text of a cell.
    One(u32, u32, Cow<'a, str>),
}

impl Step<'_> {
    fn write(&self, grid: &mut Grid) -> Result<(), ReadFault> {
        match self {
            Self::Lines(lines) => lines.iter().for_each(|line| grid.line(*line)),
            Self::Run(column, cells) => grid.put_run(*column, cells)?,
            Self::One(row, column, text) => grid.put(*row, *column, text)?,
        }
        Ok(())
    }
}

enum To<'a, 'g> {
    Grid(&'g mut Grid),
    Other(SyncSender<Vec<Step<'a>>>),
}

/// Cells that are not in the grid yet.
pub(super) struct Cells<'a, 'g> {
    columns: Vec<Vec<(u32, &'a str)>>,
    waiting: usize,
    last: u32,
    lines: Vec<u32>,
    /// What goes to the other processor next.
    steps: Vec<Step<'a>>,
    to: To<'a, 'g>,
}

/// Runs `part`, which hands its cells over, and gives the grid that they fill; `beside` = filled by another processor meanwhile.
pub(super) fn filled<'a, T>(beside: bool, part: impl FnOnce(&mut Cells<'a, '_>) -> Result<T, ReadFault>) -> Result<(Grid, T), ReadFault> {
    let mut grid = Grid::default();
    if !beside || thread::available_parallelism().map_or(1, usize::from) < 2 {
        let parted = Cells::to(To::Grid(&mut grid)).run(part)?;
        return Ok((grid, parted));
    }
    let (sender, receiver) = sync_channel(MOST_PORTIONS);
    thread::scope(|scope| {
        let filling = scope.spawn(move || received(grid, &receiver));
        let parted = Cells::to(To::Other(sender)).run(part);
        // The one that fills is behind the one that parts: what it refused came first.
        let grid = filling.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked))?;
        Ok((grid, parted?))
    })
}

fn received(mut grid: Grid, receiver: &Receiver<Vec<Step<'_>>>) -> Result<Grid, ReadFault> {
    for steps in receiver {
        steps.iter().try_for_each(|step| step.write(&mut grid))?;
    }
    Ok(grid)
}

impl<'a, 'g> Cells<'a, 'g> {
    fn to(to: To<'a, 'g>) -> Self {
        Self { columns: Vec::new(), waiting: 0, last: 0, lines: Vec::new(), steps: Vec::new(), to }
    }

    fn run<T>(mut self, part: impl FnOnce(&mut Self) -> Result<T, ReadFault>) -> Result<T, ReadFault> {
        let parted = part(&mut self)?;
        self.write()?;
        self.send()?;
        Ok(parted)
    }

    /// Says on which line of the file the next row begins.
    pub(super) fn line(&mut self, line: u32) {
        match &mut self.to {
            To::Grid(grid) => grid.line(line),
            To::Other(_) => self.lines.push(line),
        }
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
            return self.one(row, column, Cow::Borrowed(text));
        }
        if index >= self.columns.len() {
            self.columns.resize_with(index + 1, Vec::new);
        }
        self.columns[index].push((row, text));
        self.waiting += 1;
        if self.waiting == MOST_WAITING {
            self.write()?;
            self.send()?;
        }
        Ok(())
    }

    /// Hands over a cell that is not in the text as it stands, after all before it.
    pub(super) fn put_made(&mut self, row: u32, column: u32, text: String) -> Result<(), ReadFault> {
        self.write()?;
        self.one(row, column, Cow::Owned(text))
    }

    fn one(&mut self, row: u32, column: u32, text: Cow<'a, str>) -> Result<(), ReadFault> {
        let step = Step::One(row, column, text);
        match &mut self.to {
            To::Grid(grid) => step.write(grid),
            To::Other(_) => {
                self.steps.push(step);
                if self.steps.len() >= MOST_STEPS { self.send() } else { Ok(()) }
            }
        }
    }

    /// Puts what waits in the columns behind what was handed over before.
    fn write(&mut self) -> Result<(), ReadFault> {
        self.waiting = 0;
        let filled = (0..).zip(&mut self.columns).filter(|(_, cells)| !cells.is_empty());
        match &mut self.to {
            To::Grid(grid) => {
                for (column, cells) in filled {
                    grid.put_run(column, cells)?;
                    cells.clear();
                }
            }
            To::Other(_) => self.steps.extend(filled.map(|(column, cells)| {
                let room = Vec::with_capacity(cells.len());
                Step::Run(column, mem::replace(cells, room))
            })),
        }
        Ok(())
    }

    fn send(&mut self) -> Result<(), ReadFault> {
        let To::Other(sender) = &self.to else { return Ok(()) };
        self.steps.push(Step::Lines(mem::take(&mut self.lines)));
        // Nobody receives any more: why, the other one says.
        sender.send(mem::take(&mut self.steps)).map_err(|_| ReadFault::too_big())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::RowId;

    const ROWS: u32 = 9_000;

    /// Rows whose cells stand in the text, are made, and stand far right.
    fn part(cells: &mut Cells<'static, '_>) -> Result<u32, ReadFault> {
        let texts = ["a", "b", "", "déjà", "a"];
        for row in 0..ROWS {
            cells.line(row * 2 + 1);
            cells.put(row, row % 3, texts[row as usize % 5])?;
            // Later rows fill whole portions: what is made ends one.
            if row % 7 == 0 && row < 500 {
                cells.put_made(row, 4, format!("made {row}"))?;
            }
            cells.put(row, 70, texts[row as usize % 4])?;
        }
        Ok(ROWS)
    }

    #[test]
    fn a_grid_that_another_processor_fills_is_the_same() {
        let table = |beside| {
            let (grid, rows) = filled(beside, part).map_err(|fault| fault.to_string()).unwrap();
            assert_eq!(rows, ROWS);
            grid.finish(0).table
        };
        let (here, there) = (table(false), table(true));
        assert_eq!((here.rows(), here.columns().len()), (there.rows(), there.columns().len()));
        for column in 0..here.columns().len() {
            assert!(
                (0..here.rows())
                    .map(RowId)
                    .all(|row| here.text(column, row) == there.text(column, row) && here.source(row) == there.source(row))
            );
        }
    }

    #[test]
    fn what_the_grid_refuses_is_said_whoever_fills_it() {
        for beside in [false, true] {
            let far = |cells: &mut Cells<'static, '_>| (0..100_000).try_for_each(|row| cells.put(row, 1 << 20, "x"));
            assert!(filled(beside, far).is_err());
        }
    }
}
