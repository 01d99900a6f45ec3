//! What lies over the window: help, the page of a rule, the log of notices, questions.

use super::{
    again,
    asks::Asks,
    changes, hand, help,
    import_settings::Dialogue,
    importers, matching, palette,
    parts::{
        Button, card, field,
        modal::{self, Answer},
        reader, text,
    },
    platform, preview, questions, receipts, recipes, replace, theme,
    window::Window,
};
use crate::{check::Meta, error::Message, locale::Locale, table::RowId, workspace::Command};
use eframe::egui::{Align, Context, Id, Layout, ScrollArea, Ui, style::ScrollAnimation, vec2};
use std::path::PathBuf;

/// What is open over the window.
pub enum Overlay {
    /// What there is to read.
    Help(help::View),
    /// A text to be replaced by another one.
    Replace(Box<replace::View>),
    /// Everything that was changed.
    Changes(changes::View),
    /// What became of a row.
    Row(RowId),
    /// The search of commands.
    Commands(palette::View),
    /// The page of a rule.
    Page(&'static Meta),
    /// What was said so far.
    Notices,
    /// What is about to be done to many rows.
    Preview(Box<preview::View>),
    /// Which account is meant by each line.
    Matching(matching::View),
    /// The settings of the import.
    ImportSettings(Dialogue),
    /// Handing a file over.
    Hand(Box<hand::Form>),
    /// What was handed over so far.
    Receipts(receipts::View),
    /// What was decided for a former list, to be taken whole or in parts.
    Again(Box<again::View>),
    /// What was decided for lists so far.
    Recipes(recipes::View),
    /// Where the catalogue is asked, with which secret.
    Refresh(Box<platform::refresh::Form>),
    /// What the last import or refresh brought.
    News,
    /// The file of the institution.
    Institution(Box<platform::institution::Form>),
    /// What is said of a platform.
    Platform(Box<platform::form::Form>),
    /// The platform of this name is to be forgotten.
    RemovePlatform(String),
    /// A list of a catalogue, whose platform has to be named.
    NamePlatform {
        /// The file.
        path: PathBuf,
        /// What is typed.
        name: String,
    },
}

impl Overlay {
    /// Whether it speaks of the list that is open.
    pub fn is_of_the_list(&self) -> bool {
        matches!(
            self,
            Self::Again(_)
                | Self::Matching(_)
                | Self::ImportSettings(_)
                | Self::Preview(_)
                | Self::Replace(_)
                | Self::Changes(_)
                | Self::Row(_)
        )
    }
}

/// Shows what is open; a question that waits for an answer comes first.
pub fn show(ctx: &Context, window: &mut Window, asks: &Asks) {
    if questions::show(ctx, window, asks) {
        return;
    }
    let Some(mut overlay) = window.overlay.take() else {
        importers::offer(ctx, &window.space, &window.locale, asks);
        return;
    };
    let locale = window.locale;
    let open = match &mut overlay {
        Overlay::Help(view) => help::show(ctx, &locale, view),
        Overlay::Commands(view) => palette::show(ctx, (&window.space, window.check.hand(&window.space)), &locale, view, asks),
        Overlay::Replace(view) => replace::show(ctx, window, &locale, view, asks),
        Overlay::Changes(view) => changes::show(ctx, &window.space, &locale, view, asks),
        Overlay::Row(row) => {
            let title = changes::title_of_row(&window.space, &locale, *row);
            panel(ctx, "row", 680.0, &locale, &title, |ui| changes::row(ui, &window.space, &locale, *row))
        }
        Overlay::Page(rule) => {
            let page = rule.page(locale.language());
            panel(ctx, "page", 560.0, &locale, reader::title(page), |ui| reader::show(ui, page))
        }
        Overlay::Notices => panel(ctx, "notices", 520.0, &locale, &locale.text("act-notices"), |ui| notices(ui, window, &locale)),
        Overlay::Preview(view) => preview::show(ctx, &window.space, &locale, view, asks),
        Overlay::Matching(view) => matching::show(ctx, &window.space, &locale, view, asks),
        Overlay::ImportSettings(dialogue) => dialogue.show(ctx, &window.space, &locale, asks),
        Overlay::Hand(form) => hand::show(ctx, &window.space, &locale, form, asks),
        Overlay::Receipts(view) => receipts::show(ctx, &window.space, &locale, view, asks),
        Overlay::Again(view) => again::show(ctx, &window.space, &locale, view, asks),
        Overlay::Recipes(view) => recipes::show(ctx, &window.space, &locale, view, asks),
        Overlay::Refresh(form) => platform::refresh::show(ctx, &window.space, &locale, form, asks),
        Overlay::News => {
            let title = platform::news::title(&window.space, &locale);
            panel(ctx, "news", 580.0, &locale, &title, |ui| platform::news::show(ui, &window.space, &locale))
        }
        Overlay::Institution(form) => platform::institution::show(ctx, &window.space, &locale, form, asks),
        Overlay::Platform(form) => platform::form::show(ctx, &window.space, &locale, form, asks),
        Overlay::RemovePlatform(name) => remove_platform(ctx, window, &locale, name, asks),
        Overlay::NamePlatform { path, name } => name_platform(ctx, &locale, path, name, asks),
    };
    if open && window.overlay.is_none() {
        window.overlay = Some(overlay);
    }
}

/// A panel in the middle, with a title and a button to close. Returns whether it stays open.
fn panel(ctx: &Context, id: &str, width: f32, locale: &Locale, title: &str, content: impl FnOnce(&mut Ui)) -> bool {
    let room = ctx.content_rect().size();
    let shown = modal::show(ctx, id, title, |ui| {
        ui.set_width(width.min(room.x - 80.0));
        text::title(ui, title);
        ui.add_space(4.0);
        let height = (room.y - 200.0).max(120.0);
        let by = modal::scrolled(ui, height);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width(ui.available_width() - 12.0);
            ui.scroll_with_delta_animation(vec2(0.0, by), ScrollAnimation::none());
            content(ui);
        });
        ui.add_space(8.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(Button::primary(&locale.text("ui-close"))).clicked()).inner
    });
    !(shown.inner || shown.should_close())
}

