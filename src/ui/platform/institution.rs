//! The dialogue *Le fichier de l’établissement*: what was taken, from where, and how to give another address.

use super::form::{label, said};
use crate::{
    error::Message,
    locale::Locale,
    ui::{
        asks::Asks,
        icons,
        parts::{Button, Tone, card, field, modal, progress, text},
        theme,
    },
    workspace::{Command, Workspace},
};
use eframe::egui::{Align, Context, Id, Key, Layout, Ui};

/// Width of the dialogue in points.
const WIDTH: f32 = 560.0;

/// What is typed in the dialogue.
#[derive(Default)]
pub struct Form {
    place: String,
    fresh: bool,
    running: bool,
}

impl Form {
    /// With the address that was given before.
    pub fn of(space: &Workspace) -> Self {
        let place = space.institution().taken.as_ref().map(|taken| taken.published.place.clone()).unwrap_or_default();
        Self { place, fresh: true, running: false }
    }
}

/// Shows the dialogue. Returns whether it stays open.
pub fn show(ctx: &Context, space: &Workspace, locale: &Locale, form: &mut Form, asks: &Asks) -> bool {
    // It was taken: what follows is the choice of a platform.
    if form.running && !space.is_taking_institution() {
        form.running = false;
        if space.institution().problem.is_none() {
            return false;
        }
    }
    let width = WIDTH.min(ctx.content_rect().width() - 80.0);
    let title = locale.text("ui-institution-title");
    let shown = modal::show(ctx, "institution", &title, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 4.0;
        text::title(ui, &title);
        text::second(ui, locale.text("ui-institution-why"));
        if let Some(taken) = &space.institution().taken {
            ui.add_space(4.0);
            ui.horizontal_top(|ui| {
                text::icon(ui, icons::GRADUATION_CAP, 16.0, theme::of(ui).accent);
                let words = Message::new("ui-institution-taken").with("institution", taken.institution.as_str());
                text::body(ui, locale.message(&words.with("platforms", taken.platforms.join(", "))));
            });
        }
        if let Some(problem) = &space.institution().problem {
            ui.add_space(4.0);
            card::tinted(ui, theme::of(ui).error_soft, |ui| {
                ui.set_width(ui.available_width());
                said(ui, Tone::Error, &locale.message(problem));
            });
        }
        if form.running {
            let words = locale.text("ui-institution-looking");
            text::body(ui, &words);
            progress::bar(ui, None, width, &words);
        } else {
            address(ui, locale, form, width, asks);
        }
        ui.add_space(12.0);
        foot(ui, space, locale, form, asks)
    });
    !(shown.inner || shown.should_close())
}

fn address(ui: &mut Ui, locale: &Locale, form: &mut Form, width: f32, asks: &Asks) {
    let name = locale.text("ui-institution-place");
    label(ui, &name, "");
    let hint = locale.text("ui-institution-place-hint");
    let place = field::line(ui, Id::unique("institution place"), &mut form.place, &hint, &name, width);
    if std::mem::take(&mut form.fresh) {
        place.request_focus();
    }
    if place.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !form.place.trim().is_empty() {
        take(form, asks);
    }
}

fn take(form: &mut Form, asks: &Asks) {
    form.running = true;
    asks.command(Command::TakeInstitution(Some(form.place.trim().to_owned())));
}

/// Returns whether the dialogue is done.
fn foot(ui: &mut Ui, space: &Workspace, locale: &Locale, form: &mut Form, asks: &Asks) -> bool {
    let mut done = false;
    let taken = space.institution().taken.as_ref();
    ui.horizontal(|ui| {
        if taken.is_some() && ui.add(Button::quiet(&locale.text("ui-institution-forget")).icon(icons::TRASH_2)).clicked() {
            asks.command(Command::ForgetInstitution);
            done = true;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let is_same = taken.is_some_and(|taken| taken.published.place == form.place.trim());
            let words = locale.text(if is_same { "ui-institution-again" } else { "ui-institution-take" });
            let can = !form.running && !form.place.trim().is_empty();
            if ui.add(Button::primary(&words).enabled(can)).clicked() {
                take(form, asks);
            }
            done |= ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked();
        });
    });
    done
}
