//! The platform in use, below the rail: what is known of it, how old that is, and how to change it.

mod assumed;
pub mod form;
pub mod institution;
pub mod news;
mod owner;
pub mod refresh;
mod rules;
mod told;

use super::{
    asks::{Ask, Asks},
    icons,
    parts::{Button, Tone, badge::plain_tag, card, icon_button, menu, menu::Item, popup, progress, text},
    theme::{self, font},
};
use crate::{
    error::Message,
    locale::Locale,
    workspace::{Command, Workspace},
};
use eframe::egui::{Frame, Label, Margin, PopupCloseBehavior, Response, RichText, Ui};

/// Shows it.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, narrow: bool, asks: &Asks) {
    let site = space.catalogue().site();
    if narrow {
        let (lines, said) = stale(space, locale);
        let change = locale.text("ui-platform-change");
        let (icon, tip) = match lines.is_empty() {
            true => (icons::DATABASE, format!("{}\n{change}", site.platform.name)),
            false => (icons::TRIANGLE_ALERT, format!("{}\n{said}\n{change}", site.platform.name)),
        };
        let response = icon_button(ui, icon, &tip, true);
        choices(ui, &response, space, locale, asks);
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

/// Says above every step that a list of the person's own is judged by the sample platform, with the way to another.
pub fn sample_notice(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let t = theme::of(ui);
    let (ink, ground) = Tone::Warning.colors(t);
    Frame::NONE.fill(ground).inner_margin(Margin::symmetric(24, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.set_row_height(theme::CONTROL);
            text::icon(ui, icons::TRIANGLE_ALERT, 16.0, ink);
            text::body(ui, locale.text("ui-judged-by-sample"));
            let response = ui.add(Button::secondary(&locale.text("ui-judged-choose")).icon(icons::DATABASE).small());
            choices(ui, &response, space, locale, asks);
        });
    });
}

fn counts_of(space: &Workspace) -> Vec<Message> {
    let site = space.catalogue().site();
    let mut counts = vec![match space.catalogue().knows_courses() {
        true => Message::new("ui-courses").with("count", site.courses.len()),
        false => Message::new("ui-platform-untold"),
    }];
    if let Some(roles) = &site.roles {
        counts.push(Message::new("ui-roles").with("count", roles.len()));
    }
    counts.push(match (&site.users, &site.asked.users) {
        (Some(users), Some(asked)) => Message::new("ui-accounts-asked").with("count", users.len()).with("asked", asked.len()),
        (Some(users), None) => Message::new("ui-accounts").with("count", users.len()),
        (None, _) => Message::new("ui-accounts-unknown"),
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
    freshness(ui, space, locale);
    ui.add_space(2.0);
    if space.entry().is_some() {
        refresh_now(ui, space, locale, asks);
        ui.add_space(3.0);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let response = ui.add(Button::link(&locale.text("ui-platform-change")).small());
        choices(ui, &response, space, locale, asks);
        if space.entry().is_some() && ui.add(Button::link(&locale.text("ui-platform-open")).small()).clicked() {
            asks.push(Ask::EditPlatform);
        }
    });
}

/// One click asks where it was asked the last time; the dialogue comes when that is not known.
fn refresh_now(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    if space.is_refreshing() {
        let words = locale.text("job-refresh");
        text::small(ui, &words);
        let share = space.running().and_then(|running| super::frame::share(running.progress));
        let width = ui.available_width() - 8.0;
        progress::bar(ui, share, width, &words);
        return;
    }
    if ui.add(Button::link(&locale.text("ui-refresh")).icon(icons::REFRESH_CW).small()).clicked() {
        match space.platform().origin {
            Some(_) => asks.command(Command::Refresh(Box::default())),
            None => asks.push(Ask::Refresh),
        }
    }
}

/// What to warn of as long as it is true: a few words each, and the whole sentences.
fn stale(space: &Workspace, locale: &Locale) -> (Vec<String>, String) {
    if !space.catalogue().knows_courses() {
        return (vec![locale.text("ui-platform-untold-line")], locale.text("unchecked-no-courses"));
    }
    let Some(fresh) = space.freshness() else { return Default::default() };
    let mut lines = Vec::new();
    if fresh.other_year.is_some() {
        lines.push(locale.text("ui-fresh-year"));
    }
    if let (true, Some(days)) = (fresh.is_old, fresh.days) {
        lines.push(locale.message(&Message::new("ui-fresh-old").with("days", days)));
    }
    (lines, fresh.warnings().iter().map(|warning| locale.message(warning)).collect::<Vec<_>>().join("\n"))
}

/// How old the catalogue is.
fn freshness(ui: &mut Ui, space: &Workspace, locale: &Locale) {
    let (lines, said) = stale(space, locale);
    if !lines.is_empty() {
        warning(ui, &lines, &said);
    } else if let Some(fresh) = space.freshness() {
        text::small(ui, locale.message(&Message::new("ui-catalogue-age").with("age", fresh.age())));
    }
}

fn warning(ui: &mut Ui, lines: &[String], said: &str) {
    let t = theme::of(ui);
    let (ink, ground) = Tone::Warning.colors(t);
    ui.add_space(4.0);
    let shown = Frame::NONE.fill(ground).corner_radius(theme::RADIUS).inner_margin(Margin::symmetric(8, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width() - 4.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            text::icon(ui, icons::TRIANGLE_ALERT, 14.0, ink);
            ui.vertical(|ui| {
                for line in lines {
                    let words = RichText::new(text::unbroken(line)).font(font::small()).line_height(Some(theme::LINE_SMALL)).color(ink);
                    ui.add(Label::new(words).wrap());
                }
            });
        });
    });
    shown.response.on_hover_text(said);
    ui.add_space(4.0);
}

