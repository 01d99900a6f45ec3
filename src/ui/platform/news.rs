//! What the last import or refresh brought: shown once by itself, and again from the menu of the platform.

use crate::{
    catalogue::Change,
    error::Message,
    locale::Locale,
    ui::{
        parts::{Tone, card, text},
        theme,
    },
    workspace::Workspace,
};
use eframe::egui::Ui;

/// Names listed below a change; nobody reads more.
const MOST_NAMES: usize = 400;

/// The title of the panel.
pub fn title(space: &Workspace, locale: &Locale) -> String {
    let name = space.news().map(|news| news.platform.clone()).unwrap_or_default();
    locale.message(&Message::new("ui-news-title").with("name", name))
}

/// Its content.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale) {
    let Some(news) = space.news() else { return };
    ui.spacing_mut().item_spacing.y = 8.0;
    for said in &news.taken {
        text::body(ui, locale.message(said));
    }
    match &news.diff {
        None => drop(text::body(ui, locale.text("ui-news-first"))),
        Some(diff) if diff.is_empty() => drop(text::body(ui, locale.text("ui-news-same"))),
        Some(diff) => diff.changes().iter().for_each(|change| one(ui, locale, change)),
    }
    if !news.missing.is_empty() {
        ui.add_space(4.0);
        card::rule(ui);
        text::heading(ui, locale.text("ui-news-missing"));
        for missing in &news.missing {
            super::form::said(ui, Tone::Info, &locale.message(missing));
        }
    }
}

fn one(ui: &mut Ui, locale: &Locale, change: &Change) {
    let tone = if change.is_loss { Tone::Warning } else { Tone::Info };
    super::form::said(ui, tone, &locale.message(&change.message));
    if change.names.len() > Change::SHOWN {
        let shown = change.names.iter().take(MOST_NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
        ui.horizontal_top(|ui| {
            ui.add_space(16.0 + theme::GAP_SMALL);
            ui.vertical(|ui| {
                text::small(ui, shown);
                let more = change.names.len().saturating_sub(MOST_NAMES);
                if more > 0 {
                    text::small(ui, locale.message(&Message::new("ui-news-more").with("count", more)));
                }
            });
        });
    }
}
