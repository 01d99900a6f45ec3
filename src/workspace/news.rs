//! What the last import or refresh of this run brought, to be looked at as often as one likes.

use super::Workspace;
use crate::catalogue::{Diff, ListKind, Taken};
use crate::error::Message;
use crate::store::import::Imported;

/// What an import or a refresh brought.
#[derive(Clone, Debug)]
pub struct News {
    /// Number of the news in this run, from 1.
    pub number: u64,
    /// Name of the platform.
    pub platform: String,
    /// What changed; `None` for a platform of which no course was known.
    pub diff: Option<Diff>,
    /// What was taken, in sentences.
    pub taken: Vec<Message>,
    /// What could not be had, in sentences that say who can give it.
    pub missing: Vec<Message>,
}

impl News {
    /// Whether there is anything to read.
    pub fn is_empty(&self) -> bool {
        self.diff.as_ref().is_none_or(Diff::is_empty) && self.taken.is_empty() && self.missing.is_empty()
    }
}

impl Workspace {
    /// What the last import or refresh brought to the platform in use.
    pub fn news(&self) -> Option<&News> {
        self.platforms.news.as_ref().filter(|news| self.platform.stored.as_ref() == Some(&news.platform))
    }

    pub(super) fn tell_news(&mut self, platform: String, diff: Option<Diff>, taken: Vec<Message>, missing: Vec<Message>) {
        let number = self.platforms.news.as_ref().map_or(1, |news| news.number + 1);
        self.platforms.news = Some(News { number, platform, diff, taken, missing });
    }

    pub(super) fn tell_imported(&mut self, imported: Imported) {
        let taken = imported.taken.as_ref().map(sentences).unwrap_or_default();
        self.tell_news(imported.entry.platform.name, imported.diff, taken, Vec::new());
    }
}

/// What was taken of a list, and what was left aside.
pub fn sentences(taken: &Taken) -> Vec<Message> {
    let id = match taken.kind {
        ListKind::Courses => "catalogue-took-courses",
        ListKind::Roles => "catalogue-took-roles",
        ListKind::Accounts => "catalogue-took-accounts",
        ListKind::Groups => "catalogue-took-groups",
        ListKind::Cohorts => "catalogue-took-cohorts",
    };
    let mut said = vec![Message::new(id).with("count", taken.rows)];
    if taken.nameless + taken.repeated > 0 {
        said.push(Message::new("catalogue-left-rows").with("nameless", taken.nameless).with("repeated", taken.repeated));
    }
    if !taken.unused.is_empty() {
        said.push(Message::new("catalogue-left-columns").with("columns", taken.unused.join(", ")));
    }
    said
}
