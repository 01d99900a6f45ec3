//! Progress of a job.

use crate::ui::theme;
use eframe::egui::{Response, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

/// A bar of that width. Without a share, a part of it wanders: something runs, nobody knows how long.
pub fn bar(ui: &mut Ui, share: Option<f32>, width: f32, name: &str) -> Response {
    let t = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 6.0), Sense::hover());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, name);
        info.value = share.map(|share| f64::from(share * 100.0));
        info
    });
    ui.painter().rect_filled(rect, 3.0, t.line);
    let filled = match share {
        Some(share) => rect.with_max_x(rect.left() + rect.width() * share.clamp(0.02, 1.0)),
        None => {
            let time = ui.input(|input| input.time) as f32;
            let part = (time * 0.6).fract();
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(60));
            let left = rect.left() + rect.width() * 0.7 * (1.0 - (2.0 * part - 1.0).abs());
            rect.with_min_x(left).with_max_x(left + rect.width() * 0.3)
        }
    };
    ui.painter().rect_filled(filled, 3.0, t.accent);
    response
}
