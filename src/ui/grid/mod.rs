//! A table on the screen, exact at a million rows. It draws from a [`GridModel`] and reports
//! [`GridEvent`]s; it never changes data.

mod access;
mod bars;
mod clipboard;
mod complete;
mod edit;
mod keys;
mod layout;
mod marks;
mod model;
mod paint;
mod pointer;
mod position;
mod selection;
#[cfg(test)]
mod tests;
mod widths;

pub use keys::Ask;
pub use model::{Area, Cell, GridEvent, GridModel, RowKind};
pub use position::ROW;

use crate::{
    error::Message,
    locale::Locale,
    ui::theme::{self, font},
};
use edit::{Editing, End};
use eframe::egui::{Color32, EventFilter, FocusDirection, Id, Key, Rect, Sense, Ui, UiBuilder, pos2};
use layout::{BAR, HEAD, Layout, TALL_HEAD};
use position::Position;
use selection::{Selection, Step};
use std::collections::BTreeSet;
use widths::Widths;

/// What a grid remembers between frames.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    position: Position,
    x: f32,
    selection: Option<Selection>,
    widths: Widths,
    editing: Option<Editing>,
    reveal: Option<Reveal>,
    take_focus: bool,
    /// Rows chosen one by one, besides the selection: they stay while the cursor moves.
    ticked: BTreeSet<u32>,
    /// What commands asked for since the last frame.
    asked: Vec<Ask>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reveal {
    Near,
    Middle,
}

impl Grid {
    /// The cell where keys act.
    pub fn cursor(&self) -> Option<Cell> {
        self.selection.map(|selection| selection.cursor)
    }

    /// Whether a cell is edited.
    pub fn is_editing(&self) -> bool {
        self.editing.is_some()
    }

    /// Goes to a cell and shows it.
    pub fn go_to(&mut self, cell: Cell) {
        self.editing = None;
        self.selection = Some(Selection::at(cell));
        self.reveal = Some(Reveal::Middle);
    }

    /// The selected rectangle.
    pub fn area(&self, columns: usize) -> Option<Area> {
        self.selection.map(|selection| selection.area(columns))
    }

    /// The rows that are chosen, top to bottom: those chosen one by one, or those of the selection.
    pub fn chosen_rows(&self) -> Vec<u32> {
        let of = |selection: &Selection| {
            let rows = selection.area(1).rows;
            rows.0..=rows.1
        };
        if self.ticked.is_empty() {
            return self.selection.iter().flat_map(of).collect();
        }
        let mut rows = self.ticked.clone();
        rows.extend(self.selection.iter().filter(|selection| selection.is_of_rows()).flat_map(of));
        rows.into_iter().collect()
    }

    /// Number of rows that are chosen.
    pub fn chosen(&self) -> usize {
        match &self.selection {
            Some(selection) if self.ticked.is_empty() => {
                let rows = selection.area(1).rows;
                (rows.1 - rows.0) as usize + 1
            }
            _ => self.chosen_rows().len(),
        }
    }

    /// Rows are shown in another order, or others: what was chosen by place means nothing any more.
    pub fn forget_chosen(&mut self) {
        self.ticked.clear();
        if let Some(selection) = &mut self.selection {
            selection.collapse();
        }
    }

    /// Does at the next frame what a key of the table does.
    pub fn ask(&mut self, ask: Ask) {
        self.asked.push(ask);
        self.take_focus = true;
    }

    /// Takes the keyboard at the next frame.
    pub fn focus(&mut self) {
        self.take_focus = true;
    }

    /// Forgets cursor, place and widths: another table comes.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Shows the grid in all the space there is. `name` says what the table is, for screen readers.
    pub fn show(&mut self, ui: &mut Ui, locale: &Locale, name: &str, model: &dyn GridModel) -> Vec<GridEvent> {
        let outer = ui.available_rect_before_wrap();
        ui.scope_builder(UiBuilder::new().max_rect(outer).id_salt(name.to_owned()), |ui| self.frame(ui, outer, locale, name, model)).inner
    }

