//! A platform's own web services: what they tell of the people of a list, and enrolling them there.
//!
//! Facts of Moodle 4.5 (`tests/oracle/moodle-webservice-2`): the list of participants holds everybody, whatever their
//! enrolment; who can enter is a second list; the way of being enrolled, its start and its end are told by no function; an
//! empty answer is no proof where groups are separate. A call that writes is one transaction: one bad item, and nothing of
//! it is kept. A call whose answer is lost may be done all the same, and later.

mod read;
mod services;
mod todo;
mod wish;
mod write;

pub use read::{Asked, Reading, read};
pub use services::{Enrolled, Services, Setup};
pub use wish::{NotDone, Period, Why, Wish};
