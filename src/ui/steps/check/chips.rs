//! What stands below the table: which columns stand beside, which rows are shown.

use super::View as Screen;
use crate::{
    error::Message,
    locale::Locale,
    text::fold::careful,
    ui::{
        actions::Action,
        asks::Asks,
        beside, fields,
        frame::command,
        icons,
        parts::{
            Button, Chip, Tone, field,
            menu::{self, Item},
            text,
        },
        rows::{Columns, Show},
        steps::columns::column_words,
    },
    workspace::Workspace,
};
use eframe::egui::{Id, ScrollArea, Ui};

/// Height of a line of values in points.
const LINE: f32 = 32.0;
/// From this many values on they are searched.
const MANY: usize = 10;

/// What is open in the chip of rows.
#[derive(Default)]
pub struct View {
    /// The column whose values are shown.
    column: Option<usize>,
    query: String,
    counted: Option<Counted>,
}

/// The values with their rows, and the column, the revision and the number of other choices that they were counted for.
struct Counted {
    of: (usize, u64, usize),
    values: Vec<(String, u32)>,
}

/// Which columns of the list stand beside the fields.
pub fn columns(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut beside::View) {
    let (Some(list), free) = (space.list(), space.left_out()) else { return };
    if free.is_empty() {
        return;
    }
    let shown: Vec<usize> = view.all().iter().map(|beside| beside.column).collect();
    let count = locale.number(shown.len() as i64);
    let mut turned = None;
    Chip::new(&locale.text("ui-beside"), &count).menu(ui, |ui| {
        ui.set_width(340.0);
        menu::hint(ui, &locale.text("ui-beside-why"));
        ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (column, _) in free {
                let note = list.samples(column, 3).join(", ");
                let words = column_words(list, column, locale);
                if Item::new(&words).note(&note).ticked(shown.contains(&column)).show(ui).clicked() {
                    turned = Some(column);
                }
            }
        });
    });
    turned.into_iter().for_each(|column| view.turn(column));
}

/// Which rows are shown.
pub fn rows(ui: &mut Ui, space: &Workspace, locale: &Locale, screen: &mut Screen, asks: &Asks) {
    let Some(work) = space.work() else { return };
    let table = work.table();
    let mut words = locale.text(screen.rows.show().words());
    if !screen.rows.facets().is_empty() {
        let count = screen.rows.count(table);
        words = locale.message(&Message::new("ui-rows-filtered").with("count", count).with("all", table.kept()));
    }
    if screen.rows.order().is_some() {
        words = locale.message(&Message::new("ui-rows-sorted").with("rows", words));
    }
    let tone = if !screen.rows.is_narrowed() { Tone::Neutral } else { Tone::Info };
    let chip =
        ui.scope(|ui| Chip::new(&locale.text("ui-rows-shown"), &words).tone(tone).menu(ui, |ui| opened(ui, space, locale, screen, asks)));
    if chip.inner.is_none() {
        screen.chips = View::default();
    }
}

