//! Tables that are not the grid: heads that stay in sight, rows drawn as they come into view, widths that hold still. A screen
//! reader hears with every cell its column and its row: names are all that Windows and Linux are given of a table.

use super::text;
use crate::{
    error::Message,
    locale::Locale,
    ui::theme::{self, Tokens, font},
};
use eframe::egui::{
    Align, Color32, FontId, Label, Layout, Response, RichText, ScrollArea, Ui, UiBuilder, Vec2,
    accesskit::{self, Role},
    scroll_area::ScrollBarVisibility,
};
use egui_extras::{Column, TableBuilder, TableRow};

/// Height of the heads in points.
const HEAD: f32 = 28.0;
/// Room between the words of neighbours.
const PAD: f32 = 14.0;

/// How wide a column is, in points.
#[derive(Clone, Copy)]
pub enum Width {
    /// So wide.
    Of(f32),
    /// At least so wide, with a share of what the others leave.
    Rest(f32),
}

struct Head {
    words: String,
    width: Width,
    /// Figures stand at the right, one below the other.
    figures: bool,
}

/// A table with a name, before it is shown.
pub struct Table<'a> {
    name: &'a str,
    salt: u64,
    locale: &'a Locale,
    heads: Vec<Head>,
    row: f32,
    most: usize,
}

impl<'a> Table<'a> {
    /// A table of this name without columns.
    pub fn new(name: &'a str, locale: &'a Locale) -> Self {
        Self { name, salt: 0, locale, heads: Vec::new(), row: 28.0, most: 12 }
    }

    /// Tells it from another table of the same name.
    #[must_use]
    pub fn salt(mut self, salt: u64) -> Self {
        self.salt = salt;
        self
    }

    /// A column of words under the head of this message.
    #[must_use]
    pub fn column(self, head: &'static str, width: Width) -> Self {
        self.head(head, width, false)
    }

    /// A column of figures.
    #[must_use]
    pub fn figures(self, head: &'static str, width: Width) -> Self {
        self.head(head, width, true)
    }

    fn head(mut self, head: &'static str, width: Width, figures: bool) -> Self {
        self.heads.push(Head { words: self.locale.text(head), width, figures });
        self
    }

    /// Height of a row in points, and the rows in view before it scrolls.
    #[must_use]
    pub fn rows(mut self, height: f32, most: usize) -> Self {
        (self.row, self.most) = (height, most);
        self
    }

    /// Draws the rows that are in view: `draw` fills the cells of one, from left to right.
    pub fn show(self, ui: &mut Ui, count: usize, mut draw: impl FnMut(&mut Row<'_, '_, '_>, usize)) {
        let scrolls = count > self.most;
        let height = self.row * count.min(self.most) as f32;
        ui.push_id((self.name, self.salt), |ui| {
            // The bar of a table that is not in sight yet would be drawn over what is.
            let bar = if ui.cursor().top() < ui.clip_rect().bottom() {
                ScrollBarVisibility::VisibleWhenNeeded
            } else {
                ScrollBarVisibility::AlwaysHidden
            };
            ScrollArea::horizontal().auto_shrink([false, true]).scroll_bar_visibility(bar).show(ui, |ui| {
                self.announce(ui, count);
                let room = ui.spacing().item_spacing;
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                let mut table = TableBuilder::new(ui)
                    .vscroll(scrolls)
                    .min_scrolled_height(height)
                    .max_scroll_height(height)
                    .auto_shrink([false, true])
                    .animate_scrolling(false)
                    .cell_layout(Layout::left_to_right(Align::Center));
                for head in &self.heads {
                    let column = match head.width {
                        Width::Of(points) => Column::exact(points),
                        Width::Rest(least) => Column::remainder().at_least(least),
                    };
                    table = table.column(column.clip(true));
                }
                let table = table.header(HEAD, |mut row| {
                    for (index, head) in self.heads.iter().enumerate() {
                        row.col(|ui| inside(ui, head.figures, room, |ui| title(ui, head, index)));
                    }
                });
                table.body(|body| {
                    body.rows(self.row, count, |mut row| {
                        row.set_overline(true);
                        let index = row.index();
                        draw(&mut Row { row, heads: &self.heads, locale: self.locale, index, count, room }, index);
                    });
                });
            });
        });
    }

    fn announce(&self, ui: &Ui, count: usize) {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Table);
            node.set_label(self.name);
            node.set_row_count(count);
            node.set_column_count(self.heads.len());
        });
    }
}

