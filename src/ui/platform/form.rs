//! The dialogue *Plateforme*: what a person says of a platform, in two tabs.

use super::rules;
use crate::{
    catalogue::{Local, Platform, entries},
    error::Message,
    importer,
    locale::Locale,
    ui::{
        asks::{Ask, Asks},
        icons,
        parts::{
            Button, Tone,
            badge::plain_tag,
            field, icon_button, modal,
            picker::{Line, Picker},
            tabs, text,
        },
        theme,
    },
    workspace::{Command, Described, Workspace},
};
use eframe::egui::{Align, Context, Id, Layout, ScrollArea, Ui, vec2};

/// Width of the dialogue in points.
const WIDTH: f32 = 620.0;
/// Databases that a site can stand on, with the names that people know.
const DATABASES: &[(&str, &str)] = &[("postgresql", "PostgreSQL"), ("mariadb", "MariaDB"), ("mysql", "MySQL")];

/// What is typed in the dialogue.
#[derive(Clone, Debug, Default)]
pub struct Form {
    former: Option<String>,
    tab: usize,
    about: Texts,
    database: Option<String>,
    importers: Vec<String>,
    prerequisites: String,
    old_after: String,
    pub(super) rules: rules::Texts,
    /// What other dialogues keep: it is passed on as it is.
    kept: Local,
    fresh: bool,
}

#[derive(Clone, Debug, Default)]
struct Texts {
    name: String,
    url: String,
    year: String,
    release: String,
}

impl Form {
    /// For a platform that is not known yet.
    pub fn new() -> Self {
        Self { fresh: true, ..Self::default() }
    }

    /// For the platform in use; an empty one on the sample.
    pub fn of(space: &Workspace) -> Self {
        let Some(entry) = space.entry() else { return Self::new() };
        let (about, local) = (&entry.platform, space.catalogue().local());
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            former: Some(about.name.clone()),
            about: Texts {
                name: about.name.clone(),
                url: text(&about.url),
                year: text(&about.academic_year),
                release: text(&about.moodle),
            },
            database: about.database.clone(),
            importers: local.importers.clone(),
            prerequisites: local.prerequisites.join("\n"),
            old_after: local.old_after_days.map(|days| days.to_string()).unwrap_or_default(),
            rules: rules::Texts::of(local),
            kept: local.clone(),
            fresh: true,
            tab: 0,
        }
    }

    /// The days typed: `Ok(None)` for an empty field.
    fn days(&self) -> Result<Option<u16>, ()> {
        match self.old_after.trim() {
            "" => Ok(None),
            text => text.parse().ok().filter(|days| *days > 0).map(Some).ok_or(()),
        }
    }

    fn described(&self) -> Described {
        let told = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let about = Platform {
            name: self.about.name.trim().to_owned(),
            url: told(&self.about.url),
            academic_year: told(&self.about.year),
            database: self.database.clone(),
            moodle: told(&self.about.release),
            ..Platform::default()
        };
        let local = Local {
            importers: self.importers.clone(),
            prerequisites: entries(&self.prerequisites),
            old_after_days: self.days().unwrap_or_default(),
            ..self.rules.put_into(self.kept.clone())
        };
        Described { former: self.former.clone(), about, local }
    }

    /// Why it cannot be kept as it stands.
    fn problem(&self, space: &Workspace) -> Option<Message> {
        let name = self.about.name.trim();
        if name.is_empty() {
            return Some(Message::new("store-nameless-platform"));
        }
        if let Some(other) = space.platform_named(name, self.former.as_deref()) {
            return Some(Message::new("store-known-platform").with("name", other.platform.name.as_str()));
        }
        self.days().is_err().then(|| Message::new("ui-platform-bad-days"))
    }
}

/// Shows the dialogue. Returns whether it stays open.
pub fn show(ctx: &Context, space: &Workspace, locale: &Locale, form: &mut Form, asks: &Asks) -> bool {
    let room = ctx.content_rect().size();
    let width = WIDTH.min(room.x - 80.0);
    let title = match &form.former {
        Some(name) => locale.message(&Message::new("ui-platform-title").with("name", name.as_str())),
        None => locale.text("ui-platform-new"),
    };
    let shown = modal::show(ctx, "platform", &title, |ui| {
        ui.set_width(width);
        text::title(ui, &title);
        form.tab = tabs::tabs(ui, form.tab, &[&locale.text("ui-platform-card"), &locale.text("ui-platform-rules")]);
        ui.add_space(8.0);
        let height = (room.y - 260.0).clamp(160.0, 560.0);
        ScrollArea::vertical().id_salt(form.tab).max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            let width = ui.available_width() - 14.0;
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 4.0;
            match form.tab {
                0 => card(ui, locale, form, width),
                _ => rules::show(ui, space, locale, &mut form.rules, width),
            }
        });
        ui.add_space(8.0);
        foot(ui, space, locale, form, asks)
    });
    !(shown.inner || shown.should_close())
}

/// Returns whether the dialogue is done.
fn foot(ui: &mut Ui, space: &Workspace, locale: &Locale, form: &Form, asks: &Asks) -> bool {
    let problem = form.problem(space);
    if let Some(problem) = problem.as_ref().filter(|problem| problem.id != "store-nameless-platform") {
        said(ui, Tone::Error, &locale.message(problem));
        ui.add_space(4.0);
    }
    let mut done = false;
    ui.horizontal(|ui| {
        if let Some(name) = &form.former
            && ui.add(Button::quiet(&locale.text("ui-platform-remove")).icon(icons::TRASH_2)).clicked()
        {
            asks.push(Ask::RemovePlatform(name.clone()));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = locale.text(if form.former.is_some() { "ui-platform-keep" } else { "ui-platform-create" });
            if ui.add(Button::primary(&words).enabled(problem.is_none())).clicked() {
                asks.command(Command::SavePlatform(Box::new(form.described())));
                done = true;
            }
            done |= ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked();
        });
    });
    done
}

