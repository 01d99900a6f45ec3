//! The values that one rule complains of: how often each stands in the list, what is proposed, what the person decides. The
//! same at ten values and at thirty thousand: only what is in view is drawn.

use super::findings::identity;
use crate::{
    check::{Edit, Finding, Safety},
    error::Message,
    importer::Kind,
    locale::Locale,
    text::fold::careful,
    ui::{
        asks::{Ask, Asks},
        choices,
        parts::{
            Button, button, field,
            picker::{Line, Picker},
            table::{Row, Table, Width},
            text,
        },
        preview,
        theme::{self, font},
    },
    workspace::{Command, Decision, Workspace},
};
use eframe::egui::{Id, Label, RichText, Sense, Ui, WidgetInfo, accesskit::Role};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{ops::Range, rc::Rc};

/// Height of a line of the table in points.
const ROW: f32 = 38.0;
/// Lines in view.
const SHOWN: usize = 8;
/// From here on the values are searched.
const MANY: usize = 8;
/// Width of the number of rows.
const COUNT: f32 = 58.0;
/// Least width of a decision.
const DECISION: f32 = 120.0;
/// Values for which costly proposals are looked for in one frame.
const EXAMINED: usize = 2;

/// What the tables remember.
#[derive(Default)]
pub struct View {
    /// The rule whose table is open, by the identity of its first column and rule.
    open: Option<u64>,
    decisions: FxHashMap<u64, Decision>,
    query: String,
    /// Bumped by every decision.
    changes: u64,
    found: Option<Found>,
    decided: Option<Decided>,
    /// Findings whose proposals were asked for, of the check of this number.
    examined: (u64, FxHashSet<usize>),
}

/// Positions of the findings that fit the search, and what they were looked up for.
struct Found {
    of: (u64, String, Range<usize>),
    numbers: Rc<[usize]>,
}

/// What is decided, and what it was gathered for.
struct Decided {
    of: (u64, u64, Range<usize>),
    all: Vec<(usize, Decision)>,
}

impl View {
    fn fit(&mut self, space: &Workspace, range: &Range<usize>) -> Rc<[usize]> {
        let now = (space.check_number(), self.query.clone(), range.clone());
        if let Some(found) = self.found.as_ref().filter(|found| found.of == now) {
            return Rc::clone(&found.numbers);
        }
        let folded = careful(&self.query);
        let fits = |number: &usize| folded.is_empty() || value(space, *number).is_some_and(|value| careful(value).contains(&folded));
        let numbers: Rc<[usize]> = range.clone().filter(fits).collect();
        self.found = Some(Found { of: now, numbers: Rc::clone(&numbers) });
        numbers
    }

    /// What is decided of the findings of this range, with their positions.
    fn decided(&mut self, space: &Workspace, range: &Range<usize>) -> &[(usize, Decision)] {
        let now = (space.check_number(), self.changes, range.clone());
        if self.decided.as_ref().is_none_or(|decided| decided.of != now) {
            let of = |number: usize| Some((number, self.decisions.get(&identity(space, finding(space, number)?))?.clone()));
            let all = if self.decisions.is_empty() { Vec::new() } else { range.clone().filter_map(of).collect() };
            self.decided = Some(Decided { of: now, all });
        }
        self.decided.as_ref().map(|decided| decided.all.as_slice()).unwrap_or_default()
    }

    fn decide(&mut self, space: &Workspace, finding: &Finding, decision: Option<Decision>) {
        self.changes += 1;
        let key = identity(space, finding);
        match decision {
            Some(decision) => drop(self.decisions.insert(key, decision)),
            None => drop(self.decisions.remove(&key)),
        }
    }
}

fn finding(space: &Workspace, number: usize) -> Option<&Finding> {
    space.report()?.findings.get(number)
}

fn value(space: &Workspace, number: usize) -> Option<&str> {
    let found = finding(space, number)?;
    Some(space.work()?.table().columns().get(found.column?)?.dict().get(found.value?))
}

fn shown(space: &Workspace, number: usize, locale: &Locale) -> String {
    let value = value(space, number).unwrap_or_default();
    if value.trim().is_empty() { locale.text("ui-empty") } else { value.to_owned() }
}

/// The first fix that writes or removes something, with its position.
fn proposal(found: &Finding) -> Option<usize> {
    found.fixes.iter().position(|fix| fix.safety != Safety::Manual && matches!(fix.edit, Edit::Replace { .. } | Edit::Cells { .. }))
}

