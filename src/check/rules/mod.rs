//! The rules, one file each.

mod unknown_course;

use super::Meta;

static ALL: &[&Meta] = &[&unknown_course::META];

/// Every rule, by code.
pub fn all() -> &'static [&'static Meta] {
    ALL
}

/// The rule of that code (`C102`, in any case) or that name (`unknown_course`).
pub fn find(code_or_name: &str) -> Option<&'static Meta> {
    ALL.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
}
