//! Journeys through the window, as a person makes them: by what is written on it, and by keys alone.
#![cfg(feature = "gui")]

#[path = "window/again.rs"]
mod again;
#[path = "window/beside.rs"]
mod beside;
#[cfg(feature = "net")]
mod cloud;
#[path = "window/commands.rs"]
mod commands;
#[cfg(feature = "net")]
#[path = "window/depot.rs"]
mod depot;
#[path = "window/hands.rs"]
mod hands;
#[path = "window/institution.rs"]
mod institution;
#[path = "window/leaving.rs"]
mod leaving;
#[path = "window/measures.rs"]
mod measures;
#[path = "window/platform.rs"]
mod platform;
#[path = "window/reading.rs"]
mod reading;
#[path = "window/refresh.rs"]
mod refresh;
#[path = "window/rows.rs"]
mod rows;
#[path = "window/sending.rs"]
mod sending;
#[path = "window/shapes.rs"]
mod shapes;
#[path = "window/values.rs"]
mod values;

use bordereau::{
    error::Message,
    locale::{Language, Locale},
    store::{
        Folders,
        catalogues::{Source, SourceKind, Store},
    },
    ui::Window,
    workspace::{Simulated, Step},
};
use eframe::egui::{Event, Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

fn window(home: &Path, size: (f32, f32)) -> Harness<'static, Window> {
    let window = Window::new(Some(Folders::under(home)), Some(Language::French), Arc::new(|| {}));
    let mut installed = false;
    Harness::builder().with_size(vec2(size.0, size.1)).with_max_steps(60).with_step_dt(1.0 / 60.0).build_ui_state(
        move |ui, window: &mut Window| {
            if !std::mem::replace(&mut installed, true) {
                window.install(ui.ctx());
                return ui.ctx().request_repaint();
            }
            window.logic(ui.ctx());
            window.ui(ui);
        },
        window,
    )
}

/// The vault of the person who runs the tests is left alone: all of them share one that ends with them.
#[cfg(feature = "net")]
fn with_a_vault() {
    static SET: std::sync::Once = std::sync::Once::new();
    SET.call_once(|| keyring_core::set_default_store(keyring_core::mock::Store::new().unwrap()));
}

/// Draws until the workers have nothing more to say.
fn settle(harness: &mut Harness<'_, Window>) {
    let start = Instant::now();
    harness.run_steps(3);
    while harness.state().workspace().is_busy() {
        assert!(start.elapsed() < Duration::from_secs(60), "the workers do not come to an end");
        std::thread::sleep(Duration::from_millis(10));
        harness.run_steps(1);
    }
    harness.run_steps(4);
}

fn text(id: &str) -> String {
    Locale::new(Language::French).text(id)
}

fn click(harness: &mut Harness<'_, Window>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    settle(harness);
}

fn step(harness: &Harness<'_, Window>) -> Step {
    harness.state().workspace().step()
}

/// What the sample becomes once its faults are repaired as the suggestions say.
fn expected() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window/sample.csv")).unwrap()
}

/// The cell at a place, as `course1, ligne 5`: the name of a cell holds its value, its column, its line and its problem.
fn spot<'h>(harness: &'h Harness<'_, Window>, place: &str) -> egui_kittest::Node<'h> {
    let (column, line) = place.split_once(", ").unwrap();
    let ways = [format!(", {column}, {line}"), format!("({column}), {line}")];
    let is_it =
        |label: &str| ways.iter().any(|way| label.split_once(way).is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with(',')));
    let mut cells = harness.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Cell);
    cells.find(|node| node.accesskit_node().label().is_some_and(|label| is_it(&label))).unwrap_or_else(|| panic!("no cell at {place}"))
}

/// The first button or link whose name holds these words, pressed by a hand that comes from elsewhere.
fn press(harness: &mut Harness<'_, Window>, words: &str) {
    harness.hover_at(eframe::egui::pos2(2.0, 2.0));
    harness.run_steps(1);
    find(harness, words).click();
    settle(harness);
}

/// Opens the list of this name; the name goes on with what is chosen.
fn press_combo(harness: &mut Harness<'_, Window>, name: &str) {
    let is_it = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.role() == Role::ComboBox && node.label().is_some_and(|label| label.starts_with(&format!("{name}, ")))
    };
    harness.root().children_recursive().find(is_it).unwrap().click();
    settle(harness);
}

/// Looks at what all safe fixes would do, and says yes.
fn fix_all_safe(harness: &mut Harness<'_, Window>) {
    press(harness, "Corriger tout ce qui est sûr");
    press(harness, "Faire ces");
}

