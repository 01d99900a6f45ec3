//! The table as it will be written, with its problems beside it.

use super::{columns::column_words, findings, ways};
use crate::{
    error::{Level, Message},
    importer::{FieldKey, Kind},
    locale::Locale,
    table::{RowId, Table},
    ui::{
        actions::Action,
        asks::Asks,
        beside::{self, Beside},
        choices::{self, Choice},
        fields,
        grid::{Area, Cell, Grid, GridEvent, GridModel},
        icons, page,
        parts::{
            Button, Chip, Tone,
            badge::{filter, level_word},
            menu::{self, Item},
            text,
        },
        theme::GAP,
    },
    workspace::{self, Command, Step, Totals, Workspace},
};
use eframe::egui::{ScrollArea, Ui, UiBuilder};
use std::{borrow::Cow, ops::Range};

/// More cells than this are not emptied in one go.
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
    filter: Filter,
    rows: Rows,
}

/// Which rows the table shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    #[default]
    All,
    /// Those with a problem.
    WithProblems,
    /// Those of the problem that is chosen.
    Chosen,
}

impl Filter {
    const ALL: [Self; 3] = [Self::All, Self::WithProblems, Self::Chosen];

    fn words(self) -> &'static str {
        match self {
            Self::All => "ui-rows-all",
            Self::WithProblems => "ui-rows-with-problems",
            Self::Chosen => "ui-rows-of-problem",
        }
    }
}

/// Rows that are shown, so that a row of the grid is found at once.
#[derive(Default)]
struct Rows {
    of: Option<(u64, Option<u64>, Filter, Range<usize>)>,
    kept: Option<Vec<RowId>>,
}

