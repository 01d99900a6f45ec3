#![doc = include_str!("../../../assets/rules/en/role_label.md")]

use crate::catalogue::{Catalogue, Known, Role, STANDARD_ROLES};
use crate::check::meta::pages;
use crate::check::{Deed, Form, Meta, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, RoleBy, UnknownRole};
use crate::shape::{loose_parts, parts};
use crate::text::{fold, php};

/// The rule.
pub static META: Meta = Meta {
    code: "C202",
    name: "role_label",
    title: "rule-role-label",
    level: Level::Error,
    reads: &[Kind::Role],
    holds: super::ROLES,
    needs: &[],
    pages: pages!("role_label"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// Names that people see or use, folded, with the short names they stand for, the likeliest first, and
/// whether there is no doubt. Source: the standard names of Moodle in English and French, and published guides.
const LABELS: &[(&[&str], &[&str], bool)] = &[
    (&["etudiant", "etudiante", "etudiants", "etudiant(e)"], &["student"], true),
    (&["apprenant", "apprenante", "stagiaire", "participant", "participante", "eleve", "apprenti", "auditeur"], &["student"], false),
    (
        &["enseignant", "enseignante", "enseignants", "enseignant(e)", "professeur", "prof", "formateur", "formatrice"],
        &["editingteacher", "teacher"],
        false,
    ),
    (&["enseignant editeur", "responsable du cours", "responsable de cours", "responsable"], &["editingteacher"], false),
    (&["enseignant non editeur", "enseignant non-editeur", "enseignante non editrice"], &["teacher"], true),
    (&["tuteur", "tutrice", "charge de td", "chargee de td", "charge de tp", "assistant", "intervenant", "vacataire"], &["teacher"], false),
    (&["gestionnaire", "administrateur"], &["manager"], false),
    (&["student", "students"], &["student"], true),
    (&["learner", "pupil", "trainee"], &["student"], false),
    (&["teacher", "teachers", "instructor", "lecturer", "professor"], &["editingteacher", "teacher"], false),
    (&["non-editing teacher", "non editing teacher"], &["teacher"], true),
    (&["tutor", "teaching assistant"], &["teacher"], false),
    (&["manager", "administrator"], &["manager"], false),
    (&["createur de cours", "course creator"], &["coursecreator"], false),
];

/// The role that the importer takes for a word.
pub(super) fn given<'a>(value: &Value<'a>) -> Option<&'a Role> {
    let catalogue = value.context.catalogue();
    let any_case = value.context.does.is(Behaviour::RoleBy(RoleBy::AnyCase));
    let alike = |role: &&Role| any_case && role.shortname.to_lowercase() == value.text.to_lowercase();
    catalogue.role(value.text).or_else(|| catalogue.site().roles.iter().flatten().find(alike))
}

fn judge(value: &Value<'_>) -> Option<Problem> {
    if given(value).is_some() {
        return None;
    }
    let catalogue = value.context.catalogue();
    let is_short = || STANDARD_ROLES.iter().any(|role| role.shortname == value.text);
    let known = catalogue.has_role(value.text);
    match known {
        Known::Told(true) | Known::Assumed(true, _) => return None,
        Known::NotTold if is_short() => return None,
        _ => {}
    }
    let roles = meant(value);
    let (shortname, _) = roles.first()?;
    let message = Message::new("role-label").with("value", value.shown()).with("shortname", *shortname);
    // Where nobody told the roles, one of them may have this short name.
    let does = match known {
        Known::NotTold => "untold",
        _ => value.context.does.unknown_role.map_or("", UnknownRole::word),
    };
    let problem = Problem::new(Level::Error, message.with("does", does));
    let trap = roles.iter().any(|(name, sure)| *name == "editingteacher" && !sure);
    Some(if trap { problem.noting(Message::new("role-label-teacher")) } else { problem })
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let name = |shortname: &str| value.context.catalogue().role_label(shortname).unwrap_or_default().to_owned();
    let roles = meant(value);
    let safety = if roles.len() == 1 && roles.iter().all(|(_, sure)| *sure) { Safety::Safe } else { Safety::Ask };
    roles.into_iter().map(|(shortname, _)| remedy(shortname, &name(shortname), safety)).collect()
}

