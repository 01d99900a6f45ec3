//! Everything a person can do, in one list: the window sends commands, the workspace executes them.

use super::{Described, Simulated, Step};
use crate::catalogue::Local;
use crate::error::Message;
use crate::importer::FieldKey;
use crate::mapping::matching::By;
use crate::mapping::{Layout, Take};
use crate::read::{Frame, Password};
use crate::shape::Shape;
use crate::simulate::forecast::Limits;
use crate::store::Theme;
use crate::table::{Order, RowId};
use std::path::PathBuf;

/// A cell of the work table: row and column index.
pub type Cell = (RowId, usize);

/// One thing that a person asked for.
#[derive(Clone, Debug)]
pub enum Command {
    /// Open a file.
    Open(PathBuf),
    /// Open a table copied from another program.
    OpenPasted(String),
    /// Open the sample list on the sample platform.
    OpenSample,
    /// Open the workbook that waits for its password; `None` = give it up.
    Unlock(Option<Password>),
    /// Close the list; the work on it ends.
    Close,
    /// End the program.
    Quit,
    /// Answer: go on, and give up what is unsaved.
    Leave,
    /// Answer: everything stays as it is.
    Stay,
    /// Take these sheets of the book, by their positions; several are put under each other.
    TakeSheets(Vec<usize>),
    /// Put the value of a merged range into each of its cells, or leave it in the first.
    FillMerged(bool),
    /// Leave rows out that the spreadsheet does not show, or take them like the others.
    SkipHidden(bool),
    /// Read the text in this encoding; `None` = as found.
    ChooseEncoding(Option<String>),
    /// Read the text with this delimiter; `None` = as found.
    ChooseDelimiter(Option<char>),
    /// Take these lines: header, first, last.
    ChooseFrame(Frame),
    /// Keep quoted cells whole whose lines look like lines of the list, or no longer.
    WholeCells(bool),
    /// Read the list in this shape too, as it was offered.
    Reshape(Shape),
    /// Read the list as it stands in the file.
    Unshape,
    /// Write several courses of a person in this layout.
    ChooseLayout(Layout),
    /// Make the file for this importer, by its id.
    ChooseImporter(String),
    /// Open what came back of the import of this list.
    OpenReturned(PathBuf),
    /// The same, copied from the browser.
    PasteReturned(String),
    /// Make the same list for this importer, to be looked at.
    PrepareConversion(String),
    /// Go on with the list that was made for another importer.
    Convert,
    /// Leave the list as it is.
    DropConversion,
    /// Go to a step.
    Go(Step),
    /// Feed a field from a column, from one value, or no longer.
    Map(FieldKey, Option<Take>),
    /// Offer one more course per row (`course2`, `role2`…).
    AddNumber,
    /// Write texts into cells.
    Write(Vec<(Cell, String)>),
    /// The same under a name of its own in the history.
    WriteAs(Message, Vec<(Cell, String)>),
    /// Look the list up among the accounts of the platform, to find logins by number or by address.
    OpenMatching,
    /// Look this column of the list up, by this.
    MatchBy(usize, By),
    /// Look up among the accounts that this file tells; `None` = those of the platform.
    MatchWith(Option<PathBuf>),
    /// Write the logins that were found.
    TakeMatching,
    /// Drop the matching table.
    CloseMatching,
    /// Leave every row out in which something would be refused, once they stand with their reasons in a workbook beside
    /// this file, in the words of this language.
    KeepSound(PathBuf, crate::locale::Language),
    /// Leave rows out of the file.
    RemoveRows(Vec<RowId>),
    /// Leave rows out of the file for this time: they stay in the list of what is put aside.
    PutAside(Vec<RowId>),
    /// Take rows back into the file, however they left it.
    BringBack(Vec<RowId>),
    /// Add this many empty rows below the others.
    AddRows(u32),
    /// Write the rows in this order, as an action of this name; `None` = in that of the list.
    OrderRows(Message, Option<Order>),
    /// Take back one action of all, by its number.
    TakeBack(u64),
    /// Tell these actions, by their numbers, in the sheet that goes with the file, or no longer.
    TellInSheet(Vec<u64>, bool),
    /// Apply a fix of a finding, by their positions in the report.
    Fix {
        /// Position of the finding.
        finding: usize,
        /// Position of the fix in it.
        fix: usize,
    },
    /// Write a text in place of the value of a finding, in all its rows.
    ReplaceEverywhere {
        /// Position of the finding.
        finding: usize,
        /// What to write.
        with: String,
    },
    /// Do what was decided of findings, by their positions in the report, as one action.
    Decide(Vec<(usize, super::Decision)>),
    /// Look for all fixes of a finding: the check makes the costly ones for the most frequent values only.
    Examine(usize),
    /// Apply every fix that is safe.
    FixSafe,
    /// Take the last action back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Do again with this list what was decided for a former one.
    DoAgain(Box<super::Again>),
    /// Propose nothing of former lists for this one.
    NotAgain,
    /// Give what was decided for a list, kept under the first name, the second one.
    NameRecipe(String, String),
    /// Write it to a file, where none stands yet.
    WriteRecipe(String, PathBuf),
    /// Take one from a file.
    ImportRecipe(PathBuf),
    /// Forget it.
    ForgetRecipe(String),
    /// Show what is simulated of these bytes.
    Simulate(Simulated),
    /// Say yes to what the file would do beyond the usual.
    Confirm,
    /// Write the file with this delimiter.
    ChooseOutDelimiter(char),
    /// Write the file here. When something stands there that this list did not write, the person is asked: see
    /// [`super::Workspace::replacing`].
    Save(PathBuf),
    /// Answer that question: replace what stands there, or leave it.
    Replace(bool),
    /// Look at what handing this over would do.
    PrepareHandOver(Box<super::HandWish>),
    /// Hand over what was shown.
    HandOver,
    /// Give up what was prepared; what is being sent goes on.
    DropHandOver,
    /// Ask the Nextcloud of this address for the page on which the person lets Bordereau in.
    #[cfg(feature = "net")]
    SignIn(String),
    /// Enter a depot with this.
    #[cfg(feature = "net")]
    GiveLogin(Box<super::Given>),
    /// Whether the vault keeps what the page of a Nextcloud gave.
    #[cfg(feature = "net")]
    KeepGiven(bool),
    /// Forget what is kept to enter a place with, here and where it was made; `None` = all places.
    #[cfg(feature = "net")]
    ForgetAccess(Option<String>),
    /// Compare the list with the file that was handed over last.
    LookSince,
    /// Look whether what was handed over is there.
    Verify(super::Subject, super::Against),
    /// Open what the last verification found missing, as a list of its own.
    OpenMissing,
    /// Forget a receipt.
    ForgetReceipt(String),
    /// Keep receipts for this many days, and forget older ones; `None` = until somebody forgets them.
    KeepReceipts(Option<u16>),
    /// Work with this stored platform; `None` = the sample.
    ChoosePlatform(Option<String>),
    /// Keep what is said of a platform, new or known, and work with it.
    SavePlatform(Box<Described>),
    /// Forget a platform: its catalogue, its rules, its accounts.
    RemovePlatform(String),
    /// Keep this in place of what was said of the platform in use; the sample keeps it until another platform is chosen.
    KeepLocal(Box<Local>),
    /// Import a catalogue from a file, into this stored platform or the one that the file names.
    ImportCatalogue {
        /// Exchange file, workbook or text.
        path: PathBuf,
        /// Name of the platform; needed for a list.
        platform: Option<String>,
    },
    /// Bring the platform in use up to date from where it is asked.
    #[cfg(feature = "net")]
    Refresh(Box<super::Refresh>),
    /// Take the file of the institution from this address or path; `None` = from where it was, or where the machine has it.
    #[cfg(feature = "net")]
    TakeInstitution(Option<String>),
    /// Forget where that file is.
    #[cfg(feature = "net")]
    ForgetInstitution,
    /// Choose the language: `fr`, `en`, or as the system.
    ChooseLanguage(Option<String>),
    /// Ask for an explicit yes from these numbers on.
    ChooseLimits(Limits),
    /// Choose the colours.
    ChooseTheme(Theme),
    /// Remember the files that are opened, or no longer.
    KeepRecents(bool),
    /// Forget everything that the program keeps for itself.
    ForgetEverything,
    /// Take up the work at this position of those that former runs left behind.
    Recover(usize),
    /// Forget it.
    ForgetRecoverable(usize),
    /// Ask about them later.
    RecoverLater,
    /// Ask about them now.
    AskToRecover,
    /// Stop the work that runs.
    CancelJobs,
}
