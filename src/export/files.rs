//! The files that a list becomes: one, or one per course for a tool that takes one course at a time, cut
//! between rows where the tool takes no file that long.

use super::{Draft, parts};
use crate::importer::{FieldKey, Header, Importer};
use crate::table::{Column, RowId, Table};
use crate::text::{file_name, php};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One file of a list.
pub struct OneFile {
    /// Short name of the course that must be chosen on the platform; `None` when courses are in the file.
    pub course: Option<String>,
    /// Number among the files of that course, from 1; `None` when there is one.
    pub part: Option<usize>,
    /// One per column of the table.
    pub keys: Vec<FieldKey>,
    /// The rows to write.
    pub table: Arc<Table>,
}

/// The files of a list; at least one. The courses come in the order in which they are first met.
pub fn files(table: &Arc<Table>, keys: &[FieldKey], importer: &Importer, delimiter: char) -> Vec<OneFile> {
    if let Some((table, keys)) = in_their_places(table, keys, importer) {
        return files(&Arc::new(table), &keys, importer, delimiter);
    }
    let apart = keys.iter().position(|key| importer.field(key).is_some_and(|field| field.apart));
    if apart.is_none() && importer.form.max_file_bytes.is_none() {
        return vec![OneFile { course: None, part: None, keys: keys.to_vec(), table: Arc::clone(table) }];
    }
    let mut files = Vec::new();
    for (course, rows) in by_course(table, apart) {
        let columns: Vec<usize> = (0..keys.len()).filter(|column| Some(*column) != apart).collect();
        let keys: Vec<FieldKey> = columns.iter().map(|&column| keys[column].clone()).collect();
        let whole = pick(table, &columns, &rows);
        let cut = parts(&Draft { table: &whole, keys: &keys, delimiter, form: &importer.form });
        if cut.len() < 2 {
            files.push(OneFile { course, part: None, keys, table: Arc::new(whole) });
            continue;
        }
        let all: Vec<usize> = (0..keys.len()).collect();
        for (number, part) in (1..).zip(&cut) {
            let table = Arc::new(pick(&whole, &all, &part.rows));
            files.push(OneFile { course: course.clone(), part: Some(number), keys: keys.clone(), table });
        }
    }
    files
}

/// The table with an empty column for each field that is left out before the last: without names above, a cell is
/// what its place makes of it. `None` when nothing is missing.
fn in_their_places(table: &Table, keys: &[FieldKey], importer: &Importer) -> Option<(Table, Vec<FieldKey>)> {
    if importer.form.header == Header::Names {
        return None;
    }
    let places: Vec<FieldKey> = importer.fields.iter().map(|field| field.numbered(1)).collect();
    let last = places.iter().rposition(|key| keys.contains(key) && importer.field(key).is_some_and(|field| !field.apart))?;
    let wanted = |(i, key): &(usize, FieldKey)| {
        // Of the fields that can name the person one is there, and stands for all.
        let has_no_place = importer.field(key).is_some_and(|field| field.apart || field.one_of);
        keys.contains(key) || (*i < last && !has_no_place)
    };
    let all: Vec<FieldKey> = places.into_iter().enumerate().filter(wanted).map(|(_, key)| key).collect();
    if all.len() <= keys.len() {
        return None;
    }
    let rows: Vec<RowId> = table.kept_rows().collect();
    let mut origin = table.origin_of_rows();
    rows.iter().for_each(|&row| origin.push(table.source(row)));
    let column = |key: &FieldKey| match keys.iter().position(|other| other == key) {
        Some(column) => table.column(column).pick(&rows),
        None => Column::filled("", rows.len()),
    };
    Some((Table::new(all.iter().map(column).collect(), origin), all))
}

