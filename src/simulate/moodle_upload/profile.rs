//! Custom profile fields: what counts as a change, and what is stored.

use super::header::Columns;
use super::import::Import;
use super::person::Row;
use super::settings::Update;
use super::state::UserId;
use super::verdict::{Effect, Why};
use crate::catalogue::ProfileField;
use crate::text::php;
use jiff::civil::Date;

/// Years between which a date field is kept when the catalogue does not tell them.
const YEARS: std::ops::RangeInclusive<i64> = 2000..=2050;
/// Longest text of a field whose limit the catalogue does not tell.
const TEXT_LIMIT: usize = 2048;

impl Import<'_> {
    fn profile_field(&self, at: Option<usize>) -> Option<&ProfileField> {
        self.site.profile_fields.as_deref()?.get(at?)
    }

    /// Whether a custom field of the row differs from what is stored: that alone rewrites an account.
    pub(super) fn compare_profile(&mut self, row: Row<'_>, columns: &Columns, user: UserId) -> bool {
        let mut differs = false;
        for &(field, at) in &columns.profile {
            let Some(typed) = row.cell(at) else { continue };
            let Some(field) = self.profile_field(field) else {
                self.not_told(Why::ProfileFields);
                continue;
            };
            let stored = self.state.profile_value(user, &field.column).or_else(|| empty_value(&field.datatype));
            let keep = self.settings.update == Update::Missing && stored.is_some_and(|stored| !stored.is_empty());
            differs |= !keep && stored != Some(typed);
            if !self.state.is_new(user) {
                self.not_told(Why::ProfileFields);
            }
        }
        differs
    }

    /// Stores the custom fields of an account that is written, those of the row and the others empty.
    pub(super) fn save_profile(&mut self, row: Row<'_>, columns: &Columns, user: UserId) {
        for &(field, at) in &columns.profile {
            let (Some(typed), Some(field)) = (row.cell(at), self.profile_field(field)) else { continue };
            let (column, empty) = (field.column.clone(), empty_value(&field.datatype).unwrap_or_default());
            let Some(value) = self.to_store(field, typed) else { continue };
            let old = self.state.profile_value(user, &column).map(Box::<str>::from);
            if value != old.as_deref().unwrap_or(empty) && !(value.is_empty() && old.is_none()) {
                let name = column.strip_prefix("profile_field_").unwrap_or(&column);
                self.effect(Effect::ProfileChanged(user, Box::new((name.into(), (old, Some(value.as_str().into()))))));
                self.state.set_profile_value(user, &column, &value);
            }
        }
        let has_fields = self.site.profile_fields.as_ref().is_some_and(|fields| !fields.is_empty());
        if has_fields && self.state.write_profile(user) {
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
            "datetime" if typed.is_empty() => None,
            "datetime" => Some(self.date(typed).to_string()),
            "text" if typed.chars().count() > TEXT_LIMIT => Some(String::new()),
            _ => Some(typed.to_owned()),
        }
    }

    /// `year-month-day`; what is missing is 0, and the year is kept between its bounds.
    fn date(&self, typed: &str) -> i64 {
        let mut parts = typed.split('-').map(php::int);
        let year = parts.next().unwrap_or(0).clamp(*YEARS.start(), *YEARS.end());
        let (month, day) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
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
