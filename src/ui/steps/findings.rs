//! The problems in words, with what can be done about each.

use crate::{
    catalogue::Course,
    check::{Edit, Finding, Safety},
    error::{Level, Message},
    importer::Kind,
    locale::Locale,
    ui::{
        asks::{Ask, Asks},
        choices, icons,
        parts::{
            Button,
            badge::badge_on,
            card, empty,
            picker::{Line, Picker},
            progress, text,
        },
        theme,
    },
    workspace::{Command, Workspace},
};
use eframe::egui::{Align, Id, Layout, Margin, Rangef, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// Height thought for a finding that was never drawn.
const GUESS: f32 = 120.0;
/// Points above and below the view that are drawn all the same.
const OVERSCAN: f32 = 500.0;
/// Findings that are drawn at all times.
const SHORT: usize = 60;
/// Below this width a finding is laid out in more lines.
const NARROW: f32 = 320.0;

/// What the panel remembers.
#[derive(Default)]
pub struct View {
    chosen: usize,
    /// Frames for which the chosen finding is still brought into view: its height is known after one.
    scroll: u8,
    heights: Vec<f32>,
    /// Upper edge of each finding, and the lower edge of the last; made again when a height changed.
    tops: Vec<f32>,
    stale: bool,
    examined: Option<(u64, usize)>,
}

impl View {
    /// Brings the list of places up to date.
    fn fit(&mut self, count: usize) {
        if self.heights.len() != count {
            self.heights.resize(count, GUESS);
            self.stale = true;
        }
        self.chosen = self.chosen.min(count.saturating_sub(1));
        if self.stale || self.tops.is_empty() {
            self.stale = false;
            self.tops.clear();
            let mut top = 0.0;
            self.tops.push(top);
            self.tops.extend(self.heights.iter().map(|height| {
                top += height;
                top
            }));
        }
    }

    /// The findings to draw for a part of the list. Those just out of view are drawn too: Tab goes on to
    /// them. A short list is drawn whole.
    fn drawn(&self, seen: Rangef) -> Vec<usize> {
        let count = self.heights.len();
        if count <= SHORT {
            return (0..count).collect();
        }
        let first = self.tops.partition_point(|top| *top < seen.min - OVERSCAN).saturating_sub(1);
        let end = self.tops.partition_point(|top| *top < seen.max + OVERSCAN).min(count);
        let mut drawn: Vec<usize> = (first..end).collect();
        if self.scroll > 0 && !drawn.contains(&self.chosen) {
            drawn.push(self.chosen);
        }
        drawn
    }

    /// Chooses a finding and brings it into view.
    pub fn choose(&mut self, finding: usize) {
        if self.chosen != finding {
            self.chosen = finding;
            self.scroll = 2;
        }
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) {
    let all = ui.available_rect_before_wrap();
    let t = theme::of(ui);
    card::frame(ui).show(ui, |ui| list(ui, space, locale, view, asks));
    card::edge(ui.painter(), all, t.line, t.background);
}

fn list(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) {
    ui.set_min_size(ui.available_size());
    let Some(report) = space.report() else {
        waiting(ui, locale);
        return;
    };
    if report.findings.is_empty() && report.not_checked.is_empty() {
        empty::empty(ui, icons::CIRCLE_CHECK, &locale.text("ui-none-title"), &locale.text("ui-none-line"), |_| {});
        return;
    }
    examine(space, view, asks);
    view.fit(report.findings.len());
    ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, seen| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let (width, top) = (ui.available_width(), ui.min_rect().top());
        let whole = view.tops.last().copied().unwrap_or(0.0);
        for number in view.drawn(seen.y_range()) {
            let place = Rect::from_min_size(pos2(ui.min_rect().left(), top + view.tops[number]), vec2(width, view.heights[number]));
            one(ui, space, locale, view, number, place, &report.findings[number], asks);
        }
        if view.scroll > 0 {
            view.scroll -= 1;
            ui.ctx().request_repaint();
        }
        ui.advance_cursor_after_rect(Rect::from_min_size(pos2(ui.min_rect().left(), top), vec2(width, whole)));
        if report.findings.is_empty() {
            ui.add_space(16.0);
            ui.vertical_centered(|ui| text::heading(ui, locale.text("ui-none-title")));
            ui.add_space(8.0);
        }
        not_checked(ui, space, locale);
    });
}

/// The check looks for costly suggestions only where many rows profit; the chosen finding gets them now.
fn examine(space: &Workspace, view: &mut View, asks: &Asks) {
    let (Some(work), Some(found)) = (space.work(), space.report().and_then(|report| report.findings.get(view.chosen))) else { return };
    let asked = Some((work.revision(), view.chosen));
    if found.fixes.is_empty() && found.value.is_some() && space.is_fresh() && view.examined != asked {
        view.examined = asked;
        asks.command(Command::Examine(view.chosen));
    }
}

