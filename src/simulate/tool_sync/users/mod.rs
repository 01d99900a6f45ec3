//! The users file: accounts created and updated, then cohort and courses, row by row.

mod account;
mod binding;
mod collision;

use super::header::{self, Header, Record};
use super::lines::Line;
use super::run::{Run, Stop};
use super::state::UserId;
use super::why::{Cause, Doubt};

/// Simulates the file.
pub(super) fn simulate(run: &mut Run<'_>) -> Result<(), Stop> {
    run.say::<&str>("hard/start", []);
    if let Some(extra) = run.settings.extra_run.as_deref() {
        return extra_run(run, extra);
    }
    run.say::<&str>("tool_sync/usersstarting", []);
    run.open()?;
    let header = header::users(run)?;
    let mut pass = Pass { header, number: 2, success: false };
    while !run.lines.is_over() {
        let Some(row) = run.row()? else { continue };
        let record = pass.header.record(&row, run.settings.separator());
        pass.row(run, &row, &record)?;
    }
    run.finish();
    Ok(())
}

/// The runs that release 4.1 added beside the import crash before their first row.
fn extra_run(run: &mut Run<'_>, name: &str) -> Result<(), Stop> {
    let (said, cause) = match name {
        "restore" => ("missing-string/startingrestoringusers", Cause::NoFile),
        "delete" => ("missing-string/startingdeletingusers", Cause::NoHeader),
        _ => ("missing-string/startingsuspendingusers", Cause::NoHeader),
    };
    run.say::<&str>(said, []);
    Err(Stop::crash("TypeError", cause))
}

/// What lives from row to row.
struct Pass {
    header: Header,
    /// The number that the "missing field" message shows: data rows from 2, comments not counted.
    number: u32,
    /// Set by the first success and never taken back: later rows skip their failure message.
    success: bool,
}

const REQUIRED: [&str; 3] = ["username", "firstname", "lastname"];

impl Pass {
    fn row(&mut self, run: &mut Run<'_>, row: &Line, record: &Record) -> Result<(), Stop> {
        let first = self.header.names.first().map(String::as_str).unwrap_or_default();
        if record.filled(first).is_none() {
            return Ok(());
        }
        let missing = record.cells.iter().find(|(name, value)| REQUIRED.contains(&name.as_str()) && matches!(value.as_str(), "" | "0"));
        if let Some((name, _)) = missing {
            run.say("error/missingfield+erroronline", [name.clone(), self.number.to_string()]);
            return Err(Stop::StoppedOnRow);
        }
        if !run.state.accounts.tells("username", record.text("username")) {
            run.doubt(Doubt::Accounts);
            return Ok(());
        }
        let record = decoded(run, record);
        let draft = account::Draft::new(run, &record);
        if record.get("deleted").is_some() && account::delete(run, &draft)? {
            return Ok(());
        }
        self.number += 1;
        if run.settings.is_on("users_allowrename") && record.filled("oldusername").is_some() {
            return Err(Stop::crash("Error", Cause::Rename));
        }
        let user = match draft.find(run)? {
            Some(user) => match collision::on_update(run, &draft, user) {
                true => return self.skip(run, row),
                false => account::update(run, &draft, user)?,
            },
            None => match collision::on_creation(run, &draft) {
                true => return self.skip(run, row),
                false => account::create(run, &draft)?,
            },
        };
        binding::cohort(run, &record, user);
        binding::courses(run, &record, &draft.username, user, &mut self.success)
    }

    fn skip(&self, run: &mut Run<'_>, row: &Line) -> Result<(), Stop> {
        run.fail(&self.header, row);
        Ok(())
    }
}

/// `&#44` in a cell becomes the separator of the site, whichever it is.
fn decoded(run: &Run<'_>, record: &Record) -> Record {
    let separator = run.settings.separator().to_string();
    Record { cells: record.cells.iter().map(|(name, value)| (name.clone(), value.replace("&#44", &separator))).collect() }
}

/// An account of the site, or one that a simulation only speaks of.
type Who = Option<UserId>;
