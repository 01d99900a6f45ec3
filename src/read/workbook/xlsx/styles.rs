//! The number format of each cell style.

use super::super::xml;
use crate::read::{
    fault::ReadFault,
    shown::{self, Format},
};
use quick_xml::events::Event;
use std::{collections::HashMap, io::BufRead};

/// Reads the formats of `cellXfs`, by style number.
pub(super) fn read(stream: impl BufRead) -> Result<Vec<Format>, ReadFault> {
    let mut reader = xml::reader(stream);
    let mut buffer = Vec::new();
    let mut codes: HashMap<u32, String> = HashMap::new();
    let mut formats = Vec::new();
    let mut in_cells = false;
    loop {
        match xml::next(&mut reader, &mut buffer)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().into_inner() {
                "numFmt" => {
                    let id = xml::attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, xml::attribute(&element, "formatCode")) {
                        codes.insert(id, code.into_owned());
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = xml::attribute(&element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    formats.push(format_of(id, &codes));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().into_inner() == "cellXfs" => in_cells = false,
            Event::Eof => return Ok(formats),
            _ => {}
        }
    }
}

/// Whether a code shows the same sort of thing as a built-in one: zeros to fill up, dates from the year on, and other
/// sorts are the person's own.
fn is_same_sort(builtin: &str, code: &str) -> bool {
    let sort = |code: &str| {
        let lower = code.to_ascii_lowercase();
        let bare: String = lower.split('"').step_by(2).collect();
        (bare.contains('%'), bare.contains(['d', 'y', 'h', 's']) && !bare.contains("general"), bare.trim() == "@")
    };
    let filled = |code: &str| code.split(['.', ';']).next().unwrap_or_default().matches('0').count() > 1 && !code.contains('#');
    let from_year = |code: &str| code.trim_start().to_ascii_lowercase().starts_with("yyyy");
    sort(builtin) == sort(code) && filled(builtin) == filled(code) && from_year(builtin) == from_year(code)
}

/// The format with this number: written out in the file, else built in.
fn format_of(id: u32, codes: &HashMap<u32, String>) -> Format {
    match codes.get(&id) {
        // Writers repeat the built-in formats in US notation; the number says which one is meant.
        Some(code) if id < 50 && shown::builtin_code(id).is_some_and(|builtin| is_same_sort(builtin, code)) => Format::builtin(id),
        Some(code) => Format::new(code),
        None => Format::builtin(id),
    }
}
