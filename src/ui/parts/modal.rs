//! Dialogues: in the middle, over everything. A dialogue takes the keyboard when it comes, and gives it
//! back to where it was when it goes.

use super::{button::Button, text};
use crate::ui::theme;
use eframe::egui::{self, Context, FocusDirection, Id, Key, Layout, Modal, ModalResponse, Modifiers, Ui, accesskit::Role};

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The button with this number, from 0, counted from the right.
    Button(usize),
    /// Escape, or a click beside.
    Away,
}

/// A dialogue that is open, and where the keyboard was before it.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    id: Option<Id>,
    before: Option<Id>,
    pass: u64,
    frames: u32,
}

fn held() -> Id {
    Id::unique("the dialogue that is open")
}

/// Shows a dialogue. `id` tells it from others, `title` is its name for screen readers, `content` draws it.
pub fn show<R>(ctx: &Context, id: &str, title: &str, content: impl FnOnce(&mut Ui) -> R) -> ModalResponse<R> {
    let id = Id::unique(("dialogue", id.to_owned()));
    let held = come(ctx, id);
    // In its first frame the dialogue is not yet the layer that alone takes keys.
    let focused = ctx.memory(|memory| memory.focused());
    if held.frames == 1 && (focused.is_none() || focused == held.before) {
        ctx.memory_mut(|memory| {
            if let Some(before) = held.before {
                memory.surrender_focus(before);
            }
            memory.move_focus(FocusDirection::Next);
        });
    }
    if held.frames == 0 {
        ctx.request_repaint();
    }
    Modal::new(id).frame(frame(ctx)).show(ctx, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Dialog);
            node.set_label(title);
            node.set_modal();
        });
        content(ui)
    })
}

/// The line of buttons below, from the right. It is as high as a button and no higher: centred in the room that is left, it
/// would hold a dialogue whose content became shorter at the height it had.
pub fn foot<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let size = egui::vec2(ui.available_width(), theme::CONTROL);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(egui::Align::Center), content).inner
}

/// Notes that the dialogue is shown in this frame. One that takes the place of another inherits where to go back to.
fn come(ctx: &Context, id: Id) -> Held {
    let pass = ctx.cumulative_pass_nr();
    let focused = ctx.memory(|memory| memory.focused());
    ctx.data_mut(|data| {
        let known = data.get_temp::<Held>(held()).unwrap_or_default();
        let now = match known.id {
            Some(other) if other == id => Held { pass, frames: known.frames + 1, ..known },
            Some(_) => Held { id: Some(id), before: known.before, pass, frames: 0 },
            None => Held { id: Some(id), before: focused, pass, frames: 0 },
        };
        data.insert_temp(held(), now);
        now
    })
}

/// Gives the keyboard back after the last dialogue went. Once at the end of each frame.
pub fn settle(ctx: &Context) {
    let pass = ctx.cumulative_pass_nr();
    let gone = ctx.data_mut(|data| {
        let known = data.get_temp::<Held>(held())?;
        if known.pass == pass {
            return None;
        }
        data.remove_temp::<Held>(held());
        Some(known)
    });
    if let Some(before) = gone.and_then(|gone| gone.before) {
        ctx.memory_mut(|memory| memory.request_focus(before));
        ctx.request_repaint();
    }
}

/// How far the arrows, the page keys, Home and End pressed in this frame move a text of a dialogue, in points; `page` is
/// the height in view.
pub fn scrolled(ui: &Ui, page: f32) -> f32 {
    let by = ui.input_mut(|input| {
        let mut times = |key| input.count_and_consume_key(Modifiers::NONE, key) as f32;
        let lines = times(Key::ArrowUp) - times(Key::ArrowDown);
        let pages = times(Key::PageUp) - times(Key::PageDown);
        let ends = times(Key::Home) - times(Key::End);
        lines * 40.0 + pages * (page - 40.0) + ends * 1e6
    });
    if by != 0.0 {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    by
}

/// Asks. `buttons` from right to left, the first is the primary one.
pub fn ask(ctx: &Context, id: &str, title: &str, words: &str, buttons: &[&str]) -> Option<Answer> {
    let shown = show(ctx, id, title, |ui| {
        ui.set_width(440.0);
        text::title(ui, title);
        text::body(ui, words);
        ui.add_space(12.0);
        let mut answer = None;
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            for (number, words) in buttons.iter().enumerate() {
                let button = if number == 0 { Button::primary(words) } else { Button::secondary(words) };
                if ui.add(button).clicked() {
                    answer = Some(Answer::Button(number));
                }
            }
        });
        answer
    });
    shown.inner.or_else(|| shown.should_close().then_some(Answer::Away))
}

/// The frame of a dialogue.
pub fn frame(ctx: &Context) -> egui::Frame {
    egui::Frame::window(&ctx.global_style()).inner_margin(24)
}
