//! The shape of the list, asked where its columns are chosen: what it seems to be, and the way back.

use super::{
    asks::Asks,
    icons,
    parts::{
        Button, Chip, card,
        menu::{self, Item},
        text,
    },
    theme,
};
use crate::{
    check::Edit,
    error::{Level, Message},
    locale::Locale,
    mapping::{Layout, takes_layouts},
    workspace::{Command, List, Workspace},
};
use eframe::egui::Ui;

/// What is asked about the shape or the columns: the number of a finding, what it says, the numbers and the words of its fixes.
type Asked<'a> = (usize, &'a Message, Vec<(usize, &'a Message)>);

fn asked(space: &Workspace) -> Vec<Asked<'_>> {
    let Some(report) = space.report().filter(|_| space.is_fresh()) else { return Vec::new() };
    let is_question = |edit: &Edit| matches!(edit, Edit::Shape(_) | Edit::Take(..));
    let mut found = Vec::new();
    for (number, finding) in report.findings.iter().enumerate().filter(|(_, finding)| finding.level > Level::Info) {
        let fixes: Vec<_> = finding.fixes.iter().enumerate().filter(|(_, fix)| is_question(&fix.edit)).collect();
        if matches!(finding.rule.name, "other_shape" | "rival_column") && !fixes.is_empty() {
            found.push((number, &finding.message, fixes.into_iter().map(|(at, fix)| (at, &fix.title)).collect()));
        }
    }
    found
}

/// The rows of a question about the shape of what stands in this column of the list, when there is one.
pub fn rows_asked_about(space: &Workspace, list: &List, column: usize) -> Option<usize> {
    // A shape names columns by their places in the file.
    let place = list.book.places.get(column).copied().flatten().unwrap_or(column);
    let splits = |edit: &Edit| matches!(edit, Edit::Shape(shape) if shape.split.contains(&place));
    let report = space.report().filter(|_| space.is_fresh())?;
    let findings = asked(space).into_iter().map(|(number, ..)| &report.findings[number]);
    findings.filter(|finding| finding.fixes.iter().any(|fix| splits(&fix.edit))).map(|finding| finding.rows.len()).next()
}

/// The questions, each with its answer, and the way back from what was answered.
pub fn advice(ui: &mut Ui, space: &Workspace, list: &List, locale: &Locale, asks: &Asks) {
    for (finding, message, fixes) in asked(space) {
        ui.add_space(8.0);
        let words = locale.message(message);
        card::tinted(ui, theme::of(ui).warning_soft, |ui| {
            said(ui, icons::TRIANGLE_ALERT, &words, |ui| {
                ui.horizontal_wrapped(|ui| {
                    for (fix, title) in fixes {
                        if ui.add(Button::secondary(&locale.message(title)).small()).clicked() {
                            asks.command(Command::Fix { finding, fix });
                        }
                    }
                });
            });
        });
    }
    if !list.options.shape.is_nothing() {
        ui.add_space(8.0);
        let words = locale.text("ui-shape-taken");
        card::tinted(ui, theme::of(ui).accent_soft, |ui| {
            said(ui, icons::INFO, &words, |ui| {
                if ui.add(Button::secondary(&locale.text("ui-shape-back")).small()).clicked() {
                    asks.command(Command::Unshape);
                }
            });
        });
    }
}

fn said(ui: &mut Ui, icon: &str, words: &str, answer: impl FnOnce(&mut Ui)) {
    ui.set_width(ui.available_width());
    ui.horizontal_top(|ui| {
        text::icon(ui, icon, 16.0, theme::of(ui).ink_second);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            text::body(ui, words);
            answer(ui);
        });
    });
}

/// How several courses of a person are written, where the importer takes both ways.
pub fn layout(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    if !takes_layouts(space.importer()) {
        return;
    }
    let name = |layout: Layout| locale.text(&format!("ui-layout-{}", layout.word()));
    let chosen = space.layout();
    Chip::new(&locale.text("ui-layout"), &name(chosen)).menu(ui, |ui| {
        ui.set_width(340.0);
        menu::hint(ui, &locale.text("ui-layout-why"));
        for layout in Layout::ALL {
            if Item::new(&name(layout)).chosen(layout == chosen).show(ui).clicked() {
                asks.command(Command::ChooseLayout(layout));
                ui.close();
            }
        }
    });
}
