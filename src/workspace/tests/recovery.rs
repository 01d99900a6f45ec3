//! What comes back after a crash, and what does not go before somebody says so.

use super::*;
use crate::store::LeftBehind;

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn folders(&self) -> Folders {
        Folders::under(self.0.path().join("data"))
    }

    fn open(&self) -> Workspace {
        let mut space = Workspace::new(Some(self.folders()), Arc::new(|| {}));
        settle(&mut space);
        space
    }

    /// A program that wrote into one cell of a list and died.
    fn crashed_with(&self, text: &str) {
        let mut space = self.open();
        after(&mut space, Command::RecoverLater);
        after(&mut space, Command::OpenPasted(LIST.to_owned()));
        after(&mut space, Command::Write(vec![((RowId(0), 0), text.to_owned())]));
        settle_kept(&mut space);
    }
}

#[test]
fn works_of_two_windows_are_both_offered_and_stay_until_they_are_refused_by_name() {
    let desk = Desk::new();
    desk.crashed_with("one");
    desk.crashed_with("two");
    let mut space = desk.open();
    assert_eq!(space.recoverable().iter().map(|work| work.actions).collect::<Vec<_>>(), [Some(1), Some(1)]);
    assert!(space.asks_to_recover());
    after(&mut space, Command::RecoverLater);
    assert!(!space.asks_to_recover());
    drop(space);
    let mut space = desk.open();
    assert_eq!(space.recoverable().len(), 2, "later is not never");
    after(&mut space, Command::Recover(0));
    assert_eq!(column(&space, "username")[0], "two");
    assert_eq!(space.recoverable().len(), 1);
    after(&mut space, Command::ForgetRecoverable(0));
    assert!(space.recoverable().is_empty());
    assert_eq!(column(&space, "username")[0], "two", "the work taken up is another one");
}

#[test]
fn every_action_comes_back_and_can_be_taken_back_one_by_one() {
    let desk = Desk::new();
    let mut space = desk.open();
    after(&mut space, Command::OpenPasted(LIST.to_owned()));
    after(&mut space, Command::Write(vec![((RowId(0), 0), "x1".into())]));
    let course = key(&space, "course1");
    after(&mut space, Command::Map(course, Some(Take::Same("CHIM_L1".into()))));
    after(&mut space, Command::RemoveRows(vec![RowId(2)]));
    after(&mut space, Command::Write(vec![((RowId(1), 0), "x2".into())]));
    after(&mut space, Command::Go(Step::Check));
    settle_kept(&mut space);
    drop(space);
    let mut space = desk.open();
    after(&mut space, Command::Recover(0));
    assert_eq!((column(&space, "username"), space.step()), (vec!["x1".to_owned(), "x2".into()], Step::Check));
    let mut names = Vec::new();
    while let Some(name) = space.next_undo().cloned() {
        names.push(name.id.into_owned());
        after(&mut space, Command::Undo);
    }
    assert_eq!(names, ["action-write", "action-remove", "action-map", "action-write"]);
    assert_eq!(column(&space, "username"), ["u1", "u2", "u3"]);
    assert!(!space.has_unsaved_work(), "after everything was undone nothing is unsaved");
    settle_kept(&mut space);
    assert!(LeftBehind::find(&desk.folders()).unwrap().is_empty());
    after(&mut space, Command::Redo);
    assert_eq!(column(&space, "username")[0], "x1");
}

#[test]
fn a_list_that_was_made_for_another_importer_comes_back_and_is_no_file_that_could_be_sent() {
    let desk = Desk::new();
    let mut space = desk.open();
    after(&mut space, Command::OpenPasted("username;course1;role1;course2;role2\na;CHIM_L1;student;BIO_L1_CELL;student\n".to_owned()));
    assert!(space.could_be_sent_as_opened());
    after(&mut space, Command::Write(vec![((RowId(0), 0), "total".into())]));
    after(&mut space, Command::ChooseImporter("tool-sync-enrolments".into()));
    after(&mut space, Command::Convert);
    let made = |space: &Workspace| {
        assert_eq!((column(space, "uid"), column(space, "cid")), (vec!["total".into(); 2], vec!["CHIM_L1".into(), "BIO_L1_CELL".into()]));
        assert!(!space.could_be_sent_as_opened(), "no file holds it");
    };
    made(&space);
    settle_kept(&mut space);
    drop(space);
    let mut space = desk.open();
    after(&mut space, Command::Recover(0));
    made(&space);
}

#[test]
fn a_second_crash_while_the_work_is_taken_up_loses_nothing() {
    let desk = Desk::new();
    desk.crashed_with("kept");
    let mut space = desk.open();
    space.execute(Command::Recover(0));
    space.execute(Command::Recover(0));
    drop(space);
    let mut space = desk.open();
    assert_eq!(space.recoverable().len(), 1);
    space.execute(Command::Recover(0));
    space.execute(Command::CancelJobs);
    settle(&mut space);
    assert!(space.list().is_none());
    after(&mut space, Command::AskToRecover);
    after(&mut space, Command::Recover(0));
    assert_eq!(column(&space, "username")[0], "kept");
}

