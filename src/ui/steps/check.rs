//! The table as it will be written, with its problems beside it.

use super::{findings, ways};
use crate::{
    error::{Level, Message},
    importer::{FieldKey, Kind},
    locale::Locale,
    table::{RowId, Table},
    ui::{
        actions::Action,
        asks::Asks,
        choices::{self, Choice},
        fields,
        grid::{Area, Cell, Grid, GridEvent, GridModel},
        icons, page,
        parts::{
            Button, Tone,
            badge::{level_word, tag},
            text,
        },
        theme::GAP,
    },
    workspace::{self, Command, Step, Totals, Workspace},
};
use eframe::egui::{Ui, UiBuilder};
use std::borrow::Cow;

/// More cells than this are not emptied in one go.
const MOST_CELLS: u64 = 2_000_000;

/// What the screen remembers.
#[derive(Default)]
pub struct View {
    /// The table.
    pub grid: Grid,
    /// The list of findings.
    pub findings: findings::View,
    rows: Rows,
}

/// Rows that are not removed, so that a row of the grid is found at once.
#[derive(Default)]
struct Rows {
    revision: Option<u64>,
    kept: Option<Vec<RowId>>,
}

impl Rows {
    fn update(&mut self, table: &Table, revision: u64) {
        if self.revision != Some(revision) {
            self.kept = table.has_removed().then(|| table.kept_rows().collect());
            self.revision = Some(revision);
        }
    }

    fn id(&self, row: u32) -> RowId {
        match &self.kept {
            Some(kept) => kept.get(row as usize).copied().unwrap_or(RowId(row)),
            None => RowId(row),
        }
    }

    fn row(&self, id: RowId) -> Option<u32> {
        match &self.kept {
            Some(kept) => kept.binary_search(&id).ok().map(|row| row as u32),
            None => Some(id.0),
        }
    }
}

struct WorkModel<'a> {
    space: &'a Workspace,
    table: &'a Table,
    keys: Vec<String>,
    titles: Vec<String>,
    rows: &'a Rows,
    locale: &'a Locale,
}

impl GridModel for WorkModel<'_> {
    fn rows(&self) -> u32 {
        self.table.kept()
    }
    fn columns(&self) -> usize {
        self.table.columns().len().min(self.keys.len())
    }
    fn header(&self, column: usize) -> Cow<'_, str> {
        self.keys[column].as_str().into()
    }
    fn title(&self, column: usize) -> Cow<'_, str> {
        self.titles[column].as_str().into()
    }
    fn blank(&self) -> Cow<'_, str> {
        self.locale.text("ui-empty").into()
    }
    fn gutter(&self) -> Cow<'_, str> {
        self.locale.text("ui-line").into()
    }
    fn row_label(&self, row: u32) -> Cow<'_, str> {
        self.table.row_name(self.rows.id(row)).into()
    }
    fn cell(&self, cell: Cell) -> Cow<'_, str> {
        self.table.text(cell.column, self.rows.id(cell.row)).into()
    }
    fn level(&self, cell: Cell) -> Option<Level> {
        self.space.mark((self.rows.id(cell.row), cell.column)).map(|mark| mark.level)
    }
    fn problem(&self, cell: Cell) -> Option<String> {
        let mark = self.space.mark((self.rows.id(cell.row), cell.column))?;
        let found = self.space.report()?.findings.get(mark.finding)?;
        let words = Message::new("ui-pair").with("a", self.locale.text(found.rule.title)).with("b", found.message.clone());
        Some(format!("{}, {}", level_word(mark.level, self.locale), self.locale.message(&words)))
    }
    fn editable(&self, _: Cell) -> bool {
        true
    }
    fn choices(&self, cell: Cell, typed: &str) -> Vec<Choice> {
        let keys = self.space.work().map(|work| work.mapping().keys()).unwrap_or_default();
        let kind_of = |key: &FieldKey| self.space.importer().field(key).map(|field| field.kind);
        let Some((key, kind)) = keys.get(cell.column).and_then(|key| Some((key, kind_of(key)?))) else { return Vec::new() };
        if kind != Kind::Group {
            return choices::of(self.space.catalogue(), kind, typed);
        }
        // The groups of the course that stands in the same row.
        let is_its = |other: &FieldKey| kind_of(other) == Some(Kind::Course) && other.number == key.number;
        let course = keys.iter().position(is_its).map(|column| self.table.text(column, self.rows.id(cell.row)));
        let course = course.and_then(|shortname| self.space.catalogue().course(shortname.trim()));
        course.map(|course| choices::of_groups(course, typed)).unwrap_or_default()
    }
}

impl View {
    /// The cell of the work table at the cursor.
    pub fn cursor(&self) -> Option<workspace::Cell> {
        self.grid.cursor().map(|cell| (self.rows.id(cell.row), cell.column))
    }

