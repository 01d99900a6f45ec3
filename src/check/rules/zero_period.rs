#![doc = include_str!("../../../assets/rules/en/zero_period.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Pair, Problem};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, ReadsDaysAs};

/// The rule.
pub static META: Meta = Meta {
    code: "C503",
    name: "zero_period",
    title: "rule-zero-period",
    level: Level::Warning,
    reads: &[Kind::Course, Kind::Days],
    holds: &[Behaviour::ReadsDaysAs(ReadsDaysAs::LeadingNumber)],
    needs: &[Need::Methods],
    pages: pages!("zero_period"),
    form: Form::Pair { judge, mend: |_| Vec::new() },
};

fn judge(pair: &Pair<'_>) -> Option<Problem> {
    if pair.right.text != "0" {
        return None;
    }
    let days = pair.left.course()?.manual_method().ok()??.enrolperiod_days.filter(|days| *days > 0.0)?;
    let message = Message::new("zero-period").with("course", pair.left.shown()).with("days", days.round() as i64);
    Some(Problem::new(Level::Warning, message))
}
