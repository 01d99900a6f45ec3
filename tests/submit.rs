//! Handing over as scripts do it: real files, real binary, JSON and exit codes of the contract.

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

const SITE: &str = r#"{"platform":{"name":"Ecampus"},"roles":[{"shortname":"student","name":"Étudiant","assignable_in_course":true}],
"courses":[{"shortname":"CHIM_L1","fullname":"Chimie générale","enrol_methods":[{"enrol":"manual","status":"enabled","default_role":"student"}],"groups":[]}],
"users":[{"username":"55000901"},{"username":"55000902"}],"enrolments":[],"role_assignments":[],"group_members":[]}"#;
const LIST: &str = "username;course1;role1\n55000901;CHIM_L1;student\n55000902;CHIM_L1;student\n";

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// With a platform, a finished list, and an empty folder to hand it over to.
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.file("site.json", SITE);
        desk.file("inscriptions.csv", LIST);
        fs::create_dir(desk.path("depot")).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_bordereau"))
            .args(args)
            .current_dir(self.folder.path())
            .env("BORDEREAU_DATA", self.path("data"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .unwrap()
    }

    fn json(&self, args: &[&str]) -> (i32, Value) {
        let output = self.run(args);
        let text = String::from_utf8(output.stdout).unwrap();
        let value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}{}", String::from_utf8_lossy(&output.stderr)));
        (output.status.code().unwrap(), value)
    }

    fn submit(&self, to: &str, more: &[&str]) -> (i32, Value) {
        let args = [&["submit", "inscriptions.csv", "--to", to, "--catalogue", "site.json", "--json"], more].concat();
        self.json(&args)
    }

    fn depot(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(self.path("depot")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn receipts(&self) -> Vec<Value> {
        self.json(&["receipts", "list", "--json"]).1["receipts"].as_array().unwrap().clone()
    }
}

#[test]
fn a_file_goes_into_a_folder_byte_for_byte_and_leaves_a_receipt() {
    let desk = Desk::new();
    let (code, sent) = desk.submit("folder:depot", &["--yes"]);
    assert_eq!((code, sent["state"].as_str(), sent["channel"].as_str()), (0, Some("read-back"), Some("folder")), "{sent}");
    assert_eq!(fs::read_to_string(desk.path("depot/inscriptions.csv")).unwrap(), LIST);
    assert_eq!(desk.depot(), ["inscriptions.csv"]);
    let file = &sent["file"];
    assert_eq!((file["rows"].as_u64(), file["people"].as_u64(), file["courses"].as_u64()), (Some(2), Some(2), Some(1)));
    assert_eq!(file["bytes"].as_u64(), Some(LIST.len() as u64));
    assert_eq!(sent["forecast"]["enrolled"], 2);
    let receipts = desk.receipts();
    assert_eq!((receipts.len(), &receipts[0]["receipt"], receipts[0]["state"].as_str()), (1, &sent["receipt"], Some("read-back")));
    assert_eq!(receipts[0]["file"]["sha256"], file["sha256"]);
    let base = fs::read(desk.path("data/receipts.db")).unwrap();
    assert!(!String::from_utf8_lossy(&base).contains("55000901"), "a receipt names nobody");
}

#[test]
fn a_rehearsal_writes_nothing_and_keeps_no_receipt() {
    let desk = Desk::new();
    let (code, told) = desk.submit("folder:depot", &["--dry-run"]);
    assert_eq!((code, &told["dry_run"], &told["state"], &told["receipt"]), (0, &Value::Bool(true), &Value::Null, &Value::Null));
    assert!(desk.depot().is_empty() && desk.receipts().is_empty());
}

#[test]
fn without_a_yes_nothing_is_sent() {
    let desk = Desk::new();
    let output = desk.run(&["submit", "inscriptions.csv", "--to", "folder:depot", "--catalogue", "site.json"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(desk.depot().is_empty() && desk.receipts().is_empty());
}

#[test]
fn a_name_that_is_taken_is_not_replaced_and_the_same_file_is_not_written_twice() {
    let desk = Desk::new();
    desk.file("depot/inscriptions.csv", "celle d'un collegue");
    let (code, sent) = desk.submit("folder:depot", &["--yes"]);
    assert_eq!((code, sent["state"].as_str()), (4, Some("refused")));
    assert_eq!(fs::read_to_string(desk.path("depot/inscriptions.csv")).unwrap(), "celle d'un collegue");
    fs::remove_file(desk.path("depot/inscriptions.csv")).unwrap();
    assert_eq!(desk.submit("folder:depot", &["--yes"]).0, 0);
    let (code, again) = desk.submit("folder:depot", &["--yes"]);
    assert_eq!((code, again["state"].as_str()), (0, Some("read-back")));
    assert_eq!(desk.depot(), ["inscriptions.csv"]);
}

#[test]
fn a_folder_that_is_gone_is_named_and_nothing_leaves() {
    let desk = Desk::new();
    let (code, sent) = desk.submit("folder:absent", &["--yes"]);
    assert_eq!((code, sent["state"].as_str()), (4, Some("refused")));
    assert!(sent["message"].as_str().unwrap().contains("absent"), "{sent}");
}

#[test]
fn errors_stop_the_sending_and_only_their_own_option_passes_over_them() {
    let desk = Desk::new();
    desk.file("inscriptions.csv", format!("{LIST}inconnu;CHIM_L1;student\n"));
    let (code, told) = desk.submit("folder:depot", &["--yes"]);
    assert_eq!((code, told["forecast"]["refused"].as_u64()), (1, Some(1)), "{told}");
    assert!(desk.depot().is_empty() && desk.receipts().is_empty());
    let (code, sent) = desk.submit("folder:depot", &["--yes", "--with-problems"]);
    assert_eq!((code, sent["state"].as_str()), (0, Some("read-back")));
}

#[test]
fn a_file_that_is_none_and_a_channel_that_is_none_are_told_apart() {
    let desk = Desk::new();
    desk.file("inscriptions.csv", "Nom;Prénom\nLefèvre;Zoé\n");
    let args = ["submit", "inscriptions.csv", "--catalogue", "site.json", "--yes", "--to"];
    assert_eq!(desk.run(&[&args[..], &["folder:depot"]].concat()).status.code(), Some(2));
    assert_eq!(desk.run(&[&args[..], &["pigeon:depot"]].concat()).status.code(), Some(3));
    assert!(desk.depot().is_empty());
}

#[test]
fn a_plan_that_is_no_longer_true_is_stale() {
    let desk = Desk::new();
    let (_, told) = desk.submit("folder:depot", &["--dry-run"]);
    let seal = told["plan"].as_str().unwrap();
    desk.file("site.json", SITE.replace("55000902", "55000999"));
    let args =
        ["submit", "inscriptions.csv", "--to", "folder:depot", "--catalogue", "site.json", "--yes", "--with-problems", "--plan", seal];
    assert_eq!(desk.run(&args).status.code(), Some(2), "what is known of the platform changed");
    desk.file("site.json", SITE);
    desk.file("inscriptions.csv", LIST.replace("55000902", "55000901"));
    assert_eq!(desk.run(&args).status.code(), Some(2), "the file changed");
    assert!(desk.depot().is_empty());
    desk.file("inscriptions.csv", LIST);
    assert_eq!(desk.run(&args).status.code(), Some(0));
}

#[test]
fn a_channel_of_the_platform_goes_by_its_name() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["catalogue", "import", "site.json"]).status.code(), Some(0));
    let channel = format!("depot=folder:{}", desk.path("depot").display());
    assert_eq!(desk.run(&["catalogue", "edit", "--platform", "Ecampus", "--channel", &channel]).status.code(), Some(0));
    assert_eq!(desk.run(&["catalogue", "edit", "--platform", "Ecampus", "--channel", "x=pigeon:y"]).status.code(), Some(3));
    let (code, sent) = desk.json(&["submit", "inscriptions.csv", "--to", "depot", "--platform", "Ecampus", "--yes", "--json"]);
    assert_eq!((code, sent["state"].as_str()), (0, Some("read-back")), "{sent}");
}