    /// Goes to a cell of the work table, and to the finding that speaks of it; `focus` takes the
    /// keyboard there too.
    pub fn go_to(&mut self, space: &Workspace, cell: workspace::Cell, focus: bool) {
        if let Some(work) = space.work() {
            self.rows.update(work.table(), work.revision());
        }
        if let Some(row) = self.rows.row(cell.0) {
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
        (area.rows.0..=area.rows.1).flat_map(move |row| columns.clone().map(move |column| (self.rows.id(row), column)))
    }
}

/// Shows the screen.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) {
    let Some(work) = space.work() else { return };
    view.rows.update(work.table(), work.revision());
    if view.findings.go_on(space) {
        view.grid.focus();
    }
    page::show(
        ui,
        |ui| head(ui, space, locale),
        |ui, room| {
            let all = ui.available_rect_before_wrap();
            let (first, second) = if room.stacked {
                let middle = all.top() + all.height() * 0.5;
                (all.with_max_y(middle - GAP / 2.0), all.with_min_y(middle + GAP / 2.0))
            } else {
                let side = (all.width() * 0.37).clamp(300.0, 400.0);
                (all.with_max_x(all.right() - side - GAP), all.with_min_x(all.right() - side))
            };
            ui.scope_builder(UiBuilder::new().id_salt("table").max_rect(first), |ui| grid(ui, space, locale, view, asks));
            ui.scope_builder(UiBuilder::new().id_salt("findings").max_rect(second), |ui| {
                findings::show(ui, space, locale, &mut view.findings, asks)
            });
        },
        |ui| foot(ui, space, locale, asks),
        620.0,
    );
}

fn head(ui: &mut Ui, space: &Workspace, locale: &Locale) {
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
    page::head(
        ui,
        &title,
        |ui| drop(text::second(ui, line)),
        |ui| {
            let mut tags = [(errors, Tone::Error, "ui-errors"), (warnings, Tone::Warning, "ui-warnings"), (infos, Tone::Info, "ui-infos")];
            if ui.layout().prefer_right_to_left() {
                tags.reverse();
            }
            for (count, tone, id) in tags {
                if count > 0 {
                    tag(ui, tone, &locale.message(&Message::new(id).with("count", count)));
                }
            }
        },
    );
}

fn grid(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) {
    let Some(work) = space.work() else { return };
    let keys = work.mapping().keys();
    let titles = keys.iter().map(|key| fields::both(space.importer(), key, locale)).collect();
    let keys = keys.iter().map(ToString::to_string).collect();
    let model = WorkModel { space, table: work.table(), keys, titles, rows: &view.rows, locale };
    let events = view.grid.show(ui, locale, &locale.text("ui-grid-work"), &model);
    for event in events {
        match event {
            GridEvent::Cursor(cell) => {
                if let Some(mark) = space.mark((view.rows.id(cell.row), cell.column)) {
                    view.findings.choose(mark.finding);
                }
            }
            GridEvent::Edit(cell, text) => asks.command(Command::Write(vec![((view.rows.id(cell.row), cell.column), text)])),
            GridEvent::Paste(first, block) => paste(view, first, block, asks),
            GridEvent::Clear(area) | GridEvent::Copied(area, true) if area.cells() <= MOST_CELLS => {
                asks.command(Command::Write(view.cells(area).map(|cell| (cell, String::new())).collect()));
            }
            GridEvent::Clear(_) | GridEvent::Copied(..) | GridEvent::Refused(_) => {}
        }
    }
}

fn paste(view: &View, first: Cell, block: Vec<Vec<String>>, asks: &Asks) {
    let place = |down: usize, across: usize| (view.rows.id(first.row + down as u32), first.column + across);
    let cells = block
        .into_iter()
        .enumerate()
        .flat_map(|(down, line)| line.into_iter().enumerate().map(move |(across, text)| (place(down, across), text)).collect::<Vec<_>>());
    asks.command(Command::Write(cells.collect()));
}

fn foot(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let safe = space.checked().map_or(0, |checked| checked.totals.safe);
    if safe > 0 {
        let words = locale.message(&Message::new("ui-fix-safe").with("count", safe));
        if ui.add(Button::secondary(&words).icon(icons::WAND_SPARKLES).enabled(space.is_fresh())).clicked() {
            asks.act(Action::FixSafe);
        }
    }
    if Action::NextProblem.enabled(space) {
        let (words, keys) = (Action::NextProblem.words(locale), Action::NextProblem.keys(locale));
        if ui.add(Button::quiet(&words).key(&keys)).clicked() {
            asks.act(Action::NextProblem);
        }
    }
    ways(ui, locale, space, Some((&locale.text("ui-on-to-forecast"), Step::Forecast)), asks);
}
