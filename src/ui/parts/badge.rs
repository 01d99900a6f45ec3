//! Levels: always an icon, a word and a colour together.

use crate::{
    error::Level,
    locale::Locale,
    ui::{
        icons,
        theme::{self, Tokens, font},
    },
};
use eframe::egui::{Color32, CursorIcon, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

/// What a tag says beyond its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// In order.
    Ok,
    /// Good to know, or the accent.
    Info,
    /// Needs a look.
    Warning,
    /// Will be refused, or does harm.
    Error,
    /// Nothing special.
    Neutral,
}

impl From<Level> for Tone {
    fn from(level: Level) -> Self {
        match level {
            Level::Info => Self::Info,
            Level::Warning => Self::Warning,
            Level::Error => Self::Error,
        }
    }
}

impl Tone {
    /// Text and ground.
    pub fn colors(self, t: &Tokens) -> (Color32, Color32) {
        match self {
            Self::Ok => (t.ok, t.ok_soft),
            Self::Info => (t.accent, t.accent_soft),
            Self::Warning => (t.warning, t.warning_soft),
            Self::Error => (t.error, t.error_soft),
            Self::Neutral => (t.ink_second, t.head),
        }
    }

    /// The icon that says the same as the colour.
    pub fn icon(self) -> Option<&'static str> {
        match self {
            Self::Ok => Some(icons::CIRCLE_CHECK),
            Self::Info => Some(icons::INFO),
            Self::Warning => Some(icons::TRIANGLE_ALERT),
            Self::Error => Some(icons::CIRCLE_X),
            Self::Neutral => None,
        }
    }
}

/// The word of a level.
pub fn level_word(level: Level, locale: &Locale) -> String {
    locale.text(match level {
        Level::Error => "level-error",
        Level::Warning => "level-warning",
        Level::Info => "level-info",
    })
}

/// The word of a level, with its icon and colour.
pub fn badge(ui: &mut Ui, locale: &Locale, level: Level) -> Response {
    badge_on(ui, locale, level, false)
}

/// The same; on a ground in the accent's tint the box is that of a card.
pub fn badge_on(ui: &mut Ui, locale: &Locale, level: Level, tinted: bool) -> Response {
    let word = level_word(level, locale);
    let tone = Tone::from(level);
    let ground = if tinted && tone == Tone::Info { theme::of(ui).panel } else { tone.colors(theme::of(ui)).1 };
    draw(ui, tone, tone.icon(), &word, ground)
}

/// Words in a small tinted box, with the icon of the tone.
pub fn tag(ui: &mut Ui, tone: Tone, text: &str) -> Response {
    let ground = tone.colors(theme::of(ui)).1;
    draw(ui, tone, tone.icon(), text, ground)
}

/// A tag that filters: pressed, only what it names is shown.
pub fn filter(ui: &mut Ui, tone: Tone, text: &str, on: bool) -> Response {
    let t = theme::of(ui);
    let (ink, ground) = tone.colors(t);
    let icon = tone.icon().map(|icon| ui.painter().layout_no_wrap(icon.to_owned(), font::icon(12.0), ink));
    let before = icon.as_ref().map_or(0.0, |icon| icon.rect.width() + 5.0);
    let words = ui.painter().layout_no_wrap(text.to_owned(), font::small_strong(), ink);
    let (rect, response) = ui.allocate_exact_size(vec2(words.rect.width() + before + 18.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, text));
    super::button::follow_focus(&response);
    let edge = if on || response.hovered() { Stroke::new(if on { 2.0 } else { 1.0 }, ink) } else { Stroke::NONE };
    ui.painter().rect(rect, 6.0, ground, edge, StrokeKind::Inside);
    if response.has_focus() {
        super::button::focus_ring(ui, rect, t);
    }
    let middle = rect.center().y;
    if let Some(icon) = icon {
        ui.painter().galley(pos2(rect.left() + 9.0, middle - icon.rect.height() / 2.0), icon, ink);
    }
    ui.painter().galley(pos2(rect.left() + 9.0 + before, middle - words.rect.height() / 2.0), words, ink);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A tag without an icon: its words alone say it (*obligatoire*).
pub fn plain_tag(ui: &mut Ui, tone: Tone, text: &str) -> Response {
    let ground = tone.colors(theme::of(ui)).1;
    draw(ui, tone, None, text, ground)
}

fn draw(ui: &mut Ui, tone: Tone, icon: Option<&str>, text: &str, ground: Color32) -> Response {
    let t = theme::of(ui);
    let (ink, _) = tone.colors(t);
    let icon = icon.map(|icon| ui.painter().layout_no_wrap(icon.to_owned(), font::icon(12.0), ink));
    let before = icon.as_ref().map_or(0.0, |icon| icon.rect.width() + 5.0);
    let room = (ui.available_width() - before - 14.0).max(40.0);
    let mut job = eframe::egui::text::LayoutJob::simple_singleline(text.to_owned(), font::small_strong(), ink);
    job.wrap = eframe::egui::text::TextWrapping::truncate_at_width(room);
    let words = ui.painter().layout_job(job);
    let cut = words.elided;
    let (rect, response) = ui.allocate_exact_size(vec2(words.rect.width() + before + 14.0, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().rect_filled(rect, 5.0, ground);
    let middle = rect.center().y;
    if let Some(icon) = icon {
        ui.painter().galley(pos2(rect.left() + 7.0, middle - icon.rect.height() / 2.0), icon, ink);
    }
    ui.painter().galley(pos2(rect.left() + 7.0 + before, middle - words.rect.height() / 2.0), words, ink);
    if cut { response.on_hover_text(text) } else { response }
}
