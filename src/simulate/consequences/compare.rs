//! Two imports beside each other: what one does and the other does not.

use super::{Consequences, Notice, NoticeKind};

/// How an import ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Nothing is written: the file is refused as a whole, or the settings are.
    Refused,
    /// It stops at this line, by Moodle's count; rows above stay written.
    Stopped(u64),
    /// It comes to its end.
    Whole,
}

impl Consequences {
    /// How the import ends.
    pub fn ending(&self) -> Ending {
        if self.file.file_error.is_some() {
            return Ending::Refused;
        }
        self.file.aborted.as_ref().map_or(Ending::Whole, |aborted| Ending::Stopped(aborted.at_line))
    }

    /// What is noticed here, and there not at all, less often, or of others.
    pub fn only_here<'a>(&'a self, there: &'a Self) -> impl Iterator<Item = &'a Notice> {
        self.notices.iter().filter(|notice| {
            let same = there.notices.iter().find(|other| other.kind == notice.kind && other.count >= notice.count);
            same.is_none_or(|other| notice.names.iter().any(|name| !other.names.contains(name)))
        })
    }

    /// Accounts that would be created.
    pub fn accounts_created(&self) -> u64 {
        self.count_of(NoticeKind::AccountsCreated)
    }

    /// Values of profiles that would be erased or replaced.
    pub fn profiles_touched(&self) -> u64 {
        self.count_of(NoticeKind::ProfileErased) + self.count_of(NoticeKind::ProfileChanged)
    }
}
