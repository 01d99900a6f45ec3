//! Positions in a list by a text of its entries; several entries may have the same.

use crate::table::Dict;
use std::borrow::Cow;
use std::iter::successors;

/// No link.
const NONE: u32 = u32::MAX;

/// An index of positions by text. The texts stand close together: 60 000 of them take less than 2 MB.
#[derive(Default)]
pub(super) struct ByText {
    texts: Dict,
    /// The first link of each text, by its id.
    first: Vec<u32>,
    /// Position, and the next link of the same text.
    links: Vec<(u32, u32)>,
}

impl ByText {
    /// Each position with its text, in the order in which they are found again.
    pub(super) fn new<'t>(entries: impl Iterator<Item = (u32, Cow<'t, str>)>) -> Self {
        let (mut index, mut last) = (Self { first: vec![NONE], ..Self::default() }, vec![NONE]);
        for (position, text) in entries {
            let id = index.texts.intern(&text).0 as usize;
            if id == index.first.len() {
                index.first.push(NONE);
                last.push(NONE);
            }
            let link = index.links.len() as u32;
            index.links.push((position, NONE));
            match index.links.get_mut(last[id] as usize) {
                Some((_, next)) => *next = link,
                None => index.first[id] = link,
            }
            last[id] = link;
        }
        index
    }

    /// The positions of exactly this text.
    pub(super) fn find<'a>(&'a self, text: &str) -> impl Iterator<Item = u32> + use<'a> {
        let first = self.texts.find(text).and_then(|id| self.links.get(*self.first.get(id.0 as usize)? as usize));
        successors(first, |(_, next)| self.links.get(*next as usize)).map(|(position, _)| *position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_one_text_are_found_in_their_order_and_others_are_not() {
        let texts = ["b", "a", "", "b", "c", "a", "b"];
        let index = ByText::new((0..).zip(texts.map(Cow::Borrowed)));
        let found = |text| index.find(text).collect::<Vec<u32>>();
        assert_eq!((found("a"), found("b"), found("c"), found("")), (vec![1, 5], vec![0, 3, 6], vec![4], vec![2]));
        assert!(found("d").is_empty() && ByText::default().find("").next().is_none());
    }
}
