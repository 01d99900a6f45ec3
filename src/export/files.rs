//! The files that a list becomes: one, or one per course for a tool that takes one course at a time, cut
//! between rows where the tool takes no file that long.

use super::{Draft, parts};
use crate::importer::{FieldKey, Header, Roster};
use crate::table::{Column, RowId, Table};
use crate::text::{file_name, php};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// One file of a list.
pub struct OneFile<'a> {
    /// Short name of the course that must be chosen on the platform; `None` when courses are in the file.
    pub course: Option<String>,
    /// Number among the files of that course, from 1; `None` when there is one.
    pub part: Option<usize>,
    /// The rows to write.
    pub roster: Roster<'a>,
}

/// The files of a list; at least one. The courses come in the order in which they are first met.
pub fn files<'a>(roster: &Roster<'a>, delimiter: char) -> Vec<OneFile<'a>> {
    if let Some(roster) = in_their_places(roster) {
        return files(&roster, delimiter);
    }
    let apart = roster.fields().find(|(_, field)| field.apart).map(|(column, _)| column);
    if apart.is_none() && roster.importer().form.max_file_bytes.is_none() {
        return vec![OneFile { course: None, part: None, roster: roster.clone() }];
    }
    let mut files = Vec::new();
    for (course, rows) in by_course(roster.table(), apart) {
        let columns = 0..roster.keys().len();
        let whole = roster.picked(columns.filter(|column| Some(*column) != apart), &rows);
        let cut = parts(&Draft { roster: &whole, delimiter });
        if cut.len() < 2 {
            files.push(OneFile { course, part: None, roster: whole });
            continue;
        }
        for (number, part) in (1..).zip(&cut) {
            let roster = whole.picked(0..whole.keys().len(), &part.rows);
            files.push(OneFile { course: course.clone(), part: Some(number), roster });
        }
    }
    files
}

/// The list with an empty column for each field that is left out before the last: without names above, a cell is
/// what its place makes of it. `None` when nothing is missing.
fn in_their_places<'a>(roster: &Roster<'a>) -> Option<Roster<'a>> {
    let (table, keys, importer) = (roster.table(), roster.keys(), roster.importer());
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
    let column = |key: FieldKey| match roster.column_of(&key) {
        Some(column) => (key, table.column(column).pick(&rows)),
        None => (key, Column::filled("", rows.len())),
    };
    Some(Roster::of(importer, all.into_iter().map(column).collect(), roster.origin_of(rows.iter().copied())))
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

/// Places for all files of a list, each different on every system: `liste.csv` is itself when it is the only one; of several,
/// that of the course `CHIM_L1` and its second part is `liste-CHIM_L1-2.csv`. Courses whose plain names are alike, or differ
/// by capitals alone, get a number.
pub fn places(target: &Path, files: &[OneFile<'_>]) -> Vec<PathBuf> {
    if let [_] = files {
        return vec![target.to_owned()];
    }
    let stem = target.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = target.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let mut taken: HashSet<String> = HashSet::new();
    let place = |file: &OneFile<'_>| {
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
    use crate::table::Origin;

    fn file(course: &str, part: Option<usize>) -> OneFile<'static> {
        let roster = Roster::of(&crate::importer::all()[0], Vec::new(), Origin::default());
        OneFile { course: Some(course.to_owned()), part, roster }
    }

    fn names(courses: &[&str]) -> Vec<String> {
        let files: Vec<OneFile<'_>> = courses.iter().map(|course| file(course, None)).collect();
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
