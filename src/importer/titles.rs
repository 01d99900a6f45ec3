//! What the titles of columns mean, whatever the importer: the words stand in `assets/synonyms/*.toml`, once
//! per meaning. People write remarks, units and stars beside a title; these are taken off before it is looked up.

use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a column holds, as its title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// The name by which somebody logs in.
    Login,
    /// Code of a person at the institution.
    Idnumber,
    /// Address of a person.
    Email,
    /// Family name.
    LastName,
    /// Given name.
    FirstName,
    /// Both names in one cell.
    FullName,
    /// Short name of a course.
    Course,
    /// Code of a course at the institution.
    CourseNumber,
    /// What people call a course.
    CourseName,
    /// A role.
    Role,
    /// A group.
    Group,
    /// Days that an enrolment lasts.
    Days,
    /// Yes = suspended.
    Suspended,
    /// Yes = active: the contrary of what Moodle's column asks.
    Active,
    /// State of an enrolment, either way.
    EnrolmentStatus,
    /// First day.
    Start,
    /// Last day.
    End,
    /// Enrolment method.
    Method,
    /// What is to be done with the row.
    Operation,
    /// What is to be done with the group.
    GroupOperation,
    /// Code of a cohort.
    Cohort,
    /// Name of a cohort.
    CohortName,
    /// Grouping of a group.
    Grouping,
    /// Code of a group.
    GroupCode,
    /// A state that may say that somebody is out.
    State,
    /// A mark here says that somebody is out.
    Out,
    /// Free remarks.
    Remark,
    /// Institution of the profile.
    Institution,
    /// Department of the profile.
    Department,
    /// City of the profile.
    City,
    /// Country of the profile.
    Country,
    /// Language of the profile.
    Language,
    /// Time zone of the profile.
    Timezone,
    /// Who sees the address.
    MailDisplay,
    /// How mails are gathered.
    MailDigest,
    /// A description.
    Description,
    /// A type.
    Type,
    /// Nothing that an importer takes.
    Other,
}

impl Meaning {
    /// Whether it tells one person from another.
    pub fn is_identity(self) -> bool {
        matches!(self, Self::Login | Self::Idnumber | Self::Email)
    }

    /// Whether it says who somebody is.
    pub fn is_person(self) -> bool {
        self.is_identity() || matches!(self, Self::LastName | Self::FirstName | Self::FullName)
    }
}

/// One meaning of a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// What it means.
    pub meaning: Meaning,
    /// The number behind it: 2 for `cours 2`; 1 when there is none.
    pub number: u32,
    /// Whether it means this and nothing else.
    pub sure: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    #[serde(default)]
    sure: Vec<String>,
    #[serde(default)]
    maybe: Vec<String>,
}

const SOURCES: [&str; 4] = [
    include_str!("../../assets/synonyms/people.toml"),
    include_str!("../../assets/synonyms/enrolment.toml"),
    include_str!("../../assets/synonyms/state.toml"),
    include_str!("../../assets/synonyms/profile.toml"),
];

/// A word of the lists, folded: what it means, whether surely, and whether a number follows it.
type Entry = (Meaning, bool, bool);

/// The words of all lists.
struct Dictionary {
    /// By their folded form.
    words: FxHashMap<String, Vec<Entry>>,
    /// How one of them begins.
    starts: FxHashSet<[u8; 3]>,
}

/// The first letters of a folded word, before its first digit.
fn start(word: impl Iterator<Item = u8>) -> [u8; 3] {
    let mut start = [0; 3];
    start.iter_mut().zip(word.take_while(|byte| !byte.is_ascii_digit())).for_each(|(to, byte)| *to = byte);
    start
}

/// The words of all lists, read once.
///
/// # Panics
/// When an embedded list is not well formed, which the tests rule out.
fn dictionary() -> &'static Dictionary {
    static WORDS: OnceLock<Dictionary> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
        let mut add = |word: &str, meaning, sure| {
            let (stem, numbered) = word.strip_suffix("{n}").map_or((word, false), |stem| (stem, true));
            let entries = words.entry(fold::loose(stem)).or_default();
            if !entries.iter().any(|&(other, _, n)| other == meaning && n == numbered) {
                entries.push((meaning, sure, numbered));
            }
        };
        for source in SOURCES {
            let list: BTreeMap<Meaning, Words> = toml::from_str(source).expect("an embedded list of titles is well formed");
            for (meaning, of_meaning) in &list {
                of_meaning.sure.iter().for_each(|word| add(word, *meaning, true));
                of_meaning.maybe.iter().for_each(|word| add(word, *meaning, false));
            }
        }
        // The names that importers themselves give to their columns.
        for field in super::all().iter().flat_map(|importer| &importer.fields) {
            // `g1` is as much a value as a title.
            if let Some(&meaning) = field.titles.first().filter(|_| field.stem().len() > 2) {
                add(&field.key, meaning, true);
            }
        }
        let starts = words.keys().map(|word| start(word.bytes())).collect();
        Dictionary { words, starts }
    })
}

