//! The courses of a file, one a line: who comes in, who is changed, left or refused, in which roles and groups.

use super::lots;
use crate::{
    error::Message,
    locale::Locale,
    simulate::forecast::{CourseLine, Forecast, GroupLine, Happens, Lot},
    ui::{
        asks::{Ask, Asks},
        parts::{
            Button, Tone,
            badge::{plain_tag, tag},
            table::{Row, Table, Width, wide},
            text,
        },
        theme::{self, font},
    },
};
use eframe::egui::{Rect, Sense, Ui, Vec2, pos2};

/// Height of a line: a short name above a full name.
const ROW: f32 = 46.0;
/// Lines in view.
const SHOWN: usize = 9;
/// Width of a figure.
const FIGURE: f32 = 84.0;
/// Width of the bar.
const BAR: f32 = 120.0;
/// Room that a tag takes beside its words.
const TAG: f32 = 22.0;

/// Whether this is what a figure counts.
type Of = fn(Happens) -> bool;

/// Shows the table.
pub fn show(ui: &mut Ui, forecast: &Forecast, locale: &Locale, asks: &Asks) {
    let courses = forecast.courses.as_slice();
    let most = courses.iter().map(all_of).max().unwrap_or(0);
    let untold = courses.iter().any(|course| course.not_told > 0);
    let short = wide(ui, courses.iter().map(|course| &course.shortname), font::medium(), 120.0, 240.0);
    let full = wide(ui, courses.iter().map(|course| &course.fullname), font::small(), 120.0, 300.0);
    // Words are made for the one that seems longest only.
    let most_roles = courses.iter().max_by_key(|course| course.roles.iter().map(|(role, _)| role.len() + 4).sum::<usize>());
    let roles_wide = most_roles.map_or(90.0, |course| wide(ui, [roles(course, locale)].iter(), font::body(), 90.0, 260.0));
    let letters =
        |group: &GroupLine| group.name.len() + if group.created { 12 } else { 2 } + group.near.iter().map(String::len).sum::<usize>();
    let most_groups = courses.iter().max_by_key(|course| course.groups.iter().map(letters).sum::<usize>());
    let groups_wide = most_groups.map_or(140.0, |course| {
        let tags = course.groups.iter().filter(|group| group.created).count() as f32;
        wide(ui, [groups_heard(course, locale)].iter(), font::small_strong(), 140.0, 900.0) + TAG * tags
    });
    let name = locale.text("ui-courses-table");
    let mut table = Table::new(&name, locale)
        .column("ui-course-name", Width::Of(short.max(full)))
        .column("ui-course-share", Width::Of(BAR + 24.0))
        .column("ui-course-roles", Width::Of(roles_wide));
    for head in ["ui-course-new", "ui-course-changed", "ui-course-unchanged", "ui-course-refused"] {
        table = table.figures(head, Width::Of(FIGURE));
    }
    if untold {
        table = table.figures("ui-course-not-told", Width::Of(FIGURE));
    }
    table.column("ui-course-groups", Width::Rest(groups_wide)).rows(ROW, SHOWN).show(ui, courses.len(), |row, at| {
        let Some(course) = courses.get(at) else { return };
        row.cell(&course.shortname, |ui| named(ui, course, locale, asks));
        row.cell(&locale.number(all_of(course)), |ui| bar(ui, course, most));
        row.words(&roles(course, locale), font::body(), |t| t.ink);
        figures(row, forecast, course, untold, locale, asks);
        row.cell(&groups_heard(course, locale), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            groups_of(ui, course, locale);
        });
    });
}

