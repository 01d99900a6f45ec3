#![doc = include_str!("../../../assets/rules/en/front_page.md")]

use crate::check::meta::pages;
use crate::check::{By, Form, Meta, Problem, Value};
use crate::error::{Level, Message};
use crate::importer::{FrontPage, Kind};

/// The rule.
pub static META: Meta = Meta {
    code: "C107",
    name: "front_page",
    title: "rule-front-page",
    level: Level::Error,
    reads: &[Kind::Course],
    holds: super::ENROLS,
    needs: &[],
    pages: pages!("front_page"),
    form: Form::Value { judge, mend: |_| Vec::new(), costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let front = value.context.catalogue().site().site.shortname.as_deref()?;
    let message =
        || Message::new("front-page").with("value", value.shown()).with("does", value.context.does.front_page.map_or("", FrontPage::word));
    (front == value.text && value.by() == By::Name).then(|| Problem::new(Level::Error, message()))
}
