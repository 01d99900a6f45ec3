//! What rules judge: a value of a column, or two values that stand together.

use super::look::Look;
use super::{By, Context};
use crate::catalogue::{Course, User};
use crate::error::Arg;
use crate::importer::Kind;
use crate::table::ValueId;
use crate::text::php;

/// A value under judgement.
#[derive(Clone, Copy)]
pub struct Value<'a> {
    /// Everything around it.
    pub context: &'a Context<'a>,
    /// Its column.
    pub column: usize,
    /// What the column holds.
    pub kind: Kind,
    /// Its id in the dictionary of the column.
    pub id: ValueId,
    /// As it stands in the cell.
    pub raw: &'a str,
    /// As Moodle reads it: trimmed. Never empty.
    pub text: &'a str,
    /// What the raw text is made of.
    pub look: Look,
}

impl<'a> Value<'a> {
    pub(super) fn new(context: &'a Context<'a>, column: usize, id: ValueId) -> Self {
        let raw = context.column(column).dict().get(id);
        Self { context, column, kind: context.kind(column), id, raw, text: php::trim(raw), look: context.look(raw) }
    }

    /// The text as an argument of a message.
    pub fn shown(&self) -> Arg {
        self.text.into()
    }

    /// By what the values of the column name what they name.
    pub fn by(&self) -> By {
        self.context.by(self.column)
    }

    /// The account that the importer would take; `None` when there is none, or it cannot choose.
    pub fn user(&self) -> Option<&'a User> {
        self.context.users(self.column)[self.id.0 as usize]
    }

    /// The course that the importer would take.
    pub fn course(&self) -> Option<&'a Course> {
        self.context.courses(self.column)[self.id.0 as usize]
    }

    /// The course that reads the same, when none has exactly this short name.
    pub fn near_course(&self) -> Option<&'a Course> {
        self.context.near_courses(self.column)[self.id.0 as usize]
    }

    /// Whether the platform has exactly this name: a course, role, account or group, as the kind asks.
    pub fn is_known(&self) -> bool {
        match self.kind {
            Kind::Login => self.user().is_some(),
            Kind::Course => self.course().is_some(),
            Kind::Role => self.context.catalogue().role(self.text).is_some(),
            Kind::Group => self.context.is_group_name(self.text),
            _ => false,
        }
    }
}

/// Two values that stand together in some rows, under judgement.
pub struct Pair<'a> {
    /// The value of the first kind.
    pub left: Value<'a>,
    /// The value of the second kind, at which the finding stands.
    pub right: Value<'a>,
}
