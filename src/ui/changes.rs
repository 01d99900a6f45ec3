//! What was changed in the list, by action and value, with the way back for each; and what became of one row.

use super::{
    asks::{Ask, Asks},
    fields,
    parts::{
        Button, badge, card, modal,
        table::{Table, Width, wide},
        text,
    },
    theme::font,
};
use crate::{
    error::{Arg, Message},
    locale::Locale,
    table::RowId,
    workspace::{Changed, ChangedValue, Command, Work, Workspace, changes},
};
use eframe::egui::{Align, Context, Layout, ScrollArea, Ui, vec2};

/// Width of the dialogue in points.
const WIDTH: f32 = 760.0;
/// Values of one action in view.
const SHOWN: usize = 8;
/// Fields of one row in view.
const FIELDS: usize = 12;
/// Height of a line in points.
const ROW: f32 = 28.0;
/// Width of the number of rows.
const ROWS: f32 = 76.0;
/// Actions that are shown.
const ACTIONS: usize = 100;
/// Rows that are named.
const NAMED: usize = 6;

/// The changes, of the work of this list and revision.
#[derive(Default)]
pub struct View {
    made: Option<Made>,
}

/// The changes, and the list and revision of which they are.
struct Made {
    of: (Option<(u64, u64)>, u64),
    all: Vec<Changed>,
}

impl View {
    fn all(&mut self, space: &Workspace) -> &[Changed] {
        let Some(work) = space.work() else { return &[] };
        let now = (space.showing(), work.revision());
        if self.made.as_ref().is_none_or(|made| made.of != now) {
            self.made = Some(Made { of: now, all: changes(work) });
        }
        self.made.as_ref().map(|made| made.all.as_slice()).unwrap_or_default()
    }
}

/// Shows it. Returns whether it stays open.
pub fn show(ctx: &Context, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) -> bool {
    let room = ctx.content_rect().size();
    let title = locale.text("act-changes");
    let shown = modal::show(ctx, "changes", &title, |ui| {
        ui.set_width(WIDTH.min(room.x - 80.0));
        text::title(ui, &title);
        let Some(work) = space.work() else { return true };
        let all = view.all(space);
        let line = if all.is_empty() { "ui-changes-none" } else { "ui-changes-line" };
        text::second(ui, locale.text(line));
        ui.add_space(4.0);
        let height = (room.y - 250.0).max(120.0);
        let by = modal::scrolled(ui, height);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width(ui.available_width() - 12.0);
            ui.scroll_with_delta(vec2(0.0, by));
            for changed in all.iter().take(ACTIONS) {
                ui.push_id(changed.number, |ui| one(ui, space, work, locale, changed, asks));
            }
            if all.len() > ACTIONS {
                text::small(ui, locale.message(&Message::new("ui-changes-more").with("count", all.len() - ACTIONS)));
            }
        });
        ui.add_space(8.0);
        let mut close = false;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            close = ui.add(Button::primary(&locale.text("ui-close"))).clicked();
            if ui.add(Button::secondary(&locale.text("ui-changes-copy")).enabled(!all.is_empty())).clicked() {
                asks.push(Ask::Copy(as_text(space, work, locale, all), "ui-changes-copied"));
            }
            let untold: Vec<u64> = all.iter().map(|changed| changed.number).filter(|number| !space.is_in_sheet(*number)).collect();
            if ui.add(Button::secondary(&locale.text("ui-changes-tell-all")).enabled(!untold.is_empty())).clicked() {
                asks.command(Command::TellInSheet(untold, true));
            }
        });
        close
    });
    !(shown.inner || shown.should_close())
}

