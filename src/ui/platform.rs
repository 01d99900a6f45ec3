//! The platform in use, below the rail: what is known of it, how old that is, and how to change it.

use super::{
    asks::{Ask, Asks},
    icons,
    parts::{Button, Tone, badge::plain_tag, card, icon_button, menu, menu::Item, text},
    theme::{self, font},
};
use crate::{
    catalogue::Freshness,
    error::Message,
    locale::Locale,
    workspace::{Command, Workspace},
};
use eframe::egui::{Popup, PopupCloseBehavior, Response, Ui};

/// Shows it.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, narrow: bool, asks: &Asks) {
    let site = space.catalogue().site();
    if narrow {
        let tip = format!("{}\n{}", site.platform.name, locale.text("ui-platform-change"));
        let response = icon_button(ui, icons::DATABASE, &tip, true);
        choices(&response, space, locale, asks);
        return;
    }
    ui.spacing_mut().item_spacing.y = 1.0;
    card::rule(ui);
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.add_space(7.0);
        ui.vertical(|ui| facts(ui, space, locale, asks));
    });
}

fn counts_of(space: &Workspace) -> Vec<Message> {
    let site = space.catalogue().site();
    let mut counts = vec![Message::new("ui-courses").with("count", site.courses.len())];
    if let Some(roles) = &site.roles {
        counts.push(Message::new("ui-roles").with("count", roles.len()));
    }
    counts.push(match &site.users {
        Some(users) => Message::new("ui-accounts").with("count", users.len()),
        None => Message::new("ui-accounts-unknown"),
    });
    counts
}

fn facts(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let t = theme::of(ui);
    let platform = &space.catalogue().site().platform;
    ui.spacing_mut().item_spacing.y = 1.0;
    text::one_line(ui, &platform.name, font::small_strong(), t.ink);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(year) = &platform.academic_year {
            text::small(ui, year);
        }
        if platform.sample {
            plain_tag(ui, Tone::Info, &locale.text("ui-sample"));
        }
    });
    for count in counts_of(space) {
        text::small(ui, locale.message(&count));
    }
    if !platform.sample {
        let now = jiff::Zoned::now();
        let fresh = Freshness::of(platform, now.timestamp(), now.date(), space.settings().old_after_days);
        let words = locale.message(&Message::new("ui-catalogue-age").with("age", fresh.age()));
        let warnings = fresh.warnings();
        if warnings.is_empty() {
            text::small(ui, words);
        } else {
            let said = warnings.iter().map(|warning| locale.message(warning)).collect::<Vec<_>>().join("\n");
            let label = eframe::egui::RichText::new(format!("{} {words}", icons::TRIANGLE_ALERT)).font(font::small()).color(t.warning);
            ui.label(label).on_hover_text(said);
        }
    }
    ui.add_space(2.0);
    let response = ui.add(Button::link(&locale.text("ui-platform-change")).small());
    choices(&response, space, locale, asks);
}

fn choices(response: &Response, space: &Workspace, locale: &Locale, asks: &Asks) {
    Popup::menu(response).gap(6.0).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.set_width(300.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        menu::group(ui, &locale.text("ui-platforms"));
        for entry in space.platforms() {
            let name = &entry.platform.name;
            let chosen = space.platform().stored.as_ref() == Some(name);
            let courses = entry.rows("courses").unwrap_or_default();
            let note = locale.message(&Message::new("ui-courses").with("count", courses));
            if Item::new(name).note(&note).chosen(chosen).show(ui).clicked() {
                asks.command(Command::ChoosePlatform(Some(name.clone())));
            }
        }
        let note = locale.text("ui-sample-note");
        if Item::new(&locale.text("ui-sample-platform")).note(&note).chosen(space.platform().stored.is_none()).show(ui).clicked() {
            asks.command(Command::ChoosePlatform(None));
        }
        card::rule(ui);
        let note = locale.text("ui-import-note");
        if Item::new(&locale.text("ui-import")).note(&note).icon(icons::UPLOAD).show(ui).clicked() {
            asks.push(Ask::ChooseCatalogue);
        }
    });
}
