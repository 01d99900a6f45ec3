//! `# ?/?` and its kin.

use super::code::{Part, Section};

/// Appends `value` as a whole number and a fraction.
pub(super) fn write(section: &Section, value: f64, slash: usize, out: &mut String) {
    let parts = &section.parts;
    let is_digit = |part: &Part| matches!(part, Part::Digit(_));
    // The numerator is the run of places just before the bar; what is left of it is the whole number.
    let numerator_from = parts[..slash].iter().rposition(|part| !is_digit(part)).map_or(0, |at| at + 1);
    let whole_part = &parts[..numerator_from];
    let has_whole = whole_part.iter().any(is_digit);
    let numerator_width = slash - numerator_from;
    let after = &parts[slash + 1..];
    let denominator_width = after.iter().take_while(|part| is_digit(part)).count();
    let fixed: Option<u64> = fixed_denominator(after);
    let rest = &after[if let Some(fixed) = fixed { fixed_length(after, fixed) } else { denominator_width }..];
    let magnitude = value.abs();
    let mut whole = if has_whole { magnitude.floor() } else { 0.0 };
    let limit = 10_u64.pow(denominator_width.clamp(1, 5) as u32) - 1;
    let (mut top, bottom) = match fixed {
        Some(fixed) => (((magnitude - whole) * fixed as f64).round() as u64, fixed),
        None => nearest(magnitude - whole, limit),
    };
    if has_whole && top == bottom && bottom > 0 {
        whole += 1.0;
        top = 0;
    }
    if value < 0.0 && (whole > 0.0 || top > 0) {
        out.push('-');
    }
    let has_fraction = top > 0 || !has_whole;
    for (at, part) in whole_part.iter().enumerate() {
        match part {
            Part::Digit(place) => {
                let last = !whole_part[at + 1..].iter().any(is_digit);
                if last && (whole > 0.0 || !has_fraction || *place == '0') {
                    out.push_str(&format!("{whole:.0}"));
                }
            }
            Part::Literal(text) => out.push_str(text),
            _ => {}
        }
    }
    let bottom_text = bottom.to_string();
    let bottom_width = if fixed.is_some() { bottom_text.len() } else { denominator_width };
    if has_fraction {
        out.push_str(&format!("{top:>numerator_width$}/{bottom_text:<bottom_width$}"));
    } else {
        out.extend(std::iter::repeat_n(' ', numerator_width + 1 + bottom_width));
    }
    for part in rest {
        if let Part::Literal(text) = part {
            out.push_str(text);
        }
    }
}

/// The denominator written in the code itself, as in `# ?/8`.
fn fixed_denominator(after: &[Part]) -> Option<u64> {
    let mut digits = String::new();
    for part in after {
        match part {
            Part::Literal(text) if text.chars().all(|c| c.is_ascii_digit()) => digits.push_str(text),
            Part::Digit('0') if !digits.is_empty() => digits.push('0'),
            _ => break,
        }
    }
    digits.parse().ok().filter(|&value: &u64| value > 0 && value < 1_000_000)
}

fn fixed_length(after: &[Part], fixed: u64) -> usize {
    let mut left = fixed.to_string().len();
    let mut length = 0;
    for part in after {
        if left == 0 {
            break;
        }
        left = left.saturating_sub(if let Part::Literal(text) = part { text.len() } else { 1 });
        length += 1;
    }
    length
}

/// The fraction nearest to `value` whose denominator is at most `limit`, the smaller one when equal.
fn nearest(value: f64, limit: u64) -> (u64, u64) {
    let mut best = (value.round().max(0.0) as u64, 1);
    let mut error = (value - value.round()).abs();
    for bottom in 2..=limit.min(9_999) {
        let top = (value * bottom as f64).round();
        let off = (value - top / bottom as f64).abs();
        if off + 1e-12 < error {
            (best, error) = ((top as u64, bottom), off);
        }
    }
    best
}