fn one(ui: &mut Ui, space: &Workspace, work: &Work, locale: &Locale, changed: &Changed, asks: &Asks) {
    let name = sentence(&locale.message(&changed.name));
    text::as_heading(ui, &name, 2);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        text::small(ui, locale.message(&Message::new("ui-changes-when").with("when", Arg::Moment(changed.when.as_second()))));
        let mut link = |id: &str, named: &'static str| {
            let named = locale.message(&Message::new(named).with("action", name.as_str()));
            ui.add(Button::link(&locale.text(id)).named(&named).small()).clicked()
        };
        if changed.alone && link("ui-changes-back", "ui-changes-back-of") {
            asks.command(Command::TakeBack(changed.number));
        }
        let told = space.is_in_sheet(changed.number);
        let (id, named) = if told { ("ui-changes-untell", "ui-changes-untell-of") } else { ("ui-changes-tell", "ui-changes-tell-of") };
        if link(id, named) {
            asks.command(Command::TellInSheet(vec![changed.number], !told));
        }
    });
    if !changed.values.is_empty() {
        values(ui, space, work, locale, changed, asks);
    }
    if changed.more.0 > 0 {
        text::small(ui, locale.message(&Message::new("ui-changes-values-more").with("count", changed.more.0)));
    }
    for (rows, id) in [(&changed.out, "ui-changes-out"), (&changed.back, "ui-changes-in")] {
        if !rows.is_empty() {
            text::body(ui, locale.message(&Message::new(id).with("count", rows.len()).with("lines", names(work, rows))));
        }
    }
    card::rule(ui);
}

/// The values that became others, each with the way to its first row.
fn values(ui: &mut Ui, space: &Workspace, work: &Work, locale: &Locale, changed: &Changed, asks: &Asks) {
    let title = locale.message(&changed.name);
    let fields: Vec<String> = changed.values.iter().map(|value| fields::name(space.importer(), &value.field, locale)).collect();
    let field = wide(ui, fields.iter(), font::body(), 110.0, 200.0);
    Table::new(&title, locale)
        .column("ui-changes-head-field", Width::Of(field))
        .column("ui-changes-head-from", Width::Rest(120.0))
        .column("ui-changes-head-to", Width::Rest(120.0))
        .figures("ui-changes-head-rows", Width::Of(ROWS))
        .rows(ROW, SHOWN)
        .show(ui, changed.values.len(), |row, at| {
            let (Some(value), Some(field)) = (changed.values.get(at), fields.get(at)) else { return };
            row.words(field, font::body(), |t| t.ink_second);
            for text in [&value.from, &value.to] {
                let blank = text.trim().is_empty();
                let shown = if blank { locale.text("ui-empty") } else { text.clone() };
                row.words(&shown, font::cell(), if blank { |t| t.ink_second } else { |t| t.ink });
            }
            let count = locale.number(value.rows.len() as i64);
            let first = value.rows.iter().find(|row| !work.table().is_removed(**row));
            let Some((&first, column)) = first.zip(work.column_of(&value.field)) else {
                return row.words(&count, font::body(), |t| t.ink);
            };
            row.cell(&count, |ui| {
                let see = locale.message(&Message::new("ui-changes-see-of").with("change", line(space, locale, value)));
                if ui.add(Button::link(&count).named(&see)).clicked() {
                    asks.push(Ask::GoTo((first, column), true));
                }
            });
        });
}

