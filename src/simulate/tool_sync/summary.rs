//! What a verdict comes to, for a person: how the run ends, what it changes, what the tool says in words,
//! and what it does without a word.

use super::super::outlook::{Ending, Outlook};
use super::settings::{Kind, Settings};
use super::verdict::{Change, NotTold, Outcome, Record, Said, Sink, Verdict};
use crate::catalogue::Catalogue;
use crate::error::{Level, Message};
use crate::watch::{Cancelled, Watch};
use std::collections::{BTreeMap, BTreeSet};

/// The whole of it.
#[derive(Clone, Debug)]
pub struct Summary {
    /// How the run ends.
    pub outcome: Outcome,
    /// The last line of the file of which anything is said; 0 when none.
    pub line: u32,
    /// Data rows of the file, and how many of them the tool came to.
    pub rows: (u64, u64),
    /// Why it crashed, in English; stable words.
    pub crash: Option<&'static str>,
    /// What changes, each with its number; what does not change is left out.
    pub counts: Vec<Count>,
    /// What to know, the gravest first.
    pub remarks: Vec<Remark>,
    /// Accounts that lose what they hold in fields that the file does not have: login, fields.
    pub resets: Vec<(String, Vec<&'static str>)>,
    /// What the catalogue does not tell.
    pub not_told: Vec<NotTold>,
}

/// One kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Id of its words, with `count`.
    pub id: &'static str,
    /// How many.
    pub count: usize,
    /// Whether it takes something away or makes what a list of enrolments does not ask for.
    pub level: Option<Level>,
}

/// Something that the tool says, or does without saying it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Id of its words, with `count` and `names`.
    pub id: &'static str,
    /// How grave it is.
    pub level: Level,
    /// How often.
    pub count: usize,
    /// Lines of the file, from 1.
    pub lines: Vec<u64>,
    /// Different names in question: courses, columns, people.
    pub names: Vec<String>,
}

impl Outcome {
    /// Id of its words, with `line`.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::Completed => "tool-sync-completed",
            Self::RefusedHeader => "tool-sync-refused-header",
            Self::StoppedOnRow => "tool-sync-stopped-on-row",
            Self::Crashed => "tool-sync-crashed",
            Self::NeverEnds => "tool-sync-never-ends",
            Self::NoFile => "tool-sync-no-file",
        }
    }
}

/// Ids of the tool's report, how grave they are, our words for them, and which argument is a name.
type Row = (&'static [&'static str], Level, &'static str, Option<usize>);

const REMARKS: &[Row] = &[
    (&["error/invalidfieldname", "tool_sync/errorinvalidcolumnname"], Level::Error, "tool-says-unknown-column", Some(0)),
    (&["error/fieldrequired", "tool_sync/errorrequiredcolumn"], Level::Error, "tool-says-missing-column", Some(0)),
    (&["tool_sync/invalidseparatordetected"], Level::Error, "tool-says-other-separator", None),
    (&["error/missingfield+erroronline"], Level::Error, "tool-says-empty-cell", Some(0)),
    (&["tool_sync/filenotfound"], Level::Error, "tool-says-no-file", Some(0)),
    (&["tool_sync/errornouser", "tool_sync/cohortmissinguser"], Level::Error, "tool-says-unknown-account", None),
    (&["error/unknowncourse"], Level::Error, "tool-says-unknown-course", Some(0)),
    (&["tool_sync/errornocourse", "tool_sync/errornullcourseidentifier"], Level::Error, "tool-says-unknown-course-rows", None),
    (&["tool_sync/errornorole"], Level::Error, "tool-says-unknown-role", None),
    (&["tool_sync/errorbadcmd", "tool_sync/errorgcmdvalue"], Level::Error, "tool-says-unknown-command", None),
    (&["tool_sync/cohortnotfound", "tool_sync/cohortnotexists"], Level::Error, "tool-says-unknown-cohort", Some(0)),
    (&["tool_sync/cohortconflict", "tool_sync/cohortprimaryidentifiermissing"], Level::Error, "tool-says-cohort-conflict", None),
    (&["tool_sync/cohortdeleted", "tool_sync/cohortfreed"], Level::Error, "tool-says-cohort-emptied", None),
    (&["tool_sync/usercreatecollision", "tool_sync/userupdatecollision"], Level::Error, "tool-says-collision", None),
    (&["tool_sync/usercreatemailcollision", "tool_sync/userupdatemailcollision"], Level::Error, "tool-says-email-collision", None),
    (&["tool_sync/errornomanualenrol", "tool_sync/errornoenrolmethod"], Level::Warning, "tool-says-no-method", None),
    (&["tool_sync/enrollednot"], Level::Warning, "tool-says-not-enrolled", None),
    (
        &["moodle/addedtogroupnot", "moodle/addedtogroupnotenrolled", "tool_sync/addedtogroupnot"],
        Level::Warning,
        "tool-says-not-in-group",
        None,
    ),
    (&["tool_sync/groupunknown", "missing-string/errornogroup"], Level::Error, "tool-says-unknown-group", None),
    (&["tool_sync/removedfromgroupnot"], Level::Warning, "tool-says-not-removed", None),
    (&["missing-string/errornullgroupidentifier", "missing-string/errornulluseridentifier"], Level::Error, "tool-says-no-identifier", None),
];

