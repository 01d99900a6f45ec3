//! What was not checked, and the way to what would tell it.

use crate::{
    error::Message,
    locale::Locale,
    ui::{
        actions::{Action, Hand},
        asks::Asks,
        parts::{Button, text},
    },
    workspace::Workspace,
};
use eframe::egui::{Rect, Ui, UiBuilder, pos2, vec2};

/// Shows it below the problems.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let Some(report) = space.report().filter(|report| !report.not_checked.is_empty()) else { return };
    let inner = Rect::from_min_size(ui.cursor().min + vec2(14.0, 12.0), vec2(ui.available_width() - 28.0, f32::INFINITY));
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        text::heading(ui, locale.text("ui-not-checked"));
        for gap in &report.not_checked {
            let words = Message::new("ui-pair").with("a", locale.text(gap.rule.title)).with("b", gap.why.clone());
            text::small(ui, locale.message(&words));
        }
        // What was never told is told by a catalogue.
        let action = if Action::Refresh.enabled(space, Hand::default()) { Action::Refresh } else { Action::ImportCatalogue };
        if ui.add(Button::link(&action.words(locale)).small()).clicked() {
            asks.act(action);
        }
    });
    ui.advance_cursor_after_rect(Rect::from_min_max(pos2(inner.left(), inner.top()), drawn.response.rect.max + vec2(0.0, 14.0)));
}
