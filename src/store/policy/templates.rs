//! What is made from the keys: a file to begin with, the templates of Windows group policy, the table of the page.

use super::{KEYS, Key, Kind};
use crate::locale::{Language, Locale};
use std::fmt::Write as _;

/// Name and content of every file.
pub fn all() -> Vec<(String, String)> {
    let mut files = vec![("policy.toml".to_owned(), file()), ("bordereau.admx".to_owned(), admx())];
    for language in Language::ALL {
        files.push((format!("{}/bordereau.adml", language.tag()), adml(&Locale::new(language))));
    }
    files
}

/// A policy file with every key, none of them in force.
fn file() -> String {
    let (fr, en) = (Locale::new(Language::French), Locale::new(Language::English));
    let mut text = String::from("# Windows: %ProgramData%\\bordereau\\policy.toml   Linux: /etc/xdg/bordereau/policy.toml\n");
    text += "# macOS: /Library/Application Support/bordereau/policy.toml\n";
    for (section, head) in [("forced", "policy-about-forced"), ("default", "policy-about-default")] {
        let _ = write!(text, "\n# {}\n# {}\n[{section}]\n", fr.text(head), en.text(head));
        for key in KEYS.iter().filter(|key| section == "forced" || key.of_person) {
            let _ = write!(text, "# {} / {}\n# {} = {}\n", fr.message(&key.title()), en.message(&key.title()), key.name, example(key));
        }
    }
    text
}

fn example(key: &Key) -> String {
    match &key.kind {
        Kind::Flag => "false".to_owned(),
        Kind::Number(least, _) => least.max(&30).to_string(),
        Kind::Choice(words) => format!("\"{}\"", words[0]),
        Kind::Some(words) => format!("[\"{}\"]", words[..2].join("\", \"")),
        Kind::Place => "\"https://dsi.example.org/etablissement.json\"".to_owned(),
    }
}

/// The table of keys in Markdown, for the page.
pub fn table(locale: &Locale) -> String {
    let mut text = format!("| {} |\n|---|---|---|---|\n", locale.text("policy-table"));
    for key in KEYS {
        let whose = locale.text(if key.of_person { "policy-both" } else { "policy-forced-only" });
        let _ = writeln!(text, "| `{}` | {} | {} | {whose} |", key.name, locale.message(&key.title()), key.takes_what());
    }
    text
}

/// The two places of each key: what is forced, and what is usual.
fn policies() -> impl Iterator<Item = (&'static Key, bool, String)> {
    KEYS.iter().flat_map(|key| {
        let usual = key.of_person.then(|| (key, false, format!("{}-default", key.id())));
        std::iter::once((key, true, format!("{}-forced", key.id()))).chain(usual)
    })
}

fn admx() -> String {
    let mut text = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
        "<policyDefinitions xmlns=\"http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions\" revision=\"1.0\" schemaVersion=\"1.0\">\n",
        "  <policyNamespaces>\n",
        "    <target prefix=\"bordereau\" namespace=\"Bordereau.Policies\"/>\n",
        "    <using prefix=\"windows\" namespace=\"Microsoft.Policies.Windows\"/>\n",
        "  </policyNamespaces>\n",
        "  <resources minRequiredRevision=\"1.0\"/>\n",
        "  <categories>\n",
        "    <category name=\"bordereau\" displayName=\"$(string.bordereau)\"/>\n",
        "    <category name=\"usual\" displayName=\"$(string.usual)\"><parentCategory ref=\"bordereau\"/></category>\n",
        "  </categories>\n",
        "  <policies>\n",
    ));
    for (key, is_forced, id) in policies() {
        let (path, category) = match is_forced {
            true => ("Software\\Policies\\Bordereau", "bordereau"),
            false => ("Software\\Policies\\Bordereau\\Default", "usual"),
        };
        let (is_flag, name) = (key.kind == Kind::Flag, key.name);
        let value_name = if is_flag { format!(" valueName=\"{name}\"") } else { String::new() };
        let presentation = if is_flag { String::new() } else { format!(" presentation=\"$(presentation.{id})\"") };
        let _ = writeln!(
            text,
            "    <policy name=\"{id}\" class=\"Machine\" displayName=\"$(string.{id})\" explainText=\"$(string.{}-about)\" key=\"{path}\"{value_name}{presentation}>",
            key.id()
        );
        let _ = writeln!(text, "      <parentCategory ref=\"{category}\"/>\n      <supportedOn ref=\"windows:SUPPORTED_Windows_10_0\"/>");
        match &key.kind {
            Kind::Flag => {
                text += "      <enabledValue><decimal value=\"1\"/></enabledValue>\n      <disabledValue><decimal value=\"0\"/></disabledValue>\n";
            }
            Kind::Number(least, most) => {
                let _ = writeln!(
                    text,
                    "      <elements><decimal id=\"value\" valueName=\"{name}\" minValue=\"{least}\" maxValue=\"{most}\" required=\"true\"/></elements>"
                );
            }
            Kind::Choice(words) => {
                let _ = writeln!(text, "      <elements><enum id=\"value\" valueName=\"{name}\" required=\"true\">");
                for word in *words {
                    let _ =
                        writeln!(text, "        <item displayName=\"$(string.word-{word})\"><value><string>{word}</string></value></item>");
                }
                text += "      </enum></elements>\n";
            }
            Kind::Some(_) | Kind::Place => {
                let _ = writeln!(text, "      <elements><text id=\"value\" valueName=\"{name}\" required=\"true\"/></elements>");
            }
        }
        text += "    </policy>\n";
    }
    text + "  </policies>\n</policyDefinitions>\n"
}