/// Room for the longest of some words, the only one that is measured; not below `least`, not above `most` points.
pub fn wide<'w>(ui: &Ui, words: impl Iterator<Item = &'w String>, face: FontId, least: f32, most: f32) -> f32 {
    let longest = words.max_by_key(|words| words.len()).cloned().unwrap_or_default();
    let galley = ui.painter().layout_no_wrap(longest, face, Color32::BLACK);
    (galley.rect.width() * 1.1 + PAD).clamp(least, most)
}

fn title(ui: &mut Ui, head: &Head, index: usize) {
    let words = RichText::new(text::unbroken(&head.words)).font(font::small_strong()).color(theme::of(ui).ink_second);
    let response = ui.add(Label::new(words).truncate());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ColumnHeader);
        node.set_label(head.words.as_str());
        node.set_column_index(index);
    });
}

/// The content of a cell, off its neighbour.
fn inside(ui: &mut Ui, figures: bool, room: Vec2, content: impl FnOnce(&mut Ui)) {
    let rect = ui.max_rect();
    let rect = rect.with_max_x((rect.right() - PAD).max(rect.left()));
    let layout = if figures { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
        ui.spacing_mut().item_spacing = room;
        content(ui);
    });
}

/// A row that is drawn.
pub struct Row<'a, 'b, 'c> {
    row: TableRow<'a, 'b>,
    heads: &'c [Head],
    locale: &'c Locale,
    index: usize,
    count: usize,
    room: Vec2,
}

impl Row<'_, '_, '_> {
    /// Words in the next cell, cut with an ellipsis and whole in the tooltip.
    pub fn words(&mut self, words: &str, face: FontId, ink: fn(&Tokens) -> Color32) {
        self.one(words, |ui| {
            let ink = ink(theme::of(ui));
            ui.add(Label::new(RichText::new(text::unbroken(words)).font(face).color(ink)).truncate())
        });
    }

    /// One thing in the next cell, which is heard once, as the cell.
    pub fn one(&mut self, heard: &str, content: impl FnOnce(&mut Ui) -> Response) {
        self.fill(heard, |ui, say| {
            let response = content(ui);
            ui.ctx().accesskit_node_builder(response.id, say);
        });
    }

    /// What is more than words in the next cell; `heard` says what it shows.
    pub fn cell(&mut self, heard: &str, content: impl FnOnce(&mut Ui)) {
        self.fill(heard, |ui, say| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), say);
            content(ui);
        });
    }

    fn fill(&mut self, heard: &str, content: impl FnOnce(&mut Ui, &dyn Fn(&mut accesskit::Node))) {
        let column = self.row.col_index();
        let Some(head) = self.heads.get(column) else { return };
        let (locale, index, count) = (self.locale, self.index, self.count);
        let say = |node: &mut accesskit::Node| {
            let value = if heard.trim().is_empty() { locale.text("ui-empty") } else { heard.to_owned() };
            let words = Message::new("ui-table-cell").with("value", value).with("column", head.words.as_str());
            node.set_role(Role::Cell);
            node.set_label(locale.message(&words.with("row", index + 1).with("rows", count)));
            node.set_value(heard);
            node.set_row_index(index);
            node.set_column_index(column);
        };
        self.row.col(|ui| inside(ui, head.figures, self.room, |ui| content(ui, &say)));
    }
}
