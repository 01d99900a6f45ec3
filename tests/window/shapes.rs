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
    let two = |harness: &Harness<'_, Window>| rows(harness).iter().filter(|row| row.ends_with("student, teacher")).count();
    let is_asked = |harness: &Harness<'_, Window>| harness.query_all_by_label(&text("fix-shape-several-roles")).count() > 0;
    for (list, first) in [
        ("22300133, 22300148;CHIM_L1;student, teacher", "fix-shape-several-people"),
        ("22300133;CHIM_L1, BIO_L1_CELL;student, teacher", "fix-shape-several-courses"),
    ] {
        let mut harness = window(home.path(), (1280.0, 800.0));
        open(&mut harness, home.path(), &format!("username;course1;role1\n{list}\n"));
        assert!(!is_asked(&harness), "{list}");
        press(&mut harness, &text(first));
        assert_eq!((is_asked(&harness), two(&harness)), (false, 2), "{list}");

        // Beside somebody of whom it is written, in whatever order the questions are answered.
        for order in [[first, "fix-shape-several-roles"], ["fix-shape-several-roles", first]] {
            let mut harness = window(home.path(), (1280.0, 800.0));
            open(&mut harness, home.path(), &format!("username;course1;role1\n{list}\n22300102;CHIM_L1;student, teacher\n"));
            order.iter().for_each(|words| press(&mut harness, &text(words)));
            assert_eq!(rows(&harness)[2..], ["22300102;CHIM_L1;student", "22300102;CHIM_L1;teacher"], "{list}");
            assert_eq!(two(&harness), 2, "{list}");
        }
    }
    let mut harness = window(home.path(), (1280.0, 800.0));
    open(&mut harness, home.path(), "username;course1;role1\n22300133;CHIM_L1, BIO_L1_CELL;student\n22300148;;student, teacher\n");
    ["fix-shape-several-roles", "fix-shape-written-once", "fix-shape-several-courses"]
        .iter()
        .for_each(|words| press(&mut harness, &text(words)));
    assert_eq!(rows(&harness)[2..], ["22300148;CHIM_L1;student, teacher", "22300148;BIO_L1_CELL;student, teacher"]);
}

#[test]
fn what_is_still_asked_when_columns_became_one_is_asked_of_the_same_columns() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open(&mut harness, home.path(), "username;TD;TP;course1\na1;TD1;TP1;c\na2;TD2;TP1;\na3;TD2;TP2;d\n");
    press(&mut harness, &text("fix-shape-groups"));
    press(&mut harness, &text("fix-shape-written-once"));
    assert_eq!(rows(&harness), ["a1;c;TD1", "a1;c;TP1", "a2;c;TD2", "a2;c;TP1", "a3;d;TD2", "a3;d;TP2"]);
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
