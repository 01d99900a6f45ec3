//! What hands do by mistake: a key pressed once too often, a second click, Escape, Tab; and where the keyboard is then.

use super::*;
use bordereau::mapping::Take;
use bordereau::workspace::Workspace;
use eframe::egui::{PointerButton, Pos2};

fn space<'h>(harness: &'h Harness<'_, Window>) -> &'h Workspace {
    harness.state().workspace()
}

/// Role and name of what has the keyboard.
fn focused(harness: &Harness<'_, Window>) -> Option<(Role, String)> {
    let node = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused())?;
    Some((node.accesskit_node().role(), node.accesskit_node().label().unwrap_or_default()))
}

fn take(harness: &Harness<'_, Window>, field: &str) -> Option<Take> {
    let work = space(harness).work().unwrap();
    let key = work.mapping().keys().into_iter().find(|key| key.to_string() == field)?;
    work.mapping().take(&key).cloned()
}

fn sample_at_columns(home: &Path) -> Harness<'static, Window> {
    let mut harness = window(home, (1280.0, 800.0));
    harness.state_mut().begin(None, true);
    settle(&mut harness);
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(step(&harness), Step::Columns);
    harness
}

fn sample_at_check(home: &Path, size: (f32, f32)) -> Harness<'static, Window> {
    let mut harness = window(home, size);
    open_sample_at_check(&mut harness);
    harness
}

/// Whether a list is open, with the keyboard in it: on its search line, or on the line that is lit.
fn is_search(harness: &Harness<'_, Window>) -> bool {
    let lit = |role: Role| matches!(role, Role::TextInput | Role::MenuItem | Role::MenuItemRadio);
    let open = harness.query_by_role_and_label(Role::TextInput, &text("ui-picker-search")).is_some();
    open && focused(harness).is_some_and(|(role, _)| lit(role))
}

fn click_at(harness: &mut Harness<'_, Window>, pos: Pos2) {
    for pressed in [true, false] {
        harness.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
    }
}

#[test]
fn every_key_that_opens_a_list_opens_it_and_takes_nothing_from_it() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = sample_at_columns(home.path());
    let before = take(&harness, "course1");
    for (modifiers, pressed) in [
        (Modifiers::NONE, Key::Enter),
        (Modifiers::NONE, Key::Space),
        (Modifiers::NONE, Key::ArrowDown),
        (Modifiers::ALT, Key::ArrowDown),
        (Modifiers::NONE, Key::F4),
    ] {
        tab_to(&mut harness, "Espace de cours,");
        assert_eq!(focused(&harness).unwrap().0, Role::ComboBox);
        key(&mut harness, modifiers, pressed);
        assert!(is_search(&harness), "{pressed:?} opens the list, letters go to its search: {:?}", focused(&harness));
        assert_eq!(take(&harness, "course1"), before, "{pressed:?} takes nothing");
        key(&mut harness, Modifiers::NONE, Key::Escape);
        let (role, name) = focused(&harness).unwrap();
        assert!(role == Role::ComboBox && name.starts_with("Espace de cours,"), "Escape gives the keyboard back: {role:?} {name}");
    }
    assert!(space(&harness).next_undo().is_none());
}

#[test]
fn enter_pressed_twice_on_another_role_makes_nobody_a_manager() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = sample_at_check(home.path(), (1280.0, 800.0));
    let revision = |harness: &Harness<'_, Window>| space(harness).work().unwrap().revision();
    let before = revision(&harness);
    tab_to(&mut harness, &text("ui-other-role"));
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(is_search(&harness));
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(revision(&harness), before, "nothing is lit until somebody goes there");
    harness.event(Event::Text("ens".to_owned()));
    harness.run_steps(2);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_ne!(revision(&harness), before, "what was looked for is taken");
}

#[test]
fn letters_typed_on_a_closed_list_open_it_at_what_they_find() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = sample_at_columns(home.path());
    tab_to(&mut harness, "Rôle,");
    harness.event(Event::Text("e".to_owned()));
    harness.run_steps(3);
    harness.event(Event::Text("tud".to_owned()));
    harness.run_steps(3);
    assert!(is_search(&harness));
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, &text("ui-picker-search")).value().as_deref(), Some("etud"));
}

