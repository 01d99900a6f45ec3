//! Accounts and participants: told for those that were asked, and for nobody else.

use super::*;

/// A list that names these people and these courses.
fn list(people: &[&str], courses: &[&str]) -> Wanted {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let people = WantedPeople { by: PersonKey::Login, values: texts(people) };
    Wanted { courses: texts(courses), participants: true, people: Some(people), ..Wanted::default() }
}

const FUNCTIONS: [&str; 4] = [ALL[0], ALL[1], "core_user_get_users_by_field", "core_enrol_get_enrolled_users"];

/// A platform whose accounts are these, for a token that sees them or only itself.
fn platform(accounts: &'static [&'static str], sees_people: bool) -> Platform {
    let answer = move |body: &str| {
        let values = body.split('&').filter_map(|pair| pair.split_once('=')).filter(|(key, _)| key.starts_with("values"));
        let asked: Vec<&str> = values.map(|(_, value)| value).collect();
        let by_login = body.contains("field=username");
        let there = accounts.iter().enumerate().filter(|(_, login)| by_login && asked.contains(login));
        let seen = there.filter(|(_, login)| sees_people || **login == "svc");
        Reply::json(&seen.map(|(i, login)| json!({ "id": i + 10, "username": login, "suspended": false })).collect())
    };
    let replies = HashMap::from([
        (FUNCTIONS[0], info(&FUNCTIONS)),
        (FUNCTIONS[1], Reply::sample("by_field_all_svc")),
        (FUNCTIONS[2], Reply::Made(Arc::new(answer))),
        (FUNCTIONS[3], Reply::sample("enrolled_users")),
    ]);
    Platform::new(replies)
}

#[test]
fn a_login_that_was_asked_and_not_found_is_unknown_and_any_other_is_not_told() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let platform = platform(&["guest", "svc", "55000910"], true);
    let refreshed = platform.refresh(&mut store, Some("P"), &list(&["55000910", "inconnu"], &[])).unwrap();
    assert_eq!(refreshed.people, Some(PeopleAsked { asked: 2, found: 1, sure: true }));
    assert!(refreshed.told.contains(&"users") && refreshed.entry.forget_people_at.is_some());
    let catalogue = crate::catalogue::Catalogue::new(store.load("P").unwrap());
    assert!(catalogue.tells_account("55000910") && catalogue.user("55000910").is_some());
    assert!(catalogue.tells_account("inconnu") && catalogue.user("inconnu").is_none());
    assert!(!catalogue.tells_account("55000911"));
    let users = refreshed.entry.lists.iter().find(|list| list.list == "users").unwrap();
    assert_eq!((users.rows, users.asked), (1, Some(2)));
    store.purge(Some("P")).unwrap();
    let site = store.load("P").unwrap();
    assert!(site.users.is_none() && site.asked.is_everything(), "what was asked for names people too");
}

#[test]
fn an_account_that_sees_only_itself_proves_nothing() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let platform = platform(&["guest", "svc", "55000910"], false);
    let refreshed = platform.refresh(&mut store, Some("P"), &list(&["55000910", "svc"], &[])).unwrap();
    assert_eq!(refreshed.people, Some(PeopleAsked { asked: 2, found: 1, sure: false }));
    assert!(refreshed.missing.iter().any(|missing| missing.what == "users" && missing.right.is_some()));
    let catalogue = crate::catalogue::Catalogue::new(store.load("P").unwrap());
    assert!(catalogue.tells_account("svc") && !catalogue.tells_account("55000910"));
}

#[test]
fn accounts_of_the_whole_platform_stay_whole_when_some_are_asked() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let (mut former, source) = known("P");
    former.platform.extracted_at = Some("2026-09-01T08:00:00Z".into());
    let gone = former.users.as_ref().unwrap()[5].username.clone();
    let other = former.users.as_ref().unwrap()[6].username.clone();
    store.replace(&former, &source).unwrap();
    let platform = platform(&["guest", "nouveau"], true);
    let refreshed = platform.refresh(&mut store, Some("P"), &list(&[&gone, "nouveau"], &[])).unwrap();
    let catalogue = crate::catalogue::Catalogue::new(store.load("P").unwrap());
    assert!(catalogue.tells_all_accounts() && catalogue.user("nouveau").is_some() && catalogue.user(&other).is_some());
    assert!(catalogue.user(&gone).is_none(), "it was asked, and is not there any more");
    assert_eq!(refreshed.entry.taken_at("users").unwrap().to_string(), "2026-09-01T08:00:00Z", "the list stays of its date");
    assert!(!refreshed.told.contains(&"users"));
}

