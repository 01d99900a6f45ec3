//! A part of a package that another processor inflates while its marks are read.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, sync_channel};
use std::{panic, thread};

/// Parts that inflate to less are done before another processor has begun.
const LARGE: u64 = 1 << 20;
/// Bytes handed over at a time.
const PORTION: usize = 64 << 10;
/// Portions that may wait: the one that inflates is mostly the faster one.
const MOST_WAITING: usize = 16;

/// What has been inflated so far, in its order.
struct Ahead {
    portions: Receiver<io::Result<Vec<u8>>>,
    portion: Vec<u8>,
    at: usize,
}

impl Read for Ahead {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.portion.len() {
            // Who inflates is gone: that was all.
            let Ok(portion) = self.portions.recv() else { return Ok(0) };
            (self.portion, self.at) = (portion?, 0);
        }
        let count = buffer.len().min(self.portion.len() - self.at);
        buffer[..count].copy_from_slice(&self.portion[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// Runs `read` on a stream that gives `size` bytes. A large one is inflated by another processor, where there is one; `read` sees
/// the same bytes and errors, and may leave what it does not need.
pub(super) fn read_ahead<T>(stream: impl Read + Send, size: u64, read: impl FnOnce(&mut dyn Read) -> T) -> T {
    let beside = size >= LARGE && thread::available_parallelism().map_or(1, usize::from) > 1;
    if beside { read_beside(stream, read) } else { read(&mut { stream }) }
}

fn read_beside<T>(mut stream: impl Read + Send, read: impl FnOnce(&mut dyn Read) -> T) -> T {
    thread::scope(|scope| {
        let (sender, portions) = sync_channel(MOST_WAITING);
        let inflating = scope.spawn(move || {
            loop {
                let mut portion = Vec::with_capacity(PORTION);
                let result = stream.by_ref().take(PORTION as u64).read_to_end(&mut portion);
                let is_last = result.is_err() || portion.is_empty();
                if !portion.is_empty() && sender.send(Ok(portion)).is_err() {
                    return;
                }
                if let Err(error) = result {
                    let _ = sender.send(Err(error));
                }
                if is_last {
                    return;
                }
            }
        });
        let result = read(&mut Ahead { portions, portion: Vec::new(), at: 0 });
        if let Err(panicked) = inflating.join() {
            panic::resume_unwind(panicked);
        }
        result
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes, then an error where one is wanted, some at a time.
    struct Drops {
        left: usize,
        fails: bool,
    }

    impl Read for Drops {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.left == 0 && self.fails {
                return Err(io::Error::other("broken off"));
            }
            let count = buffer.len().min(self.left).min(1_000);
            for byte in &mut buffer[..count] {
                *byte = (self.left % 251) as u8;
                self.left -= 1;
            }
            Ok(count)
        }
    }

    fn all(beside: bool, fails: bool) -> (Vec<u8>, Option<String>) {
        let mut bytes = Vec::new();
        let drops = Drops { left: 3_000_001, fails };
        let read = |stream: &mut dyn Read| stream.read_to_end(&mut bytes);
        let result = if beside { read_beside(drops, read) } else { read_ahead(drops, 0, read) };
        (bytes, result.err().map(|error| error.to_string()))
    }

    #[test]
    fn a_stream_that_is_read_ahead_is_the_same() {
        for fails in [false, true] {
            let (here, there) = (all(false, fails), all(true, fails));
            assert_eq!(here.0.len(), 3_000_001);
            assert_eq!(here, there);
            assert_eq!(here.1.is_some(), fails);
        }
    }

    #[test]
    fn who_reads_may_stop() {
        let mut first = [0; 10];
        let drops = Drops { left: usize::MAX, fails: false };
        read_beside(drops, |stream| stream.read_exact(&mut first)).unwrap();
        assert_eq!(first[1], first[0].checked_sub(1).unwrap_or(250));
    }
}
