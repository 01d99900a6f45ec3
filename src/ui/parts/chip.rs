//! Chips: something that was found, and that the person can change.

use super::{badge::Tone, popup};
use crate::ui::{
    icons,
    theme::{self, RADIUS_CHIP, font},
};
use eframe::egui::{
    CursorIcon, Popup, PopupCloseBehavior, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2,
};

/// A label and a value in a rounded edge; opens a menu when it has one.
pub struct Chip<'a> {
    label: &'a str,
    value: &'a str,
    tone: Tone,
    opens: bool,
}

impl<'a> Chip<'a> {
    /// What it is about, and what was found.
    pub fn new(label: &'a str, value: &'a str) -> Self {
        Self { label, value, tone: Tone::Neutral, opens: true }
    }

    /// Tinted, with the icon of the tone.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Only says; nothing to change.
    #[must_use]
    pub fn fixed(mut self) -> Self {
        self.opens = false;
        self
    }

    /// Shows it, with `menu` below while it is open.
    pub fn menu<R>(self, ui: &mut Ui, menu: impl FnOnce(&mut Ui) -> R) -> Option<R> {
        let response = self.show(ui);
        popup::menu(ui, &response, PopupCloseBehavior::CloseOnClickOutside, 6.0, |ui| {
            ui.set_min_width(response.rect.width().max(220.0));
            menu(ui)
        })
    }

    /// Shows it.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let t = theme::of(ui);
        let tinted = self.tone != Tone::Neutral;
        let (tone_ink, tone_ground) = self.tone.colors(t);
        let ink = if tinted { tone_ink } else { t.ink };
        let layout = |text: &str, face, ink| ui.painter().layout_no_wrap(text.to_owned(), face, ink);
        let mut pieces = Vec::new();
        if let Some(icon) = self.tone.icon() {
            pieces.push((layout(icon, font::icon(14.0), ink), 6.0));
        }
        if !self.label.is_empty() {
            pieces.push((layout(self.label, font::body(), if tinted { ink } else { t.ink_second }), 5.0));
        }
        pieces.push((layout(self.value, font::medium(), ink), if self.opens { 5.0 } else { 0.0 }));
        if self.opens {
            pieces.push((layout(icons::CHEVRON_DOWN, font::icon(14.0), if tinted { ink } else { t.ink_second }), 0.0));
        }
        let width: f32 = pieces.iter().map(|(galley, after)| galley.rect.width() + after).sum();
        let sense = if self.opens { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2((width + 24.0).ceil(), 28.0), sense);
        response.widget_info(|| {
            let role = if self.opens { Role::Button } else { Role::Label };
            WidgetInfo::labeled(role, true, format!("{} {}", self.label, self.value).trim())
        });
        super::button::follow_focus(&response);
        let over = self.opens && (response.hovered() || Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)));
        let ground = if tinted {
            tone_ground
        } else if over {
            t.head
        } else {
            t.panel
        };
        let edge = if tinted {
            tone_ink
        } else if over {
            t.ink_third
        } else {
            t.line_strong
        };
        ui.painter().rect(rect, RADIUS_CHIP, ground, Stroke::new(1.0, edge), StrokeKind::Inside);
        if response.has_focus() {
            ui.painter().rect_stroke(rect.expand(3.0), RADIUS_CHIP + 3, Stroke::new(2.0, t.accent), StrokeKind::Inside);
        }
        let mut x = rect.left() + 12.0;
        for (galley, after) in pieces {
            let size = galley.rect.size();
            ui.painter().galley(pos2(x, rect.center().y - size.y / 2.0), galley, ink);
            x += size.x + after;
        }
        if self.opens { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
    }
}
