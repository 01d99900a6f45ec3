//! The problems in words, with what can be done about each.

use super::{unchecked, values};
use crate::{
    catalogue::Course,
    check::{Edit, Finding, Report, Safety},
    error::{Level, Message},
    importer::Kind,
    locale::Locale,
    text::fold::careful,
    ui::{
        actions::{Action, Hand},
        asks::{Ask, Asks},
        choices, icons,
        parts::{
            Button,
            badge::{badge_on, level_word},
            calm::Calm,
            card, empty, field,
            picker::{Line, Picker},
            progress, text,
        },
        theme,
    },
    workspace::{Command, Step, Workspace},
};
use eframe::egui::{
    Align, EventFilter, Frame, Id, Key, Layout, Margin, Modifiers, PointerButton, Rangef, Rect, Response, ScrollArea, Sense, Stroke, Ui,
    UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2,
};
use rustc_hash::FxHasher;
use std::{
    hash::{Hash as _, Hasher as _},
    ops::Range,
};

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
    /// Bring it to the middle; otherwise move no further than needed.
    centred: bool,
    heights: Vec<f32>,
    /// Upper edge of each finding, and the lower edge of the last; made again when a height changed.
    tops: Vec<f32>,
    stale: bool,
    examined: Option<(u64, usize)>,
    /// What stands in the list.
    items: Vec<Item>,
    /// Number of the check, level and words for which they were gathered.
    gathered: Option<(u64, Option<Level>, String)>,
    /// The tables of values.
    values: values::View,
    /// Only this level is shown.
    pub level: Option<Level>,
    query: String,
    calm: Calm,
    /// Number of the check that the list shows.
    shown: Option<u64>,
    /// What comes after the finding that was just put right, to go on there.
    after: Option<After>,
    take_focus: bool,
}

/// A finding, or several of one rule, and how many rows they concern.
struct Item {
    findings: Range<usize>,
    rows: usize,
}

/// Where to go on once a fix is done: the finding that came next, else the one at its place.
struct After {
    revision: u64,
    next: Option<u64>,
    place: usize,
}

impl View {
    /// Brings the list of items and places up to date.
    fn fit(&mut self, space: &Workspace, report: &Report, locale: &Locale) {
        let now = Some((space.check_number(), self.level, self.query.clone()));
        if self.gathered != now {
            self.items = gather(space, report, self.level, &self.query, locale);
            self.gathered = now;
            self.stale = true;
        }
        let count = self.items.len();
        if self.heights.len() != count {
            self.heights.resize(count, GUESS);
            self.stale = true;
        }
        self.chosen = self.chosen.min(report.findings.len().saturating_sub(1));
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
        drawn.extend(self.chosen_item().filter(|item| self.scroll > 0 && !drawn.contains(item)));
        drawn
    }

    /// The findings of the problem that is chosen.
    pub fn chosen(&self) -> Range<usize> {
        self.chosen_item().and_then(|item| self.items.get(item)).map_or(0..0, |item| item.findings.clone())
    }

    /// The item that holds the chosen finding.
    fn chosen_item(&self) -> Option<usize> {
        let after = self.items.partition_point(|item| item.findings.end <= self.chosen);
        self.items.get(after).filter(|item| item.findings.contains(&self.chosen)).map(|_| after)
    }

    /// Remembers where to go on after a fix of the finding at `place`.
    fn fixing(&mut self, space: &Workspace, place: usize) {
        let (Some(work), Some(report)) = (space.work(), space.report()) else { return };
        let next = report.findings.get(place + 1).map(|finding| identity(space, finding));
        self.after = Some(After { revision: work.revision(), next, place });
    }

    /// Goes on after a fix once the check has looked again. Returns whether no finding is left to go to.
    pub fn go_on(&mut self, space: &Workspace) -> bool {
        let (Some(after), Some(work), Some(report)) = (&self.after, space.work(), space.report()) else { return false };
        if !space.is_fresh() || work.revision() == after.revision {
            return false;
        }
        let found = after.next.and_then(|next| report.findings.iter().position(|finding| identity(space, finding) == next));
        let place = found.unwrap_or(after.place).min(report.findings.len().saturating_sub(1));
        self.after = None;
        (self.chosen, self.scroll, self.centred, self.take_focus) = (place, 2, false, true);
        report.findings.is_empty()
    }

