#![doc = include_str!("../../../assets/rules/en/profile_column.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Danger, Profile};
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C004",
    name: "profile_column",
    title: "rule-profile-column",
    level: Level::Info,
    reads: &[],
    holds: &[Behaviour::Profile(Profile::Overwrites), Behaviour::Profile(Profile::OverwritesAll), Behaviour::Profile(Profile::Fills)],
    needs: &[],
    pages: pages!("profile_column"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let importer = context.subject.importer();
    let overwrites = |header: &&String| importer.known_column(header).is_some_and(|column| column.danger == Danger::OverwritesProfile);
    let names: Vec<&str> = context.subject.left_out.iter().filter(overwrites).map(String::as_str).collect();
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let message = Message::new("profile-column")
        .with("columns", names.len())
        .with("names", names.join(", "))
        .with("does", context.does.profile.map_or("", Profile::word));
    Ok(vec![Finding::new(&META, message)])
}
