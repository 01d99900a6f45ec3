//! What web services do not tell is not told: each false certainty that a real Moodle brought to light, with its case.

use super::*;
use crate::catalogue::{Catalogue, Fact, Known, Topic};

const FUNCTIONS: [&str; 8] = [
    ALL[0],
    ALL[1],
    ALL[2],
    ALL[4],
    "core_user_get_users_by_field",
    "core_enrol_get_enrolled_users",
    "core_group_get_group_members",
    "core_group_get_groups",
];

fn list(by: PersonKey, people: &[&str], courses: &[&str]) -> Wanted {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Wanted { courses: texts(courses), participants: true, people: Some(WantedPeople { by, values: texts(people) }), anew: false }
}

fn course(id: i64, name: &str) -> Value {
    json!({ "id": id, "shortname": name, "fullname": name, "categoryid": 1, "format": "topics", "visible": 1, "idnumber": "",
            "groupmode": 0, "defaultgroupingid": 0, "enrollmentmethods": ["manual"] })
}

/// A platform of these courses and these accounts (number, login, number of the institution, address).
fn site(
    courses: &[Value],
    accounts: &'static [(i64, &'static str, &'static str, &'static str)],
    extra: Vec<(&'static str, Reply)>,
) -> Replies {
    let answer = move |body: &str| {
        let body = body.replace("%40", "@");
        let field = |name: &str| body.contains(&format!("field={name}&"));
        let values: Vec<&str> = body
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .filter(|(key, _)| key.starts_with("values"))
            .map(|(_, value)| value)
            .collect();
        let there = accounts.iter().filter(|(_, login, number, email)| {
            let asked = if field("username") {
                *login
            } else if field("idnumber") {
                *number
            } else {
                *email
            };
            !asked.is_empty() && values.contains(&asked)
        });
        Reply::json(
            &there.map(|(id, login, number, email)| json!({ "id": id, "username": login, "idnumber": number, "email": email })).collect(),
        )
    };
    let mut replies = HashMap::from([
        (FUNCTIONS[0], info(&FUNCTIONS)),
        (FUNCTIONS[1], Reply::json(&json!({ "courses": courses }))),
        (FUNCTIONS[2], Reply::json(&json!([]))),
        (FUNCTIONS[3], Reply::json(&json!([]))),
        (FUNCTIONS[4], Reply::Made(Arc::new(answer))),
        (FUNCTIONS[5], Reply::json(&json!([]))),
        (FUNCTIONS[6], Reply::json(&json!([]))),
        (FUNCTIONS[7], Reply::sample("err_function_not_in_service")),
    ]);
    replies.extend(extra);
    replies
}

const PEOPLE: &[(i64, &str, &str, &str)] =
    &[(1, "guest", "", ""), (10, "dupont", "22300001", "c.dupont@example.fr"), (11, "martin", "22300002", "m.martin@example.fr")];

fn refreshed(replies: Replies, wanted: &Wanted) -> (Refreshed, Catalogue) {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let refreshed = Platform::new(replies).refresh(&mut store, Some("P"), wanted).unwrap();
    assert!(!std::fs::read_dir(place.path()).unwrap().any(|file| file.unwrap().file_name().to_string_lossy().starts_with("refresh.")));
    (refreshed, Catalogue::new(store.load("P").unwrap()))
}

#[test]
fn neither_default_role_nor_period_nor_roles_nor_administrators_are_told() {
    let (_, catalogue) = refreshed(site(&[course(2, "A")], PEOPLE, Vec::new()), &list(PersonKey::Login, &["dupont"], &["A"]));
    let method = catalogue.course("A").unwrap().manual_method().unwrap().unwrap();
    assert_eq!((catalogue.default_role(method), catalogue.default_period(method)), (Known::NotTold, Known::NotTold));
    assert_eq!((catalogue.welcomes(method), catalogue.roles()), (Known::NotTold, Known::NotTold));
    assert_eq!(catalogue.user("dupont").unwrap().siteadmin, Fact::NotTold);
    let open = catalogue.untold().open;
    for topic in [Topic::DefaultRole, Topic::DefaultPeriod, Topic::Welcome, Topic::Roles, Topic::Administrators, Topic::HiddenCourses] {
        assert!(open.contains(&topic), "{topic:?} of {open:?}");
    }
}

#[test]
fn what_was_not_told_is_not_told_after_it_was_stored() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let file = br#"{"platform":{"name":"P"},"courses":[{"shortname":"A","enrol_methods":[{"enrol":"manual","status":"enabled","default_role":null},
        {"enrol":"self","status":"enabled"}]}]}"#;
    store.replace(&crate::catalogue::parse(file).unwrap(), &known("P").1).unwrap();
    let methods = store.load("P").unwrap().courses[0].enrol_methods.clone().unwrap();
    assert_eq!((&methods[0].default_role, &methods[1].default_role), (&Fact::Told(None), &Fact::NotTold));
}

