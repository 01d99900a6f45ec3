//! What the window is built of: buttons, chips, cards, pickers, notices. They draw and answer; they
//! know nothing of the work.

pub mod badge;
pub mod button;
pub mod calm;
pub mod card;
pub mod check_box;
pub mod chip;
pub mod empty;
pub mod field;
pub mod help;
pub mod menu;
pub mod modal;
pub mod picker;
pub mod popup;
pub mod progress;
pub mod reader;
pub mod table;
pub mod tabs;
pub mod text;
pub mod toast;

pub use badge::{Tone, badge, tag};
pub use button::{Button, icon_button};
pub use check_box::check_box;
pub use chip::Chip;
