//! What *Corriger tout ce qui est sûr* is about to do, rule by rule, before anybody says yes.

use super::{
    asks::Asks,
    parts::{Button, card, modal, text},
    said,
    theme::{self, GAP_SMALL, font},
};
use crate::{
    check::{Edit, Report, Safety},
    error::Message,
    locale::Locale,
    table::Table,
    workspace::{Command, Workspace},
};
use eframe::egui::{Align, Context, Layout, ScrollArea, Ui, vec2};

/// Height of a line in points.
const ROW: f32 = 24.0;
/// Width of the dialogue.
const WIDTH: f32 = 620.0;

enum Line {
    /// Message id of the title of a rule.
    Rule(&'static str),
    Change {
        from: String,
        to: String,
        rows: usize,
    },
}

/// The changes, as they stood when the dialogue opened.
pub struct View {
    lines: Vec<Line>,
    count: usize,
    rows: usize,
    revision: u64,
}

impl View {
    /// The safe fixes of the last check.
    pub fn of(space: &Workspace) -> Option<Self> {
        let (report, work) = (space.report()?, space.work()?);
        let lines = lines(report, work.table());
        let rows = report.safe_fixes().map(|fix| said::rows_of(&fix.edit)).sum();
        Some(Self { lines, count: report.safe_fixes().count(), rows, revision: work.revision() })
    }
}

fn lines(report: &Report, table: &Table) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut rule = "";
    for finding in &report.findings {
        for fix in finding.fixes.iter().filter(|fix| fix.safety == Safety::Safe) {
            if rule != finding.rule.title {
                rule = finding.rule.title;
                lines.push(Line::Rule(rule));
            }
            changes(&fix.edit, table, &mut lines);
        }
    }
    lines
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
        Edit::RemoveRows(_) | Edit::TakeIn(_) | Edit::Delimiter(_) | Edit::Importer(_) | Edit::Nothing => {}
    }
}

/// Shows it. Returns whether it stays open.
pub fn show(ctx: &Context, space: &Workspace, locale: &Locale, view: &View, asks: &Asks) -> bool {
    // The list changed meanwhile: what is shown is no longer what would be done.
    if space.work().map(|work| work.revision()) != Some(view.revision) {
        return false;
    }
    let room = ctx.content_rect().size();
    let title = locale.message(&Message::new("ui-safe-title").with("count", view.count));
    let mut done = false;
    let shown = modal::show(ctx, "safe fixes", &title, |ui| {
        ui.set_width(WIDTH.min(room.x - 80.0));
        text::title(ui, &title);
        text::second(ui, locale.message(&Message::new("ui-safe-line").with("rows", view.rows)));
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
            let words = locale.message(&Message::new("ui-safe-do").with("count", view.count));
            if ui.add(Button::primary(&words).enabled(space.is_fresh())).clicked() {
                asks.command(Command::FixSafe);
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
        }
    });
}
