//! Several questions at once, never more than a set number: most of the time of a question is spent waiting.

use super::MoodleFault;
use crate::watch::Watch;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

/// Does `jobs` by `work`, at most `at_once` at a time, and gives each result to `take` as it comes, with the place of its
/// job. The first fault that `take` returns ends the work: jobs in flight come to their end, and no other begins.
pub(super) fn run<J: Sync, T: Send>(
    jobs: &[J],
    at_once: usize,
    watch: &Watch,
    work: impl Fn(&J) -> T + Sync,
    mut take: impl FnMut(usize, T) -> Result<(), MoodleFault>,
) -> Result<(), MoodleFault> {
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (give, taken) = channel();
    thread::scope(|scope| {
        for _ in 0..at_once.clamp(1, jobs.len().max(1)) {
            let (give, next, stopped, work) = (give.clone(), &next, &stopped, &work);
            scope.spawn(move || {
                while !stopped.load(Ordering::Relaxed) && !watch.is_cancelled() {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(at) else { return };
                    // The other end is gone only when the work was ended.
                    if give.send((at, work(job))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(give);
        let mut ended = Ok(());
        for (at, result) in taken {
            if ended.is_ok() {
                ended = take(at, result);
                stopped.store(ended.is_err(), Ordering::Relaxed);
            }
        }
        if ended.is_ok() && watch.is_cancelled() { Err(MoodleFault::Cancelled) } else { ended }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn never_more_than_the_set_number_at_once_and_each_job_once() {
        let jobs: Vec<usize> = (0..60).collect();
        let (now, most, mut taken) = (AtomicUsize::new(0), AtomicUsize::new(0), vec![0; jobs.len()]);
        let work = |job: &usize| {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(3));
            now.fetch_sub(1, Ordering::SeqCst);
            job * 2
        };
        run(&jobs, 4, &Watch::default(), work, |at, result| {
            assert_eq!(result, at * 2);
            taken[at] += 1;
            Ok(())
        })
        .unwrap();
        assert!(taken.iter().all(|times| *times == 1));
        assert_eq!(most.load(Ordering::SeqCst), 4);
    }

    #[test]
    fn a_fault_ends_the_work_soon() {
        let (jobs, begun) = ((0..1_000).collect::<Vec<usize>>(), AtomicUsize::new(0));
        let work = |_: &usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(1));
        };
        let ended = run(&jobs, 5, &Watch::default(), work, |at, ()| if at < 9 { Ok(()) } else { Err(MoodleFault::BadToken) });
        assert!(matches!(ended, Err(MoodleFault::BadToken)) && begun.load(Ordering::SeqCst) < 100);
    }
}
