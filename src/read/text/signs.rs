//! Where the signs stand that part a text: delimiters, quotes, line ends.

/// Bytes that are looked at together, one bit each.
const BLOCK: usize = 64;
/// The highest bit of each byte of a word.
const HIGHEST: u64 = 0x8080_8080_8080_8080;
/// Gathers the lowest bit of each byte of a word in its highest byte.
const GATHER: u64 = 0x0102_0408_1020_4080;

/// The signs of a text, one after the other. A cell is a few bytes long: all signs of a block are found at once, which takes less
/// time than to look for each from where the last one stood.
pub(super) struct Signs<'a> {
    bytes: &'a [u8],
    /// Each in all bytes of a word.
    wanted: [u64; 4],
    /// Where the block begins.
    block: usize,
    /// Its signs that were not given yet.
    left: u64,
}

impl<'a> Signs<'a> {
    /// The line ends, the quotes and the delimiters of a text from its start.
    pub(super) fn new(bytes: &'a [u8], quote: u8, delimiter: Option<u8>) -> Self {
        let wanted = [b'\n', b'\r', quote, delimiter.unwrap_or(quote)].map(|sign| u64::from_le_bytes([sign; 8]));
        let mut signs = Self { bytes, wanted, block: 0, left: 0 };
        signs.left = signs.look(0);
        signs
    }

    /// Where the next sign stands.
    #[inline]
    pub(super) fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            let next = self.block + BLOCK;
            if next >= self.bytes.len() {
                return None;
            }
            self.block = next;
            self.left = self.look(self.block);
        }
        let at = self.block + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(at)
    }

    /// Goes on with the first sign at `at` or after it.
    #[inline]
    pub(super) fn go_to(&mut self, at: usize) {
        self.block = at - at % BLOCK;
        self.left = self.look(self.block) & (u64::MAX << (at % BLOCK));
    }

    /// Passes over the signs before `at`, which is not before the last one given.
    #[inline]
    pub(super) fn pass(&mut self, at: usize) {
        match at - self.block {
            within if within < BLOCK => self.left &= u64::MAX << within,
            _ => self.go_to(at),
        }
    }

    /// The signs of the block that begins at `from`.
    fn look(&self, from: usize) -> u64 {
        let bytes = self.bytes.get(from..).unwrap_or_default();
        match bytes.first_chunk::<BLOCK>() {
            Some(block) => self.found(block),
            None => {
                let mut block = [0; BLOCK];
                block[..bytes.len()].copy_from_slice(bytes);
                self.found(&block) & !(u64::MAX << bytes.len())
            }
        }
    }

    /// Eight bytes at a time in a plain word: what is handed out is built for size, and is given no wider instructions by itself.
    #[inline]
    fn found(&self, block: &[u8; BLOCK]) -> u64 {
        let [a, b, c, d] = self.wanted;
        let mut found = 0;
        for word in block.as_chunks::<8>().0.iter().rev() {
            let word = u64::from_le_bytes(*word);
            let others = differing(word, a) & differing(word, b) & differing(word, c) & differing(word, d);
            found = found << 8 | ((!others & HIGHEST) >> 7).wrapping_mul(GATHER) >> 56;
        }
        found
    }
}

/// Marks the bytes of a word that are not the `sign`, which is in all its bytes, by their highest bits; the others are of no use.
#[inline]
fn differing(word: u64, sign: u64) -> u64 {
    let bits = word ^ sign;
    // Any lower bit carries into the highest, and no further.
    (bits & !HIGHEST).wrapping_add(!HIGHEST) | bits
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts with many signs and bytes that differ from them by one bit, of every length around a block.
    fn texts() -> impl Iterator<Item = Vec<u8>> {
        let mut state = 1_u32;
        let mut next = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 16
        };
        let signs = *b";\n\r\"\x3a\x0b\x8a\xbb\x00\x80aZ\xff\x8d\x22\x23";
        (0..400).map(move |length| (0..length).map(|_| signs[next() as usize % signs.len()]).collect())
    }

    fn is_sign(byte: u8) -> bool {
        matches!(byte, b';' | b'"' | b'\n' | b'\r')
    }

    #[test]
    fn every_sign_is_given_once_and_nothing_else() {
        for text in texts() {
            let mut signs = Signs::new(&text, b'"', Some(b';'));
            let given: Vec<usize> = std::iter::from_fn(|| signs.next()).collect();
            let there: Vec<usize> = (0..text.len()).filter(|&at| is_sign(text[at])).collect();
            assert_eq!(given, there, "{text:?}");
        }
    }

    #[test]
    fn one_can_go_on_from_any_place() {
        for text in texts().skip(1) {
            for at in (0..=text.len()).step_by(7) {
                let next = (at..text.len()).find(|&at| is_sign(text[at]));
                let mut signs = Signs::new(&text, b'"', Some(b';'));
                signs.pass(at);
                assert_eq!(signs.next(), next, "passing to {at} of {text:?}");
                signs.go_to(at);
                assert_eq!(signs.next(), next, "going back to {at} of {text:?}");
                while signs.next().is_some() {}
                signs.pass(text.len());
                assert_eq!(signs.next(), None, "past the end of {text:?}");
            }
        }
    }

    #[test]
    fn without_a_delimiter_only_quotes_and_line_ends_are_signs() {
        let mut signs = Signs::new(b"a;b'c\nd", b'\'', None);
        assert_eq!((signs.next(), signs.next(), signs.next()), (Some(3), Some(5), None));
    }
}
