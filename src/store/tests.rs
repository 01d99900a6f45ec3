use super::catalogues::{Source, SourceKind, Store};
use super::{Folders, StoreFault};
use crate::catalogue::{self, Course, Local, Site};
use jiff::{Timestamp, ToSpan as _};
use std::path::Path;

fn store(place: &Path) -> Store {
    let (store, notices) = Store::open(&Folders::under(place)).unwrap();
    assert_eq!(notices, []);
    store
}

fn exchange() -> Source {
    Source { kind: SourceKind::Exchange, name: "site.json".into() }
}

fn site(name: &str, shortnames: &[&str]) -> Site {
    let courses = shortnames.iter().map(|name| Course { shortname: (*name).to_owned(), ..Course::default() }).collect();
    let mut site = Site { courses, ..Site::default() };
    site.platform.name = name.to_owned();
    site
}

#[test]
fn a_platform_comes_back_as_it_was_given() {
    let place = tempfile::tempdir().unwrap();
    let fixture = include_str!("../../tests/oracle/moodle-uploaduser/fixture.json");
    let sync = include_bytes!("../../tests/oracle/tool-sync/fixture.json");
    let parsed = [catalogue::parse(fixture.as_bytes()).unwrap(), catalogue::parse(sync).unwrap()];
    let mut former = catalogue::Platform::default();
    for mut given in parsed.into_iter().chain([catalogue::sample(), site("", &[])]) {
        "Écampus".clone_into(&mut given.platform.name);
        store(place.path()).replace(&given, &exchange()).unwrap();
        given.platform.keep_from(std::mem::replace(&mut former, given.platform.clone()));
        former.keep_from(given.platform.clone());
        let mut back = store(place.path()).load("ecampus ").unwrap();
        assert!(back.platform.extracted_at.is_some(), "the day of the import when nothing better is told");
        back.platform.extracted_at.clone_from(&given.platform.extracted_at);
        assert_eq!(serde_json::to_value(&back).unwrap(), serde_json::to_value(&given).unwrap());
    }
    assert_eq!(store(place.path()).entries().unwrap().len(), 1, "each replaced the one before");
}

#[test]
fn platforms_stand_side_by_side_with_their_counts_and_sources() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(place.path());
    store.replace(&catalogue::sample(), &exchange()).unwrap();
    store.replace(&site("Prélude", &["A", "B"]), &Source { kind: SourceKind::List, name: "cours.csv".into() }).unwrap();
    let entries = store.entries().unwrap();
    let names: Vec<_> = entries.iter().map(|entry| entry.platform.name.as_str()).collect();
    assert_eq!(names, ["Plateforme d’exemple", "Prélude"]);
    assert_eq!((entries[0].rows("courses"), entries[0].rows("users"), entries[1].rows("users")), (Some(40), Some(200), None));
    assert_eq!(entries[0].taken_at("courses"), Some("2026-09-14T04:00:00Z".parse().unwrap()));
    assert_eq!(entries[1].lists[0].source.name, "cours.csv");
    store.remove("prelude").unwrap();
    assert!(matches!(store.load("Prélude"), Err(StoreFault::UnknownPlatform(_))));
    assert!(matches!(store.replace(&site("  ", &[]), &exchange()), Err(StoreFault::NamelessPlatform)));
}

#[test]
fn what_its_people_say_of_a_platform_outlives_a_new_catalogue() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(place.path());
    store.replace(&site("Prélude", &["A"]), &exchange()).unwrap();
    assert_eq!(store.local("Prélude").unwrap(), Local::default());
    let mut local = Local { closed_courses: vec!["DEMO-*".into()], old_after_days: Some(7), ..Local::default() };
    local.settings.entry("moodle-upload-users".into()).or_default().insert("uutype".into(), "2".into());
    store.keep_local("prelude", &local).unwrap();
    store.replace(&site("Prélude", &["B"]), &exchange()).unwrap();
    assert_eq!(store.local("Prélude").unwrap(), local);
    assert!(matches!(store.keep_local("Ecampus", &local), Err(StoreFault::UnknownPlatform(_))));
}

#[test]
fn a_list_from_another_source_changes_that_list_only() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(place.path());
    let sample = catalogue::sample();
    store.replace(&sample, &exchange()).unwrap();
    let list = Source { kind: SourceKind::List, name: "roles.csv".into() };
    let entry = store
        .update(&sample.platform.name, &list, |site| {
            site.roles.as_mut().unwrap().truncate(3);
            vec!["roles"]
        })
        .unwrap();
    let of = |name: &str| entry.lists.iter().find(|list| list.list == name).unwrap().source.clone();
    assert_eq!((of("roles"), of("courses"), entry.rows("roles")), (list, exchange(), Some(3)));
    assert_eq!(store.load(&sample.platform.name).unwrap().courses, sample.courses);
}

