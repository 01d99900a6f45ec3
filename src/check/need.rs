//! What the catalogue does not tell: "not checked", never "all is well".

use super::{Context, Meta, Need};
use crate::catalogue::Course;
use crate::error::Message;
use crate::watch::Cancelled;

impl Need {
    /// Why this part cannot be asked, wholly or for some of the courses; `None` when it can.
    pub(super) fn missing(self, context: &Context<'_>) -> Result<Option<Message>, Cancelled> {
        let site = context.catalogue().site();
        let unless = |told: bool, why: &'static str| Ok((!told).then(|| Message::new(why)));
        match self {
            Self::Courses => unless(context.catalogue().knows_courses(), NO_COURSES),
            Self::Accounts => unless(context.catalogue().knows_accounts(), "unchecked-no-accounts"),
            Self::Roles => unless(context.catalogue().knows_roles(), "unchecked-no-roles"),
            Self::Enrolments => unless(site.enrolments.is_some(), "unchecked-no-enrolments"),
            Self::HeldRoles => unless(site.role_assignments.is_some(), "unchecked-no-held-roles"),
            Self::Memberships => unless(site.group_members.is_some(), "unchecked-no-memberships"),
            Self::Groups => partly(context, "unchecked-no-groups", |course| course.groups.is_some()),
            Self::Methods => partly(context, "unchecked-no-methods", |course| course.enrol_methods.is_some()),
            Self::Visibility => partly(context, "unchecked-no-visibility", |course| course.visible.is_some()),
        }
    }

    /// Whether the lack of this part silences a rule altogether.
    fn is_whole(self) -> bool {
        !matches!(self, Self::Groups | Self::Methods | Self::Visibility)
    }
}

/// Of a platform that was only named, nothing that depends on a course can be looked at.
const NO_COURSES: &str = "unchecked-no-courses";

/// Some courses may tell and others not.
fn partly(context: &Context<'_>, why: &'static str, tells: fn(&Course) -> bool) -> Result<Option<Message>, Cancelled> {
    if !context.catalogue().knows_courses() {
        return Ok(Some(Message::new(NO_COURSES)));
    }
    let silent = context.used_courses()?.into_iter().filter(|course| !tells(course)).count();
    Ok((silent > 0).then(|| Message::new(why).with("courses", silent)))
}

/// Whether the rule can run at all: lists that are told for the whole platform are there.
pub(super) fn whole(context: &Context<'_>, rule: &Meta) -> bool {
    rule.needs.iter().filter(|need| need.is_whole()).all(|need| matches!(need.missing(context), Ok(None)))
}
