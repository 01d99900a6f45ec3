//! The file of an institution: taken once, and what it sets is seen and stays.

use super::{
    platform::{home_with, menu, now, said},
    *,
};
use bordereau::catalogue::{Assumed, Local};

/// An institution with two platforms: the first one publishes the catalogue of the sample.
fn institution(home: &Path) -> String {
    let mut site = bordereau::catalogue::sample();
    site.platform = bordereau::catalogue::Platform { name: "Ecampus".into(), extracted_at: Some(now()), ..Default::default() };
    let catalogue = home.join("catalogue.json");
    std::fs::write(&catalogue, serde_json::to_vec(&site).unwrap()).unwrap();
    let file = serde_json::json!({ "institution": "Université d’exemple", "platforms": [
        { "name": "Ecampus", "academic_year": "2026-2027", "catalogue": catalogue, "importers": ["moodle-upload-users"],
          "prerequisites": ["Le compte existe depuis la veille"], "closed_courses": ["DEMO*"], "assumed": { "default_role": "student" },
          "locked": ["closed_courses", "assumed"] },
        { "name": "Prélude" }] });
    let path = home.join("etablissement.json");
    std::fs::write(&path, file.to_string()).unwrap();
    path.to_string_lossy().into_owned()
}

/// A hand that counts what it presses.
#[derive(Default)]
struct Hand(usize);

impl Hand {
    fn click(&mut self, harness: &mut Harness<'_, Window>, role: Role, label: &str) {
        self.0 += 1;
        click(harness, role, label);
    }
}

#[test]
fn from_nothing_to_a_checked_list_in_four_clicks_by_an_address_that_was_given() {
    let home = tempfile::tempdir().unwrap();
    let place = institution(home.path());
    let mut harness = window(&home.path().join("data"), (1280.0, 800.0));
    settle(&mut harness);
    let mut hand = Hand::default();
    hand.click(&mut harness, Role::Link, &text("ui-give-address"));
    // The field has the keyboard already.
    harness.event(Event::Text(place));
    harness.run_steps(2);
    key(&mut harness, Modifiers::NONE, Key::Enter);
    settle(&mut harness);
    assert!(said(&harness, &text("ui-choose-platform")));
    hand.click(&mut harness, Role::Button, "Ecampus");
    let space = harness.state().workspace();
    assert_eq!(
        (space.platform().stored.as_deref(), space.catalogue().site().courses.len()),
        (Some("Ecampus"), 40),
        "it was fetched at once"
    );
    harness.event(Event::Paste("Identifiant\tCours\tRôle\n22300185\tCHIM_L1\tstudent\n22300185\tDEMO_1\tstudent\n".to_owned()));
    settle(&mut harness);
    hand.click(&mut harness, Role::Button, &text("ui-on-to-columns"));
    hand.click(&mut harness, Role::Button, &text("ui-on-to-check"));
    assert_eq!((step(&harness), hand.0), (Step::Check, 4));
    let report = harness.state().workspace().report().unwrap();
    let rules: Vec<_> = report.findings.iter().map(|finding| finding.rule.name).collect();
    assert!(rules.contains(&"closed_course"), "by a rule of the institution: {rules:?}");
    assert!(!report.not_checked.iter().any(|gap| gap.rule.name == "unknown_course"));
}

#[test]
fn what_the_institution_set_is_named_and_what_it_locked_is_not_changed() {
    let home = tempfile::tempdir().unwrap();
    let place = institution(home.path());
    let mut harness = window(&home.path().join("data"), (1280.0, 800.0));
    settle(&mut harness);
    harness.state_mut().ask_for(bordereau::workspace::Command::TakeInstitution(Some(place)));
    settle(&mut harness);
    click(&mut harness, Role::Button, "Ecampus");
    click(&mut harness, Role::Link, &text("ui-platform-open"));
    let set = |id: &str| format!("{} : fixé par Université d’exemple", text(id)).replace(" : ", "\u{202f}: ");
    let is_disabled = |harness: &Harness<'_, Window>, name: &str| {
        let fields = harness.root().children_recursive().filter(|node| node.accesskit_node().label().as_deref() == Some(name));
        fields.map(|node| node.accesskit_node().is_disabled()).next().unwrap_or_else(|| panic!("no field {name}"))
    };
    assert!(is_disabled(&harness, &set("ui-name-field")), "by its name the file finds the platform again");
    assert!(!is_disabled(&harness, &set("ui-platform-prerequisites")), "set, and not locked");
    assert!(!is_disabled(&harness, &text("ui-platform-release")), "of this it says nothing");
    click(&mut harness, Role::Tab, &text("ui-platform-rules"));
    assert!(is_disabled(&harness, &set("ui-rules-courses")));
    click(&mut harness, Role::Tab, &text("ui-platform-assumed"));
    assert!(harness.get_by_role_and_label(Role::Button, &text("ui-assumed-usual")).accesskit_node().is_disabled());
    key(&mut harness, Modifiers::NONE, Key::Escape);
    // By another way too.
    let local = Local { closed_courses: Vec::new(), ..harness.state().workspace().catalogue().local().clone() };
    harness.state_mut().ask_for(bordereau::workspace::Command::KeepLocal(Box::new(local)));
    settle(&mut harness);
    let space = harness.state().workspace();
    assert_eq!(space.catalogue().local().closed_courses, ["DEMO*"]);
    assert!(space.notices().log().iter().any(|notice| notice.message.id == "institution-locked"));
}

