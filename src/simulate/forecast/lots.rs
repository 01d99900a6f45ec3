//! Rows that meet the same end for the same reason, gathered: « 412 rows, enrolled as student in CHIM_L1 » is one line, however
//! many they are. No row that is judged is in none of them.

use super::super::verdict::{AccountFate, CourseId, Fate, Names, Outcome, RoleId, RowVerdict, Why};
use super::NoticeKind;
use super::gather::{account_refusal, refusals};
use crate::error::{Level, Message};
use rustc_hash::FxHashMap;

/// What happens to a row, or in one of its courses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Happens {
    /// Refused, or passed over without a word, for this reason.
    Refused(NoticeKind),
    /// The catalogue does not tell this.
    NotTold(Option<Why>),
    /// The account is deleted.
    Deleted,
    /// The account is created.
    Created,
    /// A new enrolment.
    Enrolled,
    /// Enrolled, or rewritten when enrolled already: existing enrolments are not told.
    Written,
    /// The enrolment is rewritten, or a role added.
    Changed,
    /// Kept for a later day.
    Planned,
    /// Something else is written: a profile, a cohort.
    Updated,
    /// Enrolled so already.
    Unchanged,
    /// Nothing is written.
    Nothing,
}

/// Rows that meet the same end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lot {
    /// What happens to them.
    pub happens: Happens,
    /// Short name of the course, or what the file names so; empty where it is about none.
    pub course: String,
    /// Short name of the role that is given, or the value that is refused; may be empty.
    pub about: String,
    /// Their lines by the tool's count, in the order of the file.
    pub lines: Vec<u32>,
}

impl Lot {
    /// Whether another one is told by the same words.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (self.happens, &self.course, &self.about) == (other.happens, &other.course, &other.about)
    }
}

impl Happens {
    /// How grave it is; `None` for what was wanted.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Refused(kind) => Some(kind.level().max(Level::Warning)),
            Self::NotTold(_) | Self::Deleted | Self::Created => Some(Level::Warning),
            _ => None,
        }
    }

    /// Place among the others: what is refused first, what does nothing last.
    fn rank(self) -> u8 {
        match self {
            Self::Refused(kind) if kind.level() == Level::Error => 0,
            Self::Refused(_) => 1,
            Self::NotTold(_) => 2,
            Self::Deleted => 3,
            Self::Created => 4,
            Self::Enrolled | Self::Written => 5,
            Self::Changed => 6,
            Self::Planned | Self::Updated => 7,
            Self::Unchanged | Self::Nothing => 8,
        }
    }

    /// In a few words.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Refused(NoticeKind::UnknownAccount) => "lot-unknown-account",
            Self::Refused(NoticeKind::AccountRefused) => "lot-account-refused",
            Self::Refused(NoticeKind::UnknownCourse) => "lot-unknown-course",
            Self::Refused(NoticeKind::UnknownRole) => "lot-unknown-role",
            Self::Refused(NoticeKind::NotInCourse) => "lot-not-in-course",
            Self::Refused(NoticeKind::NoManualMethod) => "lot-no-manual-method",
            Self::Refused(NoticeKind::Aborted) => "lot-aborted",
            Self::Refused(_) => "lot-refused",
            Self::NotTold(_) => "lot-not-told",
            Self::Deleted => "lot-deleted",
            Self::Created => "lot-created",
            Self::Enrolled => "lot-enrolled",
            Self::Written => "lot-written",
            Self::Changed => "lot-changed",
            Self::Planned => "lot-planned",
            Self::Updated => "lot-updated",
            Self::Unchanged => "lot-unchanged",
            Self::Nothing => "lot-nothing",
        })
    }

    /// Why, where more can be said than what happens.
    pub fn why(self) -> Option<Message> {
        match self {
            Self::NotTold(why) => why.map(Why::message),
            Self::Refused(kind) => kind.note_id().map(Message::new),
            _ => None,
        }
    }
}

/// What tells a lot from the others: what happens, the course, the role, the value that is refused.
type Key = (Happens, u32, u32, u32);
/// No course, no role, no value.
const NONE: u32 = u32::MAX;

/// Gathers lots row by row.
#[derive(Default)]
pub(super) struct Lots {
    places: FxHashMap<Key, u32>,
    lots: Vec<Lot>,
    /// Place of a lot and line of a row in it, in the order of the file: the lots get their lines at the end, each at once.
    met: Vec<(u32, u32)>,
    /// The lot met last: the next row is often of the same.
    last: Option<(Key, u32)>,
    values: FxHashMap<Box<str>, u32>,
}