#[test]
fn a_column_in_use_comes_last_says_so_and_is_not_taken_by_a_word_that_means_a_role() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("liste.csv");
    std::fs::write(&path, "N° étudiant;Cours\n22301215;CHIM_L1\n").unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    harness.state_mut().begin(Some(path), false);
    settle(&mut harness);
    key(&mut harness, Modifiers::ALT, Key::ArrowRight);
    let login = take(&harness, "username");
    assert!(matches!(login, Some(Take::Column(_))));
    tab_to(&mut harness, "Rôle,");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    harness.event(Event::Text("etud".to_owned()));
    harness.run_steps(3);
    harness.get_by_label(&text("ui-columns-used"));
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(take(&harness, "role1"), Some(Take::Same("student".to_owned())));
    assert_eq!(take(&harness, "username"), login, "the login keeps its column");
}

#[test]
fn a_double_click_on_a_fix_makes_one_fix() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = sample_at_check(home.path(), (1280.0, 800.0));
    let at = find(&harness, "CHIM_L1\u{202f}» (Chimie").rect().center();
    harness.hover_at(at);
    harness.run_steps(1);
    click_at(&mut harness, at);
    settle(&mut harness);
    assert!(space(&harness).next_undo().is_some(), "the first click counts");
    click_at(&mut harness, at);
    settle(&mut harness);
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(space(&harness).next_undo().is_none(), "the second one, on what slid there, does not");
}

#[test]
fn after_a_fix_by_keys_the_keyboard_is_on_the_next_problem_and_on_none_of_its_fixes() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = sample_at_check(home.path(), (1280.0, 800.0));
    tab_and_enter(&mut harness, "CHIM_L1\u{202f}» (Chimie");
    let revision = space(&harness).work().unwrap().revision();
    let (role, name) = focused(&harness).expect("something has the keyboard");
    assert_eq!(role, Role::ListItem, "{name}");
    assert!(!name.contains("CHIM-L1"), "it is another problem: {name}");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(space(&harness).work().unwrap().revision(), revision, "Enter once more changes nothing");
    key(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_ne!(focused(&harness).unwrap().1, name, "the arrows go on");
}

#[test]
fn all_safe_fixes_are_shown_before_they_are_made_and_taken_back_from_where_they_are_said() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = sample_at_check(home.path(), (1280.0, 800.0));
    let rows = space(&harness).work().unwrap().table().kept();
    press(&mut harness, "Corriger tout ce qui est sûr");
    assert!(space(&harness).next_undo().is_none(), "nothing is done before the yes");
    let shown = |harness: &Harness<'_, Window>, words: &str| {
        let holds = |text: Option<String>| text.is_some_and(|text| text.contains(words));
        harness.root().children_recursive().any(|node| holds(node.accesskit_node().label()) || holds(node.accesskit_node().value()))
    };
    assert!(shown(&harness, "→ «"), "from and to stand there");
    assert!(shown(&harness, "Aucune ligne n’est retirée"));
    press(&mut harness, "Faire ces");
    assert!(space(&harness).next_undo().is_some());
    assert_eq!(space(&harness).work().unwrap().table().kept(), rows, "no row is gone");
    assert!(shown(&harness, "corrections faites"));
    press(&mut harness, "Annuler, ");
    assert!(space(&harness).next_undo().is_none(), "one press takes all back");
}

#[test]
fn a_fix_says_what_it_changed_and_offers_the_way_back_only_while_it_is_the_last_change() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = sample_at_check(home.path(), (1280.0, 800.0));
    press(&mut harness, "CHIM_L1\u{202f}» (Chimie");
    find(&harness, "Annuler, «\u{202f}CHIM-L1\u{202f}» → «\u{202f}CHIM_L1\u{202f}»");
    press(&mut harness, "BIO_L1_CELL\u{202f}» (Biologie");
    let links =
        || harness.root().children_recursive().filter(|node| node.accesskit_node().label().is_some_and(|l| l.starts_with("Annuler, ")));
    assert_eq!(links().count(), 1, "only the last change can be taken back from here");
}

#[test]
fn escape_closes_the_search_and_the_keyboard_goes_back_to_the_table() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = sample_at_check(home.path(), (1280.0, 800.0));
    spot(&harness, "course1, ligne 5").click();
    settle(&mut harness);
    let before = focused(&harness);
    key(&mut harness, Modifiers::COMMAND, Key::F);
    assert_eq!(focused(&harness).unwrap().1, text("ui-search-name"));
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_role_and_label(Role::TextInput, &text("ui-search-name")).is_none());
    assert_eq!(focused(&harness), before);
    assert_eq!(before.unwrap().0, Role::Cell, "the cell at the cursor is what is heard");
}

