//! The import itself: the stages of one row, in the order of the tool.

use super::Why;
use super::ahead::{self, Ahead};
use super::clean::Rules;
use super::collate::Comparison;
use super::fields::Field;
use super::header::{Columns, Step};
use super::person::{Person, Row};
use super::release::{Release, Version};
use super::settings::{Database, Settings};
use super::state::{CourseId, GroupId, Names, RoleId, State, UserId};
use super::{Run, cohorts, enrol};
use crate::catalogue::{Assumption, Known, Site};
use crate::simulate::verdict::{
    AccountFate, Column, Effect, Fate, FileVerdict, Giver, Outcome, RowVerdict, Said, Stats, Tone, Visit, Welcome,
};
use crate::table::{Dict, ValueId};
use jiff::Zoned;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::rc::Rc;

/// Why a row goes no further.
pub(super) enum Stop {
    /// The row ends with an error or a warning.
    Row(AccountFate),
    /// The whole import ends here, with the string id of an exception.
    Import(&'static str),
}

/// One import in progress.
pub(super) struct Import<'a> {
    pub settings: &'a Settings,
    pub release: Release,
    pub version: Version,
    pub site: &'a Site,
    pub rules: Rules,
    pub state: State<'a>,
    pub stats: Stats,
    pub now: &'a Zoned,
    /// Midnight of the day of the import.
    pub today: i64,
    pub columns: Rc<Columns>,
    /// Courses by name as typed: MariaDB finds one course under several names, each with its own groups.
    pub courses: CourseNames,
    pub slots: Vec<CourseSlot<'a>>,
    pub groups: GroupCache,
    pub cohorts: FxHashMap<Box<str>, cohorts::Found>,
    /// Values of unique custom fields that the file had so far, by field.
    pub unique_values: FxHashSet<(usize, Box<str>)>,
    pub roles: enrol::Roles,
    /// The role whose holders are the contacts of a course, as Moodle is installed.
    pub contact_role: Option<RoleId>,
    pub ahead: Ahead,
    row: RowVerdict,
    /// False once something that is not told decides what follows in the row.
    sure: bool,
    /// Whether the row ends in one way or another by something that is not told.
    open: bool,
    aborted: Option<&'static str>,
}

/// A course that the import has met, under one name.
pub(super) struct CourseSlot<'a> {
    pub course: CourseId,
    pub front_page: bool,
    pub manual: Manual<'a>,
    pub groups_told: bool,
    /// Whether its groups are in the cache.
    pub groups_loaded: bool,
    /// Whether it sends its welcome message, and whether it has a contact; looked for at the first enrolment.
    pub welcome: Option<(Option<bool>, Option<bool>)>,
    /// Welcome messages sent.
    pub welcomed: u64,
}

/// Where the courses that were met stand, by name as typed.
#[derive(Default)]
pub(super) struct CourseNames {
    names: Dict,
    /// Slot by id of the name, plus one; 0 = none.
    slots: Vec<u32>,
}

impl CourseNames {
    pub fn get(&self, typed: &str) -> Option<usize> {
        self.slot(self.names.find(typed)?)
    }

    /// As [`CourseNames::get`], for many names at once.
    pub fn get_all<'t>(&self, typed: impl Iterator<Item = &'t str> + Clone) -> Vec<Option<usize>> {
        self.names.find_all(typed).into_iter().map(|id| self.slot(id?)).collect()
    }

    fn slot(&self, id: ValueId) -> Option<usize> {
        let slot = *self.slots.get(id.0 as usize)?;
        (slot > 0).then(|| slot as usize - 1)
    }

    pub fn insert(&mut self, typed: &str, slot: usize) {
        let id = self.names.intern(typed).0 as usize;
        if self.slots.len() <= id {
            self.slots.resize(id + 1, 0);
        }
        self.slots[id] = slot as u32 + 1;
    }
}

/// The manual enrolment of a course, as far as it is told.
#[derive(Clone, Copy)]
pub(super) enum Manual<'a> {
    NotTold,
    None,
    Method { enabled: bool, default_role: Known<Option<&'a str>>, seconds: Known<i64> },
}

/// Groups as the tool keeps them: loaded once per course, by number and by name.
#[derive(Default)]
pub(super) struct GroupCache {
    numbers: FxHashMap<(u32, i64), GroupId>,
    /// The names of groups are the same few in all courses: each is kept once.
    texts: Dict,
    names: FxHashMap<u64, GroupId>,
}

impl GroupCache {
    pub fn by_number(&self, slot: usize, number: i64) -> Option<GroupId> {
        self.numbers.get(&(slot as u32, number)).copied()
    }

