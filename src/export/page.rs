//! The sheet that goes with a file, as one page for a browser: nothing is fetched from elsewhere, it prints well, and a screen
//! reader finds its way by headings, lists and tables with titles. No student's name stands in it.

use super::Handover;
use crate::error::Message;
use crate::locale::Locale;

/// One course of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoursePart {
    /// Short name.
    pub shortname: String,
    /// What people see.
    pub fullname: String,
    /// Enrolments written.
    pub enrolments: u64,
    /// People per role, by short name.
    pub roles: Vec<(String, u64)>,
    /// Groups that will be created.
    pub new_groups: Vec<String>,
    /// Rows refused.
    pub refused: u64,
}

/// What the page tells beside the text.
pub struct Page<'a> {
    /// What the text speaks of.
    pub handover: &'a Handover<'a>,
    /// The courses, in the order of the file.
    pub courses: &'a [CoursePart],
    /// What is known and may surprise, one sentence each.
    pub remarks: &'a [Message],
    /// The day on which it was made, as people write it.
    pub day: &'a str,
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}\
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}\
caption{text-align:left;font-weight:600;padding:.3rem 0}th,td{border:1px solid #767676;padding:.35rem .5rem;text-align:left;vertical-align:top}\
code{overflow-wrap:anywhere}@media print{body{margin:0;max-width:none}tr{break-inside:avoid}h2{break-after:avoid}}";

/// The whole page.
pub fn page(page: &Page<'_>, locale: &Locale) -> String {
    let Page { handover, courses, remarks, day } = page;
    let say = |message: Message| escaped(&locale.message(&message));
    let title = say(Message::new("handover-title").with("platform", handover.platform));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{}</p>\n",
        locale.language().code(),
        say(Message::new("page-made").with("day", *day)),
    );
    let mut section = |id: &'static str, body: String| {
        out.push_str(&format!("<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{}</h2>\n{body}</section>\n", say(Message::new(id))));
    };
    section("page-file", files(handover, &say, locale));
    section("page-settings", settings(handover, &say));
    let outlook = handover.outlook.map(|outlook| format!("<p>{}</p>\n", say(outlook.clone()))).unwrap_or_default();
    if !courses.is_empty() || !outlook.is_empty() {
        let table = if courses.is_empty() { String::new() } else { table(courses, &say, locale) };
        section("page-courses", outlook + &table);
    }
    if !remarks.is_empty() {
        section("page-remarks", list("ul", remarks.iter().map(|remark| say(remark.clone()))));
    }
    if !handover.changes.is_empty() {
        section("page-changes", list("ul", handover.changes.iter().map(|change| say(change.clone()))));
    }
    if !handover.prerequisites.is_empty() {
        section("page-prerequisites", list("ul", handover.prerequisites.iter().map(|text| escaped(text))));
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn files(handover: &Handover<'_>, say: &dyn Fn(Message) -> String, locale: &Locale) -> String {
    let one = |file: &super::Sent<'_>| {
        let summary = Message::new("handover-file").with("name", file.name).with("rows", file.summary.rows);
        let course = file.course.map(|course| format!("<br>{}", say(Message::new("handover-course").with("course", course))));
        format!(
            "{}{}<br>SHA-256 <code>{}</code>",
            say(summary.with("size", locale.size(file.summary.bytes))),
            course.unwrap_or_default(),
            escaped(&file.summary.digest)
        )
    };
    list("ul", handover.files.iter().map(one))
}

/// The settings to choose, one by one, in the order of the form.
fn settings(handover: &Handover<'_>, say: &dyn Fn(Message) -> String) -> String {
    let told = handover.settings.iter().filter(|setting| setting.is_told());
    let one = |setting: &crate::importer::Setting| {
        say(Message::new("handover-setting").with("label", setting.label()).with("value", setting.value_words(handover.delimiter)))
    };
    let head = say(Message::new("handover-settings").with("importer", Message::new(handover.importer.title_id())));
    format!("<p>{head}</p>\n{}", list("ol", told.map(one)))
}

fn table(courses: &[CoursePart], say: &dyn Fn(Message) -> String, locale: &Locale) -> String {
    let heads = ["page-course", "page-enrolments", "page-roles", "page-new-groups", "page-refused"];
    let heads: String = heads.iter().map(|id| format!("<th scope=\"col\">{}</th>", say(Message::new(*id)))).collect();
    let row = |course: &CoursePart| {
        let roles: Vec<String> = course.roles.iter().map(|(role, count)| format!("{} {}", escaped(role), locale.number(*count))).collect();
        let groups: Vec<String> = course.new_groups.iter().map(|group| escaped(group)).collect();
        format!(
            "<tr><th scope=\"row\">{}<br>{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            escaped(&course.shortname),
            escaped(&course.fullname),
            locale.number(course.enrolments),
            roles.join(", "),
            groups.join(", "),
            locale.number(course.refused)
        )
    };
    let caption = say(Message::new("page-caption").with("count", courses.len()));
    format!(
        "<table>\n<caption>{caption}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
        courses.iter().map(row).collect::<String>()
    )
}

fn list(kind: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("<li>{item}</li>\n")).collect();
    format!("<{kind}>\n{items}</{kind}>\n")
}

/// A text that means only itself in a page.
fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Untold;
    use crate::export::{Sent, Summary};
    use crate::importer::find;
    use crate::locale::Language;

    #[test]
    fn the_page_stands_alone_and_takes_every_name_for_text() {
        let importer = find("moodle-upload-users").unwrap();
        let summary = Summary { rows: 126, bytes: 3_891, digest: "ab12".into() };
        let outlook = Message::new("outlook-short").with("enrolled", 120).with("refused", 6).with("not_told", 0).with("changed", 0);
        let prerequisites = ["Compte d’un jour & plus".to_owned()];
        let handover = Handover {
            importer,
            platform: "Ecampus <b>",
            files: &[Sent { name: "a&b.csv", summary: &summary, course: None }],
            delimiter: ';',
            settings: &importer.settings,
            prerequisites: &prerequisites,
            untold: &Untold::default(),
            outlook: Some(&outlook),
            welcome: &[],
            changes: &[],
        };
        let courses = [CoursePart {
            shortname: "CHIM<L1>".into(),
            fullname: "Chimie".into(),
            enrolments: 120,
            roles: vec![("student".into(), 120)],
            new_groups: vec!["TD \"1\"".into()],
            refused: 6,
        }];
        let remarks = [Message::new("submit-never-asked")];
        for language in Language::ALL {
            let text = page(&Page { handover: &handover, courses: &courses, remarks: &remarks, day: "28/11/2026" }, &Locale::new(language));
            for outside in ["<script", "http://", "https://", "<b>", "<L1>", "src=", "url("] {
                assert!(!text.contains(outside), "{outside}");
            }
            for there in ["lang=\"", "<caption>", "scope=\"col\"", "scope=\"row\"", "<ol>", "CHIM&lt;L1&gt;", "a&amp;b.csv", "ab12"] {
                assert!(text.contains(there), "{there}");
            }
            assert!(!text.contains(">page-") && !text.contains("handover-") && !text.contains("setting-"));
            // It is well formed: a reader of XML finds every end.
            let body = text.replace("<!DOCTYPE html>", "").replace("<br>", "<br/>");
            let body = body.replace("<meta charset=\"utf-8\">", "").replace("<meta name=\"viewport\" content=\"width=device-width\">", "");
            let mut reader = quick_xml::Reader::from_str(&body);
            while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
        }
    }
}
