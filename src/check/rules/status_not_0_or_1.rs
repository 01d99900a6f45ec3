#![doc = include_str!("../../../assets/rules/en/status_not_0_or_1.md")]

use crate::check::meta::pages;
use crate::check::{Deed, Form, Meta, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, ReadsStatusAs};
use crate::text::fold;

/// The rule.
pub static META: Meta = Meta {
    code: "C502",
    name: "status_not_0_or_1",
    title: "rule-status-not-0-or-1",
    level: Level::Error,
    reads: &[Kind::Status],
    holds: &[Behaviour::ReadsStatusAs(ReadsStatusAs::ZeroOrOne)],
    needs: &[],
    pages: pages!("status_not_0_or_1"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// What people write, folded, with the digit it stands for, the likeliest first; one digit alone is beyond doubt.
const WORDS: &[(&[&str], &[&str])] = &[
    (&["actif", "active", "actifs", "actives", "activer", "enabled"], &["0"]),
    (&["suspendu", "suspendue", "suspended", "suspendre", "inactif", "inactive", "desactive", "desactivee", "disabled", "bloque"], &["1"]),
    (&["00", "0.0", "0,0"], &["0"]),
    (&["01", "1.0", "1,0"], &["1"]),
];

fn judge(value: &Value<'_>) -> Option<Problem> {
    if matches!(value.text, "0" | "1") || value.text.starts_with('#') {
        return None;
    }
    Some(Problem::new(Level::Error, Message::new("status-not-0-or-1").with("value", value.shown())))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let folded = fold::careful(value.text);
    let digits = WORDS.iter().find(|(words, _)| words.contains(&folded.as_str())).map_or(&["0", "1"][..], |(_, digits)| digits);
    let safety = if digits.len() == 1 { Safety::Safe } else { Safety::Ask };
    digits.iter().map(|digit| remedy(digit, safety)).collect()
}

fn remedy(digit: &str, safety: Safety) -> Remedy {
    let title = if digit == "0" { Message::new("fix-status-active") } else { Message::new("fix-status-suspended") };
    Remedy { title, safety, deed: Deed::Write(digit.to_owned()) }
}