#[test]
fn a_menu_opened_by_a_key_has_the_keyboard_and_escape_gives_it_back() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = sample_at_check(home.path(), (1280.0, 800.0));
    for opens in [Key::Enter, Key::ArrowDown] {
        tab_to(&mut harness, &text("ui-menu"));
        key(&mut harness, Modifiers::NONE, opens);
        let (role, name) = focused(&harness).unwrap();
        assert!(matches!(role, Role::MenuItem | Role::MenuItemRadio), "{opens:?}: {role:?} {name}");
        key(&mut harness, Modifiers::NONE, Key::Escape);
        assert_eq!(focused(&harness), Some((Role::Button, text("ui-menu"))));
    }
    assert!(space(&harness).list().is_some(), "no line of the menu was taken by the key that opened it");
}

#[test]
fn the_help_is_scrolled_by_keys_and_gives_the_keyboard_back() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = sample_at_check(home.path(), (1024.0, 420.0));
    spot(&harness, "course1, ligne 5").click();
    settle(&mut harness);
    let before = focused(&harness);
    key(&mut harness, Modifiers::NONE, Key::F1);
    assert_eq!(focused(&harness), Some((Role::TextInput, text("ui-help-search"))), "a dialogue opens with the keyboard in it");
    let top = |harness: &Harness<'_, Window>| harness.get_by_role_and_label(Role::Heading, "Lire un problème").rect().top();
    let first = top(&harness);
    key(&mut harness, Modifiers::NONE, Key::PageDown);
    assert!(top(&harness) < first - 50.0);
    key(&mut harness, Modifiers::NONE, Key::Home);
    assert!((top(&harness) - first).abs() < 1.0);
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&harness), before);
}

#[test]
fn tab_goes_from_the_bar_to_the_steps_to_the_content_and_last_to_the_help() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = sample_at_columns(home.path());
    let mut order = Vec::new();
    for _ in 0..60 {
        harness.key_press(Key::Tab);
        harness.run_steps(2);
        order.extend(focused(&harness).map(|(_, name)| name));
    }
    let place = |words: &str| order.iter().position(|name| name.contains(words)).unwrap_or_else(|| panic!("{words} in {order:#?}"));
    let (menu, first_step, field) = (place(&text("ui-menu")), place(&text("step-open")), place("Espace de cours,"));
    assert!(menu < first_step && first_step < field && field < place("F1 "), "{order:#?}");
}

#[test]
fn what_is_said_covers_nothing_that_can_be_pressed() {
    let home = tempfile::tempdir().unwrap();
    for size in [(1280.0, 800.0), (1024.0, 700.0), (640.0, 400.0)] {
        let mut harness = sample_at_check(home.path(), size);
        press_anywhere(&mut harness, "CHIM_L1\u{202f}» (Chimie");
        let all: Vec<_> = harness
            .root()
            .children_recursive()
            .filter(|node| node.accesskit_node().bounding_box().is_some())
            .map(|node| (node.accesskit_node().role(), node.rect(), node.accesskit_node().label()))
            .collect();
        let of = |node: &egui_kittest::Node<'_>| node.accesskit_node().value().is_some_and(|value| value.starts_with("«\u{a0}CHIM-L1"));
        let said = harness.root().children_recursive().find(of).unwrap_or_else(|| panic!("{size:?}: nothing is said")).rect();
        assert!(said.right() <= size.0 && said.bottom() <= size.1, "{size:?} {said:?}");
        // In the smallest window the whole page scrolls, and what is scrolled away is cut off.
        let small = size.1 < 500.0;
        for (role, rect, label) in all.into_iter().filter(|_| !small) {
            let label = label.unwrap_or_default();
            let pressed =
                matches!(role, Role::Button | Role::Link | Role::ComboBox | Role::TextInput | Role::Tab | Role::Cell | Role::ListItem);
            let own = label.starts_with("Annuler, ") || label == text("ui-close");
            // A cell scrolled out of its table is cut off there.
            let empty = rect.width() <= 1.0 || rect.height() <= 1.0;
            assert!(
                !pressed || own || empty || !rect.shrink(1.0).intersects(said),
                "{size:?}: it covers {role:?} {label} {rect:?} {said:?}"
            );
        }
    }
}

