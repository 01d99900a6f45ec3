//! Which way of drawing showed a window on this machine, and which one ended the program before it did.

use super::Folders;
use super::atomic::{Readers, write_bytes};
use serde::{Deserialize, Serialize};

const FILE: &str = "settings.drawing.toml";

/// What the last start left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// The way that last showed a frame.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worked: Option<String>,
    /// The way that was being tried: still there at a start, it ended the program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tried: Option<String>,
}

/// Reads the note; an empty one when there is none, or none that can be read.
pub fn read(folders: &Folders) -> Note {
    let text = std::fs::read_to_string(folders.config().join(FILE)).unwrap_or_default();
    toml::from_str(&text).unwrap_or_default()
}

/// Notes that a way is tried.
pub fn trying(folders: &Folders, way: &str) {
    write(folders, &Note { tried: Some(way.to_owned()), ..read(folders) });
}

/// Notes that a way showed a frame.
pub fn worked(folders: &Folders, way: &str) {
    write(folders, &Note { worked: Some(way.to_owned()), tried: None });
}

/// Without the note the next start tries the ways in their usual order: nothing to tell anybody.
fn write(folders: &Folders, note: &Note) {
    if read(folders) != *note
        && let (Ok(path), Ok(text)) = (folders.config_file(FILE), toml::to_string(note))
    {
        let _ = write_bytes(&path, Readers::Owner, text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_tried_is_told_until_it_worked() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::under(place.path());
        assert_eq!(read(&folders), Note::default());
        trying(&folders, "direct3d");
        assert_eq!(read(&folders), Note { worked: None, tried: Some("direct3d".into()) });
        worked(&folders, "opengl");
        trying(&folders, "opengl");
        assert_eq!(read(&folders), Note { worked: Some("opengl".into()), tried: Some("opengl".into()) });
        worked(&folders, "opengl");
        assert_eq!(read(&folders), Note { worked: Some("opengl".into()), tried: None });
    }
}
