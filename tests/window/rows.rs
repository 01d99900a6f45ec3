//! Journeys with rows: chosen, left out, added, filled, replaced, filtered, sorted; all of it taken back.

use super::*;

const PLAIN: &str = "Identifiant;Cours;Rôle;Groupe;Nom\n";

fn open(home: &Path, list: &str) -> Harness<'static, Window> {
    let path = home.join("liste.csv");
    std::fs::write(&path, list).unwrap();
    let mut harness = window(home, (1280.0, 800.0));
    harness.state_mut().begin(Some(path), false);
    settle(&mut harness);
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(step(&harness), Step::Check);
    harness
}

fn column(harness: &Harness<'_, Window>, column: usize) -> Vec<String> {
    let table = harness.state().workspace().work().unwrap().table();
    table.kept_rows().map(|row| table.text(column, row).to_owned()).collect()
}

fn type_text(harness: &mut Harness<'_, Window>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_steps(2);
}

const CTRL: Modifiers = Modifiers::COMMAND;

fn ctrl_shift() -> Modifiers {
    Modifiers::COMMAND.plus(Modifiers::SHIFT)
}

/// Does a command by its words alone.
fn command(harness: &mut Harness<'_, Window>, id: &str) {
    key(harness, ctrl_shift(), Key::P);
    type_text(harness, &text(id));
    key(harness, Modifiers::NONE, Key::Enter);
}

/// Ten people in two courses and two groups.
fn ten() -> String {
    let row =
        |n: u32| format!("2230{n:04};{};student;TD{};Nom{n}\n", if n.is_multiple_of(2) { "CHIM_L1" } else { "BIO_L1_CELL" }, n % 2 + 1);
    format!("{PLAIN}{}", (1..=10).map(row).collect::<String>())
}

#[test]
fn two_students_leave_and_one_comes_by_keys_alone() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &ten());
    spot(&harness, "username, ligne 3").click();
    settle(&mut harness);
    // The rows of lines 3 and 6 are chosen one by one, and leave together.
    key(&mut harness, ctrl_shift(), Key::Space);
    for _ in 0..3 {
        key(&mut harness, Modifiers::NONE, Key::ArrowDown);
    }
    key(&mut harness, ctrl_shift(), Key::Space);
    key(&mut harness, CTRL, Key::Delete);
    let logins = column(&harness, 0);
    assert_eq!(logins.len(), 8);
    assert!(!logins.contains(&"22300002".to_owned()) && !logins.contains(&"22300005".to_owned()), "{logins:?}");
    // One is added, typed, and filled from the row above.
    key(&mut harness, ctrl_shift(), Key::N);
    type_text(&mut harness, "22309999");
    key(&mut harness, Modifiers::NONE, Key::Tab);
    key(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    key(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    key(&mut harness, CTRL, Key::D);
    assert_eq!(column(&harness, 0).last().unwrap(), "22309999");
    let last: Vec<String> = (1..4).map(|of| column(&harness, of).pop().unwrap()).collect();
    assert_eq!(last, ["CHIM_L1", "student", "TD1"]);
    for _ in 0..4 {
        key(&mut harness, CTRL, Key::Z);
    }
    assert_eq!(column(&harness, 0).len(), 10, "all is taken back");
}

#[test]
fn by_its_labels_two_students_leave_and_one_comes() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &ten());
    for (line, id) in [(3, "act-remove-rows"), (6, "act-remove-rows"), (7, "act-add-row")] {
        spot(&harness, &format!("username, ligne {line}")).click_secondary();
        settle(&mut harness);
        harness.get_by_role_and_label(Role::MenuItem, &text(id)).click();
        settle(&mut harness);
    }
    type_text(&mut harness, "22309999");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    let logins = column(&harness, 0);
    assert_eq!((logins.len(), logins.last().map(String::as_str)), (9, Some("22309999")));
    assert!(!logins.contains(&"22300002".to_owned()) && !logins.contains(&"22300005".to_owned()), "{logins:?}");
}

/// Goes to the first cell that holds this text, by keys alone.
fn go_to(harness: &mut Harness<'_, Window>, held: &str) {
    key(harness, CTRL, Key::F);
    type_text(harness, held);
    key(harness, Modifiers::NONE, Key::Enter);
    key(harness, Modifiers::NONE, Key::Escape);
}

#[test]
fn by_keys_alone_a_group_is_renamed_in_three_hundred_rows() {
    let home = tempfile::tempdir().unwrap();
    let rows: String =
        (0..400).map(|n| format!("2231{n:04};CHIM_L1;student;{};Nom{n}\n", if n < 300 { "TD 1" } else { "TD 10" })).collect();
    let mut harness = open(home.path(), &format!("{PLAIN}{rows}"));
    go_to(&mut harness, "TD 1");
    key(&mut harness, CTRL, Key::H);
    tab_to(&mut harness, &text("ui-replace-text-find"));
    type_text(&mut harness, "td 1");
    tab_to(&mut harness, &text("ui-replace-text-whole"));
    key(&mut harness, Modifiers::NONE, Key::Space);
    tab_to(&mut harness, &text("ui-replace-text-with"));
    type_text(&mut harness, "Groupe A");
    tab_and_enter(&mut harness, "Remplacer dans 300 cellules");
    assert_eq!(column(&harness, 3).iter().filter(|group| *group == "Groupe A").count(), 300);
}

