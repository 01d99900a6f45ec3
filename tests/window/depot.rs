//! A depot that wants a password, in the dialogue of the hand-over: typed, or given by the page of a Nextcloud.

use super::sending::Desk;
use super::*;
use crate::cloud::{Cloud, Kind};

const PLACE: &str = "/remote.php/dav/files/lea/Depot";

/// The dialogue of the hand-over, on this address of a depot.
fn at_depot(desk: &Desk, address: &str) -> Harness<'static, Window> {
    with_a_vault();
    let mut harness = desk.written("a.csv");
    press_anywhere(&mut harness, &text("ui-hand-open"));
    press_combo(&mut harness, &text("ui-hand-how"));
    click(&mut harness, Role::MenuItem, &text("ui-hand-webdav"));
    fill(&mut harness, &text("ui-depot-address"), address);
    harness
}

fn says(harness: &Harness<'_, Window>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn a_wrong_password_is_asked_again_and_the_right_one_is_not_kept_unless_one_says_so() {
    let (desk, cloud) = (Desk::new(), Cloud::new(Kind::Usual));
    let mut harness = at_depot(&desk, &format!("{}{PLACE}", cloud.address));
    click(&mut harness, Role::CheckBox, &text("ui-depot-keep"));
    click(&mut harness, Role::Button, &text("ui-hand-look"));
    assert!(says(&harness, "demande un nom et un mot de passe"), "nothing was typed");
    for (password, told) in [("faux", "n’accepte pas ce nom"), ("secret", "SHA-256")] {
        fill(&mut harness, &text("ui-depot-user"), "lea");
        harness.get_by_role_and_label(Role::PasswordInput, &text("ui-depot-password")).focus();
        harness.run_steps(2);
        harness.event(Event::Text(password.to_owned()));
        harness.run_steps(2);
        click(&mut harness, Role::Button, &text("ui-hand-look"));
        assert!(says(&harness, told), "{password}");
    }
    click(&mut harness, Role::Button, &text("ui-hand-now"));
    assert!(says(&harness, "octet pour octet"));
    let files: Vec<String> = cloud.kept.lock().unwrap().files.keys().cloned().collect();
    assert_eq!(files, [format!("{PLACE}/a.csv")]);
    assert!(harness.state().workspace().accesses().is_empty());
}

#[test]
fn her_page_lets_it_in_the_vault_keeps_it_and_forgetting_deletes_it_there() {
    let (desk, cloud) = (Desk::new(), Cloud::new(Kind::Usual));
    let mut harness = at_depot(&desk, &cloud.address);
    press(&mut harness, &text("ui-depot-sign-in"));
    assert!(says(&harness, "Bordereau est autorisé"), "{:?}", cloud.requests());
    click(&mut harness, Role::Button, &text("ui-hand-look"));
    click(&mut harness, Role::Button, &text("ui-hand-now"));
    assert!(cloud.kept.lock().unwrap().files.contains_key("/remote.php/dav/files/u0042/a.csv"));
    let kept = harness.state().workspace().accesses().to_vec();
    assert_eq!((kept.len(), kept[0].made), (1, true));
    click(&mut harness, Role::Link, &text("ui-receipts-see"));
    press_anywhere(&mut harness, &text("ui-accesses-forget"));
    assert!(cloud.kept.lock().unwrap().password, "it is asked first");
    press_anywhere(&mut harness, &text("ui-accesses-forget"));
    assert!(!cloud.kept.lock().unwrap().password && harness.state().workspace().accesses().is_empty());
}

#[test]
fn a_password_that_was_made_for_nothing_is_taken_back() {
    for quits in [false, true] {
        let (desk, cloud) = (Desk::new(), Cloud::new(Kind::Usual));
        let mut harness = at_depot(&desk, &cloud.address);
        press(&mut harness, &text("ui-depot-sign-in"));
        assert!(cloud.kept.lock().unwrap().password);
        if quits {
            harness.state_mut().end();
        } else {
            key(&mut harness, Modifiers::NONE, Key::Escape);
            settle(&mut harness);
        }
        assert!(!cloud.kept.lock().unwrap().password, "{quits} {:?}", cloud.requests());
    }
}

#[test]
fn old_receipts_are_forgotten_when_the_person_says_for_how_long() {
    let desk = Desk::new();
    let mut harness = desk.written("a.csv");
    desk.hand_over(&mut harness);
    click(&mut harness, Role::Link, &text("ui-receipts-see"));
    press_combo(&mut harness, &text("ui-receipts-keep"));
    click(&mut harness, Role::MenuItem, "365 jours");
    let workspace = harness.state().workspace();
    assert_eq!((workspace.settings().keep_receipts_days, workspace.receipts().len()), (Some(365), 1), "what is of today stays");
}
