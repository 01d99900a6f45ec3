//! Whom a row is about: columns of the list that are not written stand beside the fields, and are searched too.

use super::*;

#[test]
fn a_row_is_found_by_a_surname_that_is_not_written() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("liste.csv");
    std::fs::write(
        &path,
        "Nom;Prénom;Identifiant;Cours;Rôle\nDurand;Marie;22301215;CHIM_L1;student\nMathieu;Zoé;22301092;CHIM_L1;student\n",
    )
    .unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    harness.state_mut().begin(Some(path), false);
    settle(&mut harness);
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    let name = spot(&harness, "Nom (non écrite), ligne 3").accesskit_node().label().unwrap();
    assert!(name.starts_with("Mathieu, "), "{name}");
    key(&mut harness, Modifiers::COMMAND, Key::F);
    harness.event(Event::Text("mathieu".to_owned()));
    harness.run_steps(2);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(at(&harness).0, 1, "the cursor is on the second row");
    harness.get_by_label("une cellule");
    let work = harness.state().workspace().work().unwrap();
    assert_eq!(work.table().columns().len(), 3, "what stands beside is not written");
}

#[test]
fn by_its_labels_a_row_is_looked_for_by_surname() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("liste.csv");
    std::fs::write(&path, "Nom;Identifiant;Cours;Rôle\nDurand;22301215;CHIM_L1;student\nMathieu;22301092;CHIM_L1;student\n").unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    harness.state_mut().begin(Some(path), false);
    settle(&mut harness);
    click(&mut harness, Role::Button, &text("ui-on-to-columns"));
    click(&mut harness, Role::Button, &text("ui-on-to-check"));
    press(&mut harness, &text("act-search"));
    fill(&mut harness, &text("ui-search-name"), "Mathieu");
    press(&mut harness, &text("ui-search-on"));
    assert_eq!(at(&harness).0, 1, "the cursor is on the row of Mathieu");
}