#[test]
fn a_platform_that_was_never_asked_foresees_nothing() {
    let desk = Desk::new();
    let (code, sent) = desk.json(&["submit", "inscriptions.csv", "--to", "folder:depot", "--yes", "--json"]);
    assert_eq!((code, sent["forecast"]["not_told"].as_u64(), sent["forecast"]["enrolled"].as_u64()), (0, Some(2), Some(0)), "{sent}");
}

#[test]
fn a_pick_up_folder_gets_the_name_it_looks_for_and_a_waiting_file_is_never_replaced() {
    let desk = Desk::new();
    desk.file("enrols.csv", "rolename;cid;uid\nstudent;CHIM_L1;55000901\n");
    let submit = |more: &[&str]| {
        let args =
            ["submit", "enrols.csv", "--importer", "tool-sync-enrolments", "--to", "pickup:depot", "--yes", "--with-problems", "--json"];
        desk.json(&[&args[..], more].concat())
    };
    desk.file("depot/enrols.csv", "celui d'un collegue");
    let (code, sent) = submit(&[]);
    assert_eq!((code, sent["state"].as_str()), (4, Some("refused")), "{sent}");
    assert_eq!(fs::read_to_string(desk.path("depot/enrols.csv")).unwrap(), "celui d'un collegue");
    fs::remove_file(desk.path("depot/enrols.csv")).unwrap();
    fs::write(desk.path("depot/lock.txt"), "").unwrap();
    let (code, sent) = submit(&[]);
    assert_eq!((code, sent["state"].as_str()), (0, Some("read-back")), "{sent}");
    assert!(sent["remarks"].as_array().unwrap().iter().any(|remark| remark.as_str().unwrap().contains("lock.txt")));
    assert_eq!(desk.depot(), ["enrols.csv", "lock.txt"]);
    assert_eq!(desk.receipts()[0]["state"], "read-back");
    fs::remove_file(desk.path("depot/enrols.csv")).unwrap();
    assert_eq!(desk.receipts()[0]["state"], "picked-up");
    let args = [
        "submit",
        "enrols.csv",
        "--importer",
        "tool-sync-enrolments",
        "--to",
        "pickup:depot?name=blocklist.csv",
        "--yes",
        "--with-problems",
    ];
    assert_eq!(desk.run(&args).status.code(), Some(4), "such a name is never taken");
}

