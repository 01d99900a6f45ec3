//! Mouse: clicks, drags, wheel, the edges of columns, tooltips.

use super::{
    Grid, Reveal,
    layout::Layout,
    model::{Cell, GridEvent, GridModel},
    selection::Selection,
    widths::Widths,
};
use eframe::egui::{CursorIcon, Id, PointerButton, Pos2, Rect, Response, Sense, Ui, Vec2, pos2, vec2};

impl Grid {
    pub(super) fn pointer(&mut self, ui: &Ui, response: &Response, layout: &Layout, model: &dyn GridModel, events: &mut Vec<GridEvent>) {
        self.gutter_and_head(ui, response.id, layout, model);
        if model.rows() == 0 || model.columns() == 0 {
            return;
        }
        let (pressed, shift, pointer) =
            ui.input(|input| (input.pointer.primary_pressed(), input.modifiers.shift, input.pointer.interact_pos()));
        let Some(at) = pointer else { return };
        self.asked_for_menu(ui, response, layout, model, at, events);
        // A tap can come and go within one frame: then there is only the click.
        let tapped = response.clicked_by(PointerButton::Primary) && !ui.input(|input| input.pointer.any_down()) && pressed;
        if (response.is_pointer_button_down_on() && pressed) || tapped {
            let Some(cell) = cell_at(layout, at, model.rows()) else {
                response.request_focus();
                return;
            };
            match &mut self.selection {
                Some(selection) if shift => selection.extend(cell),
                _ => {
                    self.selection = Some(Selection::at(cell));
                    self.ticked.clear();
                }
            }
            self.reveal = Some(Reveal::Near);
            response.request_focus();
        } else if response.is_pointer_button_down_on() && response.dragged() {
            let cell = layout.nearest(at.x, at.y, model.rows());
            if let Some(selection) = self.selection.as_mut().filter(|selection| selection.cursor != cell) {
                selection.extend(cell);
                self.reveal = Some(Reveal::Near);
            }
            if !layout.body.contains(at) {
                ui.ctx().request_repaint();
            }
        }
        if response.double_clicked()
            && let Some(cell) = cell_at(layout, at, model.rows())
        {
            self.begin_edit(cell, model.cell(cell).into_owned(), model, events);
        }
    }

    fn gutter_and_head(&mut self, ui: &Ui, id: Id, layout: &Layout, model: &dyn GridModel) {
        let gutter = ui.interact(layout.gutter, id.with("gutter"), Sense::DRAG);
        let head = ui.interact(layout.head, id.with("head"), Sense::CLICK);
        let (pressed, modifiers, primary) =
            ui.input(|input| (input.pointer.primary_pressed(), input.modifiers, input.pointer.primary_down()));
        let shift = modifiers.shift;
        if let Some(at) = gutter.interact_pointer_pos().filter(|_| gutter.is_pointer_button_down_on() && primary && model.rows() > 0) {
            let row = layout.nearest(at.x, at.y, model.rows()).row;
            match &mut self.selection {
                Some(selection) if !modifiers.command && (shift || !pressed) => {
                    selection.extend(Cell { row, column: selection.cursor.column });
                }
                _ if !modifiers.command => {
                    self.ticked.clear();
                    self.selection = Some(Selection::row(row));
                }
                _ => {}
            }
            // With Ctrl, a row joins those that are chosen, or leaves them.
            if modifiers.command && pressed {
                self.tick_row(row);
            }
            self.take_focus = true;
        }
        if head.clicked()
            && let Some(at) = head.interact_pointer_pos()
            && model.rows() > 0
        {
            self.selection = Some(Selection::column(layout.nearest(at.x, layout.body.top(), 1).column, model.rows()));
            self.take_focus = true;
        }
    }

    /// Whole rows that were selected before are chosen with the one that joins them.
    fn tick_row(&mut self, row: u32) {
        if let Some(selection) = self.selection.filter(|selection| selection.is_of_rows() && self.ticked.is_empty()) {
            let rows = selection.area(1).rows;
            self.ticked.extend(rows.0..=rows.1);
        }
        if !self.ticked.remove(&row) {
            self.ticked.insert(row);
        }
        self.selection = Some(Selection::at(Cell { row, column: 0 }));
    }

