use super::*;

#[test]
fn french_counts_are_grouped_by_a_narrow_space() {
    assert_eq!(Locale::new(Language::French).number(1_234_567), "1\u{202f}234\u{202f}567");
    assert_eq!(Locale::new(Language::English).number(1_234_567), "1,234,567");
    assert_eq!(Locale::new(Language::French).size(1_536), "1,5\u{a0}Ko");
}

#[test]
fn a_place_is_named_as_the_spreadsheet_names_it() {
    let place = Place { sheet: Some("Liste".into()), line: Some(1_012), column: Some(2) };
    assert_eq!(Locale::new(Language::French).place(&place), "feuille «\u{202f}Liste\u{202f}», ligne 1012, colonne C");
}

#[test]
fn whatever_is_not_english_is_french() {
    for (tag, language) in [("en-GB", Language::English), ("C", Language::French), ("de", Language::French), ("", Language::French)] {
        assert_eq!(Language::of_tag(tag), language);
    }
}

#[test]
fn every_language_has_its_own_place_and_its_own_names() {
    for (place, language) in Language::ALL.into_iter().enumerate() {
        assert_eq!(language as usize, place, "{language:?}");
        assert_eq!(Language::of_tag(language.code()), language);
        assert!(language.tag().starts_with(language.code()));
    }
}

/// German, made of the English words: what a third language needs is its files and the way it writes numbers.
#[test]
fn a_third_language_is_its_words_and_the_way_it_writes_numbers() {
    let translated = std::iter::once("cli-counts = { $errors } Fehler\n".to_owned());
    let sources = words::sources(Language::English).map(str::to_owned).chain(translated);
    let german = made("de", |bundle| bundle.set_formatter(Some(format::german_value)), sources);
    let locale = Locale { language: Language::English, bundle: Box::leak(Box::new(german)) };
    assert_eq!(locale.message(&Message::new("cli-counts").with("errors", 1_234_567)), "1.234.567 Fehler");
    for source in words::sources(Language::English) {
        let ids = source
            .lines()
            .filter_map(|line| line.split_once(" ="))
            .filter(|(id, _)| id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit()));
        ids.for_each(|(id, _)| assert!(locale.has(id), "{id}"));
    }
}