fn notices(ui: &mut Ui, window: &Window, locale: &Locale) {
    let log = window.toasts.log();
    if log.is_empty() {
        text::second(ui, locale.text("ui-notices-none"));
    }
    for toast in log.iter().rev() {
        let t = theme::of(ui);
        ui.horizontal_top(|ui| {
            if let Some(icon) = toast.tone.icon() {
                text::icon(ui, icon, 16.0, toast.tone.colors(t).0);
            }
            text::body(ui, &toast.text);
        });
        card::rule(ui);
    }
}

fn remove_platform(ctx: &Context, window: &Window, locale: &Locale, name: &str, asks: &Asks) -> bool {
    let entry = window.space.platforms().iter().find(|entry| entry.platform.name == name);
    let count = |list: &str| entry.and_then(|entry| entry.rows(list)).unwrap_or_default();
    let words = Message::new("ui-remove-line").with("courses", count("courses")).with("accounts", count("users"));
    let title = locale.message(&Message::new("ui-remove-title").with("name", name));
    let (yes, no) = (locale.text("ui-remove-yes"), locale.text("ui-remove-no"));
    match modal::ask(ctx, "remove platform", &title, &locale.message(&words), &[&yes, &no]) {
        Some(Answer::Button(0)) => asks.command(Command::RemovePlatform(name.to_owned())),
        Some(_) => {}
        None => return true,
    }
    false
}

fn name_platform(ctx: &Context, locale: &Locale, path: &std::path::Path, name: &mut String, asks: &Asks) -> bool {
    let mut done = false;
    let title = locale.text("ui-name-title");
    let shown = modal::show(ctx, "name of the platform", &title, |ui| {
        ui.set_width(440.0);
        text::title(ui, &title);
        text::body(ui, locale.text("ui-name-line"));
        let (hint, label) = (locale.text("ui-name-hint"), locale.text("ui-name-field"));
        field::line(ui, Id::unique("platform name"), name, &hint, &label, 440.0);
        ui.add_space(8.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let can = !name.trim().is_empty();
            if ui.add(Button::primary(&locale.text("ui-name-import")).enabled(can)).clicked() {
                asks.command(Command::ImportCatalogue { path: path.to_owned(), platform: Some(name.trim().to_owned()) });
                done = true;
            }
            done |= ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked();
        });
    });
    !(done || shown.should_close())
}
