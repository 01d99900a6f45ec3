//! The window. The only part that knows egui; it draws from the workspace, and collects commands
//! that are executed after the frame.

pub mod fonts;
pub mod grid;
pub mod icons;
pub mod parts;
pub mod theme;
