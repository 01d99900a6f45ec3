//! Lines of a menu.

use crate::ui::{
    icons,
    theme::{self, font},
};
use eframe::egui::{
    Align, Align2, Frame, Layout, Margin, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit::Role,
    pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

/// A line of a menu: words, the key that does the same, a tick when it is chosen.
pub struct Item<'a> {
    text: &'a str,
    note: &'a str,
    key: &'a str,
    icon: Option<&'a str>,
    chosen: Option<bool>,
    ticked: Option<bool>,
    enabled: bool,
}

impl<'a> Item<'a> {
    /// A line with words.
    pub fn new(text: &'a str) -> Self {
        Self { text, note: "", key: "", icon: None, chosen: None, ticked: None, enabled: true }
    }

    /// Small words below.
    #[must_use]
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// The key, on the right.
    #[must_use]
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = key;
        self
    }

    /// An icon before the words.
    #[must_use]
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// One of several, chosen or not.
    #[must_use]
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = Some(chosen);
        self
    }

    /// One of several that may be ticked together.
    #[must_use]
    pub fn ticked(mut self, ticked: bool) -> Self {
        self.ticked = Some(ticked);
        self
    }

    /// Whether it can be clicked.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Shows it over the width there is. `lit` draws it as the one that Enter would take.
    pub fn show_lit(self, ui: &mut Ui, lit: bool) -> Response {
        let t = theme::of(ui);
        let ink = if self.enabled { t.ink } else { t.ink_third };
        let before = if self.chosen.is_some() || self.ticked.is_some() || self.icon.is_some() { 26.0 } else { 0.0 };
        let key = ui.painter().layout_no_wrap(self.key.to_owned(), font::small(), t.ink_second);
        let after = if self.key.is_empty() { 0.0 } else { key.rect.width() + 20.0 };
        let room = (ui.available_width() - before - after - 20.0).max(160.0);
        let cut = |text: &str, face, ink| {
            let mut job = LayoutJob::simple_singleline(text.to_owned(), face, ink);
            job.wrap = TextWrapping::truncate_at_width(room);
            ui.painter().layout_job(job)
        };
        let words = cut(self.text, font::body(), ink);
        let note = (!self.note.is_empty()).then(|| cut(self.note, font::small(), t.ink_second));
        let inner = words.rect.width().max(note.as_ref().map_or(0.0, |note| note.rect.width()));
        let height = if note.is_some() { 46.0 } else { 32.0 };
        let width = (inner + before + after + 20.0).max(ui.available_width());
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
        if self.chosen == Some(true) && super::popup::wants_chosen(ui) {
            response.request_focus();
        }
        super::button::follow_focus(&response);
        response.widget_info(|| match (self.chosen, self.ticked) {
            (Some(chosen), _) => WidgetInfo::selected(Role::MenuItemRadio, self.enabled, chosen, self.text),
            (None, Some(ticked)) => WidgetInfo::selected(Role::MenuItemCheckBox, self.enabled, ticked, self.text),
            (None, None) => WidgetInfo::labeled(Role::MenuItem, self.enabled, self.text),
        });
        if self.enabled && (response.hovered() || response.has_focus() || lit) {
            ui.painter().rect_filled(rect, theme::RADIUS, t.accent_soft);
        }
        let left = rect.left() + 10.0;
        let middle = if note.is_some() { rect.top() + 15.0 } else { rect.center().y };
        if let Some(ticked) = self.ticked {
            let square = Rect::from_center_size(pos2(left + 8.0, middle), vec2(16.0, 16.0));
            let (ground, edge) = if ticked { (t.accent, t.accent) } else { (t.panel, t.ink_third) };
            ui.painter().rect(square, 4, ground, Stroke::new(1.0, edge), StrokeKind::Inside);
            if ticked {
                ui.painter().text(square.center(), Align2::CENTER_CENTER, icons::CHECK, font::icon(12.0), t.panel);
            }
        }
        let icon = if self.chosen == Some(true) { Some(icons::CHECK) } else { self.icon };
        if let Some(icon) = icon {
            let color = if self.chosen == Some(true) { t.accent } else { t.ink_second };
            let galley = ui.painter().layout_no_wrap(icon.to_owned(), font::icon(16.0), color);
            ui.painter().galley(pos2(left, middle - galley.rect.height() / 2.0), galley, color);
        }
        ui.painter().galley(pos2(left + before, middle - words.rect.height() / 2.0), words, ink);
        if let Some(note) = note {
            ui.painter().galley(pos2(left + before, rect.top() + 25.0), note, ink);
        }
        if !self.key.is_empty() {
            ui.painter().galley(pos2(rect.right() - 10.0 - key.rect.width(), middle - key.rect.height() / 2.0), key, ink);
        }
        response
    }

    /// Shows it over the width there is. The menu closes when it is chosen, by whatever hand; a line to tick stays.
    pub fn show(self, ui: &mut Ui) -> Response {
        let stays = self.ticked.is_some();
        let response = self.show_lit(ui, false);
        if response.clicked() && !stays {
            ui.close();
        }
        response
    }
}

/// The title of a group of lines.
pub fn group(ui: &mut Ui, text: &str) {
    ui.add_space(4.0);
    hint(ui, text);
}

/// Words to read in line with the lines of the menu.
pub fn line(ui: &mut Ui, text: &str) {
    Frame::NONE.inner_margin(Margin { left: 10, right: 10, top: 3, bottom: 3 }).show(ui, |ui| super::text::body(ui, text));
}

/// Small words in line with the lines of the menu.
pub fn hint(ui: &mut Ui, text: &str) {
    Frame::NONE.inner_margin(Margin { left: 10, right: 10, top: 3, bottom: 3 }).show(ui, |ui| {
        // Menus stretch what they hold; stretched words are hard to read.
        ui.with_layout(Layout::top_down(Align::Min), |ui| super::text::small(ui, text));
    });
}
