mod recovery;
mod rows;
mod sequences;
mod shapes;

use super::*;
use crate::error::Level;
use crate::importer::FieldKey;
use crate::locale::Locale;
use crate::mapping::Take;
use crate::read::Options;
use crate::simulate::forecast::Limits;
use crate::simulate::forecast::NoticeKind;
use crate::simulate::tool_sync::Outcome;
use crate::simulate::verdict::{ChangeKind, Count};
use crate::table::RowId;
use crate::watch::Watch;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn workspace() -> Workspace {
    Workspace::new(None, Arc::new(|| {}))
}

fn settle(workspace: &mut Workspace) {
    for _ in 0..5_000 {
        workspace.tick();
        if !workspace.is_busy() {
            return;
        }
        thread::sleep(Duration::from_millis(2));
    }
    panic!("the work does not end");
}

fn after(workspace: &mut Workspace, command: Command) {
    workspace.execute(command);
    settle(workspace);
}

fn on_text(text: &str) -> Workspace {
    let mut workspace = workspace();
    after(&mut workspace, Command::OpenPasted(text.to_owned()));
    workspace
}

fn key(workspace: &Workspace, name: &str) -> FieldKey {
    workspace.importer().key_of_header(name).unwrap()
}

fn column(workspace: &Workspace, name: &str) -> Vec<String> {
    let work = workspace.work().unwrap();
    let column = work.column_of(&key(workspace, name)).unwrap();
    work.table().kept_rows().map(|row| work.table().text(column, row).to_owned()).collect()
}

const LIST: &str = "Identifiant\tNom\tGroupe\nu1\tA\tTD1\nu2\tB\tTD2\nu3\tC\tTD1\n";

#[test]
fn the_sample_goes_from_opening_to_a_written_file() {
    let mut workspace = workspace();
    after(&mut workspace, Command::OpenSample);
    assert!(workspace.work().unwrap().mapping().missing(workspace.importer()).is_empty());
    assert!(workspace.report().unwrap().counts().0 > 0, "the sample has faults");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(workspace.proposed_file_name());
    after(&mut workspace, Command::Save(path.clone()));
    assert!(!workspace.is_saved() && !path.exists(), "as it was opened it would enrol nobody, and that needs a yes");
    assert_eq!(workspace.to_confirm()[0].id, "confirm-nobody");
    after(&mut workspace, Command::Confirm);
    after(&mut workspace, Command::Save(path.clone()));
    assert!(workspace.is_saved(), "{:?}", workspace.notices().log());
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("username;course1;role1;group1\n"));
    assert_eq!(text.lines().count() as u64, workspace.saved().unwrap().rows() + 1);
    assert_eq!(workspace.standing(Step::Export), Standing::Done);
}

#[test]
fn one_value_for_all_rows_is_a_column_that_can_be_taken_back() {
    let mut workspace = on_text(LIST);
    let course = key(&workspace, "course1");
    after(&mut workspace, Command::Map(course.clone(), Some(Take::Same("CHIM_L1".into()))));
    assert_eq!(column(&workspace, "course1"), ["CHIM_L1"; 3]);
    after(&mut workspace, Command::Undo);
    assert_eq!(workspace.work().unwrap().column_of(&course), None);
    after(&mut workspace, Command::Redo);
    assert_eq!(column(&workspace, "course1"), ["CHIM_L1"; 3]);
}

#[test]
fn edits_in_other_columns_stay_when_a_field_is_fed_from_elsewhere() {
    let mut workspace = on_text(LIST);
    let username = workspace.work().unwrap().column_of(&key(&workspace, "username")).unwrap();
    after(&mut workspace, Command::Write(vec![((RowId(1), username), "u2bis".into())]));
    let group = key(&workspace, "group1");
    after(&mut workspace, Command::Map(group, Some(Take::Column(1))));
    assert_eq!(column(&workspace, "group1"), ["A", "B", "C"]);
    assert_eq!(column(&workspace, "username"), ["u1", "u2bis", "u3"]);
    after(&mut workspace, Command::Undo);
    after(&mut workspace, Command::Undo);
    assert_eq!(column(&workspace, "username"), ["u1", "u2", "u3"]);
    assert_eq!(column(&workspace, "group1"), ["TD1", "TD2", "TD1"]);
}

