//! The list as it was read: what was found, each item changeable, and the sheet itself.

mod choices;
mod problems;

use super::ways;
use crate::{
    error::{Message, column_letters},
    locale::Locale,
    read::{Frame, Kind},
    table::RowId,
    ui::{
        actions::Action,
        again,
        asks::Asks,
        frame,
        grid::{Cell, Grid, GridModel, RowKind},
        icons, page,
        parts::{
            Button, Chip, Tone, card,
            menu::{self, Item},
            progress, text,
        },
        theme::{self, CONTROL, font},
    },
    workspace::{Command, List, Simulated, Step, Workspace},
};
use eframe::egui::{Align, Layout, ScrollArea, Ui, vec2};
use std::borrow::Cow;

/// Delimiters offered when the one found is wrong.
const DELIMITERS: &[char] = &[';', ',', '\t', '|'];
/// Lines offered as header.
const HEADER_LINES: u32 = 40;

/// What the screen remembers.
#[derive(Default)]
pub struct View {
    /// The sheet.
    pub grid: Grid,
    choices: choices::View,
}

struct SheetModel<'a> {
    list: &'a List,
    locale: &'a Locale,
}

impl GridModel for SheetModel<'_> {
    fn rows(&self) -> u32 {
        self.list.table().map_or(0, |table| table.rows())
    }
    fn columns(&self) -> usize {
        self.list.table().map_or(0, |table| table.columns().len())
    }
    fn header(&self, column: usize) -> Cow<'_, str> {
        column_letters(column as u32).into()
    }
    fn blank(&self) -> Cow<'_, str> {
        self.locale.text("ui-empty").into()
    }
    fn gutter(&self) -> Cow<'_, str> {
        self.locale.text("ui-line").into()
    }
    fn row_label(&self, row: u32) -> Cow<'_, str> {
        self.list.table().map(|table| table.row_name(RowId(row))).unwrap_or_default().into()
    }
    fn cell(&self, cell: Cell) -> Cow<'_, str> {
        self.list.table().map_or("", |table| table.text(cell.column, RowId(cell.row))).into()
    }
    fn kind(&self, row: u32) -> RowKind {
        let frame = self.list.frame;
        if frame.header == Some(RowId(row)) {
            RowKind::Header
        } else if self.list.is_hidden_row(RowId(row)) && self.list.options.skip_hidden {
            RowKind::LeftOut
        } else if (frame.first.0..frame.end.0).contains(&row) {
            RowKind::Data
        } else {
            RowKind::LeftOut
        }
    }
}

/// Shows the screen.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) {
    let Some(list) = space.list() else { return };
    let cursor = view.grid.cursor().map(|cell| cell.row);
    page::show(
        ui,
        |ui| {
            page::head(ui, &locale.text("ui-open-title"), |ui| drop(text::second(ui, locale.text("ui-open-line"))), |_| {});
            ui.add_space(10.0);
            chips(ui, space, list, locale, cursor, &mut view.choices, asks);
            again::card(ui, space, locale, asks);
            problems::advice(ui, list, locale, asks);
            as_it_is(ui, space, locale, asks);
        },
        |ui, _| {
            let model = SheetModel { list, locale };
            view.grid.show(ui, locale, &locale.text("ui-grid-sheet"), &model);
        },
        |ui| foot(ui, space, list, locale, asks),
        320.0,
    );
}

/// Shows the first rows of a list while the rest is read.
pub fn show_first(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) {
    let (Some(list), Some(running)) = (space.first_look(), space.running()) else { return };
    let name = locale.message(&running.name);
    page::show(
        ui,
        |ui| {
            page::head(ui, &list.name, |ui| drop(text::second(ui, locale.text("ui-first-rows"))), |_| {});
        },
        |ui, _| {
            view.grid.show(ui, locale, &locale.text("ui-grid-sheet"), &SheetModel { list, locale });
        },
        |ui| {
            progress::bar(ui, frame::share(running.progress), 300.0, &name);
            text::second(ui, &name);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked() {
                    asks.command(Command::CancelJobs);
                }
            });
        },
        320.0,
    );
}

