//! What was decided for a list, to be done again with the next one: how it was read, which column is which field, constants,
//! translated values, importer and platform. It is known by the titles of its columns, and holds nobody: values are kept of
//! courses, roles, groups, days and choices only.

use super::{Mapping, MappingFault, Saved, Take};
use crate::importer::{FieldKey, Importer, Kind};
use crate::shape::{COURSE_HEADER, GROUP_HEADER, Offer, Shape, What};
use crate::table::{Change, Patch, RowId, Table, ValueId};
use crate::text::fold;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Version of its shape: the first number counts.
const FORMAT: &str = "1.0";

/// A list that was worked on, to be learnt from.
pub struct Decided<'a> {
    /// Titles of its columns, in the shape in which it was written.
    pub headers: &'a [&'a str],
    /// Titles of its columns as they stand in the file.
    pub file_headers: &'a [&'a str],
    /// What was done with these before they became fields.
    pub shape: &'a Shape,
    /// Which column is which field.
    pub mapping: &'a Mapping,
    /// The program that reads the file.
    pub importer: &'a Importer,
    /// The table as the list gave it.
    pub taken: &'a Table,
    /// The table as it was written: the same rows and columns.
    pub written: &'a Table,
    /// Name of the platform.
    pub platform: &'a str,
    /// Delimiter of the file.
    pub delimiter: char,
    /// Whether the safe fixes were applied.
    pub fixed: bool,
}

/// What was decided for a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipe {
    /// Version of the shape.
    pub format: String,
    /// Name of the platform.
    pub platform: String,
    /// Delimiter of the file that was written.
    pub delimiter: char,
    /// Whether the safe fixes were applied.
    pub fixed: bool,
    /// Titles of the columns of the list, as they stood.
    pub titles: Vec<String>,
    /// The shape in which it was read.
    #[serde(default, skip_serializing_if = "KeptShape::is_nothing")]
    pub shape: KeptShape,
    /// Fields and columns.
    pub columns: Saved,
    /// Values that were written in place of others, by field.
    #[serde(default)]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
}

/// What was done with the columns of a list before they became fields, by their titles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptShape {
    /// Columns whose values were written once.
    pub fill: Vec<String>,
    /// Columns whose cells held several values.
    pub split: Vec<String>,
    /// Columns that were courses.
    pub courses: Vec<String>,
    /// Columns that held a group each.
    pub groups: Vec<String>,
}

impl KeptShape {
    fn of(shape: &Shape, titles: &[&str]) -> Self {
        let named = |columns: &[usize]| columns.iter().filter_map(|&column| Some(titles.get(column)?.trim().to_owned())).collect();
        Self { fill: named(&shape.fill), split: named(&shape.split), courses: named(&shape.courses), groups: named(&shape.groups) }
    }

    /// Whether the list was read as it stood.
    pub fn is_nothing(&self) -> bool {
        self.fill.is_empty() && self.split.is_empty() && self.courses.is_empty() && self.groups.is_empty()
    }

    /// Whether the next list is to be read in this shape too. Other courses may be its columns; everything else goes by titles.
    pub fn takes(&self, offer: &Offer) -> bool {
        let among = |kept: &[String]| {
            let known = |title: &String| kept.iter().any(|other| fold::loose(other) == fold::loose(title));
            !kept.is_empty() && offer.titles.iter().all(known)
        };
        match offer.what {
            What::Courses => !self.courses.is_empty(),
            What::Groups => among(&self.groups),
            What::WrittenOnce => among(&self.fill),
            What::SeveralCourses | What::SeveralGroups | What::SeveralRoles | What::SeveralPeople => among(&self.split),
        }
    }

    /// Whether a column of this title came of the shape.
    pub fn makes(&self, title: &str) -> bool {
        let groups = !self.groups.is_empty() || !self.courses.is_empty();
        !self.courses.is_empty() && title == COURSE_HEADER || groups && title == GROUP_HEADER
    }
}

/// How the titles of a list stand beside those of a recipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Most of the columns that it needs are not there.
    Other,
    /// Some of the columns that it needs are not there.
    Partly,
    /// Every column that it needs is there.
    Enough,
    /// The same titles, in any order.
    Same,
}

/// Whether values of a kind name nobody.
fn names_nobody(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Course
            | Kind::CourseIdnumber
            | Kind::Role
            | Kind::Group
            | Kind::Days
            | Kind::Status
            | Kind::Method
            | Kind::Choice
            | Kind::Cohort
    )
}

impl Recipe {
    /// What was decided for a list; `None` for one without titles: nothing would say which column is which.
    pub fn of(decided: &Decided<'_>) -> Option<Self> {
        let Decided { headers, file_headers, shape, mapping, importer, taken, written, platform, delimiter, fixed } = *decided;
        if headers.iter().all(|header| header.trim().is_empty()) {
            return None;
        }
        let kind = |key: &FieldKey| importer.field(key).map(|field| field.kind);
        // A constant that names a person belongs to one list.
        let impersonal = mapping.takes.iter().filter(|(key, take)| matches!(take, Take::Column(_)) || kind(key).is_some_and(names_nobody));
        let kept = Mapping::of(impersonal.cloned().collect());
        let mut values = BTreeMap::new();
        for (column, (key, take)) in mapping.takes.iter().enumerate() {
            if matches!(take, Take::Column(_)) && kind(key).is_some_and(names_nobody) {
                let changed = translated(taken, written, column);
                if !changed.is_empty() {
                    values.insert(key.to_string(), changed);
                }
            }
        }
        Some(Self {
            format: FORMAT.to_owned(),
            platform: platform.to_owned(),
            delimiter,
            fixed,
            titles: file_headers.iter().map(|header| (*header).to_owned()).collect(),
            shape: KeptShape::of(shape, file_headers),
            columns: Saved::of(&kept, headers, importer),
            values,
        })
    }

