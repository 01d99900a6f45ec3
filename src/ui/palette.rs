//! The search of commands: everything that can be asked for is found by a few letters and done by Enter.

use super::{
    actions::{Action, Hand},
    asks::Asks,
    parts::{field, menu::Item, modal, text},
    theme::GAP_SMALL,
};
use crate::{locale::Locale, text::fold::careful, workspace::Workspace};
use eframe::egui::{
    Context, Event, Id, Key, Modifiers, ScrollArea, Ui,
    accesskit::Role,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

/// Width of the dialogue in points.
const WIDTH: f32 = 560.0;

/// What is typed, and the line that Enter takes.
#[derive(Default)]
pub struct View {
    query: String,
    lit: usize,
    /// The field had the keyboard once.
    held: bool,
}

/// The commands whose words hold every word of what is typed; those that can be done now come first.
fn found((space, hand): (&Workspace, Hand), locale: &Locale, query: &str) -> Vec<(Action, bool)> {
    let folded = careful(query);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let fits = |action: &Action| {
        let said = careful(&format!("{} {}", action.words(locale), locale.text(action.group().title_id())));
        words.iter().all(|word| said.contains(word))
    };
    let mut found: Vec<(Action, bool)> = Action::all()
        .filter(|action| *action != Action::Commands)
        .filter(fits)
        .map(|action| (action, action.enabled(space, hand)))
        .collect();
    found.sort_by_key(|(_, can)| !can);
    found
}

/// Shows it. Returns whether it stays open.
pub fn show(ctx: &Context, space: (&Workspace, Hand), locale: &Locale, view: &mut View, asks: &Asks) -> bool {
    let title = locale.text("act-commands");
    let room = ctx.content_rect().size();
    let shown = modal::show(ctx, "commands", &title, |ui| {
        ui.set_width(WIDTH.min(room.x - 80.0));
        text::title(ui, title.trim_end_matches('…'));
        let (moved, enter) = keys(ui, view);
        let (hint, width) = (locale.text("ui-commands-hint"), ui.available_width());
        let holder = Id::unique("search a command");
        early(ui, view, holder);
        if field::line(ui, holder, &mut view.query, &hint, &hint, width).changed() {
            view.lit = 0;
        }
        ui.add_space(GAP_SMALL);
        let found = found(space, locale, &view.query);
        view.lit = view.lit.min(found.len().saturating_sub(1));
        if found.is_empty() {
            text::second(ui, locale.text("ui-commands-none"));
        }
        let height = (room.y - 260.0).clamp(120.0, 420.0);
        // With nothing typed Enter would take a line that nobody looked for.
        let mut chosen = (enter && !view.query.trim().is_empty())
            .then(|| found.get(view.lit).filter(|(_, can)| *can).map(|(action, _)| *action))
            .flatten();
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::ListBox);
                node.set_label(title.clone());
            });
            ui.spacing_mut().item_spacing.y = 1.0;
            for (number, &(action, can)) in found.iter().enumerate() {
                let lit = number == view.lit;
                let response = line(ui, locale, action, can, lit);
                if lit {
                    ui.ctx().accesskit_node_builder(holder, |node| node.set_active_descendant(response.id.accesskit_id()));
                }
                if lit && moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(action);
                }
            }
        });
        chosen
    });
    if let Some(action) = shown.inner {
        asks.act(action);
        return false;
    }
    !shown.should_close()
}

fn line(ui: &mut Ui, locale: &Locale, action: Action, can: bool, lit: bool) -> eframe::egui::Response {
    let (words, keys) = (action.words(locale), action.keys(locale));
    let note = if can { String::new() } else { locale.text("ui-commands-not-now") };
    let mut item = Item::new(&words).key(&keys).note(&note).enabled(can);
    if let Some(icon) = action.icon() {
        item = item.icon(icon);
    }
    item.show_lit(ui, lit)
}

/// On a slow machine letters come before the field has the keyboard: they belong to it all the same.
fn early(ui: &Ui, view: &mut View, holder: Id) {
    if view.held || ui.memory(|memory| memory.has_focus(holder)) {
        view.held = true;
        return;
    }
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Text(text) => {
                view.query.push_str(text);
                false
            }
            _ => true,
        });
    });
    // What is typed next goes on behind them.
    let mut state = TextEditState::load(ui.ctx(), holder).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(view.query.chars().count()))));
    state.store(ui.ctx(), holder);
    ui.memory_mut(|memory| memory.request_focus(holder));
}

/// Whether the arrows moved the lit line, and whether Enter was pressed.
fn keys(ui: &Ui, view: &mut View) -> (bool, bool) {
    ui.input_mut(|input| {
        let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
        let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
        view.lit = (view.lit + down).saturating_sub(up);
        (down + up > 0, input.consume_key(Modifiers::NONE, Key::Enter))
    })
}
