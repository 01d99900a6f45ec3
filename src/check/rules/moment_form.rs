#![doc = include_str!("../../../assets/rules/en/moment_form.md")]

use super::moment;
use crate::check::meta::pages;
use crate::check::{Deed, Form, Meta, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, Moments, OddMoment};

/// The rule.
pub static META: Meta = Meta {
    code: "C709",
    name: "moment_form",
    title: "rule-moment-form",
    level: Level::Error,
    reads: &[Kind::Start, Kind::End],
    holds: &[Behaviour::OddMoment(OddMoment::Stops), Behaviour::OddMoment(OddMoment::Now), Behaviour::OddMoment(OddMoment::LeadingNumber)],
    needs: &[],
    pages: pages!("moment_form"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let id = match value.context.subject.importer().form.moments? {
        Moments::Seconds if value.text.bytes().all(|byte| byte.is_ascii_digit()) && moment::is_likely(value.text) => return None,
        Moments::Stamp if moment::is_stamp(value.text) => return None,
        Moments::Seconds if value.text.bytes().all(|byte| byte.is_ascii_digit()) => "moment-not-seconds",
        Moments::Seconds => "moment-form-seconds",
        Moments::Stamp => "moment-form-stamp",
    };
    let does = value.context.does.odd_moment.map_or("", OddMoment::word);
    Some(Problem::new(Level::Error, Message::new(id).with("value", value.shown()).with("does", does)))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let advice = || vec![Remedy::advise(Message::new("fix-moment"))];
    let Some(day) = moment::written_day(value.text) else { return advice() };
    match value.context.subject.importer().form.moments {
        Some(Moments::Stamp) => vec![Remedy::ask(format!("{day} 00:00:00"))],
        Some(Moments::Seconds) => match moment::first_second(value.context, day) {
            Some(second) => {
                let title = Message::new("fix-seconds").with("to", second.to_string()).with("day", super::words::date(day));
                vec![Remedy { title, safety: Safety::Ask, deed: Deed::Write(second.to_string()) }]
            }
            None => advice(),
        },
        None => advice(),
    }
}
