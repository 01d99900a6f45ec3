//! Which single-byte encoding makes the best French of the bytes that are not ASCII.

use crate::text::codepage;
use encoding_rs::{ISO_8859_15, MACINTOSH, WINDOWS_1252};
use std::borrow::Cow;

/// Non-ASCII bytes judged; more do not change the verdict.
const CLUES: usize = 4_000;
/// Windows is what nearly every list comes from: the others must be better by this much.
const WINDOWS_BONUS: f32 = 2.0;
/// Below this lead, or with fewer clues, the choice is shown to the person.
const SURE_LEAD: f32 = 8.0;

/// The single-byte encodings that French lists come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Candidate {
    Windows1252,
    Latin9,
    Macintosh,
    Cp850,
}

impl Candidate {
    const ALL: [Self; 4] = [Self::Windows1252, Self::Latin9, Self::Macintosh, Self::Cp850];

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Windows1252 => "windows-1252",
            Self::Latin9 => "iso-8859-15",
            Self::Macintosh => "macintosh",
            Self::Cp850 => "cp850",
        }
    }

    pub(super) fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Windows1252 => WINDOWS_1252.decode_without_bom_handling(bytes).0,
            Self::Latin9 => ISO_8859_15.decode_without_bom_handling(bytes).0,
            Self::Macintosh => MACINTOSH.decode_without_bom_handling(bytes).0,
            Self::Cp850 => codepage::decode_cp850(bytes).into(),
        }
    }

    /// The characters of all 256 bytes.
    fn table(self) -> [char; 256] {
        let bytes: Vec<u8> = (0..=255).collect();
        let mut table = ['\0'; 256];
        for (slot, c) in table.iter_mut().zip(self.decode(&bytes).chars()) {
            *slot = c;
        }
        table
    }
}

/// The best candidate, and the runner-up when the lead is small.
pub(super) struct Verdict {
    pub(super) best: Candidate,
    pub(super) rival: Option<Candidate>,
}

/// Judges `bytes`, whose first one is not ASCII; `before` is what stands before it.
pub(super) fn judge(bytes: &[u8], before: &[u8]) -> Verdict {
    let mut scored = Candidate::ALL.map(|candidate| (points(bytes, before, &candidate.table()), candidate));
    scored[0].0 += WINDOWS_BONUS;
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let [(top, best), (next, second), ..] = scored;
    let clues = bytes.iter().filter(|byte| !byte.is_ascii()).take(CLUES).count();
    let doubtful = match best {
        Candidate::Windows1252 => top - next < 1.0,
        Candidate::Macintosh => top - next < SURE_LEAD || clues < 4,
        // DOS and Latin-9 share most of their clues with neighbours that are as old: always shown.
        Candidate::Latin9 | Candidate::Cp850 => true,
    };
    let rival = if best == Candidate::Windows1252 { second } else { Candidate::Windows1252 };
    Verdict { best, rival: doubtful.then_some(rival) }
}

fn points(bytes: &[u8], before: &[u8], table: &[char; 256]) -> f32 {
    let mut total = 0.0;
    let mut clues = 0;
    let mut previous = before.last().map_or(' ', |&byte| table[usize::from(byte)]);
    for (at, &byte) in bytes.iter().enumerate() {
        let c = table[usize::from(byte)];
        if byte >= 0x80 {
            let next = bytes.get(at + 1).map_or(' ', |&byte| table[usize::from(byte)]);
            total += in_context(previous, c, next);
            clues += 1;
            if clues == CLUES {
                break;
            }
        }
        previous = c;
    }
    total
}

