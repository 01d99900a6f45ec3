//! Which account or course the importer would take for a cell, and whether the catalogue tells it.

use super::{By, Context, Value};
use crate::catalogue::{Course, User};
use crate::importer::{Behaviour, EmptyPerson, OddLogin, SeveralAccounts};
use crate::table::ValueId;
use crate::text::{fold, invisible, php, wrapped};
use rustc_hash::FxHashMap;

impl<'a> Context<'a> {
    /// For each value of a column of courses, the course that the importer would take.
    pub fn courses(&self, column: usize) -> &[Option<&'a Course>] {
        self.courses[column].get_or_init(|| {
            let find =
                |text| Some(php::trim(text)).filter(|name| !php::is_empty(name)).and_then(|name| self.course_named(self.by(column), name));
            self.column(column).dict().iter().map(|(_, text)| find(text)).collect()
        })
    }

    /// For each value of a column of courses that is no exact short name, the first course that reads
    /// the same but for case, accents, blanks, apostrophes and dashes.
    pub fn near_courses(&self, column: usize) -> &[Option<&'a Course>] {
        self.near_courses[column].get_or_init(|| {
            if self.by(column) != By::Name {
                return vec![None; self.column(column).dict().len()];
            }
            let (exact, catalogue) = (self.courses(column), self.catalogue());
            let near = |text: &str| catalogue.courses_reading(text).next().filter(|_| !php::is_empty(text));
            let values = self.column(column).dict().iter().zip(exact);
            values.map(|((_, text), exact)| if exact.is_some() { None } else { near(php::trim(text)) }).collect()
        })
    }

    /// For each value of a column of people, the account that the importer would take.
    pub fn users(&self, column: usize) -> &[Option<&'a User>] {
        self.users[column].get_or_init(|| {
            let find = |text| user(self, self.by(column), php::trim(text));
            self.column(column).dict().iter().map(|(_, text)| find(text)).collect()
        })
    }

    /// For each value of a column of people, the login that it stands for.
    pub fn logins(&self, column: usize) -> Vec<&'a str> {
        let users = self.users(column);
        let own = self.by(column) == By::Name;
        let login = |id: ValueId, text: &'a str| match users[id.0 as usize] {
            Some(user) => user.username.as_str(),
            None if own => php::trim(text),
            None => "",
        };
        self.column(column).dict().iter().map(|(id, text)| login(id, text)).collect()
    }

    /// Whether the catalogue tells if there is an account for that value of a column of people.
    pub fn tells_person(&self, column: usize, text: &str) -> bool {
        self.tells_person_by(self.by(column), text)
    }

    /// Whether the catalogue tells if there is a course for that value of a column of courses.
    pub fn tells_course(&self, column: usize) -> bool {
        self.tells_course_by(self.by(column))
    }

    fn course_named(&self, by: By, text: &str) -> Option<&'a Course> {
        match by {
            By::Name => self.catalogue().course(text),
            By::Number => self.numbered_courses().get(text).copied(),
            By::Email | By::Id => None,
        }
    }

    fn numbered_courses(&self) -> &FxHashMap<&'a str, &'a Course> {
        self.names.courses.get_or_init(|| {
            let numbered = self.catalogue().site().courses.iter();
            numbered.filter_map(|course| Some((course.idnumber.as_deref().filter(|number| !number.is_empty())?, course))).collect()
        })
    }

    fn tells_course_by(&self, by: By) -> bool {
        match by {
            By::Name => self.catalogue().knows_courses(),
            By::Number => !self.numbered_courses().is_empty(),
            By::Email | By::Id => false,
        }
    }

    fn tells_person_by(&self, by: By, text: &str) -> bool {
        let catalogue = self.catalogue();
        let some = |of: fn(&User) -> Option<&str>| {
            let users = catalogue.site().users.iter().flatten();
            catalogue.tells_all_accounts() && users.filter_map(of).any(|text| !text.is_empty())
        };
        match by {
            By::Name => catalogue.tells_account(text),
            By::Number => *self.names.tells_numbers.get_or_init(|| some(|user| user.idnumber.as_deref())),
            By::Email => *self.names.tells_emails.get_or_init(|| some(|user| user.email.as_deref())),
            By::Id => false,
        }
    }
}

