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
    /// The column that stays in sight when the others are scrolled to the left.
    pub pinned: Option<usize>,
}

/// A column with its left and right edge.
pub type Placed = (usize, f32, f32);

impl Layout {
    fn natural(&self, column: usize) -> (f32, f32) {
        let left: f32 = self.body.left() - self.x + self.widths.iter().take(column).sum::<f32>();
        (left, left + self.widths.get(column).copied().unwrap_or(0.0))
    }

    /// The pinned column, where it would be out of sight without being held.
    pub fn held(&self) -> Option<Placed> {
        let column = self.pinned?;
        let (left, right) = self.natural(column);
        // A column as wide as the view would hide all others.
        let fits = right - left < self.body.width() * 0.5;
        (fits && left < self.body.left() - 0.5).then_some((column, self.body.left(), self.body.left() + right - left))
    }

    /// Left and right edge of a column.
    pub fn column(&self, column: usize) -> (f32, f32) {
        match self.held() {
            Some((held, left, right)) if held == column => (left, right),
            _ => self.natural(column),
        }
    }

    /// What is seen of a column that is not held.
    pub fn open(&self, column: usize) -> Rect {
        match self.held() {
            Some((held, _, right)) if held != column => self.body.with_min_x(right),
            _ => self.body,
        }
    }

    /// Columns that are at least partly visible, with their edges; the one that is held comes first.
    pub fn columns(&self) -> impl Iterator<Item = Placed> + '_ {
        let held = self.held();
        let edge = held.map_or(self.body.left(), |(.., right)| right);
        let mut left = self.body.left() - self.x;
        let others = self.widths.iter().enumerate().filter_map(move |(column, width)| {
            let (from, to) = (left, left + width);
            left = to;
            let free = held.is_none_or(|(held, ..)| held != column);
            (free && to > edge && from < self.body.right()).then_some((column, from, to))
        });
        held.into_iter().chain(others)
    }

    /// The same in the order of painting: the one that is held covers the others.
    pub fn painted(&self) -> impl Iterator<Item = Placed> + '_ {
        let first = usize::from(self.held().is_some());
        self.columns().skip(first).chain(self.held())
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
        if let Some((column, ..)) = self.held().filter(|&(.., right)| x < right) {
            return Cell { row, column };
        }
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
