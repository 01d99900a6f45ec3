//! Nothing that is unsaved is left without a question: every way to another list or out is asked about once.

use super::{Command, Workspace};

/// What a person is asked before the program goes on.
#[derive(Clone, Debug)]
pub struct Question {
    /// What would be done.
    pub about: Leaving,
    then: Then,
}

/// What unsaved work is about to be left for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Another list.
    OtherList,
    /// Nothing: the list is closed.
    Close,
    /// The end of the program.
    Quit,
    /// Another platform, by its name; `None` = the sample. The work stays, and is checked against that one.
    Platform(Option<String>),
}

/// What was asked for.
#[derive(Clone, Debug)]
enum Then {
    Do(Box<Command>),
    /// A list that was read in the meantime takes its place.
    Begin,
}

/// What a person answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Go on; what is unsaved is given up.
    Leave,
    /// Everything stays as it is.
    Stay,
}

impl Workspace {
    /// What waits for an answer.
    pub fn question(&self) -> Option<&Question> {
        self.question.as_ref()
    }

    /// Whether the program may end: it was asked for, and nothing is unsaved or the person said so.
    pub fn may_quit(&self) -> bool {
        self.quitting
    }

    /// What a command would leave, when that has to be asked about first.
    pub(super) fn leaves(&self, command: &Command) -> Option<Leaving> {
        let leaving = match command {
            Command::Open(_) | Command::OpenPasted(_) | Command::OpenSample | Command::Recover(_) => Leaving::OtherList,
            Command::Close => Leaving::Close,
            Command::Quit => Leaving::Quit,
            Command::ChoosePlatform(name) if *name != self.platform.stored => Leaving::Platform(name.clone()),
            Command::RemovePlatform(name) if self.platform.stored.as_ref() == Some(name) => Leaving::Platform(None),
            _ => return None,
        };
        (!self.may_leave()).then_some(leaving)
    }

    /// Whether nothing is unsaved, or the person said that it may be left as it is now.
    pub(super) fn may_leave(&self) -> bool {
        let unsaved = self.sitting.as_ref().filter(|sitting| sitting.has_unsaved_work());
        unsaved.is_none_or(|sitting| self.given_up == Some((sitting.number(), sitting.version().work().state())))
    }

    pub(super) fn ask(&mut self, about: Leaving, command: Command) {
        self.question = Some(Question { about, then: Then::Do(Box::new(command)) });
    }

    pub(super) fn ask_about_waiting(&mut self) {
        self.question = Some(Question { about: Leaving::OtherList, then: Then::Begin });
    }

    pub(super) fn answer(&mut self, answer: Answer) {
        let Some(Question { then, .. }) = self.question.take() else { return };
        match (answer, then) {
            (Answer::Leave, then) => {
                self.given_up = self.sitting.as_ref().map(|sitting| (sitting.number(), sitting.version().work().state()));
                match then {
                    Then::Do(command) => self.execute(*command),
                    Then::Begin => self.begin_waiting(),
                }
                // The yes was for this once: it holds while another list is on its way, no longer.
                if !self.is_opening() && !self.quitting {
                    self.given_up = None;
                }
            }
            (Answer::Stay, Then::Begin) => self.opening.waiting = None,
            (Answer::Stay, Then::Do(_)) => {}
        }
    }
}
