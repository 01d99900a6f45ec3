//! Web pages with a table, which many web applications call `.xls`: the text of each cell as it stands, so
//! that leading zeros stay.

use crate::{
    error::column_letters,
    read::{Scope, fault::ReadFault, grid::Grid},
    table::Table,
    watch::{Pace, Watch},
};
use quick_xml::escape::resolve_html5_entity;

/// Columns of the widest table taken; a `colspan` may say anything.
const MAX_COLUMNS: u32 = 1 << 14;
const MAX_ROWS: u32 = 1 << 20;
/// Tables within tables; layouts of old pages go three or four deep.
const MAX_DEPTH: usize = 64;

/// The label of the encoding that a `meta` element in the first bytes declares.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(4096).map(|&byte| char::from(byte.to_ascii_lowercase())).collect();
    let after = head.split("charset=").nth(1)?;
    let label: String =
        after.trim_start_matches(['"', '\'', ' ']).chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    encoding_rs::Encoding::for_label(label.as_bytes()).map(|encoding| encoding.name().to_ascii_lowercase())
}

/// A table of the page.
pub(super) struct PageTable {
    /// The title above it, or its caption.
    pub(super) title: String,
    pub(super) table: Table,
    pub(super) merged: Vec<String>,
    /// Rows that the page does not show, from 1.
    pub(super) hidden: Vec<u32>,
    /// Rows that are struck through, from 1.
    pub(super) struck: Vec<u32>,
}

/// The tables of the page in their order, and which has the most filled cells; none when the page has no table. A page that
/// asks for a password is none that somebody exported.
pub(super) fn read(text: &str, scope: Scope, watch: &Watch) -> Result<(Vec<PageTable>, usize), ReadFault> {
    let mut page = Page { open: Vec::new(), closed: Vec::new(), loose: String::new(), password: false, struck: 0, scope };
    let mut rest = text;
    let mut pace = Pace::new(watch);
    watch.expect(text.len() as u64);
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        page.text(&rest[..at])?;
        rest = &rest[at + 1..];
        pace.step(page.rows(), || (text.len() - rest.len()) as u64)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(end) = tag_end(rest) else { break };
        let (tag, after) = (&rest[..end], &rest[end + 1..]);
        rest = after;
        let name = tag_name(tag);
        if matches!(name.as_str(), "script" | "style" | "title") {
            let close = format!("</{name}");
            let found = rest.as_bytes().windows(close.len()).position(|window| window.eq_ignore_ascii_case(close.as_bytes()));
            rest = found.map_or("", |found| &rest[found..]);
            continue;
        }
        page.tag(&name, tag)?;
    }
    page.text(rest)?;
    while !page.open.is_empty() {
        page.close_table()?;
    }
    if page.password {
        return Ok((Vec::new(), 0));
    }
    page.closed.sort_by_key(|(at, ..)| *at);
    let best = page.closed.iter().enumerate().max_by_key(|(at, (_, open))| (open.filled, std::cmp::Reverse(*at))).map_or(0, |(at, _)| at);
    let finished = |(at, (_, open)): (usize, (usize, Open))| {
        let struck = open.struck.iter().filter(|(_, some, all)| *some > 0 && some * 2 >= *all).map(|(row, ..)| row + 1).collect();
        let (merged, hidden, title) = (open.merged, open.hidden, open.title);
        let table = open.grid.finish(at.min(usize::from(u16::MAX)) as u16).table;
        PageTable { title, table, merged, hidden, struck }
    };
    Ok((page.closed.into_iter().enumerate().map(finished).collect(), best))
}

/// Where the tag ends; `>` inside quotes does not count.
fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        // A quote that is never closed belongs to the text.
        if at > 1 << 16 {
            break;
        }
    }
    memchr::memchr(b'>', rest.as_bytes())
}

fn tag_name(tag: &str) -> String {
    let name = tag.trim_start();
    let end = name.char_indices().skip(1).find(|(_, c)| !c.is_ascii_alphanumeric()).map_or(name.len(), |(at, _)| at);
    name[..end].to_ascii_lowercase()
}

/// Tables of one page that are kept; more are no lists.
const MOST_TABLES: usize = 256;

struct Page {
    open: Vec<Open>,
    /// Tables that are closed, by the position at which they began.
    closed: Vec<(usize, Open)>,
    /// Text outside of tables since the last one.
    loose: String,
    /// Whether the page asks for a password.
    password: bool,
    /// Marks that strike text through and are open.
    struck: u32,
    scope: Scope,
}