    pub fn by_name(&self, slot: usize, name: &str) -> Option<GroupId> {
        self.of_text(slot, self.texts.find(name)?)
    }

    /// The names that any group has, for many at once.
    pub fn texts_of<'t>(&self, names: impl Iterator<Item = &'t str> + Clone) -> Vec<Option<ValueId>> {
        self.texts.find_all(names)
    }

    /// The group of a name that [`GroupCache::texts_of`] gave.
    pub fn of_text(&self, slot: usize, name: ValueId) -> Option<GroupId> {
        self.names.get(&(u64::from(name.0) << 32 | slot as u64)).copied()
    }

    pub fn put_number(&mut self, slot: usize, number: i64, group: GroupId) {
        self.numbers.insert((slot as u32, number), group);
    }

    /// Puts a name, unless another group of the course has it already and `first` counts.
    pub fn put_name(&mut self, slot: usize, name: &str, group: GroupId, first: bool) {
        let entry = self.names.entry(u64::from(self.texts.intern(name).0) << 32 | slot as u64);
        if first {
            entry.or_insert(group);
        } else {
            entry.insert_entry(group);
        }
    }
}

impl<'a> Import<'a> {
    pub fn new(run: &Run<'a>, columns: Columns, rows: u64) -> Self {
        let site = run.catalogue.site();
        let settings = run.settings;
        let version = settings.version(site);
        let roles = enrol::Roles::new(run.catalogue, settings.rights);
        let today = run.now.start_of_day().map_or(0, |midnight| midnight.timestamp().as_second());
        Self {
            settings,
            release: version.release,
            version,
            site,
            rules: rules(site),
            state: State::new(run.catalogue, Comparison::new(settings.database(site)), rows),
            stats: Stats::default(),
            now: run.now,
            today,
            columns: Rc::new(columns),
            courses: CourseNames::default(),
            slots: Vec::new(),
            groups: GroupCache::default(),
            cohorts: FxHashMap::default(),
            unique_values: FxHashSet::default(),
            contact_role: roles.named("editingteacher"),
            roles,
            ahead: Ahead::default(),
            row: RowVerdict::new(),
            sure: true,
            open: false,
            aborted: None,
        }
    }

    pub fn verdict(&self) -> &RowVerdict {
        &self.row
    }

