//! How alike two names are to a person: letters left out, added, changed or swapped; words in another order.

use crate::text::fold;

/// 1 = the same, 0 = nothing in common; by single letters.
pub(super) fn by_letters(a: &str, b: &str) -> f64 {
    let longest = a.chars().count().max(b.chars().count());
    if longest == 0 {
        return 0.0;
    }
    let (a, b) = apart(a, b);
    1.0 - strsim::osa_distance(a, b) as f64 / longest as f64
}

/// What is left without the beginning and the end that both share: they change no distance, and most slips are short.
fn apart<'t>(a: &'t str, b: &'t str) -> (&'t str, &'t str) {
    let same = |(x, y): (char, char)| (x == y).then(|| x.len_utf8());
    let start: usize = a.chars().zip(b.chars()).map_while(same).sum();
    let (a, b) = (&a[start..], &b[start..]);
    let end: usize = a.chars().rev().zip(b.chars().rev()).map_while(same).sum();
    (&a[..a.len() - end], &b[..b.len() - end])
}

/// The same, or 0 when it is less than `least`: lengths that differ much need no look at the letters.
pub(super) fn by_letters_from(a: &str, b: &str, least: f64) -> f64 {
    // Characters take at most four bytes: a rough count never says too little.
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let bound = if a.is_ascii() && b.is_ascii() { short.len() as f64 / long.len().max(1) as f64 } else { 1.0 };
    if bound < least {
        return 0.0;
    }
    let likeness = by_letters(a, b);
    if likeness >= least { likeness } else { 0.0 }
}

/// The same by whole words, whatever their order: the part of both texts that finds its like in the other.
pub(super) fn by_words(a: &[String], b: &[String]) -> f64 {
    let (there, back) = (covered(a, b), covered(b, a));
    if there + back == 0.0 { 0.0 } else { 2.0 * there * back / (there + back) }
}

/// The part of `a` that finds its like among the words of `b`.
pub(super) fn part_by_words(a: &str, b: &str) -> f64 {
    covered(&words(a), &words(b))
}

/// Digits of a text, in order: `L1-UE12` → `112`. Another digit is another year more often than a slip of the finger.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The words of a text, folded.
pub(super) fn words(text: &str) -> Vec<String> {
    fold::careful(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn covered(words: &[String], by: &[String]) -> f64 {
    let weight = |word: &String| word.chars().count() as f64;
    let all: f64 = words.iter().map(weight).sum();
    if all == 0.0 {
        return 0.0;
    }
    let best = |word: &String| by.iter().map(|other| alike(word, other)).fold(0.0, f64::max);
    words.iter().map(|word| weight(word) * best(word)).sum::<f64>() / all
}

fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    if digits(a) != digits(b) {
        return 0.0;
    }
    let shortest = a.len().min(b.len());
    // An abbreviation: « chim » for « chimie ».
    if shortest >= 3 && (a.starts_with(b) || b.starts_with(a)) {
        return 0.85;
    }
    by_letters_from(a, b, 0.6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_share_changes_no_distance() {
        for (a, b) in [("chimie", "chimei"), ("aab", "ab"), ("", "a"), ("élève", "éleve"), ("abcd", "abcd"), ("abab", "ab"), ("ca", "abc")]
        {
            let (x, y) = apart(a, b);
            assert_eq!(strsim::osa_distance(x, y), strsim::osa_distance(a, b), "{a} {b}");
        }
    }

    #[test]
    fn words_in_another_order_are_the_same_words() {
        let likeness = |a, b| by_words(&words(a), &words(b));
        assert!(likeness("L1 chimie générale", "Générale (chimie), L1") > 0.99);
        assert!(likeness("chimie L1", "chimie L2") < 0.9);
        assert!(likeness("biologie", "biologie cellulaire") < 0.8);
    }
}
