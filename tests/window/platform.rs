//! Platforms, through the window: by what is written on it, and by keys alone.

use super::*;
use bordereau::{
    catalogue::{Local, Platform},
    store::catalogues::{Source, SourceKind, Store},
};

/// A home where the sample's catalogue is kept as Ecampus, taken on that day, and in use.
pub fn home_with(extracted_at: &str, local: &Local) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let folders = Folders::under(home.path());
    let mut site = bordereau::catalogue::sample();
    site.platform = Platform {
        name: "Ecampus".into(),
        extracted_at: Some(extracted_at.into()),
        academic_year: Some("2026-2027".into()),
        ..Platform::default()
    };
    let mut store = Store::open(&folders).unwrap().0;
    store.replace(&site, &Source { kind: SourceKind::Exchange, name: "site.json".into() }).unwrap();
    store.keep_local("Ecampus", local).unwrap();
    let mut settings = bordereau::store::Settings::load(&folders).unwrap().0;
    settings.platform = Some("Ecampus".into());
    settings.save(&folders).unwrap();
    home
}

/// This very moment, RFC 3339.
pub fn now() -> String {
    jiff::Timestamp::now().to_string()
}

pub fn menu(harness: &mut Harness<'_, Window>, item: &str) {
    click(harness, Role::Link, &text("ui-platform-change"));
    click(harness, Role::MenuItem, item);
}

/// Words as labels draw them.
fn shown(words: &str) -> String {
    words.replace('\u{202f}', "\u{a0}")
}

/// Whether a text on the window holds these words.
pub fn said(harness: &Harness<'_, Window>, words: &str) -> bool {
    let words = shown(words);
    harness.root().children_recursive().any(|node| node.accesskit_node().value().is_some_and(|value| value.contains(&words)))
}

/// Writes into a field of several lines.
pub fn fill_lines(harness: &mut Harness<'_, Window>, label: &str, lines: &str) {
    harness.get_by_role_and_label(Role::MultilineTextInput, label).focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    harness.event(Event::Text(lines.to_owned()));
    harness.run_steps(2);
}

fn type_in(harness: &mut Harness<'_, Window>, label: &str, typed: &str) {
    tab_to(harness, label);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    harness.event(Event::Text(typed.to_owned()));
    harness.run_steps(2);
}

#[test]
fn a_platform_is_named_by_keys_alone_and_says_that_it_knows_no_course_yet() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    tab_and_enter(&mut harness, &text("ui-platform-change"));
    tab_and_enter(&mut harness, &text("ui-platform-new-menu"));
    // The name has the keyboard already.
    harness.event(Event::Text("Prélude".to_owned()));
    harness.run_steps(2);
    type_in(&mut harness, &text("ui-platform-year"), "2026-2027");
    tab_and_enter(&mut harness, &text("ui-platform-create"));
    assert_eq!(harness.state().workspace().platform().stored.as_deref(), Some("Prélude"));
    harness.get_by_label(&text("ui-platform-untold"));
    harness.get_by_label(&shown(&text("ui-platform-untold-line")));
    harness.event(Event::Paste("Identifiant\tCours\tRôle\n22300185\tCHIM_L1\tstudent\n".to_owned()));
    settle(&mut harness);
    let report = harness.state().workspace().report().unwrap();
    assert!(!report.findings.iter().any(|finding| finding.rule.name == "unknown_course"), "nobody said which courses there are");
    assert!(report.not_checked.iter().any(|gap| gap.rule.name == "unknown_course"));
}

#[test]
fn a_rule_of_the_place_written_in_the_dialogue_is_checked_at_once() {
    let home = home_with(&now(), &Local::default());
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    harness.event(Event::Paste("Identifiant\tCours\tRôle\n22300185\tCHIM_L1\tApprenti\n".to_owned()));
    settle(&mut harness);
    let rules = |harness: &Harness<'_, Window>| {
        let report = harness.state().workspace().report().unwrap();
        report.findings.iter().map(|finding| finding.rule.name).collect::<Vec<_>>()
    };
    assert!(!rules(&harness).contains(&"closed_course"));
    click(&mut harness, Role::Link, &text("ui-platform-open"));
    click(&mut harness, Role::Tab, &text("ui-platform-rules"));
    fill_lines(&mut harness, &text("ui-rules-courses"), "CHIM*");
    fill_lines(&mut harness, &text("ui-rules-roles"), "student = Étudiant, apprenti");
    click(&mut harness, Role::Tab, &text("ui-platform-card"));
    fill(&mut harness, &text("ui-name-field"), "Ecampus vert");
    fill_lines(&mut harness, &text("ui-platform-prerequisites"), "Le compte existe depuis la veille");
    click(&mut harness, Role::Button, &text("ui-platform-keep"));
    let space = harness.state().workspace();
    assert_eq!(space.platform().stored.as_deref(), Some("Ecampus vert"));
    assert_eq!(space.catalogue().local().prerequisites, ["Le compte existe depuis la veille"]);
    assert!(rules(&harness).contains(&"closed_course"), "{:?}", rules(&harness));
    let label = space.report().unwrap().findings.iter().find(|finding| finding.rule.name == "role_label").unwrap();
    assert!(label.fixes[0].title.id == "fix-role" && label.fixes.len() == 1);
}

