#![doc = include_str!("../../../assets/rules/en/period_unit.md")]

use crate::check::meta::pages;
use crate::check::{Deed, Form, Meta, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::text::fold;

/// The rule.
pub static META: Meta = Meta {
    code: "C512",
    name: "period_unit",
    title: "rule-period-unit",
    level: Level::Warning,
    reads: &[Kind::Days],
    holds: &[],
    needs: &[],
    pages: pages!("period_unit"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// The largest number that people write for months or weeks.
const SMALL: u32 = 24;

fn judge(value: &Value<'_>) -> Option<Problem> {
    let number = small(value)?;
    let title = value.context.subject.beside.titles.get(value.column)?.trim();
    let folded = fold::careful(title);
    // A title that says the unit, or the name that the importer itself gives.
    if title.is_empty() || ["jour", "day", "enrolperiod"].iter().any(|unit| folded.contains(unit)) || folded.contains("nb j") {
        return None;
    }
    Some(Problem::new(Level::Warning, Message::new("period-unit").with("title", title).with("count", number)))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let Some(number) = small(value) else { return Vec::new() };
    let span = |id: &'static str, days: u32| Remedy {
        title: Message::new(id).with("days", days).with("count", number),
        safety: Safety::Ask,
        deed: Deed::Write(days.to_string()),
    };
    // A year has 365 days, whatever its months.
    vec![span("fix-months-to-days", (number * 365).div_ceil(12)), span("fix-weeks-to-days", number * 7)]
}

fn small(value: &Value<'_>) -> Option<u32> {
    value.text.parse().ok().filter(|number| (1..=SMALL).contains(number) && value.text.bytes().all(|byte| byte.is_ascii_digit()))
}
