//! The number format of each cell style, and whether it strikes its text through.

use super::super::xml;
use crate::read::{
    fault::ReadFault,
    shown::{self, Format},
};
use quick_xml::events::Event;
use std::{collections::HashMap, io::BufRead};

/// What the styles of a book say, by style number.
#[derive(Default)]
pub(in super::super) struct Styles {
    pub(in super::super) formats: Vec<Format>,
    /// Whether the text is struck through; empty when no style does that.
    pub(in super::super) struck: Vec<bool>,
}

/// Reads the styles of `cellXfs`.
pub(super) fn read(stream: impl BufRead) -> Result<Styles, ReadFault> {
    let mut reader = xml::reader(stream);
    let mut buffer = Vec::new();
    let mut codes: HashMap<u32, String> = HashMap::new();
    let mut styles = Styles::default();
    let (mut in_cells, mut in_fonts) = (false, false);
    // By font number; the fonts stand before the styles.
    let mut fonts: Vec<bool> = Vec::new();
    loop {
        match xml::next(&mut reader, &mut buffer)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().into_inner() {
                "numFmt" => {
                    let id = xml::attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, xml::attribute(&element, "formatCode")) {
                        codes.insert(id, code.into_owned());
                    }
                }
                "fonts" => in_fonts = true,
                "font" if in_fonts => fonts.push(false),
                "strike" if in_fonts => {
                    let off = xml::attribute(&element, "val").is_some_and(|val| matches!(val.as_ref(), "0" | "false"));
                    if let Some(font) = fonts.last_mut() {
                        *font = !off;
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = xml::attribute(&element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    styles.formats.push(format_of(id, &codes));
                    let font = xml::attribute(&element, "fontId").and_then(|id| id.parse::<usize>().ok());
                    styles.struck.push(font.and_then(|font| fonts.get(font)).copied().unwrap_or(false));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().into_inner() == "cellXfs" => in_cells = false,
            Event::End(element) if element.local_name().into_inner() == "fonts" => in_fonts = false,
            Event::Eof => {
                if !styles.struck.contains(&true) {
                    styles.struck = Vec::new();
                }
                return Ok(styles);
            }
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
