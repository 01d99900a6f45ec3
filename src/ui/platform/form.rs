//! The dialogue *Plateforme*: what a person says of a platform, in two tabs.

use super::{assumed, owner::Owner, rules, told};
use crate::{
    catalogue::{Local, Platform, entries},
    error::Message,
    importer,
    locale::Locale,
    store::institution::SetBy,
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
    assumed: assumed::Texts,
    /// What the institution set.
    set_by: Option<SetBy>,
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
            assumed: assumed::Texts::of(&local.assumed),
            set_by: space.platform().set_by.clone(),
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
            assumed: self.assumed.assumed(),
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
        let days = self.days().is_err().then(|| Message::new("ui-platform-bad-days"));
        days.or_else(|| self.assumed.problem())
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
        let ids = ["ui-platform-card", "ui-platform-rules", "ui-platform-assumed", "ui-platform-told"];
        // Of a platform that is being named nothing is known.
        let words = ids[..if form.former.is_some() { 4 } else { 3 }].iter().map(|id| locale.text(id)).collect::<Vec<_>>();
        form.tab = tabs::tabs(ui, form.tab, &words.iter().map(String::as_str).collect::<Vec<_>>());
        ui.add_space(8.0);
        let height = (room.y - 260.0).clamp(160.0, 560.0);
        let scroll = ScrollArea::vertical().id_salt(form.tab).max_height(height).min_scrolled_height(height);
        scroll.auto_shrink([false, true]).show(ui, |ui| {
            let width = ui.available_width() - 14.0;
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 4.0;
            let set_by = form.set_by.clone();
            let owner = Owner { set_by: set_by.as_ref(), locale };
            if form.tab < 3 {
                owner.legend(ui);
            }
            match form.tab {
                0 => card(ui, &owner, form, width),
                1 => rules::show(ui, space, &owner, &mut form.rules, width),
                2 => assumed::show(ui, form.former.is_some().then_some(space), &owner, &mut form.assumed, width),
                _ => told::show(ui, space, locale),
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

fn card(ui: &mut Ui, owner: &Owner<'_>, form: &mut Form, width: f32) {
    let words = |id: &str| owner.locale.text(id);
    let line = |ui: &mut Ui, id: &str, key: &str, text: &mut String, hint: &str, name: &str, width: f32| {
        owner.field(ui, key, name, "", |ui| field::line(ui, Id::unique(id.to_owned()), text, hint, &owner.name(key, name), width))
    };
    let name = line(ui, "platform name", "name", &mut form.about.name, &words("ui-name-hint"), &words("ui-name-field"), width);
    if std::mem::take(&mut form.fresh) && !owner.is_locked("name") {
        name.request_focus();
    }
    line(ui, "platform url", "url", &mut form.about.url, &words("ui-platform-url-hint"), &words("ui-platform-url"), width);
    let third = (width - 32.0) / 3.0;
    ui.add_space(2.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let column = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
            ui.allocate_ui(vec2(third, 0.0), |ui| ui.vertical(|ui| add(ui)));
        };
        column(ui, &mut |ui| {
            line(ui, "platform year", "academic_year", &mut form.about.year, "2026-2027", &words("ui-platform-year"), third);
        });
        column(ui, &mut |ui| {
            line(ui, "platform release", "moodle", &mut form.about.release, "4.5", &words("ui-platform-release"), third);
        });
        column(ui, &mut |ui| database(ui, owner, &mut form.database, third));
    });
    importers(ui, owner, &mut form.importers, width);
    let (key, name) = ("prerequisites", words("ui-platform-prerequisites"));
    owner.field(ui, key, &name, &words("ui-platform-prerequisites-why"), |ui| {
        let hint = words("ui-platform-prerequisites-hint");
        field::lines(ui, Id::unique("platform prerequisites"), &mut form.prerequisites, &hint, &owner.name(key, &name), width);
    });
    let (key, name) = ("old_after_days", words("ui-platform-old-after"));
    owner.field(ui, key, &name, &words("ui-platform-old-after-why"), |ui| {
        field::line(ui, Id::unique("platform old after"), &mut form.old_after, "14", &owner.name(key, &name), 120.0);
    });
}

fn database(ui: &mut Ui, owner: &Owner<'_>, chosen: &mut Option<String>, width: f32) {
    let locale = owner.locale;
    let shown = |key: &str| DATABASES.iter().find(|(known, _)| *known == key).map_or(key.to_owned(), |(_, name)| (*name).to_owned());
    let value = chosen.as_deref().map(shown).unwrap_or_default();
    let (label, empty) = (locale.text("ui-platform-database"), locale.text("ui-platform-database-unknown"));
    let name = owner.name("database", &label);
    let picked = owner.field(ui, "database", &label, "", |ui| {
        Picker::new(&name, &value, &empty).width(width).show(ui, |_| {
            let line = |key: Option<&str>, text: String| {
                let current = chosen.as_deref() == key;
                Line::Choice { value: key.map(str::to_owned), text, note: String::new(), chosen: current }
            };
            let known = DATABASES.iter().map(|(key, name)| line(Some(key), (*name).to_owned()));
            std::iter::once(line(None, empty.clone())).chain(known).collect()
        })
    });
    if let Some(picked) = picked {
        *chosen = picked;
    }
}

/// The importers in use, the usual one first.
fn importers(ui: &mut Ui, owner: &Owner<'_>, ids: &mut Vec<String>, width: f32) {
    let (name, why) = (owner.locale.text("ui-platform-importers"), owner.locale.text("ui-platform-importers-why"));
    owner.field(ui, "importers", &name, &why, |ui| chosen_importers(ui, owner.locale, ids, width));
}

fn chosen_importers(ui: &mut Ui, locale: &Locale, ids: &mut Vec<String>, width: f32) {
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
