//! Rows that came back: tool_sync's failed-rows file, or Moodle's page of results, beside the list that was
//! sent. A row is matched by its line and its login, or by all its cells; never by guess.

use crate::error::{Level, Message};
use crate::importer::{Behaviour, FieldKey, Kind, Roster, UnknownAccount};
use crate::table::{RowId, Table};
use crate::text::{fold, php};
use std::collections::BTreeMap;

/// Marks that stand for Moodle's colours of a message on its page of results.
pub const ERROR: char = '\u{e0e1}';
/// A warning.
pub const WARNING: char = '\u{e0e2}';
/// Good news, or none.
pub const FINE: char = '\u{e0e3}';

/// A row of the list that came back.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnedRow {
    /// The row.
    pub row: RowId,
    /// Its cells as they were when it was matched.
    pub as_sent: String,
    /// How grave what was said is.
    pub level: Level,
    /// What was said, as it was said; empty when a file only holds the rows.
    pub said: String,
    /// What it means, in our words.
    pub meaning: Message,
}

/// What came back, matched with the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Returned {
    /// The rows, in the order of the list.
    pub rows: Vec<ReturnedRow>,
    /// Rows that came back and that the list does not hold.
    pub strangers: usize,
    /// Rows of the page that went well.
    pub fine: usize,
}

/// The colours of Moodle's page of results, kept as marks in its text: reading a page keeps only its text.
pub fn with_marks(page: &str) -> String {
    let mut page = page.to_owned();
    for (class, mark) in [("uuerror", ERROR), ("uuwarning", WARNING), ("uuinfo", FINE), ("uunormal", FINE)] {
        for quote in ['"', '\''] {
            let tag = format!("<span class={quote}{class}{quote}>");
            page = page.replace(&tag, &format!("{tag}{mark}"));
        }
    }
    page
}

/// Matches the rows of a table that came back; `None` when it is neither of the two.
pub fn returned(back: &Table, sent: &Roster<'_>) -> Option<Returned> {
    page(back, sent).or_else(|| failed_rows(back, sent))
}

/// Names of the columns of Moodle's page that matter, folded, in French and English.
const LINE: [&str; 3] = ["lignecsv", "csvline", "ligne"];
const LOGIN: [&str; 3] = ["nomdutilisateur", "username", "identifiant"];
const STATUS: [&str; 3] = ["statut", "etat", "status"];
const ENROLMENTS: [&str; 3] = ["inscriptions", "enrolments", "enrollments"];

/// Moodle's page: a line of headers with the line of the file and the login.
fn page(back: &Table, sent: &Roster<'_>) -> Option<Returned> {
    let at = |names: &[&str], row: RowId| {
        (0..back.columns().len()).find(|&column| names.contains(&fold::loose(back.text(column, row)).as_str()))
    };
    let (header, status, line, login) =
        (0..back.rows().min(60)).map(RowId).find_map(|row| Some((row, at(&STATUS, row)?, at(&LINE, row)?, at(&LOGIN, row)?)))?;
    let telling = [Some(status), at(&ENROLMENTS, header)];
    let logins = sent.fields().find(|(_, field)| field.kind == Kind::Login)?.0;
    let rows: Vec<RowId> = sent.table().kept_rows().collect();
    let mut entries: Vec<Entry> = Vec::new();
    for row in (header.0 + 1..back.rows()).map(RowId) {
        let cells = (0..back.columns().len()).filter(|column| ![line, login].contains(column));
        match (plain(back.text(line, row)).parse::<usize>(), entries.last_mut()) {
            (Ok(number), _) => {
                let texts = cells.map(|column| (telling.contains(&Some(column)), back.text(column, row).to_owned())).collect();
                entries.push(Entry { number, login: plain(back.text(login, row)), texts });
            }
            // A cell of several lines that was copied as text goes on below.
            (Err(_), Some(last)) => last.texts.extend((0..back.columns().len()).map(|column| (true, back.text(column, row).to_owned()))),
            (Err(_), None) => {}
        }
    }
    let mut found = Returned::default();
    for Entry { number, login, texts } in entries {
        // Moodle counts the header as line 1, and rows only.
        let own = number.checked_sub(2).and_then(|at| rows.get(at)).copied();
        let own = own.filter(|&own| login.split_whitespace().any(|word| word == php::trim(sent.table().text(logins, own))));
        match (verdict(&texts), own) {
            (None, _) => found.fine += 1,
            (Some(_), None) => found.strangers += 1,
            (Some((level, said)), Some(row)) => {
                let meaning = meaning(&said);
                found.rows.push(ReturnedRow { row, as_sent: as_sent(sent.table(), row), level, said, meaning });
            }
        }
    }
    found.rows.sort_by_key(|row| row.row);
    Some(found)
}