#[test]
fn a_poor_token_takes_nothing_away() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let rich = platform(&["guest", "55000910"], true);
    rich.refresh(&mut store, Some("P"), &list(&["55000910", "inconnu"], &["cours_test"])).unwrap();
    let poor = platform(&["guest", "svc", "55000910"], false);
    poor.refresh(&mut store, Some("P"), &list(&["55000910", "inconnu"], &[])).unwrap();
    let catalogue = crate::catalogue::Catalogue::new(store.load("P").unwrap());
    assert!(catalogue.user("55000910").is_some() && catalogue.tells_account("inconnu"));
    assert!(catalogue.tells_enrolments("cours_test"));
}

#[test]
fn participants_are_told_for_the_courses_that_were_asked_about() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let platform = platform(&["guest", "55000910"], true);
    let refreshed = platform.refresh(&mut store, Some("P"), &list(&["55000910"], &["COURS_TEST"])).unwrap();
    let catalogue = crate::catalogue::Catalogue::new(store.load("P").unwrap());
    // The account is not in the course and sees people: it sees everybody.
    assert!(catalogue.tells_enrolments("cours_test") && !catalogue.tells_enrolments("L1-INFO-ALGO1"));
    assert!(catalogue.tells_held_roles("cours_test"));
    let enrolment = catalogue.enrolments_of("55000910").next().unwrap();
    assert_eq!((enrolment.course.as_str(), enrolment.method.as_str()), ("cours_test", "not-told"));
    assert_eq!(catalogue.roles_held_by("55000910").next().unwrap().role, "student");
    assert_eq!(catalogue.groups_of("55000910").next().unwrap().group, "groupe_1");
    assert!(!catalogue.tells_memberships("cours_test"), "a default grouping may hide groups, and nothing says that there is none");
    let list = refreshed.entry.lists.iter().find(|list| list.list == "enrolments").unwrap();
    assert_eq!((list.rows, list.asked), (1, Some(1)), "of the others, who are not on the list, nothing is kept");
    assert!(platform.asked.lock().unwrap().iter().any(|request| request.contains("id%2Cusername%2Croles%2Cgroups")));
}

/// What is told of a course in which these numbers are, with the groups of the first.
fn view(course: &Value, people: &[i64], group: &Value) -> (bool, bool) {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let functions = [ALL[0], ALL[1], ALL[4], "core_enrol_get_enrolled_users"];
    let mut told = json!({ "id": 2, "shortname": "A", "fullname": "A" });
    told.as_object_mut().unwrap().extend(course.as_object().unwrap().clone());
    let mut persons: Vec<Value> = people.iter().map(|id| json!({ "id": id, "username": id.to_string(), "roles": [] })).collect();
    if let Some(first) = persons.first_mut() {
        first["groups"] = json!([group]);
    }
    let replies = HashMap::from([
        (functions[0], info(&functions)),
        (functions[1], Reply::json(&json!({ "courses": [told] }))),
        (functions[2], Reply::json(&json!([group]))),
        (functions[3], Reply::json(&json!(persons))),
    ]);
    let wanted = Wanted { participants: true, ..groups_of("A") };
    Platform::new(replies).refresh(&mut store, Some("P"), &wanted).unwrap();
    let catalogue = crate::catalogue::Catalogue::new(store.load("P").unwrap());
    (catalogue.tells_enrolments("A"), catalogue.tells_memberships("A"))
}

