//! What a person asked for while a frame was drawn. It is done after the frame.

use super::{actions::Action, parts::Tone};
use crate::{
    check::Meta, error::Message, locale::Language, store::Theme, table::RowId, workspace::Cell, workspace::Command, workspace::Subject,
};
use std::{cell::RefCell, path::PathBuf};

/// One thing that was asked for.
pub enum Ask {
    /// Something for the workspace.
    Do(Command),
    /// Something with a key or a line in the menu.
    Act(Action),
    /// Open this file.
    OpenPath(String),
    /// Choose in the system's dialogue where to write.
    ChooseSave,
    /// Choose what came back of the import.
    ChooseReturned,
    /// Choose a catalogue to import.
    ChooseCatalogue,
    /// Look logins up: open the matching table.
    Match,
    /// Choose a file that tells accounts.
    ChooseAccounts,
    /// Choose where the catalogue of the platform in use is asked.
    Refresh,
    /// Show what the last import or refresh brought.
    News,
    /// Show the file of the institution, and where it is.
    Institution,
    /// Change what is said of the platform in use.
    EditPlatform,
    /// Name a platform that is not known yet.
    NewPlatform,
    /// Ask whether the platform of this name is to be forgotten.
    RemovePlatform(String),
    /// Put text on the clipboard, and say so with this message id.
    Copy(String, &'static str),
    /// Show the rows of these lines of the file that was simulated.
    ShowLines(Vec<u64>),
    /// Show these rows.
    ShowRows(Vec<RowId>),
    /// Show the rows of a course.
    ShowCourse(String),
    /// Say this.
    Say(Tone, Message),
    /// Go to a cell of the work table, with the keyboard when `true`.
    GoTo(Cell, bool),
    /// Show what is about to be done to many rows.
    Preview(Box<super::preview::View>),
    /// Show the page of a rule.
    Page(&'static Meta),
    /// Choose the settings of the import.
    ImportSettings,
    /// Hand this file over; the course is that of a tool that takes one course at a time.
    HandOver(PathBuf, Option<String>),
    /// Show what was handed over so far.
    Receipts,
    /// Hand over as this receipt says: the same file, or the one of the list that is open when `true`.
    SendAgain(String, bool),
    /// Choose a list of participants to compare with.
    ChooseParticipants(Subject),
    /// Choose a file that was handed over, to be verified.
    ChooseToVerify,
    /// Show the parts of what was decided for a former list, kept under this name.
    Again(String),
    /// Choose a file to take what a colleague decided from.
    ChooseRecipe,
    /// Choose where to write what is kept under this name.
    ChooseRecipeFile(String),
    /// Colours.
    Theme(Theme),
    /// Words.
    Language(Language),
    /// Show a folder in the system's file manager.
    ShowFolder(PathBuf),
    /// Open a file with the program that the system has for it.
    OpenOutside(PathBuf),
}

/// What was asked for in this frame, in order. Every part of the screen may add to it.
#[derive(Default)]
pub struct Asks(RefCell<Vec<Ask>>);

impl Asks {
    /// Asks for something.
    pub fn push(&self, ask: Ask) {
        self.0.borrow_mut().push(ask);
    }

    /// Asks the workspace for something.
    pub fn command(&self, command: Command) {
        self.push(Ask::Do(command));
    }

    /// Asks for something that has a key or a line in the menu.
    pub fn act(&self, action: Action) {
        self.push(Ask::Act(action));
    }

    /// Everything, in order.
    pub fn into_vec(self) -> Vec<Ask> {
        self.0.into_inner()
    }
}
