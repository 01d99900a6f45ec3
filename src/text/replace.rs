//! One text in place of another, with or without regard to case and accents.

use super::form;

/// What is looked for, and how closely.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The text; blank ends count.
    pub find: String,
    /// The whole text must be it, not a part.
    pub whole: bool,
    /// Capitals differ from small letters.
    pub case: bool,
    /// `é` differs from `e`.
    pub accents: bool,
}

/// A character as it is compared, and the bytes of the text that it stands for.
struct Folded {
    c: char,
    from: usize,
    to: usize,
}

impl Pattern {
    fn fold(&self, text: &str) -> Vec<Folded> {
        let mut folded: Vec<Folded> = Vec::new();
        for (from, c) in text.char_indices() {
            let to = from + c.len_utf8();
            // A mark belongs to the letter before it.
            if form::is_mark(c)
                && !self.accents
                && let Some(last) = folded.last_mut()
            {
                last.to = to;
                continue;
            }
            let mut push = |c: char| {
                if self.case {
                    folded.push(Folded { c, from, to });
                } else {
                    folded.extend(c.to_lowercase().map(|c| Folded { c, from, to }));
                }
            };
            if self.accents {
                push(c);
            } else {
                form::apart(std::iter::once(c)).filter(|c| !form::is_mark(*c)).for_each(&mut push);
            }
        }
        folded
    }

    /// The text with `with` in place of each place that fits; `None` when none does.
    pub fn replaced(&self, text: &str, with: &str) -> Option<String> {
        let (wanted, found) = (self.fold(&self.find), self.fold(text));
        let fits = |at: usize| found.get(at..at + wanted.len()).is_some_and(|part| part.iter().zip(&wanted).all(|(a, b)| a.c == b.c));
        if self.whole {
            return (found.len() == wanted.len() && fits(0)).then(|| with.to_owned());
        }
        if wanted.is_empty() {
            return None;
        }
        let (mut out, mut done, mut at, mut any) = (String::new(), 0, 0, false);
        while at + wanted.len() <= found.len() {
            let (from, to) = (found[at].from, found[at + wanted.len() - 1].to);
            // A part of a character that folds to several is no place of its own.
            if fits(at) && from >= done && found.get(at + wanted.len()).is_none_or(|next| next.from >= to) {
                out.push_str(&text[done..from]);
                out.push_str(with);
                (done, any) = (to, true);
                at += wanted.len();
            } else {
                at += 1;
            }
        }
        out.push_str(&text[done..]);
        any.then_some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(find: &str) -> Pattern {
        Pattern { find: find.to_owned(), ..Pattern::default() }
    }

    #[test]
    fn parts_are_replaced_whatever_case_and_accents_unless_they_count() {
        for (find, text, with, out) in [
            ("td", "TD 12", "TP", Some("TP 12")),
            ("etudiant", "Étudiante", "student", Some("studente")),
            ("é", "e\u{301}te\u{301}", "E", Some("EtE")),
            ("aa", "aaaaa", "b", Some("bba")),
            ("x", "abc", "y", None),
            ("", "abc", "y", None),
            ("ss", "Straße", "z", None),
        ] {
            assert_eq!(pattern(find).replaced(text, with).as_deref(), out, "{find} in {text}");
        }
        let closely = Pattern { case: true, accents: true, ..pattern("é") };
        assert_eq!(closely.replaced("Éé e", "x").as_deref(), Some("Éx e"));
    }

    #[test]
    fn a_whole_cell_is_replaced_only_when_all_of_it_fits_and_an_empty_one_can_be_filled() {
        let whole = |find: &str| Pattern { whole: true, ..pattern(find) };
        assert_eq!(whole("td1").replaced("TD1", "Groupe 1").as_deref(), Some("Groupe 1"));
        assert_eq!(whole("td1").replaced("TD10", "Groupe 1"), None);
        assert_eq!(whole("").replaced("", "student").as_deref(), Some("student"));
        assert_eq!(whole("").replaced("x", "student"), None);
    }
}
