#![doc = include_str!("../../../assets/rules/en/zero_period.md")]

use crate::catalogue::Known;
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
    needs: &[Need::Methods, Need::DefaultPeriod],
    pages: pages!("zero_period"),
    form: Form::Pair { judge, mend: |_| Vec::new() },
};

fn judge(pair: &Pair<'_>) -> Option<Problem> {
    if pair.right.text != "0" {
        return None;
    }
    let method = pair.left.course()?.manual_method().ok()??;
    let days = match pair.left.context.catalogue().default_period(method) {
        Known::Told(days) | Known::Assumed(days, _) if days > 0.0 => days,
        _ => return None,
    };
    let message = Message::new("zero-period").with("course", pair.left.shown()).with("days", days.round() as i64);
    Some(Problem::new(Level::Warning, message))
}