/// The same where the button may have to be scrolled to first, as a screen reader does.
fn press_anywhere(harness: &mut Harness<'_, Window>, words: &str) {
    find(harness, words).click_accesskit();
    settle(harness);
}

fn find<'h>(harness: &'h Harness<'_, Window>, words: &str) -> egui_kittest::Node<'h> {
    let words = words.to_owned();
    harness
        .root()
        .children_recursive()
        .find(|node| {
            let node = node.accesskit_node();
            matches!(node.role(), Role::Button | Role::Link)
                && !node.is_disabled()
                && node.label().is_some_and(|label| label.contains(&words))
        })
        .unwrap_or_else(|| panic!("no button says {words}"))
}

/// Puts a text into a field, as a person does who selects what stands there first.
fn fill(harness: &mut Harness<'_, Window>, label: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    harness.event(Event::Text(text.to_owned()));
    harness.run_steps(2);
}

#[test]
fn by_its_labels_alone_the_sample_becomes_the_file_to_send() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    click(&mut harness, Role::Link, &text("ui-open-sample"));
    spot(&harness, "A, ligne 5");
    click(&mut harness, Role::Button, &text("ui-on-to-columns"));
    assert_eq!(step(&harness), Step::Columns);
    click(&mut harness, Role::Button, &text("ui-on-to-check"));
    assert_eq!(spot(&harness, "course1, ligne 5").value().as_deref(), Some("CHIM-L1"));
    fix_all_safe(&mut harness);
    for choice in
        ["« CHIM_L1 » (Chimie", "« BIO_L1_CELL » (Biologie", "« editingteacher »", "« TD2 »", "Retirer la ligne", "Retirer 1 ligne"]
    {
        let shown = choice.replace("« ", "«\u{202f}").replace(" »", "\u{202f}»");
        press_anywhere(&mut harness, &shown);
    }
    assert_eq!(spot(&harness, "course1, ligne 5").value().as_deref(), Some("CHIM_L1"));
    assert_eq!(harness.state().workspace().report().unwrap().counts().0, 0, "no error is left");
    click(&mut harness, Role::Button, &text("ui-on-to-forecast"));
    assert!(harness.state().workspace().is_forecast_fresh(), "the file is played as it stands");
    let title = Message::new("ui-forecast-title").with("tool", Message::new("tool-moodle"));
    harness.get_by_label(&Locale::new(Language::French).message(&title));
    click(&mut harness, Role::Button, &text("ui-on-to-export"));
    let target = home.path().join("à envoyer.csv");
    fill(&mut harness, &text("ui-save-name"), &target.to_string_lossy());
    click(&mut harness, Role::Button, &text("ui-save-csv"));
    assert_eq!(std::fs::read_to_string(&target).unwrap(), expected());
    assert!(harness.state().workspace().is_saved());
    click(&mut harness, Role::Button, &text("ui-copy-text"));
}