/// A table that is open.
#[derive(Default)]
struct Open {
    grid: Grid,
    filled: u64,
    /// Row being filled; `None` before the first.
    row: Option<u32>,
    column: u32,
    cell: Option<String>,
    /// For each column, the row down to which a cell above reaches.
    reach: Vec<u32>,
    /// Columns and rows that the open cell takes.
    span: (u32, u32),
    /// The title above it, or its caption.
    title: String,
    in_caption: bool,
    /// Number of tables that began before it.
    number: usize,
    merged: Vec<String>,
    hidden: Vec<u32>,
    /// Rows with cells that are struck through: row, such cells, filled cells.
    struck: Vec<(u32, u32, u32)>,
    /// Whether the row, and the cell, are struck through.
    struck_row: bool,
    struck_cell: bool,
    /// The text of the last filled cell.
    only: String,
}

impl Page {
    /// Rows of the outermost table so far.
    fn rows(&self) -> u32 {
        self.open.first().and_then(|table| table.row).unwrap_or(0)
    }

    fn text(&mut self, text: &str) -> Result<(), ReadFault> {
        if self.struck > 0
            && !text.trim().is_empty()
            && let Some(table) = self.open.last_mut()
        {
            table.struck_cell = true;
        }
        let cell = match self.open.last_mut() {
            None => &mut self.loose,
            Some(table) if table.in_caption => &mut table.title,
            Some(Open { cell: Some(cell), .. }) => cell,
            Some(_) => return Ok(()),
        };
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            push_collapsed(cell, &rest[..at]);
            rest = &rest[at + 1..];
            let end = rest.bytes().take(32).position(|byte| byte == b';');
            match end.and_then(|end| Some((entity(&rest[..end])?, end))) {
                Some((text, end)) => {
                    cell.push_str(&text);
                    rest = &rest[end + 1..];
                }
                None => cell.push('&'),
            }
        }
        push_collapsed(cell, rest);
        Ok(())
    }

    fn tag(&mut self, name: &str, tag: &str) -> Result<(), ReadFault> {
        match name {
            "table" if self.open.len() < MAX_DEPTH => {
                let title = if self.open.is_empty() { last_line(&self.loose) } else { String::new() };
                self.loose.clear();
                let number = self.closed.len() + self.open.len();
                self.open.push(Open { title, number, ..Open::default() });
            }
            "/table" => self.close_table()?,
            "s" | "strike" | "del" => self.struck += 1,
            "/s" | "/strike" | "/del" => self.struck = self.struck.saturating_sub(1),
            "input" if tag.to_ascii_lowercase().contains("password") => self.password = true,
            "br" | "br/" | "p" | "/p" | "div" | "/div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hr" | "li" if self.open.is_empty() => {
                self.loose.push('\n');
            }
            _ => {
                let scope = self.scope;
                let Some(table) = self.open.last_mut() else { return Ok(()) };
                match name {
                    "tr" => {
                        table.close_cell(scope)?;
                        let row = table.row.map_or(0, |row| row + 1);
                        (table.row, table.column) = (Some(row), 0);
                        table.struck_row = is_struck(tag);
                        if is_hidden(tag) && table.hidden.len() < MOST_TABLES * 64 {
                            table.hidden.push(row + 1);
                        }
                    }
                    "caption" => {
                        table.in_caption = true;
                        table.title.clear();
                    }
                    "/caption" => table.in_caption = false,
                    "td" | "th" => {
                        table.close_cell(scope)?;
                        table.open_cell(tag);
                    }
                    "/td" | "/th" | "/tr" => table.close_cell(scope)?,
                    "br" | "br/" | "p" | "div" | "li" => {
                        if let Some(cell) = table.cell.as_mut().filter(|cell| !cell.trim().is_empty()) {
                            cell.push('\n');
                        }
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn close_table(&mut self) -> Result<(), ReadFault> {
        let Some(mut table) = self.open.pop() else { return Ok(()) };
        table.close_cell(self.scope)?;
        // A table of one value in a cell is the value of the cell.
        if let (Some(outer), true) = (self.open.last_mut().and_then(|outer| outer.cell.as_mut()), table.filled <= 1) {
            if !outer.trim().is_empty() {
                outer.push('\n');
            }
            outer.push_str(&table.only);
            return Ok(());
        }
        if self.closed.len() < MOST_TABLES {
            self.closed.push((table.number, table));
        } else if let Some(least) = self.closed.iter_mut().min_by_key(|(_, other)| other.filled)
            && least.1.filled < table.filled
        {
            *least = (table.number, table);
        }
        Ok(())
    }
}

impl Open {
    fn open_cell(&mut self, tag: &str) {
        let row = *self.row.get_or_insert(0);
        while self.reach.get(self.column as usize).is_some_and(|&reach| reach > row) {
            self.column += 1;
        }
        let count = |name, most| number(tag, name).unwrap_or(1).clamp(1, most);
        self.span = (count("colspan", MAX_COLUMNS), count("rowspan", MAX_ROWS));
        self.cell = Some(String::new());
        self.struck_cell = self.struck_row || is_struck(tag);
    }

    fn close_cell(&mut self, scope: Scope) -> Result<(), ReadFault> {
        let Some(text) = self.cell.take() else { return Ok(()) };
        let row = self.row.unwrap_or(0);
        let (columns, rows) = self.span;
        let end = self.column.saturating_add(columns).min(MAX_COLUMNS);
        if rows > 1 {
            if self.reach.len() < end as usize {
                self.reach.resize(end as usize, 0);
            }
            for column in self.column..end {
                self.reach[column as usize] = row.saturating_add(rows);
            }
        }
        let text = text.trim_matches(|c: char| c.is_whitespace());
        if !text.is_empty() && row < scope.rows().unwrap_or(MAX_ROWS) && self.column < MAX_COLUMNS {
            self.filled += 1;
            self.count_struck(row);
            text.clone_into(&mut self.only);
            self.grid.put(row, self.column, text)?;
            if rows > 1 && self.merged.len() < MAX_ROWS as usize {
                let bottom = row.saturating_add(rows);
                self.merged.push(format!("{}{}:{}{bottom}", column_letters(self.column), row + 1, column_letters(end - 1)));
            }
        }
        self.column = end;
        Ok(())
    }

    fn count_struck(&mut self, row: u32) {
        let some = u32::from(self.struck_cell);
        match self.struck.last_mut() {
            Some((line, struck, all)) if *line == row => (*struck, *all) = (*struck + some, *all + 1),
            _ => {
                // A row that turned out to have none is forgotten.
                self.struck.pop_if(|(_, struck, _)| *struck == 0);
                self.struck.push((row, some, 1));
            }
        }
    }
}

/// Whether the style of an element strikes its text through.
fn is_struck(tag: &str) -> bool {
    tag.to_ascii_lowercase().contains("line-through")
}

/// Whether the page hides an element.
fn is_hidden(tag: &str) -> bool {
    let lower: String = tag.to_ascii_lowercase().split_whitespace().collect();
    lower.contains("display:none")
}

/// The last line of a text with anything in it, when it may be a title.
fn last_line(text: &str) -> String {
    let line = text.lines().rev().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if line.chars().count() <= 120 { line.to_owned() } else { String::new() }
}

/// Line ends and blanks of the page's source are one blank each; no-break spaces stay.
fn push_collapsed(out: &mut String, text: &str) {
    for c in text.chars() {
        if !matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c') {
            out.push(c);
        } else if !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    }
}

/// What stands between `&` and `;`.
fn entity(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    resolve_html5_entity(name).map(str::to_owned)
}

fn number(tag: &str, name: &str) -> Option<u32> {
    let lower = tag.to_ascii_lowercase();
    let after = lower.split(name).nth(1)?.trim_start().strip_prefix('=')?;
    let digits: String = after.trim_start_matches([' ', '"', '\'']).chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::RowId;

    #[test]
    fn the_largest_table_is_read_with_its_zeros_and_entities() {
        let page = "<html><table><tr><td>menu</td></tr></table><TABLE><tr><th colspan=2>Liste<th>X</tr>\
            <tr><td rowspan=2>00001901&nbsp;</td><td>L&eacute;a &amp; Zo&#233;</td><td>a<br>b</td><tr><td>c</td></tr></TABLE>";
        let (tables, best) = read(page, Scope::Whole, &Watch::default()).ok().unwrap();
        let table = &tables[best].table;
        assert_eq!(tables[best].merged, ["A2:A3"]);
        let rows: Vec<Vec<&str>> =
            (0..table.rows()).map(|row| (0..table.columns().len()).map(|column| table.text(column, RowId(row))).collect()).collect();
        assert_eq!(rows, [vec!["Liste", "", "X"], vec!["00001901", "Léa & Zoé", "a\nb"], vec!["", "c", ""]]);
    }
}
