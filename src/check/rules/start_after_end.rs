#![doc = include_str!("../../../assets/rules/en/start_after_end.md")]

use super::moment;
use crate::check::meta::pages;
use crate::check::{Form, Meta, Pair, Problem};
use crate::error::{Level, Message};
use crate::importer::{EnrolledAlready, Kind};

/// The rule.
pub static META: Meta = Meta {
    code: "C511",
    name: "start_after_end",
    title: "rule-start-after-end",
    level: Level::Error,
    reads: &[Kind::Start, Kind::End],
    holds: super::ENROLS,
    needs: &[],
    pages: pages!("start_after_end"),
    form: Form::Pair { judge, mend: |_| Vec::new() },
};

fn judge(pair: &Pair<'_>) -> Option<Problem> {
    let context = pair.left.context;
    let (start, end) = (moment::day(context, pair.left.text)?, moment::day(context, pair.right.text)?);
    let does = context.does.enrolled_already.map_or("", EnrolledAlready::word);
    let message = Message::new("start-after-end").with("start", super::words::date(start)).with("end", super::words::date(end));
    (start > end).then(|| Problem::new(Level::Error, message.with("does", does)))
}
