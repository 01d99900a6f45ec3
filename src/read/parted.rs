//! Lists whose cells stand together in one: lines quoted whole, lines of a CSV or a PDF in one column of a workbook,
//! addresses one behind the other. The sheet stays as the spreadsheet shows it; the list is parted, and the person is told.

use super::{Kind, Sheet, titles};
use crate::{
    error::{Level, Message, Place},
    importer::Meaning,
    read::{Class, Offer, Problem},
    table::{Column, Origin, RowId, Table},
    text::person,
};

/// Lines from the top among which the titles are looked for.
const SEARCHED: usize = 60;
/// Words of the longest title.
const WORDS: usize = 6;
/// Cells of a table of addresses; more are no message.
const MOST: usize = 200_000;
/// In the order in which they are tried.
const SIGNS: [char; 4] = ['\t', ';', '|', ','];

/// A list parted, and what is to be said about it.
pub(super) struct Parted {
    pub(super) table: Table,
    pub(super) problem: Problem,
    /// Whether each row is a line of the sheet, in its order.
    pub(super) by_line: bool,
}

/// Parts the list of a sheet, when its cells stand together; `wrapped` says that each line of the text was one quoted cell.
pub(super) fn parted(sheet: &Sheet, kind: Kind, wrapped: bool) -> Option<Parted> {
    let table = &sheet.table;
    let told = |table: Table, class, id: &'static str, line: Option<u32>| {
        let place = Place { line, sheet: Some(sheet.name.clone()).filter(|name| !name.is_empty()), ..Place::default() };
        let count = table.columns().len();
        let problem = Problem::new(class, Level::Warning, Message::new(id).with("count", count));
        let rows = || (0..table.rows()).map(RowId);
        let by_line = table.rows() == sheet.table.rows() && rows().all(|row| table.source(row) == sheet.table.source(row));
        Some(Parted { table, problem: problem.at(place).offering([Offer::WholeCells(true)]), by_line })
    };
    if let Some(table) = addresses(table) {
        return told(table, Class::OneLine, "read-addresses-parted", Some(1));
    }
    let column = only_column(table)?;
    let lines: Vec<&str> = (0..table.rows()).map(|row| column.text(RowId(row)).trim()).collect();
    if kind != Kind::Text || wrapped {
        let class = if wrapped { Class::DoublyWrapped } else { Class::PartedCells };
        if let Some((sign, width)) = sign(&lines, wrapped) {
            let cells = |line: &str| Some(cells_of(line, sign)).filter(|cells| cells.len() > 1 || !line.contains(' '));
            return told(rebuilt(table, &lines, 0, width, cells), class, "read-lines-parted", None);
        }
    }
    let Some((at, titles)) = title_line(&lines) else {
        let width = even_words(&lines)?;
        let cells = |line: &str| Some(line.split_whitespace().map(str::to_owned).collect());
        let class = if kind == Kind::Text { Class::NoDelimiter } else { Class::PartedCells };
        return told(rebuilt(table, &lines, 0, width, cells), class, "read-words-parted", None);
    };
    let blanks = Blanks::new(titles);
    let below = lines[at + 1..].iter().filter(|line| !line.is_empty());
    let fit = below.clone().filter(|line| blanks.cells(line).is_some()).count();
    if fit == 0 || fit * 5 < below.count() * 4 {
        return None;
    }
    let class = if kind == Kind::Text { Class::NoDelimiter } else { Class::PartedCells };
    told(rebuilt(table, &lines, at, blanks.titles.len(), |line| blanks.cells(line)), class, "read-blanks-parted", None)
}

/// The column of a table that has only one with anything in it.
fn only_column(table: &Table) -> Option<&Column> {
    let mut filled = table.columns().iter().filter(|column| column.dict().iter().any(|(_, text)| !text.trim().is_empty()));
    filled.next().filter(|_| filled.next().is_none())
}

/// The same lines, each in cells from line number `from` on; one that cannot be parted stays whole in the first.
fn rebuilt(table: &Table, lines: &[&str], from: usize, width: usize, cells: impl Fn(&str) -> Option<Vec<String>>) -> Table {
    let mut columns = vec![Column::default(); width];
    let mut origin = table.origin_of_rows();
    for (row, line) in (0..table.rows()).map(RowId).zip(lines) {
        let parted = if row.index() < from { None } else { cells(line) };
        let mut parts = parted.unwrap_or_else(|| vec![(*line).to_owned()]);
        // What is too much for the titles stays with the last of them.
        if parts.len() > width {
            let rest = parts.split_off(width - 1).into_iter().filter(|part| !part.is_empty());
            parts.push(rest.collect::<Vec<_>>().join(" "));
        }
        for (at, column) in columns.iter_mut().enumerate() {
            column.push(parts.get(at).map_or("", String::as_str));
        }
        origin.push(table.source(row));
    }
    Table::new(columns, origin)
}

