//! Where the lists of a sheet stand: one block, blocks under each other, tables side by side, with titles above each.

use super::book::{Frame, Part, Passed, Sheet, Why};
use super::frame::{self, filled};
use super::people::Persons;
use super::titles::{self, Key, TitleLine};
use crate::importer::Meaning;
use crate::table::{RowId, Table};
use crate::text::person;
use std::ops::Range;

/// Tables of one sheet that are told apart; more are no tables.
const MOST: usize = 512;

/// A table of the sheet.
struct Region {
    part: Part,
    keys: Vec<Key>,
    title: Option<TitleLine>,
    /// Where titles above it begin.
    top: u32,
}

/// Finds the list of a sheet, its parts, and the lines that are no people.
pub(super) fn arrange(sheet: &mut Sheet) {
    let table = &sheet.table;
    if let Some(frame) = frame::apogee(table) {
        sheet.frame = frame;
        return;
    }
    let lines = titles::lines(table);
    if lines.is_empty() {
        sheet.frame = frame::by_shape(table);
        let persons = Persons::new(table, 0..table.columns().len(), sheet.frame);
        let judged = persons.judge(sheet.frame.first.0, table.rows());
        if !sheet.frame.is_empty() {
            sheet.frame.end = RowId(judged.end);
            sheet.passed = judged.passed;
        }
        if sheet.frame.header.is_none() && sheet.passed.is_empty() && is_grid_of_people(table, sheet.frame) {
            let of = |column: usize| Part { name: String::new(), columns: column..column + 1, frame: sheet.frame, passed: Vec::new() };
            sheet.parts = (0..table.columns().len()).map(of).collect();
            return;
        }
        let (frame, passed) = (sheet.frame, &sheet.passed);
        let parts = headed_parts(table, &Part { name: String::new(), columns: 0..table.columns().len(), frame, passed: passed.clone() });
        sheet.parts = parts;
        return;
    }
    let mut regions = regions(table, lines);
    let main = main(&regions);
    let (mut joined, mut others) = (Vec::new(), Vec::new());
    let keys = regions[main].keys.clone();
    let above = above(table, &regions[0], regions[main].part.frame);
    for (index, region) in regions.drain(..).enumerate() {
        let same = index == main || titles::alike(&keys, &region.keys) && !region.part.frame.is_empty();
        if same { joined.push(region) } else { others.push(region) }
    }
    settle(sheet, joined, others, above);
}

/// Makes the list of the tables that belong together.
fn settle(sheet: &mut Sheet, joined: Vec<Region>, others: Vec<Region>, above: Vec<Passed>) {
    let table = &sheet.table;
    let whole = 0..table.columns().len();
    let first = &joined[0];
    // Titles that are repeated letter by letter cut no list into pieces, unless something stands above them.
    let repeated = joined.iter().all(|region| {
        let titles = region.part.frame.header.zip(first.part.frame.header);
        region.part.columns == whole && region.part.name.is_empty() && titles.is_some_and(|(one, other)| titles::repeats(table, other, one))
    });
    let mut passed: Vec<Passed> = above;
    // A block under titles of the list that holds no person: its lines are named, and none is taken for one.
    for region in others.iter().filter(|region| region.part.frame.is_empty()) {
        let titles = region.part.frame.header.map(|row| Passed { row, why: Why::Titles, person: false });
        passed.extend(region.part.passed.iter().copied().chain(titles));
    }
    let of_others = others.iter().flat_map(|region| other_rows(table, region));
    if repeated || joined.len() == 1 && first.part.columns == whole {
        let end =
            joined.iter().rev().find(|region| !region.part.frame.is_empty()).map_or(first.part.frame.end, |region| region.part.frame.end);
        let header = first.part.frame.header;
        sheet.frame = Frame { end: end.max(first.part.frame.first), ..first.part.frame };
        let titles = joined.iter().filter_map(|region| region.part.frame.header).filter(|row| Some(*row) != header);
        passed.extend(titles.map(|row| Passed { row, why: Why::Titles, person: false }));
        passed.extend(joined.iter().flat_map(|region| region.part.passed.iter().copied()));
        passed.extend(of_others);
        tidy(&mut passed);
        let part = Part { name: first.part.name.clone(), columns: whole, frame: sheet.frame, passed: passed.clone() };
        sheet.parts = headed_parts(table, &part);
        sheet.passed = passed;
    } else {
        sheet.frame = first.part.frame;
        passed.extend(of_others);
        tidy(&mut passed);
        sheet.passed = passed;
        let title = |region: &Region| region.part.frame.header;
        let heads: Vec<RowId> = joined.iter().skip(1).filter_map(title).collect();
        let mut parts: Vec<Part> = joined.into_iter().map(|region| region.part).collect();
        for (part, header) in parts.iter_mut().skip(1).zip(heads) {
            if header != sheet.frame.header.unwrap_or(header) || part.frame.header != sheet.frame.header {
                part.passed.push(Passed { row: header, why: Why::Titles, person: false });
                part.passed.sort_by_key(|passed| passed.row);
            }
        }
        // Side by side, one line of titles serves several tables.
        for at in 1..parts.len() {
            if parts[..at].iter().any(|other| other.frame.header == parts[at].frame.header) {
                let header = parts[at].frame.header;
                parts[at].passed.retain(|passed| Some(passed.row) != header);
            }
        }
        sheet.parts = parts;
    }
    sheet.others = others.into_iter().map(|region| region.part).collect();
}

