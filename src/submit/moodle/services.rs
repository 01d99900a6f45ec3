//! Enrolling by the platform's own web services, where its people allow it. It never takes anything away from anybody.

use super::read::{Asked, Asker, Reading};
use super::todo::{Todo, todo};
use super::write::{Stopped, Writer};
use super::{NotDone, Why, Wish};
use crate::error::{Fault as _, Message};
use crate::store::Folders;
use crate::store::moodle::{Client, MoodleFault, Sent, Which};
use crate::submit::{Agreed, Channel, Look, Outcome, Parcel, State};
use crate::verify::{Compared, Wanted, compare};
use crate::watch::Watch;
use std::collections::BTreeMap;
use std::time::Duration;

/// What is needed to enrol.
pub struct Setup {
    /// The platform.
    pub client: Client,
    /// Where what was sent is noted.
    pub folders: Folders,
    /// The people and courses.
    pub asked: Asked,
    /// What the rows ask for.
    pub wishes: Vec<Wish>,
    /// Numbers of the roles that the catalogue tells, by short name.
    pub roles: BTreeMap<String, i64>,
    /// First second of today where the platform is.
    pub midnight: i64,
    /// In what it differs from the import of the file.
    pub differences: Vec<Message>,
    /// How long the platform may still be at work on something whose answer was lost.
    pub patience: Duration,
}

/// The channel.
pub struct Services(Setup);

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Enrolled {
    /// What is there now, beside what was asked for; `None` when it could not be read.
    pub compared: Option<Compared>,
    /// What was not sent, or not taken, in the order of the courses.
    pub not_done: Vec<NotDone>,
    /// Batches that were answered, and batches in all.
    pub batches: (u64, u64),
}

impl Enrolled {
    /// Reasons with the lines of the file that they stand for, the most frequent first.
    pub fn reasons(&self) -> Vec<(&Why, Vec<u32>)> {
        reasons(&self.not_done)
    }
}

fn reasons(not_done: &[NotDone]) -> Vec<(&Why, Vec<u32>)> {
    let mut lines: BTreeMap<&Why, Vec<u32>> = BTreeMap::new();
    for one in not_done {
        lines.entry(&one.why).or_default().push(one.line);
    }
    let mut list: Vec<(&Why, Vec<u32>)> = lines.into_iter().collect();
    list.sort_by_key(|(_, lines)| std::cmp::Reverse(lines.len()));
    list
}

impl Services {
    /// The channel behind what is needed for it. Nothing is asked yet.
    pub fn new(setup: Setup) -> Self {
        Self(setup)
    }

    fn address(&self) -> &str {
        self.0.client.address().as_str()
    }

    fn begin<'a>(&'a self, watch: &'a Watch) -> Result<Asker<'a>, Message> {
        let asker = Asker::open(&self.0.client, watch).map_err(|fault| fault.message())?;
        let lacks = Writer::lacks(&asker);
        if lacks.is_empty() {
            return Ok(asker);
        }
        Err(Message::new("services-no-function").with("functions", lacks.join(", ")))
    }

    fn read(&self, asker: &Asker<'_>) -> Result<Reading, MoodleFault> {
        asker.expect(2 + self.0.asked.people.len().div_ceil(100) + self.0.asked.courses.len() * 4);
        asker.read(&self.0.asked)
    }

    fn todo(&self, reading: &Reading, midnight: i64, sent: Option<&Sent>) -> Todo {
        todo(&self.0.wishes, reading, &self.0.roles, midnight, sent)
    }

    fn compare(&self, reading: &Reading) -> Compared {
        let wanted: Vec<Wanted> = self.0.wishes.iter().map(|wish| wish.wanted.clone()).collect();
        compare(&wanted, reading)
    }

    /// Writes what is missing.
    fn write(&self, sent: Sent, asker: &Asker<'_>, watch: &Watch) -> Outcome {
        let was_open = sent.is_taken_up();
        let mut writer = Writer::new(&self.0.client, asker, watch, sent, &self.0.wishes, self.0.patience);
        writer.let_settle();
        let midnight = writer.sent.midnight();
        let reading = match self.read(asker) {
            Ok(reading) => reading,
            // Nothing left in this run; what a former one sent is as open as it was.
            Err(fault) => return self.ended(if was_open { State::NotKnown } else { State::Refused }, fault.message()),
        };
        let Todo { courses, not_done, .. } = self.todo(&reading, midnight, Some(&writer.sent));
        writer.not_done = not_done;
        let batches: usize = courses.iter().map(Writer::batches).sum();
        asker.expect(batches + courses.len() * 8);
        for mut course in courses {
            if let Err(stopped) = writer.course(&mut course) {
                return self.stopped(stopped, writer, batches as u64, was_open);
            }
        }
        self.prove(writer, batches as u64, asker)
    }

