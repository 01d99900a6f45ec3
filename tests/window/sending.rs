//! Handing over from the window: shown before, sent on a click, kept as a receipt.

use super::*;
use bordereau::workspace::Command;
use std::fs;

pub(super) struct Desk {
    home: tempfile::TempDir,
    pub(super) place: tempfile::TempDir,
}

impl Desk {
    pub(super) fn new() -> Self {
        let desk = Self { home: tempfile::tempdir().unwrap(), place: tempfile::tempdir().unwrap() };
        // People of the sample, who would be enrolled.
        let rows: String = ["22300133", "22300148", "22300175"].map(|login| format!("{login};CHIM_L1;student\n")).concat();
        fs::write(desk.place.path().join("liste.csv"), format!("username;course1;role1\n{rows}")).unwrap();
        fs::create_dir(desk.place.path().join("depot")).unwrap();
        desk
    }

    fn depot(&self) -> Vec<String> {
        let names = fs::read_dir(self.place.path().join("depot")).unwrap();
        names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    /// A window on the list, at the step where it is written, with the file written under this name.
    pub(super) fn written(&self, name: &str) -> Harness<'static, Window> {
        let mut harness = window(self.home.path(), (1280.0, 800.0));
        settle(&mut harness);
        harness.state_mut().ask_for(Command::Open(self.place.path().join("liste.csv")));
        settle(&mut harness);
        harness.state_mut().ask_for(Command::Go(Step::Export));
        settle(&mut harness);
        fill(&mut harness, &text("ui-save-name"), &self.place.path().join(name).to_string_lossy());
        click(&mut harness, Role::Button, &text("ui-save-csv"));
        assert!(harness.state().workspace().is_saved());
        harness
    }

    /// Hands the file that was written over to the folder.
    pub(super) fn hand_over(&self, harness: &mut Harness<'static, Window>) {
        press_anywhere(harness, &text("ui-hand-open"));
        fill(harness, &text("ui-hand-folder-name"), &self.place.path().join("depot").to_string_lossy());
        click(harness, Role::Button, &text("ui-hand-look"));
        click(harness, Role::Button, &text("ui-hand-now"));
    }
}

#[test]
fn a_file_goes_to_a_folder_on_the_third_click_and_its_receipt_is_kept_until_it_is_forgotten() {
    let desk = Desk::new();
    let mut harness = desk.written("a.csv");
    press_anywhere(&mut harness, &text("ui-hand-open"));
    fill(&mut harness, &text("ui-hand-folder-name"), &desk.place.path().join("depot").to_string_lossy());
    click(&mut harness, Role::Button, &text("ui-hand-look"));
    assert!(desk.depot().is_empty(), "nothing leaves before the yes");
    assert!(harness.get_all_by_label_contains("SHA-256").next().is_some(), "what leaves is shown before");
    click(&mut harness, Role::Button, &text("ui-hand-now"));
    assert_eq!(desk.depot(), ["a.csv"]);
    let (sent, kept) = (fs::read(desk.place.path().join("depot/a.csv")).unwrap(), fs::read(desk.place.path().join("a.csv")).unwrap());
    assert_eq!(sent, kept);
    click(&mut harness, Role::Link, &text("ui-receipts-see"));
    assert!(harness.get_all_by_label(&text("receipt-read-back")).next().is_some());
    assert_eq!(harness.state().workspace().receipts().len(), 1);
    press_anywhere(&mut harness, &text("ui-receipts-forget"));
    press_anywhere(&mut harness, &text("ui-receipts-forget-yes"));
    assert!(harness.state().workspace().receipts().is_empty());
    assert!(harness.get_all_by_label(&text("receipt-none")).next().is_some());
}

#[test]
fn by_the_keyboard_alone_the_next_file_goes_where_the_last_one_went() {
    let desk = Desk::new();
    let mut harness = desk.written("a.csv");
    desk.hand_over(&mut harness);
    harness.state_mut().end();
    drop(harness);
    let mut harness = desk.written("b.csv");
    for (pressed, words) in ["ui-hand-open", "ui-hand-look", "ui-hand-now"].into_iter().enumerate() {
        tab_to(&mut harness, &text(words));
        assert_eq!(desk.depot().len(), 1, "after {pressed} keys nothing left");
        key(&mut harness, Modifiers::NONE, Key::Enter);
    }
    let mut depot = desk.depot();
    depot.sort();
    assert_eq!(depot, ["a.csv", "b.csv"]);
}

#[test]
fn what_stands_there_is_not_replaced_and_the_dialogue_says_so() {
    let desk = Desk::new();
    fs::write(desk.place.path().join("depot/a.csv"), "celle d’une collègue").unwrap();
    let mut harness = desk.written("a.csv");
    press_anywhere(&mut harness, &text("ui-hand-open"));
    fill(&mut harness, &text("ui-hand-folder-name"), &desk.place.path().join("depot").to_string_lossy());
    click(&mut harness, Role::Button, &text("ui-hand-look"));
    assert!(harness.get_by_role_and_label(Role::Button, &text("ui-hand-now")).accesskit_node().is_disabled());
    key(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(fs::read_to_string(desk.place.path().join("depot/a.csv")).unwrap(), "celle d’une collègue");
    assert!(harness.state().workspace().receipts().is_empty());
}

#[test]
fn only_the_sound_rows_go_and_the_others_wait_in_a_workbook_with_their_reasons() {
    let desk = Desk::new();
    let list = "username;course1;role1\n22300133;CHIM_L1;student\n22300148;NULLE_PART;student\n22300175;CHIM_L1;student\n";
    fs::write(desk.place.path().join("liste.csv"), list).unwrap();
    let mut harness = window(desk.home.path(), (1280.0, 800.0));
    settle(&mut harness);
    harness.state_mut().ask_for(Command::Open(desk.place.path().join("liste.csv")));
    settle(&mut harness);
    harness.state_mut().ask_for(Command::Go(Step::Export));
    settle(&mut harness);
    fill(&mut harness, &text("ui-save-name"), &desk.place.path().join("a.csv").to_string_lossy());
    press_anywhere(&mut harness, &text("ui-only-sound"));
    let (rest, rows) = harness.state().workspace().rest_of_rows().map(|(path, rows)| (path.to_owned(), rows)).unwrap();
    assert_eq!((rows, rest.file_name().unwrap().to_str()), (1, Some("a-reste.xlsx")));
    click(&mut harness, Role::Button, &text("ui-save-csv"));
    let written = fs::read_to_string(desk.place.path().join("a.csv")).unwrap();
    assert_eq!(written, "username;course1;role1\n22300133;CHIM_L1;student\n22300175;CHIM_L1;student\n");
    harness.state_mut().ask_for(Command::Open(rest));
    settle(&mut harness);
    let list = harness.state().workspace().list().unwrap();
    assert_eq!(list.table().unwrap().text(0, bordereau::table::RowId(1)), "22300148", "the rest opens as a list of its own");
}