fn key(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

/// Goes on with Tab until the keyboard is on something whose name holds these words.
fn tab_to(harness: &mut Harness<'_, Window>, words: &str) {
    for _ in 0..400 {
        let there = harness.root().children_recursive().any(|node| {
            let node = node.accesskit_node();
            // A problem is named by its whole sentence: what is meant here is something to press.
            node.role() != Role::ListItem && node.is_focused() && node.label().is_some_and(|label| label.contains(words))
        });
        if there {
            return;
        }
        harness.key_press(Key::Tab);
        harness.run_steps(2);
    }
    let focused = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    panic!("Tab never comes to {words}; it is at {:?}", focused.and_then(|node| node.accesskit_node().label()));
}

fn tab_and_enter(harness: &mut Harness<'_, Window>, words: &str) {
    tab_to(harness, words);
    key(harness, Modifiers::NONE, Key::Enter);
}

#[test]
fn by_keys_alone_the_sample_becomes_the_file_to_send() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    tab_and_enter(&mut harness, &text("ui-open-sample"));
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(step(&harness), Step::Check);
    tab_and_enter(&mut harness, "Corriger tout ce qui est sûr");
    // The dialogue has the keyboard: its first button says yes.
    key(&mut harness, Modifiers::NONE, Key::Enter);
    for words in ["CHIM_L1\u{202f}» (Chimie", "BIO_L1_CELL\u{202f}» (Biologie", "editingteacher\u{202f}»"] {
        tab_and_enter(&mut harness, words);
    }
    // The group is written by hand: the next problem, Enter to edit, the text, Enter.
    key(&mut harness, Modifiers::NONE, Key::F8);
    for _ in 0..4 {
        while at(&harness).1 != 3 {
            key(&mut harness, Modifiers::NONE, Key::F8);
        }
        key(&mut harness, Modifiers::NONE, Key::F2);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.run_steps(1);
        harness.event(Event::Text("TD2".to_owned()));
        harness.run_steps(1);
        key(&mut harness, Modifiers::NONE, Key::Enter);
        key(&mut harness, Modifiers::NONE, Key::F8);
    }
    tab_and_enter(&mut harness, "Retirer la ligne");
    tab_and_enter(&mut harness, "Retirer 1 ligne");
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(step(&harness), Step::Forecast);
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(step(&harness), Step::Export);
    let target = home.path().join("envoi.csv");
    tab_to(&mut harness, &text("ui-save-name"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    harness.event(Event::Text(target.to_string_lossy().into_owned()));
    harness.run_steps(1);
    key(&mut harness, Modifiers::COMMAND, Key::S);
    assert_eq!(std::fs::read_to_string(&target).unwrap(), expected());
}

#[test]
fn a_change_is_taken_back_and_done_again_by_its_keys() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_sample_at_check(&mut harness);
    let cell = || "group1, ligne 5".to_owned();
    spot(&harness, &cell()).click();
    settle(&mut harness);
    harness.event(Event::Text("X9".to_owned()));
    harness.run_steps(2);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(spot(&harness, &cell()).value().as_deref(), Some("X9"));
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(spot(&harness, &cell()).value().as_deref(), Some("TD1"));
    key(&mut harness, Modifiers::COMMAND, Key::Y);
    assert_eq!(spot(&harness, &cell()).value().as_deref(), Some("X9"));
}

#[test]
fn searching_finds_a_login_whatever_the_case_and_says_when_there_is_none() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_sample_at_check(&mut harness);
    key(&mut harness, Modifiers::COMMAND, Key::F);
    harness.event(Event::Text("bio_l1".to_owned()));
    harness.run_steps(2);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    let name = text("ui-search-name");
    assert!(harness.get_by_role_and_label(Role::TextInput, &name).is_focused(), "Enter goes on searching");
    assert!(at(&harness).1 == 1, "the cursor stands at a course: {:?}", at(&harness));
    harness.event(Event::Text(" introuvable".to_owned()));
    harness.run_steps(2);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_label(&text("ui-search-nothing"));
}

#[test]
fn the_settings_of_the_import_are_chosen_beside_the_verdict_and_change_it() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 1600.0));
    open_sample_at_check(&mut harness);
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    let refused = |harness: &Harness<'_, Window>| {
        let space = harness.state().workspace();
        assert!(space.is_forecast_fresh());
        space.forecast().unwrap().result.as_ref().unwrap().file.is_refused()
    };
    assert!(!refused(&harness));
    click(&mut harness, Role::Link, &text("ui-settings-change"));
    press_combo(&mut harness, &text("setting-uutype"));
    click(&mut harness, Role::MenuItem, &text("setting-uutype-2"));
    harness.get_by_label_contains("Le guide demande");
    press(&mut harness, &text("ui-settings-keep"));
    assert!(refused(&harness), "the form asks for columns that the list has not");
    click(&mut harness, Role::Link, &text("ui-settings-change"));
    press(&mut harness, &text("ui-settings-reset"));
    press(&mut harness, &text("ui-settings-keep"));
    assert!(!refused(&harness));
}

#[test]
fn a_ready_file_is_judged_as_it_is_beside_the_repaired_one() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("prêt.csv");
    // A delimiter too many at the end of each line: Moodle refuses the whole file.
    std::fs::write(&path, "username;course1;role1;\n22301215;CHIM-L1;student;\n22301215;CHIM_L1;student;\n").unwrap();
    let mut harness = window(home.path(), (1280.0, 1400.0));
    harness.state_mut().begin(Some(path), false);
    settle(&mut harness);
    click(&mut harness, Role::Link, &text("ui-play-as-opened"));
    assert_eq!(step(&harness), Step::Forecast);
    harness.get_by_label(&text("ui-ending-refused"));
    harness.get_by_label(&text("ui-ending-whole"));
    let space = harness.state().workspace();
    let made = space.forecast().unwrap().result.as_ref().unwrap();
    assert_eq!((made.totals.enrolled + made.totals.changed, made.outlook().refused), (1, 1));
    let unchanged = |harness: &Harness<'_, Window>| harness.state().workspace().simulated() == Simulated::AsOpened;
    assert!(unchanged(&harness), "its details are shown first");
    press(&mut harness, &text("ui-compare-made"));
    assert!(!unchanged(&harness));
}