    fn frame(&mut self, ui: &mut Ui, outer: Rect, locale: &Locale, name: &str, model: &dyn GridModel) -> Vec<GridEvent> {
        let id = ui.scope_id().with("grid");
        let tokens = theme::of(ui);
        let mut events = Vec::new();
        ui.advance_cursor_after_rect(outer);
        self.clamp(model);
        let mut layout = self.layout(ui, outer, model);
        if self.editing.is_none() && ui.memory(|memory| memory.has_focus(id)) && self.tab_stays(ui, model) {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        let response = ui.interact(layout.body, id, Sense::click_and_drag());
        if std::mem::take(&mut self.take_focus) {
            response.request_focus();
            // The keys come to the grid from the frame after.
            ui.ctx().request_repaint();
        }
        let before = self.cursor();
        let focused = response.has_focus() && self.editing.is_none();
        if focused {
            let tab = !self.at_edge(model, true) && !self.at_edge(model, false);
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, EventFilter { tab, ..keys::FILTER }));
            if self.selection.is_none() && model.rows() > 0 && model.columns() > 0 {
                self.selection = Some(Selection::at(Cell { row: self.position.top, column: 0 }));
            }
            let arrived = response.gained_focus();
            self.keys(ui, &layout, model, arrived, &mut events);
        }
        if self.editing.is_none() && model.rows() > 0 {
            for ask in std::mem::take(&mut self.asked) {
                self.obey(ui, ask, &layout, model, &mut events);
            }
        }
        self.pointer(ui, &response, &layout, model, &mut events);
        self.wheel(ui, &layout, model);
        self.settle(&mut layout, model);

