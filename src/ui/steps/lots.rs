//! People with the same fate are one line: what happens to them, where, in which role, and the way to their rows. The same at
//! ten rows and at a hundred thousand.

use crate::{
    error::{Level, Message},
    locale::Locale,
    simulate::forecast::{Forecast, Happens, Lot},
    ui::{
        asks::{Ask, Asks},
        icons,
        parts::{
            Button, card,
            table::{Row, Table, Width, wide},
            text,
        },
        theme::{self, font},
    },
};
use eframe::egui::Ui;
use std::collections::BTreeSet;

/// Height of a line in points.
const ROW: f32 = 30.0;
/// Lines in view.
const SHOWN: usize = 8;
/// Width of the number of rows.
const COUNT: f32 = 86.0;

/// Shows the table.
pub fn show(ui: &mut Ui, forecast: &Forecast, locale: &Locale, asks: &Asks) {
    let lots = forecast.lots.as_slice();
    if lots.is_empty() {
        return;
    }
    card::frame(ui).inner_margin(14).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        text::heading(ui, locale.text("ui-lots"));
        let course = wide(ui, lots.iter().map(|lot| &lot.course), font::body(), 140.0, 260.0);
        let happens: Vec<String> = lots.iter().map(|lot| locale.message(&lot.happens.message())).collect();
        let happens = wide(ui, happens.iter(), font::body(), 220.0, 340.0) + 28.0;
        let name = locale.text("ui-lots");
        Table::new(&name, locale)
            .figures("ui-values-rows", Width::Of(COUNT))
            .column("ui-lots-happens", Width::Of(happens))
            .column("ui-course-name", Width::Of(course))
            .column("ui-lots-about", Width::Rest(140.0))
            .rows(ROW, SHOWN)
            .show(ui, lots.len(), |row, at| {
                if let Some(lot) = lots.get(at) {
                    line(row, lot, locale, asks);
                }
            });
    });
}

fn line(row: &mut Row<'_, '_, '_>, lot: &Lot, locale: &Locale, asks: &Asks) {
    let happens = locale.message(&lot.happens.message());
    let count = locale.number(lot.lines.len() as i64);
    row.cell(&count, |ui| {
        let what = [happens.as_str(), &lot.course, &lot.about].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>();
        let name = locale.message(&Message::new("ui-see-rows-of").with("what", what.join(", ")));
        if ui.add(Button::link(&count).named(&name)).clicked() {
            asks.push(Ask::ShowLines(lot.lines.iter().copied().map(u64::from).collect()));
        }
    });
    row.cell(&happens, |ui| {
        let t = theme::of(ui);
        let (icon, ink) = match lot.happens.level() {
            Some(Level::Error) => (icons::CIRCLE_X, t.error),
            Some(_) => (icons::TRIANGLE_ALERT, t.warning),
            None if matches!(lot.happens, Happens::Unchanged | Happens::Nothing) => (icons::INFO, t.ink_second),
            None => (icons::CIRCLE_CHECK, t.ok),
        };
        text::icon(ui, icon, 16.0, ink);
        let response = text::one_line(ui, text::unbroken(happens.as_str()), font::body(), t.ink);
        if let Some(why) = lot.happens.why() {
            response.on_hover_text(locale.message(&why));
        }
    });
    for words in [&lot.course, &lot.about] {
        row.words(words, font::body(), |t| t.ink);
    }
}

/// The lines of all lots of which this holds, in the order of the file.
pub fn lines(forecast: &Forecast, is_it: impl Fn(&Lot) -> bool) -> Vec<u64> {
    let lots = forecast.lots.iter().filter(|lot| is_it(lot));
    let lines: BTreeSet<u32> = lots.flat_map(|lot| lot.lines.iter().copied()).collect();
    lines.into_iter().map(u64::from).collect()
}