fn tidy(passed: &mut Vec<Passed>) {
    passed.sort_by_key(|passed| (passed.row, passed.why));
    passed.dedup_by_key(|passed| passed.row);
}

/// The lines of a table that does not belong to the list.
fn other_rows(table: &Table, region: &Region) -> Vec<Passed> {
    let frame = region.part.frame;
    let rows = frame.header.into_iter().chain(frame.rows()).filter(|row| filled(table, row.0) > 0);
    rows.map(|row| Passed {
        row,
        why: Why::OtherTable,
        person: Some(row) != frame.header && region.title.as_ref().is_some_and(|t| t.identity),
    })
    .collect()
}

/// Lines above the first titles that look like people of the list.
fn above(table: &Table, first: &Region, of_list: Frame) -> Vec<Passed> {
    let Some(header) = first.part.frame.header else { return Vec::new() };
    let persons = Persons::new(table, 0..table.columns().len(), of_list);
    (0..header.0).map(RowId).filter(|&row| persons.is_like_a_person(row)).map(|row| Passed { row, why: Why::Above, person: true }).collect()
}

/// One region for each group of title lines that stand together, and for each of the tables side by side under them.
fn regions(table: &Table, lines: Vec<TitleLine>) -> Vec<Region> {
    // Lines of titles under each other, with nothing between, are one: codes and words, bands and titles.
    let mut clusters: Vec<Vec<TitleLine>> = Vec::new();
    for line in lines {
        match clusters.last_mut() {
            Some(cluster) if cluster.last().is_some_and(|last| last.row + 1 == line.row) => cluster.push(line),
            _ => clusters.push(vec![line]),
        }
    }
    clusters.truncate(MOST);
    let mut regions: Vec<Region> = Vec::new();
    for (index, cluster) in clusters.iter().enumerate() {
        let limit = clusters.get(index + 1).map_or(table.rows(), |next| next[0].row);
        let best = cluster.iter().max_by_key(|line| (line.strong, line.identity, line.known, line.row)).unwrap_or(&cluster[0]);
        let first = cluster.last().map_or(best.row, |line| line.row) + 1;
        let top = regions.last().map_or(0, |region| region.part.frame.end.0.max(region.part.frame.first.0));
        let extra: Vec<Passed> = cluster
            .iter()
            .filter(|line| line.row > best.row || index > 0 && line.row < best.row)
            .map(|line| Passed { row: RowId(line.row), why: Why::Titles, person: false })
            .collect();
        for columns in beside(table, best.row, first, limit) {
            regions.push(region(table, columns, best, first, limit, top, &extra));
        }
    }
    name(table, &mut regions);
    regions
}

