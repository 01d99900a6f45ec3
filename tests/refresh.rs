//! `bordereau catalogue refresh` as a script sees it, against a Moodle on this machine.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

mod platform;

use platform::{Answer, Platform, Request, TOKEN, courses, data, info, refusal};
use serde_json::{Value, json};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

const FUNCTIONS: [&str; 8] = [
    "core_webservice_get_site_info",
    "core_course_get_courses_by_field",
    "core_course_get_categories",
    "core_cohort_get_cohorts",
    "core_group_get_course_groups",
    "core_user_get_users_by_field",
    "core_enrol_get_enrolled_users",
    "core_group_get_group_members",
];

/// A Moodle with two courses and three people, as it answers a token that may see everything.
fn rich(request: &Request) -> Answer {
    if request.parameter("wstoken") != Some(TOKEN) {
        return refusal("invalidtoken");
    }
    let person = |id: i64, login: &str| json!({ "id": id, "username": login, "auth": "cas", "suspended": false });
    match request.parameter("wsfunction").unwrap_or_default() {
        "core_webservice_get_site_info" => info(&FUNCTIONS),
        "core_course_get_courses_by_field" => courses(["CHIM_L1".to_owned(), "PHYS_L1".to_owned()]),
        "core_course_get_categories" => data(&json!([{ "id": 1, "name": "UFR", "idnumber": null }])),
        "core_cohort_get_cohorts" => data(&json!([{ "id": 1, "name": "L1", "idnumber": "L1", "visible": true }])),
        "core_group_get_course_groups" => data(&json!([{ "id": 9, "courseid": 2, "name": "TD1", "idnumber": "" }])),
        "core_group_get_group_members" => data(&json!([{ "groupid": 9, "userids": [10, 44] }])),
        "core_user_get_users_by_field" if request.parameter("field") == Some("username") => {
            let people = [person(1, "guest"), person(7, "svc"), person(10, "55000901")];
            let asked = request.values();
            data(&people.into_iter().filter(|person| asked.contains(&person["username"].as_str().unwrap())).collect())
        }
        "core_enrol_get_enrolled_users" => {
            let role = json!([{ "roleid": 5, "name": "", "shortname": "student", "sortorder": 0 }]);
            data(&json!([{ "id": 10, "username": "55000901", "roles": role, "groups": [{ "id": 9, "name": "TD1" }] }]))
        }
        _ => data(&json!([])),
    }
}

/// The same for a token of an account without any right.
fn poor(request: &Request) -> Answer {
    match request.parameter("wsfunction").unwrap_or_default() {
        "core_cohort_get_cohorts" | "core_course_get_categories" => refusal("nopermissions"),
        "core_group_get_course_groups" | "core_enrol_get_enrolled_users" => refusal("errorcoursecontextnotvalid"),
        // Everybody is told their own account.
        "core_user_get_users_by_field" if request.values().contains(&"svc") => data(&json!([{ "id": 7, "username": "svc" }])),
        "core_user_get_users_by_field" => data(&json!([])),
        _ => rich(request),
    }
}

struct Desk {
    place: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        std::fs::write(place.path().join("liste.csv"), "username;course1;role1\n55000901;CHIM_L1;student\n55000999;CHIM_L1;student\n")
            .unwrap();
        Self { place }
    }

    fn path(&self, name: &str) -> String {
        self.place.path().join(name).to_str().unwrap().to_owned()
    }

    fn run(&self, token: &str, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bordereau"));
        command.args(args).args(["--lang", "fr"]).env("BORDEREAU_DATA", self.path("data")).env("BORDEREAU_TOKEN", token);
        // The proxy of whoever runs the tests is not asked.
        ["ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "http_proxy", "https_proxy"].iter().for_each(|name| {
            command.env_remove(name);
        });
        command.stdin(Stdio::null()).output().unwrap()
    }

    fn refresh(&self, token: &str, args: &[&str]) -> Output {
        self.run(token, &[&["catalogue", "refresh", "--platform", "Ecampus"], args].concat())
    }

    fn json(&self, args: &[&str]) -> Value {
        let output = self.refresh(TOKEN, &[args, &["--json"]].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn list<'a>(report: &'a Value, name: &str) -> &'a Value {
    let lists = report["platform"]["lists"].as_array().unwrap();
    lists.iter().find(|list| list["list"] == name).unwrap_or(&Value::Null)
}