/// How well a character stands between its neighbours in French.
fn in_context(previous: char, c: char, next: char) -> f32 {
    let in_word = previous.is_alphabetic() || next.is_alphabetic();
    let after_vowel = matches!(previous.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u');
    match c {
        // Noël and Gaëlle, but never Noâl.
        'ë' | 'ï' if !after_vowel => 1.0,
        'â' | 'ê' if after_vowel => 1.0,
        'é' | 'è' | 'ê' | 'ë' | 'à' | 'â' | 'ç' | 'î' | 'ï' | 'ô' | 'ù' | 'û' => match (in_word, c) {
            (true, _) => 3.0,
            (false, 'à') => 2.0,
            (false, _) => 0.5,
        },
        'œ' | 'ü' | 'ö' | 'ä' | 'ñ' | 'æ' | 'ÿ' | 'á' | 'í' | 'ó' | 'ú' if in_word => 1.0,
        'É' | 'È' | 'Ê' | 'Ë' | 'À' | 'Â' | 'Ç' | 'Î' | 'Ï' | 'Ô' | 'Ù' | 'Û' | 'Œ' | 'Ü' | 'Ö' | 'Ÿ' => {
            if previous.is_lowercase() {
                -3.0
            } else if previous.is_uppercase() || next.is_alphabetic() {
                2.0
            } else {
                0.5
            }
        }
        '’' if in_word => 3.0,
        // Inside a word these are accented letters of another encoding.
        '«' | '»' | '–' | '—' | '…' | '²' | '‘' | '“' | '”' if previous.is_alphabetic() && next.is_alphabetic() => -2.0,
        '°' if matches!(previous, 'n' | 'N') || previous.is_ascii_digit() => 3.0,
        '€' if previous.is_ascii_digit() || previous.is_whitespace() => 2.0,
        '«' | '»' | '–' | '—' | '…' | '²' | '’' | '‘' | '“' | '”' | '°' | '€' => 1.0,
        '\u{a0}' => 0.5,
        '\u{fffd}' => -8.0,
        '\u{80}'..='\u{9f}' => -8.0,
        '\u{2500}'..='\u{25ff}' => -5.0,
        c if c.is_uppercase() && previous.is_lowercase() => -3.0,
        c if c.is_alphabetic() => -1.0,
        _ => -2.0,
    }
}

/// The cell around a byte, to show how each encoding spells it.
pub(super) fn word_around(bytes: &[u8], at: usize) -> &[u8] {
    let ends = |byte: &u8| matches!(byte, b';' | b',' | b'\t' | b'|' | b'\r' | b'\n' | b'"');
    let from =
        bytes[at.saturating_sub(24)..at].iter().rposition(ends).map_or(at.saturating_sub(24), |found| at.saturating_sub(24) + found + 1);
    let to = bytes[at..].iter().take(24).position(ends).map_or(bytes.len().min(at + 24), |found| at + found);
    &bytes[from..to]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(bytes: &[u8]) -> (Candidate, bool) {
        let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap();
        let verdict = judge(&bytes[first..], &bytes[..first]);
        (verdict.best, verdict.rival.is_some())
    }

    fn encoded(text: &str, candidate: Candidate) -> Vec<u8> {
        let table = candidate.table();
        text.chars().map(|c| table.iter().position(|&other| other == c).unwrap() as u8).collect()
    }

    #[test]
    fn windows_lists_are_known_by_a_single_word() {
        for text in [
            "N° étudiant",
            "Zoé",
            "Élève",
            "GARÇON",
            "où",
            "Maître de conférences",
            "TD d’anglais",
            "12 €",
            "« Gaëlle »",
            "Œuvrard",
            "BENOÎT",
            "À",
            "Noël – Père",
        ] {
            assert_eq!(judged(&encoded(text, Candidate::Windows1252)), (Candidate::Windows1252, false), "{text}");
        }
    }

    #[test]
    fn other_encodings_are_known_by_their_letters() {
        for text in ["Prénom;Lefèvre", "Maître", "Gaëlle", "Benoît", "déjà reçu"] {
            for candidate in [Candidate::Macintosh, Candidate::Cp850] {
                assert_eq!(judged(&encoded(text, candidate)).0, candidate, "{text} in {}", candidate.label());
            }
        }
        assert_eq!(judged(&encoded("cœur à 12 €", Candidate::Latin9)), (Candidate::Latin9, true));
    }
}
