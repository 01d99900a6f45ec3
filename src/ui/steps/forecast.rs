//! What the platform will do with the file, before it is sent: totals, course by course, what to know,
//! what Moodle's own last page will say.

use super::{outlook, tool_sync, verdicts, ways};
use crate::{
    error::{Level, Message},
    locale::Locale,
    simulate::consequences::{Consequences, CourseLine, Notice},
    ui::{
        asks::{Ask, Asks},
        icons, import_settings, page,
        parts::{
            Button, Tone,
            badge::{badge, plain_tag, tag},
            card, text,
        },
        theme::{self, GAP, font},
    },
    workspace::{Forecast, Foreseen, Played, Step, Workspace},
};
use eframe::egui::{Color32, FontId, Grid, Label, RichText, ScrollArea, Ui, Vec2};

/// Room for a scroll bar beside cards.
const BAR: f32 = 12.0;
/// Below this width settings stand one below the other.
const NARROW: f32 = 640.0;
/// Courses shown before the rest is counted.
const COURSES: usize = 200;
/// Lines and names shown per notice.
pub(super) const LINES: usize = 8;

/// Shows the screen.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    page::show(
        ui,
        |ui| {
            page::head(
                ui,
                &locale.message(&title(space)),
                |ui| {
                    let changed = space.import_settings().iter().filter(|setting| setting.is_changed()).count();
                    let played = Message::new("ui-forecast-line").with("changed", changed);
                    let line = if space.can_foresee() { played } else { Message::new("ui-forecast-read-line") };
                    text::second(ui, locale.message(&line));
                },
                |_| {},
            );
        },
        |ui, _| {
            let width = ui.available_width();
            ui.set_width(width + BAR);
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = Vec2::new(12.0, GAP);
                body(ui, space, locale, asks);
            });
        },
        |ui| {
            let next = locale.text("ui-on-to-export");
            ways(ui, locale, space, Some((&next, Step::Export)), asks);
        },
        900.0,
    );
}

/// Who does it: Moodle itself, or the tool.
fn title(space: &Workspace) -> Message {
    match space.importer().simulator.as_deref() {
        Some("moodle-upload") => Message::new("ui-forecast-title"),
        Some(_) => Message::new("ui-forecast-title-tool-sync"),
        None => Message::new("ui-forecast-title-of").with("importer", Message::new(space.importer().title_id())),
    }
}

/// What is known of a tool that cannot be played in advance.
fn known(ui: &mut Ui, space: &Workspace, locale: &Locale) {
    let t = theme::of(ui);
    let importer = space.importer();
    card::tinted(ui, t.warning_soft, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            text::icon(ui, icons::TRIANGLE_ALERT, 16.0, t.warning);
            text::body(ui, locale.text("ui-forecast-not-played"));
        });
    });
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 8.0;
        text::heading(ui, locale.text("ui-facts"));
        for fact in importer.fact_ids() {
            ui.horizontal_wrapped(|ui| {
                text::icon(ui, icons::INFO, 16.0, t.ink_second);
                text::body(ui, locale.text(&fact));
            });
        }
    });
}

fn body(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    if !space.can_foresee() {
        return known(ui, space, locale);
    }
    verdicts::show(ui, space, locale, asks);
    let Some(forecast) = space.forecast_of(space.played()) else {
        let id = if space.is_busy() { "ui-forecast-busy" } else { "ui-forecast-columns-first" };
        text::body(ui, locale.text(id));
        return;
    };
    match &forecast.result {
        Err(message) => stopped(ui, locale, message),
        Ok(Foreseen::ToolSync(summary)) => {
            tool_sync::outcome(ui, forecast, summary, locale);
            agree(ui, space, locale, asks);
            tool_sync::show(ui, forecast, summary, locale);
        }
        Ok(Foreseen::Rows(consequences)) => {
            outlook::sentence(ui, forecast, locale);
            agree(ui, space, locale, asks);
            // Of several files one may be refused, and the others do something.
            if consequences.file.file_error.is_none() || !consequences.courses.is_empty() {
                totals(ui, consequences, locale, asks);
                courses(ui, consequences, locale, asks);
            }
            notices(ui, forecast, consequences, locale, asks);
            if consequences.has_final_page() {
                text::second(ui, locale.message(&consequences.final_page()));
            }
            settings(ui, space, locale, asks);
        }
    }
}

