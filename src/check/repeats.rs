//! The same person twice in the same course: across rows and across numbered columns, in one pass
//! over the rows of each person.

use super::context::once;
use super::{Asked, Context, Number, Repeat};
use crate::importer::Kind;
use crate::table::{RowId, ValueId};
use crate::text::php;
use crate::watch::Cancelled;
use rustc_hash::FxHashMap;

/// The sets of columns that have a course: numbered ones, or the row itself where it is one enrolment.
pub(super) fn sets<'c>(context: &'c Context<'_>) -> Vec<&'c Number> {
    context.sets().filter(|set| set.column(Kind::Course).is_some()).collect()
}

impl Context<'_> {
    /// Enrolments that are asked for more than once.
    pub fn repeats(&self) -> Result<&[Repeat], Cancelled> {
        once(&self.repeats, || find(self)).map(Vec::as_slice)
    }
}

/// Every repeat, ordered by person, then as the rows are written.
fn find(context: &Context<'_>) -> Result<Vec<Repeat>, Cancelled> {
    let sets = sets(context);
    let Some(logins) = context.person_column().filter(|_| !sets.is_empty()) else { return Ok(Vec::new()) };
    let people = People::of(context, logins)?;
    let courses = Courses::of(context, &sets);
    // For each course the person that was last seen in it, and where: no set is ever cleared.
    let mut seen: Vec<(u32, Asked)> = vec![(u32::MAX, Asked { row: RowId(0), set: 0 }); courses.count];
    let mut repeats = Vec::new();
    for (person, rows) in people.iter().enumerate() {
        if person % 4096 == 0 {
            context.still_wanted()?;
        }
        for &row in rows {
            for (set, column) in courses.columns.iter().enumerate() {
                let Some(course) = column.course(context, row) else { continue };
                let again = Asked { row, set: set as u16 };
                let (last, first) = &mut seen[course as usize];
                if *last == person as u32 {
                    repeats.push(Repeat { first: *first, again });
                } else {
                    (*last, *first) = (person as u32, again);
                }
            }
        }
    }
    Ok(repeats)
}

/// Rows by person: one run of `rows` for each.
struct People {
    ends: Vec<u32>,
    rows: Vec<RowId>,
}

impl People {
    /// Logins that differ by outer blanks are one person. Rows without a login are nobody's.
    fn of(context: &Context<'_>, column: usize) -> Result<Self, Cancelled> {
        let dict = context.column(column).dict();
        let person: Vec<Option<ValueId>> = dict
            .iter()
            .map(|(id, raw)| match php::trim(raw) {
                "" => None,
                text if text.len() == raw.len() => Some(id),
                text => Some(dict.find(text).unwrap_or(id)),
            })
            .collect();
        let mut starts = vec![0_u32; dict.len() + 1];
        for (id, count) in context.counts(column)?.iter().enumerate() {
            if let Some(person) = person[id] {
                starts[person.0 as usize + 1] += count;
            }
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut rows = vec![RowId(0); starts.last().copied().unwrap_or(0) as usize];
        context.scan(column, |row, id| {
            if let Some(person) = person[id.0 as usize] {
                let next = &mut starts[person.0 as usize];
                rows[*next as usize] = row;
                *next += 1;
            }
        })?;
        // Each start has moved to the start of the next: they are the ends now.
        starts.pop();
        let mut people = Self { ends: starts, rows };
        if let Some(places) = context.table().places() {
            people.sort_by_key(|row| places[row.index()]);
        }
        Ok(people)
    }

    /// Puts the rows of each person in this order.
    fn sort_by_key(&mut self, key: impl Fn(RowId) -> u32) {
        let mut start = 0;
        for &end in &self.ends {
            self.rows[start..end as usize].sort_unstable_by_key(|&row| key(row));
            start = end as usize;
        }
    }

    fn iter(&self) -> impl Iterator<Item = &[RowId]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let rows = &self.rows[start as usize..end as usize];
            start = end;
            rows
        })
    }
}

/// One number per distinct course text over all course columns.
struct Courses {
    columns: Vec<CourseColumn>,
    count: usize,
}

struct CourseColumn {
    column: usize,
    /// By value id; `u32::MAX` for an empty cell.
    numbers: Vec<u32>,
}

impl CourseColumn {
    fn course(&self, context: &Context<'_>, row: RowId) -> Option<u32> {
        let id = context.column(self.column).id(row);
        Some(self.numbers[id.0 as usize]).filter(|number| *number != u32::MAX)
    }
}

impl Courses {
    fn of(context: &Context<'_>, sets: &[&Number]) -> Self {
        let mut names: FxHashMap<&str, u32> = FxHashMap::default();
        let mut columns = Vec::new();
        for column in sets.iter().filter_map(|set| set.column(Kind::Course)) {
            let mut number = |raw| match php::trim(raw) {
                text if php::is_empty(text) => u32::MAX,
                text => {
                    let next = names.len() as u32;
                    *names.entry(text).or_insert(next)
                }
            };
            columns.push(CourseColumn { column, numbers: context.column(column).dict().iter().map(|(_, raw)| number(raw)).collect() });
        }
        Self { columns, count: names.len() }
    }
}
