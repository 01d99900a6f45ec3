//! The word catalogue: all languages say the same things, the code asks for what is there, French is
//! set as French is set.

use bordereau::error::{Arg, Message};
use bordereau::importer;
use bordereau::locale::{Language, Locale};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Ids that are put together from data. Each stands for all ids that begin with it.
const FAMILIES: &[&str] = &[
    "left-out-",
    "other-shape-",
    "fix-shape-",
    "ui-layout-",
    "importer-",
    "field-",
    "setting-",
    "danger-",
    "fact-",
    "does-",
    "tool-",
    "policy-",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|ext| ext == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Message id → text of its pattern, per language.
fn catalogue(language: &str) -> BTreeMap<String, String> {
    let mut messages = BTreeMap::new();
    for path in files(&root().join("assets/locale").join(language), "ftl") {
        let mut current: Option<String> = None;
        for line in fs::read_to_string(&path).unwrap().lines() {
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            if !line.starts_with(char::is_whitespace) && !line.starts_with('}') {
                let (id, text) = line.split_once(" =").unwrap_or_else(|| panic!("{}: {line}", path.display()));
                assert!(messages.insert(id.to_owned(), text.to_owned()).is_none(), "{id} stands twice in {language}");
                current = Some(id.to_owned());
            } else if let Some(text) = current.as_ref().and_then(|id| messages.get_mut(id)) {
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    messages
}

/// The variables of a pattern: every `$name`.
fn variables(pattern: &str) -> BTreeSet<String> {
    pattern.split('$').skip(1).map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()).collect()
}

fn code() -> String {
    files(&root().join("src"), "rs").iter().map(|path| fs::read_to_string(path).unwrap()).collect::<Vec<_>>().join("\n")
}

/// What a person sees of a pattern: everything in braces is code and becomes an `x`.
fn shown(pattern: &str) -> Vec<char> {
    let mut depth = 0;
    let mut shown = String::new();
    for c in pattern.chars() {
        match c {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                shown.push('x');
            }
            _ if depth == 0 => shown.push(c),
            _ => {}
        }
    }
    shown.replace("https:", "").replace("http:", "").chars().collect()
}

#[test]
fn all_languages_have_the_same_files_ids_and_variables() {
    let names = |language: &str| -> Vec<String> {
        let folder = root().join("assets/locale").join(language);
        files(&folder, "ftl").iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
    };
    let french = catalogue("fr");
    for other in Language::ALL.map(Language::code) {
        assert_eq!(names("fr"), names(other));
        let words = catalogue(other);
        let lacking: Vec<&String> =
            french.keys().filter(|id| !words.contains_key(*id)).chain(words.keys().filter(|id| !french.contains_key(*id))).collect();
        assert!(lacking.is_empty(), "fr or {other} lacks {lacking:#?}");
        for (id, text) in &french {
            assert_eq!(variables(text), variables(&words[id]), "variables of {id} in {other}");
        }
    }
}

#[test]
fn no_message_is_unused() {
    let code = code();
    let unused: Vec<String> = catalogue("fr")
        .into_keys()
        .filter(|id| !FAMILIES.iter().any(|family| id.starts_with(family)) && !code.contains(&format!("\"{id}\"")))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn every_message_that_the_code_asks_for_is_there() {
    let words = catalogue("fr");
    let code = code();
    let mut missing = BTreeSet::new();
    for opening in ["Message::new(\"", ".text(\""] {
        for piece in code.split(opening).skip(1) {
            let id = piece.split('"').next().unwrap();
            let plausible = id.contains('-') && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            if plausible && !words.contains_key(id) {
                missing.insert(id.to_owned());
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_setting_has_a_label_words_for_what_it_can_be_and_a_sentence_on_what_it_does() {
    let words = catalogue("fr");
    let mut missing = BTreeSet::new();
    for importer in bordereau::importer::all() {
        for setting in &importer.settings {
            let mut ids = vec![setting.label().id.into_owned()];
            ids.extend(setting.choices.iter().map(|choice| setting.choice_words(choice).id.into_owned()));
            if !setting.choices.is_empty() {
                ids.push(setting.note_id());
            }
            ids.push(setting.value_words(importer.form.delimiters[0]).id.into_owned());
            missing.extend(ids.into_iter().filter(|id| !words.contains_key(id)));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_words_are_left_of_a_setting_that_no_importer_has() {
    let mut known: BTreeSet<String> = ["setting-as-it-is", "setting-as-in-the-file"].map(str::to_owned).into();
    for setting in bordereau::importer::all().iter().flat_map(|importer| &importer.settings) {
        known.insert(setting.label().id.into_owned());
        known.insert(setting.note_id());
        known.extend(setting.choices.iter().map(|choice| setting.choice_words(choice).id.into_owned()));
        known.extend([',', ';', '\t'].map(|delimiter| setting.value_words(delimiter).id.into_owned()));
    }
    let left: Vec<String> = catalogue("fr").into_keys().filter(|id| id.starts_with("setting-") && !known.contains(id)).collect();
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn french_signs_have_their_space_and_their_apostrophe() {
    let mut wrong = Vec::new();
    for (id, text) in catalogue("fr") {
        let shown = shown(&text);
        let blank = |c: Option<char>| c.is_none_or(|c| c.is_whitespace());
        for (i, &c) in shown.iter().enumerate() {
            let (before, after) = (i.checked_sub(1).map(|i| shown[i]), shown.get(i + 1).copied());
            let clock = c == ':' && before.is_some_and(|b| b.is_ascii_digit()) && after.is_some_and(|a| a.is_ascii_digit());
            let code_sign = before == Some('`') || after == Some('`');
            let glued = matches!(c, ';' | ':' | '!' | '?' | '»') && !blank(before) && !clock && !code_sign;
            let opening = c == '«' && !blank(after);
            let straight = c == '\'' && before.is_some_and(char::is_alphabetic);
            if glued || opening || straight {
                wrong.push(format!("{id}: {}", shown.iter().collect::<String>().trim()));
                break;
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn french_is_calm_and_uses_the_words_of_the_field() {
    let mut wrong = Vec::new();
    for (id, text) in catalogue("fr") {
        let shown: String = shown(&text).into_iter().collect();
        for word in ["euillez", "!", "enrôle", "shortname"] {
            if shown.contains(word) {
                wrong.push(format!("{id} says «{word}»"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_message_is_one_that_can_be_shown() {
    for language in Language::ALL {
        let (folder, locale) = (language.code(), Locale::new(language));
        let broken: Vec<String> = catalogue(folder).into_keys().filter(|id| !locale.has(id)).collect();
        assert!(broken.is_empty(), "{folder} {broken:?}");
    }
}

/// The arguments of a message: numbers where the pattern tells singular from plural, texts elsewhere.
fn arguments(pattern: &str, number: i64, text: &str) -> Vec<(String, Arg)> {
    let counts = |name: &str| {
        pattern.split(&format!("${name} ->")).skip(1).any(|rest| {
            let first = rest.trim_start().trim_start_matches('*');
            ["[one]", "[0]", "[1]", "[other]"].iter().any(|key| first.starts_with(key))
        })
    };
    let value = |name: &str| if counts(name) { Arg::Number(number) } else { Arg::Text(text.to_owned()) };
    variables(pattern).into_iter().map(|name| (name.clone(), value(&name))).collect()
}

/// Every message of a language with these arguments.
fn rendered(language: Language, folder: &str, number: i64, text: &str) -> Vec<(String, String)> {
    let locale = Locale::new(language);
    let render = |(id, pattern): (String, String)| {
        let args = arguments(&pattern, number, text).into_iter().map(|(name, value)| (name.into(), value)).collect();
        let shown = locale.message(&Message { id: id.clone().into(), args });
        (id, shown)
    };
    catalogue(folder).into_iter().map(render).collect()
}

#[test]
fn no_french_sentence_says_de_or_que_before_a_vowel_whatever_its_arguments_are() {
    let mut wrong = Vec::new();
    for number in [0, 1, 2] {
        for (id, shown) in rendered(Language::French, "fr", number, "Éva") {
            for word in ["de ", "que ", "De ", "Que "] {
                let met = shown.match_indices(word).any(|(at, _)| {
                    let alone = !shown[..at].ends_with(|c: char| c.is_alphanumeric() || c == '’' || c == '-');
                    let after = &shown[at + word.len()..];
                    alone
                        && (after.starts_with("Éva") || after.starts_with("une ") || after.starts_with("un ") || after.starts_with("aucun"))
                });
                if met {
                    wrong.push(format!("{id}: {shown}"));
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn one_is_never_followed_by_a_plural() {
    // Words that end so in the singular, and verbs that do.
    let same = ["cours", "accès", "fois", "mois", "des", "has", "enrols", "fix", "address", "access", "class"];
    let plural = |noun: &str| {
        let noun = noun.trim_matches(|c: char| !c.is_alphabetic());
        noun.len() > 2 && noun.ends_with(['s', 'x']) && !same.contains(&noun)
    };
    let mut wrong = Vec::new();
    for (language, folder) in [(Language::French, "fr"), (Language::English, "en")] {
        let patterns = catalogue(folder);
        for (id, shown) in rendered(language, folder, 1, "Éva") {
            let counted = arguments(&patterns[&id], 1, "").iter().any(|(_, value)| matches!(value, Arg::Number(_)));
            let words: Vec<&str> = shown.split_whitespace().collect();
            if counted && words.windows(2).any(|pair| pair[0] == "1" && plural(pair[1])) {
                wrong.push(format!("{id}: {shown}"));
            }
            // What is written for one says its noun right behind.
            for variant in patterns[&id].split("[one]").skip(1) {
                let mut words = variant.split_whitespace();
                let one = words.next().is_some_and(|word| ["un", "une", "one", "a"].contains(&word.to_lowercase().as_str()));
                if one && words.next().is_some_and(plural) {
                    wrong.push(format!("{id}: {variant}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn everything_that_the_descriptions_of_importers_name_has_its_words() {
    let locale = Locale::new(Language::French);
    for importer in importer::all() {
        let fields = importer.fields.iter().map(|field| field.label_id());
        let settings = importer.settings.iter().map(|setting| format!("setting-{}", setting.key));
        let ids = fields.chain(settings).chain(importer.fact_ids()).chain([importer.title_id(), importer.note_id()]);
        let does = importer.does.told().into_iter().map(|told| format!("does-{}", told.word));
        let dangers =
            importer.columns.iter().map(|column| format!("danger-{}", column.danger.word())).filter(|id| id != "danger-overwrites-profile");
        let ids = ids.chain(does).chain(dangers).chain([importer.tool().id.into_owned()]);
        let lacking: Vec<String> = ids.filter(|id| !locale.has(id)).collect();
        assert!(lacking.is_empty(), "{} {lacking:?}", importer.id);
    }
}
