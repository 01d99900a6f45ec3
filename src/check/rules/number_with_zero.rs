#![doc = include_str!("../../../assets/rules/en/number_with_zero.md")]

use crate::check::meta::pages;
use crate::check::{Context, Finding, Form, Meta};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Importer, NumberedColumns};
use crate::text::php;
use crate::watch::Cancelled;

/// The rule.
pub static META: Meta = Meta {
    code: "C007",
    name: "number_with_zero",
    title: "rule-number-with-zero",
    level: Level::Warning,
    reads: &[],
    holds: &[Behaviour::NumberedColumns(NumberedColumns::Any)],
    needs: &[],
    pages: pages!("number_with_zero"),
    form: Form::Table { judge },
};

fn judge(context: &Context<'_>) -> Result<Vec<Finding>, Cancelled> {
    let subject = context.subject;
    let found = subject.left_out.iter().filter_map(|header| {
        let meant = meant(subject.importer(), header)?;
        let message = Message::new("number-with-zero").with("column", header.as_str()).with("meant", meant);
        Some(Finding::new(&META, message).advise(Message::new("fix-map-column")))
    });
    Ok(found.collect())
}

/// The column that a header with zeros before its number must mean: `course01` → `course1`.
pub(super) fn meant(importer: &Importer, header: &str) -> Option<String> {
    let name = php::trim(header).to_lowercase();
    importer.fields.iter().filter(|field| field.is_family()).find_map(|field| {
        let digits = name.strip_prefix(field.stem())?;
        let number = digits.trim_start_matches('0');
        let zeros = digits.len() > number.len() && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        zeros.then(|| format!("{}{number}", field.stem()))
    })
}