fn region(table: &Table, columns: Range<usize>, title: &TitleLine, first: u32, limit: u32, top: u32, extra: &[Passed]) -> Region {
    let header = RowId(title.row);
    let start = (first..limit).find(|&row| filled(table, row) > 0).unwrap_or(first);
    let frame = Frame { header: Some(header), first: RowId(start), end: RowId(limit) };
    let judged = Persons::new(table, columns.clone(), frame).judge(start, limit);
    let frame = Frame { end: RowId(judged.end.max(start)), ..frame };
    let keys = titles::keys(table, columns.clone(), Some(header), |column| {
        frame.rows().take(200).any(|row| !table.text(column, row).trim().is_empty())
    });
    let mut passed = extra.to_vec();
    passed.extend(judged.passed);
    Region { part: Part { name: String::new(), columns, frame, passed }, keys, title: Some(title.clone()), top }
}

/// Gives each region the title that stands alone right above its line of titles, and takes it off the lines of the one before.
fn name(table: &Table, regions: &mut [Region]) {
    for index in 0..regions.len() {
        let (header, columns) = (regions[index].part.frame.header.map_or(0, |row| row.0), regions[index].part.columns.clone());
        let cells = |row: u32| columns.clone().map(move |column| table.text(column, RowId(row)).trim()).filter(|text| !text.is_empty());
        let top = regions[index].top;
        let above = (top..header).rev().take(3).find(|&row| cells(row).next().is_some());
        let titles: Vec<&str> = above.into_iter().flat_map(cells).collect();
        let several = regions.len() > 1;
        if let ([title], true) = (titles.as_slice(), several)
            && title.chars().count() <= 120
        {
            regions[index].part.name = group_of(title);
        }
    }
}

/// The columns of the tables that stand beside each other under one line of titles; one range when there is one table.
fn beside(table: &Table, header: u32, first: u32, limit: u32) -> Vec<Range<usize>> {
    let width = table.columns().len();
    let whole = || std::iter::once(0..width).collect();
    let title = |column: usize| table.text(column, RowId(header)).trim();
    let titled: Vec<usize> = (0..width).filter(|&column| !title(column).is_empty()).collect();
    let Some(&start) = titled.first() else { return whole() };
    let folded = |column: usize| crate::text::fold::careful(title(column));
    let begins = folded(start);
    let cuts: Vec<usize> = titled.iter().copied().filter(|&column| folded(column) == begins).collect();
    if cuts.len() < 2 {
        return whole();
    }
    let names = |range: Range<usize>| range.filter(|&column| !title(column).is_empty()).map(folded).collect::<Vec<_>>();
    let mut ranges: Vec<Range<usize>> = cuts.windows(2).map(|pair| pair[0]..pair[1]).collect();
    ranges.extend(cuts.last().map(|&last| last..width));
    let of_first = names(ranges[0].clone());
    let parted = |range: &Range<usize>| range.start == start || title(range.start - 1).is_empty();
    // Two logins in a line are two people; two addresses may be one person's.
    let numbers_people = titles::sense(title(start)).is_some_and(|s| s.sure && matches!(s.meaning, Meaning::Login | Meaning::Idnumber));
    let alike = ranges.iter().all(|range| {
        let own = names(range.clone());
        own == of_first && (own.len() > 1 || parted(range) || numbers_people && !is_weak_copy(table, first, limit, range.start))
    });
    // The same column twice is no second table.
    let rows = || (first..limit).take(200).map(RowId);
    let repeated = ranges[1..].iter().any(|range| {
        let same =
            rows().filter(|&row| table.text(start, row) == table.text(range.start, row) && !table.text(start, row).is_empty()).count();
        same * 2 > rows().filter(|&row| !table.text(range.start, row).is_empty()).count()
    });
    let knows = titles::sense(title(start)).is_some_and(|sense| sense.meaning.is_person()) || of_first.len() > 1;
    if alike && knows && !repeated { with_margins(ranges) } else { whole() }
}

