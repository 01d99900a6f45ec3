//! The problems in words, with what can be done about each.

use crate::{
    catalogue::Course,
    check::{Edit, Finding, Safety},
    error::Message,
    importer::Kind,
    locale::Locale,
    ui::{
        asks::{Ask, Asks},
        icons,
        parts::{
            Button, badge, card, empty,
            picker::{Line, Picker},
            progress, text,
        },
        theme,
    },
    workspace::{Command, Workspace},
};
use eframe::egui::{Align, Id, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

/// Height thought for a finding that was never drawn.
const GUESS: f32 = 120.0;
/// Courses shown for what is typed.
const MOST_COURSES: usize = 40;

/// What the panel remembers.
#[derive(Default)]
pub struct View {
    chosen: usize,
    scroll: bool,
    heights: Vec<f32>,
}

impl View {
    /// Chooses a finding and brings it into view.
    pub fn choose(&mut self, finding: usize) {
        if self.chosen != finding {
            self.chosen = finding;
            self.scroll = true;
        }
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) {
    card::frame(ui).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        let Some(report) = space.report() else {
            waiting(ui, locale);
            return;
        };
        if report.findings.is_empty() && report.not_checked.is_empty() {
            empty::empty(ui, icons::CIRCLE_CHECK, &locale.text("ui-none-title"), &locale.text("ui-none-line"), |_| {});
            return;
        }
        view.heights.resize(report.findings.len(), GUESS);
        view.chosen = view.chosen.min(report.findings.len().saturating_sub(1));
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (number, finding) in report.findings.iter().enumerate() {
                one(ui, space, locale, view, number, finding, asks);
            }
            view.scroll = false;
            if report.findings.is_empty() {
                ui.add_space(16.0);
                ui.vertical_centered(|ui| text::heading(ui, locale.text("ui-none-title")));
                ui.add_space(8.0);
            }
            not_checked(ui, space, locale);
        });
    });
}

fn waiting(ui: &mut Ui, locale: &Locale) {
    let words = locale.text("ui-check-running");
    empty::empty(ui, icons::LIST_CHECKS, &words, &locale.text("ui-check-running-line"), |ui| {
        progress::bar(ui, None, 180.0, &words);
    });
}

/// One finding. Those out of view take their place without being drawn.
fn one(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, number: usize, finding: &Finding, asks: &Asks) {
    let t = theme::of(ui);
    let chosen = view.chosen == number;
    let place = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), view.heights[number]));
    if !ui.is_rect_visible(place) && !(chosen && view.scroll) {
        ui.advance_cursor_after_rect(place);
        return;
    }
    let ground = ui.painter().add(eframe::egui::Shape::Noop);
    let id = Id::unique(("finding", number));
    let back = ui.interact(place, id.with("ground"), Sense::CLICK);
    let inner = Rect::from_min_size(place.min + vec2(14.0, 12.0), vec2(place.width() - 28.0, f32::INFINITY));
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt(id), |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        top(ui, locale, finding);
        text::body(ui, locale.message(&finding.message));
        if let Some(note) = &finding.note {
            text::small(ui, locale.message(note));
        }
        fixes(ui, space, locale, number, finding, chosen, asks);
    });
    let height = drawn.response.rect.bottom() - place.top() + 12.0;
    view.heights[number] = height;
    let rect = place.with_max_y(place.top() + height);
    if chosen {
        ui.painter().set(ground, eframe::egui::Shape::rect_filled(rect, 0.0, t.accent_soft));
    }
    ui.advance_cursor_after_rect(rect);
    card::rule(ui);
    if chosen && view.scroll {
        ui.scroll_to_rect(rect, None);
    }
    if back.clicked() {
        view.chosen = number;
        go(finding, asks);
    }
}

fn go(finding: &Finding, asks: &Asks) {
    if let (Some(&row), Some(column)) = (finding.rows.first(), finding.column) {
        asks.push(Ask::GoTo((row, column)));
    }
}

fn top(ui: &mut Ui, locale: &Locale, finding: &Finding) {
    ui.horizontal(|ui| {
        badge(ui, locale, finding.level);
        let count = finding.rows.len();
        let rows = locale.message(&Message::new("ui-rows").with("count", count));
        let t = theme::of(ui);
        let wide = if count > 0 { ui.painter().layout_no_wrap(rows.clone(), theme::font::small(), t.ink).rect.width() + 8.0 } else { 0.0 };
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - wide).max(60.0));
            text::one_line(ui, locale.text(finding.rule.title), theme::font::strong(), t.ink);
        });
        if count > 0 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| text::small(ui, rows));
        }
    });
}

fn fixes(ui: &mut Ui, space: &Workspace, locale: &Locale, number: usize, finding: &Finding, chosen: bool, asks: &Asks) {
    let fresh = space.is_fresh();
    let doable = |edit: &Edit| !matches!(edit, Edit::Nothing);
    ui.horizontal_wrapped(|ui| {
        let mut first = chosen;
        for (position, fix) in finding.fixes.iter().enumerate() {
            let words = locale.message(&fix.title);
            if fix.safety == Safety::Manual || !doable(&fix.edit) {
                text::small(ui, words);
                continue;
            }
            let button = if std::mem::take(&mut first) { Button::primary(&words) } else { Button::secondary(&words) };
            if ui.add(button.enabled(fresh)).clicked() {
                asks.command(Command::Fix { finding: number, fix: position });
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        if let Some(kind) = replaceable(space, finding) {
            other(ui, space, locale, number, kind, asks);
        }
        if ui.add(Button::link(&locale.text("ui-why")).small()).clicked() {
            asks.push(Ask::Page(finding.rule));
        }
    });
}

/// The kind of a value that can be chosen from the catalogue in place of the wrong one.
fn replaceable(space: &Workspace, finding: &Finding) -> Option<Kind> {
    let (column, _) = (finding.column?, finding.value?);
    let (key, _) = space.work()?.mapping().takes.get(column)?;
    let kind = space.importer().field(key)?.kind;
    matches!(kind, Kind::Course | Kind::Role).then_some(kind)
}

fn other(ui: &mut Ui, space: &Workspace, locale: &Locale, number: usize, kind: Kind, asks: &Asks) {
    let words = locale.text(if kind == Kind::Course { "ui-other-course" } else { "ui-other-role" });
    let hint = locale.text("ui-picker-search");
    let response = ui.add(Button::link(&words).small());
    let chosen = Picker::new(&words, "", "").search(&hint).attached(ui, &response, |query| {
        let catalogue = &space.platform().catalogue;
        match kind {
            Kind::Course => {
                let line = |course: &Course| Line::Choice {
                    value: course.shortname.clone(),
                    text: course.shortname.clone(),
                    note: course.fullname.clone(),
                    chosen: false,
                };
                catalogue.search_courses(query, MOST_COURSES).into_iter().map(line).collect()
            }
            _ => {
                let roles = catalogue.search_roles(query).into_iter().filter(|role| role.assignable_in_course != Some(false));
                roles.map(|role| Line::choice(role.shortname.clone(), format!("{} ({})", role.name, role.shortname))).collect()
            }
        }
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
