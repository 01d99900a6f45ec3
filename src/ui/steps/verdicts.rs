//! The file that was opened, sent unchanged, and the repaired one: what would become of each, side by side.

use crate::{
    error::{Level, Message},
    locale::Locale,
    simulate::{forecast::Forecast, outlook::Ending, tool_sync::Report},
    ui::{
        asks::Asks,
        parts::{
            Button, Tone,
            badge::{badge, tag},
            card, text,
        },
        theme::{self, LINE, font},
    },
    workspace::{Command, ListForecast, Simulated, Workspace},
};
use eframe::egui::{Align, Layout, RichText, Ui, vec2};

/// A figure of an import: its words, how it is counted, how grave it is when it is not 0.
type Figure = (&'static str, fn(&Forecast) -> u64, Option<Level>);

/// Notices named per side before the rest is counted.
const NOTICES: usize = 4;
/// Below this width the names of the figures take a line of their own.
const NARROW: f32 = 620.0;

/// Shows both verdicts, where the file that was opened could be sent as it is.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    if !space.could_be_sent_as_opened() {
        return;
    }
    let [opened, made] = [Simulated::AsOpened, Simulated::Made].map(|simulated| space.forecast_of(simulated));
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 8.0;
        let same = made.is_some_and(|made| made.same_as_opened);
        // Nothing to compare: one sentence says it.
        if same {
            return drop(text::body(ui, locale.text("ui-compare-same")));
        }
        text::second(ui, locale.text("ui-compare-line"));
        row(ui, "", |ui, side| {
            let (id, simulated) =
                if side == 0 { ("ui-compare-as-opened", Simulated::AsOpened) } else { ("ui-compare-made", Simulated::Made) };
            title(ui, space, locale, id, simulated, asks);
        });
        let sides = [opened, made].map(|forecast| forecast.map(|forecast| forecast.result.as_ref()));
        match sides {
            [Some(Ok(opened)), Some(Ok(made))] => compared(ui, [opened, made], space, locale),
            _ => row(ui, "", |ui, side| match sides[side] {
                Some(Err(message)) => drop(text::body(ui, locale.message(message))),
                Some(Ok(_)) => drop(text::second(ui, locale.text("ui-compare-ready"))),
                None => drop(text::second(ui, locale.text(waiting(space, side)))),
            }),
        }
    });
}

/// Why there is no verdict yet.
fn waiting(space: &Workspace, side: usize) -> &'static str {
    if side == 0 || space.is_busy() { "ui-forecast-busy" } else { "ui-forecast-columns-first" }
}

/// A line of the comparison: what it is about, and both sides.
fn row(ui: &mut Ui, name: &str, mut side: impl FnMut(&mut Ui, usize)) {
    let all = ui.available_width();
    let narrow = all < NARROW;
    if narrow && !name.is_empty() {
        text::small(ui, name);
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let first = if narrow { 0.0 } else { (all * 0.28).floor() };
        if !narrow {
            cell(ui, first, |ui| drop(text::second(ui, name)));
        }
        let each = ((all - first - if narrow { 16.0 } else { 32.0 }) / 2.0).floor();
        for number in 0..2 {
            cell(ui, each, |ui| side(ui, number));
        }
    });
}

fn cell(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 20.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 4.0;
        content(ui);
    });
}

/// The name of a side, and the way to its details.
fn title(ui: &mut Ui, space: &Workspace, locale: &Locale, id: &'static str, simulated: Simulated, asks: &Asks) {
    let name = locale.text(id);
    text::heading(ui, name.as_str());
    if space.simulated() == simulated {
        tag(ui, Tone::Info, &locale.text("ui-compare-shown"));
    } else {
        let words = locale.text("ui-compare-detail");
        let whole = locale.message(&Message::new("ui-pair").with("a", words.as_str()).with("b", name));
        if ui.add(Button::link(&words).named(&whole)).clicked() {
            asks.command(Command::Simulate(simulated));
        }
    }
}