/// The sign that parts the lines, and into how many cells.
fn sign(lines: &[&str], wrapped: bool) -> Option<(char, usize)> {
    let filled: Vec<&str> = lines.iter().copied().filter(|line| !line.is_empty()).collect();
    let as_many = |lines: &[&str], sign: char, width: usize| lines.iter().filter(|line| cells_of(line, sign).len() == width).count();
    let titled = SIGNS.into_iter().find_map(|sign| {
        filled.iter().take(SEARCHED).enumerate().find_map(|(at, line)| {
            let cells = cells_of(line, sign);
            let known = cells.len() > 1 && cells.iter().any(|cell| titles::sense(cell).is_some_and(|sense| sense.sure));
            let below = &filled[at + 1..];
            (known && !below.is_empty() && as_many(below, sign, cells.len()) * 5 >= below.len() * 4).then_some((sign, cells.len()))
        })
    });
    // Without titles every line has as many cells; a comma also stands between two names.
    titled.or_else(|| {
        SIGNS.into_iter().find_map(|sign| {
            let width = cells_of(filled.first()?, sign).len();
            let enough = if sign == ',' && !wrapped { 3 } else { 2 };
            (width >= enough && filled.len() > 1 && as_many(&filled, sign, width) == filled.len()).then_some((sign, width))
        })
    })
}

/// The cells of one line.
fn cells_of(line: &str, sign: char) -> Vec<String> {
    if !line.contains('"') {
        return line.split(sign).map(|cell| cell.trim().to_owned()).collect();
    }
    let delimiter = u8::try_from(sign).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(line.as_bytes());
    let mut record = csv::StringRecord::new();
    match reader.read_record(&mut record) {
        Ok(true) => record.iter().map(|cell| cell.trim().to_owned()).collect(),
        _ => vec![line.to_owned()],
    }
}

/// How many words every line has, where each begins or ends with the number or the address of a person.
fn even_words(lines: &[&str]) -> Option<usize> {
    let mut filled = lines.iter().filter(|line| !line.is_empty()).map(|line| line.split_whitespace().collect::<Vec<_>>());
    let is_person = |word: &str| person::is_number(word) || person::is_address(word);
    let first = filled.next().filter(|words| (2..=6).contains(&words.len()))?;
    let at = if is_person(first[0]) { 0 } else { first.len() - 1 };
    let alike =
        |words: &[&str]| words.len() == first.len() && is_person(words[at]) && words.iter().filter(|word| is_person(word)).count() == 1;
    (alike(&first) && filled.all(|words| alike(&words)) && lines.len() > 1).then_some(first.len())
}

/// The line of titles with blanks between them.
fn title_line<'t>(lines: &[&'t str]) -> Option<(usize, Vec<&'t str>)> {
    lines.iter().take(SEARCHED).enumerate().find_map(|(at, line)| Some((at, titles_of(line)?)))
}

