#![doc = include_str!("../../../assets/rules/en/profile_reset.md")]

use crate::catalogue::User;
use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Safety};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Field, Kind, Profile};
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C702",
    name: "profile_reset",
    title: "rule-profile-reset",
    level: Level::Warning,
    reads: &[Kind::Login],
    holds: &[Behaviour::Profile(Profile::Resets)],
    needs: &[],
    pages: pages!("profile_reset"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let subject = context.subject;
    let absent: Vec<&Field> = subject
        .importer()
        .fields
        .iter()
        .filter(|field| field.reset_when_absent && !subject.keys().iter().any(|key| key.family == field.key))
        .collect();
    if absent.is_empty() {
        return Ok(Vec::new());
    }
    let names: Vec<&str> = absent.iter().map(|field| field.key.as_str()).collect();
    let mut losing = 0_usize;
    for column in context.columns_of(Kind::Login) {
        let counts = context.counts(column)?;
        let known = context.users(column).iter().zip(counts).filter(|(_, count)| **count > 0).filter_map(|(user, _)| *user);
        losing += known.filter(|user| absent.iter().any(|field| holds(user, &field.key))).count();
    }
    let message = Message::new("profile-reset").with("fields", names.join(", ")).with("people", losing);
    let finding = Finding::new(&META, message);
    Ok(vec![match &subject.importer().prefer {
        Some(id) => {
            let importer = || Message::new(format!("importer-{id}"));
            let title = Message::new("fix-convert").with("importer", importer());
            let finding = finding.noting(Message::new("profile-reset-prefer").with("importer", importer()));
            finding.fix(title, Safety::Ask, Edit::Importer(id.clone()))
        }
        None => finding,
    }])
}

/// Whether the catalogue tells that the account has something to lose there.
fn holds(user: &User, field: &str) -> bool {
    let text = match field {
        "idnumber" => user.idnumber.as_deref(),
        // What the tool writes is 1 and 0.
        "maildisplay" => return user.further().maildisplay.is_some_and(|held| held != 1),
        "maildigest" => return user.further().maildigest.is_some_and(|held| held != 0),
        _ => user.profile(field),
    };
    text.is_some_and(|text| !text.is_empty())
}
