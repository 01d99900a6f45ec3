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
