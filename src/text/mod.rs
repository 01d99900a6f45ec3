//! Facts about characters that reading, checking and simulating share.
//!
//! ```
//! use bordereau::text::php;
//! // What PHP makes of a period in words.
//! assert_eq!(php::int("2 mois"), 2);
//! ```

pub mod codepage;
pub mod file_name;
pub mod fold;
pub mod form;
pub mod invisible;
pub mod mojibake;
pub mod person;
pub mod php;
pub mod power;
pub mod replace;
pub mod wrapped;
