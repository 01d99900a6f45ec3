//! Text that was UTF-8 and was read as Windows-1252: `LefÃ¨vre` for `Lefèvre`.

use encoding_rs::WINDOWS_1252;

/// The text as it was before, when it bears the marks of UTF-8 read as Windows-1252 and turning
/// it back gives sound text; `None` when it looks sound as it is.
pub fn repaired(text: &str) -> Option<String> {
    if !is_suspect(text) {
        return None;
    }
    let mut current = once(text)?;
    // Files that went through two programs carry the damage twice.
    while is_suspect(&current) {
        match once(&current) {
            Some(again) => current = again,
            None => break,
        }
    }
    Some(current)
}

/// Lead bytes of UTF-8 for accented Latin letters and typographic signs show as these characters.
fn is_suspect(text: &str) -> bool {
    text.contains(['Ã', 'Â', 'Å']) || text.contains("â€") || text.contains("ï»¿")
}

fn once(text: &str) -> Option<String> {
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    if unmappable {
        return None;
    }
    let fixed = std::str::from_utf8(&bytes).ok()?;
    (fixed != text && !fixed.chars().any(|c| c.is_control() && c != '\t' && c != '\n' && c != '\r')).then(|| fixed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_french_is_put_right_even_when_damaged_twice() {
        assert_eq!(repaired("LefÃ¨vre").as_deref(), Some("Lefèvre"));
        assert_eq!(repaired("TD dâ€™anglais").as_deref(), Some("TD d’anglais"));
        assert_eq!(repaired("LefÃƒÂ¨vre").as_deref(), Some("Lefèvre"));
    }

    #[test]
    fn sound_text_is_left_alone() {
        for text in ["Lefèvre", "Ångström", "São Paulo", "Âge", "ÉTÉ À LA MER", "Â"] {
            assert_eq!(repaired(text), None, "{text}");
        }
    }
}
