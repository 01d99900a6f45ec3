//! What rules look at: the table by meaning, counts, and the catalogue by value id. Whatever takes
//! a pass over the table is made once, when the first rule asks for it.

use super::Subject;
use super::by::{self, By};
use super::look::Looker;
use super::shared::{Enrolled, Names, Repeat};
use crate::catalogue::{Catalogue, Course, Neighbours, User};
use crate::error::Arg;
use crate::importer::{Does, Field, FieldKey, Kind, Need};
use crate::table::{Column, RowId, Table, ValueId};
use crate::watch::{Cancelled, Watch};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, OnceLock};

/// What is counted of two columns, by their places; each once.
pub(super) type PairsOfColumns = FxHashMap<(usize, usize), Arc<Once<Pairs>>>;

/// The subject of a check with what rules share.
pub struct Context<'a> {
    /// What is checked.
    pub subject: &'a Subject<'a>,
    /// What the importer does with the settings of this import.
    pub does: Does,
    /// Kind of each column, and by what its values name things.
    kinds: Vec<Kind>,
    bys: Vec<By>,
    pub(super) names: Names<'a>,
    /// Columns of the same number, by number.
    numbers: Vec<Number>,
    looker: Looker,
    watch: &'a Watch,
    done: AtomicU64,
    counts: Vec<Once<Vec<u32>>>,
    pub(super) courses: Vec<OnceLock<Vec<Option<&'a Course>>>>,
    pub(super) near_courses: Vec<OnceLock<Vec<Option<&'a Course>>>>,
    pub(super) users: Vec<OnceLock<Vec<Option<&'a User>>>>,
    pub(super) pairs: Mutex<PairsOfColumns>,
    group_names: OnceLock<FxHashSet<&'a str>>,
    free_delimiter: OnceLock<Option<char>>,
    pub(super) enrolled: Once<Vec<Enrolled<'a>>>,
    pub(super) repeats: Once<Vec<Repeat>>,
    neighbours: OnceLock<Neighbours>,
    course_names: Vec<OnceLock<Vec<Option<RowId>>>>,
}

/// What is made when the first rule asks for it. Rules run side by side: whoever asks meanwhile waits for the same.
pub(super) type Once<T> = OnceLock<Result<T, Cancelled>>;

pub(super) fn once<T>(of: &Once<T>, make: impl FnOnce() -> Result<T, Cancelled>) -> Result<&T, Cancelled> {
    of.get_or_init(make).as_ref().map_err(|cancelled| *cancelled)
}

/// Distinct pairs of values of two columns, shared by the rules that ask for them.
pub(super) type Pairs = Arc<[(ValueId, ValueId)]>;

/// The columns that Moodle reads together: `course2`, `role2`, `group2`…
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The number; `None` for fields that are not numbered.
    pub number: Option<u32>,
    /// Indexes of the columns in the table with their kinds.
    pub columns: Vec<(Kind, usize)>,
}

impl Number {
    /// The column of that kind.
    pub fn column(&self, kind: Kind) -> Option<usize> {
        self.columns.iter().find(|(k, _)| *k == kind).map(|(_, column)| *column)
    }
}

/// Rows between two looks at the watch.
const BATCH: u32 = 4096;

impl<'a> Context<'a> {
    /// Prepares; nothing is counted yet.
    pub fn new(subject: &'a Subject<'a>, watch: &'a Watch) -> Self {
        let does = subject.importer().does.under(subject.settings);
        let (kinds, bys): (Vec<Kind>, Vec<By>) = by::of_columns(subject, &does).into_iter().unzip();
        let numbers = numbers(subject.keys(), &kinds);
        let columns = subject.table().columns().len();
        Self {
            subject,
            does,
            kinds,
            bys,
            names: Names::default(),
            numbers,
            looker: Looker::new(subject.delimiter),
            watch,
            done: AtomicU64::new(0),
            counts: (0..columns).map(|_| OnceLock::new()).collect(),
            course_names: (0..columns).map(|_| OnceLock::new()).collect(),
            courses: (0..columns).map(|_| OnceLock::new()).collect(),
            near_courses: (0..columns).map(|_| OnceLock::new()).collect(),
            users: (0..columns).map(|_| OnceLock::new()).collect(),
            pairs: Mutex::default(),
            group_names: OnceLock::new(),
            free_delimiter: OnceLock::new(),
            enrolled: OnceLock::new(),
            repeats: OnceLock::new(),
            neighbours: OnceLock::new(),
        }
    }

