//! Finding a course, a role or a group while typing: every word of the query begins a word of what is found,
//! short names first; when nothing does, spelling mistakes are allowed for.

use super::{Catalogue, Course, Group, RequestedRole, Role};
use crate::text::fold;

/// The folded names of the courses, built at the first key.
pub(super) struct Names {
    courses: Vec<Folded>,
    /// Positions in the order of the short names.
    by_name: Vec<u32>,
}

/// What is searched of one thing, the most telling part first.
struct Folded {
    /// Letters and digits of the short name.
    loose: String,
    shortname: String,
    /// Full name, code, category, one after the other.
    rest: String,
}

/// How well something fits a query; the lesser the better.
type Rank = (u8, usize);

impl Folded {
    fn new(shortname: &str, rest: &[&str]) -> Self {
        let rest: Vec<String> = rest.iter().map(|text| fold::careful(text)).collect();
        Self { loose: fold::loose(shortname), shortname: fold::careful(shortname), rest: rest.join(" ") }
    }

    fn rank(&self, query: &Query) -> Option<Rank> {
        let length = self.loose.len();
        if self.shortname == query.careful {
            return Some((0, length));
        }
        if !query.loose.is_empty() && self.loose.starts_with(&query.loose) {
            return Some((if self.loose.len() == query.loose.len() { 1 } else { 2 }, length));
        }
        let in_name = query.words.iter().all(|word| begins_word(&self.shortname, word));
        if in_name {
            return Some((3, length));
        }
        if query.words.iter().all(|word| begins_word(&self.shortname, word) || begins_word(&self.rest, word)) {
            // The words at the beginning of the full name, in their order, are what was meant.
            return Some((if self.rest.starts_with(&query.careful) { 4 } else { 5 }, self.rest.len()));
        }
        let inside = query.words.iter().all(|word| self.shortname.contains(word.as_str()) || self.rest.contains(word.as_str()));
        (inside || (query.loose.len() >= 3 && self.loose.contains(&query.loose))).then_some((6, length))
    }
}

/// Whether a word of `text` begins with `word`.
fn begins_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

struct Query {
    careful: String,
    loose: String,
    words: Vec<String>,
}

impl Query {
    fn new(text: &str) -> Self {
        let careful = fold::careful(text);
        let words = careful.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Self { loose: fold::loose(text), words, careful }
    }

    fn is_empty(&self) -> bool {
        self.careful.is_empty()
    }
}

impl Names {
    fn new(courses: &[Course]) -> Self {
        let fold = |course: &Course| {
            let text = |part: &Option<String>| part.clone().unwrap_or_default();
            Folded::new(&course.shortname, &[&course.fullname, &text(&course.idnumber), &text(&course.category)])
        };
        let folded: Vec<Folded> = courses.iter().map(fold).collect();
        let mut by_name: Vec<u32> = (0..folded.len() as u32).collect();
        by_name.sort_by(|&a, &b| folded[a as usize].shortname.cmp(&folded[b as usize].shortname).then(a.cmp(&b)));
        Self { courses: folded, by_name }
    }
}

impl Catalogue {
    /// The courses that fit what is being typed, best first, at most `limit`. An empty text gives the first courses by name.
    ///
    /// Short name, full name, code and category count; case, accents and punctuation do not. When fewer than `limit` fit,
    /// courses that read alike follow.
    pub fn search_courses(&self, text: &str, limit: usize) -> Vec<&Course> {
        let courses = &self.site().courses;
        let names = self.names();
        let query = Query::new(text);
        if query.is_empty() {
            return names.by_name.iter().take(limit).map(|&i| &courses[i as usize]).collect();
        }
        let ranked = names.by_name.iter().enumerate().filter_map(|(order, &i)| Some((names.courses[i as usize].rank(&query)?, order, i)));
        let mut ranked: Vec<(Rank, usize, u32)> = ranked.collect();
        if ranked.len() > limit && limit > 0 {
            ranked.select_nth_unstable(limit - 1);
        }
        ranked.truncate(limit);
        ranked.sort_unstable();
        let mut found: Vec<&Course> = ranked.into_iter().map(|(_, _, i)| &courses[i as usize]).collect();
        if found.len() < limit {
            for course in self.misspelt(text, limit) {
                if found.len() < limit && !found.iter().any(|known| std::ptr::eq(*known, course)) {
                    found.push(course);
                }
            }
        }
        found
    }

