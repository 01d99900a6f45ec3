#![doc = include_str!("../../../assets/rules/en/unknown_role.md")]

use crate::catalogue::{Known, Role};
use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, RoleBy, UnknownRole};
use crate::text::fold;
use crate::text::php;

/// The rule.
pub static META: Meta = Meta {
    code: "C201",
    name: "unknown_role",
    title: "rule-unknown-role",
    level: Level::Error,
    reads: &[Kind::Role],
    holds: super::ROLES,
    needs: &[Need::Roles],
    pages: pages!("unknown_role"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// Below this nobody would see a likeness.
const LEAST: f64 = 0.55;

fn judge(value: &Value<'_>) -> Option<Problem> {
    let catalogue = value.context.catalogue();
    let (is_there, is_assumed) = match catalogue.has_role(value.text) {
        Known::Told(is_there) => (is_there, false),
        Known::Assumed(is_there, _) => (is_there, true),
        Known::NotTold => return None,
    };
    let by_number = value.context.does.is(Behaviour::RoleBy(RoleBy::ShortnameOrId));
    let given = is_there || super::role_label::given(value).is_some() || by_number && super::role_number::role(value).is_some();
    let told_elsewhere = || {
        !super::role_label::meant(value).is_empty()
            || super::other_shape::is_several(value)
            || super::role_label::names_several(catalogue, value.text)
    };
    if given || php::is_empty(value.text) || told_elsewhere() {
        return None;
    }
    let message = Message::new("unknown-role").with("value", value.shown()).with("platform", value.context.platform());
    let message = message.with("does", value.context.does.unknown_role.map_or("", UnknownRole::word));
    let problem = Problem::new(Level::Error, message);
    Some(if is_assumed { problem.noting(Message::new("role-supposed")) } else { problem })
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let (Known::Told(roles) | Known::Assumed(roles, _)) = value.context.catalogue().roles() else { return Vec::new() };
    let local = value.context.catalogue().local();
    let may = |role: &&Role| !role.assignable_in_course.surely_not() && local.offers(&role.shortname) != Some(false);
    let usable = || roles.iter().filter(may);
    let typed = fold::careful(value.text);
    let same: Vec<&Role> = usable().filter(|role| fold::careful(&role.shortname) == typed).collect();
    if let [one] = same.as_slice() {
        return vec![Remedy::safe(one.shortname.as_str())];
    }
    let key = fold::loose(value.text);
    let likeness = |name: &str| strsim::normalized_damerau_levenshtein(&key, &fold::loose(name));
    let mut like: Vec<(f64, &Role)> =
        usable().map(|role| (likeness(&role.shortname).max(likeness(&role.name)), role)).filter(|(score, _)| *score >= LEAST).collect();
    like.sort_by(|a, b| b.0.total_cmp(&a.0));
    like.truncate(2);
    let label = |role: &Role| value.context.catalogue().role_label(&role.shortname).unwrap_or_default();
    like.into_iter().map(|(_, role)| super::role_label::remedy(&role.shortname, label(role), Safety::Ask)).collect()
}
