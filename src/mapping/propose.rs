//! A first mapping from the headers alone. The person sees it, with samples, before anything follows from it.

use super::{Mapping, Take};
use crate::catalogue::{Catalogue, STANDARD_ROLES};
use crate::importer::{Field, FieldKey, Importer, Kind, Meaning, Sense, senses};
use crate::table::{RowId, Table};
use crate::text::{fold, person, php, wrapped};

/// How sure a header is, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The very name that the importer wants.
    Name,
    /// A name that means this field.
    Synonym,
    /// A name that often means it.
    Maybe,
    /// A name of something that may stand in its place: its rank among these, and whether it is unsure.
    Weak(usize, bool),
}

/// Fields found among the headers. Each field takes one column and each column one field; of several
/// columns that fit, the better fit wins, then the first.
pub fn propose(headers: &[&str], importer: &Importer) -> Mapping {
    let mut candidates: Vec<(Fit, usize, FieldKey)> = Vec::new();
    for (column, header) in headers.iter().enumerate() {
        let senses = senses(header);
        candidates.extend(importer.fields.iter().filter_map(|field| fit(field, header, &senses)).map(|(fit, key)| (fit, column, key)));
    }
    candidates.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut mapping = Mapping::default();
    for (_, column, key) in candidates {
        if mapping.take(&key).is_none() && mapping.field_of(column).is_none() {
            mapping.takes.push((key, Take::Column(column)));
        }
    }
    // Of several columns that can name the person, the usual one is taken.
    let usual = importer.naming().map(|field| field.numbered(1)).find(|key| mapping.take(key).is_some());
    mapping.takes.retain(|(key, _)| usual.as_ref() == Some(key) || importer.field(key).is_none_or(|field| !field.one_of));
    further_groups(&mut mapping, headers, importer);
    mapping.sort(importer);
    mapping
}

/// A tool that takes several groups of a course has a place for each column of groups.
fn further_groups(mapping: &mut Mapping, headers: &[&str], importer: &Importer) {
    let Some((field, most)) = importer.fields.iter().find_map(|field| Some((field, field.several?))) else { return };
    for (column, header) in headers.iter().enumerate() {
        let is_group = senses(header).iter().any(|sense| sense.sure && sense.meaning == Meaning::Group);
        if field.kind != Kind::Group || !is_group || mapping.field_of(column).is_some() {
            continue;
        }
        let free = (1..=most).map(|number| field.numbered(number)).find(|key| mapping.take(key).is_none());
        if let Some(key) = free {
            mapping.takes.push((key, Take::Column(column)));
        }
    }
}

/// The columns of a list without titles, by what stands in them: accounts, courses, roles and groups of the platform. A column in
/// which every value is another one names the people where courses are found and no account is known.
pub fn by_values(sheet: &Table, rows: &[RowId], importer: &Importer, catalogue: &Catalogue) -> Mapping {
    let mut mapping = Mapping::default();
    let values = |column: usize| values(sheet, rows, column);
    let groups = || catalogue.site().courses.iter().flat_map(|course| course.groups.as_deref().unwrap_or_default());
    let is_role = |text: &str| STANDARD_ROLES.iter().any(|role| role.shortname == text) || catalogue.role(text).is_some();
    let fits = |kind: Kind, text: &str| match kind {
        Kind::Login => has_account(catalogue, text) || wrapped::logins(text).iter().any(|reading| catalogue.user(reading).is_some()),
        Kind::Course => catalogue.course(text).is_some() || catalogue.courses_named(text).next().is_some(),
        Kind::Role => is_role(text),
        _ => groups().any(|group| group.name == text),
    };
    for kind in [Kind::Role, Kind::Course, Kind::Login, Kind::Group] {
        let Some(field) = importer.fields.iter().find(|field| field.kind == kind) else { continue };
        let free = (0..sheet.columns().len()).filter(|&column| mapping.field_of(column).is_none());
        let share = |column: &usize| {
            let values = values(*column);
            (values.iter().filter(|text| fits(kind, text)).count() * 100).checked_div(values.len()).unwrap_or(0)
        };
        let best = free.map(|column| (share(&column), column)).max_by_key(|(share, column)| (*share, std::cmp::Reverse(*column)));
        if let Some((_, column)) = best.filter(|(share, _)| *share >= 50) {
            mapping.set(importer, field.numbered(1), Some(Take::Column(column)));
        }
    }
    let (has_course, has_login) = (mapped(&mapping, importer, Kind::Course), mapped(&mapping, importer, Kind::Login));
    let login = importer.fields.iter().find(|field| field.kind == Kind::Login).filter(|_| !has_login);
    if let Some(field) = login {
        let free = || (0..sheet.columns().len()).filter(|&column| mapping.field_of(column).is_none());
        let distinct = |column: &usize| values(*column).len() == rows.len().min(TRIED);
        let column = free().find(|column| look_like_people(&values(*column))).or_else(|| free().filter(|_| has_course).find(distinct));
        if let Some(column) = column {
            mapping.set(importer, field.numbered(1), Some(Take::Column(column)));
        }
    }
    mapping
}

