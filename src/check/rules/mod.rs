//! The rules, one file each: its page, its [`Meta`], its function.
//!
//! To add a rule: write its file with a new code that no rule ever had, name it so that it reads well
//! after "allow", add it to `mod` and to `ALL` in the order of the codes; write its pages
//! `assets/rules/{fr,en}/<name>.md` and its words in `assets/locale/{fr,en}/rules.ftl`; put a clean and a
//! dirty list into `tests/rules/<name>/` and run `INSTA_UPDATE=always cargo test --test rules`. The tests
//! say what is still missing.
//!
//! Moodle's "Upload users" does many things in silence. Where each is said:
//!
//! | | what the list holds | what Moodle does | rule |
//! |---|---|---|---|
//! | 1 | a person enrolled until a date, no period | removes the end | `end_date_removed` |
//! | 2 | an enrolment that has ended | opens it again for ever | `enrolment_reopened` |
//! | 3 | a course without manual enrolment | nothing, without a word | `course_without_manual` |
//! | 4 | a course whose manual method is off | enrols without access | `manual_method_off` |
//! | 5 | a suspended enrolment, no status | leaves it suspended | `stays_suspended` |
//! | 6 | a status other than 0 and 1 | ignores it | `status_not_0_or_1` |
//! | 7 | a suspension, and a second method | suspends one, access stays | `access_kept` |
//! | 8 | a teacher sent again as a student | adds the role, keeps the other | `role_added` |
//! | 9 | an empty role | gives the default role | `empty_cell`, `role_by_default` |
//! | 10 | `role2` or `role01` for `role1` | ignores it | `orphan_column`, `number_with_zero` |
//! | 11 | `1` as a role | makes a manager | `role_number` |
//! | 12 | a group in another spelling | creates a second one | `group_near_existing`, `invisible_character`, `group_spellings` |
//! | 13 | a number as a group | takes the group of that database id | `numeric_group` |
//! | 14 | a group really called by a number | creates it again at every import | `numeric_group` |
//! | 15 | several groups in a cell | creates one of that name | `several_groups` |
//! | 16 | a group's code, a grouping | creates a group of that name | `group_code` |
//! | 17 | a change of group | keeps the person in both | `group_kept` |
//! | 18 | `group2` beside `course1` | ignores it | `orphan_column`, `stray_cell` |
//! | 19 | `#N/A`, `NULL`, `-` as a group | creates a group of that name | `spreadsheet_error`, `group_placeholder` |
//! | 20 | `2 mois` as a period | 2 days | `period_not_days` |
//! | 21 | a date as a period | 31 days, 2025 days | `period_not_days` |
//! | 22 | `1 000` as a period | 1 day | `period_not_days` |
//! | 23 | `abc`, `-5`, `0.5` as a period | no end | `period_not_days` |
//! | 24 | a period of 0 where the course has one | the period of the course | `zero_period` |
//! | 25 | `05/01/2027` as a start | 1 May | `dangerous_column` (never written) |
//! | 26 | a French date as a start | ignores it | `dangerous_column` (never written) |
//! | 27 | an empty course | nothing, without a word | `empty_cell`, `stray_cell` |
//! | 28 | a suspended or closed account | enrols; nobody can log in | `closed_account` |
//! | 29 | empty profile cells | erases the profile | `profile_column` (never written) |
//! | 30 | names in capitals | rewrites the profile | `profile_column` (never written) |
//! | 31 | an empty e-mail | erases the address | `profile_column` (never written) |
//! | 32 | Windows-1252 taken for UTF-8 | loses the accents | `mojibake`, `lost_character`; the file is always UTF-8 |
//! | 33 | a quote left open | swallows rows | `value_needs_quotes`; the file has no quotes |
//! | 34 | a cohort by name | creates a cohort | `dangerous_column` (never written) |
//! | 35 | an `auth` column | changes the way of logging in | `dangerous_column` (never written) |
//! | 36 | `sysrole1` | gives the whole site | `dangerous_column` (never written) |
//! | 37 | the site's own short name | gives a role on the front page | `front_page` |
//! | 38 | two roles or periods for one person | adds roles up, keeps the last period | `conflicting_enrolment` |
//! | 39 | a country in words, an empty `maildisplay` | `0`, a hidden address | `profile_column`, `dangerous_column` (never written) |
//! | 40 | `1.5` as a type, `0` as course or group | nothing, without a word | `dangerous_column`, `empty_cell`, `group_placeholder` |
//!
//! What ends an import half-way or refuses the whole file: `long_group`, `period_too_long`,
//! `value_needs_quotes`, `repeated_column`, `unknown_column`.
//!
//! What tool_sync destroys or does in silence (an importer's description says which rules hold for it):
//!
//! | what the list holds | what tool_sync does | rule |
//! |---|---|---|
//! | a `deleted`, `oldusername`, `password`, `suspended` column | deletes, crashes, takes passwords away, opens accounts | `dangerous_column` (never written) |
//! | no profile columns | resets the profile | `profile_reset` |
//! | an empty or `0` required cell | stops | `cell_never_empty` |
//! | a first cell that begins with a sign | passes over the row | `row_passed_over` |
//! | a row over 1 000 bytes | takes its tail for another person | `row_too_long` |
//! | a value too long, a login with an accent | crashes | `value_too_long`, `character_not_taken` |
//! | `&#44` | writes the separator | `text_altered` |
//! | an unknown role | enrols without a role, or crashes | `unknown_role`, `role_label` |
//! | no method, another method | gives the role and enrols nobody | `role_without_enrolment`, `choice_not_taken` |
//! | `course3` without `course2` | ignores it | `number_gap_stops` |
//! | a date in another form | crashes, or takes now | `moment_form` |
//! | another e-mail than the account's | skips the row | `email_differs` |
//! | a login that is unknown | creates an account | `account_created` |
//! | `del`, `shift`, `gdel` | takes roles and groups away | `takes_away` |
//! | an unknown cohort | creates it, or ignores the row | `unknown_cohort` |
//! | no row at all | runs for ever | `no_row` |
//!
//! What the spreadsheet shows otherwise than it is: `number_display`; what it would compute: `formula_start`.
//!
//! Who is on the list, and who says so: `row_left_out`, `other_shape`, `rival_column`, `withdrawn_person`,
//! `opposite_status`.
//!
//! What the people of a platform say of it ([`crate::catalogue::Local`]): `closed_course`, `role_not_offered`, `role_label`,
//! `automatic_group`.

