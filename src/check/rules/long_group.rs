#![doc = include_str!("../../../assets/rules/en/long_group.md")]

use crate::check::meta::pages;
use crate::check::{Deed, Form, Meta, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, LongGroup};

/// The rule.
pub static META: Meta = Meta {
    code: "C406",
    name: "long_group",
    title: "rule-long-group",
    level: Level::Error,
    reads: &[Kind::Group],
    holds: &[Behaviour::LongGroup(LongGroup::Stops)],
    needs: &[],
    pages: pages!("long_group"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// Characters that the database takes. One more and it refuses, and the import stops there: Moodle 4.5
/// on PostgreSQL and on MariaDB in strict mode.
const MOST: usize = 254;

fn judge(value: &Value<'_>) -> Option<Problem> {
    if value.text.len() <= MOST {
        return None;
    }
    let length = value.text.chars().count();
    let start: String = value.text.chars().take(40).collect();
    let message = || Message::new("long-group").with("value", format!("{start}…")).with("length", length).with("most", MOST);
    (length > MOST).then(|| Problem::new(Level::Error, message()))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let short: String = value.text.chars().take(MOST).collect();
    let title = Message::new("fix-shorten").with("most", MOST);
    vec![Remedy { title, safety: Safety::Ask, deed: Deed::Write(short.trim_end().to_owned()) }]
}
