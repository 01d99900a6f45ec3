//! The program that will read the file, and how to choose another.

use super::{
    asks::Asks,
    parts::{
        Chip,
        menu::{self, Item},
    },
};
use crate::{
    importer::Importer,
    locale::Locale,
    workspace::{Command, Workspace},
};
use eframe::egui::{ScrollArea, Ui};

/// Room of the list of importers in points, where the window is high enough.
const HEIGHT: f32 = 560.0;

/// What the file is made for; opens the list of the others.
pub fn chip(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let title = locale.text(&space.importer().title_id());
    Chip::new(&locale.text("ui-importer"), &title).menu(ui, |ui| {
        ui.set_width(480.0);
        let room = ui.ctx().content_rect().bottom() - ui.next_widget_position().y - 24.0;
        let height = HEIGHT.min(room.max(160.0));
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let (in_use, others) = space.importers();
            if !in_use.is_empty() {
                menu::group(ui, &locale.text("ui-importers-in-use"));
                in_use.into_iter().for_each(|importer| line(ui, space, locale, importer, asks));
                menu::group(ui, &locale.text("ui-importers-others"));
            }
            others.into_iter().for_each(|importer| line(ui, space, locale, importer, asks));
        });
    });
}

fn line(ui: &mut Ui, space: &Workspace, locale: &Locale, importer: &'static Importer, asks: &Asks) {
    let chosen = importer.id == space.importer().id;
    let note = locale.text(&importer.note_id());
    if Item::new(&locale.text(&importer.title_id())).note(&note).chosen(chosen).show(ui).clicked() {
        asks.command(Command::ChooseImporter(importer.id.clone()));
        ui.close();
    }
}