#[test]
fn people_are_found_by_address_and_by_number_and_the_counts_agree() {
    let replies = || site(&[course(2, "A")], PEOPLE, Vec::new());
    let wanted = list(PersonKey::Email, &["C.Dupont@example.fr", "inconnu@example.fr"], &["A"]);
    let (refresh, catalogue) = refreshed(replies(), &wanted);
    assert_eq!(refresh.people, Some(PeopleAsked { asked: 2, found: 1, sure: true }));
    assert_eq!(catalogue.users_at("c.dupont@example.fr").count(), 1);
    // Addresses where logins belong: asked as both.
    let wanted = list(PersonKey::Login, &["c.dupont@example.fr", "22300002", "dupont", "personne"], &["A"]);
    let (refresh, catalogue) = refreshed(replies(), &wanted);
    assert_eq!(refresh.people, Some(PeopleAsked { asked: 4, found: 3, sure: true }));
    assert!(catalogue.tells_account("c.dupont@example.fr") && catalogue.user("c.dupont@example.fr").is_none(), "no login of that name");
    let users = refresh.entry.lists.iter().find(|list| list.list == "users").unwrap();
    assert_eq!((users.rows, users.asked), (2, Some(4)), "two people, one of them named twice");
    assert_eq!(refresh.diff, None);
}

#[test]
fn a_login_with_capitals_can_never_be_asked() {
    let (_, catalogue) = refreshed(site(&[], PEOPLE, Vec::new()), &list(PersonKey::Login, &["MartinP"], &[]));
    assert!(catalogue.tells_account("martinp") && !catalogue.tells_account("MartinP"));
}

#[test]
fn a_hidden_course_that_is_shown_proves_nothing_and_counts_of_categories_do() {
    let mut hidden = course(3, "CACHE_ICI");
    hidden["visible"] = json!(0);
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let (all, some) = ([course(2, "A"), hidden.clone(), course(4, "AILLEURS")], [course(2, "A"), hidden]);
    let category = |id: i64, count: i64, place: i64| json!({ "id": id, "name": "UFR", "coursecount": count, "sortorder": place });
    let with = |courses: &[Value], categories: Value| site(courses, PEOPLE, vec![(FUNCTIONS[2], Reply::json(&categories))]);
    let whole = Platform::new(with(&all, json!([category(1, 3, 10000)])));
    let missing =
        |refreshed: &Refreshed| refreshed.missing.iter().find(|one| one.what == "hidden-courses").map(|one| one.message.id.to_string());
    let first = whole.refresh(&mut store, Some("P"), &Wanted::default()).unwrap();
    assert_eq!(missing(&first), None);
    assert!(Catalogue::new(store.load("P").unwrap()).tells_all_courses());
    for (categories, id) in [
        (json!([category(1, 3, 10000)]), "moodle-note-hidden-some"),
        (json!([category(1, 2, 10000), category(9, 0, 30000)]), "moodle-note-hidden"),
        (json!([]), "moodle-note-hidden"),
    ] {
        let poor = Platform::new(with(&some, categories));
        let again = poor.refresh(&mut store, Some("P"), &Wanted::default()).unwrap();
        assert_eq!(missing(&again).as_deref(), Some(id));
        let catalogue = Catalogue::new(store.load("P").unwrap());
        assert!(!catalogue.tells_all_courses() && catalogue.course("AILLEURS").is_none());
        let diff = again.diff.unwrap();
        assert!(diff.courses_removed.is_empty(), "gone or hidden: nobody can tell");
    }
}

#[test]
fn participants_without_logins_are_not_no_participants() {
    let people = json!([{ "id": 10, "fullname": "C. Dupont" }, { "id": 99, "fullname": "Autre" }]);
    let poor: &[(i64, &str, &str, &str)] = &[];
    let replies = site(&[course(2, "A")], poor, vec![(FUNCTIONS[5], Reply::json(&people))]);
    let (refresh, catalogue) = refreshed(replies, &list(PersonKey::Login, &["dupont"], &["A"]));
    assert!(!catalogue.tells_enrolments("A"));
    assert!(refresh.missing.iter().any(|missing| missing.what == "enrolments"));
    let replies = site(&[course(2, "A")], PEOPLE, vec![(FUNCTIONS[5], Reply::json(&people))]);
    let (_, catalogue) = refreshed(replies, &list(PersonKey::Login, &["dupont"], &["A"]));
    assert!(catalogue.tells_enrolments("A") && catalogue.enrolments_of("dupont").count() == 1, "found by number");
}

#[test]
fn a_name_that_looks_like_markup_spoils_neither_its_course_nor_its_neighbours() {
    let refuse = || Reply::json(&json!({ "exception": "invalid_response_exception", "errorcode": "invalidresponse", "message": "" }));
    let shown = json!([{ "id": 5, "name": "TD &amp; TP" }, { "id": 6, "name": "Niveau " }]);
    let groups =
        Reply::Made(Arc::new(move |body: &str| if body.contains("moodlewssettingraw=1") { refuse() } else { Reply::json(&shown) }));
    let exact = Reply::Made(Arc::new(
        move |body: &str| {
            if body.contains("=6") { refuse() } else { Reply::json(&json!([{ "id": 5, "name": "TD & TP" }])) }
        },
    ));
    let replies = site(&[course(2, "A")], PEOPLE, vec![(FUNCTIONS[3], groups), (FUNCTIONS[7], exact)]);
    let (_, catalogue) = refreshed(replies, &list(PersonKey::Login, &["dupont"], &["A"]));
    let course = catalogue.course("A").unwrap();
    assert!(matches!(course.group("TD & TP"), Ok(Some(_))));
    assert!(course.group("Niveau <10 ans").is_err(), "it may be the one whose name is cut");
    assert!(matches!(course.group("TD9"), Ok(None)));
}

