//! Passwords of depots that the vault of the system keeps: shown by address, forgotten one by one.

use super::{
    asks::Asks,
    parts::{Button, card, text},
    theme::{self, font},
};
use crate::{
    locale::Locale,
    workspace::{Command, Workspace},
};
use eframe::egui::Ui;

/// Draws them, when there are any. `leaving` is the place that is asked about before its password is forgotten.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, leaving: &mut Option<String>, asks: &Asks) {
    if space.accesses().is_empty() {
        return;
    }
    text::second(ui, locale.text("ui-accesses"));
    for access in space.accesses() {
        card::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            text::one_line(ui, access.place.as_str(), font::strong(), theme::of(ui).ink);
            if access.made {
                text::small(ui, locale.text("ui-accesses-made"));
            }
            let named = |id: &str| format!("{} ({})", locale.text(id), access.place);
            ui.horizontal_wrapped(|ui| {
                if leaving.as_ref() != Some(&access.place) {
                    let (words, name) = (locale.text("ui-accesses-forget"), named("ui-accesses-forget"));
                    if ui.add(Button::link(&words).small().named(&name)).clicked() {
                        *leaving = Some(access.place.clone());
                    }
                    return;
                }
                text::small(ui, locale.text("ui-accesses-forget-why"));
                if ui.add(Button::secondary(&locale.text("ui-accesses-forget")).small()).clicked() {
                    asks.command(Command::ForgetAccess(Some(access.place.clone())));
                    *leaving = None;
                }
                if ui.add(Button::link(&locale.text("ui-cancel")).small()).clicked() {
                    *leaving = None;
                }
            });
        });
    }
}
