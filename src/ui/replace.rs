//! A text in place of another one in many cells: counted before anything changes, done at once, taken back at once.

use super::{
    asks::Asks,
    fields,
    parts::{
        Button, check_box, field, modal,
        picker::{Line, Picker},
        text,
    },
    steps::check,
    theme::GAP_SMALL,
    window::Window,
};
use crate::{
    error::Message,
    locale::Locale,
    table::{RowId, ValueId},
    text::replace::Pattern,
    workspace::{Cell, Command, Workspace},
};
use eframe::egui::{Align, Context, Id, Layout, Ui};
use rustc_hash::FxHashMap;

/// Width of the dialogue in points.
const WIDTH: f32 = 520.0;

/// What is typed and chosen.
#[derive(Default)]
pub struct View {
    pattern: Pattern,
    with: String,
    /// The column; `None` = all that are written.
    column: Option<usize>,
    /// Only the rows on the screen.
    shown_only: bool,
    /// The rows on the screen, when they are not all.
    shown: Option<Vec<RowId>>,
    counted: Option<(Asked, Found)>,
}

/// What was counted.
#[derive(Clone, PartialEq)]
struct Asked {
    pattern: Pattern,
    with: String,
    column: Option<usize>,
    shown_only: bool,
    revision: u64,
}

/// Cells that would change, rows they stand in, and one of them before and after.
#[derive(Clone, Default)]
struct Found {
    cells: usize,
    rows: usize,
    example: Option<(String, String)>,
}

impl View {
    /// In the column of the cursor, among the rows on the screen when they are not all.
    pub fn new(space: &Workspace, screen: &check::View) -> Self {
        let columns = space.work().map_or(0, |work| work.table().columns().len());
        let shown = screen.shown_rows(space);
        let column = screen.grid.cursor().map(|cell| cell.column).filter(|column| *column < columns);
        Self { column, shown_only: shown.is_some(), shown, ..Self::default() }
    }

    fn is_asked(&self) -> bool {
        !self.pattern.find.is_empty() || self.pattern.whole
    }

    /// Calls `each(cell, new text)` for every cell that would change.
    fn go_through(&self, space: &Workspace, mut each: impl FnMut(Cell, &str, &str)) {
        let Some(work) = space.work().filter(|_| self.is_asked()) else { return };
        let table = work.table();
        let columns = self.column.map_or(0..table.columns().len(), |column| column..(column + 1).min(table.columns().len()));
        for column in columns {
            let cells = table.column(column);
            // Each distinct text is looked at once.
            let new: FxHashMap<ValueId, String> = cells
                .dict()
                .iter()
                .filter_map(|(id, text)| Some((id, self.pattern.replaced(text, &self.with).filter(|new| new != text)?)))
                .collect();
            if new.is_empty() {
                continue;
            }
            let mut one = |row: RowId| {
                let id = cells.id(row);
                if let Some(text) = new.get(&id) {
                    each((row, column), cells.dict().get(id), text);
                }
            };
            match self.shown.as_ref().filter(|_| self.shown_only) {
                Some(shown) => shown.iter().copied().filter(|&row| !table.is_removed(row)).for_each(&mut one),
                None => table.kept_rows().for_each(&mut one),
            }
        }
    }

    fn count(&mut self, space: &Workspace) -> Found {
        let asked = Asked {
            pattern: self.pattern.clone(),
            with: self.with.clone(),
            column: self.column,
            shown_only: self.shown_only,
            revision: space.work().map_or(0, |work| work.revision()),
        };
        if let Some((_, found)) = self.counted.as_ref().filter(|(of, _)| *of == asked) {
            return found.clone();
        }
        let mut found = Found::default();
        let mut rows = vec![false; space.work().map_or(0, |work| work.table().rows() as usize)];
        self.go_through(space, |(row, _), from, to| {
            found.cells += 1;
            found.rows += usize::from(!std::mem::replace(&mut rows[row.index()], true));
            found.example.get_or_insert_with(|| (from.to_owned(), to.to_owned()));
        });
        self.counted = Some((asked, found.clone()));
        found
    }