#[test]
fn a_column_feeds_one_field_only() {
    let mut workspace = on_text(LIST);
    let username = key(&workspace, "username");
    after(&mut workspace, Command::Map(username.clone(), Some(Take::Column(2))));
    assert_eq!(column(&workspace, "username"), ["TD1", "TD2", "TD1"]);
    assert_eq!(workspace.work().unwrap().column_of(&key(&workspace, "group1")), None);
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_open_list_as_it_was() {
    let mut workspace = on_text(LIST);
    after(&mut workspace, Command::Open(PathBuf::from("/nowhere/liste.xlsx")));
    assert_eq!(workspace.work().unwrap().table().rows(), 3);
    assert_eq!(workspace.notices().log().last().unwrap().level, Some(Level::Error));
}

#[test]
fn the_next_problem_goes_round_in_reading_order() {
    let mut workspace = on_text("Identifiant\tCours\nu1\tA\nu2\tB\nu3\tCHIM_L1\nu4\tD\n");
    let problems: Vec<_> =
        std::iter::successors(workspace.next_problem(None, true), |cell| workspace.next_problem(Some(*cell), true)).take(9).collect();
    assert!(!problems.is_empty());
    let first = problems[0];
    let last = workspace.next_problem(Some(first), false).unwrap();
    assert_eq!(workspace.next_problem(Some(last), true), Some(first));
    after(&mut workspace, Command::RemoveRows(vec![RowId(0), RowId(1), RowId(2), RowId(3)]));
    assert_eq!(workspace.next_problem(None, true), None);
}

#[test]
fn an_edit_makes_the_saved_file_stale() {
    let mut workspace = workspace();
    after(&mut workspace, Command::OpenSample);
    let folder = tempfile::tempdir().unwrap();
    after(&mut workspace, Command::Confirm);
    after(&mut workspace, Command::Save(folder.path().join("a.csv")));
    assert!(workspace.is_saved() && !workspace.has_unsaved_work());
    after(&mut workspace, Command::Write(vec![((RowId(0), 0), "autre".into())]));
    assert!(!workspace.is_saved() && workspace.has_unsaved_work());
    after(&mut workspace, Command::Undo);
    assert!(workspace.is_saved() && !workspace.has_unsaved_work(), "the file holds what stands there again");
}

#[test]
fn a_crash_brings_the_work_back() {
    let place = tempfile::tempdir().unwrap();
    let folders = || Some(Folders::under(place.path()));
    let mut crashed = Workspace::new(folders(), Arc::new(|| {}));
    after(&mut crashed, Command::OpenPasted(LIST.to_owned()));
    let course = key(&crashed, "course1");
    after(&mut crashed, Command::Map(course, Some(Take::Same("CHIM_L1".into()))));
    let username = crashed.work().unwrap().column_of(&key(&crashed, "username")).unwrap();
    after(&mut crashed, Command::Write(vec![((RowId(1), username), "u2bis".into())]));
    after(&mut crashed, Command::RemoveRows(vec![RowId(0)]));
    settle_kept(&mut crashed);
    drop(crashed);

    let mut next = Workspace::new(folders(), Arc::new(|| {}));
    assert!(next.recoverable().len() == 1);
    after(&mut next, Command::Recover(0));
    assert_eq!(column(&next, "username"), ["u2bis", "u3"]);
    assert_eq!(column(&next, "course1"), ["CHIM_L1"; 2]);
    assert!(next.has_unsaved_work());
    after(&mut next, Command::Quit);
    assert_eq!(next.question().unwrap().about, Leaving::Quit);
    after(&mut next, Command::Leave);
    assert!(next.may_quit());
    next.end();
    drop(next);
    assert!(Workspace::new(folders(), Arc::new(|| {})).recoverable().is_empty(), "what was given up is not kept");
}

fn settle_kept(workspace: &mut Workspace) {
    for _ in 0..2_000 {
        workspace.tick();
        if !workspace.is_keeping() {
            return;
        }
        thread::sleep(Duration::from_millis(2));
    }
}

fn forecast(workspace: &Workspace) -> &crate::simulate::forecast::Forecast {
    workspace.forecast().unwrap().result.as_ref().unwrap()
}

#[test]
fn the_file_is_played_before_it_is_sent_and_again_after_each_edit() {
    let mut workspace = workspace();
    after(&mut workspace, Command::OpenSample);
    let before = forecast(&workspace).totals;
    assert!(workspace.is_forecast_fresh());
    after(&mut workspace, Command::FixSafe);
    assert!(workspace.is_forecast_fresh());
    let after_fix = forecast(&workspace).totals;
    assert!(after_fix.enrolled > before.enrolled, "{before:?} {after_fix:?}");
    assert_eq!(workspace.forecast().unwrap().line(2), "5", "the first row of the file is line 5 of the sample");
}

#[test]
fn a_ready_file_can_be_played_as_it_is() {
    let mut workspace = on_text("username;course1;role1\n22301215;CHIM-L1;student\n");
    assert!(workspace.could_be_sent_as_opened());
    after(&mut workspace, Command::Simulate(Simulated::AsOpened));
    assert_eq!(workspace.simulated(), Simulated::AsOpened);
    let of = |simulated| workspace.forecast_of(simulated).unwrap().result.as_ref().unwrap();
    let (opened, made) = (of(Simulated::AsOpened), of(Simulated::Made));
    assert_eq!((opened.totals.enrolled, opened.outlook().refused), (0, 1));
    assert_eq!((made.totals.enrolled, opened.only_here(made).count()), (0, 0), "nothing is repaired yet");
    let mut other = on_text(LIST);
    assert!(!other.could_be_sent_as_opened());
    after(&mut other, Command::Simulate(Simulated::AsOpened));
    assert_eq!(other.simulated(), Simulated::Made);
}

#[test]
fn what_goes_beyond_the_usual_needs_a_yes_before_it_is_written() {
    let mut workspace = on_text("username;course1;role1\n22301215;CHIM_L1;manager\n");
    assert!(!workspace.to_confirm().is_empty() && !workspace.is_confirmed());
    let folder = tempfile::tempdir().unwrap();
    after(&mut workspace, Command::Save(folder.path().join("a.csv")));
    assert!(!workspace.is_saved());
    after(&mut workspace, Command::Confirm);
    after(&mut workspace, Command::Save(folder.path().join("a.csv")));
    assert!(workspace.is_saved());
}

#[test]
fn a_file_that_is_asked_for_before_it_was_played_waits_for_what_the_forecast_says() {
    let mut workspace = on_text("username;course1;role1\n22301215;CHIM_L1;student\n");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let role = |role: &str| Command::Write(vec![((RowId(0), 2), role.to_owned())]);
    workspace.execute(role("manager"));
    workspace.execute(Command::Save(path.clone()));
    settle(&mut workspace);
    assert!(!path.exists() && !workspace.is_saved(), "a manager needs a yes");
    assert!(workspace.notices().log().iter().any(|notice| notice.message.id == "notice-confirm-first"));
    workspace.execute(role("teacher"));
    workspace.execute(Command::Save(path.clone()));
    workspace.execute(Command::CancelJobs);
    settle(&mut workspace);
    assert!(!path.exists(), "who stops it asks for it again");
    workspace.execute(role("student"));
    let other = importer::all().iter().find(|other| other.id != workspace.importer().id).unwrap();
    workspace.execute(Command::Save(path.clone()));
    workspace.execute(Command::ChooseImporter(other.id.clone()));
    workspace.execute(Command::Undo);
    settle(&mut workspace);
    assert!(!path.exists(), "what was asked of a version that was left is not done when it comes back");
    workspace.execute(Command::Save(path.clone()));
    assert!(!path.exists());
    settle(&mut workspace);
    assert!(workspace.is_saved());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "username;course1;role1\n22301215;CHIM_L1;student\n");
}

