//! One run: the file, the settings, the state of the site, the report so far.

use super::super::verdict::{Aborted, FileError, FileVerdict, Sink};
use super::header::Header;
use super::lines::{self, Line, Lines};
use super::report::{After, Crash, Doubts, Outcome, Report, Reported};
use super::settings::{Kind, Mode, Settings};
use super::state::{CourseId, State, UserId};
use super::tally::Tally;
use super::why::{Cause, Doubt};
use super::words;
use crate::catalogue::{Catalogue, Enrolment};
use crate::watch::{Cancelled, Watch};

/// Lines between two looks at the watch.
const PACE: u32 = 64;

/// Why a run does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The end of the file.
    Completed,
    /// A header that is not taken.
    RefusedHeader,
    /// A row that ends the run.
    StoppedOnRow,
    /// No header at all.
    NeverEnds,
    /// Another file is looked for.
    NoFile,
    /// The person asked to stop.
    Cancelled,
    /// An error, of this PHP class.
    Crashed(&'static str, Cause),
}

impl Stop {
    /// A crash.
    pub(super) fn crash(class: &'static str, cause: Cause) -> Self {
        Self::Crashed(class, cause)
    }
}

/// Everything that a stage needs.
pub(super) struct Run<'a> {
    pub lines: Lines<'a>,
    pub settings: &'a Settings,
    pub state: State<'a>,
    pub doubts: Doubts,
    catalogue: &'a Catalogue,
    sink: &'a mut dyn Sink,
    tally: Tally,
    /// What is said before the header is found: of a file without one, the tool leaves no report.
    held: Option<Vec<Reported>>,
    /// What was found not to be told at the present line.
    untold: Vec<Doubt>,
    failed: Vec<String>,
    line: Option<u32>,
    /// The last line of the file of which anything is said.
    last: Option<u32>,
    watch: &'a Watch,
    rows: u32,
    rows_read: u64,
}

impl<'a> Run<'a> {
    pub(super) fn new(bytes: &'a [u8], settings: &'a Settings, catalogue: &'a Catalogue, sink: &'a mut dyn Sink, watch: &'a Watch) -> Self {
        Self {
            lines: Lines::new(bytes),
            settings,
            state: State::new(catalogue.site()),
            doubts: Doubts::default(),
            catalogue,
            sink,
            tally: Tally::default(),
            held: Some(Vec::new()),
            untold: Vec::new(),
            failed: Vec::new(),
            line: None,
            last: None,
            watch,
            rows: 0,
            rows_read: 0,
        }
    }

    /// Whether the tool only tries, and writes nothing.
    pub(super) fn is_simulated(&self) -> bool {
        self.settings.mode == Mode::Simulate
    }

    /// Opens the file, unless the tool looks for another one.
    pub(super) fn open(&mut self) -> Result<(), Stop> {
        match self.settings.missed_location() {
            Some(path) => {
                self.say("tool_sync/filenotfound", [path]);
                Err(Stop::NoFile)
            }
            None => Ok(()),
        }
    }

    /// The next data row, or why there is none: a line passed over, or nothing more to read.
    /// The row is trimmed as a whole before it is looked at.
    pub(super) fn row(&mut self) -> Result<Option<Line>, Stop> {
        self.rows = self.rows.wrapping_add(1);
        if self.rows.is_multiple_of(PACE) {
            self.watch.reach(self.lines.position() as u64).map_err(|Cancelled| Stop::Cancelled)?;
        }
        let utf8 = self.settings.is_utf8();
        let Some(mut line) = self.lines.read(utf8) else { return Ok(None) };
        self.let_go();
        self.untold.clear();
        self.line = Some(line.number);
        line.bytes = lines::trim(&line.bytes).to_vec();
        let is_row = !lines::is_passed_over(&mut line, false, utf8);
        self.rows_read += u64::from(is_row);
        Ok(is_row.then_some(line))
    }

    /// Data rows that the tool does not come to.
    fn rows_left(&mut self) -> u64 {
        let (utf8, mut left) = (self.settings.is_utf8(), 0);
        while let Some(mut line) = self.lines.read(utf8) {
            line.bytes = lines::trim(&line.bytes).to_vec();
            left += u64::from(!lines::is_passed_over(&mut line, false, utf8));
        }
        left
    }

    /// Adds a line to the report.
    pub(super) fn say<T: Into<String>>(&mut self, id: &'static str, args: impl IntoIterator<Item = T>) {
        self.push(id, args.into_iter().map(Into::into).collect(), false);
    }

    /// Adds a line that bears the prefix SIMULATION in a simulation.
    pub(super) fn tell<T: Into<String>>(&mut self, id: &'static str, args: impl IntoIterator<Item = T>) {
        self.push(id, args.into_iter().map(Into::into).collect(), self.is_simulated());
    }

    /// Adds the line that shows a row's number.
    pub(super) fn say_line(&mut self, number: u32) {
        self.put("hard/line", Vec::new(), false, Some(number));
    }

    fn put(&mut self, id: &'static str, args: Vec<String>, simulated: bool, number: Option<u32>) {
        let notice = words::meaning(id, &self.untold);
        let reported = Reported { id, args, simulated, number, line: self.last, notice };
        match &mut self.held {
            Some(held) => held.push(reported),
            None => self.report(&reported),
        }
    }

    fn report(&mut self, reported: &Reported) {
        self.tally.reported(reported);
        self.sink.reported(reported);
    }

    /// Gives what was held back to the sink: the header is found, or the run ends with a report.
    fn let_go(&mut self) {
        for reported in self.held.take().into_iter().flatten() {
            self.report(&reported);
        }
    }

