//! Random lists with titles, notes, pages and totals between: everybody comes out or is named.

use super::*;
use proptest::prelude::*;

/// A line of a random list.
#[derive(Clone, Debug)]
enum Line {
    Person { name: bool, course: bool, group: bool },
    Blank,
    Titles,
    Heading(u8),
    Note,
    Page(u8),
    Total,
}

fn line() -> impl Strategy<Value = Line> {
    prop_oneof![
        12 => (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(name, course, group)| Line::Person { name, course, group }),
        2 => Just(Line::Blank),
        1 => Just(Line::Titles),
        1 => (1u8..9).prop_map(Line::Heading),
        1 => Just(Line::Note),
        1 => (1u8..9).prop_map(Line::Page),
        1 => Just(Line::Total),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn nobody_who_is_put_in_is_lost(above in proptest::collection::vec(prop_oneof![Just(""), Just("Liste des étudiants"), Just("Édité le 28/11/2026")], 0..3), lines in proptest::collection::vec(line(), 1..60)) {
        let mut text = String::new();
        above.iter().for_each(|title| { text.push_str(title); text.push_str(";;;\n"); });
        text.push_str("N° étudiant;Nom;Cours;Groupe\n");
        let mut put_in = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            match line {
                Line::Person { name, course, group } => {
                    let id = format!("{}", 55_000_100 + number);
                    let cell = |there: &bool, text: &str| if *there { text.to_owned() } else { String::new() };
                    text.push_str(&format!("{id};{};{};{}\n", cell(name, &format!("NOM{number}")), cell(course, "cours_test"), cell(group, "TD1")));
                    put_in.push(id);
                }
                Line::Blank => text.push_str(";;;\n"),
                Line::Titles => text.push_str("N° étudiant;Nom;Cours;Groupe\n"),
                Line::Heading(n) => text.push_str(&format!("Groupe TD{n};;;\n")),
                Line::Note => text.push_str("Document établi par le service de la scolarité;;;\n"),
                Line::Page(n) => text.push_str(&format!("Page {n};;;\n")),
                Line::Total => text.push_str("Total;12;;\n"),
            }
        }
        let list = pasted(text.clone().into_bytes());
        let logins = kept(&list, usual(), Kind::Login);
        let work = Work::new(&list, usual());
        let table = work.table();
        let named: Vec<&str> = (0..table.rows()).map(RowId).filter(|row| table.is_removed(*row)).flat_map(|row| table.columns().iter().map(move |column| column.text(row))).collect();
        for id in &put_in {
            prop_assert!(logins.contains(id) || named.contains(&id.as_str()), "{id} is lost of\n{text}");
        }
        // A line that is no person is enrolled by nobody, but for notes in the middle, which the check names as unknown accounts.
        let strangers = logins.iter().filter(|login| !put_in.contains(login)).filter(|login| login.starts_with("Groupe") || login.starts_with("Page") || *login == "Total" || login.starts_with('N'));
        prop_assert_eq!(strangers.count(), 0, "{}\n{:?}", text, logins);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn every_cross_and_every_value_becomes_a_row_and_nobody_goes(rows in proptest::collection::vec((proptest::collection::vec(0usize..4, 3), 1usize..3), 1..20)) {
        let courses = ["cours_test", "PHYS101", "L1-INFO-ALGO1"];
        let mut text = format!("N° étudiant;{}\n", courses.join(";"));
        let mut wanted = Vec::new();
        for (number, (marks, people)) in rows.iter().enumerate() {
            let logins: Vec<String> = (0..*people).map(|nth| format!("{}", 55_100_000 + number * 10 + nth)).collect();
            let cells: Vec<&str> = marks.iter().map(|mark| ["", "X", "oui", "28/11/2026"][*mark]).collect();
            text.push_str(&format!("{};{}\n", logins.join(", "), cells.join(";")));
            let taken: Vec<&str> = courses.iter().zip(marks).filter(|(_, mark)| **mark > 0).map(|(course, _)| *course).collect();
            for login in &logins {
                wanted.extend(taken.iter().map(|course| format!("{login};{course}")));
                if taken.is_empty() {
                    wanted.push(format!("{login};"));
                }
            }
        }
        let mut list = pasted(text.clone().into_bytes());
        for _ in 0..2 {
            let offers = list.shapes(&list.proposed_on(usual(), &catalogue()), usual(), &catalogue());
            let shape = offers.iter().fold(Shape::default(), |shape, offer| shape.with(&offer.shape));
            list = list.reshaped(&shape).unwrap();
        }
        let work = Work::new(&list, usual());
        let table = work.table();
        let mut rows: Vec<String> = table.kept_rows().map(|row| table.columns().iter().map(|column| column.text(row)).collect::<Vec<_>>().join(";")).collect();
        // Without any cross there is no column of courses, and the list stays as it is.
        if wanted.iter().all(|row| row.ends_with(';')) {
            rows.iter_mut().for_each(|row| row.push(';'));
        }
        rows.sort();
        wanted.sort();
        prop_assert_eq!(rows, wanted, "{}", text);
    }
}
