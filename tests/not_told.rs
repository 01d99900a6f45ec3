//! Each fact that the web services of Moodle do not tell, and what is said of it: by the rules, by both forecasts, in the
//! headline, in JSON and in the text to hand over. And what is said where the people of the platform assume it.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use serde_json::{Value, json};
use std::process::{Command, Output};

/// A platform as a refresh leaves it: everything that the web services tell a good account, and nothing else.
fn site() -> Value {
    json!({
        "platform": { "name": "Vivant", "moodle": "4.5.6", "extracted_at": "2026-11-28T08:00:00Z" },
        "site": { "shortname": "accueil", "hidden_courses_untold": true },
        "courses": [{ "id": 2, "shortname": "A", "fullname": "A", "idnumber": "", "visible": true, "groups": [{ "id": 5, "name": "TD1" }],
                      "enrol_methods": [{ "enrol": "manual", "status": "enabled" }] }],
        "users": [{ "id": 10, "username": "p0", "auth": "cas", "suspended": false, "confirmed": true },
                  { "id": 11, "username": "p1", "auth": "cas", "suspended": false, "confirmed": true }],
        "enrolments": [{ "username": "p1", "course": "A", "method": "not-told", "status": "" }],
        "role_assignments": [{ "username": "p1", "course": "A", "role": "student" }],
        "group_members": [],
        "asked": { "users": ["p0", "p1"], "enrolments": ["A"], "role_assignments": ["A"], "group_members": ["A"], "people": ["p0", "p1"] },
    })
}

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        std::fs::write(desk.0.path().join("site.json"), site().to_string()).unwrap();
        desk.run(&["catalogue", "import", "site.json", "--platform", "Vivant"]);
        desk
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bordereau"));
        command.args(args).args(["--lang", "en"]).current_dir(self.0.path()).env("BORDEREAU_DATA", self.0.path().join("data"));
        command.output().unwrap()
    }

    fn with_list(&self, command: &str, list: &str, more: &[&str]) -> Output {
        std::fs::write(self.0.path().join("liste.csv"), list).unwrap();
        self.run(&[&[command, "liste.csv", "--platform", "Vivant"], more].concat())
    }

    fn forecast(&self, list: &str) -> Value {
        json_of(&self.with_list("simulate", list, &["--json", "--set", "delimiter=semicolon", "--set", "today=2026-11-28"]))
    }
}

