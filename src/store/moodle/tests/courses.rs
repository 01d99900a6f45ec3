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
    former.courses[0].enrol_methods.as_mut().unwrap()[0].enrolperiod_days = Some(30.0);
    store.replace(&former, &source).unwrap();
    let platform = Platform::new(rich());
    let refreshed = platform.refresh(&mut store, Some("ecampus"), &Wanted::default()).unwrap();
    let site = store.load("Ecampus").unwrap();
    assert_eq!((site.users.as_ref().map(Vec::len), site.roles.as_ref().map(Vec::len)), (Some(200), Some(11)));
    let course = site.courses.iter().find(|course| course.id == former.courses[0].id).unwrap();
    assert_eq!(course.groups, former.courses[0].groups);
    assert_eq!(course.manual_method().unwrap().unwrap().enrolperiod_days, Some(30.0));
    assert_eq!(refreshed.diff.unwrap().courses_renamed[0].from, "CHIM_L1");
}
