//! `bordereau simulate FILE`: what the platform's importer will do with these exact bytes.

use super::options;
use super::output::Output;
use super::{Ended, Exit, Stop};
use crate::catalogue::Catalogue;
use crate::error::Message;
use crate::importer::Importer;
use crate::simulate::forecast::{Forecast, Notice, NoticeKind, forecast};
use crate::simulate::json;
use crate::simulate::registry;
use crate::simulate::simulation::Simulator;
use crate::simulate::tool_sync::Report;
use crate::watch::Watch;
use crate::workspace::{load, site_now};
use clap::ArgMatches;
use jiff::Zoned;
use std::path::PathBuf;
use std::{panic, thread};

/// Names and lines shown per notice.
const SHOWN: usize = 6;
/// Courses shown before the rest is counted.
const COURSES: usize = 20;

pub(super) fn run(args: &ArgMatches, out: &Output) -> Ended {
    let file = args.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    // A large catalogue takes as long as a large file: a second core reads the one meanwhile.
    let (catalogue, bytes) = thread::scope(|scope| {
        let bytes = scope.spawn(|| load(&file));
        (options::catalogue(args, out), bytes.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked)))
    });
    let catalogue = catalogue?;
    let importer = options::importer(args, catalogue.local())?;
    let Some((simulator, today)) = simulator(args, importer, &catalogue)? else {
        return Err(Stop::usage(Message::new("cli-no-simulator").with("id", importer.id.as_str())));
    };
    let bytes = bytes.map_err(|fault| Stop::new(Exit::Outside, &fault))?;
    let now = now(&catalogue, today.as_deref())?;
    let run = simulator.on(&catalogue, &now);
    let watch = Watch::default();
    let exit = if args.get_flag("json") {
        let Some(verdict) = out.stream(|to| json::write(&bytes, &*run, to, &watch)) else { return Ok(Exit::Cancelled) };
        if verdict.is_refused() { Exit::Problems } else { Exit::Done }
    } else {
        let Ok(forecast) = forecast(&bytes, &*run, &watch) else { return Ok(Exit::Cancelled) };
        say(&forecast, out);
        let exit = if forecast.file.is_refused() { Exit::Problems } else { Exit::Done };
        // The program ends here, and the system takes memory back faster than small pieces can be given back.
        std::mem::forget(forecast);
        exit
    };
    drop(run);
    std::mem::forget(catalogue);
    Ok(exit)
}

/// The tool with the settings of the import on this platform, and the day it is simulated on when `--set today=` gives one.
/// `None` when nothing simulates the importer.
#[allow(clippy::type_complexity, reason = "two things that the same options give")]
fn simulator(args: &ArgMatches, importer: &Importer, catalogue: &Catalogue) -> Result<Option<(Box<dyn Simulator>, Option<String>)>, Stop> {
    let chosen = importer.settings_with(catalogue.local().settings_of(&importer.id));
    let Some(simulator) = registry::of(importer, catalogue, &chosen, importer.form.delimiters[0]) else { return Ok(None) };
    let mut simulator = simulator.map_err(|fault| Stop::new(Exit::Usage, &fault))?;
    let mut today = None;
    for (key, value) in options::pairs(args, "set")? {
        if key == "today" {
            today = Some(value);
        } else {
            simulator.set(&key, &value).map_err(|fault| Stop::new(Exit::Usage, &fault))?;
        }
    }
    for key in ["delimiter", "encoding"] {
        if let Some(value) = args.get_one::<String>(key) {
            simulator.set(key, value).map_err(|fault| Stop::new(Exit::Usage, &fault))?;
        }
    }
    Ok(Some((simulator, today)))
}

/// Now, in the time zone of the site; noon of the day that was asked for.
fn now(catalogue: &Catalogue, today: Option<&str>) -> Result<Zoned, Stop> {
    let now = site_now(catalogue);
    let Some(day) = today else { return Ok(now) };
    let zone = now.time_zone().clone();
    let noon = day.parse::<jiff::civil::Date>().and_then(|day| day.at(12, 0, 0, 0).to_zoned(zone));
    noon.map_err(|_| Stop::usage(Message::new("cli-bad-day").with("text", day)))
}

