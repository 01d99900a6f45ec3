//! The table as it will be written, with its problems beside it.

mod chips;
mod model;
mod tools;

use super::{findings, ways};
use crate::{
    error::{Level, Message},
    locale::Locale,
    table::RowId,
    ui::{
        actions::{Action, Hand},
        asks::{Ask, Asks},
        beside,
        grid::{Area, Cell, Grid, GridEvent},
        icons, page,
        parts::{Button, Tone, badge::filter, popup, text},
        rows,
        theme::{GAP, GAP_SMALL},
    },
    workspace::{self, Command, Step, Totals, Workspace},
};
use eframe::egui::{Pos2, Ui, UiBuilder};
use model::WorkModel;
use std::cell::RefCell;

/// More cells than this are not written in one go.
const MOST_CELLS: u64 = 2_000_000;

/// What the screen remembers.
#[derive(Default)]
pub struct View {
    /// The table.
    pub grid: Grid,
    /// The list of findings.
    pub findings: findings::View,
    /// Columns that are not written and say whom a row is about.
    pub beside: beside::View,
    /// Which rows are shown, and in which order.
    pub rows: rows::View,
    /// Words of the problems in sight.
    words: model::Words,
    /// What is open in the chip of rows.
    chips: chips::View,
    /// Where what can be done with the selection is asked for, by a key when `true`.
    menu: Option<(Pos2, bool)>,
}

impl View {
    /// The cell of the work table at the cursor.
    pub fn cursor(&self) -> Option<workspace::Cell> {
        self.grid.cursor().and_then(|cell| Some((self.rows.id(cell.row)?, cell.column)))
    }

    fn update(&mut self, space: &Workspace) {
        if self.rows.update(space, self.beside.all(), self.findings.chosen()) {
            self.grid.forget_chosen();
        }
    }

    /// Goes to a cell of the work table, and to the finding that speaks of it; `focus` takes the
    /// keyboard there too.
    pub fn go_to(&mut self, space: &Workspace, cell: workspace::Cell, focus: bool) {
        self.update(space);
        // A row that is not among those shown is shown with all of them.
        if self.rows.place(cell.0).is_none() {
            self.rows.show_all();
            self.update(space);
        }
        if let Some(row) = self.rows.place(cell.0) {
            self.grid.go_to(Cell { row, column: cell.1 });
            if focus {
                self.grid.focus();
            }
        }
        if let Some(mark) = space.mark(cell) {
            self.findings.choose(mark.finding);
        }
    }

    fn cells(&self, area: Area) -> impl Iterator<Item = workspace::Cell> + '_ {
        let columns = area.columns.0..=area.columns.1;
        let rows = (area.rows.0..=area.rows.1).filter_map(|row| self.rows.id(row));
        rows.flat_map(move |row: RowId| columns.clone().map(move |column| (row, column)))
    }
}

/// Shows the screen.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) {
    if space.work().is_none() {
        return;
    }
    view.beside.update(space);
    view.update(space);
    if view.findings.go_on(space) {
        view.grid.focus();
    }
    // Head, body and footer are drawn one after the other, each with the whole view.
    let view = RefCell::new(view);
    page::show(
        ui,
        |ui| head(ui, space, locale, &mut view.borrow_mut().findings.level),
        |ui, room| {
            let mut held = view.borrow_mut();
            let view = &mut **held;
            let all = ui.available_rect_before_wrap();
            let (first, second) = if room.stacked {
                let middle = all.top() + all.height() * 0.5;
                (all.with_max_y(middle - GAP / 2.0), all.with_min_y(middle + GAP / 2.0))
            } else {
                let side = (all.width() * 0.37).clamp(300.0, 400.0);
                (all.with_max_x(all.right() - side - GAP), all.with_min_x(all.right() - side))
            };
            ui.scope_builder(UiBuilder::new().id_salt("table").max_rect(first), |ui| {
                ui.spacing_mut().item_spacing.y = GAP_SMALL;
                ui.horizontal(|ui| {
                    chips::columns(ui, space, locale, &mut view.beside);
                    chips::rows(ui, space, locale, view, asks);
                });
                grid(ui, space, locale, view, asks);
            });
            ui.scope_builder(UiBuilder::new().id_salt("findings").max_rect(second), |ui| {
                findings::show(ui, space, locale, &mut view.findings, asks)
            });
        },
        |ui| foot(ui, space, locale, asks),
        620.0,
    );
}