/// Shows what stands below the title of a rule with several values.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, range: &Range<usize>, asks: &Asks) {
    let Some(first) = finding(space, range.start) else { return };
    let key = identity_of_rule(first);
    let open = view.open == Some(key);
    text::small(ui, locale.message(&Message::new("ui-values-example").with("message", first.message.clone())));
    let words = Message::new(if open { "ui-values-hide" } else { "ui-values-show" }).with("count", range.len());
    let button = ui.add(Button::secondary(&locale.message(&words)));
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_expanded(open));
    if button.clicked() {
        view.open = (!open).then_some(key);
        view.query.clear();
    }
    if open {
        table(ui, space, locale, view, range, asks);
    }
}

fn identity_of_rule(found: &Finding) -> u64 {
    use std::hash::{Hash as _, Hasher as _};
    let mut hasher = rustc_hash::FxHasher::default();
    (found.rule.code, found.column, found.level as u8).hash(&mut hasher);
    hasher.finish()
}

fn table(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, range: &Range<usize>, asks: &Asks) {
    ui.spacing_mut().item_spacing.y = 6.0;
    if range.len() > MANY {
        let words = locale.text("ui-values-search");
        let width = ui.available_width();
        field::line(ui, Id::unique("search in values"), &mut view.query, &words, &words, width);
    }
    let numbers = view.fit(space, range);
    for_all(ui, space, locale, view, &numbers);
    let mut asked = 0;
    let name = locale.text("ui-values");
    let value = ((ui.available_width() - COUNT) * 0.42).floor();
    Table::new(&name, locale)
        .salt(range.start as u64)
        .column("ui-values-value", Width::Of(value))
        .figures("ui-values-rows", Width::Of(COUNT))
        .column("ui-values-decision", Width::Rest(DECISION))
        .rows(ROW, SHOWN)
        .show(ui, numbers.len(), |row, at| {
            let Some(&number) = numbers.get(at) else { return };
            asked += usize::from(asked < EXAMINED && examine(space, view, number, asks));
            line(row, space, locale, view, number, asks);
        });
    let decided = view.decided(space, range);
    let words = locale.message(&Message::new("ui-values-apply").with("count", decided.len()));
    if ui.add(Button::primary(&words).enabled(!decided.is_empty() && space.is_fresh())).clicked()
        && let Some(preview) = preview::View::of_decisions(space, decided.to_vec())
    {
        asks.push(Ask::Preview(Box::new(preview)));
    }
}

/// The check looks for costly proposals of the most frequent values only; those in view get theirs. Returns whether it was asked.
fn examine(space: &Workspace, view: &mut View, number: usize, asks: &Asks) -> bool {
    let Some(found) = finding(space, number) else { return false };
    if view.examined.0 != space.check_number() {
        view.examined = (space.check_number(), FxHashSet::default());
    }
    if !found.fixes.is_empty() || !space.is_fresh() || !view.examined.1.insert(number) {
        return false;
    }
    asks.command(Command::Examine(number));
    true
}

/// One decision for all values in the table.
fn for_all(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, numbers: &[usize]) {
    let chosen = |view: &mut View, of: &dyn Fn(&Finding) -> Option<Decision>| {
        for found in numbers.iter().filter_map(|&number| finding(space, number)) {
            view.decide(space, found, of(found));
        }
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        text::small_strong(ui, locale.text("ui-values-all"));
        let proposed = numbers.iter().take(2_000).filter_map(|&number| finding(space, number)).any(|found| proposal(found).is_some());
        if proposed && ui.add(Button::link(&locale.text("ui-values-all-take")).small()).clicked() {
            chosen(view, &|found| proposal(found).map(Decision::Fix));
        }
        if ui.add(Button::link(&locale.text("ui-values-all-aside")).small()).clicked() {
            chosen(view, &|_| Some(Decision::Aside));
        }
        if ui.add(Button::link(&locale.text("ui-values-all-remove")).small()).clicked() {
            chosen(view, &|_| Some(Decision::Remove));
        }
        if ui.add(Button::link(&locale.text("ui-values-all-leave")).small()).clicked() {
            chosen(view, &|_| None);
        }
    });
}

