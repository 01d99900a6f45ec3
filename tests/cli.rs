//! The command line as scripts use it: real files, real binary, JSON and exit codes of the contract.

use bordereau::catalogue::Local;
use bordereau::store::{Folders, catalogues::Store};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.path(name), content).unwrap();
        self.path(name)
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
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

const SITE: &str = r#"{"platform":{"name":"Ecampus"},"roles":[{"shortname":"student","name":"Étudiant","assignable_in_course":true}],
"courses":[{"shortname":"CHIM_L1","fullname":"Chimie générale","enrol_methods":[{"enrol":"manual","status":"enabled"}],"groups":[]}]}"#;

#[test]
fn the_text_that_goes_with_the_file_names_the_settings_that_it_was_played_with() {
    let desk = Desk::new();
    desk.file("site.json", SITE);
    desk.file("liste.csv", "username;course1;role1\nu1;CHIM_L1;student\n");
    let text = |out: &str, more: &[&str]| {
        let args = ["export", "liste.csv", "-o", out, "--catalogue", "site.json", "--lang", "fr"];
        said(&desk.run(&[&args[..], more].concat()))
    };
    let (usual, chosen) = (text("a.csv", &[]), text("b.csv", &["--set", "uutype=1"]));
    let type_of = |text: &str| text.lines().find(|line| line.contains("Type de dépôt")).map(str::to_owned);
    assert!(type_of(&chosen).is_some_and(|line| line.contains("numéro derrière l’identifiant")), "{chosen}");
    assert!(type_of(&usual).is_some() && type_of(&usual) != type_of(&chosen), "{usual}");
}

