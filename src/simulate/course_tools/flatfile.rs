//! Moodle's own flat file (`enrol_flatfile`), read by a scheduled task: operation, role, person, course, start, end.
//!
//! Source: behaviour of Moodle 4.5.6 in `tests/oracle/flatfile`.

use super::Stop;
use super::desk::{Desk, Instance, Tie};
use super::settings::{Ending, Identifier};
use crate::catalogue::Site;
use crate::simulate::moodle_upload::decode;
use crate::simulate::verdict::{CourseId, Effect, End, Fate, Giver, Letter, Method, Plan, RoleId, Tenure, UserId, Where, Why};
use crate::text::php;
use crate::watch::Cancelled;
use rustc_hash::{FxHashMap, FxHashSet};

/// What the import remembers beside the desk.
struct Feed {
    words: FxHashMap<String, RoleId>,
    courses: FxHashMap<String, CourseId>,
    /// Whether every course tells its code.
    courses_told: bool,
    /// Enrolments by the flat file that this run has written.
    written: Vec<(UserId, CourseId)>,
    planned: FxHashSet<(UserId, CourseId, RoleId)>,
}

/// A line as the plugin reads it.
struct Record<'t> {
    takes_away: bool,
    role: RoleId,
    person: &'t str,
    course: &'t str,
    start: i64,
    end: i64,
}

pub(super) fn simulate(desk: &mut Desk<'_, '_>, bytes: &[u8]) -> Result<(), Cancelled> {
    // The end of the file is not trimmed here, which makes no line.
    let text = decode::raw_text(bytes, &desk.settings.encoding).replace('\r', "");
    desk.expect(text.len());
    let mut feed = Feed::new(desk);
    for run in 0..desk.settings.runs as usize {
        let mut done = run * text.len();
        for (at, line) in text.split('\n').enumerate() {
            done += line.len() + 1;
            if php::trim(line).is_empty() {
                continue;
            }
            if !desk.line(at as u64 + 1, done, |desk| feed.treat(desk, line))? {
                return Ok(());
            }
        }
        feed.expire(desk);
    }
    Ok(())
}

impl Feed {
    fn new(desk: &Desk<'_, '_>) -> Self {
        let mut courses = FxHashMap::default();
        for (at, course) in desk.site.courses.iter().enumerate() {
            if let Some(code) = &course.idnumber {
                courses.entry(code.clone()).or_insert(CourseId(at as u32));
            }
        }
        let courses_told = !desk.site.courses_untold && desk.site.courses.iter().all(|course| course.idnumber.is_some());
        let words = role_words(desk.site, &desk.settings.role_words);
        Self { words, courses, courses_told, written: Vec::new(), planned: FxHashSet::default() }
    }

    fn treat(&mut self, desk: &mut Desk<'_, '_>, line: &str) -> Result<(), Stop> {
        let separator = if line.contains(',') { ',' } else { ';' };
        let cells: Vec<&str> = line.split(separator).collect();
        if !(4..=6).contains(&cells.len()) {
            return refuse(desk, "shape", "");
        }
        let [operation, role] = [cells[0], cells[1]].map(|cell| php::trim(cell).to_lowercase());
        // Quotes are for all cells or for none, and protect nothing.
        let quote = operation.chars().next().filter(|c| matches!(c, '\'' | '"'));
        let unquoted = |cell: &str| quote.map_or_else(|| cell.to_owned(), |quote| cell.trim_matches(quote).to_owned());
        let [operation, role] = [operation, role].map(|cell| unquoted(&cell));
        let [person, course] = [cells[2], cells[3]].map(|cell| unquoted(php::trim(cell)));
        // A date was made a number before its quotes are taken off: there is none left.
        let seconds = |at: usize| cells.get(at).map_or(0, |cell| php::int(php::trim(cell)));
        if !matches!(operation.as_str(), "add" | "del") {
            return refuse(desk, "unknown_operation", &operation);
        }
        let Some(role) = self.role(desk, &role) else { return refuse(desk, "unknown_role", &role) };
        let record = Record { takes_away: operation == "del", role, person: &person, course: &course, start: seconds(4), end: seconds(5) };
        self.process(desk, &record)
    }

    fn role(&self, desk: &mut Desk<'_, '_>, word: &str) -> Option<RoleId> {
        if desk.site.roles.is_none() {
            desk.not_told(Why::Roles);
            return Some(desk.state.name_role(word));
        }
        self.words.get(word).copied()
    }

