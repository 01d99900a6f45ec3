use super::*;
use crate::catalogue::{Catalogue, parse};
use crate::simulate::outlook::Ending;
use crate::simulate::tool_sync::{Kind, Outcome, Run, Settings};
use jiff::Zoned;

fn simulated(settings: &Settings, catalogue: &Catalogue, text: &str) -> Forecast {
    let now: Zoned = "2026-11-28T12:00:00[Europe/Paris]".parse().unwrap();
    forecast(text.as_bytes(), &Run { catalogue, settings, now: &now }, &Watch::default()).unwrap()
}

const SITE: &[u8] = br#"{
  "courses": [{"shortname": "A", "manual": "enabled", "groups": []}, {"shortname": "B", "manual": "none", "groups": []}],
  "roles": ["student"], "enrolments": [{"username": "u1", "course": "A", "role": "student", "status": 0, "start": 5}],
  "users": [{"username": "u1", "idnumber": "E1", "firstname": "U", "lastname": "Un", "email": "a@x.org", "institution": "UFR",
    "department": "", "city": "", "country": "FR", "lang": "fr", "timezone": "Europe/Paris", "maildisplay": 1, "maildigest": 0}],
  "site": {"default_country": "FR", "lang": "fr", "timezone": "Europe/Paris"}}"#;

fn seen(kind: Kind, text: &str) -> Forecast {
    simulated(&Settings::new(kind), &Catalogue::new(parse(SITE).unwrap()), text)
}

fn report(seen: &Forecast) -> &crate::simulate::tool_sync::Report {
    seen.file.report.as_ref().unwrap()
}

#[test]
fn silent_losses_and_roles_without_an_enrolment_are_told() {
    let seen = seen(Kind::Users, "username;firstname;lastname;course1;role1\nu1;U;Un;B;student\n");
    assert_eq!(report(&seen).outcome, Outcome::Completed);
    assert_eq!(seen.losses, [("u1".to_owned(), vec!["idnumber", "institution"])]);
    let notices: Vec<(NoticeKind, &[String])> = seen.notices.iter().map(|notice| (notice.kind, notice.names.as_slice())).collect();
    assert_eq!(notices, [(NoticeKind::SaysRoleOnly, ["u1 (B)".to_owned()].as_slice())]);
    let asked = seen.to_confirm(&Limits::default());
    assert_eq!(asked.iter().map(|message| message.id.as_ref()).collect::<Vec<_>>(), ["tool-sync-reset"]);
}

#[test]
fn what_nobody_told_is_not_said_to_be_missing() {
    let site = parse(
        br#"{"courses": [{"shortname": "A", "manual": "enabled", "groups": []}], "roles": ["student"], "enrolments": [],
            "users": [{"username": "u1", "idnumber": "E1"}], "asked": {"users": ["u1"]},
            "site": {"hidden_courses_untold": true, "timezone": "Europe/Paris"}}"#,
    )
    .unwrap();
    let mut settings = Settings::new(Kind::Enrolments);
    settings.set("enrols_useridentifier", "username").unwrap();
    settings.set("enrols_courseidentifier", "shortname").unwrap();
    let file = "uid;cid;rolename;enrol\nu1;A;student;manual\nu1;Z;student;manual\nu9;A;student;manual\nu1;Y;student;manual\n";
    let seen = simulated(&settings, &Catalogue::new(site), file);
    let notice = seen.notices.iter().find(|notice| notice.kind == NoticeKind::SaysNotTold).unwrap();
    assert_eq!((notice.kind.level(), notice.lines.as_slice()), (Level::Warning, &[3, 5][..]), "{:?}", seen.notices);
    assert!(!seen.notices.iter().any(|notice| notice.kind.title_id().starts_with("tool-says-unknown")));
    assert!(report(&seen).ending_notes().any(|message| message.id == "tool-sync-open"));
}

#[test]
fn an_enrolment_that_only_moves_is_not_taken_away_and_refusals_bear_their_lines() {
    let seen = seen(Kind::Enrolments, "uid;cid;rolename;enrol\nu1;A;student;manual\nu9;A;student;manual\nu8;A;student;manual\n");
    let counts: Vec<(&str, usize)> = report(&seen).counts.iter().map(|count| (count.kind.words(), count.count)).collect();
    assert_eq!(counts, [("tool-sync-enrolled", 1), ("tool-sync-replaced", 1)]);
    let refused = &seen.notices[0];
    assert_eq!((refused.kind, refused.count, refused.lines.as_slice()), (NoticeKind::SaysUnknownAccount, 2, [3, 4].as_slice()));
    assert!(!seen.outlook().is_clean());
}

#[test]
fn two_files_are_compared_by_how_they_end_and_by_what_is_said_of_one_alone() {
    let header = "uid;cid;rolename;enrol\n";
    let opened = seen(Kind::Enrolments, &format!("{header}u1;A;student;manual\nu9;A;student;manual\nu8;Z;student;manual\n"));
    let made = seen(Kind::Enrolments, &format!("{header}u1;A;student;manual\nu9;A;student;manual\n"));
    assert_eq!([&opened, &made].map(|seen| (seen.outlook().ending, seen.file.ending())), [(Ending::Whole, Ending::Whole); 2]);
    let only: Vec<NoticeKind> = opened.only_here(&made).map(|notice| notice.kind).collect();
    assert!(!only.is_empty() && made.only_here(&opened).count() == 0, "{only:?}");
    let refused = seen(Kind::Enrolments, "uid;cid;rolename;enrol;nom\nu1;A;student;manual;Un\n");
    assert_eq!((refused.outlook().ending, refused.file.ending()), (Ending::Refused, Ending::Refused));
}

#[test]
fn a_tool_that_reports_is_chosen_by_name_and_set_like_any_other() {
    use crate::simulate::registry;
    let catalogue = Catalogue::new(parse(SITE).unwrap());
    let now: Zoned = "2026-11-28T12:00:00[Europe/Paris]".parse().unwrap();
    for importer in crate::importer::all().iter().filter(|importer| registry::can_simulate(importer)) {
        let mut simulator = registry::of(importer, &catalogue, &importer.settings, importer.form.delimiters[0]).unwrap().unwrap();
        assert_eq!(simulator.set("delimiter", "tabulator").unwrap_err().value, "tabulator", "{}", importer.id);
        let seen = forecast(b"", &*simulator.on(&catalogue, &now), &Watch::default()).unwrap();
        assert_eq!(seen.file.ending(), seen.outlook().ending, "{}", importer.id);
    }
}
