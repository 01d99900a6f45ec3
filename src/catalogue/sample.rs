//! The sample that ships: a platform that does not exist, and a list as a school's information system exports it.

use super::Site;

/// File name of [`SAMPLE_LIST`].
pub const SAMPLE_LIST_NAME: &str = "liste-licence-1.xlsx";

/// A workbook of 128 enrolments for the sample platform, with the faults that real lists have.
/// `tests/make_sample.rs` says cell by cell what it holds.
pub const SAMPLE_LIST: &[u8] = include_bytes!("../../assets/sample/liste-licence-1.xlsx");

const SITE: &str = include_str!("../../assets/sample/site.json");

/// The sample platform: 40 courses, local roles, 200 accounts of people who do not exist.
/// [`Platform::sample`](super::Platform::sample) marks it.
///
/// # Panics
/// When the embedded file is not well formed, which the tests rule out.
pub fn sample() -> Site {
    serde_json::from_str(SITE).expect("the embedded sample is well formed")
}