mod access_kept;
mod account_created;
mod administrator_account;
mod altered_code;
mod automatic_group;
mod cell_never_empty;
mod character_not_taken;
mod choice_not_taken;
mod closed_account;
mod closed_course;
mod conflicting_enrolment;
mod course_spelling;
mod course_without_manual;
mod dangerous_column;
mod duplicate_enrolment;
mod email_differs;
mod email_form;
mod email_repeated;
mod email_taken;
mod empty_cell;
mod end_date_removed;
mod end_is_past;
mod enrolment_reopened;
mod existing_account;
mod form;
mod formula_start;
mod front_page;
mod group_code;
mod group_created;
mod group_escaped;
mod group_kept;
mod group_near_existing;
mod group_placeholder;
mod group_spellings;
mod guest_account;
mod hidden_course;
mod invisible_character;
mod login_is_idnumber;
mod login_spelling;
mod long_group;
mod lost_character;
mod manual_method_off;
mod missing_column;
mod mojibake;
mod moment;
mod moment_form;
mod no_row;
mod number_display;
mod number_gap;
mod number_gap_stops;
mod number_with_zero;
mod numeric_group;
mod opposite_status;
mod orphan_column;
mod other_shape;
mod outer_blank;
mod period;
mod period_not_days;
mod period_too_long;
mod period_unit;
mod powerful_role;
mod profile_column;
mod profile_reset;
mod repeated_column;
mod returned_row;
mod rival_column;
mod role_added;
mod role_by_default;
mod role_label;
mod role_not_assignable;
mod role_not_offered;
mod role_number;
mod role_without_enrolment;
mod row_left_out;
mod row_passed_over;
mod row_too_long;
mod several_groups;
mod spreadsheet_error;
mod start_after_end;
mod status_not_0_or_1;
mod stays_suspended;
mod stray_cell;
mod takes_away;
mod text_altered;
mod unknown_account;
mod unknown_cohort;
mod unknown_column;
mod unknown_course;
mod unknown_group;
mod unknown_role;
mod value_needs_quotes;
mod value_too_long;
mod withdrawn_person;
mod words;
mod zero_period;

