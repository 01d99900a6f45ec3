//! What a check gives back: findings, and what could not be checked.

use super::{Finding, Fix, Meta, Safety};
use crate::error::{Level, Message};

/// Everything a check found, gravest first, and what it could not look at.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Findings: gravest level first, then by rule, then the most rows first.
    pub findings: Vec<Finding>,
    /// Rules that would have something to say here and lack a part of the catalogue.
    pub not_checked: Vec<NotChecked>,
}

impl Report {
    /// Number of findings of each level: errors, warnings, infos.
    pub fn counts(&self) -> (usize, usize, usize) {
        let of = |level| self.findings.iter().filter(|finding| finding.level == level).count();
        (of(Level::Error), of(Level::Warning), of(Level::Info))
    }

    /// The fixes that may be applied without asking, in order.
    pub fn safe_fixes(&self) -> impl Iterator<Item = &Fix> {
        self.findings.iter().flat_map(|finding| &finding.fixes).filter(|fix| fix.safety == Safety::Safe)
    }
}

/// A rule that could not look, wholly or in part, and why.
#[derive(Clone, Debug)]
pub struct NotChecked {
    /// The rule.
    pub rule: &'static Meta,
    /// What the catalogue does not tell.
    pub why: Message,
}
