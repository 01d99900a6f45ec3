use crate::catalogue::{Catalogue, Course, Neighbours, Site, sample};
use crate::text::form;

/// A generator that gives the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// One slip of the finger, inside the text.
fn slip(text: &str, dice: &mut Dice) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = 1 + dice.roll(chars.len() - 1);
    match dice.roll(4) {
        0 => drop(chars.remove(at)),
        1 => chars.insert(at, chars[at - 1]),
        2 => chars.swap(at - 1, at),
        _ => chars[at] = char::from(b'a' + dice.roll(26) as u8),
    }
    chars.into_iter().collect()
}

fn without_accents(text: &str) -> String {
    form::apart(text.chars()).filter(|&c| !form::is_mark(c)).collect()
}

fn words_swapped(text: &str) -> String {
    let mut words: Vec<&str> = text.split(['_', '-', ' ']).filter(|word| !word.is_empty()).collect();
    words.rotate_left(1);
    words.join(" ")
}

/// What people type instead of the short name, each with the kind of mistake.
fn mistakes(course: &Course, dice: &mut Dice) -> Vec<(&'static str, String)> {
    let short = &course.shortname;
    let mut typed = vec![
        ("blanks for dashes", short.replace(['_', '-'], " ")),
        ("dashes changed", short.replace('_', "-").replace(' ', "_")),
        ("no accents", without_accents(short)),
        ("other case", short.to_lowercase()),
        ("words swapped", words_swapped(short)),
        ("slip", slip(short, dice)),
        ("slip", slip(short, dice)),
        ("two slips", slip(&slip(short, dice), dice)),
        ("a year added", format!("{short} 2025-2026")),
        ("a level added", format!("L1 {}", course.fullname)),
        ("a word left out", course.fullname.rsplit_once(' ').map_or(course.fullname.clone(), |(start, _)| start.to_owned())),
        ("full name", course.fullname.clone()),
        ("full name with a slip", slip(&course.fullname, dice)),
        ("full name without accents", without_accents(&course.fullname).to_uppercase()),
    ];
    if let Some(idnumber) = course.idnumber.as_ref().filter(|idnumber| !idnumber.is_empty()) {
        typed.push(("code", idnumber.clone()));
    }
    typed.retain(|(_, text)| text != short);
    typed
}

#[test]
fn the_right_course_comes_first_in_nine_cases_of_ten() {
    let fixture: Site = serde_json::from_str(include_str!("../../../tests/oracle/moodle-uploaduser/fixture.json")).unwrap();
    let mut dice = Dice(2026);
    let (mut all, mut first, mut five, mut missed) = (0, 0, 0, Vec::new());
    for site in [fixture, sample()] {
        let catalogue = Catalogue::new(site);
        // Three letters with a slip are anything; so is the long row of one letter.
        let meant = catalogue.site().courses.iter().filter(|course| (5..100).contains(&course.shortname.chars().count()));
        for course in meant {
            for (kind, typed) in mistakes(course, &mut dice) {
                let found = catalogue.suggest_courses(&typed, 5);
                let place = found.iter().position(|suggestion| suggestion.course == course);
                all += 1;
                first += usize::from(place == Some(0));
                five += usize::from(place.is_some());
                if place != Some(0) {
                    missed.push(format!("{kind}: {typed} for {} at {place:?}", course.shortname));
                }
            }
        }
    }
    let part = |count: usize| count as f64 / all as f64;
    println!("{all} texts: first {:.1} %, among five {:.1} %", 100.0 * part(first), 100.0 * part(five));
    assert!(part(first) >= 0.90 && part(five) >= 0.97, "{} {}\n{}", part(first), part(five), missed.join("\n"));
}

#[test]
fn the_rest_of_the_file_breaks_a_tie() {
    let course = |shortname: &str, category: &str| Course {
        shortname: shortname.to_owned(),
        category: Some(category.to_owned()),
        ..Course::default()
    };
    let courses = vec![course("ANG_A_L1", "Droit"), course("ANG_B_L1", "Lettres"), course("HIST_L1", "Lettres")];
    let catalogue = Catalogue::new(Site { courses, ..Site::default() });
    let first = |neighbours: &Neighbours| catalogue.suggest_courses_among("ANG_X_L1", 2, neighbours)[0].course.shortname.clone();
    assert_eq!(first(&Neighbours::default()), "ANG_A_L1");
    assert_eq!(first(&Neighbours::of(catalogue.course("HIST_L1"))), "ANG_B_L1");
}

#[test]
fn nothing_is_suggested_for_what_is_like_nothing() {
    let catalogue = Catalogue::new(sample());
    for text in ["", "  ", "zzzz", "—"] {
        assert_eq!(catalogue.suggest_courses(text, 5).len(), 0, "{text}");
    }
}
