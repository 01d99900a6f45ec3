//! What an importer does where importers differ. Each word has one value, or another under some settings of the
//! import, and the run or the place in code that shows it. What a description does not say is not known: a rule
//! that needs it is silent.

use super::Setting;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A value, what it is under some settings, and how each is known.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known<T> {
    /// The value with settings as they usually are.
    is: T,
    /// The case of a run that shows it.
    run: Option<String>,
    /// The place in code that shows it.
    read: Option<String>,
    /// Other values under some settings; the first that holds counts.
    #[serde(default = "Vec::new")]
    when: Vec<Case<T>>,
}

/// A value under some settings.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case<T> {
    is: T,
    /// Keys of settings with the values of which one must be chosen; all keys must agree.
    with: BTreeMap<String, Vec<String>>,
    run: Option<String>,
    read: Option<String>,
}

impl<T: Copy> Known<T> {
    fn under(&self, settings: &[Setting]) -> T {
        let chosen = |key: &str| settings.iter().find(|setting| setting.key == key).map(|setting| setting.value.as_str());
        let holds =
            |case: &&Case<T>| case.with.iter().all(|(key, values)| chosen(key).is_some_and(|value| values.iter().any(|v| v == value)));
        self.when.iter().find(holds).map_or(self.is, |case| case.is)
    }

    fn told(&self, word: &'static str, text: fn(T) -> &'static str) -> Vec<Stated<'_>> {
        let mut told = vec![Stated { word, value: text(self.is), with: None, source: Source::of(&self.run, &self.read) }];
        for Case { is, with, run, read } in &self.when {
            told.push(Stated { word, value: text(*is), with: Some(with), source: Source::of(run, read) });
        }
        told
    }
}

/// One behaviour as it is shown: message `does-<word>` takes the value as `is`.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated<'a> {
    /// The word.
    pub word: &'static str,
    /// Its value.
    pub value: &'static str,
    /// Settings under which it is so; `None` = as they usually are.
    pub with: Option<&'a BTreeMap<String, Vec<String>>>,
    /// How it is known; `None` = the description does not say.
    pub source: Option<Source<'a>>,
}

/// How a behaviour is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source<'a> {
    /// A file was really run: the name of the case.
    Run(&'a str),
    /// The place in code.
    Read(&'a str),
}

impl<'a> Source<'a> {
    fn of(run: &'a Option<String>, read: &'a Option<String>) -> Option<Self> {
        run.as_deref().map(Self::Run).or(read.as_deref().map(Self::Read))
    }

    /// The word of `importers show --json`: `run` or `read`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Run(_) => "run",
            Self::Read(_) => "read",
        }
    }

    /// The case or the place.
    pub fn place(self) -> &'a str {
        match self {
            Self::Run(place) | Self::Read(place) => place,
        }
    }
}