/// The titles of a line: parted by runs of blanks, or one known title behind the other.
fn titles_of(line: &str) -> Option<Vec<&str>> {
    let is_sure = |title: &&str| titles::sense(title).is_some_and(|sense| sense.sure);
    let apart = runs(line);
    if apart.len() > 1 && apart.iter().filter(|title| is_sure(title)).count() * 2 >= apart.len() {
        return Some(apart);
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.len() < 2 || words.len() > 60 {
        return None;
    }
    let start = |word: &str| word.as_ptr() as usize - line.as_ptr() as usize;
    let (mut at, mut titles) = (0, Vec::new());
    while at < words.len() {
        let longest = (1..=WORDS.min(words.len() - at)).rev().find_map(|count| {
            let last = words[at + count - 1];
            let title = &line[start(words[at])..start(last) + last.len()];
            titles::sense(title).map(|_| (title, count))
        });
        let (title, count) = longest?;
        titles.push(title);
        at += count;
    }
    let names_somebody = |title: &&str| titles::sense(title).is_some_and(|sense| sense.sure && sense.meaning.is_person());
    let sure = titles.iter().filter(|title| is_sure(title)).count();
    (sure > 1 && titles.iter().any(names_somebody)).then_some(titles)
}

/// The pieces of a line between runs of at least two blanks.
fn runs(line: &str) -> Vec<&str> {
    line.split("  ").flat_map(|piece| piece.split('\t')).map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// Lines whose cells are parted by blanks, under titles that are known.
struct Blanks<'t> {
    titles: Vec<&'t str>,
    /// The titles of names, which may have several words: they stand beside each other.
    names: std::ops::Range<usize>,
    family_first: bool,
}

impl<'t> Blanks<'t> {
    fn new(titles: Vec<&'t str>) -> Self {
        let is_name = |title: &&str| {
            let meaning = titles::sense(title).map(|sense| sense.meaning);
            matches!(meaning, Some(Meaning::LastName | Meaning::FirstName | Meaning::FullName))
        };
        let first = titles.iter().position(is_name).unwrap_or(titles.len());
        let count = titles[first..].iter().take_while(|title| is_name(title)).count().min(2);
        let family_first = titles.get(first).and_then(|title| titles::sense(title)).is_none_or(|sense| sense.meaning != Meaning::FirstName);
        Self { names: first..first + count, family_first, titles }
    }

    /// The cells of a line; `None` when nobody can say which word belongs to which title.
    fn cells(&self, line: &str) -> Option<Vec<String>> {
        let owned = |cells: &[&str]| Some(cells.iter().map(|cell| (*cell).to_owned()).collect());
        if titles_of(line).as_ref() == Some(&self.titles) {
            return owned(&self.titles);
        }
        let width = self.titles.len();
        let apart = runs(line);
        if apart.len() == width {
            return owned(&apart);
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.len() == width {
            return owned(&words);
        }
        let (before, after) = (self.names.start, width - self.names.end);
        if self.names.is_empty() || words.len() < width {
            return None;
        }
        let (left, rest) = words.split_at(before);
        let (names, right) = rest.split_at(rest.len() - after);
        // A word of letters where a number stands everywhere else is no cell of that column: a note, a heading.
        if before > 0 && !left[0].contains(|c: char| c.is_ascii_digit() || c == '@' || c == '.') {
            return None;
        }
        let mut cells: Vec<String> = left.iter().map(|word| (*word).to_owned()).collect();
        if self.names.len() == 1 {
            cells.push(names.join(" "));
        } else {
            let is_capital = |word: &&&str| word.chars().all(|c| !c.is_lowercase());
            let leading = names.iter().take_while(|word| is_capital(word) == self.family_first).count().clamp(1, names.len() - 1);
            let (first, second) = names.split_at(leading);
            cells.extend([first.join(" "), second.join(" ")]);
        }
        cells.extend(right.iter().map(|word| (*word).to_owned()));
        Some(cells)
    }
}

/// People one behind the other, as a message names its readers: `Name <address>; Name <address>`, or a single line of
/// addresses or numbers. A column of names, when there are any, and one of addresses.
fn addresses(table: &Table) -> Option<Table> {
    let cells = table.rows() as usize * table.columns().len();
    let first = (0..table.rows().min(8)).find_map(|row| {
        let texts = || table.columns().iter().map(move |column| column.text(RowId(row)).trim()).filter(|text| !text.is_empty());
        texts().next().map(|_| texts().any(|text| text.contains('@') || person::is_number(text)))
    });
    if first != Some(true) || cells > MOST {
        return None;
    }
    let lines = (0..table.rows()).filter(|&row| super::frame::filled(table, row) > 0).count();
    let mut people: Vec<(String, String, RowId)> = Vec::new();
    let mut brackets = false;
    for row in (0..table.rows()).map(RowId) {
        let mut waiting: Vec<&str> = Vec::new();
        for (at, column) in table.columns().iter().enumerate() {
            let cell = column.text(row).trim();
            let cell = if at == 0 { without_field(cell) } else { cell };
            for piece in cell.split(';').map(|piece| piece.trim().trim_end_matches(',')).filter(|piece| !piece.is_empty()) {
                match piece.strip_suffix('>').and_then(|piece| piece.rsplit_once('<')) {
                    Some((name, address)) if person::is_address(address) => {
                        waiting.push(name);
                        let name = waiting.join(", ");
                        people.push((
                            name.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'').to_owned(),
                            address.trim().to_owned(),
                            row,
                        ));
                        brackets = true;
                        waiting.clear();
                    }
                    _ if waiting.is_empty() && (person::is_address(piece) || person::is_number(piece)) => {
                        people.push((String::new(), piece.to_owned(), row))
                    }
                    _ => waiting.push(piece),
                }
            }
        }
        if !waiting.is_empty() {
            return None;
        }
    }
    // Bare addresses in a column are a list as it is; on one line they are people.
    let alike = people.windows(2).all(|pair| person::is_address(&pair[0].1) == person::is_address(&pair[1].1));
    let one_line = lines == 1 && people.len() > 2 && alike;
    if !(brackets && people.len() > 1 || one_line) {
        return None;
    }
    let mut columns = vec![Column::default(); 1 + usize::from(brackets)];
    let mut origin: Origin = table.origin_of_rows();
    for (name, address, row) in &people {
        if let [names, addresses] = columns.as_mut_slice() {
            names.push(name);
            addresses.push(address);
        } else {
            columns[0].push(address);
        }
        origin.push(table.source(*row));
    }
    Some(Table::new(columns, origin))
}

/// The cell without the name of the field of a message before it: `À : `, `Cc: `.
fn without_field(cell: &str) -> &str {
    const FIELDS: [&str; 10] = ["a", "to", "cc", "cci", "bcc", "de", "from", "destinataires", "destinataire", "participants"];
    match cell.split_once(':') {
        Some((field, rest)) if FIELDS.contains(&crate::text::fold::careful(field).as_str()) => rest.trim(),
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Source;

    fn sheet(lines: &[&str]) -> Sheet {
        let width = lines.iter().map(|line| line.split('\u{1}').count()).max().unwrap_or(1);
        let mut columns = vec![Column::default(); width];
        let mut origin = Origin::default();
        for (line, number) in lines.iter().zip(1..) {
            let cells: Vec<&str> = line.split('\u{1}').collect();
            columns.iter_mut().enumerate().for_each(|(at, column)| column.push(cells.get(at).copied().unwrap_or_default()));
            origin.push(Source { sheet: 0, line: number });
        }
        Sheet { table: Table::new(columns, origin), ..Sheet::default() }
    }

    fn rows(lines: &[&str], kind: Kind, wrapped: bool) -> Option<Vec<String>> {
        let table = parted(&sheet(lines), kind, wrapped)?.table;
        let cells = |row: u32| table.columns().iter().map(|column| column.text(RowId(row))).collect::<Vec<_>>().join("|");
        Some((0..table.rows()).map(cells).collect())
    }

    #[test]
    fn lines_that_were_quoted_whole_or_pasted_into_one_column_are_parted() {
        let wrapped = rows(&["username,\"course1\",\"role1\"", "55000901,\"a, b\",\"student\""], Kind::Text, true);
        assert_eq!(wrapped.unwrap(), ["username|course1|role1", "55000901|a, b|student"]);
        let pasted = rows(&["Liste 2026", "N° étudiant;Nom;Groupe", "55000901;DUPONT;TD1", "55000902;PETIT;"], Kind::Xlsx, false);
        assert_eq!(pasted.unwrap(), ["Liste 2026||", "N° étudiant|Nom|Groupe", "55000901|DUPONT|TD1", "55000902|PETIT|"]);
        assert!(rows(&["DUPONT, Jean", "PETIT, Léo"], Kind::Xlsx, false).is_none(), "two names are one cell");
    }

    #[test]
    fn blanks_part_cells_where_the_titles_are_known_and_names_may_have_several_words() {
        let lines =
            ["Liste des étudiants", "N° étudiant Nom Prénom Groupe", "55000901 DUPONT Jean TD1", "55000902 DE LA TOUR Anne Marie TD2"];
        let parted = rows(&lines, Kind::Xlsx, false).unwrap();
        assert_eq!(parted[0], "Liste des étudiants||");
        assert_eq!(parted[1..], ["N° étudiant|Nom Prénom|Groupe", "55000901|DUPONT Jean|TD1", "55000902|DE LA TOUR Anne Marie|TD2"]);
        let apart = rows(&["N° étudiant  Nom de famille  Prénom", "55000902  DE LA TOUR  Anne", "55000903 LE GALL Léo"], Kind::Text, false);
        assert_eq!(apart.unwrap()[1..], ["55000902|DE LA TOUR|Anne", "55000903|LE GALL|Léo"]);
        let bare = rows(&["55000901 cours_test student", "55000902 PHYS101 student"], Kind::Text, false).unwrap();
        assert_eq!(bare, ["55000901|cours_test|student", "55000902|PHYS101|student"]);
        assert!(rows(&["55000901 55000902", "55000903 55000904"], Kind::Text, false).is_none(), "two people in a line");
        assert!(rows(&["Nom prénom", "DUPONT Jean", "PETIT Léo"], Kind::Text, false).is_none(), "one title, one column");
    }

    #[test]
    fn people_one_behind_the_other_become_lines() {
        let line = ["À : Étudiant Un <un@etu.example>; \"DEUX, Léa\" <deux@etu.example>;trois@etu.example"];
        assert_eq!(
            rows(&line, Kind::Text, false).unwrap(),
            ["Étudiant Un|un@etu.example", "DEUX, Léa|deux@etu.example", "|trois@etu.example"]
        );
        let lines = ["Un Étudiant <un@etu.example>,", "Deux Étudiant <deux@etu.example>"];
        assert_eq!(rows(&lines, Kind::Text, false).unwrap(), ["Un Étudiant|un@etu.example", "Deux Étudiant|deux@etu.example"]);
        assert_eq!(rows(&["55000901\u{1}55000902\u{1}55000903"], Kind::Text, false).unwrap(), ["55000901", "55000902", "55000903"]);
        assert!(rows(&["a@etu.example", "b@etu.example"], Kind::Text, false).is_none());
        assert!(rows(&["Nom\u{1}Mail", "Un\u{1}a@etu.example"], Kind::Text, false).is_none());
    }
}
