//! What stands where there is nothing yet: an icon, a sentence, the next action.

use super::text;
use crate::ui::theme;
use eframe::egui::{Align, Layout, Ui};

/// Shows it in the middle of the space there is; `action` draws the buttons below.
pub fn empty<R>(ui: &mut Ui, icon: &str, title: &str, words: &str, action: impl FnOnce(&mut Ui) -> R) -> R {
    let t = theme::of(ui);
    let space = ui.available_size();
    ui.allocate_ui_with_layout(space, Layout::top_down(Align::Center), |ui| {
        ui.add_space(((space.y - 180.0) / 2.0).max(16.0));
        text::icon(ui, icon, 36.0, t.ink_third);
        ui.add_space(4.0);
        text::heading(ui, title);
        ui.scope(|ui| {
            ui.set_max_width(460.0_f32.min(ui.available_width()));
            text::second(ui, words);
        });
        ui.add_space(8.0);
        action(ui)
    })
    .inner
}
