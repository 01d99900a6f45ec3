//! A catalogue that an administrator publishes.

use super::*;
use crate::error::Fault as _;

fn take(store: &mut Store, name: Option<&str>, published: &Published) -> Result<Refreshed, MoodleFault> {
    let origin = Origin::Published(published.clone());
    refresh(store, name, &origin, &Secret::None, &Wanted::default(), Limits::default(), &Watch::default())
}

/// What is kept of the published catalogue of a platform.
fn kept(store: &Store, name: &str) -> Published {
    match Origin::of(store, name).unwrap() {
        Some(Origin::Published(published)) => published,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_published_catalogue_is_taken_once_and_again_when_it_changed() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let answer = |etag: &str, course: &str| {
        let body = json!({ "platform": { "name": "Ecampus" }, "courses": [{ "shortname": course }] }).to_string();
        Reply::Answer(200, format!("ETag: {etag}"), body.into_bytes())
    };
    let first = Platform::new(HashMap::from([("*", answer("\"v1\"", "A"))]));
    let published = Published::at(format!("{}/site.json", first.address));
    let refreshed = take(&mut store, None, &published).unwrap();
    assert_eq!((refreshed.entry.lists[0].source.name.as_str(), refreshed.diff, refreshed.unchanged), ("127.0.0.1", None, false));
    assert_eq!(kept(&store, "ecampus").place, published.place);

    let same = Platform::new(HashMap::from([("*", Reply::Answer(304, String::from("X: y"), Vec::new()))]));
    let moved = kept(&store, "ecampus").moved_to(format!("{}/site.json", same.address));
    assert!(take(&mut store, Some("Ecampus"), &moved).unwrap().unchanged);
    assert!(same.asked.lock().unwrap()[0].to_lowercase().contains("if-none-match: \"v1\""));

    let touched = Platform::new(HashMap::from([("*", answer("\"v1b\"", "A"))]));
    let moved = kept(&store, "ecampus").moved_to(format!("{}/site.json", touched.address));
    assert!(take(&mut store, Some("Ecampus"), &moved).unwrap().unchanged, "another version of the same bytes says nothing new");

    let changed = Platform::new(HashMap::from([("*", answer("\"v2\"", "B"))]));
    let moved = kept(&store, "ecampus").moved_to(format!("{}/site.json", changed.address));
    let diff = take(&mut store, Some("Ecampus"), &moved).unwrap().diff.unwrap();
    assert_eq!((diff.courses_added, diff.courses_removed), (vec!["B".to_owned()], vec!["A".to_owned()]));
    assert!(changed.asked.lock().unwrap()[0].to_lowercase().contains("if-none-match: \"v1b\""));
}

#[test]
fn a_catalogue_of_a_platform_that_is_gone_is_fetched_whole() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let file = place.path().join("site.json");
    std::fs::write(&file, r#"{"courses":[{"shortname":"A"}]}"#).unwrap();
    take(&mut store, Some("P"), &Published::at(file.to_str().unwrap())).unwrap();
    let known = kept(&store, "P");
    store.remove("P").unwrap();
    assert!(!take(&mut store, Some("P"), &known).unwrap().unchanged);
    assert_eq!(store.load("P").unwrap().courses.len(), 1);
}

#[test]
fn a_catalogue_on_a_share_is_taken_again_when_its_content_changed() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let file = place.path().join("site.json");
    let write = |text: &str| std::fs::write(&file, text).unwrap();
    write(r#"{"courses":[{"shortname":"A"}]}"#);
    let published = Published::at(file.to_str().unwrap());
    assert!(!take(&mut store, Some("P"), &published).unwrap().unchanged);
    let again = |store: &mut Store| {
        let known = kept(store, "P");
        take(store, Some("P"), &known).unwrap().unchanged
    };
    assert!(again(&mut store));
    let later = std::time::SystemTime::now() + Duration::from_secs(60);
    std::fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
    assert!(again(&mut store), "a new date alone says nothing new");
    write(r#"{"courses":[{"shortname":"A"},{"shortname":"B"}]}"#);
    std::fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
    assert!(!again(&mut store), "another size under the same date does");
    assert_eq!(store.load("P").unwrap().courses.len(), 2);
}

#[test]
fn a_protected_address_is_opened_with_a_name_and_a_password_that_show_nowhere() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let door = Platform::new(HashMap::from([("*", Reply::text(401, "text/html", "<html>401</html>"))]));
    let published = Published::at(format!("{}/dav/site.json", door.address));
    let login = Secret::Login(Login::new("scolarité", "sésame"));
    let open = |store: &mut Store, published: &Published, secret: &Secret| {
        refresh(store, Some("P"), &Origin::Published(published.clone()), secret, &Wanted::default(), LIMITS, &Watch::default())
    };
    assert_eq!(open(&mut store, &published, &Secret::None).unwrap_err().message().id, "moodle-login-needed");
    assert_eq!(open(&mut store, &published, &login).unwrap_err().message().id, "moodle-wrong-login");
    let inside = Platform::new(HashMap::from([("*", Reply::text(200, "application/json", r#"{"courses":[{"shortname":"A"}]}"#))]));
    let published = Published::at(format!("{}/dav/site.json", inside.address));
    let refreshed = open(&mut store, &published, &login).unwrap();
    let request = inside.asked.lock().unwrap()[0].clone();
    assert!(request.starts_with("GET /dav/site.json HTTP/1.1"), "{request}");
    assert!(request.contains("Basic c2NvbGFyaXTDqTpzw6lzYW1l"), "{request}");
    assert!(!format!("{login:?} {refreshed:?}").contains("sésame"));
    let bytes = std::fs::read(place.path().join("catalogues.db")).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("sésame"));
}

#[test]
fn a_published_catalogue_that_is_none_leaves_the_former_one() {
    for (id, reply) in [
        ("moodle-page", Reply::text(200, "text/html", "<html>connexion</html>")),
        ("exchange-not-json", Reply::text(200, "application/json", "{\"courses\": [")),
        ("moodle-not-there", Reply::text(404, "text/html", "")),
        ("moodle-redirected", Reply::Answer(302, "Location: https://elsewhere.example.org/site.json?key=secret".into(), Vec::new())),
        ("moodle-redirected", Reply::Answer(302, "Location: /again".into(), Vec::new())),
        ("moodle-cut", Reply::Cut(b"{\"courses\":[]}".to_vec())),
    ] {
        let place = tempfile::tempdir().unwrap();
        let platform = Platform::new(HashMap::from([("*", reply)]));
        let published = Published::at(format!("{}/site.json", platform.address));
        let fault = take(&mut store(&place), Some("P"), &published).unwrap_err();
        assert_eq!(fault.message().id, id);
    }
    let place = tempfile::tempdir().unwrap();
    let unsafe_place = Published::at("http://ecampus.example.org/site.json");
    let fault = take(&mut store(&place), Some("P"), &unsafe_place).unwrap_err();
    assert_eq!(fault.message().id, "moodle-in-clear");
}

#[test]
fn the_addresses_that_file_managers_write_are_understood() {
    for (text, place) in [
        ("davs://nuage.example.org/site.json ", "https://nuage.example.org/site.json"),
        ("file:///srv/partage/site.json", "/srv/partage/site.json"),
        ("/srv/partage/site.json", "/srv/partage/site.json"),
        (r"\\serveur\partage\site.json", r"\\serveur\partage\site.json"),
    ] {
        assert_eq!(Published::at(text).place, place);
    }
}

#[test]
fn a_secret_goes_to_the_address_that_a_person_gave_whatever_a_catalogue_says() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let imported = |url: &str| {
        let mut site = crate::catalogue::sample();
        site.platform = crate::catalogue::Platform { name: "Ecampus".into(), url: Some(url.into()), ..Default::default() };
        site
    };
    let source = crate::store::catalogues::Source { kind: crate::store::catalogues::SourceKind::Exchange, name: "site.json".into() };
    let at = |origin: Option<Origin>| origin.map(|origin| origin.shown());
    store.replace(&imported("https://un.example.org"), &source).unwrap();
    assert_eq!(at(Origin::of(&store, "Ecampus").unwrap()).as_deref(), Some("un.example.org"), "to be shown");
    assert_eq!(Origin::agreed(&store, "Ecampus").unwrap(), None, "and not to be trusted");

    let about = crate::catalogue::Platform { url: Some("https://deux.example.org".into()), ..store.entry("Ecampus").unwrap().platform };
    store.describe("Ecampus", &about).unwrap();
    assert_eq!(at(Origin::agreed(&store, "Ecampus").unwrap()).as_deref(), Some("deux.example.org"), "typed by a person");
    store.replace(&imported("https://trois.example.org"), &source).unwrap();
    assert_eq!(at(Origin::of(&store, "Ecampus").unwrap()).as_deref(), Some("deux.example.org"), "an import changes nothing");
    let about = crate::catalogue::Platform { academic_year: Some("2026-2027".into()), ..store.entry("Ecampus").unwrap().platform };
    store.describe("Ecampus", &about).unwrap();
    assert_eq!(at(Origin::of(&store, "Ecampus").unwrap()).as_deref(), Some("deux.example.org"), "nor does saying something else");
}
