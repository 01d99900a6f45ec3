//! Which shape a list seems to have: courses as columns, several groups, several values in a cell, values written once.
//! Only told and offered; nothing is done to a list until somebody says so.

use super::{Mapping, Take};
use crate::catalogue::{Catalogue, STANDARD_ROLES};
use crate::importer::{FieldKey, Importer, Kind, Meaning, senses};
use crate::shape::{Mark, Offer, Shape, What, loose_parts, mark, may_be_several, may_stand_between, parts};
use crate::table::{Column, RowId, Table, ValueId};
use crate::text::{fold, php};

/// A list and what helps to see its shape.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The sheet.
    pub sheet: &'a Table,
    /// Its rows that hold people.
    pub rows: &'a [RowId],
    /// Titles of its columns.
    pub titles: &'a [&'a str],
    /// Which of them are fields.
    pub mapping: &'a Mapping,
    /// The importer.
    pub importer: &'a Importer,
    /// What is known of the platform.
    pub catalogue: &'a Catalogue,
}

/// Titles that are no course, whatever stands below: what a list says of people.
const NO_COURSE: &[&str] =
    &["present", "presente", "presence", "absent", "absence", "signature", "emargement", "tiers temps", "boursier", "redoublant", "x"];
/// Values a column is looked at for.
const SAMPLE: usize = 2_000;

/// The shapes that a list seems to have; rows by their positions in `rows`.
pub fn shapes(seen: &Seen<'_>) -> Vec<Offer> {
    let mut offers: Vec<Offer> = seen.courses().into_iter().collect();
    offers.extend(seen.groups(offers.first()));
    for (kind, what) in [(Kind::Course, What::SeveralCourses), (Kind::Group, What::SeveralGroups), (Kind::Login, What::SeveralPeople)] {
        offers.extend(seen.several(kind, what));
    }
    offers.extend(seen.several_roles(&offers));
    offers.extend(seen.written_once());
    offers
}

