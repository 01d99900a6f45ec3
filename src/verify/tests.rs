use super::*;
use crate::catalogue::{Catalogue, Site};
use crate::table::{Column, Origin, RowId, Table};

fn wanted(line: u32, user: &str, course: &str) -> Wanted {
    Wanted { line, user: user.into(), course: course.into(), number: 1, role: Some("student".into()), ..Wanted::default() }
}

/// A platform that tells what a test says.
struct Told(Vec<(&'static str, Seen)>);

impl Source for Told {
    fn seen(&self, wanted: &Wanted) -> Seen {
        self.0.iter().find(|(user, _)| *user == wanted.user).map(|(_, seen)| seen.clone()).unwrap_or_default()
    }

    fn blind(&self) -> &[&'static str] {
        &["end"]
    }
}

fn there(roles: &[&str], groups: &[&str], access: bool) -> Seen {
    let texts = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
    Seen { there: There::Yes, roles: texts(roles), groups: texts(groups), more_groups: false, access: Some(access) }
}

#[test]
fn each_difference_has_its_state_and_says_what_was_asked_and_found() {
    let gone = Seen { there: There::No, ..Seen::default() };
    let hidden = Seen { roles: None, groups: None, access: None, ..there(&[], &[], true) };
    let source = Told(vec![
        ("a", there(&["student"], &["TD1"], true)),
        ("b", gone),
        ("c", there(&["teacher"], &["TD1"], true)),
        ("d", there(&["student"], &["TD2"], true)),
        ("e", there(&["student"], &["TD1"], false)),
        ("f", hidden),
        ("h", there(&["student"], &["TD1"], true)),
    ]);
    let mut list: Vec<Wanted> =
        ["a", "b", "c", "d", "e", "f", "g", "h"].iter().zip(2..).map(|(user, line)| wanted(line, user, "X")).collect();
    list.iter_mut().for_each(|one| one.groups = vec!["TD1".into()]);
    list[7].suspended = Some(true);
    let compared = compare(&list, &source);
    let states: Vec<&str> = compared.rows.iter().map(|row| row.state.word()).collect();
    assert_eq!(states, ["as-asked", "absent", "other-role", "other-group", "no-access", "as-asked", "not-told", "other-status"]);
    assert_eq!(compared.rows[2].differences, [Difference { what: "role", asked: "student".into(), found: "teacher".into() }]);
    assert_eq!(compared.rows[3].differences, [Difference { what: "group", asked: "TD1".into(), found: "TD2".into() }]);
    assert_eq!(compared.rows[5].not_told, ["end", "role", "group", "status"], "what is not told is named");
    let line = &compared.courses[0];
    assert_eq!((line.as_asked, line.absent, line.different, line.not_told), (2, 1, 4, 1));
    assert_eq!(compared.missing(), [(3, vec![1])]);
    assert!(!compared.is_as_asked());
}

#[test]
fn a_group_that_may_be_hidden_is_not_said_to_be_another() {
    let source = Told(vec![("a", Seen { more_groups: true, ..there(&["student"], &[], true) })]);
    let one = Wanted { groups: vec!["TD1".into()], ..wanted(2, "a", "X") };
    let compared = compare(&[one], &source);
    assert_eq!((compared.rows[0].state, compared.rows[0].not_told.contains(&"group")), (State::AsAsked, true));
}

#[test]
fn a_person_asked_for_twice_counts_once_and_the_last_status_counts() {
    let source = Told(vec![("a", there(&["student", "teacher"], &[], false))]);
    let mut list = vec![wanted(2, "a", "X"), Wanted { role: Some("teacher".into()), ..wanted(3, "a", "X") }];
    list[1].suspended = Some(true);
    let compared = compare(&list, &source);
    assert!(compared.is_as_asked(), "{:?}", compared.rows);
    assert_eq!(compared.courses[0].as_asked, 1);
}

fn table(headers: &[&str], rows: &[&[&str]]) -> (Table, Vec<RowId>) {
    let column = |at: usize| {
        let mut column = Column::default();
        rows.iter().for_each(|row| column.push(row[at]));
        column
    };
    let columns = (0..headers.len()).map(column).collect();
    let ids = (0..rows.len() as u32).map(RowId).collect();
    let mut origin = Origin::default();
    (0..rows.len()).for_each(|at| origin.push(crate::table::Source { sheet: 0, line: at as u32 + 2 }));
    (Table::new(columns, origin), ids)
}

fn site() -> Catalogue {
    let site: Site = serde_json::from_str(
        r#"{"courses":[{"shortname":"X"}],"roles":[{"shortname":"student","name":"Apprenant"}],
            "users":[{"username":"a","idnumber":"E1","email":"a@x.fr"},{"username":"b","idnumber":"E2"},{"username":"c"}]}"#,
    )
    .unwrap();
    Catalogue::new(site)
}

fn states(headers: &[&str], rows: &[&[&str]], course: Option<&str>, list: &[Wanted]) -> Vec<&'static str> {
    let (table, ids) = table(headers, rows);
    let people = list.iter().map(|one| (one.user.clone(), Person { login: Some(one.user.clone()), ..Person::default() })).collect();
    let catalogue = site();
    let source = ListSource::new(&table, headers, &ids, course, people, &catalogue).ok().unwrap();
    compare(list, &source).rows.iter().map(|row| row.state.word()).collect()
}