#[test]
fn a_mail_draft_carries_the_bytes_and_no_sender_and_no_date() {
    let desk = Desk::new();
    desk.file("Été à Caen.csv", LIST);
    for name in ["inscriptions.csv", "Été à Caen.csv"] {
        let args = ["submit", name, "--to", "mail:b.eml?to=moodle@caen.example", "--catalogue", "site.json", "--yes", "--json"];
        let (code, sent) = desk.json(&args);
        assert_eq!((code, sent["state"].as_str()), (0, Some("handed-over")), "{sent}");
        let bytes = fs::read(desk.path("b.eml")).unwrap();
        fs::remove_file(desk.path("b.eml")).unwrap();
        let mail = mail_parser::MessageParser::default().parse(&bytes).unwrap();
        assert!(mail.from().is_none() && mail.date().is_none() && mail.message_id().is_none());
        assert_eq!(mail.to().unwrap().first().unwrap().address(), Some("moodle@caen.example"));
        assert!(mail.subject().unwrap().contains("Inscriptions à importer sur Ecampus") && mail.subject().unwrap().ends_with(name));
        assert!(mail.header("X-Unsent").is_some());
        let text = mail.body_text(0).unwrap();
        assert!(text.contains(sent["file"]["sha256"].as_str().unwrap()) && !text.contains("55000901"));
        assert_eq!(mail.attachment_count(), 1);
        let file = mail.attachment(0).unwrap();
        assert_eq!(file.contents(), LIST.as_bytes());
        use mail_parser::MimeHeaders as _;
        assert_eq!(file.attachment_name(), Some(name));
        let lines = String::from_utf8(bytes).unwrap();
        assert!(lines.split("\r\n").all(|line| line.len() <= 78 && !line.contains('\n')), "lines of mail end in CR LF and are short");
        assert!(lines.is_ascii());
    }
}

