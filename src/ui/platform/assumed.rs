//! The tab *Suppositions*: what the people of a platform state where it does not tell.

use super::owner::Owner;
use crate::{
    catalogue::{Assumed, Assumption, Catalogue, Local, STANDARD_ROLES, Topic},
    error::Message,
    locale::Locale,
    ui::parts::{
        Button, check_box, field,
        picker::{Line, Picker},
        text,
    },
    workspace::Workspace,
};
use eframe::egui::{Id, Ui};
use std::collections::BTreeSet;

/// Key of the institution's file for all of it.
const KEY: &str = "assumed";
/// Width of the fields in points.
const FIELD: f32 = 320.0;

/// What is chosen and typed in the tab.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    roles: bool,
    /// `Some` of an empty text = none is given.
    role: Option<String>,
    days: String,
    welcome: Option<bool>,
}

impl Texts {
    /// What is kept.
    pub fn of(assumed: &Assumed) -> Self {
        Self {
            roles: assumed.standard_roles,
            role: assumed.default_role.clone(),
            days: assumed.default_period_days.map(|days| days.to_string()).unwrap_or_default(),
            welcome: assumed.welcome_message,
        }
    }

    /// The settings of a Moodle that nobody changed: the manual method gives the role student, without an end, and since
    /// 4.4 with a message. Source: the administration of a new Moodle 4.5.
    fn usual() -> Self {
        Self { roles: true, role: Some("student".to_owned()), days: "0".to_owned(), welcome: Some(true) }
    }

    fn period(&self) -> Result<Option<u32>, ()> {
        match self.days.trim() {
            "" => Ok(None),
            days => days.parse().map(Some).map_err(drop),
        }
    }

    /// Why it cannot be kept as it stands.
    pub fn problem(&self) -> Option<Message> {
        self.period().is_err().then(|| Message::new("ui-assumed-period-bad"))
    }

    /// What is stated.
    pub fn assumed(&self) -> Assumed {
        Assumed {
            standard_roles: self.roles,
            default_role: self.role.clone(),
            default_period_days: self.period().unwrap_or_default(),
            welcome_message: self.welcome,
        }
    }
}

/// Shows the tab. `told` is the platform it is of; `None` for one that is not known yet.
pub fn show(ui: &mut Ui, told: Option<&Workspace>, owner: &Owner<'_>, texts: &mut Texts, width: f32) {
    let locale = owner.locale;
    let words = |id: &str| locale.text(id);
    text::second(ui, words("ui-assumed-why"));
    ui.add_space(4.0);
    if ui.add(Button::secondary(&words("ui-assumed-usual")).enabled(!owner.is_locked(KEY)).small()).clicked() {
        *texts = Texts::usual();
    }
    let known = told.map(|space| Told::of(space.catalogue()));
    let known = known.as_ref();
    owner.field(ui, KEY, &words("ui-assumed-roles-title"), &words("ui-assumed-roles-why"), |ui| {
        check_box(ui, &mut texts.roles, &words("ui-assumed-roles"));
    });
    of_no_use(ui, locale, known, Topic::Roles, Assumption::StandardRoles);
    owner.field(ui, KEY, &words("ui-assumed-role"), "", |ui| role(ui, told, owner, &mut texts.role));
    of_no_use(ui, locale, known, Topic::DefaultRole, Assumption::DefaultRole);
    owner.field(ui, KEY, &words("ui-assumed-period"), "", |ui| {
        let (hint, name) = (words("ui-assumed-period-hint"), owner.name(KEY, &words("ui-assumed-period")));
        field::line(ui, Id::unique("assumed period"), &mut texts.days, &hint, &name, FIELD.min(width));
    });
    of_no_use(ui, locale, known, Topic::DefaultPeriod, Assumption::DefaultPeriod);
    owner.field(ui, KEY, &words("ui-assumed-welcome"), "", |ui| welcome(ui, owner, &mut texts.welcome));
    of_no_use(ui, locale, known, Topic::Welcome, Assumption::Welcome);
}

/// What the platform leaves to be assumed.
struct Told(BTreeSet<Topic>, BTreeSet<Assumption>);

impl Told {
    /// `None` inside when no course is known: then nothing is told for certain.
    fn of(catalogue: &Catalogue) -> Option<Self> {
        let untold = catalogue.untold();
        catalogue.knows_courses().then(|| Self(untold.open.into_iter().collect(), untold.assumed.into_iter().collect()))
    }
}

/// Says of what the platform tells that nobody need assume it.
fn of_no_use(ui: &mut Ui, locale: &Locale, told: Option<&Option<Told>>, topic: Topic, assumption: Assumption) {
    let Some(Some(Told(open, assumed))) = told else { return };
    if !open.contains(&topic) && !assumed.contains(&assumption) {
        text::small(ui, locale.text("ui-assumed-told"));
    }
}

fn role(ui: &mut Ui, told: Option<&Workspace>, owner: &Owner<'_>, chosen: &mut Option<String>) {
    let locale = owner.locale;
    let (nothing, none) = (locale.text("ui-assumed-nothing"), locale.text("ui-assumed-role-none"));
    let value = match chosen.as_deref() {
        None => String::new(),
        Some("") => none.clone(),
        Some(role) => role.to_owned(),
    };
    let name = owner.name(KEY, &locale.text("ui-assumed-role"));
    let picked = Picker::new(&name, &value, &nothing).width(FIELD).show(ui, |_| {
        let line = |value: Option<String>, text: String| Line::Choice { chosen: *chosen == value, value, text, note: String::new() };
        let mut lines = vec![line(None, nothing.clone()), line(Some(String::new()), none.clone())];
        lines.extend(roles(told.map(|space| space.catalogue().local())).into_iter().map(|role| line(Some(role.clone()), role)));
        lines
    });
    if let Some(picked) = picked {
        *chosen = picked;
    }
}

/// Short names of the roles that a course gives: those of Moodle, and those that may be asked for here.
fn roles(local: Option<&Local>) -> Vec<String> {
    let given = STANDARD_ROLES.iter().filter(|role| role.given[0]).map(|role| role.shortname.to_owned());
    let here = local.into_iter().flat_map(|local| local.roles.iter().flatten()).map(|role| role.shortname.clone());
    let mut roles: Vec<String> = given.collect();
    for role in here {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}

fn welcome(ui: &mut Ui, owner: &Owner<'_>, chosen: &mut Option<bool>) {
    let locale = owner.locale;
    let words = |value: Option<bool>| {
        locale.text(match value {
            None => "ui-assumed-nothing",
            Some(true) => "ui-assumed-on",
            Some(false) => "ui-assumed-off",
        })
    };
    let value = chosen.map(|_| words(*chosen)).unwrap_or_default();
    let name = owner.name(KEY, &locale.text("ui-assumed-welcome"));
    let picked = Picker::new(&name, &value, &words(None)).width(FIELD).show(ui, |_| {
        let line = |value| Line::Choice { value, text: words(value), note: String::new(), chosen: *chosen == value };
        [None, Some(true), Some(false)].map(line).into()
    });
    if let Some(picked) = picked {
        *chosen = picked;
    }
}
