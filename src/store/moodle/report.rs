//! How and until when people are enrolled: no function tells it but a custom report *Course participants* that an
//! administrator made once. It is asked in English and in UTC, for its words and dates are texts.
//!
//! Its start is no fact: where an enrolment has none Moodle shows when it was made. Seen on Moodle 4.5.6.

use super::ask::Asking;
use super::people::Listed;
use super::{Missing, MoodleFault};
use crate::catalogue::Enrolment;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

const REPORTS: &str = "core_reportbuilder_list_reports";
const RETRIEVE: &str = "core_reportbuilder_retrieve_report";
const FILTER: &str = "core_reportbuilder_set_filters";
/// What the report is made of.
const SOURCE: &str = "core_course\\reportbuilder\\datasource\\participants";
/// Rows of a page.
const PAGE: usize = 2_000;
/// Pages of one report: more is asked of no platform.
const MOST_PAGES: usize = 100;
/// Titles of the columns that are needed, as Moodle gives them.
const TITLES: [&str; 5] = ["Course short name", "Username", "Time started", "Time ended", "Status"];
/// The title of the way of being enrolled: since 4.3, and before.
const METHODS: [&str; 2] = ["Plugin", "Method"];

/// How one person is enrolled in one course, once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Detail {
    pub username: String,
    pub course: String,
    /// Plugin.
    pub method: String,
    pub suspended: bool,
    /// Start, or the moment at which it was made; Unix seconds.
    pub shown_start: Option<i64>,
    /// Unix seconds; `None` = no end.
    pub end: Option<i64>,
}

impl Detail {
    /// The enrolment, with days counted from `midnight` and the start where it can be one: files and forms begin at
    /// midnight. `zone` is that of the site, as far as it is told.
    pub fn enrolment(&self, midnight: i64, zone: Option<&TimeZone>) -> Enrolment {
        let begins = |at: &i64| match (zone, jiff::Timestamp::from_second(*at)) {
            (Some(zone), Ok(moment)) => moment.to_zoned(zone.clone()).time() == jiff::civil::Time::midnight(),
            _ => at % 3_600 == 0,
        };
        let start = self.shown_start.filter(begins);
        let day = |at: i64| (at - midnight) as f64 / 86_400.0;
        Enrolment {
            username: self.username.clone(),
            course: self.course.clone(),
            method: self.method.clone(),
            status: if self.suspended { "suspended" } else { "active" }.to_owned(),
            start_day: start.map(day),
            end_day: self.end.map(day),
            start: Some(start.unwrap_or(0)),
            end: Some(self.end.unwrap_or(0)),
            ..Enrolment::default()
        }
    }
}

#[derive(Deserialize)]
struct Reports {
    reports: Vec<Report>,
}

#[derive(Deserialize)]
struct Report {
    id: i64,
    source: String,
}

#[derive(Deserialize)]
struct Page {
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    headers: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    columns: Vec<Option<String>>,
}

/// Asks the report about the people of the list in these courses; `None` where there is none, or it cannot be read.
pub(super) fn ask(asking: &mut Asking<'_>, courses: &[(i64, &str)], listed: &Listed) -> Result<Option<Vec<Detail>>, MoodleFault> {
    if courses.is_empty() || ![REPORTS, RETRIEVE].iter().all(|function| asking.may(function)) {
        return Ok(None);
    }
    if let Some(kept) = asking.kept.find(RETRIEVE) {
        return Ok(kept);
    }
    asking.expect(3);
    let found = match read(asking, courses, listed) {
        Err(MoodleFault::Refused { code, .. }) => {
            asking.missing.push(Missing::refused("report", RETRIEVE, "moodle/reportbuilder:view", code));
            None
        }
        answer => answer?,
    };
    asking.kept.put(RETRIEVE, &found);
    Ok(found)
}

fn read(asking: &mut Asking<'_>, courses: &[(i64, &str)], listed: &Listed) -> Result<Option<Vec<Detail>>, MoodleFault> {
    let reports: Reports = asking.call(REPORTS, &[])?;
    let Some(report) = reports.reports.into_iter().find(|report| report.source == SOURCE) else { return Ok(None) };
    filter(asking, report.id, courses)?;
    let names: BTreeSet<&str> = courses.iter().map(|(_, name)| *name).collect();
    let mut details = Vec::new();
    for page in 0..MOST_PAGES {
        let parameters = parameters(&[("reportid", report.id.to_string()), ("page", page.to_string()), ("perpage", PAGE.to_string())]);
        let Page { data } = asking.call(RETRIEVE, &parameters)?;
        let Some(columns) = Columns::of(&data.headers) else {
            asking.missing.push(Missing::report_columns(RETRIEVE, &TITLES));
            return Ok(None);
        };
        let of_list =
            |row: &Row| columns.detail(row).filter(|row| names.contains(row.course.as_str()) && listed.holds(0, Some(&row.username)));
        details.extend(data.rows.iter().filter_map(of_list));
        if data.rows.len() < PAGE {
            break;
        }
        asking.expect(1);
    }
    // One row for each role and each group: they say the same of the enrolment.
    let mut whole: Vec<Detail> = Vec::new();
    for detail in details {
        if !whole.contains(&detail) {
            whole.push(detail);
        }
    }
    Ok(Some(whole))
}