#[test]
fn a_name_that_another_platform_has_is_refused_before_anything_is_kept() {
    let home = home_with(&now(), &Local::default());
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    menu(&mut harness, &text("ui-platform-new-menu"));
    fill(&mut harness, &text("ui-name-field"), "écampus");
    let words = text("ui-platform-create");
    let create = harness.get_by_role_and_label(Role::Button, &words);
    assert!(create.accesskit_node().is_disabled());
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().workspace().platforms().len(), 1);
}

#[test]
fn a_platform_is_removed_after_a_question_that_counts_what_goes() {
    let home = home_with(&now(), &Local::default());
    let mut harness = window(home.path(), (1024.0, 700.0));
    settle(&mut harness);
    click(&mut harness, Role::Link, &text("ui-platform-open"));
    click(&mut harness, Role::Button, &text("ui-platform-remove"));
    assert!(said(&harness, "40 espaces de cours, 200 comptes"), "the question counts courses and accounts");
    press(&mut harness, &text("ui-remove-yes"));
    let space = harness.state().workspace();
    assert!(space.platforms().is_empty() && space.platform().stored.is_none());
    assert_eq!(space.settings().platform, None);
}

#[test]
fn an_old_catalogue_is_warned_of_for_as_long_as_it_is_old() {
    let local = Local { old_after_days: Some(7), ..Local::default() };
    let home = home_with("2026-01-05T08:00:00Z", &local);
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    let days = harness.state().workspace().freshness().unwrap().days.unwrap();
    let words = bordereau::error::Message::new("ui-fresh-old").with("days", days);
    harness.get_by_label(&shown(&Locale::new(Language::French).message(&words)));
}

#[test]
fn an_import_shows_what_changed_checks_the_open_list_again_and_can_be_read_again() {
    let home = home_with(&now(), &Local::default());
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    harness.event(Event::Paste("Identifiant\tCours\tRôle\n22300185\tNOUVEAU_L1\tstudent\n".to_owned()));
    settle(&mut harness);
    let unknown = |harness: &Harness<'_, Window>| {
        let report = harness.state().workspace().report().unwrap();
        report.findings.iter().any(|finding| finding.rule.name == "unknown_course")
    };
    assert!(unknown(&harness));
    let mut site = bordereau::catalogue::sample();
    site.platform = Platform { name: "Ecampus".into(), extracted_at: Some(now()), ..Platform::default() };
    site.courses.remove(0);
    site.courses.push(bordereau::catalogue::Course { shortname: "NOUVEAU_L1".into(), ..Default::default() });
    let path = home.path().join("site.json");
    std::fs::write(&path, serde_json::to_vec(&site).unwrap()).unwrap();
    harness.state_mut().import(path);
    settle(&mut harness);
    assert!(!unknown(&harness), "the open list is checked against the new catalogue at once");
    assert!(said(&harness, "n’existe plus") && said(&harness, "NOUVEAU_L1"));
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!said(&harness, "n’existe plus"));
    menu(&mut harness, &text("ui-news-menu"));
    assert!(said(&harness, "n’existe plus"));
}

#[test]
fn a_cell_offers_the_courses_roles_and_groups_that_fit_what_is_typed() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    open_sample_at_check(&mut harness);
    let typed = |harness: &mut Harness<'_, Window>, cell: &str, typed: &str| {
        spot(harness, cell).click();
        settle(harness);
        harness.event(Event::Text(typed.to_owned()));
        harness.run_steps(3);
    };
    let value = |harness: &Harness<'_, Window>, cell: &str| spot(harness, cell).value();
    typed(&mut harness, "course1, ligne 5", "orga");
    key(&mut harness, Modifiers::NONE, Key::ArrowDown);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(value(&harness, "course1, ligne 5").as_deref(), Some("CHIM_L2_ORGA"), "the full name finds the course");
    typed(&mut harness, "course1, ligne 5", "chiml1");
    click(&mut harness, Role::MenuItem, "CHIM_L1");
    assert_eq!(value(&harness, "course1, ligne 5").as_deref(), Some("CHIM_L1"), "so does the mouse");
    typed(&mut harness, "role1, ligne 5", "etu");
    harness.get_by_role_and_label(Role::MenuItem, "Étudiant (student)");
    key(&mut harness, Modifiers::NONE, Key::ArrowDown);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(value(&harness, "role1, ligne 5").as_deref(), Some("student"));
    typed(&mut harness, "group1, ligne 5", "td");
    harness.get_by_role_and_label(Role::MenuItem, "TD2");
    // Nobody went to a line: what is typed is what is written.
    key(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(value(&harness, "group1, ligne 5").as_deref(), Some("td"));
}

#[test]
fn choosing_a_platform_chooses_the_import_tool_that_is_usual_there() {
    let home = home_with(&now(), &Local { importers: vec!["tool-sync-enrolments".into()], ..Local::default() });
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    let importer = |harness: &Harness<'_, Window>| harness.state().workspace().importer().id.clone();
    assert_eq!(importer(&harness), "tool-sync-enrolments");
    let choose = |harness: &mut Harness<'_, Window>, name: &str| {
        click(harness, Role::Link, &text("ui-platform-change"));
        click(harness, Role::MenuItemRadio, name);
    };
    choose(&mut harness, &text("ui-sample-platform"));
    click(&mut harness, Role::Link, &text("ui-open-sample"));
    let before = importer(&harness);
    choose(&mut harness, "Ecampus");
    assert_eq!(importer(&harness), "tool-sync-enrolments", "{before} with a list open");
    assert!(harness.state().workspace().list().is_some());
}