fn opened(ui: &mut Ui, space: &Workspace, locale: &Locale, screen: &mut Screen, asks: &Asks) {
    ui.set_width(320.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    match screen.chips.column {
        Some(column) => values(ui, space, locale, screen, column),
        None => choices(ui, space, locale, screen, asks),
    }
}

/// Which rows at all, and the columns by whose values they are chosen.
fn choices(ui: &mut Ui, space: &Workspace, locale: &Locale, screen: &mut Screen, asks: &Asks) {
    let Some(work) = space.work() else { return };
    let problems = space.report().is_some_and(|report| !report.findings.is_empty());
    let out = work.table().has_removed();
    for show in Show::ALL {
        let can = match show {
            Show::All => true,
            Show::WithProblems | Show::Chosen => problems,
            Show::Out => out,
            Show::These => screen.rows.points(),
        };
        if (can || show == screen.rows.show())
            && Item::new(&locale.text(show.words())).chosen(show == screen.rows.show()).show(ui).clicked()
        {
            screen.rows.choose(show);
        }
    }
    menu::group(ui, &locale.text("ui-rows-by-value"));
    let keys = work.mapping().keys();
    let written = keys.iter().map(|key| fields::name(space.importer(), key, locale));
    let names: Vec<String> = written.chain(screen.beside.all().iter().map(|beside| beside.name.clone())).collect();
    ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
        for (column, name) in names.iter().enumerate() {
            let chosen = screen.rows.facet(column);
            let note = chosen.map(|facet| facet.texts.iter().map(|text| shown(text, locale)).collect::<Vec<_>>().join(", "));
            // The list of values opens in the same place: the menu stays.
            if Item::new(name).note(&note.unwrap_or_default()).icon(icons::CHEVRON_RIGHT).show_lit(ui, false).clicked() {
                screen.chips = View { column: Some(column), ..View::default() };
            }
        }
    });
    order(ui, space, locale, screen, asks);
    if screen.rows.is_narrowed() && Item::new(&locale.text("act-show-all")).icon(icons::X).show(ui).clicked() {
        screen.rows.show_all();
    }
}

/// What is sorted on the screen only, and how the file comes to that order or back to that of the list.
fn order(ui: &mut Ui, space: &Workspace, locale: &Locale, screen: &Screen, asks: &Asks) {
    let hand = screen.hand(space);
    if !hand.sorted && !hand.ordered {
        return;
    }
    menu::group(ui, &locale.text("ui-rows-order"));
    menu::hint(ui, &locale.text(if hand.sorted { "ui-rows-order-screen" } else { "ui-rows-order-file" }));
    let actions = [Action::OrderFile, Action::SortFile, Action::OrderList];
    for action in actions.into_iter().filter(|action| action.enabled(space, hand)) {
        command(ui, (space, locale, hand), action, asks);
    }
}

fn shown(text: &str, locale: &Locale) -> String {
    if text.trim().is_empty() { locale.text("ui-empty") } else { text.to_owned() }
}

/// The values of a column with their numbers of rows; several can be chosen.
fn values(ui: &mut Ui, space: &Workspace, locale: &Locale, screen: &mut Screen, column: usize) {
    let Some(work) = space.work() else { return };
    if ui.add(Button::link(&locale.text("ui-rows-other-column")).icon(icons::CHEVRON_LEFT)).clicked() {
        screen.chips = View::default();
        return;
    }
    let now = (column, work.revision(), screen.rows.facets().iter().filter(|facet| facet.column != column).count());
    if screen.chips.counted.as_ref().is_none_or(|counted| counted.of != now) {
        let columns = Columns { work, beside: screen.beside.all() };
        screen.chips.counted = Some(Counted { of: now, values: screen.rows.values(space, columns, column) });
    }
    let Some(Counted { values: counted, .. }) = &screen.chips.counted else { return };
    let many = counted.len() >= MANY;
    if many {
        let (hint, width) = (locale.text("ui-picker-search"), ui.available_width());
        field::line(ui, Id::unique("search in values to show"), &mut screen.chips.query, &hint, &hint, width);
    }
    let folded = careful(&screen.chips.query);
    let found: Vec<&(String, u32)> = counted.iter().filter(|(text, _)| folded.is_empty() || careful(text).contains(&folded)).collect();
    let mut turned = None;
    ScrollArea::vertical().max_height(LINE * 8.0).show_rows(ui, LINE, found.len(), |ui, seen| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (value, count) in &found[seen] {
            let ticked = screen.rows.facet(column).is_some_and(|facet| facet.texts.contains(value));
            let count = locale.number(i64::from(*count));
            if Item::new(&shown(value, locale)).key(&count).ticked(ticked).show(ui).clicked() {
                turned = Some(value.clone());
            }
        }
    });
    if found.is_empty() {
        text::small(ui, locale.text("ui-search-nothing"));
    }
    if let Some(value) = turned {
        screen.rows.turn(column, &value);
    }
}
