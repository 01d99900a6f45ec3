//! What one look over the bytes of a value tells: rules ask it before they think.

/// Flags of a value, found in one pass over its bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look(u8);

impl Look {
    /// A capital letter of ASCII.
    pub const CAPITAL: Self = Self(1);
    /// A byte beyond ASCII.
    pub const BEYOND_ASCII: Self = Self(1 << 1);
    /// A plain space or a tab.
    pub const BLANK: Self = Self(1 << 2);
    /// A control character, line breaks and tabs included.
    pub const CONTROL: Self = Self(1 << 3);
    /// The delimiter of the file, a double quote or a line break: cannot be written without quotes.
    pub const UNWRITABLE: Self = Self(1 << 4);
    /// A sign that a username does not take, other than the above.
    pub const SIGN: Self = Self(1 << 5);
    /// A letter of ASCII.
    pub const LETTER: Self = Self(1 << 6);
    /// A digit.
    pub const DIGIT: Self = Self(1 << 7);

    /// Whether any of the flags of `other` is there.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Flags by byte, for one delimiter.
pub struct Looker([u8; 256]);

impl Looker {
    /// The table for files that `delimiter` separates.
    pub fn new(delimiter: char) -> Self {
        let mut flags = [0; 256];
        for (byte, flag) in (0_u8..=255).zip(&mut flags) {
            *flag = match byte {
                b'A'..=b'Z' => Look::CAPITAL.or(Look::LETTER),
                b'a'..=b'z' => Look::LETTER,
                b'0'..=b'9' => Look::DIGIT,
                b'-' | b'.' | b'_' | b'@' => Look::default(),
                b' ' => Look::BLANK,
                b'\t' => Look::BLANK.or(Look::CONTROL),
                0x80.. => Look::BEYOND_ASCII,
                0..=0x1f | 0x7f => Look::CONTROL,
                _ => Look::SIGN,
            }
            .0;
            if matches!(byte, b'"' | b'\n' | b'\r') || char::from(byte) == delimiter {
                *flag |= Look::UNWRITABLE.0;
            }
        }
        Self(flags)
    }

    /// The flags of a text.
    pub fn look(&self, text: &str) -> Look {
        Look(text.bytes().fold(0, |flags, byte| flags | self.0[byte as usize]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_look_tells_what_a_value_is_made_of() {
        let looker = Looker::new(';');
        assert!(!looker.look("le-goff.0012@x_y").has(Look::SIGN.or(Look::BLANK).or(Look::CAPITAL).or(Look::BEYOND_ASCII)));
        assert!(looker.look("CM; amphi").has(Look::UNWRITABLE));
        assert!(!looker.look("L1, Bio").has(Look::UNWRITABLE), "the comma is free when `;` separates");
        assert!(looker.look("a\nb").has(Look::UNWRITABLE) && looker.look("a\tb").has(Look::CONTROL));
        assert!(looker.look("été").has(Look::BEYOND_ASCII));
    }
}