#[test]
fn purging_forgets_people_and_keeps_courses() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(place.path());
    let mut fixture: Site = serde_json::from_str(include_str!("../../tests/oracle/moodle-uploaduser/fixture.json")).unwrap();
    fixture.platform.name = "A".into();
    store.replace(&fixture, &exchange()).unwrap();
    assert_eq!(store.purge(None).unwrap(), 292);
    let left = store.load("A").unwrap();
    assert!(left.users.is_none() && left.enrolments.is_none() && left.role_assignments.is_none() && left.group_members.is_none());
    assert!(left.cohorts.unwrap().iter().all(|cohort| cohort.members.is_none()));
    assert_eq!((left.courses.len(), left.roles.unwrap().len()), (64, 13));
    assert_eq!(store.entry("A").unwrap().forget_people_at, None);
    drop(store);
    let bytes = std::fs::read(place.path().join("catalogues.db")).unwrap();
    assert!(!bytes.windows(8).any(|window| window == b"55000914"), "a login is left in the file");
}

#[test]
fn people_are_forgotten_when_their_date_has_come() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(place.path());
    store.keep_people_for(30);
    store.replace(&catalogue::sample(), &exchange()).unwrap();
    drop(store);
    let folders = Folders::under(place.path());
    let at = |days: i64| Timestamp::now() + (days * 24).hours();
    let (store, notices) = Store::open_at(&folders, at(29)).unwrap();
    assert_eq!((notices.len(), store.entries().unwrap()[0].rows("users")), (0, Some(200)));
    let (store, notices) = Store::open_at(&folders, at(31)).unwrap();
    assert_eq!(notices.iter().map(|notice| notice.id.as_ref()).collect::<Vec<_>>(), ["store-people-expired"]);
    assert_eq!(store.entries().unwrap()[0].rows("users"), None);
}

#[test]
fn a_database_of_the_first_version_is_brought_up_to_date_with_what_it_holds() {
    let place = tempfile::tempdir().unwrap();
    let folders = Folders::under(place.path());
    store(place.path()).replace(&catalogue::sample(), &exchange()).unwrap();
    let file = rusqlite::Connection::open(place.path().join("catalogues.db")).unwrap();
    file.execute_batch("ALTER TABLE source DROP COLUMN asked; ALTER TABLE source DROP COLUMN people; PRAGMA user_version = 1").unwrap();
    drop(file);
    let (mut store, notices) = Store::open(&folders).unwrap();
    let site = store.load(&catalogue::sample().platform.name).unwrap();
    assert_eq!((notices.len(), site.users.map(|users| users.len())), (0, Some(200)));
    assert!(site.asked.is_everything());
}

#[test]
fn a_file_that_cannot_be_used_is_set_aside_and_kept() {
    let foreign = |path: &Path| {
        rusqlite::Connection::open(path).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    };
    let cut = |path: &Path| {
        store(path.parent().unwrap()).replace(&catalogue::sample(), &exchange()).unwrap();
        let bytes = std::fs::read(path).unwrap();
        std::fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
    };
    let garbled = |path: &Path| {
        store(path.parent().unwrap()).replace(&catalogue::sample(), &exchange()).unwrap();
        let mut bytes = std::fs::read(path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..middle + 9_000].fill(0xa5);
        std::fs::write(path, bytes).unwrap();
    };
    let text = |path: &Path| std::fs::write(path, "this is no database at all, but somebody's notes\n".repeat(40)).unwrap();
    type Spoil<'a> = &'a dyn Fn(&Path);
    let cases: [(&str, Spoil<'_>); 4] = [("foreign", &foreign), ("damaged", &cut), ("damaged", &garbled), ("damaged", &text)];
    for (word, spoil) in cases {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("catalogues.db");
        spoil(&path);
        let spoilt = std::fs::read(&path).unwrap();
        let (mut store, notices) = Store::open(&Folders::under(place.path())).unwrap();
        assert_eq!(notices.iter().map(|notice| notice.id.as_ref()).collect::<Vec<_>>(), [format!("store-set-aside-{word}")]);
        assert_eq!(store.entries().unwrap(), []);
        store.replace(&site("A", &["X"]), &exchange()).unwrap();
        let kept = std::fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().path());
        let kept = kept.filter(|path| path.to_string_lossy().contains(&format!("catalogues.{word}-"))).collect::<Vec<_>>();
        assert_eq!(kept.len(), 1);
        assert_eq!(std::fs::read(&kept[0]).unwrap(), spoilt, "kept byte for byte");
    }
}

#[test]
fn a_database_of_a_later_version_is_left_alone() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("catalogues.db");
    store(place.path()).replace(&catalogue::sample(), &exchange()).unwrap();
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(Store::open(&Folders::under(place.path())), Err(StoreFault::Newer(_, 99))));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let left: Vec<_> = std::fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["catalogues.db"]);
}