#[test]
fn a_work_of_another_form_opens_as_its_list_and_its_copy_stays() {
    let desk = Desk::new();
    desk.crashed_with("kept");
    let left = LeftBehind::find(&desk.folders()).unwrap();
    let journal = left[0].take().unwrap();
    let mut work: serde_json::Value = serde_json::from_slice(&journal.work().unwrap()).unwrap();
    work["form"] = 99.into();
    journal.keep(0, 0, None, &serde_json::to_vec(&work).unwrap()).unwrap();
    drop((left, journal));
    let mut space = desk.open();
    assert_eq!(space.recoverable()[0].actions, None);
    after(&mut space, Command::Recover(0));
    assert_eq!(column(&space, "username"), ["u1", "u2", "u3"]);
    drop(space);
    assert_eq!(desk.open().recoverable().len(), 1);
}

#[test]
fn a_frame_beyond_the_list_ends_nothing() {
    let desk = Desk::new();
    desk.crashed_with("kept");
    let left = LeftBehind::find(&desk.folders()).unwrap();
    let journal = left[0].take().unwrap();
    let mut work: serde_json::Value = serde_json::from_slice(&journal.work().unwrap()).unwrap();
    work["frame"] = serde_json::json!({ "header": 4_000_000_000u32, "first": 7, "end": 4_000_000_000u32 });
    work["actions"][0]["did"]["Edit"][0]["Cells"]["cells"] = serde_json::json!([[4_000_000_000u32, 0], [0, 77]]);
    journal.keep(0, 0, None, &serde_json::to_vec(&work).unwrap()).unwrap();
    drop((left, journal));
    let mut space = desk.open();
    after(&mut space, Command::Recover(0));
    assert!(space.list().is_some());
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_text_comes_back_as_it_was() {
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new();
    let path = desk.0.path().join(std::ffi::OsStr::from_bytes(b"liste_\xe9tudiants.csv"));
    std::fs::write(&path, LIST).unwrap();
    let mut space = desk.open();
    after(&mut space, Command::Open(path.clone()));
    after(&mut space, Command::Write(vec![((RowId(0), 0), "kept".into())]));
    settle_kept(&mut space);
    drop(space);
    let mut space = desk.open();
    after(&mut space, Command::Recover(0));
    assert_eq!(space.list().unwrap().from, From::Path(path));
    assert_eq!(column(&space, "username")[0], "kept");
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_refuses_is_told_once_and_the_work_is_kept_when_it_takes_again() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let mut space = desk.open();
    let recovery = desk.0.path().join("data").join("recovery");
    let _ = std::fs::remove_dir_all(&recovery);
    // A file where the folder should be refuses everybody, the administrator too.
    std::fs::write(&recovery, "").unwrap();
    std::fs::set_permissions(&recovery, std::fs::Permissions::from_mode(0o600)).unwrap();
    after(&mut space, Command::OpenPasted(LIST.to_owned()));
    after(&mut space, Command::Write(vec![((RowId(0), 0), "one".into())]));
    after(&mut space, Command::Write(vec![((RowId(0), 0), "two".into())]));
    let told = |space: &Workspace| space.notices().log().iter().filter(|notice| notice.message.id == "notice-not-kept").count();
    assert_eq!(told(&space), 1);
    std::fs::remove_file(&recovery).unwrap();
    std::fs::create_dir(&recovery).unwrap();
    space.sitting.as_mut().unwrap().keeper.try_again();
    settle_kept(&mut space);
    settle_kept(&mut space);
    assert_eq!(space.notices().log().last().unwrap().message.id, "notice-kept-again");
    drop(space);
    let mut space = desk.open();
    after(&mut space, Command::Recover(0));
    assert_eq!(column(&space, "username")[0], "two");
}

#[test]
fn the_order_goes_along_to_another_importer_another_reading_and_a_new_start() {
    let desk = Desk::new();
    let mut space = desk.open();
    after(&mut space, Command::OpenPasted(LIST.to_owned()));
    let order = rows::backwards(&space);
    after(&mut space, order);
    after(&mut space, Command::ChooseImporter("userenrols".into()));
    assert_eq!(column(&space, "username"), ["u3", "u2", "u1"]);
    let frame = space.list().unwrap().frame;
    after(&mut space, Command::ChooseFrame(crate::read::Frame { first: RowId(2), ..frame }));
    assert_eq!(column(&space, "username"), ["u3", "u2"]);
    after(&mut space, Command::Undo);
    assert_eq!(column(&space, "username"), ["u3", "u2", "u1"]);
    settle_kept(&mut space);
    drop(space);
    let mut space = desk.open();
    after(&mut space, Command::Recover(0));
    assert_eq!(column(&space, "username"), ["u3", "u2", "u1"]);
}
