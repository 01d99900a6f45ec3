//! What changed since the file that was handed over last, where the next one is written.

use crate::{
    error::{Arg, Message},
    locale::Locale,
    table::RowId,
    ui::{
        asks::{Ask, Asks},
        icons,
        parts::{Button, card, text},
    },
    workspace::{Command, Since, Workspace},
};
use eframe::egui::Ui;

/// People that are named before the rest is counted.
const NAMED: usize = 6;

/// Shows it, once it is known and there is a difference to speak of.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    if space.wants_since() {
        asks.command(Command::LookSince);
    }
    // A file that has nothing in common with the last one is another list.
    let Some(since) = space.since().filter(|since| !(since.same.is_empty() && since.changed.is_empty())) else { return };
    card::told(ui, icons::HISTORY, |ui| {
        let words = Message::new("ui-since").with("when", Arg::moment_of(&since.when)).with("new", since.new.len());
        text::body(ui, locale.message(&words.with("changed", since.changed.len()).with("same", since.same.len())));
        if !since.gone.is_empty() {
            text::small(ui, gone(since, locale));
        }
        ways(ui, since, locale, asks);
    });
}

fn gone(since: &Since, locale: &Locale) -> String {
    let mut named: Vec<String> = since.gone.iter().take(NAMED).map(|(person, course)| format!("{person} ({course})")).collect();
    if since.gone.len() > NAMED {
        named.push("…".to_owned());
    }
    locale.message(&Message::new("ui-since-gone").with("count", since.gone.len()).with("people", named.join(", ")))
}

fn ways(ui: &mut Ui, since: &Since, locale: &Locale, asks: &Asks) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let fresh: Vec<RowId> = since.new.iter().chain(&since.changed).copied().collect();
        if !fresh.is_empty() {
            let words = locale.message(&Message::new("ui-since-see").with("count", fresh.len()));
            if ui.add(Button::link(&words)).clicked() {
                asks.push(Ask::ShowRows(fresh.clone()));
            }
        }
        if !fresh.is_empty() && !since.same.is_empty() {
            let words = locale.text("ui-since-only");
            if ui.add(Button::link(&words).icon(icons::EYE_OFF)).on_hover_text(locale.text("ui-since-only-why")).clicked() {
                asks.command(Command::PutAside(since.same.clone()));
            }
        }
    });
}
