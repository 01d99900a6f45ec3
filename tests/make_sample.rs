//! The sample list, made again in memory and compared with the file that ships.
//!
//! Run with `BORDEREAU_MAKE_SAMPLE=1` to write the file after a change here.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use bordereau::catalogue::{self, Catalogue, Course, User};
use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook};
use std::io::Cursor;

const HEADER: [&str; 6] = ["N° étudiant", "Nom", "Prénom", "Espace de cours", "Rôle", "Groupe TD"];
const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/liste-licence-1.xlsx");

/// One line of the list. Numbers of eight digits with leading zeros are stored as numbers, as schools do.
struct Line {
    number: String,
    last: String,
    first: String,
    course: String,
    role: &'static str,
    group: &'static str,
}

/// The 128 enrolments: four courses, then the faults, each at a place that stays the same.
fn lines(catalogue: &Catalogue) -> Vec<Line> {
    let users = catalogue.site().users.as_deref().expect("the sample has accounts");
    let students: Vec<&User> = users.iter().filter(|user| user.idnumber.as_deref().is_some_and(|number| !number.is_empty())).collect();
    let teachers: Vec<&User> = users.iter().filter(|user| user.idnumber.as_deref() == Some("") && user.id > 2).collect();
    let mut lines = Vec::new();
    for (course, from, to, groups) in [
        ("CHIM-L1", 0, 52, &["TD1", "TD2", "TD3"][..]),
        ("CHIM_L1", 52, 57, &["TD3"]),
        ("PHYS_L1", 57, 88, &["TD1", "TD2"]),
        ("MATH_L1_ANA", 88, 110, &["TD1", "TD2"]),
        ("BIO_L1_CELL", 110, 124, &["Groupe 1", "Groupe 2"]),
    ] {
        let mut people = students[from..to].to_vec();
        people.sort_by_key(|user| (user.lastname.clone(), user.firstname.clone()));
        let size = people.len().div_ceil(groups.len());
        lines.extend(people.into_iter().enumerate().map(|(i, user)| line(user, course, "Étudiant", groups[i / size])));
    }
    lines.push(line(teachers[0], "CHIM-L1", "Enseignant", ""));
    lines.push(line(teachers[1], "PHYS_L1", "Enseignant", ""));
    lines.push(Line {
        number: "22399999".into(),
        last: "Jolivet".into(),
        first: "Élise".into(),
        course: "MATH_L1_ANA".into(),
        role: "Étudiant",
        group: "TD2",
    });

    // The faults of every September.
    lines[3].number.push(' ');
    lines[21].number.push('\u{a0}');
    lines[19..23].iter_mut().for_each(|line| line.group = "TD 2");
    lines[40].course = "CHIM-L1 ".to_owned();
    lines[60..62].iter_mut().for_each(|line| line.course = "phys_l1".to_owned());
    lines[116..119].iter_mut().for_each(|line| line.course = "BIO_L1_CEL".to_owned());
    let twice = &lines[70];
    lines.push(Line {
        number: twice.number.clone(),
        last: twice.last.clone(),
        first: twice.first.clone(),
        course: twice.course.clone(),
        ..*twice
    });
    lines
}

fn line(user: &User, course: &str, role: &'static str, group: &'static str) -> Line {
    let text = |value: &Option<Box<str>>| value.as_deref().unwrap_or_default().to_owned();
    Line { number: user.username.clone(), last: text(&user.lastname), first: text(&user.firstname), course: course.to_owned(), role, group }
}

fn workbook(lines: &[Line]) -> Vec<u8> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 9, 14).unwrap();
    book.set_properties(&DocProperties::new().set_author("").set_creation_datetime(&created));
    let title = Format::new().set_bold().set_font_size(14.0);
    let head = Format::new().set_bold().set_align(FormatAlign::Center).set_background_color("DDE3EA");
    let eight = Format::new().set_num_format("00000000");
    let sheet = book.add_worksheet().set_name("Inscriptions").unwrap();
    sheet.write_with_format(0, 0, "Inscriptions pédagogiques 2026-2027 : licence 1, portail sciences", &title).unwrap();
    sheet.write(1, 0, "Édité le 14/09/2026").unwrap();
    for (column, name) in (0..).zip(HEADER) {
        sheet.write_with_format(3, column, name, &head).unwrap();
    }
    for (row, line) in (4..).zip(lines) {
        match line.number.parse::<f64>() {
            Ok(number) if line.number.starts_with('0') => sheet.write_with_format(row, 0, number, &eight).unwrap(),
            _ => sheet.write(row, 0, line.number.as_str()).unwrap(),
        };
        for (column, text) in (1..).zip([line.last.as_str(), &line.first, &line.course, line.role, line.group]) {
            sheet.write(row, column, text).unwrap();
        }
    }
    sheet.write(4 + lines.len() as u32, 0, format!("Nombre d’étudiants : {}", lines.len())).unwrap();
    for (column, width) in (0..).zip([14, 18, 16, 20, 12, 12]) {
        sheet.set_column_width(column, width).unwrap();
    }
    sheet.set_freeze_panes(4, 0).unwrap();
    book.save_to_buffer().unwrap()
}

fn cells(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    book.worksheet_range("Inscriptions").unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn the_sample_list_that_ships_holds_the_cells_that_are_said_here() {
    let catalogue = Catalogue::new(catalogue::sample());
    let made = workbook(&lines(&catalogue));
    if std::env::var_os("BORDEREAU_MAKE_SAMPLE").is_some() {
        std::fs::write(PATH, &made).unwrap();
    }
    assert_eq!(cells(&std::fs::read(PATH).unwrap()), cells(&made));
}

#[test]
fn the_list_has_128_lines_with_the_faults_of_a_real_one() {
    let catalogue = Catalogue::new(catalogue::sample());
    let lines = lines(&catalogue);
    let count = |found: &dyn Fn(&Line) -> bool| lines.iter().filter(|line| found(line)).count();
    assert_eq!(lines.len(), 128);
    assert_eq!(count(&|line| line.course.trim() == "CHIM-L1"), 53);
    assert_eq!(count(&|line| catalogue.course(&line.course).is_none()), 53 + 2 + 3);
    assert_eq!(count(&|line| line.role == "Enseignant"), 2);
    assert_eq!(count(&|line| catalogue.user(&line.number).is_none()), 3, "two logins with a blank, one unknown account");
    assert_eq!(count(&|line| line.group == "TD 2"), 4);
    assert!(count(&|line| line.number.starts_with('0')) > 20);
    assert_eq!((lines[127].number.as_str(), lines[127].course.as_str()), (lines[70].number.as_str(), lines[70].course.as_str()));
}

#[test]
fn the_sample_platform_says_that_it_is_one_and_shows_every_kind_of_course() {
    let catalogue = Catalogue::new(catalogue::sample());
    let site = catalogue.site();
    assert!(site.platform.sample);
    assert_eq!((site.courses.len(), site.users.as_ref().unwrap().len()), (40, 200));
    let method = |course: &Course| course.manual_method().unwrap().map(|method| method.status.clone());
    let count = |found: &dyn Fn(&Course) -> bool| site.courses.iter().filter(|course| found(course)).count();
    assert_eq!(count(&|course| method(course).is_none()), 1);
    assert_eq!(count(&|course| method(course).as_deref() == Some("disabled")), 1);
    assert_eq!(count(&|course| course.visible == Some(false)), 1);
    assert!(count(&|course| course.groups.iter().flatten().any(|group| group.automatic == Some(true))) >= 2);
    assert!(site.courses.iter().all(|course| catalogue.course(&course.shortname) == Some(course)), "short names are distinct");
}