/// The settings that the verdict rests on.
fn settings(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            text::heading(ui, locale.text("ui-settings-of-import"));
            if ui.add(Button::link(&locale.text("ui-settings-change"))).clicked() {
                asks.push(Ask::ImportSettings);
            }
        });
        let settings = space.import_settings();
        let opened = space.list().and_then(|list| list.book.delimiter).filter(|_| space.played() == Played::AsOpened);
        let delimiter = opened.unwrap_or(space.out_delimiter());
        let columns = if ui.available_width() < NARROW { 1 } else { 2 };
        let each = settings.len().div_ceil(columns);
        ui.columns(columns, |columns| {
            for (ui, settings) in columns.iter_mut().zip(settings.chunks(each.max(1))) {
                ui.spacing_mut().item_spacing.y = 3.0;
                for setting in settings {
                    import_settings::line(ui, setting, delimiter, locale);
                }
            }
        });
    });
}

/// Why there is no file to play.
fn stopped(ui: &mut Ui, locale: &Locale, message: &Message) {
    let t = theme::of(ui);
    card::tinted(ui, t.error_soft, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            text::icon(ui, icons::CIRCLE_X, 16.0, t.error);
            text::body(ui, locale.message(message));
        });
    });
}

/// What needs an explicit yes, where the file that would be written is shown.
fn agree(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    if space.played() == Played::Made {
        outlook::agree(ui, space, locale, asks);
    }
}

/// The numbers that matter, large.
fn totals(ui: &mut Ui, consequences: &Consequences, locale: &Locale, asks: &Asks) {
    let (totals, outlook) = (&consequences.totals, consequences.outlook());
    let refused = outlook.refused;
    let mut cards = vec![
        (totals.enrolled, "ui-total-enrolled", None, totals.enrolled_assumed),
        (totals.changed, "ui-total-changed", None, totals.changed_assumed),
        (totals.groups_created, "ui-total-groups", None, 0),
        (refused, "ui-total-refused", (refused > 0).then_some(Level::Error), totals.refused_assumed),
    ];
    if totals.written > 0 {
        cards.insert(1, (totals.written, "ui-total-written", Some(Level::Warning), totals.written_assumed));
    }
    if consequences.accounts_created() > 0 {
        cards.push((consequences.accounts_created(), "ui-total-accounts", Some(Level::Warning), 0));
    }
    if outlook.not_told > 0 {
        cards.push((outlook.not_told, "ui-total-not-told", Some(Level::Warning), 0));
    }
    let each = ((ui.available_width() - 12.0 * (cards.len() - 1) as f32) / cards.len() as f32).max(120.0);
    ui.horizontal_wrapped(|ui| {
        for (count, id, level, assumed) in cards {
            let t = theme::of(ui);
            card::frame(ui).inner_margin(14).show(ui, |ui| {
                ui.set_width(each - 30.0);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let color = match level {
                        Some(Level::Error) => t.error,
                        Some(_) => t.warning,
                        None => t.ink,
                    };
                    ui.label(
                        RichText::new(locale.number(count)).font(theme::font::title()).size(26.0).line_height(Some(32.0)).color(color),
                    );
                    text::second(ui, locale.message(&Message::new(id).with("count", count)));
                    if assumed > 0 {
                        let words = Message::new("ui-total-assumed").with("count", assumed).with("all", u64::from(assumed >= count));
                        plain_tag(ui, Tone::Info, &locale.message(&words));
                    }
                    let kept = |notice: &&Notice| notice.kind.level() == Level::Error;
                    let mut lines: Vec<u64> =
                        consequences.notices.iter().filter(kept).flat_map(|notice| notice.lines.iter().copied()).collect();
                    lines.sort_unstable();
                    lines.dedup();
                    if id == "ui-total-refused" && !lines.is_empty() {
                        door(ui, locale, lines, asks);
                    }
                });
            });
        }
    });
}