/// The forecast, for a person.
fn say(forecast: &Forecast, out: &Output) {
    out.say(&forecast.outlook().message());
    match &forecast.file.report {
        Some(report) => say_changes(report, out),
        None => say_courses(forecast, out),
    }
    for notice in &forecast.notices {
        say_notice(notice, out);
        if notice.kind == NoticeKind::NearGroup {
            say_near_groups(forecast, out);
        }
    }
    match &forecast.file.report {
        Some(report) => say_untold(report, out),
        None => say_final_page(forecast, out),
    }
}

/// How the run of a tool ends that writes a report, and what changes in all.
fn say_changes(report: &Report, out: &Output) {
    out.say(&report.ending());
    report.ending_notes().for_each(|words| out.say(&words));
    report.counts.iter().for_each(|count| out.say(&count.message()));
}

/// What the catalogue does not tell of it.
fn say_untold(report: &Report, out: &Output) {
    if !report.not_told.is_empty() {
        out.line("");
        out.say(&Message::new("tool-sync-not-told").with("count", report.not_told.len()));
        report.untold().iter().for_each(|words| out.line(format!("  {}", out.words(words))));
    }
}

/// What is written, course by course.
fn say_courses(forecast: &Forecast, out: &Output) {
    let (totals, outlook) = (&forecast.totals, forecast.outlook());
    // "No new enrolment" would be a forecast, where there is none.
    if outlook.not_told < outlook.rows && forecast.file.rows_processed > 0 {
        out.say(
            &Message::new("cli-foreseen").with("enrolled", totals.enrolled).with("written", totals.written).with("changed", totals.changed),
        );
    }
    for (why, count) in forecast.reasons() {
        out.say(&Message::new("cli-foreseen-why").with("count", count).with("why", why.message()));
    }
    out.say(&Message::new("cli-foreseen-sent"));
    for course in forecast.courses.iter().take(COURSES) {
        let roles: Vec<String> = course.roles.iter().map(|(role, count)| format!("{role} {count}")).collect();
        let message = Message::new("cli-foreseen-course")
            .with("name", course.shortname.as_str())
            .with("roles", roles.join(", "))
            .with("enrolled", course.enrolled)
            .with("written", course.written)
            .with("changed", course.changed)
            .with("unchanged", course.unchanged)
            .with("refused", course.refused + course.ignored);
        out.line(format!("  {}", out.words(&message)));
    }
    if forecast.courses.len() > COURSES {
        out.say(&Message::new("cli-more-courses").with("count", forecast.courses.len() - COURSES));
    }
}

fn say_notice(notice: &Notice, out: &Output) {
    out.line("");
    out.line(format!("{}  {}", out.level(notice.kind.level()), out.words(&notice.title())));
    if let Some(note) = notice.note() {
        out.line(format!("   {}", out.words(&note)));
    }
    if !notice.lines.is_empty() {
        let lines: Vec<String> = notice.lines.iter().take(SHOWN).map(u64::to_string).collect();
        let more = if notice.lines.len() > SHOWN { "…" } else { "" };
        let lines = Message::new("cli-rows").with("count", notice.line_count()).with("lines", lines.join(", ") + more);
        out.line(format!("     {}", out.words(&lines)));
    }
}

/// What the last page of the import will say, and what needs a yes before.
fn say_final_page(forecast: &Forecast, out: &Output) {
    if forecast.file.file_error.is_some() {
        return;
    }
    out.line("");
    if forecast.has_final_page() {
        out.say(&forecast.final_page());
    }
    if let Some(message) = forecast.final_page_misleads() {
        out.say(&message);
    }
    for message in forecast.to_confirm(&options::limits()) {
        out.say(&Message::new("cli-to-confirm").with("what", message));
    }
}

/// The groups that would be created, with those whose name is nearly the same.
fn say_near_groups(forecast: &Forecast, out: &Output) {
    let groups = forecast.courses.iter().flat_map(|course| course.groups.iter().map(move |group| (course, group)));
    for (course, group) in groups.filter(|(_, group)| !group.near.is_empty()).take(SHOWN) {
        let message = Message::new("cli-near-group")
            .with("course", course.shortname.as_str())
            .with("name", group.name.as_str())
            .with("near", group.near.join(", "));
        out.line(format!("     {}", out.words(&message)));
    }
}
