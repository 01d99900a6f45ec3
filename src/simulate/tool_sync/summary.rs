//! What a verdict comes to, for a person: how the run ends, what it changes, what the tool says in words,
//! and what it does without a word.

use super::super::outlook::{Ending, Outlook};
use super::verdict::{Change, NotTold, Outcome, Verdict};
use crate::catalogue::Catalogue;
use crate::error::{Level, Message};
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

impl Summary {
    /// Of a verdict on the site of this catalogue.
    pub fn of(verdict: &Verdict, catalogue: &Catalogue) -> Self {
        let mut remarks = said(verdict);
        remarks.extend(role_only(verdict, catalogue));
        let skipped = verdict.after.as_ref().and_then(|after| after.failed_rows.as_ref()).map_or(0, |rows| rows.len().saturating_sub(1));
        if skipped > 0 {
            remarks.push(Remark { id: "tool-says-skipped", level: Level::Warning, count: skipped, lines: Vec::new(), names: Vec::new() });
        }
        remarks.sort_by_key(|remark| std::cmp::Reverse(remark.level));
        let resets = verdict.changes.iter().filter_map(|change| match change {
            Change::UserChanged { username, resets, .. } if !resets.is_empty() => Some((username.clone(), resets.clone())),
            _ => None,
        });
        Self {
            outcome: verdict.outcome,
            line: verdict.said.iter().rev().find_map(|said| said.line).unwrap_or(0),
            rows: (verdict.rows, verdict.rows_read),
            crash: verdict.crash.map(|crash| crash.reason),
            counts: counts(verdict),
            remarks,
            resets: resets.collect(),
            not_told: verdict.not_told.clone(),
        }
    }

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

fn counts(verdict: &Verdict) -> Vec<Count> {
    let number = |wanted: &dyn Fn(&Change) -> bool| verdict.changes.iter().filter(|change| wanted(change)).count();
    let record = |op: &'static str| number(&move |change| matches!(change, Change::Record { op: held, .. } if *held == op));
    let replaced = replaced(verdict);
    [
        ("tool-sync-enrolled", record("enrol_added"), None),
        ("tool-sync-roles", record("roles_added"), None),
        ("tool-sync-members", record("members_added"), None),
        ("tool-sync-groups", record("groups_added"), None),
        ("tool-sync-created", number(&|change| matches!(change, Change::UserCreated(_))), Some(Level::Warning)),
        ("tool-sync-changed", number(&|change| matches!(change, Change::UserChanged { .. })), None),
        (
            "tool-sync-reset",
            number(&|change| matches!(change, Change::UserChanged { resets, .. } if !resets.is_empty())),
            Some(Level::Warning),
        ),
        ("tool-sync-deleted", number(&|change| matches!(change, Change::UserDeleted { .. })), Some(Level::Error)),
        ("tool-sync-replaced", replaced, None),
        ("tool-sync-unenrolled", record("enrol_removed") - replaced, Some(Level::Warning)),
        ("tool-sync-left", record("members_removed"), Some(Level::Warning)),
        ("tool-sync-cohorts", record("cohorts_added"), None),
        ("tool-sync-cohorts-deleted", record("cohorts_removed"), Some(Level::Error)),
    ]
    .into_iter()
    .filter(|(_, count, _)| *count > 0)
    .map(|(id, count, level)| Count { id, count, level })
    .collect()
}

/// Person, course and method at the start of the record of an enrolment.
fn place(what: &str) -> Vec<&str> {
    what.split(" | ").take(3).collect()
}

/// Enrolments that go and come back in one: only their dates or status move.
fn replaced(verdict: &Verdict) -> usize {
    let of = |wanted: &'static str| {
        verdict.changes.iter().filter_map(move |change| match change {
            Change::Record { op, what } if *op == wanted => Some(place(what)),
            _ => None,
        })
    };
    let added: BTreeSet<Vec<&str>> = of("enrol_added").collect();
    of("enrol_removed").filter(|place| added.contains(place)).count()
}

