//! Next week's list: prepared as the last one, handed over, verified, and what is missing sent again.

use super::*;
use bordereau::workspace::{Against, Command, Subject};
use std::fs;

struct Desk {
    home: tempfile::TempDir,
    place: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { home: tempfile::tempdir().unwrap(), place: tempfile::tempdir().unwrap() };
        fs::create_dir(desk.place.path().join("depot")).unwrap();
        desk.list(
            "semaine-1.csv",
            "N° étudiant;Nom;UE;Profil",
            &["22300133;Anquetil;CHIM-L1;Étudiant", "22300148;Auvray;CHIM-L1;Étudiant"],
        );
        desk
    }

    fn list(&self, name: &str, titles: &str, rows: &[&str]) {
        fs::write(self.place.path().join(name), format!("{titles}\n{}\n", rows.join("\n"))).unwrap();
    }

    fn open(&self, name: &str) -> Harness<'static, Window> {
        let mut harness = window(self.home.path(), (1280.0, 800.0));
        settle(&mut harness);
        harness.state_mut().ask_for(Command::Open(self.place.path().join(name)));
        settle(&mut harness);
        harness
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.place.path().join(name)).unwrap()
    }

    /// The first list, prepared by hand and saved: what was decided is kept with it.
    fn first_week(&self) {
        let mut harness = self.open("semaine-1.csv");
        assert!(harness.query_by_label(&text("ui-again-take")).is_none(), "nothing was decided yet");
        let keys: Vec<_> = harness.state().workspace().offered();
        let (course, role) = (find_key(&keys, "course1"), find_key(&keys, "role1"));
        let space = harness.state_mut();
        space.ask_for(Command::Map(course.clone(), Some(bordereau::mapping::Take::Column(2))));
        space.ask_for(Command::Map(role.clone(), Some(bordereau::mapping::Take::Column(3))));
        let work = space.workspace().work().unwrap();
        let (course, role) = (work.column_of(&course).unwrap(), work.column_of(&role).unwrap());
        let rows: Vec<_> = work.table().kept_rows().collect();
        let cells = |column, text: &str| rows.iter().map(|row| ((*row, column), text.to_owned())).collect::<Vec<_>>();
        let (courses, roles) = (cells(course, "CHIM_L1"), cells(role, "student"));
        space.ask_for(Command::Write(courses));
        space.ask_for(Command::Write(roles));
        settle(&mut harness);
        self.save(&mut harness, "semaine-1-moodle.csv");
        harness.state_mut().end();
    }

    fn save(&self, harness: &mut Harness<'_, Window>, name: &str) {
        harness.state_mut().ask_for(Command::Go(Step::Export));
        settle(harness);
        fill(harness, &text("ui-save-name"), &self.place.path().join(name).to_string_lossy());
        click(harness, Role::Button, &text("ui-save-csv"));
        assert!(harness.state().workspace().is_saved());
        settle(harness);
    }
}

fn find_key(keys: &[bordereau::importer::FieldKey], name: &str) -> bordereau::importer::FieldKey {
    keys.iter().find(|key| key.to_string() == name).unwrap().clone()
}

/// Presses, and counts.
fn pressing(harness: &mut Harness<'_, Window>, clicks: &mut usize, words: &str) {
    press_anywhere(harness, words);
    *clicks += 1;
}

