//! The search line above the table.

use super::{
    asks::{Ask, Asks},
    beside::Beside,
    icons,
    parts::{Tone, badge::plain_tag, card, field, icon_button, text},
    search, theme,
};
use crate::{
    error::Message,
    locale::Locale,
    table::Column,
    workspace::{Cell, Workspace},
};
use eframe::egui::{Context, Id, Key, Margin, Modifiers, Panel, Ui};

/// What the bar remembers.
#[derive(Default)]
pub struct Bar {
    open: bool,
    take_focus: bool,
    text: String,
    nothing: bool,
    /// Cells that hold the text, as of the last search.
    count: Option<usize>,
    /// Where the keyboard was before.
    before: Option<Id>,
}

impl Bar {
    /// Opens it, or takes the keyboard back to it.
    pub fn open(&mut self, ctx: &Context) {
        if !self.open {
            self.before = ctx.memory(|memory| memory.focused());
        }
        self.open = true;
        self.take_focus = true;
    }

    /// Closes it; what was typed stays for the next time. Returns whether the keyboard could go back to where it was.
    pub fn close(&mut self, ctx: &Context) -> bool {
        let before = self.before.take();
        *self = Self { text: std::mem::take(&mut self.text), ..Self::default() };
        if let Some(before) = before {
            ctx.memory_mut(|memory| memory.request_focus(before));
        }
        before.is_some()
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.open
    }
}

/// Shows the bar; Enter goes to the next hit, Shift+Enter to the one before, the window closes it on Escape.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, bar: &mut Bar, (cursor, beside): (Option<Cell>, &[Beside]), asks: &Asks) {
    let id = Id::unique("search in the table");
    let focused = ui.memory(|memory| memory.has_focus(id));
    let key = |ui: &Ui, modifiers, key| focused && ui.input_mut(|input| input.consume_key(modifiers, key));
    let mut close = false;
    let mut back = key(ui, Modifiers::SHIFT, Key::Enter);
    let mut on = key(ui, Modifiers::NONE, Key::Enter);
    let frame = card::frame(ui).corner_radius(0).inner_margin(Margin::symmetric(24, 8));
    Panel::top("search").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            let t = theme::of(ui);
            ui.set_min_height(theme::CONTROL);
            text::icon(ui, icons::SEARCH, 16.0, t.ink_second);
            let (hint, name) = (locale.text("ui-search-hint"), locale.text("ui-search-name"));
            let width = (ui.available_width() - 260.0).clamp(120.0, 420.0);
            if field::line(ui, id, &mut bar.text, &hint, &name, width).changed() {
                (bar.nothing, bar.count) = (false, None);
            }
            back |= icon_button(ui, icons::CHEVRON_UP, &locale.text("ui-search-back"), !bar.text.is_empty()).clicked();
            on |= icon_button(ui, icons::CHEVRON_DOWN, &locale.text("ui-search-on"), !bar.text.is_empty()).clicked();
            if let Some(count) = bar.count {
                plain_tag(ui, Tone::Info, &locale.message(&Message::new("ui-search-count").with("count", count)));
            }
            if bar.nothing {
                plain_tag(ui, Tone::Warning, &locale.text("ui-search-nothing"));
            }
            close |= icon_button(ui, icons::X, &locale.text("ui-close"), true).clicked();
        });
    });
    if std::mem::take(&mut bar.take_focus) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if close {
        bar.close(ui.ctx());
    } else if (on || back)
        && let Some(work) = space.work()
    {
        let columns: Vec<&Column> = beside.iter().map(|beside| &beside.cells).collect();
        match search::find(work.table(), &columns, cursor, &bar.text, !back) {
            Some((cell, count)) => {
                bar.count = Some(count);
                asks.push(Ask::GoTo(cell, false));
                bar.take_focus = true;
            }
            None => (bar.count, bar.nothing) = (None, !bar.text.trim().is_empty()),
        }
    }
}