/// One row of Moodle's page: its line, its login, and its other cells with whether they tell what was done.
struct Entry {
    number: usize,
    login: String,
    texts: Vec<(bool, String)>,
}

/// The cells of a row as one text, to see whether it was changed since.
pub(super) fn as_sent(table: &Table, row: RowId) -> String {
    table.columns().iter().map(|column| column.text(row)).collect::<Vec<_>>().join("\u{1f}")
}

/// Without the marks.
fn plain(text: &str) -> String {
    text.replace([ERROR, WARNING, FINE], " ").trim().to_owned()
}

/// The gravest message of a row of the page; `None` when all of them are fine.
fn verdict(cells: &[(bool, String)]) -> Option<(Level, String)> {
    let mut found: Option<(Level, Vec<String>)> = None;
    for (tells, piece) in cells.iter().flat_map(|(tells, cell)| pieces(cell).into_iter().map(|piece| (*tells, piece))) {
        let level = match piece.chars().next() {
            Some(ERROR) => Level::Error,
            Some(WARNING) => Level::Warning,
            Some(FINE) => continue,
            _ if tells && is_refusal(&piece) => Level::Error,
            _ => continue,
        };
        let said = plain(&piece);
        let (worst, all) = found.get_or_insert((level, Vec::new()));
        *worst = (*worst).max(level);
        // The page repeats "error" beside the value that is wrong.
        if !said.is_empty() && fold::loose(&said) != "error" && fold::loose(&said) != "erreur" && !all.contains(&said) {
            all.push(said);
        }
    }
    found.map(|(level, said)| (level, said.join(" ; ")))
}

/// The messages of a cell: one per mark, or one per line where the page was copied as text.
fn pieces(cell: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for line in cell.lines() {
        for (i, c) in line.chars().enumerate() {
            if i == 0 || matches!(c, ERROR | WARNING | FINE) {
                pieces.push(String::new());
            }
            if let Some(last) = pieces.last_mut() {
                last.push(c);
            }
        }
    }
    pieces
}

/// Whether a message says that something was not done. Only for pages copied as text: their colours are lost.
fn is_refusal(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "not",
        "unknown",
        "invalid",
        "missing",
        "cannot",
        "incorrect",
        "duplicate",
        "inconnu",
        "inconnue",
        "pas",
        "manquant",
        "manque",
        "impossible",
        "invalide",
        "non",
        "introuvable",
    ];
    let folded = fold::careful(text);
    folded.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// What the message means, by the words that both languages of Moodle use.
fn meaning(said: &str) -> Message {
    let folded = fold::careful(said);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let id = if has(&["unknown course", "cours inconnu", "cours est inconnu"]) {
        "returned-unknown-course"
    } else if has(&["unknown role", "role inconnu"]) {
        "returned-unknown-role"
    } else if has(&["does not exist", "n'existe pas", "inexistant"]) {
        "returned-unknown-account"
    } else if has(&["not enrolled", "pas inscrit", "non inscrit"]) {
        "returned-not-enrolled"
    } else if has(&["invalid characters", "caracteres non valides", "caracteres invalides"]) {
        "returned-login-characters"
    } else {
        "returned-refused"
    };
    Message::new(id)
}