fn courses(ui: &mut Ui, consequences: &Consequences, locale: &Locale, asks: &Asks) {
    if consequences.courses.is_empty() {
        return;
    }
    card::frame(ui).inner_margin(14).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ScrollArea::horizontal().id_salt("courses").auto_shrink([false, true]).show(ui, |ui| {
            let most = consequences.courses.iter().map(all_of).max().unwrap_or(0);
            Grid::new("courses").striped(false).num_columns(8).spacing([28.0, 12.0]).show(ui, |ui| {
                for id in [
                    "ui-course-name",
                    "ui-course-share",
                    "ui-course-roles",
                    "ui-course-new",
                    "ui-course-changed",
                    "ui-course-unchanged",
                    "ui-course-refused",
                    "ui-course-groups",
                ] {
                    cell(ui, locale.text(id), font::small_strong(), theme::of(ui).ink_second);
                }
                ui.end_row();
                for course in consequences.courses.iter().take(COURSES) {
                    course_row(ui, course, most, locale, asks);
                }
            });
            // The bar of scrolling lies over what it scrolls.
            ui.add_space(10.0);
        });
        let more = consequences.courses.len().saturating_sub(COURSES);
        if more > 0 {
            text::small(ui, locale.message(&Message::new("ui-courses-more").with("count", more)));
        }
    });
}

/// The people that the file names for a course.
fn all_of(course: &CourseLine) -> u64 {
    course.enrolled + course.written + course.changed + course.unchanged + course.refused + course.ignored + course.not_told
}

/// How the people of a course part into new, changed, unchanged and refused; as long as the course has people of `most`.
/// The figures beside say the same.
fn bar(ui: &mut Ui, course: &CourseLine, most: u64) {
    const WIDE: f32 = 120.0;
    let t = theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(WIDE, 10.0), eframe::egui::Sense::empty());
    let parts = [
        (course.enrolled + course.written, t.accent),
        (course.changed, t.warning),
        (course.unchanged, t.line_strong),
        (course.refused + course.ignored, t.error),
        (course.not_told, t.ink_third),
    ];
    let mut left = rect.left();
    for (count, color) in parts {
        let wide = WIDE * count as f32 / most.max(1) as f32;
        if count > 0 {
            let part = eframe::egui::Rect::from_min_size(eframe::egui::pos2(left, rect.top()), Vec2::new(wide.max(2.0), rect.height()));
            ui.painter().rect_filled(part, 2.0, color);
            left += wide.max(2.0);
        }
    }
}

/// The way to the rows of these lines.
fn door(ui: &mut Ui, locale: &Locale, lines: Vec<u64>, asks: &Asks) {
    let words = locale.message(&Message::new("ui-see-rows").with("count", lines.len()));
    if ui.add(Button::link(&words).small()).clicked() {
        asks.push(Ask::ShowLines(lines));
    }
}

