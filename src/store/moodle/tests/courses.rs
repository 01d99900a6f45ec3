//! What a token brings, and what stays as it was.

use super::*;

#[test]
fn a_rich_token_brings_courses_methods_categories_cohorts_and_groups() {
    let place = tempfile::tempdir().unwrap();
    let platform = Platform::new(rich());
    let mut store = store(&place);
    let refreshed = platform.refresh(&mut store, None, &groups_of("cours_test")).unwrap();
    let site = store.load("oracle moodle").unwrap();
    assert_eq!(
        (refreshed.entry.rows("courses"), refreshed.entry.rows("categories"), refreshed.entry.rows("cohorts")),
        (Some(3), Some(3), Some(3))
    );
    let course = site.courses.iter().find(|course| course.shortname == "cours_test").unwrap();
    assert_eq!(course.manual_method().unwrap().unwrap().status, "enabled");
    assert_eq!((course.category.as_deref(), course.groups.as_ref().map(Vec::len)), (Some("UFR Sciences"), Some(3)));
    assert_eq!((site.platform.moodle.as_deref(), site.site.shortname.as_deref()), (Some("4.5.6"), Some("oracle")));
    assert_eq!(site.platform.url.as_deref(), Some(platform.address.as_str()));
    assert!(site.users.is_none() && site.roles.is_none(), "web services do not tell them");
    assert!(refreshed.missing.iter().any(|missing| missing.what == "roles"));
}

#[test]
fn a_poor_token_brings_the_courses_and_says_what_is_missing() {
    let place = tempfile::tempdir().unwrap();
    let replies = rich().into_iter().map(|(function, reply)| match function {
        "core_webservice_get_site_info" => (function, info(&ALL[..4])),
        "core_cohort_get_cohorts" => (function, Reply::sample("cohorts_svc")),
        _ => (function, reply),
    });
    let platform = Platform::new(replies.collect());
    let refreshed = platform.refresh(&mut store(&place), Some("Ecampus"), &groups_of("cours_test")).unwrap();
    let missing = |what| refreshed.missing.iter().find(|missing| missing.what == what).unwrap();
    assert_eq!((missing("cohorts").right, missing("cohorts").message.id.as_ref()), (Some("moodle/cohort:view"), "moodle-note-right"));
    assert_eq!(missing("groups").message.id, "moodle-note-not-in-service");
    assert_eq!((refreshed.entry.rows("courses"), refreshed.entry.rows("cohorts")), (Some(3), None));
}

#[test]
fn what_web_services_do_not_tell_stays_as_another_source_told_it() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let (mut former, source) = known("Ecampus");
    former.courses[0].enrol_methods.as_mut().unwrap()[0].enrolperiod_days = crate::catalogue::Fact::Told(30.0);
    store.replace(&former, &source).unwrap();
    let platform = Platform::new(rich());
    let refreshed = platform.refresh(&mut store, Some("ecampus"), &Wanted::default()).unwrap();
    let site = store.load("Ecampus").unwrap();
    assert_eq!((site.users.as_ref().map(Vec::len), site.roles.as_ref().map(Vec::len)), (Some(200), Some(11)));
    let course = site.courses.iter().find(|course| course.id == former.courses[0].id).unwrap();
    assert_eq!(course.groups, former.courses[0].groups);
    assert_eq!(course.manual_method().unwrap().unwrap().enrolperiod_days, crate::catalogue::Fact::Told(30.0));
    assert_eq!(refreshed.diff.unwrap().courses_renamed[0].from, "CHIM_L1");
}

/// A token that may call these, with one list of courses.
fn with_courses(function: &'static str, reply: Reply) -> Platform {
    Platform::new(HashMap::from([(ALL[0], info(&[ALL[0], function])), (function, reply)]))
}

fn told(courses: &Value) -> Reply {
    Reply::json(&json!({ "courses": courses, "warnings": [] }))
}