fn line(row: &mut Row<'_, '_, '_>, space: &Workspace, locale: &Locale, view: &mut View, number: usize, asks: &Asks) {
    let Some(found) = finding(space, number) else { return };
    let value = shown(space, number, locale);
    row.cell(&value, |ui| {
        let t = theme::of(ui);
        let label = Label::new(RichText::new(value.as_str()).font(font::cell()).color(t.ink)).truncate().sense(Sense::click());
        let response = ui.add(label);
        let name = locale.message(&Message::new("ui-values-of").with("value", value.as_str()).with("rows", found.rows.len()));
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
        button::follow_focus(&response);
        if response.has_focus() {
            button::focus_ring(ui, response.rect, t);
        }
        if response.on_hover_text(locale.message(&found.message)).clicked()
            && let (Some(&row), Some(column)) = (found.rows.first(), found.column)
        {
            asks.push(Ask::GoTo((row, column), false));
        }
    });
    row.words(&locale.number(found.rows.len() as i64), font::small(), |t| t.ink_second);
    let now = view.decisions.get(&identity(space, found)).cloned();
    let proposed = proposal(found).map(|fix| words(locale, found, &Decision::Fix(fix)));
    let empty = match &proposed {
        Some(to) => locale.message(&Message::new("ui-values-proposed").with("to", to.as_str())),
        None => locale.text("ui-values-undecided"),
    };
    let shown = now.as_ref().map(|decision| words(locale, found, decision)).unwrap_or_default();
    let heard = if shown.is_empty() { &empty } else { &shown };
    row.cell(heard, |ui| {
        let name = locale.message(&Message::new("ui-values-decision-for").with("value", value.as_str()));
        let (hint, width) = (locale.text("ui-picker-search"), ui.available_width());
        let picker = Picker::new(&name, &shown, &empty).search(&hint).width(width);
        if let Some(decision) = picker.show(ui, |query| choices_of(space, locale, (number, found), now.as_ref(), query)) {
            view.decide(space, found, decision);
        }
    });
}

/// A decision about a value, in a few words.
fn words(locale: &Locale, found: &Finding, decision: &Decision) -> String {
    match decision {
        Decision::Fix(fix) => found.fixes.get(*fix).map(|fix| written(&fix.edit, || locale.message(&fix.title))).unwrap_or_default(),
        Decision::Write(text) => text.clone(),
        Decision::Remove => locale.message(&Message::new("ui-leave-out-short").with("count", found.rows.len())),
        Decision::Aside => locale.message(&Message::new("ui-aside-short").with("count", found.rows.len())),
    }
}

/// The list of what can be done about one value.
fn choices_of(
    space: &Workspace,
    locale: &Locale,
    (number, found): (usize, &Finding),
    now: Option<&Decision>,
    query: &str,
) -> Vec<Line<Option<Decision>>> {
    let mut lines = Vec::new();
    let line = |decision: Option<Decision>, text: String, note: String| {
        let chosen = now == decision.as_ref();
        Line::Choice { value: decision, text, note, chosen }
    };
    let folded = careful(query);
    let fits = |text: &str| folded.is_empty() || careful(text).contains(&folded);
    for (position, fix) in found.fixes.iter().enumerate() {
        let text = locale.message(&fix.title);
        if fix.safety != Safety::Manual && Decision::Fix(position).edit(found).is_some() && fits(&text) {
            lines.push(line(Some(Decision::Fix(position)), text, String::new()));
        }
    }
    let aside = words(locale, found, &Decision::Aside);
    if fits(&aside) {
        lines.push(line(Some(Decision::Aside), aside, locale.text("ui-aside-note")));
    }
    let leave = locale.text("ui-values-leave");
    if fits(&leave) {
        lines.push(line(None, leave, String::new()));
    }
    let remove = words(locale, found, &Decision::Remove);
    if fits(&remove) {
        lines.push(line(Some(Decision::Remove), remove, String::new()));
    }
    if found.value.is_some() {
        lines.extend(
            others(space, number, query).into_iter().map(|choice| line(Some(Decision::Write(choice.value)), choice.text, choice.note)),
        );
        if !query.is_empty() {
            let text = locale.message(&Message::new("fix-write").with("to", query));
            lines.push(line(Some(Decision::Write(query.to_owned())), text, String::new()));
        }
    }
    lines
}

/// What an edit writes; where it writes nothing in place of a value, its own words.
fn written(edit: &Edit, words: impl FnOnce() -> String) -> String {
    match edit {
        Edit::Replace { to, .. } if !to.is_empty() => to.clone(),
        _ => words(),
    }
}

/// What the platform knows that fits what is typed.
fn others(space: &Workspace, number: usize, query: &str) -> Vec<choices::Choice> {
    let key = finding(space, number).and_then(|found| Some(&space.work()?.mapping().takes.get(found.column?)?.0));
    let kind = key.and_then(|key| space.importer().field(key)).map(|field| field.kind);
    match kind {
        Some(kind @ (Kind::Course | Kind::Role)) => choices::of(space.catalogue(), kind, query),
        _ => Vec::new(),
    }
}
