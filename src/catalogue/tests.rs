use super::*;

fn catalogue(shortnames: &[&str]) -> Catalogue {
    let courses = shortnames.iter().map(|name| Course { shortname: (*name).to_owned(), ..Course::default() }).collect();
    Catalogue::new(Site { courses, ..Site::default() })
}

#[test]
fn a_course_is_found_by_its_exact_short_name_only() {
    let catalogue = catalogue(&["CHIM_L1", "Génétique_M2"]);
    assert!(catalogue.course("CHIM_L1").is_some());
    assert!(catalogue.course("chim_l1").is_none());
    assert_eq!(catalogue.courses_reading("genetique_m2").map(|c| c.shortname.as_str()).collect::<Vec<_>>(), ["Génétique_M2"]);
}

#[test]
fn the_course_that_was_meant_comes_first() {
    let catalogue = catalogue(&["CHIM_L2", "CHIM_L1", "PHYS_L1", "CHIM_L1_TP"]);
    let first = |text| catalogue.suggest_courses(text, 3).first().map(|s| s.course.shortname.clone());
    assert_eq!(first("CHIM-L1").as_deref(), Some("CHIM_L1"));
    assert_eq!(first("chmi l1").as_deref(), Some("CHIM_L1"));
    assert_eq!(first("zzzz"), None);
}

#[test]
fn what_an_exchange_file_leaves_out_is_not_told() {
    let site: Site = serde_json::from_str(r#"{"courses":[{"shortname":"A","unknown":1}],"more":[]}"#).unwrap();
    let catalogue = Catalogue::new(site);
    assert!(!catalogue.knows_accounts() && !catalogue.knows_roles());
    assert_eq!(catalogue.course("A").unwrap().manual_method(), Err(NotTold));
}

#[test]
fn flags_are_read_as_booleans_numbers_or_text() {
    let site: Site =
        serde_json::from_str(r#"{"courses":[],"users":[{"username":"a","suspended":1,"deleted":"0","siteadmin":true}]}"#).unwrap();
    let user = &site.users.unwrap()[0];
    assert_eq!((user.suspended, user.deleted, user.siteadmin, user.confirmed), (Some(true), Some(false), Some(true), None));
}