    /// Chooses a finding and brings it into view.
    pub fn choose(&mut self, finding: usize) {
        if self.chosen != finding {
            self.chosen = finding;
            (self.scroll, self.centred) = (2, true);
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
    if report.findings.len() > SEARCHED {
        search(ui, locale, view);
    }
    view.fit(space, report, locale);
    let shown = Some(space.check_number());
    if view.shown != shown {
        view.shown = shown;
        view.calm.stir(ui);
    }
    ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, seen| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::List);
            node.set_label(locale.text("ui-problems"));
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        let (width, top) = (ui.available_width(), ui.min_rect().top());
        let whole = view.tops.last().copied().unwrap_or(0.0);
        for item in view.drawn(seen.y_range()) {
            let place = Rect::from_min_size(pos2(ui.min_rect().left(), top + view.tops[item]), vec2(width, view.heights[item]));
            one(ui, space, locale, view, item, place, report, asks);
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
        unchecked::show(ui, space, locale, asks);
    });
}

/// The check looks for costly suggestions only where many rows profit; the chosen finding gets them now.
fn examine(space: &Workspace, view: &mut View, asks: &Asks) {
    let Some(found) = space.report().and_then(|report| report.findings.get(view.chosen)) else { return };
    let asked = Some((space.check_number(), view.chosen));
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
fn one(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, item: usize, place: Rect, report: &Report, asks: &Asks) {
    let t = theme::of(ui);
    let Some((range, rows)) = view.items.get(item).map(|item| (item.findings.clone(), item.rows)) else { return };
    let (number, finding) = (range.start, &report.findings[range.start]);
    let several = range.len() > 1;
    let chosen = range.contains(&view.chosen);
    let ground = ui.painter().add(eframe::egui::Shape::Noop);
    // What is pressed is the finding, whatever its place: another one that takes the place does not answer.
    let id = Id::unique(("finding", identity(space, finding), format!("{:?}", finding.message)));
    let back = ui.interact(place, id.with("ground"), Sense::click());
    let words = match several {
        true => locale.message(&Message::new("ui-values-count").with("count", range.len())),
        false => locale.message(&finding.message),
    };
    back.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, spoken(locale, finding, rows, &words)));
    ui.ctx().accesskit_node_builder(back.id, |node| {
        node.set_position_in_set(item);
        node.set_size_of_set(view.items.len());
        node.set_selected(chosen);
    });
    if chosen && std::mem::take(&mut view.take_focus) {
        back.request_focus();
    }
    let inner = Rect::from_min_size(place.min + vec2(14.0, 12.0), vec2(place.width() - 28.0, f32::INFINITY));
    let builder = UiBuilder::new().max_rect(inner).scope_id(id).accessibility_parent(back.id);
    let drawn = ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        top(ui, locale, finding, rows, chosen);
        text::body(ui, words);
        if several {
            values::show(ui, space, locale, &mut view.values, &range, asks);
            ways_out(ui, finding, locale, &view.calm, asks);
            return;
        }
        if let Some(note) = &finding.note {
            text::small(ui, locale.message(note));
        }
        if fixes(ui, space, locale, number, finding, (chosen, &view.calm), asks) {
            view.fixing(space, number);
        }
    });
    let height = (drawn.response.rect.bottom() - place.top() + 12.0).round();
    if (view.heights[item] - height).abs() > 0.5 {
        view.heights[item] = height;
        view.stale = true;
        view.calm.stir(ui);
        // What was drawn by guessed heights lies over each other: it is drawn again before anybody sees it.
        ui.ctx().request_discard("heights of findings");
        ui.ctx().request_repaint();
    }
    let rect = place.with_max_y(place.top() + height);
    if chosen {
        ui.painter().set(ground, eframe::egui::Shape::rect_filled(rect, 0.0, t.accent_soft));
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, t.line));
    if chosen && view.scroll > 0 {
        ui.scroll_to_rect(rect, view.centred.then_some(Align::Center));
    }
    if back.has_focus() {
        super::super::parts::button::focus_ring(ui, rect.shrink(5.0), t);
        by_arrows(ui, view, back.id, item);
    }
    if view.calm.clicked(&back) {
        view.chosen = number;
        view.calm.stir(ui);
        go(finding, back.clicked_by(PointerButton::Primary), asks);
    }
}

/// Up and down go from finding to finding.
fn by_arrows(ui: &Ui, view: &mut View, id: Id, item: usize) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let (down, up) =
        ui.input_mut(|input| (input.consume_key(Modifiers::NONE, Key::ArrowDown), input.consume_key(Modifiers::NONE, Key::ArrowUp)));
    let to = if down { (item + 1).min(view.items.len().saturating_sub(1)) } else { item.saturating_sub(usize::from(up)) };
    if let Some(next) = view.items.get(to).filter(|_| to != item) {
        (view.chosen, view.scroll, view.centred, view.take_focus) = (next.findings.start, 2, false, true);
    }
}