/// The kept rows of each course.
fn by_course(table: &Table, apart: Option<usize>) -> Vec<(Option<String>, Vec<RowId>)> {
    let Some(column) = apart else { return vec![(None, table.kept_rows().collect())] };
    let cells = table.column(column);
    let mut place: Vec<Option<usize>> = vec![None; cells.dict().len()];
    let mut files: Vec<(Option<String>, Vec<RowId>)> = Vec::new();
    for row in table.kept_rows() {
        let id = cells.id(row).0 as usize;
        let at = *place[id].get_or_insert_with(|| {
            let course = Some(php::trim(cells.text(row)).to_owned()).filter(|course| !course.is_empty());
            files.iter().position(|(known, _)| *known == course).unwrap_or_else(|| {
                files.push((course, Vec::new()));
                files.len() - 1
            })
        });
        files[at].1.push(row);
    }
    if files.is_empty() { vec![(None, Vec::new())] } else { files }
}

fn pick(table: &Table, columns: &[usize], rows: &[RowId]) -> Table {
    let mut origin = table.origin_of_rows();
    rows.iter().for_each(|&row| origin.push(table.source(row)));
    let columns: Vec<Column> = columns.iter().map(|&column| table.column(column).pick(rows)).collect();
    Table::new(columns, origin)
}

/// Places for all files of a list, each different on every system: `liste.csv` is itself when it is the only one; of several,
/// that of the course `CHIM_L1` and its second part is `liste-CHIM_L1-2.csv`. Courses whose plain names are alike, or differ
/// by capitals alone, get a number.
pub fn places(target: &Path, files: &[OneFile]) -> Vec<PathBuf> {
    if let [_] = files {
        return vec![target.to_owned()];
    }
    let stem = target.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = target.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let mut taken: HashSet<String> = HashSet::new();
    let place = |file: &OneFile| {
        let course = file.course.as_deref().map(|course| format!("-{}", file_name::plain(course))).unwrap_or_default();
        let part = file.part.map(|part| format!("-{part}")).unwrap_or_default();
        let again = (2..).map(|number| format!("_{number}"));
        let name = std::iter::once(String::new()).chain(again).find_map(|again| {
            // What tells the file apart stays when the name of the course is cut.
            let course = file_name::cut(&course, COURSE_BYTES);
            let name = file_name::joined(&stem, &format!("{course}{part}{again}"), &ending);
            taken.insert(file_name::key(&name)).then_some(name)
        });
        target.with_file_name(name.unwrap_or_default())
    };
    files.iter().map(place).collect()
}

/// Most bytes of a short name in the name of a file: Moodle takes 255 signs, file systems 255 bytes for the whole.
const COURSE_BYTES: usize = 180;

#[cfg(test)]
mod tests {
    use super::*;

    fn file(course: &str, part: Option<usize>) -> OneFile {
        OneFile { course: Some(course.to_owned()), part, keys: Vec::new(), table: Arc::default() }
    }

    fn names(courses: &[&str]) -> Vec<String> {
        let files: Vec<OneFile> = courses.iter().map(|course| file(course, None)).collect();
        let name = |path: PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
        places(Path::new("/depot/liste.csv"), &files).into_iter().map(name).collect()
    }

    #[test]
    fn courses_that_are_one_file_on_some_system_get_names_of_their_own() {
        assert_eq!(names(&["CHIM", "chim", "CHIM."]), ["liste-CHIM.csv", "liste-chim_2.csv", "liste-CHIM._2.csv"]);
        assert_eq!(names(&["A/B", "A:B"]), ["liste-A-B.csv", "liste-A-B_2.csv"]);
    }

    #[test]
    fn a_long_short_name_fits_and_stays_apart() {
        let long = "x".repeat(300);
        let names = names(&[&format!("{long}a"), &format!("{long}b"), &"é".repeat(255)]);
        assert!(names.iter().all(|name| name.len() <= 255 && name.ends_with(".csv")), "{names:?}");
        assert_ne!(names[0], names[1]);
        let parts = [file(&long, Some(1)), file(&long, Some(2))];
        let places = places(Path::new("liste.csv"), &parts);
        assert!(places[0].to_string_lossy().ends_with("-1.csv") && places[1].to_string_lossy().ends_with("-2.csv"), "{places:?}");
    }

    #[test]
    fn no_name_is_that_of_a_device() {
        let places = places(Path::new("/depot/aux.csv"), &[file("", None), file("CHIM", None)]);
        assert!(places.iter().all(|path| !file_name::is_refused_by_windows(&path.file_name().unwrap().to_string_lossy())), "{places:?}");
    }
}