impl<'a> Seen<'a> {
    fn column(&self, column: usize) -> &'a Column {
        self.sheet.column(column)
    }

    fn kind(&self, column: usize) -> Option<Kind> {
        Some(self.importer.field(self.mapping.field_of(column)?)?.kind)
    }

    /// The mapped columns of a kind.
    fn mapped(&self, kind: Kind) -> impl Iterator<Item = (&'a FieldKey, usize)> {
        let importer = self.importer;
        let columns = self.sheet.columns().len();
        self.mapping.takes.iter().filter_map(move |(key, take)| match take {
            Take::Column(column) if *column < columns && importer.field(key).is_some_and(|field| field.kind == kind) => {
                Some((key, *column))
            }
            _ => None,
        })
    }

    /// The values that some row holds.
    fn values(&self, column: usize) -> Vec<(ValueId, &'a str)> {
        let counts = self.column(column).counts_of(self.rows);
        let held = self.column(column).dict().iter().filter(|(id, text)| counts[id.0 as usize] > 0 && !text.trim().is_empty());
        held.map(|(id, text)| (id, text.trim())).collect()
    }

    /// The rows in which `wanted` says so of one of the columns.
    fn rows_with(&self, columns: &[usize], wanted: impl Fn(&str) -> bool) -> Vec<RowId> {
        if columns.is_empty() {
            return Vec::new();
        }
        let by_column: Vec<(usize, Vec<bool>)> =
            columns.iter().map(|&column| (column, self.column(column).dict().iter().map(|(_, text)| wanted(text)).collect())).collect();
        let holds = |row: RowId| by_column.iter().any(|(column, wanted)| wanted[self.column(*column).id(row).0 as usize]);
        (0..).zip(self.rows).filter(|&(_, &row)| holds(row)).map(|(at, _)| RowId(at)).collect()
    }

    fn title_of(&self, column: usize) -> String {
        self.titles.get(column).map(|title| title.trim().to_owned()).unwrap_or_default()
    }

    fn offer(&self, what: What, columns: &[usize], shape: Shape, rows: Vec<RowId>) -> Option<Offer> {
        let titles = columns.iter().map(|&column| self.title_of(column)).collect();
        (!rows.is_empty()).then_some(Offer { what, shape, titles, rows })
    }

    /// Columns whose titles are courses and whose cells are marks.
    fn courses(&self) -> Option<Offer> {
        let marked: Vec<(usize, bool)> = (0..self.titles.len()).filter_map(|column| Some((column, self.is_marks(column)?))).collect();
        let named: Vec<usize> =
            marked.iter().filter(|(column, _)| self.names_course(self.titles[*column])).map(|(column, _)| *column).collect();
        let crossed: Vec<usize> =
            marked.iter().filter(|(column, crosses)| *crosses && self.may_be_course(*column)).map(|(column, _)| *column).collect();
        // One title that the platform knows vouches for the columns of crosses beside it; without any, two crosses do when
        // no other column says where people are enrolled.
        let elsewhere = self.mapped(Kind::Course).any(|(_, column)| !marked.iter().any(|(other, _)| *other == column));
        let mut columns = named;
        if !columns.is_empty() || crossed.len() > 1 && !elsewhere {
            columns.extend(crossed.iter().filter(|column| !columns.contains(column)).copied().collect::<Vec<_>>());
        }
        columns.sort_unstable();
        let rows = self.rows_with(&columns, |text| mark(text) != Mark::Out);
        self.offer(What::Courses, &columns, Shape { courses: columns.clone(), ..Shape::default() }, rows)
    }

    /// Whether the cells of a column are marks, and whether all are crosses; `None` when they are something else.
    fn is_marks(&self, column: usize) -> Option<bool> {
        if self.titles[column].trim().is_empty() {
            return None;
        }
        let is_free = self.kind(column).is_none_or(|kind| matches!(kind, Kind::Course | Kind::Group | Kind::Text | Kind::Choice));
        // Marks and groups are few.
        let few = is_free && self.column(column).dict().len() <= SAMPLE;
        let values = few.then(|| self.values(column)).filter(|values| !values.is_empty())?;
        let crosses = values.iter().all(|(_, text)| !matches!(mark(text), Mark::Group(_)));
        let some = values.iter().any(|(_, text)| mark(text) != Mark::Out);
        // Groups are few and short.
        let groups = values.len() <= 60 && values.iter().all(|(_, text)| text.chars().count() <= 30);
        (some && (crosses || groups)).then_some(crosses)
    }

    fn may_be_course(&self, column: usize) -> bool {
        let title = self.titles[column];
        let folded = fold::careful(title);
        let known = senses(title);
        let of_course = |meaning: Meaning| matches!(meaning, Meaning::Course | Meaning::CourseNumber);
        let free = known.is_empty()
            || known.iter().all(|sense| of_course(sense.meaning) && !folded.starts_with("cours") && !folded.starts_with("espace"));
        free && !is_meeting(&folded) && super::sensitive(title).is_none() && !NO_COURSE.iter().any(|word| folded == *word)
    }

    /// Whether a title is the short name, the full name or the code of a course.
    fn names_course(&self, title: &str) -> bool {
        let title = title.trim();
        let catalogue = self.catalogue;
        catalogue.course(title).is_some()
            || catalogue.courses_reading(title).next().is_some()
            || catalogue.courses_named(title).next().is_some()
    }

    /// Several columns that hold a group of the same course.
    fn groups(&self, courses: Option<&Offer>) -> Option<Offer> {
        let taken = courses.map(|offer| offer.shape.courses.as_slice()).unwrap_or_default();
        let field = self.importer.fields.iter().find(|field| field.kind == Kind::Group)?;
        let own_number = |column: usize| {
            let key = self.importer.key_of_header(self.titles[column].trim())?;
            self.importer.field(&key).is_some_and(|field| field.kind == Kind::Group).then_some(key.number?)
        };
        let further_course = |number: u32| self.mapped(Kind::Course).any(|(key, _)| key.number == Some(number));
        let is_group = |column: usize| {
            let sense = senses(self.titles[column]).into_iter().find(|sense| sense.meaning == Meaning::Group);
            let Some(sense) = sense else { return false };
            if taken.contains(&column) || self.rows.iter().all(|&row| self.is_blank(column, row)) {
                return false;
            }
            // `group2` beside `course2` is the group in that course; a tool that takes several groups has a place for each.
            let numbered = own_number(column).unwrap_or(sense.number);
            let placed = field.several.is_some() && own_number(column).is_some();
            let sure = sense.sure || self.kind(column) == Some(Kind::Group);
            sure && !placed && !(numbered > 1 && further_course(numbered))
        };
        let columns: Vec<usize> = (0..self.titles.len()).filter(|&column| is_group(column)).collect();
        if columns.len() < 2 {
            return None;
        }
        let rows = self.rows_with(&columns, |text| !text.trim().is_empty());
        self.offer(What::Groups, &columns, Shape { groups: columns.clone(), ..Shape::default() }, rows)
    }

    /// Columns of a kind of which a cell holds several values.
    fn several(&self, kind: Kind, what: What) -> Option<Offer> {
        let (mut columns, mut shape) = (Vec::new(), Shape::default());
        for (_, column) in self.mapped(kind) {
            let mut any = false;
            for (text, sort) in self.held_several(kind, column) {
                match sort {
                    Several::Parted => any = true,
                    Several::Whole => shape.whole.push(text.to_owned()),
                    Several::Cut => {
                        any = true;
                        shape.cut.push(text.to_owned());
                    }
                }
            }
            if any {
                columns.push(column);
            }
        }
        let rows = self.rows_with(&columns, |text| shape.parts_of(text).is_some());
        self.offer(what, &columns, Shape { split: columns.clone(), ..shape }, rows)
    }

    /// The values of a column that some row holds and whose signs may part them.
    fn held_several(&self, kind: Kind, column: usize) -> Vec<(&'a str, Several)> {
        let dict = self.column(column).dict();
        // A million logins are looked at only where one of them may be several.
        if !dict.holds(may_stand_between) {
            return Vec::new();
        }
        let sort = |text: &str| match parts(text) {
            Some(parts) if self.are_several(kind, text, &parts) => Some(Several::Parted),
            Some(_) => Some(Several::Whole),
            None => self.are_known(kind, text).then_some(Several::Cut),
        };
        let texts = dict.iter().map(|(id, text)| (id, text.trim())).filter(|(_, text)| may_be_several(text));
        let mut found: Vec<(ValueId, &str, Several)> = texts.filter_map(|(id, text)| Some((id, text, sort(text)?))).collect();
        if !found.is_empty() {
            let counts = self.column(column).counts_of(self.rows);
            found.retain(|(id, ..)| counts[id.0 as usize] > 0);
        }
        found.into_iter().map(|(_, text, sort)| (text, sort)).collect()
    }

    /// Whether the platform knows each part of a text that has signs between them, and not the text itself.
    fn are_known(&self, kind: Kind, text: &str) -> bool {
        let known = |part: &str| match kind {
            Kind::Course => self.names_course(part),
            Kind::Login => self.catalogue.user(part).is_some(),
            Kind::Group => self.is_group(part),
            Kind::Role => self.names_role(part),
            _ => false,
        };
        let are = |parts: &[&str]| parts.len() > 1 && parts.iter().all(|part| known(part));
        !known(text) && are(&loose_parts(text))
    }

    fn are_several(&self, kind: Kind, text: &str, parts: &[&str]) -> bool {
        let catalogue = self.catalogue;
        match kind {
            Kind::Course => {
                let known = |part: &str| self.names_course(part);
                !known(text) && (!catalogue.knows_courses() || parts.iter().any(|part| known(part)))
            }
            Kind::Login => {
                let word = |part: &&str| !part.contains(' ') && part.chars().any(char::is_alphanumeric) && part.len() > 2;
                catalogue.user(php::trim(text)).is_none() && parts.iter().all(word)
            }
            Kind::Role => !self.names_role(text) && parts.iter().all(|part| self.names_role(part)),
            _ => !self.is_group(text),
        }
    }

    /// Whether a text is the short name of a role, or the name that people see.
    fn names_role(&self, text: &str) -> bool {
        let folded = fold::careful(text);
        let is = |name: &str| fold::careful(name) == folded;
        let told = self.catalogue.site().roles.iter().flatten().any(|role| is(&role.shortname) || is(&role.name));
        let here = self.catalogue.local().roles.iter().flatten().any(|role| is(&role.shortname) || role.is_called(text));
        told || here || STANDARD_ROLES.iter().any(|role| [role.shortname, role.english, role.french].into_iter().any(is))
    }

    fn is_group(&self, name: &str) -> bool {
        let courses = &self.catalogue.site().courses;
        courses.iter().flat_map(|course| course.groups.as_deref().unwrap_or_default()).any(|group| group.name == name)
    }

    /// Several roles in a cell, where it is written who has them: beside one person in one course.
    fn several_roles(&self, others: &[Offer]) -> Option<Offer> {
        let mut offer = self.several(Kind::Role, What::SeveralRoles)?;
        offer.shape.alone.clone_from(&offer.shape.split);
        let apart: Vec<usize> =
            [Kind::Course, Kind::Login].into_iter().flat_map(|kind| self.mapped(kind)).map(|(_, column)| column).collect();
        let is_twin = |row: RowId, other: &RowId| {
            self.sheet.source(row) == self.sheet.source(*other)
                && apart.iter().any(|&column| self.column(column).id(row) != self.column(column).id(*other))
        };
        let was_several = |at: usize| {
            let around = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            around.filter_map(|near| self.rows.get(near)).any(|near| is_twin(self.rows[at], near))
        };
        let taken = |courses: &[usize], at: usize| {
            courses.iter().filter(|&&column| mark(self.column(column).text(self.rows[at])) != Mark::Out).count()
        };
        let is_several = |row: &RowId| {
            others.iter().any(|other| match other.what {
                What::Courses => taken(&other.shape.courses, row.index()) > 1,
                What::SeveralCourses | What::SeveralPeople => other.rows.binary_search(row).is_ok(),
                _ => false,
            })
        };
        offer.rows.retain(|row| !is_several(row) && !was_several(row.index()));
        Some(offer).filter(|offer| !offer.rows.is_empty())
    }

    /// Columns whose values stand once, above empty cells.
    fn written_once(&self) -> Option<Offer> {
        let kinds = [Kind::Course, Kind::Role, Kind::Group, Kind::Days];
        let first = self.mapped(Kind::Course).find(|(key, _)| !is_further(key)).map(|(_, column)| column);
        let with_first =
            |column: usize| first.is_some_and(|first| self.rows.iter().all(|&row| self.is_blank(column, row) == self.is_blank(first, row)));
        let columns: Vec<usize> = kinds
            .iter()
            .flat_map(|&kind| self.mapped(kind))
            // Who has no second course has one course: only what is empty where the first is, is written once too.
            .filter(|&(key, column)| !is_further(key) || with_first(column))
            .map(|(_, column)| column)
            .filter(|&column| self.is_written_once(column))
            .collect();
        // Roles and groups may be left empty on purpose; a course that is missing tells that values are written once.
        let told = match first {
            Some(first) => columns.contains(&first),
            None => self.mapped(Kind::Course).next().is_none() && columns.iter().any(|&column| self.kind(column) == Some(Kind::Group)),
        };
        let rows = if told { self.rows_with(&columns, |text| text.trim().is_empty()) } else { Vec::new() };
        self.offer(What::WrittenOnce, &columns, Shape { fill: columns.clone(), ..Shape::default() }, rows)
    }

    fn is_blank(&self, column: usize, row: RowId) -> bool {
        self.column(column).text(row).trim().is_empty()
    }

    fn is_written_once(&self, column: usize) -> bool {
        let cells = self.column(column);
        let blank = |row: RowId| self.is_blank(column, row);
        if self.rows.first().is_none_or(|&row| blank(row)) {
            return false;
        }
        // A person without an own value in a list that repeats them is somebody forgotten, not a value written once. A line that
        // became several repeats nothing.
        let repeats = |pair: &[RowId]| cells.id(pair[0]) == cells.id(pair[1]) && !blank(pair[0]);
        if self.rows.windows(2).any(|pair| repeats(pair) && self.sheet.source(pair[0]) != self.sheet.source(pair[1])) {
            return false;
        }
        let empty: Vec<bool> = cells.dict().iter().map(|(_, text)| text.trim().is_empty()).collect();
        self.rows.iter().any(|&row| empty[cells.id(row).0 as usize])
    }
}

/// What a text is that has signs in it which stand between values.
enum Several {
    /// Its parts, apart by their signs.
    Parted,
    /// One value: its signs are part of it.
    Whole,
    /// The platform knows what its signs part.
    Cut,
}

/// Whether a field is of a second course of a row, or a later one.
fn is_further(key: &FieldKey) -> bool {
    key.number.is_some_and(|number| number > 1)
}

/// Whether a folded title is a day, a week or a sitting: crosses below it say who was there.
fn is_meeting(title: &str) -> bool {
    const WORDS: [&str; 12] = ["semaine", "sem", "week", "seance", "s", "cours n", "jour", "date", "reunion", "session", "rdv", "examen"];
    let stem = title.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '°' | '-' | '/' | ':'));
    let parts: Vec<&str> = title.split(['/', '-', '.', ' ']).collect();
    let numbers = parts.iter().filter(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())).count();
    stem.len() < title.len() && (stem.is_empty() || WORDS.contains(&stem)) || numbers >= 2 && parts.len() <= 4
}
