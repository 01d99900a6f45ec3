//! The program that will read the file, how to choose another, and the same list for another.

use super::{
    asks::Asks,
    icons,
    parts::{
        Button, Chip, Tone, badge,
        menu::{self, Item},
        modal, popup, text,
    },
    theme,
};
use crate::{
    error::Message,
    importer::Importer,
    locale::Locale,
    workspace::{Command, Workspace},
};
use eframe::egui::{Align, Context, Layout, PopupCloseBehavior, ScrollArea, Ui};

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

/// The list of importers for which the same list can be made instead.
pub fn convert(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let choices = space.convertible();
    if choices.is_empty() {
        return;
    }
    let response = ui.add(Button::secondary(&locale.text("ui-convert")).icon(icons::CHEVRON_DOWN));
    popup::menu(ui, &response, PopupCloseBehavior::CloseOnClick, 6.0, |ui| {
        ui.set_width(480.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        for importer in choices {
            let note = locale.text(&importer.note_id());
            if Item::new(&locale.text(&importer.title_id())).note(&note).show(ui).clicked() {
                asks.command(Command::PrepareConversion(importer.id.clone()));
            }
        }
    });
}

/// What would be lost on the way to another importer, before anybody says yes.
pub fn offer(ctx: &Context, space: &Workspace, locale: &Locale, asks: &Asks) {
    let Some(offer) = space.offer() else { return };
    let title = locale.message(&Message::new("ui-convert-title").with("importer", Message::new(offer.to.title_id())));
    let shown = modal::show(ctx, "conversion", &title, |ui| {
        ui.set_width(560.0_f32.min(ctx.content_rect().width() - 80.0));
        ui.spacing_mut().item_spacing.y = 10.0;
        text::title(ui, &title);
        text::body(ui, locale.message(&Message::new("ui-convert-rows").with("count", offer.rows)));
        if offer.losses.is_empty() {
            badge::tag(ui, Tone::Ok, &locale.text("ui-convert-nothing-lost"));
        } else {
            text::heading(ui, locale.text("ui-convert-lost"));
            ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
                for loss in &offer.losses {
                    ui.horizontal_top(|ui| {
                        text::icon(ui, icons::TRIANGLE_ALERT, 16.0, theme::of(ui).warning);
                        text::body(ui, locale.message(&loss.message));
                    });
                }
            });
        }
        text::small(ui, locale.text("ui-convert-undo"));
        ui.add_space(4.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::primary(&locale.text("ui-convert-yes")).enabled(offer.rows > 0)).clicked() {
                asks.command(Command::Convert);
            }
            if ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked() {
                asks.command(Command::DropConversion);
            }
        });
    });
    if shown.should_close() {
        asks.command(Command::DropConversion);
    }
}

fn line(ui: &mut Ui, space: &Workspace, locale: &Locale, importer: &'static Importer, asks: &Asks) {
    let chosen = importer.id == space.importer().id;
    let note = locale.text(&importer.note_id());
    if Item::new(&locale.text(&importer.title_id())).note(&note).chosen(chosen).show(ui).clicked() {
        asks.command(Command::ChooseImporter(importer.id.clone()));
        ui.close();
    }
}
