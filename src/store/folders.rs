//! Where Bordereau keeps what is its own.

use super::StoreFault;
use etcetera::BaseStrategy as _;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Name of the environment variable that puts both folders elsewhere: on a memory stick, in a test.
pub const VARIABLE: &str = "BORDEREAU_DATA";

const NAME: &str = "bordereau";

/// What Bordereau keeps in them, by the beginning of the name up to a dot; [`super::forget_everything`] deletes all of it.
/// A file or folder of another name cannot be asked for, so that nothing is kept that cannot be forgotten.
const OWN: &[&str] = &["catalogues", "receipts", "recents", "recovery", "refresh", "saving", "sending", "settings"];

/// The two folders of the person's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    data: PathBuf,
    config: PathBuf,
}

impl Folders {
    /// The folders that the system gives to programs, or those under `BORDEREAU_DATA` when it is set.
    ///
    /// # Errors
    /// When the account has no home folder.
    pub fn of_account() -> Result<Self, StoreFault> {
        Self::chosen(std::env::var_os(VARIABLE))
    }

    fn chosen(elsewhere: Option<OsString>) -> Result<Self, StoreFault> {
        if let Some(path) = elsewhere.filter(|path| !path.is_empty()) {
            return Ok(Self::under(path));
        }
        let base = etcetera::choose_base_strategy().map_err(|_| StoreFault::NoHome)?;
        // Windows copies its roaming folder to a server at every log-off: no place for a list of accounts.
        let data = if cfg!(windows) { base.cache_dir() } else { base.data_dir() };
        Ok(Self { data: data.join(NAME), config: base.config_dir().join(NAME) })
    }

    /// Both folders inside one, which need not exist.
    pub fn under(path: impl Into<PathBuf>) -> Self {
        let data = path.into();
        Self { config: data.join("config"), data }
    }

    /// Catalogues, recents, receipts.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Settings.
    pub fn config(&self) -> &Path {
        &self.config
    }

    /// Whether a file or folder of this name in one of them is Bordereau's.
    pub(super) fn is_own(name: &str) -> bool {
        name.starts_with(super::save::PREFIX) || OWN.contains(&name.split('.').next().unwrap_or_default())
    }

    /// The path of a file in the data folder, which is made when it is missing.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn data_file(&self, name: &str) -> Result<PathBuf, StoreFault> {
        debug_assert!(Self::is_own(name), "{name} would never be forgotten");
        make_private(&self.data)?;
        Ok(self.data.join(name))
    }

    /// The path of a file in the settings folder, which is made when it is missing.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn config_file(&self, name: &str) -> Result<PathBuf, StoreFault> {
        debug_assert!(Self::is_own(name), "{name} would never be forgotten");
        make_private(&self.config)?;
        Ok(self.config.join(name))
    }
}

/// Makes a folder that only its owner may enter. One that exists keeps its rights: it may be shared on purpose.
fn make_private(path: &Path) -> Result<(), StoreFault> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| StoreFault::of_io(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_moves_both_folders_and_an_empty_one_moves_none() {
        let moved = Folders::chosen(Some("/media/cle".into())).unwrap();
        assert_eq!((moved.data(), moved.config()), (Path::new("/media/cle"), Path::new("/media/cle/config")));
        let usual = Folders::chosen(None).unwrap();
        assert_eq!(Folders::chosen(Some("".into())).unwrap(), usual);
        assert!(usual.data().ends_with(NAME));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_is_made_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path().join("a/b"));
        let file = folders.data_file("recents.json").unwrap();
        assert_eq!(std::fs::metadata(file.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
