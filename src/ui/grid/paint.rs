//! Paints cells, head and gutter. Nothing here moves or decides.

use super::{
    layout::{Layout, Placed},
    marks,
    model::{Area, Cell, GridModel, RowKind},
    position::ROW,
    widths::PADDING,
};
use crate::{
    error::Level,
    ui::{
        parts::card,
        theme::{RADIUS_CARD, Tokens, font},
    },
};
use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind,
    epaint::{Vertex, WHITE_UV},
    pos2, vec2,
};
use std::{collections::BTreeSet, ops::RangeInclusive};

/// What is drawn besides the model.
pub struct Look<'a> {
    /// Colours.
    pub tokens: &'a Tokens,
    /// Cursor, when there is one.
    pub cursor: Option<Cell>,
    /// Selected rectangle.
    pub area: Option<Area>,
    /// Rows chosen one by one.
    pub ticked: &'a BTreeSet<u32>,
    /// Whether the grid has the focus.
    pub focused: bool,
}

impl Look<'_> {
    /// Whether the cell is selected with others.
    pub fn is_selected(&self, cell: Cell) -> bool {
        self.ticked.contains(&cell.row) || self.area.is_some_and(|area| area.cells() > 1 && area.contains(cell))
    }
}

/// Paints the whole grid. Returns the cells whose text was cut.
pub fn grid(painter: &Painter, layout: &Layout, model: &dyn GridModel, look: &Look<'_>) -> Vec<Cell> {
    let t = look.tokens;
    painter.rect_filled(layout.outer, RADIUS_CARD, t.panel);
    let cut = cells(&painter.with_clip_rect(layout.body.intersect(painter.clip_rect())), layout, model, look);
    gutter(painter, layout, model, look);
    head(painter, layout, model, look);
    let open = look.cursor.map_or(layout.body, |cell| layout.open(cell.column));
    cursor(&painter.with_clip_rect(open.intersect(painter.clip_rect())), layout, look);
    cut
}

/// Rounds the corners over what was painted, and draws the edge.
pub fn edge(painter: &Painter, layout: &Layout, tokens: &Tokens, focused: bool) {
    let color = if focused { tokens.accent } else { tokens.line };
    card::edge(painter, layout.outer, color, tokens.background);
}

fn cells(painter: &Painter, layout: &Layout, model: &dyn GridModel, look: &Look<'_>) -> Vec<Cell> {
    let t = look.tokens;
    let mut cut = Vec::new();
    let visible = layout.position.visible(model.rows(), layout.body.height());
    let right = layout.body.right().min(layout.body.left() - layout.x + layout.total());
    let columns: Vec<Drawn> = layout.painted().map(|placed| Drawn::new(placed, layout, model)).collect();
    for row in visible.clone() {
        let top = layout.row(row);
        let band = Rect::from_min_max(pos2(layout.body.left(), top), pos2(right, top + ROW));
        let kind = model.kind(row);
        let current = look.cursor.is_some_and(|cursor| cursor.row == row);
        if kind == RowKind::LeftOut {
            hatch(painter, band, t);
        } else if current {
            painter.rect_filled(band, 0.0, t.selection);
        }
        for column in &columns {
            let cell = Cell { row, column: column.index };
            let rect = Rect::from_min_max(pos2(column.from, top), pos2(column.to, top + ROW));
            if column.held {
                cover(painter, rect, kind, current, t);
            }
            if column.beside && !current {
                painter.rect_filled(rect, 0.0, t.background);
            }
            ground(painter, rect, model.level(cell), current, look.is_selected(cell), t);
            let (face, ink) = face(kind, t);
            let ink = if column.beside { t.ink_second } else { ink };
            if text(painter, rect, &model.cell(cell), face, ink, t) {
                cut.push(cell);
            }
        }
        painter.hline(layout.body.left()..=right, top + ROW - 0.5, Stroke::new(1.0, t.line));
    }
    if !visible.is_empty() {
        edges(painter, &columns, layout.row(visible.start)..=layout.row(visible.end), t);
    }
    cut
}