    /// Adds text that is written in the code.
    pub(super) fn note(&mut self, text: impl Into<String>) {
        self.say("hard/note", [text.into()]);
    }

    fn push(&mut self, id: &'static str, mut args: Vec<String>, simulated: bool) {
        args.iter_mut().for_each(|arg| arg.retain(|c| !matches!(c, lines::BAD | lines::CUT)));
        self.last = self.line.or(self.last);
        self.put(id, args, simulated, None);
    }

    /// Says what the catalogue does not tell, at the present line.
    pub(super) fn doubt(&mut self, why: Doubt) {
        self.untold.push(why);
        self.doubts.add(self.line, why);
    }

    /// The course of exactly this value in that field. One that is not found may exist where nobody told the courses.
    pub(super) fn find_course(&mut self, field: &str, value: &str) -> Option<CourseId> {
        let found = self.state.ties.find(field, value);
        if found.is_none() {
            let site = self.state.site;
            if site.courses_untold {
                self.doubt(Doubt::Courses);
            } else if site.site.hidden_courses_untold {
                self.doubt(Doubt::HiddenCourses);
            } else if field == "idnumber" && site.courses.iter().any(|course| course.idnumber.is_none()) {
                self.doubt(Doubt::CourseCodes);
            }
        }
        found
    }

    /// The same of the enrolments of a person in a course, where some courses were asked about and not this one, or nobody
    /// said how the person was enrolled.
    pub(super) fn doubt_enrolments(&mut self, user: UserId, course: CourseId) {
        let site = self.state.site;
        let asked = site.asked.enrolments.as_ref();
        let is_told = asked.is_none_or(|asked| asked.contains(&self.state.ties.course(course).told.shortname));
        let is_new = self.state.accounts.get(user).told.is_none();
        if !(is_told || is_new) || self.state.ties.of(user, course).enrolled.iter().any(|enrolled| enrolled.method == Enrolment::UNTOLD) {
            self.doubt(Doubt::Enrolments);
        }
    }

    /// Keeps a row for the failed-rows file.
    pub(super) fn fail(&mut self, header: &Header, row: &Line) {
        if self.settings.is_on("filefailed") {
            if self.failed.is_empty() {
                self.failed.push(header.line.clone());
            }
            self.failed.push(String::from_utf8_lossy(&row.bytes).into_owned());
        }
    }

    /// The end of the rows.
    pub(super) fn finish(&mut self) {
        self.line = None;
        self.say::<&str>("tool_sync/endofreport", []);
    }

    /// Closes the run.
    pub(super) fn verdict(mut self, stop: Stop) -> FileVerdict {
        let (outcome, crash) = match stop {
            Stop::Completed => (Outcome::Completed, None),
            Stop::RefusedHeader => (Outcome::RefusedHeader, None),
            Stop::StoppedOnRow => (Outcome::StoppedOnRow, None),
            Stop::NoFile => (Outcome::NoFile, None),
            Stop::Crashed(class, cause) => {
                let mark_left = self.settings.extra_run.as_deref().is_none_or(|run| run != "restore");
                (Outcome::Crashed, Some(Crash { class, cause, mark_left }))
            }
            // The tool is killed, and its report with it; of a simulation that was stopped nothing is told.
            Stop::NeverEnds | Stop::Cancelled => return self.told(Outcome::NeverEnds, None, [0, 0], None),
        };
        self.let_go();
        let Self { state, doubts, sink, tally, catalogue, .. } = &mut self;
        state.changes(doubts, |change| {
            tally.changed(change, catalogue);
            sink.changed(change);
        });
        let read = self.rows_read;
        let rows = [read + self.rows_left(), read];
        let after = self.after(outcome);
        self.told(outcome, crash, rows, Some(after))
    }

    fn told(self, outcome: Outcome, crash: Option<Crash>, [rows, read]: [u64; 2], after: Option<After>) -> FileVerdict {
        let line = after.as_ref().and(self.last).unwrap_or(0);
        let not_told = if after.is_some() { self.doubts.list() } else { Vec::new() };
        let stage = |stage| FileError { stage, id: outcome.word(), ..FileError::default() };
        let file_error = match outcome {
            Outcome::RefusedHeader | Outcome::NeverEnds => Some(stage("header")),
            Outcome::NoFile => Some(stage("read")),
            Outcome::Completed | Outcome::StoppedOnRow | Outcome::Crashed => None,
        };
        let stops = matches!(outcome, Outcome::StoppedOnRow | Outcome::Crashed);
        let aborted = stops.then(|| Aborted { at_line: line.into(), id: outcome.word() });
        let mut verdict = FileVerdict { file_error, aborted, rows_read: rows, rows_processed: read, ..FileVerdict::default() };
        let outlook = self.tally.outlook(&verdict, !not_told.is_empty());
        let (counts, roles_alone) = self.tally.finish();
        verdict.report = Some(Box::new(Report { outcome, line, crash, after, not_told, counts, roles_alone, outlook }));
        verdict
    }

    fn after(&mut self, outcome: Outcome) -> After {
        if outcome != Outcome::Completed {
            return After { input_kept: true, ..After::default() };
        }
        // Users and cohorts files are archived and cleaned up in a simulation too.
        let acts = !self.is_simulated() || matches!(self.settings.kind, Kind::Users | Kind::Cohorts);
        let failed = std::mem::take(&mut self.failed);
        After {
            input_kept: !(acts && self.settings.is_on("filecleanup")),
            report: self.settings.is_on("storereport"),
            archive: acts && self.settings.is_on("filearchive"),
            failed_rows: (!failed.is_empty()).then_some(failed),
        }
    }
}
