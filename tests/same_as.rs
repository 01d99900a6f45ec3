//! « Same as last time »: what was decided for a list, applied to the same list with rows added and columns moved or spelled
//! otherwise, gives the same file for the same people, and holds nobody.

use bordereau::export::{Draft, write};
use bordereau::importer::{self, FieldKey, Importer, Roster};
use bordereau::mapping::{Decided, Likeness, Mapping, Recipe, Take, work_table};
use bordereau::shape::Shape;
use bordereau::table::{Change, Column, Origin, Patch, RowId, Source, Table};
use bordereau::watch::Watch;
use proptest::prelude::*;

const COURSES: [&str; 3] = ["Chimie L1", "Chimie L2", "Maths"];
const ROLES: [&str; 2] = ["Étudiant", "Enseignant"];
const GROUPS: [&str; 3] = ["TD 1", "TD2", "Td 3"];

fn importer() -> &'static Importer {
    importer::find("moodle-upload-users").unwrap()
}

fn translation(text: &str) -> &str {
    match text {
        "Chimie L1" => "CHIM_L1",
        "Chimie L2" => "CHIM_L2",
        "Étudiant" => "student",
        "Enseignant" => "editingteacher",
        "TD 1" => "TD1",
        "Td 3" => "TD3",
        other => other,
    }
}

/// People: login, course, role, group.
type People = Vec<(u32, usize, usize, usize)>;

/// A list whose columns stand in this order, under these titles.
fn list(people: &People, order: &[usize; 5], titles: &[&str; 5]) -> (Vec<String>, Table) {
    let cell = |person: &(u32, usize, usize, usize), of: usize| match of {
        0 => format!("{:08}", person.0),
        1 => COURSES[person.1].to_owned(),
        2 => ROLES[person.2].to_owned(),
        3 => GROUPS[person.3].to_owned(),
        _ => format!("Nom{}", person.0),
    };
    let column = |of: &usize| {
        let mut column = Column::default();
        people.iter().for_each(|person| column.push(&cell(person, *of)));
        column
    };
    let mut origin = Origin::default();
    (0..people.len()).for_each(|row| origin.push(Source { sheet: 0, line: row as u32 + 2 }));
    (order.iter().map(|of| titles[*of].to_owned()).collect(), Table::new(order.iter().map(column).collect(), origin))
}

fn bytes(table: &Table, keys: &[FieldKey]) -> Vec<u8> {
    let mut out = Vec::new();
    write(&Draft { roster: &Roster::new(importer(), keys.to_vec(), table.clone()), delimiter: ';' }, &mut out, &Watch::default()).unwrap();
    out
}

/// What a person decided: columns, and every value in the platform's words.
fn decided(headers: &[String], sheet: &Table) -> (Recipe, Vec<u8>) {
    let at = |title: &str| Take::Column(headers.iter().position(|header| header == title).unwrap());
    let key = |name: &str| importer().key_of_header(name).unwrap();
    let mut mapping = Mapping::default();
    for (field, title) in [("username", "N° étudiant"), ("course1", "Cours"), ("role1", "Profil"), ("group1", "Groupe")] {
        mapping.set(importer(), key(field), Some(at(title)));
    }
    mapping.set(importer(), key("enrolperiod1"), Some(Take::Same("60".into())));
    let rows: Vec<RowId> = sheet.kept_rows().collect();
    let titles: Vec<&str> = headers.iter().map(String::as_str).collect();
    let taken = work_table(sheet, &rows, &mapping, importer(), &titles);
    let mut written = taken.clone();
    for column in 1..4 {
        let cells: Vec<(RowId, String)> = rows.iter().map(|row| (*row, translation(taken.text(column, *row)).to_owned())).collect();
        let cells = cells.into_iter().map(|(row, text)| (row, written.intern(column, &text))).collect();
        Patch::one(Change::Cells { column, cells }).apply(&mut written);
    }
    let keys = mapping.keys();
    (of(&titles, &mapping, &taken, &written).unwrap(), bytes(&written, &keys))
}

fn of(headers: &[&str], mapping: &Mapping, taken: &Table, written: &Table) -> Option<Recipe> {
    let shape = &Shape::default();
    let (importer, platform, delimiter, fixed) = (importer(), "Ecampus", ';', false);
    Recipe::of(&Decided { headers, file_headers: headers, shape, mapping, importer, taken, written, platform, delimiter, fixed })
}