/// What the tool would say of something that is not there, and what has to be told for it to be certain.
const UNLESS: &[(&str, &[&str])] = &[
    ("tool-says-unknown-account", &["accounts"]),
    ("tool-says-unknown-course", &["courses", "hidden courses", "codes of the courses"]),
    ("tool-says-unknown-course-rows", &["courses", "hidden courses", "codes of the courses"]),
    ("tool-says-unknown-role", &["roles"]),
    ("tool-says-unknown-cohort", &["cohorts"]),
    ("tool-says-unknown-group", &["groups of the courses"]),
];

/// Why a run crashes, and our words for it.
const CRASHES: &[(&str, &str)] = &[
    ("login refused: forbidden character", "tool-crash-login"),
    ("value longer than the database column", "tool-crash-long"),
    ("date that is no number of seconds", "tool-crash-date"),
    ("unknown role given to a role-only assignment", "tool-crash-role"),
    ("unknown role taken away", "tool-crash-role"),
    ("course number that is no number", "tool-crash-course-number"),
    ("account to delete not found, a ghost account was made then deleted", "tool-crash-delete"),
    ("group without a name", "tool-crash-name"),
    ("cohort without a name", "tool-crash-name"),
];

/// What the catalogue does not tell, and our words for it.
const UNTOLD: &[(&str, &str)] = &[
    ("accounts", "untold-accounts"),
    ("cohorts", "untold-cohorts"),
    ("members of the cohorts", "untold-cohorts"),
    ("roles", "untold-roles"),
    ("courses", "untold-courses"),
    ("hidden courses", "untold-courses"),
    ("codes of the courses", "untold-codes"),
    ("existing enrolments", "untold-enrolments"),
    ("who administers the site", "untold-administrators"),
    ("enrolment methods of the courses", "untold-methods"),
    ("groups of the courses", "untold-groups"),
    ("members of the groups", "untold-groups"),
    ("groupings that a file updates", "untold-groups"),
    ("time zone of the site", "untold-site"),
    ("languages of the site", "untold-site"),
    ("start of the enrolments", "untold-starts"),
];

fn found(table: &[(&str, &'static str)], why: &str, otherwise: &'static str) -> &'static str {
    table.iter().find(|(known, _)| *known == why).map_or(otherwise, |(_, words)| words)
}

/// The words for a line of the tool's report that is more than a routine; `None` for a routine.
fn row(id: &str) -> Option<&'static Row> {
    REMARKS.iter().find(|(ids, ..)| ids.contains(&id))
}

