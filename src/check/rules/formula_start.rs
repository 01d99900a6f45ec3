#![doc = include_str!("../../../assets/rules/en/formula_start.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::Kind;

/// The rule.
pub static META: Meta = Meta {
    code: "C020",
    name: "formula_start",
    title: "rule-formula-start",
    level: Level::Warning,
    reads: &[Kind::Course, Kind::Group, Kind::Idnumber, Kind::Email, Kind::Name, Kind::CourseIdnumber, Kind::Cohort, Kind::Text],
    holds: &[],
    needs: &[],
    pages: pages!("formula_start"),
    form: Form::Value { judge, mend, costly: false, gather: Some("formula-start-many") },
};

/// The signs with which a spreadsheet begins a formula.
const SIGNS: [char; 4] = ['=', '+', '-', '@'];

/// Whether a spreadsheet computes the text instead of showing it. A lone sign is a placeholder, and a telephone number or
/// another number computes to itself.
fn is_formula(text: &str) -> bool {
    let text = text.trim_start();
    let Some(rest) = text.strip_prefix(SIGNS) else { return false };
    let is_number = rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '(' | ')' | '-'));
    !is_number || text.starts_with(['=', '@'])
}

fn judge(value: &Value<'_>) -> Option<Problem> {
    if !is_formula(value.text) {
        return None;
    }
    Some(Problem::new(Level::Warning, Message::new("formula-start").with("value", value.shown())))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let plain = value.text.trim_start().trim_start_matches(SIGNS).trim_start();
    // Without the sign it may be another value: the person decides.
    if plain.is_empty() { vec![Remedy::ask("")] } else { vec![Remedy::ask(plain)] }
}

#[cfg(test)]
mod tests {
    use super::is_formula;

    #[test]
    fn a_formula_is_told_from_a_number_and_from_a_placeholder() {
        for text in ["=TD1", "=HYPERLINK(\"x\")", "@groupe", "+TD1", "-TD1", " =1+1", "=1", "-2+cmd|' /C calc'!A0"] {
            assert!(is_formula(text), "{text}");
        }
        for text in ["", "-", "--", "+33 6 12 34 56 78", "-5", "TD=1", "'=TD1", "a@b.fr"] {
            assert!(!is_formula(text), "{text}");
        }
    }
}