/// A column of which hardly any cell is filled is no list of its own.
fn is_weak_copy(table: &Table, first: u32, limit: u32, column: usize) -> bool {
    (first..limit).take(200).all(|row| table.text(column, RowId(row)).trim().is_empty())
}

/// The first range begins at the first column, for what stands to its left belongs to nobody else.
fn with_margins(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if let Some(first) = ranges.first_mut() {
        first.start = 0;
    }
    ranges
}

/// The region that the person most likely means: people with identifiers, many titles that are known, many lines.
fn main(regions: &[Region]) -> usize {
    let score = |region: &Region| {
        let title = region.title.as_ref();
        let (identity, strong) = title.map_or((false, 0), |title| (title.identity, title.strong));
        (!region.part.frame.is_empty(), identity, strong.min(4), region.part.frame.len())
    };
    let best = (0..regions.len()).max_by_key(|&index| (score(&regions[index]), std::cmp::Reverse(index)));
    best.unwrap_or(0)
}

/// A block with titles of groups between its lines, cut at these.
fn headed_parts(table: &Table, part: &Part) -> Vec<Part> {
    let inside = |passed: &&Passed| passed.why == Why::Heading && passed.row >= part.frame.first && passed.row < part.frame.end;
    let headings: Vec<RowId> = part.passed.iter().filter(inside).map(|passed| passed.row).collect();
    if headings.is_empty() || headings.len() > MOST {
        return Vec::new();
    }
    let text = |row: RowId| table.columns().iter().map(|column| column.text(row).trim()).find(|text| !text.is_empty()).unwrap_or_default();
    let mut parts = Vec::new();
    let (mut first, mut name) = (part.frame.first, part.name.clone());
    for &heading in headings.iter().chain([&part.frame.end]) {
        let end = heading;
        let last = end == part.frame.end;
        let from = if parts.is_empty() { RowId(0) } else { first };
        let passed =
            part.passed.iter().filter(|p| p.row >= from && (p.row <= end || last)).filter(|p| parts_lack(&parts, p.row)).copied().collect();
        let frame = Frame { header: part.frame.header, first, end };
        parts.push(Part { name, columns: part.columns.clone(), frame, passed });
        if last {
            break;
        }
        (first, name) = (RowId(heading.0 + 1), group_of(text(heading)));
    }
    parts
}

/// Whether every cell of several columns without titles is a number or an address of a person: each stands for somebody.
fn is_grid_of_people(table: &Table, frame: Frame) -> bool {
    const LOOKED_AT: usize = 300;
    let columns = table.columns();
    let mut length = None;
    let mut seen = rustc_hash::FxHashSet::default();
    let mut is_person = |text: &str| {
        let digits = text.len() >= 6 && text.bytes().all(|byte| byte.is_ascii_digit()) && *length.get_or_insert(text.len()) == text.len();
        (digits || person::is_address(text)) && seen.insert(text.to_owned())
    };
    let mut cells = frame.rows().take(LOOKED_AT).flat_map(|row| columns.iter().map(move |column| column.text(row).trim()));
    (2..=40).contains(&columns.len()) && cells.all(|text| text.is_empty() || is_person(text)) && !seen.is_empty()
}

/// The name of a group in a heading that says that it is one: `TD1` of `Groupe : TD1`.
fn group_of(heading: &str) -> String {
    let named = heading.split_once(':').filter(|(word, name)| {
        matches!(crate::text::fold::careful(word).as_str(), "groupe" | "group" | "groupe de td" | "groupe de tp" | "section")
            && !name.trim().is_empty()
    });
    named.map_or(heading, |(_, name)| name.trim()).to_owned()
}

fn parts_lack(parts: &[Part], row: RowId) -> bool {
    parts.iter().all(|part| part.passed.iter().all(|passed| passed.row != row))
}
