use super::*;
use crate::catalogue::{Catalogue, Site};
use crate::simulate::moodle_upload::{Run, Settings};
use crate::simulate::outlook::Ending;
use jiff::Zoned;

const SITE: &str = r#"{
  "site": {"shortname": "site", "lang": "fr", "timezone": "Europe/Paris"},
  "roles": [{"id": 1, "shortname": "manager", "assignable_in_course": true, "assignable_in_system": true},
            {"id": 3, "shortname": "editingteacher", "assignable_in_course": true, "assignable_in_system": false},
            {"id": 5, "shortname": "student", "archetype": "student", "assignable_in_course": true, "assignable_in_system": false}],
  "courses": [
    {"id": 2, "shortname": "CHIM_L1", "fullname": "Chimie générale", "visible": true,
     "enrol_methods": [{"enrol": "manual", "status": "enabled", "default_role": "student", "enrolperiod_days": 0}],
     "groups": [{"id": 9, "name": "TD 1"}]},
    {"id": 3, "shortname": "FERME", "fullname": "Fermé", "visible": false,
     "enrol_methods": [{"enrol": "manual", "status": "disabled", "default_role": "student", "enrolperiod_days": 0}], "groups": []},
    {"id": 4, "shortname": "AUTO", "fullname": "Libre", "visible": true, "enrol_methods": [], "groups": []}],
  "users": [{"id": 10, "username": "a1", "auth": "manual", "password": "hash", "suspended": false},
            {"id": 11, "username": "a2", "auth": "manual", "password": "hash", "suspended": true},
            {"id": 12, "username": "a3", "auth": "manual", "password": "hash", "suspended": false}],
  "enrolments": [{"username": "a3", "course": "CHIM_L1", "method": "manual", "status": "active", "start_day": -90, "end_day": -10}],
  "role_assignments": [{"username": "a3", "course": "CHIM_L1", "role": "editingteacher"}],
  "group_members": [], "cohorts": [], "categories": [], "profile_fields": []
}"#;

fn of(file: &str) -> Forecast {
    let catalogue = Catalogue::new(serde_json::from_str::<Site>(SITE).unwrap());
    let now: Zoned = "2026-11-21T12:00:00[Europe/Paris]".parse().unwrap();
    let run = Run { catalogue: &catalogue, settings: &Settings::default(), now: &now };
    forecast(file.as_bytes(), &run, &Watch::default()).unwrap()
}

#[test]
fn each_course_tells_who_gets_in_with_which_role_and_group() {
    let seen =
        of("username;course1;role1;group1\na1;CHIM_L1;student;TD 1\na2;CHIM_L1;student;td1\nx9;CHIM_L1;student;\na3;CHIM_L1;student;\n");
    let [course] = seen.courses.as_slice() else { panic!("one course") };
    assert_eq!((course.enrolled, course.changed, course.refused, course.ends_removed), (2, 1, 1, 1));
    assert_eq!(course.roles, [("student".to_owned(), 3)]);
    let groups: Vec<_> = course.groups.iter().map(|group| (group.name.as_str(), group.created, group.near.clone())).collect();
    assert_eq!(groups, [("TD 1", false, vec![]), ("td1", true, vec!["TD 1".to_owned()])]);
    for kind in [
        NoticeKind::UnknownAccount,
        NoticeKind::EndRemoved,
        NoticeKind::Reopened,
        NoticeKind::RoleAdded,
        NoticeKind::SuspendedAccount,
        NoticeKind::NearGroup,
    ] {
        assert_eq!(seen.count_of(kind), 1, "{kind:?}");
    }
    let unknown = seen.notices.iter().find(|notice| notice.kind == NoticeKind::UnknownAccount).unwrap();
    assert_eq!((unknown.lines.as_slice(), unknown.names.as_slice()), (&[4][..], &["x9".to_owned()][..]));
}

#[test]
fn what_moodle_does_in_silence_is_said() {
    let seen = of("username;course1;role1\na1;FERME;student\na1;AUTO;student\na3;CHIM-L1;student\na1;;\n");
    for kind in [
        NoticeKind::DisabledMethod,
        NoticeKind::HiddenCourse,
        NoticeKind::NoManualMethod,
        NoticeKind::UnknownCourse,
        NoticeKind::NothingDone,
    ] {
        assert_eq!(seen.count_of(kind), 1, "{kind:?}");
    }
    assert_eq!(seen.file.stats.errors, 0, "the final page counts no error");
    assert_eq!(seen.final_page_misleads().unwrap().id, "final-page-hides");
}

