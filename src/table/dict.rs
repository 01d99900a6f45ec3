//! The distinct values of one column, each kept once in one text arena.

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher as _;

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
    index: HashTable<u32>,
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
        let (arena, ends) = (&self.arena, &self.ends);
        if let Some(&id) = self.index.find(hash, |&id| same(slice(arena, ends, id), text)) {
            return ValueId(id);
        }
        self.add(text, hash)
    }

    fn add(&mut self, text: &str, hash: u64) -> ValueId {
        assert!(self.arena.len() + text.len() <= Self::MAX_BYTES, "a column holds more than 4 GiB of text");
        let id = self.ends.len() as u32;
        self.arena.push_str(text);
        self.ends.push(self.arena.len() as u32);
        let (arena, ends) = (&self.arena, &self.ends);
        self.index.insert_unique(hash, id, |&id| self::hash(slice(arena, ends, id)));
        ValueId(id)
    }

    /// The id of `text` if it was ever seen in this column.
    pub fn find(&self, text: &str) -> Option<ValueId> {
        let (arena, ends) = (&self.arena, &self.ends);
        self.index.find(hash(text), |&id| same(slice(arena, ends, id), text)).map(|&id| ValueId(id))
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

    /// Bytes of memory held, index included.
    pub fn bytes(&self) -> usize {
        self.arena.capacity() + self.ends.capacity() * 4 + self.index.capacity() * 5
    }
}

#[inline]
fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
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
