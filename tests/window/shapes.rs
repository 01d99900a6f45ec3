//! Lists of another shape: asked where the columns are chosen, answered in one click, taken back.

use super::*;

/// Opens a list and goes to the step of its columns.
fn open(harness: &mut Harness<'_, Window>, home: &Path, content: &str) {
    let path = home.join("liste.csv");
    std::fs::write(&path, content).unwrap();
    harness.state_mut().begin(Some(path), false);
    settle(harness);
    press(harness, &text("ui-on-to-columns"));
}

fn rows(harness: &Harness<'_, Window>) -> Vec<String> {
    let work = harness.state().workspace().work().unwrap();
    let table = work.table();
    table.kept_rows().map(|row| table.columns().iter().map(|column| column.text(row)).collect::<Vec<_>>().join(";")).collect()
}

#[test]
fn a_column_for_each_course_becomes_rows_in_one_click_and_the_list_as_it_stands_in_another() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open(&mut harness, home.path(), "username;Chimie;Physique;Maths\n55000901;X;;x\n55000902;;oui;\n55000903;;;\n");
    press(&mut harness, &text("fix-shape-courses"));
    assert_eq!(rows(&harness), ["55000901;Chimie", "55000901;Maths", "55000902;Physique", "55000903;"]);
    press(&mut harness, &text("ui-shape-back"));
    assert_eq!(rows(&harness), ["55000901", "55000902", "55000903"]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    assert_eq!(rows(&harness).len(), 4, "what was done is taken back");
}

#[test]
fn several_groups_people_and_values_written_once_are_each_one_click() {
    let home = tempfile::tempdir().unwrap();
    for (content, words, wanted) in [
        ("username;course1;TD;TP\na1;c;TD1;TP1\na2;c;TD2;\n", "fix-shape-groups", vec!["a1;c;TD1", "a1;c;TP1", "a2;c;TD2"]),
        (
            "username;course1;role1\na1;c;étudiant, teacher\na2;c;student\n",
            "fix-shape-several-roles",
            vec!["a1;c;étudiant", "a1;c;teacher", "a2;c;student"],
        ),
        ("username;course1\n55000901, 55000902;c\n", "fix-shape-several-people", vec!["55000901;c", "55000902;c"]),
        ("username;course1\na1;c\na2;\na3;d\n", "fix-shape-written-once", vec!["a1;c", "a2;c", "a3;d"]),
    ] {
        let mut harness = window(home.path(), (1280.0, 800.0));
        open(&mut harness, home.path(), content);
        press(&mut harness, &text(words));
        assert_eq!(rows(&harness), wanted, "{words}");
    }
}

#[test]
fn which_of_several_people_or_courses_has_which_of_several_roles_is_not_guessed() {
    let home = tempfile::tempdir().unwrap();
    let offered = |row: &str| {
        let mut harness = window(home.path(), (1280.0, 800.0));
        open(&mut harness, home.path(), &format!("username;course1;role1\n{row}\n22300102;CHIM_L1;student, teacher\n"));
        let is = |words: &str| harness.query_all_by_label(&text(words)).count() > 0;
        (is("fix-shape-several-people"), is("fix-shape-several-courses"), is("fix-shape-several-roles"))
    };
    assert_eq!(offered("22300133, 22300148;CHIM_L1;student"), (true, false, true));
    assert_eq!(offered("22300133, 22300148;CHIM_L1;student, teacher"), (true, false, false));
    assert_eq!(offered("22300133;CHIM_L1, BIO_L1_CELL;student, teacher"), (false, true, false));

    let mut harness = window(home.path(), (1280.0, 800.0));
    open(&mut harness, home.path(), "username;course1;role1\n22300133;CHIM_L1, BIO_L1_CELL;student, teacher\n");
    press(&mut harness, &text("fix-shape-several-courses"));
    let both = ["22300133;CHIM_L1;student, teacher", "22300133;BIO_L1_CELL;student, teacher"];
    assert_eq!(rows(&harness), both, "nor when the courses are parted");
    assert_eq!(harness.query_all_by_label(&text("fix-shape-several-roles")).count(), 0);
}

#[test]
fn a_field_whose_cells_hold_several_courses_is_not_said_to_be_in_order() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    let rows = "22300133;CHIM_L1, BIO_L1_CELL;student\n22300148;CHIM_L1;student\n";
    open(&mut harness, home.path(), &format!("username;course1;role1\n{rows}"));
    let said = |harness: &Harness<'_, Window>, words: &str| harness.query_all_by_label(words).count();
    assert_eq!((said(&harness, &text("ui-nothing-to-say")), said(&harness, "une ligne en erreur")), (2, 1));
    press(&mut harness, &text("fix-shape-several-courses"));
    assert_eq!((said(&harness, &text("ui-nothing-to-say")), said(&harness, "une ligne en erreur")), (3, 0));
}

#[test]
fn nobody_is_offered_the_second_course_of_the_person_above() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    let offered = |harness: &mut Harness<'_, Window>, rows: &str| {
        open(harness, home.path(), &format!("username;course1;role1;course2;role2\n{rows}"));
        harness.query_all_by_label(&text("fix-shape-written-once")).count()
    };
    assert_eq!(offered(&mut harness, "a1;c;student;d;student\na2;c;student;;\n"), 0, "who has one course has one course");
    assert_eq!(offered(&mut harness, "a1;c;student;d;student\na2;;;;\na3;e;student;;\n"), 1);
    press(&mut harness, &text("fix-shape-written-once"));
    assert_eq!(rows(&harness)[1], "a2;c;student;;");
}
