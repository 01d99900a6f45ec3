//! A long refresh: several questions on their way at once and never more than the set number, and nothing asked twice by a
//! refresh that is killed and taken up again.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

mod platform;

use platform::{Platform, TOKEN, courses, data, info};
use serde_json::json;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

const FUNCTIONS: [&str; 7] = [
    "core_webservice_get_site_info",
    "core_course_get_courses_by_field",
    "core_course_get_categories",
    "core_group_get_course_groups",
    "core_group_get_group_members",
    "core_user_get_users_by_field",
    "core_enrol_get_enrolled_users",
];

#[derive(Default)]
struct Load {
    now: AtomicUsize,
    most: AtomicUsize,
}

/// A platform that takes its time over each question.
fn slow(count: usize, wait: Duration, load: &Arc<Load>) -> Platform {
    let load = Arc::clone(load);
    Platform::new(move |request| {
        let now = load.now.fetch_add(1, Ordering::SeqCst) + 1;
        load.most.fetch_max(now, Ordering::SeqCst);
        sleep(wait);
        let answer = match request.parameter("wsfunction").unwrap_or_default() {
            "core_webservice_get_site_info" => info(&FUNCTIONS),
            "core_course_get_courses_by_field" => courses((0..count).map(|i| format!("C{i:05}"))),
            "core_group_get_course_groups" => {
                let id: i64 = request.parameter("courseid").unwrap().parse().unwrap();
                data(&json!([{ "id": id * 10, "name": "TD1", "visibility": 0 }]))
            }
            "core_group_get_group_members" => {
                let numbers = request.body.split('&').filter(|pair| pair.starts_with("groupids")).filter_map(|pair| pair.split_once('='));
                data(&numbers.map(|(_, id)| json!({ "groupid": id.parse::<i64>().unwrap(), "userids": [100] })).collect())
            }
            "core_user_get_users_by_field" if request.parameter("field") == Some("username") => {
                let account = |login: &str| {
                    let id = login.strip_prefix('p').and_then(|number| number.parse::<i64>().ok()).map_or(1, |number| number + 100);
                    json!({ "id": id, "username": login })
                };
                data(&request.values().into_iter().map(account).collect())
            }
            "core_enrol_get_enrolled_users" => data(&json!([{ "id": 100, "username": "p0", "roles": [], "groups": [] }])),
            _ => data(&json!([])),
        };
        load.now.fetch_sub(1, Ordering::SeqCst);
        answer
    })
}

fn list(place: &tempfile::TempDir, rows: usize, courses: usize) -> String {
    let mut text = String::from("username;course1;role1\n");
    (0..rows).for_each(|row| writeln!(text, "p{row};C{:05};student", row % courses).unwrap());
    let path = place.path().join("liste.csv");
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn refresh(place: &tempfile::TempDir, platform: &Platform, list: &str, more: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bordereau"));
    command.args(["catalogue", "refresh", "--platform", "Ecampus", "--url", &platform.address, "--for", list]).args(more);
    command.env("BORDEREAU_DATA", place.path().join("data")).env("BORDEREAU_TOKEN", TOKEN);
    ["ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "http_proxy", "https_proxy"].iter().for_each(|name| {
        command.env_remove(name);
    });
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// 2 000 rows over 1 433 courses in the form of the measure, on a platform a tenth as slow; `BORDEREAU_SLOW` plays it at 150 ms.
#[test]
fn a_long_list_is_asked_several_questions_at_once_and_never_more_than_the_set_number() {
    let wait =
        std::env::var("BORDEREAU_SLOW").ok().and_then(|text| text.parse().ok()).map_or(Duration::from_millis(15), Duration::from_millis);
    let (rows, count) = (2_000, 1_433);
    let place = tempfile::tempdir().unwrap();
    let list = list(&place, rows, count);
    let load = Arc::new(Load::default());
    let platform = slow(count, wait, &load);
    let begun = Instant::now();
    assert!(refresh(&place, &platform, &list, &[]).wait().unwrap().success());
    let (took, asked) = (begun.elapsed(), platform.asked().len());
    let one_by_one = wait * u32::try_from(asked).unwrap();
    println!("{asked} questions of {wait:?}: {took:?}, one after another {one_by_one:?}, {} at once", load.most.load(Ordering::SeqCst));
    assert!((2 * count + 15..2 * count + 40).contains(&asked), "{asked} questions");
    assert_eq!(load.most.load(Ordering::SeqCst), 5);
    // A machine under load has other things to do than to wait.
    let least = if wait >= Duration::from_millis(100) { 4 } else { 2 };
    assert!(took * least < one_by_one, "{took:?} against {one_by_one:?}");
    let (few, load) = (tempfile::tempdir().unwrap(), Arc::new(Load::default()));
    let platform = slow(30, Duration::from_millis(5), &load);
    assert!(refresh(&few, &platform, &self::list(&few, 60, 30), &["--at-once", "2"]).wait().unwrap().success());
    assert_eq!(load.most.load(Ordering::SeqCst), 2, "a person may ask for fewer");
}

/// How often each question about a course was asked.
fn times(platform: &Platform) -> HashMap<String, usize> {
    let mut times = HashMap::new();
    for asked in platform.asked() {
        let body = asked.lines().last().unwrap_or_default().to_owned();
        if body.contains("courseid=") || body.contains("values") {
            *times.entry(body).or_default() += 1;
        }
    }
    times
}

#[test]
fn a_refresh_that_is_killed_is_taken_up_again_and_asks_nothing_twice() {
    let place = tempfile::tempdir().unwrap();
    let (count, at_once) = (120, 5);
    let list = list(&place, 150, count);
    let platform = slow(count, Duration::from_millis(10), &Arc::default());
    let mut kills = 0;
    for wanted in [60, 140] {
        let mut child = refresh(&place, &platform, &list, &[]);
        while platform.asked().len() < wanted && child.try_wait().unwrap().is_none() {
            sleep(Duration::from_millis(2));
        }
        let _ = child.kill();
        kills += usize::from(!child.wait().unwrap().success());
    }
    assert_eq!(kills, 2, "killed in the middle, twice");
    assert!(refresh(&place, &platform, &list, &[]).wait().unwrap().success());
    let times = times(&platform);
    assert_eq!(times.keys().filter(|body| body.contains("get_enrolled_users")).count(), count);
    let twice: Vec<&String> = times.iter().filter(|(_, times)| **times > 1).map(|(body, _)| body).collect();
    // Whose answer was on its way when the program was killed is asked again.
    assert!(twice.len() <= kills * at_once, "{} questions twice", twice.len());
    let left = std::fs::read_dir(place.path().join("data")).unwrap();
    assert!(!left.filter_map(Result::ok).any(|file| file.file_name().to_string_lossy().starts_with("refresh.")), "nothing of it is left");
}
