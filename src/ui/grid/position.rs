//! Where the view stands, exact at any number of rows: a row and a part of a row, never a number of
//! points from the top, which `f32` cannot hold beyond some hundred thousand rows.

/// Height of a row in points.
pub const ROW: f32 = 28.0;

/// Place of the top edge of the view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// First row, at least partly visible.
    pub top: u32,
    /// How much of it is above the edge, in points: `0.0..ROW`.
    pub offset: f64,
}

impl Position {
    /// Moves the view down by `delta` points (up when negative), within the table.
    pub fn scroll(&mut self, delta: f64, rows: u32, height: f32) {
        let row = f64::from(ROW);
        let moved = self.offset + delta;
        let whole = (moved / row).floor();
        let top = i64::from(self.top) + whole as i64;
        *self = if top < 0 { Self::default() } else { Self { top: u32::try_from(top).unwrap_or(u32::MAX), offset: moved - whole * row } };
        self.clamp(rows, height);
    }

    /// Keeps the view within the table: the last row can touch the lower edge, no more.
    pub fn clamp(&mut self, rows: u32, height: f32) {
        let last = Self::last(rows, height);
        if (self.top, self.offset) > (last.top, last.offset) {
            *self = last;
        }
    }

    /// The lowest place.
    pub fn last(rows: u32, height: f32) -> Self {
        let room = f64::from(rows) * f64::from(ROW) - f64::from(height);
        if room <= 0.0 {
            return Self::default();
        }
        let top = (room / f64::from(ROW)).floor();
        Self { top: top as u32, offset: room - top * f64::from(ROW) }
    }

    /// Moves as little as needed to show `row` whole.
    pub fn reveal(&mut self, row: u32, rows: u32, height: f32) {
        if row < self.top || (row == self.top && self.offset > 0.0) {
            *self = Self { top: row, offset: 0.0 };
        } else {
            let bottom = f64::from(row + 1 - self.top) * f64::from(ROW) - self.offset;
            if bottom > f64::from(height) {
                self.scroll(bottom - f64::from(height), rows, height);
            }
        }
        self.clamp(rows, height);
    }

    /// Shows `row` in the middle of the view unless it is visible already.
    pub fn reveal_in_the_middle(&mut self, row: u32, rows: u32, height: f32) {
        let from = self.y(row);
        if from < 0.0 || from + ROW > height {
            *self = Self { top: row, offset: 0.0 };
            self.scroll(-f64::from(height - ROW) / 2.0, rows, height);
        }
    }

    /// Upper edge of a row, in points from the top of the view. Exact for rows near the view.
    pub fn y(&self, row: u32) -> f32 {
        let rows = i64::from(row) - i64::from(self.top);
        (rows as f64 * f64::from(ROW) - self.offset) as f32
    }

    /// The row at `y` points below the top of the view; may lie past the end.
    pub fn row_at(&self, y: f32) -> i64 {
        i64::from(self.top) + ((f64::from(y) + self.offset) / f64::from(ROW)).floor() as i64
    }

    /// Rows that are at least partly visible.
    pub fn visible(&self, rows: u32, height: f32) -> std::ops::Range<u32> {
        let end = self.top.saturating_add(((f64::from(height) + self.offset) / f64::from(ROW)).ceil() as u32);
        self.top.min(rows)..end.min(rows)
    }

    /// How far down the view stands, from 0 to 1.
    pub fn fraction(&self, rows: u32, height: f32) -> f64 {
        let last = Self::last(rows, height);
        let all = f64::from(last.top) * f64::from(ROW) + last.offset;
        if all <= 0.0 { 0.0 } else { (f64::from(self.top) * f64::from(ROW) + self.offset) / all }
    }

    /// The place that stands `fraction` of the way down.
    pub fn at_fraction(fraction: f64, rows: u32, height: f32) -> Self {
        let last = Self::last(rows, height);
        let points = fraction.clamp(0.0, 1.0) * (f64::from(last.top) * f64::from(ROW) + last.offset);
        let top = (points / f64::from(ROW)).floor();
        let mut place = Self { top: top as u32, offset: points - top * f64::from(ROW) };
        place.clamp(rows, height);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MILLION: u32 = 1_000_000;
    const HEIGHT: f32 = 600.0;

    #[test]
    fn small_steps_are_exact_near_the_last_of_a_million_rows() {
        let mut place = Position { top: 999_000, offset: 0.0 };
        for _ in 0..40 {
            place.scroll(0.6, MILLION, HEIGHT);
        }
        assert_eq!(place.top, 999_000);
        assert!((place.offset - 24.0).abs() < 1e-9, "moved {}", place.offset);
        for _ in 0..10 {
            place.scroll(-40.0, MILLION, HEIGHT);
        }
        assert_eq!(place.y(999_000), 376.0);
    }

    #[test]
    fn the_last_row_ends_exactly_at_the_lower_edge() {
        let mut place = Position::default();
        place.scroll(1e12, MILLION, HEIGHT);
        assert_eq!(place.y(MILLION - 1) + ROW, HEIGHT);
        assert_eq!(place.visible(MILLION, HEIGHT).end, MILLION);
        assert_eq!(place, Position::at_fraction(1.0, MILLION, HEIGHT));
        assert_eq!(place.fraction(MILLION, HEIGHT), 1.0);
    }

    #[test]
    fn a_short_table_does_not_scroll() {
        let mut place = Position::default();
        place.scroll(300.0, 5, HEIGHT);
        assert_eq!(place, Position::default());
        assert_eq!(place.visible(5, HEIGHT), 0..5);
    }

    #[test]
    fn revealing_moves_no_more_than_needed() {
        let mut place = Position::default();
        place.reveal(20, MILLION, HEIGHT);
        assert_eq!(place, Position::default(), "row 20 was visible");
        place.reveal(30, MILLION, HEIGHT);
        assert_eq!(place.y(30) + ROW, HEIGHT);
        place.reveal(3, MILLION, HEIGHT);
        assert_eq!(place, Position { top: 3, offset: 0.0 });
    }

    #[test]
    fn what_is_seen_at_a_height_is_what_is_clicked_there() {
        let place = Position { top: 999_990, offset: 13.5 };
        for row in 999_990..1_000_000 {
            assert_eq!(place.row_at(place.y(row) + 1.0), i64::from(row));
        }
    }
}