#[test]
fn an_address_that_holds_no_such_file_is_said_where_it_was_typed() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("autre.json");
    std::fs::write(&path, "{\n\"platforms\": 3}").unwrap();
    let mut harness = window(&home.path().join("data"), (1280.0, 800.0));
    settle(&mut harness);
    menu(&mut harness, &text("ui-institution-menu"));
    fill(&mut harness, &text("ui-institution-place"), &path.to_string_lossy());
    click(&mut harness, Role::Button, &text("ui-institution-take"));
    assert!(said(&harness, "la lecture s’arrête ligne 2"));
    assert!(harness.state().workspace().platforms().is_empty());
}

#[test]
fn what_is_assumed_is_chosen_by_hand_and_every_part_says_how_old_it_is() {
    let home = home_with(&now(), &Local::default());
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    let open = |harness: &mut Harness<'_, Window>, tab: &str| {
        click(harness, Role::Link, &text("ui-platform-open"));
        click(harness, Role::Tab, &text(tab));
    };
    open(&mut harness, "ui-platform-assumed");
    click(&mut harness, Role::Button, &text("ui-assumed-usual"));
    click(&mut harness, Role::Button, &text("ui-platform-keep"));
    let assumed = |harness: &Harness<'_, Window>| harness.state().workspace().catalogue().local().assumed.clone();
    let usual =
        Assumed { standard_roles: true, default_role: Some("student".into()), default_period_days: Some(0), welcome_message: Some(true) };
    assert_eq!(assumed(&harness), usual);
    open(&mut harness, "ui-platform-assumed");
    press_combo(&mut harness, &text("ui-assumed-role"));
    click(&mut harness, Role::MenuItem, &text("ui-assumed-role-none"));
    fill(&mut harness, &text("ui-assumed-period"), "un an");
    assert!(said(&harness, "nombre entier de jours"));
    fill(&mut harness, &text("ui-assumed-period"), "365");
    press_combo(&mut harness, &text("ui-assumed-welcome"));
    click(&mut harness, Role::MenuItem, &text("ui-assumed-nothing"));
    click(&mut harness, Role::Button, &text("ui-platform-keep"));
    let changed = Assumed { default_role: Some(String::new()), default_period_days: Some(365), welcome_message: None, ..usual };
    assert_eq!(assumed(&harness), changed);
    open(&mut harness, "ui-platform-told");
    assert!(said(&harness, "40, fichier site.json") && said(&harness, "d’aujourd’hui"));
}

#[test]
fn a_number_that_rests_on_an_assumption_says_so() {
    let assumed = Assumed { standard_roles: true, default_period_days: Some(0), ..Assumed::default() };
    let home = home_with(&now(), &Local { assumed, ..Local::default() });
    let folders = Folders::under(home.path());
    let mut site = bordereau::catalogue::sample();
    site.platform = bordereau::catalogue::Platform { name: "Ecampus".into(), extracted_at: Some(now()), ..Default::default() };
    site.roles = None;
    let mut store = Store::open(&folders).unwrap().0;
    store.replace(&site, &Source { kind: SourceKind::Exchange, name: "site.json".into() }).unwrap();
    drop(store);
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    harness.event(Event::Paste("Identifiant\tCours\tRôle\n22300133\tCHIM_L1\tstudent\n22300148\tMATH_L1_ANA\tstudent\n".to_owned()));
    settle(&mut harness);
    for _ in 0..3 {
        key(&mut harness, Modifiers::ALT, Key::ArrowRight);
        settle(&mut harness);
    }
    assert_eq!(step(&harness), Step::Forecast);
    let space = harness.state().workspace();
    let simulated = space.forecast_of(space.simulated()).unwrap().result.as_ref().unwrap();
    let totals = &simulated.totals;
    assert!(totals.enrolled + totals.changed > 0 && totals.enrolled_assumed == totals.enrolled, "{totals:?}");
    assert!(said(&harness, "supposé"), "beside the number");
}