#[test]
fn a_rich_token_tells_courses_groups_cohorts_the_people_of_the_list_and_who_is_enrolled() {
    let (desk, moodle) = (Desk::new(), Platform::new(rich));
    let report = desk.json(&["--url", &moodle.address, "--for", &desk.path("liste.csv")]);
    assert_eq!(report["people"], json!({ "asked": 2, "found": 1, "sure": true }));
    let rows = |name: &str| list(&report, name)["rows"].as_i64();
    assert_eq!((rows("courses"), rows("categories"), rows("cohorts"), rows("users")), (Some(2), Some(1), Some(1), Some(1)));
    assert_eq!((&list(&report, "users")["asked"], &list(&report, "enrolments")["asked"]), (&json!(2), &json!(1)));
    let missing: Vec<_> = report["missing"].as_array().unwrap().iter().map(|missing| missing["what"].as_str().unwrap()).collect();
    assert_eq!(missing, ["hidden-courses", "roles"], "what no function and no right of this token tells");

    let check = desk.run(TOKEN, &["check", &desk.path("liste.csv"), "--platform", "ecampus", "--json"]);
    let found: Value = serde_json::from_slice(&check.stdout).unwrap();
    let unknown: Vec<_> = found["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == "unknown_account").collect();
    assert_eq!(unknown.iter().map(|one| one["value"].as_str().unwrap()).collect::<Vec<_>>(), ["55000999"]);

    let again = desk.json(&[]);
    assert!(again["diff"].is_object(), "the platform remembers where it is asked");
    assert_eq!(list(&again, "users")["asked"], 2, "accounts that were not asked for again stay");
    let purged = desk.run(TOKEN, &["catalogue", "purge", "--platform", "Ecampus", "--json"]);
    assert_eq!(serde_json::from_slice::<Value>(&purged.stdout).unwrap()["accounts"], 1);
}

#[test]
fn a_poor_token_keeps_what_it_may_and_names_the_rights_that_are_missing() {
    static IS_POOR: AtomicBool = AtomicBool::new(false);
    let answer = |request: &Request| if IS_POOR.load(Ordering::SeqCst) { poor(request) } else { rich(request) };
    let (desk, moodle) = (Desk::new(), Platform::new(answer));
    desk.json(&["--url", &moodle.address, "--for", &desk.path("liste.csv")]);
    IS_POOR.store(true, Ordering::SeqCst);
    let report = desk.json(&["--url", &moodle.address, "--for", &desk.path("liste.csv")]);
    let right = |what: &str| {
        let missing = report["missing"].as_array().unwrap().iter().find(|missing| missing["what"] == what);
        missing.map_or("", |missing| missing["right"].as_str().unwrap()).to_owned()
    };
    assert_eq!((right("cohorts"), right("groups")), ("moodle/cohort:view".to_owned(), "moodle/course:managegroups".to_owned()));
    assert_eq!(right("enrolments"), "moodle/course:viewparticipants");
    assert!(right("users").contains("moodle/user:viewalldetails"));
    assert_eq!((&report["people"]["sure"], &report["told"]), (&json!(false), &json!(["courses"])));
    assert_eq!(list(&report, "users")["asked"], 2, "what a better token told stays");
    let said = desk.refresh(TOKEN, &["--url", &moodle.address]);
    assert!(said.status.success());
    assert!(text(&said.stderr).contains("moodle/cohort:view"), "{}", text(&said.stderr));
}

#[test]
fn without_the_right_to_see_people_nobody_is_unknown() {
    let (desk, moodle) = (Desk::new(), Platform::new(poor));
    desk.json(&["--url", &moodle.address, "--for", &desk.path("liste.csv")]);
    let check = desk.run(TOKEN, &["check", &desk.path("liste.csv"), "--platform", "ecampus", "--json"]);
    let found: Value = serde_json::from_slice(&check.stdout).unwrap();
    assert!(!found["findings"].as_array().unwrap().iter().any(|one| one["rule"] == "unknown_account"));
    assert!(found["not_checked"].as_array().unwrap().iter().any(|one| one["rule"] == "unknown_account"));
}

#[test]
fn failures_end_in_a_sentence_and_their_exit_code_and_leave_the_former_catalogue() {
    let (desk, moodle) = (Desk::new(), Platform::new(rich));
    desk.json(&["--url", &moodle.address]);
    let away = Platform::new(|_| (303, "Location: https://sso.example.org/login?ticket=secret", String::new()));
    let portal = Platform::new(|_| (200, "Content-Type: text/html", "<!DOCTYPE html><form></form>".into()));
    let other = "ffffffffffffffffffffffffffffffff";
    for (token, url, code, word) in [
        (other, moodle.address.as_str(), 4, "jeton"),
        (TOKEN, &away.address, 4, "sso.example.org"),
        (TOKEN, &portal.address, 4, "page web"),
        (TOKEN, "http://127.0.0.1:9", 4, "VPN"),
        (TOKEN, "http://ecampus.example.org", 3, "https"),
        (TOKEN, "ecampus", 3, "https://ecampus.exemple.fr"),
        ("trop court", moodle.address.as_str(), 3, "32"),
    ] {
        let output = desk.refresh(token, &["--url", url, "--anew"]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{url}: {said}");
        assert!(said.contains(word) && !said.contains("secret") && output.stdout.is_empty(), "{said}");
    }
    let kept = desk.run(TOKEN, &["catalogue", "info", "--platform", "Ecampus", "--json"]);
    let kept: Value = serde_json::from_slice(&kept.stdout).unwrap();
    assert_eq!(kept["platforms"][0]["lists"][0]["rows"], 1);
    assert_eq!(kept["platforms"][0]["platform"]["url"], moodle.address.as_str());
}

#[test]
fn the_token_is_in_no_address_no_output_and_no_file() {
    let (desk, moodle) = (Desk::new(), Platform::new(rich));
    let output = desk.refresh(TOKEN, &["--url", &moodle.address, "--for", &desk.path("liste.csv")]);
    assert!(!text(&output.stdout).contains(TOKEN) && !text(&output.stderr).contains(TOKEN));
    for request in moodle.asked() {
        let (first, rest) = request.split_once('\n').unwrap();
        assert!(first.starts_with("POST /webservice/rest/server.php HTTP") && !first.contains(TOKEN));
        assert_eq!(rest.matches(TOKEN).count(), 1, "in the body");
        assert!(rest.contains("moodlewsrestformat=json") && rest.contains("moodlewssettingraw=1"));
    }
    let mut folders = vec![desk.place.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert!(!String::from_utf8_lossy(&std::fs::read(&path).unwrap()).contains(TOKEN), "{}", path.display());
            }
        }
    }
}

