//! One node per visible cell for screen readers, under one node of the whole table.

use super::{
    layout::Layout,
    model::{Cell, GridModel},
    paint::Look,
};
use eframe::egui::{
    Event, Id, Rect, Sense, Ui,
    accesskit::{self, Role},
};

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
    for row in layout.position.visible(model.rows(), layout.body.height()) {
        let label = model.row_label(row);
        for (column, ..) in layout.columns() {
            let cell = Cell { row, column };
            let node_id = cell_id(id, cell);
            let rect = layout.cell(cell).intersect(layout.open(column));
            ui.interact(rect, node_id, Sense::empty());
            if asked.contains(&node_id.accesskit_id()) {
                target = Some(cell);
            }
            ui.ctx().accesskit_node_builder(node_id, |node| {
                node.set_role(Role::Cell);
                node.set_bounds(bounds(rect));
                node.set_label(name_of(model, cell, &label));
                node.set_value(model.cell(cell).into_owned());
                node.set_selected(look.is_selected(cell) || look.cursor == Some(cell));
                node.set_row_index(row as usize);
                node.set_column_index(column);
                node.add_action(accesskit::Action::Click);
            });
        }
    }
    target
}

/// Value, column, row, problem: all in the name, the one thing that every screen reader is given.
fn name_of(model: &dyn GridModel, cell: Cell, line: &str) -> String {
    let text = model.cell(cell);
    let value = if text.trim().is_empty() { model.blank() } else { text };
    let mut name = format!("{value}, {}, {} {line}", model.title(cell.column), model.gutter());
    if let Some(problem) = model.problem(cell) {
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
