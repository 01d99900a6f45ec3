//! Nothing is left, taken up or judged without a word, through the window.

use super::*;
use bordereau::{
    table::RowId,
    workspace::{Command, Leaving, Workspace},
};

const LIST: &str = "Identifiant;Cours\n22301215;CHIM_L1\n22301092;CHIM_L1\n";

/// A home with two lists, the first one open with a correction in it.
fn corrected(home: &Path) -> Harness<'static, Window> {
    std::fs::write(home.join("un.csv"), LIST).unwrap();
    std::fs::write(home.join("deux.csv"), LIST.replace("CHIM_L1", "BIO_L1_CELL")).unwrap();
    let mut harness = window(home, (1280.0, 800.0));
    settle(&mut harness);
    harness.state_mut().begin(Some(home.join("un.csv")), false);
    settle(&mut harness);
    harness.state_mut().ask_for(Command::Write(vec![((RowId(0), 0), "22301216".into())]));
    settle(&mut harness);
    assert!(harness.state().workspace().has_unsaved_work());
    harness
}

fn first_login(harness: &Harness<'_, Window>) -> String {
    harness.state().workspace().work().unwrap().table().text(0, RowId(0)).to_owned()
}

#[test]
fn another_list_is_opened_over_unsaved_corrections_only_after_a_yes() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = corrected(home.path());
    harness.state_mut().begin(Some(home.path().join("deux.csv")), false);
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Heading, &text("ui-leaving-title"));
    assert_eq!(first_login(&harness), "22301216");
    click(&mut harness, Role::Button, &text("ui-leaving-stay"));
    assert_eq!(harness.state().workspace().list().unwrap().name, "un.csv");
    harness.state_mut().begin(Some(home.path().join("deux.csv")), false);
    settle(&mut harness);
    click(&mut harness, Role::Button, &text("ui-leaving-list-yes"));
    assert_eq!(harness.state().workspace().list().unwrap().name, "deux.csv");
    assert!(harness.state().workspace().question().is_none());
}

#[test]
fn by_keys_alone_the_list_is_closed_only_after_a_yes_and_escape_means_stay() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = corrected(home.path());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::W);
    settle(&mut harness);
    assert_eq!(harness.state().workspace().question().unwrap().about, Leaving::Close);
    harness.key_press(Key::Escape);
    settle(&mut harness);
    assert!(harness.state().workspace().question().is_none());
    assert_eq!(first_login(&harness), "22301216");
}

#[test]
fn after_everything_was_undone_nothing_is_asked() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = corrected(home.path());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    assert!(!harness.state().workspace().has_unsaved_work());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::W);
    settle(&mut harness);
    assert!(harness.state().workspace().list().is_none());
}

#[test]
fn works_that_were_left_behind_are_a_list_and_later_is_a_choice() {
    let home = tempfile::tempdir().unwrap();
    for login in ["22301301", "22301302"] {
        let mut space = Workspace::new(Some(Folders::under(home.path())), Arc::new(|| {}));
        let settled = |space: &mut Workspace| {
            for _ in 0..200 {
                space.tick();
                std::thread::sleep(Duration::from_millis(5));
                if !space.is_busy() && !space.is_keeping() {
                    break;
                }
            }
        };
        space.execute(Command::OpenPasted(LIST.into()));
        settled(&mut space);
        space.execute(Command::Write(vec![((RowId(0), 0), login.into())]));
        settled(&mut space);
    }
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    click(&mut harness, Role::Button, &text("ui-recover-later"));
    assert_eq!(harness.state().workspace().recoverable().len(), 2);
    press(&mut harness, "2 travaux à reprendre");
    let name = text("ui-recover-unnamed");
    let take = Locale::new(Language::French).message(&bordereau::error::Message::new("ui-recover-take-name").with("name", name));
    harness.get_all_by_role_and_label(Role::Button, &take).next().unwrap().click();
    settle(&mut harness);
    assert_eq!(first_login(&harness), "22301302", "the latest comes first");
    assert_eq!(harness.state().workspace().recoverable().len(), 1, "the other one stays");
}

#[test]
fn as_long_as_a_list_is_judged_by_the_sample_platform_every_step_says_so() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = corrected(home.path());
    let course = harness.state().workspace().offered().into_iter().find(|key| key.to_string() == "role1").unwrap();
    harness.state_mut().ask_for(Command::Map(course, Some(bordereau::mapping::Take::Same("student".into()))));
    settle(&mut harness);
    for step in Step::ALL {
        harness.state_mut().ask_for(Command::Go(step));
        settle(&mut harness);
        harness.get_by_label(&text("ui-judged-by-sample"));
    }
    let target = home.path().join("out.csv");
    fill(&mut harness, &text("ui-save-name"), &target.to_string_lossy());
    click(&mut harness, Role::Button, &text("ui-save-csv"));
    assert!(!target.exists(), "nobody of it is known there, and a file for nobody needs a yes");
    click(&mut harness, Role::Button, &text("ui-confirm"));
    click(&mut harness, Role::Button, &text("ui-save-csv"));
    assert!(target.is_file());
    harness.get_by_label(&text("ui-export-saved-nobody-title"));
    assert!(harness.state().workspace().handover(&Locale::new(Language::French)).is_none(), "it would name an invented platform");
}