    fn command(&self, space: &Workspace) -> Command {
        let mut cells: Vec<(Cell, String)> = Vec::new();
        self.go_through(space, |cell, _, to| cells.push((cell, to.to_owned())));
        Command::WriteAs(Message::new("action-replace-text").with("text", self.pattern.find.as_str()).with("count", cells.len()), cells)
    }
}

/// Shows it. Returns whether it stays open.
pub fn show(ctx: &Context, window: &Window, locale: &Locale, view: &mut View, asks: &Asks) -> bool {
    let space = window.workspace();
    let title = locale.text("ui-replace-text-title");
    let room = ctx.content_rect().size();
    let mut done = false;
    let shown = modal::show(ctx, "replace a text", &title, |ui| {
        ui.set_width(WIDTH.min(room.x - 80.0));
        text::title(ui, &title);
        let width = ui.available_width();
        let (find, with) = (locale.text("ui-replace-text-find"), locale.text("ui-replace-text-with"));
        text::small_strong(ui, &find);
        field::line(ui, Id::unique("text to replace"), &mut view.pattern.find, "", &find, width);
        text::small_strong(ui, &with);
        field::line(ui, Id::unique("text to write"), &mut view.with, &locale.text("ui-replace-text-nothing"), &with, width);
        ui.add_space(GAP_SMALL);
        column(ui, space, locale, view);
        check_box(ui, &mut view.pattern.whole, &locale.text("ui-replace-text-whole"));
        check_box(ui, &mut view.pattern.case, &locale.text("ui-replace-text-case"));
        check_box(ui, &mut view.pattern.accents, &locale.text("ui-replace-text-accents"));
        if let Some(rows) = &view.shown {
            let words = locale.message(&Message::new("ui-replace-text-shown").with("count", rows.len()));
            check_box(ui, &mut view.shown_only, &words);
        }
        ui.add_space(GAP_SMALL);
        let found = view.count(space);
        counted(ui, locale, view, &found);
        ui.add_space(8.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = locale.message(&Message::new("ui-replace-text-do").with("count", found.cells));
            if ui.add(Button::primary(&words).enabled(found.cells > 0)).clicked() {
                asks.command(view.command(space));
                done = true;
            }
            done |= ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked();
        });
    });
    !(done || shown.should_close())
}

/// The column in which the text is looked for.
fn column(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View) {
    let Some(work) = space.work() else { return };
    let names: Vec<String> = work.mapping().keys().iter().map(|key| fields::both(space.importer(), key, locale)).collect();
    let all = locale.text("ui-replace-text-all-columns");
    let now = view.column.and_then(|column| names.get(column)).unwrap_or(&all).clone();
    let chosen = Picker::new(&locale.text("ui-replace-text-column"), &now, "").width(ui.available_width()).show(ui, |_| {
        let mut lines = vec![Line::choice(None, all.clone())];
        lines.extend(names.iter().enumerate().map(|(column, name)| Line::choice(Some(column), name.clone())));
        lines
    });
    if let Some(column) = chosen {
        view.column = column;
    }
}

/// How many cells would change, and one of them.
fn counted(ui: &mut Ui, locale: &Locale, view: &View, found: &Found) {
    if !view.is_asked() {
        text::second(ui, locale.text("ui-replace-text-type"));
        return;
    }
    let words = Message::new("ui-replace-text-count").with("cells", found.cells).with("rows", found.rows);
    let said = text::body(ui, locale.message(&words));
    ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(eframe::egui::accesskit::Live::Polite));
    if let Some((from, to)) = &found.example {
        let shown = |text: &str| if text.trim().is_empty() { locale.text("ui-empty") } else { text.to_owned() };
        let words = Message::new("ui-replace-text-example").with("from", shown(from)).with("to", shown(to));
        text::small(ui, locale.message(&words));
    }
}