fn json_of(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Why the only row of a list is not told, and how it ends.
fn whys(forecast: &Value) -> (Vec<&str>, &str) {
    let whys = forecast["not_told"].as_array().unwrap().iter().map(|one| one["why"].as_str().unwrap()).collect();
    (whys, forecast["rows"][0]["outcome"].as_str().unwrap())
}

#[test]
fn every_fact_that_is_not_told_is_not_told_in_the_forecast() {
    let desk = Desk::new();
    let admins = "no list of site administrators";
    for (fact, list, why, outcome) in [
        ("roles", "username;course1;role1\np0;A;student\n", "no role list", "not_told"),
        ("default role", "username;course1;enrolstatus1\np0;A;0\n", "no default role", "not_told"),
        ("default period", "username;course1;role1\np0;A;student\n", "no default period", "not_told"),
        ("hidden courses", "username;course1;role1\np0;AILLEURS;student\n", "no list of hidden courses", "not_told"),
        ("administrators", "username;course1;role1\np0;A;student\n", admins, "not_told"),
        ("how people are enrolled", "username;course1;role1\np1;A;student\n", "no enrolment list", "not_told"),
        ("accounts that nobody asked for", "username;course1;role1\np9;A;student\n", "no account list", "not_told"),
        ("accounts with capitals", "username;course1;role1\nP0;A;student\n", "no account list", "not_told"),
    ] {
        let forecast = desk.forecast(list);
        let (whys, ended) = whys(&forecast);
        assert!(whys.contains(&why), "{fact}: {whys:?}");
        assert_eq!(ended, outcome, "{fact}");
    }
    let told = desk.forecast("username;course1;role1\np0;A;Student\n");
    assert_eq!(told["rows"][0]["outcome"], "enrol_error", "a name that people see is no short name on any site");
}

/// A fact that web services do not tell, and where each place says so.
struct Untold {
    /// In the description of the platform.
    topic: &'static str,
    /// A list that depends on it.
    list: &'static str,
    /// In the forecast of *Upload users*, in JSON.
    why: &'static str,
    /// In its text for people.
    said: &'static str,
    /// The rule that does not run for it.
    rule: Option<&'static str>,
    /// A row for tool_sync that depends on it, and what its forecast says.
    sync: Option<(&'static str, &'static str)>,
    /// In the text that goes with the file.
    handed: &'static str,
}

const UNTOLD: [Untold; 8] = [
    Untold {
        topic: "roles",
        list: "username;course1;role1\np0;A;student\n",
        why: "no role list",
        said: "The list of roles is not known",
        rule: Some("unknown_role"),
        sync: Some(("student;A;p0;add;manual", "roles")),
        handed: "the roles",
    },
    Untold {
        topic: "default role",
        list: "username;course1;enrolstatus1\np0;A;0\n",
        why: "no default role",
        said: "The role that this course gives by default is not told",
        rule: Some("role_added"),
        sync: None,
        handed: "the role given by default",
    },
    Untold {
        topic: "default period",
        list: "username;course1;role1;enrolperiod1\np0;A;student;0\n",
        why: "no default period",
        said: "nothing can be foreseen",
        rule: Some("zero_period"),
        sync: None,
        handed: "how long enrolments last by default",
    },
    Untold {
        topic: "site administrators",
        list: "username;course1;role1\np0;A;student\n",
        why: "no list of site administrators",
        said: "nothing can be foreseen",
        rule: Some("administrator_account"),
        sync: None,
        handed: "who administers the site",
    },
    Untold {
        topic: "how people are enrolled",
        list: "username;course1;role1\np1;A;student\n",
        why: "no enrolment list",
        said: "Existing enrolments are not known, or not in detail",
        rule: Some("stays_suspended"),
        sync: None,
        handed: "how, since when and until when people are enrolled",
    },
    Untold {
        topic: "accounts",
        list: "username;course1;role1\np9;A;student\n",
        why: "no account list",
        said: "The catalogue says nothing of this account",
        rule: Some("unknown_account"),
        sync: Some(("student;A;p9;add;manual", "accounts")),
        handed: "all accounts",
    },
    Untold {
        topic: "hidden courses",
        list: "username;course1;role1\np0;AILLEURS;student\n",
        why: "no list of hidden courses",
        said: "Hidden courses are not told",
        rule: None,
        sync: Some(("student;AILLEURS;p0;add;manual", "hidden courses")),
        handed: "hidden courses",
    },
    Untold {
        topic: "cohorts",
        list: "username;cohort1\np0;COH\n",
        why: "no cohort list",
        said: "Cohorts are not known",
        rule: None,
        sync: None,
        handed: "cohorts",
    },
];

#[test]
fn each_untold_fact_is_not_told_in_rules_both_forecasts_headline_json_and_the_text_to_hand_over() {
    let desk = Desk::new();
    let card = json_of(&desk.run(&["catalogue", "info", "--platform", "Vivant", "--json"]));
    let handed = text(&desk.with_list("export", "username;course1;role1\np0;A;student\n", &["-o", "prêt.csv"]));
    let handed = handed.split_once("does not tell the following").map(|(_, rest)| rest.lines().next().unwrap_or_default()).unwrap();
    for Untold { topic, list, why, said, rule, sync, handed: words } in UNTOLD {
        assert!(card["platforms"][0]["not_told"].as_array().unwrap().contains(&topic.into()), "{topic}: {card}");
        assert!(handed.contains(words), "{topic}: {handed}");
        let forecast = desk.forecast(list);
        assert!(whys(&forecast).0.contains(&why) && whys(&forecast).1 == "not_told", "{topic}: {forecast}");
        let told = text(&desk.with_list("simulate", list, &["--set", "delimiter=semicolon"]));
        assert!(told.contains(said) && !told.contains("no new enrolment"), "{topic}: {told}");
        if let Some(rule) = rule {
            let report = json_of(&desk.with_list("check", list, &["--json"]));
            let gaps: Vec<&str> = report["not_checked"].as_array().unwrap().iter().filter_map(|gap| gap["rule"].as_str()).collect();
            assert!(gaps.contains(&rule), "{topic}: {gaps:?}");
        }
        if let Some((row, why)) = sync {
            let list = format!("rolename;cid;uid;cmd;enrol\n{row}\n");
            let settings = ["--set", "enrols_useridentifier=username", "--set", "enrols_courseidentifier=shortname"];
            let forecast =
                json_of(&desk.with_list("simulate", &list, &[&["--json", "--importer", "tool-sync-enrolments"][..], &settings].concat()));
            let whys: Vec<&str> = forecast["not_told"].as_array().unwrap().iter().filter_map(|one| one["why"].as_str()).collect();
            assert!(whys.contains(&why), "{topic}: {whys:?}");
            let told = text(&desk.with_list("simulate", &list, &[&["--importer", "tool-sync-enrolments"][..], &settings].concat()));
            assert!(told.contains("on what the catalogue does not tell") && !told.contains("Unknown"), "{topic}: {told}");
        }
    }
}

#[test]
fn whether_people_get_a_message_is_not_told_where_neither_the_setting_nor_the_teacher_is() {
    let desk = Desk::new();
    let edited = desk.run(&["catalogue", "edit", "--platform", "Vivant", "--assume-roles", "standard"]);
    assert!(edited.status.success());
    let forecast = desk.forecast("username;course1;role1\np0;A;student\n");
    assert_eq!(forecast["welcome"], json!([{ "course": "A", "people": 1, "told": false }]), "{forecast}");
    let handed = text(&desk.with_list("export", "username;course1;role1\np0;A;student\n", &["-o", "prêt.csv"]));
    assert!(handed.contains("whether people who are enrolled get a welcome message"), "{handed}");
}

#[test]
fn the_rules_say_what_they_did_not_check_and_recognise_the_names_that_people_see() {
    let desk = Desk::new();
    let list = "username;course1;role1\np0;A;Student\np1;A;\np0;AILLEURS;student\n";
    let report = json_of(&desk.with_list("check", list, &["--json"]));
    let not_checked: Vec<&str> = report["not_checked"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect();
    for rule in ["unknown_role", "role_not_assignable", "administrator_account", "role_added", "end_date_removed"] {
        assert!(not_checked.contains(&rule), "{rule} of {not_checked:?}");
    }
    let findings = report["findings"].as_array().unwrap();
    let of = |rule: &str| findings.iter().find(|found| found["rule"] == rule).unwrap();
    assert_eq!(of("role_label")["fixes"][0]["replace_with"], "student");
    assert!(of("unknown_course")["message"].as_str().unwrap().contains("not among the courses"), "{}", of("unknown_course"));
}

#[test]
fn the_headline_foretells_nothing_where_nothing_can_be_foretold_and_says_why() {
    let desk = Desk::new();
    let said = text(&desk.with_list("simulate", "username;course1;role1\np0;A;student\n", &["--set", "delimiter=semicolon"]));
    assert!(said.contains("nothing can be foreseen") && !said.contains("no new enrolment"), "{said}");
    assert!(said.contains("list of roles is not known"), "{said}");
}

#[test]
fn what_people_assume_makes_a_forecast_that_says_so() {
    let desk = Desk::new();
    let assumed = ["--assume-roles", "standard", "--assume-role", "student", "--assume-period", "0", "--assume-welcome", "on"];
    let edited = desk.run(&[&["catalogue", "edit", "--platform", "Vivant"], &assumed[..]].concat());
    assert!(edited.status.success(), "{}", String::from_utf8_lossy(&edited.stderr));
    let list = "username;course1;role1\np0;A;student\np0;A;\np0;A;tuteur\n";
    let forecast = desk.forecast(list);
    let outcomes: Vec<&str> = forecast["rows"].as_array().unwrap().iter().map(|row| row["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["enrolled", "unchanged", "enrol_error"], "{forecast}");
    let whats: Vec<(i64, &str)> =
        forecast["assumed"].as_array().unwrap().iter().map(|one| (one["line"].as_i64().unwrap(), one["what"].as_str().unwrap())).collect();
    for one in [(2, "standard roles"), (2, "default period"), (3, "default role"), (4, "standard roles")] {
        assert!(whats.contains(&one), "{one:?} of {whats:?}");
    }
    let said = text(&desk.with_list("simulate", list, &["--set", "delimiter=semicolon"]));
    assert!(said.contains("rest on what the platform’s details assume"), "{said}");
    let card = json_of(&desk.run(&["catalogue", "info", "--platform", "Vivant", "--json"]));
    let topics: Vec<&str> = card["platforms"][0]["not_told"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    assert!(
        topics.contains(&"site administrators") && topics.contains(&"hidden courses") && !topics.contains(&"default role"),
        "{topics:?}"
    );
    assert_eq!(card["platforms"][0]["assumed"].as_array().unwrap().len(), 4);
}

#[test]
fn tool_sync_says_what_it_was_not_told() {
    let desk = Desk::new();
    let list = "rolename;cid;uid;cmd;enrol\nstudent;AILLEURS;p0;add;manual\n";
    let args = [
        "--json",
        "--importer",
        "tool-sync-enrolments",
        "--set",
        "enrols_useridentifier=username",
        "--set",
        "enrols_courseidentifier=shortname",
    ];
    let forecast = json_of(&desk.with_list("simulate", list, &args));
    let whys: Vec<&str> = forecast["not_told"].as_array().unwrap().iter().filter_map(|one| one["why"].as_str()).collect();
    assert!(whys.contains(&"hidden courses"), "{forecast}");
}

#[test]
fn an_institution_describes_its_platforms_once_and_what_it_locks_is_not_changed_by_mistake() {
    let desk = Desk::new();
    let file = json!({ "institution": "Université d’exemple", "platforms": [
        { "name": "Vivant", "roles": [{ "shortname": "student", "label": "Étudiant" }], "closed_courses": ["DEMO*"], "locked": ["closed_courses"] },
        { "name": "Autre", "catalogue": "/nulle/part.json" }] });
    std::fs::write(desk.0.path().join("etablissement.json"), file.to_string()).unwrap();
    let place = desk.0.path().join("etablissement.json");
    let taken = json_of(&desk.run(&["catalogue", "institution", "--from", place.to_str().unwrap(), "--json"]));
    assert_eq!(taken["platforms"], json!(["Vivant", "Autre"]));
    let again = json_of(&desk.run(&["catalogue", "institution", "--json"]));
    assert_eq!(again["unchanged"], true, "the place was typed once, and the file has not changed");
    let refused = desk.run(&["catalogue", "edit", "--platform", "Vivant", "--closed-course", "X"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("Université d’exemple"));
    assert!(desk.run(&["catalogue", "edit", "--platform", "Vivant", "--prerequisite", "la veille"]).status.success());
    std::fs::write(desk.0.path().join("etablissement.json"), "{\n\"institution\": 3}").unwrap();
    let bad = desk.run(&["catalogue", "institution"]);
    assert_eq!(bad.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&bad.stderr).contains("line 2"));
}