impl Lots {
    /// The gravest first, and of those the largest.
    pub fn finish(self) -> Vec<Lot> {
        let mut lots = self.lots;
        let mut counts = vec![0_usize; lots.len()];
        self.met.iter().for_each(|&(place, _)| counts[place as usize] += 1);
        lots.iter_mut().zip(counts).for_each(|(lot, count)| lot.lines.reserve_exact(count));
        for (place, line) in self.met {
            let lines = &mut lots[place as usize].lines;
            if lines.last() != Some(&line) {
                lines.push(line);
            }
        }
        order(&mut lots);
        lots
    }

    /// Puts a row where it belongs: with its account if that stops it, else with what happens in each of its courses.
    pub fn row(&mut self, row: &RowVerdict, names: &Names<'_>) {
        let stops = match row.outcome {
            Outcome::Blank => return,
            Outcome::Aborted => Some(Happens::Refused(NoticeKind::Aborted)),
            Outcome::Deleted => Some(Happens::Deleted),
            Outcome::Planned => Some(Happens::Planned),
            Outcome::Error | Outcome::Skipped if row.account != AccountFate::Untouched => Some(Happens::Refused(account_refusal(row))),
            _ => None,
        };
        if let Some(happens) = stops {
            return self.plain(row.line, happens);
        }
        let mut told = false;
        if row.account == AccountFate::Created {
            self.plain(row.line, Happens::Created);
            told = true;
        }
        let mut said = false;
        for (kind, about) in refusals(row) {
            // Many people are one lot: the value only tells what many may share.
            let about = if matches!(kind, NoticeKind::UnknownAccount | NoticeKind::NotInCourse) { "" } else { about };
            let value = self.value(about);
            self.put(row.line, (Happens::Refused(kind), NONE, NONE, value), || match kind {
                NoticeKind::UnknownCourse => (about.to_owned(), String::new()),
                _ => (String::new(), about.to_owned()),
            });
            said = true;
        }
        let why = row.not_told.iter().copied().find(|why| why.decides());
        for visit in &row.visits {
            match visit.fate {
                // What is refused is among what is said; where nothing is said, it is told all the same.
                Fate::Refused if said => {}
                Fate::Refused => self.plain(row.line, Happens::Refused(NoticeKind::OtherRefusal)),
                fate => self.visit(row.line, happens(fate, why), visit.course, visit.role, names),
            }
            told = true;
        }
        if !told && !said {
            self.plain(row.line, of_outcome(row.outcome, why));
        }
    }

    fn visit(&mut self, line: u64, happens: Happens, course: Option<CourseId>, role: Option<RoleId>, names: &Names<'_>) {
        let key = (happens, course.map_or(NONE, |course| course.0), role.map_or(NONE, |role| role.0), NONE);
        self.put(line, key, || {
            let course = course.map(|course| names.shortname(course).to_owned());
            (course.unwrap_or_default(), role.map(|role| names.role(role).to_owned()).unwrap_or_default())
        });
    }

    fn plain(&mut self, line: u64, happens: Happens) {
        self.put(line, (happens, NONE, NONE, NONE), Default::default);
    }

    fn value(&mut self, value: &str) -> u32 {
        if let Some(&known) = self.values.get(value) {
            return known;
        }
        let number = self.values.len() as u32;
        self.values.insert(value.into(), number);
        number
    }

    /// `told` gives the course, and the role or value, of a lot that is new.
    fn put(&mut self, line: u64, key: Key, told: impl FnOnce() -> (String, String)) {
        let known = self.last.filter(|(last, _)| *last == key).map(|(_, place)| place).or_else(|| self.places.get(&key).copied());
        let place = known.unwrap_or_else(|| {
            let (course, about) = told();
            let place = self.lots.len() as u32;
            self.lots.push(Lot { happens: key.0, course, about, lines: Vec::new() });
            self.places.insert(key, place);
            place
        });
        self.last = Some((key, place));
        self.met.push((place, line as u32));
    }
}

/// Puts lots in the order in which they are told.
pub(super) fn order(lots: &mut [Lot]) {
    lots.sort_by_key(|lot| (lot.happens.rank(), std::cmp::Reverse(lot.lines.len())));
}

fn happens(fate: Fate, why: Option<Why>) -> Happens {
    match fate {
        Fate::Enrolled => Happens::Enrolled,
        Fate::Written => Happens::Written,
        Fate::Changed => Happens::Changed,
        Fate::Unchanged => Happens::Unchanged,
        Fate::Ignored => Happens::Refused(NoticeKind::NoManualMethod),
        Fate::NotTold => Happens::NotTold(why),
        Fate::Refused => Happens::Refused(NoticeKind::OtherRefusal),
    }
}

/// Of a row that names no course.
fn of_outcome(outcome: Outcome, why: Option<Why>) -> Happens {
    match outcome {
        Outcome::NotTold => Happens::NotTold(why),
        Outcome::Error | Outcome::Skipped | Outcome::EnrolError => Happens::Refused(NoticeKind::OtherRefusal),
        Outcome::Unchanged => Happens::Nothing,
        _ => Happens::Updated,
    }
}