fn head(ui: &mut Ui, space: &Workspace, locale: &Locale, shown: &mut Option<Level>) {
    let Some(checked) = space.checked() else {
        page::head(ui, &locale.text("ui-check-running"), |ui| drop(text::second(ui, locale.text("ui-check-running-line"))), |_| {});
        return;
    };
    let Totals { errors, warnings, infos, rows_concerned, .. } = checked.totals;
    let title = match errors + warnings {
        0 if space.unchecked() > 0 => locale.text("ui-check-partly"),
        0 => locale.text("ui-check-clean"),
        count => locale.message(&Message::new("ui-check-title").with("count", count)),
    };
    let line = match errors + warnings {
        0 if space.unchecked() > 0 => locale.message(&Message::new("ui-check-partly-line").with("count", space.unchecked())),
        0 => locale.text("ui-check-clean-line"),
        _ => locale.message(&Message::new("ui-check-line").with("count", rows_concerned)),
    };
    let line = match space.outlook().map(|outlook| locale.message(&outlook.short())) {
        Some(outlook) => locale.message(&Message::new("ui-check-outlook").with("count", rows_concerned).with("outlook", outlook)),
        None => line,
    };
    page::head(
        ui,
        &title,
        |ui| drop(text::second(ui, line)),
        |ui| {
            let mut tags =
                [(errors, Level::Error, "ui-errors"), (warnings, Level::Warning, "ui-warnings"), (infos, Level::Info, "ui-infos")];
            if ui.layout().prefer_right_to_left() {
                tags.reverse();
            }
            for (count, level, id) in tags {
                let on = *shown == Some(level);
                if count > 0 && filter(ui, Tone::from(level), &locale.message(&Message::new(id).with("count", count)), on).clicked() {
                    *shown = (!on).then_some(level);
                }
                // A level that is gone filters nothing.
                if count == 0 && on {
                    *shown = None;
                }
            }
        },
    );
}

fn grid(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) {
    let Some(work) = space.work() else { return };
    view.words.update(space, locale);
    let model = WorkModel::new(space, work, &view.words, view.beside.all(), &view.rows, locale);
    let events = view.grid.show(ui, locale, &locale.text("ui-grid-work"), &model);
    for event in events {
        match event {
            GridEvent::Cursor(_) => {
                // The rows of one problem stay while the cursor goes through them.
                let mark = view.cursor().and_then(|cell| space.mark(cell)).filter(|_| view.rows.show() != rows::Show::Chosen);
                if let Some(mark) = mark {
                    view.findings.choose(mark.finding);
                }
            }
            GridEvent::Edit(cell, text) => {
                if let Some(row) = view.rows.id(cell.row) {
                    asks.command(Command::Write(vec![((row, cell.column), text)]));
                }
            }
            GridEvent::Paste(area, block) => view.paste(space, area, &block, asks),
            GridEvent::Clear(area) | GridEvent::Copied(area, true) if area.cells() <= MOST_CELLS => {
                asks.command(Command::Write(view.cells(area).map(|cell| (cell, String::new())).collect()));
            }
            GridEvent::Clear(_) | GridEvent::Copied(_, true) => asks.push(Ask::Say(Tone::Warning, Message::new("said-too-many-cells"))),
            GridEvent::Menu(at, by_key) => view.menu = Some((at, by_key)),
            GridEvent::Copied(_, false) | GridEvent::Refused(_) => {}
        }
    }
    context_menu(ui, space, locale, view, asks);
}

/// What can be done with what is selected, where it is.
fn context_menu(ui: &Ui, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) {
    let hand = view.hand(space);
    let closed = popup::at(ui, "menu of the table", view.menu.take(), |ui| {
        ui.set_width(300.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        for (number, group) in tools::menu(hand).iter().enumerate() {
            if number > 0 {
                crate::ui::parts::card::rule(ui);
            }
            group.iter().for_each(|&action| crate::ui::frame::command(ui, (space, locale, hand), action, asks));
        }
    });
    if closed {
        view.grid.focus();
    }
}

fn foot(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let safe = space.checked().map_or(0, |checked| checked.totals.safe);
    if safe > 0 {
        let words = locale.message(&Message::new("ui-fix-safe").with("count", safe));
        if ui.add(Button::secondary(&words).icon(icons::WAND_SPARKLES).enabled(space.is_fresh())).clicked() {
            asks.act(Action::FixSafe);
        }
    }
    if Action::NextProblem.enabled(space, Hand::default()) {
        let (words, keys) = (Action::NextProblem.words(locale), Action::NextProblem.keys(locale));
        if ui.add(Button::quiet(&words).key(&keys)).clicked() {
            asks.act(Action::NextProblem);
        }
    }
    ways(ui, locale, space, Some((&locale.text("ui-on-to-forecast"), Step::Forecast)), asks);
}
