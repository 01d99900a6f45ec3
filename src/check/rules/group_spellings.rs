#![doc = include_str!("../../../assets/rules/en/group_spellings.md")]

use super::group_near_existing;
use crate::check::meta::pages;
use crate::check::{Context, Edit, Finding, Form, Meta, Safety};
use crate::error::{Level, Message};
use crate::importer::Kind;
use crate::table::ValueId;
use crate::text::php;
use crate::watch::Cancelled;
use rustc_hash::FxHashMap;

/// The rule.
pub static META: Meta = Meta {
    code: "C410",
    name: "group_spellings",
    title: "rule-group-spellings",
    level: Level::Warning,
    reads: &[Kind::Course, Kind::Group],
    holds: super::MAKES_GROUPS,
    needs: &[],
    pages: pages!("group_spellings"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let mut findings = Vec::new();
    for (left, right) in context.pairs(Kind::Course, Kind::Group) {
        let families = families(context, right)?;
        if families.is_empty() {
            continue;
        }
        let courses = context.courses(left);
        let mut usual: FxHashMap<(ValueId, usize), Vec<ValueId>> = FxHashMap::default();
        for &(course, group) in context.distinct_pairs(left, right)?.iter() {
            let told = courses[course.0 as usize].and_then(|course| course.groups.as_deref()).unwrap_or_default();
            let name = php::trim(context.column(right).dict().get(group));
            let filled = !php::is_empty(context.column(left).dict().get(course));
            if let Some(&family) = families.get(&group).filter(|_| filled && !told.iter().any(|group| near(&group.name, name))) {
                usual.entry((course, family)).or_default().push(group);
            }
        }
        findings.extend(found(context, left, right, usual)?);
    }
    Ok(findings)
}

/// Names that read alike, other than one alone: the number of the family of each.
fn families(context: &Context<'_>, column: usize) -> Result<FxHashMap<ValueId, usize>, Cancelled> {
    let mut by_key: FxHashMap<String, Vec<ValueId>> = FxHashMap::default();
    for (id, text) in context.values(column)?.filter(|(_, text)| !php::is_empty(text)) {
        by_key.entry(group_near_existing::key(text)).or_default().push(id);
    }
    let trimmed = |id: &ValueId| php::trim(context.column(column).dict().get(*id));
    let several = by_key.into_iter().filter(|(key, ids)| !key.is_empty() && ids.iter().any(|id| trimmed(id) != trimmed(&ids[0])));
    Ok(several.enumerate().flat_map(|(family, (_, ids))| ids.into_iter().map(move |id| (id, family))).collect())
}

/// A name that the course has, or nearly: other rules speak of it.
fn near(existing: &str, typed: &str) -> bool {
    group_near_existing::key(existing) == group_near_existing::key(typed)
}

fn found(
    context: &Context<'_>,
    left: usize,
    right: usize,
    families: FxHashMap<(ValueId, usize), Vec<ValueId>>,
) -> Result<Vec<Finding>, Cancelled> {
    let counts = context.counts(right)?;
    let names = context.column(right).dict();
    // For each rarer spelling, the usual one and the courses in which both stand.
    let mut rarer: FxHashMap<(ValueId, ValueId), Vec<ValueId>> = FxHashMap::default();
    for ((course, _), spellings) in families {
        let Some(&usual) = spellings.iter().max_by_key(|id| (counts[id.0 as usize], std::cmp::Reverse(**id))) else { continue };
        for &other in spellings.iter().filter(|id| php::trim(names.get(**id)) != php::trim(names.get(usual))) {
            rarer.entry((other, usual)).or_default().push(course);
        }
    }
    let mut findings = Vec::new();
    for ((other, usual), courses) in rarer {
        let cells = context.column(left);
        let rows: Vec<_> =
            context.rows_where(right, |id| id == other)?.into_iter().filter(|&row| courses.contains(&cells.id(row))).collect();
        let to = php::trim(names.get(usual));
        let message = Message::new("group-spellings").with("value", php::trim(names.get(other))).with("usual", to);
        let edit = Edit::Replace { column: right, from: other, to: to.to_owned(), rows: rows.clone() };
        let title = Message::new("fix-write").with("to", to);
        findings.push(Finding::new(&META, message).on(right, other).rows(rows).fix(title, Safety::Ask, edit));
    }
    Ok(findings)
}