fn adml(locale: &Locale) -> String {
    let mut text = format!(
        concat!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
            "<policyDefinitionResources xmlns=\"http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions\" revision=\"1.0\" schemaVersion=\"1.0\">\n",
            "  <displayName>Bordereau</displayName>\n  <description>Bordereau</description>\n  <resources>\n    <stringTable>\n",
            "      <string id=\"bordereau\">Bordereau</string>\n      <string id=\"usual\">{}</string>\n",
        ),
        escaped(&locale.text("policy-category-default"))
    );
    let mut words: Vec<&str> = Vec::new();
    for (key, _, id) in policies() {
        let _ = writeln!(text, "      <string id=\"{id}\">{}</string>", escaped(&locale.message(&key.title())));
        if let Kind::Choice(choices) = &key.kind {
            words.extend(choices.iter().filter(|word| !words.contains(word)).collect::<Vec<_>>());
        }
    }
    for key in KEYS {
        let about = format!("{} {}", locale.message(&key.title()), key.takes_what());
        let _ = writeln!(text, "      <string id=\"{}-about\">{}</string>", key.id(), escaped(&about));
    }
    for word in words {
        let _ = writeln!(text, "      <string id=\"word-{word}\">{word}</string>");
    }
    text += "    </stringTable>\n    <presentationTable>\n";
    for (key, _, id) in policies().filter(|(key, ..)| key.kind != Kind::Flag) {
        let label = escaped(&locale.message(&key.title()));
        let element = match key.kind {
            Kind::Number(..) => format!("<decimalTextBox refId=\"value\">{label}</decimalTextBox>"),
            Kind::Choice(_) => format!("<dropdownList refId=\"value\">{label}</dropdownList>"),
            _ => format!("<textBox refId=\"value\"><label>{label}</label></textBox>"),
        };
        let _ = writeln!(text, "      <presentation id=\"{id}\">{element}</presentation>");
    }
    text + "    </presentationTable>\n  </resources>\n</policyDefinitionResources>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// `UPDATE_TEMPLATES=1 cargo test --lib templates` writes them anew.
    #[test]
    fn the_files_that_are_shipped_are_those_that_the_keys_make() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/package/policy");
        for (name, text) in all() {
            let path = folder.join(&name);
            if std::env::var_os("UPDATE_TEMPLATES").is_some() {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, &text).unwrap();
            }
            let shipped = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
            assert_eq!(shipped, text, "{name}: UPDATE_TEMPLATES=1 writes it anew");
        }
    }

    #[test]
    fn every_reference_of_the_definitions_has_its_words_in_both_languages() {
        let admx = admx();
        for language in Language::ALL {
            let adml = adml(&Locale::new(language));
            for (kind, element) in [("$(string.", "<string id=\""), ("$(presentation.", "<presentation id=\"")] {
                for id in admx.split(kind).skip(1).filter_map(|rest| rest.split(')').next()) {
                    assert_eq!(adml.matches(&format!("{element}{id}\"")).count(), 1, "{id}");
                }
            }
        }
    }

    #[test]
    fn the_example_file_is_one_that_is_taken() {
        let lines = file();
        let live: String = lines
            .lines()
            .map(|line| {
                line.strip_prefix("# ").filter(|rest| KEYS.iter().any(|key| rest.starts_with(&format!("{} = ", key.name)))).unwrap_or(line)
            })
            .map(|line| format!("{line}\n"))
            .collect();
        let mut policy = super::super::Policy::default();
        policy.take(&live.parse().unwrap(), "example");
        assert!(policy.faults.is_empty(), "{:?}", policy.faults);
        assert_eq!(policy.forced.len(), KEYS.len());
    }

    #[test]
    fn the_page_has_the_table_of_the_keys() {
        for language in Language::ALL {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pages").join(language.code()).join("desks.md");
            let page = std::fs::read_to_string(path).unwrap();
            assert!(page.contains(table(&Locale::new(language)).trim_end()), "{}", table(&Locale::new(language)));
        }
    }
}