#[test]
fn of_people_who_are_not_on_the_list_nothing_is_kept() {
    let people = json!([{ "id": 10, "username": "dupont", "roles": [{ "shortname": "student" }], "groups": [{ "id": 5, "name": "TD1" }] },
                        { "id": 77, "username": "voisine", "roles": [{ "shortname": "teacher" }], "groups": [{ "id": 5, "name": "TD1" }] }]);
    let groups = Reply::json(&json!([{ "id": 5, "name": "TD1", "visibility": 0 }]));
    let members = Reply::json(&json!([{ "groupid": 5, "userids": [10, 77] }]));
    let replies =
        site(&[course(2, "A")], PEOPLE, vec![(FUNCTIONS[5], Reply::json(&people)), (FUNCTIONS[3], groups), (FUNCTIONS[6], members)]);
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    Platform::new(replies).refresh(&mut store, Some("P"), &list(PersonKey::Login, &["dupont"], &["A"])).unwrap();
    let site = store.load("P").unwrap();
    assert!(!serde_json::to_string(&site).unwrap().contains("voisine"));
    let bytes = std::fs::read(place.path().join("catalogues.db")).unwrap();
    assert!(!bytes.windows(7).any(|window| window == b"voisine"), "not in the file either");
    let catalogue = Catalogue::new(site);
    assert!(catalogue.tells_memberships("A") && catalogue.groups_of("dupont").count() == 1);
    assert!(catalogue.tells_ties_of("dupont") && !catalogue.tells_ties_of("martin"));
}

#[test]
fn members_are_told_for_a_group_in_which_nobody_is_yet() {
    let groups = Reply::json(&json!([{ "id": 5, "name": "TD1" }]));
    let members = Reply::json(&json!([{ "groupid": 5, "userids": [] }]));
    let replies = site(&[course(2, "A")], PEOPLE, vec![(FUNCTIONS[3], groups), (FUNCTIONS[6], members)]);
    let (_, catalogue) = refreshed(replies, &list(PersonKey::Login, &["dupont"], &["A"]));
    assert!(catalogue.tells_memberships("A"));
}

#[test]
fn a_token_that_moodle_forgets_as_it_refuses_it_had_expired() {
    let asked = Arc::new(Mutex::new(0));
    let count = Arc::clone(&asked);
    let reply = Reply::Made(Arc::new(move |_| {
        *count.lock().unwrap() += 1;
        Reply::sample(if *count.lock().unwrap() == 1 { "err_function_not_in_service" } else { "err_bad_token" })
    }));
    let place = tempfile::tempdir().unwrap();
    let fault = Platform::new(HashMap::from([("*", reply)])).refresh(&mut store(&place), None, &Wanted::default()).unwrap_err();
    assert!(matches!(fault, MoodleFault::ExpiredToken(_)), "{fault:?}");
}

#[test]
fn another_site_never_comes_under_the_name_of_the_first() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let (one, other) =
        (Platform::new(site(&[course(2, "A")], PEOPLE, Vec::new())), Platform::new(site(&[course(2, "B")], PEOPLE, Vec::new())));
    one.refresh(&mut store, Some("P"), &list(PersonKey::Login, &["dupont"], &["A"])).unwrap();
    let refused = other.refresh_as_it_is(&mut store, Some("P"), &Wanted::default()).unwrap_err();
    assert!(matches!(refused, MoodleFault::OtherSite { .. }), "{refused:?}");
    assert!(store.load("P").unwrap().users.is_some(), "nothing was touched");
    other.refresh_as_it_is(&mut store, Some("P"), &Wanted { anew: true, ..Wanted::default() }).unwrap();
    let site = store.load("P").unwrap();
    assert!(site.users.is_none() && site.enrolments.is_none() && site.courses[0].shortname == "B", "begun anew");
}

#[test]
fn a_course_that_became_hidden_and_accounts_that_came_in_are_in_the_difference() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let mut hidden = course(2, "A");
    hidden["visible"] = json!(0);
    Platform::new(site(&[course(2, "A")], PEOPLE, Vec::new())).refresh(&mut store, Some("P"), &Wanted::default()).unwrap();
    let platform = Platform::new(site(&[hidden], PEOPLE, Vec::new()));
    let diff = platform.refresh(&mut store, Some("P"), &list(PersonKey::Login, &["dupont"], &[])).unwrap().diff.unwrap();
    assert_eq!((diff.courses_hidden, diff.accounts_told), (vec!["A".to_owned()], 1));
}
