//! What a platform's importer will do with exact bytes, row by row, before the file is sent.

pub mod consequences;
pub mod course_tools;
pub mod effect;
pub mod json;
pub mod moodle_upload;
pub mod outlook;
pub mod play;
pub mod tool_sync;
pub mod verdict;
