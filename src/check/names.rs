//! By what the cells of a column name an account, a course or a group: login or short name, code, address, database id.

use super::{Context, Subject};
use crate::catalogue::{Course, User};
use crate::importer::{Behaviour, Does, EmptyPerson, Field, Kind, OddLogin, SeveralAccounts};
use crate::text::{fold, invisible, php};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// By what something is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum By {
    /// Login of an account, short name of a course, name of a group.
    #[default]
    Name,
    /// Code at the institution.
    Number,
    /// Address of a person.
    Email,
    /// Number in the database: a catalogue says little of it.
    Id,
}

/// Kind of every column, and by what its values name things. Whatever names the person is of the kind of logins,
/// whatever names the course of the kind of courses.
pub(super) fn of_columns(subject: &Subject<'_>, does: &Does) -> Vec<(Kind, By)> {
    let field = |key| subject.importer.field(key);
    // Where people are found by address, a file with addresses needs no login.
    let by_address = does.is(Behaviour::EmptyPerson(EmptyPerson::FindsOtherwise))
        && subject.keys.iter().any(|key| field(key).is_some_and(|field| field.kind == Kind::Email));
    let of = |field: &Field| match field.kind {
        Kind::Email if by_address => (Kind::Login, By::Email),
        Kind::Login if by_address => (Kind::Text, By::Name),
        _ if field.is_person() => (Kind::Login, by(subject, field)),
        Kind::Course | Kind::CourseIdnumber => (Kind::Course, by(subject, field)),
        kind => (kind, by(subject, field)),
    };
    subject.keys.iter().map(|key| field(key).map_or((Kind::Text, By::Name), of)).collect()
}

fn by(subject: &Subject<'_>, field: &Field) -> By {
    let chosen = field.named_by.as_ref().and_then(|key| subject.settings.iter().find(|setting| setting.key == *key));
    match (chosen.map(|setting| setting.value.as_str()), field.kind) {
        (Some("idnumber"), _) | (None, Kind::Idnumber | Kind::CourseIdnumber) => By::Number,
        (Some("email"), _) | (None, Kind::Email) => By::Email,
        (Some("id"), _) => By::Id,
        _ => By::Name,
    }
}

/// What is made once, when a rule asks for it.
#[derive(Default)]
pub(super) struct Names<'a> {
    courses: OnceLock<FxHashMap<&'a str, &'a Course>>,
    tells_numbers: OnceLock<bool>,
    tells_emails: OnceLock<bool>,
}

impl<'a> Names<'a> {
    pub(super) fn course(&self, context: &Context<'a>, by: By, text: &str) -> Option<&'a Course> {
        match by {
            By::Name => context.catalogue().course(text),
            By::Number => self.numbered(context).get(text).copied(),
            By::Email | By::Id => None,
        }
    }

    fn numbered(&self, context: &Context<'a>) -> &FxHashMap<&'a str, &'a Course> {
        self.courses.get_or_init(|| {
            let numbered = context.catalogue().site().courses.iter();
            numbered.filter_map(|course| Some((course.idnumber.as_deref().filter(|number| !number.is_empty())?, course))).collect()
        })
    }

    pub(super) fn tells_course(&self, context: &Context<'a>, by: By) -> bool {
        match by {
            By::Name => context.catalogue().knows_courses(),
            By::Number => !self.numbered(context).is_empty(),
            By::Email | By::Id => false,
        }
    }

    pub(super) fn tells_person(&self, context: &Context<'a>, by: By, text: &str) -> bool {
        let catalogue = context.catalogue();
        let some = |of: fn(&User) -> Option<&String>| {
            let users = catalogue.site().users.iter().flatten();
            catalogue.tells_all_accounts() && users.filter_map(of).any(|text| !text.is_empty())
        };
        match by {
            By::Name => catalogue.tells_account(text),
            By::Number => *self.tells_numbers.get_or_init(|| some(|user| user.idnumber.as_ref())),
            By::Email => *self.tells_emails.get_or_init(|| some(|user| user.email.as_ref())),
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