fn course_row(ui: &mut Ui, course: &CourseLine, most: u64, locale: &Locale, asks: &Asks) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let name = locale.message(&Message::new("ui-see-course").with("course", course.shortname.as_str()));
        if ui.add(Button::link(&course.shortname).named(&name)).clicked() {
            asks.push(Ask::ShowCourse(course.shortname.clone()));
        }
        cell(ui, &*course.fullname, font::small(), theme::of(ui).ink_second);
    });
    bar(ui, course, most);
    let roles: Vec<String> = course.roles.iter().map(|(role, count)| format!("{role} {}", locale.number(*count))).collect();
    cell(ui, roles.join(", "), font::body(), theme::of(ui).ink);
    for count in [course.enrolled + course.written, course.changed, course.unchanged] {
        cell(ui, locale.number(count), font::body(), theme::of(ui).ink);
    }
    let refused = course.refused + course.ignored;
    if refused > 0 {
        tag(ui, Tone::Error, &locale.number(refused));
    } else {
        cell(ui, locale.number(0), font::body(), theme::of(ui).ink);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let known: Vec<&str> = course.groups.iter().filter(|group| !group.created).map(|group| group.name.as_str()).collect();
        cell(ui, known.join(", "), font::body(), theme::of(ui).ink);
        for group in course.groups.iter().filter(|group| group.created) {
            let message = match group.near.as_slice() {
                [] => Message::new("ui-group-new"),
                near => Message::new("ui-group-near").with("near", near.join(", ")),
            };
            let words = locale.message(&message.with("name", group.name.as_str()));
            plain_tag(ui, if group.near.is_empty() { Tone::Info } else { Tone::Warning }, &words);
        }
    });
    ui.end_row();
}

/// Text of the table. A name that breaks in the middle cannot be read: the table scrolls instead.
fn cell(ui: &mut Ui, words: impl Into<String>, face: FontId, color: Color32) {
    ui.add(Label::new(RichText::new(text::unbroken(words)).font(face).color(color)).extend());
}

fn notices(ui: &mut Ui, forecast: &Forecast, consequences: &Consequences, locale: &Locale, asks: &Asks) {
    let misleads = consequences.final_page_misleads();
    if consequences.notices.is_empty() && misleads.is_none() {
        let t = theme::of(ui);
        card::tinted(ui, t.ok_soft, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                text::icon(ui, icons::CHECK, 16.0, t.ok);
                text::body(ui, locale.text("ui-forecast-clean"));
            });
        });
        return;
    }
    card::frame(ui).inner_margin(0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        for (i, notice) in consequences.notices.iter().enumerate() {
            if i > 0 {
                card::rule(ui);
            }
            eframe::egui::Frame::NONE.inner_margin(14).show(ui, |ui| one(ui, forecast, notice, locale, asks));
        }
        if let Some(message) = misleads {
            card::rule(ui);
            eframe::egui::Frame::NONE.inner_margin(14).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_wrapped(|ui| {
                    badge(ui, locale, Level::Warning);
                    text::body(ui, locale.message(&message));
                });
            });
        }
    });
}

fn one(ui: &mut Ui, forecast: &Forecast, notice: &Notice, locale: &Locale, asks: &Asks) {
    ui.set_width(ui.available_width());
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal_wrapped(|ui| {
        badge(ui, locale, notice.kind.level());
        text::heading(ui, locale.message(&notice.title()));
        lines(ui, forecast, &notice.lines, locale);
        if !notice.lines.is_empty() {
            let of = locale.message(&Message::new("ui-see-rows-of").with("what", notice.title()));
            if ui
                .add(Button::link(&locale.message(&Message::new("ui-see-rows").with("count", notice.lines.len()))).named(&of).small())
                .clicked()
            {
                asks.push(Ask::ShowLines(notice.lines.clone()));
            }
        }
    });
    text::body(ui, locale.message(&notice.note()));
}

/// The lines of the person's list in question.
pub(super) fn lines(ui: &mut Ui, forecast: &Forecast, all: &[u64], locale: &Locale) {
    if all.is_empty() {
        return;
    }
    let mut lines: Vec<String> = all.iter().take(LINES).map(|&line| forecast.line(line)).collect();
    if all.len() > LINES {
        lines.push("…".to_owned());
    }
    let words = Message::new("ui-notice-lines").with("count", all.len()).with("lines", lines.join(", "));
    text::small(ui, locale.message(&words));
}