macro_rules! behaviours {
    ($(
        $(#[$doc:meta])*
        $word:literal $name:ident: $kind:ident { $( $(#[$value_doc:meta])* $value:ident = $text:literal, )+ }
    )+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
            pub enum $kind {
                $( $(#[$value_doc])* #[serde(rename = $text)] $value, )+
            }

            impl $kind {
                /// The word of descriptions and messages.
                pub fn word(self) -> &'static str {
                    match self { $( Self::$value => $text, )+ }
                }
            }
        )+

        /// What the description of an importer says of its behaviour.
        #[derive(Debug, Default, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Described {
            $( #[serde(rename = $word)] $name: Option<Known<$kind>>, )+
        }

        /// What an importer does under given settings; `None` = not known.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Does {
            $( $(#[$doc])* pub $name: Option<$kind>, )+
        }

        /// One value of one word: what rules hold for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is documented at its own type")]
        pub enum Behaviour {
            $( $kind($kind), )+
        }

        impl Described {
            /// What is so under these settings.
            pub fn under(&self, settings: &[Setting]) -> Does {
                Does { $( $name: self.$name.as_ref().map(|known| known.under(settings)), )+ }
            }

            /// Everything that is said, in the order of the words.
            pub fn told(&self) -> Vec<Stated<'_>> {
                let mut told = Vec::new();
                $( told.extend(self.$name.iter().flat_map(|known| known.told($word, $kind::word))); )+
                told
            }
        }

        impl Does {
            /// Whether this is what it does.
            pub fn is(&self, behaviour: Behaviour) -> bool {
                match behaviour { $( Behaviour::$kind(value) => self.$name == Some(value), )+ }
            }
        }
    };
}

behaviours! {
    /// A person who has no account.
    "unknown-account" unknown_account: UnknownAccount {
        /// The row does nothing.
        Skips = "skips",
        /// An account is made.
        Creates = "creates",
    }
    /// A person who has an account.
    "known-account" known_account: KnownAccount {
        /// The account is used.
        Takes = "takes",
        /// The row does nothing.
        Skips = "skips",
        /// A second account is made, with a number behind its name.
        Doubles = "doubles",
    }
    /// A row that names nobody.
    "empty-person" empty_person: EmptyPerson {
        /// The row does nothing.
        Refuses = "refuses",
        /// The guest account of the site is enrolled.
        Guest = "guest",
        /// The run stops there.
        Stops = "stops",
        /// The person is found otherwise.
        FindsOtherwise = "finds-otherwise",
    }
    /// Several accounts of the same number or address.
    "several-accounts" several_accounts: SeveralAccounts {
        /// The row does nothing.
        Refuses = "refuses",
        /// One of them is taken.
        First = "first",
    }
    /// Logins with capitals, accents, blanks and signs.
    "odd-login" odd_login: OddLogin {
        /// An error is shown; an account of exactly that name is found all the same.
        Flags = "flags",
        /// They are cleaned before anything else.
        Cleans = "cleans",
        /// They are made lower case; an account cannot be made with what is left.
        Lowers = "lowers",
        /// They are looked for as they are.
        Exact = "exact",
    }
    /// Signs that the form of a field does not take.
    "odd-character" odd_character: OddCharacter {
        /// The row does nothing.
        Refuses = "refuses",
        /// The run stops there when the account has to be made.
        Stops = "stops",
    }
    /// The guest account.
    "guest" guest: Guest {
        /// It is refused.
        Refuses = "refuses",
        /// It is enrolled.
        Enrols = "enrols",
    }
    /// An administrator of the site.
    "administrator" administrator: Administrator {
        /// They are refused.
        Refuses = "refuses",
        /// They are enrolled.
        Enrols = "enrols",
    }
    /// The address of another account.
    "shared-address" shared_address: SharedAddress {
        /// The row does nothing.
        Refuses = "refuses",
        /// The row does nothing, unless the site allows it.
        AsTheSite = "as-the-site",
    }
    /// Profile fields of known accounts.
    "profile" profile: Profile {
        /// What the file holds is written over them, blanks too.
        Overwrites = "overwrites",
        /// The same, and defaults of the form where the file has no column.
        OverwritesAll = "overwrites-all",
        /// Written where they are empty.
        Fills = "fills",
        /// Left alone.
        Keeps = "keeps",
        /// Fields without a column are reset.
        Resets = "resets",
    }
    /// A course that the platform does not have.
    "unknown-course" unknown_course: UnknownCourse {
        /// Passed over, and not counted as an error.
        Uncounted = "uncounted",
        /// Said.
        Says = "says",
    }
    /// An empty cell for the course.
    "empty-course" empty_course: EmptyCourse {
        /// Nothing is done, without a word.
        Nothing = "nothing",
        /// The row does nothing, and that is said.
        Refuses = "refuses",
        /// The run stops there, now and each time.
        StopsForGood = "stops-for-good",
    }
    /// The front page of the site named as a course.
    "front-page" front_page: FrontPage {
        /// The role is given there, and nobody enrolled.
        RoleOnly = "role-only",
    }
    /// A course without the manual method.
    "without-manual-method" without_manual_method: WithoutManualMethod {
        /// Nobody is enrolled, without a word.
        Silent = "silent",
        /// The role alone is given, and that is said.
        Says = "says",
        /// The method is added.
        Adds = "adds",
        /// The import of the course fails.
        Fails = "fails",
        /// It has a method of its own.
        OwnMethod = "own-method",
    }
    /// A manual method that is switched off.
    "manual-method-off" manual_method_off: ManualMethodOff {
        /// People are enrolled and have no access.
        NoAccess = "no-access",
        /// The role alone is given, and that is said.
        Says = "says",
        /// The import of the course fails.
        Fails = "fails",
    }
    /// People who are enrolled already.
    "enrolled-already" enrolled_already: EnrolledAlready {
        /// Start and end are written anew; a suspension stays.
        Rewrites = "rewrites",
        /// Start and end are written anew, and a suspension is lifted.
        Reopens = "reopens",
        /// Dates and suspension stay.
        Keeps = "keeps",
        /// Start and end of its own enrolments are written anew and a suspension lifted; other methods stay beside.
        SecondEnrolment = "second-enrolment",
    }
    /// People who hold a role in the course already.
    "role-held" role_held: RoleHeld {
        /// The new one is added.
        Adds = "adds",
        /// The new one is not given.
        Keeps = "keeps",
    }
    /// How the role is named.
    "role-by" role_by: RoleBy {
        /// By its short name, or by its number.
        ShortnameOrId = "shortname-or-id",
        /// By its short name.
        Shortname = "shortname",
        /// By its short name, in any case.
        AnyCase = "any-case",
        /// In the form of the import, not in the file.
        Form = "form",
    }
    /// A role that the platform does not have.
    "unknown-role" unknown_role: UnknownRole {
        /// Nobody is enrolled there.
        Refuses = "refuses",
        /// People are enrolled without a role; without a method the run stops.
        NoRole = "no-role",
    }
    /// An empty cell for the role.
    "empty-role" empty_role: EmptyRole {
        /// The default role of the course is given.
        CourseDefault = "course-default",
        /// The role of students is given, with a message of failure.
        Student = "student",
        /// Nobody is enrolled.
        Refuses = "refuses",
    }
    /// A role that is not made for courses.
    "role-elsewhere" role_elsewhere: RoleElsewhere {
        /// It is called unknown.
        Refuses = "refuses",
        /// It is given.
        Gives = "gives",
    }
    /// A group that the course does not have.
    "unknown-group" unknown_group: UnknownGroup {
        /// It is made.
        Creates = "creates",
        /// It is made where a cell of the row asks for it, otherwise that is said.
        ByCommand = "by-command",
        /// Nobody is put into a group, without a word.
        Ignores = "ignores",
        /// Nobody is put into a group, and that is said.
        Says = "says",
    }
    /// A group made of figures.
    "numeric-group" numeric_group: NumericGroup {
        /// Taken for the number of a group.
        Id = "id",
        /// A name like any other.
        Name = "name",
    }
    /// A name of a group that the database does not take.
    "long-group" long_group: LongGroup {
        /// The run stops there.
        Stops = "stops",
    }
    /// An apostrophe in the name of a new group.
    "apostrophe-in-group" apostrophe_in_group: ApostropheInGroup {
        /// A backslash is written before it, and the group is made anew at each import.
        Escapes = "escapes",
    }
    /// A cohort that the platform does not have.
    "unknown-cohort" unknown_cohort: UnknownCohort {
        /// It is made.
        Creates = "creates",
        /// The row does nothing, and that is said.
        Says = "says",
    }
    /// Periods.
    "reads-days-as" reads_days_as: ReadsDaysAs {
        /// Days: the whole number at the beginning of the text.
        LeadingNumber = "leading-number",
    }
    /// Statuses.
    "reads-status-as" reads_status_as: ReadsStatusAs {
        /// 0 or 1; anything else is ignored without a word.
        ZeroOrOne = "zero-or-one",
    }
    /// A moment in another form than it wants.
    "odd-moment" odd_moment: OddMoment {
        /// The run stops there.
        Stops = "stops",
        /// Taken for now, or for no end.
        Now = "now",
        /// The figures at its beginning are taken for seconds.
        LeadingNumber = "leading-number",
    }
    /// Numbers of columns.
    "numbered-columns" numbered_columns: NumberedColumns {
        /// Each number is looked at on its own, as text.
        Any = "any",
        /// Read up to the first missing number.
        UpToGap = "up-to-gap",
    }
    /// A column that it does not know.
    "unknown-column" unknown_column: UnknownColumn {
        /// The whole file is refused.
        RefusesFile = "refuses-file",
        /// There is no place for it in the file.
        NoPlace = "no-place",
    }
    /// The delimiter in a value.
    "delimiter-in-value" delimiter_in_value: DelimiterInValue {
        /// The whole file is refused.
        RefusesFile = "refuses-file",
        /// Cells move to the right.
        Shifts = "shifts",
        /// What follows becomes a part of the group.
        JoinsGroup = "joins-group",
        /// The row does nothing.
        Refuses = "refuses",
    }
    /// Blanks around a value.
    "outer-blanks" outer_blanks: OuterBlanks {
        /// Taken off.
        Trims = "trims",
        /// Kept: the value is another.
        Keeps = "keeps",
    }
    /// A file without rows.
    "no-row" no_row: NoRow {
        /// The run never ends.
        Endless = "endless",
        /// Nothing is done.
        Nothing = "nothing",
    }
    /// The welcome message of courses.
    "welcome-message" welcome_message: WelcomeMessage {
        /// Sent to everybody whom the import enrols.
        Sends = "sends",
        /// Not sent.
        Never = "never",
    }
    /// What is told of rows that were not done.
    "report" report: Report {
        /// On the page, with the line.
        Page = "page",
        /// In a report on the platform.
        Stored = "stored",
        /// By e-mail, when the form asks for it; the page says nothing.
        Mail = "mail",
        /// Nowhere.
        Nowhere = "nowhere",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::importer;

    #[test]
    fn everything_that_is_said_of_a_tool_has_its_source() {
        for importer in importer::all() {
            let told = importer.does.told();
            assert!(told.len() > 7, "{} says {} words", importer.id, told.len());
            let bare: Vec<_> = told.iter().filter(|told| told.source.is_none()).collect();
            assert!(bare.is_empty(), "{} {bare:?}", importer.id);
        }
    }

    #[test]
    fn settings_that_change_what_is_done_are_settings_of_the_import() {
        for importer in importer::all() {
            for (key, values) in importer.does.told().iter().filter_map(|told| told.with).flatten() {
                let setting = importer.settings.iter().find(|setting| setting.key == *key);
                let setting = setting.unwrap_or_else(|| panic!("{} has no setting {key}", importer.id));
                values.iter().for_each(|value| assert!(setting.choices.contains(value), "{} {key}={value}", importer.id));
            }
        }
    }

    #[test]
    fn two_descriptions_of_one_tool_say_the_same_of_it() {
        let of = |id: &str| &importer::find(id).unwrap().does;
        assert_eq!(of("moodle-upload-users"), of("moodle-create-accounts"));
    }

    #[test]
    fn a_setting_changes_what_is_done() {
        let importer = importer::find("moodle-upload-users").unwrap();
        let under = |pairs: &[(&str, &str)]| importer.does.under(&importer.settings_with(pairs.iter().copied()));
        assert_eq!(under(&[]).unknown_account, Some(UnknownAccount::Skips));
        assert_eq!(under(&[("uutype", "2")]).unknown_account, Some(UnknownAccount::Creates));
        assert_eq!(under(&[("uutype", "0")]).known_account, Some(KnownAccount::Skips));
        assert_eq!(under(&[("uuupdatetype", "0")]).profile, Some(Profile::Keeps));
        assert_eq!(
            under(&[("uumatchemail", "1"), ("uutype", "0")]).empty_person,
            Some(EmptyPerson::Refuses),
            "only where accounts are updated"
        );
    }
}
