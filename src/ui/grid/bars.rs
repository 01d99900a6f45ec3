//! Scroll bars of the grid, from rows over rows and not from points.

use super::{
    layout::Layout,
    position::{Position, ROW},
};
use crate::ui::theme::Tokens;
use eframe::egui::{Id, Rect, Sense, Ui, pos2};

const LEAST_THUMB: f32 = 28.0;

/// Draws both bars, moves `position` and `x` as they are dragged.
pub fn show(ui: &Ui, id: Id, layout: &Layout, rows: u32, tokens: &Tokens, position: &mut Position, x: &mut f32) {
    if let Some(track) = layout.upright {
        let height = layout.body.height();
        let part = f64::from(height) / (f64::from(rows) * f64::from(ROW));
        if let Some(fraction) = bar(ui, id.with("upright"), track, true, part, position.fraction(rows, height), tokens) {
            *position = Position::at_fraction(fraction, rows, height);
        }
    }
    if let Some(track) = layout.level {
        let room = layout.total() - layout.body.width();
        let part = f64::from(layout.body.width() / layout.total());
        if let Some(fraction) = bar(ui, id.with("level"), track, false, part, f64::from(*x / room.max(1.0)), tokens) {
            *x = room * fraction as f32;
        }
    }
}

fn bar(ui: &Ui, id: Id, track: Rect, upright: bool, part: f64, fraction: f64, tokens: &Tokens) -> Option<f64> {
    let (start, end) = if upright { (track.top(), track.bottom()) } else { (track.left(), track.right()) };
    let length = end - start;
    let thumb = (length * part.min(1.0) as f32).max(LEAST_THUMB).min(length);
    let from = start + (length - thumb) * fraction as f32;
    let response = ui.interact(track, id, Sense::CLICK | Sense::DRAG);
    let color = if response.dragged() || response.is_pointer_button_down_on() {
        tokens.ink_second
    } else if response.hovered() {
        tokens.ink_third
    } else {
        tokens.line_strong
    };
    let drawn = if upright {
        Rect::from_min_max(pos2(track.left() + 3.0, from + 2.0), pos2(track.right() - 3.0, from + thumb - 2.0))
    } else {
        Rect::from_min_max(pos2(from + 2.0, track.top() + 3.0), pos2(from + thumb - 2.0, track.bottom() - 3.0))
    };
    ui.painter().rect_filled(drawn, 3.0, color);
    let pointer = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on() || response.dragged())?;
    let at = if upright { pointer.y } else { pointer.x };
    // The thumb stays under the finger that took it; a press on the track brings its middle there.
    let grip = ui.ctx().data_mut(|data| {
        if ui.input(|input| input.pointer.primary_pressed()) {
            let inside = (from..from + thumb).contains(&at);
            data.insert_temp(id, if inside { at - from } else { thumb / 2.0 });
        }
        data.get_temp::<f32>(id).unwrap_or(thumb / 2.0)
    });
    Some(f64::from(((at - grip - start) / (length - thumb).max(1.0)).clamp(0.0, 1.0)))
}
