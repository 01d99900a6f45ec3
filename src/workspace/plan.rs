//! From the bytes of a finished file to the plan that is shown before it is handed over.

use super::{List, OpenFault, Ready, Source, Work, open, site_now};
use crate::catalogue::Catalogue;
use crate::error::{Fault, Message};
use crate::importer::{FieldKey, Header, Importer, Kind, Roster, Setting, delimiter_of};
use crate::mapping::{Asked, Mapping, Original, asked, by_places, sensitive};
use crate::plan::{self, ForecastFacts, Knowledge, Plan};
use crate::read::{Frame, Options};
use crate::simulate::forecast::{Forecast, Gather, Limits};
use crate::simulate::outlook::Outlook;
use crate::simulate::registry;
use crate::simulate::simulation::SettingFault;
use crate::simulate::tool_sync::Reported;
use crate::simulate::verdict::{Change, Names, RowVerdict, Sink};
use crate::table::RowId;
use crate::watch::Watch;
use jiff::Zoned;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is to be planned.
pub struct Wish<'a> {
    /// Name of the file without its folder.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a Arc<Vec<u8>>,
    /// The program that will read it.
    pub importer: &'static Importer,
    /// The platform.
    pub catalogue: &'a Arc<Catalogue>,
    /// Settings of the import that differ from those of the platform.
    pub chosen: &'a [(String, String)],
    /// Short name of the course, for a tool that takes one course at a time.
    pub course: Option<&'a str>,
    /// From how much on an explicit yes is asked for.
    pub limits: Limits,
    /// What was handed over to this platform the last time.
    pub last: Option<&'a plan::FileFacts>,
}

/// A plan, and what a person is told of it before.
pub struct Planned {
    /// The plan; channel and place are still empty.
    pub plan: Plan,
    /// What becomes of the rows; `None` when nothing simulates this importer.
    pub outlook: Option<Outlook>,
    /// What the file asks for.
    pub file: ReadFile,
    /// The moment from which days are counted, in the time zone of the site.
    pub now: Zoned,
    /// Settings of the import, in the order of the form.
    pub settings: Vec<Setting>,
    /// What the platform would refuse, or does not know.
    pub problems: Vec<Message>,
    /// What needs a second yes.
    pub to_confirm: Vec<Message>,
    /// Columns with personal data.
    pub personal: Vec<String>,
    /// What will happen; `None` when nothing simulates this importer.
    pub forecast: Option<Forecast>,
}

/// A finished file, read as its importer reads it.
pub struct ReadFile {
    /// The file as a list.
    pub list: List,
    /// Its rows.
    pub work: Work,
    /// The same under the fields of its columns.
    pub roster: Roster<'static>,
    /// Delimiter.
    pub delimiter: char,
    /// What each row asks for.
    pub asked: Vec<Asked>,
}

/// Why there is no plan.
#[derive(Debug)]
pub enum PlanFault {
    /// The file cannot be read.
    Open(OpenFault),
    /// A setting is not understood.
    Setting(SettingFault),
    /// No column says who or where.
    NotForImporter(Vec<String>),
    /// It was stopped.
    Cancelled,
}

impl std::fmt::Display for PlanFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().id)
    }
}

impl std::error::Error for PlanFault {}

impl Fault for PlanFault {
    fn message(&self) -> Message {
        match self {
            Self::Open(fault) => fault.message(),
            Self::Setting(fault) => fault.message(),
            Self::NotForImporter(fields) => Message::new("submit-not-for-importer").with("fields", fields.join(", ")),
            Self::Cancelled => Message::new("submit-cancelled"),
        }
    }
}

/// Reads a finished file as its importer does: by the names above its columns, or by their places.
///
/// # Errors
/// When it cannot be read, or lacks a column without which the importer does nothing.
pub fn read_finished(
    name: &str,
    bytes: &Arc<Vec<u8>>,
    importer: &'static Importer,
    catalogue: &Catalogue,
    delimiter: Option<char>,
    course: Option<&str>,
    watch: &Watch,
) -> Result<ReadFile, PlanFault> {
    let from = super::From::Pasted;
    let source = Source::Bytes { from, name: name.to_owned(), bytes: Arc::clone(bytes) };
    let options = Options { delimiter, ..Options::default() };
    let mut list = open(source, options, watch).map_err(PlanFault::Open)?;
    // Every line of it is read, whatever it looks like: a title or a total would be taken for a person.
    let rows = list.table().map_or(0, crate::table::Table::rows);
    let first = u32::from(importer.form.header != Header::None).min(rows);
    let header = (importer.form.header == Header::Names && rows > 0).then_some(RowId(0));
    list.frame = Frame { header, first: RowId(first), end: RowId(rows) };
    let mapping = match header {
        Some(_) => as_named(&list, importer),
        None => by_places(importer, list.headers().len()),
    };
    let keys = mapping.keys();
    let apart = |key: &FieldKey| importer.field(key).is_some_and(|field| field.apart);
    let missing: Vec<String> = importer
        .missing(&keys)
        .iter()
        .filter(|key| !apart(key) && importer.field(key).is_some_and(|field| matches!(field.kind, Kind::Login | Kind::Course)))
        .map(ToString::to_string)
        .collect();
    if !missing.is_empty() {
        return Err(PlanFault::NotForImporter(missing));
    }
    let work = Work::of_every_line(&list, importer, mapping);
    let now = site_now(catalogue).date();
    let roster = work.roster(importer);
    let original = Original { roster: &roster, catalogue, today: now };
    let asked = asked(&original, course);
    let delimiter = list.book.delimiter.or(delimiter).unwrap_or(importer.form.delimiters[0]);
    Ok(ReadFile { list, work, roster, delimiter, asked })
}

