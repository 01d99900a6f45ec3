//! How a long task tells how far it is, and learns that nobody waits for it any more.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// Shared by a worker, which bumps it, and a front end, which looks at it now and then.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

/// The person asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

impl Watch {
    /// Work to be done in all, in whatever unit the worker counts (rows or bytes). 0 when unknown.
    pub fn expect(&self, total: u64) {
        self.total.store(total, Relaxed);
    }

    /// Sets how much is done, and fails when the work is to stop. Call it every few thousand rows.
    pub fn reach(&self, done: u64) -> Result<(), Cancelled> {
        self.done.store(done, Relaxed);
        if self.cancelled.load(Relaxed) { Err(Cancelled) } else { Ok(()) }
    }

    /// Asks the worker to stop at its next look.
    pub fn cancel(&self) {
        self.cancelled.store(true, Relaxed);
    }

    /// Whether the work was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Relaxed)
    }

    /// Done and total; the total is 0 when it is not known.
    pub fn progress(&self) -> (u64, u64) {
        (self.done.load(Relaxed), self.total.load(Relaxed))
    }
}
