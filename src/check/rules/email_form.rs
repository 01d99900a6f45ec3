#![doc = include_str!("../../../assets/rules/en/email_form.md")]

use crate::check::meta::pages;
use crate::check::{Form, Meta, Problem, Remedy, Value};
use crate::error::{Level, Message};
use crate::importer::{Behaviour, Kind, UnknownAccount};

/// The rule.
pub static META: Meta = Meta {
    code: "C307",
    name: "email_form",
    title: "rule-email-form",
    level: Level::Warning,
    reads: &[Kind::Email],
    holds: &[Behaviour::UnknownAccount(UnknownAccount::Creates)],
    needs: &[],
    pages: pages!("email_form"),
    form: Form::Value { judge, mend, costly: false, gather: None },
};

/// Roughly as Moodle looks at an address: something, one `@`, a host with a dot, no blank, ASCII.
/// Source: `validate_email` of Moodle 4.5.
fn is_address(text: &str) -> bool {
    let plain = text.bytes().all(|b| b.is_ascii_graphic() && !b",;:<>()[]".contains(&b));
    let Some((name, host)) = text.split_once('@') else { return false };
    let labels = || host.split('.');
    plain && !name.is_empty() && !host.contains('@') && labels().count() > 1 && labels().all(|label| !label.is_empty())
}

fn judge(value: &Value<'_>) -> Option<Problem> {
    (!is_address(value.text)).then(|| Problem::new(Level::Warning, Message::new("email-form").with("value", value.shown())))
}

fn mend(value: &Value<'_>) -> Vec<Remedy> {
    let visible = crate::text::invisible::visible(value.text);
    let address = visible.strip_prefix("mailto:").unwrap_or(&visible).replace(' ', "");
    if is_address(&address) { vec![Remedy::ask(address)] } else { vec![Remedy::advise(Message::new("fix-write-address"))] }
}
