//! Numbers as a French LibreOffice Calc shows them under the format of their cell.

mod builtin;
mod code;
mod date;
mod decimal;
mod fraction;
mod general;
mod number;
#[cfg(test)]
mod tests;

pub(super) use builtin::code as builtin_code;
pub(super) use date::{Epoch, serial};

use code::{Condition, Part, Section, Sign};

/// A number format, taken apart once and used for every cell that has it.
#[derive(Clone, Debug)]
pub(super) struct Format {
    sections: Vec<Section>,
    kind: Kind,
}

/// What a whole format does with a number, to keep the usual cells off the long way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    General,
    Text,
    Sections,
}

/// What showing a number loses, when it loses something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loss {
    /// Thousands are grouped: the blanks are not part of the number.
    Grouped,
    /// Digits are missing: powers of ten, rounding.
    Digits,
    /// The cell looks empty.
    Hidden,
    /// No date: Calc shows an error.
    NoDate,
}

/// Signs of a code. Source: Microsoft, "Excel specifications and limits".
const MOST_SIGNS: usize = 255;

impl Default for Format {
    fn default() -> Self {
        Self { sections: Vec::new(), kind: Kind::General }
    }
}

impl Format {
    /// The format of a code in US notation, as the files hold it.
    ///
    /// A longer code than Excel takes comes from no spreadsheet, and taking it apart for every cell would be its only effect:
    /// the number is shown as without a format.
    pub(super) fn new(code: &str) -> Self {
        if code.chars().nth(MOST_SIGNS).is_some() {
            return Self::default();
        }
        let code = builtin::of_us_code(code).and_then(builtin::code).unwrap_or(code);
        let sections = code::sections(code);
        let kind = match sections.as_slice() {
            [only] if only.parts == [Part::General] || only.parts.is_empty() && code.is_empty() => Kind::General,
            [only] if only.parts.contains(&Part::At) => Kind::Text,
            _ => Kind::Sections,
        };
        Self { sections, kind }
    }

    /// The built-in format with this number; *Standard* when there is none.
    pub(super) fn builtin(id: u32) -> Self {
        builtin::code(id).map_or_else(Self::default, Self::new)
    }

    /// Whether numbers stay as without a format.
    pub(super) fn is_general(&self) -> bool {
        self.kind == Kind::General
    }

    /// Whether it shows dates or times.
    pub(super) fn is_date(&self) -> bool {
        self.sections.first().is_some_and(is_date)
    }

    /// Appends a number as shown.
    pub(super) fn number(&self, value: f64, epoch: Epoch, out: &mut String) {
        if self.kind != Kind::Sections {
            return general::write(value, out);
        }
        let Some((section, absolute)) = self.section(value) else { return };
        let value = if absolute { value.abs() } else { value };
        if is_date(section) {
            return date::write(section, value, epoch, out);
        }
        if section.parts.contains(&Part::General) {
            return with_general(section, value, out);
        }
        if let Some(slash) = section.parts.iter().position(|part| *part == Part::Slash) {
            return fraction::write(section, value, slash, out);
        }
        if !section.parts.iter().any(|part| matches!(part, Part::Digit(_))) {
            if section.parts.contains(&Part::At) {
                return general::write(value, out);
            }
            // Only words: the number is not shown, its sign is.
            if value < 0.0 && !section.parts.is_empty() {
                out.push('-');
            }
        }
        number::write(section, value, out);
    }

    /// Appends a text as shown: under the fourth section, or one with `@`.
    pub(super) fn text(&self, text: &str, out: &mut String) {
        let section = match self.sections.as_slice() {
            [_, _, _, fourth, ..] => Some(fourth),
            [.., last] if last.parts.contains(&Part::At) => Some(last),
            _ => None,
        };
        let Some(section) = section else {
            out.push_str(text);
            return;
        };
        for part in &section.parts {
            match part {
                Part::At => out.push_str(text),
                Part::Literal(literal) => out.push_str(literal),
                Part::General => out.push_str(text),
                _ => {}
            }
        }
    }

