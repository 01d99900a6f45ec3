#![doc = include_str!("../../../assets/rules/en/manual_method_off.md")]

use crate::catalogue::EnrolMethod;
use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, ManualMethodOff};

/// The rule.
pub static META: Meta = Meta {
    code: "C105",
    name: "manual_method_off",
    title: "rule-manual-method-off",
    level: Level::Warning,
    reads: &[Kind::Course],
    holds: &[
        Behaviour::ManualMethodOff(ManualMethodOff::NoAccess),
        Behaviour::ManualMethodOff(ManualMethodOff::Says),
        Behaviour::ManualMethodOff(ManualMethodOff::Fails),
    ],
    needs: &[Need::Methods],
    pages: pages!("manual_method_off"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

fn judge(value: &Value<'_>) -> Option<Problem> {
    let method = value.course()?.manual_method().ok()??;
    if method.status == EnrolMethod::NOT_ENABLED {
        return Some(Problem::new(Level::Error, Message::new("manual-method-not-on").with("value", value.shown())));
    }
    let does = value.context.does.manual_method_off?;
    let level = if does == ManualMethodOff::Fails { Level::Error } else { Level::Warning };
    let off = !method.status.is_empty() && method.status != "enabled";
    off.then(|| Problem::new(level, Message::new("manual-method-off").with("value", value.shown()).with("does", does.word())))
}

fn mend(_: &Value<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-ask-for-manual-on"))]
}
