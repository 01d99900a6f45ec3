//! Notices that come and go in a corner, and the log that keeps them.

use super::{
    badge::Tone,
    button::{Button, icon_button},
    card, text,
};
use crate::ui::{icons, theme};
use eframe::egui::{Align2, Area, Context, Id, Order, Ui, accesskit::Live, vec2};

const SECONDS: f64 = 6.0;

/// One notice.
#[derive(Clone, Debug)]
pub struct Toast {
    /// How it is meant.
    pub tone: Tone,
    /// What happened.
    pub text: String,
    /// Something to do about it: words of a button.
    pub action: Option<String>,
    shown_at: Option<f64>,
    closed: bool,
}

/// All notices of this run, the newest last.
#[derive(Clone, Debug, Default)]
pub struct Toasts {
    log: Vec<Toast>,
}

impl Toasts {
    /// Says something. Errors stay until they are closed.
    pub fn push(&mut self, tone: Tone, text: impl Into<String>) {
        self.push_with(tone, text, None);
    }

    /// Says something, with a button to act on it.
    pub fn push_with(&mut self, tone: Tone, text: impl Into<String>, action: Option<String>) {
        self.log.push(Toast { tone, text: text.into(), action, shown_at: None, closed: false });
    }

    /// Everything that was said, the newest last.
    pub fn log(&self) -> &[Toast] {
        &self.log
    }

    /// Draws those that are still open above the lower right corner. Returns the number of the one
    /// whose button was clicked.
    pub fn show(&mut self, ctx: &Context, bottom: f32, close: &str) -> Option<usize> {
        let now = ctx.input(|input| input.time);
        let mut acted = None;
        let open: Vec<usize> = (0..self.log.len()).filter(|&i| !self.log[i].closed).collect();
        if open.is_empty() {
            return None;
        }
        Area::new(Id::unique("toasts")).order(Order::Foreground).anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -bottom)).show(ctx, |ui| {
            for number in open.into_iter().rev().take(4).rev() {
                let toast = &mut self.log[number];
                let age = now - *toast.shown_at.get_or_insert(now);
                let (closed, clicked) = one(ui, toast, close);
                let lasting = matches!(toast.tone, Tone::Error);
                if closed || clicked || (!lasting && age > SECONDS) {
                    toast.closed = true;
                } else if !lasting {
                    ctx.request_repaint_after(std::time::Duration::from_secs_f64((SECONDS - age).max(0.05)));
                }
                if clicked {
                    acted = Some(number);
                }
            }
        });
        acted
    }
}

fn one(ui: &mut Ui, toast: &Toast, close: &str) -> (bool, bool) {
    let t = theme::of(ui);
    let (ink, _) = toast.tone.colors(t);
    let shadow = ui.visuals().popup_shadow;
    let mut clicked = false;
    let mut closed = false;
    card::frame(ui).shadow(shadow).inner_margin(12).show(ui, |ui| {
        ui.set_width(348.0);
        ui.horizontal_top(|ui| {
            if let Some(icon) = toast.tone.icon() {
                text::icon(ui, icon, 18.0, ink);
            }
            ui.vertical(|ui| {
                ui.set_width(348.0 - 18.0 - 32.0 - 2.0 * 8.0);
                let label = text::body(ui, &toast.text);
                ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
                if let Some(action) = &toast.action {
                    clicked = ui.add(Button::link(action)).clicked();
                }
            });
            closed = icon_button(ui, icons::X, close, true).clicked();
        });
    });
    (closed, clicked)
}
