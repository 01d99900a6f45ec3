//! The tab *Ce qui est connu*: each part of the catalogue with where it came from and how old it is, and what nobody told.

use crate::{
    error::Message,
    locale::Locale,
    store::catalogues::{List, SourceKind},
    ui::{
        icons,
        parts::{card, text},
        theme::{self, font},
    },
    workspace::Workspace,
};
use eframe::egui::{Align, Layout, Ui};

/// Parts that mean something to a person, in the order in which they are shown.
const PARTS: [(&str, &str); 9] = [
    ("courses", "ui-told-courses"),
    ("roles", "ui-told-roles"),
    ("users", "ui-told-users"),
    ("enrolments", "ui-told-enrolments"),
    ("role_assignments", "ui-told-held"),
    ("group_members", "ui-told-members"),
    ("cohorts", "ui-told-cohorts"),
    ("categories", "ui-told-categories"),
    ("profile_fields", "ui-told-profile"),
];

/// Shows the tab.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale) {
    let lists = space.entry().map(|entry| entry.lists.as_slice()).unwrap_or_default();
    if lists.is_empty() {
        text::second(ui, locale.text("ui-told-none"));
        return;
    }
    card::frame(ui).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let told = PARTS.iter().filter_map(|(key, id)| Some((lists.iter().find(|list| list.list == *key)?, *id)));
        for (number, (list, id)) in told.enumerate() {
            if number > 0 {
                card::rule(ui);
            }
            part(ui, space, locale, list, id);
        }
    });
    let untold = space.catalogue().untold();
    if !untold.open.is_empty() {
        ui.add_space(10.0);
        text::heading(ui, locale.text("ui-told-open"));
        text::small(ui, locale.text("ui-told-open-why"));
        for topic in &untold.open {
            ui.horizontal_top(|ui| {
                text::icon(ui, icons::MINUS, 14.0, theme::of(ui).ink_second);
                text::body(ui, locale.message(&topic.message()));
            });
        }
    }
}

fn part(ui: &mut Ui, space: &Workspace, locale: &Locale, list: &List, id: &str) {
    let t = theme::of(ui);
    eframe::egui::Frame::NONE.inner_margin(eframe::egui::Margin::symmetric(14, 9)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.set_max_width(ui.available_width() - 130.0);
                text::one_line(ui, locale.text(id), font::medium(), t.ink);
                text::small(ui, locale.message(&source(list, locale)));
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                text::second(ui, locale.message(&space.age_of(&list.taken_at)));
            });
        });
    });
}

/// How many rows, from where, and for whom.
fn source(list: &List, locale: &Locale) -> Message {
    let id = match list.source.kind {
        SourceKind::Exchange => "ui-told-exchange",
        SourceKind::List => "ui-told-list",
        SourceKind::WebService => "ui-told-service",
        SourceKind::Address => "ui-told-address",
    };
    let mut source = locale.message(&Message::new(id).with("name", list.source.name.as_str()));
    if let Some(asked) = list.asked {
        let asked = locale.message(&Message::new("ui-told-asked").with("asked", asked));
        source = locale.message(&Message::new("ui-pair").with("a", source).with("b", asked));
    }
    Message::new("ui-told-line").with("count", locale.number(u64::try_from(list.rows).unwrap_or_default())).with("source", source)
}
