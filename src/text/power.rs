//! Numbers in powers of ten: what spreadsheets make of codes such as `2E5`.

/// The digits without zeros at their end, and the power, of `2,00E+05`; `None` for any other text.
pub fn of_ten(text: &str) -> Option<(String, u32)> {
    let (number, power) = text.trim().split_once(['E', 'e'])?;
    let power = power.strip_prefix('+')?;
    let digits = number.replace([',', '.'], "");
    let whole = number.split([',', '.']).next().unwrap_or_default().to_owned();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(&digits) || !is_number(power) {
        return None;
    }
    let fraction = digits[whole.len().min(digits.len())..].trim_end_matches('0');
    let shown = if fraction.is_empty() { whole } else { digits.trim_end_matches('0').to_owned() };
    Some((shown, power.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_powers_of_ten_gives_its_digits_and_its_power() {
        assert_eq!(of_ten("2,00E+05"), Some(("2".to_owned(), 5)));
        assert_eq!(of_ten(" 1.5e+3 "), Some(("15".to_owned(), 3)));
        for text in ["2E5", "E+05", "UE+05", "2,00E+", "2,00E+0,5", "200"] {
            assert_eq!(of_ten(text), None, "{text}");
        }
    }
}