    pub fn names(&self) -> Names<'_> {
        self.state.names()
    }

    pub fn aborted(&self) -> Option<&'static str> {
        self.aborted
    }

    /// Whether nothing decisive is missing in the present row so far.
    pub fn sure(&self) -> bool {
        self.sure
    }

    /// The welcome messages of each course, met under one name or several.
    pub fn tell_welcome(&self, verdict: &mut FileVerdict) {
        let mut places: FxHashMap<CourseId, usize> = FxHashMap::default();
        for slot in self.slots.iter().filter(|slot| slot.welcomed > 0) {
            let told = slot.welcome.is_some_and(|(sends, contact)| sends.is_some() && contact.is_some());
            let place = *places.entry(slot.course).or_insert(verdict.welcome.len());
            match verdict.welcome.get_mut(place) {
                Some(welcome) => welcome.messages += slot.welcomed,
                None => verdict.welcome.push(Welcome { course: slot.course, messages: slot.welcomed, told }),
            }
        }
    }

    pub fn stats(&self) -> Stats {
        self.stats
    }

    /// Treats one row, by its place in the block that was looked at.
    pub fn row(&mut self, place: usize, cells: &[Cow<'_, str>]) -> &RowVerdict {
        self.row.begin(self.row.line + 1);
        (self.sure, self.open) = (true, false);
        let columns = Rc::clone(&self.columns);
        let row = Row::new(cells);
        self.state.expect(ahead::login(row, columns.username), self.ahead.account(place));
        self.doubt_guard(cells, &columns);
        match self.treat(place, row, &columns) {
            Ok(fate) => self.row.account = fate,
            Err(Stop::Row(fate)) => {
                self.row.account = fate;
                self.refuse_courses(row, &columns);
            }
            Err(Stop::Import(id)) => {
                self.aborted = Some(id);
                self.row.account = AccountFate::Aborted;
            }
        }
        self.drop_what_comes_to_nothing();
        if !self.row.effects.is_sorted_by_key(|(effect, _)| effect.rank()) {
            self.row.effects.sort_by_key(|(effect, _)| effect.rank());
        }
        // What decides is said first.
        self.row.not_told.sort_by_key(|why| !why.decides());
        self.row.outcome = self.outcome();
        &self.row
    }

    fn treat(&mut self, place: usize, row: Row<'_>, columns: &Columns) -> Result<AccountFate, Stop> {
        let mut person = Person::read(row, columns);
        let found = self.find_account(row, columns, &mut person)?;
        let (user, fate) = match found {
            Some(user) => (user, self.update(row, columns, &mut person, user)?),
            None => (self.create(row, columns, &mut person)?, AccountFate::Created),
        };
        self.row.user = Some(user);
        self.add_interests(row, columns, user);
        for &at in &columns.cohorts {
            self.cohort(row, at, user)?;
        }
        let mut courses = 0;
        for step in &columns.steps {
            match step {
                Step::SystemRole(at) => self.system_role(row, *at, user),
                Step::CategoryRole { role, category } => self.category_role(row, *role, *category, user),
                Step::Course(course) => {
                    self.course(row, course, user, self.ahead.met(place, courses))?;
                    courses += 1;
                }
            }
        }
        self.last_check(row, columns, &person);
        Ok(fate)
    }

    /// The courses of a row that stops at its account.
    fn refuse_courses(&mut self, row: Row<'_>, columns: &Columns) {
        for step in &columns.steps {
            let Step::Course(course) = step else { continue };
            if let Some(typed) = row.given(Some(course.course)) {
                let course = self.state.find_course(typed);
                self.visit(course, None, Fate::Refused);
            }
        }
    }

    /// Notes what becomes of one course of the row.
    pub fn visit(&mut self, course: Option<CourseId>, role: Option<RoleId>, fate: Fate) {
        let fate = match fate {
            Fate::Enrolled if !self.sure && self.row.lacks_only_enrolments() => Fate::Written,
            Fate::Refused => fate,
            _ if !self.sure => Fate::NotTold,
            _ => fate,
        };
        self.row.visits.push(Visit { course, role, fate });
    }

    fn add_interests(&mut self, row: Row<'_>, columns: &Columns, user: UserId) {
        let Some(interests) = columns.interests.and_then(|at| row.cell(at)) else { return };
        for interest in interests.split(',').map(crate::text::php::trim).filter(|interest| !interest.is_empty()) {
            self.effect(Effect::InterestAdded(user, interest.into()));
        }
    }

    /// The warning at the very end of a row whose values do not fit their definition.
    fn last_check(&mut self, row: Row<'_>, columns: &Columns, person: &Person<'_>) {
        let bad_host =
            columns.mnethostid.and_then(|at| row.given(Some(at))).is_some_and(|host| crate::text::php::int(host).to_string() != host);
        let bad = bad_host
            || !self.rules.accepts(Field::Username, &person.username)
            || person.values().any(|(field, value)| !self.rules.accepts(field, value));
        let id = match self.release {
            release if release < Release(3, 11) => return,
            release if release < Release(4, 2) => "invaliduserdata/tool_uploaduser",
            _ => "invaliduserdatavalues/tool_uploaduser",
        };
        if bad {
            self.say(Column::Status, Tone::Warning, id);
        }
    }

    /// What a row ends where it began is no effect: an enrolment moved and moved back, a role given and taken away.
    fn drop_what_comes_to_nothing(&mut self) {
        let effects = &mut self.row.effects;
        effects.retain(|(effect, _)| !matches!(effect, Effect::EnrolmentChanged { old, new, .. } if old == new));
        while let Some((given, taken)) = given_and_taken(effects) {
            effects.remove(taken);
            effects.remove(given);
        }
    }

    fn outcome(&self) -> Outcome {
        match self.row.account {
            AccountFate::Aborted => return Outcome::Aborted,
            AccountFate::Error => return Outcome::Error,
            AccountFate::Skipped => return Outcome::Skipped,
            AccountFate::Deleted => return Outcome::Deleted,
            _ => {}
        }
        if self.open || self.row.not_told.iter().any(|why| why.decides()) {
            return Outcome::NotTold;
        }
        let refused = self.row.said.iter().any(|said| said.column == Column::Enrolments && said.tone == Tone::Error);
        // Empty custom fields are a side effect of writing an account, not a change.
        let written = self.row.effects.iter().any(|(effect, _)| !matches!(effect, Effect::ProfileDefaults(_)));
        let enrolled = || self.row.effects.iter().any(|(effect, _)| matches!(effect, Effect::Enrolled { .. }));
        match (refused, written) {
            (true, true) => Outcome::Partial,
            (true, false) => Outcome::EnrolError,
            (false, true) if enrolled() => Outcome::Enrolled,
            (false, true) if self.row.account == AccountFate::Created => Outcome::Created,
            (false, true) => Outcome::Changed,
            (false, false) => Outcome::Unchanged,
        }
    }

    // Inlined: what is said and done is then made where it is kept.
    #[inline(always)]
    pub fn say(&mut self, column: Column, tone: Tone, id: &'static str) {
        self.row.said.push(Said { column, tone, id, about: None, sure: self.sure });
    }

    pub fn say_of(&mut self, column: Column, tone: Tone, id: &'static str, about: &str) {
        self.row.said.push(Said { column, tone, id, about: Some(about.into()), sure: self.sure });
    }

    #[inline(always)]
    pub fn effect(&mut self, effect: Effect) {
        self.row.effects.push((effect, self.sure));
    }

    /// Effects of this row so far.
    pub fn effects(&mut self) -> &mut Vec<(Effect, bool)> {
        &mut self.row.effects
    }

    /// Notes that the row rests on what the people of the platform say.
    pub fn assume(&mut self, what: Assumption) {
        if !self.row.assumed.contains(&what) {
            self.row.assumed.push(what);
        }
    }

    /// Leaves open how the row ends, by something that does not decide elsewhere.
    pub fn leave_open(&mut self) {
        (self.sure, self.open) = (false, true);
    }

    /// Notes that the catalogue does not tell something. What decides makes all that follows unsure.
    pub fn not_told(&mut self, why: Why) {
        if !self.row.not_told.contains(&why) {
            self.row.not_told.push(why);
        }
        self.sure &= !why.decides();
    }
}

