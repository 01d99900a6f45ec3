#![doc = include_str!("../../../assets/rules/en/group_created.md")]

use super::group_near_existing;
use crate::catalogue::Group;
use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta, Need};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::table::{RowId, ValueId};
use crate::text::php;
use crate::watch::Cancelled;
use rustc_hash::{FxHashMap, FxHashSet};

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
        let mut created: FxHashMap<ValueId, FxHashSet<ValueId>> = FxHashMap::default();
        for &(course, group) in context.distinct_pairs(left, right)?.iter() {
            let name = php::trim(names.get(group));
            let Some(groups) = courses[course.0 as usize].and_then(|course| course.groups.as_deref()) else { continue };
            if !php::is_empty(name) && !groups.iter().any(|group| is_meant(group, name)) {
                created.entry(group).or_default().insert(course);
            }
        }
        findings.extend(found(context, left, right, &created)?);
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
fn found(
    context: &Context<'_>,
    left: usize,
    right: usize,
    created: &FxHashMap<ValueId, FxHashSet<ValueId>>,
) -> Result<Vec<Finding>, Cancelled> {
    let mut rows: FxHashMap<ValueId, Vec<RowId>> = FxHashMap::default();
    if created.is_empty() {
        return Ok(Vec::new());
    }
    let (courses, mut last) = (context.column(left), None);
    context.scan(right, |row, group| {
        // Neighbours often share course and group: look up once.
        let course = courses.id(row);
        let is_new = match last {
            Some((c, g, new)) if c == course && g == group => new,
            _ => created.get(&group).is_some_and(|courses| courses.contains(&course)),
        };
        last = Some((course, group, is_new));
        if is_new {
            rows.entry(group).or_default().push(row);
        }
    })?;
    let names = context.column(right).dict();
    let message =
        |group: ValueId, courses: usize| Message::new("group-created").with("value", php::trim(names.get(group))).with("courses", courses);
    let finding = |(group, rows): (ValueId, Vec<RowId>)| {
        let courses = created.get(&group).map_or(0, FxHashSet::len);
        Finding::new(&META, message(group, courses)).on(right, group).rows(rows)
    };
    Ok(rows.into_iter().map(finding).collect())
}
