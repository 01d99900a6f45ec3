//! Editing in a cell: one text field laid over it.

use super::{complete::Completion, layout::Layout, model::Cell};
use crate::ui::{
    choices::Choice,
    theme::{Tokens, font},
};
use eframe::egui::{Align2, EventFilter, Frame, Id, Key, Margin, Modifiers, Sense, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, vec2};

/// An edit under way.
#[derive(Clone, Debug)]
pub struct Editing {
    /// Where.
    pub cell: Cell,
    /// What stands in the field.
    pub text: String,
    /// Frames for which the field takes the keyboard: a double click gives it to the cell once more.
    fresh: u8,
    completion: Completion,
}

/// How an edit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Confirmed; the cursor then moves by rows and columns.
    Confirmed(i64, i64),
    /// Given up.
    Dropped,
}

impl Editing {
    /// Starts with this text in the field.
    pub fn new(cell: Cell, text: String) -> Self {
        Self { cell, text, fresh: 2, completion: Completion::default() }
    }

    /// Shows the field over its cell. Keys that end the edit are taken before the field sees them.
    /// `look` gives what fits a text.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        grid: Id,
        layout: &Layout,
        tokens: &Tokens,
        name: &str,
        look: impl FnOnce(&str) -> Vec<Choice>,
    ) -> Option<End> {
        let id = grid.with("edit");
        self.completion.update(&self.text, look);
        self.completion.keys(ui);
        let ended = ui.input_mut(|input| {
            let mut key = |modifiers, key| input.consume_key(modifiers, key);
            if key(Modifiers::NONE, Key::Escape) {
                Some(End::Dropped)
            } else if key(Modifiers::SHIFT, Key::Enter) {
                Some(End::Confirmed(-1, 0))
            } else if key(Modifiers::NONE, Key::Enter) {
                Some(End::Confirmed(1, 0))
            } else if key(Modifiers::SHIFT, Key::Tab) {
                Some(End::Confirmed(0, -1))
            } else if key(Modifiers::NONE, Key::Tab) {
                Some(End::Confirmed(0, 1))
            } else {
                None
            }
        });
        if let (Some(End::Confirmed(..)), Some(chosen)) = (ended, self.completion.chosen()) {
            chosen.clone_into(&mut self.text);
        }
        let cell = layout.cell(self.cell);
        let needed = ui.painter().layout_no_wrap(self.text.clone(), font::cell(), tokens.ink).rect.width() + 26.0;
        let right = (cell.left() + needed).clamp(cell.right(), layout.body.right().max(cell.right()));
        let rect = cell.with_max_x(right).intersect(layout.body.expand(1.0));
        let fresh = self.fresh > 0;
        if fresh {
            ui.ctx().request_repaint();
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        ui.painter().rect_filled(rect, 2.0, tokens.panel);
        // The field must not let a click through to the cells below.
        ui.interact(rect, id.with("ground"), Sense::CLICK);
        let builder = UiBuilder::new().max_rect(rect).id_salt("cell edit");
        let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        let output = ui
            .scope_builder(builder, |ui| {
                TextEdit::singleline(&mut self.text)
                    .id(id)
                    .font(font::cell())
                    .text_color(tokens.ink)
                    .frame(Frame::NONE.inner_margin(Margin { left: 10, right: 8, top: 5, bottom: 5 }))
                    .event_filter(filter)
                    .cursor_at_end(true)
                    .align(Align2::LEFT_CENTER)
                    .min_size(vec2(rect.width(), rect.height()))
                    .desired_width(rect.width() - 18.0)
                    .show(ui)
            })
            .inner;
        output.response.response.clone().accessible_name(name);
        ui.painter().rect_stroke(rect.translate(vec2(-0.5, -0.5)), 2.0, Stroke::new(2.0, tokens.accent), StrokeKind::Inside);
        if let Some(pressed) = self.completion.show(ui, id.with("choices"), rect, name) {
            self.text = pressed;
            return Some(End::Confirmed(0, 0));
        }
        let left = !fresh && output.response.response.lost_focus() && !self.completion.is_under_pointer(ui);
        self.fresh = self.fresh.saturating_sub(1);
        ended.or(left.then_some(End::Confirmed(0, 0)))
    }
}
