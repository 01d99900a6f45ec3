//! A vector of value ids that takes one, two or four bytes each, as the largest id asks.

use super::ValueId;
use std::ops::Range;

/// Ids of one column, row by row. Widens by itself when an id no longer fits.
#[derive(Clone, Debug)]
pub(super) enum Ids {
    U8(Vec<u8>),
    U16(Vec<u16>),
    U32(Vec<u32>),
}

impl Default for Ids {
    fn default() -> Self {
        Self::U8(Vec::new())
    }
}

impl Ids {
    #[inline]
    pub(super) fn len(&self) -> usize {
        match self {
            Self::U8(v) => v.len(),
            Self::U16(v) => v.len(),
            Self::U32(v) => v.len(),
        }
    }

    #[inline]
    pub(super) fn get(&self, row: usize) -> u32 {
        match self {
            Self::U8(v) => v[row].into(),
            Self::U16(v) => v[row].into(),
            Self::U32(v) => v[row],
        }
    }

    #[inline]
    pub(super) fn push(&mut self, id: u32) {
        match self {
            Self::U8(v) if id <= u32::from(u8::MAX) => v.push(id as u8),
            Self::U16(v) if id <= u32::from(u16::MAX) => v.push(id as u16),
            Self::U32(v) => v.push(id),
            _ => {
                self.make_room(id);
                self.push(id);
            }
        }
    }

    /// Appends rows that hold these ids; the width is matched once, not per row.
    pub(super) fn append(&mut self, ids: &[ValueId]) {
        self.make_room(ids.iter().map(|id| id.0).max().unwrap_or_default());
        match self {
            Self::U8(v) => v.extend(ids.iter().map(|id| id.0 as u8)),
            Self::U16(v) => v.extend(ids.iter().map(|id| id.0 as u16)),
            Self::U32(v) => v.extend(ids.iter().map(|id| id.0)),
        }
    }

    /// Appends the rows of `other`, whose ids are called here what `names` holds at their places.
    pub(super) fn append_from(&mut self, other: &Self, names: &[ValueId]) {
        self.make_room(names.iter().map(|id| id.0).max().unwrap_or_default());
        let rows = 0..other.len();
        match self {
            Self::U8(v) => {
                v.reserve_exact(other.len());
                other.each(rows, |_, id| v.push(names[id as usize].0 as u8));
            }
            Self::U16(v) => {
                v.reserve_exact(other.len());
                other.each(rows, |_, id| v.push(names[id as usize].0 as u16));
            }
            Self::U32(v) => {
                v.reserve_exact(other.len());
                other.each(rows, |_, id| v.push(names[id as usize].0));
            }
        }
    }

    /// Appends `count` rows that all hold `id`.
    pub(super) fn extend(&mut self, id: u32, count: usize) {
        self.make_room(id);
        match self {
            Self::U8(v) => v.resize(v.len() + count, id as u8),
            Self::U16(v) => v.resize(v.len() + count, id as u16),
            Self::U32(v) => v.resize(v.len() + count, id),
        }
    }

    /// Cuts after `rows` rows, or fills up with the id of the empty text.
    pub(super) fn resize(&mut self, rows: usize) {
        match self {
            Self::U8(v) => v.resize(rows, 0),
            Self::U16(v) => v.resize(rows, 0),
            Self::U32(v) => v.resize(rows, 0),
        }
    }

    #[inline]
    pub(super) fn set(&mut self, row: usize, id: u32) {
        match self {
            Self::U8(v) if id <= u32::from(u8::MAX) => v[row] = id as u8,
            Self::U16(v) if id <= u32::from(u16::MAX) => v[row] = id as u16,
            Self::U32(v) => v[row] = id,
            _ => {
                self.make_room(id);
                self.set(row, id);
            }
        }
    }

    /// The ids of these rows.
    pub(super) fn slice(&self, rows: Range<usize>) -> Self {
        match self {
            Self::U8(v) => Self::U8(v[rows].to_vec()),
            Self::U16(v) => Self::U16(v[rows].to_vec()),
            Self::U32(v) => Self::U32(v[rows].to_vec()),
        }
    }

    pub(super) fn iter(&self) -> Box<dyn Iterator<Item = u32> + '_> {
        match self {
            Self::U8(v) => Box::new(v.iter().map(|&id| id.into())),
            Self::U16(v) => Box::new(v.iter().map(|&id| id.into())),
            Self::U32(v) => Box::new(v.iter().copied()),
        }
    }

    /// Calls `visit(row, id)` for each of these rows; the width is matched once, not per row.
    #[inline]
    pub(super) fn each(&self, rows: Range<usize>, visit: impl FnMut(usize, u32)) {
        match self {
            Self::U8(v) => walk(rows.start, &v[rows], visit),
            Self::U16(v) => walk(rows.start, &v[rows], visit),
            Self::U32(v) => walk(rows.start, &v[rows], visit),
        }
    }

    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::U8(v) => v.capacity(),
            Self::U16(v) => v.capacity() * 2,
            Self::U32(v) => v.capacity() * 4,
        }
    }

    #[cold]
    fn make_room(&mut self, id: u32) {
        match self {
            Self::U8(v) if id > u32::from(u8::MAX) => {
                *self = if id > u32::from(u16::MAX) {
                    Self::U32(v.iter().map(|&id| id.into()).collect())
                } else {
                    Self::U16(v.iter().map(|&id| id.into()).collect())
                };
            }
            Self::U16(v) if id > u32::from(u16::MAX) => {
                *self = Self::U32(v.iter().map(|&id| id.into()).collect());
            }
            _ => {}
        }
    }
}

/// Written out: a chain of adapters here is a call for every cell where the compiler looks at one part of the program only.
#[inline]
fn walk<T: Copy + Into<u32>>(first: usize, ids: &[T], mut visit: impl FnMut(usize, u32)) {
    for (row, &id) in (first..).zip(ids) {
        visit(row, id.into());
    }
}
