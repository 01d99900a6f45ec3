//! « As last time »: what was decided for a former list with these titles, offered where the list is read, and taken whole or in parts.

use super::{
    asks::{Ask, Asks},
    fields, icons,
    parts::{Button, card, check_box::check_box, modal, text},
    theme,
};
use crate::{
    error::{Arg, Message},
    importer::{self, Importer},
    locale::Locale,
    mapping::{Recipe, SavedEntry},
    store::Kept,
    workspace::{Again, Command, Proposal, Workspace},
};
use eframe::egui::{Align, Context, Layout, ScrollArea, Ui};

/// Translations that are written out on the card.
const SHOWN: usize = 3;

/// The fields of a recipe in the order of the importer.
fn ordered<'a>(recipe: &'a Recipe, importer: &Importer) -> Vec<(&'a String, &'a SavedEntry)> {
    let mut fields: Vec<(&String, &SavedEntry)> = recipe.columns.fields.iter().collect();
    let place = |name: &str| {
        let key = importer.key_of_header(name)?;
        Some((key.number, importer.fields.iter().position(|field| field.key == key.family)?))
    };
    fields.sort_by_key(|(name, _)| place(name));
    fields
}

/// *Identifiant ← N° étudiant*: a field and what feeds it.
fn feed(importer: &Importer, name: &str, entry: &SavedEntry, locale: &Locale) -> String {
    let field = importer.key_of_header(name).map_or_else(|| name.to_owned(), |key| fields::name(importer, &key, locale));
    let (id, what) = match entry {
        SavedEntry::Column(title) => ("ui-again-column", title),
        SavedEntry::Value(value) => ("ui-again-value", value),
    };
    locale.message(&Message::new(id).with("field", field).with("what", what.as_str()))
}

fn translation(from: &str, to: &str, locale: &Locale) -> String {
    locale.message(&Message::new("ui-again-translation").with("from", from).with("to", to))
}

/// What is proposed for the list that is open, if anything is.
pub fn card(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let Some(proposal) = space.proposal() else { return };
    card::told(ui, icons::HISTORY, |ui| {
        text::heading(ui, locale.message(&Message::new("ui-again-title").with("when", Arg::moment_of(&proposal.kept.kept_at))));
        said(ui, &proposal, locale);
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            if ui.add(Button::primary(&locale.text("ui-again-take"))).clicked() {
                asks.command(Command::DoAgain(Box::new(Again::from(proposal.kept))));
            }
            if ui.add(Button::link(&locale.text("ui-again-choose"))).clicked() {
                asks.push(Ask::Again(proposal.kept.name.clone()));
            }
            if ui.add(Button::link(&locale.text("ui-again-not"))).clicked() {
                asks.command(Command::NotAgain);
            }
        });
    });
}

fn said(ui: &mut Ui, proposal: &Proposal<'_>, locale: &Locale) {
    let recipe = &proposal.kept.recipe;
    let Some(importer) = importer::find(&recipe.columns.importer) else { return };
    let feeds: Vec<String> = ordered(recipe, importer).into_iter().map(|(name, entry)| feed(importer, name, entry, locale)).collect();
    text::small(ui, feeds.join(" · "));
    let mut said: Vec<String> = proposal.values.iter().take(SHOWN).map(|(_, from, to)| translation(from, to, locale)).collect();
    if proposal.values.len() > SHOWN {
        said.push(locale.message(&Message::new("ui-again-more").with("count", proposal.values.len() - SHOWN)));
    }
    if recipe.fixed {
        said.push(locale.text("ui-again-fixed"));
    }
    if !said.is_empty() {
        text::small(ui, said.join(" · "));
    }
    if !proposal.missing.is_empty() {
        let words = Message::new("ui-again-missing").with("columns", proposal.missing.join(", "));
        text::small_in(ui, locale.message(&words), theme::of(ui).warning);
    }
}

/// A part of what was decided, and whether it is taken.
struct Part {
    name: String,
    words: String,
    on: bool,
}

/// What is chosen of a recipe.
pub struct View {
    recipe: Recipe,
    title: String,
    fields: Vec<Part>,
    /// Translations, by field.
    values: Vec<Part>,
    fix: bool,
    /// The keyboard begins on the button: Enter takes everything.
    fresh: bool,
}

impl View {
    /// Everything is taken until somebody says otherwise; `None` for a recipe of an importer that is not known.
    pub fn of(kept: &Kept, locale: &Locale) -> Option<Self> {
        let recipe = kept.recipe.clone();
        let importer = importer::find(&recipe.columns.importer)?;
        let field =
            |(name, entry): (&String, &SavedEntry)| Part { name: name.clone(), words: feed(importer, name, entry, locale), on: true };
        let value = |(name, values): (&String, &std::collections::BTreeMap<String, String>)| {
            let field = importer.key_of_header(name).map_or_else(|| name.clone(), |key| fields::name(importer, &key, locale));
            let all: Vec<String> = values.iter().map(|(from, to)| translation(from, to, locale)).collect();
            let words = Message::new("ui-again-values").with("field", field).with("count", all.len()).with("values", all.join(", "));
            Part { name: name.clone(), words: locale.message(&words), on: true }
        };
        let title = locale.message(&Message::new("ui-again-title").with("when", Arg::moment_of(&kept.kept_at)));
        let (fields, values) = (ordered(&recipe, importer).into_iter().map(field).collect(), recipe.values.iter().map(value).collect());
        Some(Self { fresh: true, fix: recipe.fixed, title, fields, values, recipe })
    }

    fn again(&self) -> Again {
        let mut again = Again { recipe: self.recipe.clone(), stay: Default::default() };
        for part in self.fields.iter().filter(|part| !part.on) {
            again.recipe.columns.fields.remove(&part.name);
            again.stay.insert(part.name.clone());
        }
        for part in self.values.iter().filter(|part| !part.on) {
            again.recipe.values.remove(&part.name);
        }
        again.recipe.fixed &= self.fix;
        again
    }
}

/// Shows the parts, to be taken or left. Returns whether the dialogue stays open.
pub fn show(ctx: &Context, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) -> bool {
    let room = ctx.content_rect().size();
    let mut done = false;
    let title = view.title.clone();
    let shown = modal::show(ctx, "as last time", &title, |ui| {
        ui.set_width(560.0_f32.min(room.x - 80.0));
        text::title(ui, &title);
        text::second(ui, locale.text("ui-again-why"));
        if space.work().is_some_and(crate::workspace::Work::is_changed) {
            text::small_in(ui, locale.text("ui-again-replaces"), theme::of(ui).warning);
        }
        ui.add_space(6.0);
        ScrollArea::vertical().max_height((room.y - 280.0).max(120.0)).auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width(ui.available_width() - 14.0);
            ui.spacing_mut().item_spacing.y = 6.0;
            for (id, parts) in [("ui-again-fields", &mut view.fields), ("ui-again-translations", &mut view.values)] {
                if !parts.is_empty() {
                    text::heading(ui, locale.text(id));
                    for part in parts {
                        check_box(ui, &mut part.on, &part.words);
                    }
                }
            }
            if view.recipe.fixed {
                check_box(ui, &mut view.fix, &locale.text("ui-again-fixed"));
            }
        });
        ui.add_space(10.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let take = ui.add(Button::primary(&locale.text("ui-again-take-these")));
            if std::mem::take(&mut view.fresh) {
                take.request_focus();
            }
            if take.clicked() {
                asks.command(Command::DoAgain(Box::new(view.again())));
                done = true;
            }
            done |= ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked();
        });
    });
    !(done || shown.should_close())
}