#[test]
fn a_platform_without_a_name_is_called_the_platform() {
    let desk = Desk::new();
    let list = desk.file("liste.csv", "username;course1;role1\nu1;CHIM_L1;student\n");
    let site = desk.file("site.json", SITE.replace(r#""name":"Ecampus""#, ""));
    let checked = said(&desk.run(&["check", list.to_str().unwrap(), "--catalogue", site.to_str().unwrap(), "--lang", "fr"]));
    assert!(checked.contains("liste.csv pour la plateforme"), "{checked}");
}

#[test]
fn reading_gives_the_table_as_it_stands() {
    let desk = Desk::new();
    let list = desk.file("liste.csv", "Nom;Prénom\nLefèvre;Zoé\n\nŒuvrard;Gaëlle\n");
    let (code, read) = desk.json(&["read", list.to_str().unwrap(), "--json"]);
    assert_eq!(code, 0);
    assert_eq!(read["outcome"], "read");
    assert_eq!(read["file"]["delimiter"], ";");
    assert_eq!(read["sheets"][0]["rows"], serde_json::json!([["Nom", "Prénom"], ["Lefèvre", "Zoé"], [], ["Œuvrard", "Gaëlle"]]));
}

#[test]
fn what_cannot_be_read_is_refused_in_one_sentence_with_code_2() {
    let desk = Desk::new();
    let empty = desk.file("vide.xlsx", "");
    let (status, read) = desk.json(&["read", empty.to_str().unwrap(), "--json"]);
    assert_eq!((status, read["outcome"].as_str()), (2, Some("refuse")));
    assert!(read.get("sheets").is_none());
    assert_eq!(code(&desk.run(&["check", empty.to_str().unwrap()])), 2);
    assert_eq!(code(&desk.run(&["check", "absent.csv"])), 4);
}

#[test]
fn checking_names_rule_value_rows_and_the_replacement() {
    let desk = Desk::new();
    let site = desk.file("site.json", SITE);
    let list =
        desk.file("liste.csv", "username;course1;role1\n55000901;CHIM-L1;student\n55000902;CHIM_L1;student\n55000903;CHIM-L1;student\n");
    let (code, check) = desk.json(&["check", list.to_str().unwrap(), "--catalogue", site.to_str().unwrap(), "--json"]);
    assert_eq!(code, 1);
    let finding = check["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "unknown_course").unwrap();
    assert_eq!(finding["value"], "CHIM-L1");
    assert_eq!(finding["rows"], serde_json::json!([2, 4]));
    assert_eq!(finding["count"], 2);
    assert_eq!(finding["fixes"][0]["replace_with"], "CHIM_L1");
    assert!(check["not_checked"].as_array().unwrap().iter().any(|item| item["rule"] == "unknown_account"));
}

#[test]
fn the_settings_kept_with_a_platform_are_those_of_the_simulation_until_the_command_says_otherwise() {
    let desk = Desk::new();
    let site = desk.file("site.json", SITE);
    let list = desk.file("liste.csv", "username;course1;role1\n55000901;CHIM_L1;student\n");
    assert_eq!(code(&desk.run(&["catalogue", "import", site.to_str().unwrap()])), 0);
    let settings = [("delimiter".to_owned(), "comma".to_owned())].into();
    let local = Local { settings: [("moodle-upload-users".to_owned(), settings)].into(), ..Local::default() };
    Store::open(&Folders::under(desk.path("data"))).unwrap().0.keep_local("Ecampus", &local).unwrap();
    let with = |more: &[&'static str]| {
        let args = [&["simulate", list.to_str().unwrap(), "--platform", "Ecampus", "--json"], more].concat();
        desk.json(&args).1["file_error"]["id"].as_str().map(str::to_owned)
    };
    assert_eq!(with(&[]).as_deref(), Some("csvfewcolumns"), "the file has semicolons");
    assert_eq!(with(&["--set", "delimiter=semicolon"]), None);
    assert_eq!(with(&["--set", "delimiter=semicolon", "--set", "uutype=2"]).as_deref(), Some("form"));
}

#[test]
fn tool_sync_is_played_with_its_own_settings() {
    let desk = Desk::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/tool-sync");
    let (site, list) = (folder.join("fixture.json"), folder.join("cases/m07_role_crash_middle.csv"));
    let importer = ["--importer", "tool-sync-users", "--catalogue", site.to_str().unwrap()];
    let args = |more: &[&'static str]| [&["simulate", list.to_str().unwrap()], importer.as_slice(), more].concat();
    let (exit, verdict) = desk.json(&args(&["--set", "users_primaryidentity=username", "--set", "csvseparator=;", "--json"]));
    assert_eq!((exit, verdict["result"].as_str(), verdict["kind"].as_str()), (1, Some("crashed"), Some("users")));
    let (exit, verdict) = desk.json(&args(&["--set", "csvseparator=,", "--set", "mode=simulate", "--json"]));
    assert_eq!((exit, verdict["result"].as_str()), (1, Some("refused_header")));
    // One name that contains "course" passes as a name; what is required is missing.
    assert_eq!(verdict["messages"][2]["id"], "error/fieldrequired");
    let refused = desk.run(&args(&["--set", "users_primaryidentity=login", "--lang", "fr"]));
    assert_eq!(code(&refused), 3);
    assert!(said(&refused).contains("users_primaryidentity"));
    let words = said(&desk.run(&args(&["--lang", "fr"])));
    assert!(words.contains("tombera en panne à la ligne 3") && words.contains("remis à zéro"), "{words}");
}

#[test]
fn a_list_is_converted_to_a_file_per_course_and_its_losses_are_told() {
    let desk = Desk::new();
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/tool-sync/fixture.json");
    desk.file("liste.csv", "username;course1;role1;group1\n55000901;cours_test;student;TD1\n55000902;UE-BIO-101;student;\n");
    let (list, out, site) = (desk.path("liste.csv"), desk.path("un.csv"), site.to_str().unwrap().to_owned());
    let args = ["convert", list.to_str().unwrap(), "--catalogue", &site, "--for", "userenrols", "-o", out.to_str().unwrap(), "--json"];
    let (exit, told) = desk.json(&args);
    assert_eq!((exit, told["losses"][0]["loss"].as_str()), (1, Some("convert-no-role")));
    assert_eq!(fs::read_to_string(desk.path("un-cours_test.csv")).unwrap(), "55000901,TD1\n");
    assert_eq!(fs::read_to_string(desk.path("un-UE-BIO-101.csv")).unwrap(), "55000902\n");
    let refused = desk.run(&["convert", list.to_str().unwrap(), "--for", "tool-sync-cohorts", "-o", out.to_str().unwrap()]);
    assert_eq!(code(&refused), 3);
}

#[test]
fn fixing_writes_the_clean_file_and_leaves_the_list_alone() {
    let desk = Desk::new();
    let site = desk.file("site.json", SITE);
    let source = "N° étudiant;Espace de cours;Rôle\n 55000901;chim_l1;Étudiant\n55000902;CHIM_L1;student\n";
    let list = desk.file("liste.csv", source);
    let out = desk.path("propre.csv");
    let output = desk.run(&["fix", list.to_str().unwrap(), "--catalogue", site.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert_eq!(fs::read_to_string(&out).unwrap(), "username;course1;role1\n55000901;CHIM_L1;student\n55000902;CHIM_L1;student\n");
    assert_eq!(fs::read_to_string(&list).unwrap(), source);
}

#[test]
fn exporting_takes_one_value_for_all_rows_and_the_other_delimiter() {
    let desk = Desk::new();
    let list = desk.file("liste.csv", "login\nu1\nu2\n");
    let out = desk.path("out.csv");
    let args = ["export", list.to_str().unwrap(), "-o", out.to_str().unwrap(), "--value", "course1=CHIM_L1", "--value", "role1=student"];
    desk.run(&[&args[..], &["--set", "delimiter=comma"]].concat());
    assert_eq!(fs::read_to_string(&out).unwrap(), "username,course1,role1\nu1,CHIM_L1,student\nu2,CHIM_L1,student\n");
}

#[test]
fn a_file_that_would_do_nothing_is_not_written() {
    let desk = Desk::new();
    let list = desk.file("liste.csv", "login\nu1\n");
    let output = desk.run(&["export", list.to_str().unwrap(), "-o", desk.path("out.csv").to_str().unwrap()]);
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("course1, role1"), "{}", said(&output));
    assert!(!desk.path("out.csv").exists());
}

#[test]
fn the_list_itself_is_never_written_over() {
    let desk = Desk::new();
    let list = desk.file("liste.csv", "username;course1;role1\nu1;A;student\n");
    let output = desk.run(&["export", list.to_str().unwrap(), "-o", list.to_str().unwrap()]);
    assert_eq!(code(&output), 3);
    assert_eq!(fs::read_to_string(&list).unwrap(), "username;course1;role1\nu1;A;student\n");
}

#[test]
fn a_mapping_can_be_used_again() {
    let desk = Desk::new();
    let map = desk.file(
        "map.toml",
        "importer = \"moodle-upload-users\"\n[fields]\nusername = { column = \"Code\" }\ncourse1 = { value = \"A\" }\nrole1 = { value = \"student\" }\n",
    );
    let list = desk.file("liste.csv", "Code;Note\nu1;12\nu2;13\n");
    let out = desk.path("out.csv");
    desk.run(&["export", list.to_str().unwrap(), "--map", map.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    assert_eq!(fs::read_to_string(out).unwrap(), "username;course1;role1\nu1;A;student\nu2;A;student\n");
}

#[test]
fn wrong_usage_is_explained_in_the_language_asked_for_with_code_3() {
    let desk = Desk::new();
    for (lang, word) in [("fr", "n’existe pas"), ("en", "There is no")] {
        let output = desk.run(&["check", "x.csv", "--nope", "--lang", lang]);
        assert_eq!(code(&output), 3);
        assert!(said(&output).contains(word), "{}", said(&output));
    }
    assert_eq!(code(&desk.run(&["explain", "nothing_like_this"])), 3);
}

#[test]
fn every_subcommand_has_help_with_an_example() {
    let desk = Desk::new();
    for command in ["demo", "read", "check", "fix", "export", "importers", "explain"] {
        let output = desk.run(&[command, "--help", "--lang", "en"]);
        assert_eq!(code(&output), 0);
        assert!(said(&output).contains(&format!("bordereau {command}")), "{command}: {}", said(&output));
    }
}

#[test]
fn each_cell_with_several_roles_is_said_whether_its_roles_can_be_parted_or_not() {
    let desk = Desk::new();
    let list = "username;course1;role1\n22300101;CHIM_L1;student, teacher\n22300102;CHIM_L1;prof, student\n22300103;CHIM_L1;student\n";
    desk.file("roles.csv", list);
    let (_, told) = desk.json(&["check", "roles.csv", "--json"]);
    let of_shape = told["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "other_shape");
    let lines: Vec<&Value> = of_shape.map(|finding| &finding["rows"]).collect();
    assert_eq!(lines, [&serde_json::json!([2]), &serde_json::json!([3])]);
}

#[test]
fn whoever_lacks_a_role_is_offered_the_one_that_the_others_have_as_they_write_it() {
    let desk = Desk::new();
    desk.file("site.json", r#"{"platform":{"name":"Ecampus"},"courses":[{"shortname":"CHIM_L1"}]}"#);
    desk.file("liste.csv", "username;course1;role1\nu1;CHIM_L1;teacher\nu2;CHIM_L1;teacher\nu3;CHIM_L1;\n");
    let (_, told) = desk.json(&["check", "liste.csv", "--catalogue", "site.json", "--json"]);
    let empty = told["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "empty_cell").unwrap();
    let offered = empty["fixes"].to_string();
    assert!(offered.contains("teacher") && !offered.contains("editingteacher"), "roles that nobody told are taken as written: {offered}");
}

#[test]
fn what_every_help_says_is_said_in_the_language_asked_for() {
    let desk = Desk::new();
    for names in
        [vec!["--help"], vec!["receipts", "--help"], vec!["receipts", "list", "--help"], vec!["help", "--help"], vec!["fix", "--help"]]
    {
        let [french, english] = ["fr", "en"].map(|tag| said(&desk.run(&[names.as_slice(), &["--lang", tag]].concat())));
        assert!(french.contains("Montre cette aide") && !french.contains("Shows"), "{french}");
        assert!(english.contains("Shows this help") && !english.contains("Montre"), "{english}");
        assert!(!english.contains("Print") && !french.contains("possible values"), "{english}");
    }
}

#[test]
fn help_before_or_among_the_names_of_a_command_is_its_help() {
    let desk = Desk::new();
    let help = said(&desk.run(&["receipts", "list", "--help"]));
    assert_eq!(said(&desk.run(&["help", "receipts", "list"])), help);
    assert_eq!(said(&desk.run(&["receipts", "help", "list"])), help);
    assert_eq!(said(&desk.run(&["help"])), said(&desk.run(&["--help"])));
    let nobody = desk.run(&["help", "receipts", "lost"]);
    assert_eq!(code(&nobody), 3);
    assert!(String::from_utf8_lossy(&nobody.stderr).contains("lost"), "{nobody:?}");
}

#[test]
fn a_rule_is_explained_by_code_and_by_name() {
    let desk = Desk::new();
    let by_name = desk.run(&["explain", "unknown_course"]);
    assert_eq!(code(&by_name), 0);
    let listed = said(&desk.run(&["explain"]));
    let number = listed.lines().find(|line| line.contains("unknown_course")).unwrap().split_whitespace().next().unwrap().to_owned();
    assert_eq!(said(&desk.run(&["explain", &number])), said(&by_name));
}

#[test]
fn the_demo_walks_the_whole_path() {
    let desk = Desk::new();
    let folder = desk.path("demo");
    let output = desk.run(&["demo", "--into", folder.to_str().unwrap()]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    let files: Vec<String> = names(&folder);
    assert_eq!(files, ["a-transmettre.txt", "inscriptions-exemple.csv"]);
    assert!(fs::read_to_string(folder.join("inscriptions-exemple.csv")).unwrap().starts_with("username;course1;role1;group1\n"));
    let again = desk.run(&["check", folder.join("inscriptions-exemple.csv").to_str().unwrap()]);
    assert_eq!(code(&again), 0, "the clean file has no error left: {}", said(&again));
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[cfg(all(feature = "gui", target_os = "linux"))]
#[test]
fn without_a_display_the_way_of_the_terminal_is_named_with_code_4() {
    let desk = Desk::new();
    let output = desk.run(&["--lang", "fr"]);
    assert_eq!(code(&output), 4, "{}", said(&output));
    assert!(said(&output).contains("bordereau check") && !said(&output).contains("panicked"), "{}", said(&output));
}

#[test]
fn logins_are_looked_up_in_a_second_file_and_never_guessed() {
    let desk = Desk::new();
    let list = desk.file("liste.csv", "Courriel;course1;role1\nA.Durand@etu.fr;CHIM_L1;student\npetit@etu.fr;CHIM_L1;student\n");
    let site = desk.file("site.json", SITE);
    let accounts =
        desk.file("comptes.csv", "Identifiant;Adresse de courriel\ndurand22;a.durand@etu.fr\nx1;petit@etu.fr\nx2;petit@etu.fr\n");
    let (list, site, accounts) = (list.to_str().unwrap(), site.to_str().unwrap(), accounts.to_str().unwrap());
    let start = ["export", list, "--catalogue", site, "-o", "propre.csv"];
    let output = desk.run(&[&start[..], &["--match", "Courriel=email", "--match-with", accounts]].concat());
    let written = fs::read_to_string(desk.path("propre.csv")).unwrap_or_else(|_| panic!("{}", said(&output)));
    assert_eq!(written.lines().nth(1), Some("durand22;CHIM_L1;student"));
    assert_eq!(written.lines().nth(2), Some("petit@etu.fr;CHIM_L1;student"), "two accounts have it");
    let human = desk.run(&["check", list, "--catalogue", site, "--match", "Courriel=email", "--match-with", accounts]);
    assert!(said(&human).contains("1 retrouvés, 0 sans compte, 1 à plusieurs comptes"), "{}", said(&human));
    assert_eq!(code(&desk.run(&["check", list, "--catalogue", site, "--match", "Courriel=email"])), 3, "no account is known");
    assert_eq!(code(&desk.run(&["check", list, "--catalogue", site, "--match", "Courriel"])), 3);
    assert_eq!(code(&desk.run(&["check", list, "--catalogue", site, "--match", "Mail=email", "--match-with", accounts])), 3);
}

#[test]
fn several_sheets_are_checked_as_one_list_and_each_row_names_its_sheet() {
    let desk = Desk::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, login) in [("TD1", "22300185"), ("TD2", "22300186")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in [["Identifiant", "Cours", "Rôle"], [login, "CHIM-L1", "student"]].iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, *cell).unwrap();
            }
        }
    }
    let list = desk.file("groupes.xlsx", book.save_to_buffer().unwrap());
    let (list, site) = (list.to_str().unwrap().to_owned(), desk.file("site.json", SITE));
    let (_, read) = desk.json(&["read", &list, "--sheet", "*", "--json"]);
    assert_eq!(read["sheets_together"], serde_json::json!(["TD1", "TD2"]));
    assert_eq!(read["sheets"][1]["rows"][1][0], "22300186", "the sheets stand as they are");
    let (_, report) = desk.json(&["check", &list, "--sheet", "TD2", "--sheet", "TD1", "--catalogue", site.to_str().unwrap(), "--json"]);
    let unknown = report["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "unknown_course").unwrap();
    assert_eq!((&unknown["rows"], &unknown["sheets"]), (&serde_json::json!([2, 2]), &serde_json::json!(["TD2", "TD1"])));
    let out = desk.path("out.csv");
    let export = desk.run(&["export", &list, "--sheet", "*", "--catalogue", site.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    let written = fs::read_to_string(&out).unwrap_or_else(|_| panic!("{}", said(&export)));
    assert_eq!(written, "username;course1;role1;group1\n22300185;CHIM-L1;student;TD1\n22300186;CHIM-L1;student;TD2\n");
}

#[test]
fn a_login_that_the_workbook_shows_otherwise_gets_its_exact_number_on_every_row() {
    let desk = Desk::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, title) in ["Identifiant", "Cours", "Rôle", "Statut"].into_iter().enumerate() {
        sheet.write_string(0, column as u16, title).unwrap();
    }
    for (row, format) in (1..).zip(["0.00E+00", "#,##0", "dd/mm/yyyy", "00000000"]) {
        let shown = rust_xlsxwriter::Format::new().set_num_format(format);
        sheet.write_number_with_format(row, 0, 22_300_184 + row, &shown).unwrap();
        sheet.write_string(row, 1, "CHIM_L1").unwrap();
        sheet.write_string(row, 2, "student").unwrap();
    }
    let list = desk.file("liste.xlsx", book.save_to_buffer().unwrap());
    let (list, site) = (list.to_str().unwrap().to_owned(), desk.file("site.json", SITE));
    let site = site.to_str().unwrap();
    let (status, report) = desk.json(&["check", &list, "--catalogue", site, "--json"]);
    let found = report["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "number_display").unwrap();
    assert_eq!((status, &found["column"], &found["rows"]), (1, &"username".into(), &serde_json::json!([2, 3, 4])));
    assert_eq!(found["fixes"][0]["safety"], "safe");
    let out = desk.path("propre.csv");
    let fixed = desk.run(&["fix", &list, "--catalogue", site, "-o", out.to_str().unwrap()]);
    let written = fs::read_to_string(&out).unwrap_or_else(|_| panic!("{}", said(&fixed)));
    let logins: Vec<&str> = written.lines().skip(1).filter_map(|line| line.split(';').next()).collect();
    assert_eq!(logins, ["22300185", "22300186", "22300187", "22300188"]);
}

#[test]
fn the_failed_rows_of_tool_sync_are_found_in_the_file_that_was_sent() {
    let desk = Desk::new();
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/tool-sync/fixture.json");
    desk.file("enrols.csv", "uid;cid;rolename;enrol\n55000901;cours_test;student;manual\ninconnu;cours_test;student;manual\n");
    desk.file("enrols_tryback_20260914-0812.csv", "uid;cid;rolename;enrol\ninconnu;cours_test;student;manual");
    let (sent, back) = (desk.path("enrols.csv"), desk.path("enrols_tryback_20260914-0812.csv"));
    let args = ["check", sent.to_str().unwrap(), "--returned", back.to_str().unwrap(), "--importer", "tool-sync-enrolments"];
    let (exit, told) = desk.json(&[&args[..], &["--catalogue", site.to_str().unwrap(), "--json"]].concat());
    let found = told["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "returned_row").unwrap();
    assert_eq!((exit, found["rows"].clone()), (1, serde_json::json!([3])));
    desk.file("autre.csv", "Nom;Prénom\nDurand;Marie\n");
    let other = desk.path("autre.csv");
    let refused = desk.run(&["check", sent.to_str().unwrap(), "--returned", other.to_str().unwrap(), "--importer", "tool-sync-enrolments"]);
    assert_eq!(code(&refused), 2);
}

#[test]
fn a_list_of_another_shape_is_told_taken_when_asked_and_written_in_the_layout_that_is_asked() {
    let desk = Desk::new();
    let site =
        desk.file("site.json", SITE.replace("\"groups\":[]}]}", "\"groups\":[]},{\"shortname\":\"PHYS_L1\",\"fullname\":\"Physique\"}]}"));
    let list = desk.file("liste.csv", "username;Chimie générale;PHYS_L1\n55000901;X;X\n55000902;;oui\n");
    let (list, site) = (list.to_str().unwrap(), site.to_str().unwrap());
    let (code_before, check) = desk.json(&["check", list, "--catalogue", site, "--json"]);
    let told = check["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "other_shape").unwrap();
    assert_eq!((code_before, told["rows"].clone()), (1, serde_json::json!([2, 3])));
    let written = |layout: &str| {
        let args = ["fix", list, "--catalogue", site, "--value", "role1=student", "--reshape", "auto", "--layout", layout, "-o", "-"];
        String::from_utf8(desk.run(&args).stdout).unwrap()
    };
    assert_eq!(written("rows"), "username;course1;role1\n55000901;CHIM_L1;student\n55000901;PHYS_L1;student\n55000902;PHYS_L1;student\n");
    let numbered = "username;course1;role1;course2;role2\n55000901;CHIM_L1;student;PHYS_L1;student\n55000902;PHYS_L1;student;;\n";
    assert_eq!(written("numbered"), numbered);
    let unknown = desk.run(&["check", list, "--catalogue", site, "--reshape", "rien"]);
    assert_eq!(code(&unknown), 3, "{}", said(&unknown));
}

#[test]
fn writing_ends_with_1_when_somebody_outside_the_chosen_lines_is_left_out() {
    let desk = Desk::new();
    let site = desk.file("site.json", SITE);
    let list =
        desk.file("liste.csv", "username;course1;role1\n55000901;CHIM_L1;student\n55000902;CHIM_L1;student\n55000903;CHIM_L1;student\n");
    let (list, site) = (list.to_str().unwrap(), site.to_str().unwrap());
    let fixed = desk.run(&["fix", list, "--catalogue", site, "--rows", "2-3", "-o", "propre.csv", "--lang", "fr"]);
    assert_eq!(code(&fixed), 1, "{}", said(&fixed));
    assert!(said(&fixed).contains('4'), "{}", said(&fixed));
    let whole = desk.run(&["fix", list, "--catalogue", site, "--rows", "2-4", "-o", "entier.csv"]);
    assert_eq!(code(&whole), 0, "{}", said(&whole));
}

#[test]
fn a_workbook_with_a_password_is_opened_by_the_first_line_of_a_file_and_refused_otherwise() {
    let desk = Desk::new();
    let workbook = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field/password.xlsx")).unwrap();
    desk.file("liste.xlsx", workbook);
    desk.file("secret", "Été 2026 !\r\nune autre ligne\n");
    desk.file("faux", "été\n");
    let (status, read) = desk.json(&["read", "liste.xlsx", "--password-file", "secret", "--json"]);
    assert_eq!((status, read["sheets"][0]["rows"][1][0].as_str()), (0, Some("55000901")));
    for wrong in [&["read", "liste.xlsx"][..], &["read", "liste.xlsx", "--password-file", "faux"]] {
        let output = desk.run(wrong);
        assert_eq!(code(&output), 2, "{wrong:?}");
        assert!(said(&output).contains("mot de passe"), "{}", said(&output));
    }
    assert_eq!(code(&desk.run(&["read", "liste.xlsx", "--password-file", "absent"])), 4);
}

#[test]
fn the_command_says_which_of_two_columns_is_meant_and_is_not_asked_again() {
    let desk = Desk::new();
    desk.file("site.json", SITE);
    desk.file("liste.csv", "Mail perso;Mail;Cours;Rôle\na@x.example;b@y.example;CHIM_L1;student\n");
    let rules = |args: &[&str]| {
        let (_, report) = desk.json(&[&["check", "liste.csv", "--catalogue", "site.json", "--json"], args].concat());
        report["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(rules(&[]).contains(&"rival_column".to_owned()));
    assert!(!rules(&["--column", "username=Mail perso"]).contains(&"rival_column".to_owned()));
    let output = desk.run(&["export", "liste.csv", "--catalogue", "site.json", "--column", "username=mail perso", "-o", "-"]);
    assert!(said(&output).contains("a@x.example;CHIM_L1;student"), "{}", said(&output));
    assert_eq!(code(&desk.run(&["check", "liste.csv", "--catalogue", "site.json", "--column", "username=Absente"])), 3);
}

#[test]
fn the_shape_of_a_list_is_taken_again_with_the_next_one() {
    let desk = Desk::new();
    desk.file("site.json", SITE);
    desk.file("un.csv", "N° étudiant;Rôle;Chimie générale\n55000901;student;X\n55000902;student;\n");
    desk.file("deux.csv", "N° étudiant;Rôle;Chimie générale\n55000903;student;X\n");
    let first =
        desk.run(&["fix", "un.csv", "--catalogue", "site.json", "--reshape", "courses", "--save-as", "chimie", "-o", "un-propre.csv"]);
    assert!(desk.path("un-propre.csv").exists(), "{}", said(&first));
    for name in ["chimie", "last"] {
        let out = format!("deux-{name}.csv");
        let again = desk.run(&["fix", "deux.csv", "--catalogue", "site.json", "--same-as", name, "-o", &out]);
        let written = fs::read_to_string(desk.path(&out)).unwrap_or_else(|_| panic!("{}", said(&again)));
        assert!(written.contains("55000903;CHIM_L1;student"), "{name}: {written}");
    }
}
