#![doc = include_str!("../../../assets/rules/en/group_created.md")]

use super::group_near_existing;
use crate::catalogue::Group;
use crate::check::meta::pages;
use crate::check::pairs::PairSet;
use crate::check::{By, Context, Finding, Form, Meta, Need};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, NumericGroup, UnknownGroup};
use crate::table::{RowId, ValueId};
use crate::text::php;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C408",
    name: "group_created",
    title: "rule-group-created",
    level: Level::Info,
    reads: &[Kind::Course, Kind::Group],
    holds: super::MAKES_GROUPS,
    needs: &[Need::Groups],
    pages: pages!("group_created"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let age = super::words::age(context);
    let mut findings = Vec::new();
    for (left, right) in context.pairs(Kind::Course, Kind::Group) {
        let names = context.column(right).dict();
        for missing in missing(context, left, right, Wish::Make)? {
            let message = Message::new("group-created").with("value", php::trim(names.get(missing.group))).with("courses", missing.courses);
            findings.push(Finding { note: age.clone(), ..Finding::new(&META, message).on(right, missing.group).rows(missing.rows) });
        }
    }
    Ok(findings)
}

/// What a row wants of a group that is missing, where a cell says so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// That it is made.
    Make,
    /// That people are put into it if it is there.
    Join,
}

/// A name that some courses have no group of.
pub(super) struct Missing {
    pub(super) group: ValueId,
    /// In how many courses it is missing.
    pub(super) courses: u32,
    pub(super) rows: Vec<RowId>,
}

/// Names of groups that are missing, in rows of that wish, whatever the courses.
pub(super) fn missing(context: &Context<'_>, left: usize, right: usize, wish: Wish) -> Result<Vec<Missing>, Cancelled> {
    if context.by(right) != By::Name {
        return Ok(Vec::new());
    }
    let courses = context.courses(left);
    let names = context.column(right).dict();
    let mut absent = PairSet::new(context, left, right);
    // In how many courses each name is new.
    let mut spread = vec![0_u32; names.len()];
    for &(course, group) in context.distinct_pairs(left, right)?.iter() {
        let name = php::trim(names.get(group));
        let Some(groups) = courses[course.0 as usize].and_then(|course| course.groups.as_deref()) else { continue };
        if !php::is_empty(name) && !groups.iter().any(|group| is_meant(context, group, name)) {
            absent.insert(course, group);
            spread[group.0 as usize] += 1;
        }
    }
    if spread.iter().all(|courses| *courses == 0) {
        return Ok(Vec::new());
    }
    let cells = context.column(left);
    let room = |(courses, count): (&u32, &u32)| if *courses > 0 { Vec::with_capacity(*count as usize) } else { Vec::new() };
    let mut rows: Vec<Vec<RowId>> = spread.iter().zip(context.counts(right)?).map(room).collect();
    let wishes = Wishes::of(context);
    context.scan(right, |row, group| {
        if spread[group.0 as usize] > 0 && absent.contains(cells.id(row), group) && wishes.of_row(context, row) == Some(wish) {
            rows[group.0 as usize].push(row);
        }
    })?;
    let found = names.iter().zip(rows.into_iter().zip(spread)).filter(|(_, (rows, _))| !rows.is_empty());
    Ok(found.map(|((group, _), (rows, courses))| Missing { group, courses, rows }).collect())
}

/// What rows want of missing groups.
enum Wishes {
    /// All the same, by what the importer does.
    Same(Wish),
    /// A column says so, with the words that make and those that take away.
    Column(usize, Vec<ValueId>, Vec<ValueId>),
}

impl Wishes {
    fn of(context: &Context<'_>) -> Self {
        if !context.does.is(Behaviour::UnknownGroup(UnknownGroup::ByCommand)) {
            return Self::Same(if context.does.is(Behaviour::UnknownGroup(UnknownGroup::Creates)) { Wish::Make } else { Wish::Join });
        }
        let mut fields = super::form::fields(context);
        let Some((column, field)) = fields.find(|(_, field)| !field.creating.is_empty()) else { return Self::Same(Wish::Join) };
        let of = |words: &[String]| {
            let cells = context.column(column).dict().iter();
            cells.filter(|(_, text)| words.iter().any(|word| word == php::trim(text))).map(|(id, _)| id).collect()
        };
        Self::Column(column, of(&field.creating), of(&field.taking_away))
    }

    fn of_row(&self, context: &Context<'_>, row: RowId) -> Option<Wish> {
        let Self::Column(column, making, taking) = self else {
            let Self::Same(wish) = self else { return None };
            return Some(*wish);
        };
        let cell = context.column(*column).id(row);
        match making.contains(&cell) {
            true => Some(Wish::Make),
            false if taking.contains(&cell) => None,
            false => Some(Wish::Join),
        }
    }
}

/// Whether a name is that of a group, or so like it, or its code or number, that another rule speaks of it.
fn is_meant(context: &Context<'_>, group: &Group, name: &str) -> bool {
    let by_number = context.does.is(Behaviour::NumericGroup(NumericGroup::Id));
    group.name == name
        || group.idnumber.as_deref() == Some(name)
        || by_number && php::is_number(name) && group.id.to_string() == name
        || group_near_existing::key(&group.name) == group_near_existing::key(name)
}