#[test]
fn how_much_needs_a_yes_is_chosen() {
    let mut workspace = on_text("username;course1;role1\n22301215;CHIM_L1;student\n");
    assert!(workspace.to_confirm().is_empty());
    after(&mut workspace, Command::ChooseLimits(Limits { courses: 0, ..Limits::default() }));
    assert_eq!(workspace.to_confirm()[0].id, "confirm-courses");
    assert!(!workspace.is_confirmed());
}

/// What is said of the platform in use, with one setting of the import changed.
fn with_setting(workspace: &Workspace, key: &str, value: &str) -> Command {
    let mut local = workspace.catalogue().local().clone();
    let changed = [(key.to_owned(), value.to_owned())].into();
    local.settings.insert(workspace.importer().id.clone(), changed);
    Command::KeepLocal(Box::new(local))
}

fn refused(workspace: &Workspace) -> bool {
    assert!(workspace.is_forecast_fresh());
    forecast(workspace).file.is_refused()
}

#[test]
fn the_settings_of_the_sample_platform_change_the_forecast_until_another_is_chosen() {
    let mut workspace = on_text("username;course1;role1\n22301215;CHIM_L1;student\n");
    assert!(!refused(&workspace));
    let command = with_setting(&workspace, "uutype", "2");
    after(&mut workspace, command);
    assert!(refused(&workspace), "accounts cannot be created without names");
    assert_eq!(workspace.import_settings().iter().filter(|setting| setting.is_changed()).count(), 1);
}