/// The name of an action as the beginning of a sentence.
fn sentence(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn names(work: &Work, rows: &[RowId]) -> String {
    let named: Vec<String> = rows.iter().take(NAMED).map(|&row| work.table().row_name(row)).collect();
    named.join(", ") + if rows.len() > NAMED { "…" } else { "" }
}

fn line(space: &Workspace, locale: &Locale, value: &ChangedValue) -> String {
    let shown = |text: &str| if text.trim().is_empty() { locale.text("ui-empty") } else { text.to_owned() };
    let field = fields::name(space.importer(), &value.field, locale);
    let words = Message::new("ui-changes-value").with("field", field).with("from", shown(&value.from)).with("to", shown(&value.to));
    locale.message(&words.with("rows", value.rows.len()))
}

/// All changes as lines of a spreadsheet: action, when, field, before, after, rows.
fn as_text(space: &Workspace, work: &Work, locale: &Locale, all: &[Changed]) -> String {
    let mut lines = vec![
        [
            "ui-changes-head-action",
            "ui-changes-head-when",
            "ui-changes-head-field",
            "ui-changes-head-from",
            "ui-changes-head-to",
            "ui-changes-head-rows",
        ]
        .map(|id| locale.text(id))
        .join("\t"),
    ];
    // A blank in place of what would begin another cell.
    let plain = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    for changed in all {
        let name = plain(&sentence(&locale.message(&changed.name)));
        let when = changed.when.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string();
        let mut push = |field: &str, from: &str, to: &str, rows: &[RowId]| {
            let rows: Vec<String> = rows.iter().map(|&row| work.table().row_name(row)).collect();
            lines.push([&name, &when, &plain(field), &plain(from), &plain(to), &rows.join(", ")].map(String::as_str).join("\t"));
        };
        for value in &changed.values {
            push(&fields::name(space.importer(), &value.field, locale), &value.from, &value.to, &value.rows);
        }
        let (inside, outside) = (locale.text("ui-changes-inside"), locale.text("ui-changes-outside"));
        if !changed.out.is_empty() {
            push("", &inside, &outside, &changed.out);
        }
        if !changed.back.is_empty() {
            push("", &outside, &inside, &changed.back);
        }
        if changed.values.is_empty() && changed.out.is_empty() && changed.back.is_empty() {
            push("", "", "", &[]);
        }
    }
    lines.join("\n")
}

/// Title of what became of a row.
pub fn title_of_row(space: &Workspace, locale: &Locale, row: RowId) -> String {
    let name = space.work().map(|work| work.table().row_name(row)).unwrap_or_default();
    locale.message(&Message::new("ui-row-title").with("line", name))
}

/// What became of a row: each field in the list and in the file, what is wrong with it, whether it is in the file at all.
pub fn row(ui: &mut Ui, space: &Workspace, locale: &Locale, row: RowId) {
    let (Some(work), Some(list)) = (space.work(), space.list()) else { return };
    let table = work.table();
    let state = match (table.is_removed(row), table.is_aside(row)) {
        (false, _) => "ui-row-in",
        (true, true) => "ui-row-aside",
        (true, false) => "ui-row-removed",
    };
    text::body(ui, locale.text(state));
    ui.add_space(6.0);
    let own = list.rows().get(row.index()).map(|&at| list.work_table(&[at], work.mapping(), space.importer()));
    let shown = |text: &str| if text.trim().is_empty() { locale.text("ui-empty") } else { text.to_owned() };
    let keys = work.mapping().keys();
    let names: Vec<String> = keys.iter().map(|key| fields::name(space.importer(), key, locale)).collect();
    let field = wide(ui, names.iter(), font::strong(), 120.0, 220.0);
    Table::new(&title_of_row(space, locale, row), locale)
        .column("ui-changes-head-field", Width::Of(field))
        .column("ui-row-list", Width::Rest(140.0))
        .column("ui-row-file", Width::Rest(140.0))
        .rows(ROW, FIELDS)
        .show(ui, names.len(), |cells, column| {
            let before = own.as_ref().map_or_else(|| locale.text("ui-row-added"), |own| shown(own.text(column, RowId(0))));
            let after = table.text(column, row);
            let changed = own.as_ref().is_none_or(|own| own.text(column, RowId(0)) != after);
            for words in [names[column].as_str(), &before, &shown(after)] {
                cells.words(words, if changed { font::strong() } else { font::body() }, |t| t.ink);
            }
        });
    let found: Vec<_> = space
        .report()
        .map(|report| report.findings.iter().filter(|found| found.rows.binary_search(&row).is_ok()).collect())
        .unwrap_or_default();
    if !found.is_empty() {
        ui.add_space(8.0);
        card::rule(ui);
        text::heading(ui, locale.text("ui-problems"));
    }
    for found in found {
        ui.horizontal_wrapped(|ui| {
            badge(ui, locale, found.level);
            text::body(ui, locale.message(&found.message));
        });
    }
}