/// Shows the first row of a finding; with the keyboard only when the hand is on the mouse.
fn go(finding: &Finding, focus: bool, asks: &Asks) {
    if let (Some(&row), Some(column)) = (finding.rows.first(), finding.column) {
        asks.push(Ask::GoTo((row, column), focus));
    }
}

/// What tells a finding from the others in the next report too.
pub fn identity(space: &Workspace, finding: &Finding) -> u64 {
    let mut hasher = FxHasher::default();
    (finding.rule.code, finding.column, finding.level as u8).hash(&mut hasher);
    let column = finding.column.and_then(|column| space.work()?.table().columns().get(column));
    match finding.value.and_then(|value| Some(column?.dict().get(value))) {
        Some(value) => value.hash(&mut hasher),
        None => finding.rows.first().map(|row| row.0).hash(&mut hasher),
    }
    hasher.finish()
}

/// A finding in one breath.
fn spoken(locale: &Locale, finding: &Finding, rows: usize, words: &str) -> String {
    let mut name = format!("{}, {}, {words}", level_word(finding.level, locale), locale.text(finding.rule.title));
    if rows > 0 {
        name = format!("{name} ({})", locale.message(&Message::new("ui-rows").with("count", rows)));
    }
    name
}

/// From this many findings on they are searched.
const SEARCHED: usize = 12;
/// From this many values on a rule is one entry with a table.
const SEVERAL: usize = 6;

/// The findings of a rule about values of one column stand together; what does not fit the level or the words is left out.
fn gather(space: &Workspace, report: &Report, level: Option<Level>, query: &str, locale: &Locale) -> Vec<Item> {
    let folded = careful(query);
    let alike = |a: &Finding, b: &Finding| {
        a.value.is_some() && b.value.is_some() && (a.rule.code, a.column, a.level) == (b.rule.code, b.column, b.level)
    };
    let fits = |finding: &Finding| {
        let of_level = level.is_none_or(|level| finding.level == level);
        let value = || Some(space.work()?.table().columns().get(finding.column?)?.dict().get(finding.value?));
        let says = |words: &str| careful(words).contains(&folded);
        of_level && (folded.is_empty() || says(&locale.text(finding.rule.title)) || value().is_some_and(says))
    };
    let item = |findings: Range<usize>| {
        let rows = report.findings[findings.clone()].iter().map(|finding| finding.rows.len()).sum();
        Item { findings, rows }
    };
    let mut items = Vec::new();
    let mut start = 0;
    while start < report.findings.len() {
        let mut end = start + 1;
        while report.findings.get(end).is_some_and(|next| alike(&report.findings[start], next)) {
            end += 1;
        }
        let whole = start..end;
        if whole.len() >= SEVERAL {
            items.extend(report.findings[whole.clone()].iter().any(fits).then(|| item(whole)));
        } else {
            items.extend(whole.filter(|&number| fits(&report.findings[number])).map(|number| item(number..number + 1)));
        }
        start = end;
    }
    items
}

/// The line that searches problems.
fn search(ui: &mut Ui, locale: &Locale, view: &mut View) {
    Frame::NONE.inner_margin(Margin { left: 14, right: 14, top: 10, bottom: 8 }).show(ui, |ui| {
        let words = locale.text("ui-problems-search");
        let width = ui.available_width();
        field::line(ui, Id::unique("search in problems"), &mut view.query, &words, &words, width);
    });
    card::rule(ui);
}

/// The page of the rule.
fn ways_out(ui: &mut Ui, finding: &Finding, locale: &Locale, calm: &Calm, asks: &Asks) {
    let why = locale.message(&Message::new("ui-why-of").with("title", Message::new(finding.rule.title)));
    if calm.clicked(&ui.add(Button::link(&locale.text("ui-why")).named(&why).small())) {
        asks.push(Ask::Page(finding.rule));
    }
}

fn top(ui: &mut Ui, locale: &Locale, finding: &Finding, count: usize, chosen: bool) {
    let t = theme::of(ui);
    let narrow = ui.available_width() < NARROW;
    ui.horizontal(|ui| {
        badge_on(ui, locale, finding.level, chosen);
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
            text::as_heading(ui, &locale.text(finding.rule.title), 2);
        });
        if count > 0 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| text::small(ui, rows));
        }
    });
    if narrow {
        text::heading(ui, locale.text(finding.rule.title));
    }
}

