//! A box to tick, with its words.

use crate::ui::{
    icons,
    theme::{self, font},
};
use eframe::egui::{CursorIcon, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

/// Side of the box in points.
const SIDE: f32 = 18.0;

/// Shows it; a click or the space bar turns it.
pub fn check_box(ui: &mut Ui, on: &mut bool, words: &str) -> Response {
    let t = theme::of(ui);
    let galley = ui.painter().layout(words.to_owned(), font::body(), t.ink, (ui.available_width() - SIDE - 10.0).max(80.0));
    let size = vec2(SIDE + 10.0 + galley.rect.width(), galley.rect.height().max(24.0));
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *on, words));
    super::button::follow_focus(&response);
    let square = eframe::egui::Rect::from_min_size(pos2(rect.left(), rect.center().y - SIDE / 2.0), vec2(SIDE, SIDE));
    let (fill, edge) = if *on { (t.accent, t.accent) } else { (t.panel, t.line_strong) };
    ui.painter().rect(square, 4.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if *on {
        let tick = ui.painter().layout_no_wrap(icons::CHECK.to_owned(), font::icon(14.0), t.on_accent);
        ui.painter().galley(square.center() - tick.rect.size() / 2.0, tick, t.on_accent);
    }
    ui.painter().galley(pos2(square.right() + 10.0, rect.center().y - galley.rect.height() / 2.0), galley, t.ink);
    if response.has_focus() {
        super::button::focus_ring(ui, square, t);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}
