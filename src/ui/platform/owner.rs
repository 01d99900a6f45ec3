//! What the institution set of a platform: marked beside its name, and not to be changed where it is locked.

use crate::{
    error::Message,
    locale::Locale,
    store::institution::SetBy,
    ui::{
        icons,
        parts::{card, text},
        theme,
    },
};
use eframe::egui::Ui;

/// Whom the fields of a dialogue belong to.
#[derive(Clone, Copy)]
pub struct Owner<'a> {
    /// What the institution set; `None` when it said nothing.
    pub set_by: Option<&'a SetBy>,
    /// For the words.
    pub locale: &'a Locale,
}

impl Owner<'_> {
    fn is_set(&self, key: &str) -> bool {
        self.set_by.is_some_and(|set| set.set.contains(key))
    }

    /// Whether nobody changes it here.
    pub fn is_locked(&self, key: &str) -> bool {
        self.set_by.is_some_and(|set| set.holds(key))
    }

    fn said(&self) -> Option<String> {
        let set = self.set_by?;
        Some(self.locale.message(&Message::new("ui-institution-set").with("institution", set.institution.as_str())))
    }

    /// The name of a field for screen readers: who set it belongs to it.
    pub fn name(&self, key: &str, name: &str) -> String {
        match self.said().filter(|_| self.is_set(key) || self.is_locked(key)) {
            Some(said) => self.locale.message(&Message::new("ui-pair").with("a", name).with("b", said)),
            None => name.to_owned(),
        }
    }

    /// The name of a field with who set it, what it is for, and the field itself.
    pub fn field<R>(&self, ui: &mut Ui, key: &str, name: &str, hint: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            text::small_strong(ui, name);
            let Some(said) = self.said() else { return };
            let (icon, why) = match (self.is_locked(key), self.is_set(key)) {
                (true, _) => (icons::LOCK, "ui-institution-locked-why"),
                (false, true) => (icons::GRADUATION_CAP, "ui-institution-set-why"),
                (false, false) => return,
            };
            let accent = theme::of(ui).accent;
            text::icon(ui, icon, 14.0, accent).on_hover_text(format!("{said}\n{}", self.locale.text(why)));
        });
        if !hint.is_empty() {
            text::small(ui, hint);
        }
        ui.add_enabled_ui(!self.is_locked(key), add).inner
    }

    /// One line above the fields: what the marks mean.
    pub fn legend(&self, ui: &mut Ui) {
        let Some(set) = self.set_by.filter(|set| !set.set.is_empty()) else { return };
        let locks = set.set.iter().any(|key| set.holds(key));
        let t = theme::of(ui);
        card::tinted(ui, t.accent_soft, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                text::icon(ui, if locks { icons::LOCK } else { icons::GRADUATION_CAP }, 16.0, t.accent);
                let id = if locks { "ui-institution-legend-locked" } else { "ui-institution-legend" };
                text::body(ui, self.locale.message(&Message::new(id).with("institution", set.institution.as_str())));
            });
        });
    }
}
