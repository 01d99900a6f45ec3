//! What the catalogue does not tell: "not checked", never "all is well".

use super::{Context, Meta, Need};
use crate::catalogue::{Course, Known, Role, RoleLevel};
use crate::error::Message;
use crate::importer::Kind;
use crate::text::php;
use crate::watch::Cancelled;
use rustc_hash::FxHashSet;

impl Need {
    /// Why this part cannot be asked, wholly or for some people or courses; `None` when it can.
    pub(super) fn missing(self, context: &Context<'_>) -> Result<Option<Message>, Cancelled> {
        let catalogue = context.catalogue();
        if !self.is_told(context) {
            return Ok(Some(Message::new(self.untold())));
        }
        match self {
            Self::Courses | Self::Roles => Ok(None),
            Self::RoleLevels => {
                let untold = |role: &Role| catalogue.gives(role, RoleLevel::Course) == Known::NotTold;
                let roles = catalogue.site().roles.iter().flatten();
                Ok(roles.into_iter().any(untold).then(|| Message::new("unchecked-no-role-levels")))
            }
            Self::Administrators => {
                let untold = catalogue.site().users.iter().flatten().any(|user| user.siteadmin.is_untold());
                Ok(untold.then(|| Message::new("unchecked-no-administrators")))
            }
            Self::DefaultRole if !lacks_roles(context)? => Ok(None),
            Self::DefaultRole => partly(context, "unchecked-no-default-role", |course| match course.manual_method() {
                Ok(Some(method)) => catalogue.default_role(method) != Known::NotTold,
                Ok(None) => true,
                Err(_) => false,
            }),
            Self::DefaultPeriod => partly(context, "unchecked-no-default-period", |course| match course.manual_method() {
                Ok(Some(method)) => catalogue.default_period(method) != Known::NotTold,
                Ok(None) => true,
                Err(_) => false,
            }),
            Self::Accounts if catalogue.tells_all_accounts() => Ok(None),
            Self::Accounts => {
                let silent = strangers(context)?;
                Ok((silent > 0).then(|| Message::new("unchecked-some-accounts").with("people", silent)))
            }
            Self::Enrolments if untied(context)? > 0 => Ok(Some(Message::new("unchecked-some-accounts").with("people", untied(context)?))),
            Self::Enrolments => {
                let rows = catalogue.site().enrolments.iter().flatten();
                let bare: FxHashSet<&str> =
                    rows.filter(|enrolment| !enrolment.is_told()).map(|enrolment| enrolment.course.as_str()).collect();
                let tells = |course: &Course| catalogue.tells_enrolments(&course.shortname) && !bare.contains(course.shortname.as_str());
                partly(context, "unchecked-some-enrolments", tells)
            }
            Self::HeldRoles | Self::Memberships if untied(context)? > 0 => {
                Ok(Some(Message::new("unchecked-some-accounts").with("people", untied(context)?)))
            }
            Self::HeldRoles => partly(context, "unchecked-some-held-roles", |course| catalogue.tells_held_roles(&course.shortname)),
            Self::Memberships => partly(context, "unchecked-some-memberships", |course| catalogue.tells_memberships(&course.shortname)),
            Self::Groups => partly(context, "unchecked-no-groups", |course| course.groups.is_some()),
            Self::Methods => partly(context, "unchecked-no-methods", |course| course.enrol_methods.is_some()),
            Self::Visibility => partly(context, "unchecked-no-visibility", |course| course.visible.is_some()),
        }
    }

    /// Whether there is anything to look at: without it a rule is silent altogether.
    fn is_told(self, context: &Context<'_>) -> bool {
        let (catalogue, site) = (context.catalogue(), context.catalogue().site());
        match self {
            Self::Courses => catalogue.knows_courses(),
            Self::Accounts => catalogue.knows_accounts(),
            Self::Roles => catalogue.roles() != Known::NotTold,
            Self::Enrolments => site.enrolments.is_some(),
            Self::HeldRoles => site.role_assignments.is_some(),
            Self::Memberships => site.group_members.is_some(),
            Self::RoleLevels | Self::Administrators | Self::DefaultRole | Self::DefaultPeriod => true,
            Self::Groups | Self::Methods | Self::Visibility => true,
        }
    }

    /// The words for a part that is not told at all.
    fn untold(self) -> &'static str {
        match self {
            Self::Accounts => "unchecked-no-accounts",
            Self::Roles => "unchecked-no-roles",
            Self::Enrolments => "unchecked-no-enrolments",
            Self::HeldRoles => "unchecked-no-held-roles",
            Self::Memberships => "unchecked-no-memberships",
            Self::RoleLevels => "unchecked-no-role-levels",
            Self::Administrators => "unchecked-no-administrators",
            Self::Courses | Self::Groups | Self::Methods | Self::Visibility | Self::DefaultRole | Self::DefaultPeriod => NO_COURSES,
        }
    }
}

/// Of a platform that was only named, nothing that depends on a course can be looked at.
const NO_COURSES: &str = "unchecked-no-courses";

/// Some courses may tell and others not.
fn partly(context: &Context<'_>, why: &'static str, tells: impl Fn(&Course) -> bool) -> Result<Option<Message>, Cancelled> {
    if !context.catalogue().knows_courses() {
        return Ok(Some(Message::new(NO_COURSES)));
    }
    let silent = context.used_courses()?.into_iter().filter(|course| !tells(course)).count();
    Ok((silent > 0).then(|| Message::new(why).with("courses", silent)))
}

/// Whether some row names a course and no role for it.
fn lacks_roles(context: &Context<'_>) -> Result<bool, Cancelled> {
    for set in context.numbers() {
        let Some(course) = set.column(Kind::Course) else { continue };
        let dict = context.column(course).dict();
        let rows = context.rows_where(course, |id| !php::is_empty(dict.get(id)))?;
        let role = set.column(Kind::Role);
        if rows.iter().any(|&row| role.is_none_or(|column| php::is_empty(php::trim(context.table().text(column, row))))) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How many of the logins the platform was not asked about, of those of whom it tells the courses.
fn untied(context: &Context<'_>) -> Result<usize, Cancelled> {
    let catalogue = context.catalogue();
    if catalogue.site().asked.people.is_none() {
        return Ok(0);
    }
    let mut silent = 0;
    for column in context.columns_of(Kind::Login) {
        let logins = context.values(column)?.map(|(_, text)| php::trim(text));
        silent += logins.filter(|login| catalogue.user(login).is_some() && !catalogue.tells_ties_of(login)).count();
    }
    Ok(silent)
}

/// How many of the logins nobody asked the platform about.
fn strangers(context: &Context<'_>) -> Result<usize, Cancelled> {
    let mut silent = 0;
    for column in context.columns_of(Kind::Login) {
        let people = context.values(column)?.map(|(_, text)| php::trim(text));
        silent += people.filter(|person| !php::is_empty(person) && !context.tells_person(column, person)).count();
    }
    Ok(silent)
}

/// Whether the rule can run at all: lists that are told for the whole platform are there.
pub(super) fn whole(context: &Context<'_>, rule: &Meta) -> bool {
    rule.needs.iter().all(|need| need.is_told(context))
}