use super::Meta;
use crate::importer::{Behaviour, EnrolledAlready, Kind, NumberedColumns, RoleBy, UnknownGroup};

/// Every kind of column: for rules on the text itself.
const EVERY: &[Kind] = &[
    Kind::Login,
    Kind::Course,
    Kind::Role,
    Kind::Group,
    Kind::Days,
    Kind::Status,
    Kind::Idnumber,
    Kind::Email,
    Kind::Name,
    Kind::CourseIdnumber,
    Kind::Method,
    Kind::Start,
    Kind::End,
    Kind::Choice,
    Kind::Cohort,
    Kind::Text,
];

/// The importer enrols people.
const ENROLS: &[Behaviour] = &[
    Behaviour::EnrolledAlready(EnrolledAlready::Rewrites),
    Behaviour::EnrolledAlready(EnrolledAlready::Reopens),
    Behaviour::EnrolledAlready(EnrolledAlready::Keeps),
    Behaviour::EnrolledAlready(EnrolledAlready::SecondEnrolment),
];

/// It writes start and end of existing enrolments anew.
const REWRITES: &[Behaviour] = &[
    Behaviour::EnrolledAlready(EnrolledAlready::Rewrites),
    Behaviour::EnrolledAlready(EnrolledAlready::Reopens),
    Behaviour::EnrolledAlready(EnrolledAlready::SecondEnrolment),
];

/// It reads roles from the file.
const ROLES: &[Behaviour] =
    &[Behaviour::RoleBy(RoleBy::ShortnameOrId), Behaviour::RoleBy(RoleBy::Shortname), Behaviour::RoleBy(RoleBy::AnyCase)];

/// It puts people into groups.
const GROUPS: &[Behaviour] = &[
    Behaviour::UnknownGroup(UnknownGroup::Creates),
    Behaviour::UnknownGroup(UnknownGroup::ByCommand),
    Behaviour::UnknownGroup(UnknownGroup::Ignores),
    Behaviour::UnknownGroup(UnknownGroup::Says),
];

/// It makes the groups that are missing.
const MAKES_GROUPS: &[Behaviour] = &[Behaviour::UnknownGroup(UnknownGroup::Creates), Behaviour::UnknownGroup(UnknownGroup::ByCommand)];

/// It reads numbered columns of one course each.
const NUMBERS: &[Behaviour] = &[Behaviour::NumberedColumns(NumberedColumns::Any), Behaviour::NumberedColumns(NumberedColumns::UpToGap)];

