//! What Moodle's "Upload users" does in silence: for each of the forty cases, numbered as in the table of
//! `src/check/rules/mod.rs`, a list that holds it, the rule that says so, and a counterpart that is sound.

use super::{Catalogues, check, read};
use bordereau::error::Level;
use std::fs;

/// Number, rule, list that holds the danger, sound counterpart.
const DANGERS: &[(u8, &str, &str, &str)] = &[
    (
        1,
        "end_date_removed",
        "username;course1;role1\n22300101;CHIM_L1;student",
        "username;course1;role1;enrolperiod1\n22300101;CHIM_L1;student;120",
    ),
    (
        2,
        "enrolment_reopened",
        "username;course1;role1\n22300102;CHIM_L1;student",
        "username;course1;role1;enrolperiod1\n22300102;CHIM_L1;student;60",
    ),
    (3, "course_without_manual", "username;course1;role1\n22300100;PHYS-L1;student", SOUND),
    (4, "manual_method_off", "username;course1;role1\n22300100;MATH_L1;student", SOUND),
    (
        5,
        "stays_suspended",
        "username;course1;role1;enrolperiod1\n22300103;CHIM_L1;student;60",
        "username;course1;role1;enrolstatus1\n22300103;CHIM_L1;student;0",
    ),
    (
        6,
        "status_not_0_or_1",
        "username;course1;role1;enrolstatus1\n22300100;CHIM_L1;student;suspendu",
        "username;course1;role1;enrolstatus1\n22300100;CHIM_L1;student;1",
    ),
    (
        7,
        "access_kept",
        "username;course1;role1;enrolstatus1\n22300104;CHIM_L1;student;1",
        "username;course1;role1;enrolstatus1\n22300100;CHIM_L1;student;1",
    ),
    (8, "role_added", "username;course1;role1\n22300105;CHIM_L1;student", "username;course1;role1\n22300105;CHIM_L1;editingteacher"),
    (9, "empty_cell", "username;course1;role1\n22300100;CHIM_L1;", SOUND),
    (10, "orphan_column", "username;course1;role2\n22300100;CHIM_L1;teacher", SOUND),
    (10, "number_with_zero", "username;course1;role01\n22300100;CHIM_L1;teacher", SOUND),
    (11, "role_number", "username;course1;role1\n22300100;CHIM_L1;1", SOUND),
    (12, "group_near_existing", "username;course1;role1;group1\n22300100;CHIM_L1;student;td1", GROUPED),
    (12, "invisible_character", "username;course1;role1;group1\n22300100;CHIM_L1;student;TD1\u{a0}", GROUPED),
    (13, "numeric_group", "username;course1;role1;group1\n22300100;CHIM_L1;student;1", GROUPED),
    (14, "numeric_group", "username;course1;role1;group1\n22300100;CHIM_L1;student;101", GROUPED),
    (15, "several_groups", "username;course1;role1;group1\n22300100;CHIM_L1;student;TD1, TD2", GROUPED),
    (16, "group_code", "username;course1;role1;group1\n22300100;CHIM_L1;student;APO-TD1", GROUPED),
    (16, "group_code", "username;course1;role1;group1\n22300100;CHIM_L1;student;Travaux dirigés", GROUPED),
    (
        17,
        "group_kept",
        "username;course1;role1;group1;enrolperiod1\n22300101;CHIM_L1;student;TD2;60",
        "username;course1;role1;group1;enrolperiod1\n22300101;CHIM_L1;student;TD1;60",
    ),
    (18, "orphan_column", "username;course1;role1;group2\n22300100;CHIM_L1;student;TD1", GROUPED),
    (
        18,
        "stray_cell",
        "username;course1;role1;course2;role2;group2\n22300100;CHIM_L1;student;;;TD1",
        "username;course1;role1;course2;role2;group2\n22300100;CHIM_L1;student;;;",
    ),
    (19, "spreadsheet_error", "username;course1;role1;group1\n22300100;CHIM_L1;student;#N/A", GROUPED),
    (19, "group_placeholder", "username;course1;role1;group1\n22300100;CHIM_L1;student;NULL", GROUPED),
    (20, "period_not_days", "username;course1;role1;enrolperiod1\n22300100;CHIM_L1;student;2 mois", PERIOD),
    (21, "period_not_days", "username;course1;role1;enrolperiod1\n22300100;CHIM_L1;student;31/12/2026", PERIOD),
    (22, "period_not_days", "username;course1;role1;enrolperiod1\n22300100;CHIM_L1;student;1 000", PERIOD),
    (23, "period_not_days", "username;course1;role1;enrolperiod1\n22300100;CHIM_L1;student;illimité", PERIOD),
    (
        24,
        "zero_period",
        "username;course1;role1;enrolperiod1\n22300100;FC30;student;0",
        "username;course1;role1;enrolperiod1\n22300100;FC30;student;90",
    ),
    (25, "dangerous_column", "username;course1;role1;enroltimestart1\n22300100;CHIM_L1;student;05/01/2027", SOUND),
    (26, "dangerous_column", "username;course1;role1;enroltimestart1\n22300100;CHIM_L1;student;15 janvier 2027", SOUND),
    (27, "empty_cell", "username;course1;role1\n22300100;;student", SOUND),
    (28, "closed_account", "username;course1;role1\ndurand33;CHIM_L1;student", SOUND),
    (29, "profile_column", "username;course1;role1;lastname\n22300100;CHIM_L1;student;", SOUND),
    (30, "profile_column", "username;course1;role1;lastname\n22300100;CHIM_L1;student;MARTIN", SOUND),
    (31, "profile_column", "username;course1;role1;email\n22300100;CHIM_L1;student;", SOUND),
    (32, "mojibake", "username;course1;role1\n22300100;GÃ©nÃ©tique_M2;student", SOUND),
    (32, "lost_character", "username;course1;role1\n22300100;G\u{fffd}n\u{fffd}tique_M2;student", SOUND),
    (33, "value_needs_quotes", "username;course1;role1;group1\n22300100;CHIM_L1;student;\"groupe \"\"A\"", GROUPED),
    (34, "dangerous_column", "username;course1;role1;cohort1\n22300100;CHIM_L1;student;Licence 1", SOUND),
    (35, "dangerous_column", "username;course1;role1;auth\n22300100;CHIM_L1;student;cas", SOUND),
    (36, "dangerous_column", "username;course1;role1;sysrole1\n22300100;CHIM_L1;student;manager", SOUND),
    (37, "front_page", "username;course1;role1\n22300100;ecampus;student", SOUND),
    (
        38,
        "conflicting_enrolment",
        "username;course1;role1\n22300100;CHIM_L1;student\n22300100;CHIM_L1;teacher",
        "username;course1;role1\n22300100;CHIM_L1;student\n22300100;CHIM_L2;teacher",
    ),
    (39, "profile_column", "username;course1;role1;country\n22300100;CHIM_L1;student;France", SOUND),
    (39, "dangerous_column", "username;course1;role1;maildisplay\n22300100;CHIM_L1;student;", SOUND),
    (40, "dangerous_column", "username;course1;role1;type1\n22300100;CHIM_L1;student;1.5", SOUND),
    (40, "empty_cell", "username;course1;role1\n22300100;0;student", SOUND),
    (40, "group_placeholder", "username;course1;role1;group1\n22300100;CHIM_L1;student;0", GROUPED),
];

