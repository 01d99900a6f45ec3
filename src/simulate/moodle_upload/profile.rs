//! Custom profile fields: what counts as a change, and what is stored.

use super::Why;
use super::header::Columns;
use super::import::{Import, Stop};
use super::person::{Person, Row, expand};
use super::release::{Does, Release};
use super::settings::Update;
use super::state::UserId;
use crate::catalogue::ProfileField;
use crate::simulate::verdict::{Column, Effect, Tone};
use crate::text::php;
use jiff::civil::Date;
use std::borrow::Cow;

/// Years between which a date field is kept when the catalogue does not tell them.
const YEARS: std::ops::RangeInclusive<i64> = 2000..=2050;
/// Longest text of a field whose limit the catalogue does not tell.
const TEXT_LIMIT: usize = 2048;

/// Values of custom fields, by the position of the field in the catalogue.
pub(super) type Profile<'r> = Vec<(usize, Cow<'r, str>)>;

impl Import<'_> {
    fn profile_fields(&self) -> &[ProfileField] {
        self.site.profile_fields.as_deref().unwrap_or_default()
    }

    /// The custom fields that a row gives, and those that the form fills in.
    pub(super) fn profile_of<'r>(&mut self, row: Row<'r>, columns: &Columns, person: &Person<'_>, creates: bool) -> Profile<'r> {
        let mut profile = Profile::new();
        for &(field, at) in &columns.profile {
            match (row.cell(at), field) {
                (Some(typed), Some(field)) => profile.push((field, Cow::Borrowed(typed))),
                (Some(_), None) => self.not_told(Why::ProfileFields),
                (None, _) => {}
            }
        }
        if creates || matches!(self.settings.update, Update::FileAndDefaults | Update::Missing) {
            for (column, template) in &self.settings.profile_defaults {
                match self.profile_fields().iter().position(|field| field.column == *column) {
                    Some(field) if profile.iter().all(|(given, _)| *given != field) => {
                        profile.push((field, Cow::Owned(expand(template, person))));
                    }
                    Some(_) => {}
                    None => self.not_told(Why::ProfileFields),
                }
            }
        }
        profile
    }

    /// Since 5.1.6 a value that does not fit refuses the row: one that a menu does not have, an empty cell included, one that
    /// is too long, one of a unique field that the file had before or that another account holds.
    pub(super) fn check_profile(
        &mut self,
        row: Row<'_>,
        columns: &Columns,
        person: &Person<'_>,
        found: Option<UserId>,
    ) -> Result<(), Stop> {
        let refuses = self.version.refuses_profile_values();
        if refuses == Does::No || (columns.profile.is_empty() && self.settings.profile_defaults.is_empty()) {
            return Ok(());
        }
        let mut faults = Vec::new();
        for (at, typed) in self.profile_of(row, columns, person, found.is_none()) {
            let Some(field) = self.site.profile_fields.as_deref().and_then(|fields| fields.get(at)) else { continue };
            let unfit = match field.datatype.as_str() {
                "menu" => !field.options.iter().flatten().any(|option| *option == *typed),
                "text" => field.max_length.is_some_and(|most| typed.chars().count() > most),
                _ => false,
            };
            if unfit {
                faults.push(("invaliduserfield/error", field.column.as_str()));
            }
            if field.forceunique == Some(true) && !typed.is_empty() {
                let again = !self.unique_values.insert((at, typed.as_ref().into()));
                let held = self.state.holds_profile_value(&field.column, &typed, found);
                if again || held {
                    faults.push(("valuealreadyused/moodle", field.column.as_str()));
                } else {
                    self.not_told(Why::ProfileFields);
                }
            }
        }
        if faults.is_empty() {
            return Ok(());
        }
        if refuses == Does::NotTold {
            self.not_told(Why::Release);
            return Ok(());
        }
        for (id, column) in faults {
            self.say_of(Column::Status, Tone::Error, id, column);
        }
        self.error()
    }

    /// Leaves the values that are taken; tells whether one differs from what is stored: that alone rewrites an account.
    pub(super) fn compare_profile(&mut self, profile: &mut Profile<'_>, user: UserId) -> bool {
        let (mut differs, mut asked) = (false, false);
        profile.retain(|(field, typed)| {
            let Some(field) = self.site.profile_fields.as_deref().and_then(|fields| fields.get(*field)) else { return false };
            let stored = self.state.profile_value(user, &field.column).or_else(|| empty_value(&field.datatype));
            let keep = self.settings.update == Update::Missing && stored.is_some_and(|stored| !stored.is_empty());
            differs |= !keep && stored != Some(typed);
            asked = true;
            !keep
        });
        if asked && !self.state.is_new(user) {
            self.not_told(Why::ProfileFields);
        }
        differs
    }

    /// Stores the custom fields of an account that is written: those given, and the others empty where nothing is stored.
    pub(super) fn save_profile(&mut self, profile: &Profile<'_>, user: UserId) {
        let mut empty = false;
        for (field, typed) in profile {
            let Some(field) = self.profile_fields().get(*field) else { continue };
            let column = field.column.clone();
            let Some(value) = self.to_store(field, typed) else { continue };
            let old = self.state.profile_value(user, &column).map(Box::<str>::from);
            let is_empty = matches!(&*value, "" | "0");
            empty |= is_empty && old.is_none();
            if old.as_deref() != Some(&value) && !(is_empty && old.is_none()) {
                let name = column.strip_prefix("profile_field_").unwrap_or(&column);
                self.effect(Effect::ProfileChanged(user, Box::new((name.into(), (old, Some(value.as_str().into()))))));
            }
            self.state.set_profile_value(user, &column, &value);
        }
        // The text fields, boxes and dates that nothing was stored for, and that are not given now.
        let given = |at: usize| profile.iter().any(|(field, _)| *field == at);
        empty |= self.profile_fields().iter().enumerate().any(|(at, field)| field.datatype != "menu" && !given(at));
        if self.state.write_profile(user) && empty {
            self.effect(Effect::ProfileDefaults(user));
        }
    }

    /// What Moodle makes of a value; `None` when it stores nothing.
    fn to_store(&self, field: &ProfileField, typed: &str) -> Option<String> {
        match field.datatype.as_str() {
            "menu" => {
                let options = field.options.as_deref().unwrap_or_default();
                (typed.is_empty() || options.iter().any(|option| option == typed)).then(|| typed.to_owned())
            }
            "datetime" if php::is_empty(typed) => Some("0".to_owned()),
            "datetime" => Some(self.date(typed).to_string()),
            // Before 4.2 a text is stored whole.
            "text" if self.release >= Release(4, 2) && typed.chars().count() > field.max_length.unwrap_or(TEXT_LIMIT) => {
                Some(String::new())
            }
            _ => Some(typed.to_owned()),
        }
    }

    /// `year-month-day`, or a number of seconds; what is missing is 0, and the year is kept between its bounds.
    fn date(&self, typed: &str) -> i64 {
        let seconds = php::is_numeric(typed).then(|| jiff::Timestamp::from_second(php::int(typed)).ok()).flatten();
        let (year, month, day) = match seconds.map(|moment| moment.to_zoned(self.now.time_zone().clone())) {
            Some(local) => (local.year().into(), local.month().into(), local.day().into()),
            None => {
                let mut parts = typed.split('-').map(php::int);
                (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0))
            }
        };
        let year = year.clamp(*YEARS.start(), *YEARS.end());
        // Month 0 is the December before, day 0 the last day of the month before.
        let months = year * 12 + (month - 1).clamp(-1000, 1000);
        let first = Date::new(months.div_euclid(12) as i16, (months.rem_euclid(12) + 1) as i8, 1);
        let date = first.ok().and_then(|first| first.checked_add(jiff::Span::new().days((day - 1).clamp(-10_000, 10_000))).ok());
        let midnight = date.and_then(|date| date.to_zoned(self.now.time_zone().clone()).ok());
        midnight.map_or(0, |midnight| midnight.timestamp().as_second())
    }
}

/// What the account object holds when nothing is stored; `None` = nothing that an empty cell equals.
fn empty_value(datatype: &str) -> Option<&'static str> {
    match datatype {
        "menu" => None,
        "checkbox" | "datetime" => Some("0"),
        _ => Some(""),
    }
}