/// "Write student (Étudiant)".
pub(super) fn remedy(shortname: &str, name: &str, safety: Safety) -> Remedy {
    let title = match name {
        "" => Message::new("fix-write").with("to", shortname),
        name => Message::new("fix-role").with("shortname", shortname).with("name", name),
    };
    Remedy { title, safety, deed: Deed::Write(shortname.to_owned()) }
}

/// The short names of the roles that a display name stands for, each with whether it is beyond doubt.
/// What its people call the roles that may be asked for settles it; then the platform's own names come first. Only roles of
/// the platform are named when its roles are known, and only roles that may be asked for when some of them are meant.
pub(super) fn meant<'a>(value: &Value<'a>) -> Vec<(&'a str, bool)> {
    meant_by(value.context.catalogue(), value.text)
}

/// The same for a text.
pub(super) fn meant_by<'a>(catalogue: &'a Catalogue, text: &str) -> Vec<(&'a str, bool)> {
    let is_there = |shortname: &str| !matches!(catalogue.has_role(shortname), Known::Told(false) | Known::Assumed(false, _));
    let here = catalogue.local().roles.iter().flatten().filter(|role| role.is_called(text) && is_there(&role.shortname));
    let here: Vec<&str> = here.map(|role| role.shortname.as_str()).collect();
    if !here.is_empty() {
        return here.into_iter().map(|shortname| (shortname, true)).collect();
    }
    let typed = fold::careful(text);
    let roles = catalogue.site().roles.as_deref().unwrap_or_default();
    let named = roles.iter().filter(|role| !role.name.is_empty() && fold::careful(&role.name) == typed);
    // "Enseignant" is the name of editingteacher, and people write it for both kinds of teachers.
    let mut found: Vec<(&str, bool)> = named.map(|role| (role.shortname.as_str(), !is_doubtful(&role.shortname))).collect();
    // A short name in another spelling is spoken of by the rule on roles.
    if let Known::Told(roles) | Known::Assumed(roles, _) = catalogue.roles()
        && roles.iter().any(|role| fold::careful(&role.shortname) == typed)
    {
        return found;
    }
    for (_, shortnames, sure) in LABELS.iter().filter(|(names, ..)| names.contains(&typed.as_str())) {
        for shortname in *shortnames {
            if is_there(shortname) && !found.iter().any(|(name, _)| name == shortname) && !(found.len() == 1 && *sure) {
                found.push((shortname, *sure));
            }
        }
    }
    if found.iter().any(|(shortname, _)| catalogue.local().offers(shortname) == Some(true)) {
        found.retain(|(shortname, _)| catalogue.local().offers(shortname) == Some(true));
    }
    found
}

/// The short name of the role that a text names, the likeliest.
pub(super) fn named<'a>(catalogue: &'a Catalogue, text: &str) -> Option<&'a str> {
    let told = catalogue.role(text).map(|role| role.shortname.as_str());
    let standard = || STANDARD_ROLES.iter().map(|role| role.shortname).find(|shortname| *shortname == text);
    let meant = || meant_by(catalogue, text).first().map(|(shortname, _)| *shortname);
    // `teacher` is the short name of one role and what people call another: where nobody told the roles, it is taken as written.
    match catalogue.has_role(text) {
        Known::NotTold => standard().or_else(meant),
        _ => told.or_else(meant).or_else(standard),
    }
}

/// Whether a text is no role, and the values in it are roles that differ.
pub(super) fn names_several(catalogue: &Catalogue, text: &str) -> bool {
    let text = php::trim(text);
    let parts = parts(text).unwrap_or_else(|| loose_parts(text));
    let roles: Vec<&str> = parts.iter().map_while(|part| named(catalogue, part)).collect();
    roles.len() == parts.len() && roles.windows(2).any(|pair| pair[0] != pair[1]) && named(catalogue, text).is_none()
}

fn is_doubtful(shortname: &str) -> bool {
    matches!(shortname, "editingteacher" | "manager" | "coursecreator")
}
