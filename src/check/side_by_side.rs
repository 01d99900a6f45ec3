//! Parts of one piece of work, done by several processors at once.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::{panic, thread};

/// More processors than this find nothing to do in a check.
const MOST: usize = 4;

/// Does each job and gives what came of them in their order: the same as one after the other. Where `several` says that it is
/// worth it, the processors of the machine share them, each taking the next that nobody has taken.
pub(super) fn all<J: Copy + Sync, T: Send>(jobs: Vec<J>, several: bool, work: impl Fn(J) -> T + Sync) -> Vec<T> {
    let hands = if several { thread::available_parallelism().map_or(1, usize::from).min(MOST).min(jobs.len()) } else { 1 };
    if hands < 2 {
        return jobs.into_iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        while let Some((number, job)) = Some(next.fetch_add(1, Relaxed)).and_then(|number| Some((number, *jobs.get(number)?))) {
            done.push((number, work(job)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..hands).map(|_| scope.spawn(take)).collect();
        let mut done = take();
        others.into_iter().for_each(|other| done.extend(other.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked))));
        done
    });
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_side_by_side_comes_in_the_order_of_the_jobs() {
        let jobs: Vec<u64> = (0..200).collect();
        let work = |job: u64| (0..(job * 7919) % 5_000).fold(job, |sum, n| sum.wrapping_mul(31).wrapping_add(n));
        assert_eq!(all(jobs.clone(), true, work), all(jobs, false, work));
    }

    #[test]
    #[should_panic(expected = "one of them")]
    fn a_job_that_panics_is_not_lost() {
        all((0..50).collect(), true, |job: u32| assert!(job != 33, "one of them"));
    }
}
