//! The rows that came back of the import of this list.

use super::super::returned::{Back, ReturnedFault, match_returned};
use super::super::{Panicked, Slot};
use super::{Around, Version};
use crate::check::returned::{Returned, ReturnedRow};
use crate::error::{Level, Message};
use std::sync::Arc;

/// What came back, and the worker that reads it.
#[derive(Default)]
pub(super) struct ReturnedRows {
    slot: Slot<Result<Returned, ReturnedFault>>,
    rows: Arc<Vec<ReturnedRow>>,
}

impl ReturnedRows {
    pub(super) fn is_busy(&self) -> bool {
        self.slot.is_busy()
    }

    pub(super) fn rows(&self) -> Arc<Vec<ReturnedRow>> {
        Arc::clone(&self.rows)
    }

    pub(super) fn cancel(&mut self) {
        self.slot.cancel();
    }
}

impl Version {
    /// The rows that came back.
    pub fn returned(&self) -> &[ReturnedRow] {
        &self.returned.rows
    }

    pub(super) fn open_returned(&mut self, back: Back, around: &Around<'_>) {
        let sent = self.work.roster(self.importer);
        self.returned.slot.start(around.wake, move |watch| match_returned(back, &sent, watch));
    }

    /// Takes in what was read. Returns whether there are rows to look at.
    pub(super) fn poll_returned(&mut self, around: &mut Around<'_>) -> bool {
        let back = match self.returned.slot.poll() {
            Some(Ok(Ok(back))) => back,
            Some(Ok(Err(fault))) => {
                around.notices.fault(&fault);
                return false;
            }
            Some(Err(Panicked)) => {
                around.panicked();
                return false;
            }
            None => return false,
        };
        let told = Message::new("notice-returned").with("rows", back.rows.len()).with("strangers", back.strangers);
        if back.strangers > 0 {
            around.notices.say(Level::Warning, told);
        } else {
            around.notices.done(told);
        }
        self.returned.rows = Arc::new(back.rows);
        self.start_check(around);
        !self.returned.rows.is_empty()
    }
}
