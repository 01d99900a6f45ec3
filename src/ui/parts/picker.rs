//! A field that opens a list, with a search line when the list is long: 20 000 courses are found by
//! typing a few letters.

use super::menu::{Item, group, hint};
use crate::ui::{
    icons,
    theme::{self, CONTROL, RADIUS, font},
};
use eframe::egui::{
    CursorIcon, Id, Key, Modifiers, Popup, PopupCloseBehavior, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit::Role,
    pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

/// A line of the list.
#[derive(Clone, Debug)]
pub enum Line<T> {
    /// Title of the lines that follow.
    Group(String),
    /// Something to choose.
    Choice {
        /// What the choice gives.
        value: T,
        /// Its words.
        text: String,
        /// Small words below; may be empty.
        note: String,
        /// Whether it is the one chosen now.
        chosen: bool,
    },
    /// Said where nothing can be chosen.
    Hint(String),
}

impl<T> Line<T> {
    /// A choice with words only.
    pub fn choice(value: T, text: impl Into<String>) -> Self {
        Self::Choice { value, text: text.into(), note: String::new(), chosen: false }
    }
}

/// The closed field.
pub struct Picker<'a> {
    name: &'a str,
    before: &'a str,
    value: &'a str,
    empty: &'a str,
    search: Option<&'a str>,
    width: f32,
}

impl<'a> Picker<'a> {
    /// `name` is the name for screen readers, `value` what is chosen; `empty` is said when nothing is.
    pub fn new(name: &'a str, value: &'a str, empty: &'a str) -> Self {
        Self { name, before: "", value, empty, search: None, width: 280.0 }
    }

    /// Words before the value, in regular weight (*Même valeur partout :*).
    #[must_use]
    pub fn before(mut self, before: &'a str) -> Self {
        self.before = before;
        self
    }

    /// With a search line that shows this hint.
    #[must_use]
    pub fn search(mut self, hint: &'a str) -> Self {
        self.search = Some(hint);
        self
    }

    /// Width of the field.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Shows the field and, while it is open, the lines for what is typed. Returns what was chosen.
    pub fn show<T: Clone>(self, ui: &mut Ui, lines: impl FnOnce(&str) -> Vec<Line<T>>) -> Option<T> {
        let response = self.field(ui);
        self.attached(ui, &response, lines)
    }

    /// Opens the list below a widget that is there already, when it is clicked.
    pub fn attached<T: Clone>(self, ui: &Ui, response: &Response, lines: impl FnOnce(&str) -> Vec<Line<T>>) -> Option<T> {
        let popup = Popup::default_response_id(response);
        let state = popup.with("search");
        if response.clicked() {
            ui.ctx().data_mut(|data| data.insert_temp(state, Search { fresh: true, ..Search::default() }));
        }
        let width = self.width.max(380.0);
        Popup::from_toggle_button_response(response)
            .gap(4.0)
            .width(width)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name(self.name.to_owned())
            .show(|ui| {
                ui.set_width(width);
                let chosen = self.list(ui, state, lines);
                if chosen.is_some() {
                    ui.close();
                    response.request_focus();
                }
                chosen
            })
            .and_then(|shown| shown.inner)
    }

    fn field(&self, ui: &mut Ui) -> Response {
        let t = theme::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(self.width, CONTROL), Sense::click());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, true, self.name);
            info.current_text_value = Some(format!("{}{}", self.before, self.value));
            info
        });
        super::button::follow_focus(&response);
        let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
        let edge = if open {
            t.accent
        } else if response.hovered() {
            t.ink_third
        } else {
            t.line_strong
        };
        ui.painter().rect(rect, RADIUS, t.panel, Stroke::new(1.0, edge), StrokeKind::Inside);
        if response.has_focus() {
            super::button::focus_ring(ui, rect, t);
        }
        let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(rect.width() - 42.0), ..LayoutJob::default() };
        let format = |font_id, color| TextFormat { font_id, color, ..TextFormat::default() };
        if self.value.is_empty() {
            job.append(self.empty, 0.0, format(font::body(), t.ink_second));
        } else {
            job.append(self.before, 0.0, format(font::body(), t.ink));
            let face = if self.before.is_empty() { font::body() } else { font::strong() };
            job.append(self.value, 0.0, format(face, t.ink));
        }
        let galley = ui.painter().layout_job(job);
        let cut = galley.elided;
        ui.painter().galley(pos2(rect.left() + 11.0, rect.center().y - galley.rect.height() / 2.0), galley, t.ink);
        let arrow = ui.painter().layout_no_wrap(icons::CHEVRON_DOWN.to_owned(), font::icon(16.0), t.ink_second);
        ui.painter().galley(pos2(rect.right() - 26.0, rect.center().y - arrow.rect.height() / 2.0), arrow, t.ink_second);
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if cut { response.on_hover_text(self.value) } else { response }
    }

    fn list<T: Clone>(&self, ui: &mut Ui, id: Id, lines: impl FnOnce(&str) -> Vec<Line<T>>) -> Option<T> {
        let mut search: Search = ui.ctx().data_mut(|data| data.get_temp(id)).unwrap_or_default();
        let (down, up, enter) = ui.input_mut(|input| {
            (
                input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown),
                input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        let before = search.text.clone();
        let grip = id.with("field");
        if let Some(words) = self.search {
            let field = super::field::line(ui, grip, &mut search.text, words, words, ui.available_width());
            if std::mem::take(&mut search.fresh) {
                field.request_focus();
            }
            ui.add_space(2.0);
        }
        let lines = lines(search.text.trim());
        let choices = lines.iter().filter(|line| matches!(line, Line::Choice { .. })).count();
        if before != search.text {
            search.lit = 0;
        }
        search.lit = (search.lit + down).min(choices.saturating_sub(1)).saturating_sub(up);
        let moved = down + up > 0;
        let mut chosen = None;
        let mut number = 0;
        ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for line in &lines {
                match line {
                    Line::Group(text) => group(ui, text),
                    Line::Hint(text) => hint(ui, text),
                    Line::Choice { value, text, note, chosen: current } => {
                        let lit = number == search.lit;
                        let mut item = Item::new(text).note(note);
                        if *current {
                            item = item.chosen(true);
                        }
                        let response = item.show_lit(ui, lit);
                        if lit && moved {
                            response.scroll_to_me(None);
                        }
                        if response.clicked() || (lit && enter) {
                            chosen = Some(value.clone());
                        }
                        number += 1;
                    }
                }
            }
        });
        ui.ctx().data_mut(|data| data.insert_temp(id, search));
        chosen
    }
}

#[derive(Clone, Debug, Default)]
struct Search {
    text: String,
    lit: usize,
    fresh: bool,
}