/// The columns whose names the importer knows exactly: a finished file has no other names for them.
fn as_named(list: &List, importer: &Importer) -> Mapping {
    let mut mapping = Mapping::default();
    for (column, header) in list.headers().iter().enumerate() {
        if let Some(key) = importer.key_of_header(header)
            && mapping.take(&key).is_none()
        {
            mapping.set(importer, key, Some(crate::mapping::Take::Column(column)));
        }
    }
    mapping
}

/// Plans the handing over of a finished file.
///
/// # Errors
/// When it cannot be read, a setting is not understood, or it is stopped.
pub fn plan(wish: &Wish<'_>, watch: &Watch) -> Result<Planned, PlanFault> {
    let given = wish.chosen.iter().find(|(key, _)| key == "delimiter").and_then(|(_, value)| delimiter_of(value));
    let file = read_finished(wish.name, wish.bytes, wish.importer, wish.catalogue, given, wish.course, watch)?;
    let of_platform = wish.catalogue.local().settings_of(&wish.importer.id);
    let changed = of_platform.chain(wish.chosen.iter().map(|(key, value)| (key.as_str(), value.as_str())));
    let settings = wish.importer.settings_for(changed.filter(|(key, _)| *key != "today" && *key != "course"), file.roster.keys());
    let now = now(wish);
    let simulated = simulate(wish, &file, &settings, &now, watch)?;
    let site = wish.catalogue.site();
    let mut roles: BTreeMap<String, u64> = BTreeMap::new();
    for course in file.asked.iter().flat_map(|asked| &asked.courses) {
        *roles.entry(course.role.clone().unwrap_or_default()).or_default() += 1;
    }
    let people: BTreeSet<&str> = file.asked.iter().filter_map(Asked::person).collect();
    let courses: BTreeSet<&str> = file.asked.iter().flat_map(|asked| &asked.courses).map(|course| course.course.as_str()).collect();
    let facts = plan::FileFacts {
        rows: file.asked.len() as u64,
        people: people.len() as u64,
        courses: courses.len() as u64,
        ..plan::facts(wish.name, wish.bytes)
    };
    let mut kept: BTreeMap<String, String> =
        settings.iter().map(|setting| (setting.key.clone(), setting.value_for(file.delimiter))).collect();
    kept.extend(wish.course.map(|course| ("course".to_owned(), course.to_owned())));
    let plan = Plan {
        format: plan::FORMAT.to_owned(),
        file: facts,
        importer: wish.importer.id.clone(),
        settings: kept,
        platform: site.platform.name.clone(),
        url: site.platform.url.clone(),
        catalogue: Knowledge { taken_at: site.platform.extracted_at.clone(), sample: site.platform.sample },
        forecast: simulated.as_ref().map(Told::figures),
        roles,
        channel: String::new(),
        place: String::new(),
        today: now.date().to_string(),
    };
    let mut problems = simulated.as_ref().map(Told::problems).unwrap_or_default();
    problems.extend(findings(wish, &file, watch));
    let forecast = simulated.map(|told| told.forecast);
    let mut to_confirm = forecast.as_ref().map(|told| told.to_confirm(&wish.limits)).unwrap_or_default();
    to_confirm.extend(teachers(&plan, wish.catalogue));
    to_confirm.extend(wish.last.and_then(|last| plan.jump_since(last)));
    let personal = personal(&file);
    let outlook = forecast.as_ref().map(Forecast::outlook);
    Ok(Planned { plan, outlook, file, now, settings, problems, to_confirm, personal, forecast })
}

fn now(wish: &Wish<'_>) -> Zoned {
    let now = site_now(wish.catalogue);
    let day = wish.chosen.iter().find(|(key, _)| key == "today").and_then(|(_, day)| day.parse::<jiff::civil::Date>().ok());
    let noon = day.and_then(|day| day.at(12, 0, 0, 0).to_zoned(now.time_zone().clone()).ok());
    noon.unwrap_or(now)
}

