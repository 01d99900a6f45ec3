//! Who a cell names: accounts by login, by number or by address, as the database finds them.

use super::Identifier;
use crate::catalogue::{Site, User};
use crate::simulate::moodle_upload::UserId;
use crate::simulate::moodle_upload::collate::Comparison;
use rustc_hash::FxHashMap;

/// An index over the accounts of a site by one of their fields.
pub(super) struct People {
    by: Identifier,
    comparison: Comparison,
    found: FxHashMap<Box<[u8]>, Vec<UserId>>,
    /// Whether every account tells the field.
    told: bool,
}

impl People {
    pub fn new(site: &Site, by: Identifier, comparison: Comparison) -> Self {
        let mut people = Self { by, comparison, found: FxHashMap::default(), told: true };
        for (at, user) in site.users.iter().flatten().enumerate() {
            match field(user, by) {
                Some(value) => {
                    let key = people.key(value);
                    people.found.entry(key).or_default().push(UserId(at as u32));
                }
                None => people.told &= user.deleted == Some(true),
            }
        }
        people
    }

    pub fn is_by(&self, by: Identifier) -> bool {
        self.by == by
    }

    /// Whether nobody else can have the value that a cell holds.
    pub fn tells_all(&self) -> bool {
        self.told
    }

    /// The accounts of that value, deleted ones included, in the order of the catalogue.
    pub fn named(&self, value: &str) -> &[UserId] {
        self.found.get(&self.key(value)).map(Vec::as_slice).unwrap_or_default()
    }

    fn key(&self, value: &str) -> Box<[u8]> {
        if self.comparison.is_exact() { value.as_bytes().into() } else { self.comparison.key(value) }
    }
}

fn field(user: &User, by: Identifier) -> Option<&str> {
    match by {
        Identifier::Username => Some(&user.username),
        Identifier::Idnumber => user.idnumber.as_deref(),
        Identifier::Email => user.email.as_deref(),
    }
}
