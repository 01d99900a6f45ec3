//! What a tool will do that writes a report: how its run ends, what changes in all, who loses what without a word, and what
//! the catalogue does not tell.

use crate::{
    error::{Level, Message},
    locale::Locale,
    simulate::{
        forecast::Loss,
        tool_sync::{Outcome, Report},
    },
    ui::{
        icons,
        parts::{
            badge::badge,
            card,
            table::{Table, Width, wide},
            text,
        },
        theme::{self, font},
    },
    workspace::ListForecast,
};
use eframe::egui::Ui;

/// People in view whose losses are shown.
const PEOPLE: usize = 10;

/// Shows how the run ends; stands above what needs a yes.
pub fn ending(ui: &mut Ui, forecast: &ListForecast, report: &Report, locale: &Locale) {
    let t = theme::of(ui);
    let sound = report.outcome == Outcome::Completed;
    let (ground, icon, ink) = if sound { (t.ok_soft, icons::CIRCLE_CHECK, t.ok) } else { (t.error_soft, icons::CIRCLE_X, t.error) };
    card::tinted(ui, ground, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            text::icon(ui, icon, 16.0, ink);
            text::body(ui, locale.message(&report.ending_at(forecast.line(u64::from(report.line)))));
            for words in report.ending_notes() {
                text::body(ui, locale.message(&words));
            }
        });
    });
}

/// Shows what changes in all.
pub fn changes(ui: &mut Ui, report: &Report, locale: &Locale) {
    if report.counts.is_empty() {
        text::body(ui, locale.text("ui-tool-sync-nothing"));
        return;
    }
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        for count in &report.counts {
            ui.horizontal_wrapped(|ui| {
                match count.kind.level() {
                    Some(level) => badge(ui, locale, level),
                    None => text::icon(ui, icons::CHECK, 16.0, theme::of(ui).ok),
                };
                text::body(ui, locale.message(&count.message()));
            });
        }
    });
}

/// Who loses what, person by person.
pub fn losses(ui: &mut Ui, losses: &[Loss], locale: &Locale) {
    if losses.is_empty() {
        return;
    }
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal_wrapped(|ui| {
            badge(ui, locale, Level::Warning);
            text::heading(ui, locale.message(&Message::new("ui-tool-sync-resets").with("count", losses.len())));
        });
        text::small(ui, locale.text("ui-tool-sync-resets-why"));
        let login = wide(ui, losses.iter().map(|(login, _)| login), font::strong(), 120.0, 260.0);
        let name = locale.text("ui-tool-sync-resets-table");
        Table::new(&name, locale)
            .column("field-username", Width::Of(login))
            .column("ui-tool-sync-resets-fields", Width::Rest(240.0))
            .rows(theme::CONTROL, PEOPLE)
            .show(ui, losses.len(), |row, at| {
                let Some((login, fields)) = losses.get(at) else { return };
                let names: Vec<String> = fields.iter().map(|field| locale.text(&format!("field-{field}"))).collect();
                row.words(login, font::strong(), |t| t.ink);
                row.words(&names.join(", "), font::body(), |t| t.ink);
            });
    });
}

/// What the catalogue does not tell, and what not to rely on.
pub fn untold(ui: &mut Ui, report: &Report, locale: &Locale) {
    let untold: Vec<String> = report.untold().iter().map(|words| locale.message(words)).collect();
    if !untold.is_empty() {
        ui.horizontal_wrapped(|ui| {
            badge(ui, locale, Level::Info);
            text::body(ui, locale.message(&Message::new("ui-tool-sync-untold").with("what", untold.join(", "))));
        });
    }
    text::second(ui, locale.text("ui-tool-sync-own-simulation"));
}
