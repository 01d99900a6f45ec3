//! Names by their runs of three letters: which of many thousand names share most with a text.

use crate::catalogue::Course;
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// Which name of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Short name.
    Shortname,
    /// Full name.
    Fullname,
    /// Code of the institution.
    Idnumber,
}

/// One name of one course, folded.
pub(super) struct Name {
    /// Position of the course.
    pub(super) course: u32,
    pub(super) field: Field,
    /// Letters and digits only for short names and codes; words for full names.
    pub(super) key: String,
    /// Sum of the weights of its grams.
    weight: f32,
}

/// For each gram, the names that hold it.
pub(in crate::catalogue) struct Grams {
    names: Vec<Name>,
    lists: FxHashMap<u64, Vec<u32>>,
}

/// How many names go on to the slow comparison.
const SHORTLIST: usize = 24;
/// A name this far below the likest is not worth ranking when others are nearer.
const CHANCE: f32 = 0.4;
/// A gram that this part of all names holds says little, and costs most when there are many names.
const COMMON: usize = 4;
const COMMON_OF_MANY: usize = 16;
const MANY: usize = 1_000;

thread_local! {
    /// What each name shares with a text. Some hundreds of kilobytes: asked of the system for each text, its pages would cost
    /// more than the comparison.
    static SHARED: RefCell<Vec<f32>> = const { RefCell::new(Vec::new()) };
}

impl Grams {
    pub(super) fn new(courses: &[Course]) -> Self {
        let mut names = Vec::with_capacity(courses.len() * 3);
        for (i, course) in (0..).zip(courses) {
            let mut add = |field, text: &str| {
                let key = key(field, text);
                if !key.is_empty() {
                    names.push(Name { course: i, field, key, weight: 0.0 });
                }
            };
            add(Field::Shortname, &course.shortname);
            add(Field::Fullname, &course.fullname);
            add(Field::Idnumber, course.idnumber.as_deref().unwrap_or_default());
        }
        let mut lists: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (i, name) in (0..).zip(&names) {
            for_each_gram(name.field, &name.key, |gram| {
                let list = lists.entry(gram).or_default();
                if list.last() != Some(&i) {
                    list.push(i);
                }
            });
        }
        let count = names.len();
        for list in lists.values() {
            for &i in list {
                names[i as usize].weight += rarity(list.len(), count);
            }
        }
        Self { names, lists }
    }

    /// The names most like `text` by the grams they share, in no order.
    pub(super) fn shortlist(&self, text: &str) -> Vec<&Name> {
        SHARED.with_borrow_mut(|shared| {
            if shared.len() < self.names.len() {
                shared.resize(self.names.len(), 0.0);
            }
            self.ranked(text, shared)
        })
    }

    /// The same. `shared` has a place for each name; it is nought when it comes and when it goes.
    fn ranked(&self, text: &str, shared: &mut [f32]) -> Vec<&Name> {
        let mut touched = Vec::new();
        let mut whole = [0_f32; 2];
        for (side, field) in [Field::Shortname, Field::Fullname].into_iter().enumerate() {
            let mut grams = Vec::new();
            for_each_gram(field, &key(field, text), |gram| grams.push(gram));
            grams.sort_unstable();
            grams.dedup();
            let mut lists: Vec<&Vec<u32>> = grams.iter().filter_map(|gram| self.lists.get(gram)).collect();
            lists.sort_unstable_by_key(|list| list.len());
            let unknown = (grams.len() - lists.len()) as f32;
            whole[side] = unknown * rarity(1, self.names.len());
            for (rank, list) in lists.into_iter().enumerate() {
                let weight = rarity(list.len(), self.names.len());
                whole[side] += weight;
                let common = self.names.len() / if list.len() > MANY { COMMON_OF_MANY } else { COMMON };
                if rank >= 4 && list.len() > common {
                    continue;
                }
                for &i in list {
                    let share = &mut shared[i as usize];
                    if *share == 0.0 {
                        touched.push(i);
                    }
                    *share += weight;
                }
            }
        }
        let likeness = |i: u32| {
            let name = &self.names[i as usize];
            let own = if name.field == Field::Fullname { whole[1] } else { whole[0] };
            2.0 * shared[i as usize] / (own + name.weight)
        };
        let mut ranked: Vec<(f32, u32)> = touched.iter().map(|&i| (likeness(i), i)).collect();
        touched.iter().for_each(|&i| shared[i as usize] = 0.0);
        if ranked.len() > SHORTLIST {
            // Most share a gram or two by chance, and would only make the choice slower.
            let least = ranked.iter().fold(0.0, |most: f32, (likeness, _)| most.max(*likeness)) * CHANCE;
            if ranked.iter().filter(|(likeness, _)| *likeness >= least).count() >= SHORTLIST {
                ranked.retain(|(likeness, _)| *likeness >= least);
            }
        }
        if ranked.len() > SHORTLIST {
            ranked.select_nth_unstable_by(SHORTLIST, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            ranked.truncate(SHORTLIST);
        }
        ranked.into_iter().map(|(_, i)| &self.names[i as usize]).collect()
    }
}

/// A text as names of this kind are compared.
pub(super) fn key(field: Field, text: &str) -> String {
    match field {
        Field::Fullname => fold::careful(text),
        Field::Shortname | Field::Idnumber => fold::loose(text),
    }
}

fn rarity(holders: usize, all: usize) -> f32 {
    (1.0 + all as f32 / holders as f32).ln()
}

/// Grams of a short name run through it; those of a full name stay inside its words, so that their order does not matter.
fn for_each_gram(field: Field, key: &str, mut visit: impl FnMut(u64)) {
    let words = field == Field::Fullname;
    let mark = u64::from(words) << 63;
    let (mut a, mut b) = (' ', ' ');
    for c in key.chars().chain([' ']) {
        let c = if c.is_alphanumeric() { c } else { ' ' };
        if c == ' ' && b == ' ' {
            continue;
        }
        visit(mark | u64::from(a) << 42 | u64::from(b) << 21 | u64::from(c));
        (a, b) = if c == ' ' { (' ', ' ') } else { (b, c) };
    }
}