/// A column as it is drawn in every row.
struct Drawn {
    index: usize,
    from: f32,
    to: f32,
    held: bool,
    beside: bool,
}

impl Drawn {
    fn new((index, from, to): Placed, layout: &Layout, model: &dyn GridModel) -> Self {
        Self { index, from, to, held: layout.held().is_some_and(|(held, ..)| held == index), beside: model.beside(index) }
    }
}

/// What a cell stands on: its problem, whether it is selected.
fn ground(painter: &Painter, rect: Rect, level: Option<Level>, current: bool, selected: bool, t: &Tokens) {
    if let Some(level) = level.filter(|_| !current) {
        painter.rect_filled(rect, 0.0, t.level_soft(level));
    }
    if selected {
        painter.rect_filled(rect, 0.0, t.selection);
    }
    if let Some(level) = level {
        painter.rect_filled(Rect::from_min_size(rect.min, vec2(3.0, ROW)), 0.0, t.level(level));
    }
}

/// Draws the text of a cell. Returns whether it was cut.
fn text(painter: &Painter, rect: Rect, text: &str, face: FontId, ink: Color32, t: &Tokens) -> bool {
    if text.is_empty() {
        return false;
    }
    let galley = painter.layout_job(marks::job(text, face, ink, t, rect.width() - PADDING));
    let elided = galley.elided;
    let y = rect.top() + (ROW - galley.rect.height()) / 2.0;
    painter.galley(pos2(rect.left() + PADDING / 2.0, y), galley, ink);
    elided
}

/// The right edges of the columns, over all rows at once.
fn edges(painter: &Painter, columns: &[Drawn], rows: RangeInclusive<f32>, t: &Tokens) {
    for column in columns {
        let edge = if column.held { t.line_strong } else { t.line };
        painter.vline(column.to - 0.5, rows.clone(), Stroke::new(1.0, edge));
    }
}

/// The ground of the column that is held, over what lies under it.
fn cover(painter: &Painter, rect: Rect, kind: RowKind, current: bool, t: &Tokens) {
    painter.rect_filled(rect, 0.0, if current && kind != RowKind::LeftOut { t.selection } else { t.panel });
    if kind == RowKind::LeftOut {
        hatch(painter, rect, t);
    }
}

fn face(kind: RowKind, t: &Tokens) -> (FontId, Color32) {
    match kind {
        RowKind::Data => (font::cell(), t.ink),
        RowKind::Header => (FontId::new(13.0, font::head().family), t.ink),
        RowKind::LeftOut => (font::cell(), t.ink_second),
    }
}

fn gutter(painter: &Painter, layout: &Layout, model: &dyn GridModel, look: &Look<'_>) {
    let t = look.tokens;
    let painter = painter.with_clip_rect(layout.gutter.intersect(painter.clip_rect()));
    let visible = layout.position.visible(model.rows(), layout.body.height());
    let bottom = visible.end.checked_sub(1).map_or(layout.gutter.top(), |row| layout.row(row) + ROW);
    let filled = Rect::from_min_max(layout.gutter.min, pos2(layout.gutter.right(), bottom.min(layout.gutter.bottom())));
    painter.rect_filled(filled, 0.0, t.head);
    for row in visible {
        let top = layout.row(row);
        let band = Rect::from_min_size(pos2(layout.gutter.left(), top), vec2(layout.gutter.width(), ROW));
        let current = look.cursor.is_some_and(|cursor| cursor.row == row);
        if model.kind(row) == RowKind::LeftOut {
            painter.rect_filled(band, 0.0, t.panel);
            hatch(&painter, band, t);
        } else if current {
            painter.rect_filled(band, 0.0, t.selection);
        }
        let (face, ink) = if current { (font::small_strong(), t.ink) } else { (font::small(), t.ink_second) };
        painter.text(pos2(layout.gutter.right() - 11.0, top + ROW / 2.0), Align2::RIGHT_CENTER, model.row_label(row), face, ink);
        painter.hline(layout.gutter.x_range(), top + ROW - 0.5, Stroke::new(1.0, t.line));
    }
    painter.vline(layout.gutter.right() - 0.5, layout.gutter.top()..=filled.bottom(), Stroke::new(1.0, t.line));
}