/// What can be done. Returns whether something was.
fn fixes(
    ui: &mut Ui,
    space: &Workspace,
    locale: &Locale,
    number: usize,
    finding: &Finding,
    (chosen, calm): (bool, &Calm),
    asks: &Asks,
) -> bool {
    let fresh = space.is_fresh();
    let mut done = false;
    let mut first = chosen;
    let shown = if chosen { finding.fixes.len() } else { 2 };
    let hidden = finding.fixes.len().saturating_sub(shown);
    for (position, fix) in finding.fixes.iter().enumerate().take(shown) {
        let words = locale.message(&fix.title);
        if fix.safety == Safety::Manual || matches!(fix.edit, Edit::Nothing) {
            text::small(ui, words);
            if let Some(action) = where_it_is_done(&fix.title.id)
                && action.enabled(space, Hand::default())
                && calm.clicked(&ui.add(Button::secondary(&action.words(locale)).icon(action.icon().unwrap_or(icons::ARROW_LEFT))))
            {
                asks.act(action);
            }
            continue;
        }
        let primary = std::mem::take(&mut first);
        let button = match proposed_course(space, finding, &fix.edit) {
            Some(course) => suggestion(ui, locale, course, &words, primary, fresh),
            None => {
                let button = if primary { Button::primary(&words) } else { Button::secondary(&words) };
                ui.add(button.enabled(fresh))
            }
        };
        if calm.clicked(&button) {
            asks.command(Command::Fix { finding: number, fix: position });
            done = true;
        }
    }
    let removes = finding.fixes.iter().any(|fix| matches!(&fix.edit, Edit::RemoveRows(rows) if *rows == finding.rows));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let more = locale.message(&Message::new("ui-more-fixes").with("count", hidden));
        if hidden > 0 && calm.clicked(&ui.add(Button::link(&more).small())) {
            go(finding, true, asks);
        }
        if let Some(kind) = replaceable(space, finding) {
            done |= other(ui, space, locale, number, kind, asks);
        }
        let advised = finding.fixes.iter().any(|fix| where_it_is_done(&fix.title.id) == Some(Action::Match));
        if chosen && !advised && is_about_login(space, finding) && ui.add(Button::link(&locale.text("ui-match-open")).small()).clicked() {
            asks.push(Ask::Match);
        }
        if finding.level == Level::Error && !finding.rows.is_empty() && !removes {
            let words = locale.message(&Message::new("ui-leave-out").with("count", finding.rows.len()));
            let short = locale.message(&Message::new("ui-leave-out-short").with("count", finding.rows.len()));
            if calm.clicked(&ui.add(Button::link(&short).named(&words).small().enabled(fresh))) {
                asks.command(Command::RemoveRows(finding.rows.clone()));
                done = true;
            }
        }
        if finding.level == Level::Error && !finding.rows.is_empty() && finding.rule.name != "row_left_out" {
            let words = locale.message(&Message::new("ui-aside").with("count", finding.rows.len()));
            let short = locale.message(&Message::new("ui-aside-short").with("count", finding.rows.len()));
            if calm.clicked(&ui.add(Button::link(&short).named(&words).small().enabled(fresh))) {
                asks.command(Command::PutAside(finding.rows.clone()));
                done = true;
            }
        }
        let why = locale.message(&Message::new("ui-why-of").with("title", Message::new(finding.rule.title)));
        if calm.clicked(&ui.add(Button::link(&locale.text("ui-why")).named(&why).small())) {
            asks.push(Ask::Page(finding.rule));
        }
    });
    done
}

/// The command that leads to where an advice can be followed.
fn where_it_is_done(advice: &str) -> Option<Action> {
    match advice {
        "fix-map-column" | "fix-map-numbers" | "fix-add-method" | "fix-add-period" | "fix-add-status" => Some(Action::Go(Step::Columns)),
        "fix-other-encoding" => Some(Action::Go(Step::Open)),
        "fix-look-up-by-login" => Some(Action::ImportSettings),
        "fix-look-up-account" => Some(Action::Match),
        _ => None,
    }
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

/// A course to write instead, with its full name. Returns the button that takes it.
fn suggestion(ui: &mut Ui, locale: &Locale, course: &Course, words: &str, primary: bool, fresh: bool) -> Response {
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
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(button.enabled(fresh).named(words))).inner
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

/// Another value, from the list. Returns whether one was taken.
fn other(ui: &mut Ui, space: &Workspace, locale: &Locale, number: usize, kind: Kind, asks: &Asks) -> bool {
    let words = locale.text(if kind == Kind::Course { "ui-other-course" } else { "ui-other-role" });
    let hint = locale.text("ui-picker-search");
    let response = ui.add(Button::link(&words).small());
    let chosen = Picker::new(&words, "", "").search(&hint).attached(ui, &response, |query| {
        let found = choices::of(space.catalogue(), kind, query).into_iter();
        found.map(|choice| Line::Choice { value: choice.value, text: choice.text, note: choice.note, chosen: false }).collect()
    });
    let done = chosen.is_some();
    if let Some(with) = chosen {
        asks.command(Command::ReplaceEverywhere { finding: number, with });
    }
    done
}
