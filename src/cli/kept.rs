//! What every command needs that looks at the platforms kept on this machine: opening the store, and showing an entry.

use super::output::Output;
use super::{Exit, Stop};
use crate::catalogue::Diff;
use crate::error::Message;
use crate::locale::Language;
use crate::store::catalogues::{Entry, SourceKind, Store};
use crate::store::{Folders, Settings, StoreFault};
use clap::ArgMatches;
use jiff::{Timestamp, Zoned, tz::TimeZone};
use serde_json::{Value, json};

/// The sentences that count the rows of a list, in the order in which they are said. Other lists mean nothing to a person.
const COUNTS: [(&str, &str); 5] = [
    ("courses", "catalogue-count-courses"),
    ("roles", "catalogue-count-roles"),
    ("users", "catalogue-count-accounts"),
    ("cohorts", "catalogue-count-cohorts"),
    ("enrolments", "catalogue-count-enrolments"),
];

/// The database and the settings of the account; what was set aside or forgotten is said beside the result.
pub(super) fn open(out: &Output) -> Result<(Store, Settings), Stop> {
    let folders = Folders::of_account().map_err(outside)?;
    let (settings, notice) = Settings::load(&folders).map_err(outside)?;
    let (mut store, notices) = Store::open(&folders).map_err(outside)?;
    store.keep_people_for(settings.keep_people_days);
    notice.iter().chain(&notices).for_each(|notice| out.aside(notice));
    Ok((store, settings))
}

pub(super) fn outside(fault: StoreFault) -> Stop {
    let exit = match fault {
        StoreFault::UnknownPlatform(_) | StoreFault::KnownPlatform(_) | StoreFault::NamelessPlatform => Exit::Usage,
        _ => Exit::Outside,
    };
    Stop::new(exit, &fault)
}

pub(super) fn platform(args: &ArgMatches) -> Option<&str> {
    args.get_one::<String>("platform").map(String::as_str)
}

pub(super) fn show_diff(diff: &Diff, out: &Output) {
    if diff.is_empty() {
        out.say(&Message::new("catalogue-no-change"));
    }
    for message in diff.messages() {
        out.line(format!("  {}", out.words(&message)));
    }
}

/// An entry as JSON, with its age.
pub(super) fn described(entry: &Entry, settings: &Settings) -> Value {
    let freshness = entry.freshness(Timestamp::now(), Zoned::now().date(), settings.old_after_days);
    let mut value = serde_json::to_value(entry).unwrap_or_default();
    if let Value::Object(keys) = &mut value {
        keys.insert("age_days".into(), json!(freshness.days));
        keys.insert("is_old".into(), json!(freshness.is_old));
        keys.insert("is_other_year".into(), json!(freshness.other_year.is_some()));
    }
    value
}

pub(super) fn show(entry: &Entry, settings: &Settings, out: &Output) {
    let platform = &entry.platform;
    let about = [Some(&platform.name), platform.url.as_ref(), platform.academic_year.as_ref()];
    out.line(about.into_iter().flatten().cloned().collect::<Vec<_>>().join(" · "));
    if entry.rows("courses").is_none() {
        out.line(format!("  {}", out.locale.text("catalogue-no-courses")));
    }
    let freshness = entry.freshness(Timestamp::now(), Zoned::now().date(), settings.old_after_days);
    let age = out.words(&freshness.age());
    for (name, id) in COUNTS {
        let Some(list) = entry.lists.iter().find(|list| list.list == name) else { continue };
        let count = out.words(&Message::new(id).with("count", list.rows));
        let kind = out.locale.text(match list.source.kind {
            SourceKind::Exchange => "catalogue-source-exchange",
            SourceKind::List => "catalogue-source-list",
            SourceKind::WebService => "catalogue-source-web-service",
            SourceKind::Address => "catalogue-source-address",
        });
        // Told only for those that were asked for, and perhaps on another day than the rest.
        let asked = list.asked.map(|asked| out.words(&Message::new(asked_for(name)).with("asked", asked))).unwrap_or_default();
        let day = day(&list.taken_at, out).map(|day| format!(", {day}")).unwrap_or_default();
        out.line(format!("  {count}{asked} — {kind}, {}{day}", list.source.name));
    }
    out.say(&Message::new("catalogue-age").with("age", age));
    if let Some(date) = entry.forget_people_at.as_deref().and_then(|at| day(at, out)) {
        out.say(&Message::new("catalogue-forget-at").with("date", date));
    }
    for warning in freshness.warnings() {
        out.line(format!("  ▲ {}", out.words(&warning)));
    }
}

/// The words for a list that tells nothing beyond what was asked for.
fn asked_for(list: &str) -> &'static str {
    if list == "users" { "catalogue-asked-people" } else { "catalogue-asked-courses" }
}

/// The day of an RFC 3339 time as the language writes it.
fn day(at: &str, out: &Output) -> Option<String> {
    let form = match out.locale.language() {
        Language::French => "%d/%m/%Y",
        Language::English => "%-d %B %Y",
    };
    Some(at.parse::<Timestamp>().ok()?.to_zoned(TimeZone::system()).strftime(form).to_string())
}
