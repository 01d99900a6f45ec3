//! Elision where a French sentence meets an argument: *de* and *que* become *d’* and *qu’* before a vowel.

/// Where an argument begins and ends in a rendered message.
const BEGIN: char = '\u{2068}';
const END: char = '\u{2069}';

/// The text with its elisions made, and without marks. Only at the beginning of an argument: what stands within one is the
/// person's own.
pub(super) fn elided(text: &str) -> String {
    if !text.contains(BEGIN) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for (number, piece) in text.split(BEGIN).enumerate() {
        if number > 0 && piece.chars().next().is_some_and(is_vowel) && ends_with_elidable(&out) {
            out.truncate(out.len() - "e ".len());
            out.push('’');
        }
        piece.split(END).for_each(|part| out.push_str(part));
    }
    out
}

/// Whether the text ends with *de* or *que* as words of their own, and a blank.
fn ends_with_elidable(text: &str) -> bool {
    ["de ", "De ", "que ", "Que "]
        .iter()
        .any(|word| text.strip_suffix(word).is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '’')))
}

/// An *h* may be mute or not, and *y* mostly takes none: both are left alone.
fn is_vowel(c: char) -> bool {
    "aeiouàâäéèêëîïôöùûüæœ".contains(c.to_lowercase().next().unwrap_or(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_and_que_are_elided_before_an_argument_that_begins_with_a_vowel_and_nowhere_else() {
        for (text, said) in [
            ("les comptes de \u{2068}Ecampus\u{2069} ici", "les comptes d’Ecampus ici"),
            ("les comptes de \u{2068}Moodle\u{2069}", "les comptes de Moodle"),
            ("le retrait de \u{2068}\u{2068}une\u{2069} ligne\u{2069}", "le retrait d’une ligne"),
            ("de \u{2068}«\u{202f}Alice\u{202f}»\u{2069}", "de «\u{202f}Alice\u{202f}»"),
            ("ce que \u{2068}Élan\u{2069} fait", "ce qu’Élan fait"),
            ("\u{2068}Relevé de Alice\u{2069}", "Relevé de Alice"),
            ("code \u{2068}a\u{2069}", "code a"),
            ("monde \u{2068}a\u{2069}", "monde a"),
        ] {
            assert_eq!(elided(text), said);
        }
    }
}
