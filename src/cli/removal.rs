//! What the Windows installer asks before it takes the program away: whether a window is open, and what becomes of the
//! person's data.

use crate::error::Message;
use crate::store::Folders;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::Path;

/// The word by which the installer asks.
const WORD: &str = "--removing";

/// What the installer tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removal {
    /// Somebody sits before it and can be asked.
    pub somebody: bool,
    /// A newer version comes in its place.
    pub replaced: bool,
}

impl Removal {
    /// From the arguments of the program: the installer's level of talk (2 is none), then the version that comes, if one does.
    pub fn asked(args: impl IntoIterator<Item = OsString>) -> Option<Self> {
        let mut args = args.into_iter().skip(1);
        (args.next()? == WORD).then_some(())?;
        let level = args.next().and_then(|level| level.to_str()?.parse::<u8>().ok()).unwrap_or(2);
        Some(Self { somebody: level > 2, replaced: args.next().is_some_and(|version| !version.is_empty()) })
    }
}

/// Keeps the program's own file open for as long as the window is: that is how [`is_open`] knows.
pub fn hold() -> Option<File> {
    cfg!(windows).then(|| std::env::current_exe().and_then(File::open).ok())?
}

/// Whether a window of the program is open, whoever opened it.
#[cfg(windows)]
pub fn is_open(program: &Path) -> bool {
    use std::os::windows::fs::OpenOptionsExt as _;
    // For itself alone: refused while anybody holds it. A virus scanner lets go within seconds, a window does not.
    const SHARING_VIOLATION: i32 = 32;
    let held = || {
        let opened = File::options().read(true).share_mode(0).open(program);
        opened.is_err_and(|cause| cause.raw_os_error() == Some(SHARING_VIOLATION))
    };
    (0..6).all(|_| {
        held() && {
            std::thread::sleep(std::time::Duration::from_millis(500));
            true
        }
    })
}

/// Elsewhere a file can be taken away while its program runs.
#[cfg(not(windows))]
pub fn is_open(_program: &Path) -> bool {
    false
}

/// Whether anything of the person is kept.
pub fn has_data() -> bool {
    let folders = Folders::of_account().ok();
    let kept = |folder: &Path| fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    folders.is_some_and(|folders| kept(folders.data()) || kept(folders.config()))
}

/// The window is open: the program cannot be taken away.
pub fn still_open() -> Message {
    Message::new("cli-still-open")
}

/// The question whether the data stay.
pub fn keep_data() -> Message {
    Message::new("cli-keep-data")
}

/// What erases them.
pub fn erase() -> impl Iterator<Item = OsString> {
    ["catalogue", "purge", "--everything"].into_iter().map(OsString::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(args: &[&str]) -> Option<Removal> {
        Removal::asked(["bordereau-window.exe"].iter().chain(args).map(OsString::from))
    }

    #[test]
    fn the_installer_is_told_from_a_person_who_opens_a_file() {
        assert_eq!(asked(&[]), None);
        assert_eq!(asked(&["--removing.csv"]), None);
        assert_eq!(asked(&["--removing", "5", ""]), Some(Removal { somebody: true, replaced: false }));
        assert_eq!(asked(&["--removing", "2"]), Some(Removal { somebody: false, replaced: false }));
        assert_eq!(asked(&["--removing", "3", "{CODE}"]), Some(Removal { somebody: true, replaced: true }));
    }
}
