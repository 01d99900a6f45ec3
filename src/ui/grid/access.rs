//! One node per visible cell for screen readers, under one node of the whole table.

use super::{
    layout::{Layout, Placed},
    model::{Cell, GridModel},
    paint::Look,
    position::ROW,
};
use eframe::egui::{
    Event, Id, Rect, Sense, Ui,
    accesskit::{self, Role},
    pos2,
};
use std::{borrow::Cow, rc::Rc};

/// Describes the grid, when anybody listens. Returns the cell that a screen reader asked to go to.
pub fn describe(ui: &Ui, id: Id, name: &str, layout: &Layout, model: &dyn GridModel, look: &Look<'_>) -> Option<Cell> {
    let listens = ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Grid);
        node.set_label(name);
        node.set_row_count(model.rows() as usize);
        node.set_column_count(model.columns());
    });
    listens?;
    let active = look.cursor.map(|cell| cell_id(id, cell).accesskit_id());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Grid);
        node.set_label(name);
        if let Some(active) = active {
            node.set_active_descendant(active);
        }
    });
    let asked = asked_nodes(ui);
    let mut target = None;
    let columns: Vec<Heard<'_>> = layout.columns().map(|placed| Heard::new(placed, layout, model)).collect();
    let (gutter, blank) = (model.gutter(), model.blank());
    for row in layout.position.visible(model.rows(), layout.body.height()) {
        let line = format!("{gutter} {}", model.row_label(row));
        let top = layout.row(row);
        for Heard { column, from, to, open, title } in &columns {
            let cell = Cell { row, column: *column };
            let node_id = cell_id(id, cell);
            let rect = Rect::from_min_max(pos2(*from, top), pos2(*to, top + ROW)).intersect(*open);
            ui.interact(rect, node_id, Sense::empty());
            if asked.contains(&node_id.accesskit_id()) {
                target = Some(cell);
            }
            ui.ctx().accesskit_node_builder(node_id, |node| {
                node.set_role(Role::Cell);
                node.set_bounds(bounds(rect));
                let text = model.cell(cell);
                let heard = if text.trim().is_empty() { &blank } else { &text };
                node.set_label(name_of(heard, title, &line, model.problem(cell)));
                node.set_value(text.into_owned());
                node.set_selected(look.is_selected(cell) || look.cursor == Some(cell));
                node.set_row_index(row as usize);
                node.set_column_index(*column);
                node.add_action(accesskit::Action::Click);
            });
        }
    }
    target
}

/// A column as it is heard in every row.
struct Heard<'a> {
    column: usize,
    from: f32,
    to: f32,
    /// What can be seen of it.
    open: Rect,
    title: Cow<'a, str>,
}

impl<'a> Heard<'a> {
    fn new((column, from, to): Placed, layout: &Layout, model: &'a dyn GridModel) -> Self {
        Self { column, from, to, open: layout.open(column), title: model.title(column) }
    }
}

/// Value, column, row, problem: all in the name, the one thing that every screen reader is given.
fn name_of(value: &str, column: &str, line: &str, problem: Option<Rc<str>>) -> String {
    let mut name = [value, column, line].join(", ");
    if let Some(problem) = problem {
        name.push_str(", ");
        name.push_str(&problem);
    }
    name
}

fn cell_id(id: Id, cell: Cell) -> Id {
    id.with(("cell", cell.row, cell.column))
}

fn asked_nodes(ui: &Ui) -> Vec<accesskit::NodeId> {
    ui.input(|input| {
        let ask = |event: &Event| match event {
            Event::AccessKitActionRequest(request) => Some(request.target_node),
            _ => None,
        };
        input.events.iter().filter_map(ask).collect()
    })
}

fn bounds(rect: Rect) -> accesskit::Rect {
    accesskit::Rect { x0: rect.left().into(), y0: rect.top().into(), x1: rect.right().into(), y1: rect.bottom().into() }
}
