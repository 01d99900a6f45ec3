//! Every command is found by its words and done by keys alone.

use super::*;
use bordereau::ui::actions::Action;

fn palette(harness: &mut Harness<'_, Window>, words: &str) {
    key(harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    if !words.is_empty() {
        harness.event(Event::Text(words.to_owned()));
    }
    harness.run_steps(3);
}

#[test]
fn every_command_is_reached_by_the_keyboard_in_both_languages() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_sample_at_check(&mut harness);
    for (language, switch) in [(Language::French, None), (Language::English, Some("act-english"))] {
        if let Some(switch) = switch {
            palette(&mut harness, &text(switch));
            key(&mut harness, Modifiers::NONE, Key::Enter);
        }
        let locale = Locale::new(language);
        palette(&mut harness, "");
        let lines: Vec<String> = harness
            .root()
            .children_recursive()
            .filter(|node| node.accesskit_node().role() == Role::MenuItem)
            .filter_map(|node| node.accesskit_node().label())
            .collect();
        for action in Action::all().filter(|action| *action != Action::Commands) {
            let words = action.words(&locale);
            assert_eq!(lines.iter().filter(|line| **line == words).count(), 1, "{action:?} stands there once as {words}");
            assert!(locale.has(action.group().title_id()));
        }
        assert!(!Action::Commands.keys(&locale).is_empty(), "what finds the others has a key of its own");
        key(&mut harness, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn a_command_found_by_a_few_letters_is_done_by_enter() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_sample_at_check(&mut harness);
    palette(&mut harness, "aller colonn");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(step(&harness), Step::Columns);
    palette(&mut harness, "a propos");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_label_contains(env!("CARGO_PKG_VERSION"));
    key(&mut harness, Modifiers::NONE, Key::Escape);
    palette(&mut harness, "retablir");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_label(&text("ui-commands-hint"));
}

#[test]
fn the_help_holds_each_step_the_keys_and_what_is_kept_and_is_searched() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_sample_at_check(&mut harness);
    key(&mut harness, Modifiers::NONE, Key::F1);
    harness.get_by_role_and_label(Role::Heading, "Vérifier et corriger");
    harness.get_by_role_and_label(Role::MenuItemRadio, &text("act-keys")).click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Heading, &text("group-rows"));
    fill(&mut harness, &text("ui-help-search"), "coffre");
    harness.get_by_role_and_label(Role::Link, "Ce que Bordereau garde, et où").click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Heading, "Ce que Bordereau garde, et où");
}

#[test]
fn letters_that_come_before_the_search_has_the_keyboard_stand_before_those_that_come_after() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    for letters in ["m", "o", "d", "ele", "s"] {
        harness.run_steps(1);
        harness.event(Event::Text(letters.to_owned()));
    }
    harness.run_steps(3);
    let typed = harness.get_by_role_and_label(Role::TextInput, &text("ui-commands-hint")).value();
    assert_eq!(typed.as_deref(), Some("modeles"));
}