/// Id of our words for a line of the tool's report, with `count` and `names`; `None` when it is a routine.
pub fn words(id: &str) -> Option<&'static str> {
    row(id).map(|(_, _, words, _)| *words)
}

/// What a file comes to on a platform.
///
/// # Errors
/// When the watch asks to stop.
pub fn foresee(bytes: &[u8], kind: Kind, settings: &Settings, catalogue: &Catalogue, watch: &Watch) -> Result<Summary, Cancelled> {
    let mut gather = Gather::new(catalogue);
    let verdict = super::simulate(bytes, kind, settings, catalogue.site(), &mut gather, watch)?;
    Ok(gather.finish(verdict))
}

/// Takes what a run says and changes, and adds it up.
pub(super) struct Gather<'a> {
    catalogue: &'a Catalogue,
    line: Option<u32>,
    remarks: BTreeMap<&'static str, Remark>,
    /// Names that stand in a remark already, by its id.
    named: BTreeSet<(&'static str, String)>,
    /// How often each kind of change was met, by its place in [`COUNTS`].
    counts: [usize; COUNTS.len()],
    /// Person, course and method of the enrolments that came.
    enrolled: BTreeSet<[String; 3]>,
    resets: Vec<(String, Vec<&'static str>)>,
}

/// Kinds of changes that are counted: our words, and how grave they are.
const COUNTS: [(&str, Option<Level>); 13] = [
    ("tool-sync-enrolled", None),
    ("tool-sync-roles", None),
    ("tool-sync-members", None),
    ("tool-sync-groups", None),
    ("tool-sync-created", Some(Level::Warning)),
    ("tool-sync-changed", None),
    ("tool-sync-reset", Some(Level::Warning)),
    ("tool-sync-deleted", Some(Level::Error)),
    ("tool-sync-replaced", None),
    ("tool-sync-unenrolled", Some(Level::Warning)),
    ("tool-sync-left", Some(Level::Warning)),
    ("tool-sync-cohorts", None),
    ("tool-sync-cohorts-deleted", Some(Level::Error)),
];

impl<'a> Gather<'a> {
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        Self {
            catalogue,
            line: None,
            remarks: BTreeMap::new(),
            named: BTreeSet::new(),
            counts: [0; COUNTS.len()],
            enrolled: BTreeSet::new(),
            resets: Vec::new(),
        }
    }

    pub(super) fn finish(mut self, verdict: Verdict) -> Summary {
        let skipped = verdict.after.as_ref().and_then(|after| after.failed_rows.as_ref()).map_or(0, |rows| rows.len().saturating_sub(1));
        if skipped > 0 {
            self.remark("tool-says-skipped", Level::Warning).count = skipped;
        }
        let mut remarks: Vec<Remark> = self.remarks.into_values().collect();
        remarks.sort_by_key(|remark| std::cmp::Reverse(remark.level));
        let counted = COUNTS.into_iter().zip(self.counts).filter(|(_, count)| *count > 0);
        Summary {
            outcome: verdict.outcome,
            line: self.line.unwrap_or(0),
            rows: (verdict.rows, verdict.rows_read),
            crash: verdict.crash.map(|crash| crash.reason),
            counts: counted.map(|((id, level), count)| Count { id, count, level }).collect(),
            remarks,
            resets: self.resets,
            not_told: verdict.not_told,
        }
    }

    fn remark(&mut self, id: &'static str, level: Level) -> &mut Remark {
        self.remarks.entry(id).or_insert_with(|| Remark { id, level, count: 0, lines: Vec::new(), names: Vec::new() })
    }

    fn name(&mut self, id: &'static str, level: Level, name: String) {
        if self.named.insert((id, name.clone())) {
            self.remark(id, level).names.push(name);
        }
    }

    fn count(&mut self, id: &'static str) {
        COUNTS.iter().zip(&mut self.counts).filter(|((known, _), _)| *known == id).for_each(|(_, count)| *count += 1);
    }

    fn record(&mut self, came: bool, record: &Record) {
        match (record, came) {
            (Record::Enrolment { user, course, method, .. }, true) => {
                self.count("tool-sync-enrolled");
                self.enrolled.insert([user, course, method].map(String::clone));
            }
            // One that goes and comes back in one: only its dates or its status move.
            (Record::Enrolment { user, course, method, .. }, false) => {
                let comes_back = self.enrolled.contains(&[user, course, method].map(String::clone));
                self.count(if comes_back { "tool-sync-replaced" } else { "tool-sync-unenrolled" });
            }
            (Record::Role { user, course, .. }, true) => {
                self.count("tool-sync-roles");
                self.role_only(user, course);
            }
            (Record::Group { .. }, true) => self.count("tool-sync-groups"),
            (Record::Member { .. }, came) => self.count(if came { "tool-sync-members" } else { "tool-sync-left" }),
            (Record::Cohort { .. }, came) => self.count(if came { "tool-sync-cohorts" } else { "tool-sync-cohorts-deleted" }),
            (Record::Role { .. } | Record::Group { .. }, false) | (Record::CohortMember { .. } | Record::Preference { .. }, _) => {}
        }
    }

    /// A role given to somebody who is not enrolled and will not be is not among the participants.
    fn role_only(&mut self, user: &str, course: &str) {
        let comes = self.enrolled.range([user.to_owned(), course.to_owned(), String::new()]..).next();
        let comes = comes.is_some_and(|[person, place, _]| person == user && place == course);
        if comes || self.catalogue.enrolments_of(user).any(|enrolment| enrolment.course == course) {
            return;
        }
        let remark = self.remark("tool-says-role-only", Level::Warning);
        remark.count += 1;
        remark.names.push(format!("{user} ({course})"));
    }
}

