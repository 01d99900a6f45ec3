//! Digits into the places of a number format.

use super::{
    code::{Part, Section},
    decimal::Decimal,
};

/// Calc groups French thousands by a no-break space.
const GROUP: char = '\u{a0}';

/// Appends `value`, whose sign is already shown or wanted as it is in `value`, under a number format.
pub(super) fn write(section: &Section, value: f64, out: &mut String) {
    let parts = &section.parts;
    let percents = parts.iter().filter(|part| **part == Part::Percent).count() as i32;
    let number = Decimal::new(value).shifted(percents * 2 - section.scale as i32 * 3);
    if let Some(at) = parts.iter().position(|part| matches!(part, Part::Exponent(_))) {
        return scientific(parts, at, &number, out);
    }
    let point = parts.iter().position(|part| *part == Part::Point).unwrap_or_else(|| {
        // Without a point the digits of the whole number end with the last placeholder.
        parts.iter().rposition(|part| matches!(part, Part::Digit(_))).map_or(0, |last| last + 1)
    });
    let (whole, rest) = parts.split_at(point);
    let places = rest.iter().filter(|part| matches!(part, Part::Digit(_))).count();
    let number = number.rounded(places as i32);
    if number.negative && !number.is_zero() {
        out.push('-');
    }
    write_whole(whole, &number.whole(), section.grouped, out);
    write_fraction(rest, &number, places, out);
}

/// The places before the decimal mark, filled from the right; digits left over go to the first place.
fn write_whole(parts: &[Part], digits: &str, grouped: bool, out: &mut String) {
    let first = parts.iter().position(|part| matches!(part, Part::Digit(_)));
    let mut digits = digits.chars().rev().peekable();
    let mut reversed: Vec<char> = Vec::new();
    let mut count = 0;
    for (at, part) in parts.iter().enumerate().rev() {
        match part {
            Part::Digit(place) => {
                let digit = digits.next().or(match place {
                    '0' => Some('0'),
                    '?' => Some(' '),
                    _ => None,
                });
                if let Some(digit) = digit {
                    push_grouped(&mut reversed, digit, &mut count, grouped);
                }
                if Some(at) == first {
                    for digit in digits.by_ref() {
                        push_grouped(&mut reversed, digit, &mut count, grouped);
                    }
                }
            }
            Part::Literal(text) => reversed.extend(text.chars().rev()),
            Part::Percent => reversed.push('%'),
            _ => {}
        }
    }
    out.extend(reversed.iter().rev());
}

fn push_grouped(reversed: &mut Vec<char>, digit: char, count: &mut u32, grouped: bool) {
    if grouped && *count > 0 && count.is_multiple_of(3) {
        reversed.push(if digit == ' ' { ' ' } else { GROUP });
    }
    reversed.push(digit);
    *count += 1;
}

/// The decimal mark, the places after it, and what follows.
fn write_fraction(parts: &[Part], number: &Decimal, count: usize, out: &mut String) {
    let digits: Vec<char> = number.fraction(count).chars().collect();
    let significant = number.places();
    let mut places = parts.iter().filter_map(|part| if let Part::Digit(place) = part { Some(*place) } else { None }).peekable();
    let empty = significant == 0 && places.peek().is_some() && places.all(|place| place == '#');
    let mut at = 0;
    for part in parts {
        match part {
            // Calc drops the mark when only optional places follow and none is used.
            Part::Point if empty => {}
            Part::Point => out.push(','),
            Part::Digit(place) => {
                let digit = digits.get(at).copied().unwrap_or('0');
                at += 1;
                match place {
                    '0' => out.push(digit),
                    _ if at <= significant => out.push(digit),
                    '?' => out.push(' '),
                    _ => {}
                }
            }
            Part::Literal(text) => out.push_str(text),
            Part::Percent => out.push('%'),
            _ => {}
        }
    }
}

/// `0.00E+00`, and `##0.0E+0` whose exponents are multiples of three.
fn scientific(parts: &[Part], at: usize, number: &Decimal, out: &mut String) {
    let (mantissa, rest) = parts.split_at(at);
    let point = mantissa.iter().position(|part| *part == Part::Point).unwrap_or(mantissa.len());
    let is_digit = |part: &&Part| matches!(part, Part::Digit(_));
    let whole = mantissa[..point].iter().filter(is_digit).count().max(1) as i32;
    let places = mantissa[point..].iter().filter(is_digit).count();
    let exponent_of = |number: &Decimal| number.exponent().div_euclid(whole) * whole;
    let mut exponent = exponent_of(number);
    let mut shown = number.clone().shifted(-exponent).rounded(places as i32);
    // Rounding 9.99 up makes it 10: one power more.
    if shown.exponent() >= whole {
        exponent += whole;
        shown = number.clone().shifted(-exponent).rounded(places as i32);
    }
    if shown.negative && !shown.is_zero() {
        out.push('-');
    }
    let minimal: Vec<Part> = mantissa[..point].iter().filter(|part| !matches!(part, Part::Digit('#'))).cloned().collect();
    let whole_digits = shown.whole();
    if minimal.iter().any(|part| matches!(part, Part::Digit(_))) {
        write_whole(&minimal, &whole_digits, false, out);
    } else {
        out.push_str(&whole_digits);
    }
    write_fraction(&mantissa[point..], &shown, places, out);
    let plus = matches!(parts[at], Part::Exponent(true));
    out.push('E');
    if exponent < 0 {
        out.push('-');
    } else if plus {
        out.push('+');
    }
    let width = rest.iter().filter(is_digit).count();
    out.push_str(&format!("{:0width$}", exponent.abs()));
    for part in rest {
        if let Part::Literal(text) = part {
            out.push_str(text);
        }
    }
}
