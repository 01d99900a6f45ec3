//! A field that opens a list, with a search line when the list is long: 20 000 courses are found by
//! typing a few letters.

use super::{
    menu::{Item, group, hint},
    popup::Opening,
};
use crate::{
    text::fold::careful,
    ui::{
        icons,
        theme::{self, CONTROL, RADIUS, font},
    },
};
use eframe::egui::{
    CursorIcon, Event, EventFilter, FocusDirection, Id, Key, Modifiers, Popup, PopupCloseBehavior, Response, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo,
    accesskit::{HasPopup, Role},
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

    /// Words of a choice, and whether it is the one chosen now.
    fn words(&self) -> Option<(&str, bool)> {
        match self {
            Self::Choice { text, chosen, .. } => Some((text, *chosen)),
            Self::Group(_) | Self::Hint(_) => None,
        }
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

    /// Opens the list below a widget that is there already, when it is clicked or opened by keys.
    pub fn attached<T: Clone>(self, ui: &Ui, response: &Response, lines: impl FnOnce(&str) -> Vec<Line<T>>) -> Option<T> {
        let opening = Opening::of(ui, response, self.search.is_some());
        let state = opening.id.with("search");
        if opening.now {
            let search = Search { text: opening.typed.clone(), ..Search::default() };
            ui.ctx().data_mut(|data| data.insert_temp(state, search));
        }
        let width = self.width.max(380.0);
        let chosen = opening
            .popup(response)
            .gap(4.0)
            .width(width)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name(self.name.to_owned())
            .show(|ui| {
                ui.set_width(width);
                let holder = if self.search.is_some() { state.with("field") } else { response.id };
                let chosen = self.list(ui, state, holder, lines);
                // Tab goes on from the field, not through a thousand lines.
                let left =
                    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab) || input.consume_key(Modifiers::SHIFT, Key::Tab));
                if left {
                    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
                }
                if chosen.is_some() || left {
                    ui.close();
                }
                chosen
            })
            .and_then(|shown| shown.inner);
        opening.settle(ui, response, HasPopup::Listbox);
        chosen
    }

    fn field(&self, ui: &mut Ui) -> Response {
        let t = theme::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(self.width, CONTROL), Sense::click());
        response.widget_info(|| {
            let words = if self.value.is_empty() { self.empty.to_owned() } else { format!("{}{}", self.before, self.value) };
            // A value of its own does not reach every screen reader: the name says it too.
            let mut info = WidgetInfo::labeled(Role::ComboBox, true, format!("{}, {words}", self.name));
            info.current_text_value = Some(words);
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

    /// `holder` has the keyboard while the list is open.
    fn list<T: Clone>(&self, ui: &mut Ui, id: Id, holder: Id, lines: impl FnOnce(&str) -> Vec<Line<T>>) -> Option<T> {
        let mut search: Search = ui.ctx().data_mut(|data| data.get_temp(id)).unwrap_or_default();
        let keys = if search.is_new { Keys::default() } else { Keys::read(ui, self.search.is_none()) };
        let before = search.text.clone();
        if let Some(words) = self.search {
            let field = super::field::line(ui, holder, &mut search.text, words, words, ui.available_width());
            if search.is_new {
                field.request_focus();
            }
            ui.add_space(2.0);
        }
        if ui.memory(|memory| memory.has_focus(holder)) {
            let filter = EventFilter { vertical_arrows: true, tab: true, horizontal_arrows: true, escape: false };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(holder, filter));
        }
        let lines = lines(search.text.trim());
        let texts: Vec<(&str, bool)> = lines.iter().filter_map(Line::words).collect();
        if search.is_new || before != search.text {
            let chosen = texts.iter().position(|(_, chosen)| *chosen);
            search.lit = if search.text.trim().is_empty() { chosen } else { (!texts.is_empty()).then_some(0) };
        }
        search.lit = keys.letters.as_deref().and_then(|typed| begins_with(&texts, typed, search.lit)).or(search.lit);
        search.lit = keys.go(search.lit, texts.len());
        let moved = keys.moves() || search.is_new;
        let mut chosen = None;
        let mut number = 0;
        ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for line in &lines {
                match line {
                    Line::Group(text) => group(ui, text),
                    Line::Hint(text) => hint(ui, text),
                    Line::Choice { value, text, note, chosen: current } => {
                        let lit = search.lit == Some(number);
                        let mut item = Item::new(text).note(note);
                        if *current {
                            item = item.chosen(true);
                        }
                        let response = item.show_lit(ui, lit);
                        if lit {
                            ui.ctx().accesskit_node_builder(holder, |node| node.set_active_descendant(response.id.accesskit_id()));
                        }
                        if lit && moved {
                            response.scroll_to_me(None);
                        }
                        if response.clicked() || (lit && keys.enter) {
                            chosen = Some(value.clone());
                        }
                        number += 1;
                    }
                }
            }
        });
        search.is_new = false;
        ui.ctx().data_mut(|data| data.insert_temp(id, search));
        chosen
    }
}

