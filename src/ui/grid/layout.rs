//! The parts of a grid on the screen.

use super::{model::Cell, position::Position};
use eframe::egui::{Rect, pos2};

/// Thickness of scroll bars.
pub const BAR: f32 = 12.0;
/// Height of a head of one line.
pub const HEAD: f32 = 28.0;
/// Height of a head of two lines.
pub const TALL_HEAD: f32 = 42.0;

/// Rectangles of one frame.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Everything, edge included.
    pub outer: Rect,
    /// Column names.
    pub head: Rect,
    /// Row numbers.
    pub gutter: Rect,
    /// Cells.
    pub body: Rect,
    /// Upright bar, when rows do not fit.
    pub upright: Option<Rect>,
    /// Level bar, when columns do not fit.
    pub level: Option<Rect>,
    /// Width of each column.
    pub widths: Vec<f32>,
    /// How far the columns are scrolled to the left.
    pub x: f32,
    /// Where the rows stand.
    pub position: Position,
}

impl Layout {
    /// Left and right edge of a column.
    pub fn column(&self, column: usize) -> (f32, f32) {
        let left: f32 = self.body.left() - self.x + self.widths.iter().take(column).sum::<f32>();
        (left, left + self.widths.get(column).copied().unwrap_or(0.0))
    }

    /// Columns that are at least partly visible, with their edges.
    pub fn columns(&self) -> impl Iterator<Item = (usize, f32, f32)> + '_ {
        let mut left = self.body.left() - self.x;
        self.widths.iter().enumerate().filter_map(move |(column, width)| {
            let (from, to) = (left, left + width);
            left = to;
            (to > self.body.left() && from < self.body.right()).then_some((column, from, to))
        })
    }

    /// Sum of the widths.
    pub fn total(&self) -> f32 {
        self.widths.iter().sum()
    }

    /// Upper edge of a row.
    pub fn row(&self, row: u32) -> f32 {
        self.body.top() + self.position.y(row)
    }

    /// Rectangle of a cell; may lie outside the body.
    pub fn cell(&self, cell: Cell) -> Rect {
        let (left, right) = self.column(cell.column);
        let top = self.row(cell.row);
        Rect::from_min_max(pos2(left, top), pos2(right, top + super::position::ROW))
    }

    /// The cell nearest to a point, inside a grid of that many rows.
    pub fn nearest(&self, x: f32, y: f32, rows: u32) -> Cell {
        let row = self.position.row_at(y - self.body.top()).clamp(0, i64::from(rows.saturating_sub(1))) as u32;
        let mut column = 0;
        let mut right = self.body.left() - self.x;
        for (index, width) in self.widths.iter().enumerate() {
            right += width;
            column = index;
            if x < right {
                break;
            }
        }
        Cell { row, column }
    }
}
