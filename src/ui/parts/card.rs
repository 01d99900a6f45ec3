//! Cards: white ground, quiet edge, rounded.

use super::text;
use crate::ui::theme::{self, RADIUS_CARD};
use eframe::egui::{
    Color32, Frame, InnerResponse, Margin, Mesh, Painter, Rect, Shape, Stroke, StrokeKind, Ui,
    epaint::{Vertex, WHITE_UV},
    vec2,
};

/// A card with padding around its content.
pub fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    frame(ui).inner_margin(Margin::same(14)).show(ui, content)
}

/// The frame of a card, without padding.
pub fn frame(ui: &Ui) -> Frame {
    let t = theme::of(ui);
    Frame::NONE.fill(t.panel).stroke(Stroke::new(1.0, t.line)).corner_radius(RADIUS_CARD)
}

/// A quiet line across.
pub fn rule(ui: &mut Ui) {
    let t = theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), eframe::egui::Sense::empty());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, t.line));
}

/// A tinted box inside a card.
pub fn tinted<R>(ui: &mut Ui, ground: Color32, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    Frame::NONE.fill(ground).corner_radius(theme::RADIUS + 2).inner_margin(Margin::symmetric(12, 10)).show(ui, content)
}

/// A tinted box with a picture beside what it says.
pub fn told(ui: &mut Ui, icon: &str, content: impl FnOnce(&mut Ui)) {
    let t = theme::of(ui);
    ui.add_space(10.0);
    tinted(ui, t.accent_soft, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            text::icon(ui, icon, 16.0, t.accent);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                content(ui);
            });
        });
    });
}

/// Rounds the corners of a card over what was painted into it, and draws its edge.
pub fn edge(painter: &Painter, rect: Rect, color: Color32, behind: Color32) {
    let radius = f32::from(RADIUS_CARD);
    let signs = [
        (rect.left_top(), vec2(1.0, 1.0)),
        (rect.right_top(), vec2(-1.0, 1.0)),
        (rect.left_bottom(), vec2(1.0, -1.0)),
        (rect.right_bottom(), vec2(-1.0, -1.0)),
    ];
    for (corner, sign) in signs {
        let center = corner + sign * radius;
        let mut mesh = Mesh::default();
        let vertex = |pos| Vertex { pos, uv: WHITE_UV, color: behind };
        mesh.vertices.push(vertex(corner));
        for step in 0..=8u32 {
            let angle = step as f32 / 8.0 * std::f32::consts::FRAC_PI_2;
            mesh.vertices.push(vertex(center - vec2(sign.x * angle.cos(), sign.y * angle.sin()) * radius));
            if step > 0 {
                mesh.indices.extend([0, step, step + 1]);
            }
        }
        painter.add(Shape::mesh(mesh));
    }
    painter.rect_stroke(rect, RADIUS_CARD, Stroke::new(1.0, color), StrokeKind::Inside);
}