    /// The work ended before its end.
    fn stopped(&self, stopped: Stopped, writer: Writer<'_>, batches: u64, was_open: bool) -> Outcome {
        let Writer { sent, not_done, answered, .. } = writer;
        let batches = (answered, batches.max(answered));
        let (id, why, untouched) = match stopped {
            Stopped::Open(why) => ("services-open", why, false),
            Stopped::Here(why) if answered == 0 && !was_open => ("", why, true),
            Stopped::Here(why) => ("services-stopped", why, false),
        };
        if untouched {
            sent.finish();
            return self.ended(State::Refused, why);
        }
        let message = Message::new(id).with("why", why).with("done", batches.0).with("all", batches.1);
        let enrolled = Enrolled { compared: None, not_done, batches };
        Outcome { enrolled: Some(Box::new(enrolled)), ..self.ended(State::NotKnown, message) }
    }

    /// Reads everything once more, and compares it with what was asked for.
    fn prove(&self, writer: Writer<'_>, batches: u64, asker: &Asker<'_>) -> Outcome {
        let Writer { sent, not_done, answered, .. } = writer;
        sent.finish();
        let compared = self.read(asker).map(|reading| self.compare(&reading));
        let (state, message, compared) = match compared {
            Ok(compared) => {
                let state = if compared.is_as_asked() { State::ReadBack } else { State::HandedOver };
                (state, Message::new("services-done").with("verdict", compared.verdict()), Some(compared))
            }
            Err(fault) => (State::HandedOver, Message::new("services-unproven").with("why", fault.message()), None),
        };
        let enrolled = Enrolled { compared, not_done, batches: (answered, batches.max(answered)) };
        Outcome { enrolled: Some(Box::new(enrolled)), ..self.ended(state, message) }
    }

    fn ended(&self, state: State, message: Message) -> Outcome {
        Outcome::new(state, self.address(), message)
    }
}

impl Look for Services {
    fn word(&self) -> &'static str {
        "moodle"
    }

    fn place(&self, _: &Parcel<'_>) -> String {
        self.address().to_owned()
    }

    fn look(&self, _: &Parcel<'_>, watch: &Watch) -> Result<Vec<Message>, Message> {
        let asker = self.begin(watch)?;
        let reading = self.read(&asker).map_err(|fault| fault.message())?;
        let todo = self.todo(&reading, self.0.midnight, None);
        let enrolments: usize = todo.courses.iter().map(|course| course.enrols.len()).sum();
        let joins: usize = todo.courses.iter().map(|course| course.joins.len()).sum();
        let groups = todo.courses.iter().flat_map(|course| course.joins.iter().map(move |join| (course, &join.group)));
        let groups: std::collections::BTreeSet<(i64, &String)> =
            groups.filter(|(course, name)| !course.groups.contains_key(*name)).map(|(course, name)| (course.id, name)).collect();
        let mut remarks = vec![
            Message::new("services-todo")
                .with("enrolments", enrolments)
                .with("groups", groups.len())
                .with("joins", joins)
                .with("standing", todo.standing),
        ];
        for (why, lines) in reasons(&todo.not_done) {
            remarks.push(Message::new("services-held").with("count", lines.len()).with("why", why.message()));
        }
        remarks.extend(self.0.differences.iter().cloned());
        Ok(remarks)
    }
}

impl Channel for Services {
    fn send(&self, parcel: &Parcel<'_>, _: &Agreed, watch: &Watch) -> Outcome {
        let asker = match self.begin(watch) {
            Ok(asker) => asker,
            Err(message) => return self.ended(State::Refused, message),
        };
        let which = Which { address: self.address().to_owned(), sha256: parcel.plan.file.sha256.clone(), midnight: self.0.midnight };
        match Sent::open(&self.0.folders, &which) {
            Ok(sent) => self.write(sent, &asker, watch),
            Err(fault) => self.ended(State::Refused, fault.message()),
        }
    }
}
