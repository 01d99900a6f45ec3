//! Many values that one rule complains of: decided in one table, done together, taken back together.

use super::*;

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

fn kept(harness: &Harness<'_, Window>) -> u32 {
    harness.state().workspace().work().unwrap().table().kept()
}

/// A list in which this many logins have no account on the sample platform, besides one that has.
fn unknown(count: u32) -> String {
    let rows: String = (0..count).map(|number| format!("9{number:07};CHIM_L1;student\n")).collect();
    format!("username;course1;role1\n22301215;CHIM_L1;student\n{rows}")
}

/// A list with 63 labels of courses that nobody wrote as the platform does, and the names that the platform has.
fn labels() -> (String, Vec<String>) {
    let site = bordereau::catalogue::sample();
    let names: Vec<String> = site.courses.iter().map(|course| course.shortname.clone()).filter(|name| name.contains('_')).collect();
    let labels = names.iter().map(|name| name.replace('_', "-")).chain(names.iter().map(|name| name.replace('_', " ")));
    let rows: String = labels.take(63).map(|label| format!("22301215;{label};student\n")).collect();
    (format!("username;course1;role1\n{rows}"), names)
}

#[test]
fn forty_unknown_accounts_are_put_aside_in_four_presses_and_come_back_in_one() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &unknown(40));
    assert_eq!(kept(&harness), 41);
    press(&mut harness, "Voir les 40 valeurs");
    press_anywhere(&mut harness, &text("ui-values-all-aside"));
    press_anywhere(&mut harness, "Appliquer 40 décisions");
    assert_eq!(kept(&harness), 41, "the preview changes nothing");
    press(&mut harness, "Appliquer ces 40 décisions");
    assert_eq!(kept(&harness), 1);
    let table = harness.state().workspace().work().unwrap().table();
    assert_eq!((0..41).filter(|&row| table.is_aside(bordereau::table::RowId(row))).count(), 40, "they are put aside, not lost");
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(kept(&harness), 41, "all are back by one undo");
}

#[test]
fn another_value_is_written_for_one_of_many_and_the_others_stay() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &unknown(7));
    press(&mut harness, "Voir les 7 valeurs");
    tab_to(&mut harness, "Décision pour 90000002,");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    harness.event(Event::Text("22301092".to_owned()));
    harness.run_steps(3);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    press_anywhere(&mut harness, "Appliquer une décision");
    press(&mut harness, "Appliquer cette décision");
    let work = harness.state().workspace().work().unwrap();
    let logins: Vec<&str> = work.table().kept_rows().map(|row| work.table().text(0, row)).collect();
    assert_eq!(logins, ["22301215", "90000000", "90000001", "22301092", "90000003", "90000004", "90000005", "90000006"]);
}

#[test]
fn the_levels_filter_the_problems_and_the_rows_of_a_problem_stand_alone() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_sample_at_check(&mut harness);
    let items = |harness: &Harness<'_, Window>| {
        let root = harness.root();
        root.children_recursive()
            .filter(|node| node.accesskit_node().role() == Role::ListItem)
            .filter_map(|node| node.accesskit_node().label())
            .collect::<Vec<_>>()
    };
    let all = items(&harness).len();
    press(&mut harness, "avertissement");
    let few = items(&harness);
    assert!(few.len() < all && few.iter().all(|item| item.starts_with(&text("level-warning"))), "{few:?}");
    press(&mut harness, "avertissement");
    assert_eq!(items(&harness).len(), all);
    let cells = |harness: &Harness<'_, Window>| {
        harness.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Cell).count()
    };
    let before = cells(&harness);
    harness.get_all_by_role(Role::ListItem).nth(1).unwrap().click_accesskit();
    settle(&mut harness);
    press(&mut harness, &text("ui-rows-shown"));
    harness.get_by_role_and_label(Role::MenuItemRadio, &text("ui-rows-of-problem")).click();
    settle(&mut harness);
    assert_eq!(cells(&harness), 3 * 6, "the three rows of BIO_L1_CEL stand there alone, of {before} cells in view before");
    assert_eq!(kept(&harness), 128, "nothing left the list");
}