#[test]
fn receipts_are_shown_and_forgotten_and_go_with_everything_else() {
    let desk = Desk::new();
    let id = desk.submit("folder:depot", &["--yes"]).1["receipt"].as_str().unwrap().to_owned();
    let (code, shown) = desk.json(&["receipts", "show", &id, "--json"]);
    assert_eq!((code, shown["where"].as_str().unwrap().ends_with("inscriptions.csv")), (0, true));
    assert_eq!(desk.run(&["receipts", "show", "2020-01-01-1"]).status.code(), Some(3));
    assert_eq!(desk.run(&["receipts", "forget"]).status.code(), Some(3));
    assert_eq!(desk.json(&["receipts", "forget", "--before", "2020-01-01", "--json"]).1["forgotten"], 0);
    assert_eq!(desk.json(&["receipts", "forget", &id, "--json"]), (0, serde_json::json!({ "forgotten": 1 })));
    assert!(desk.receipts().is_empty());
    assert_eq!(desk.run(&["catalogue", "purge", "--everything"]).status.code(), Some(0));
    assert!(!desk.path("data/receipts.db").exists());
}

#[cfg(unix)]
#[test]
fn a_sending_killed_in_the_middle_is_told_and_not_repeated() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    // The machine never answers: the program waits, and is killed.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let to = format!("webdav:http://{}/?drop", listener.local_addr().unwrap());
    let args = ["submit", "inscriptions.csv", "--to", &to, "--catalogue", "site.json", "--yes", "--json"];
    let mut child = Command::new(env!("CARGO_BIN_EXE_bordereau"))
        .args(args)
        .current_dir(desk.folder.path())
        .env("BORDEREAU_DATA", desk.path("data"))
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let (_stream, _) = listener.accept().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(desk.receipts()[0]["state"], "not-known");
    let (code, again) = desk.json(&args);
    assert_eq!((code, again["state"].as_str()), (5, Some("not-known")), "a schedule that repeats changes nothing");
    assert_eq!(desk.receipts().len(), 1);
    let mode = fs::metadata(desk.path("data/receipts.db")).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "only the owner reads receipts");
}

const OWN: &str =
    "N° étudiant;Nom;Cours;Rôle\n55000901;Lefèvre;CHIM_L1;student\n55000902;Œuvrard;CHIM-L9;student\n55000999;Durand;CHIM_L1;student\n";

#[test]
fn only_sound_rows_go_and_the_others_stand_in_a_workbook_with_the_reasons() {
    let desk = Desk::new();
    desk.file("liste.csv", OWN);
    let args = ["fix", "liste.csv", "-o", "propre.csv", "--catalogue", "site.json", "--only-sound", "--rest", "reste.xlsx", "--json"];
    let (code, told) = desk.json(&args);
    assert_eq!(code, 1, "two people are not in the file");
    assert_eq!(fs::read_to_string(desk.path("propre.csv")).unwrap(), "username;course1;role1\n55000901;CHIM_L1;student\n");
    let left: Vec<&str> = told["left_out"].as_array().unwrap().iter().map(|row| row["row"].as_str().unwrap()).collect();
    assert_eq!(left, ["3", "4"]);
    assert!(told["left_out"][0]["reasons"][0].as_str().unwrap().contains("CHIM-L9"));
    // The rest opens as the rest of this list, in the person's own columns.
    let (_, read) = desk.json(&["read", "reste.xlsx", "--json"]);
    let rows = read["sheets"][0]["rows"].as_array().unwrap();
    assert_eq!(rows[0].as_array().unwrap()[..4], ["N° étudiant", "Nom", "Cours", "Rôle"].map(Value::from));
    assert_eq!((rows[1][0].as_str(), rows[1][2].as_str(), rows[2][1].as_str()), (Some("55000902"), Some("CHIM-L9"), Some("Durand")));
    // Put right, and taken as it is, the rest gives the people that were left out.
    desk.file("site.json", SITE.replace("55000902\"}", "55000902\"},{\"username\":\"55000999\"}").replace(
        "\"courses\":[",
        "\"courses\":[{\"shortname\":\"CHIM-L9\",\"fullname\":\"x\",\"enrol_methods\":[{\"enrol\":\"manual\",\"status\":\"enabled\"}],\"groups\":[]},",
    ));
    let (code, told) = desk.json(&["fix", "reste.xlsx", "-o", "suite.csv", "--catalogue", "site.json", "--only-sound", "--json"]);
    assert_eq!((code, told["left_out"].as_array().unwrap().len()), (0, 0), "{told}");
    let next = fs::read_to_string(desk.path("suite.csv")).unwrap();
    assert_eq!(next, "username;course1;role1\n55000902;CHIM-L9;student\n55000999;CHIM_L1;student\n");
}