#[test]
fn an_account_that_may_not_see_everybody_leaves_open_who_is_not_shown() {
    // The account of the token has the number 293.
    let open = json!({ "id": 1, "name": "TD", "visibility": 0 });
    let whole = json!({ "groupmode": 0, "defaultgroupingid": 0 });
    assert_eq!(view(&whole, &[5, 293], &open), (true, true));
    let separate = json!({ "groupmode": 1, "defaultgroupingid": 0 });
    assert_eq!(view(&separate, &[5, 293], &open), (false, false), "only its own group");
    assert_eq!(view(&separate, &[], &open), (false, false), "none because nobody is there, or because nobody is shown");
    assert_eq!(view(&separate, &[5, 6], &open), (true, true), "not in the course, and shown somebody");
    assert_eq!(view(&json!({}), &[5, 293], &open), (false, false), "the mode is not told");
    let grouping = json!({ "groupmode": 0, "defaultgroupingid": 3 });
    assert_eq!(view(&grouping, &[5, 6], &open), (true, false), "groups outside the grouping are not shown");
    assert_eq!(view(&whole, &[5, 6], &json!({ "id": 1, "name": "TD", "visibility": 1 })), (true, false));
}

#[test]
fn days_of_enrolments_that_stay_are_counted_from_the_new_day() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let (mut former, source) = known("P");
    let now = jiff::Timestamp::now();
    former.platform.extracted_at = Some(now.checked_sub(jiff::SignedDuration::from_hours(240)).unwrap().to_string());
    former.enrolments = Some(vec![crate::catalogue::Enrolment { end_day: Some(30.0), course: "X".into(), ..Default::default() }]);
    store.replace(&former, &source).unwrap();
    platform(&["guest"], true).refresh(&mut store, Some("P"), &Wanted::default()).unwrap();
    assert_eq!(store.load("P").unwrap().enrolments.unwrap()[0].end_day, Some(20.0));
}

#[test]
fn a_login_that_is_none_is_asked_as_a_student_number_as_the_list_writes_it() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let answer = |body: &str| {
        let numbered = body.contains("field=idnumber") && body.contains("=E22300225");
        let guest = body.contains("field=username") && body.contains("=guest");
        let user = |id: i64, login: &str| json!([{ "id": id, "username": login, "idnumber": "E22300225" }]);
        Reply::json(&if numbered {
            user(4, "martin225")
        } else if guest {
            user(1, "guest")
        } else {
            json!([])
        })
    };
    let replies = HashMap::from([
        (FUNCTIONS[0], info(&FUNCTIONS)),
        (FUNCTIONS[1], Reply::sample("by_field_all_svc")),
        (FUNCTIONS[2], Reply::Made(Arc::new(answer))),
    ]);
    let refreshed = Platform::new(replies).refresh(&mut store, Some("P"), &list(&["E22300225"], &[])).unwrap();
    assert_eq!(refreshed.people, Some(PeopleAsked { asked: 1, found: 1, sure: true }), "by number, and no login of that name");
    let catalogue = crate::catalogue::Catalogue::new(store.load("P").unwrap());
    assert!(catalogue.tells_account("E22300225") && catalogue.user("e22300225").is_none());
    assert_eq!(catalogue.users_numbered("E22300225").next().unwrap().username, "martin225");
}

#[test]
fn one_ill_formed_value_does_not_hide_the_others() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let refuse = |body: &str| {
        if body.contains("bad") {
            return Reply::sample("users_by_field_upper");
        }
        let known = ["guest", "a", "z"].iter().filter(|login| body.contains(&format!("={login}&")) || body.ends_with(&format!("={login}")));
        Reply::json(&known.map(|login| json!({ "id": login.len() * 100 + usize::from(login.as_bytes()[0]), "username": login })).collect())
    };
    let replies = HashMap::from([
        (FUNCTIONS[0], info(&FUNCTIONS)),
        (FUNCTIONS[1], Reply::sample("by_field_all_svc")),
        (FUNCTIONS[2], Reply::Made(Arc::new(refuse))),
    ]);
    let refreshed = Platform::new(replies).refresh(&mut store, Some("P"), &list(&["a", "bad", "z"], &[])).unwrap();
    assert_eq!(refreshed.people, Some(PeopleAsked { asked: 3, found: 2, sure: true }));
    let catalogue = crate::catalogue::Catalogue::new(store.load("P").unwrap());
    assert!(!catalogue.tells_account("bad"), "nobody answered for it");
}
