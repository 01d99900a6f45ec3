use super::*;
use crate::importer;
use crate::table::{Column, Origin, RowId, Source, Table};

fn importer() -> &'static Importer {
    importer::find("moodle-upload-users").unwrap()
}

fn proposed(headers: &[&str]) -> Vec<(String, usize)> {
    let column = |take| match take {
        Take::Column(column) => column,
        Take::Same(_) => unreachable!("headers give columns"),
    };
    propose(headers, importer()).takes.into_iter().map(|(key, take)| (key.to_string(), column(take))).collect()
}

fn named(list: &[(&str, usize)]) -> Vec<(String, usize)> {
    list.iter().map(|(name, column)| ((*name).to_owned(), *column)).collect()
}

#[test]
fn the_headers_of_the_school_are_recognised() {
    assert_eq!(proposed(&["N° étudiant", "Nom", "Prénom", "Groupe TD"]), named(&[("username", 0), ("group1", 3)]));
    assert_eq!(
        proposed(&["COD_ETU", "LIB_NOM_PAT_IND", "Espace de cours", "Rôle"]),
        named(&[("username", 0), ("course1", 2), ("role1", 3)])
    );
    assert_eq!(
        proposed(&["Identifiant de connexion", "cours 1", "cours 2", "rôle 2"]),
        named(&[("username", 0), ("course1", 1), ("course2", 2), ("role2", 3)])
    );
}

#[test]
fn a_login_is_better_than_a_student_number() {
    assert_eq!(proposed(&["Numéro étudiant", "Login"]), named(&[("username", 1)]));
}

#[test]
fn the_importers_own_names_win_and_come_in_the_order_of_writing() {
    assert_eq!(
        proposed(&["role1", "GROUP1", " Course1 ", "username", "Groupe"]),
        named(&[("username", 3), ("course1", 2), ("role1", 0), ("group1", 1)])
    );
}

#[test]
fn a_bare_code_and_a_family_name_are_nothing() {
    assert_eq!(proposed(&["code", "Nom", "NOM Prénom", "course_"]), named(&[("course1", 3)]));
    assert_eq!(proposed(&["code", "Nom", "NOM Prénom", ""]), named(&[]));
}

#[test]
fn sensitive_columns_are_pointed_at_and_others_are_not() {
    for header in
        ["INE", "N° INE", "Date de naissance", "Né(e) le", "Boursier", "Tiers temps", "Téléphone", "Sexe", "DATE_NAI_IND", "COD_NNE"]
    {
        assert!(sensitive(header).is_some(), "{header}");
    }
    for header in ["Nom", "Adresse mail", "Adresse électronique", "Groupe", "N° étudiant", "Machine", "Intelligence artificielle"] {
        assert!(sensitive(header).is_none(), "{header}");
    }
}

fn sheet() -> Table {
    let mut columns = vec![Column::default(), Column::default()];
    let mut origin = Origin::default();
    for (line, (a, b)) in [("Liste", ""), ("login", "groupe"), ("u1", "TD1"), ("", " "), ("u2", "TD2"), ("Total", "2")].iter().enumerate() {
        columns[0].push(a);
        columns[1].push(b);
        origin.push(Source { sheet: 3, line: line as u32 + 1 });
    }
    Table::new(columns, origin)
}

#[test]
fn the_work_table_keeps_the_lines_of_the_list_and_leaves_blank_rows_out() {
    let sheet = sheet();
    let mut mapping = propose(&["login", "groupe"], importer());
    mapping.set(importer(), importer().key_of_header("course1").unwrap(), Some(Take::Same("CHIM_L1".into())));
    let rows = data_rows(&sheet, RowId(2)..RowId(5));
    let table = work_table(&sheet, &rows, &mapping, importer(), &["login", "groupe"]);
    assert_eq!(table.rows(), 2);
    assert_eq!([table.text(0, RowId(1)), table.text(1, RowId(1)), table.text(2, RowId(1))], ["u2", "CHIM_L1", "TD2"]);
    assert_eq!(table.source(RowId(1)), Source { sheet: 3, line: 5 });
    assert_eq!(mapping.missing(importer()).iter().map(ToString::to_string).collect::<Vec<_>>(), ["role1"]);
}