#[test]
fn a_published_catalogue_is_remembered_with_its_platform_and_taken_when_it_changed() {
    let desk = Desk::new();
    let moodle = Platform::new(|request| {
        let is_known = request.head.to_ascii_lowercase().contains("if-none-match: \"v1\"");
        let site = json!({ "courses": [{ "shortname": "A" }] }).to_string();
        if is_known { (304, "ETag: \"v1\"", String::new()) } else { (200, "ETag: \"v1\"", site) }
    });
    let first = desk.json(&["--from", &format!("{}/site.json", moodle.address)]);
    assert_eq!((&first["unchanged"], &first["diff"]), (&json!(false), &Value::Null));
    let again = desk.json(&[]);
    assert_eq!((&again["unchanged"], &again["diff"]), (&json!(true), &Value::Null));
    assert!(text(&desk.refresh(TOKEN, &[]).stdout).contains("Rien de nouveau"));
    let share = desk.path("partage.json");
    std::fs::write(&share, json!({ "courses": [{ "shortname": "B" }] }).to_string()).unwrap();
    let moved = desk.json(&["--from", &share]);
    assert_eq!(moved["diff"]["courses_added"], json!(["B"]));
    assert_eq!(desk.json(&[])["unchanged"], true);
    assert_eq!(desk.refresh(TOKEN, &["--from", &desk.path("absent.json")]).status.code(), Some(4));
}