    fn process(&mut self, desk: &mut Desk<'_, '_>, record: &Record<'_>) -> Result<(), Stop> {
        if matches!(record.person, "" | "0") {
            return refuse(desk, "unknown_person", record.person);
        }
        let found = desk.people(Identifier::Idnumber, record.person)?;
        let Some(user) = found.into_iter().find(|&user| !desk.is_deleted(user)) else {
            return refuse(desk, "unknown_person", record.person);
        };
        let course = match self.courses.get(record.course) {
            Some(course) => *course,
            // The front page has no code: an empty cell finds it, and nobody can be enrolled there.
            None if record.course.is_empty() => {
                return if record.takes_away { refuse(desk, "not_unenrolled", "") } else { Err(Stop::Import("codingerror")) };
            }
            None if !self.courses_told => {
                desk.not_told(Why::Courses);
                return Err(Stop::Line);
            }
            None => return refuse(desk, "unknown_course", record.course),
        };
        if record.start > record.end && record.end != 0 {
            return refuse(desk, "start_after_end", "");
        }
        if record.start > desk.now {
            let Record { takes_away, role, start, end, .. } = *record;
            let plan = Plan { takes_away, user, course, role, start: Desk::moment(start), end: Desk::moment(end) };
            self.planned.insert((user, course, role));
            desk.effect(Effect::Planned(Box::new(plan)));
            desk.say("planned");
            return Ok(());
        }
        if self.planned.remove(&(user, course, record.role)) {
            desk.effect(Effect::PlanDropped(user, course, record.role));
        }
        if record.takes_away { take_away(desk, record, user, course) } else { self.add(desk, record, user, course) }
    }

    fn add(&mut self, desk: &mut Desk<'_, '_>, record: &Record<'_>, user: UserId, course: CourseId) -> Result<(), Stop> {
        if is_front_page(desk, course) {
            return Err(Stop::Import("codingerror"));
        }
        match desk.instance(course, Method::Flatfile) {
            Instance::None => desk.add_method(course, Method::Flatfile),
            Instance::NotTold => desk.not_told(Why::Methods),
            Instance::Present { .. } => {}
        }
        let mut tie = desk.told_tie(user, course, Some(record.role))?;
        let tenure = Tenure { suspended: false, start: Desk::moment(record.start), end: Desk::moment(record.end).into() };
        let held = tie.by(Method::Flatfile);
        if held.is_some() {
            desk.rewrite(user, course, &mut tie, Method::Flatfile, tenure);
        } else {
            desk.enrol(user, course, &mut tie, Method::Flatfile, tenure);
        }
        let given = desk.give(user, course, &mut tie, record.role, Giver::Flatfile);
        self.written.push((user, course));
        let fate = match held {
            None => Fate::Enrolled,
            Some(old) if old != tenure || given => Fate::Changed,
            Some(_) => Fate::Unchanged,
        };
        desk.keep(user, course, tie);
        desk.visit(Some(user), Some(course), Some(record.role), fate);
        desk.say(if held.is_some() { "updated" } else { "enrolled" });
        if held.is_none() {
            notify(desk, user, course);
        }
        Ok(())
    }

    /// The same run ends what is over: enrolments by the flat file whose last day is past.
    fn expire(&mut self, desk: &mut Desk<'_, '_>) {
        if desk.settings.expired == Ending::Keep {
            return;
        }
        let mut effects = Vec::new();
        for (user, course) in std::mem::take(&mut self.written) {
            let mut tie = desk.tie(user, course);
            let now = desk.now;
            let Some(place) = tie.enrolments.iter().position(|(method, tenure)| {
                *method == Method::Flatfile && !tenure.suspended && matches!(tenure.end, End::At(end) if end.get() < now)
            }) else {
                continue;
            };
            let old = tie.enrolments[place].1;
            if desk.settings.expired == Ending::Unenrol {
                tie.enrolments.remove(place);
                effects.push(Effect::EnrolmentRemoved(user, course, Method::Flatfile));
            } else {
                let new = Tenure { suspended: true, ..old };
                tie.enrolments[place].1 = new;
                effects.push(Effect::EnrolmentChanged { user, course, method: Method::Flatfile, old, new });
            }
            let gone = tie.roles.extract_if(.., |(_, giver)| *giver == Giver::Flatfile);
            effects.extend(gone.map(|(role, giver)| Effect::RoleRemoved(user, role, Where::Course(course), giver)));
            desk.keep(user, course, tie);
        }
        desk.after(&effects);
    }
}

