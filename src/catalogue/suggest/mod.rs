//! Courses that a person may have meant by a name that the platform does not know.
//!
//! Runs of three letters find some dozens among many thousands; letters and words compare these; the rest of the file,
//! when it is told, breaks ties.

mod grams;
mod likeness;
#[cfg(test)]
mod tests;

pub use grams::Field;
pub(super) use grams::Grams;

use super::{Catalogue, Course};
use rustc_hash::FxHashMap;

/// A course proposed instead of what was typed.
#[derive(Clone, Copy)]
pub struct Suggestion<'a> {
    /// The course.
    pub course: &'a Course,
    /// 1 = the same but for blanks and punctuation; towards 0 the less alike.
    pub likeness: f64,
    /// The name of the course that is alike.
    pub field: Field,
}

impl Suggestion<'_> {
    fn written(&self) -> &str {
        match self.field {
            Field::Shortname => &self.course.shortname,
            Field::Fullname => &self.course.fullname,
            Field::Idnumber => self.course.idnumber.as_deref().unwrap_or_default(),
        }
    }
}

/// What the rest of the person's file says about which course is meant.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    categories: FxHashMap<String, f64>,
    beginnings: FxHashMap<String, f64>,
}

impl Neighbours {
    /// Learns from the courses of the file that the platform knows.
    pub fn of<'a>(courses: impl IntoIterator<Item = &'a Course>) -> Self {
        let mut neighbours = Self::default();
        let mut count = 0.0;
        for course in courses {
            count += 1.0;
            if let Some(category) = &course.category {
                *neighbours.categories.entry(category.clone()).or_default() += 1.0;
            }
            *neighbours.beginnings.entry(beginning(course)).or_default() += 1.0;
        }
        for share in neighbours.categories.values_mut().chain(neighbours.beginnings.values_mut()) {
            *share /= count;
        }
        neighbours
    }

    /// From 0 to 1: how well a course fits among them.
    fn fit(&self, course: &Course) -> f64 {
        let share = |shares: &FxHashMap<String, f64>, key: &str| shares.get(key).copied().unwrap_or(0.0);
        let category = course.category.as_deref().map_or(0.0, |category| share(&self.categories, category));
        0.5 * category + 0.5 * share(&self.beginnings, &beginning(course))
    }
}

/// The first word of a short name: the faculty or the subject on most platforms.
fn beginning(course: &Course) -> String {
    let word: String = course.shortname.chars().take_while(|c| c.is_alphanumeric()).collect();
    crate::text::fold::careful(&word)
}

/// Below this nobody would see a likeness.
const LEAST: f64 = 0.5;
/// A code that differs a little is another code.
const LEAST_CODE: f64 = 0.85;
/// A full name in place of a short one is likely, a short one with a slip likelier.
const FULLNAME: f64 = 0.96;
/// What breaks ties: the same digits, the same capitals and accents, the rest of the file.
const SAME_DIGITS: f64 = 0.03;
const SAME_LETTERS: f64 = 0.01;
const FITTING: f64 = 0.06;
/// Beside a good match nobody wants to read a poor one.
const FAR: f64 = 0.4;

impl Catalogue {
    /// The courses most like `text`, best first, at most `limit`.
    pub fn suggest_courses(&self, text: &str, limit: usize) -> Vec<Suggestion<'_>> {
        self.suggest_courses_among(text, limit, &Neighbours::default())
    }

    /// The same, with the help of the rest of the file.
    pub fn suggest_courses_among(&self, text: &str, limit: usize, neighbours: &Neighbours) -> Vec<Suggestion<'_>> {
        let text = text.trim();
        let digits = likeness::digits(text);
        let mut best: FxHashMap<u32, (f64, Suggestion<'_>)> = FxHashMap::default();
        let (loose, careful) = (grams::key(Field::Shortname, text), grams::key(Field::Fullname, text));
        let own = likeness::words(text);
        for name in self.grams().shortlist(text) {
            let course = &self.site().courses[name.course as usize];
            let likeness = match name.field {
                Field::Shortname => likeness::by_letters_from(&loose, &name.key, LEAST)
                    .max(0.98 * likeness::by_words(&own, &likeness::words(&course.shortname))),
                Field::Idnumber => likeness::by_letters_from(&loose, &name.key, LEAST_CODE),
                Field::Fullname => {
                    FULLNAME
                        * likeness::by_letters_from(&careful, &name.key, LEAST).max(likeness::by_words(&own, &likeness::words(&name.key)))
                }
            };
            if likeness < if name.field == Field::Idnumber { LEAST_CODE } else { LEAST } {
                continue;
            }
            let mut rank = likeness + FITTING * neighbours.fit(course);
            if likeness::digits(&name.key) == digits {
                rank += SAME_DIGITS;
            }
            let suggestion = Suggestion { course, likeness, field: name.field };
            let entry = best.entry(name.course).or_insert((rank, suggestion));
            if rank > entry.0 {
                *entry = (rank, suggestion);
            }
        }
        let mut found: Vec<(f64, Suggestion<'_>)> = best.into_values().collect();
        if limit < found.len() && limit > 0 {
            // The letters themselves break ties only: those too far behind to be reached need no look.
            found.select_nth_unstable_by(limit - 1, |a, b| b.0.total_cmp(&a.0));
            let reach = found[limit - 1].0 - SAME_LETTERS;
            found.retain(|(rank, _)| *rank >= reach);
        }
        for (rank, suggestion) in &mut found {
            *rank += SAME_LETTERS * likeness::by_letters(text, suggestion.written());
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.course.shortname.cmp(&b.1.course.shortname)));
        let worst = found.first().map_or(0.0, |best| best.0 - FAR);
        found.into_iter().take_while(|(rank, _)| *rank >= worst).take(limit).map(|(_, suggestion)| suggestion).collect()
    }

    /// The courses that hold every word of `text` but for slips, best first: what is being typed is not whole yet.
    pub(super) fn misspelt(&self, text: &str, limit: usize) -> Vec<&Course> {
        let mut found: Vec<(f64, &Course)> = Vec::new();
        for name in self.grams().shortlist(text) {
            let course = &self.site().courses[name.course as usize];
            let whole = format!("{} {}", course.shortname, course.fullname);
            let likeness = likeness::part_by_words(text, &whole).max(likeness::by_letters(&grams::key(name.field, text), &name.key));
            if likeness >= LEAST && !found.iter().any(|(_, known)| std::ptr::eq(*known, course)) {
                found.push((likeness, course));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.shortname.cmp(&b.1.shortname)));
        found.into_iter().take(limit).map(|(_, course)| course).collect()
    }

    /// Builds what the first suggestion and the first key in a picker would have to wait for (tens of milliseconds for 20 000
    /// courses). A worker calls it.
    pub fn warm(&self) {
        self.warm_for_check();
        self.names();
    }

    /// Builds what a check asks for as soon as a list names a course that is not there (tens of milliseconds for 20 000
    /// courses). Who waits for a large list anyway calls it.
    pub fn warm_for_check(&self) {
        self.courses_by_name();
        self.grams();
    }

    fn grams(&self) -> &Grams {
        self.suggestions.get_or_init(|| Grams::new(&self.site().courses))
    }
}