/// By code.
static ALL: &[&Meta] = &[
    &missing_column::META,
    &unknown_column::META,
    &dangerous_column::META,
    &profile_column::META,
    &orphan_column::META,
    &number_gap::META,
    &number_with_zero::META,
    &repeated_column::META,
    &empty_cell::META,
    &stray_cell::META,
    &value_needs_quotes::META,
    &invisible_character::META,
    &outer_blank::META,
    &mojibake::META,
    &lost_character::META,
    &spreadsheet_error::META,
    &number_display::META,
    &row_left_out::META,
    &formula_start::META,
    &other_shape::META,
    &altered_code::META,
    &rival_column::META,
    &unknown_course::META,
    &course_spelling::META,
    &course_without_manual::META,
    &manual_method_off::META,
    &hidden_course::META,
    &front_page::META,
    &closed_course::META,
    &unknown_role::META,
    &role_label::META,
    &role_not_assignable::META,
    &role_number::META,
    &powerful_role::META,
    &role_by_default::META,
    &role_added::META,
    &role_not_offered::META,
    &unknown_account::META,
    &login_spelling::META,
    &closed_account::META,
    &administrator_account::META,
    &guest_account::META,
    &login_is_idnumber::META,
    &email_form::META,
    &email_taken::META,
    &email_repeated::META,
    &existing_account::META,
    &withdrawn_person::META,
    &group_near_existing::META,
    &numeric_group::META,
    &several_groups::META,
    &group_placeholder::META,
    &automatic_group::META,
    &long_group::META,
    &group_code::META,
    &group_created::META,
    &group_kept::META,
    &group_spellings::META,
    &unknown_group::META,
    &group_escaped::META,
    &period_not_days::META,
    &status_not_0_or_1::META,
    &zero_period::META,
    &period_too_long::META,
    &end_date_removed::META,
    &enrolment_reopened::META,
    &stays_suspended::META,
    &access_kept::META,
    &opposite_status::META,
    &end_is_past::META,
    &start_after_end::META,
    &period_unit::META,
    &duplicate_enrolment::META,
    &conflicting_enrolment::META,
    &cell_never_empty::META,
    &profile_reset::META,
    &value_too_long::META,
    &character_not_taken::META,
    &choice_not_taken::META,
    &row_passed_over::META,
    &row_too_long::META,
    &text_altered::META,
    &moment_form::META,
    &number_gap_stops::META,
    &account_created::META,
    &email_differs::META,
    &role_without_enrolment::META,
    &takes_away::META,
    &unknown_cohort::META,
    &no_row::META,
    &returned_row::META,
];

/// Every rule, by code.
pub fn all() -> &'static [&'static Meta] {
    ALL
}

/// The rule of that code (`C102`, in any case) or that name (`unknown_course`).
pub fn find(code_or_name: &str) -> Option<&'static Meta> {
    ALL.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Language, Locale};

    #[test]
    fn codes_and_names_are_given_once_and_in_order() {
        assert!(ALL.windows(2).all(|pair| pair[0].code < pair[1].code), "by code");
        let mut names: Vec<&str> = ALL.iter().map(|rule| rule.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
        assert_eq!(find("c102").map(|rule| rule.name), Some("unknown_course"));
        assert_eq!(find("unknown_course").map(|rule| rule.code), Some("C102"));
        assert!(find("C999").is_none());
    }

    #[test]
    fn every_rule_has_a_page_in_both_languages_under_its_title() {
        for rule in ALL {
            for language in Language::ALL {
                let page = rule.page(language);
                let title = format!("# {}\n", Locale::new(language).text(rule.title));
                assert!(page.starts_with(&title), "{} {}: {title}", language.code(), rule.name);
                assert_eq!(page.matches("\n## ").count(), 4, "{} {}: four parts", language.code(), rule.name);
            }
        }
    }

    #[test]
    fn every_silent_danger_is_said_by_rules_that_exist() {
        let lines = include_str!("mod.rs").lines().filter(|line| line.starts_with("//! | "));
        let dangers: Vec<&str> = lines.filter(|line| line[6..].starts_with(|c: char| c.is_ascii_digit())).collect();
        assert_eq!(dangers.len(), 40);
        for (i, line) in dangers.iter().enumerate() {
            assert!(line.starts_with(&format!("//! | {} |", i + 1)), "{line}");
            let rules: Vec<&str> = line.rsplit('|').nth(1).unwrap().split('`').skip(1).step_by(2).collect();
            assert!(!rules.is_empty(), "{line}");
            rules.iter().for_each(|name| assert!(find(name).is_some(), "{name} of {line}"));
        }
    }
}