/// The next line after the lit one that begins with what was typed.
fn begins_with(texts: &[(&str, bool)], typed: &str, lit: Option<usize>) -> Option<usize> {
    let typed = careful(typed);
    let after = lit.map_or(0, |lit| lit + 1);
    (after..texts.len()).chain(0..after.min(texts.len())).find(|&number| careful(texts[number].0).starts_with(&typed))
}

/// What was pressed in an open list.
#[derive(Default)]
struct Keys {
    down: usize,
    up: usize,
    enter: bool,
    letters: Option<String>,
}

impl Keys {
    /// `bare`: there is no search line, the space bar chooses and letters go to the line that begins with them.
    fn read(ui: &Ui, bare: bool) -> Self {
        ui.input_mut(|input| {
            let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
            let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
            let mut enter = input.consume_key(Modifiers::NONE, Key::Enter);
            enter |= bare && input.consume_key(Modifiers::NONE, Key::Space);
            let typed: String = input
                .events
                .iter()
                .filter_map(|event| match event {
                    Event::Text(text) if bare && !text.trim().is_empty() => Some(text.as_str()),
                    _ => None,
                })
                .collect();
            Self { down, up, enter, letters: Some(typed).filter(|typed| !typed.is_empty()) }
        })
    }

    fn moves(&self) -> bool {
        self.down + self.up > 0 || self.letters.is_some()
    }

    /// The line lit after the arrows: none is lit until the person goes to one, so that Enter pressed twice chooses nothing.
    fn go(&self, lit: Option<usize>, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        let lit = match lit {
            Some(lit) => Some((lit + self.down).min(last)),
            None if self.down > 0 => Some((self.down - 1).min(last)),
            None if self.up > 0 => return Some(last),
            None => None,
        };
        lit.map(|lit| lit.saturating_sub(self.up))
    }
}

#[derive(Clone, Debug)]
struct Search {
    text: String,
    lit: Option<usize>,
    /// In the frame of opening no key chooses: it is the one that opened.
    is_new: bool,
}

impl Default for Search {
    fn default() -> Self {
        Self { text: String::new(), lit: None, is_new: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(down: usize, up: usize) -> Keys {
        Keys { down, up, ..Keys::default() }
    }

    #[test]
    fn nothing_is_lit_until_somebody_goes_there() {
        for (lit, down, up, expected) in [
            (None, 0, 0, None),
            (None, 1, 0, Some(0)),
            (None, 2, 0, Some(1)),
            (None, 0, 1, Some(2)),
            (Some(0), 1, 0, Some(1)),
            (Some(2), 1, 0, Some(2)),
            (Some(0), 0, 1, Some(0)),
        ] {
            assert_eq!(keys(down, up).go(lit, 3), expected, "{lit:?} {down} down {up} up");
        }
        assert_eq!(keys(1, 0).go(None, 0), None);
    }

    #[test]
    fn a_letter_goes_to_the_next_line_that_begins_with_it_and_round() {
        let texts = [("Élève", false), ("Enseignant", false), ("Manager", false)];
        assert_eq!(begins_with(&texts, "e", None), Some(0));
        assert_eq!(begins_with(&texts, "e", Some(0)), Some(1));
        assert_eq!(begins_with(&texts, "e", Some(1)), Some(0));
        assert_eq!(begins_with(&texts, "x", Some(1)), None);
    }
}