/// The account that the importer would take for a value.
pub(super) fn user<'a>(context: &Context<'a>, by: By, text: &str) -> Option<&'a User> {
    let catalogue = context.catalogue();
    let one = |mut found: Box<dyn Iterator<Item = &'a User> + 'a>| {
        let first = found.next()?;
        let chooses = context.does.is(Behaviour::SeveralAccounts(SeveralAccounts::First));
        (chooses || found.next().is_none()).then_some(first)
    };
    match by {
        By::Name => match context.does.odd_login {
            Some(OddLogin::Lowers) => catalogue.user(text).or_else(|| catalogue.user(&text.to_lowercase())),
            Some(OddLogin::Cleans) => catalogue.user(&cleaned(context, text)),
            Some(OddLogin::Flags) if context.database_forgives() => catalogue.user(text).or_else(|| forgiven(context, text)),
            _ => catalogue.user(text),
        },
        By::Number => one(Box::new(numbered(context, text))),
        By::Email => one(Box::new(addressed(context, text))),
        By::Id => None,
    }
}

/// The account that a database which forgives case, accents and odd blanks finds.
fn forgiven<'a>(context: &Context<'a>, text: &str) -> Option<&'a User> {
    let visible = invisible::visible(text);
    let mut found = context.catalogue().users_reading(&visible).filter(|user| fold::only_letters_differ(&user.username, &visible));
    found.next().filter(|_| found.next().is_none())
}

/// How many accounts a value names.
pub(super) fn matches(context: &Context<'_>, by: By, text: &str) -> usize {
    match by {
        By::Number => numbered(context, text).count(),
        By::Email => addressed(context, text).count(),
        By::Name | By::Id => 0,
    }
}

fn numbered<'a>(context: &Context<'a>, text: &str) -> impl Iterator<Item = &'a User> + 'a + use<'a> {
    context.catalogue().users_numbered(text).collect::<Vec<_>>().into_iter()
}

/// PostgreSQL minds the case of an address; Moodle's own upload does not.
fn addressed<'a>(context: &Context<'a>, text: &str) -> impl Iterator<Item = &'a User> + 'a + use<'a> {
    let catalogue = context.catalogue();
    let forgives = context.database_forgives() || context.does.is(Behaviour::EmptyPerson(EmptyPerson::FindsOtherwise));
    let is_it = |user: &&User| forgives || user.email.as_deref() == Some(text);
    catalogue.users_at(text).filter(is_it).collect::<Vec<_>>().into_iter()
}

/// A login as the site would make it of this text.
pub(super) fn cleaned(context: &Context<'_>, text: &str) -> String {
    if context.catalogue().site().site.extendedusernamechars == Some(true) { text.to_lowercase() } else { php::clean_username(text) }
}

/// The logins of accounts that a text holds beside something else: a name, a domain, an address, what a spreadsheet adds.
pub(super) fn wrapped(value: &Value<'_>) -> Vec<String> {
    let catalogue = value.context.catalogue();
    let mut found: Vec<String> = Vec::new();
    if value.by() != By::Name || !catalogue.knows_accounts() {
        return found;
    }
    for reading in wrapped::logins(value.text) {
        let mut logins: Vec<&str> = catalogue.users_reading(&reading).map(|user| user.username.as_str()).collect();
        if reading.contains('@') {
            logins.extend(catalogue.users_at(&reading).map(|user| user.username.as_str()));
        }
        for login in logins {
            if !found.iter().any(|known| known == login) {
                found.push(login.to_owned());
            }
        }
    }
    found
}
