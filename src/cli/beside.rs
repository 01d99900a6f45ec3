//! How a file is written beside a list: never over what it was read from, and only where the person may.

use super::list::Prepared;
use super::{Exit, Stop};
use crate::error::{Fault as _, Message};
use crate::export::ExportFault;
use crate::store::atomic::Failed;
use crate::store::save::{self, Guard, Plan};
use crate::store::{Folders, StoreFault};
use crate::workspace::{From, SaveFault, Standings};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Writes a file that is no list for an importer, in the same careful way. `sources` are never written over.
pub(super) fn write_beside(sources: Vec<PathBuf>, path: &Path, replace: bool, bytes: &[u8]) -> Result<(), Stop> {
    let outside = |fault| stop(SaveFault::Disk(fault));
    let plan = Plan::look(&[path.to_owned()], guard(sources)).map_err(outside)?;
    let standing: Vec<_> = plan.standing().cloned().collect();
    if !standing.is_empty() && !replace {
        let free = save::free(path, |path| vec![path.to_owned()]);
        return Err(stop(SaveFault::Stands(Standings { target: path.to_owned(), standing, of: 1, free })));
    }
    let plan = if replace { plan.replacing() } else { plan };
    let written = plan.write(|_, out| out.write_all(bytes));
    written.map(|_| ()).map_err(|failed| match failed {
        Failed::Store(fault) => outside(fault),
        Failed::Content(error) => outside(StoreFault::of_io(path, error)),
    })
}

/// The file that the list was read from.
pub(super) fn sources(prepared: &Prepared) -> Vec<PathBuf> {
    match &prepared.ready.list.from {
        From::Path(path) => vec![path.clone()],
        From::Pasted | From::Sample => Vec::new(),
    }
}

/// What is never written over.
pub(super) fn guard(sources: Vec<PathBuf>) -> Guard {
    Guard { folders: Folders::of_account().ok(), sources, own: Vec::new() }
}

/// How a command ends whose file cannot be written.
pub(super) fn stop(fault: SaveFault) -> Stop {
    match fault {
        SaveFault::Export(ExportFault::EnrolsNobody(_)) => {
            let exit = Exit::Problems;
            Stop { exit, message: Message::new("cli-missing-fields").with("text", fault.message()), place: None }
        }
        SaveFault::Export(fault) => Stop::new(Exit::Problems, &fault),
        SaveFault::Stands(standings) => Stop::usage(Message::new("cli-stands").with("text", standings.message())),
        // The command named a place where no file can be written.
        SaveFault::Disk(
            fault @ (StoreFault::IsSource(_)
            | StoreFault::NotAFile(_)
            | StoreFault::IsFolder(_)
            | StoreFault::BadName(_)
            | StoreFault::ReadOnly(_)),
        ) => Stop::new(Exit::Usage, &fault),
        SaveFault::Disk(fault) => Stop::new(Exit::Outside, &fault),
    }
}
