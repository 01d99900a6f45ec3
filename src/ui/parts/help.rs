//! Keys, shown as caps, and the panel that lists them all.

use super::{card, text};
use crate::ui::theme::{self, RADIUS, font};
use eframe::egui::{Sense, Stroke, StrokeKind, Ui, vec2};

/// A key cap. Keys of a combination are parted by `+` or a space: each gets a cap.
pub fn caps(ui: &mut Ui, keys: &str) {
    let t = theme::of(ui);
    ui.spacing_mut().item_spacing.x = 4.0;
    for key in keys.split('+').map(str::trim) {
        let galley = ui.painter().layout_no_wrap(key.to_owned(), font::small_medium(), t.ink);
        let (rect, _) = ui.allocate_exact_size(vec2((galley.rect.width() + 12.0).max(24.0), 22.0), Sense::empty());
        ui.painter().rect(rect, RADIUS - 1, t.head, Stroke::new(1.0, t.line_strong), StrokeKind::Inside);
        ui.painter().galley(rect.center() - galley.rect.size() / 2.0, galley, t.ink);
    }
}

/// A titled list of keys with what they do.
pub fn section(ui: &mut Ui, title: &str, keys: &[(String, String)]) {
    text::heading(ui, title);
    for (keys, words) in keys {
        ui.horizontal(|ui| {
            ui.set_min_height(26.0);
            ui.allocate_ui(vec2(150.0, 24.0), |ui| {
                ui.set_min_width(150.0);
                ui.horizontal(|ui| caps(ui, keys));
            });
            text::body(ui, words);
        });
    }
    ui.add_space(4.0);
    card::rule(ui);
    ui.add_space(4.0);
}
