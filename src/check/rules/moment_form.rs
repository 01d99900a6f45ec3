#![doc = include_str!("../../../assets/rules/en/moment_form.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Kind, Moments};
use jiff::civil::Date;

/// The rule.
pub static META: Meta = Meta {
    code: "C709",
    name: "moment_form",
    title: "rule-moment-form",
    level: Level::Error,
    reads: &[Kind::Moment],
    needs: &[],
    pages: pages!("moment_form"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let id = match value.context.subject.importer.form.moments? {
        Moments::Seconds if value.text.bytes().all(|byte| byte.is_ascii_digit()) => return None,
        Moments::Stamp if is_stamp(value.text) => return None,
        Moments::Seconds => "moment-form-seconds",
        Moments::Stamp => "moment-form-stamp",
    };
    Some(Problem::new(Level::Error, Message::new(id).with("value", value.shown())))
}

/// `YYYY-MM-DD hh:mm:ss` of a day that exists.
fn is_stamp(text: &str) -> bool {
    let (Some(day), Some(clock)) = (text.get(..10), text.get(11..)) else { return false };
    let clock_fits = clock.len() == 8 && clock.bytes().enumerate().all(|(i, b)| if i % 3 == 2 { b == b':' } else { b.is_ascii_digit() });
    text.len() == 19 && text.as_bytes().get(10) == Some(&b' ') && clock_fits && day.parse::<Date>().is_ok()
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let day = match value.text.split(['/', '-', '.']).collect::<Vec<_>>().as_slice() {
        [year, month, day] if year.len() == 4 => date(year, month, day),
        [day, month, year] if year.len() == 4 => date(year, month, day),
        _ => None,
    };
    match (day, value.context.subject.importer.form.moments) {
        (Some(day), Some(Moments::Stamp)) => vec![Remedy::ask(format!("{day} 00:00:00"))],
        _ => vec![Remedy::advise(Message::new("fix-moment"))],
    }
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