/// A sentence with the icon and the colour of its tone.
pub(super) fn said(ui: &mut Ui, tone: Tone, words: &str) {
    let (ink, _) = tone.colors(theme::of(ui));
    ui.horizontal_top(|ui| {
        text::icon(ui, tone.icon().unwrap_or(icons::INFO), 16.0, ink);
        text::body(ui, words);
    });
}

/// The name of a field, and what it is for.
pub(super) fn label(ui: &mut Ui, name: &str, hint: &str) {
    ui.add_space(6.0);
    text::small_strong(ui, name);
    if !hint.is_empty() {
        text::small(ui, hint);
    }
}

fn card(ui: &mut Ui, locale: &Locale, form: &mut Form, width: f32) {
    let words = |id: &str| locale.text(id);
    label(ui, &words("ui-name-field"), "");
    let id = Id::unique("platform name");
    let name = field::line(ui, id, &mut form.about.name, &words("ui-name-hint"), &words("ui-name-field"), width);
    if std::mem::take(&mut form.fresh) {
        name.request_focus();
    }
    label(ui, &words("ui-platform-url"), "");
    field::line(ui, Id::unique("platform url"), &mut form.about.url, &words("ui-platform-url-hint"), &words("ui-platform-url"), width);
    let third = (width - 32.0) / 3.0;
    ui.add_space(2.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let column = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
            ui.allocate_ui(vec2(third, 0.0), |ui| ui.vertical(|ui| add(ui)));
        };
        column(ui, &mut |ui| {
            label(ui, &words("ui-platform-year"), "");
            field::line(ui, Id::unique("platform year"), &mut form.about.year, "2026-2027", &words("ui-platform-year"), third);
        });
        column(ui, &mut |ui| {
            label(ui, &words("ui-platform-release"), "");
            field::line(ui, Id::unique("platform release"), &mut form.about.release, "4.5", &words("ui-platform-release"), third);
        });
        column(ui, &mut |ui| {
            label(ui, &words("ui-platform-database"), "");
            database(ui, locale, &mut form.database, third);
        });
    });
    importers(ui, locale, &mut form.importers, width);
    label(ui, &words("ui-platform-prerequisites"), &words("ui-platform-prerequisites-why"));
    let (hint, name) = (words("ui-platform-prerequisites-hint"), words("ui-platform-prerequisites"));
    field::lines(ui, Id::unique("platform prerequisites"), &mut form.prerequisites, &hint, &name, width);
    label(ui, &words("ui-platform-old-after"), &words("ui-platform-old-after-why"));
    field::line(ui, Id::unique("platform old after"), &mut form.old_after, "14", &words("ui-platform-old-after"), 120.0);
}

fn database(ui: &mut Ui, locale: &Locale, chosen: &mut Option<String>, width: f32) {
    let shown = |key: &str| DATABASES.iter().find(|(known, _)| *known == key).map_or(key.to_owned(), |(_, name)| (*name).to_owned());
    let value = chosen.as_deref().map(shown).unwrap_or_default();
    let (name, empty) = (locale.text("ui-platform-database"), locale.text("ui-platform-database-unknown"));
    let picked = Picker::new(&name, &value, &empty).width(width).show(ui, |_| {
        let line = |key: Option<&str>, text: String| {
            let current = chosen.as_deref() == key;
            Line::Choice { value: key.map(str::to_owned), text, note: String::new(), chosen: current }
        };
        let known = DATABASES.iter().map(|(key, name)| line(Some(key), (*name).to_owned()));
        std::iter::once(line(None, empty.clone())).chain(known).collect()
    });
    if let Some(picked) = picked {
        *chosen = picked;
    }
}

/// The importers in use, the usual one first.
fn importers(ui: &mut Ui, locale: &Locale, ids: &mut Vec<String>, width: f32) {
    label(ui, &locale.text("ui-platform-importers"), &locale.text("ui-platform-importers-why"));
    let title = |id: &str| importer::find(id).map_or(id.to_owned(), |importer| locale.text(&importer.title_id()));
    let (mut first, mut gone) = (None, None);
    for (number, id) in ids.iter().enumerate() {
        let name = title(id);
        ui.horizontal(|ui| {
            ui.set_min_height(theme::CONTROL);
            let t = theme::of(ui);
            ui.scope(|ui| {
                ui.set_max_width(width - 190.0);
                text::one_line(ui, &name, theme::font::body(), t.ink);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let of = |id: &'static str| locale.message(&Message::new(id).with("name", name.as_str()));
                if icon_button(ui, icons::X, &of("ui-platform-importer-drop"), true).clicked() {
                    gone = Some(number);
                }
                if number == 0 {
                    plain_tag(ui, Tone::Info, &locale.text("ui-platform-usual"));
                } else if ui
                    .add(Button::link(&locale.text("ui-platform-make-usual")).named(&of("ui-platform-make-usual-of")).small())
                    .clicked()
                {
                    first = Some(number);
                }
            });
        });
    }
    if let Some(number) = first {
        let id = ids.remove(number);
        ids.insert(0, id);
    }
    if let Some(number) = gone {
        ids.remove(number);
    }
    let (name, empty) = (locale.text("ui-platform-importer-add"), locale.text("ui-platform-importer-add"));
    let added = Picker::new(&name, "", &empty).width(width).show(ui, |_| {
        let others = importer::all().iter().filter(|importer| !ids.contains(&importer.id));
        others.map(|importer| Line::choice(importer.id.clone(), locale.text(&importer.title_id()))).collect()
    });
    ids.extend(added);
}