impl Sink for Gather<'_> {
    fn said(&mut self, said: &Said, not_told: &[&'static str]) {
        self.line = said.line.or(self.line);
        let Some((_, level, id, name)) = row(said.id) else { return };
        // What is missing may be there all the same: nobody told.
        let whys = UNLESS.iter().find(|(remark, _)| remark == id).map_or(&[][..], |(_, whys)| *whys);
        let is_open = not_told.iter().any(|why| whys.contains(why));
        let (id, level) = if is_open { ("tool-says-not-told", Level::Warning) } else { (*id, *level) };
        let line = self.line.map(u64::from);
        let remark = self.remark(id, level);
        remark.count += 1;
        remark.lines.extend(line.filter(|line| remark.lines.last() != Some(line)));
        if let Some(name) = name.and_then(|at| said.args.get(at)) {
            self.name(id, level, name.clone());
        }
    }

    fn changed(&mut self, change: &Change) {
        match change {
            Change::UserCreated(_) => self.count("tool-sync-created"),
            Change::UserChanged { username, resets, .. } => {
                self.count("tool-sync-changed");
                if !resets.is_empty() {
                    self.count("tool-sync-reset");
                    self.resets.push((username.clone(), resets.clone()));
                }
            }
            Change::UserDeleted { .. } => self.count("tool-sync-deleted"),
            Change::Record { came, record } => self.record(*came, record),
        }
    }
}

impl Summary {
    /// What is said here, and there not at all, less often, or of others.
    pub fn only_here<'a>(&'a self, there: &'a Self) -> impl Iterator<Item = &'a Remark> {
        self.remarks.iter().filter(|remark| {
            let same = there.remarks.iter().find(|other| other.id == remark.id && other.count >= remark.count);
            same.is_none_or(|other| remark.names.iter().any(|name| !other.names.contains(name)))
        })
    }

    /// How the run ends, in words.
    pub fn outcome_words(&self) -> Message {
        Message::new(self.outcome.message_id()).with("line", self.line)
    }