#[test]
fn a_downloaded_list_names_people_by_number_and_address() {
    let list: Vec<Wanted> = ["a", "b", "c", "d"].iter().zip(2..).map(|(user, line)| wanted(line, user, "X")).collect();
    let headers = ["Prénom", "Nom", "Numéro d’identification", "Rôles"];
    let told = states(&headers, &[&["A", "A", "E1", "Apprenant"], &["Z", "Z", "E9", "Apprenant"]], Some("X"), &list);
    // Nobody knows under which number « c » and « d » would stand in it.
    assert_eq!(told, ["as-asked", "absent", "not-told", "not-told"]);
    let told = states(&["Adresse de courriel"], &[&["A@x.fr"]], Some("X"), &list);
    assert_eq!(told, ["as-asked", "not-told", "not-told", "not-told"]);
}

#[test]
fn a_list_tells_roles_groups_and_status_where_it_has_them() {
    let mut list: Vec<Wanted> = ["a", "b", "c"].iter().zip(2..).map(|(user, line)| wanted(line, user, "X")).collect();
    list.iter_mut().for_each(|one| one.groups = vec!["CM, amphi 3".into()]);
    let headers = ["username", "Groups", "Roles", "Status"];
    let rows: [&[&str]; 3] = [
        &["a", "TD1, CM, amphi 3", "Student", "Active"],
        &["b", "TD1", "Student", "Active"],
        &["c", "CM, amphi 3", "Student", "Suspended"],
    ];
    assert_eq!(states(&headers, &rows, Some("X"), &list), ["as-asked", "other-group", "no-access"]);
}

#[test]
fn another_course_than_that_of_the_list_is_not_told() {
    let list = [wanted(2, "a", "X"), wanted(2, "a", "Y")];
    assert_eq!(states(&["login"], &[&["a"]], Some("X"), &list), ["as-asked", "not-told"]);
    assert_eq!(states(&["login", "course"], &[&["a", "Y"]], None, &list), ["not-told", "as-asked"]);
}

#[test]
fn a_list_without_people_or_course_says_so() {
    let catalogue = site();
    let (one, ids) = table(&["Nom"], &[&["A"]]);
    assert_eq!(ListSource::new(&one, &["Nom"], &ids, Some("X"), Default::default(), &catalogue).err(), Some(ListLacks::People));
    let (one, ids) = table(&["login"], &[&["a"]]);
    assert_eq!(ListSource::new(&one, &["login"], &ids, None, Default::default(), &catalogue).err(), Some(ListLacks::Course));
}