        let ticked = std::mem::take(&mut self.ticked);
        let look = paint::Look {
            tokens,
            cursor: self.cursor(),
            area: self.selection.map(|selection| selection.area(model.columns())),
            ticked: &ticked,
            focused: focused || self.editing.is_some(),
        };
        let cut = paint::grid(ui.painter(), &layout, model, &look);
        let before_bars = (self.position, self.x);
        bars::show(ui, id, &layout, model.rows(), tokens, &mut self.position, &mut self.x);
        if before_bars != (self.position, self.x) {
            ui.ctx().request_repaint();
        }
        pointer::heads(ui, id, &layout, &mut self.widths, model);
        self.edit(ui, id, &layout, locale, model, &mut events);
        paint::edge(ui.painter(), &layout, tokens, focused);
        self.tooltip(&response, &layout, model, &cut);
        if let Some(asked) = access::describe(ui, id, name, &layout, model, &look) {
            self.selection = Some(Selection::at(asked));
            response.request_focus();
        }
        self.ticked = ticked;
        if let Some(cursor) = self.cursor().filter(|_| self.cursor() != before) {
            events.insert(0, GridEvent::Cursor(cursor));
        }
        events
    }

    /// Whether Tab (Shift+Tab when `back`) leaves the grid: no trap, it goes along the row and then on
    /// through the window.
    fn at_edge(&self, model: &dyn GridModel, back: bool) -> bool {
        self.cursor().is_some_and(|cell| if back { cell.column == 0 } else { cell.column + 1 == model.columns() })
    }

    /// Whether the Tab pressed at an edge goes inward, so that the toolkit must not move the focus.
    fn tab_stays(&self, ui: &Ui, model: &dyn GridModel) -> bool {
        let back = ui.input(|input| input.key_pressed(Key::Tab).then_some(input.modifiers.shift));
        back.is_some_and(|back| !self.at_edge(model, back))
    }

    fn clamp(&mut self, model: &dyn GridModel) {
        if model.rows() == 0 || model.columns() == 0 {
            self.selection = None;
            self.editing = None;
        }
        if let Some(selection) = &mut self.selection {
            selection.clamp(model.rows(), model.columns());
        }
        self.ticked.retain(|&row| row < model.rows());
    }

    fn layout(&mut self, ui: &Ui, outer: Rect, model: &dyn GridModel) -> Layout {
        let label = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, Color32::WHITE).rect.width();
        let last = model.rows().saturating_sub(1);
        let number = if model.rows() > 0 { label(&model.row_label(last), font::small_strong()) } else { 0.0 };
        let gutter = (number.max(label(&model.gutter(), font::head())) + 22.0).max(44.0);
        let top = outer.top() + if model.tall_heads() { TALL_HEAD } else { HEAD };
        let mut body = Rect::from_min_max(pos2(outer.left() + gutter, top), outer.max);
        let fits = |body: Rect| f64::from(model.rows()) * f64::from(ROW) <= f64::from(body.height());
        let mut upright = !fits(body);
        if upright {
            body.max.x -= BAR;
        }
        let widths = self.widths.fit(ui, model, body.width());
        let level = widths.iter().sum::<f32>() > body.width() + 0.5;
        if level {
            body.max.y -= BAR;
            if !upright && !fits(body) {
                upright = true;
                body.max.x -= BAR;
            }
        }
        self.x = self.x.clamp(0.0, (widths.iter().sum::<f32>() - body.width()).max(0.0));
        self.position.clamp(model.rows(), body.height());
        Layout {
            outer,
            head: Rect::from_min_max(pos2(body.left(), outer.top()), pos2(body.right(), top)),
            gutter: Rect::from_min_max(pos2(outer.left(), top), pos2(body.left(), body.bottom())),
            upright: upright.then(|| Rect::from_min_max(pos2(body.right(), top), pos2(body.right() + BAR, body.bottom()))),
            level: level.then(|| Rect::from_min_max(pos2(body.left(), body.bottom()), pos2(body.right(), outer.bottom()))),
            body,
            widths,
            x: self.x,
            position: self.position,
            pinned: model.pinned(),
        }
    }

    /// Takes the scrolling of this frame over into what is painted.
    fn settle(&mut self, layout: &mut Layout, model: &dyn GridModel) {
        if let (Some(reveal), Some(cell)) = (self.reveal.take(), self.cursor()) {
            let (rows, height) = (model.rows(), layout.body.height());
            match reveal {
                Reveal::Near => self.position.reveal(cell.row, rows, height),
                Reveal::Middle => self.position.reveal_in_the_middle(cell.row, rows, height),
            }
            let (left, right) = layout.column(cell.column);
            let open = layout.open(cell.column);
            if left < open.left() {
                self.x -= open.left() - left;
            } else if right > layout.body.right() {
                self.x += (right - layout.body.right()).min(left - layout.body.left());
            }
        }
        self.position.clamp(model.rows(), layout.body.height());
        self.x = self.x.clamp(0.0, (layout.total() - layout.body.width()).max(0.0));
        layout.position = self.position;
        layout.x = self.x;
    }

    /// The Tab that brought the keyboard here must not move the cursor too.
    fn keys(&mut self, ui: &Ui, layout: &Layout, model: &dyn GridModel, arrived: bool, events: &mut Vec<GridEvent>) {
        let page = ((layout.body.height() / ROW) as i64 - 1).max(1);
        let mut asks = Vec::new();
        ui.input_mut(|input| {
            let mut spaced = false;
            input.events.retain(|event| match keys::ask(event, page) {
                // The blank that comes with Shift+Space is no text.
                Some(Ask::Type(text)) if text == " " && spaced => false,
                Some(ask) => {
                    spaced |= matches!(ask, Ask::Rows | Ask::Column | Ask::Tick);
                    asks.push(ask);
                    false
                }
                None => true,
            });
        });
        for ask in asks.into_iter().filter(|ask| !(arrived && matches!(ask, Ask::Tab(_)))) {
            self.obey(ui, ask, layout, model, events);
        }
    }

    fn obey(&mut self, ui: &Ui, ask: Ask, layout: &Layout, model: &dyn GridModel, events: &mut Vec<GridEvent>) {
        let (rows, columns) = (model.rows(), model.columns());
        let Some(selection) = &mut self.selection else { return };
        let cell = selection.cursor;
        match ask {
            Ask::Move(step, extend) => selection.step(step, extend, rows, columns),
            Ask::Tab(back) => {
                if if back { cell.column == 0 } else { cell.column + 1 == columns } {
                    return;
                }
                selection.step(Step::Columns(if back { -1 } else { 1 }), false, rows, columns);
            }
            Ask::Edit => return self.begin_edit(cell, model.cell(cell).into_owned(), model, events),
            Ask::Type(text) => return self.begin_edit(cell, text, model, events),
            Ask::Clear => return events.push(GridEvent::Clear(selection.area(columns))),
            Ask::All => *selection = Selection::all(cell, rows),
            Ask::Collapse => {
                selection.collapse();
                self.ticked.clear();
            }
            Ask::Rows => selection.whole_rows(),
            Ask::Column => *selection = Selection::column(cell.column, rows),
            Ask::Tick => return self.tick(),
            Ask::Menu => {
                let at = layout.cell(cell).intersect(layout.body).left_bottom();
                return events.push(GridEvent::Menu(at, true));
            }
            Ask::Copy(cut) => {
                let area = selection.area(columns);
                ui.ctx().copy_text(clipboard::to_text(model, area));
                return events.push(GridEvent::Copied(area, cut));
            }
            Ask::Paste(text) => {
                return events.push(GridEvent::Paste(selection.area(columns), clipboard::from_text(&text)));
            }
        }
        self.reveal = Some(Reveal::Near);
    }

    /// Adds the rows of the selection to those chosen one by one, or takes them out when they all are.
    fn tick(&mut self) {
        let Some(selection) = &self.selection else { return };
        let rows = selection.area(1).rows;
        let all = (rows.0..=rows.1).all(|row| self.ticked.contains(&row));
        for row in rows.0..=rows.1 {
            if all {
                self.ticked.remove(&row);
            } else {
                self.ticked.insert(row);
            }
        }
    }

    fn begin_edit(&mut self, cell: Cell, text: String, model: &dyn GridModel, events: &mut Vec<GridEvent>) {
        if let Some(editing) = &mut self.editing {
            // Two letters in one frame: the second goes where the first went.
            editing.text.push_str(&text);
        } else if model.editable(cell) {
            self.editing = Some(Editing::new(cell, text));
            self.reveal = Some(Reveal::Near);
        } else {
            events.push(GridEvent::Refused(cell));
        }
    }

    fn edit(&mut self, ui: &mut Ui, id: Id, layout: &Layout, locale: &Locale, model: &dyn GridModel, events: &mut Vec<GridEvent>) {
        let Some(editing) = &mut self.editing else { return };
        let cell = editing.cell;
        let name = Message::new("grid-edit")
            .with("column", model.header(cell.column).into_owned())
            .with("line", model.row_label(cell.row).into_owned());
        let look = |typed: &str| model.choices(cell, typed);
        let Some(end) = editing.show(ui, id, layout, theme::of(ui), &locale.message(&name), look) else { return };
        let text = std::mem::take(&mut editing.text);
        self.editing = None;
        ui.memory_mut(|memory| memory.request_focus(id));
        if let End::Confirmed(down, across) = end {
            if text != model.cell(cell) {
                events.push(GridEvent::Edit(cell, text));
            }
            if let Some(selection) = self.selection.as_mut().filter(|selection| selection.cursor == cell) {
                selection.step(Step::Rows(down), false, model.rows(), model.columns());
                selection.step(Step::Columns(across), false, model.rows(), model.columns());
                self.reveal = Some(Reveal::Near);
            }
        }
    }
}
