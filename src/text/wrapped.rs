//! What people write around a login or the name of a course: a domain, an address, brackets, what a spreadsheet adds to a number.
//! Nothing here says which reading is meant: the catalogue does.

use super::fold;

/// Readings tried of one text; more are no hint any more.
const MOST: usize = 40;
/// Signs that some programs write before a login so that spreadsheets take it for text.
const BEFORE: &[char] = &['#', '@', '\'', '=', '"', '`', '’'];

/// The logins, numbers or addresses that a text may stand for, without the text itself; the nearest first.
pub fn logins(text: &str) -> Vec<String> {
    let mut found: Vec<String> = vec![text.trim().to_owned()];
    let mut at = 0;
    while at < found.len() && found.len() < MOST {
        for reading in readings(&found[at].clone()) {
            let reading = reading.trim().to_owned();
            if !reading.is_empty() && !found.contains(&reading) {
                found.push(reading);
            }
        }
        at += 1;
    }
    found.retain(|reading| reading != text.trim());
    found
}

fn readings(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    found.extend(number(text));
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("mailto:") {
        found.push(text["mailto:".len()..].split('?').next().unwrap_or_default().to_owned());
    }
    found.push(text.trim_start_matches(BEFORE).trim_end_matches(['"', '#', ';', ',']).to_owned());
    for (open, close) in [('<', '>'), ('(', ')'), ('[', ']'), ('{', '}')] {
        if let Some((before, rest)) = text.split_once(open)
            && let Some((inside, after)) = rest.split_once(close)
        {
            found.extend([inside.to_owned(), format!("{before} {after}")]);
        }
    }
    if let Some((_, login)) = text.rsplit_once('\\') {
        found.push(login.to_owned());
    }
    if let Some((login, _)) = text.split_once('@').filter(|(login, domain)| !login.is_empty() && domain.contains('.')) {
        found.push(login.to_owned());
        if let Some((login, _)) = login.split_once('+') {
            found.push(login.to_owned());
        }
    }
    // A name beside the login: only words that hold a digit or an address, for a name is nobody's login.
    if text.contains(char::is_whitespace) {
        let tells = |word: &&str| word.chars().any(|c| c.is_ascii_digit()) || word.contains('@');
        found.extend(text.split(|c: char| c.is_whitespace() || c == ':' || c == ',').filter(tells).map(str::to_owned));
    }
    // Dashes or dots that part a number.
    let joined: String = text.chars().filter(|c| !matches!(c, '-' | '.' | '/' | '_')).collect();
    if joined.len() < text.len() && joined.len() >= 6 && joined.bytes().all(|byte| byte.is_ascii_digit()) {
        found.push(joined);
    }
    // A letter before a number, a mark behind it.
    let digits: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() >= 6).collect();
    if let ([run], true) = (digits.as_slice(), !text.contains(['@', ' '])) {
        found.push((*run).to_owned());
    }
    found
}

/// The whole number that a spreadsheet wrote with decimals or in groups of three: `55000901.0`, `55 000 901`, `55.000.901`.
pub fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((whole, decimals)) = text.rsplit_once(['.', ','])
        && digits(whole)
        && digits(decimals)
        && decimals.len() < 3
        && decimals.bytes().all(|byte| byte == b'0')
    {
        return Some(whole.to_owned());
    }
    let mut groups = text.split([' ', '\u{a0}', '\u{202f}', '\u{2009}', '.', ',', '\'', '’']);
    let first = groups.next().filter(|first| digits(first) && first.len() <= 3)?;
    let mut whole = first.to_owned();
    for group in groups {
        if !digits(group) || group.len() != 3 {
            return None;
        }
        whole.push_str(group);
    }
    (whole.len() > first.len()).then_some(whole)
}