    pub(super) fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::new(&self.site().courses))
    }

    /// The roles that fit what is being typed, best first; those that may be given in a course before the others. What
    /// they are called here counts as their name does.
    /// An empty text gives all of them.
    pub fn search_roles(&self, text: &str) -> Vec<&Role> {
        let roles = self.site().roles.as_deref().unwrap_or_default();
        let query = Query::new(text);
        let rank = |role: &Role| {
            let here = self.local().roles.iter().flatten().filter(|requested| requested.shortname == role.shortname);
            let names: Vec<&str> = std::iter::once(&role.name).chain(here.flat_map(RequestedRole::names)).map(String::as_str).collect();
            let rank = if query.is_empty() { (0, 0) } else { Folded::new(&role.shortname, &names).rank(&query)? };
            Some((role.assignable_in_course.surely_not(), rank))
        };
        sorted(roles, rank)
    }
}

impl Course {
    /// The groups that fit what is being typed, best first. An empty text gives all of them; so it is when groups are
    /// not told, and there are none.
    pub fn search_groups(&self, text: &str) -> Vec<&Group> {
        let query = Query::new(text);
        let rank = |group: &Group| {
            if query.is_empty() {
                Some((0, 0))
            } else {
                Folded::new(&group.name, &[group.idnumber.as_deref().unwrap_or_default()]).rank(&query)
            }
        };
        sorted(self.groups.as_deref().unwrap_or_default(), rank)
    }
}

/// Those that have a rank, by rank; equals stay in the order of the catalogue.
fn sorted<T, R: Ord>(things: &[T], rank: impl Fn(&T) -> Option<R>) -> Vec<&T> {
    let mut found: Vec<(R, &T)> = things.iter().filter_map(|thing| Some((rank(thing)?, thing))).collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found.into_iter().map(|(_, thing)| thing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample;

    #[test]
    fn a_few_letters_find_the_course_by_any_of_its_names() {
        let catalogue = Catalogue::new(sample());
        for (text, first) in [
            ("chim", "CHIM_L1"),
            ("CHIM L1", "CHIM_L1"),
            ("chiml1t", "CHIM_L1_TP"),
            ("orga", "CHIM_L2_ORGA"),
            ("chimie orga", "CHIM_L2_ORGA"),
            ("genetique", "BIO_L2_GENET"),
            ("SBIO101", "BIO_L1_CELL"),
            ("santé ue2", "SANTE_PASS_UE2"),
            ("infirmier", "IFSI_S1"),
            ("droit constitut", "DROIT_L1_CONST"),
            ("littérature", "LET_L1_LITT19"),
            ("litérature", "LET_L1_LITT19"),
            ("alorithmique", "INFO_L1_ALGO"),
        ] {
            let found = catalogue.search_courses(text, 5);
            assert_eq!(found.first().map(|course| course.shortname.as_str()), Some(first), "{text}");
        }
    }

    #[test]
    fn an_empty_search_gives_the_first_courses_by_name() {
        let catalogue = Catalogue::new(sample());
        let names: Vec<_> = catalogue.search_courses(" ", 3).iter().map(|course| course.shortname.as_str()).collect();
        assert_eq!(names, ["ANG_L1_TRAD", "ANG_L2_CIV", "BIO_L1_CELL"]);
        assert_eq!(catalogue.search_courses("droit", 2).len(), 2);
        assert_eq!(catalogue.search_courses("zzzz", 9).len() + catalogue.search_courses("droit", 0).len(), 0);
    }

    #[test]
    fn roles_and_groups_are_found_by_their_french_names() {
        let catalogue = Catalogue::new(sample());
        let roles = |text: &str| catalogue.search_roles(text).iter().map(|role| role.shortname.as_str()).collect::<Vec<_>>();
        assert_eq!(roles("enseignant"), ["editingteacher", "teacher"]);
        assert_eq!(roles("etu")[0], "student");
        assert_eq!(roles("").len(), 11);
        assert_eq!(roles("")[..3], ["manager", "editingteacher", "teacher"], "those that may be given in a course first");
        let course = catalogue.course("CHIM_L1").unwrap();
        assert_eq!(course.search_groups("td 2").iter().map(|group| group.name.as_str()).collect::<Vec<_>>(), ["TD2"]);
        assert_eq!(course.search_groups("").len(), 6);
    }
}