#[test]
fn a_manager_or_a_great_number_asks_for_a_yes() {
    let seen = of("username;course1;role1\na1;CHIM_L1;manager\n");
    let asked = |limits: &Limits| seen.to_confirm(limits).into_iter().map(|message| message.id.into_owned()).collect::<Vec<_>>();
    assert_eq!(asked(&Limits::default()), ["confirm-managers"]);
    assert_eq!(asked(&Limits { enrolments: 0, ..Limits::default() }), ["confirm-managers", "confirm-enrolments"]);
    assert!(of("username;course1;role1\na1;CHIM_L1;student\n").to_confirm(&Limits::default()).is_empty());
}

#[test]
fn a_refused_file_says_why_and_nothing_else() {
    let seen = of("username;course1;commentaire\na1;CHIM_L1;\n");
    assert_eq!(seen.notices.len(), 1);
    assert_eq!(seen.notices[0].title().id, "foresee-file-refused-named");
    assert!(seen.courses.is_empty() && seen.file.is_refused());
}

#[test]
fn a_value_that_does_not_fit_stops_the_import_there() {
    let long = "G".repeat(255);
    let seen = of(&format!("username;course1;group1\na1;CHIM_L1;{long}\na3;CHIM_L1;\n"));
    assert_eq!((seen.count_of(NoticeKind::Aborted), seen.file.rows_processed), (1, 1));
}