    /// Whether texts are shown otherwise than they are.
    pub(super) fn changes_text(&self) -> bool {
        self.kind != Kind::General && self.sections.iter().any(|section| section.parts.contains(&Part::At) && section.parts.len() > 1)
            || self.sections.len() > 3
    }

    /// A truth value as shown: `VRAI` and `FAUX`, or a number under a number format.
    pub(super) fn truth(&self, value: bool, epoch: Epoch, out: &mut String) {
        if self.kind == Kind::Sections {
            self.number(f64::from(u8::from(value)), epoch, out);
        } else {
            out.push_str(if value { "VRAI" } else { "FAUX" });
        }
    }

    /// What is lost when `value` is shown as `shown`.
    pub(super) fn loss(&self, value: f64, shown: &str) -> Option<Loss> {
        if shown.is_empty() {
            return Some(Loss::Hidden);
        }
        if shown == date::NO_DATE {
            return Some(Loss::NoDate);
        }
        if self.is_date() || self.kind == Kind::Text {
            return None;
        }
        let whole = value.trunc() == value && value.abs() < 1e15;
        if shown.contains('E')
            && value.abs() >= 1000.0
            && shown.bytes().any(|byte| byte.is_ascii_digit())
            && self.sections.iter().any(has_exponent)
        {
            return Some(Loss::Digits);
        }
        if whole && value.abs() >= 1000.0 && self.sections.first().is_some_and(|section| section.grouped) {
            return Some(Loss::Grouped);
        }
        None
    }

    /// The section for a number, and whether it shows the number without its sign.
    fn section(&self, value: f64) -> Option<(&Section, bool)> {
        let numeric = &self.sections[..self.sections.len().min(3)];
        if numeric.iter().take(2).any(|section| section.condition.is_some()) {
            return conditional(numeric, value);
        }
        match numeric {
            [only] => Some((only, false)),
            // `0;@`: the second section is for texts.
            [first, second] if second.parts.contains(&Part::At) && !second.parts.iter().any(|part| matches!(part, Part::Digit(_))) => {
                Some((first, false))
            }
            [first, second] => Some(if value >= 0.0 { (first, false) } else { (second, true) }),
            [first, second, third] => Some(if value > 0.0 {
                (first, false)
            } else if value < 0.0 {
                (second, true)
            } else {
                (third, true)
            }),
            _ => None,
        }
    }
}

/// Sections with conditions: the first that holds, else the last.
fn conditional(sections: &[Section], value: f64) -> Option<(&Section, bool)> {
    for (index, section) in sections.iter().enumerate() {
        let condition = section.condition.or(match index {
            // Without one of its own the second section is for what the first leaves below zero.
            1 if sections.len() > 2 => Some(Condition { sign: Sign::Less, value: 0.0 }),
            _ => None,
        });
        let last = index + 1 == sections.len();
        if condition.is_none_or(|condition| condition.holds(value)) || last {
            let below_zero =
                condition.is_some_and(|condition| matches!(condition.sign, Sign::Less | Sign::LessOrEqual) && condition.value <= 0.0);
            return Some((section, below_zero || index > 0));
        }
    }
    None
}

fn is_date(section: &Section) -> bool {
    section.system.is_some() || section.parts.iter().any(|part| matches!(part, Part::Date(_)))
}

fn has_exponent(section: &Section) -> bool {
    section.parts.iter().any(|part| matches!(part, Part::Exponent(_)))
}

fn with_general(section: &Section, value: f64, out: &mut String) {
    if value < 0.0 {
        out.push('-');
    }
    for part in &section.parts {
        match part {
            Part::General => general::write(value.abs(), out),
            Part::Literal(text) => out.push_str(text),
            Part::Percent => out.push('%'),
            _ => {}
        }
    }
}