/// The different values of a column in the first rows, sorted.
fn values<'t>(sheet: &'t Table, rows: &[RowId], column: usize) -> Vec<&'t str> {
    let texts = rows.iter().take(TRIED).map(|&row| php::trim(sheet.text(column, row)));
    let mut values: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// Addresses and long numbers of one length are people's, whether the platform tells its accounts or not.
fn look_like_people(values: &[&str]) -> bool {
    let length = values.first().map_or(0, |text| text.len());
    let is_number = |text: &str| length >= 6 && text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    !values.is_empty() && (values.iter().all(|text| is_number(text)) || values.iter().all(|text| person::is_address(text)))
}

/// Where no title says who is meant, the column whose values are accounts names the people; so does a « N° » above long numbers
/// of one length, which count no rows.
pub fn name_people(mapping: &mut Mapping, titles: &[&str], sheet: &Table, rows: &[RowId], importer: &Importer, catalogue: &Catalogue) {
    let is_person = |field: &&Field| field.one_of || matches!(field.kind, Kind::Login | Kind::Idnumber | Kind::Email);
    let naming = || importer.fields.iter().filter(is_person);
    let Some(field) = naming().find(|field| field.kind == Kind::Login).or_else(|| naming().next()) else { return };
    if naming().any(|field| mapping.take(&field.numbered(1)).is_some()) {
        return;
    }
    let says_nothing = |column: &usize| senses(titles[*column]).iter().all(|sense| sense.meaning == Meaning::Other);
    let free = || (0..titles.len()).filter(|&column| mapping.field_of(column).is_none()).filter(says_nothing);
    let accounts = |column: &usize| {
        let values = values(sheet, rows, *column);
        !values.is_empty() && values.iter().filter(|text| has_account(catalogue, text)).count() * 10 >= values.len() * 8
    };
    let is_number = |column: &usize| matches!(fold::loose(titles[*column]).as_str(), "n" | "no" | "nr" | "num" | "numero");
    let numbers = || free().filter(is_number).find(|column| look_like_people(&values(sheet, rows, *column)));
    if let Some(column) = free().find(accounts).or_else(numbers) {
        mapping.set(importer, field.numbered(1), Some(Take::Column(column)));
    }
}

/// In how many of these rows a column holds the login, the number or the address of an account.
pub(super) fn with_account(sheet: &Table, column: usize, rows: &[RowId], catalogue: &Catalogue) -> usize {
    let texts = rows.iter().map(|&row| php::trim(sheet.text(column, row))).filter(|text| !text.is_empty());
    texts.filter(|text| has_account(catalogue, text)).count()
}

/// Whether a text is the login, the number or the address of an account.
fn has_account(catalogue: &Catalogue, text: &str) -> bool {
    catalogue.user(text).is_some() || catalogue.users_numbered(text).next().is_some() || catalogue.users_at(text).next().is_some()
}

