//! Decimal digits of a number, rounded the way a spreadsheet rounds.

/// A number as 0.DIGITS × 10^`point`. No digits means zero.
///
/// Built on the 15 digits that a spreadsheet trusts, not on the binary value: 2.675 rounds to 2.68.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) negative: bool,
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    /// The number with 15 significant digits; infinite and undefined numbers give zero.
    pub(super) fn new(value: f64) -> Self {
        let text = if value.is_finite() { format!("{:.14e}", value.abs()) } else { String::from("0e0") };
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
        while digits.last() == Some(&0) {
            digits.pop();
        }
        let point = if digits.is_empty() { 0 } else { exponent.parse::<i32>().unwrap_or(0) + 1 };
        Self { negative: value < 0.0, digits, point }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Times ten to the `power`.
    pub(super) fn shifted(mut self, power: i32) -> Self {
        if !self.is_zero() {
            self.point += power;
        }
        self
    }

    /// Rounded half up to `places` digits after the decimal mark.
    pub(super) fn rounded(mut self, places: i32) -> Self {
        let keep = self.point + places;
        if keep >= self.digits.len() as i32 {
            return self;
        }
        if keep < 0 {
            self.digits.clear();
            self.point = 0;
            return self;
        }
        let up = self.digits[keep as usize] >= 5;
        self.digits.truncate(keep as usize);
        if up {
            self.increment();
        }
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.point = 0;
        }
        self
    }

    fn increment(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
        self.point += 1;
    }

    /// Digits before the decimal mark, without leading zeros.
    pub(super) fn whole(&self) -> String {
        (0..self.point.max(0)).map(|at| self.digit(at)).collect()
    }

    /// `places` digits after the decimal mark.
    pub(super) fn fraction(&self, places: usize) -> String {
        (0..places as i32).map(|at| self.digit(self.point + at)).collect()
    }

    /// Digits after the decimal mark that are not trailing zeros.
    pub(super) fn places(&self) -> usize {
        (self.digits.len() as i32 - self.point).max(0) as usize
    }

    /// Power of ten of the first digit: 0 for 1 to 9.
    pub(super) fn exponent(&self) -> i32 {
        if self.is_zero() { 0 } else { self.point - 1 }
    }

    fn digit(&self, at: i32) -> char {
        let digit = usize::try_from(at).ok().and_then(|at| self.digits.get(at)).copied().unwrap_or(0);
        char::from(b'0' + digit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_looks_at_the_decimal_text() {
        for (value, places, whole, fraction) in [
            (2.675, 2, "2", "68"),
            (0.125, 2, "", "13"),
            (9.995, 2, "10", "00"),
            (0.005, 2, "", "01"),
            (0.0049, 2, "", "00"),
            (1e15, 0, "1000000000000000", ""),
        ] {
            let rounded = Decimal::new(value).rounded(places);
            assert_eq!((rounded.whole().as_str(), rounded.fraction(places as usize).as_str()), (whole, fraction), "{value}");
        }
    }
}
