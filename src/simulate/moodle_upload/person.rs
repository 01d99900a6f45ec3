//! A row seen as a person: the values typed in the file, and those that the form fills in.

use super::fields::Field;
use super::header::Columns;
use super::settings::{Settings, Update};
use crate::catalogue::SiteInfo;
use crate::text::php;
use std::borrow::Cow;

/// The cells of a row.
#[derive(Clone, Copy)]
pub(super) struct Row<'r> {
    cells: &'r [Cow<'r, str>],
}

impl<'r> Row<'r> {
    pub fn new(cells: &'r [Cow<'r, str>]) -> Self {
        Self { cells }
    }

    /// The trimmed cell; `None` when a row is short, which only the second reading can make.
    pub fn cell(&self, at: usize) -> Option<&'r str> {
        let cell = self.cells.get(at)?;
        let plain = |byte: Option<&u8>| byte.is_none_or(|&byte| byte > b' ');
        // Most cells have nothing to trim.
        Some(if plain(cell.as_bytes().first()) && plain(cell.as_bytes().last()) { cell } else { php::trim(cell) })
    }

    /// The trimmed cell of a column that the file may not have; nothing when it is `empty` for PHP.
    pub fn given(&self, at: Option<usize>) -> Option<&'r str> {
        at.and_then(|at| self.cell(at)).filter(|cell| !matches!(*cell, "" | "0"))
    }
}

/// What a row says of the account.
pub(super) struct Person<'r> {
    /// Login as looked for.
    pub username: Cow<'r, str>,
    /// Values by field, in the order of the tool.
    values: Vec<(Field, Cow<'r, str>)>,
    /// Fields whose value comes from the form, not from the file.
    defaulted: Vec<Field>,
}

impl<'r> Person<'r> {
    pub fn read(row: Row<'r>, columns: &Columns) -> Self {
        let typed = |&(field, at): &(Field, usize)| Some((field, Cow::Borrowed(row.cell(at)?)));
        let username = Cow::Borrowed(columns.username.and_then(|at| row.cell(at)).unwrap_or_default());
        Self { username, values: columns.fields.iter().filter_map(typed).collect(), defaulted: Vec::new() }
    }

    pub fn value(&self, field: Field) -> Option<&str> {
        self.values.iter().find(|(other, _)| *other == field).map(|(_, value)| &**value)
    }

    /// A value that is not `empty` for PHP.
    pub fn given(&self, field: Field) -> Option<&str> {
        self.value(field).filter(|value| !matches!(*value, "" | "0"))
    }

    pub fn values(&self) -> impl Iterator<Item = (Field, &str)> {
        self.values.iter().map(|(field, value)| (*field, &**value))
    }

    pub fn is_default(&self, field: Field) -> bool {
        self.defaulted.contains(&field)
    }

    pub fn set(&mut self, field: Field, value: impl Into<Cow<'r, str>>) {
        let value = value.into();
        match self.values.iter_mut().find(|(other, _)| *other == field) {
            Some((_, old)) => *old = value,
            None => self.values.push((field, value)),
        }
    }

    pub fn remove(&mut self, field: Field) {
        self.values.retain(|(other, _)| *other != field);
    }

    /// Fills in what the file has no column for, with the defaults of the form.
    pub fn fill(&mut self, settings: &Settings, site: &SiteInfo, creates: bool) {
        if !creates && matches!(settings.update, Update::Nothing | Update::File) {
            return;
        }
        for field in Field::all() {
            if self.value(field).is_some() {
                continue;
            }
            let typed = settings.defaults.get(&field).map(|template| expand(template, self));
            let usual = || match field {
                Field::Lang => Some(site.lang.clone().unwrap_or_else(|| "en".to_owned())),
                Field::Timezone => Some(site.timezone.clone().unwrap_or_else(|| "99".to_owned())),
                _ => field.form_default().map(str::to_owned),
            };
            if let Some(value) = typed.or_else(usual) {
                self.values.push((field, Cow::Owned(value)));
                self.defaulted.push(field);
            }
        }
        self.values.sort_by_key(|(field, _)| Field::all().position(|other| other == *field));
    }
}

/// Fills in a template: `%l` last name, `%f` first name, `%u` login; `%-f` in lower case, `%+f` in
/// upper case, `%~f` with capitals; `%-3f` the first three letters; `%%` keeps what follows.
pub(super) fn expand(template: &str, person: &Person<'_>) -> String {
    let chars: Vec<char> = template.chars().collect();
    let mut out = String::with_capacity(template.len());
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let after_percent = at > 0 && chars.get(at - 1) == Some(&'%');
        let block = (c == '%' && !after_percent).then(|| block(&chars[at + 1..])).flatten();
        let Some((case, length, letter, used)) = block else {
            out.push(c);
            at += 1;
            continue;
        };
        let text = match letter {
            'u' => &person.username,
            'f' => person.value(Field::Firstname).unwrap_or_default(),
            _ => person.value(Field::Lastname).unwrap_or_default(),
        };
        let text = match case {
            Some('+') => text.to_uppercase(),
            Some('-') => text.to_lowercase(),
            Some('~') => capitals(text),
            _ => text.to_owned(),
        };
        out.extend(text.chars().take(length.unwrap_or(usize::MAX)));
        at += 1 + used;
    }
    out
}

/// What follows a `%`: sign of case, number of letters, letter, and how many characters that makes.
fn block(rest: &[char]) -> Option<(Option<char>, Option<usize>, char, usize)> {
    // The tool's own pattern takes every character from `+` to `~` for a sign of case: digits too.
    let signed = rest.first().is_some_and(|c| ('+'..='~').contains(c));
    signed.then(|| letter_after(rest, 1)).flatten().or_else(|| letter_after(rest, 0))
}

fn letter_after(rest: &[char], sign: usize) -> Option<(Option<char>, Option<usize>, char, usize)> {
    let count = rest.iter().skip(sign).take_while(|c| c.is_ascii_digit()).count();
    let letter = *rest.get(sign + count).filter(|c| matches!(c, 'f' | 'l' | 'u'))?;
    // Only the last digit counts; 0 is no limit.
    let last = rest.get((sign + count).saturating_sub(1)).filter(|_| count > 0);
    let length = last.and_then(|c| c.to_digit(10)).filter(|&n| n > 0).map(|n| n as usize);
    Some((rest.first().copied().filter(|_| sign == 1), length, letter, sign + count + 1))
}

fn capitals(text: &str) -> String {
    let mut start = true;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        start = !c.is_alphanumeric() && c != '\'';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_filled_in() {
        let mut person = Person { username: "u1".into(), values: Vec::new(), defaulted: Vec::new() };
        person.set(Field::Firstname, "Zoé");
        person.set(Field::Lastname, "LEFÈBVRE martin");
        for (template, text) in [
            ("%-f.%-l", "zoé.lefèbvre martin"),
            ("%-1f%+3l", "zLEF"),
            ("%1f", "Zoé"),
            ("%fl", "LEFÈBVRE martin"),
            ("%~l", "Lefèbvre Martin"),
            ("100 %", "100 %"),
            ("%%f %u", "%%f u1"),
            ("%x", "%x"),
        ] {
            assert_eq!(expand(template, &person), text);
        }
    }
}