/// Narrows the report to the courses of the list, where the service allows it: the platform keeps the filter for the account.
fn filter(asking: &Asking<'_>, report: i64, courses: &[(i64, &str)]) -> Result<(), MoodleFault> {
    if !asking.may(FILTER) {
        return Ok(());
    }
    let numbers: Vec<i64> = courses.iter().map(|(number, _)| *number).collect();
    let values = serde_json::json!({ "course:courseselector_values": numbers }).to_string();
    let parameters = parameters(&[("reportid", report.to_string()), ("parameters", "[]".to_owned()), ("values", values)]);
    // A report without that filter is read whole.
    match asking.call::<serde_json::Value>(FILTER, &parameters) {
        Ok(_) | Err(MoodleFault::Refused { .. }) => Ok(()),
        Err(fault) => Err(fault),
    }
}

/// With the language and the zone in which the texts are to be.
fn parameters(pairs: &[(&str, String)]) -> Vec<(String, String)> {
    let form = [("moodlewssettinglang", "en".to_owned()), ("moodlewssettingtimezone", "UTC".to_owned())];
    form.iter().chain(pairs).map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

/// Where the columns stand.
struct Columns {
    places: [usize; TITLES.len()],
    method: usize,
}

impl Columns {
    /// `None` when one is missing, or stands twice.
    fn of(headers: &[String]) -> Option<Self> {
        let only = |title: &str| {
            let mut found = headers.iter().enumerate().filter(|(_, header)| *header == title).map(|(at, _)| at);
            found.next().filter(|_| found.next().is_none())
        };
        let mut places = [0; TITLES.len()];
        for (place, title) in places.iter_mut().zip(TITLES) {
            *place = only(title)?;
        }
        Some(Self { places, method: METHODS.iter().find_map(|title| only(title))? })
    }

    /// What a row tells; `None` for a method without people, and for what is not understood.
    fn detail(&self, row: &Row) -> Option<Detail> {
        let text = |at: usize| row.columns.get(at)?.as_deref().map(str::trim);
        let [course, username, started, ended, status] = self.places.map(text);
        let suspended = match status? {
            "Suspended" => true,
            "Active" | "Not current" => false,
            _ => return None,
        };
        Some(Detail {
            username: username.filter(|login| !login.is_empty())?.to_owned(),
            course: course?.to_owned(),
            method: plugin(text(self.method)?)?.to_owned(),
            suspended,
            shown_start: moment(started.unwrap_or_default())?,
            end: moment(ended.unwrap_or_default())?,
        })
    }
}

/// The plugin of an English name, among those that Moodle comes with.
fn plugin(name: &str) -> Option<&'static str> {
    Some(match name {
        "Manual enrolments" => "manual",
        "Cohort sync" => "cohort",
        "Self enrolment" => "self",
        "Guest access" => "guest",
        "External database" => "database",
        "Flat file (CSV)" => "flatfile",
        "Category enrolments" => "category",
        "Course meta link" => "meta",
        "LDAP enrolments" => "ldap",
        "Enrolment on payment" => "fee",
        "Publish as LTI tool" => "lti",
        "IMS Enterprise file" => "imsenterprise",
        _ => return None,
    })
}

/// Unix seconds of `Saturday, 28 November 2026, 12:00 AM`; `Some(None)` = nothing stands there, `None` = it is no date.
fn moment(text: &str) -> Option<Option<i64>> {
    if text.is_empty() || text == "Never" {
        return Some(None);
    }
    let civil = DateTime::strptime("%A, %d %B %Y, %I:%M %p", text).ok()?;
    Some(Some(civil.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(name: &str) -> Page {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/moodle-webservice-2").join(name);
        let sample: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        serde_json::from_value(sample["response"].clone()).unwrap()
    }

    #[test]
    fn the_rows_of_a_real_report_tell_method_status_and_end() {
        let Page { data } = sample("verify_report_filtered.json");
        let columns = Columns::of(&data.headers).unwrap();
        let details: Vec<Detail> = data.rows.iter().filter_map(|row| columns.detail(row)).collect();
        let of = |login: &str| details.iter().find(|detail| detail.username == login).unwrap();
        assert_eq!((of("55000930").suspended, of("55000930").end), (false, None));
        assert!(of("55000931").suspended);
        let over = of("55000932");
        assert_eq!((over.suspended, over.end, over.method.as_str()), (false, Some(1_790_812_800), "manual"));
    }

    #[test]
    fn a_row_without_a_person_is_none_and_a_report_without_a_column_is_no_source() {
        let Page { data } = sample("verify_report_page.json");
        let columns = Columns::of(&data.headers).unwrap();
        assert!(data.rows.iter().any(|row| columns.detail(row).is_none()), "guest access has nobody");
        let without: Vec<String> = data.headers.iter().filter(|title| *title != "Status").cloned().collect();
        let twice: Vec<String> = data.headers.iter().cloned().chain(["Username".to_owned()]).collect();
        assert!(Columns::of(&without).is_none() && Columns::of(&twice).is_none());
        assert_eq!((moment("Monday, 19 October 2026, 1:00 AM"), moment("lundi 19 octobre 2026")), (Some(Some(1_792_371_600)), None));
    }

    #[test]
    fn a_start_that_is_no_midnight_is_the_moment_at_which_it_was_made() {
        let detail = |shown_start| Detail {
            username: "p0".into(),
            course: "A".into(),
            method: "manual".into(),
            suspended: false,
            shown_start: Some(shown_start),
            end: None,
        };
        let (midnight, paris) = (1_795_820_400, TimeZone::get("Europe/Paris").unwrap());
        assert_eq!(detail(midnight).enrolment(midnight, Some(&paris)).start_day, Some(0.0));
        let made = detail(midnight + 51_780).enrolment(midnight, Some(&paris));
        assert_eq!((made.start_day, made.start, made.end), (None, Some(0), Some(0)));
    }
}