fn waiting(ui: &mut Ui, locale: &Locale) {
    let words = locale.text("ui-check-running");
    empty::empty(ui, icons::LIST_CHECKS, &words, &locale.text("ui-check-running-line"), |ui| {
        progress::bar(ui, None, 180.0, &words);
    });
}

/// One finding in its place.
#[expect(clippy::too_many_arguments, reason = "they are what one finding is drawn from")]
fn one(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, number: usize, place: Rect, finding: &Finding, asks: &Asks) {
    let t = theme::of(ui);
    let chosen = view.chosen == number;
    let ground = ui.painter().add(eframe::egui::Shape::Noop);
    let id = Id::unique(("finding", number));
    let back = ui.interact(place, id.with("ground"), Sense::CLICK);
    let inner = Rect::from_min_size(place.min + vec2(14.0, 12.0), vec2(place.width() - 28.0, f32::INFINITY));
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(inner).scope_id(id), |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        top(ui, locale, finding, chosen);
        text::body(ui, locale.message(&finding.message));
        if let Some(note) = &finding.note {
            text::small(ui, locale.message(note));
        }
        fixes(ui, space, locale, number, finding, chosen, asks);
    });
    let height = (drawn.response.rect.bottom() - place.top() + 12.0).round();
    if (view.heights[number] - height).abs() > 0.5 {
        view.heights[number] = height;
        view.stale = true;
        ui.ctx().request_repaint();
    }
    let rect = place.with_max_y(place.top() + height);
    if chosen {
        ui.painter().set(ground, eframe::egui::Shape::rect_filled(rect, 0.0, t.accent_soft));
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, t.line));
    if chosen && view.scroll > 0 {
        ui.scroll_to_rect(rect, Some(Align::Center));
    }
    if back.clicked() {
        view.chosen = number;
        go(finding, asks);
    }
}

fn go(finding: &Finding, asks: &Asks) {
    if let (Some(&row), Some(column)) = (finding.rows.first(), finding.column) {
        asks.push(Ask::GoTo((row, column), true));
    }
}

fn top(ui: &mut Ui, locale: &Locale, finding: &Finding, chosen: bool) {
    let t = theme::of(ui);
    let narrow = ui.available_width() < NARROW;
    ui.horizontal(|ui| {
        badge_on(ui, locale, finding.level, chosen);
        let count = finding.rows.len();
        let rows = locale.message(&Message::new("ui-rows").with("count", count));
        if narrow {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if count > 0 {
                    drop(text::small(ui, rows))
                }
            });
            return;
        }
        let wide = if count > 0 { ui.painter().layout_no_wrap(rows.clone(), theme::font::small(), t.ink).rect.width() + 8.0 } else { 0.0 };
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - wide).max(60.0));
            text::one_line(ui, locale.text(finding.rule.title), theme::font::strong(), t.ink);
        });
        if count > 0 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| text::small(ui, rows));
        }
    });
    if narrow {
        text::heading(ui, locale.text(finding.rule.title));
    }
}

fn fixes(ui: &mut Ui, space: &Workspace, locale: &Locale, number: usize, finding: &Finding, chosen: bool, asks: &Asks) {
    let fresh = space.is_fresh();
    let mut first = chosen;
    let shown = if chosen { finding.fixes.len() } else { 2 };
    let hidden = finding.fixes.len().saturating_sub(shown);
    for (position, fix) in finding.fixes.iter().enumerate().take(shown) {
        let words = locale.message(&fix.title);
        if fix.safety == Safety::Manual || matches!(fix.edit, Edit::Nothing) {
            text::small(ui, words);
            continue;
        }
        let primary = std::mem::take(&mut first);
        let clicked = match proposed_course(space, finding, &fix.edit) {
            Some(course) => suggestion(ui, locale, course, &words, primary, fresh),
            None => {
                let button = if primary { Button::primary(&words) } else { Button::secondary(&words) };
                ui.add(button.enabled(fresh)).clicked()
            }
        };
        if clicked {
            asks.command(Command::Fix { finding: number, fix: position });
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let more = locale.message(&Message::new("ui-more-fixes").with("count", hidden));
        if hidden > 0 && ui.add(Button::link(&more).small()).clicked() {
            go(finding, asks);
        }
        if let Some(kind) = replaceable(space, finding) {
            other(ui, space, locale, number, kind, asks);
        }
        if chosen && is_about_login(space, finding) && ui.add(Button::link(&locale.text("ui-match-open")).small()).clicked() {
            asks.push(Ask::Match);
        }
        if finding.level == Level::Error && !finding.rows.is_empty() {
            let words = locale.message(&Message::new("ui-leave-out").with("count", finding.rows.len()));
            let short = locale.message(&Message::new("ui-leave-out-short").with("count", finding.rows.len()));
            if ui.add(Button::link(&short).named(&words).small().enabled(fresh)).clicked() {
                asks.command(Command::RemoveRows(finding.rows.clone()));
            }
        }
        if ui.add(Button::link(&locale.text("ui-why")).small()).clicked() {
            asks.push(Ask::Page(finding.rule));
        }
    });
}

