//! The hidden subcommands of `store::guarded`: they read the file on standard input within limits. The one says that it came
//! through, the other what another reader finds.

use super::Exit;
use crate::store::guarded;
use std::io::{Read as _, Write as _};

pub(super) fn run() -> Exit {
    let mut bytes = Vec::new();
    if std::io::stdin().lock().read_to_end(&mut bytes).is_err() || !guarded::be_scout(&bytes) {
        return Exit::Unusable;
    }
    match writeln!(std::io::stdout(), "{}", guarded::SAFE) {
        Ok(()) => Exit::Done,
        Err(_) => Exit::Outside,
    }
}

pub(super) fn look_again() -> Exit {
    let mut bytes = Vec::new();
    if std::io::stdin().lock().read_to_end(&mut bytes).is_err() {
        return Exit::Unusable;
    }
    match guarded::look_again(&bytes) {
        Some(found) if std::io::stdout().write_all(&found).is_ok() => Exit::Done,
        Some(_) => Exit::Outside,
        None => Exit::Unusable,
    }
}
