//! Cards: white ground, quiet edge, rounded.

use crate::ui::theme::{self, RADIUS_CARD};
use eframe::egui::{Color32, Frame, InnerResponse, Margin, Stroke, Ui};

/// A card with padding around its content.
pub fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    frame(ui).inner_margin(Margin::same(14)).show(ui, content)
}

/// The frame of a card, without padding.
pub fn frame(ui: &Ui) -> Frame {
    let t = theme::of(ui);
    Frame::NONE.fill(t.panel).stroke(Stroke::new(1.0, t.line)).corner_radius(RADIUS_CARD)
}

/// A quiet line across.
pub fn rule(ui: &mut Ui) {
    let t = theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(eframe::egui::vec2(ui.available_width(), 1.0), eframe::egui::Sense::empty());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, t.line));
}

/// A tinted box inside a card.
pub fn tinted<R>(ui: &mut Ui, ground: Color32, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    Frame::NONE.fill(ground).corner_radius(theme::RADIUS + 2).inner_margin(Margin::symmetric(12, 10)).show(ui, content)
}
