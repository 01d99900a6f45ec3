//! What is about to be done to many rows at once, rule by rule, before anybody says yes: all safe fixes, or all that was decided.

use super::{
    asks::Asks,
    parts::{Button, card, modal, text},
    said,
    theme::{self, GAP_SMALL, font},
};
use crate::{
    check::{Edit, Finding, Safety},
    error::Message,
    locale::Locale,
    table::Table,
    workspace::{Command, Decision, Workspace},
};
use eframe::egui::{Align, Context, Layout, ScrollArea, Ui, vec2};

/// Height of a line in points.
const ROW: f32 = 24.0;
/// Width of the dialogue.
const WIDTH: f32 = 620.0;
/// Rows that are named where many are removed.
const NAMED: usize = 8;

enum Line {
    /// Message id of the title of a rule.
    Rule(&'static str),
    Change {
        from: String,
        to: String,
        rows: usize,
    },
    /// Rows that leave the file for this time, and the first of them by name.
    Aside {
        names: String,
        rows: usize,
    },
    /// Rows that leave the file, and the first of them by name.
    Removed {
        names: String,
        rows: usize,
    },
}

/// The changes, as they stood when the dialogue opened.
pub struct View {
    title: Message,
    line: Message,
    yes: Message,
    lines: Vec<Line>,
    command: Command,
    /// Number of the check whose findings are meant.
    check: u64,
}

impl View {
    /// The safe fixes of the last check.
    pub fn of_safe_fixes(space: &Workspace) -> Option<Self> {
        let (report, work) = (space.report()?, space.work()?);
        let safe = |finding: &Finding| -> Vec<Edit> {
            finding.fixes.iter().filter(|fix| fix.safety == Safety::Safe).map(|fix| fix.edit.clone()).collect()
        };
        let edits = report.findings.iter().flat_map(|finding| safe(finding).into_iter().map(|edit| (finding.rule.title, edit)));
        let (lines, count, rows) = lines(edits, work.table());
        Some(Self {
            title: Message::new("ui-safe-title").with("count", count),
            line: Message::new("ui-safe-line").with("rows", rows),
            yes: Message::new("ui-safe-do").with("count", count),
            lines,
            command: Command::FixSafe,
            check: space.check_number(),
        })
    }

    /// What was decided of these findings, by their positions in the report.
    pub fn of_decisions(space: &Workspace, decided: Vec<(usize, Decision)>) -> Option<Self> {
        let (report, work) = (space.report()?, space.work()?);
        let of = |(number, decision): &(usize, Decision)| {
            let finding = report.findings.get(*number)?;
            Some((finding.rule.title, decision.edit(finding)?))
        };
        let (lines, count, rows) = lines(decided.iter().filter_map(of), work.table());
        Some(Self {
            title: Message::new("ui-decide-title").with("count", count),
            line: Message::new("ui-decide-line").with("rows", rows),
            yes: Message::new("ui-decide-do").with("count", count),
            lines,
            command: Command::Decide(decided),
            check: space.check_number(),
        })
    }
}

/// The changes under their rules, how many there are, and in how many rows.
fn lines(edits: impl Iterator<Item = (&'static str, Edit)>, table: &Table) -> (Vec<Line>, usize, usize) {
    let (mut lines, mut count, mut rows) = (Vec::new(), 0, 0);
    let mut rule = "";
    for (title, edit) in edits {
        if rule != title {
            rule = title;
            lines.push(Line::Rule(rule));
        }
        count += 1;
        rows += said::rows_of(&edit);
        changes(&edit, table, &mut lines);
    }
    (lines, count, rows)
}

fn changes(edit: &Edit, table: &Table, lines: &mut Vec<Line>) {
    match edit {
        Edit::Replace { column, from, to, rows } => {
            let from = table.columns().get(*column).map_or("", |column| column.dict().get(*from)).to_owned();
            lines.push(Line::Change { from, to: to.clone(), rows: rows.len() });
        }
        Edit::Cells { column, cells } => {
            // Cells that change alike are one line.
            let mut alike: Vec<(&str, &str, usize)> = Vec::new();
            for (row, to) in cells {
                let from = table.text(*column, *row);
                match alike.iter_mut().find(|(known, other, _)| *known == from && *other == to) {
                    Some((.., rows)) => *rows += 1,
                    None => alike.push((from, to, 1)),
                }
            }
            lines.extend(alike.into_iter().map(|(from, to, rows)| Line::Change { from: from.to_owned(), to: to.to_owned(), rows }));
        }
        Edit::RemoveRows(rows) => {
            let names: Vec<String> = rows.iter().take(NAMED).map(|&row| table.row_name(row)).collect();
            lines.push(Line::Removed { names: names.join(", "), rows: rows.len() });
        }
        Edit::Aside(rows) => {
            let names: Vec<String> = rows.iter().take(NAMED).map(|&row| table.row_name(row)).collect();
            lines.push(Line::Aside { names: names.join(", "), rows: rows.len() });
        }
        Edit::TakeIn(_) | Edit::Delimiter(_) | Edit::Importer(_) | Edit::Shape(_) | Edit::Take(..) | Edit::Nothing => {}
    }
}

/// Shows it. Returns whether it stays open.
pub fn show(ctx: &Context, space: &Workspace, locale: &Locale, view: &View, asks: &Asks) -> bool {
    // The list or the platform changed meanwhile: what is shown is no longer what would be done.
    if !space.is_fresh() || space.check_number() != view.check {
        return false;
    }
    let room = ctx.content_rect().size();
    let title = locale.message(&view.title);
    let mut done = false;
    let shown = modal::show(ctx, "preview", &title, |ui| {
        ui.set_width(WIDTH.min(room.x - 80.0));
        text::title(ui, &title);
        text::second(ui, locale.message(&view.line));
        ui.add_space(GAP_SMALL);
        card::frame(ui).inner_margin(vec2(12.0, 8.0)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let height = (room.y - 300.0).clamp(96.0, 420.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(ui, ROW, view.lines.len(), |ui, seen| {
                for line in &view.lines[seen] {
                    one(ui, line, locale);
                }
            });
        });
        ui.add_space(12.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = locale.message(&view.yes);
            if ui.add(Button::primary(&words).enabled(space.is_fresh())).clicked() {
                asks.command(view.command.clone());
                done = true;
            }
            done |= ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked();
        });
    });
    !(done || shown.should_close())
}

fn one(ui: &mut Ui, line: &Line, locale: &Locale) {
    let t = theme::of(ui);
    ui.horizontal(|ui| {
        ui.set_height(ROW);
        match line {
            Line::Rule(title) => drop(text::as_heading(ui, &locale.text(title), 2)),
            Line::Change { from, to, rows } => {
                let to = if to.is_empty() { locale.text("ui-empty") } else { to.clone() };
                let words = Message::new("ui-safe-change").with("from", from.as_str()).with("to", to).with("rows", *rows);
                ui.add_space(12.0);
                text::one_line(ui, locale.message(&words), font::body(), t.ink);
            }
            Line::Aside { names, rows } => {
                let words = Message::new("ui-decide-aside").with("lines", names.as_str()).with("rows", *rows);
                ui.add_space(12.0);
                text::one_line(ui, locale.message(&words), font::body(), t.warning);
            }
            Line::Removed { names, rows } => {
                let words = Message::new("ui-decide-removed").with("lines", names.as_str()).with("rows", *rows);
                ui.add_space(12.0);
                text::one_line(ui, locale.message(&words), font::body(), t.error);
            }
        }
    });
}
