//! Web pages with a table, which many web applications call `.xls`: the text of each cell as it stands, so
//! that leading zeros stay.

use crate::{
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

/// The table with the most filled cells; `None` when the page has no table.
pub(super) fn read(text: &str, scope: Scope, watch: &Watch) -> Result<Option<Table>, ReadFault> {
    let mut page = Page { open: Vec::new(), best: None, scope };
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
    Ok(page.best.map(|(_, grid)| grid.finish(0).table))
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

struct Page {
    open: Vec<Open>,
    best: Option<(u64, Grid)>,
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
}

impl Page {
    /// Rows of the outermost table so far.
    fn rows(&self) -> u32 {
        self.open.first().and_then(|table| table.row).unwrap_or(0)
    }

    fn text(&mut self, text: &str) -> Result<(), ReadFault> {
        let Some(cell) = self.open.last_mut().and_then(|table| table.cell.as_mut()) else { return Ok(()) };
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
            "table" if self.open.len() < MAX_DEPTH => self.open.push(Open::default()),
            "/table" => self.close_table()?,
            _ => {
                let scope = self.scope;
                let Some(table) = self.open.last_mut() else { return Ok(()) };
                match name {
                    "tr" => {
                        table.close_cell(scope)?;
                        table.row = Some(table.row.map_or(0, |row| row + 1));
                        table.column = 0;
                    }
                    "td" | "th" => {
                        table.close_cell(scope)?;
                        table.open_cell(tag);
                    }
                    "/td" | "/th" | "/tr" => table.close_cell(scope)?,
                    "br" | "br/" | "p" | "div" => {
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
        if self.best.as_ref().is_none_or(|(filled, _)| table.filled > *filled) {
            self.best = Some((table.filled, table.grid));
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
            self.grid.put(row, self.column, text)?;
        }
        self.column = end;
        Ok(())
    }
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
        let table = read(page, Scope::Whole, &Watch::default()).ok().flatten().unwrap();
        let rows: Vec<Vec<&str>> =
            (0..table.rows()).map(|row| (0..table.columns().len()).map(|column| table.text(column, RowId(row))).collect()).collect();
        assert_eq!(rows, [vec!["Liste", "", "X"], vec!["00001901", "Léa & Zoé", "a\nb"], vec!["", "c", ""]]);
    }
}
