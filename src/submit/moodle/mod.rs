//! What a platform's own web services tell of the people of a list: who is in which course, with which role, in which
//! groups, and whether they can enter now.
//!
//! Facts of Moodle 4.5 (`tests/oracle/moodle-webservice-2`): the list of participants holds everybody, whatever their
//! enrolment; who can enter is a second list; the way of being enrolled, its start and its end are told by no function; an
//! empty answer is no proof where groups are separate.

mod read;
mod told;

pub use read::{Asked, Reading, read};
