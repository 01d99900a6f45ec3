//! Words in the sizes and colours of the theme, with the line heights of the theme.

use crate::ui::theme::{self, LINE, LINE_SMALL, font};
use eframe::egui::{Color32, FontId, Label, Response, RichText, Ui};

/// The toolkit breaks lines at a narrow no-break space; it keeps the wide one together.
pub fn unbroken(text: impl Into<String>) -> String {
    text.into().replace('\u{202f}', "\u{a0}")
}

fn label(ui: &mut Ui, text: impl Into<String>, face: FontId, line: f32, color: Color32) -> Response {
    ui.add(Label::new(RichText::new(unbroken(text)).font(face).line_height(Some(line)).color(color)).wrap())
}

/// The title of a step.
pub fn title(ui: &mut Ui, text: impl Into<String>) -> Response {
    let response = label(ui, text, font::title(), 28.0, theme::of(ui).ink);
    say_heading(ui, &response, 1);
    response
}

/// The title of a card.
pub fn heading(ui: &mut Ui, text: impl Into<String>) -> Response {
    let response = label(ui, text, font::strong(), LINE, theme::of(ui).ink);
    say_heading(ui, &response, 2);
    response
}

/// A title of one line, cut with an ellipsis.
pub fn as_heading(ui: &mut Ui, text: &str, level: usize) -> Response {
    let response = one_line(ui, unbroken(text), font::strong(), theme::of(ui).ink);
    say_heading(ui, &response, level);
    response
}

/// Screen readers go from heading to heading.
fn say_heading(ui: &Ui, response: &Response, level: usize) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        let words = node.value().or(node.label()).unwrap_or_default().to_owned();
        node.set_role(eframe::egui::accesskit::Role::Heading);
        node.set_level(level);
        node.set_label(words);
    });
}

/// Text that is read.
pub fn body(ui: &mut Ui, text: impl Into<String>) -> Response {
    label(ui, text, font::body(), LINE, theme::of(ui).ink)
}

/// Text in the second ink.
pub fn second(ui: &mut Ui, text: impl Into<String>) -> Response {
    label(ui, text, font::body(), LINE, theme::of(ui).ink_second)
}

/// Small text in the second ink.
pub fn small(ui: &mut Ui, text: impl Into<String>) -> Response {
    label(ui, text, font::small(), LINE_SMALL, theme::of(ui).ink_second)
}

/// Small text in this ink.
pub fn small_in(ui: &mut Ui, text: impl Into<String>, ink: Color32) -> Response {
    label(ui, text, font::small(), LINE_SMALL, ink)
}

/// Small semibold text.
pub fn small_strong(ui: &mut Ui, text: impl Into<String>) -> Response {
    label(ui, text, font::small_strong(), LINE_SMALL, theme::of(ui).ink)
}

/// One line, cut with an ellipsis and whole in the tooltip.
pub fn one_line(ui: &mut Ui, text: impl Into<String>, face: FontId, color: Color32) -> Response {
    ui.add(Label::new(RichText::new(text).font(face).color(color)).truncate())
}

/// An icon of that height.
pub fn icon(ui: &mut Ui, icon: &str, size: f32, color: Color32) -> Response {
    let galley = ui.painter().layout_no_wrap(icon.to_owned(), font::icon(size), color);
    let (rect, response) = ui.allocate_exact_size(eframe::egui::vec2(size, size.max(galley.rect.height())), eframe::egui::Sense::empty());
    ui.painter().galley(rect.center() - galley.rect.size() / 2.0, galley, color);
    response
}