/// tool_sync's failed-rows file: the header that was sent, and the skipped rows as they were read.
fn failed_rows(back: &Table, sent: &Roster<'_>) -> Option<Returned> {
    let names: Vec<String> = sent.keys().iter().map(FieldKey::to_string).collect();
    let header = (0..back.rows().min(60)).map(RowId).find_map(|row| {
        let columns: Option<Vec<usize>> =
            names.iter().map(|name| (0..back.columns().len()).find(|&c| php::trim(back.text(c, row)) == name)).collect();
        columns.map(|columns| (row, columns))
    });
    let (header, columns) = header?;
    let cells = |table: &Table, columns: &[usize], row: RowId| -> Vec<String> {
        columns.iter().map(|&column| php::trim(table.text(column, row)).to_owned()).collect()
    };
    let own: Vec<usize> = (0..sent.keys().len()).collect();
    let mut rows: BTreeMap<Vec<String>, Vec<RowId>> = BTreeMap::new();
    for row in sent.table().kept_rows() {
        rows.entry(cells(sent.table(), &own, row)).or_default().push(row);
    }
    rows.values_mut().for_each(|rows| rows.reverse());
    let mut found = Returned::default();
    for row in (header.0 + 1..back.rows()).map(RowId) {
        let key = cells(back, &columns, row);
        if key.iter().all(String::is_empty) {
            continue;
        }
        match rows.get_mut(&key).and_then(Vec::pop) {
            Some(row) => {
                let meaning = Message::new(if sent.importer().usually().is(Behaviour::UnknownAccount(UnknownAccount::Creates)) {
                    "returned-collision"
                } else {
                    "returned-skipped"
                });
                found.rows.push(ReturnedRow {
                    row,
                    as_sent: as_sent(sent.table(), row),
                    level: Level::Error,
                    said: String::new(),
                    meaning,
                });
            }
            None => found.strangers += 1,
        }
    }
    found.rows.sort_by_key(|row| row.row);
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::importer;
    use crate::table::{Column, Origin};

    fn table(rows: &[&[&str]]) -> Table {
        let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
        let mut columns = vec![Column::default(); width];
        for row in rows {
            columns.iter_mut().enumerate().for_each(|(i, column)| column.push(row.get(i).copied().unwrap_or_default()));
        }
        Table::new(columns, Origin::default())
    }

    fn matched(importer: &str, header: &[&str], rows: &[&[&str]], back: &[&[&str]]) -> Option<Returned> {
        let importer = importer::find(importer).unwrap();
        let keys: Vec<FieldKey> = header.iter().map(|name| importer.key_of_header(name).unwrap()).collect();
        let sent = table(rows);
        returned(&table(back), &Roster::new(importer, keys, sent))
    }

    const HEADER: [&str; 3] = ["username", "course1", "role1"];

    #[test]
    fn the_colours_of_the_page_say_which_rows_failed_and_line_and_login_which_rows_they_are() {
        let marked = with_marks(r#"<td><span class="uuwarning">Utilisateur inexistant</span></td><td><span class='uuerror'>x</span></td>"#);
        assert!(marked.contains(&format!(">{WARNING}Utilisateur")) && marked.contains(&format!(">{ERROR}x")));
        let (fine, bad) = (format!("{FINE}Utilisateur à jour"), format!("{FINE}Utilisateur à jour"));
        let unknown = format!("{ERROR}Cours inconnu « BIO »{FINE}Inscrit dans « X »");
        let found = matched(
            "moodle-upload-users",
            &HEADER,
            &[&["u1", "A", "student"], &["u2", "BIO", "student"], &["u3", "A", "student"]],
            &[
                &["Statut", "Ligne CSV", "ID", "Nom d’utilisateur", "Inscriptions"],
                &[&fine, "2", "7", "u1", ""],
                &[&bad, "3", "8", "u2", &unknown],
                &[&format!("{WARNING}Inexistant"), "4", "", "u9", ""],
            ],
        )
        .unwrap();
        assert_eq!((found.fine, found.strangers, found.rows.len()), (1, 1, 1), "another login on the line is a stranger");
        let row = &found.rows[0];
        assert_eq!((row.row, row.level, row.said.as_str()), (RowId(1), Level::Error, "Cours inconnu « BIO »"));
        assert_eq!(row.meaning.id, "returned-unknown-course");
    }

    #[test]
    fn a_page_copied_as_text_tells_the_same_by_its_words() {
        let found = matched(
            "moodle-upload-users",
            &HEADER,
            &[&["u1", "A", "student"], &["u2", "BIO", "student"]],
            &[
                &["Status", "CSV line", "ID", "Username", "Enrolments", "Suspended"],
                &["User up-to-date", "2", "7", "u1", "Enrolled in \"A\" as \"student\"", "No"],
                &["User not updated - does not exist", "3", "", "u2", "", ""],
            ],
        )
        .unwrap();
        assert_eq!((found.fine, found.rows.len()), (1, 1));
        assert_eq!((found.rows[0].row, found.rows[0].meaning.id.as_ref()), (RowId(1), "returned-unknown-account"));
    }

    #[test]
    fn the_failed_rows_of_tool_sync_are_found_by_all_their_cells_each_once() {
        let found = matched(
            "tool-sync-enrolments",
            &["uid", "cid", "rolename"],
            &[&["u1", "A", "student"], &["u2", "A", "student"], &["u1", "A", "student"]],
            &[&["uid", "cid", "rolename"], &["u1", "A", "student"], &["u9", "A", "student"]],
        )
        .unwrap();
        assert_eq!(found.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [RowId(0)]);
        assert_eq!(found.strangers, 1);
    }

    #[test]
    fn what_is_neither_is_not_taken() {
        assert_eq!(matched("moodle-upload-users", &HEADER, &[&["u1", "A", "student"]], &[&["Nom", "Prénom"], &["a", "b"]]), None);
    }
}
