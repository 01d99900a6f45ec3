//! The text that goes to the platform manager with the file: what it is, and which settings to choose.

use super::Summary;
use crate::error::Message;
use crate::importer::{Importer, Setting};
use crate::locale::Locale;

/// What the hand-over text speaks of. No name and no login of anybody.
pub struct Handover<'a> {
    /// Program that will read the file.
    pub importer: &'a Importer,
    /// Name of the platform.
    pub platform: &'a str,
    /// Name of the file, without its folder.
    pub file_name: &'a str,
    /// What was written.
    pub summary: &'a Summary,
    /// Delimiter of the file.
    pub delimiter: char,
    /// Settings of the import, in the order of the form.
    pub settings: &'a [Setting],
}

/// The whole text, ready to be copied into a mail.
pub fn sheet(handover: &Handover<'_>, locale: &Locale) -> String {
    let summary = handover.summary;
    let mut lines = vec![
        locale.message(&Message::new("handover-title").with("platform", handover.platform)),
        String::new(),
        locale.message(
            &Message::new("handover-file")
                .with("name", handover.file_name)
                .with("rows", summary.rows)
                .with("size", locale.size(summary.bytes)),
        ),
        locale.message(&Message::new("handover-digest").with("digest", summary.digest.as_str())),
        String::new(),
        locale.message(&Message::new("handover-settings").with("importer", Message::new(handover.importer.title_id()))),
    ];
    for (label, value) in settings(handover.settings, handover.delimiter) {
        lines.push(locale.message(&Message::new("handover-setting").with("label", label).with("value", value)));
    }
    if handover.importer.simulator.as_deref() == Some("moodle-upload") {
        lines.push(String::new());
        lines.push(locale.text("handover-preview-warning"));
    }
    lines.join("\n") + "\n"
}

/// Label and value of every import setting to choose, in the order given.
pub fn settings(settings: &[Setting], delimiter: char) -> impl Iterator<Item = (Message, Message)> + '_ {
    settings.iter().map(move |setting| setting_words(setting, delimiter))
}

/// Label and value of an import setting, as messages.
fn setting_words(setting: &Setting, delimiter: char) -> (Message, Message) {
    let Setting { key, value, literal } = setting;
    let label = Message::new(format!("setting-{key}"));
    if *literal {
        return (label, Message::new("setting-as-it-is").with("value", value.as_str()));
    }
    let value = match (value.as_str(), delimiter) {
        ("{delimiter}", ',') => "comma".to_owned(),
        ("{delimiter}", '\t') => "tab".to_owned(),
        ("{delimiter}", _) => "semicolon".to_owned(),
        (other, _) => other.to_lowercase(),
    };
    (label, Message::new(format!("setting-{key}-{value}")))
}
