//! What was changed, for the sheet that goes with the file. It goes to others: values are told of courses, roles, groups and
//! the like; of names, logins, numbers and addresses only how many.

use super::{Changed, ChangedValue};
use crate::error::{Arg, Message};
use crate::importer::{Importer, Kind};
use crate::text::person::{is_address, is_number};

/// Values of one action that are told; the others are counted.
const MOST: usize = 30;

/// The changes in words, the first one made first. `all` has the latest first.
pub fn for_sheet<'a>(importer: &Importer, all: impl DoubleEndedIterator<Item = &'a Changed>) -> Vec<Message> {
    all.rev().flat_map(|changed| told(importer, changed)).collect()
}

fn told(importer: &Importer, changed: &Changed) -> Vec<Message> {
    let (open, closed): (Vec<_>, Vec<_>) = changed.values.iter().partition(|value| is_open(importer, value));
    let mut lines: Vec<Message> = open.iter().take(MOST).map(|value| one(importer, value)).collect();
    let mut counted: Vec<(Arg, usize, usize)> = Vec::new();
    for value in closed {
        let label = label(importer, value);
        match counted.iter_mut().find(|(known, ..)| *known == label) {
            Some((_, values, rows)) => (*values, *rows) = (*values + 1, *rows + value.rows.len()),
            None => counted.push((label, 1, value.rows.len())),
        }
    }
    for (label, values, rows) in counted {
        lines.push(Message::new("handover-change-counted").with("field", label).with("values", values).with("rows", rows));
    }
    let more = open.len().saturating_sub(MOST) + changed.more.0;
    if more > 0 {
        lines.push(Message::new("handover-change-more").with("count", more));
    }
    for (rows, id) in [(&changed.out, "handover-change-out"), (&changed.back, "handover-change-in")] {
        if !rows.is_empty() {
            lines.push(Message::new(id).with("count", rows.len()));
        }
    }
    lines
}

/// Whether the values may be told: those of a field that is about no person, as long as they look like none.
fn is_open(importer: &Importer, value: &ChangedValue) -> bool {
    let kind = importer.field(&value.field).map(|field| field.kind);
    let personal = matches!(kind, None | Some(Kind::Login | Kind::Idnumber | Kind::Email | Kind::Name | Kind::Text));
    let looks = |text: &str| text.split_whitespace().any(|word| is_address(word) || is_number(word));
    !personal && !looks(&value.from) && !looks(&value.to)
}

fn label(importer: &Importer, value: &ChangedValue) -> Arg {
    let field = importer.field(&value.field);
    field.map_or_else(|| Arg::from(value.field.to_string()), |field| Message::new(field.label_id()).into())
}

fn one(importer: &Importer, value: &ChangedValue) -> Message {
    let shown = |text: &str| if text.trim().is_empty() { Arg::from(Message::new("ui-empty")) } else { Arg::from(text) };
    let words = Message::new("handover-change-value")
        .with("field", label(importer, value))
        .with("from", shown(&value.from))
        .with("to", shown(&value.to));
    words.with("rows", value.rows.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Language, Locale};
    use crate::table::RowId;

    fn importer() -> &'static Importer {
        crate::importer::all().iter().find(|importer| importer.id == "moodle-upload-users").unwrap()
    }

    fn value(field: &str, from: &str, to: &str, rows: u32) -> ChangedValue {
        let field = importer().key_of_header(field).unwrap();
        ChangedValue { field, from: from.to_owned(), to: to.to_owned(), rows: (0..rows).map(RowId).collect() }
    }

    fn sheet(values: Vec<ChangedValue>, out: u32) -> String {
        let changed = Changed {
            number: 1,
            name: Message::new("act-replace"),
            when: jiff::Timestamp::UNIX_EPOCH,
            values,
            more: (0, 0),
            out: (0..out).map(RowId).collect(),
            back: Vec::new(),
            alone: true,
        };
        let locale = Locale::new(Language::English);
        for_sheet(importer(), [changed].iter()).iter().map(|line| locale.message(line)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_course_is_told_by_its_values_and_a_person_by_a_count() {
        let text = sheet(
            vec![
                value("course1", "CHIM-L1", "CHIM_L1", 52),
                value("username", "durandm ", "durandm", 1),
                value("username", "petitl.", "petitl", 2),
            ],
            3,
        );
        assert!(text.contains("“CHIM-L1” → “CHIM_L1”, 52 rows"), "{text}");
        assert!(text.contains("2 values, 3 rows"), "{text}");
        assert!(text.contains("3 rows"), "{text}");
        for secret in ["durand", "petit"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }

    #[test]
    fn what_looks_like_a_person_is_counted_wherever_it_stands() {
        let text = sheet(vec![value("group1", "22301215", "TD1", 1), value("group1", "marie.durand@univ-x.fr", "TD2", 1)], 0);
        assert!(text.contains("2 values, 2 rows") && !text.contains("22301215") && !text.contains("durand"), "{text}");
    }
}
