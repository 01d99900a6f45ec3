//! What tool_sync will do with the file: how its run ends, what changes, what it says, what it does without
//! a word, and what the catalogue does not tell.

use super::forecast::{self, LINES};
use crate::{
    error::{Level, Message},
    locale::Locale,
    simulate::tool_sync::{Outcome, Remark, Summary},
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
    workspace::Forecast,
};
use eframe::egui::{Frame, Ui};

/// People in view whose losses are shown.
const PEOPLE: usize = 10;

/// Shows how the run ends; stands above what needs a yes.
pub fn outcome(ui: &mut Ui, forecast: &Forecast, summary: &Summary, locale: &Locale) {
    let t = theme::of(ui);
    let sound = summary.outcome == Outcome::Completed;
    let (ground, icon, ink) = if sound { (t.ok_soft, icons::CIRCLE_CHECK, t.ok) } else { (t.error_soft, icons::CIRCLE_X, t.error) };
    card::tinted(ui, ground, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            text::icon(ui, icon, 16.0, ink);
            let line = forecast.line(u64::from(summary.line));
            text::body(ui, locale.message(&Message::new(summary.outcome.message_id()).with("line", line)));
            for words in summary.crash_words().iter().chain(&summary.open_words()) {
                text::body(ui, locale.message(words));
            }
        });
    });
}

/// Shows the rest.
pub fn show(ui: &mut Ui, forecast: &Forecast, summary: &Summary, locale: &Locale) {
    counts(ui, summary, locale);
    remarks(ui, forecast, summary, locale);
    resets(ui, summary, locale);
    untold(ui, summary, locale);
    text::second(ui, locale.text("ui-tool-sync-own-simulation"));
}

fn counts(ui: &mut Ui, summary: &Summary, locale: &Locale) {
    if summary.counts.is_empty() {
        text::body(ui, locale.text("ui-tool-sync-nothing"));
        return;
    }
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        for count in &summary.counts {
            ui.horizontal_wrapped(|ui| {
                match count.level {
                    Some(level) => badge(ui, locale, level),
                    None => text::icon(ui, icons::CHECK, 16.0, theme::of(ui).ok),
                };
                text::body(ui, locale.message(&count.message()));
            });
        }
    });
}

fn remarks(ui: &mut Ui, forecast: &Forecast, summary: &Summary, locale: &Locale) {
    if summary.remarks.is_empty() {
        return;
    }
    card::frame(ui).inner_margin(0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        for (i, remark) in summary.remarks.iter().enumerate() {
            if i > 0 {
                card::rule(ui);
            }
            Frame::NONE.inner_margin(14).show(ui, |ui| one(ui, forecast, remark, locale));
        }
    });
}

fn one(ui: &mut Ui, forecast: &Forecast, remark: &Remark, locale: &Locale) {
    ui.set_width(ui.available_width());
    let shown = Remark { names: remark.names.iter().take(LINES).cloned().collect(), ..remark.clone() };
    ui.horizontal_wrapped(|ui| {
        badge(ui, locale, remark.level);
        text::body(ui, locale.message(&shown.message()));
        forecast::lines(ui, forecast, &remark.lines, locale);
    });
}

/// Who loses what, person by person.
fn resets(ui: &mut Ui, summary: &Summary, locale: &Locale) {
    if summary.resets.is_empty() {
        return;
    }
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal_wrapped(|ui| {
            badge(ui, locale, Level::Warning);
            text::heading(ui, locale.message(&Message::new("ui-tool-sync-resets").with("count", summary.resets.len())));
        });
        text::small(ui, locale.text("ui-tool-sync-resets-why"));
        let login = wide(ui, summary.resets.iter().map(|(login, _)| login), font::strong(), 120.0, 260.0);
        let name = locale.text("ui-tool-sync-resets-table");
        Table::new(&name, locale)
            .column("field-username", Width::Of(login))
            .column("ui-tool-sync-resets-fields", Width::Rest(240.0))
            .rows(theme::CONTROL, PEOPLE)
            .show(ui, summary.resets.len(), |row, at| {
                let Some((login, fields)) = summary.resets.get(at) else { return };
                let names: Vec<String> = fields.iter().map(|field| locale.text(&format!("field-{field}"))).collect();
                row.words(login, font::strong(), |t| t.ink);
                row.words(&names.join(", "), font::body(), |t| t.ink);
            });
    });
}

fn untold(ui: &mut Ui, summary: &Summary, locale: &Locale) {
    let untold: Vec<String> = summary.untold().iter().map(|words| locale.message(words)).collect();
    if !untold.is_empty() {
        ui.horizontal_wrapped(|ui| {
            badge(ui, locale, Level::Info);
            text::body(ui, locale.message(&Message::new("ui-tool-sync-untold").with("what", untold.join(", "))));
        });
    }
}
