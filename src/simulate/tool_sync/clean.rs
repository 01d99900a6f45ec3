//! What Moodle makes of an account's values on the way to the database, and which it cannot store.
//! Source: `core_user::clean_field`, the columns of the `user` table, Moodle 4.5.

use crate::catalogue::Site;

/// Longest value of a field in characters, when the database has a limit.
pub(super) fn limit(field: &str) -> Option<usize> {
    match field {
        "username" | "firstname" | "lastname" | "email" | "timezone" => Some(100),
        "idnumber" | "institution" | "department" | "address" | "password" => Some(255),
        "city" => Some(120),
        "phone1" | "phone2" | "auth" => Some(20),
        "lang" => Some(30),
        "country" => Some(2),
        _ => None,
    }
}

/// Whether Moodle accepts the login as it stands: lower case, and only the characters it knows
/// unless the site allows all.
pub(super) fn is_login(login: &str, site: &Site) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_' | '@');
    !login.trim().is_empty()
        && if site.site.extendedusernamechars == Some(true) { login == login.to_lowercase() } else { login.chars().all(plain) }
}

/// Authentication plugins that come with Moodle 4.5.
const AUTH: [&str; 11] = ["manual", "cas", "db", "email", "ldap", "lti", "mnet", "nologin", "none", "oauth2", "shibboleth"];

/// The value that is stored.
pub(super) fn cleaned(field: &str, value: &str, site: &Site) -> String {
    let own = &site.site;
    let one_of = |choices: &[&str], otherwise: &str| if choices.contains(&value) { value } else { otherwise }.to_owned();
    match field {
        "firstname" | "lastname" | "institution" | "department" | "city" | "address" | "phone1" | "phone2" => without_tags(value),
        "email" => value.trim().to_owned(),
        "maildisplay" | "maildigest" => one_of(&["0", "1", "2"], "0"),
        "suspended" | "deleted" => flag(value).to_owned(),
        "country" if is_country(value) => value.to_owned(),
        "country" => own.default_country.clone().filter(|code| !code.is_empty()).unwrap_or_else(|| "0".to_owned()),
        // A language that is not installed gives way to that of the site.
        "lang" if is_known_language(value, site) => value.to_owned(),
        "lang" => own.lang.clone().unwrap_or_else(|| value.to_owned()),
        "timezone" if value == "99" || value.contains('/') || value == "UTC" => value.to_owned(),
        "timezone" => own.timezone.clone().unwrap_or_else(|| "99".to_owned()),
        "auth" if AUTH.contains(&value) || value == "webservice" => value.to_owned(),
        "auth" => own.enabled_auth.iter().flatten().find(|known| *known == value).cloned().unwrap_or_default(),
        _ => value.to_owned(),
    }
}

/// Whether a language is certainly installed: English always is, and that of the site.
pub(super) fn is_known_language(value: &str, site: &Site) -> bool {
    matches!(value, "" | "en") || site.site.lang.as_deref().is_some_and(|lang| lang.eq_ignore_ascii_case(value))
}

/// Moodle's `PARAM_BOOL`.
fn flag(value: &str) -> &'static str {
    match value.to_lowercase().as_str() {
        "" | "0" | "off" | "no" | "false" => "0",
        _ => "1",
    }
}

/// PHP's `strip_tags`, near enough for names: whatever stands between `<` and `>` goes.
fn without_tags(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        out.push_str(text);
        // A lone `<` before a blank is no tag.
        if tag[1..].starts_with(char::is_whitespace) {
            out.push('<');
            rest = &tag[1..];
            continue;
        }
        rest = tag.find('>').map_or("", |end| &tag[end + 1..]);
    }
    out + rest
}

/// Whether it is one of the two-letter codes of ISO 3166-1, or nothing.
fn is_country(code: &str) -> bool {
    const CODES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
        CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG \
        GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ \
        LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR \
        NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ \
        TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";
    code.is_empty() || (code.len() == 2 && CODES.split(' ').any(|known| known == code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_are_lower_case_letters_digits_and_four_signs() {
        let site = Site::default();
        for (login, fits) in [("m.durand_1-a@x.org", true), ("jean+valjean", false), ("zoé", false), ("a b", false), ("", false)] {
            assert_eq!(is_login(login, &site), fits, "{login}");
        }
    }

    #[test]
    fn values_out_of_the_choices_are_replaced_and_tags_go() {
        let site = Site::default();
        for (field, value, stored) in [
            ("maildisplay", "x", "0"),
            ("suspended", "oui", "1"),
            ("suspended", "", "0"),
            ("auth", "magie", ""),
            ("auth", "cas", "cas"),
            ("country", "FR", "FR"),
            ("country", "FRANCE", "0"),
            ("firstname", "<b>Léa</b>", "Léa"),
        ] {
            assert_eq!(cleaned(field, value, &site), stored, "{field} {value}");
        }
    }
}
