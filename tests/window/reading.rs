//! How a file was read, changed from the page that says it.

use super::*;
use bordereau::{table::RowId, workspace::Command};

/// Opens a file of the reading corpus.
fn open_oracle(harness: &mut Harness<'_, Window>, name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/reading/files").join(name);
    harness.state_mut().begin(Some(path), false);
    settle(harness);
}

/// Clicks the one chip whose label begins with these words.
fn open_chip(harness: &mut Harness<'_, Window>, id: &str) {
    press(harness, &text(id));
}

#[test]
fn one_sheet_per_group_is_taken_as_one_list_from_the_menu_of_sheets() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_oracle(&mut harness, "xlw-many-sheets.xlsx");
    open_chip(&mut harness, "ui-sheet");
    harness.get_by_role_and_label(Role::MenuItemCheckBox, "Groupe 03").click();
    settle(&mut harness);
    press(&mut harness, "Prendre ces 39 feuilles ensemble");
    let list = |harness: &Harness<'_, Window>| harness.state().workspace().list().unwrap().sheet_names().len();
    assert_eq!(list(&harness), 39, "all sheets were ticked but one");
    spot(&harness, "A, ligne Groupe 02 · 2");
    open_chip(&mut harness, "ui-sheet");
    harness.get_by_role_and_label(Role::MenuItemRadio, "Groupe 03").click();
    settle(&mut harness);
    assert_eq!(list(&harness), 1);
    spot(&harness, "A, ligne 2");
}

#[test]
fn merged_cells_are_repeated_on_each_row_by_one_button_and_back() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_oracle(&mut harness, "pandas-multiindex.xlsx");
    press(&mut harness, &text("ui-merged-fill"));
    assert!(harness.state().workspace().list().unwrap().options.fill_merged);
    open_chip(&mut harness, "ui-merged");
    harness.get_by_role_and_label(Role::MenuItemRadio, &text("ui-merged-leave")).click();
    settle(&mut harness);
    assert!(!harness.state().workspace().list().unwrap().options.fill_merged);
}

#[test]
fn hidden_rows_are_left_out_and_taken_back() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_oracle(&mut harness, "lo-real-filter-xlsx.xlsx");
    let rows = |harness: &Harness<'_, Window>| harness.state().workspace().work().unwrap().table().kept();
    let all = rows(&harness);
    for (choice, left_out) in [("ui-hidden-skip", true), ("ui-hidden-take", false)] {
        open_chip(&mut harness, "ui-hidden");
        harness.get_by_role_and_label(Role::MenuItemRadio, &text(choice)).click();
        settle(&mut harness);
        assert_eq!(rows(&harness) < all, left_out, "{choice}");
    }
}

#[test]
fn an_encoding_is_chosen_by_how_it_spells_the_names_and_the_list_is_read_anew() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("liste.csv");
    std::fs::write(&path, b"Login;Pr\x82nom\n1;Zo\x82\n").unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    harness.state_mut().begin(Some(path), false);
    settle(&mut harness);
    let cell = |harness: &Harness<'_, Window>| spot(harness, "B, ligne 2").value();
    assert_eq!(cell(&harness).as_deref(), Some("Zoé"));
    // DOS text is never certain: the page asks, with both readings as buttons.
    press(&mut harness, "Lire en Windows-1252");
    assert_eq!(cell(&harness).as_deref(), Some("Zo‚"));
    open_chip(&mut harness, "ui-encoding");
    harness.get_by_role_and_label(Role::MenuItemRadio, "MS-DOS (850)").click();
    settle(&mut harness);
    assert_eq!(cell(&harness).as_deref(), Some("Zoé"));
    open_chip(&mut harness, "ui-encoding");
    press_item(&mut harness, "ui-encoding-found");
    assert_eq!(harness.state().workspace().list().unwrap().options.encoding, None);
}

fn press_item(harness: &mut Harness<'_, Window>, id: &str) {
    harness.get_by_role_and_label(Role::MenuItem, &text(id)).click();
    settle(harness);
}

#[test]
fn the_password_of_a_workbook_is_asked_and_asked_again_when_it_does_not_fit() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("liste.xlsx");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field/password.xlsx"), &path).unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    harness.state_mut().begin(Some(path.clone()), false);
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Heading, &text("ui-unlock-title"));
    // The keyboard is in the field: typing and Enter are enough.
    harness.event(Event::Text("autre".to_owned()));
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    settle(&mut harness);
    assert_eq!(harness.state().workspace().locked(), Some(("liste.xlsx".to_owned(), true)));
    harness.event(Event::Text("Été 2026 !".to_owned()));
    harness.run_steps(2);
    click(&mut harness, Role::Button, &text("ui-unlock-yes"));
    assert!(harness.state().workspace().locked().is_none());
    assert_eq!(harness.state().workspace().list().unwrap().name, "liste.xlsx");
    // Given up, nothing is left of it.
    harness.state_mut().begin(Some(path), false);
    settle(&mut harness);
    harness.key_press(Key::Escape);
    settle(&mut harness);
    assert!(harness.state().workspace().locked().is_none());
    assert!(harness.state().workspace().list().is_some(), "the list that was open stays");
}

#[test]
fn of_two_columns_that_mean_the_same_the_person_says_which() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("liste.csv");
    std::fs::write(&path, "Mail perso;Mail;Cours\na@x.example;b@y.example;CHIM_L1\n").unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    harness.state_mut().begin(Some(path), false);
    settle(&mut harness);
    harness.state_mut().ask_for(Command::Go(Step::Columns));
    settle(&mut harness);
    press(&mut harness, "Prendre «\u{202f}Mail perso");
    let work = harness.state().workspace().work().unwrap();
    assert_eq!(work.table().text(0, RowId(0)), "a@x.example");
    let report = harness.state().workspace().report().unwrap();
    assert!(report.findings.iter().all(|finding| finding.rule.name != "rival_column"), "asked once");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    assert_eq!(harness.state().workspace().work().unwrap().table().text(0, RowId(0)), "b@y.example");
}