fn compared(ui: &mut Ui, sides: [&Forecast; 2], space: &Workspace, locale: &Locale) {
    card::rule(ui);
    row(ui, &locale.text("ui-compare-file"), |ui, side| ending(ui, sides[side].file.ending(), space, side, locale));
    match sides.map(|side| side.file.report.as_deref()) {
        [Some(opened), Some(made)] => changes(ui, [opened, made], locale),
        _ => figures(ui, sides, locale),
    }
    card::rule(ui);
    row(ui, &locale.text("ui-compare-only"), |ui, side| {
        let notices = sides[side].only_here(sides[1 - side]);
        only(ui, notices.map(|notice| (notice.kind.level(), notice.title())), locale);
    });
}

fn figures(ui: &mut Ui, sides: [&Forecast; 2], locale: &Locale) {
    let counts: [Figure; 8] = [
        ("ui-total-enrolled", |side| side.totals.enrolled, None),
        ("ui-total-written", |side| side.totals.written, None),
        ("ui-total-changed", |side| side.totals.changed, None),
        ("ui-total-refused", |side| side.outlook().refused, Some(Level::Error)),
        ("ui-total-not-told", |side| side.outlook().not_told, Some(Level::Warning)),
        ("ui-total-groups", |side| side.totals.groups_created, None),
        ("ui-total-accounts", Forecast::accounts_created, Some(Level::Warning)),
        ("ui-total-profiles", Forecast::profiles_touched, Some(Level::Warning)),
    ];
    for (id, count, level) in counts {
        let counted = sides.map(count);
        // What happens on neither side is not worth a line, but for the people enrolled.
        if counted == [0, 0] && id != "ui-total-enrolled" {
            continue;
        }
        let name = locale.message(&Message::new(id).with("count", 2));
        row(ui, &capital(&name), |ui, side| {
            let t = theme::of(ui);
            if sides[side].file.ending() == Ending::Refused {
                return drop(text::second(ui, "–"));
            }
            let color = match level.filter(|_| counted[side] > 0) {
                Some(Level::Error) => t.error,
                Some(_) => t.warning,
                None => t.ink,
            };
            ui.label(RichText::new(locale.number(counted[side])).font(font::strong()).line_height(Some(LINE)).color(color));
        });
    }
}

/// What changes in all by each file.
fn changes(ui: &mut Ui, sides: [&Report; 2], locale: &Locale) {
    row(ui, &locale.text("ui-compare-changes"), |ui, side| {
        if sides[side].counts.is_empty() {
            text::second(ui, locale.text("ui-tool-sync-nothing"));
        }
        for count in &sides[side].counts {
            text::body(ui, locale.message(&count.message()));
        }
    });
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn ending(ui: &mut Ui, ending: Ending, space: &Workspace, side: usize, locale: &Locale) {
    match ending {
        Ending::Refused => drop(tag(ui, Tone::Error, &locale.text("ui-ending-refused"))),
        Ending::Stopped(line) => {
            let simulated = if side == 0 { Simulated::AsOpened } else { Simulated::Made };
            let line = space.forecast_of(simulated).map_or_else(|| line.to_string(), |forecast: &ListForecast| forecast.line(line));
            drop(tag(ui, Tone::Error, &locale.message(&Message::new("ui-ending-stopped").with("line", line))));
        }
        Ending::Whole => drop(text::body(ui, locale.text("ui-ending-whole"))),
    }
}

/// What is noticed on one side only, or more often there.
fn only(ui: &mut Ui, noticed: impl Iterator<Item = (Level, Message)>, locale: &Locale) {
    let noticed: Vec<(Level, Message)> = noticed.collect();
    if noticed.is_empty() {
        text::second(ui, locale.text("ui-compare-nothing"));
    }
    for (level, words) in noticed.iter().take(NOTICES) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            badge(ui, locale, *level);
            text::small(ui, locale.message(words));
        });
    }
    if noticed.len() > NOTICES {
        text::small(ui, locale.message(&Message::new("ui-compare-more").with("count", noticed.len() - NOTICES)));
    }
}