/// The file that a recipe makes of a list.
fn again(recipe: &Recipe, headers: &[String], sheet: &Table) -> Vec<u8> {
    let titles: Vec<&str> = headers.iter().map(String::as_str).collect();
    let (mapping, missing) = recipe.mapping(&titles, importer());
    assert!(missing.is_empty());
    let rows: Vec<RowId> = sheet.kept_rows().collect();
    let mut table = work_table(sheet, &rows, &mapping, importer(), &titles);
    recipe.translate(&mut table, &mapping.keys());
    bytes(&table, &mapping.keys())
}

const TITLES: [&str; 5] = ["N° étudiant", "Cours", "Profil", "Groupe", "Nom"];
const SPELLED: [&str; 5] = ["N° ETUDIANT", "cours ", "Profil", " Groupe", "Nom de famille"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_people_get_the_same_rows(
        people in prop::collection::vec((1_u32..90_000_000, 0..3_usize, 0..2_usize, 0..3_usize), 1..40),
        more in prop::collection::vec((1_u32..90_000_000, 0..3_usize, 0..2_usize, 0..3_usize), 0..10),
        order in Just([0_usize, 1, 2, 3, 4]).prop_shuffle(),
        spelled in any::<bool>(),
    ) {
        let (headers, sheet) = list(&people, &[0, 1, 2, 3, 4], &TITLES);
        let (recipe, file) = decided(&headers, &sheet);
        let kept = Recipe::parse(&recipe.to_text()).unwrap();
        prop_assert_eq!(&kept, &recipe);
        // Nobody is in it.
        for (login, ..) in &people {
            let text = recipe.to_text();
            let (login, name) = (format!("{login:08}"), format!("Nom{login}"));
            prop_assert!(!text.contains(&login) && !text.contains(&name));
        }
        let titles = if spelled { SPELLED } else { TITLES };
        let all = [people.clone(), more].concat();
        let (headers, sheet) = list(&all, &order, &titles);
        let shown: Vec<&str> = headers.iter().map(String::as_str).collect();
        prop_assert!(kept.likeness(&shown) >= Likeness::Enough);
        let made = again(&kept, &headers, &sheet);
        // The rows of the same people come first, and are the same but for values that nobody decided on before.
        let rows = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().lines().take(people.len() + 1).map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(rows(&made), rows(&file));
    }
}

#[test]
fn a_list_with_other_titles_is_another_list() {
    let (headers, sheet) = list(&vec![(1, 0, 0, 0)], &[0, 1, 2, 3, 4], &TITLES);
    let (recipe, _) = decided(&headers, &sheet);
    assert_eq!(recipe.likeness(&["groupe", "n° etudiant", "PROFIL", "cours", "nom"]), Likeness::Same);
    assert_eq!(recipe.likeness(&["N° étudiant", "Cours", "Profil", "Groupe", "Remarque"]), Likeness::Enough);
    assert_eq!(recipe.likeness(&["N° étudiant", "Cours", "Rôle demandé", "Groupe"]), Likeness::Partly);
    assert_eq!(recipe.likeness(&["Salle", "Heure"]), Likeness::Other);
}

#[test]
fn a_constant_that_names_a_person_is_not_kept() {
    let (headers, sheet) = list(&vec![(1, 0, 0, 0)], &[0, 1, 2, 3, 4], &TITLES);
    let titles: Vec<&str> = headers.iter().map(String::as_str).collect();
    let mut mapping = Mapping::default();
    mapping.set(importer(), importer().key_of_header("username").unwrap(), Some(Take::Same("mdurand".into())));
    mapping.set(importer(), importer().key_of_header("course1").unwrap(), Some(Take::Column(1)));
    let rows: Vec<RowId> = sheet.kept_rows().collect();
    let table = work_table(&sheet, &rows, &mapping, importer(), &titles);
    let recipe = of(&titles, &mapping, &table, &table).unwrap();
    assert!(!recipe.to_text().contains("mdurand"));
    assert_eq!(of(&["", ""], &mapping, &table, &table), None);
}
