//! Settings of the import: as they stand, and the dialogue where they are chosen for a platform.

use super::{
    asks::Asks,
    parts::{
        Button, Tone,
        badge::plain_tag,
        card, field, modal,
        picker::{Line, Picker},
        text,
    },
    theme::{self, font},
};
use crate::{
    error::Message,
    importer::{Setting, Told},
    locale::Locale,
    simulate::forecast::Limits,
    workspace::{Command, Workspace},
};
use eframe::egui::{Align, Context, Id, Label, Layout, RichText, ScrollArea, Ui};

/// Width of the dialogue.
const WIDTH: f32 = 840.0;
/// Width of the field where a value is chosen.
const FIELD: f32 = 440.0;

/// One setting in a line: its name and its value, marked when it is not the usual one.
pub fn line(ui: &mut Ui, setting: &Setting, delimiter: char, locale: &Locale) {
    let value = locale.message(&setting.value_words(delimiter));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        text::small(ui, locale.message(&Message::new("ui-label").with("label", setting.label())));
        if setting.is_changed() {
            plain_tag(ui, Tone::Warning, &value);
        } else {
            let value = RichText::new(text::unbroken(value)).font(font::small_strong()).color(theme::of(ui).ink);
            ui.add(Label::new(value).wrap());
        }
    });
}

/// The dialogue: settings as they would be kept.
pub struct Dialogue {
    settings: Vec<Setting>,
    /// From how much on a yes is asked for, as typed: enrolments, courses, groups.
    limits: [String; 3],
}

/// Words for the numbers from which on a yes is asked for.
const LIMITS: [&str; 3] = ["ui-limit-enrolments", "ui-limit-courses", "ui-limit-groups"];

impl Dialogue {
    /// The settings of the importer and the platform in use.
    pub fn new(space: &Workspace) -> Self {
        let Limits { enrolments, courses, groups_created } = space.settings().limits;
        Self { settings: space.import_settings(), limits: [enrolments, courses, groups_created].map(|limit| limit.to_string()) }
    }

    /// Shows it. Returns whether it stays open.
    pub fn show(&mut self, ctx: &Context, space: &Workspace, locale: &Locale, asks: &Asks) -> bool {
        let room = ctx.content_rect().size();
        let mut done = false;
        let title = locale.text("ui-settings-of-import");
        let shown = modal::show(ctx, "settings of the import", &title, |ui| {
            ui.set_width(WIDTH.min(room.x - 80.0));
            text::title(ui, &title);
            let id = if space.platform().stored.is_some() { "ui-settings-kept" } else { "ui-settings-for-now" };
            let platform = space.catalogue().site().platform.called();
            let words = Message::new(id).with("platform", platform).with("importer", Message::new(space.importer().title_id()));
            text::second(ui, locale.message(&words));
            ui.add_space(8.0);
            let height = (room.y - 250.0).max(100.0);
            ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]).show(ui, |ui| {
                ui.set_width(ui.available_width() - 14.0);
                self.rows(ui, space.out_delimiter(), locale);
                self.limit_rows(ui, locale);
            });
            ui.add_space(12.0);
            done = self.buttons(ui, space, locale, asks);
        });
        !(done || shown.should_close())
    }

    fn rows(&mut self, ui: &mut Ui, delimiter: char, locale: &Locale) {
        ui.spacing_mut().item_spacing.y = 6.0;
        let mut among_facts = false;
        for setting in &mut self.settings {
            let is_fact = setting.told == Told::Never;
            if is_fact && !among_facts {
                ui.add_space(6.0);
                text::heading(ui, locale.text("ui-settings-facts"));
                text::small(ui, locale.text("ui-settings-facts-why"));
            }
            among_facts = is_fact;
            card::rule(ui);
            row(ui, setting, delimiter, locale);
        }
    }

    fn limit_rows(&mut self, ui: &mut Ui, locale: &Locale) {
        ui.add_space(6.0);
        text::heading(ui, locale.text("ui-limits"));
        text::small(ui, locale.text("ui-limits-why"));
        for (id, typed) in LIMITS.into_iter().zip(&mut self.limits) {
            card::rule(ui);
            let name = locale.text(id);
            beside(ui, &name, |ui, width| drop(field::line(ui, Id::unique(id), typed, "", &name, width)));
            if typed.trim().parse::<u64>().is_err() {
                plain_tag(ui, Tone::Error, &locale.text("ui-limit-number"));
            }
        }
    }

    /// The numbers typed; `None` while one is no number.
    fn limits(&self) -> Option<Limits> {
        let [enrolments, courses, groups_created] = self.limits.each_ref().map(|typed| typed.trim().parse::<u64>().ok());
        Some(Limits { enrolments: enrolments?, courses: courses?, groups_created: groups_created? })
    }

    /// Returns whether the dialogue closes.
    fn buttons(&mut self, ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) -> bool {
        let changed = self.settings.iter().any(Setting::is_changed);
        let mut done = false;
        ui.horizontal(|ui| {
            if ui.add(Button::quiet(&locale.text("ui-settings-reset")).enabled(changed)).clicked() {
                self.settings.iter_mut().for_each(Setting::reset);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let limits = self.limits();
                let words = locale.text("ui-settings-keep");
                if ui.add(Button::primary(&words).enabled(limits.is_some())).clicked() {
                    asks.command(self.kept(space));
                    asks.command(Command::ChooseLimits(limits.unwrap_or_default()));
                    done = true;
                }
                done |= ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked();
            });
        });
        done
    }

    /// What is kept of them: those that are not the usual ones.
    fn kept(&self, space: &Workspace) -> Command {
        let mut local = space.catalogue().local().clone();
        let changed = self.settings.iter().filter(|setting| setting.is_changed());
        let changed = changed.map(|setting| (setting.key.clone(), setting.value.clone())).collect();
        local.settings.insert(space.importer().id.clone(), changed);
        local.settings.retain(|_, settings| !settings.is_empty());
        Command::KeepLocal(Box::new(local))
    }
}

