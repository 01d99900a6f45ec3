//! The standard fields of an account: how Moodle checks them, how long they may be, what a new
//! account holds. Source: behaviour of Moodle 4.5 and the lengths of its `user` table.

use crate::catalogue::User;

/// A standard field of an account that a file can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "named as the columns of Moodle's table")]
pub enum Field {
    Auth,
    Suspended,
    Username,
    Password,
    Idnumber,
    Firstname,
    Lastname,
    Email,
    Emailstop,
    Phone1,
    Phone2,
    Institution,
    Department,
    Address,
    City,
    Country,
    Lang,
    Theme,
    Timezone,
    Description,
    Descriptionformat,
    Mailformat,
    Maildigest,
    Maildisplay,
    Autosubscribe,
    Firstnamephonetic,
    Lastnamephonetic,
    Middlename,
    Alternatename,
}

/// How a value is checked and corrected before it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Anything.
    Raw,
    /// Tags are cut out.
    NoTags,
    /// A whole number.
    Integer,
    /// 0 or 1.
    Flag,
    /// A two-letter code in capitals, or nothing.
    Country,
    /// An installed language, or nothing.
    Language,
    /// A name or an offset.
    Timezone,
    /// An installed plugin, or nothing.
    Auth,
    /// A cleaned login.
    Login,
}

struct Spec {
    field: Field,
    name: &'static str,
    form: Form,
    /// Longest text, in characters; 0 = no limit.
    length: usize,
    /// What an account holds that nobody has touched; `None` = nothing stored.
    untouched: Option<&'static str>,
    /// What the tool's form fills in; `None` = not in the form.
    form_default: Option<&'static str>,
}

const fn spec(
    field: Field,
    name: &'static str,
    form: Form,
    length: usize,
    untouched: Option<&'static str>,
    form_default: Option<&'static str>,
) -> Spec {
    Spec { field, name, form, length, untouched, form_default }
}

/// In the order in which the tool treats them, which is the order of its messages.
const SPECS: [Spec; 29] = [
    spec(Field::Username, "username", Form::Login, 100, Some(""), None),
    spec(Field::Email, "email", Form::Raw, 100, Some(""), None),
    spec(Field::Emailstop, "emailstop", Form::Integer, 0, Some("0"), None),
    spec(Field::City, "city", Form::NoTags, 120, Some(""), Some("")),
    spec(Field::Country, "country", Form::Country, 2, Some(""), Some("")),
    spec(Field::Lang, "lang", Form::Language, 30, Some("en"), Some("")),
    spec(Field::Timezone, "timezone", Form::Timezone, 100, Some("99"), Some("99")),
    spec(Field::Mailformat, "mailformat", Form::Integer, 0, Some("1"), Some("1")),
    spec(Field::Maildisplay, "maildisplay", Form::Integer, 0, Some("2"), Some("2")),
    spec(Field::Maildigest, "maildigest", Form::Integer, 0, Some("0"), Some("0")),
    spec(Field::Autosubscribe, "autosubscribe", Form::Integer, 0, Some("1"), Some("1")),
    spec(Field::Institution, "institution", Form::NoTags, 255, Some(""), Some("")),
    spec(Field::Department, "department", Form::NoTags, 255, Some(""), Some("")),
    spec(Field::Idnumber, "idnumber", Form::Raw, 255, Some(""), None),
    spec(Field::Phone1, "phone1", Form::NoTags, 20, Some(""), Some("")),
    spec(Field::Phone2, "phone2", Form::NoTags, 20, Some(""), Some("")),
    spec(Field::Address, "address", Form::NoTags, 255, Some(""), Some("")),
    spec(Field::Description, "description", Form::Raw, 0, None, Some("")),
    spec(Field::Descriptionformat, "descriptionformat", Form::Integer, 0, Some("1"), None),
    spec(Field::Password, "password", Form::Raw, 0, Some(""), None),
    spec(Field::Auth, "auth", Form::Auth, 20, Some("manual"), Some("manual")),
    spec(Field::Suspended, "suspended", Form::Flag, 0, Some("0"), None),
    spec(Field::Theme, "theme", Form::Raw, 50, Some(""), None),
    spec(Field::Firstnamephonetic, "firstnamephonetic", Form::NoTags, 255, None, None),
    spec(Field::Lastnamephonetic, "lastnamephonetic", Form::NoTags, 255, None, None),
    spec(Field::Middlename, "middlename", Form::NoTags, 255, None, None),
    spec(Field::Alternatename, "alternatename", Form::NoTags, 255, None, None),
    spec(Field::Firstname, "firstname", Form::NoTags, 100, Some(""), None),
    spec(Field::Lastname, "lastname", Form::NoTags, 100, Some(""), None),
];

/// Where each field stands in [`SPECS`]; every field stands there, which a test checks.
const PLACES: [usize; SPECS.len()] = {
    let mut places = [0; SPECS.len()];
    let mut at = 0;
    while at < SPECS.len() {
        places[SPECS[at].field as usize] = at;
        at += 1;
    }
    places
};

impl Field {
    /// Every field, in the order of the tool's messages.
    pub fn all() -> impl Iterator<Item = Self> {
        SPECS.iter().map(|spec| spec.field)
    }

    fn spec(self) -> &'static Spec {
        &SPECS[PLACES[self as usize]]
    }

    /// The field of that column name.
    pub fn named(name: &str) -> Option<Self> {
        SPECS.iter().find(|spec| spec.name == name).map(|spec| spec.field)
    }

    /// Moodle's column name.
    pub fn name(self) -> &'static str {
        self.spec().name
    }

    /// How values are checked.
    pub fn form(self) -> Form {
        self.spec().form
    }

    /// Longest text that the database takes, in characters; `None` = no limit.
    pub fn max_chars(self) -> Option<usize> {
        Some(self.spec().length).filter(|&length| length > 0)
    }

    /// What an account holds that nobody has touched.
    pub fn untouched(self) -> Option<&'static str> {
        self.spec().untouched
    }

    /// What the tool's form fills in when nothing is typed there.
    pub fn form_default(self) -> Option<&'static str> {
        self.spec().form_default
    }

    /// Whether a default can be typed into the tool's form.
    pub fn has_default(self) -> bool {
        self.form_default().is_some() || matches!(self, Self::Email | Self::Idnumber)
    }

    /// What the account list tells of it: the outer `None` = not told.
    pub fn told(self, user: &User) -> Option<Option<&str>> {
        let text = match self {
            Self::Username => return Some(Some(&user.username)),
            Self::Suspended => return user.suspended.map(|yes| Some(if yes { "1" } else { "0" })),
            Self::Email => &user.email,
            Self::Idnumber => &user.idnumber,
            Self::Firstname => &user.firstname,
            Self::Lastname => &user.lastname,
            Self::Institution => &user.further().institution,
            Self::Department => &user.further().department,
            Self::City => &user.further().city,
            Self::Country => &user.further().country,
            Self::Lang => &user.further().lang,
            Self::Auth => &user.auth,
            Self::Password => &user.further().password,
            _ => return None,
        };
        text.as_deref().map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_name() {
        for field in Field::all() {
            assert_eq!(Field::named(field.name()), Some(field));
        }
        assert_eq!(Field::Auth.name(), "auth");
        assert_eq!(Field::Lastname.max_chars(), Some(100));
    }
}
