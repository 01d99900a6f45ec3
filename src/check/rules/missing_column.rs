#![doc = include_str!("../../../assets/rules/en/missing_column.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, EmptyPerson, Field, FieldKey, Kind};
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C001",
    name: "missing_column",
    title: "rule-missing-column",
    level: Level::Error,
    reads: &[],
    holds: &[],
    needs: &[],
    pages: pages!("missing_column"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let subject = context.subject;
    let missing = subject.importer().missing(subject.keys());
    // Another column names the person.
    let is_spared = |key: &FieldKey| subject.importer().field(key).is_some_and(Field::is_person) && context.has(Kind::Login);
    // Where people are looked up by address, a file without addresses finds nobody.
    let by_address = context.does.is(Behaviour::EmptyPerson(EmptyPerson::FindsOtherwise));
    let has_address = subject.roster.fields().any(|(_, field)| field.kind == Kind::Email);
    let no_address = (by_address && !has_address)
        .then(|| Finding::new(&META, Message::new("missing-column-address")).advise(Message::new("fix-look-up-by-login")));
    Ok(missing
        .into_iter()
        .filter(|key| !is_spared(key))
        .map(|key| {
            let label = subject.importer().field(&key).map_or_else(String::new, |field| field.label_id());
            let message = Message::new("missing-column").with("column", key.to_string()).with("field", Message::new(label));
            Finding::new(&META, message).advise(Message::new("fix-map-column"))
        })
        .chain(no_address)
        .collect())
}
