#![doc = include_str!("../../../assets/rules/en/group_placeholder.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::{Kind, UnknownGroup};
use crate::text::fold;

/// The rule.
pub static META: Meta = Meta {
    code: "C404",
    name: "group_placeholder",
    title: "rule-group-placeholder",
    level: Level::Warning,
    reads: &[Kind::Group],
    holds: super::GROUPS,
    needs: &[],
    pages: pages!("group_placeholder"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// What programs and people write for "nothing", folded; those of programs are beyond doubt.
const OF_PROGRAMS: &[&str] = &["-", "--", "---", "null", "nan", "n/a", "na", "none", "nil", "(null)", "(vide)"];
const OF_PEOPLE: &[&str] = &[
    "aucun",
    "aucune",
    "neant",
    "sans",
    "sans groupe",
    "pas de groupe",
    "x",
    "?",
    "/",
    ".",
    "_",
    "vide",
    "ras",
    "nc",
    "aucun groupe",
    "no group",
    "no groups",
    "not in a group",
    "hors groupe",
    "sans td",
    "sans tp",
    "a definir",
    "a preciser",
    "a affecter",
    "a venir",
    "non affecte",
    "non affectee",
    "pas affecte",
    "pas affectee",
    "non attribue",
    "non defini",
    "non renseigne",
    "inconnu",
    "tbd",
    "to be defined",
    "unassigned",
];

fn judge(value: &Value<'_>) -> Option<Problem> {
    if value.text == "0" {
        return Some(Problem::new(Level::Info, Message::new("group-placeholder-zero")));
    }
    let folded = fold::careful(value.text);
    let nothing = OF_PROGRAMS.contains(&folded.as_str()) || OF_PEOPLE.contains(&folded.as_str());
    if !nothing || value.context.is_group_name(value.text) {
        return None;
    }
    Some(Problem::new(
        Level::Warning,
        Message::new("group-placeholder")
            .with("value", value.shown())
            .with("does", value.context.does.unknown_group.map_or("", UnknownGroup::word)),
    ))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let sure = value.text == "0" || OF_PROGRAMS.contains(&fold::careful(value.text).as_str());
    vec![Remedy::write("", if sure { Safety::Safe } else { Safety::Ask })]
}
