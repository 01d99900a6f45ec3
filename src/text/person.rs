//! What an identifier of a person looks like, whatever platform knows it.

/// Whether a text looks like an address: something, one `@`, a host with a dot, and no sign that stands around addresses.
pub fn is_address(text: &str) -> bool {
    let sound = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';' | '@'));
    text.trim().split_once('@').is_some_and(|(name, host)| sound(name) && sound(host) && host.contains('.'))
}

/// Whether a text is the number of a person: digits, as many as no count and no year has.
pub fn is_number(text: &str) -> bool {
    (6..=14).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_long_numbers_are_people_and_what_stands_around_them_is_not() {
        assert!(is_address("zoe.durand@univ.fr") && is_address(" z@x.y "));
        for text in ["zoe", "@univ.fr", "zoe@univ", "Zoé <zoe@univ.fr>", "a@b.c, d@e.f", "a@b@c.d"] {
            assert!(!is_address(text), "{text}");
        }
        assert!(is_number("22300133") && !is_number("2026") && !is_number("22 300 133") && !is_number("223001331234567"));
    }
}
