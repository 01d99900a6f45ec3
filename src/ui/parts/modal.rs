//! A question that must be answered before going on.

use super::{button::Button, text};
use eframe::egui::{self, Context, Id, Layout};

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The button with this number, from 0, counted from the right.
    Button(usize),
    /// Escape, or a click beside.
    Away,
}

/// Asks. `buttons` from right to left, the first is the primary one.
pub fn ask(ctx: &Context, id: &str, title: &str, words: &str, buttons: &[&str]) -> Option<Answer> {
    let shown = egui::Modal::new(Id::unique(("question", id.to_owned()))).frame(frame(ctx)).show(ctx, |ui| {
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