    /// A press of the other button asks for what can be done; outside the selection it selects what it is on.
    fn asked_for_menu(
        &mut self,
        ui: &Ui,
        response: &Response,
        layout: &Layout,
        model: &dyn GridModel,
        at: Pos2,
        events: &mut Vec<GridEvent>,
    ) {
        let inside = layout.body.union(layout.gutter).union(layout.head).contains(at) && response.layer_id == ui.layer_id();
        let over = ui.ctx().layer_id_at(at).is_none_or(|layer| layer == ui.layer_id());
        if !inside || !over || !ui.input(|input| input.pointer.secondary_pressed()) || self.editing.is_some() {
            return;
        }
        let cell = layout.nearest(at.x, at.y, model.rows());
        let in_head = layout.head.contains(at);
        let chosen =
            self.selection.is_some_and(|selection| selection.area(model.columns()).contains(cell)) || self.ticked.contains(&cell.row);
        if in_head {
            self.selection = Some(Selection::column(cell.column, model.rows()));
        } else if !chosen {
            self.ticked.clear();
            self.selection = Some(if layout.gutter.contains(at) { Selection::row(cell.row) } else { Selection::at(cell) });
        }
        response.request_focus();
        events.push(GridEvent::Menu(at, false));
    }

    pub(super) fn wheel(&mut self, ui: &Ui, layout: &Layout, model: &dyn GridModel) {
        if !ui.rect_contains_pointer(layout.outer) {
            return;
        }
        let delta = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta));
        if delta != Vec2::ZERO {
            self.position.scroll(f64::from(-delta.y), model.rows(), layout.body.height());
            self.x -= delta.x;
        }
    }

    pub(super) fn tooltip(&self, response: &Response, layout: &Layout, model: &dyn GridModel, cut: &[Cell]) {
        if self.editing.is_some() || response.dragged() {
            return;
        }
        let Some(cell) = response.hover_pos().and_then(|at| cell_at(layout, at, model.rows())) else { return };
        let problem = model.problem(cell);
        if problem.is_none() && !cut.contains(&cell) {
            return;
        }
        let text = model.cell(cell).into_owned();
        response.clone().on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(360.0);
            if cut.contains(&cell) {
                ui.label(text);
            }
            if let Some(problem) = problem {
                ui.label(crate::ui::parts::text::unbroken(&*problem));
            }
        });
    }
}

/// The cell under a point of the body, if there is one.
fn cell_at(layout: &Layout, at: Pos2, rows: u32) -> Option<Cell> {
    let row = u32::try_from(layout.position.row_at(at.y - layout.body.top())).ok().filter(|&row| row < rows)?;
    let column = layout.columns().find(|&(_, from, to)| (from..to).contains(&at.x))?.0;
    layout.body.contains(at).then_some(Cell { row, column })
}

/// Edges of the columns in the head: drag to resize, double click for the width of the content.
pub(super) fn heads(ui: &Ui, id: Id, layout: &Layout, widths: &mut Widths, model: &dyn GridModel) {
    for (column, from, to) in layout.columns() {
        let edge = Rect::from_min_max(pos2(to - 4.0, layout.head.top()), pos2(to + 4.0, layout.head.bottom()));
        let response =
            ui.interact(edge.intersect(layout.head.expand2(vec2(4.0, 0.0))), id.with(("edge", column)), Sense::CLICK | Sense::DRAG);
        let response = response.on_hover_and_drag_cursor(CursorIcon::ResizeColumn);
        if response.double_clicked() {
            let view = layout.position.visible(model.rows(), layout.body.height());
            widths.fit_column(ui, model, &layout.widths, column, view);
        } else if let Some(at) = response.interact_pointer_pos().filter(|_| response.dragged()) {
            widths.drag(&layout.widths, column, at.x - from);
        }
    }
}
