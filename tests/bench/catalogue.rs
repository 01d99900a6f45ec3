//! How long the catalogue takes: keeping, loading, suggesting. Figures are CPU milliseconds of this thread.
//!
//! `cargo bench --no-default-features --bench catalogue`

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement prints and may stop")]

use bordereau::catalogue::{Catalogue, Course, EnrolMethod, Fact, Site, User};
use bordereau::store::Folders;
use bordereau::store::catalogues::{Source, SourceKind, Store};

const SUBJECTS: [&str; 10] = [
    "Chimie générale",
    "Économie",
    "Droit privé",
    "Littérature française",
    "Anatomie",
    "Algèbre linéaire",
    "Géographie",
    "Élasticité",
    "Psychologie",
    "Français langue étrangère",
];
const UNITS: [&str; 10] = ["DROIT", "SCIENCES", "LETTRES", "IUT-CN", "STAPS", "SANTE", "INSPE", "IAE", "LVE", "PSYCHO"];

fn site(courses: usize, users: usize) -> Site {
    let course = |i: usize| {
        let unit = UNITS[i % UNITS.len()];
        Course {
            id: i as i64 + 2,
            shortname: format!("{unit}-{}{}-UE{i:05}", if i.is_multiple_of(3) { 'M' } else { 'L' }, 1 + i % 3),
            fullname: format!("{} ({unit} {i})", SUBJECTS[i % SUBJECTS.len()]),
            idnumber: Some(format!("APO-{i:06}")),
            category: Some(unit.to_owned()),
            visible: Some(true),
            enrol_methods: Some(vec![EnrolMethod {
                enrol: "manual".into(),
                status: "enabled".into(),
                default_role: Fact::Told(Some("student".into())),
                enrolperiod_days: Fact::Told(0.0),
                welcome_message: Fact::NotTold,
                cohort: None,
            }]),
            groups: Some(Vec::new()),
            ..Course::default()
        }
    };
    let user = |i: usize| User {
        id: i as i64 + 3,
        username: format!("{}", 55_000_000 + i),
        idnumber: Some(format!("{i:08}").into()),
        email: Some(format!("personne.{i}@etu.example.org").into()),
        suspended: Some(false),
        ..User::default()
    };
    let mut site = Site { courses: (0..courses).map(course).collect(), users: Some((0..users).map(user).collect()), ..Site::default() };
    site.platform.name = "Mesure".into();
    site
}

/// Nanoseconds of CPU that this thread has had.
fn cpu() -> u64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux tells the time of a thread");
    text.split(' ').next().and_then(|field| field.parse().ok()).expect("the first field is a number")
}

/// The median of `runs` runs, in milliseconds, divided by `per`.
fn measure<T>(what: &str, runs: usize, per: usize, mut work: impl FnMut() -> T) {
    let mut times: Vec<u64> = (0..runs)
        .map(|_| {
            let start = cpu();
            std::hint::black_box(work());
            cpu() - start
        })
        .collect();
    times.sort_unstable();
    println!("{what:<44} {:>9.3} ms", times[runs / 2] as f64 / 1e6 / per as f64);
}

fn main() {
    let place = tempfile::tempdir().unwrap();
    let folders = Folders::under(place.path());
    let given = site(20_000, 60_000);
    let source = Source { kind: SourceKind::Exchange, name: "site.json".into() };
    let mut store = Store::open(&folders).unwrap().0;
    measure("replace 20 000 courses, 60 000 accounts", 3, 1, || store.replace(&given, &source).unwrap());
    measure("open the database", 5, 1, || Store::open(&folders).unwrap());
    measure("load", 9, 1, || store.load("Mesure").unwrap());
    measure("load and index", 9, 1, || Catalogue::new(store.load("Mesure").unwrap()));
    let mut sites: Vec<Site> = (0..9).map(|_| given.clone()).collect();
    measure("index alone", 9, 1, || Catalogue::new(sites.pop().unwrap()));
    let catalogue = Catalogue::new(given);
    measure("first suggestion, index included", 1, 1, || catalogue.suggest_courses("DROITL2UE0100", 5).len());
    let wrong: Vec<String> = catalogue.site().courses.iter().step_by(40).map(|course| course.shortname.replace("-UE0", " ue 1")).collect();
    measure("one suggestion", 5, wrong.len(), || wrong.iter().map(|text| catalogue.suggest_courses(text, 5).len()).sum::<usize>());
    measure("first key in a picker, names folded", 1, 1, || catalogue.search_courses("d", 50).len());
    for text in ["d", "droit", "chimie droit 12", "chimei droti", "UE01234"] {
        measure(&format!("one key, typed « {text} »"), 9, 1, || catalogue.search_courses(text, 50).len());
    }
}
