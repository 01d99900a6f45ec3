#![doc = include_str!("../../../assets/rules/en/number_gap.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, NumberedColumns};
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C006",
    name: "number_gap",
    title: "rule-number-gap",
    level: Level::Info,
    reads: &[Kind::Course],
    holds: &[Behaviour::NumberedColumns(NumberedColumns::Any)],
    needs: &[],
    pages: pages!("number_gap"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let numbers: Vec<u32> = context.numbers().filter(|set| set.column(Kind::Course).is_some()).filter_map(|set| set.number).collect();
    let last = numbers.last().copied().unwrap_or(0);
    let missing: Vec<String> =
        (1..last).filter(|number| !numbers.contains(number)).take(5).map(|number| format!("course{number}")).collect();
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    let message = Message::new("number-gap").with("missing", missing.join(", ")).with("last", format!("course{last}"));
    Ok(vec![Finding::new(&META, message)])
}
