//! What becomes of the rows of a file, each row counted once, whichever tool reads it. Whoever shows how many rows are
//! enrolled, changed, left, refused or not told takes the figures and the sentence from here.

use super::verdict::{FileVerdict, Outcome};
use crate::error::Message;
use serde::Serialize;

/// How an import ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// Nothing is written: the file is refused as a whole, or the settings are.
    Refused,
    /// It stops at this line, by the tool's count; rows above stay written.
    Stopped(u64),
    /// It comes to its end.
    #[default]
    Whole,
}

/// Rows by what becomes of them; the five counts add up to `rows`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outlook {
    /// Data rows of the file.
    pub rows: u64,
    /// At least one new enrolment, and nothing refused.
    pub enrolled: u64,
    /// Something else is written, and nothing refused.
    pub changed: u64,
    /// Nothing is written, and nothing refused: all was so already, or the line is empty.
    pub unchanged: u64,
    /// Refused wholly or in one of their courses, or never read because the import stopped before.
    pub refused: u64,
    /// The catalogue does not tell enough of them.
    pub not_told: u64,
    /// Rows, among all of them, that rest on what the people of the platform assume.
    pub assumed: u64,
    /// How the import ends.
    #[serde(skip)]
    pub ending: Ending,
}

impl Outlook {
    /// What the simulation says of the rows, all together.
    pub fn of(file: &FileVerdict) -> Self {
        if let Some(report) = &file.report {
            return report.outlook;
        }
        let mut outlook = Self { assumed: file.rows_assumed, ending: file.ending(), ..Self::default() };
        for outcome in Outcome::ALL {
            *outlook.place(outcome) += file.count(outcome);
        }
        let seen = outlook.sum();
        outlook.rows = file.rows_read.max(seen);
        outlook.refused += outlook.rows - seen;
        outlook
    }

    fn place(&mut self, outcome: Outcome) -> &mut u64 {
        match outcome {
            Outcome::Enrolled => &mut self.enrolled,
            Outcome::Changed | Outcome::Created | Outcome::Deleted | Outcome::Planned => &mut self.changed,
            Outcome::Unchanged | Outcome::Blank => &mut self.unchanged,
            Outcome::Partial | Outcome::EnrolError | Outcome::Skipped | Outcome::Error | Outcome::Aborted => &mut self.refused,
            Outcome::NotTold => &mut self.not_told,
        }
    }

    fn sum(&self) -> u64 {
        self.enrolled + self.changed + self.unchanged + self.refused + self.not_told
    }

    /// Whether the whole file is read, every row of it is taken, and nothing is left untold.
    pub fn is_clean(&self) -> bool {
        self.ending == Ending::Whole && self.refused + self.not_told == 0
    }

    /// Whether it is known that the file does nothing for anybody: all that is not left as it was is refused.
    pub fn is_for_nobody(&self) -> bool {
        let nothing = self.enrolled + self.changed + self.not_told == 0;
        nothing && (self.refused > 0 || self.ending == Ending::Refused)
    }

    /// The figures in one sentence.
    pub fn message(&self) -> Message {
        let line = if let Ending::Stopped(line) = self.ending { line } else { 0 };
        self.message_at(line.to_string())
    }

    /// The same, where the line at which an import stops has another name in the person's list.
    pub fn message_at(&self, line: String) -> Message {
        let message = Message::new(match self.ending {
            Ending::Refused if self.sum() == self.refused => "outlook-refused",
            _ if self.rows > 0 && self.not_told == self.rows => "outlook-open",
            Ending::Stopped(_) => "outlook-stopped",
            _ => "outlook",
        });
        self.counted(message).with("rows", self.rows).with("line", line)
    }

    /// The same in a few words.
    pub fn short(&self) -> Message {
        self.counted(Message::new(match self {
            _ if self.is_for_nobody() => "outlook-nobody-short",
            _ if self.rows > 0 && self.not_told == self.rows => "outlook-open-short",
            _ => "outlook-short",
        }))
    }

    fn counted(&self, message: Message) -> Message {
        message
            .with("enrolled", self.enrolled)
            .with("changed", self.changed)
            .with("unchanged", self.unchanged)
            .with("refused", self.refused)
            .with("not_told", self.not_told)
            .with("assumed", self.assumed)
    }

    /// What needs an explicit yes for itself: a file that does nothing for anybody.
    pub fn to_confirm(&self) -> Option<Message> {
        self.is_for_nobody().then(|| Message::new("confirm-nobody").with("rows", self.rows))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::verdict::{Aborted, FileError};

    fn file(rows: u64, counts: &[(Outcome, u64)]) -> FileVerdict {
        let mut file = FileVerdict { rows_read: rows, ..FileVerdict::default() };
        for (outcome, count) in counts {
            let at = Outcome::ALL.iter().position(|other| other == outcome).unwrap();
            file.summary[at] = *count;
        }
        file
    }

    #[test]
    fn every_row_is_counted_once_whatever_becomes_of_it() {
        let each: Vec<(Outcome, u64)> = Outcome::ALL.into_iter().map(|outcome| (outcome, 1)).collect();
        let outlook = Outlook::of(&file(13, &each));
        assert_eq!((outlook.rows, outlook.sum()), (13, 13));
        let counts = (outlook.enrolled, outlook.changed, outlook.unchanged, outlook.refused, outlook.not_told);
        assert_eq!(counts, (1, 4, 2, 5, 1));
    }

    #[test]
    fn rows_below_the_one_where_an_import_stops_are_refused() {
        let mut stopped = file(10, &[(Outcome::Enrolled, 3), (Outcome::Aborted, 1)]);
        stopped.aborted = Some(Aborted { at_line: 5, id: "x" });
        let outlook = Outlook::of(&stopped);
        assert_eq!((outlook.enrolled, outlook.refused, outlook.ending), (3, 7, Ending::Stopped(5)));
        assert!(!outlook.is_clean() && !outlook.is_for_nobody());
    }

    #[test]
    fn a_file_refused_as_a_whole_is_for_nobody_and_one_that_cannot_be_foreseen_is_not() {
        let refused = FileVerdict { file_error: Some(FileError::default()), ..file(4, &[]) };
        assert!(Outlook::of(&refused).is_for_nobody());
        assert_eq!(Outlook::of(&refused).refused, 4);
        assert!(Outlook::of(&file(2, &[(Outcome::EnrolError, 1), (Outcome::Error, 1)])).is_for_nobody());
        assert!(!Outlook::of(&file(2, &[(Outcome::NotTold, 1), (Outcome::Error, 1)])).is_for_nobody());
        assert!(!Outlook::of(&file(2, &[(Outcome::Unchanged, 2)])).is_for_nobody(), "all is so already");
    }
}