/// Longest title that is looked up, in bytes: guidance in a title may be long, prose is none.
const LONGEST: usize = 400;

/// Most digits of the number behind a word.
const DIGITS: usize = 4;
/// Most digits of a title of one word: `apol_a01_code` has two, before a number.
const MOST_DIGITS: usize = DIGITS + 2;

/// What a title means; nothing when no list has it. Of the ways in which it can be read, the most exact counts.
pub fn senses(title: &str) -> Vec<Sense> {
    if title.is_empty() || title.len() > LONGEST {
        return Vec::new();
    }
    // Most of what is asked about are values, and one word has one reading.
    if is_one_word(title) {
        let letters = title.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
        let may_be = dictionary().starts.contains(&start(letters)) && title.bytes().filter(u8::is_ascii_digit).count() <= MOST_DIGITS;
        return if may_be { looked_up(&fold::loose(title)) } else { Vec::new() };
    }
    readings(title).map(|reading| looked_up(&reading)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Whether nothing stands beside a plain word that could be taken off.
fn is_one_word(title: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'@');
    let ends = title.as_bytes().first().into_iter().chain(title.as_bytes().last());
    title.bytes().all(plain) && ends.into_iter().all(u8::is_ascii_alphanumeric)
}

/// The likeliest meaning of a title.
pub fn meaning(title: &str) -> Option<Meaning> {
    senses(title).first().map(|sense| sense.meaning)
}

/// What "yes" means under a title: `Some(true)` = active, `Some(false)` = suspended, `None` = the title does not say.
pub fn says_active(title: &str) -> Option<bool> {
    let meanings: Vec<Meaning> = senses(title).into_iter().map(|sense| sense.meaning).collect();
    if meanings.contains(&Meaning::Active) {
        return Some(true);
    }
    meanings.contains(&Meaning::Suspended).then_some(false)
}

/// Whether a text may be a title at all, without looking it up: cheap, and never wrong when it says no.
pub fn may_be_title(text: &str) -> bool {
    text.len() <= LONGEST && text.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| !c.is_ascii_digit())
}

fn looked_up(name: &str) -> Vec<Sense> {
    if name.is_empty() {
        return Vec::new();
    }
    let words = &dictionary().words;
    let mut found: Vec<Sense> = Vec::new();
    let mut take = |name: &str, numbered: bool, number: u32| {
        for &(meaning, sure, n) in words.get(name).into_iter().flatten() {
            if n == numbered && !found.iter().any(|sense| sense.meaning == meaning) {
                found.push(Sense { meaning, number, sure });
            }
        }
    };
    take(name, false, 1);
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &name[stem.len()..];
    if (1..=DIGITS).contains(&digits.len())
        && !digits.starts_with('0')
        && let Ok(number) = digits.parse()
    {
        take(stem, true, number);
    }
    found.sort_by_key(|sense| !sense.sure);
    found
}

/// Words beside a title that do not change what it means, folded.
const FILLERS: [&str; 14] = [
    "moodle",
    "ecampus",
    "universitice",
    "facultatif",
    "facultative",
    "optionnel",
    "optionnelle",
    "obligatoire",
    "requis",
    "required",
    "optional",
    "svp",
    "etudiants",
    "(s)",
];
/// The same, of several words.
const PHRASES: [&str; 13] = [
    "dans le cours",
    "dans l'espace de cours",
    "dans l'espace",
    "dans moodle",
    "sur moodle",
    "de l'etudiant",
    "de l'etudiante",
    "des etudiants",
    "du participant",
    "de l'apprenant",
    "si different",
    "a remplir",
    "si connu",
];

/// The ways in which a title can be read, from the most to the least exact, folded.
fn readings(title: &str) -> impl Iterator<Item = String> {
    let whole = fold::loose(title);
    let careful = fold::careful(title);
    let bare = without_remarks(without_number(&careful));
    let first = bare.split([':', '/', '|', ',', ';']).next().unwrap_or_default().split(" - ").next().unwrap_or_default().to_owned();
    let plain = |text: &str| {
        let text = PHRASES.iter().fold(text.to_owned(), |text, phrase| text.replace(phrase, " "));
        let words = text.split_whitespace().filter(|word| !FILLERS.contains(word));
        fold::loose(&words.collect::<Vec<_>>().join(" "))
    };
    let (without, rest) = (fold::loose(&bare), [plain(&bare), fold::loose(&first), plain(&first)]);
    [whole, without].into_iter().chain(rest).chain(of_a_house(&bare))
}

/// The title without the number before it: `1. Identifiant`, `2) Cours`.
fn without_number(title: &str) -> &str {
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit());
    let named = rest.strip_prefix(['.', ')']).filter(|name| name.starts_with(char::is_whitespace));
    named.filter(|_| (1..3).contains(&(title.len() - rest.len()))).map_or(title, str::trim_start)
}