    /// The table.
    pub fn table(&self) -> &'a Table {
        self.subject.table()
    }

    /// The platform.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.subject.catalogue
    }

    /// Name of the platform, or "the platform", for messages.
    pub fn platform(&self) -> Arg {
        self.catalogue().site().platform.called()
    }

    /// Whether the database of the platform takes another case or accent for the same: what the import is told of it,
    /// else what the catalogue says.
    pub fn database_forgives(&self) -> bool {
        let told = self.subject.settings.iter().find(|setting| setting.key == "database" && setting.value != "catalogue");
        let database = told.map(|setting| setting.value.as_str()).or(self.catalogue().site().platform.database.as_deref());
        matches!(database, Some("mariadb" | "mysql" | "mysqli" | "auroramysql"))
    }

    /// Kind of a column.
    pub fn kind(&self, column: usize) -> Kind {
        self.kinds.get(column).copied().unwrap_or(Kind::Text)
    }

    /// Indexes of the columns of a kind, left to right.
    pub fn columns_of(&self, kind: Kind) -> impl Iterator<Item = usize> + '_ {
        self.kinds.iter().enumerate().filter(move |(_, k)| **k == kind).map(|(column, _)| column)
    }

    /// Whether there is a column of that kind.
    pub fn has(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// By what the values of a column name things.
    pub fn by(&self, column: usize) -> By {
        self.bys.get(column).copied().unwrap_or_default()
    }

    /// The field of a column.
    pub fn field(&self, column: usize) -> Option<&'a Field> {
        self.subject.roster.field(column)
    }

    /// Whether a cell of the column may be empty.
    pub fn may_be_empty(&self, column: usize) -> bool {
        self.field(column).is_none_or(|field| field.need != Need::Required && !field.never_empty)
    }

    /// The first column that says which person a row is about.
    pub fn person_column(&self) -> Option<usize> {
        self.columns_of(Kind::Login).next()
    }

    /// The numbered sets of columns, by number; fields without a number are in none.
    pub fn numbers(&self) -> impl Iterator<Item = &Number> {
        self.numbers.iter().filter(|set| set.number.is_some())
    }

    /// The same, with the columns that are not numbered as one more set.
    pub fn sets(&self) -> impl Iterator<Item = &Number> {
        self.numbers.iter()
    }

    /// Pairs of columns of two kinds that belong together: same number, or one of them not numbered.
    pub fn pairs(&self, left: Kind, right: Kind) -> Vec<(usize, usize)> {
        let of = |kind| -> Vec<(Option<u32>, usize)> {
            self.numbers.iter().filter_map(|set| set.column(kind).map(|column| (set.number, column))).collect()
        };
        let rights = of(right);
        of(left)
            .into_iter()
            .flat_map(|(n, l)| rights.iter().filter(move |(m, _)| *m == n || n.is_none() || m.is_none()).map(move |&(_, r)| (l, r)))
            .collect()
    }

    /// Name of a column as the file will name it.
    pub fn name(&self, column: usize) -> String {
        self.subject.keys().get(column).map(FieldKey::to_string).unwrap_or_default()
    }

    /// Flags of a text.
    pub fn look(&self, text: &str) -> super::look::Look {
        self.looker.look(text)
    }

    /// Calls `visit` for every kept row of a column, top to bottom.
    pub fn scan(&self, column: usize, mut visit: impl FnMut(RowId, ValueId)) -> Result<(), Cancelled> {
        let (table, cells) = (self.table(), self.column(column));
        let all_kept = !table.has_removed();
        self.still_wanted()?;
        for from in (0..table.rows()).step_by(BATCH as usize) {
            let to = table.rows().min(from + BATCH);
            let batch = RowId(from)..RowId(to);
            cells.each(batch, |row, id| {
                if all_kept || !table.is_removed(row) {
                    visit(row, id);
                }
            });
            // Others may scan meanwhile: each adds what it has done.
            self.done.fetch_add(u64::from(to - from), Relaxed);
            self.still_wanted()?;
        }
        Ok(())
    }

    /// Fails when nobody waits any more.
    pub fn still_wanted(&self) -> Result<(), Cancelled> {
        let (done, (_, total)) = (self.done.load(Relaxed), self.watch.progress());
        // How many passes a check takes is known at its end only: the count never goes beyond what was expected.
        self.watch.reach(if total == 0 { done } else { done.min(total) })
    }

    /// A column.
    pub fn column(&self, column: usize) -> &'a Column {
        self.table().column(column)
    }

    /// How many kept rows hold each value of a column, by value id.
    pub fn counts(&self, column: usize) -> Result<&[u32], Cancelled> {
        once(&self.counts[column], || {
            let mut counts = vec![0_u32; self.column(column).dict().len()];
            self.scan(column, |_, id| counts[id.0 as usize] += 1)?;
            Ok(counts)
        })
        .map(Vec::as_slice)
    }

    /// The values of a column that at least one kept row holds.
    pub fn values(&self, column: usize) -> Result<impl Iterator<Item = (ValueId, &'a str)> + '_, Cancelled> {
        let counts = self.counts(column)?;
        Ok(self.column(column).dict().iter().filter(|(id, _)| counts[id.0 as usize] > 0))
    }

    /// The rows of a column for which `wanted` says so, by value id.
    pub fn rows_where(&self, column: usize, wanted: impl Fn(ValueId) -> bool) -> Result<Vec<RowId>, Cancelled> {
        let wanted: Vec<bool> = self.column(column).dict().iter().map(|(id, _)| wanted(id)).collect();
        let counts = self.counts(column)?;
        let total: u32 = counts.iter().zip(&wanted).filter(|(_, wanted)| **wanted).map(|(count, _)| count).sum();
        let mut rows = Vec::with_capacity(total as usize);
        if total == 0 {
            return Ok(rows);
        }
        self.scan(column, |row, id| {
            if wanted[id.0 as usize] {
                rows.push(row);
            }
        })?;
        Ok(rows)
    }

    /// Whether any course of the platform has a group of exactly this name.
    pub fn is_group_name(&self, name: &str) -> bool {
        let names = self.group_names.get_or_init(|| {
            let groups = self.catalogue().site().courses.iter().flat_map(|course| course.groups.as_deref().unwrap_or_default());
            groups.map(|group| group.name.as_str()).collect()
        });
        names.contains(name)
    }

    /// A delimiter that the importer takes, other than the present one, that no cell holds.
    pub fn free_delimiter(&self) -> Option<char> {
        *self.free_delimiter.get_or_init(|| {
            let held =
                |c: char| (0..self.kinds.len()).any(|column| self.values(column).is_ok_and(|mut v| v.any(|(_, text)| text.contains(c))));
            self.subject.importer().form.delimiters.iter().copied().find(|&c| c != self.subject.delimiter && !held(c))
        })
    }

    /// The courses that the table uses, each once per column that names it.
    pub fn used_courses(&self) -> Result<Vec<&'a Course>, Cancelled> {
        let mut used = Vec::new();
        for column in self.columns_of(Kind::Course) {
            let counts = self.counts(column)?;
            used.extend(self.courses(column).iter().zip(counts).filter(|(_, count)| **count > 0).filter_map(|(course, _)| *course));
        }
        Ok(used)
    }

    /// What the list calls the course in the first row that holds this value; `None` when it does not say.
    pub fn course_name_beside(&self, column: usize, value: ValueId) -> Option<&'a str> {
        let names = self.subject.course_names?;
        let rows = self.course_names[column].get_or_init(|| {
            let mut rows = vec![None; self.column(column).dict().len()];
            for row in self.subject.table().kept_rows() {
                rows[self.column(column).id(row).0 as usize].get_or_insert(row);
            }
            rows
        });
        let row = (*rows.get(value.0 as usize)?)?;
        (row.index() < names.len()).then(|| names.text(row).trim()).filter(|name| !name.is_empty())
    }

    /// What the courses that the table uses say of one that it misspells.
    pub fn neighbours(&self) -> &Neighbours {
        /// Some hundreds of courses say what ten thousands would.
        const ENOUGH: usize = 500;
        self.neighbours.get_or_init(|| Neighbours::of(self.used_courses().unwrap_or_default().into_iter().take(ENOUGH)))
    }
}

fn numbers(keys: &[FieldKey], kinds: &[Kind]) -> Vec<Number> {
    let mut numbers: Vec<Number> = Vec::new();
    for (column, (key, kind)) in keys.iter().zip(kinds).enumerate() {
        match numbers.iter_mut().find(|set| set.number == key.number) {
            Some(set) => set.columns.push((*kind, column)),
            None => numbers.push(Number { number: key.number, columns: vec![(*kind, column)] }),
        }
    }
    numbers.sort_by_key(|set| set.number);
    numbers
}