#[test]
fn cells_pasted_on_the_first_screen_open_as_a_list() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    harness.event(Event::Paste("Identifiant\tCours\n22300185\tCHIM_L1\n".to_owned()));
    settle(&mut harness);
    spot(&harness, "B, ligne 2");
    harness.get_by_label(&text("ui-pasted-table"));
}

#[test]
fn what_is_no_list_is_refused_in_words_and_the_window_stays_usable() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("vide.csv");
    std::fs::write(&path, b"").unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    harness.state_mut().begin(Some(path), false);
    settle(&mut harness);
    harness.get_by_label(&text("ui-refused"));
    click(&mut harness, Role::Link, &text("ui-open-sample"));
    spot(&harness, "A, ligne 5");
}

#[test]
fn at_the_least_size_and_at_twice_the_size_no_button_is_cut_at_the_side() {
    let home = tempfile::tempdir().unwrap();
    for size in [(1024.0, 700.0), (640.0, 400.0)] {
        let mut harness = window(home.path(), size);
        harness.state_mut().begin(None, true);
        settle(&mut harness);
        for number in 0..4 {
            for node in harness.root().children_recursive() {
                let inner = node.accesskit_node();
                if matches!(inner.role(), Role::Button | Role::Link | Role::ComboBox | Role::TextInput | Role::Tab) {
                    let rect = node.rect();
                    let inside = rect.left() >= 0.0 && rect.right() <= size.0 + 0.5;
                    assert!(inside, "step {number}, {size:?}: {:?} is cut: {rect:?}", inner.label());
                }
            }
            key(&mut harness, Modifiers::ALT, Key::ArrowRight);
        }
    }
}

fn open_sample_at_check(harness: &mut Harness<'_, Window>) {
    harness.state_mut().begin(None, true);
    settle(harness);
    key(harness, Modifiers::ALT, Key::ArrowRight);
    key(harness, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(step(harness), Step::Check);
}

/// Row and column of the cursor in the work table.
fn at(harness: &Harness<'_, Window>) -> (u32, usize) {
    harness.state().cursor().map(|(row, column)| (row.0, column)).expect("there is a cursor")
}

#[test]
fn a_double_click_edits_the_cell_with_the_keyboard_in_it() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_sample_at_check(&mut harness);
    let label = "group1, ligne 5";
    for _ in 0..2 {
        spot(&harness, label).click();
        harness.run_steps(1);
    }
    harness.run_steps(2);
    harness.event(Event::Text("bis".to_owned()));
    harness.run_steps(2);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(spot(&harness, label).value().as_deref(), Some("TD1bis"));
}

#[test]
fn closing_with_unsaved_work_asks_and_staying_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_sample_at_check(&mut harness);
    fix_all_safe(&mut harness);
    let root = eframe::egui::ViewportId::ROOT;
    harness.input_mut().viewports.entry(root).or_default().events.push(eframe::egui::ViewportEvent::Close);
    harness.run_steps(2);
    harness.input_mut().viewports.entry(root).or_default().events.clear();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, &text("ui-leaving-close-yes"));
    press(&mut harness, &text("ui-leaving-stay"));
    assert!(harness.state().workspace().has_unsaved_work());
    assert_eq!(spot(&harness, "role1, ligne 5").value().as_deref(), Some("student"));
}

#[test]
fn the_language_changes_at_once_everywhere() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_sample_at_check(&mut harness);
    click(&mut harness, Role::Button, &text("ui-menu"));
    harness.get_by_label("English").click();
    settle(&mut harness);
    let english = Locale::new(Language::English);
    harness.get_by_role_and_label(Role::Button, &english.text("ui-on-to-forecast"));
    spot(&harness, "course1, line 5");
}

