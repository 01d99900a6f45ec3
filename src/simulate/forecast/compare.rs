//! Two imports beside each other: what one does and the other does not.

use super::{Forecast, Notice, NoticeKind};

impl Forecast {
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