#[test]
fn an_empty_clipboard_is_said() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    press(&mut harness, &text("act-paste"));
    harness.run_steps(60);
    let words = text("ui-paste-nothing").replace('\u{202f}', "\u{a0}");
    assert!(harness.root().children_recursive().any(|node| node.accesskit_node().value() == Some(words.clone())));
}

#[test]
fn a_screen_reader_is_given_value_column_line_and_problem_in_the_name_of_each_cell() {
    let home = tempfile::tempdir().unwrap();
    let harness = sample_at_check(home.path(), (1280.0, 800.0));
    let work = space(&harness).work().unwrap();
    let mut wrong = 0;
    for node in harness.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Cell) {
        let name = node.accesskit_node().label().unwrap();
        let place = name.split_once("(").and_then(|(_, rest)| rest.split_once(")")).unwrap();
        if place.0 == text("ui-beside-unwritten") {
            assert!(place.1.starts_with(", ligne "), "{name}");
            continue;
        }
        let column = work.mapping().keys().iter().position(|key| key.to_string() == place.0).expect("the column is named as it is written");
        let line = place.1.trim_start_matches(", ligne ").split(',').next().unwrap();
        let row = work.table().kept_rows().find(|row| work.table().row_name(*row) == line).expect("so is the line");
        let value = work.table().text(column, row);
        assert!(name.starts_with(value) || (value.trim().is_empty() && name.starts_with(&text("ui-empty"))), "{name}");
        if let Some(mark) = space(&harness).mark((row, column)) {
            let rule = space(&harness).report().unwrap().findings[mark.finding].rule;
            assert!(name.contains(&text(rule.title)), "{name}");
            wrong += 1;
        }
    }
    assert!(wrong > 3, "the sample has faults in view");
}

#[test]
fn a_screen_reader_is_given_the_choice_of_every_list_and_the_state_of_every_step() {
    let home = tempfile::tempdir().unwrap();
    let harness = sample_at_columns(home.path());
    let nodes: Vec<_> = harness.root().children_recursive().collect();
    let names =
        |role: Role| nodes.iter().filter(move |node| node.accesskit_node().role() == role).filter_map(|node| node.accesskit_node().label());
    for combo in names(Role::ComboBox) {
        let choice = combo.split_once(", ").map(|(_, choice)| choice.to_owned()).unwrap_or_default();
        assert!(!choice.is_empty(), "{combo}");
    }
    assert!(names(Role::ComboBox).any(|name| name.starts_with("Identifiant, ") && name.contains(" · ")));
    let steps: Vec<String> = names(Role::Tab).collect();
    assert_eq!(steps.len(), 5, "{steps:?}");
    assert!(steps[0].contains(&text("ui-step-done")) && steps[1].contains(&text("ui-step-current")), "{steps:?}");
    let current = nodes.iter().find(|node| node.accesskit_node().is_selected() == Some(true)).unwrap();
    assert!(current.accesskit_node().label().unwrap().starts_with("Colonnes"));
}

#[test]
fn a_screen_reader_is_given_the_problems_as_a_list_with_headings_and_questions_that_say_of_what() {
    let home = tempfile::tempdir().unwrap();
    let harness = sample_at_check(home.path(), (1280.0, 800.0));
    let name = text("ui-problems");
    let list = harness.get_by_role_and_label(Role::List, &name);
    let items: Vec<String> = list
        .children_recursive()
        .filter(|node| node.accesskit_node().role() == Role::ListItem)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert_eq!(items.len(), space(&harness).report().unwrap().findings.len());
    for (item, finding) in items.iter().zip(&space(&harness).report().unwrap().findings) {
        assert!(item.contains(&text(finding.rule.title)), "{item}");
    }
    assert!(list.children_recursive().any(|node| node.accesskit_node().role() == Role::Heading));
    let whys =
        harness.root().children_recursive().filter_map(|node| node.accesskit_node().label()).filter(|label| label.starts_with("Pourquoi"));
    for why in whys {
        assert!(why.chars().count() > "Pourquoi ? ".chars().count(), "{why}");
    }
}