impl RowVerdict {
    /// Whether nothing decisive is missing but who is enrolled and which groups there are: the person
    /// will be in the course all the same.
    pub fn lacks_only_enrolments(&self) -> bool {
        let mut decisive = self.not_told.iter().filter(|why| why.decides()).peekable();
        decisive.peek().is_some() && decisive.all(|why| matches!(why, Why::Enrolments | Why::Groups))
    }
}

impl Settings {
    /// The release that counts: chosen, or told by the catalogue, or 4.5.
    pub fn version(&self, site: &Site) -> Version {
        let told = [&site.platform.moodle, &site.site.release].into_iter().flatten().find_map(|text| Version::of(text));
        self.moodle.or(told).unwrap_or(Version { release: Release(4, 5), point: None })
    }

    /// The database that counts: chosen, or told by the catalogue, or the strict one.
    pub fn database(&self, site: &Site) -> Database {
        let told = [&site.platform.database, &site.site.db].into_iter().flatten().find_map(|name| Database::of(name));
        self.database.or(told).unwrap_or(Database::Exact)
    }
}

impl FileVerdict {
    pub(in crate::simulate) fn count_row(&mut self, row: &RowVerdict) {
        self.rows_processed += 1;
        if let Some(i) = Outcome::ALL.iter().position(|&outcome| outcome == row.outcome)
            && let Some(count) = self.summary.get_mut(i)
        {
            *count += 1;
        }
        self.rows_assumed += u64::from(!row.assumed.is_empty());
        for what in &row.assumed {
            if let Some(i) = Assumption::ALL.iter().position(|other| other == what)
                && let Some(count) = self.assumed.get_mut(i)
            {
                *count += 1;
            }
        }
        for why in &row.not_told {
            if let Some(i) = Why::ALL.iter().position(|other| other == why)
                && let Some(count) = self.not_told.get_mut(i)
            {
                *count += 1;
            }
        }
    }
}

/// A role given, and taken away later in the same row.
fn given_and_taken(effects: &[(Effect, bool)]) -> Option<(usize, usize)> {
    if !effects.iter().any(|(effect, _)| matches!(effect, Effect::RoleRemoved(..))) {
        return None;
    }
    let taken = |at: usize, wanted: &Effect| effects.iter().skip(at).position(|(effect, _)| effect == wanted).map(|after| at + after);
    effects.iter().enumerate().find_map(|(at, (effect, _))| match effect {
        Effect::RoleAssigned(user, role, place, Giver::Tool) => {
            Some((at, taken(at, &Effect::RoleRemoved(*user, *role, *place, Giver::Tool))?))
        }
        _ => None,
    })
}

/// Authentication plugins of Moodle's own.
const AUTHS: [&str; 12] = ["cas", "db", "email", "ldap", "lti", "manual", "mnet", "nologin", "none", "oauth2", "shibboleth", "webservice"];

fn rules(site: &Site) -> Rules {
    let lang = site.site.lang.clone().unwrap_or_else(|| "en".to_owned());
    let mut langs = site.site.langs.clone().unwrap_or_default();
    langs.extend(["en".to_owned(), lang.clone()]);
    let mut auths = site.site.installed_auth.clone().unwrap_or_else(|| AUTHS.map(str::to_owned).to_vec());
    auths.extend(site.site.enabled_auth.iter().flatten().cloned());
    Rules { extended_usernames: site.site.extendedusernamechars == Some(true), lang, langs, auths }
}
