use super::*;
use proptest::prelude::*;

fn shown(code: &str, value: f64) -> String {
    let mut out = String::new();
    Format::new(code).number(value, Epoch::Y1900, &mut out);
    out
}

#[test]
fn numbers_are_shown_as_calc_shows_them_in_french() {
    for (code, value, expected) in [
        ("00000000", 901.0, "00000901"),
        ("\"ETU\"00000", -12.0, "-ETU00012"),
        ("00 00 00 00 00", 901.0, "00 00 00 09 01"),
        ("0;-0;;@", 0.0, ""),
        (";;;", 12.0, ""),
        ("#,##0.00\\ \"€\"", -1234.5, "-1\u{a0}234,50 €"),
        ("_-* #,##0.00\\ \"€\"_-;\\-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-;_-@_-", 0.0, " -   € "),
        ("#,##0.00;[Red](#,##0.00)", -1234.5, "(1\u{a0}234,50)"),
        ("0,", 1_234_567.5, "1235"),
        ("0.0,,\"M\"", 1_234_567.5, "1,2M"),
        ("0%", 0.125, "13\u{a0}%"),
        ("0.0%", 0.125, "12,5%"),
        ("0.00E+00", 55_000_901.0, "5,50E+07"),
        ("##0.0E+0", -0.07, "-70,0E-3"),
        ("# ?/?", 12.3456, "12 1/3"),
        ("# ??/??", 12.3456, "12 28/81"),
        ("# ?/?", 0.0, "0    "),
        ("[>=100]\"plus\";[<0]\"moins\";0", 5.0, "5"),
        ("0", 0.5, "1"),
        ("0.00", -0.001, "0,00"),
        ("@", 45_901.604_166_666_664, "45901,6041666667"),
    ] {
        assert_eq!(shown(code, value), expected, "{code} {value}");
    }
}

#[test]
fn dates_and_durations_are_shown_as_calc_shows_them_in_french() {
    let september = 45_901.336_909_722_2;
    for (code, value, expected) in [
        ("mm-dd-yy", september, "01/09/2025"),
        ("d-mmm-yy", september, "01-sept.-25"),
        ("[$-40C]d-mmm-yy", september, "1-sept.-25"),
        ("[$-409]dddd, mmmm dd, yyyy", september, "Monday, September 01, 2025"),
        ("ddd dd mmm yy", september, "lun. 01 sept. 25"),
        ("h:mm", september, "08:05"),
        ("h:mm:ss AM/PM", september, "8:05:09 AM"),
        ("[h]:mm:ss", 0.999_999, "24:00:00"),
        ("h:mm:ss", 0.999_999, "23:59:59"),
        ("[hh]\"h\"mm", 2.5, "60h00"),
        ("mm:ss.0", 45_901.604_5, "30:28,8"),
        ("dd/mm/yyyy", 55_000_901.0, "#FMT"),
    ] {
        assert_eq!(shown(code, value), expected, "{code} {value}");
    }
}

proptest! {
    #[test]
    fn a_whole_number_without_a_format_is_its_digits(value in -999_999_999_999_999_i64..=999_999_999_999_999) {
        prop_assert_eq!(shown("General", value as f64), value.to_string());
        prop_assert_eq!(shown("0", value as f64), value.to_string());
    }

    #[test]
    fn padding_with_zeros_never_loses_a_digit(value in 0_u32.., width in 1_usize..12) {
        prop_assert_eq!(shown(&"0".repeat(width), f64::from(value)), format!("{value:0width$}"));
    }

    #[test]
    fn two_decimals_are_those_of_exact_arithmetic(cents in -99_999_999_i64..=99_999_999) {
        let sign = if cents < 0 { "-" } else { "" };
        let expected = format!("{sign}{},{:02}", cents.abs() / 100, cents.abs() % 100);
        prop_assert_eq!(shown("0.00", cents as f64 / 100.0), expected);
    }

    #[test]
    fn no_code_and_no_number_make_it_fail(code in "[0#?.,%@;/E+\\-_*\"\\\\ \\[\\]<>=$a-zA-Z]{0,24}", value in proptest::num::f64::ANY) {
        shown(&code, value);
    }
}

#[test]
fn a_code_that_no_spreadsheet_writes_costs_nothing_and_shows_the_number() {
    for code in ["0".repeat(100_000), "h".repeat(70_000) + ":mm", "[h".to_owned() + &"h".repeat(100_000) + "]", "é".repeat(256)] {
        assert_eq!(shown(&code, 1234.5), "1234,5");
    }
    assert_eq!(shown(&"0".repeat(255), 1.0).len(), 255);
}
