//! A list that is too long for one file of its importer, cut between rows.

use super::Draft;
use super::write::preview;
use crate::table::RowId;

/// The rows of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Rows, in the order of the table.
    pub rows: Vec<RowId>,
    /// Bytes of the file, its header line included.
    pub bytes: u64,
}

/// The files that a list needs: one, unless the importer takes no file that long.
pub fn parts(draft: &Draft<'_>) -> Vec<Part> {
    let header = preview(draft, 0).len() as u64;
    let most = draft.form().max_file_bytes.unwrap_or(u64::MAX);
    let mut parts: Vec<Part> = Vec::new();
    for row in draft.table().kept_rows() {
        let cells: usize = draft.table().columns().iter().map(|column| column.text(row).len()).sum();
        let bytes = (cells + draft.roster.keys().len()) as u64;
        match parts.last_mut().filter(|part| part.bytes + bytes <= most) {
            Some(part) => {
                part.rows.push(row);
                part.bytes += bytes;
            }
            None => parts.push(Part { rows: vec![row], bytes: header + bytes }),
        }
    }
    parts
}