impl Rows {
    /// `chosen` are the findings of the problem that is chosen.
    fn update(&mut self, space: &Workspace, filter: Filter, chosen: Range<usize>) {
        let Some(work) = space.work() else { return };
        let checked = space.checked().map(|checked| checked.number);
        // A filter goes by the last finished check: rows do not vanish under an edit.
        let checked = checked.filter(|_| filter != Filter::All);
        let chosen = if filter == Filter::Chosen { chosen } else { 0..0 };
        let now = Some((work.revision(), checked, filter, chosen.clone()));
        if self.of != now {
            self.kept = filtered(space, work.table(), filter, chosen);
            self.of = now;
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

/// The rows that a filter leaves, in the order of the file; `None` for all of them as they stand.
fn filtered(space: &Workspace, table: &Table, filter: Filter, chosen: Range<usize>) -> Option<Vec<RowId>> {
    let findings = space.report().map(|report| report.findings.as_slice()).unwrap_or_default();
    let concerned = match filter {
        Filter::All => return table.has_removed().then(|| table.kept_rows().collect()),
        Filter::WithProblems => findings,
        Filter::Chosen => findings.get(chosen).unwrap_or_default(),
    };
    let mut seen = vec![false; table.rows() as usize];
    concerned.iter().flat_map(|finding| &finding.rows).for_each(|row| seen[row.index()] = true);
    Some(table.kept_rows().filter(|row| seen[row.index()]).collect())
}

struct WorkModel<'a> {
    space: &'a Workspace,
    table: &'a Table,
    keys: Vec<String>,
    names: Vec<String>,
    titles: Vec<String>,
    beside: &'a [Beside],
    rows: &'a Rows,
    locale: &'a Locale,
}

impl GridModel for WorkModel<'_> {
    fn rows(&self) -> u32 {
        self.rows.kept.as_ref().map_or(self.table.kept(), |kept| kept.len() as u32)
    }
    fn columns(&self) -> usize {
        self.fields() + self.beside.len()
    }
    fn header(&self, column: usize) -> Cow<'_, str> {
        match self.besides(column) {
            Some(beside) => beside.name.as_str().into(),
            None => self.names[column].as_str().into(),
        }
    }
    fn under(&self, column: usize) -> Cow<'_, str> {
        match self.besides(column) {
            Some(_) => self.locale.text("ui-beside-unwritten").into(),
            None if self.keys[column] == self.names[column] => "".into(),
            None => self.keys[column].as_str().into(),
        }
    }
    fn tall_heads(&self) -> bool {
        true
    }
    fn beside(&self, column: usize) -> bool {
        column >= self.fields()
    }
    fn title(&self, column: usize) -> Cow<'_, str> {
        match self.besides(column) {
            Some(beside) => format!("{} ({})", beside.name, self.locale.text("ui-beside-unwritten")).into(),
            None => self.titles[column].as_str().into(),
        }
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
        match self.besides(cell.column) {
            Some(beside) => beside.cells.text(self.rows.id(cell.row)).into(),
            None => self.table.text(cell.column, self.rows.id(cell.row)).into(),
        }
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
    fn editable(&self, cell: Cell) -> bool {
        !self.beside(cell.column)
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

impl WorkModel<'_> {
    /// Number of columns that are written.
    fn fields(&self) -> usize {
        self.table.columns().len().min(self.keys.len())
    }

    fn besides(&self, column: usize) -> Option<&Beside> {
        self.beside.get(column.checked_sub(self.fields())?)
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
        self.rows.update(space, self.filter, self.findings.chosen());
        // A row that is not among those shown is shown with all of them.
        if self.rows.row(cell.0).is_none() {
            self.filter = Filter::All;
            self.rows.update(space, self.filter, self.findings.chosen());
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
    if space.work().is_none() {
        return;
    }
    view.rows.update(space, view.filter, view.findings.chosen());
    view.beside.update(space);
    if view.findings.go_on(space) {
        view.grid.focus();
    }
    let mut level = view.findings.level;
    let beside = view.beside.all().iter().map(|beside| beside.column).collect();
    let mut shown = Shown { filter: view.filter, beside, turned: None };
    page::show(
        ui,
        |ui| head(ui, space, locale, &mut level),
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
        |ui| foot(ui, space, locale, &mut shown, asks),
        620.0,
    );
    view.findings.level = level;
    view.filter = shown.filter;
    shown.turned.into_iter().for_each(|column| view.beside.turn(column));
}

/// Which columns of the list stand beside the fields.
fn shown_columns(ui: &mut Ui, space: &Workspace, locale: &Locale, shown: &mut Shown) {
    let (Some(list), free) = (space.list(), space.left_out()) else { return };
    if free.is_empty() {
        return;
    }
    let count = locale.number(shown.beside.len() as i64);
    Chip::new(&locale.text("ui-beside"), &count).menu(ui, |ui| {
        ui.set_width(340.0);
        menu::hint(ui, &locale.text("ui-beside-why"));
        ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (column, _) in free {
                let note = list.samples(column, 3).join(", ");
                let words = column_words(list, column, locale);
                if Item::new(&words).note(&note).ticked(shown.beside.contains(&column)).show(ui).clicked() {
                    shown.turned = Some(column);
                }
            }
        });
    });
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
    let keys = work.mapping().keys();
    let titles = keys.iter().map(|key| fields::both(space.importer(), key, locale)).collect();
    let names = keys.iter().map(|key| fields::name(space.importer(), key, locale)).collect();
    let keys = keys.iter().map(ToString::to_string).collect();
    let model = WorkModel { space, table: work.table(), keys, names, titles, beside: view.beside.all(), rows: &view.rows, locale };
    let events = view.grid.show(ui, locale, &locale.text("ui-grid-work"), &model);
    for event in events {
        match event {
            GridEvent::Cursor(cell) => {
                // The rows of one problem stay while the cursor goes through them.
                let mark = space.mark((view.rows.id(cell.row), cell.column)).filter(|_| view.filter != Filter::Chosen);
                if let Some(mark) = mark {
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

/// What the table shows, and what is chosen anew in this frame.
struct Shown {
    filter: Filter,
    /// Columns that stand beside the fields.
    beside: Vec<usize>,
    turned: Option<usize>,
}

fn foot(ui: &mut Ui, space: &Workspace, locale: &Locale, shown: &mut Shown, asks: &Asks) {
    shown_columns(ui, space, locale, shown);
    if space.report().is_some_and(|report| !report.findings.is_empty()) {
        Chip::new(&locale.text("ui-rows-shown"), &locale.text(shown.filter.words())).menu(ui, |ui| {
            ui.set_width(260.0);
            for other in Filter::ALL {
                if Item::new(&locale.text(other.words())).chosen(other == shown.filter).show(ui).clicked() {
                    shown.filter = other;
                }
            }
        });
    }
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