fn choices(ui: &Ui, response: &Response, space: &Workspace, locale: &Locale, asks: &Asks) {
    popup::menu(ui, response, PopupCloseBehavior::CloseOnClick, 6.0, |ui| {
        ui.set_width(300.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        menu::group(ui, &locale.text("ui-platforms"));
        for entry in space.platforms() {
            let name = &entry.platform.name;
            let chosen = space.platform().stored.as_ref() == Some(name);
            let note = locale.message(&match entry.rows("courses") {
                Some(courses) => Message::new("ui-courses").with("count", courses),
                None => Message::new("ui-platform-untold"),
            });
            if Item::new(name).note(&note).chosen(chosen).show(ui).clicked() {
                asks.command(Command::ChoosePlatform(Some(name.clone())));
            }
        }
        let note = locale.text("ui-sample-note");
        if Item::new(&locale.text("ui-sample-platform")).note(&note).chosen(space.platform().stored.is_none()).show(ui).clicked() {
            asks.command(Command::ChoosePlatform(None));
        }
        card::rule(ui);
        let edit = locale.text("ui-platform-edit");
        if Item::new(&edit).icon(icons::PENCIL).enabled(space.entry().is_some()).show(ui).clicked() {
            asks.push(Ask::EditPlatform);
        }
        let refresh = locale.text("ui-refresh-menu");
        if Item::new(&refresh).icon(icons::REFRESH_CW).enabled(space.entry().is_some()).show(ui).clicked() {
            asks.push(Ask::Refresh);
        }
        if Item::new(&locale.text("ui-news-menu")).icon(icons::HISTORY).enabled(space.news().is_some()).show(ui).clicked() {
            asks.push(Ask::News);
        }
        if Item::new(&locale.text("ui-institution-menu")).icon(icons::GRADUATION_CAP).show(ui).clicked() {
            asks.push(Ask::Institution);
        }
        if Item::new(&locale.text("ui-platform-new-menu")).icon(icons::PLUS).show(ui).clicked() {
            asks.push(Ask::NewPlatform);
        }
        let note = locale.text("ui-import-note");
        if Item::new(&locale.text("ui-import")).note(&note).icon(icons::UPLOAD).show(ui).clicked() {
            asks.push(Ask::ChooseCatalogue);
        }
    });
}