fn row(ui: &mut Ui, setting: &mut Setting, delimiter: char, locale: &Locale) {
    let name = locale.message(&setting.label());
    beside(ui, &name, |ui, width| value(ui, width, setting, delimiter, &name, locale));
    if let Some(usual) = &setting.usual
        && !setting.unnamed
    {
        let words = Message::new("ui-settings-usual").with("value", setting.choice_words(usual));
        plain_tag(ui, Tone::Warning, &locale.message(&words));
    }
    let note = setting.note_id();
    if locale.has(&note) {
        text::small(ui, locale.text(&note));
    }
    ui.add_space(2.0);
}

/// A name, and on the right what is chosen or typed, over that width.
fn beside(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui, f32)) {
    let field = FIELD.min(ui.available_width() * 0.55);
    ui.horizontal(|ui| {
        let width = ui.available_width() - field - 12.0;
        ui.allocate_ui_with_layout(eframe::egui::vec2(width, theme::CONTROL), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(width);
            text::heading(ui, name);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| content(ui, field));
    });
}

/// The field where its value is chosen or typed; words alone where there is nothing to choose.
fn value(ui: &mut Ui, width: f32, setting: &mut Setting, delimiter: char, name: &str, locale: &Locale) {
    if setting.literal {
        let mut typed = setting.value.clone();
        field::line(ui, Id::unique(("setting", setting.key.clone())), &mut typed, "", name, width);
        if typed != setting.value {
            setting.choose(&typed);
        }
        return;
    }
    if setting.choices.is_empty() {
        text::body(ui, locale.message(&setting.value_words(delimiter)));
        return;
    }
    let now = locale.message(&setting.choice_words(&setting.value));
    let chosen = Picker::new(name, &now, "").width(width).show(ui, |_| {
        let line = |choice: &String| Line::Choice {
            value: choice.clone(),
            text: locale.message(&setting.choice_words(choice)),
            note: String::new(),
            chosen: *choice == setting.value,
        };
        setting.choices.iter().map(line).collect()
    });
    if let Some(chosen) = chosen {
        setting.choose(&chosen);
    }
}