fn head(painter: &Painter, layout: &Layout, model: &dyn GridModel, look: &Look<'_>) {
    let t = look.tokens;
    let whole = Rect::from_min_max(layout.outer.min, pos2(layout.outer.right(), layout.head.bottom()));
    painter.rect_filled(whole, CornerRadius { nw: RADIUS_CARD, ne: RADIUS_CARD, sw: 0, se: 0 }, t.head);
    let middle = layout.head.center().y;
    painter.text(pos2(layout.gutter.right() - 11.0, middle), Align2::RIGHT_CENTER, model.gutter(), font::head(), t.ink_second);
    painter.vline(layout.gutter.right() - 0.5, layout.head.y_range(), Stroke::new(1.0, t.line));
    let columns = painter.with_clip_rect(layout.head.intersect(painter.clip_rect()));
    let held = layout.held().map(|(held, ..)| held);
    for (column, from, to) in layout.painted() {
        if held == Some(column) {
            columns.rect_filled(Rect::from_x_y_ranges(from..=to, layout.head.y_range()), 0.0, t.head);
        }
        let current = look.cursor.is_some_and(|cursor| cursor.column == column);
        let ink = if current { t.ink } else { t.ink_second };
        let line = |text: &str, face, ink| columns.layout_job(marks::job(text, face, ink, t, to - from - PADDING));
        let galley = line(&model.header(column), font::head(), ink);
        let under = model.under(column);
        let lift = if under.is_empty() { 0.0 } else { 8.0 };
        columns.galley(pos2(from + PADDING / 2.0, middle - lift - galley.rect.height() / 2.0), galley, ink);
        if !under.is_empty() {
            let galley = line(&under, font::small(), t.ink_second);
            columns.galley(pos2(from + PADDING / 2.0, middle + lift - galley.rect.height() / 2.0), galley, t.ink_second);
        }
        columns.vline(to - 0.5, layout.head.y_range(), Stroke::new(1.0, t.line));
    }
    painter.hline(whole.x_range(), whole.bottom() - 0.5, Stroke::new(1.0, t.line));
}

fn cursor(painter: &Painter, layout: &Layout, look: &Look<'_>) {
    let Some(cell) = look.cursor else { return };
    let color = if look.focused { look.tokens.accent } else { look.tokens.ink_third };
    let rect = layout.cell(cell);
    painter.rect_stroke(rect.translate(vec2(-0.5, -0.5)), 1.0, Stroke::new(2.0, color), StrokeKind::Inside);
}

/// Slanted stripes: not part of the data.
fn hatch(painter: &Painter, rect: Rect, t: &Tokens) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut stripes = Mesh::default();
    // Stripes hang on the screen, so that they join from row to row.
    let slant = rect.height();
    let mut x = ((rect.left() - rect.bottom()) / 16.0).floor() * 16.0 + rect.bottom() - slant;
    while x < rect.right() {
        let corners =
            [pos2(x, rect.bottom()), pos2(x + 7.0, rect.bottom()), pos2(x + 7.0 + slant, rect.top()), pos2(x + slant, rect.top())];
        quad(&mut stripes, corners, t.head);
        x += 16.0;
    }
    painter.add(Shape::mesh(stripes));
}

fn quad(mesh: &mut Mesh, corners: [Pos2; 4], color: Color32) {
    let first = mesh.vertices.len() as u32;
    mesh.vertices.extend(corners.map(|pos| Vertex { pos, uv: WHITE_UV, color }));
    mesh.indices.extend([first, first + 1, first + 2, first, first + 2, first + 3]);
}
