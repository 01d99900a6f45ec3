//! Accounts: told for the people of the list, and for nobody else.

use super::ask::{Asking, BATCH};
use super::told::ToldUser;
use super::wanted::{PersonKey, Wanted, WantedPeople};
use super::{Missing, MoodleFault, queue};
use crate::catalogue::User;
use crate::text::fold;
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};

const USERS: &str = "core_user_get_users_by_field";

/// Login of the guest account: every Moodle has it, it cannot be deleted, and it is in no course. The token's own account
/// proves nothing: everybody is told their own.
const KNOWN_PERSON: &str = "guest";

/// Accounts that were asked for.
pub(super) struct People {
    pub users: Vec<User>,
    /// Logins of which it is sure now whether they exist.
    pub asked: BTreeSet<String>,
    /// Whether the right to see everybody is proven: else who is not told may exist all the same.
    pub sure: bool,
    /// How many people were asked for.
    pub wanted: usize,
    /// How many of them there are, as far as it can be seen.
    pub found: usize,
}

/// The people of the list: of nobody else anything is kept.
#[derive(Default)]
pub(super) struct Listed {
    ids: FxHashSet<i64>,
    logins: FxHashSet<String>,
    /// Whether everybody of the list who has an account is among them by number.
    pub by_number: bool,
}

impl Listed {
    pub fn of(people: Option<&People>, wanted: &Wanted) -> Self {
        let mut listed = Self { by_number: wanted.people.is_none(), ..Self::default() };
        if let Some(people) = people {
            listed.ids.extend(people.users.iter().map(|user| user.id));
            listed.logins.extend(people.users.iter().map(|user| user.username.clone()));
            listed.logins.extend(people.asked.iter().cloned());
            listed.by_number = people.sure;
        }
        if let Some(WantedPeople { by: PersonKey::Login, values }) = &wanted.people {
            listed.logins.extend(values.iter().filter_map(|text| PersonKey::Login.askable(text)));
        }
        listed
    }

    /// Whether somebody is of the list.
    pub fn holds(&self, id: i64, login: Option<&str>) -> bool {
        self.ids.contains(&id) || login.is_some_and(|login| self.logins.contains(login))
    }

    /// Logins of the people of the list.
    pub fn logins(&self) -> impl Iterator<Item = &String> {
        self.logins.iter()
    }
}

/// Asks for the people of a list; those who are not found by what the list names them by are asked by their other names too:
/// lists often hold student numbers or addresses where the platform wants logins.
pub(super) fn ask(asking: &mut Asking<'_>, WantedPeople { by, values }: &WantedPeople) -> Result<Option<People>, MoodleFault> {
    if values.is_empty() || !asking.allows("users", USERS) {
        return Ok(None);
    }
    let by = *by;
    // Without the right the list is empty, exactly as for people who do not exist.
    let sure = asking.is_admin || !users(asking, PersonKey::Login, &[KNOWN_PERSON.to_owned()])?.0.is_empty();
    let mut missing: BTreeSet<&str> = values.iter().map(String::as_str).collect();
    let (mut found, mut asked, mut everybody) = (0, BTreeSet::new(), Vec::new());
    let others = [PersonKey::Login, PersonKey::Idnumber, PersonKey::Email].into_iter().filter(|other| *other != by);
    for key in [by].into_iter().chain(others) {
        // As they can be asked, with what the list holds.
        let spelled: BTreeMap<String, &str> = missing.iter().filter_map(|text| Some((key.askable(text)?, *text))).collect();
        // The other names are worth a question only where the absence of an answer says something.
        if key != by && !sure {
            break;
        }
        let keys: Vec<String> = spelled.keys().cloned().collect();
        asking.expect(if key == by { 0 } else { keys.len().div_ceil(BATCH) as u64 });
        let (told, refused) = users(asking, key, &keys)?;
        let there: FxHashSet<String> = told.iter().filter_map(|user| key.of(user)).map(fold::careful).collect();
        for (askable, text) in &spelled {
            if there.contains(&fold::careful(askable)) {
                missing.remove(text);
                found += 1;
            }
        }
        if key == PersonKey::Login && sure {
            asked.extend(keys.into_iter().filter(|key| !refused.contains(key)));
        }
        everybody.extend(told);
    }
    let mut seen = FxHashSet::default();
    everybody.retain(|user| seen.insert(user.id));
    if by != PersonKey::Login || !sure {
        asked.extend(everybody.iter().map(|user| user.username.clone()));
    }
    if !sure {
        asking.missing.push(Missing::people(USERS, found));
    }
    Ok(Some(People { users: everybody, asked, sure, wanted: values.len(), found }))
}

/// Accounts by the values of a field, batch by batch, and the values to which there was no answer.
fn users(asking: &mut Asking<'_>, by: PersonKey, values: &[String]) -> Result<(Vec<User>, FxHashSet<String>), MoodleFault> {
    let (mut users, mut refused) = (Vec::new(), FxHashSet::default());
    let name = |batch: &[String]| format!("{USERS}:{}:{}", by.field(), batch.join("\u{1f}"));
    let mut jobs = Vec::new();
    for batch in values.chunks(BATCH) {
        match asking.kept.find::<(Vec<ToldUser>, Vec<String>)>(&name(batch)) {
            None => jobs.push(batch),
            Some((told, none)) => {
                users.extend(told.into_iter().filter_map(ToldUser::into_user));
                refused.extend(none);
            }
        }
    }
    let mut kept = std::mem::take(&mut asking.kept);
    let ended = queue::run(
        &jobs,
        asking.at_once,
        asking.watch,
        |batch| ask_batch(asking, by, batch),
        |at, answer| {
            let answer = answer?;
            kept.put(&name(jobs[at]), &answer);
            users.extend(answer.0.into_iter().filter_map(ToldUser::into_user));
            refused.extend(answer.1);
            Ok(())
        },
    );
    asking.kept = kept;
    ended.map(|()| (users, refused))
}

/// One value that Moodle takes for ill-formed spoils the whole call, and nothing says which: halves are asked then.
fn ask_batch(asking: &Asking<'_>, by: PersonKey, batch: &[String]) -> Result<(Vec<ToldUser>, Vec<String>), MoodleFault> {
    let mut parameters = vec![("field".to_owned(), by.field().to_owned())];
    parameters.extend(batch.iter().enumerate().map(|(i, value)| (format!("values[{i}]"), value.clone())));
    match asking.call(USERS, &parameters) {
        Ok(told) => Ok((told, Vec::new())),
        Err(MoodleFault::Refused { code, .. }) if code == "invalidparameter" && batch.len() > 1 => {
            let (left, right) = batch.split_at(batch.len() / 2);
            let (mut told, mut refused) = ask_batch(asking, by, left)?;
            let (more, none) = ask_batch(asking, by, right)?;
            told.extend(more);
            refused.extend(none);
            Ok((told, refused))
        }
        Err(MoodleFault::Refused { .. }) => Ok((Vec::new(), batch.to_vec())),
        Err(fault) => Err(fault),
    }
}