#[test]
fn the_settings_of_a_platform_are_kept_with_it_and_stand_in_the_text_that_goes_with_the_file() {
    let place = tempfile::tempdir().unwrap();
    let folders = || Some(Folders::under(place.path()));
    let path = place.path().join("site.json");
    std::fs::write(&path, r#"{"platform": {"name": "Essai"}, "courses": [{"shortname": "CHIM_L1", "enrol_methods": []}]}"#).unwrap();
    let mut workspace = Workspace::new(folders(), Arc::new(|| {}));
    after(&mut workspace, Command::ImportCatalogue { path, platform: None });
    after(&mut workspace, Command::OpenPasted("username;course1;role1\nu1;CHIM_L1;student\n".to_owned()));
    let command = with_setting(&workspace, "uuallowsuspends", "1");
    after(&mut workspace, command);
    drop(workspace);

    let mut again = Workspace::new(folders(), Arc::new(|| {}));
    after(&mut again, Command::OpenPasted("username;course1;role1\nu1;CHIM_L1;student\n".to_owned()));
    assert_eq!(again.platform().stored.as_deref(), Some("Essai"));
    let changed: Vec<_> = again.import_settings().into_iter().filter(|setting| setting.is_changed()).collect();
    assert_eq!((changed.len(), changed[0].key.as_str(), changed[0].value.as_str()), (1, "uuallowsuspends", "1"));
    after(&mut again, Command::Save(place.path().join("a.csv")));
    let text = again.handover(&crate::locale::Locale::new(crate::locale::Language::English)).unwrap();
    assert!(text.contains("Allow suspending and activating of accounts: Yes"), "{text}");
}

#[test]
fn the_first_rows_of_a_large_list_are_shown_before_the_rest_is_read() {
    let text: String = std::iter::once("login;cours\n".to_owned()).chain((0..90_000).map(|row| format!("u{row};CHIM_L1\n"))).collect();
    let source = Source::Bytes { from: From::Pasted, name: String::new(), bytes: Arc::new(text.into_bytes()) };
    let mut shown = 0;
    let list = open::open_showing(source, Options::default(), &Watch::default(), |first| shown = first.table().unwrap().rows()).unwrap();
    assert!((1..1_000).contains(&shown), "{shown} rows were shown");
    assert_eq!(list.table().unwrap().rows(), 90_001);
}

#[test]
fn another_importer_keeps_the_columns_and_the_repairs_and_can_be_taken_back() {
    let mut workspace = on_text("Identifiant\tCours\tGroupe\nu1\tCHIM_L1\tTD1\nu2\tCHIM_L1\tTD2\n");
    let course = workspace.work().unwrap().column_of(&key(&workspace, "course1")).unwrap();
    after(&mut workspace, Command::Write(vec![((RowId(1), course), "BIO_L1_CELL".into())]));
    after(&mut workspace, Command::RemoveRows(vec![RowId(0)]));
    after(&mut workspace, Command::ChooseImporter("tool-sync-enrolments".into()));
    assert_eq!(workspace.importer().id, "tool-sync-enrolments");
    assert_eq!(column(&workspace, "uid"), ["u2"]);
    assert_eq!(column(&workspace, "cid"), ["BIO_L1_CELL"]);
    assert_eq!(column(&workspace, "g1"), ["TD2"]);
    assert_eq!(column(&workspace, "enrol"), ["manual"]);
    assert_eq!(workspace.proposed_file_name(), "enrols.csv");
    assert!(workspace.report().is_some() && workspace.has_unsaved_work());

    assert_eq!(workspace.next_undo().unwrap().id, "action-importer");
    after(&mut workspace, Command::Undo);
    assert_eq!((workspace.importer().id.as_str(), column(&workspace, "course1")), ("moodle-upload-users", vec!["BIO_L1_CELL".to_owned()]));
    after(&mut workspace, Command::Redo);
    assert_eq!(workspace.importer().id, "tool-sync-enrolments");
    after(&mut workspace, Command::Undo);
    after(&mut workspace, Command::Undo);
    assert_eq!(column(&workspace, "username"), ["u1", "u2"], "what was done before can still be taken back");
    assert_eq!(workspace.next_redo().unwrap().id, "action-remove", "the work has moved on: there is no way forth");
}

#[test]
fn a_crash_brings_the_importer_back_too() {
    let place = tempfile::tempdir().unwrap();
    let folders = || Some(Folders::under(place.path()));
    let mut crashed = Workspace::new(folders(), Arc::new(|| {}));
    after(&mut crashed, Command::OpenPasted(LIST.to_owned()));
    after(&mut crashed, Command::ChooseImporter("userenrols".into()));
    let group = crashed.work().unwrap().column_of(&key(&crashed, "group")).unwrap();
    after(&mut crashed, Command::Write(vec![((RowId(1), group), "TD9".into())]));
    settle_kept(&mut crashed);
    drop(crashed);
    let mut next = Workspace::new(folders(), Arc::new(|| {}));
    after(&mut next, Command::Recover(0));
    assert_eq!(next.importer().id, "userenrols");
    assert_eq!(column(&next, "group"), ["TD1", "TD9", "TD1"]);
}

#[test]
fn a_file_for_tool_sync_is_played_too_and_a_silent_reset_needs_a_yes() {
    let mut workspace = on_text("username;course1;role1\n22301215;CHIM_L1;student\n");
    after(&mut workspace, Command::ChooseImporter("tool-sync-enrolments".into()));
    let report = forecast(&workspace).file.report.as_ref().unwrap();
    assert_eq!(report.counts[0], Count { kind: ChangeKind::Enrolled, count: 1 });
    assert_eq!(workspace.standing(Step::Forecast), Standing::Done);
    let mut users = on_text("username;firstname;lastname;course1;role1;enrol1\n22301215;A;B;CHIM_L1;student;manual\n");
    after(&mut users, Command::ChooseImporter("tool-sync-users".into()));
    assert_eq!(users.to_confirm().iter().map(|message| message.id.as_ref()).collect::<Vec<_>>(), ["tool-sync-reset"]);
}

#[test]
fn the_files_of_a_tool_for_one_course_are_played_one_by_one_and_told_as_one() {
    let mut workspace = on_text("Identifiant\tCours\tGroupe\n22301215\tCHIM_L1\tTD 9\nx9\tBIO_L1_CELL\t\n22301215\tBIO_L1_CELL\tTD 9\n");
    after(&mut workspace, Command::ChooseImporter("userenrols".into()));
    assert!(workspace.can_forecast());
    let seen = forecast(&workspace);
    let courses: Vec<_> = seen.courses.iter().map(|course| (course.shortname.as_str(), course.enrolled + course.unchanged)).collect();
    assert_eq!(courses, [("CHIM_L1", 1), ("BIO_L1_CELL", 1)]);
    assert!(!seen.has_final_page() && seen.file.rows_processed == 3);
    let unknown = seen.notices.iter().find(|notice| notice.kind == NoticeKind::UnknownAccount).unwrap();
    assert_eq!(unknown.lines.iter().map(|&line| workspace.forecast().unwrap().line(line)).collect::<Vec<_>>(), ["3"]);
}

#[test]
fn the_settings_page_of_tool_sync_names_the_file_and_changes_what_is_foreseen() {
    let mut workspace = on_text("username;course1;role1\n22301215;CHIM_L1;student\n");
    after(&mut workspace, Command::ChooseImporter("tool-sync-enrolments".into()));
    let outcome = |workspace: &Workspace| forecast(workspace).file.report.as_ref().unwrap().outcome;
    let keep = with_setting(&workspace, "enrols_filelocation", "depot/inscriptions.csv");
    after(&mut workspace, keep);
    assert_eq!((workspace.proposed_file_name().as_str(), outcome(&workspace)), ("inscriptions.csv", Outcome::Completed));
    let keep = with_setting(&workspace, "csvseparator", "comma");
    after(&mut workspace, keep);
    assert_eq!(outcome(&workspace), Outcome::RefusedHeader, "the file has another separator than the site");
}

#[test]
fn a_tool_for_one_course_gets_a_file_per_course_and_they_are_all_named() {
    let mut workspace =
        on_text("Identifiant\tCours\tGroupe\n22301215\tCHIM_L1\tTD1\n22301092\tBIO_L1_CELL\t\n22301215\tBIO_L1_CELL\tTD2\n");
    after(&mut workspace, Command::ChooseImporter("userenrols".into()));
    assert_eq!(column(&workspace, "course"), ["CHIM_L1", "BIO_L1_CELL", "BIO_L1_CELL"]);
    let folder = tempfile::tempdir().unwrap();
    after(&mut workspace, Command::Save(folder.path().join("liste.csv")));
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(
        (read("liste-CHIM_L1.csv").as_str(), read("liste-BIO_L1_CELL.csv").as_str()),
        ("22301215;TD1\n", "22301092\n22301215;TD2\n")
    );
    let version = workspace.sitting().unwrap().version();
    let text = version.handover(workspace.platform(), &Locale::new(crate::locale::Language::French)).unwrap();
    assert!(
        text.contains("liste-CHIM_L1.csv") && text.contains("liste-BIO_L1_CELL.csv") && text.contains("BIO_L1_CELL\u{202f}»"),
        "{text}"
    );
    let chimie = Command::Map(key(&workspace, "course"), Some(Take::Same("CHIM_L1".into())));
    after(&mut workspace, chimie);
    assert_eq!(workspace.planned_files(), [(Some("CHIM_L1".to_owned()), None, 3)]);
    after(&mut workspace, Command::Save(folder.path().join("seul.csv")));
    assert!(folder.path().join("seul.csv").is_file(), "one file bears the name that was given");
}

#[test]
fn a_list_is_made_for_another_importer_once_its_losses_were_seen_and_can_be_taken_back() {
    let mut workspace = on_text(
        "username;course1;role1;group1;course2;role2\n22301215;CHIM_L1;student;TD1;BIO_L1_CELL;student\n22301092;CHIM_L1;student;;;\n",
    );
    after(&mut workspace, Command::ChooseImporter("tool-sync-enrolments".into()));
    assert_eq!(workspace.importer().id, "moodle-upload-users", "further courses are not dropped: the conversion is offered");
    let offer = workspace.offer().unwrap();
    assert_eq!((offer.to.id.as_str(), offer.rows, offer.losses.len()), ("tool-sync-enrolments", 3, 0));
    after(&mut workspace, Command::Convert);
    assert_eq!(column(&workspace, "uid"), ["22301215", "22301215", "22301092"]);
    assert_eq!(column(&workspace, "cid"), ["CHIM_L1", "BIO_L1_CELL", "CHIM_L1"]);
    let work = workspace.work().unwrap();
    let lines: Vec<u32> = work.table().kept_rows().map(|row| work.table().source(row).line).collect();
    assert_eq!(lines, [2, 2, 3], "each row knows its line in the person's list");
    assert!(workspace.is_forecast_fresh());
    after(&mut workspace, Command::Undo);
    assert_eq!(
        (workspace.importer().id.as_str(), column(&workspace, "course2")),
        ("moodle-upload-users", vec!["BIO_L1_CELL".into(), String::new()])
    );
    after(&mut workspace, Command::PrepareConversion("mass-enroll-2".into()));
    let losses: Vec<&str> = workspace.offer().unwrap().losses.iter().map(|loss| loss.message.id.as_ref()).collect();
    assert_eq!(losses, ["convert-no-identifier", "convert-no-role"], "the sample tells no student numbers");
    after(&mut workspace, Command::DropConversion);
    assert!(workspace.offer().is_none());
}

const RESULTS: &str = r#"<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><table id="uuresults"><tr><th>Statut</th><th>Ligne CSV</th><th>ID</th>
<th>Nom d’utilisateur</th><th>Inscriptions</th></tr>
<tr><td><span class="uunormal">Utilisateur à jour</span></td><td><span class="uunormal">2</span></td><td>7</td><td><a href="x">22301215</a></td><td><span class="uuinfo">Inscrit</span></td></tr>
<tr><td><span class="uunormal">Utilisateur à jour</span></td><td><span class="uunormal">3</span></td><td>8</td><td><a href="x">22301092</a></td><td><span class="uuerror">Cours inconnu « CHIMIE »</span></td></tr>
</table></body></html>"#;

#[test]
fn rows_that_came_back_are_shown_until_they_are_put_right() {
    let mut workspace = on_text("username;course1;role1\n22301215;CHIM_L1;student\n22301092;CHIMIE;student\n");
    after(&mut workspace, Command::PasteReturned(RESULTS.to_owned()));
    assert_eq!(workspace.step(), Step::Check);
    let back = |workspace: &Workspace| -> Vec<Vec<RowId>> {
        let report = workspace.report().unwrap();
        report.findings.iter().filter(|finding| finding.rule.name == "returned_row").map(|finding| finding.rows.clone()).collect()
    };
    assert_eq!(back(&workspace), [[RowId(1)]], "{:?}", workspace.notices().log());
    after(&mut workspace, Command::Write(vec![((RowId(1), 1), "CHIM_L1".into())]));
    assert_eq!(back(&workspace), Vec::<Vec<RowId>>::new(), "the row was changed since");
    after(&mut workspace, Command::PasteReturned("Nom;Prénom\na;b\n".to_owned()));
    assert_eq!(workspace.notices().log().last().unwrap().message.id, "returned-not-known");
}

#[test]
fn the_same_rows_checked_again_make_another_report() {
    let mut workspace = on_text("username;course1;role1\n22301215;CHIM_L1;student\n22301092;CHIM_L1;student\n");
    let (number, revision) = (workspace.check_number(), workspace.checked().unwrap().revision);
    workspace.execute(Command::PasteReturned(RESULTS.to_owned()));
    settle(&mut workspace);
    assert!(workspace.is_fresh() && workspace.check_number() > number, "positions in the former report mean nothing any more");
    assert_eq!(workspace.checked().unwrap().revision, revision, "no cell has changed");
    let command = with_setting(&workspace, "uutype", "2");
    workspace.execute(command);
    assert!(!workspace.is_fresh(), "what was found holds for the platform as it was known before");
    settle(&mut workspace);
    assert!(workspace.is_fresh());
}
