#![doc = include_str!("../../../assets/rules/en/automatic_group.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Need, Pair, Problem, Remedy};
use crate::error::{Level, Message};
use crate::importer::Kind;

/// The rule.
pub static META: Meta = Meta {
    code: "C405",
    name: "automatic_group",
    title: "rule-automatic-group",
    level: Level::Warning,
    reads: &[Kind::Course, Kind::Group],
    holds: &[],
    needs: &[Need::Groups],
    pages: pages!("automatic_group"),
    form: Form::Pair { judge, mend },
};

fn judge(pair: &Pair<'_>) -> Option<Problem> {
    let said = pair.left.context.catalogue().local().fills(pair.left.text, pair.right.text);
    if said {
        let message = Message::new("automatic-group-said").with("course", pair.left.shown());
        let message = message.with("value", pair.right.shown()).with("platform", pair.right.context.platform());
        return Some(Problem::new(Level::Warning, message));
    }
    let groups = pair.left.course()?.groups.as_deref()?;
    let group = groups.iter().find(|group| group.name == pair.right.text)?;
    let message = || Message::new("automatic-group").with("value", pair.right.shown()).with("platform", pair.right.context.platform());
    (group.automatic == Some(true)).then(|| Problem::new(Level::Warning, message()))
}

fn mend(_: &Pair<'_>) -> Vec<Remedy> {
    vec![Remedy::advise(Message::new("fix-in-information-system"))]
}
