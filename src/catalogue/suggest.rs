//! Courses that a person may have meant: trigrams of the folded names first, then edit distance.

use super::{Catalogue, Course};
use crate::text::fold;
use rustc_hash::FxHashMap;

/// For each three letters, the courses whose folded short name holds them.
pub struct Trigrams {
    keys: Vec<String>,
    lists: FxHashMap<[char; 3], Vec<u32>>,
}

/// A course proposed instead of what was typed.
#[derive(Clone, Copy)]
pub struct Suggestion<'a> {
    /// The course.
    pub course: &'a Course,
    /// 1 = the same but for blanks and punctuation; towards 0 the less alike.
    pub likeness: f64,
}

/// How many candidates of the trigram stage go on to the edit distance.
const SHORTLIST: usize = 40;
/// Below this nobody would see a likeness.
const LEAST: f64 = 0.5;

impl Trigrams {
    fn new(courses: &[Course]) -> Self {
        let keys: Vec<String> = courses.iter().map(|course| fold::loose(&course.shortname)).collect();
        let mut lists: FxHashMap<[char; 3], Vec<u32>> = FxHashMap::default();
        for (i, key) in keys.iter().enumerate() {
            for gram in grams(key) {
                let list = lists.entry(gram).or_default();
                if list.last() != Some(&(i as u32)) {
                    list.push(i as u32);
                }
            }
        }
        Self { keys, lists }
    }

    /// Positions of the courses that share most trigrams with the key, best first.
    fn shortlist(&self, key: &str) -> Vec<u32> {
        let mut votes: FxHashMap<u32, u32> = FxHashMap::default();
        for gram in grams(key) {
            for &i in self.lists.get(&gram).map(Vec::as_slice).unwrap_or_default() {
                *votes.entry(i).or_default() += 1;
            }
        }
        let size = |i: u32| self.keys[i as usize].len().abs_diff(key.len());
        let mut ranked: Vec<(u32, u32)> = votes.into_iter().collect();
        let order = |a: &(u32, u32), b: &(u32, u32)| b.1.cmp(&a.1).then(size(a.0).cmp(&size(b.0))).then(a.0.cmp(&b.0));
        if ranked.len() > SHORTLIST {
            ranked.select_nth_unstable_by(SHORTLIST, order);
            ranked.truncate(SHORTLIST);
        }
        ranked.sort_unstable_by(order);
        ranked.into_iter().map(|(i, _)| i).collect()
    }
}

fn grams(key: &str) -> impl Iterator<Item = [char; 3]> {
    let padded: Vec<char> = [' ', ' '].into_iter().chain(key.chars()).chain([' ']).collect();
    (0..padded.len().saturating_sub(2)).map(move |i| [padded[i], padded[i + 1], padded[i + 2]])
}

impl Catalogue {
    /// The courses most like `text`, best first, at most `limit`.
    pub fn suggest_courses(&self, text: &str, limit: usize) -> Vec<Suggestion<'_>> {
        let trigrams = self.suggestions.get_or_init(|| Trigrams::new(&self.site().courses));
        let key = fold::loose(text);
        let mut found: Vec<Suggestion<'_>> = trigrams
            .shortlist(&key)
            .into_iter()
            .map(|i| Suggestion {
                course: &self.site().courses[i as usize],
                likeness: strsim::normalized_damerau_levenshtein(&key, &trigrams.keys[i as usize]),
            })
            .filter(|suggestion| suggestion.likeness >= LEAST)
            .collect();
        found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
        found.truncate(limit);
        found
    }
}