#[test]
fn a_list_without_a_sound_row_writes_nothing_and_the_list_itself_is_never_the_rest() {
    let desk = Desk::new();
    desk.file("liste.csv", "username;course1;role1\ninconnu;CHIM_L1;student\n");
    let args = ["fix", "liste.csv", "-o", "propre.csv", "--catalogue", "site.json", "--only-sound", "--rest"];
    assert_eq!(desk.run(&[&args[..], &["reste.xlsx"]].concat()).status.code(), Some(1));
    assert!(!desk.path("propre.csv").exists());
    desk.file("liste.csv", OWN);
    assert_eq!(desk.run(&[&args[..], &["liste.csv"]].concat()).status.code(), Some(3));
    assert_eq!(fs::read_to_string(desk.path("liste.csv")).unwrap(), OWN);
    assert!(!desk.path("propre.csv").exists(), "nothing is written when the rest cannot be");
}

#[test]
fn the_page_that_goes_with_the_file_names_settings_and_courses_and_nobody() {
    let desk = Desk::new();
    let (code, told) = desk.submit("folder:depot", &["--dry-run", "--handover", "remise.html"]);
    assert_eq!(code, 0);
    let page = fs::read_to_string(desk.path("remise.html")).unwrap();
    for there in [told["file"]["sha256"].as_str().unwrap(), "Ecampus", "Chimie générale", "CHIM_L1", "student 2", "UTF-8"] {
        assert!(page.contains(there), "{there}");
    }
    assert!(!page.contains("55000901") && !page.contains("<script"));
}

#[test]
fn what_was_decided_last_time_is_done_again() {
    let desk = Desk::new();
    desk.file("octobre.csv", "N° étudiant;Nom;Espace\n55000901;Lefèvre;chim_l1\n");
    desk.file("novembre.csv", "Espace;Remarque;N° étudiant\nchim_l1;;55000902\nCHIM_L1;;55000901\n");
    let list = ["--catalogue", "site.json"];
    let first = ["fix", "octobre.csv", "-o", "a.csv", "--value", "role1=student", "--map", "colonnes.toml", "--json"];
    desk.file(
        "colonnes.toml",
        "importer = \"moodle-upload-users\"\n[fields]\nusername = { column = \"N° étudiant\" }\ncourse1 = { column = \"Espace\" }\n",
    );
    let (_, told) = desk.json(&[&first[..], &list].concat());
    assert!(told["kept_as"].as_str().unwrap().starts_with("auto-"), "{told}");
    let again = ["fix", "novembre.csv", "-o", "b.csv", "--same-as", "last"];
    assert_eq!(desk.run(&[&again[..], &list].concat()).status.code(), Some(0));
    let written = fs::read_to_string(desk.path("b.csv")).unwrap();
    assert_eq!(written, "username;course1;role1\n55000902;CHIM_L1;student\n55000901;CHIM_L1;student\n");
    let unknown = ["fix", "novembre.csv", "-o", "c.csv", "--same-as", "inconnu"];
    assert_eq!(desk.run(&[&unknown[..], &list].concat()).status.code(), Some(3));
    let base = fs::read(desk.path("data/receipts.db")).unwrap();
    assert!(!String::from_utf8_lossy(&base).contains("Lefèvre") && !String::from_utf8_lossy(&base).contains("55000901"));
}

