#![doc = include_str!("../../../assets/rules/en/group_created.md")]

use super::group_near_existing;
use crate::catalogue::Group;
use crate::check::meta::pages;
use crate::check::pairs::PairSet;
use crate::check::{Context, Finding, Form, Meta, Need};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::table::RowId;
use crate::text::php;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C408",
    name: "group_created",
    title: "rule-group-created",
    level: Level::Info,
    reads: &[Kind::Course, Kind::Group],
    needs: &[Need::Groups],
    pages: pages!("group_created"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let mut findings = Vec::new();
    for (left, right) in context.pairs(Kind::Course, Kind::Group) {
        let courses = context.courses(left);
        let names = context.column(right).dict();
        let mut created = PairSet::new(context, left, right);
        // In how many courses each name is new.
        let mut spread = vec![0_u32; names.len()];
        for &(course, group) in context.distinct_pairs(left, right)?.iter() {
            let name = php::trim(names.get(group));
            let Some(groups) = courses[course.0 as usize].and_then(|course| course.groups.as_deref()) else { continue };
            if !php::is_empty(name) && !groups.iter().any(|group| is_meant(group, name)) {
                created.insert(course, group);
                spread[group.0 as usize] += 1;
            }
        }
        if spread.iter().any(|courses| *courses > 0) {
            findings.extend(found(context, left, right, &created, &spread)?);
        }
    }
    Ok(findings)
}

/// Whether a name is that of a group, or so like it, or its code or number, that another rule speaks of it.
fn is_meant(group: &Group, name: &str) -> bool {
    group.name == name
        || group.idnumber.as_deref() == Some(name)
        || php::is_number(name) && group.id.to_string() == name
        || group_near_existing::key(&group.name) == group_near_existing::key(name)
}

/// One finding per name, whatever the courses.
fn found(context: &Context<'_>, left: usize, right: usize, created: &PairSet, spread: &[u32]) -> Result<Vec<Finding>, Cancelled> {
    let courses = context.column(left);
    let room = |(courses, count): (&u32, &u32)| if *courses > 0 { Vec::with_capacity(*count as usize) } else { Vec::new() };
    let mut rows: Vec<Vec<RowId>> = spread.iter().zip(context.counts(right)?).map(room).collect();
    context.scan(right, |row, group| {
        if spread[group.0 as usize] > 0 && created.contains(courses.id(row), group) {
            rows[group.0 as usize].push(row);
        }
    })?;
    let names = context.column(right).dict();
    let new = names.iter().zip(rows.into_iter().zip(spread)).filter(|(_, (_, courses))| **courses > 0);
    let age = super::words::age(context);
    Ok(new
        .map(|((group, name), (rows, courses))| {
            let message = Message::new("group-created").with("value", php::trim(name)).with("courses", *courses);
            Finding { note: age.clone(), ..Finding::new(&META, message).on(right, group).rows(rows) }
        })
        .collect())
}