/// What the simulation tells; `None` when nothing simulates this importer.
fn simulate(wish: &Wish<'_>, file: &ReadFile, settings: &[Setting], now: &Zoned, watch: &Watch) -> Result<Option<Told>, PlanFault> {
    let Some(simulator) = registry::of(wish.importer, wish.catalogue, settings, file.delimiter) else { return Ok(None) };
    let mut simulator = simulator.map_err(PlanFault::Setting)?;
    if let Some(course) = wish.course.filter(|_| wish.importer.one_course) {
        simulator.set("course", course).map_err(PlanFault::Setting)?;
    }
    let mut sink = Tee { gather: Gather::new(now), digest: Sha256::new() };
    let verdict = simulator.on(wish.catalogue, now).run(wish.bytes, &mut sink, watch).map_err(|_| PlanFault::Cancelled)?;
    let Tee { gather, mut digest } = sink;
    let told = gather.finish(verdict);
    if let Some(report) = &told.file.report {
        told.notices.iter().for_each(|notice| digest.update(format!("{} {:?}\n", notice.kind.title_id(), notice.lines)));
        report.counts.iter().for_each(|count| digest.update(format!("{} {}\n", count.kind.words(), count.count)));
    }
    Ok(Some(Told { rows_sha256: plan::hex(&digest.finalize()), forecast: told }))
}

/// What the simulation tells of a plan.
struct Told {
    forecast: Forecast,
    rows_sha256: String,
}

impl Told {
    /// What the platform would refuse.
    fn problems(&self) -> Vec<Message> {
        let file = &self.forecast.file;
        let stops = file.is_refused().then(|| file.report.as_ref().map_or(Message::new("submit-problem-file"), |report| report.ending()));
        let refused = self.forecast.outlook().refused;
        let rows = (refused > 0).then(|| Message::new("submit-problem-rows").with("count", refused));
        stops.into_iter().chain(rows).collect()
    }

    fn figures(&self) -> ForecastFacts {
        let groups_created = self.forecast.totals.groups_created;
        ForecastFacts { groups_created, rows_sha256: self.rows_sha256.clone(), ..forecast(&self.forecast.outlook()) }
    }
}

/// The figures of a plan.
fn forecast(outlook: &Outlook) -> ForecastFacts {
    let Outlook { enrolled, changed, unchanged, refused, not_told, assumed, .. } = *outlook;
    ForecastFacts { enrolled, changed, unchanged, refused, not_told, assumed, ..ForecastFacts::default() }
}

/// Two sinks in one.
struct Tee {
    gather: Gather,
    digest: Sha256,
}

impl Sink for Tee {
    fn row(&mut self, verdict: &RowVerdict, names: &Names<'_>) {
        self.digest.update(format!("{} {}\n", verdict.line, verdict.outcome.word()));
        self.gather.row(verdict, names);
    }

    fn reported(&mut self, line: &Reported) {
        self.gather.reported(line);
    }

    fn changed(&mut self, change: &Change) {
        self.gather.changed(change);
    }
}

/// What a check of the file finds.
fn findings(wish: &Wish<'_>, file: &ReadFile, watch: &Watch) -> Option<Message> {
    if !wish.catalogue.knows_courses() {
        return None;
    }
    let ready = Ready::new(file.list.clone(), &file.work, wish.importer, Arc::clone(wish.catalogue), file.delimiter);
    let errors = crate::check::check(&ready.subject(), watch).unwrap_or_default().counts().0;
    (errors > 0).then(|| Message::new("submit-problem-findings").with("count", errors))
}

/// People who would be able to change a course.
fn teachers(plan: &Plan, catalogue: &Catalogue) -> Option<Message> {
    let edits = |name: &str| {
        let archetype = catalogue.role(name).and_then(|role| role.archetype.as_deref()).unwrap_or(name);
        matches!(archetype, "editingteacher" | "coursecreator")
    };
    let count: u64 = plan.roles.iter().filter(|(name, _)| edits(name)).map(|(_, count)| count).sum();
    (count > 0).then(|| Message::new("submit-confirm-teachers").with("count", count))
}

/// Names of the columns with personal data.
fn personal(file: &ReadFile) -> Vec<String> {
    let is_personal = |kind: Kind| matches!(kind, Kind::Login | Kind::Idnumber | Kind::Email | Kind::Name);
    let mut columns: Vec<String> = file
        .roster
        .fields()
        .filter(|(_, field)| is_personal(field.kind))
        .map(|(column, _)| file.roster.keys()[column].to_string())
        .collect();
    columns.extend(file.list.headers().into_iter().filter(|header| sensitive(header).is_some()).map(str::to_owned));
    columns
}