#[test]
fn next_weeks_list_is_prepared_handed_over_verified_and_what_is_missing_is_open_in_eleven_clicks() {
    let desk = Desk::new();
    desk.first_week();
    let rows = ["22300133;Anquetil;CHIM-L1;Étudiant", "22300175;Barbier;CHIM-L1;Étudiant", "22300236;Bernard;CHIM-L1;Étudiant"];
    desk.list(
        "semaine-2.csv",
        "UE;N° étudiant;Nom;Profil;Remarque",
        &rows
            .map(|row| {
                let cells: Vec<&str> = row.split(';').collect();
                format!("{};{};{};{};", cells[2], cells[0], cells[1], cells[3])
            })
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>(),
    );
    let mut harness = desk.open("semaine-2.csv");
    let mut clicks = 0;
    pressing(&mut harness, &mut clicks, &text("ui-again-take"));
    assert_eq!(step(&harness), Step::Check, "every column is known");
    assert_eq!(harness.state().workspace().report().unwrap().counts().0, 0, "nothing is left to repair");
    pressing(&mut harness, &mut clicks, &text("ui-on-to-forecast"));
    pressing(&mut harness, &mut clicks, &text("ui-on-to-export"));
    fill(&mut harness, &text("ui-save-name"), &desk.place.path().join("semaine-2-moodle.csv").to_string_lossy());
    pressing(&mut harness, &mut clicks, &text("ui-save-csv"));
    assert_eq!(
        desk.read("semaine-2-moodle.csv"),
        "username;course1;role1\n22300133;CHIM_L1;student\n22300175;CHIM_L1;student\n22300236;CHIM_L1;student\n"
    );
    pressing(&mut harness, &mut clicks, &text("ui-hand-open"));
    fill(&mut harness, &text("ui-hand-folder-name"), &desk.place.path().join("depot").to_string_lossy());
    pressing(&mut harness, &mut clicks, &text("ui-hand-look"));
    pressing(&mut harness, &mut clicks, &text("ui-hand-now"));
    assert_eq!(desk.read("depot/semaine-2-moodle.csv"), desk.read("semaine-2-moodle.csv"));
    pressing(&mut harness, &mut clicks, &text("ui-receipts-see"));
    // The list of participants is chosen in the system's dialogue: two clicks more.
    desk.list("participants.csv", "username;course;role;groups", &["22300133;CHIM_L1;student;", "22300175;CHIM_L1;student;"]);
    let id = harness.state().workspace().receipts()[0].id.clone();
    harness.state_mut().ask_for(Command::Verify(Subject::Receipt(id), Against::List(desk.place.path().join("participants.csv"))));
    clicks += 2;
    settle(&mut harness);
    let verdict = harness.state().workspace().proof().unwrap().result.as_ref().unwrap().verdict();
    harness.get_by_label(&Locale::new(Language::French).message(&verdict).replace('\u{202f}', "\u{a0}"));
    pressing(&mut harness, &mut clicks, &text("ui-receipts-missing"));
    let missing = harness.state().workspace().list().unwrap();
    assert_eq!(missing.table().unwrap().rows(), 2, "the titles and the one who is missing");
    assert_eq!(missing.table().unwrap().text(0, bordereau::table::RowId(1)), "22300236");
    assert_eq!(clicks, 11);
}

/// Types into the field of that name, reached by Tab.
fn type_into(harness: &mut Harness<'_, Window>, label: &str, words: &str) {
    tab_to(harness, label);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    harness.event(Event::Text(words.to_owned()));
    settle(harness);
}

#[test]
fn by_keys_alone_next_weeks_list_goes_without_the_row_in_error_and_what_is_missing_comes_back() {
    let desk = Desk::new();
    desk.first_week();
    desk.list(
        "semaine-2.csv",
        "N° étudiant;Nom;UE;Profil",
        &["22300133;Anquetil;CHIM-L1;Étudiant", "99999999;Perdu;CHIM-L1;Étudiant", "22300175;Barbier;CHIM-L1;Étudiant"],
    );
    let mut harness = desk.open("semaine-2.csv");
    tab_and_enter(&mut harness, &text("ui-again-take"));
    assert_eq!((step(&harness), harness.state().workspace().report().unwrap().counts().0), (Step::Check, 1));
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(step(&harness), Step::Export);
    type_into(&mut harness, &text("ui-save-name"), &desk.place.path().join("semaine-2-moodle.csv").to_string_lossy());
    tab_and_enter(&mut harness, &text("ui-only-sound"));
    let (rest, rows) = harness.state().workspace().rest_of_rows().map(|(path, rows)| (path.to_owned(), rows)).unwrap();
    assert_eq!(rows, 1);
    tab_and_enter(&mut harness, &text("ui-save-csv"));
    assert_eq!(desk.read("semaine-2-moodle.csv"), "username;course1;role1\n22300133;CHIM_L1;student\n22300175;CHIM_L1;student\n");
    tab_and_enter(&mut harness, &text("ui-hand-open"));
    type_into(&mut harness, &text("ui-hand-folder-name"), &desk.place.path().join("depot").to_string_lossy());
    tab_and_enter(&mut harness, &text("ui-hand-look"));
    tab_and_enter(&mut harness, &text("ui-hand-now"));
    assert_eq!(desk.read("depot/semaine-2-moodle.csv"), desk.read("semaine-2-moodle.csv"));
    tab_and_enter(&mut harness, &text("ui-receipts-see"));
    desk.list("participants.csv", "username;course;role;groups", &["22300133;CHIM_L1;student;"]);
    let id = harness.state().workspace().receipts()[0].id.clone();
    harness.state_mut().ask_for(Command::Verify(Subject::Receipt(id), Against::List(desk.place.path().join("participants.csv"))));
    settle(&mut harness);
    tab_and_enter(&mut harness, &text("ui-receipts-missing"));
    let first = |harness: &Harness<'_, Window>| {
        let table = harness.state().workspace().list().unwrap().table().unwrap();
        (table.rows(), table.text(0, bordereau::table::RowId(1)).to_owned())
    };
    assert_eq!(first(&harness), (2, "22300175".to_owned()), "the one who is not there yet");
    harness.state_mut().ask_for(Command::Open(rest));
    settle(&mut harness);
    assert_eq!(first(&harness), (2, "99999999".to_owned()), "the row that nobody sent, with its reason");
}