const SOUND: &str = "username;course1;role1\n22300100;CHIM_L1;student";
const GROUPED: &str = "username;course1;role1;group1\n22300100;CHIM_L1;student;TD1";
const PERIOD: &str = "username;course1;role1;enrolperiod1\n22300100;CHIM_L1;student;60";

#[test]
fn each_silent_danger_is_said_and_its_sound_counterpart_is_not_blamed() {
    let (catalogues, place) = (Catalogues::new(), tempfile::tempdir().unwrap());
    let path = place.path().join("liste.csv");
    let mut wrong = Vec::new();
    let found = |text: &str| {
        fs::write(&path, format!("{text}\n")).unwrap();
        check(&read(&path), &catalogues.full).findings
    };
    for (number, rule, dangerous, sound) in DANGERS {
        let said = found(dangerous);
        if !said.iter().any(|finding| finding.rule.name == *rule) {
            wrong.push(format!("{number}: {rule} says nothing, only {:?}", said.iter().map(|f| f.rule.name).collect::<Vec<_>>()));
        }
        let blamed: Vec<_> = found(sound).iter().filter(|f| f.level > Level::Info || f.rule.name == *rule).map(|f| f.rule.name).collect();
        if !blamed.is_empty() {
            wrong.push(format!("{number}: {blamed:?} blame what is sound"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn all_forty_dangers_have_a_list_and_the_rules_that_the_table_names() {
    let table = include_str!("../../src/check/rules/mod.rs");
    for number in 1..=40u8 {
        let line = table.lines().find(|line| line.starts_with(&format!("//! | {number} |"))).unwrap();
        let rules: Vec<&str> = DANGERS.iter().filter(|danger| danger.0 == number).map(|danger| danger.1).collect();
        assert!(!rules.is_empty(), "no list for {number}");
        rules.iter().for_each(|rule| assert!(line.contains(&format!("`{rule}`")), "{number} does not name {rule}: {line}"));
    }
}
