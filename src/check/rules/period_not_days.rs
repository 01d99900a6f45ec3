#![doc = include_str!("../../../assets/rules/en/period_not_days.md")]

use super::period::{self, Meaning};
use super::words;
use crate::check::meta::pages;
use crate::check::{Deed, Form, Meta, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, ReadsDaysAs};
use crate::text::php;

/// The rule.
pub static META: Meta = Meta {
    code: "C501",
    name: "period_not_days",
    title: "rule-period-not-days",
    level: Level::Error,
    reads: &[Kind::Days],
    holds: &[Behaviour::ReadsDaysAs(ReadsDaysAs::LeadingNumber)],
    needs: &[],
    pages: pages!("period_not_days"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    if value.text.bytes().all(|b| b.is_ascii_digit()) && value.text.bytes().any(|b| b != b'0')
        || value.text == "0"
        || value.text.starts_with('#')
    {
        return None;
    }
    let read = php::int(value.text);
    let meant = period::meaning(value.text, value.context.subject.today);
    let message = match read {
        1.. => Message::new("period-not-days").with("read", read),
        _ => Message::new("period-not-days-endless"),
    };
    let right = matches!(meant, Some(Meaning::Days(days)) if days == read);
    let message = if right { Message::new("period-not-days-right").with("read", read) } else { message };
    Some(Problem::new(if right { Level::Warning } else { Level::Error }, message.with("value", value.shown())))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let today = value.context.subject.today;
    match period::meaning(value.text, today) {
        Some(Meaning::Days(days)) => vec![Remedy::safe(days.to_string())],
        Some(Meaning::About(days)) => vec![Remedy::ask(days.to_string())],
        Some(Meaning::Until(date)) => {
            let days = words::days_between(today, date);
            if days <= 0 {
                return vec![Remedy::advise(Message::new("fix-date-is-past"))];
            }
            let title = Message::new("fix-days-until").with("days", days).with("day", words::date(date));
            vec![Remedy { title, safety: Safety::Ask, deed: Deed::Write(days.to_string()) }]
        }
        Some(Meaning::Endless) => vec![Remedy::ask("")],
        None => vec![Remedy::advise(Message::new("fix-write-days"))],
    }
}