#[test]
fn a_title_that_is_gone_is_asked_about_where_columns_are_chosen_and_undo_goes_back() {
    let desk = Desk::new();
    desk.first_week();
    desk.list("semaine-2.csv", "N° étudiant;Nom;Matière suivie;Profil", &["22300133;Anquetil;CHIM-L1;Étudiant"]);
    let mut harness = desk.open("semaine-2.csv");
    let before = harness.state().workspace().work().unwrap().mapping().clone();
    press_anywhere(&mut harness, &text("ui-again-take"));
    assert_eq!(step(&harness), Step::Columns);
    let said = harness.state().workspace().notices().log().last().unwrap().message.clone();
    assert!(Locale::new(Language::French).message(&said).contains("UE"), "the title is named");
    while harness.state().workspace().next_undo().is_some() {
        key(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(*harness.state().workspace().work().unwrap().mapping(), before);
}

#[test]
fn a_part_that_is_not_wanted_stays_as_it_is() {
    let desk = Desk::new();
    desk.first_week();
    desk.list("semaine-2.csv", "N° étudiant;Nom;UE;Profil", &["22300133;Anquetil;CHIM-L1;Étudiant"]);
    let mut harness = desk.open("semaine-2.csv");
    press_anywhere(&mut harness, &text("ui-again-choose"));
    let is_it = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.role() == Role::CheckBox && node.label().is_some_and(|label| label.contains("student"))
    };
    harness.root().children_recursive().find(is_it).expect("the translation of roles").click_accesskit();
    settle(&mut harness);
    press_anywhere(&mut harness, &text("ui-again-take-these"));
    let work = harness.state().workspace().work().unwrap();
    let column = |name: &str| work.mapping().keys().iter().position(|key| key.to_string() == name).unwrap();
    let row = work.table().kept_rows().next().unwrap();
    assert_eq!(work.table().text(column("course1"), row), "CHIM_L1");
    assert_eq!(work.table().text(column("role1"), row), "Étudiant");
    assert!(harness.query_by_label(&text("ui-again-take")).is_none(), "it is proposed once");
}

#[test]
fn what_was_decided_is_named_written_taken_from_a_colleague_and_forgotten() {
    let desk = Desk::new();
    desk.first_week();
    let mut harness = window(desk.home.path(), (1024.0, 700.0));
    settle(&mut harness);
    let name = harness.state().workspace().recipes()[0].name.clone();
    let path = desk.place.path().join("modele.toml");
    harness.state_mut().ask_for(Command::WriteRecipe(name.clone(), path.clone()));
    assert!(!fs::read_to_string(&path).unwrap().contains("22300133"), "nobody is in it");
    fs::write(desk.place.path().join("autre.toml"), "à ne pas perdre").unwrap();
    harness.state_mut().ask_for(Command::WriteRecipe(name.clone(), desk.place.path().join("autre.toml")));
    assert_eq!(desk.read("autre.toml"), "à ne pas perdre");
    harness.state_mut().ask_for(Command::NameRecipe(name, "TD de chimie".to_owned()));
    settle(&mut harness);
    harness.state_mut().ask_for(Command::ImportRecipe(path));
    settle(&mut harness);
    let names = |harness: &Harness<'_, Window>| {
        let mut names: Vec<String> = harness.state().workspace().recipes().iter().map(|kept| kept.name.clone()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&harness), ["TD de chimie", "modele"]);
    let said = |harness: &Harness<'_, Window>, id: &str| {
        harness.state().workspace().notices().log().iter().filter(|notice| notice.message.id == id).count()
    };
    assert_eq!(said(&harness, "recipe-kept"), 1, "it is said once it is kept");
    harness.state_mut().ask_for(Command::ImportRecipe(desk.place.path().join("autre.toml")));
    settle(&mut harness);
    assert_eq!((names(&harness).len(), said(&harness, "recipe-kept")), (2, 1), "what is no recipe is not kept, and not said to be");
    key(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.event(Event::Text("modèles".to_owned()));
    harness.run_steps(3);
    key(&mut harness, Modifiers::NONE, Key::ArrowDown);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    press_anywhere(&mut harness, &format!("{} (TD de chimie)", text("ui-recipes-forget")));
    press_anywhere(&mut harness, &text("ui-recipes-forget-yes"));
    assert_eq!(names(&harness), ["modele"]);
}