#[test]
fn a_method_that_is_not_switched_on_may_be_disabled_or_missing() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let (mut former, source) = known("P");
    let method = |status: &str| crate::catalogue::EnrolMethod { enrol: "manual".into(), status: status.into(), ..Default::default() };
    let course = |id: i64, methods| crate::catalogue::Course { id, enrol_methods: methods, ..Default::default() };
    former.courses = vec![course(1, None), course(2, Some(vec![])), course(3, Some(vec![method("disabled")]))];
    former.courses.push(course(4, Some(vec![method("enabled")])));
    store.replace(&former, &source).unwrap();
    let courses = (1..=4).map(|id| json!({ "id": id, "shortname": id.to_string(), "fullname": "x", "enrollmentmethods": ["self"] }));
    with_courses(ALL[1], told(&courses.collect())).refresh(&mut store, Some("P"), &Wanted::default()).unwrap();
    let site = store.load("P").unwrap();
    let status = |course: &crate::catalogue::Course| course.manual_method().unwrap().map(|method| method.status.clone());
    let statuses: Vec<Option<String>> = site.courses.iter().map(status).collect();
    let words: Vec<Option<&str>> = statuses.iter().map(Option::as_deref).collect();
    assert_eq!(words, [Some("not-enabled"), None, Some("disabled"), Some("not-enabled")]);
}

#[test]
fn the_other_list_of_courses_is_taken_where_the_first_is_not_in_the_service() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let refreshed = with_courses("core_course_get_courses", Reply::sample("courses_all_admin"))
        .refresh(&mut store, Some("P"), &Wanted::default())
        .unwrap();
    assert_eq!(refreshed.entry.rows("courses"), Some(3));
    assert!(refreshed.missing.iter().any(|missing| missing.what == "methods"));
    let site = store.load("P").unwrap();
    assert!(site.courses.iter().all(|course| course.enrol_methods.is_none()), "they are not told");
    let refused = with_courses("core_course_get_courses", Reply::sample("courses_all_svc"));
    let fault = refused.refresh(&mut store, Some("P"), &Wanted::default()).unwrap_err();
    assert!(matches!(fault, MoodleFault::NoCourses(_)));
}

#[test]
fn hidden_courses_stay_for_an_account_that_sees_none() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let (mut former, source) = known("P");
    let course = |id: i64, visible| crate::catalogue::Course { id, shortname: format!("C{id}"), visible, ..Default::default() };
    former.courses = vec![course(1, Some(true)), course(2, Some(false)), course(3, Some(true))];
    store.replace(&former, &source).unwrap();
    let one = json!([{ "id": 1, "shortname": "C1", "fullname": "x", "enrollmentmethods": ["manual"] }]);
    let refreshed = with_courses(ALL[1], told(&one)).refresh(&mut store, Some("P"), &Wanted::default()).unwrap();
    assert_eq!(refreshed.diff.unwrap().courses_unseen, ["C3"], "a hidden one may only be out of sight");
    let seeing = json!([{ "id": 1, "shortname": "C1", "fullname": "x", "visible": 0 }]);
    let refreshed = with_courses(ALL[1], told(&seeing)).refresh(&mut store, Some("P"), &Wanted::default()).unwrap();
    assert!(refreshed.diff.unwrap().courses_removed.is_empty(), "to see one hidden course is not to see them all");
}

#[test]
fn names_that_moodle_will_not_give_raw_are_taken_as_the_pages_show_them() {
    let place = tempfile::tempdir().unwrap();
    let mut store = store(&place);
    let reply = |body: &str| {
        let shown = json!([{ "id": 1, "shortname": "R&amp;D", "fullname": "a &lt;b&gt; &amp;lt;", "enrollmentmethods": ["manual"] }]);
        let refusal = json!({ "exception": "invalid_response_exception", "errorcode": "invalidresponse", "message": "…" });
        if body.contains("moodlewssettingraw=1") { Reply::json(&refusal) } else { told(&shown) }
    };
    with_courses(ALL[1], Reply::Made(Arc::new(reply))).refresh(&mut store, Some("P"), &Wanted::default()).unwrap();
    let course = store.load("P").unwrap().courses.remove(0);
    assert_eq!((course.shortname.as_str(), course.fullname.as_str()), ("R&D", "a <b> &lt;"));
}