#[test]
fn by_keys_alone_the_list_is_filtered_by_a_group_and_one_column_is_filled() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &ten());
    go_to(&mut harness, "TD1");
    key(&mut harness, ctrl_shift(), Key::L);
    key(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    type_text(&mut harness, "teacher");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    key(&mut harness, Modifiers::NONE, Key::ArrowUp);
    key(&mut harness, Modifiers::SHIFT.plus(CTRL), Key::ArrowDown);
    key(&mut harness, CTRL, Key::D);
    for (role, group) in column(&harness, 2).iter().zip(&column(&harness, 3)) {
        assert_eq!(role, if group == "TD1" { "teacher" } else { "student" });
    }
}

#[test]
fn rows_that_left_are_seen_and_brought_back() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &ten());
    spot(&harness, "username, ligne 3").click();
    settle(&mut harness);
    key(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    key(&mut harness, ctrl_shift(), Key::Delete);
    assert_eq!(column(&harness, 0).len(), 8);
    command(&mut harness, "act-show-out");
    let cells = |harness: &Harness<'_, Window>| {
        harness.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Cell).count()
    };
    assert_eq!(cells(&harness), 2 * 5, "the two rows stand there alone, whom they are about beside them");
    spot(&harness, "username, ligne 4").click();
    settle(&mut harness);
    key(&mut harness, ctrl_shift(), Key::R);
    assert_eq!(column(&harness, 0).len(), 9);
    assert!(column(&harness, 0).contains(&"22300003".to_owned()));
}

#[test]
fn a_group_is_renamed_in_three_hundred_rows_counted_first_and_taken_back_at_once() {
    let home = tempfile::tempdir().unwrap();
    let rows: String =
        (0..400).map(|n| format!("2231{n:04};CHIM_L1;student;{};Nom{n}\n", if n < 300 { "TD 1" } else { "TD 10" })).collect();
    let mut harness = open(home.path(), &format!("{PLAIN}{rows}"));
    spot(&harness, "group1, ligne 2").click();
    settle(&mut harness);
    key(&mut harness, CTRL, Key::H);
    fill(&mut harness, &text("ui-replace-text-find"), "td 1");
    harness.get_by_label_contains("400 cellules changent");
    harness.get_by_role_and_label(Role::CheckBox, &text("ui-replace-text-whole")).click();
    settle(&mut harness);
    harness.get_by_label_contains("300 cellules changent");
    fill(&mut harness, &text("ui-replace-text-with"), "Groupe A");
    press(&mut harness, "Remplacer dans 300 cellules");
    let groups = column(&harness, 3);
    assert_eq!(groups.iter().filter(|group| *group == "Groupe A").count(), 300);
    assert_eq!(groups.iter().filter(|group| *group == "TD 10").count(), 100);
    key(&mut harness, CTRL, Key::Z);
    assert_eq!(column(&harness, 3).iter().filter(|group| *group == "TD 1").count(), 300);
}

#[test]
fn the_list_is_filtered_by_a_group_and_one_column_is_filled_there_only() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &ten());
    let before = column(&harness, 0);
    // By the pointer: the chip, the column, the value.
    press(&mut harness, &text("ui-rows-shown"));
    harness.get_by_role_and_label(Role::MenuItem, &text("field-group")).click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::MenuItemCheckBox, "TD1").click();
    settle(&mut harness);
    key(&mut harness, Modifiers::NONE, Key::Escape);
    harness.get_by_label_contains("5 sur 10");
    // Five rows: the role of the first is written, and filled down.
    spot(&harness, "role1, ligne 3").click();
    settle(&mut harness);
    type_text(&mut harness, "teacher");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    key(&mut harness, Modifiers::NONE, Key::ArrowUp);
    key(&mut harness, Modifiers::SHIFT.plus(CTRL), Key::ArrowDown);
    key(&mut harness, CTRL, Key::D);
    let (roles, groups) = (column(&harness, 2), column(&harness, 3));
    for (role, group) in roles.iter().zip(&groups) {
        assert_eq!(role, if group == "TD1" { "teacher" } else { "student" });
    }
    assert_eq!(column(&harness, 0), before, "the order of the file is what it was");
    command(&mut harness, "act-show-all");
    spot(&harness, "role1, ligne 2");
}

