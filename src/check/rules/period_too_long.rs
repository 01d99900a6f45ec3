#![doc = include_str!("../../../assets/rules/en/period_too_long.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, ReadsDaysAs};
use crate::text::php;

/// The rule.
pub static META: Meta = Meta {
    code: "C504",
    name: "period_too_long",
    title: "rule-period-too-long",
    level: Level::Warning,
    reads: &[Kind::Days],
    holds: &[Behaviour::ReadsDaysAs(ReadsDaysAs::LeadingNumber)],
    needs: &[],
    pages: pages!("period_too_long"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// Days × 86 400 seconds must fit the 64 bits of the database: beyond, the import stops at that row.
const MOST: i64 = i64::MAX / 86_400 - 1_000_000;
/// A hundred years.
const CENTURY: i64 = 36_500;

fn judge(value: &Value<'_>) -> Option<Problem> {
    if !value.text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let days = php::int(value.text);
    let message = match days {
        MOST.. => return Some(Problem::new(Level::Error, Message::new("period-too-long-stops").with("value", value.shown()))),
        2_020..=2_050 => Message::new("period-too-long-year"),
        CENTURY.. => Message::new("period-too-long"),
        _ => return None,
    };
    Some(Problem::new(Level::Warning, message.with("value", value.shown())))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-write-days"))]
}