/// Figures of a course: each the way to its rows.
fn figures(row: &mut Row<'_, '_, '_>, forecast: &Forecast, course: &CourseLine, untold: bool, locale: &Locale, asks: &Asks) {
    let figures: [(u64, &'static str, Option<Of>); 5] = [
        (course.enrolled + course.written, "ui-course-new", Some(|happens| matches!(happens, Happens::Enrolled | Happens::Written))),
        (course.changed, "ui-course-changed", Some(|happens| happens == Happens::Changed)),
        (course.unchanged, "ui-course-unchanged", Some(|happens| happens == Happens::Unchanged)),
        (course.refused + course.ignored, "ui-course-refused", None),
        (course.not_told, "ui-course-not-told", Some(|happens| matches!(happens, Happens::NotTold(_)))),
    ];
    for (count, head, of) in figures.into_iter().take(if untold { 5 } else { 4 }) {
        let words = locale.number(count);
        if count == 0 {
            row.words(&words, font::body(), |t| t.ink_second);
            continue;
        }
        let Some(of) = of else {
            // A row that stops at its account is refused in no course by itself: the lots have the way to it.
            row.one(&words, |ui| tag(ui, Tone::Error, &words));
            continue;
        };
        row.cell(&words, |ui| {
            let what = [course.shortname.as_str(), &locale.text(head)].join(", ");
            let name = locale.message(&Message::new("ui-see-rows-of").with("what", what));
            if ui.add(Button::link(&words).named(&name)).clicked() {
                let is_it = |lot: &Lot| of(lot.happens) && lot.course == course.shortname;
                asks.push(Ask::ShowLines(lots::lines(forecast, is_it)));
            }
        });
    }
}

/// The name of a course: the way to its rows.
fn named(ui: &mut Ui, course: &CourseLine, locale: &Locale, asks: &Asks) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(3.0);
        let name = locale.message(&Message::new("ui-see-course").with("course", course.shortname.as_str()));
        if ui.add(Button::link(&course.shortname).named(&name)).clicked() {
            asks.push(Ask::ShowCourse(course.shortname.clone()));
        }
        text::one_line(ui, text::unbroken(course.fullname.as_str()), font::small(), theme::of(ui).ink_second);
    });
}

fn roles(course: &CourseLine, locale: &Locale) -> String {
    let roles: Vec<String> = course.roles.iter().map(|(role, count)| format!("{role} {}", locale.number(*count))).collect();
    roles.join(", ")
}

fn known(course: &CourseLine) -> String {
    let known: Vec<&str> = course.groups.iter().filter(|group| !group.created).map(|group| group.name.as_str()).collect();
    known.join(", ")
}

/// A group that the import creates, and those whose names read the same.
fn created(group: &GroupLine, locale: &Locale) -> String {
    let message = match group.near.as_slice() {
        [] => Message::new("ui-group-new"),
        near => Message::new("ui-group-near").with("near", near.join(", ")),
    };
    locale.message(&message.with("name", group.name.as_str()))
}

fn groups_heard(course: &CourseLine, locale: &Locale) -> String {
    let new = course.groups.iter().filter(|group| group.created).map(|group| created(group, locale));
    let known = Some(known(course)).filter(|known| !known.is_empty());
    let all: Vec<String> = known.into_iter().chain(new).collect();
    all.join(", ")
}

fn groups_of(ui: &mut Ui, course: &CourseLine, locale: &Locale) {
    let known = known(course);
    if !known.is_empty() {
        text::one_line(ui, text::unbroken(known), font::body(), theme::of(ui).ink);
    }
    for group in course.groups.iter().filter(|group| group.created) {
        plain_tag(ui, if group.near.is_empty() { Tone::Info } else { Tone::Warning }, &created(group, locale));
    }
}

/// The people that the file names for a course.
fn all_of(course: &CourseLine) -> u64 {
    course.enrolled + course.written + course.changed + course.unchanged + course.refused + course.ignored + course.not_told
}

/// How the people of a course part into new, changed, unchanged and refused; as long as the course has people of `most`.
/// The figures beside say the same.
fn bar(ui: &mut Ui, course: &CourseLine, most: u64) {
    let t = theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(BAR, 10.0), Sense::empty());
    let parts = [
        (course.enrolled + course.written, t.accent),
        (course.changed, t.warning),
        (course.unchanged, t.line_strong),
        (course.refused + course.ignored, t.error),
        (course.not_told, t.ink_third),
    ];
    let mut left = rect.left();
    for (count, color) in parts {
        let wide = BAR * count as f32 / most.max(1) as f32;
        if count > 0 {
            let part = Rect::from_min_size(pos2(left, rect.top()), Vec2::new(wide.max(2.0), rect.height()));
            ui.painter().rect_filled(part, 2.0, color);
            left += wide.max(2.0);
        }
    }
}