/// Whether a login is wrong: then it may be looked up by a number or an address.
fn is_about_login(space: &Workspace, finding: &Finding) -> bool {
    finding.level == Level::Error && kind_of(space, finding) == Some(Kind::Login)
}

/// The kind of the column that a finding is about.
fn kind_of(space: &Workspace, finding: &Finding) -> Option<Kind> {
    let (key, _) = space.work()?.mapping().takes.get(finding.column?)?;
    Some(space.importer().field(key)?.kind)
}

/// The course that a fix would write.
fn proposed_course<'a>(space: &'a Workspace, finding: &Finding, edit: &Edit) -> Option<&'a Course> {
    let Edit::Replace { to, .. } = edit else { return None };
    space.catalogue().course(to).filter(|_| replaceable(space, finding) == Some(Kind::Course))
}

/// A course to write instead, with its full name. Returns whether it was taken.
fn suggestion(ui: &mut Ui, locale: &Locale, course: &Course, words: &str, primary: bool, fresh: bool) -> bool {
    let t = theme::of(ui);
    card::frame(ui)
        .corner_radius(theme::RADIUS + 2)
        .inner_margin(Margin::symmetric(11, 9))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let label = locale.text(if ui.available_width() < NARROW { "ui-replace" } else { "ui-replace-everywhere" });
                let button = if primary { Button::primary(&label) } else { Button::secondary(&label) };
                let wide = ui.painter().layout_no_wrap(label.clone(), theme::font::medium(), t.ink).rect.width() + 24.0;
                let room = ui.available_width() - wide - 12.0;
                ui.allocate_ui(vec2(room, 34.0), |ui| {
                    ui.set_width(room);
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        text::one_line(ui, &course.shortname, theme::font::strong(), t.ink);
                        text::one_line(ui, &course.fullname, theme::font::small(), t.ink_second);
                    });
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(button.enabled(fresh).named(words)).clicked()).inner
            })
            .inner
        })
        .inner
}

/// The kind of a value that can be chosen from the catalogue in place of the wrong one.
fn replaceable(space: &Workspace, finding: &Finding) -> Option<Kind> {
    // A warning often speaks of what a right value does: then no other value is asked for.
    finding.value.filter(|_| finding.level == Level::Error)?;
    kind_of(space, finding).filter(|kind| matches!(kind, Kind::Course | Kind::Role))
}

fn other(ui: &mut Ui, space: &Workspace, locale: &Locale, number: usize, kind: Kind, asks: &Asks) {
    let words = locale.text(if kind == Kind::Course { "ui-other-course" } else { "ui-other-role" });
    let hint = locale.text("ui-picker-search");
    let response = ui.add(Button::link(&words).small());
    let chosen = Picker::new(&words, "", "").search(&hint).attached(ui, &response, |query| {
        let found = choices::of(space.catalogue(), kind, query).into_iter();
        found.map(|choice| Line::Choice { value: choice.value, text: choice.text, note: choice.note, chosen: false }).collect()
    });
    if let Some(with) = chosen {
        asks.command(Command::ReplaceEverywhere { finding: number, with });
    }
}

fn not_checked(ui: &mut Ui, space: &Workspace, locale: &Locale) {
    let Some(report) = space.report().filter(|report| !report.not_checked.is_empty()) else { return };
    let inner = Rect::from_min_size(ui.cursor().min + vec2(14.0, 12.0), vec2(ui.available_width() - 28.0, f32::INFINITY));
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        text::heading(ui, locale.text("ui-not-checked"));
        for gap in &report.not_checked {
            let words = Message::new("ui-pair").with("a", locale.text(gap.rule.title)).with("b", gap.why.clone());
            text::small(ui, locale.message(&words));
        }
    });
    ui.advance_cursor_after_rect(Rect::from_min_max(pos2(inner.left(), inner.top()), drawn.response.rect.max + vec2(0.0, 14.0)));
}