#[test]
fn without_an_account_list_no_row_is_called_good() {
    let catalogue = Catalogue::new(serde_json::from_str::<Site>(r#"{"courses":[{"shortname":"A"}]}"#).unwrap());
    let now: Zoned = "2026-11-21T12:00:00[Europe/Paris]".parse().unwrap();
    let run = Run { catalogue: &catalogue, settings: &Settings::default(), now: &now };
    let file = "username;course1;role1;group1\na1;A;student;TD1\na2;B;student;\n";
    let seen = forecast(file.as_bytes(), &run, &Watch::default()).unwrap();
    assert_eq!(seen.outlook().not_told, 2);
    assert_eq!(seen.count_of(NoticeKind::UnknownCourse), 1, "what is told is said all the same");
    assert_eq!(seen.totals.enrolled + seen.totals.groups_created, 0);
    assert_eq!(seen.courses[0].not_told, 1);
}

#[test]
fn without_the_present_enrolments_people_are_said_to_be_enrolled_or_rewritten() {
    let mut site: Site = serde_json::from_str(SITE).unwrap();
    site.enrolments = None;
    let catalogue = Catalogue::new(site);
    let now: Zoned = "2026-11-21T12:00:00[Europe/Paris]".parse().unwrap();
    let run = Run { catalogue: &catalogue, settings: &Settings::default(), now: &now };
    let file = "username;course1;role1\na1;CHIM_L1;student\nx9;CHIM_L1;student\n";
    let seen = forecast(file.as_bytes(), &run, &Watch::default()).unwrap();
    assert_eq!((seen.totals.written, seen.totals.enrolled, seen.courses[0].written), (1, 0, 1));
    assert_eq!((seen.count_of(NoticeKind::EnrolmentsNotTold), seen.count_of(NoticeKind::NotTold)), (1, 0));
    assert_eq!(seen.count_of(NoticeKind::UnknownAccount), 1);
}

#[test]
fn two_files_beside_each_other_show_what_only_one_of_them_does() {
    let (opened, made) = (
        of("username;course1;role1;group1\na1;CHIM_L1;student;TD t\nx9;CHIM_L1;student;\n"),
        of("username;course1;role1;group1\na1;CHIM_L1;student;TD été\nx9;CHIM_L1;student;\n"),
    );
    let only: Vec<_> = opened.only_here(&made).map(|notice| (notice.kind, notice.names.as_slice())).collect();
    assert_eq!(only, [(NoticeKind::GroupCreated, &["TD t".to_owned()][..])], "as many groups, and not the same");
    let refused = of("username;course1;role1;\na1;CHIM_L1;student;\n");
    assert_eq!((refused.file.ending(), opened.file.ending()), (Ending::Refused, Ending::Whole));
    let stopped = of(&format!("username;course1;group1\na1;CHIM_L1;\na1;CHIM_L1;{}\n", "G".repeat(255)));
    assert_eq!(stopped.file.ending(), Ending::Stopped(3));
}

#[test]
fn people_to_whom_a_course_writes_are_counted_once_it_has_a_contact() {
    let simulated = |welcome: &str, release: &str| {
        let site = SITE.replace(
            r#""default_role": "student", "enrolperiod_days": 0}],
     "groups": [{"id": 9"#,
            &format!(
                r#""default_role": "student", "enrolperiod_days": 0{welcome}}}],
     "groups": [{{"id": 9"#
            ),
        );
        let catalogue = Catalogue::new(serde_json::from_str::<Site>(&site).unwrap());
        let now: Zoned = "2026-11-21T12:00:00[Europe/Paris]".parse().unwrap();
        let mut settings = Settings::default();
        settings.set("moodle", release).unwrap();
        let run = Run { catalogue: &catalogue, settings: &settings, now: &now };
        let file = "username;course1;role1\na1;CHIM_L1;student\na2;CHIM_L1;student\na1;CHIM_L1;student\na1;FERME;student\n";
        forecast(file.as_bytes(), &run, &Watch::default()).unwrap()
    };
    let seen = simulated("", "4.5");
    assert_eq!((seen.count_of(NoticeKind::WelcomeNotTold), seen.count_of(NoticeKind::Welcome)), (3, 0), "again for who is sent twice");
    assert_eq!(seen.welcome().len(), 2);
    assert_eq!(simulated(r#", "welcome": true"#, "4.5").count_of(NoticeKind::Welcome), 3);
    assert!(simulated(r#", "welcome": false"#, "4.5").welcome().is_empty() && simulated("", "4.1").welcome().is_empty());
}

#[test]
fn two_new_groups_that_read_the_same_are_pointed_at() {
    let seen = of("username;course1;role1;group1\na1;CHIM_L1;student;TP 7\na2;CHIM_L1;student;tp7\n");
    let groups: Vec<_> = seen.courses[0].groups.iter().map(|group| (group.name.as_str(), group.near.clone())).collect();
    assert_eq!(groups, [("TP 7", vec![]), ("tp7", vec!["TP 7".to_owned()])]);
    assert_eq!((seen.count_of(NoticeKind::GroupCreated), seen.count_of(NoticeKind::NearGroup)), (1, 1));
}

#[test]
fn people_with_the_same_fate_are_one_line_and_nobody_is_in_none() {
    let rows = ["a1;CHIM_L1;student", "x1;CHIM_L1;student", "x2;AUTO;student", "a2;CHIM_L1;student", "a3;CHIM-L1;student"];
    let more = ["a1;AUTO;student", "a2;CHIM-L1;student", "a1;;", "a2;CHIM_L1;roi"];
    let file: String = rows.iter().chain(&more).map(|row| format!("{row}\n")).collect();
    let seen = of(&format!("username;course1;role1\n{file}"));
    let lots: Vec<_> = seen.lots.iter().map(|lot| (lot.happens, lot.course.as_str(), lot.about.as_str(), lot.lines.as_slice())).collect();
    assert_eq!(
        lots,
        [
            (Happens::Refused(NoticeKind::UnknownAccount), "", "", &[3, 4][..]),
            (Happens::Refused(NoticeKind::UnknownCourse), "CHIM-L1", "", &[6, 8][..]),
            (Happens::Refused(NoticeKind::NoManualMethod), "AUTO", "", &[7][..]),
            (Happens::Refused(NoticeKind::UnknownRole), "", "roi", &[10][..]),
            (Happens::Enrolled, "CHIM_L1", "student", &[2, 5][..]),
            (Happens::Nothing, "", "", &[9][..]),
        ]
    );
    let mut lines: Vec<u32> = seen.lots.iter().flat_map(|lot| lot.lines.iter().copied()).collect();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines, (2..=10).collect::<Vec<u32>>());
}

#[test]
fn a_hundred_thousand_people_are_as_few_lines_as_ten() {
    let lots = |count: u32| {
        let rows: String = (0..count)
            .map(|row| format!("{};CHIM_L1;student\n", if row % 10 == 0 { format!("x{row}") } else { "a1".to_owned() }))
            .collect();
        of(&format!("username;course1;role1\n{rows}")).lots
    };
    let (few, many) = (lots(20), lots(100_000));
    assert_eq!(many.iter().map(|lot| lot.happens).collect::<Vec<_>>(), few.iter().map(|lot| lot.happens).collect::<Vec<_>>());
    assert_eq!(many.iter().map(|lot| lot.lines.len()).sum::<usize>(), 100_000);
}