    /// How many lines depend on what the catalogue does not tell, in words; `None` when none does.
    pub fn open_words(&self) -> Option<Message> {
        let lines: BTreeSet<_> = self.not_told.iter().map(|doubt| doubt.line).collect();
        (!lines.is_empty()).then(|| Message::new("tool-sync-open").with("count", lines.len()))
    }

    /// Why it crashes, in words.
    pub fn crash_words(&self) -> Option<Message> {
        self.crash.map(|reason| Message::new(found(CRASHES, reason, "tool-crash-defect")))
    }

    /// What the catalogue does not tell, in words, each once.
    pub fn untold(&self) -> Vec<Message> {
        let mut ids: Vec<&str> = self.not_told.iter().map(|doubt| found(UNTOLD, doubt.why, "untold-profiles")).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().map(Message::new).collect()
    }

    /// What becomes of the rows. The tool tells what it refuses by line, and what it writes only in all: of the rows that are
    /// not refused, as many are taken for new enrolments, then for other changes, as it writes.
    pub fn outlook(&self) -> Outlook {
        let (rows, read) = self.rows;
        let ending = match self.outcome {
            Outcome::Completed => Ending::Whole,
            Outcome::StoppedOnRow | Outcome::Crashed => Ending::Stopped(self.line.into()),
            Outcome::RefusedHeader | Outcome::NeverEnds | Outcome::NoFile => Ending::Refused,
        };
        let mut lines: BTreeSet<u64> =
            self.remarks.iter().filter(|remark| remark.level == Level::Error).flat_map(|remark| remark.lines.iter().copied()).collect();
        lines.extend(if let Ending::Stopped(line) = ending { Some(line) } else { None });
        let refused = match ending {
            Ending::Refused => rows,
            Ending::Whole | Ending::Stopped(_) => rows.min(lines.len() as u64 + (rows - read)),
        };
        let taken = rows - refused;
        if !self.not_told.is_empty() {
            return Outlook { rows, refused, not_told: taken, ending, ..Outlook::default() };
        }
        let enrolled = taken.min(self.enrolments() as u64);
        let others: usize = self.counts.iter().map(|count| count.count).sum::<usize>() - self.enrolments();
        let changed = (taken - enrolled).min(others as u64);
        Outlook { rows, enrolled, changed, unchanged: taken - enrolled - changed, refused, ending, ..Outlook::default() }
    }

    /// Enrolments that are written.
    pub fn enrolments(&self) -> usize {
        self.counts.iter().find(|count| count.id == "tool-sync-enrolled").map_or(0, |count| count.count)
    }

    /// What needs an explicit yes before the file is written: accounts made or deleted, profiles reset, enrolments taken.
    pub fn to_confirm(&self) -> Vec<Message> {
        let grave = self.counts.iter().filter(|count| count.level.is_some()).map(Count::message);
        self.outlook().to_confirm().into_iter().chain(grave).collect()
    }
}

impl Count {
    /// What it says.
    pub fn message(&self) -> Message {
        Message::new(self.id).with("count", self.count)
    }
}

