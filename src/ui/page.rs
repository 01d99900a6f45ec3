//! The frame of a step: a head, a body that takes the space there is, a footer.

use super::{
    parts::text,
    theme::{CONTROL, GAP},
};
use eframe::egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2};

/// Below this width the parts of a body stand one below the other.
const NARROW: f32 = 760.0;
/// Below this height the whole page scrolls.
const SHORT: f32 = 420.0;

/// What there is to draw in.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Put one below the other what would stand side by side.
    pub stacked: bool,
}

/// Shows a page. `tall` is the height the body wants when the page scrolls.
pub fn show(ui: &mut Ui, head: impl FnOnce(&mut Ui), body: impl FnOnce(&mut Ui, Room), foot: impl FnOnce(&mut Ui), tall: f32) {
    let all = ui.available_rect_before_wrap();
    let room = Room { stacked: all.width() < NARROW };
    let margin = if room.stacked { (16.0, 12.0) } else { (24.0, 20.0) };
    let inner =
        Rect::from_min_max(pos2(all.left() + margin.0, all.top() + margin.1), pos2(all.right() - margin.0, all.bottom() - margin.1));
    if all.height() < SHORT || (room.stacked && all.height() < SHORT + 120.0) {
        ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.set_width(inner.width() - 14.0);
                head(ui);
                ui.add_space(8.0);
                let top = ui.cursor().min;
                let rect = Rect::from_min_max(top, pos2(top.x + inner.width() - 14.0, top.y + tall));
                ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| body(ui, room));
                ui.advance_cursor_after_rect(rect);
                ui.add_space(8.0);
                ui.horizontal_wrapped(|ui| {
                    foot(ui);
                });
            });
        });
        return;
    }
    let top = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| head(ui)).response.rect.bottom() + GAP;
    let bottom = inner.bottom() - CONTROL - GAP;
    let rect = Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), bottom));
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| body(ui, room));
    let rect = Rect::from_min_max(pos2(inner.left(), inner.bottom() - CONTROL), inner.max);
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)), foot);
}

/// The head of a page: a title and a line below it; `side` on the right at the height of the line.
pub fn head(ui: &mut Ui, title: &str, line: impl FnOnce(&mut Ui), side: impl FnOnce(&mut Ui)) {
    ui.spacing_mut().item_spacing.y = 0.0;
    text::title(ui, title);
    if ui.available_width() < NARROW {
        ui.horizontal_wrapped(line);
        ui.add_space(4.0);
        ui.horizontal_wrapped(side);
        return;
    }
    ui.horizontal(|ui| {
        line(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), side);
    });
}
