//! A newcomer's importer is one file: it inherits no sentence about another tool, and gains those that its file says.

use bordereau::catalogue::{Catalogue, Site};
use bordereau::check::{self, Subject};
use bordereau::importer::{self, FieldKey, Importer, Roster};
use bordereau::locale::{Language, Locale};
use bordereau::table::{Column, Origin, Table};
use bordereau::watch::Watch;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn newcomer(more: &str) -> Importer {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/importers/newcomer.toml");
    importer::parse(&(fs::read_to_string(path).unwrap() + more)).unwrap()
}

/// A list with everything that some rule about some tool speaks of.
const LIST: [&[&str]; 7] = [
    &["login", "space1", "job1", "team1", "days1", "state1", "space3", "job3", "until", "mail"],
    &["22300101", "CHIM_L1", "student", "nouveau", "2 mois", "suspendu", "", "student", "2026-01-01 00:00:00", "sans arobase"],
    &["22300102", "PHYS-L1", "", "1", "", "", "", "", "demain", ""],
    &["22300103", "MATH_L1", "5", "APO-TD1", "0", "1", "", "", "", ""],
    &["inconnu", "INCONNU", "inconnu", "-", "", "", "", "", "", ""],
    &["guest", "ecampus", "guest", "td1", "", "", "", "", "", ""],
    &["admin", "", "coursecreator", "", "", "", "", "", "", ""],
];

fn sentences(importer: &Importer) -> BTreeMap<&'static str, BTreeSet<String>> {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/site.json");
    let site: Site = serde_json::from_str(&fs::read_to_string(site).unwrap()).unwrap();
    let catalogue = Catalogue::new(site);
    let keys: Vec<FieldKey> = LIST[0].iter().map(|name| importer.key_of_header(name).unwrap()).collect();
    let mut columns = vec![Column::default(); keys.len()];
    for row in &LIST[1..] {
        columns.iter_mut().zip(*row).for_each(|(column, cell)| column.push(cell));
    }
    let table = Table::new(columns, Origin::default());
    let left_out = ["deleted".to_owned(), "firstname".to_owned(), "space01".to_owned()];
    let subject = Subject {
        settings: &importer.settings,
        catalogue: &catalogue,
        roster: &Roster::new(importer, keys, table),
        left_out: &left_out,
        course_names: None,
        beside: bordereau::check::Beside::NOTHING,
        returned: &[],
        delimiter: ';',
        today: Date::constant(2026, 9, 14),
    };
    let mut said: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for finding in check::check(&subject, &Watch::default()).unwrap().findings {
        for language in Language::ALL {
            said.entry(finding.rule.name).or_default().insert(Locale::new(language).message(&finding.message));
        }
    }
    said
}

#[test]
fn a_tool_of_which_nothing_is_told_inherits_no_sentence_about_another() {
    let importer = newcomer("");
    let said = sentences(&importer);
    let names = |said: &BTreeMap<&'static str, BTreeSet<String>>| said.keys().copied().collect::<BTreeSet<_>>();
    for rule in check::all().iter().filter(|rule| !rule.holds.is_empty()) {
        assert!(!said.contains_key(rule.name), "{} speaks of a tool that nobody described", rule.name);
    }
    let named: Vec<&String> = said.values().flatten().filter(|text| text.contains("Moodle") || text.contains("tool_sync")).collect();
    assert!(named.is_empty(), "{named:#?}");
    assert!(said.contains_key("unknown_course"), "what needs no tool is said: {:?}", names(&said));
    // The same list for Upload users brings what is known of it.
    let known = said.len();
    let does =
        "\n[does]\nunknown-account = { is = \"skips\", run = \"seen\" }\nreads-days-as = { is = \"leading-number\", run = \"seen\" }\n";
    let with = sentences(&newcomer(does));
    let gained: BTreeSet<&str> = names(&with).difference(&names(&said)).copied().collect();
    assert_eq!(gained, BTreeSet::from(["period_not_days", "unknown_account"]), "{known} before");
}

#[test]
fn a_sentence_follows_what_the_tool_is_told_to_do() {
    let message = |value: &str| {
        let does = format!("\n[does]\nwithout-manual-method = {{ is = \"{value}\", run = \"seen\" }}\n");
        let said = sentences(&newcomer(&does));
        said["course_without_manual"].iter().cloned().collect::<Vec<_>>().join(" ")
    };
    for (value, words) in [("silent", "will not say so"), ("says", "will say so"), ("adds", "will add it"), ("fails", "ends with an error")]
    {
        assert!(message(value).contains(words), "{value}: {}", message(value));
    }
}