#[test]
fn thirty_thousand_values_are_drawn_as_fast_as_ten() {
    let home = tempfile::tempdir().unwrap();
    let frame = |count: u32, show: &str| {
        let mut harness = open(home.path(), &unknown(count));
        press(&mut harness, show);
        harness.run_steps(5);
        let start = Instant::now();
        harness.run_steps(20);
        start.elapsed() / 20
    };
    let (few, many) = (frame(10, "Voir les 10 valeurs"), frame(30_000, "valeurs"));
    println!("a frame with 10 values: {few:?}, with 30 000: {many:?}");
    assert!(many < few * 4 + Duration::from_millis(4), "10: {few:?}, 30 000: {many:?}");
}

#[test]
fn sixty_three_labels_are_translated_in_one_table() {
    let home = tempfile::tempdir().unwrap();
    let (list, names) = labels();
    let mut harness = open(home.path(), &list);
    press(&mut harness, "Voir les 63 valeurs");
    press_anywhere(&mut harness, &text("ui-values-all-take"));
    press_anywhere(&mut harness, "Appliquer 63 décisions");
    press(&mut harness, "Appliquer ces 63 décisions");
    let work = harness.state().workspace().work().unwrap();
    let written: Vec<&str> = work.table().kept_rows().map(|row| work.table().text(1, row)).collect();
    assert!(written.iter().all(|name| names.iter().any(|known| known == name)), "{written:?}");
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    let work = harness.state().workspace().work().unwrap();
    assert!(work.table().text(1, bordereau::table::RowId(0)).contains('-'), "all labels are back by one undo");
}

#[test]
fn by_keys_alone_forty_unknown_accounts_are_put_aside() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &unknown(40));
    tab_and_enter(&mut harness, "Voir les 40 valeurs");
    tab_and_enter(&mut harness, &text("ui-values-all-aside"));
    // Tab goes through every row of the table, which follows.
    tab_and_enter(&mut harness, "Appliquer 40 décisions");
    tab_and_enter(&mut harness, "Appliquer ces 40 décisions");
    assert_eq!(kept(&harness), 1);
}

#[test]
fn by_keys_alone_sixty_three_labels_are_translated_in_one_table() {
    let home = tempfile::tempdir().unwrap();
    let (list, names) = labels();
    let mut harness = open(home.path(), &list);
    tab_and_enter(&mut harness, "Voir les 63 valeurs");
    tab_and_enter(&mut harness, &text("ui-values-all-take"));
    tab_and_enter(&mut harness, "Appliquer 63 décisions");
    tab_and_enter(&mut harness, "Appliquer ces 63 décisions");
    let work = harness.state().workspace().work().unwrap();
    assert!(work.table().kept_rows().all(|row| names.contains(&work.table().text(1, row).to_owned())));
}

#[test]
fn a_screen_reader_hears_each_value_with_its_column_and_its_place() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = open(home.path(), &unknown(40));
    press(&mut harness, "Voir les 40 valeurs");
    let title = text("ui-values");
    let table = harness.get_by_role_and_label(Role::Table, &title);
    let names = |role: Role| -> Vec<String> {
        let nodes = table.children_recursive().filter(move |node| node.accesskit_node().role() == role);
        nodes.filter_map(|node| node.accesskit_node().label()).collect()
    };
    assert_eq!(names(Role::ColumnHeader), [text("ui-values-value"), text("ui-values-rows"), text("ui-values-decision")]);
    let cells = names(Role::Cell);
    assert_eq!(&cells[..3], ["90000000, Valeur, 1 sur 40", "1, Lignes, 1 sur 40", "à décider, Décision, 1 sur 40"]);
    assert!(cells.len().is_multiple_of(3) && cells.len() < 60, "rows in view only: {}", cells.len());
}
