//! How a long task tells how far it is, and learns that nobody waits for it any more.
//!
//! ```
//! use bordereau::watch::Watch;
//! let watch = Watch::default();
//! watch.expect(1_000_000);
//! assert!(watch.reach(4096).is_ok());
//! watch.cancel();
//! assert!(watch.reach(8192).is_err(), "the worker stops at its next look");
//! ```

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// Shared by a worker, which bumps it, and a front end, which looks at it now and then.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicU64,
    total: AtomicU64,
    rows: AtomicU64,
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

    /// Rows of the list met so far, for the person to see.
    pub fn rows(&self) -> u64 {
        self.rows.load(Relaxed)
    }

    /// Done and total; the total is 0 when it is not known.
    pub fn progress(&self) -> (u64, u64) {
        (self.done.load(Relaxed), self.total.load(Relaxed))
    }
}

/// Looks at a watch once in a few thousand small steps, so that the steps stay quick.
#[derive(Debug)]
pub struct Pace<'a> {
    watch: &'a Watch,
    steps: u32,
    tells: bool,
}

impl<'a> Pace<'a> {
    /// Small steps of one to a hundred nanoseconds between two looks.
    const STEPS: u32 = 4096;

    /// Looks at the first step, and then now and then.
    pub fn new(watch: &'a Watch) -> Self {
        Self { watch, steps: 0, tells: true }
    }

    /// Looks as [`Pace::new`] does whether the work is to stop, and leaves it to another one to tell how far it is.
    pub fn aside(watch: &'a Watch) -> Self {
        Self { tells: false, ..Self::new(watch) }
    }

    /// One more step: `done` tells how much is done, `rows` how many rows of the list are met.
    ///
    /// # Errors
    /// When the work is to stop.
    #[inline]
    pub fn step(&mut self, rows: u32, done: impl FnOnce() -> u64) -> Result<(), Cancelled> {
        let looks = self.steps.is_multiple_of(Self::STEPS);
        self.steps = self.steps.wrapping_add(1);
        if looks && self.tells {
            self.watch.rows.store(rows.into(), Relaxed);
            self.watch.reach(done())?;
        } else if looks && self.watch.is_cancelled() {
            return Err(Cancelled);
        }
        Ok(())
    }
}
