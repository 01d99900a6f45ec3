//! The second tab of the dialogue *Plateforme*: rules of the place, one entry per line.

use super::owner::Owner;
use crate::{
    catalogue::{AutomaticGroups, Local, RequestedRole, entries},
    importer::Kind,
    locale::Locale,
    ui::{
        choices,
        parts::{
            Button, field,
            picker::{Line, Picker},
        },
    },
    workspace::Workspace,
};
use eframe::egui::{Id, Ui};

/// What is typed in the tab.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    roles: String,
    courses: String,
    categories: String,
    groups: String,
}

impl Texts {
    /// The rules that are kept, as lines.
    pub fn of(local: &Local) -> Self {
        let lines = |lines: Vec<String>| lines.join("\n");
        Self {
            roles: lines(local.roles.iter().flatten().map(RequestedRole::line).collect()),
            courses: lines(local.closed_courses.clone()),
            categories: lines(local.closed_categories.clone()),
            groups: lines(local.automatic_groups.iter().map(AutomaticGroups::line).collect()),
        }
    }

    /// The rules that the lines say, in place of those of `local`.
    pub fn put_into(&self, local: Local) -> Local {
        let roles: Vec<RequestedRole> = entries(&self.roles).iter().filter_map(|line| RequestedRole::of_line(line)).collect();
        Local {
            roles: Some(roles).filter(|roles| !roles.is_empty()),
            closed_courses: entries(&self.courses),
            closed_categories: entries(&self.categories),
            automatic_groups: entries(&self.groups).iter().filter_map(|line| AutomaticGroups::of_line(line)).collect(),
            ..local
        }
    }
}

/// Shows the tab.
pub fn show(ui: &mut Ui, space: &Workspace, owner: &Owner<'_>, texts: &mut Texts, width: f32) {
    let words = |id: &str| owner.locale.text(id);
    let several = |ui: &mut Ui, key: &str, text: &mut String, hint: &str, name: &str| {
        field::lines(ui, Id::unique(("platform rule", key.to_owned())), text, hint, &owner.name(key, name), width);
    };
    owner.field(ui, "roles", &words("ui-rules-roles"), &words("ui-rules-roles-why"), |ui| {
        several(ui, "roles", &mut texts.roles, &words("ui-rules-roles-hint"), &words("ui-rules-roles"));
        let known = roles_of_the_catalogue(space, &texts.roles);
        if !known.is_empty() && ui.add(Button::link(&words("ui-rules-roles-take")).small()).clicked() {
            known.iter().for_each(|line| add_line(&mut texts.roles, line));
        }
    });
    owner.field(ui, "closed_courses", &words("ui-rules-courses"), &words("ui-rules-courses-why"), |ui| {
        several(ui, "closed_courses", &mut texts.courses, &words("ui-rules-courses-hint"), &words("ui-rules-courses"));
        if space.catalogue().knows_courses() {
            let course = adder(ui, &words("ui-rules-courses-add"), owner.locale, |query| {
                let found = choices::of(space.catalogue(), Kind::Course, query).into_iter();
                found.map(|choice| (choice.value, choice.note)).collect()
            });
            course.iter().for_each(|name| add_line(&mut texts.courses, name));
        }
    });
    owner.field(ui, "closed_categories", &words("ui-rules-categories"), &words("ui-rules-categories-why"), |ui| {
        several(ui, "closed_categories", &mut texts.categories, &words("ui-rules-categories-hint"), &words("ui-rules-categories"));
        let categories = categories(space);
        if !categories.is_empty() {
            let category = adder(ui, &words("ui-rules-categories-add"), owner.locale, |query| {
                let typed = crate::text::fold::careful(query);
                let fits = |name: &&String| crate::text::fold::careful(name).contains(&typed);
                categories.iter().filter(fits).map(|name| (name.clone(), String::new())).collect()
            });
            category.iter().for_each(|name| add_line(&mut texts.categories, name));
        }
    });
    owner.field(ui, "automatic_groups", &words("ui-rules-groups"), &words("ui-rules-groups-why"), |ui| {
        several(ui, "automatic_groups", &mut texts.groups, &words("ui-rules-groups-hint"), &words("ui-rules-groups"));
    });
}

/// Lines of the roles of the platform that no line names yet.
fn roles_of_the_catalogue(space: &Workspace, lines: &str) -> Vec<String> {
    let named: Vec<RequestedRole> = entries(lines).iter().filter_map(|line| RequestedRole::of_line(line)).collect();
    let roles = space.catalogue().site().roles.iter().flatten();
    let giveable =
        roles.filter(|role| !role.assignable_in_course.surely_not() && !named.iter().any(|known| known.shortname == role.shortname));
    giveable
        .map(|role| RequestedRole { shortname: role.shortname.clone(), label: role.name.clone(), synonyms: Vec::new() }.line())
        .collect()
}

/// Names of the categories that courses are in, sorted.
fn categories(space: &Workspace) -> Vec<String> {
    let named = space.catalogue().site().courses.iter().filter_map(|course| course.category.clone());
    named.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

fn add_line(text: &mut String, line: &str) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(line);
}

/// A link that opens a searchable list; what is chosen in it.
fn adder(ui: &mut Ui, words: &str, locale: &Locale, found: impl FnOnce(&str) -> Vec<(String, String)>) -> Option<String> {
    let response = ui.add(Button::link(words).small());
    let hint = locale.text("ui-picker-search");
    Picker::new(words, "", "").search(&hint).attached(ui, &response, |query| {
        let line = |(value, note): (String, String)| Line::Choice { text: value.clone(), value, note, chosen: false };
        found(query).into_iter().map(line).collect()
    })
}
