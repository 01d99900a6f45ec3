//! What a person decides about many findings at once: done together, taken back together.

use super::{Around, Version};
use crate::check::{Edit, Finding};
use crate::error::Message;
use crate::table::{Patch, Table};

/// What is to become of one finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// Its fix at this position is applied.
    Fix(usize),
    /// This text is written in place of its value, in all its rows.
    Write(String),
    /// Its rows are left out of the file.
    Remove,
    /// Its rows are left out of the file for this time.
    Aside,
}

impl Decision {
    /// What it changes; `None` where it changes no cell and no row.
    pub fn edit(&self, found: &Finding) -> Option<Edit> {
        match self {
            Self::Fix(fix) => {
                let edit = found.fixes.get(*fix)?.edit.clone();
                let changes = matches!(edit, Edit::Replace { .. } | Edit::Cells { .. } | Edit::RemoveRows(_));
                changes.then_some(edit)
            }
            Self::Write(text) => {
                Some(Edit::Replace { column: found.column?, from: found.value?, to: text.clone(), rows: found.rows.clone() })
            }
            Self::Remove => Some(Edit::RemoveRows(found.rows.clone())),
            Self::Aside => Some(Edit::Aside(found.rows.clone())),
        }
    }
}

impl Version {
    /// Does everything that was decided as one action.
    pub(super) fn decide(&mut self, decided: &[(usize, Decision)], around: &Around<'_>) {
        let edits: Vec<Edit> = decided.iter().filter_map(|(finding, decision)| decision.edit(self.fresh_finding(*finding)?)).collect();
        let name = Message::new("action-decide").with("count", edits.len());
        let make = |table: &mut Table| {
            let mut patch = Patch::default();
            edits.iter().for_each(|edit| patch.append(edit.patch(table)));
            patch
        };
        self.edit(name, make, around);
    }
}