#[test]
fn a_file_that_went_in_another_way_is_verified_too_and_nothing_is_kept_of_it() {
    let desk = Desk::new();
    desk.list("envoye.csv", "username;course1;role1", &["22300133;CHIM_L1;student", "22300148;CHIM_L1;teacher"]);
    desk.list("participants.csv", "username;role", &["22300133;student", "22300148;student"]);
    let mut harness = window(desk.home.path(), (1280.0, 800.0));
    settle(&mut harness);
    let of = Subject::File(desk.place.path().join("envoye.csv"));
    harness.state_mut().ask_for(Command::Verify(of, Against::List(desk.place.path().join("participants.csv"))));
    settle(&mut harness);
    let found = harness.state().workspace().proof().unwrap().result.as_ref().unwrap();
    let words = Locale::new(Language::French).message(&found.verdict());
    assert!(words.contains("1 en place") && words.contains("1 autrement"), "{words}");
    assert!(harness.state().workspace().receipts().is_empty());
}

#[test]
fn what_is_new_since_the_last_file_is_told_and_can_be_written_alone() {
    let desk = Desk::new();
    desk.list(
        "a.csv",
        "username;course1;role1;group1",
        &["22300133;CHIM_L1;student;TD1", "22300148;CHIM_L1;student;TD1", "22300175;CHIM_L1;student;TD1"],
    );
    let mut harness = desk.open("a.csv");
    desk.save(&mut harness, "a-moodle.csv");
    press_anywhere(&mut harness, &text("ui-hand-open"));
    fill(&mut harness, &text("ui-hand-folder-name"), &desk.place.path().join("depot").to_string_lossy());
    click(&mut harness, Role::Button, &text("ui-hand-look"));
    click(&mut harness, Role::Button, &text("ui-hand-now"));
    harness.state_mut().end();
    drop(harness);
    // One is gone, one is in another group, one is new, one is as before.
    desk.list(
        "b.csv",
        "username;course1;role1;group1",
        &["22300148;CHIM_L1;student;TD2", "22300175;CHIM_L1;student;TD1", "22300236;CHIM_L1;student;TD1"],
    );
    let mut harness = desk.open("b.csv");
    harness.state_mut().ask_for(Command::Go(Step::Export));
    settle(&mut harness);
    let since = harness.state().workspace().since().unwrap().clone();
    assert_eq!((since.new.len(), since.changed.len(), since.same.len()), (1, 1, 1));
    assert_eq!(since.gone, [("22300133".to_owned(), "CHIM_L1".to_owned())]);
    press_anywhere(&mut harness, &text("ui-since-only"));
    desk.save(&mut harness, "b-moodle.csv");
    assert_eq!(desk.read("b-moodle.csv"), "username;course1;role1;group1\n22300148;CHIM_L1;student;TD2\n22300236;CHIM_L1;student;TD1\n");
}