    /// Reads the text of a recipe.
    ///
    /// # Errors
    /// When it is none, or of a later shape.
    pub fn parse(text: &str) -> Result<Self, MappingFault> {
        let recipe: Self = toml::from_str(text).map_err(|error| MappingFault::NotAMapping { cause: error.message().to_owned() })?;
        if recipe.format.split('.').next() != FORMAT.split('.').next() {
            return Err(MappingFault::NotAMapping { cause: format!("format {}", recipe.format) });
        }
        Ok(recipe)
    }

    /// Its text.
    pub fn to_text(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// The titles, folded and sorted: the order of columns does not count.
    pub fn signature(headers: &[impl AsRef<str>]) -> String {
        let folded: BTreeSet<String> =
            headers.iter().map(|header| fold::loose(header.as_ref())).filter(|title| !title.is_empty()).collect();
        folded.into_iter().collect::<Vec<_>>().join("\u{1f}")
    }

    /// How the titles of a list stand beside its own.
    pub fn likeness(&self, headers: &[&str]) -> Likeness {
        if Self::signature(headers) == Self::signature(&self.titles) {
            return Likeness::Same;
        }
        let there: BTreeSet<String> = headers.iter().map(|header| fold::loose(header)).collect();
        let needed: Vec<&str> = self.columns.columns().filter(|title| !self.shape.makes(title)).collect();
        let found = needed.iter().filter(|title| there.contains(&fold::loose(title))).count();
        match found {
            all if all == needed.len() => Likeness::Enough,
            some if some * 2 >= needed.len() => Likeness::Partly,
            _ => Likeness::Other,
        }
    }

    /// The columns of a list with these titles; those that it needs and that are not there are returned beside.
    pub fn mapping(&self, headers: &[&str], importer: &Importer) -> (Mapping, Vec<String>) {
        let mut mapping = Mapping::default();
        let mut missing = Vec::new();
        for (field, entry) in &self.columns.fields {
            let one = Saved { importer: importer.id.clone(), fields: BTreeMap::from([(field.clone(), entry.clone())]) };
            match one.resolve(headers, importer) {
                Ok(found) => found.takes.into_iter().for_each(|(key, take)| {
                    mapping.set(importer, key.clone(), Some(take));
                    mapping.settle(key);
                }),
                Err(MappingFault::MissingColumn { column }) => missing.push(column),
                Err(_) => missing.push(field.clone()),
            }
        }
        (mapping, missing)
    }

    /// Writes the values that it translates into a table with these columns. Values that it does not know stay.
    pub fn translate(&self, table: &mut Table, keys: &[FieldKey]) {
        self.translation(table, keys).apply(table);
    }

    /// What writes the values that it translates into a table with these columns.
    pub fn translation(&self, table: &mut Table, keys: &[FieldKey]) -> Patch {
        let mut patch = Patch::default();
        for (column, key) in keys.iter().enumerate() {
            let Some(values) = self.values.get(&key.to_string()) else { continue };
            let rows: Vec<RowId> = table.kept_rows().collect();
            let changed: Vec<(RowId, String)> =
                rows.into_iter().filter_map(|row| Some((row, values.get(table.text(column, row))?.clone()))).collect();
            let cells: Vec<(RowId, ValueId)> = changed.into_iter().map(|(row, to)| (row, table.intern(column, &to))).collect();
            if !cells.is_empty() {
                patch.push(Change::Cells { column, cells });
            }
        }
        patch
    }

    /// How many fields, translations and constants it holds, to be told before it is taken.
    pub fn counts(&self) -> (usize, usize) {
        (self.columns.fields.len(), self.values.values().map(BTreeMap::len).sum())
    }
}

/// The values of a column that were written otherwise, the same everywhere.
fn translated(taken: &Table, written: &Table, column: usize) -> BTreeMap<String, String> {
    let mut changed: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    // A row that was added has nothing that stood there before.
    for row in written.kept_rows().filter(|row| row.0 < taken.rows()) {
        let (from, to) = (taken.text(column, row), written.text(column, row));
        let known = changed.entry(from).or_insert(Some(to));
        // The same value, written in two ways: that was about rows, not about the value.
        if *known != Some(to) {
            *known = None;
        }
    }
    let differs = |(from, to): (&str, Option<&str>)| to.filter(|to| *to != from).map(|to| (from.to_owned(), to.to_owned()));
    // An empty cell that was filled says nothing of the next list's empty cells.
    changed.into_iter().filter(|(from, _)| !from.trim().is_empty()).filter_map(differs).collect()
}
