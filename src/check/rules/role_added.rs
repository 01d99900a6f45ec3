#![doc = include_str!("../../../assets/rules/en/role_added.md")]

use crate::catalogue::{Catalogue, Course, Known, RoleAssignment};
use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta, Need};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, RoleHeld};
use crate::table::{RowId, ValueId};
use crate::text::php;
use crate::watch::Cancelled;
use std::collections::BTreeMap;

/// The rule.
pub static META: Meta = Meta {
    code: "C207",
    name: "role_added",
    title: "rule-role-added",
    level: Level::Warning,
    reads: &[Kind::Login, Kind::Course],
    holds: &[Behaviour::RoleHeld(RoleHeld::Adds), Behaviour::RoleHeld(RoleHeld::Keeps)],
    needs: &[Need::HeldRoles, Need::DefaultRole],
    pages: pages!("role_added"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let Some(logins) = context.person_column() else { return Ok(Vec::new()) };
    let (catalogue, table) = (context.catalogue(), context.table());
    let held: Vec<Vec<&RoleAssignment>> =
        context.logins(logins).into_iter().map(|login| catalogue.roles_held_by(login).collect()).collect();
    let keeps = context.does.is(Behaviour::RoleHeld(RoleHeld::Keeps));
    let mut findings = Vec::new();
    for set in context.sets() {
        let Some(column) = set.column(Kind::Course) else { continue };
        let courses = context.courses(column);
        let mut rows: BTreeMap<(ValueId, &str, &str), Vec<RowId>> = BTreeMap::new();
        context.scan(logins, |row, login| {
            let value = context.column(column).id(row);
            let Some(course) = courses[value.0 as usize].filter(|_| !held[login.0 as usize].is_empty()) else { return };
            if keeps {
                let here = held[login.0 as usize].iter().filter(|role| role.course == course.shortname);
                here.for_each(|role| rows.entry((value, "", role.role.as_str())).or_default().push(row));
                return;
            }
            let asked = set.column(Kind::Role).map_or("", |role| php::trim(table.text(role, row)));
            let asked = if php::is_empty(asked) { default_role(catalogue, course) } else { Some(asked) };
            let Some(asked) = asked else { return };
            // An unknown role enrols nobody: other rules speak of it.
            if matches!(catalogue.has_role(asked), Known::Told(false) | Known::Assumed(false, _)) {
                return;
            }
            let here = || held[login.0 as usize].iter().filter(|role| role.course == course.shortname);
            if !here().any(|role| role.role == asked) {
                here().for_each(|role| rows.entry((value, asked, role.role.as_str())).or_default().push(row));
            }
        })?;
        for ((value, asked, held), rows) in rows {
            let course = php::trim(context.column(column).dict().get(value));
            let message = if keeps { Message::new("role-kept") } else { Message::new("role-added").with("asked", asked) };
            let message = message.with("course", course).with("held", held).with("people", rows.len());
            let at = set.column(Kind::Role).unwrap_or(column);
            let finding = Finding::new(&META, message).at(at).rows(rows);
            findings.push(match keeps {
                true => finding.level(Level::Info),
                false => finding.advise(Message::new("fix-take-role")),
            });
        }
    }
    Ok(findings)
}

/// The role that a row without one gets; `None` when it gets none, or nobody can tell.
fn default_role<'a>(catalogue: &'a Catalogue, course: &'a Course) -> Option<&'a str> {
    match catalogue.default_role(course.manual_method().ok()??) {
        Known::Told(role) | Known::Assumed(role, _) => role,
        Known::NotTold => None,
    }
}
