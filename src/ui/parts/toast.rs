//! Notices that come and go in a place of their own, where they cover nothing, and the log that keeps them.

use super::{badge::Tone, button::Button, text};
use crate::ui::{
    icons,
    theme::{self, CONTROL, font},
};
use eframe::egui::{Frame, Margin, Rect, Sense, Ui, UiBuilder, WidgetInfo, accesskit, accesskit::Live, pos2, vec2};
use std::time::Duration;

/// How long a notice stands, in seconds.
const SECONDS: f64 = 6.0;
/// One that can be taken back stands longer: it has to be read and decided.
const SECONDS_TO_ACT: f64 = 15.0;
/// Least height of the free part of the rail in which notices are shown.
pub const ROOM: f32 = 110.0;

/// One notice.
#[derive(Clone, Debug)]
pub struct Toast {
    /// How it is meant.
    pub tone: Tone,
    /// What happened.
    pub text: String,
    /// Revision of the work that it speaks of: while the work stands there, it can be taken back.
    pub undoes: Option<u64>,
    age: f64,
    height: f32,
    closed: bool,
}

/// Words of the buttons of notices.
pub struct Words {
    /// Close.
    pub close: String,
    /// Take back.
    pub undo: String,
}

/// All notices of this run, the newest last.
#[derive(Clone, Debug, Default)]
pub struct Toasts {
    log: Vec<Toast>,
}

impl Toasts {
    /// Says something. Errors stay until they are closed.
    pub fn push(&mut self, tone: Tone, text: impl Into<String>) {
        self.log.push(Toast { tone, text: text.into(), undoes: None, age: 0.0, height: 60.0, closed: false });
    }

    /// Says what was changed; it can be taken back as long as the work stands at `revision`.
    pub fn push_undoable(&mut self, text: impl Into<String>, revision: u64) {
        self.push(Tone::Ok, text);
        if let Some(last) = self.log.last_mut() {
            last.undoes = Some(revision);
        }
    }

    /// Another list: nothing said before can be taken back.
    pub fn part(&mut self) {
        for toast in &mut self.log {
            toast.closed |= toast.undoes.take().is_some();
        }
    }

    /// Everything that was said, the newest last.
    pub fn log(&self) -> &[Toast] {
        &self.log
    }

    /// Whether one is open.
    pub fn is_open(&self) -> bool {
        self.log.iter().any(|toast| !toast.closed)
    }

    /// Draws those that are open from the lower edge of `room` upward, the newest below; what does not fit is in the log.
    /// `revision` is where the work stands. Returns whether the last change is to be taken back.
    pub fn show(&mut self, ui: &mut Ui, room: Rect, revision: Option<u64>, words: &Words) -> bool {
        let passed = f64::from(ui.input(|input| input.stable_dt.min(0.1)));
        let mut undo = false;
        let mut bottom = room.bottom();
        for number in (0..self.log.len()).rev().filter(|&number| !self.log[number].closed).collect::<Vec<_>>() {
            let toast = &mut self.log[number];
            let top = bottom - toast.height;
            let fits = top >= room.top() || bottom == room.bottom();
            let can = toast.undoes.is_some() && toast.undoes == revision;
            let (mut closed, mut held) = (false, false);
            if fits {
                let rect = Rect::from_min_max(pos2(room.left(), top.max(room.top())), pos2(room.right(), bottom));
                let shown = ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(("notice", number)), |ui| one(ui, toast, can, words));
                let Pressed { close, undo: taken } = shown.inner;
                let height = shown.response.rect.height();
                if (toast.height - height).abs() > 0.5 {
                    toast.height = height;
                    ui.ctx().request_repaint();
                }
                held = shown.response.contains_pointer();
                undo |= taken;
                closed = close || taken;
                bottom = top - 8.0;
            }
            let lasting = toast.tone == Tone::Error;
            let limit = if can { SECONDS_TO_ACT } else { SECONDS };
            if !held {
                toast.age += passed;
            }
            toast.closed = closed || (!lasting && toast.age > limit);
            if !lasting {
                ui.ctx().request_repaint_after(Duration::from_millis(100));
            }
        }
        undo
    }
}

struct Pressed {
    close: bool,
    undo: bool,
}

fn one(ui: &mut Ui, toast: &Toast, can: bool, words: &Words) -> Pressed {
    let t = theme::of(ui);
    let (ink, ground) = toast.tone.colors(t);
    let mut pressed = Pressed { close: false, undo: false };
    Frame::NONE.fill(ground).corner_radius(theme::RADIUS + 2).inner_margin(Margin { left: 10, right: 6, top: 8, bottom: 8 }).show(
        ui,
        |ui| {
            let width = ui.available_width();
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            ui.horizontal_top(|ui| {
                if let Some(icon) = toast.tone.icon() {
                    text::icon(ui, icon, 14.0, ink);
                }
                ui.vertical(|ui| {
                    ui.set_width((width - 14.0 - 24.0 - 12.0).max(60.0));
                    let label = text::small_in(ui, &toast.text, t.ink);
                    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
                    if can {
                        let name = format!("{}, {}", words.undo, toast.text);
                        pressed.undo = ui.add(Button::link(&words.undo).named(&name).small()).clicked();
                    }
                });
                pressed.close = close(ui, &words.close);
            });
        },
    );
    pressed
}

/// A small cross, with room for a finger around it.
fn close(ui: &mut Ui, name: &str) -> bool {
    let t = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0_f32.min(CONTROL)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, name));
    let ink = if response.hovered() || response.has_focus() { t.ink } else { t.ink_second };
    let galley = ui.painter().layout_no_wrap(icons::X.to_owned(), font::icon(14.0), ink);
    ui.painter().galley(rect.center() - galley.rect.size() / 2.0, galley, ink);
    if response.has_focus() {
        super::button::focus_ring(ui, rect.shrink(3.0), t);
    }
    response.on_hover_text(name).clicked()
}
