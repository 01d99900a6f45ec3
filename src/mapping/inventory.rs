//! Columns that have no business in an enrolment file.

use super::Mapping;
use crate::catalogue::lists;
use crate::text::fold;

/// Why a column is sensitive. Explained by [`Sensitive::message_id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sensitive {
    /// National number (INE, BEA, NNE).
    NationalNumber,
    /// Date or place of birth.
    Birth,
    /// Nationality.
    Nationality,
    /// Grant holder.
    Grant,
    /// Disability, extra time.
    Disability,
    /// Sex, title.
    Sex,
    /// Telephone, postal address.
    Contact,
    /// Marks and results.
    Marks,
}

impl Sensitive {
    /// Message id of the reason.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::NationalNumber => "sensitive-national-number",
            Self::Birth => "sensitive-birth",
            Self::Nationality => "sensitive-nationality",
            Self::Grant => "sensitive-grant",
            Self::Disability => "sensitive-disability",
            Self::Sex => "sensitive-sex",
            Self::Contact => "sensitive-contact",
            Self::Marks => "sensitive-marks",
        }
    }
}

/// Words of headers, folded, with what they give away. A word must begin with one of the stems;
/// stems with `=` must be the whole word.
const WORDS: &[(&str, Sensitive)] = &[
    ("=ine", Sensitive::NationalNumber),
    ("=nne", Sensitive::NationalNumber),
    ("=bea", Sensitive::NationalNumber),
    ("=insee", Sensitive::NationalNumber),
    ("=nir", Sensitive::NationalNumber),
    ("naissance", Sensitive::Birth),
    ("=ne", Sensitive::Birth),
    ("=nee", Sensitive::Birth),
    ("=nai", Sensitive::Birth),
    ("datenai", Sensitive::Birth),
    ("birth", Sensitive::Birth),
    ("=age", Sensitive::Birth),
    ("nationalite", Sensitive::Nationality),
    ("nationality", Sensitive::Nationality),
    ("bours", Sensitive::Grant),
    ("handicap", Sensitive::Disability),
    ("tiers-temps", Sensitive::Disability),
    ("tierstemps", Sensitive::Disability),
    ("=sexe", Sensitive::Sex),
    ("=sex", Sensitive::Sex),
    ("civilite", Sensitive::Sex),
    ("tel", Sensitive::Contact),
    ("portable", Sensitive::Contact),
    ("phone", Sensitive::Contact),
    ("postal", Sensitive::Contact),
    ("=adresse", Sensitive::Contact),
    ("=note", Sensitive::Marks),
    ("=notes", Sensitive::Marks),
    ("moyenne", Sensitive::Marks),
];

/// Whether a header announces personal data that an enrolment never needs.
pub fn sensitive(header: &str) -> Option<Sensitive> {
    let folded = fold::careful(header);
    if folded.contains("mail") || folded.contains("courriel") || folded.contains("electronique") {
        return None;
    }
    if folded.contains("tiers temps") {
        return Some(Sensitive::Disability);
    }
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '-');
    words.flat_map(|word| WORDS.iter().filter(move |(stem, _)| is_word(stem, word))).map(|&(_, why)| why).next()
}

fn is_word(stem: &str, word: &str) -> bool {
    stem.strip_prefix('=').map_or_else(|| word.starts_with(stem), |whole| word == whole)
}

/// The column of the list that says what people call the course, when it is not written; the first one counts.
pub fn course_names(headers: &[&str], mapping: &Mapping) -> Option<usize> {
    (0..headers.len()).find(|&column| mapping.field_of(column).is_none() && lists::names_course(headers[column]))
}
