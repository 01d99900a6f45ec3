//! Buttons: one primary per screen, secondary ones, links, icons.

use crate::ui::theme::{self, CONTROL, RADIUS, Tokens, font};
use eframe::egui::{
    Color32, CursorIcon, FontId, Response, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo,
    accesskit::Role,
    pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
    Link,
}

/// A button with words. It says what it will do.
pub struct Button<'a> {
    text: &'a str,
    kind: Kind,
    icon: Option<&'a str>,
    key: Option<&'a str>,
    enabled: bool,
    small: bool,
    name: Option<&'a str>,
}

impl<'a> Button<'a> {
    /// The one next action of a screen.
    pub fn primary(text: &'a str) -> Self {
        Self::new(text, Kind::Primary)
    }

    /// Any other action.
    pub fn secondary(text: &'a str) -> Self {
        Self::new(text, Kind::Secondary)
    }

    /// An action without an edge, in the accent colour, as high as a button.
    pub fn quiet(text: &'a str) -> Self {
        Self::new(text, Kind::Quiet)
    }

    /// Words to click in running text.
    pub fn link(text: &'a str) -> Self {
        Self::new(text, Kind::Link)
    }

    fn new(text: &'a str, kind: Kind) -> Self {
        Self { text, kind, icon: None, key: None, enabled: true, small: false, name: None }
    }

    /// An icon before the words.
    #[must_use]
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The key that does the same, shown small behind the words.
    #[must_use]
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// Whether it can be clicked.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// A longer name for screen readers and the tooltip, where the words alone do not say of what.
    #[must_use]
    pub fn named(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// In small text.
    #[must_use]
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    fn ink(&self, t: &Tokens) -> Color32 {
        match self.kind {
            _ if !self.enabled => t.ink_third,
            Kind::Primary => t.on_accent,
            Kind::Secondary => t.ink,
            Kind::Quiet | Kind::Link => t.accent,
        }
    }

    fn face(&self) -> FontId {
        if self.small { font::small_medium() } else { font::medium() }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = theme::of(ui);
        let ink = self.ink(t);
        let key = self.key.map(|key| {
            ui.painter().layout_no_wrap(key.to_owned(), font::small(), if self.kind == Kind::Secondary { t.ink_second } else { ink })
        });
        let icon = self.icon.map(|icon| ui.painter().layout_no_wrap(icon.to_owned(), font::icon(16.0), ink));
        let padding = if self.kind == Kind::Link { 0.0 } else { 12.0 };
        let beside = icon.as_ref().map_or(0.0, |i| i.rect.width() + 8.0) + key.as_ref().map_or(0.0, |k| k.rect.width() + 8.0);
        let room = ui.max_rect().width() - beside - 2.0 * padding;
        let mut job = LayoutJob::simple_singleline(self.text.to_owned(), self.face(), ink);
        job.wrap = TextWrapping::truncate_at_width(room.max(60.0));
        let words = ui.painter().layout_job(job);
        let cut = words.elided;
        let inner = words.rect.width() + beside;
        let height = match self.kind {
            Kind::Link if self.small => theme::LINE_SMALL,
            Kind::Link => theme::LINE,
            _ => CONTROL,
        };
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2((inner + 2.0 * padding).ceil(), height), sense);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Button, self.enabled, self.name.unwrap_or(self.text));
            if self.kind == Kind::Link {
                info.role = Role::Link;
            }
            info
        });
        follow_focus(&response);
        if ui.is_rect_visible(rect) {
            let over = self.enabled && (response.hovered() || response.has_focus());
            let down = self.enabled && response.is_pointer_button_down_on();
            ground(ui, &self, t, rect, over, down);
            if response.has_focus() {
                focus_ring(ui, rect, t);
            }
            let mut x = rect.left() + padding;
            let middle = rect.center().y;
            if let Some(icon) = icon {
                let size = icon.rect.size();
                ui.painter().galley(pos2(x, middle - size.y / 2.0), icon, ink);
                x += size.x + 8.0;
            }
            let size = words.rect.size();
            ui.painter().galley(pos2(x, middle - size.y / 2.0), words, ink);
            if self.kind == Kind::Link && over {
                let y = middle + size.y / 2.0 - 1.0;
                ui.painter().hline(x..=x + size.x, y, Stroke::new(1.0, ink));
            }
            x += size.x + 8.0;
            if let Some(key) = key {
                ui.painter().galley(pos2(x, middle - key.rect.height() / 2.0 + 0.5), key, ink);
            }
        }
        let response = match self.name {
            Some(name) => response.on_hover_text(name),
            None if cut => response.on_hover_text(self.text),
            None => response,
        };
        if self.enabled { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
    }
}

fn ground(ui: &Ui, button: &Button<'_>, t: &Tokens, rect: eframe::egui::Rect, over: bool, down: bool) {
    let painter = ui.painter();
    match button.kind {
        Kind::Primary if !button.enabled => {
            painter.rect(rect, RADIUS, t.head, Stroke::new(1.0, t.line), StrokeKind::Inside);
        }
        Kind::Primary => {
            let fill = if down {
                t.pressed(t.accent, 0.12)
            } else if over {
                t.pressed(t.accent, 0.08)
            } else {
                t.accent
            };
            painter.rect_filled(rect, RADIUS, fill);
        }
        Kind::Secondary => {
            let fill = if down {
                t.accent_soft
            } else if over && button.enabled {
                t.head
            } else {
                t.panel
            };
            let edge = if over { t.ink_third } else { t.line_strong };
            painter.rect(rect, RADIUS, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        }
        Kind::Quiet if over || down => {
            painter.rect_filled(rect, RADIUS, t.accent_soft);
        }
        Kind::Quiet | Kind::Link => {}
    }
}

/// What Tab comes to is brought into view.
pub fn follow_focus(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// The visible focus: 2 points in the accent, a little outside.
pub fn focus_ring(ui: &Ui, rect: eframe::egui::Rect, t: &Tokens) {
    let painter = ui.painter().with_clip_rect(ui.clip_rect().expand(3.0));
    painter.rect_stroke(rect.expand(3.0), RADIUS + 3, Stroke::new(2.0, t.accent), StrokeKind::Inside);
}

/// A square button with an icon. `name` is its tooltip and its name for screen readers.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str, enabled: bool) -> Response {
    let t = theme::of(ui);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(CONTROL, CONTROL), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    follow_focus(&response);
    let over = enabled && (response.hovered() || response.has_focus());
    let ink = if enabled { t.ink } else { t.ink_third };
    let fill = if enabled && response.is_pointer_button_down_on() {
        t.accent_soft
    } else if over {
        t.head
    } else {
        t.panel
    };
    ui.painter().rect(rect, RADIUS, fill, Stroke::new(1.0, if over { t.ink_third } else { t.line_strong }), StrokeKind::Inside);
    let galley = ui.painter().layout_no_wrap(icon.to_owned(), font::icon(16.0), ink);
    ui.painter().galley(rect.center() - galley.rect.size() / 2.0, galley, ink);
    if response.has_focus() {
        focus_ring(ui, rect, t);
    }
    let response = if enabled { response.on_hover_cursor(CursorIcon::PointingHand) } else { response };
    response.on_hover_text(name)
}
