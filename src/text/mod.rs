//! Facts about characters that reading, checking and simulating share.

pub mod codepage;
pub mod file_name;
pub mod fold;
pub mod invisible;
pub mod mojibake;
pub mod php;
