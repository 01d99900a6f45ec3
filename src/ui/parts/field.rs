//! Text fields of one line, and the field for a path that completes itself.

use crate::ui::theme::{self, CONTROL, font};
use eframe::egui::{
    Align2, CompletionPopup, Id, Key, Margin, RectAlign, Response, RichText, Suggestion, TextEdit, Ui, text_edit::TextEditOutput, vec2,
};

fn edit<'t>(ui: &Ui, id: Id, text: &'t mut String, hint: &str, width: f32) -> TextEdit<'t> {
    let t = theme::of(ui);
    TextEdit::singleline(text)
        .id(id)
        .font(font::body())
        .hint_text(RichText::new(hint.to_owned()).color(t.ink_second))
        .margin(Margin::symmetric(10, 6))
        .align(Align2::LEFT_CENTER)
        .min_size(vec2(width, CONTROL))
        .desired_width(width - 20.0)
}

/// A field of one line. `name` is its name for screen readers.
pub fn line(ui: &mut Ui, id: Id, text: &mut String, hint: &str, name: &str, width: f32) -> Response {
    let output: TextEditOutput = edit(ui, id, text, hint, width).show(ui);
    output.response.response.accessible_name(name)
}

/// The same for a secret: dots stand for what is typed.
pub fn secret(ui: &mut Ui, id: Id, text: &mut String, hint: &str, name: &str, width: f32) -> Response {
    let output: TextEditOutput = edit(ui, id, text, hint, width).password(true).show(ui);
    output.response.response.accessible_name(name)
}

/// A field of several lines, one entry each. `name` is its name for screen readers; Tab goes on to what follows.
pub fn lines(ui: &mut Ui, id: Id, text: &mut String, hint: &str, name: &str, width: f32) -> Response {
    let t = theme::of(ui);
    let rows = text.lines().count().clamp(2, 6);
    let field = TextEdit::multiline(text)
        .id(id)
        .font(font::body())
        .hint_text(RichText::new(hint.to_owned()).color(t.ink_second))
        .margin(Margin::symmetric(10, 6))
        .desired_rows(rows)
        .min_size(vec2(width, 0.0))
        .desired_width(width - 20.0);
    field.show(ui).response.response.accessible_name(name)
}

/// A path field: what it is for, and how wide.
pub struct PathField<'a> {
    /// Shown while it is empty.
    pub hint: &'a str,
    /// Name for screen readers.
    pub name: &'a str,
    /// Width in points.
    pub width: f32,
}

impl PathField<'_> {
    /// Shows the field; `complete` gives whole paths that go on from what is typed. Folders end with
    /// a separator. `true` when the person confirmed the path.
    pub fn show(&self, ui: &mut Ui, id: Id, text: &mut String, complete: impl FnOnce(&str) -> Vec<String>) -> bool {
        let field = edit(ui, id, text, self.hint, self.width);
        let shown = CompletionPopup::new(id)
            .align(RectAlign::BOTTOM_START)
            .word_boundary(|_| false)
            .max_height(220.0)
            .accept_keys([Key::Tab, Key::Enter])
            .show(ui, field, |query| {
                if query.text.trim().is_empty() {
                    return Vec::new();
                }
                complete(query.text).into_iter().filter(|path| path != query.text).map(Suggestion::new).collect()
            });
        let response = shown.text_edit.response.response.clone().accessible_name(self.name);
        let finished = shown.accepted.as_ref().is_some_and(|accepted| !accepted.insert.ends_with(std::path::MAIN_SEPARATOR));
        let entered = shown.accepted.is_none() && response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        (finished || entered) && !text.trim().is_empty()
    }
}
