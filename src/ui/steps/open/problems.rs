//! What was noticed while reading, each with what can be chosen because of it.

use super::choices;
use crate::{
    error::Message,
    locale::Locale,
    read::{Class, Outcome, Problem},
    ui::{
        asks::Asks,
        icons,
        parts::{Button, Chip, Tone, card, text},
        theme,
    },
    workspace::List,
};
use eframe::egui::{ScrollArea, Ui};

/// Everything that was noticed, behind one chip.
pub(super) fn chip(ui: &mut Ui, list: &List, locale: &Locale, asks: &Asks) {
    let problems = &list.book.problems;
    let Some(gravest) = problems.iter().map(|problem| problem.level).max() else { return };
    let words = locale.message(&Message::new("ui-read-problems").with("count", problems.len()));
    Chip::new("", &words).tone(Tone::from(gravest)).menu(ui, |ui| {
        ui.set_width(440.0);
        ui.add_space(4.0);
        ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            for problem in problems {
                said(ui, problem, locale, asks);
            }
        });
    });
}

/// What the person has to decide stands on the page, not in a menu; so does a choice that would lose values in silence.
pub(super) fn advice(ui: &mut Ui, list: &List, locale: &Locale, asks: &Asks) {
    let book = &list.book;
    let weighty =
        |problem: &&Problem| problem.class == Class::MergedCells && problem.level > crate::error::Level::Info && !problem.offers.is_empty();
    let first = match book.outcome() {
        Outcome::Ask => book.gravest(),
        Outcome::Warn | Outcome::Read => book.problems.iter().find(weighty),
    };
    let Some(problem) = first else { return };
    ui.add_space(10.0);
    card::tinted(ui, theme::of(ui).warning_soft, |ui| {
        ui.set_width(ui.available_width());
        said(ui, problem, locale, asks);
    });
}

fn said(ui: &mut Ui, problem: &Problem, locale: &Locale, asks: &Asks) {
    let t = theme::of(ui);
    let tone = Tone::from(problem.level);
    ui.horizontal_top(|ui| {
        ui.add_space(4.0);
        text::icon(ui, tone.icon().unwrap_or(icons::INFO), 16.0, tone.colors(t).0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            text::body(ui, locale.message(&problem.message));
            if let Some(place) = problem.place.as_ref().map(|place| locale.place(place)).filter(|place| !place.is_empty()) {
                text::small(ui, place);
            }
            if !problem.offers.is_empty() {
                ui.add_space(6.0);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = eframe::egui::vec2(theme::GAP_SMALL, 6.0);
                    for offer in &problem.offers {
                        let (words, command) = choices::offered(offer, locale);
                        if ui.add(Button::secondary(&locale.message(&words)).small()).clicked() {
                            asks.command(command);
                            ui.close();
                        }
                    }
                });
            }
        });
    });
}