/// Words that say whose login it is, and that it is none of a person, folded.
const OTHERS: [&str; 24] = [
    "cours",
    "espace",
    "groupe",
    "cohorte",
    "formation",
    "etape",
    "ue",
    "ec",
    "module",
    "categorie",
    "role",
    "ligne",
    "table",
    "enseignement",
    "national",
    "nationale",
    "ine",
    "bea",
    "parent",
    "tuteur",
    "responsable",
    "enseignant",
    "externe",
    "fiscal",
];

/// `Identifiant Sésame`, `Login Persopass`: a house has a name of its own for its logins.
fn of_a_house(title: &str) -> Option<String> {
    let mut words = title.split_whitespace();
    let (head, name, more) = (words.next()?, words.next()?, words.next());
    let plain = name.len() > 2 && name.chars().all(char::is_alphabetic) && !OTHERS.contains(&name);
    (matches!(head, "identifiant" | "login" | "username") && plain && more.is_none()).then(|| head.to_owned())
}

/// The title without what stands in brackets, stars, and a line that follows it.
fn without_remarks(title: &str) -> String {
    let mut depth = 0u32;
    let mut out = String::with_capacity(title.len());
    for c in title.chars() {
        match c {
            '(' | '[' | '<' | '{' => depth += 1,
            ')' | ']' | '>' | '}' => depth = depth.saturating_sub(1),
            '*' => {}
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '?' | '!' | '.' | '-')).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_once_and_every_field_names_a_meaning_that_has_words() {
        let words = &dictionary().words;
        for field in crate::importer::all().iter().flat_map(|importer| &importer.fields) {
            assert!(!field.titles.is_empty(), "{}", field.key);
            for meaning in field.titles.iter().chain(&field.weak_titles) {
                assert!(words.values().flatten().any(|entry| entry.0 == *meaning), "{meaning:?} of {}", field.key);
            }
        }
    }

    #[test]
    fn remarks_units_and_stars_do_not_hide_a_title() {
        for (title, meant) in [
            ("Identifiant (CAS)", Meaning::Login),
            ("IDENTIFIANT ENT *", Meaning::Login),
            ("Nom d’utilisateur :", Meaning::Login),
            ("code_nip", Meaning::Idnumber),
            ("N°\u{a0}étudiant*", Meaning::Idnumber),
            ("sAMAccountName", Meaning::Login),
            ("Identifiant du participant (UPN)", Meaning::Login),
            ("Adresse de messagerie", Meaning::Email),
            ("Espace de cours Moodle", Meaning::Course),
            ("Rôle dans le cours", Meaning::Role),
            ("Groupe (facultatif)", Meaning::Group),
            ("Durée (jours)", Meaning::Days),
            ("Nom de l’étudiant", Meaning::FullName),
            ("Prénom de l’étudiant", Meaning::FirstName),
            ("role1 (écrire student pour un étudiant, editingteacher pour un enseignant responsable du cours)", Meaning::Role),
            ("Actif", Meaning::Active),
            ("Suspendu ?", Meaning::Suspended),
            ("1. Identifiant", Meaning::Login),
            ("2) Espace de cours", Meaning::Course),
            ("Identifiant Sésame", Meaning::Login),
        ] {
            assert_eq!(meaning(title), Some(meant), "{title}");
        }
        for title in [
            "55000901",
            "TD1",
            "cours_test",
            "student",
            "DUPONT",
            "",
            "Année universitaire",
            "code",
            "Identifiant groupe",
            "Identifiant national",
        ] {
            assert_eq!(meaning(title), None, "{title}");
        }
    }

    #[test]
    fn no_word_of_the_lists_has_more_digits_than_a_title_may_have() {
        let digits = |word: &&String| word.bytes().filter(u8::is_ascii_digit).count();
        assert_eq!(dictionary().words.keys().find(|word| digits(word) > MOST_DIGITS - DIGITS), None);
    }

    #[test]
    fn one_word_has_one_reading() {
        for word in [
            "login",
            "code_nip",
            "le-goff.07919",
            "u1@example.org",
            "Etudiants",
            "moodle",
            "cours2",
            "cours20261",
            "u55000901",
            "apol_a01_code1234",
            "1.b",
            "sAMAccountName",
        ] {
            assert!(is_one_word(word), "{word}");
            let slow: Vec<Sense> = readings(word).map(|reading| looked_up(&reading)).find(|found| !found.is_empty()).unwrap_or_default();
            assert_eq!(senses(word), slow, "{word}");
        }
    }

    #[test]
    fn the_number_of_a_title_is_told() {
        let number = |title: &str| senses(title).first().map(|sense| (sense.meaning, sense.number));
        assert_eq!(number("Cours 2"), Some((Meaning::Course, 2)));
        assert_eq!(number("role12"), Some((Meaning::Role, 12)));
        assert_eq!(number("groupe"), Some((Meaning::Group, 1)));
        assert_eq!(number("course01"), None);
    }
}
