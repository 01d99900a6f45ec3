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
    assert_eq!((user.suspended, user.deleted, user.siteadmin, user.confirmed), (Some(true), Some(false), Fact::Told(true), None));
}

fn list(lines: &[&[&str]]) -> Result<Taken, ListFault> {
    use crate::table::{Column, Origin, Table};
    let columns = (0..lines[0].len()).map(|c| {
        let mut column = Column::default();
        lines[1..].iter().for_each(|line| column.push(line[c]));
        column
    });
    let table = Table::new(columns.collect(), Origin::default());
    lists::take(lines[0], &table, 0..table.rows())
}

#[test]
fn the_titles_tell_what_kind_of_list_it_is() {
    for (header, row, kind) in [
        (&["shortname", "fullname", "idnumber", "category"][..], &["A", "", "", ""][..], ListKind::Courses),
        (&["Nom abrégé du cours", "Nom complet du cours"], &["A", ""], ListKind::Courses),
        (&["Course short name", "Course full name", "Course ID number"], &["A", "", ""], ListKind::Courses),
        (&["Nom abrégé", "Nom"], &["A", "Chimie"], ListKind::Courses),
        (&["Nom abrégé", "Nom personnalisé", "Archétype"], &["tuteur", "", ""], ListKind::Roles),
        (&["Identifiant", "Nom", "Prénom", "Adresse de courriel"], &["a", "", "", ""], ListKind::Accounts),
        (&["username", "idnumber"], &["a", ""], ListKind::Accounts),
        (&["Espace de cours", "Groupe"], &["A", "TD1"], ListKind::Groups),
        (&["name", "idnumber", "description", "category"], &["L1 Bio", "COH_L1BIO", "", "System"], ListKind::Cohorts),
        (&["Nom", "Identifiant de cohorte", "Description"], &["L1 Bio", "COH_L1BIO", ""], ListKind::Cohorts),
        (&["Cours", "Nom abrégé", "Groupe"], &["Chimie", "A", "TD1"], ListKind::Groups),
    ] {
        assert_eq!(list(&[header, row]).unwrap().kind, kind, "{header:?}");
    }
    let roles = list(&[&["shortname", "name"], &["student", "Étudiant"], &["teacher", "Enseignant non éditeur"]]).unwrap();
    assert_eq!((roles.kind, roles.rows), (ListKind::Roles, 2), "by what it holds");
    // As copied from the page on which Moodle defines roles.
    let page = list(&[
        &["Rôle", "Description", "Nom abrégé"],
        &["Étudiant", "…", "student"],
        &["Tuteur", "…", "tuteur"],
        &["Enseignant", "…", "editingteacher"],
    ]);
    let mut site = Site::default();
    page.unwrap().put_into(&mut site);
    assert_eq!(site.roles.unwrap()[0], Role { shortname: "student".into(), name: "Étudiant".into(), ..Role::default() });
}

#[test]
fn a_list_without_what_it_needs_is_refused() {
    for (header, row, fault) in [
        (&["Remarque", "Salle"][..], &["x", "y"][..], ListFault::NoKnownColumn),
        (&["Nom", "Prénom"], &["x", "y"], ListFault::NoLogin),
        (&["Groupe", "Remarque"], &["x", "y"], ListFault::NoCourse),
        (&["shortname", "fullname"], &[" ", "y"], ListFault::NoRows),
        (&["username", "course1", "role1"], &["a", "b", "c"], ListFault::Enrolments),
        (&["Identifiant", "Espace de cours"], &["a", "b"], ListFault::Enrolments),
    ] {
        assert_eq!(list(&[header, row]).unwrap_err(), fault);
    }
}

#[test]
fn a_course_list_keeps_what_it_does_not_tell() {
    let mut site = sample();
    let taken = list(&[
        &["Nom abrégé", "Nom complet", "Visible", "Salle"],
        &["CHIM_L1 ", "Chimie générale (rénovée)", "oui", "B12"],
        &["NOUVEAU", "Nouvel espace", "non", ""],
        &["CHIM_L1", "encore", "", ""],
        &["", "sans nom", "", ""],
    ])
    .unwrap();
    assert_eq!((taken.rows, taken.repeated, taken.nameless, taken.unused.as_slice()), (2, 1, 1, ["Salle".to_owned()].as_slice()));
    assert_eq!(taken.put_into(&mut site), ["courses"]);
    let [known, new] = site.courses.as_slice() else { panic!("two courses") };
    assert_eq!((known.fullname.as_str(), known.idnumber.as_deref()), ("Chimie générale (rénovée)", Some("SCHI101")));
    assert_eq!(known.groups.as_ref().map(Vec::len), Some(6));
    assert_eq!((new.visible, new.manual_method()), (Some(false), Err(NotTold)));
}

#[test]
fn groups_and_roles_are_put_where_they_belong() {
    let mut site = sample();
    let groups = list(&[&["Cours", "Groupe", "Automatique"], &["CHIM_L1", "TD9", ""], &["CHIM_L1", "Apogée", "oui"], &["ABSENT", "x", ""]]);
    assert_eq!(groups.unwrap().put_into(&mut site), ["courses"]);
    let group = site.courses[0].group("Apogée").unwrap().unwrap();
    assert_eq!((group.automatic, site.courses[0].groups.as_ref().unwrap().len()), (Some(true), 2));
    assert_eq!(site.courses[1].groups.as_ref().unwrap().len(), 3, "a course that is not named keeps its groups");
    list(&[&["Nom abrégé", "Nom", "Archétype"], &["student", "Apprenant", ""]]).unwrap().put_into(&mut site);
    let roles = site.roles.unwrap();
    assert_eq!((roles.len(), roles[0].name.as_str(), roles[0].assignable_in_course), (1, "Apprenant", Fact::Told(true)));
}
