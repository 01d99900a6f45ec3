//! Tabs of a dialogue: words side by side, the open one underlined.

use crate::ui::theme::{self, font};
use eframe::egui::{CursorIcon, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, vec2};

/// Height in points.
const HEIGHT: f32 = 34.0;

/// Shows tabs with these words, and returns the one that is open now.
pub fn tabs(ui: &mut Ui, open: usize, words: &[&str]) -> usize {
    let t = theme::of(ui);
    let mut chosen = open;
    let shown = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        for (number, words) in words.iter().enumerate() {
            let current = number == open;
            let ink = if current { t.ink } else { t.ink_second };
            let galley = ui.painter().layout_no_wrap((*words).to_owned(), font::medium(), ink);
            let (rect, response) = ui.allocate_exact_size(vec2(galley.rect.width() + 4.0, HEIGHT), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, current, *words));
            super::button::follow_focus(&response);
            ui.painter().galley(rect.center() - galley.rect.size() / 2.0, galley, ink);
            if current || response.hovered() {
                let color = if current { t.accent } else { t.line_strong };
                ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(2.0, color));
            }
            if response.has_focus() {
                super::button::focus_ring(ui, rect.shrink(2.0), t);
            }
            if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                chosen = number;
            }
        }
    });
    let line = shown.response.rect;
    ui.painter().hline(line.left()..=line.left() + ui.available_width(), line.bottom(), Stroke::new(1.0, t.line));
    chosen
}