#[test]
fn a_protected_catalogue_is_opened_with_a_name_and_a_password() {
    let desk = Desk::new();
    let moodle = Platform::new(|request| {
        // "scol:motdepasse"
        let is_open = request.head.contains("Basic c2NvbDptb3RkZXBhc3Nl");
        if is_open { data(&json!({ "courses": [{ "shortname": "A" }] })) } else { (401, "WWW-Authenticate: Basic", String::new()) }
    });
    let place = format!("{}/dav/site.json", moodle.address);
    let open = |password: Option<&str>, user: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bordereau"));
        command.args(["catalogue", "refresh", "--platform", "P", "--from", &place, "--lang", "fr"]).args(user);
        command.env("BORDEREAU_DATA", desk.path("data")).stdin(Stdio::null());
        if let Some(password) = password {
            command.env("BORDEREAU_PASSWORD", password);
        }
        let output = command.output().unwrap();
        (output.status.code(), text(&output.stderr))
    };
    let (code, said) = open(None, &[]);
    assert!(code == Some(4) && said.contains("--user"), "{said}");
    let (code, said) = open(Some("faux"), &["--user", "scol"]);
    assert!(code == Some(4) && said.contains("n’accepte pas"), "{said}");
    assert_eq!(open(Some("motdepasse"), &["--user", "scol"]).0, Some(0));
}

#[test]
fn the_proxy_of_the_environment_is_asked() {
    let desk = Desk::new();
    let proxy = Platform::new(|_| (407, "Proxy-Authenticate: Basic", String::new()));
    let mut command = Command::new(env!("CARGO_BIN_EXE_bordereau"));
    command.args(["catalogue", "refresh", "--platform", "P", "--url", "https://ecampus.example.org", "--lang", "fr"]);
    command.env("BORDEREAU_DATA", desk.path("data")).env("BORDEREAU_TOKEN", TOKEN).env("HTTPS_PROXY", &proxy.address);
    command.env_remove("NO_PROXY").env_remove("no_proxy");
    let output = command.stdin(Stdio::null()).output().unwrap();
    let said = text(&output.stderr);
    assert!(output.status.code() == Some(4) && said.contains("proxy"), "{said}");
    assert!(proxy.asked()[0].starts_with("CONNECT ecampus.example.org:443"), "{:?}", proxy.asked());
    assert!(!proxy.asked()[0].contains(TOKEN));
}

#[test]
fn a_token_does_not_go_to_an_address_that_only_a_catalogue_names() {
    let desk = Desk::new();
    std::fs::write(desk.path("site.json"), r#"{"platform":{"name":"Ecampus","url":"https://autre.example.org"},"courses":[]}"#).unwrap();
    assert!(desk.run(TOKEN, &["catalogue", "import", &desk.path("site.json")]).status.success());
    let refused = desk.refresh(TOKEN, &[]);
    assert_eq!(refused.status.code(), Some(3), "{}", text(&refused.stderr));
    assert!(text(&refused.stderr).contains("--url https://autre.example.org"), "{}", text(&refused.stderr));
}