#[test]
fn logins_are_looked_up_by_the_student_number_of_the_list() {
    let home = tempfile::tempdir().unwrap();
    let site = r#"{"platform":{"name":"Ecampus"},"courses":[{"shortname":"CHIM_L1"}],"users":[
        {"username":"durandm","idnumber":"21900001","firstname":"Marie","lastname":"Durand"},
        {"username":"petitl","idnumber":"21900002"},{"username":"petitl2","idnumber":"21900002"}]}"#;
    let site = bordereau::catalogue::parse(site.as_bytes()).unwrap();
    let folders = Folders::under(home.path());
    let source = Source { kind: SourceKind::Exchange, name: "site.json".into() };
    Store::open(&folders).unwrap().0.replace(&site, &source).unwrap();
    let list = home.path().join("liste.csv");
    std::fs::write(&list, "Nom;N° étudiant\nDurand;21900001\nPetit;21900002\nMartin;21900003\n").unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    harness.state_mut().begin(Some(list), false);
    settle(&mut harness);
    press(&mut harness, &text("ui-platform-change"));
    harness.get_by_label_contains("Ecampus").click();
    settle(&mut harness);
    click(&mut harness, Role::Button, &text("ui-on-to-columns"));
    press(&mut harness, &text("ui-match-open"));
    harness.get_by_label("durandm");
    harness.get_by_label_contains("à vous de dire lequel");
    harness.get_by_label_contains("aucun compte, ");
    press(&mut harness, "Écrire un identifiant");
    click(&mut harness, Role::Button, &text("ui-on-to-check"));
    let cell = |harness: &Harness<'_, Window>, line: u32| spot(harness, &format!("username, ligne {line}")).value();
    assert_eq!(cell(&harness, 2).as_deref(), Some("durandm"));
    assert_eq!(cell(&harness, 3).as_deref(), Some("21900002"), "two accounts are not guessed apart");
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(cell(&harness, 2).as_deref(), Some("21900001"));
}

#[test]
fn another_import_tool_is_chosen_by_its_name_and_the_columns_stay() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    harness.state_mut().begin(None, true);
    settle(&mut harness);
    click(&mut harness, Role::Button, &text("ui-on-to-columns"));
    press(&mut harness, &text("ui-importer"));
    let tool = text("importer-tool-sync-enrolments");
    click(&mut harness, Role::MenuItemRadio, &tool);
    let space = harness.state().workspace();
    assert_eq!(space.importer().id, "tool-sync-enrolments");
    assert!(space.work().unwrap().mapping().missing(space.importer()).is_empty(), "every compulsory column is fed");
    click(&mut harness, Role::Button, &text("ui-on-to-check"));
    spot(&harness, "cid, ligne 5");
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    spot(&harness, "course1, ligne 5");
}

#[test]
fn the_finding_that_advises_the_enrolment_file_makes_it_in_one_click() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    harness.state_mut().begin(None, true);
    settle(&mut harness);
    click(&mut harness, Role::Button, &text("ui-on-to-columns"));
    press(&mut harness, &text("ui-importer"));
    click(&mut harness, Role::MenuItemRadio, &text("importer-tool-sync-users"));
    click(&mut harness, Role::Button, &text("ui-on-to-check"));
    press_anywhere(&mut harness, "Faire cette liste pour");
    click(&mut harness, Role::Button, &text("ui-convert-yes"));
    assert_eq!(harness.state().workspace().importer().id, "tool-sync-enrolments");
    spot(&harness, "cid, ligne 5");
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    spot(&harness, "course1, ligne 5");
}

#[test]
fn what_another_tool_cannot_take_is_told_before_the_yes() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_sample_at_check(&mut harness);
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    press_anywhere(&mut harness, &text("ui-convert"));
    click(&mut harness, Role::MenuItem, &text("importer-userenrols"));
    harness.get_by_label(&text("ui-convert-lost"));
    click(&mut harness, Role::Button, &text("ui-cancel"));
    assert_eq!(harness.state().workspace().importer().id, "moodle-upload-users");
}

#[test]
fn a_page_of_results_that_is_dropped_on_the_window_shows_the_rows_that_failed() {
    let home = tempfile::tempdir().unwrap();
    let list = home.path().join("inscriptions.csv");
    std::fs::write(&list, "username;course1;role1\n22301215;CHIM_L1;student\n22301092;CHIM_L1;student\n").unwrap();
    let page = home.path().join("resultats.html");
    let row = |line: u32, login: &str, class: &str, said: &str| {
        format!("<tr><td><span class=\"{class}\">{said}</span></td><td>{line}</td><td>1</td><td>{login}</td><td></td></tr>")
    };
    let rows = row(2, "22301215", "uunormal", "Utilisateur à jour") + &row(3, "22301092", "uuwarning", "Utilisateur inexistant");
    let header = "<tr><th>Statut</th><th>Ligne CSV</th><th>ID</th><th>Nom d’utilisateur</th><th>Inscriptions</th></tr>";
    std::fs::write(&page, format!("<html><meta charset=\"utf-8\"><table>{header}{rows}</table></html>")).unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    harness.state_mut().begin(Some(list), false);
    settle(&mut harness);
    harness.state_mut().give_back(page);
    settle(&mut harness);
    assert_eq!(step(&harness), Step::Check);
    assert!(harness.get_all_by_label_contains("Ligne revenue de l’import").next().is_some());
}
