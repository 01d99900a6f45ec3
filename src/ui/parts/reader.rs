//! Pages in Markdown, as they are read: headings, paragraphs, lists, tables, code, strong words.

use super::text;
use crate::ui::theme::{self, font};
use eframe::egui::{Align, Label, Layout, RichText, Ui, vec2};

/// The title of a page: its first line after `# `.
pub fn title(page: &str) -> &str {
    page.lines().next().unwrap_or_default().trim_start_matches('#').trim()
}

/// Shows a page without its title.
pub fn show(ui: &mut Ui, page: &str) {
    ui.spacing_mut().item_spacing.y = 6.0;
    let mut head = false;
    for line in page.lines().skip(1).map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix("## ") {
            ui.add_space(6.0);
            text::heading(ui, heading);
        } else if let Some(cells) = line.strip_prefix('|') {
            let cells: Vec<&str> = cells.trim_end_matches('|').split('|').map(str::trim).collect();
            // The line of dashes below the heads says nothing.
            if cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':'))) {
                continue;
            }
            row(ui, &cells, !head);
            head = true;
            continue;
        } else if let Some(item) = line.strip_prefix("- ") {
            ui.horizontal_top(|ui| {
                ui.add_space(4.0);
                text::body(ui, "•");
                ui.vertical(|ui| paragraph(ui, item));
            });
        } else {
            paragraph(ui, line);
        }
        head = false;
    }
}

/// The cells of a line side by side.
fn row(ui: &mut Ui, cells: &[&str], head: bool) {
    let width = (ui.available_width() - 12.0 * cells.len().saturating_sub(1) as f32) / cells.len().max(1) as f32;
    let shown = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        for cell in cells {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                if head {
                    text::small_strong(ui, *cell);
                } else {
                    paragraph(ui, cell);
                }
            });
        }
    });
    let t = theme::of(ui);
    ui.painter().hline(shown.response.rect.x_range(), shown.response.rect.bottom() + 3.0, eframe::egui::Stroke::new(1.0, t.line));
    ui.add_space(2.0);
}

/// Words in a line that breaks; `code` in the fixed face, **strong** ones in semibold.
pub fn paragraph(ui: &mut Ui, words: &str) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let t = theme::of(ui);
        for (number, piece) in words.split('`').enumerate() {
            if number % 2 == 1 {
                let code = RichText::new(piece).line_height(Some(theme::LINE)).color(t.ink).font(font::bytes()).background_color(t.head);
                ui.add(Label::new(code).wrap());
                continue;
            }
            for (number, piece) in piece.split("**").enumerate().filter(|(_, piece)| !piece.is_empty()) {
                let face = if number % 2 == 1 { font::strong() } else { font::body() };
                let rich = RichText::new(text::unbroken(piece)).line_height(Some(theme::LINE)).color(t.ink).font(face);
                ui.add(Label::new(rich).wrap());
            }
        }
    });
}
