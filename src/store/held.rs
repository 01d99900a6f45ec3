//! Locks of files by which one program tells another that it lives.

use std::fs::{File, TryLockError};
use std::io;
use std::ops::{Deref, DerefMut};

/// A file whose lock this program holds; given back when it is dropped, or when the program ends, however it ends.
///
/// A child that is being started holds a copy of every open file of its parent until it becomes its own program; closing
/// the file alone would leave the lock with that copy for a moment. So it is given back by name.
#[derive(Debug)]
pub(super) struct Held(File);

impl Held {
    /// Holds it now, or not at all.
    ///
    /// # Errors
    /// When another program holds it, or the system refuses.
    pub(super) fn now(file: File) -> Result<Self, TryLockError> {
        file.try_lock().map(|()| Self(file))
    }

    /// Holds it as soon as no other program does.
    ///
    /// # Errors
    /// When the system refuses.
    pub(super) fn at_last(file: File) -> io::Result<Self> {
        file.lock().map(|()| Self(file))
    }
}

impl Deref for Held {
    type Target = File;

    fn deref(&self) -> &File {
        &self.0
    }
}

impl DerefMut for Held {
    fn deref_mut(&mut self) -> &mut File {
        &mut self.0
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_that_is_given_back_is_free_even_while_a_copy_of_the_file_is_open() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("lock");
        let held = Held::now(File::create(&path).unwrap()).unwrap();
        let copy = held.try_clone().unwrap();
        assert!(matches!(Held::now(File::open(&path).unwrap()), Err(TryLockError::WouldBlock)));
        drop(held);
        assert!(Held::now(File::open(&path).unwrap()).is_ok());
        drop(copy);
    }
}