fn chips(ui: &mut Ui, space: &Workspace, list: &List, locale: &Locale, cursor: Option<u32>, view: &mut choices::View, asks: &Asks) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(8.0, 8.0);
        let book = &list.book;
        Chip::new("", &locale.text(kind_id(book.kind))).fixed().show(ui);
        if book.sheets.len() > 1 {
            choices::sheets(ui, list, locale, view, asks);
        }
        if let Some(encoding) = &book.encoding {
            choices::encodings(ui, list, encoding, locale, view, asks);
        }
        if book.kind == Kind::Text {
            delimiters(ui, book.delimiter, locale, asks);
        }
        header(ui, list, locale, cursor, asks);
        data(ui, list, locale, cursor, asks);
        choices::merged(ui, list, locale, asks);
        choices::hidden(ui, list, locale, asks);
        problems::chip(ui, list, locale, asks);
        prerequisites(ui, space, locale);
    });
}

/// What must be true before a request on this platform.
fn prerequisites(ui: &mut Ui, space: &Workspace, locale: &Locale) {
    let said = &space.catalogue().local().prerequisites;
    if said.is_empty() {
        return;
    }
    let words = locale.message(&Message::new("ui-prerequisites-chip").with("count", said.len()));
    Chip::new("", &words).tone(Tone::Info).menu(ui, |ui| {
        ui.set_width(420.0);
        menu::group(ui, &space.catalogue().site().platform.name);
        said.iter().for_each(|text| menu::line(ui, text));
    });
}

fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Xlsx => "kind-xlsx",
        Kind::Xls => "kind-xls",
        Kind::Xlsb => "kind-xlsb",
        Kind::Ods | Kind::Fods => "kind-ods",
        Kind::SpreadsheetMl => "kind-spreadsheetml",
        Kind::Text => "kind-text",
        Kind::Html => "kind-html",
    }
}

/// The words for a delimiter.
pub fn delimiter_words(delimiter: char, locale: &Locale) -> String {
    match delimiter {
        ';' => locale.text("ui-semicolon"),
        ',' => locale.text("ui-comma"),
        '\t' => locale.text("ui-tab"),
        '|' => locale.text("ui-bar"),
        other => other.to_string(),
    }
}

fn delimiters(ui: &mut Ui, found: Option<char>, locale: &Locale, asks: &Asks) {
    let shown = found.map_or_else(|| locale.text("ui-delimiter-none"), |found| delimiter_words(found, locale));
    Chip::new(&locale.text("ui-delimiter"), &shown).menu(ui, |ui| {
        ui.set_max_width(320.0);
        menu::hint(ui, &locale.text("ui-delimiter-why"));
        for &delimiter in DELIMITERS {
            if Item::new(&delimiter_words(delimiter, locale)).chosen(Some(delimiter) == found).show(ui).clicked() {
                asks.command(Command::ChooseDelimiter(Some(delimiter)));
                ui.close();
            }
        }
    });
}

fn line_of(list: &List, row: RowId) -> String {
    list.table().filter(|table| row.0 < table.rows()).map_or_else(|| (row.0 + 1).to_string(), |table| table.row_name(row))
}

fn first_cells(list: &List, row: u32) -> String {
    let Some(table) = list.table() else { return String::new() };
    let cells = (0..table.columns().len()).map(|column| table.text(column, RowId(row)).trim()).filter(|text| !text.is_empty());
    cells.take(4).collect::<Vec<_>>().join(" · ")
}

fn header(ui: &mut Ui, list: &List, locale: &Locale, cursor: Option<u32>, asks: &Asks) {
    let frame = list.frame;
    let rows = list.table().map_or(0, |table| table.rows());
    let value = match frame.header {
        Some(row) if list.book.chosen.len() > 1 => line_of(list, row),
        Some(row) => locale.message(&Message::new("place-line").with("line", line_of(list, row))),
        None => locale.text("ui-header-none"),
    };
    Chip::new(&locale.text("ui-header"), &value).menu(ui, |ui| {
        ui.set_width(380.0);
        menu::hint(ui, &locale.text("ui-header-why"));
        if Item::new(&locale.text("ui-header-none")).chosen(frame.header.is_none()).show(ui).clicked() {
            asks.command(Command::ChooseFrame(Frame { header: None, ..frame }));
            ui.close();
        }
        let near = cursor.filter(|&row| row >= HEADER_LINES);
        ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for row in near.into_iter().chain(0..rows.min(HEADER_LINES)) {
                let words = locale.message(&Message::new("place-line").with("line", line_of(list, RowId(row))));
                let cells = first_cells(list, row);
                if !cells.is_empty() && Item::new(&words).note(&cells).chosen(frame.header == Some(RowId(row))).show(ui).clicked() {
                    let first = RowId(row + 1);
                    asks.command(Command::ChooseFrame(Frame { header: Some(RowId(row)), first, end: frame.end.max(first) }));
                    ui.close();
                }
            }
        });
    });
}

