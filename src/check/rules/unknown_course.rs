#![doc = include_str!("../../../assets/rules/en/unknown_course.md")]

use crate::catalogue::{Course, Field};
use crate::check::meta::pages;
use crate::check::{By, Deed, Form, Meta, Need, Problem, Remedy, Safety, Value};
use crate::error::{Level, Message};
use crate::importer::{Kind, UnknownCourse};
use crate::text::php;
use crate::text::wrapped::{self, CourseLink};

/// The rule.
pub static META: Meta = Meta {
    code: "C102",
    name: "unknown_course",
    title: "rule-unknown-course",
    level: Level::Error,
    reads: &[Kind::Course],
    holds: &[],
    needs: &[Need::Courses],
    pages: pages!("unknown_course"),
    form: Form::Value { judge, mend, costly: true, gather: None },
};

/// How many courses are proposed.
const CHOICES: usize = 3;

fn judge(value: &Value<'_>) -> Option<Problem> {
    let catalogue = value.context.catalogue();
    let front = value.by() == By::Name && catalogue.site().site.shortname.as_deref() == Some(value.text);
    let told = value.context.tells_course(value.column) && !super::other_shape::is_several(value);
    if front || !told || value.course().is_some() || php::is_empty(value.text) || value.near_course().is_some() {
        return None;
    }
    let message = match value.by() {
        By::Number => Message::new("unknown-course-code"),
        _ if !catalogue.tells_all_courses() => Message::new("course-not-seen"),
        _ => Message::new("unknown-course").with("does", value.context.does.unknown_course.map_or("", UnknownCourse::word)),
    };
    let message = message.with("value", value.shown()).with("platform", value.context.platform());
    Some(super::words::aged(Problem::new(Level::Error, message), value.context))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let named = named(value);
    let sure = value.by() == By::Name && value.context.catalogue().tells_all_courses() && !is_of_unknown_site(value);
    if let ([course], true) = (named.as_slice(), sure) {
        return remedy(course, false).map(|remedy| Remedy { safety: Safety::Safe, ..remedy }).into_iter().collect();
    }
    let mut choices: Vec<&Course> = named;
    choices.extend(by_other_name(value));
    let context = value.context;
    let alike = context.catalogue().suggest_courses_among(value.text, CHOICES, context.neighbours());
    let alike: Vec<&Course> = alike.into_iter().map(|suggestion| suggestion.course).collect();
    let beside = by_name_beside(value);
    // Of several courses of one name, the one whose short name is alike.
    choices.extend(alike.iter().filter(|course| beside.iter().any(|named| std::ptr::eq(*named, **course))));
    choices.extend(beside);
    choices.extend(alike);
    let mut proposed: Vec<&str> = Vec::new();
    choices.retain(|course| {
        let new = !proposed.contains(&course.shortname.as_str());
        proposed.push(&course.shortname);
        new
    });
    let by_code = value.by() == By::Number;
    choices.into_iter().take(CHOICES).filter_map(|course| remedy(course, by_code)).collect()
}

/// The courses that a text names otherwise than by the short name: an address of this platform, the exact full name or code,
/// or one of the names in it. The first way in which any is found counts.
fn named<'a>(value: &Value<'a>) -> Vec<&'a Course> {
    let catalogue = value.context.catalogue();
    let mut found: Vec<&Course> = linked(value);
    if found.is_empty() && value.text.chars().count() > 2 {
        found = catalogue.courses_named(value.text).collect();
    }
    if found.is_empty() {
        for part in wrapped::courses(value.text) {
            found.extend(catalogue.course(&part).into_iter().chain(catalogue.courses_named(&part)));
        }
    }
    let mut seen: Vec<&str> = Vec::new();
    found.retain(|course| !seen.contains(&course.shortname.as_str()) && (seen.push(&course.shortname), true).1);
    found
}

/// The course whose page a text gives, when it is a page of this platform.
fn linked<'a>(value: &Value<'a>) -> Vec<&'a Course> {
    let catalogue = value.context.catalogue();
    let Some((host, link)) = wrapped::course_link(value.text) else { return Vec::new() };
    if own_host(value).is_some_and(|own| !own.eq_ignore_ascii_case(&host)) {
        return Vec::new();
    }
    match link {
        CourseLink::Id(id) => catalogue.site().courses.iter().filter(|course| course.id == id && id != 0).collect(),
        CourseLink::Name(name) => catalogue.course(&name).into_iter().chain(catalogue.courses_named(&name)).collect(),
    }
}

/// The host of the platform, when its address is known.
fn own_host<'a>(value: &Value<'a>) -> Option<&'a str> {
    let url = value.context.catalogue().site().platform.url.as_deref()?;
    url.split_once("://").map_or(url, |(_, rest)| rest).split('/').next().filter(|host| !host.is_empty())
}

/// Whether a text is an address and nobody knows whether it is one of this platform.
fn is_of_unknown_site(value: &Value<'_>) -> bool {
    own_host(value).is_none() && wrapped::course_link(value.text).is_some()
}

/// Courses whose full name or institution code is what was typed in place of the short name.
fn by_other_name<'a>(value: &Value<'a>) -> impl Iterator<Item = &'a Course> {
    value.context.catalogue().courses_named(value.text).take(CHOICES)
}

/// A name in the list that differs more may be that of a diploma or of a year.
const SAME_NAME: f64 = 0.9;

/// Courses that are called what another column of the list says.
fn by_name_beside<'a>(value: &Value<'a>) -> Vec<&'a Course> {
    let Some(name) = value.context.course_name_beside(value.column, value.id) else { return Vec::new() };
    let catalogue = value.context.catalogue();
    let named: Vec<&Course> = catalogue.courses_named(name).take(CHOICES).collect();
    if !named.is_empty() {
        return named;
    }
    let alike = catalogue.suggest_courses(name, 1).into_iter();
    alike.filter(|course| course.field == Field::Fullname && course.likeness >= SAME_NAME).map(|course| course.course).collect()
}

/// `None` when the course has no code and the importer wants one.
fn remedy(course: &Course, by_code: bool) -> Option<Remedy> {
    let name = if by_code { course.idnumber.as_deref().filter(|code| !code.is_empty())? } else { &course.shortname };
    let title = match course.fullname.as_str() {
        "" => Message::new("fix-write").with("to", name),
        fullname => Message::new("fix-course").with("shortname", name).with("fullname", fullname),
    };
    Some(Remedy { title, safety: Safety::Ask, deed: Deed::Write(name.to_owned()) })
}
