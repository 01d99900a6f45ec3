//! What was decided for lists, kept to be done again: named, taken, given to a colleague, forgotten.

use super::{
    asks::{Ask, Asks},
    icons,
    parts::{Button, card, field, modal, text},
    theme::{self, font},
};
use crate::{
    error::{Arg, Message},
    importer,
    locale::Locale,
    mapping::Likeness,
    store::Kept,
    workspace::{Command, Workspace},
};
use eframe::egui::{Align, Context, Id, Layout, ScrollArea, Ui};

/// What is being asked of one of them.
enum Asked {
    /// Another name.
    Name(String, String),
    /// Whether it is forgotten.
    Forget(String),
}

/// What the dialogue remembers.
#[derive(Default)]
pub struct View {
    asked: Option<Asked>,
}

/// Shows the dialogue. Returns whether it stays open.
pub fn show(ctx: &Context, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) -> bool {
    let room = ctx.content_rect().size();
    let title = locale.text("ui-recipes");
    let mut done = false;
    let shown = modal::show(ctx, "recipes", &title, |ui| {
        let width = 640.0_f32.min(room.x - 80.0);
        ui.set_width(width);
        text::title(ui, &title);
        text::second(ui, locale.text("ui-recipes-why"));
        ui.add_space(6.0);
        ScrollArea::vertical().max_height((room.y - 280.0).max(120.0)).auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width(width - 14.0);
            ui.spacing_mut().item_spacing.y = 8.0;
            if space.recipes().is_empty() {
                text::second(ui, locale.text("recipe-none"));
            }
            for kept in space.recipes() {
                card::card(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = 4.0;
                    done |= one(ui, space, locale, kept, view, asks);
                });
            }
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if ui.add(Button::secondary(&locale.text("ui-recipes-import")).icon(icons::FOLDER_OPEN)).clicked() {
                asks.push(Ask::ChooseRecipe);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                done |= ui.add(Button::primary(&locale.text("ui-close"))).clicked();
            });
        });
    });
    !(done || shown.should_close())
}

/// The name that a person gave, or the titles of the list.
fn called(kept: &Kept) -> String {
    kept.given_name().map_or_else(|| kept.recipe.titles.join(", "), str::to_owned)
}

fn one(ui: &mut Ui, space: &Workspace, locale: &Locale, kept: &Kept, view: &mut View, asks: &Asks) -> bool {
    let (values, name) = (kept.recipe.counts(), called(kept));
    text::one_line(ui, &name, font::strong(), theme::of(ui).ink);
    let importer = importer::find(&kept.recipe.columns.importer).map_or_else(String::new, |importer| locale.text(&importer.title_id()));
    let line = Message::new("ui-recipes-line").with("when", Arg::moment_of(&kept.kept_at)).with("platform", kept.recipe.platform.as_str());
    text::small(ui, locale.message(&line.with("importer", importer).with("fields", values.0).with("values", values.1)));
    match &mut view.asked {
        Some(Asked::Name(of, to)) if *of == kept.name => {
            let label = locale.text("ui-recipes-name");
            let width = ui.available_width();
            let response = field::line(ui, Id::unique("name of a recipe"), to, &label, &label, width);
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
            let mut settled = false;
            ui.horizontal(|ui| {
                if ui.add(Button::secondary(&locale.text("ui-recipes-name-yes")).enabled(!to.trim().is_empty())).clicked() || entered {
                    asks.command(Command::NameRecipe(of.clone(), to.clone()));
                    settled = true;
                }
                settled |= ui.add(Button::link(&locale.text("ui-cancel")).small()).clicked();
            });
            if settled {
                view.asked = None;
            }
            false
        }
        Some(Asked::Forget(of)) if *of == kept.name => {
            let (mut yes, mut no) = (false, false);
            ui.horizontal_wrapped(|ui| {
                text::small(ui, locale.text("ui-recipes-forget-why"));
                yes = ui.add(Button::secondary(&locale.text("ui-recipes-forget-yes"))).clicked();
                no = ui.add(Button::link(&locale.text("ui-cancel")).small()).clicked();
            });
            if yes {
                asks.command(Command::ForgetRecipe(kept.name.clone()));
            }
            if yes || no {
                view.asked = None;
            }
            false
        }
        _ => buttons(ui, space, locale, kept, view, asks),
    }
}

/// What can be done with one. Returns whether the dialogue is done.
fn buttons(ui: &mut Ui, space: &Workspace, locale: &Locale, kept: &Kept, view: &mut View, asks: &Asks) -> bool {
    let mut taken = false;
    let named = |id: &str| format!("{} ({})", locale.text(id), called(kept));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let mut link = |id: &str| ui.add(Button::link(&locale.text(id)).small().named(&named(id))).clicked();
        if space.likeness(&kept.recipe) > Likeness::Other && link("ui-recipes-take") {
            asks.push(Ask::Again(kept.name.clone()));
            taken = true;
        }
        if link("ui-recipes-rename") {
            let now = kept.given_name().unwrap_or_default().to_owned();
            view.asked = Some(Asked::Name(kept.name.clone(), now));
        }
        if link("ui-recipes-write") {
            asks.push(Ask::ChooseRecipeFile(kept.name.clone()));
        }
        if link("ui-recipes-forget") {
            view.asked = Some(Asked::Forget(kept.name.clone()));
        }
    });
    taken
}