impl Remark {
    /// What it says.
    pub fn message(&self) -> Message {
        Message::new(self.id).with("count", self.count).with("names", self.names.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::parse;

    fn summary(kind: Kind, text: &str) -> Summary {
        let site = parse(
            br#"{"courses": [{"shortname": "A", "manual": "enabled", "groups": []}, {"shortname": "B", "manual": "none", "groups": []}],
                "roles": ["student"], "enrolments": [{"username": "u1", "course": "A", "role": "student", "status": 0, "start": 5}],
                "users": [{"username": "u1", "idnumber": "E1", "firstname": "U", "lastname": "Un", "email": "a@x.org", "institution": "UFR",
                  "department": "", "city": "", "country": "FR", "lang": "fr", "timezone": "Europe/Paris", "maildisplay": 1, "maildigest": 0}],
                "site": {"default_country": "FR", "lang": "fr", "timezone": "Europe/Paris"}}"#,
        )
        .unwrap();
        foresee(text.as_bytes(), kind, &Settings::default(), &Catalogue::new(site), &Watch::default()).unwrap()
    }

    #[test]
    fn silent_losses_and_roles_without_an_enrolment_are_told() {
        let summary = summary(Kind::Users, "username;firstname;lastname;course1;role1\nu1;U;Un;B;student\n");
        assert_eq!(summary.outcome, Outcome::Completed);
        assert_eq!(summary.resets, [("u1".to_owned(), vec!["idnumber", "institution"])]);
        let remarks: Vec<(&str, &[String])> = summary.remarks.iter().map(|remark| (remark.id, remark.names.as_slice())).collect();
        assert_eq!(remarks, [("tool-says-role-only", ["u1 (B)".to_owned()].as_slice())]);
        assert_eq!(summary.to_confirm().iter().map(|message| message.id.as_ref()).collect::<Vec<_>>(), ["tool-sync-reset"]);
    }

    #[test]
    fn what_nobody_told_is_not_said_to_be_missing() {
        let site = parse(
            br#"{"courses": [{"shortname": "A", "manual": "enabled", "groups": []}], "roles": ["student"], "enrolments": [],
                "users": [{"username": "u1", "idnumber": "E1"}], "asked": {"users": ["u1"]},
                "site": {"hidden_courses_untold": true, "timezone": "Europe/Paris"}}"#,
        )
        .unwrap();
        let mut settings = Settings::default();
        settings.set("enrols_useridentifier", "username").unwrap();
        settings.set("enrols_courseidentifier", "shortname").unwrap();
        let file = "uid;cid;rolename;enrol\nu1;A;student;manual\nu1;Z;student;manual\nu9;A;student;manual\nu1;Y;student;manual\n";
        let summary = foresee(file.as_bytes(), Kind::Enrolments, &settings, &Catalogue::new(site), &Watch::default()).unwrap();
        let remark = summary.remarks.iter().find(|remark| remark.id == "tool-says-not-told").unwrap();
        assert_eq!((remark.level, remark.lines.as_slice()), (Level::Warning, &[3, 5][..]), "{:?}", summary.remarks);
        assert!(!summary.remarks.iter().any(|remark| remark.id.starts_with("tool-says-unknown")));
        assert!(summary.open_words().is_some());
    }

    #[test]
    fn an_enrolment_that_only_moves_is_not_taken_away_and_refusals_bear_their_lines() {
        let summary = summary(Kind::Enrolments, "uid;cid;rolename;enrol\nu1;A;student;manual\nu9;A;student;manual\nu8;A;student;manual\n");
        let counts: Vec<(&str, usize)> = summary.counts.iter().map(|count| (count.id, count.count)).collect();
        assert_eq!(counts, [("tool-sync-enrolled", 1), ("tool-sync-replaced", 1)]);
        let refused = &summary.remarks[0];
        assert_eq!((refused.id, refused.count, refused.lines.as_slice()), ("tool-says-unknown-account", 2, [3, 4].as_slice()));
        assert!(!summary.outlook().is_clean());
    }

    #[test]
    fn two_files_are_compared_by_how_they_end_and_by_what_is_said_of_one_alone() {
        let header = "uid;cid;rolename;enrol\n";
        let opened = summary(Kind::Enrolments, &format!("{header}u1;A;student;manual\nu9;A;student;manual\nu8;Z;student;manual\n"));
        let made = summary(Kind::Enrolments, &format!("{header}u1;A;student;manual\nu9;A;student;manual\n"));
        assert_eq!([&opened, &made].map(|file| file.outlook().ending), [Ending::Whole; 2]);
        let only: Vec<&str> = opened.only_here(&made).map(|remark| remark.id).collect();
        assert!(!only.is_empty() && made.only_here(&opened).count() == 0, "{only:?}");
        let refused = summary(Kind::Enrolments, "uid;cid;rolename;enrol;nom\nu1;A;student;manual;Un\n");
        assert_eq!(refused.outlook().ending, Ending::Refused);
    }
}
