//! Keys of a grid that has the focus.

use super::selection::Step;
use eframe::egui::{Event, EventFilter, Key, Modifiers};

/// What a key asks of the grid.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Move the cursor; `true` draws the selection along.
    Move(Step, bool),
    /// To the next cell on the right, or out of the grid at the end of the row; left when `true`.
    Tab(bool),
    /// Edit what is there.
    Edit,
    /// Replace by this text and go on editing.
    Type(String),
    /// Empty the selected cells.
    Clear,
    /// Select everything.
    All,
    /// Select the cursor's cell only.
    Collapse,
    /// Copy the selected cells; cut when `true`.
    Copy(bool),
    /// Paste text at the cursor.
    Paste(String),
    /// Select the whole rows of the selection.
    Rows,
    /// Select the whole column of the cursor.
    Column,
    /// Add the rows of the selection to those that are chosen, or take them out.
    Tick,
    /// Open what can be done with the selection.
    Menu,
}

/// All keys come to the grid while it has the focus.
pub const FILTER: EventFilter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// What an event asks; `page` is the number of whole rows in view.
pub fn ask(event: &Event, page: i64) -> Option<Ask> {
    match event {
        Event::Copy => Some(Ask::Copy(false)),
        Event::Cut => Some(Ask::Copy(true)),
        Event::Paste(text) => Some(Ask::Paste(text.clone())),
        Event::Text(text) if !text.is_empty() && !text.chars().any(char::is_control) => Some(Ask::Type(text.clone())),
        Event::Key { key, pressed: true, modifiers, .. } => key_ask(*key, *modifiers, page),
        _ => None,
    }
}

fn key_ask(key: Key, modifiers: Modifiers, page: i64) -> Option<Ask> {
    if modifiers.alt {
        return None;
    }
    let (far, extend) = (modifiers.command, modifiers.shift);
    let step = |step| Some(Ask::Move(step, extend));
    match key {
        Key::ArrowUp => step(Step::Rows(if far { i64::from(i32::MIN) } else { -1 })),
        Key::ArrowDown => step(Step::Rows(if far { i64::from(u32::MAX) } else { 1 })),
        Key::ArrowLeft if far => step(Step::RowStart),
        Key::ArrowLeft => step(Step::Columns(-1)),
        Key::ArrowRight if far => step(Step::RowEnd),
        Key::ArrowRight => step(Step::Columns(1)),
        Key::Home => step(if far { Step::First } else { Step::RowStart }),
        Key::End => step(if far { Step::Last } else { Step::RowEnd }),
        Key::PageUp => step(Step::Rows(-page)),
        Key::PageDown => step(Step::Rows(page)),
        Key::Tab if !far => Some(Ask::Tab(extend)),
        Key::Enter | Key::F2 if !far => Some(Ask::Edit),
        Key::Delete | Key::Backspace if !far => Some(Ask::Clear),
        Key::A if far => Some(Ask::All),
        Key::Space if far && extend => Some(Ask::Tick),
        Key::Space if far => Some(Ask::Column),
        Key::Space if extend => Some(Ask::Rows),
        Key::F10 if extend => Some(Ask::Menu),
        Key::Escape => Some(Ask::Collapse),
        _ => None,
    }
}