#[test]
fn a_saved_mapping_fits_a_list_with_the_same_headers_in_another_order() {
    let mut mapping = propose(&["login", "groupe"], importer());
    mapping.set(importer(), importer().key_of_header("role1").unwrap(), Some(Take::Same("student".into())));
    let saved = Saved::parse(&Saved::of(&mapping, &["login", "groupe"], importer()).to_text()).unwrap();
    let again = saved.resolve(&["GROUPE", "Nom", "Login"], importer()).unwrap();
    assert_eq!(again.take(&importer().key_of_header("username").unwrap()), Some(&Take::Column(2)));
    assert_eq!(again.take(&importer().key_of_header("role1").unwrap()), Some(&Take::Same("student".into())));
    assert_eq!(saved.resolve(&["Nom"], importer()), Err(MappingFault::MissingColumn { column: "groupe".into() }));
    assert!(matches!(Saved::parse("username = 1"), Err(MappingFault::NotAMapping { .. })));
}

#[test]
fn another_importer_takes_over_what_means_the_same_and_gets_its_own_words() {
    let from = importer();
    let to = importer::find("tool-sync-enrolments").unwrap();
    let headers = ["Login", "Espace", "Groupe TD", "Fin"];
    let mut mapping = propose(&headers, from);
    let key = |importer: &importer::Importer, name: &str| importer.key_of_header(name).unwrap();
    mapping.set(from, key(from, "course1"), Some(Take::Column(1)));
    mapping.set(from, key(from, "role1"), Some(Take::Same("student".into())));
    mapping.set(from, key(from, "course2"), Some(Take::Same("CHIM_L1".into())));
    let carried = carry_over(&mapping, &headers, from, to);
    let takes: Vec<(String, Take)> = carried.mapping.takes.iter().map(|(key, take)| (key.to_string(), take.clone())).collect();
    let same = |value: &str| Take::Same(value.to_owned());
    assert_eq!(
        takes,
        [
            ("uid".to_owned(), Take::Column(0)),
            ("cid".to_owned(), Take::Column(1)),
            ("rolename".to_owned(), same("student")),
            ("enrol".to_owned(), same("manual")),
            ("endtime".to_owned(), Take::Column(3)),
            ("gcmd".to_owned(), same("gaddcreate")),
            ("g1".to_owned(), Take::Column(2)),
        ]
    );
    assert_eq!(carried.mapping.missing(to), []);
    let names: Vec<String> = carried.fields.iter().map(|(old, new)| format!("{old} {new}")).collect();
    assert_eq!(names, ["username uid", "course1 cid", "role1 rolename", "group1 g1"]);
}

#[test]
fn a_file_names_people_by_one_field_and_choosing_another_takes_its_place() {
    let importer = importer::find("mass-enroll-2").unwrap();
    let mut mapping = propose(&["Login", "N° étudiant", "Courriel", "Groupe"], importer);
    let names = |mapping: &Mapping| mapping.takes.iter().map(|(key, _)| key.to_string()).collect::<Vec<_>>();
    assert_eq!(names(&mapping), ["idnumber", "group"], "the usual one is taken");
    mapping.set(importer, importer.key_of_header("email").unwrap(), Some(Take::Column(2)));
    assert_eq!(names(&mapping), ["email", "group"]);
    assert_eq!(mapping.missing(importer), []);
    let settings = importer.settings_for(std::iter::empty(), &mapping.keys());
    assert_eq!(settings.iter().find(|setting| setting.key == "identifier").unwrap().value, "email");
    mapping.set(importer, importer.key_of_header("email").unwrap(), None);
    assert_eq!(mapping.missing(importer).iter().map(ToString::to_string).collect::<Vec<_>>(), ["idnumber"]);
}
