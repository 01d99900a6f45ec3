//! Values that say that somebody is no longer on the list: `assets/synonyms/withdrawal.toml`.

use super::Meaning;
use crate::text::fold;
use serde::Deserialize;
use std::sync::OnceLock;

/// How sure it is that somebody is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Absence {
    /// Somebody has to decide.
    Doubtful,
    /// Beyond doubt.
    Sure,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    out: Vec<String>,
    doubt: Vec<String>,
    codes: Vec<Codes>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Codes {
    titles: Vec<String>,
    out: Vec<String>,
    #[serde(default)]
    doubt: Vec<String>,
}

/// # Panics
/// When the embedded list is not well formed, which the tests rule out.
fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    let parsed = || toml::from_str(include_str!("../../assets/synonyms/withdrawal.toml")).expect("the embedded list is well formed");
    WORDS.get_or_init(parsed)
}

/// What stands in a column of marks for "not this one", folded.
const NO: [&str; 9] = ["0", "non", "n", "no", "faux", "false", "-", "/", "f"];

/// Whether a value of a column whose title has this meaning says that somebody is out.
pub fn absence(meaning: Meaning, title: &str, value: &str) -> Option<Absence> {
    let folded = fold::careful(value);
    if folded.is_empty() {
        return None;
    }
    let words = words();
    let is = |list: &[String]| list.contains(&folded);
    match meaning {
        Meaning::Out => (!NO.contains(&folded.as_str())).then_some(Absence::Sure),
        Meaning::State => {
            let title = fold::loose(title);
            let codes = || words.codes.iter().filter(|codes| codes.titles.iter().any(|of| fold::loose(of) == title));
            let among = |pick: fn(&Codes) -> &Vec<String>| codes().any(|codes| pick(codes).contains(&folded));
            match () {
                () if is(&words.out) || among(|codes| &codes.out) => Some(Absence::Sure),
                () if is(&words.doubt) || among(|codes| &codes.doubt) => Some(Absence::Doubtful),
                // "Démissionnaire le 12/10", "annulée (paiement)".
                () if begins(&folded, &words.out) => Some(Absence::Sure),
                () if begins(&folded, &words.doubt) => Some(Absence::Doubtful),
                () => None,
            }
        }
        Meaning::Remark => {
            words.out.iter().chain(&words.doubt).any(|word| word.len() > 4 && holds(&folded, word)).then_some(Absence::Doubtful)
        }
        _ => None,
    }
}

fn begins(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| word.len() > 3 && text.strip_prefix(word.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// Whether the text holds the word, whole, and no "not" before it.
fn holds(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        let whole = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        whole && !before.trim_end().ends_with("pas") && !before.trim_end().ends_with("pas de") && !before.trim_end().ends_with("aucun")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_marks_and_remarks_say_who_is_out() {
        use Absence::{Doubtful, Sure};
        use Meaning::{Out, Remark, State};
        for (meaning, title, value, wanted) in [
            (State, "État", "Démissionnaire", Some(Sure)),
            (State, "État", "Défaillant", Some(Doubtful)),
            (State, "État", "Inscrit", None),
            (State, "etat", "D", Some(Sure)),
            (State, "etat", "I", None),
            (State, "ETA_IAE", "A", Some(Sure)),
            (State, "ETA_IAE", "R", Some(Sure)),
            (State, "ETA_IAE", "E", None),
            (State, "Action", "Suppression", Some(Sure)),
            (State, "Action", "Ajout", None),
            (State, "status", "deleted", Some(Sure)),
            (State, "status", "active", None),
            (State, "Situation", "ANNULÉE le 12/10", Some(Sure)),
            (Out, "deleted", "1", Some(Sure)),
            (Out, "deleted", "0", None),
            (Out, "Démission", "12/10/2026", Some(Sure)),
            (Out, "Abandon", "", None),
            (Remark, "Observations", "a demandé son abandon en novembre", Some(Doubtful)),
            (Remark, "Observations", "pas d’abandon prévu", Some(Doubtful)),
            (Remark, "Observations", "RAS", None),
            (Remark, "Observations", "tiers temps", None),
        ] {
            assert_eq!(absence(meaning, title, value), wanted, "{title} {value}");
        }
    }
}
