//! What is done with rows and cells that are chosen in the table.

use super::{MOST_CELLS, View};
use crate::{
    error::Message,
    table::RowId,
    ui::{
        actions::{Action, Hand},
        asks::{Ask, Asks},
        grid::Area,
        parts::Tone,
        rows::{Columns, Show},
    },
    workspace::{Cell, Command, Step, Workspace},
};

/// The commands of the menu on the table, in groups.
pub fn menu(hand: Hand) -> &'static [&'static [Action]] {
    if hand.out {
        return &[
            &[Action::BringBack, Action::RowStory],
            &[Action::Copy],
            &[Action::SortUp, Action::SortDown, Action::SortFile, Action::FilterOnValue, Action::ShowAll],
        ];
    }
    &[
        &[Action::EditCell, Action::Copy, Action::Cut, Action::Paste, Action::Clear],
        &[Action::FillDown, Action::Replace],
        &[Action::AddRow, Action::PutAside, Action::RemoveRows, Action::RowStory],
        &[Action::SortUp, Action::SortDown, Action::SortFile, Action::OrderFile, Action::FilterOnValue, Action::ShowAll],
    ]
}

impl View {
    /// What the hand is on: it says which commands can be done.
    pub fn hand(&self, space: &Workspace) -> Hand {
        if space.step() != Step::Check || space.work().is_none() {
            return Hand::default();
        }
        let columns = self.columns(space);
        Hand {
            rows: self.grid.chosen(),
            cells: self.grid.area(columns).map_or(0, |area| area.cells()),
            out: self.rows.show() == Show::Out,
            narrowed: self.rows.is_narrowed(),
            sorted: self.rows.order().is_some(),
            ordered: space.work().is_some_and(|work| work.table().order().is_some()),
        }
    }

    fn columns(&self, space: &Workspace) -> usize {
        space.work().map_or(0, |work| work.table().columns().len()) + self.beside.all().len()
    }

    /// The rows of the work that are chosen.
    pub fn chosen_rows(&self) -> Vec<RowId> {
        self.grid.chosen_rows().into_iter().filter_map(|row| self.rows.id(row)).collect()
    }

    /// The rows on the screen; `None` when they are all rows of the file.
    pub fn shown_rows(&self, space: &Workspace) -> Option<Vec<RowId>> {
        let table = space.work()?.table();
        let narrowed = self.rows.show() != Show::All || !self.rows.facets().is_empty();
        narrowed.then(|| (0..self.rows.count(table)).filter_map(|row| self.rows.id(row)).collect())
    }

    /// Puts the rows in order by the column of the cursor; `None` = in that of the file.
    pub fn sort(&mut self, space: &Workspace, down: Option<bool>) {
        let column = self.grid.cursor().map(|cell| cell.column);
        let row = self.cursor();
        self.rows.sort(down.and_then(|down| Some((column?, down))));
        // The cursor stays on its row, wherever that stands now.
        if let Some(cell) = row {
            self.go_to(space, cell, true);
        }
    }

    /// Writes the rows of the file as they are sorted on the screen, those that are not shown too.
    pub fn order_file(&mut self, space: &Workspace) -> Option<Command> {
        let work = space.work()?;
        let columns = Columns { work, beside: self.beside.all() };
        let (column, _) = self.rows.order()?;
        let order = self.rows.order_of_all(columns)?;
        let name = match work.mapping().keys().get(column) {
            Some(key) => key.to_string(),
            None => self.beside.all().get(column - work.table().columns().len())?.name.clone(),
        };
        // The file has the order of the screen from now on.
        self.rows.sort(None);
        Some(Command::OrderRows(Message::new("action-order").with("column", name), Some(order)))
    }

    /// Writes the rows as the list has them again.
    pub fn order_list(&mut self) -> Command {
        self.rows.sort(None);
        Command::OrderRows(Message::new("action-order-list"), None)
    }

    /// Shows the rows that hold what stands at the cursor, or all of them again when they were chosen so.
    pub fn filter_on_value(&mut self, space: &Workspace) {
        let (Some((row, column)), Some(work)) = (self.cursor(), space.work()) else { return };
        if self.rows.facet(column).is_some() {
            self.rows.drop_facet(column);
        } else if let Some(cells) = (Columns { work, beside: self.beside.all() }).get(column) {
            let text = cells.text(row).to_owned();
            self.rows.turn(column, &text);
        }
        self.go_to(space, (row, column), true);
    }

    /// Writes what stands in the first row of the selection into the rows below it; with one row, what stands above it.
    pub fn fill_down(&self, space: &Workspace) -> Option<Command> {
        let work = space.work()?;
        let table = work.table();
        let area = self.grid.area(self.columns(space))?;
        let mut places = self.grid.chosen_rows();
        if places.len() == 1 {
            places.insert(0, places[0].checked_sub(1)?);
        }
        let rows: Vec<RowId> = places.into_iter().filter_map(|place| self.rows.id(place)).collect();
        let (first, rest) = rows.split_first()?;
        let columns = area.columns.0..(area.columns.1 + 1).min(table.columns().len());
        if (rest.len() * columns.len()) as u64 > MOST_CELLS {
            return None;
        }
        let mut cells: Vec<(Cell, String)> = Vec::new();
        for column in columns {
            let text = table.text(column, *first);
            let others = rest.iter().filter(|&&row| table.text(column, row) != text);
            cells.extend(others.map(|&row| ((row, column), text.to_owned())));
        }
        let name = Message::new("action-fill-down").with("count", cells.len());
        (!cells.is_empty()).then_some(Command::WriteAs(name, cells))
    }

    /// Writes a block of cells: one cell fills the selection, a block is repeated where the selection holds it whole several
    /// times. Says what does not fit.
    pub fn paste(&self, space: &Workspace, area: Area, block: &[Vec<String>], asks: &Asks) {
        let Some(work) = space.work() else { return };
        let (rows, columns) = (self.rows.count(work.table()), work.table().columns().len());
        let (high, wide) = (block.len() as u32, block.iter().map(Vec::len).max().unwrap_or(0));
        if high == 0 || wide == 0 {
            return;
        }
        let selected = (area.rows.1 - area.rows.0 + 1, area.columns.1 - area.columns.0 + 1);
        let repeated = selected.0.is_multiple_of(high) && selected.1.is_multiple_of(wide);
        let (down, across) = if repeated { selected } else { (high, wide) };
        if u64::from(down) * across as u64 > MOST_CELLS {
            return asks.push(Ask::Say(Tone::Warning, Message::new("said-too-many-cells")));
        }
        let mut cells = Vec::new();
        for (row, place) in (area.rows.0..).take(down as usize).enumerate() {
            let Some(id) = self.rows.id(place).filter(|_| place < rows) else { break };
            let line = &block[row % block.len()];
            for column in (0..across).filter(|column| area.columns.0 + column < columns) {
                if let Some(text) = line.get(column % wide) {
                    cells.push(((id, area.columns.0 + column), text.clone()));
                }
            }
        }
        let beyond = (area.rows.0 + down).saturating_sub(rows) as usize;
        let outside = (area.columns.0 + across).saturating_sub(columns);
        if !cells.is_empty() {
            asks.command(Command::Write(cells));
        }
        if beyond + outside > 0 {
            let said = Message::new("said-paste-beyond").with("rows", beyond).with("columns", outside);
            asks.push(Ask::Say(Tone::Warning, said));
        }
    }
}
