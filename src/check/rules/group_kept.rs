#![doc = include_str!("../../../assets/rules/en/group_kept.md")]

use crate::catalogue::GroupMember;
use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta, Need};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::table::{RowId, ValueId};
use crate::text::php;
use crate::watch::Cancelled;
use std::collections::BTreeMap;

/// The rule.
pub static META: Meta = Meta {
    code: "C409",
    name: "group_kept",
    title: "rule-group-kept",
    level: Level::Info,
    reads: &[Kind::Login, Kind::Course, Kind::Group],
    holds: super::GROUPS,
    needs: &[Need::Memberships],
    pages: pages!("group_kept"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let Some(logins) = context.person_column() else { return Ok(Vec::new()) };
    let catalogue = context.catalogue();
    let table = context.table();
    let members: Vec<Vec<&GroupMember>> = context.logins(logins).into_iter().map(|login| catalogue.groups_of(login).collect()).collect();
    let mut findings = Vec::new();
    for (left, right) in context.pairs(Kind::Course, Kind::Group) {
        let courses = context.courses(left);
        let mut rows: BTreeMap<(ValueId, &str), Vec<RowId>> = BTreeMap::new();
        context.scan(logins, |row, login| {
            let Some(course) = courses[context.column(left).id(row).0 as usize] else { return };
            let (course, group) = (course.shortname.as_str(), php::trim(table.text(right, row)));
            let here = || members[login.0 as usize].iter().filter(|member| member.course == course);
            if php::is_empty(group) || here().any(|member| member.group == group) {
                return;
            }
            for member in here() {
                rows.entry((context.column(left).id(row), member.group.as_str())).or_default().push(row);
            }
        })?;
        for ((course, group), rows) in rows {
            let name = php::trim(context.column(left).dict().get(course));
            let message = Message::new("group-kept").with("course", name).with("group", group).with("people", rows.len());
            findings.push(Finding::new(&META, message).at(right).rows(rows).advise(Message::new("fix-leave-group")));
        }
    }
    Ok(findings)
}
