//! Shared strings, in one arena.

use crate::read::fault::ReadFault;

/// Texts by number.
#[derive(Default)]
pub(super) struct Texts {
    arena: String,
    ends: Vec<u32>,
}

impl Texts {
    /// The text with this number; `None` when the file names one that it does not have.
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = if index == 0 { 0 } else { *self.ends.get(index - 1)? as usize };
        self.arena.get(start..end)
    }

    /// Adds a text.
    pub(super) fn push(&mut self, text: &str) -> Result<(), ReadFault> {
        self.arena.push_str(text);
        self.ends.push(u32::try_from(self.arena.len()).map_err(|_| ReadFault::too_big())?);
        Ok(())
    }
}
