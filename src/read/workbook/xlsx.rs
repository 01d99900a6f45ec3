//! xlsx and xlsm: the workbook's parts, and each sheet in one streaming pass.

mod cells;
mod scan;
mod strings;
mod styles;

pub(super) use styles::Styles;

use super::{
    ahead::read_ahead,
    package::{Package, relationships_of, resolve},
    sheet::Building,
    texts::Texts,
    xml,
};
use crate::{
    read::{Scope, Sheet, fault::ReadFault, shown::Epoch},
    watch::Watch,
};
use quick_xml::events::Event;
use std::collections::HashMap;

/// Type and target of a relationship.
pub(super) struct Relation {
    pub(super) kind: String,
    pub(super) target: String,
}

/// A sheet as the workbook lists it.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) relation: Option<String>,
}

/// The part in which the workbook lists its sheets.
pub(super) fn root(package: &mut Package<'_>) -> Result<String, ReadFault> {
    let roots = relations(package, "")?.unwrap_or_default();
    let root = roots.values().find(|relation| relation.kind.ends_with("/officeDocument"));
    root.map(|root| resolve("", &root.target)).ok_or_else(ReadFault::not_a_spreadsheet)
}

/// Reads every sheet that the part lists.
pub(super) fn read(package: &mut Package<'_>, part: &str, scope: Scope, watch: &Watch) -> Result<Vec<Sheet>, ReadFault> {
    let Some(stream) = package.stream(part)? else { return Err(ReadFault::not_a_spreadsheet()) };
    let (listed, epoch) = workbook(stream)?;
    let relations = relations(package, part)?.ok_or_else(ReadFault::corrupt)?;
    let target =
        |suffix: &str| relations.values().find(|relation| relation.kind.ends_with(suffix)).map(|relation| resolve(part, &relation.target));
    let styles = match target("/styles") {
        Some(part) => match package.stream(&part)? {
            Some(stream) => styles::read(stream)?,
            None => styles::Styles::default(),
        },
        None => styles::Styles::default(),
    };
    let parts: Vec<Option<String>> = listed
        .iter()
        .map(|sheet| {
            let relation = sheet.relation.as_ref().and_then(|id| relations.get(id))?;
            relation.kind.ends_with("/worksheet").then(|| resolve(part, &relation.target))
        })
        .collect();
    let sheets_size: u64 = parts.iter().flatten().map(|part| package.size(part)).sum();
    let mut texts_size = 0;
    watch.expect(sheets_size);
    let strings = match target("/sharedStrings") {
        Some(part) => {
            if package.size(&part) > strings::MAX_BYTES {
                return Err(ReadFault::too_big());
            }
            texts_size = package.size(&part);
            watch.expect(texts_size + sheets_size);
            match package.stream(&part)? {
                Some(stream) => strings::read(stream, watch)?,
                None => Texts::default(),
            }
        }
        None => Texts::default(),
    };
    let mut before = texts_size;
    let mut built = Vec::new();
    for (index, (sheet, part)) in listed.into_iter().zip(parts).enumerate() {
        let mut building = Building::new(epoch);
        if let Some(part) = part {
            let size = package.size(&part);
            let stream = package.stream(&part)?.ok_or_else(ReadFault::corrupt)?;
            let cells = cells::Cells { building: &mut building, styles: &styles, strings: &strings, scope, watch, before };
            read_ahead(stream, size, |stream| cells.read(stream))?;
            before += size;
        // A module of macros is listed like a sheet, without a part of its own.
        } else if sheet.relation.as_ref().is_some_and(|id| !id.is_empty() && !relations.contains_key(id)) {
            return Err(ReadFault::corrupt());
        }
        built.push(building.finish(sheet.name, sheet.hidden, index));
    }
    Ok(built)
}

/// The relationships of a part by id; `None` when it has none.
pub(super) fn relations(package: &mut Package<'_>, part: &str) -> Result<Option<HashMap<String, Relation>>, ReadFault> {
    let name = if part.is_empty() { "_rels/.rels".to_owned() } else { relationships_of(part) };
    let Some(stream) = package.stream(&name)? else { return Ok(None) };
    let mut reader = xml::reader(stream);
    let mut buffer = Vec::new();
    let mut found = HashMap::new();
    loop {
        match xml::next(&mut reader, &mut buffer)? {
            Event::Start(element) | Event::Empty(element) if element.local_name().into_inner() == "Relationship" => {
                let value = |name| xml::attribute(&element, name).map(std::borrow::Cow::into_owned).unwrap_or_default();
                found.insert(value("Id"), Relation { kind: value("Type"), target: value("Target") });
            }
            Event::Eof => return Ok(Some(found)),
            _ => {}
        }
    }
}

fn workbook(stream: impl std::io::BufRead) -> Result<(Vec<Listed>, Epoch), ReadFault> {
    let mut reader = xml::reader(stream);
    let mut buffer = Vec::new();
    let mut sheets = Vec::new();
    let mut epoch = Epoch::Y1900;
    let mut is_workbook = false;
    loop {
        match xml::next(&mut reader, &mut buffer)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().into_inner() {
                "workbook" => is_workbook = true,
                "workbookPr" if xml::is_on(xml::attribute(&element, "date1904")) => epoch = Epoch::Y1904,
                "sheet" => sheets.push(Listed {
                    name: xml::attribute(&element, "name").map(std::borrow::Cow::into_owned).unwrap_or_default(),
                    hidden: xml::attribute(&element, "state").is_some_and(|state| state.to_ascii_lowercase().ends_with("hidden")),
                    relation: xml::prefixed_attribute(&element, "id").map(std::borrow::Cow::into_owned),
                }),
                _ if !is_workbook => return Err(ReadFault::not_a_spreadsheet()),
                _ => {}
            },
            Event::Eof => return Ok((sheets, epoch)),
            _ => {}
        }
    }
}