fn said(verdict: &Verdict) -> Vec<Remark> {
    let mut found: BTreeMap<&'static str, Remark> = BTreeMap::new();
    let mut line = None;
    for said in &verdict.said {
        line = said.line.or(line);
        let Some((_, level, id, name)) = row(&said.id) else { continue };
        let (id, level) = if is_open(verdict, id, line) { (&"tool-says-not-told", &Level::Warning) } else { (id, level) };
        let remark = found.entry(id).or_insert(Remark { id, level: *level, count: 0, lines: Vec::new(), names: Vec::new() });
        remark.count += 1;
        if let Some(line) = line.map(u64::from).filter(|line| remark.lines.last() != Some(line)) {
            remark.lines.push(line);
        }
        if let Some(name) = name.and_then(|at| said.args.get(at)).filter(|name| !remark.names.contains(name)) {
            remark.names.push(name.clone());
        }
    }
    found.into_values().collect()
}

/// Whether what is missing on a line may be there all the same: nobody told.
fn is_open(verdict: &Verdict, id: &str, line: Option<u32>) -> bool {
    let whys = UNLESS.iter().find(|(remark, _)| *remark == id).map_or(&[][..], |(_, whys)| *whys);
    verdict.not_told.iter().any(|doubt| doubt.line == line && whys.contains(&doubt.why))
}

/// Roles given to people who are not enrolled and will not be: they are not among the participants.
fn role_only(verdict: &Verdict, catalogue: &Catalogue) -> Option<Remark> {
    let mut enrolled: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut given: Vec<(&str, &str)> = Vec::new();
    for change in &verdict.changes {
        let Change::Record { op, what } = change else { continue };
        let mut parts = what.split(" | ");
        let (Some(person), Some(course)) = (parts.next(), parts.next()) else { continue };
        match *op {
            "enrol_added" => _ = enrolled.insert((person, course)),
            "roles_added" => given.push((person, course)),
            _ => {}
        }
    }
    let before = |person: &str, course: &str| catalogue.enrolments_of(person).any(|enrolment| enrolment.course == course);
    given.retain(|(person, course)| !enrolled.contains(&(*person, *course)) && !before(person, course));
    let names: Vec<String> = given.iter().map(|(person, course)| format!("{person} ({course})")).collect();
    (!names.is_empty()).then_some(Remark { id: "tool-says-role-only", level: Level::Warning, count: names.len(), lines: Vec::new(), names })
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Settings, simulate};
    use super::*;
    use crate::catalogue::parse;
    use crate::watch::Watch;

    fn summary(kind: Kind, text: &str) -> Summary {
        let site = parse(
            br#"{"courses": [{"shortname": "A", "manual": "enabled", "groups": []}, {"shortname": "B", "manual": "none", "groups": []}],
                "roles": ["student"], "enrolments": [{"username": "u1", "course": "A", "role": "student", "status": 0, "start": 5}],
                "users": [{"username": "u1", "idnumber": "E1", "firstname": "U", "lastname": "Un", "email": "a@x.org", "institution": "UFR",
                  "department": "", "city": "", "country": "FR", "lang": "fr", "timezone": "Europe/Paris", "maildisplay": 1, "maildigest": 0}],
                "site": {"default_country": "FR", "lang": "fr", "timezone": "Europe/Paris"}}"#,
        )
        .unwrap();
        let verdict = simulate(text.as_bytes(), kind, &Settings::default(), &site, &Watch::default()).unwrap();
        Summary::of(&verdict, &Catalogue::new(site))
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
        let file = "uid;cid;rolename;enrol\nu1;A;student;manual\nu1;Z;student;manual\nu9;A;student;manual\n";
        let verdict = simulate(file.as_bytes(), Kind::Enrolments, &settings, &site, &Watch::default()).unwrap();
        let summary = Summary::of(&verdict, &Catalogue::new(site));
        let remark = summary.remarks.iter().find(|remark| remark.id == "tool-says-not-told").unwrap();
        assert_eq!((remark.level, remark.lines.as_slice()), (Level::Warning, &[3][..]), "{:?}", summary.remarks);
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
