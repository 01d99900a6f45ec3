//! The distinct values of one column, each kept once in one text arena.

use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::{Hash as _, Hasher as _};

/// Number of a value inside its [`Dict`]. Never compared across columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ValueId(pub u32);

impl ValueId {
    /// The empty text: every dictionary holds it as its first value.
    pub const EMPTY: Self = Self(0);

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// An interner: text to [`ValueId`] and back. Values are never dropped, so that an id kept by
/// the history of edits stays good.
///
/// Holds at most [`Dict::MAX_BYTES`] of text; readers stop long before (their budget is smaller).
#[derive(Clone)]
pub struct Dict {
    arena: String,
    ends: Vec<u32>,
    /// Hash and id of every value: a look-up finds its candidate without touching the texts.
    index: HashTable<(u32, u32)>,
}

impl Default for Dict {
    fn default() -> Self {
        let mut dict = Self { arena: String::new(), ends: Vec::new(), index: HashTable::new() };
        dict.intern("");
        dict
    }
}

impl Dict {
    /// Offsets are 32 bits wide.
    pub const MAX_BYTES: usize = u32::MAX as usize;

    /// The id of `text`, added when it is new.
    ///
    /// # Panics
    /// When the dictionary would pass [`Dict::MAX_BYTES`]; readers refuse such input first.
    #[inline]
    pub fn intern(&mut self, text: &str) -> ValueId {
        let hash = hash(text);
        match self.find_hashed(text, hash) {
            Some(id) => id,
            None => self.add(text, hash),
        }
    }

    /// The ids of many texts, in their order, as [`Dict::intern`] gives them. Looked up together, the memory that they
    /// need is fetched together.
    pub fn intern_all<'t>(&mut self, texts: impl Iterator<Item = &'t str> + Clone) -> Vec<ValueId> {
        let mut before = None;
        let candidates = texts.clone().map(|text| {
            // Lists are sorted by course or group: the value above is the likeliest.
            if before.replace(text).is_some_and(|before| same(before, text)) {
                return None;
            }
            let hash = hash(text);
            Some((hash, self.candidate(hash).unwrap_or(ValueId::EMPTY)))
        });
        let candidates: Vec<Option<(u32, ValueId)>> = candidates.collect();
        let mut last = ValueId::EMPTY;
        let settled = texts.zip(candidates).map(|(text, candidate)| {
            if let Some((hash, id)) = candidate {
                let found = same(self.get(id), text).then_some(id).or_else(|| self.find_hashed(text, hash));
                last = found.unwrap_or_else(|| self.add(text, hash));
            }
            last
        });
        settled.collect()
    }

    /// The ids of many texts that were perhaps never seen, in their order, as [`Dict::find`] gives them. Looked up together,
    /// the memory that they need is fetched together.
    pub fn find_all<'t>(&self, texts: impl Iterator<Item = &'t str> + Clone) -> Vec<Option<ValueId>> {
        let mut found: Vec<(u32, Option<ValueId>)> = Vec::with_capacity(texts.size_hint().0);
        found.extend(texts.clone().map(|text| {
            let hash = hash(text);
            (hash, self.candidate(hash))
        }));
        // Two texts of one hash are rare: then the first one found was the wrong one.
        let settle = |((hash, candidate), text): ((u32, Option<ValueId>), &str)| {
            candidate.and_then(|id| if same(self.get(id), text) { Some(id) } else { self.find_hashed(text, hash) })
        };
        found.into_iter().zip(texts).map(settle).collect()
    }

    /// The first value of this hash.
    #[inline]
    fn candidate(&self, hash: u32) -> Option<ValueId> {
        self.index.find(spread(hash), |&(other, _)| other == hash).map(|&(_, id)| ValueId(id))
    }

    #[inline]
    fn find_hashed(&self, text: &str, hash: u32) -> Option<ValueId> {
        let (arena, ends) = (&self.arena, &self.ends);
        let found = self.index.find(spread(hash), |&(other, id)| other == hash && same(slice(arena, ends, id), text));
        found.map(|&(_, id)| ValueId(id))
    }

    fn add(&mut self, text: &str, hash: u32) -> ValueId {
        assert!(self.arena.len() + text.len() <= Self::MAX_BYTES, "a column holds more than 4 GiB of text");
        let id = self.ends.len() as u32;
        self.arena.push_str(text);
        self.ends.push(self.arena.len() as u32);
        self.index.insert_unique(spread(hash), (hash, id), |&(hash, _)| spread(hash));
        ValueId(id)
    }

    /// The id of `text` if it was ever seen in this column.
    pub fn find(&self, text: &str) -> Option<ValueId> {
        self.find_hashed(text, hash(text))
    }

    /// The text of `id`.
    ///
    /// # Panics
    /// When `id` comes from another dictionary and is out of range.
    #[inline]
    pub fn get(&self, id: ValueId) -> &str {
        slice(&self.arena, &self.ends, id.0)
    }

    /// Number of distinct values, the empty text included; ids are `0..len`.
    #[expect(clippy::len_without_is_empty, reason = "the empty text is always there")]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Every value with its id, in the order in which they were first seen.
    pub fn iter(&self) -> impl Iterator<Item = (ValueId, &str)> {
        (0..self.ends.len() as u32).map(|id| (ValueId(id), slice(&self.arena, &self.ends, id)))
    }

    /// Whether any value holds a byte that is `wanted`: one look at all texts, whatever their number.
    pub fn holds(&self, wanted: impl Fn(u8) -> bool) -> bool {
        self.arena.as_bytes().chunks(4_096).any(|part| part.iter().fold(false, |any, byte| any | wanted(*byte)))
    }

    /// Bytes of memory held, index included.
    pub fn bytes(&self) -> usize {
        self.arena.capacity() + self.ends.capacity() * 4 + self.index.capacity() * 9
    }
}

#[inline]
fn hash(text: &str) -> u32 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    let hash = hasher.finish();
    (hash ^ hash >> 32) as u32
}

/// The table takes its place from the low bits and its tag from the high ones.
#[inline]
fn spread(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}

/// Whether two texts are equal. Cells are a few bytes long: two overlapping words decide faster than a
/// call to the library's comparison.
#[inline]
pub(super) fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    match (a.first_chunk::<8>(), b.first_chunk::<8>(), a.last_chunk::<8>(), b.last_chunk::<8>()) {
        (Some(a_first), Some(b_first), Some(a_last), Some(b_last)) if a.len() <= 16 => {
            u64::from_ne_bytes(*a_first) == u64::from_ne_bytes(*b_first) && u64::from_ne_bytes(*a_last) == u64::from_ne_bytes(*b_last)
        }
        (Some(a_first), Some(b_first), ..) => u64::from_ne_bytes(*a_first) == u64::from_ne_bytes(*b_first) && a[8..] == b[8..],
        _ => a.iter().zip(b).all(|(a, b)| a == b),
    }
}

#[inline]
fn slice<'a>(arena: &'a str, ends: &[u32], id: u32) -> &'a str {
    let start = if id == 0 { 0 } else { ends[id as usize - 1] };
    &arena[start as usize..ends[id as usize] as usize]
}