#[test]
fn damage_that_the_database_does_not_see_is_cured_by_importing_again() {
    let fixture = include_str!("../../tests/oracle/moodle-uploaduser/fixture.json");
    let mut whole = catalogue::parse(fixture.as_bytes()).unwrap();
    "Ecampus".clone_into(&mut whole.platform.name);
    for damage in [
        "platform SET about",
        "platform SET site",
        "platform SET rules",
        "source SET asked",
        "course SET enrol_methods",
        "course SET groups",
        "course SET groupings",
        "list SET content",
        "people_list SET content",
        "account SET more",
    ] {
        let place = tempfile::tempdir().unwrap();
        store(place.path()).replace(&whole, &exchange()).unwrap();
        let db = rusqlite::Connection::open(place.path().join("catalogues.db")).unwrap();
        assert!(db.execute(&format!("UPDATE {damage} = '{{'"), []).unwrap() > 0, "{damage}");
        drop(db);
        let mut store = store(place.path());
        assert_eq!(store.entries().unwrap().len(), 1, "{damage}");
        // A list of one kind cures its own part, and what else is sound stays.
        let list = Source { kind: SourceKind::List, name: "cours.csv".into() };
        let courses = whole.courses.clone();
        let cure = |site: &mut Site| {
            (site.courses, site.courses_untold) = (courses, false);
            vec!["courses"]
        };
        store.update("Ecampus", &list, cure).unwrap();
        assert_eq!(store.load("Ecampus").unwrap().courses, whole.courses, "{damage}");
        store.keep_local("Ecampus", &Local { closed_courses: vec!["X".into()], ..Local::default() }).unwrap();
        store.replace(&whole, &exchange()).unwrap();
        let back = store.load("Ecampus").unwrap();
        assert!(back.courses == whole.courses && back.users == whole.users && back.roles == whole.roles, "{damage}");
        assert_eq!((back.platform.name.as_str(), store.local("Ecampus").unwrap().closed_courses.len()), ("Ecampus", 1), "{damage}");
    }
}

#[test]
fn the_file_shrinks_with_what_is_forgotten() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(place.path());
    let user = |i: usize| catalogue::User { username: format!("lefevre{i:05}"), ..catalogue::User::default() };
    let people = Site { users: Some((0..20_000).map(user).collect()), ..site("A", &["X"]) };
    store.replace(&people, &exchange()).unwrap();
    let size = || std::fs::metadata(place.path().join("catalogues.db")).unwrap().len();
    let full = size();
    store.purge(None).unwrap();
    assert!(size() * 5 < full, "{} of {full} bytes are left", size());
}

#[test]
fn first_starts_at_once_make_one_database_and_set_none_aside() {
    for _ in 0..20 {
        let place = tempfile::tempdir().unwrap();
        let start = std::sync::Barrier::new(8);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    start.wait();
                    store(place.path()).entries().unwrap();
                });
            }
        });
        let left = std::fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        assert_eq!(left.filter(|name| name.contains('-') && !name.ends_with("-journal")).count(), 0);
    }
}

#[test]
fn two_programs_write_in_turn_and_read_whole_platforms() {
    let place = tempfile::tempdir().unwrap();
    let (a, b) = (site("A", &["one"]), site("A", &["two", "three"]));
    store(place.path()).replace(&a, &exchange()).unwrap();
    std::thread::scope(|scope| {
        for site in [&a, &b] {
            let mut store = store(place.path());
            scope.spawn(move || (0..20).for_each(|_| drop(store.replace(site, &exchange()).unwrap())));
        }
        let mut reader = store(place.path());
        scope.spawn(move || {
            for _ in 0..40 {
                let site = reader.load("A").unwrap();
                let names: Vec<_> = site.courses.iter().map(|course| course.shortname.as_str()).collect();
                assert!(names == ["one"] || names == ["two", "three"], "{names:?}");
            }
        });
    });
}

#[cfg(unix)]
#[test]
fn the_database_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("catalogues.db");
    let mode = || std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    drop(store(place.path()));
    assert_eq!(mode(), 0o600);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    drop(store(place.path()));
    assert_eq!(mode(), 0o600);
}
