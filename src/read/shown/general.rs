//! The format *Standard* of a French Calc: 15 significant digits, decimal comma.

use super::decimal::Decimal;
use std::fmt::Write as _;

/// Numbers of this many digits before the decimal mark or more are shown in powers of ten.
const WIDEST: i32 = 16;
/// Numbers below ten to this power likewise.
const SMALLEST: i32 = -9;

/// Appends the number as a cell without a format shows it.
pub(super) fn write(value: f64, out: &mut String) {
    if value.is_infinite() || value.is_nan() {
        out.push_str(if value.is_nan() { "#NUM!" } else { "INF" });
        return;
    }
    // Whole numbers, the usual case, need no decimal arithmetic.
    if value.abs() < 1e15 && value.trunc() == value {
        let _ = write!(out, "{}", value as i64);
        return;
    }
    let number = Decimal::new(value);
    if number.is_zero() {
        out.push('0');
        return;
    }
    if number.negative {
        out.push('-');
    }
    let exponent = number.exponent();
    if !(SMALLEST..WIDEST).contains(&exponent) {
        plain(&number.clone().shifted(-exponent), out);
        // Calc writes three digits after E+ and two after E-.
        let _ = if exponent < 0 { write!(out, "E-{:02}", -exponent) } else { write!(out, "E+{exponent:03}") };
    } else {
        plain(&number, out);
    }
}

fn plain(number: &Decimal, out: &mut String) {
    let whole = number.whole();
    out.push_str(if whole.is_empty() { "0" } else { &whole });
    let places = number.places();
    if places > 0 {
        out.push(',');
        out.push_str(&number.fraction(places));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_without_a_format_shows_what_calc_shows() {
        for (value, shown) in [
            (55_000_901.0, "55000901"),
            (12.5, "12,5"),
            (0.1 + 0.2, "0,3"),
            (1e15, "1000000000000000"),
            (1e16, "1E+016"),
            (12_345_678_901_234_567_890.0, "1,23456789012346E+019"),
            (0.00000015, "0,00000015"),
            (1e-10, "1E-10"),
            (-0.5, "-0,5"),
            (-0.0, "0"),
        ] {
            let mut out = String::new();
            write(value, &mut out);
            assert_eq!(out, shown, "{value}");
        }
    }
}
