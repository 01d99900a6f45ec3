#![doc = include_str!("../../../assets/rules/en/number_gap_stops.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, NumberedColumns};
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C710",
    name: "number_gap_stops",
    title: "rule-number-gap-stops",
    level: Level::Error,
    reads: &[Kind::Course],
    holds: &[Behaviour::NumberedColumns(NumberedColumns::UpToGap)],
    needs: &[],
    pages: pages!("number_gap_stops"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let numbers: Vec<u32> = context.numbers().filter(|set| set.column(Kind::Course).is_some()).filter_map(|set| set.number).collect();
    let Some(gap) = (1..).zip(&numbers).find(|(wanted, number)| wanted != *number).map(|(wanted, _)| wanted) else {
        return Ok(Vec::new());
    };
    let lost = numbers.iter().filter(|number| **number > gap).count();
    let message = Message::new("number-gap-stops").with("missing", format!("course{gap}")).with("lost", lost);
    Ok(vec![Finding::new(&META, message).advise(Message::new("fix-map-column"))])
}
