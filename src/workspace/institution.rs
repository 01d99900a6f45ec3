//! The file of the institution: looked for when the program starts, at the place of the machine or where a person said, and
//! taken when it changed.

use super::{Panicked, Workspace};
use crate::error::{Fault as _, Level, Message};
use crate::store::institution::{self, Remembered, TakeFault, Taken};

/// What came of looking, and who asked.
pub(super) struct Looked {
    taken: Result<Taken, TakeFault>,
    is_asked: bool,
}

/// What is known of the file of the institution.
#[derive(Clone, Debug, Default)]
pub struct OfInstitution {
    /// The file that was taken; `None` when none was.
    pub taken: Option<Remembered>,
    /// Why it could not be taken the last time.
    pub problem: Option<Message>,
}

impl Workspace {
    /// What is known of the file of the institution.
    pub fn institution(&self) -> &OfInstitution {
        &self.platforms.institution
    }

    /// The platforms of the institution, of which the person has not chosen one yet; empty when there is nothing to choose.
    pub fn to_choose(&self) -> &[String] {
        let taken = self.platforms.institution.taken.as_ref();
        taken.filter(|_| self.platform.stored.is_none()).map_or(&[], |taken| &taken.platforms)
    }

    /// Whether the file of the institution is being looked for because a person asked.
    pub fn is_taking_institution(&self) -> bool {
        self.platforms.look.is_busy() && self.platforms.is_asked
    }

    /// Looks for the file; `place` is what a person typed, `None` looks where it was, or where the machine has it.
    pub(super) fn look_for_institution(&mut self, place: Option<String>, is_asked: bool) {
        let Some(folders) = self.folders.clone() else { return };
        self.platforms.institution.problem = None;
        self.platforms.is_asked = is_asked;
        self.platforms.look.start(&self.wake, move |watch| {
            let taken = institution::take(&folders, place.as_deref(), watch);
            Looked { taken, is_asked }
        });
    }

    pub(super) fn poll_institution(&mut self) {
        match self.platforms.look.poll() {
            Some(Ok(Looked { taken: Ok(taken), is_asked })) => self.institution_looked(taken, is_asked),
            Some(Ok(Looked { taken: Err(fault), is_asked })) => {
                let message = fault.message();
                // A machine without a network, every morning: what was taken holds, and nobody asked.
                if !is_asked && !matches!(fault, TakeFault::Fetch(_)) {
                    self.notices.say(Level::Warning, message.clone());
                }
                self.platforms.institution.taken = self.folders.as_ref().and_then(institution::remembered);
                self.platforms.institution.problem = Some(message);
            }
            Some(Err(Panicked)) => self.notices.panicked(),
            None => {}
        }
    }

    fn institution_looked(&mut self, taken: Taken, is_asked: bool) {
        match taken {
            Taken::Nowhere if is_asked => self.platforms.institution.problem = Some(Message::new("institution-none-here")),
            Taken::Nowhere => {}
            Taken::Same(same) => {
                if is_asked {
                    self.notices.done(Message::new("institution-same"));
                }
                self.platforms.institution.taken = Some(same);
            }
            Taken::New(taken) => {
                let said = Message::new("institution-taken").with("institution", taken.institution.as_str());
                self.notices.done(said.with("count", taken.platforms.len()).with("platforms", taken.platforms.join(", ")));
                let only = taken.platforms.first().filter(|_| taken.platforms.len() == 1).cloned();
                self.platforms.institution.taken = Some(taken);
                // Where there is one platform only there is nothing to choose, unless the person works with another one.
                self.start_platform(self.platform.stored.clone().or(self.memory.settings.platform.clone()).or(only));
            }
        }
    }

    /// Forgets where the file is. Its platforms stay as they are.
    pub(super) fn forget_institution(&mut self) {
        let Some(folders) = &self.folders else { return };
        match institution::forget(folders) {
            Ok(()) => {
                self.platforms.institution = OfInstitution::default();
                self.notices.done(Message::new("institution-forgotten"));
            }
            Err(fault) => self.notices.fault(&fault),
        }
    }

    /// A platform that nobody knows anything of, and whose catalogue is published: it is fetched at once.
    pub(super) fn fetch_first(&mut self) {
        use crate::store::moodle::Origin;
        let is_published = matches!(self.platform.origin, Some(Origin::Published(_)));
        if is_published && !self.catalogue().knows_courses() && !self.is_refreshing() {
            self.start_refresh(super::Refresh::default());
        }
    }
}
