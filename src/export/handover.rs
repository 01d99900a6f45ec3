//! The text that goes to the platform manager with the file: what it is, and which settings to choose.

use super::Summary;
use crate::catalogue::Untold;
use crate::error::Message;
use crate::importer::{Importer, Setting};
use crate::locale::Locale;

/// What the hand-over text speaks of. No name and no login of anybody.
pub struct Handover<'a> {
    /// Program that will read the file.
    pub importer: &'a Importer,
    /// Name of the platform.
    pub platform: &'a str,
    /// The files; at least one.
    pub files: &'a [Sent<'a>],
    /// Delimiter of the files.
    pub delimiter: char,
    /// Settings of the import, in the order of the form.
    pub settings: &'a [Setting],
    /// What must be true before a request, in the words of the place.
    pub prerequisites: &'a [String],
    /// What the platform does not tell, and what is assumed in its place.
    pub untold: &'a Untold,
    /// What becomes of the rows; `None` where it was not simulated.
    pub outlook: Option<&'a Message>,
    /// What people will receive because of the file.
    pub welcome: &'a [Message],
    /// What was changed in the list, in words that name nobody.
    pub changes: &'a [Message],
}

/// A file that is handed over.
pub struct Sent<'a> {
    /// Its name, without its folder.
    pub name: &'a str,
    /// What was written.
    pub summary: &'a Summary,
    /// Short name of the course to choose on the platform, for a tool that takes one course at a time.
    pub course: Option<&'a str>,
}

/// The whole text, ready to be copied into a mail.
pub fn sheet(handover: &Handover<'_>, locale: &Locale) -> String {
    let mut lines = vec![locale.message(&Message::new("handover-title").with("platform", handover.platform)), String::new()];
    for Sent { name, summary, course } in handover.files {
        let file = Message::new("handover-file").with("name", *name).with("rows", summary.rows).with("size", locale.size(summary.bytes));
        lines.push(locale.message(&file));
        lines.extend(course.map(|course| locale.message(&Message::new("handover-course").with("course", course))));
        lines.push(locale.message(&Message::new("handover-digest").with("digest", summary.digest.as_str())));
    }
    if let Some(outlook) = handover.outlook {
        lines.push(String::new());
        lines.push(locale.message(&Message::new("handover-outlook").with("outlook", outlook.clone())));
    }
    lines.push(String::new());
    lines.push(locale.message(&Message::new("handover-settings").with("importer", Message::new(handover.importer.title_id()))));
    for setting in handover.settings.iter().filter(|setting| setting.is_told()) {
        let (label, value) = (setting.label(), setting.value_words(handover.delimiter));
        lines.push(locale.message(&Message::new("handover-setting").with("label", label).with("value", value)));
    }
    if handover.importer.simulator.as_deref() == Some("moodle-upload") {
        lines.push(String::new());
        lines.push(locale.text("handover-preview-warning"));
    }
    if handover.importer.simulator.is_some() {
        let topics = handover.untold.open.iter().map(|topic| locale.message(&topic.message()));
        let assumed = handover.untold.assumed.iter().map(|what| locale.text(what.title_id()));
        for (id, topics) in [("handover-untold", topics.collect::<Vec<_>>()), ("handover-assumed", assumed.collect())] {
            if !topics.is_empty() {
                lines.push(String::new());
                lines.push(locale.message(&Message::new(id).with("topics", topics.join(", "))));
            }
        }
    }
    if !handover.welcome.is_empty() {
        lines.push(String::new());
        lines.extend(handover.welcome.iter().map(|message| locale.message(message)));
    }
    if !handover.changes.is_empty() {
        lines.push(String::new());
        lines.push(locale.text("handover-changes"));
        let said = handover.changes.iter().map(|change| locale.message(change));
        lines.extend(said.map(|said| locale.message(&Message::new("handover-change").with("text", said))));
    }
    if !handover.prerequisites.is_empty() {
        lines.push(String::new());
        lines.push(locale.text("handover-prerequisites"));
        let said = handover.prerequisites.iter();
        lines.extend(said.map(|said| locale.message(&Message::new("handover-prerequisite").with("text", said.as_str()))));
    }
    lines.join("\n") + "\n"
}
