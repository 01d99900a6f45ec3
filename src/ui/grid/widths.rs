//! Widths of columns: from their content at first, then as the person drags them.

use super::model::{Cell, GridModel, RowKind};
use crate::ui::theme::font;
use eframe::egui::{Color32, FontId, Ui};

const LEAST: f32 = 56.0;
const MOST: f32 = 360.0;
/// Blank on both sides of a cell's text together.
pub const PADDING: f32 = 20.0;
/// Rows looked at.
const SAMPLE: u32 = 80;

/// Widths of the columns of one table, in points.
#[derive(Clone, Debug, Default)]
pub struct Widths {
    natural: Vec<f32>,
    names: Vec<String>,
    rows: bool,
    dragged: bool,
}

impl Widths {
    /// The widths to draw with in `room` points: spread over the room until the person drags one.
    pub fn fit(&mut self, ui: &Ui, model: &dyn GridModel, room: f32) -> Vec<f32> {
        let names: Vec<String> = (0..model.columns()).map(|column| model.header(column).into_owned()).collect();
        if names != self.names || (model.rows() > 0 && !self.rows) {
            self.natural = (0..model.columns()).map(|column| natural(ui, model, column, 0..SAMPLE)).collect();
            *self = Self { natural: std::mem::take(&mut self.natural), names, rows: model.rows() > 0, dragged: false };
        }
        let total: f32 = self.natural.iter().sum();
        if self.dragged || total >= room || total <= 0.0 {
            return self.natural.clone();
        }
        self.natural.iter().map(|width| (width * room / total).floor()).collect()
    }

    /// Takes over what is drawn and sets one of them.
    pub fn drag(&mut self, drawn: &[f32], column: usize, width: f32) {
        self.natural = drawn.to_vec();
        if let Some(own) = self.natural.get_mut(column) {
            *own = width.max(LEAST);
        }
        self.dragged = true;
    }

    /// Sets a column to what the rows in view need.
    pub fn fit_column(&mut self, ui: &Ui, model: &dyn GridModel, drawn: &[f32], column: usize, view: std::ops::Range<u32>) {
        let width = natural(ui, model, column, view).max(natural(ui, model, column, 0..SAMPLE));
        self.drag(drawn, column, width);
    }
}

fn natural(ui: &Ui, model: &dyn GridModel, column: usize, rows: std::ops::Range<u32>) -> f32 {
    let width = |text: &str, font: FontId| ui.painter().layout_no_wrap(text.chars().take(80).collect(), font, Color32::WHITE).rect.width();
    let head = width(&model.header(column), font::head()).max(width(&model.under(column), font::small()));
    // A title runs over its neighbours in a spreadsheet: it says nothing of the width of its column.
    let rows = (rows.start..rows.end.min(model.rows())).filter(|&row| model.kind(row) != RowKind::LeftOut);
    let cells = rows.map(|row| width(&model.cell(Cell { row, column }), font::strong()));
    (cells.fold(head, f32::max) + PADDING + 4.0).clamp(LEAST, MOST)
}