#[test]
fn a_recipe_goes_to_a_colleague_and_is_forgotten() {
    let (desk, colleague) = (Desk::new(), Desk::new());
    desk.file("octobre.csv", "username;course1;role1\n55000901;CHIM_L1;student\n");
    let fix = ["fix", "octobre.csv", "-o", "a.csv", "--catalogue", "site.json", "--save-as", "L1"];
    assert_eq!(desk.run(&fix).status.code(), Some(0));
    let (_, listed) = desk.json(&["recipes", "list", "--json"]);
    assert_eq!((listed["recipes"][0]["recipe"].as_str(), listed["recipes"][0]["fields"].as_u64()), (Some("L1"), Some(3)), "{listed}");
    let out = colleague.path("l1.toml");
    let show = ["recipes", "show", "L1", "-o", out.to_str().unwrap()];
    assert_eq!(desk.run(&show).status.code(), Some(0));
    assert_eq!(desk.run(&show).status.code(), Some(3), "no file is replaced without a yes");
    let import = ["recipes", "import", "l1.toml", "--name", "L1"];
    assert_eq!(colleague.run(&import).status.code(), Some(0));
    assert_eq!(colleague.run(&import).status.code(), Some(3), "no recipe is replaced without a yes");
    colleague.file("novembre.csv", "role1;username;course1\nstudent;55000902;CHIM_L1\n");
    let again = ["fix", "novembre.csv", "-o", "b.csv", "--same-as", "L1", "--catalogue", "site.json"];
    assert_eq!(colleague.run(&again).status.code(), Some(0));
    assert_eq!(fs::read_to_string(colleague.path("b.csv")).unwrap(), "username;course1;role1\n55000902;CHIM_L1;student\n");
    assert_eq!(colleague.run(&["recipes", "forget", "L1"]).status.code(), Some(0));
    assert_eq!(colleague.run(&["recipes", "forget", "L1"]).status.code(), Some(3));
    colleague.file("autre.toml", "ce n'est pas un modele");
    assert_eq!(colleague.run(&["recipes", "import", "autre.toml"]).status.code(), Some(2));
}

#[test]
fn a_page_or_a_list_of_what_is_missing_replaces_no_file_without_a_yes() {
    let desk = Desk::new();
    desk.file("notes.html", "notes of a colleague");
    desk.file("notes.csv", "username;course1;role1\nother;CHIM_L1;student\n");
    desk.file("present.csv", "username\n55000901\n");
    let page = ["--dry-run", "--handover", "notes.html"];
    let submit = [&["submit", "inscriptions.csv", "--to", "folder:depot", "--catalogue", "site.json"], &page[..]].concat();
    assert_eq!(desk.run(&submit).status.code(), Some(3));
    assert_eq!(fs::read_to_string(desk.path("notes.html")).unwrap(), "notes of a colleague");
    let verify = ["verify", "inscriptions.csv", "--against", "present.csv", "--course", "CHIM_L1", "--missing"];
    for target in ["notes.csv", "inscriptions.csv", "present.csv"] {
        let before = fs::read(desk.path(target)).unwrap();
        assert_eq!(desk.run(&[&verify[..], &[target]].concat()).status.code(), Some(3), "{target}");
        assert_eq!(fs::read(desk.path(target)).unwrap(), before, "{target}");
    }
    assert_eq!(desk.run(&[&verify[..], &["inscriptions.csv", "--replace"]].concat()).status.code(), Some(3), "a source is never replaced");
    assert_eq!(desk.run(&[&verify[..], &["notes.csv", "--replace"]].concat()).status.code(), Some(1));
    assert_eq!(fs::read_to_string(desk.path("notes.csv")).unwrap(), "username;course1;role1\n55000902;CHIM_L1;student\n");
}

#[test]
fn enrolling_by_web_services_goes_to_no_address_that_nobody_said() {
    let desk = Desk::new();
    let args = ["submit", "inscriptions.csv", "--to", "moodle", "--catalogue", "site.json", "--yes", "--lang", "en"];
    let output = desk.run(&args);
    assert_eq!(output.status.code(), Some(3));
    assert!(desk.receipts().is_empty(), "nothing was begun");
}