#[test]
fn rows_sort_on_the_screen_and_not_in_the_file() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &ten());
    let before = column(&harness, 0);
    spot(&harness, "group1, ligne 2").click();
    settle(&mut harness);
    command(&mut harness, "act-sort-up");
    let y = |harness: &Harness<'_, Window>, line: u32| spot(harness, &format!("group1, ligne {line}")).rect().top();
    assert!(y(&harness, 3) < y(&harness, 2), "TD1 stands before TD2");
    assert!(y(&harness, 2) < y(&harness, 4), "equal ones stand as in the file");
    assert_eq!(column(&harness, 0), before);
    command(&mut harness, "act-sort-file");
    assert!(y(&harness, 2) < y(&harness, 3));
}

#[test]
fn one_cell_pasted_fills_the_selection_and_what_goes_beyond_the_end_is_said() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &ten());
    spot(&harness, "group1, ligne 2").click();
    settle(&mut harness);
    key(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    key(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    harness.event(Event::Paste("TD9".to_owned()));
    settle(&mut harness);
    assert_eq!(column(&harness, 3)[..4], ["TD9", "TD9", "TD9", "TD1"]);
    spot(&harness, "group1, ligne 11").click();
    settle(&mut harness);
    harness.event(Event::Paste("A\nB\nC\n".to_owned()));
    settle(&mut harness);
    assert_eq!(column(&harness, 3).last().unwrap(), "A");
    harness.get_by_label_contains("2 lignes collées dépassent la fin de la liste");
}

#[test]
fn the_menu_on_the_table_opens_by_its_key_and_by_the_other_button() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &ten());
    spot(&harness, "username, ligne 4").click();
    settle(&mut harness);
    key(&mut harness, Modifiers::SHIFT, Key::F10);
    harness.get_by_role_and_label(Role::MenuItem, &text("act-put-aside"));
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_role_and_label(Role::MenuItem, &text("act-put-aside")).is_none());
    spot(&harness, "username, ligne 6").click_secondary();
    settle(&mut harness);
    assert_eq!(at(&harness).0, 4, "the other button selects what it is on");
    harness.get_by_role_and_label(Role::MenuItem, &text("act-remove-rows")).click();
    settle(&mut harness);
    assert_eq!(column(&harness, 0).len(), 9);
}

#[test]
fn what_was_changed_is_listed_and_one_change_is_taken_back_alone() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &ten());
    for (line, written) in [(2, "TD7"), (3, "TD8")] {
        spot(&harness, &format!("group1, ligne {line}")).click();
        settle(&mut harness);
        type_text(&mut harness, written);
        key(&mut harness, Modifiers::NONE, Key::Enter);
    }
    command(&mut harness, "act-changes");
    harness.get_by_label_contains("«\u{202f}TD2\u{202f}» → «\u{202f}TD7\u{202f}»");
    press(&mut harness, &text("ui-changes-tell-all"));
    assert!(harness.root().children_recursive().all(|node| node.accesskit_node().label() != Some(text("ui-changes-tell"))));
    press(&mut harness, "Ne plus dire ce changement dans la feuille de remise\u{202f}: L’écriture de «\u{202f}TD7");
    press(&mut harness, "Reprendre ce changement\u{202f}: L’écriture de «\u{202f}TD7");
    assert_eq!(column(&harness, 3)[..2], ["TD2", "TD8"]);
    key(&mut harness, Modifiers::NONE, Key::Escape);
    spot(&harness, "group1, ligne 3").click();
    settle(&mut harness);
    command(&mut harness, "act-row-story");
    harness.get_by_label(&text("ui-row-in"));
    harness.get_by_label_contains("TD8, Dans le fichier, ");
}

#[test]
fn the_table_is_sorted_on_the_screen_and_the_file_only_when_it_is_asked_for() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &ten());
    let listed = column(&harness, 0);
    spot(&harness, "group1, ligne 2").click();
    settle(&mut harness);
    command(&mut harness, "act-sort-up");
    assert_eq!(column(&harness, 0), listed, "sorting moves nothing in the file");
    harness.get_by_label_contains(", triées");
    command(&mut harness, "act-order-file");
    let groups = column(&harness, 3);
    assert!(groups.is_sorted() && groups[0] == "TD1" && groups[9] == "TD2", "{groups:?}");
    assert!(harness.query_all_by_label_contains(&text("said-ordered")).next().is_some());
    // What stood at the top of the table does so now by the file alone; the cursor stayed with its row.
    assert!(harness.query_by_label_contains(", triées").is_none());
    let table = harness.state().workspace().work().unwrap().table();
    assert_eq!(table.row_name(table.kept_rows().next().unwrap()), "3");
    key(&mut harness, CTRL, Key::Z);
    assert_eq!(column(&harness, 0), listed);
    key(&mut harness, CTRL, Key::Y);
    command(&mut harness, "act-order-list");
    assert_eq!(column(&harness, 0), listed);
}
