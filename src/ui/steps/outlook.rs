//! What becomes of the rows in one sentence, and what needs an explicit yes: the same in every step that speaks of them.

use crate::{
    locale::Locale,
    simulate::outlook::Outlook,
    ui::{
        asks::Asks,
        icons,
        parts::{Button, Tone, badge::tag, card, text},
        theme,
    },
    workspace::{Command, ListForecast, Step, Workspace},
};
use eframe::egui::Ui;

/// How the sentence is coloured: nobody, somebody refused or not told, or all of them taken.
fn tone(outlook: &Outlook) -> Tone {
    if outlook.is_for_nobody() {
        Tone::Error
    } else if outlook.is_clean() {
        Tone::Ok
    } else {
        Tone::Warning
    }
}

/// The sentence, above the figures.
pub fn sentence(ui: &mut Ui, forecast: &ListForecast, locale: &Locale) {
    let (Some(outlook), Some(words)) = (forecast.outlook(), forecast.outlook_words()) else { return };
    line(ui, tone(&outlook), &locale.message(&words), |_| {});
}

/// The sentence where the file is saved, with the way to what it stands on.
pub fn beside(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let (Some(outlook), Some(words)) = (space.outlook(), space.outlook_words()) else { return };
    // The card that asks for a yes says it already.
    if outlook.is_for_nobody() {
        return;
    }
    line(ui, tone(&outlook), &locale.message(&words), |ui| {
        if ui.add(Button::link(&locale.text("ui-see-forecast"))).clicked() {
            asks.command(Command::Go(Step::Forecast));
        }
    });
}

fn line(ui: &mut Ui, tone: Tone, words: &str, more: impl FnOnce(&mut Ui)) {
    let t = theme::of(ui);
    let (fill, icon, ink) = match tone {
        Tone::Ok => (t.ok_soft, icons::CHECK, t.ok),
        Tone::Error => (t.error_soft, icons::CIRCLE_X, t.error),
        _ => (t.warning_soft, icons::TRIANGLE_ALERT, t.warning),
    };
    card::tinted(ui, fill, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            text::icon(ui, icon, 16.0, ink);
            text::body(ui, words);
            more(ui);
        });
    });
}

/// What needs an explicit yes.
pub fn agree(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let asked = space.to_confirm();
    if asked.is_empty() {
        return;
    }
    let t = theme::of(ui);
    card::tinted(ui, if space.is_confirmed() { t.ok_soft } else { t.warning_soft }, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        for message in &asked {
            ui.horizontal_wrapped(|ui| {
                text::icon(ui, icons::TRIANGLE_ALERT, 16.0, t.warning);
                text::body(ui, locale.message(message));
            });
        }
        if space.is_confirmed() {
            tag(ui, Tone::Ok, &locale.text("ui-confirmed"));
        } else if ui.add(Button::secondary(&locale.text("ui-confirm"))).clicked() {
            asks.command(Command::Confirm);
        }
    });
}
