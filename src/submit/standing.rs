//! What stands at the place of a file.

use crate::plan::{Plan, hex};
use sha2::{Digest as _, Sha256};

/// What stands at the place where a file is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    Free,
    /// This very file.
    Same,
    /// Another file of that name.
    Other,
}

impl Standing {
    pub(super) fn of(bytes: &[u8], plan: &Plan) -> Self {
        let is_same = bytes.len() as u64 == plan.file.bytes && hex(&Sha256::digest(bytes)) == plan.file.sha256;
        if is_same { Self::Same } else { Self::Other }
    }
}