/// A `del` tries every method that lets itself be managed.
fn take_away(desk: &mut Desk<'_, '_>, record: &Record<'_>, user: UserId, course: CourseId) -> Result<(), Stop> {
    let action = desk.settings.taken_away;
    if action == Ending::Keep {
        return refuse(desk, "del_ignored", "");
    }
    let mut tie = desk.told_tie(user, course, Some(record.role))?;
    let mut done = false;
    for (method, tenure) in tie.enrolments.clone() {
        let managed = matches!(method, Method::Manual | Method::OneSelf | Method::Flatfile);
        let is_enabled = method == Method::Flatfile || is_plugin_enabled(desk.site, method);
        let goes = if managed { is_enabled } else { tenure.suspended && action == Ending::Unenrol };
        if !goes || keeps(&tie, method, record.role) {
            continue;
        }
        let giver = (method == Method::Flatfile).then_some(Giver::Flatfile);
        let by_hand = |role, giver| role == record.role && giver == Giver::Tool;
        if action == Ending::Unenrol {
            if giver.is_none() {
                desk.take(user, course, &mut tie, by_hand);
            }
            desk.unenrol(user, course, &mut tie, method, giver);
            desk.say("unenrolled");
            done = true;
        } else if !tenure.suspended {
            desk.rewrite(user, course, &mut tie, method, Tenure { suspended: true, ..tenure });
            desk.take(user, course, &mut tie, |role, other| if giver.is_some() { Some(other) == giver } else { by_hand(role, other) });
            desk.say("suspended");
            done = true;
        }
    }
    desk.keep(user, course, tie);
    desk.visit(Some(user), Some(course), Some(record.role), if done { Fate::Changed } else { Fate::Refused });
    if done { Ok(()) } else { refuse(desk, "not_unenrolled", record.person) }
}

/// Whether an enrolment stays because of other roles that it carries.
fn keeps(tie: &Tie, method: Method, role: RoleId) -> bool {
    let own: Vec<RoleId> =
        tie.roles.iter().filter(|(_, giver)| *giver == Giver::Flatfile && method == Method::Flatfile).map(|r| r.0).collect();
    if !own.is_empty() {
        return !own.contains(&role);
    }
    let by_hand: Vec<RoleId> = tie.roles.iter().filter(|(_, giver)| *giver == Giver::Tool).map(|held| held.0).collect();
    method != Method::Flatfile && !by_hand.is_empty() && !by_hand.contains(&role)
}

fn is_plugin_enabled(site: &Site, method: Method) -> bool {
    site.site.enrol_plugins_enabled.as_ref().is_none_or(|enabled| enabled.iter().any(|name| name == method.word()))
}

fn is_front_page(desk: &Desk<'_, '_>, course: CourseId) -> bool {
    let front = desk.site.site.shortname.as_deref();
    front.is_some() && desk.course(course).map(|course| course.shortname.as_str()) == front
}

fn notify(desk: &mut Desk<'_, '_>, user: UserId, course: CourseId) {
    if desk.settings.mails_students {
        desk.say("notified_person");
        desk.effect(Effect::Notified(user, course, Letter::Enrolled));
    }
    if desk.settings.mails_teachers {
        let teacher = desk.teacher_of(course);
        if let Some(teacher) = teacher {
            desk.say("notified_responsible");
            desk.effect(Effect::Notified(teacher, course, Letter::Enrolled));
        }
    }
}

/// The words that name a role: its short name, or what the settings give in its place; the first role of a word counts.
fn role_words(site: &Site, given: &[(String, String)]) -> FxHashMap<String, RoleId> {
    let mut words = FxHashMap::default();
    for (at, role) in site.roles.iter().flatten().enumerate() {
        let named = |name: &str| name == role.shortname || name.parse() == Ok(role.id);
        let word = given.iter().rfind(|(name, _)| named(name)).map_or(role.shortname.as_str(), |(_, word)| word);
        if !word.is_empty() {
            words.entry(word.to_lowercase()).or_insert(RoleId(at as u32));
        }
    }
    words
}

fn refuse(desk: &mut Desk<'_, '_>, id: &'static str, about: &str) -> Result<(), Stop> {
    desk.refuse_of(id, about);
    Err(Stop::Line)
}
