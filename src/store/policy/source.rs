//! Where a policy stands: the registry of Windows, and a file at a fixed place of the machine.

use super::Policy;
use crate::error::Message;
use crate::store::institution::system_folders;
use std::path::{Path, PathBuf};
use toml::Table;

/// Names a file for a trial; where the machine has a policy of its own, it is not looked at.
pub const VARIABLE: &str = "BORDEREAU_POLICY";
const FILE: &str = "policy.toml";

/// Reads all sources, the gravest first.
pub(super) fn read() -> Policy {
    let mut policy = Policy::default();
    #[cfg(windows)]
    registry::take(&mut policy);
    let of_machine = system_folders().into_iter().map(|folder| folder.join("bordereau").join(FILE)).find(|path| path.is_file());
    if let Some(path) = &of_machine {
        take_file(&mut policy, path);
        if others_may_write(path) {
            policy.faults.push(Message::new("policy-open-to-all").with("place", path.display().to_string()));
        }
    }
    let is_free = of_machine.is_none() && policy == Policy::default();
    if let Some(path) = std::env::var_os(VARIABLE).filter(|path| is_free && !path.is_empty()) {
        take_file(&mut policy, &PathBuf::from(path));
    }
    policy
}

fn take_file(policy: &mut Policy, path: &Path) {
    let place = path.display().to_string();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(cause) => {
            policy.faults.push(Message::new("policy-unreadable").with("place", place).with("reason", cause.to_string()));
            return;
        }
    };
    match text.trim_start_matches('\u{feff}').parse::<Table>() {
        Ok(table) => policy.take(&table, &place),
        Err(cause) => {
            let line = cause.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            policy.faults.push(Message::new("policy-not-toml").with("place", place).with("line", line.to_string()));
        }
    }
}

/// A policy names where files go: only administrators may say that.
#[cfg(unix)]
fn others_may_write(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = path.parent().unwrap_or(Path::new("/"));
    [path, folder].iter().any(|path| path.metadata().is_ok_and(|metadata| metadata.permissions().mode() & 0o022 != 0))
}

#[cfg(not(unix))]
fn others_may_write(_: &Path) -> bool {
    false
}

#[cfg(windows)]
mod registry {
    use super::super::{KEYS, Policy};
    use toml::{Table, Value};
    use windows_registry::LOCAL_MACHINE;

    /// Group policy writes here; nobody but an administrator can.
    const FORCED: &str = r"Software\Policies\Bordereau";
    const USUAL: &str = r"Software\Policies\Bordereau\Default";

    pub(super) fn take(policy: &mut Policy) {
        for (path, section) in [(FORCED, "forced"), (USUAL, "default")] {
            let Ok(found) = LOCAL_MACHINE.open(path) else { continue };
            let mut values = Table::new();
            for key in KEYS {
                let (text, number) = (found.get_string(key.name).ok(), found.get_u32(key.name).ok());
                if text.is_none() && number.is_none() {
                    continue;
                }
                let value = key.of_registry(text.as_deref(), number);
                // A value of another type is kept as text, to be named as one that the key does not take.
                values.insert(key.name.to_owned(), value.unwrap_or_else(|| Value::String(text.unwrap_or_default())));
            }
            let table: Table = [(section.to_owned(), Value::Table(values))].into_iter().collect();
            policy.take(&table, &format!(r"HKLM\{path}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_toml_is_named_with_its_line() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("policy.toml");
        std::fs::write(&path, "[forced]\nlanguage = \"fr\"\nrecents = maybe\n").unwrap();
        let mut policy = Policy::default();
        take_file(&mut policy, &path);
        let fault = &policy.faults[0];
        assert_eq!(fault.id, "policy-not-toml");
        assert!(format!("{fault:?}").contains('3'), "{fault:?}");
        take_file(&mut policy, &place.path().join("absent.toml"));
        assert_eq!(policy.faults[1].id, "policy-unreadable");
    }
}
