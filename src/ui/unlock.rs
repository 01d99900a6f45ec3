//! The password of a workbook that is being opened.

use super::{
    asks::Asks,
    parts::{Button, field, modal, text},
    window::Window,
};
use crate::{error::Message, read::Password, workspace::Command};
use eframe::egui::{Align, Context, Id, Key, Layout, Ui};

/// The dialogue, while a workbook waits. Returns whether one does.
pub fn show(ctx: &Context, window: &Window, asks: &Asks) -> bool {
    let Some((name, wrong)) = window.space.locked() else { return false };
    let locale = &window.locale;
    let title = locale.text("ui-unlock-title");
    let line = locale.message(&Message::new(if wrong { "ui-unlock-wrong" } else { "ui-unlock-line" }).with("name", name.as_str()));
    let typed = Id::unique("the password being typed");
    let shown = modal::show(ctx, "unlock", &title, |ui| {
        ui.set_width(440.0);
        text::title(ui, &title);
        text::body(ui, &line);
        ui.add_space(8.0);
        let mut password = ui.data_mut(|data| data.get_temp::<String>(typed)).unwrap_or_default();
        let label = locale.text("ui-unlock-field");
        let response = field::secret(ui, Id::unique("workbook password"), &mut password, &label, &label, 440.0);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        ui.data_mut(|data| data.insert_temp(typed, password.clone()));
        ui.add_space(12.0);
        let answer = buttons(ui, &locale.text("ui-unlock-yes"), &locale.text("ui-cancel"), !password.is_empty());
        match (entered, answer) {
            (true, _) | (_, Some(true)) => Password::new(&password).map(Some),
            (_, Some(false)) => Some(None),
            _ => None,
        }
    });
    let answer = shown.inner.clone().or_else(|| shown.should_close().then_some(None));
    if let Some(answer) = answer {
        ctx.data_mut(|data| data.remove_temp::<String>(typed));
        asks.command(Command::Unlock(answer));
    }
    true
}

/// Whether it is to be opened or given up.
fn buttons(ui: &mut Ui, open: &str, cancel: &str, may_open: bool) -> Option<bool> {
    let drawn = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let open = ui.add_enabled(may_open, Button::primary(open)).clicked();
        let cancel = ui.add(Button::secondary(cancel)).clicked();
        (open || cancel).then_some(open)
    });
    drawn.inner
}
