//! The list below a cell that is edited: what fits what is typed.

use crate::ui::{choices::Choice, parts::menu::Item};
use eframe::egui::{Area, Frame, Id, Key, Modifiers, Order, Rect, Ui, accesskit::Role, vec2};

/// Choices shown at once.
const SHOWN: usize = 6;

/// What fits, for the text it was looked for.
#[derive(Clone, Debug, Default)]
pub struct Completion {
    text: Option<String>,
    found: Vec<Choice>,
    /// The line that Enter takes; none until the person goes to one.
    lit: Option<usize>,
    rect: Option<Rect>,
}

impl Completion {
    /// Looks again when the text changed.
    pub fn update(&mut self, text: &str, look: impl FnOnce(&str) -> Vec<Choice>) {
        if self.text.as_deref() != Some(text) {
            self.found = look(text);
            self.found.truncate(SHOWN);
            self.text = Some(text.to_owned());
            self.lit = None;
        }
    }

    /// Takes the keys that go through the list.
    pub fn keys(&mut self, ui: &Ui) {
        let Some(last) = self.found.len().checked_sub(1) else { return };
        let (down, up) =
            ui.input_mut(|input| (input.consume_key(Modifiers::NONE, Key::ArrowDown), input.consume_key(Modifiers::NONE, Key::ArrowUp)));
        self.lit = match self.lit {
            None if down => Some(0),
            Some(lit) if down => Some((lit + 1).min(last)),
            Some(lit) if up => lit.checked_sub(1),
            lit => lit,
        };
    }

    /// What the person went to by keys.
    pub fn chosen(&self) -> Option<&str> {
        Some(self.found.get(self.lit?)?.value.as_str())
    }

    /// Whether the pointer is on the list: a press there does not end the edit.
    pub fn is_under_pointer(&self, ui: &Ui) -> bool {
        let pointer = ui.input(|input| input.pointer.interact_pos());
        self.rect.zip(pointer).is_some_and(|(rect, pointer)| rect.contains(pointer))
    }

    /// Draws the list below `cell`, or above where there is no room. Returns what was pressed.
    pub fn show(&mut self, ui: &Ui, id: Id, cell: Rect, name: &str) -> Option<String> {
        self.rect = None;
        if self.found.is_empty() {
            return None;
        }
        let height: f32 = self.found.iter().map(|choice| if choice.note.is_empty() { 33.0 } else { 47.0 }).sum::<f32>() + 14.0;
        let below = cell.bottom() + 4.0 + height < ui.ctx().content_rect().bottom() - 28.0;
        let at = if below { cell.left_bottom() + vec2(0.0, 4.0) } else { cell.left_top() - vec2(0.0, 4.0 + height) };
        let width = cell.width().max(300.0);
        let mut pressed = None;
        let shown = Area::new(id).order(Order::Foreground).fixed_pos(at).constrain(true).show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 1.0;
                for (number, choice) in self.found.iter().enumerate() {
                    let response = Item::new(&choice.text).note(&choice.note).show_lit(ui, self.lit == Some(number));
                    let down = response.hovered() && ui.input(|input| input.pointer.any_pressed());
                    if down || response.clicked() {
                        pressed = Some(choice.value.clone());
                    }
                }
            });
        });
        ui.ctx().accesskit_node_builder(shown.response.id, |node| {
            node.set_role(Role::ListBox);
            node.set_label(name.to_owned());
        });
        self.rect = Some(shown.response.rect);
        pressed
    }
}
