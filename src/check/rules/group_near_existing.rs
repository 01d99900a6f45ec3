#![doc = include_str!("../../../assets/rules/en/group_near_existing.md")]

use crate::check::meta::pages;
use crate::check::{By, Form, Meta, Need, Pair, Problem, Remedy, Safety};
use crate::error::{Level, Message};
use crate::importer::{Kind, UnknownGroup};
use crate::text::fold;
use crate::text::php;

/// The rule.
pub static META: Meta = Meta {
    code: "C401",
    name: "group_near_existing",
    title: "rule-group-near-existing",
    level: Level::Warning,
    reads: &[Kind::Course, Kind::Group],
    holds: super::GROUPS,
    needs: &[Need::Groups],
    pages: pages!("group_near_existing"),
    form: Form::Pair { judge, mend },
};

fn judge(pair: &Pair<'_>) -> Option<Problem> {
    if pair.right.by() != By::Name {
        return None;
    }
    let (near, _) = near(pair)?;
    let message = Message::new("group-near-existing").with("value", pair.right.shown()).with("near", near);
    let message = message.with("does", pair.right.context.does.unknown_group.map_or("", UnknownGroup::word));
    Some(super::words::aged(Problem::new(Level::Warning, message), pair.right.context))
}

fn mend(pair: &Pair<'_>) -> Vec<Remedy> {
    near(pair).map(|(near, safety)| Remedy::write(near, safety)).into_iter().collect()
}

/// The group of the course that the typed name looks like. Case, accents and blanks alone are beyond
/// doubt; `TD 01` for `TD1` is likely.
fn near<'a>(pair: &Pair<'a>) -> Option<(&'a str, Safety)> {
    let typed = pair.right.text;
    let groups = pair.left.course()?.groups.as_deref()?;
    if groups.is_empty() || php::is_number(typed) || groups.iter().any(|group| group.name == typed) {
        return None;
    }
    let shown = crate::text::invisible::visible(pair.right.raw);
    if groups.iter().any(|group| group.name == shown) {
        return None;
    }
    let named = |key: fn(&str) -> String| {
        let wanted = key(typed);
        groups.iter().filter(move |group| !wanted.is_empty() && key(&group.name) == wanted).map(|group| group.name.as_str())
    };
    let mut same = named(fold::careful);
    match (same.next(), same.next()) {
        (Some(one), None) => Some((one, Safety::Safe)),
        (Some(one), Some(_)) => Some((one, Safety::Ask)),
        _ => named(key).next().or_else(|| named(bare_key).next()).map(|name| (name, Safety::Ask)),
    }
}

/// Letters and digits, without the zeros in front of numbers.
pub(super) fn key(name: &str) -> String {
    let mut key = String::new();
    for c in fold::loose(name).chars() {
        if c == '0' && !key.ends_with(|last: char| last.is_ascii_digit()) {
            continue;
        }
        key.push(c);
    }
    key
}

/// The same without a word for a group in front: `Groupe TD1` is `TD1`.
fn bare_key(name: &str) -> String {
    let key = key(name);
    let words = ["groupes", "groupe", "group", "grpe", "grp", "gpe", "gr"];
    let bare = words.iter().find_map(|word| key.strip_prefix(word)).filter(|rest| rest.chars().any(|c| c.is_ascii_digit()));
    bare.map_or(key.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn blanks_signs_and_zeros_in_front_make_no_other_group() {
        for (a, b) in [("TD 1", "td1"), ("TD-01", "TD1"), ("Groupe_1", "groupe 1"), ("TD 10", "td10")] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        assert_ne!(key("TD1"), key("TD10"));
        assert_ne!(key("TD1"), key("TD11"));
    }
}
