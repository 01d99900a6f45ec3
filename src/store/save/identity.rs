//! Which file a path means: links, capitals, short names and mapped drives lead to one and the same.

use std::path::{Path, PathBuf};

/// Whether two paths mean one file, now or once it is written again. What cannot be told is taken for the same only when the
/// paths are.
pub(super) fn is_same(a: &Path, b: &Path) -> bool {
    whole(a) == whole(b) || same_on_disk(a, b)
}

/// The path with links followed as far as it leads; a file that is not there yet keeps its own name.
pub(super) fn whole(path: &Path) -> PathBuf {
    if let Ok(whole) = path.canonicalize() {
        return whole;
    }
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (absolute.parent().and_then(|folder| folder.canonicalize().ok()), absolute.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => absolute,
    }
}

#[cfg(unix)]
fn same_on_disk(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (a.metadata(), b.metadata()) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

/// Windows numbers files too: a share that is mapped to a drive, a short name and a hard link have the number of the file.
#[cfg(windows)]
fn same_on_disk(a: &Path, b: &Path) -> bool {
    same_file::is_same_file(a, b).unwrap_or(false)
}

#[cfg(not(any(unix, windows)))]
fn same_on_disk(_: &Path, _: &Path) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_hard_links_and_ways_around_lead_to_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::create_dir(path("sous")).unwrap();
        std::fs::write(path("liste.csv"), "a").unwrap();
        std::fs::write(path("autre.csv"), "a").unwrap();
        std::fs::hard_link(path("liste.csv"), path("dure.csv")).unwrap();
        symlink(path("liste.csv"), path("lien.csv")).unwrap();
        symlink(folder.path(), path("sous/retour")).unwrap();
        for other in ["liste.csv", "dure.csv", "lien.csv", "sous/../liste.csv", "sous/retour/lien.csv", "./liste.csv"] {
            assert!(is_same(&path("liste.csv"), &path(other)), "{other}");
        }
        assert!(!is_same(&path("liste.csv"), &path("autre.csv")));
        assert!(is_same(&path("absent.csv"), &path("sous/retour/absent.csv")), "a file that is not there yet");
        assert!(!is_same(&path("absent.csv"), &path("liste.csv")));
    }
}
