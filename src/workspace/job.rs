//! Work on a thread of its own: one slot per kind of work, the newest request replaces the one before,
//! a panic becomes a value.

use crate::error::Message;
use crate::watch::Watch;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

/// Work that runs, as the status line tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    /// What it is.
    pub name: Message,
    /// Done and total; the total is 0 when it is not known.
    pub progress: (u64, u64),
}

/// Called from a worker when there is something to look at.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The work ended by a panic: a fault of the program. The panic's own words are not kept, they may
/// hold somebody's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panicked;

/// At most one running piece of work of its kind.
pub struct Slot<T> {
    work: Option<InHand<T>>,
}

struct InHand<T> {
    watch: Arc<Watch>,
    result: Receiver<Result<T, Panicked>>,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self { work: None }
    }
}

impl<T: Send + 'static> Slot<T> {
    /// Starts `work`. What ran before is told to stop and its result is dropped.
    pub fn start(&mut self, wake: &Wake, work: impl FnOnce(&Watch) -> T + Send + 'static) {
        self.cancel();
        let watch = Arc::new(Watch::default());
        let (sender, result) = sync_channel(1);
        let (wake, seen) = (Arc::clone(wake), Arc::clone(&watch));
        thread::spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&seen))).map_err(|_| Panicked);
            // Nobody listens any more when a newer request came: then the result is of no use.
            let _ = sender.send(outcome);
            wake();
        });
        self.work = Some(InHand { watch, result });
    }

    /// The result, once, when there is one.
    pub fn poll(&mut self) -> Option<Result<T, Panicked>> {
        let outcome = match self.work.as_ref()?.result.try_recv() {
            Ok(outcome) => outcome,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Err(Panicked),
        };
        self.work = None;
        Some(outcome)
    }

    /// Tells the work to stop; its result is dropped.
    pub fn cancel(&mut self) {
        if let Some(work) = self.work.take() {
            work.watch.cancel();
        }
    }

    /// Whether something runs.
    pub fn is_busy(&self) -> bool {
        self.work.is_some()
    }

    /// Done and total of what runs; the total is 0 when it is not known.
    pub fn progress(&self) -> Option<(u64, u64)> {
        self.work.as_ref().map(|work| work.watch.progress())
    }

    /// Rows met so far by what runs.
    pub fn rows(&self) -> u64 {
        self.work.as_ref().map_or(0, |work| work.watch.rows())
    }
}

impl<T> Drop for Slot<T> {
    fn drop(&mut self) {
        if let Some(work) = &self.work {
            work.watch.cancel();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn wait<T: Send + 'static>(slot: &mut Slot<T>) -> Option<Result<T, Panicked>> {
        for _ in 0..500 {
            if let Some(result) = slot.poll() {
                return Some(result);
            }
            thread::sleep(Duration::from_millis(2));
        }
        None
    }

    #[test]
    fn the_newest_request_wins_and_the_former_is_told_to_stop() {
        let wake: Wake = Arc::new(|| {});
        let mut slot = Slot::default();
        let (stopped, told) = sync_channel(1);
        slot.start(&wake, move |watch| {
            while !watch.is_cancelled() {
                thread::yield_now();
            }
            stopped.send(()).unwrap();
            1
        });
        slot.start(&wake, |_| 2);
        assert_eq!(wait(&mut slot), Some(Ok(2)));
        assert!(told.recv_timeout(Duration::from_secs(5)).is_ok());
        assert_eq!(slot.poll(), None);
    }

    #[test]
    fn a_panic_becomes_a_value() {
        let mut slot: Slot<()> = Slot::default();
        slot.start(&(Arc::new(|| {}) as Wake), |_| std::panic::resume_unwind(Box::new(())));
        assert_eq!(wait(&mut slot), Some(Err(Panicked)));
    }
}