fn data(ui: &mut Ui, list: &List, locale: &Locale, cursor: Option<u32>, asks: &Asks) {
    let frame = list.frame;
    let rows = list.table().map_or(0, |table| table.rows());
    let last = RowId(frame.end.0.saturating_sub(1));
    let value = if frame.is_empty() {
        locale.text("ui-data-none")
    } else if list.book.chosen.len() > 1 {
        locale.message(&Message::new("ui-sheet-rows").with("count", frame.len()))
    } else {
        locale.message(&Message::new("ui-data-lines").with("first", line_of(list, frame.first)).with("last", line_of(list, last)))
    };
    Chip::new(&locale.text("ui-data"), &value).menu(ui, |ui| {
        ui.set_width(380.0);
        menu::hint(ui, &locale.text("ui-data-why"));
        let lowest = frame.header.map_or(0, |header| header.0 + 1);
        let mut choices = vec![(Message::new("ui-data-whole"), Frame { first: RowId(lowest), end: RowId(rows), ..frame })];
        if let Some(row) = cursor.filter(|&row| row >= lowest && row < rows) {
            let line = line_of(list, RowId(row));
            choices.push((
                Message::new("ui-data-from").with("line", line.clone()),
                Frame { first: RowId(row), end: frame.end.max(RowId(row + 1)), ..frame },
            ));
            choices.push((
                Message::new("ui-data-to").with("line", line),
                Frame { first: frame.first.min(RowId(row)), end: RowId(row + 1), ..frame },
            ));
        }
        for (words, chosen) in choices {
            if Item::new(&locale.message(&words)).chosen(chosen == frame).show(ui).clicked() {
                asks.command(Command::ChooseFrame(chosen));
                ui.close();
            }
        }
    });
}

/// A file with the importer's own headers may be ready: it can be judged unchanged.
fn as_it_is(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    if !space.can_forecast() || !space.could_be_sent_as_opened() {
        return;
    }
    ui.add_space(10.0);
    card::tinted(ui, theme::of(ui).accent_soft, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            text::icon(ui, icons::INFO, 16.0, theme::of(ui).accent);
            text::body(ui, locale.text("ui-ready-file"));
            if ui.add(Button::link(&locale.text("ui-play-as-opened"))).clicked() {
                asks.command(Command::Simulate(Simulated::AsOpened));
                asks.command(Command::Go(Step::Forecast));
            }
        });
    });
}

/// Width kept for the button of the next action.
const ONWARD: f32 = 190.0;

fn foot(ui: &mut Ui, space: &Workspace, list: &List, locale: &Locale, asks: &Asks) {
    let rows = list.table().map_or(0, |table| table.rows());
    let above = list.frame.header.map_or(list.frame.first.0, |header| header.0 + list.frame.first.0.saturating_sub(header.0 + 1));
    let below = rows.saturating_sub(list.frame.end.0);
    if ui.add(Button::secondary(&locale.text("ui-other-file")).icon(icons::FOLDER_OPEN)).on_hover_text(Action::Open.tip(locale)).clicked() {
        asks.act(Action::Open);
    }
    // The next action keeps its words whole: the remark makes room.
    let room = ui.available_width() - ONWARD;
    if above + below > 0 && room > 200.0 {
        let words = locale.message(&Message::new("ui-left-out-lines").with("above", above).with("below", below));
        ui.allocate_ui_with_layout(vec2(room, CONTROL), Layout::left_to_right(Align::Center), |ui| {
            text::one_line(ui, words, font::body(), theme::of(ui).ink_second);
        });
    }
    ways(ui, locale, space, Some((&locale.text("ui-on-to-columns"), Step::Columns)), asks);
}
