//! Characters that nobody sees and every exact comparison feels.

use super::php;

/// Blanks that look like a space and are none: U+00A0 and its kin. PHP's `trim` keeps them.
pub fn is_odd_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters drawn with no width: zero-width spaces and joiners, marks of direction, soft hyphen, BOM.
pub fn is_zero_width(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
    )
}

/// Control characters other than tab, line feed and carriage return.
pub fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')
}

/// Any of the above: a person looking at the cell cannot know that it is there.
pub fn is_hidden(c: char) -> bool {
    is_odd_blank(c) || is_zero_width(c) || is_control(c)
}

/// The text with odd blanks made plain spaces and the rest of the hidden characters taken out.
pub fn revealed(text: &str) -> String {
    text.chars().filter(|&c| !is_zero_width(c) && !is_control(c)).map(|c| if is_odd_blank(c) { ' ' } else { c }).collect()
}

/// The same with its ends trimmed as PHP does.
pub fn visible(text: &str) -> String {
    php::trim(&revealed(text)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_no_break_space_becomes_a_space_and_a_zero_width_space_goes() {
        assert_eq!(revealed("TD\u{a0}1\u{200b}"), "TD 1");
        assert!(!"TD 1\té".chars().any(is_hidden));
    }
}