/// The names, codes and short names that a text for a course may hold: what stands inside and outside of brackets, and on either
/// side of a dash, a colon or a bar with blanks. Without the text itself.
pub fn courses(text: &str) -> Vec<String> {
    let text = text.trim();
    let mut found: Vec<String> = Vec::new();
    for (open, close) in [('(', ')'), ('[', ']'), ('<', '>'), ('«', '»')] {
        if let Some((before, rest)) = text.split_once(open)
            && let Some((inside, _)) = rest.rsplit_once(close)
        {
            found.extend([inside.trim().to_owned(), before.trim().to_owned()]);
        }
    }
    for sign in [" - ", " – ", " — ", " : ", "\u{202f}: ", "\u{a0}: ", ": ", " | ", " / "] {
        if let Some((before, after)) = text.split_once(sign) {
            found.extend([before.trim().to_owned(), after.trim().to_owned()]);
        }
    }
    found.retain(|part| part.len() > 1 && part != text);
    found.dedup();
    found
}

/// What the address of a course page says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CourseLink {
    /// Number in the platform's database.
    Id(i64),
    /// Short name or code.
    Name(String),
}

/// The host and the course of an address such as `https://moodle.example.org/course/view.php?id=12`; `None` when it is none.
pub fn course_link(text: &str) -> Option<(String, CourseLink)> {
    let lower = fold::careful(text);
    let at = lower.find("http://").or_else(|| lower.find("https://"))?;
    // Folding may shorten a text: an address holds ASCII, and is looked for again in the text as it stands.
    let text = text.get(text.to_ascii_lowercase().find("http").unwrap_or(at)..)?;
    let text = text.split(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | ']' | '"')).next()?;
    let (_, rest) = text.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let (page, query) = path.split_once('?')?;
    let is_course = page.ends_with("course/view.php") || page.ends_with("user/index.php") || page.ends_with("enrol/index.php");
    let query = query.split('#').next()?;
    let link = query.split('&').filter_map(|pair| pair.split_once('=')).find_map(|(key, value)| match key {
        "id" => value.parse().ok().map(CourseLink::Id),
        "name" | "idnumber" => Some(CourseLink::Name(value.replace('+', " ").replace("%20", " "))),
        _ => None,
    })?;
    is_course.then(|| (host.to_ascii_lowercase(), link))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_login_is_among_the_readings_of_what_people_write_around_it() {
        for text in [
            "55000901.0",
            "55 000 901",
            "55.000.901",
            "55,000,901",
            "mailto:55000901@univ.fr",
            "<55000901@univ.fr>",
            "Un Étudiant <55000901@univ.fr>",
            "UNIV\\55000901",
            "UNIV\\\\55000901",
            "55000901@univ.fr",
            "#55000901",
            "'55000901",
            "55000901 (UN Étudiant)",
            "UN Étudiant (55000901)",
            "UN Étudiant 55000901",
            "UN Étudiant - 55000901",
            "u55000901",
            "55000901-x",
            "55000901+moodle@univ.fr",
        ] {
            assert!(logins(text).contains(&"55000901".to_owned()), "{text}: {:?}", logins(text));
        }
        assert!(!logins("Martin DURAND").contains(&"Martin".to_owned()), "a name is nobody's login");
    }

    #[test]
    fn numbers_in_groups_of_three_are_one_number() {
        assert_eq!(number("1.234"), Some("1234".to_owned()));
        assert_eq!(number("12.34"), None);
        assert_eq!(number("55000901"), None);
        assert_eq!(number("TD.001"), None);
    }

    #[test]
    fn an_address_of_a_course_names_it() {
        let id = course_link("https://moodle.example.fr/course/view.php?id=3&section=1");
        assert_eq!(id, Some(("moodle.example.fr".to_owned(), CourseLink::Id(3))));
        let name = course_link("Voir https://m.fr/moodle/course/view.php?name=CHIM+L1#top");
        assert_eq!(name, Some(("m.fr".to_owned(), CourseLink::Name("CHIM L1".to_owned()))));
        assert_eq!(course_link("https://m.fr/mod/forum/view.php?id=3"), None);
    }
}