/// Of several columns that mean the same of a person (the address of the institution, a private one), the one whose values have
/// most accounts. Without an account list the first stays.
pub fn prefer_known(mapping: &mut Mapping, titles: &[&str], sheet: &Table, rows: &[RowId], importer: &Importer, catalogue: &Catalogue) {
    let meaning = |column: usize| senses(titles[column]).into_iter().map(|sense| sense.meaning).find(|meaning| meaning.is_identity());
    let known = |column: usize| with_account(sheet, column, &rows[..rows.len().min(TRIED)], catalogue);
    let fed: Vec<(FieldKey, usize)> = mapping
        .takes
        .iter()
        .filter(|(key, _)| importer.field(key).is_some_and(|field| matches!(field.kind, Kind::Login | Kind::Idnumber)))
        .filter_map(|(key, take)| if let Take::Column(column) = take { Some((key.clone(), *column)) } else { None })
        .filter(|(_, column)| *column < titles.len())
        .collect();
    for (key, column) in fed {
        let Some(meant) = meaning(column) else { continue };
        let alike =
            (0..titles.len()).filter(|&other| other == column || mapping.field_of(other).is_none() && meaning(other) == Some(meant));
        let best = alike.map(|other| (known(other), other == column, other)).max();
        if let Some((_, false, other)) = best {
            mapping.set(importer, key, Some(Take::Column(other)));
        }
    }
}

/// Rows looked at to see what a column holds.
const TRIED: usize = 300;

fn mapped(mapping: &Mapping, importer: &Importer, kind: Kind) -> bool {
    mapping.takes.iter().any(|(key, _)| importer.field(key).is_some_and(|field| field.kind == kind))
}

/// The columns chosen by hand for a list whose columns stand elsewhere by now: those of the same title, and what is the same for all
/// rows; the rest as the titles propose.
pub fn keep_by_title(mapping: &Mapping, before: &[&str], after: &[&str], importer: &Importer) -> Mapping {
    let only = |title: &str| {
        let mut found = (0..after.len()).filter(|&column| after[column].trim() == title.trim());
        found.next().filter(|_| found.next().is_none() && !title.trim().is_empty())
    };
    let mut kept = Mapping::default();
    for (key, take) in &mapping.takes {
        let take = match take {
            Take::Column(column) => before.get(*column).and_then(|title| only(title)).map(Take::Column),
            Take::Same(_) => Some(take.clone()),
        };
        if take.is_some() {
            kept.set(importer, key.clone(), take);
            if mapping.is_settled(key) {
                kept.settle(key.clone());
            }
        }
    }
    for (key, take) in propose(after, importer).takes {
        let is_free = matches!(take, Take::Column(column) if kept.field_of(column).is_none());
        let names_person = importer.field(&key).is_some_and(|field| field.one_of);
        if is_free && kept.take(&key).is_none() && !names_person {
            kept.set(importer, key, Some(take));
        }
    }
    kept
}

fn fit(field: &Field, header: &str, senses: &[Sense]) -> Option<(Fit, FieldKey)> {
    let name = fold::loose(header);
    if let Some(number) = numbered(&fold::loose(field.stem()), &name, field.is_family())
        && (number != 0 || !field.is_family())
    {
        return Some((Fit::Name, field.numbered(number)));
    }
    let among = |meanings: &[Meaning]| {
        meanings.iter().enumerate().find_map(|(rank, meaning)| Some((rank, senses.iter().find(|sense| sense.meaning == *meaning)?)))
    };
    if let Some((_, sense)) = among(&field.titles) {
        return Some((if sense.sure { Fit::Synonym } else { Fit::Maybe }, field.numbered(sense.number)));
    }
    among(&field.weak_titles).map(|(rank, sense)| (Fit::Weak(rank, !sense.sure), field.numbered(sense.number)))
}

/// `0` for the bare stem, else the number behind it.
fn numbered(stem: &str, name: &str, family: bool) -> Option<u32> {
    let digits = name.strip_prefix(stem)?;
    if digits.is_empty() {
        return Some(0);
    }
    let sound = family && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    if sound { digits.parse().ok() } else { None }
}
