//! Damaged files through everything that follows reading: columns, rules, export and both simulations end with an
//! answer, whatever the bytes and the settings.
//!
//! `ROUNDS=200 cargo test --release --test hostile_simulation` goes further than the gate does.

use bordereau::catalogue::{self, Catalogue};
use bordereau::check::{Subject, check};
use bordereau::export::{Draft, write};
use bordereau::importer;
use bordereau::read::Options;
use bordereau::simulate::moodle_upload::{Run, Settings};
use bordereau::simulate::{json, registry, tool_sync};
use bordereau::watch::Watch;
use bordereau::workspace::{From, Source, Work, open};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Small and always the same: a failure comes back with the next run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.roll(list.len())]
    }
}

/// What breaks readers: quotes, escapes, separators, ends of lines, broken and rare characters, numbers at the edge.
const PIECES: [&[u8]; 30] = [
    b"\"",
    b"\"\"",
    b"\\\"",
    b"\\",
    b";",
    b",",
    b"\t",
    b":",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\x1a",
    b"\xff",
    b"\xc3",
    b"\xe2\x80",
    b"\xef\xbb\xbf",
    "\u{202f}".as_bytes(),
    "İ".as_bytes(),
    "e\u{301}".as_bytes(),
    b"9223372036854775808",
    b"-1",
    b"1e400",
    b"%u%f%+8l",
    b"course99",
    b"enrolperiod1",
    b"2026-02-30",
    b"@",
    b"'",
    b" ",
];

fn damaged(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        match dice.roll(5) {
            0 => {
                bytes.splice(at..at, dice.pick(&PIECES).iter().copied());
            }
            1 => bytes.truncate(at),
            2 => {
                let end = (at + dice.roll(12)).min(bytes.len());
                bytes.drain(at..end);
            }
            3 => {
                let from = dice.roll(bytes.len() + 1);
                let piece: Vec<u8> = bytes[from..(from + dice.roll(60)).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = dice.roll(256) as u8;
                }
            }
        }
    }
    bytes
}

fn oracle(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle").join(folder)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    assert!(files.len() > 100, "{}", folder.display());
    files
}

fn rounds() -> usize {
    std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(8)
}

#[test]
fn upload_users_is_played_to_an_end_whatever_the_bytes_and_the_settings() {
    let site = catalogue::parse(&fs::read(oracle("moodle-uploaduser/fixture.json")).unwrap()).unwrap();
    let catalogue = Catalogue::new(site);
    let now = jiff::civil::date(2026, 9, 14).at(12, 0, 0, 0).in_tz("Europe/Paris").unwrap();
    let mut dice = Dice(0x0b0d_e4ea_u64);
    let choices: [(&str, &[&str]); 12] = [
        ("uutype", &["0", "1", "2", "3"]),
        ("uuupdatetype", &["0", "1", "2", "3"]),
        ("uupasswordnew", &["0", "1"]),
        ("uupasswordold", &["0", "1"]),
        ("uuallowrenames", &["0", "1"]),
        ("uuallowdeletes", &["0", "1"]),
        ("uuallowsuspends", &["0", "1"]),
        ("uustandardusernames", &["0", "1"]),
        ("uumatchemail", &["0", "1"]),
        ("delimiter", &["comma", "semicolon", "colon", "tab"]),
        ("encoding", &["UTF-8", "WINDOWS-1252", "ISO-8859-15"]),
        ("database", &["postgresql", "mariadb"]),
    ];
    for file in files(&oracle("moodle-uploaduser/cases")) {
        let whole = fs::read(&file).unwrap();
        for _ in 0..rounds() {
            let mut settings = Settings::default();
            for (key, values) in choices {
                settings.set(key, dice.pick(values)).unwrap();
            }
            let bytes = damaged(&whole, &mut dice);
            let mut told = Vec::new();
            json::write(&bytes, &Run { catalogue: &catalogue, settings: &settings, now: &now }, &mut told, &Watch::default()).unwrap();
            let told: serde_json::Value = serde_json::from_slice(&told).unwrap();
            assert!(told["summary"].is_object(), "{}", file.display());
        }
    }
}

#[test]
fn tool_sync_is_played_to_an_end_whatever_the_bytes_and_the_settings() {
    let site = Catalogue::new(catalogue::parse(&fs::read(oracle("tool-sync/fixture.json")).unwrap()).unwrap());
    let now = jiff::civil::date(2026, 9, 14).at(12, 0, 0, 0).in_tz("Europe/Paris").unwrap();
    let mut dice = Dice(0x70_015_u64);
    for file in files(&oracle("tool-sync/cases")) {
        let whole = fs::read(&file).unwrap();
        for _ in 0..rounds() {
            let bytes = damaged(&whole, &mut dice);
            for kind in tool_sync::Kind::ALL {
                let mut settings = tool_sync::Settings::of(kind, site.site());
                settings.set("csvseparator", dice.pick(&[";", ","])).unwrap();
                settings.set("mode", dice.pick(&["real", "simulate"])).unwrap();
                settings.set("users_primaryidentity", dice.pick(&["id", "idnumber", "username", "email"])).unwrap();
                let mut told = Vec::new();
                let run = tool_sync::Run { catalogue: &site, settings: &settings, now: &now };
                json::write(&bytes, &run, &mut told, &Watch::default()).unwrap();
                let told: serde_json::Value = serde_json::from_slice(&told).unwrap();
                assert!(told["result"].is_string() && told["messages"].is_array(), "{}", file.display());
            }
        }
    }
}

#[test]
fn a_damaged_list_is_checked_and_written_for_every_importer() {
    let site = catalogue::parse(&fs::read(oracle("moodle-uploaduser/fixture.json")).unwrap()).unwrap();
    let catalogue = Catalogue::new(site);
    let mut dice = Dice(0x000c_0de5_u64);
    for file in files(&oracle("moodle-uploaduser/cases")) {
        let whole = fs::read(&file).unwrap();
        for _ in 0..rounds() {
            let bytes = Arc::new(damaged(&whole, &mut dice));
            let source = Source::Bytes { from: From::Pasted, name: String::new(), bytes };
            // A file that cannot be read is an answer too.
            let Ok(list) = open(source, Options::default(), &Watch::default()) else { continue };
            let importer = &importer::all()[dice.roll(importer::all().len())];
            let work = Work::new(&list, importer);
            let delimiter = importer.form.delimiters[0];
            let subject = Subject {
                settings: &importer.settings,
                catalogue: &catalogue,
                roster: &work.roster(importer),
                left_out: &[],
                course_names: None,
                beside: bordereau::check::Beside::NOTHING,
                returned: &[],
                delimiter,
                today: jiff::civil::date(2026, 9, 14),
            };
            check(&subject, &Watch::default()).unwrap();
            // What this importer cannot take is refused with its place: an answer too.
            let _ = write(&Draft { roster: &work.roster(importer), delimiter }, &mut Vec::new(), &Watch::default());
        }
    }
}

/// Rows for each importer that is played, naming nobody and nothing in particular.
const ROWS: [(&str, &str, &str); 10] = [
    ("moodle-upload-users", "username;course1;role1\n", "u{n};A;student\n"),
    ("moodle-create-accounts", "username;firstname;lastname;email;course1;role1\n", "u{n};A;B;u{n}@example.org;A;student\n"),
    ("tool-sync-users", "username;firstname;lastname;course1;role1\n", "u{n};A;B;A;student\n"),
    ("tool-sync-enrolments", "uid;cid;rolename;enrol\n", "u{n};A;student;manual\n"),
    ("tool-sync-cohorts", "cidnumber;cname;userid\n", "C1;C1;u{n}\n"),
    ("tool-sync-group-members", "courseid;groupid;userid\n", "A;TD1;u{n}\n"),
    ("userenrols", "", "u{n}\n"),
    ("mass-enroll-2", "", "u{n};TD1\n"),
    ("mass-enroll-4", "", "u{n};TD1\n"),
    ("flatfile", "", "add,student,u{n},A\n"),
];

/// How long a simulation goes on once nobody waits for it; `None` when it had ended before.
fn lingers(importer: &importer::Importer, bytes: &[u8], catalogue: &Catalogue) -> Option<Duration> {
    let watch = Watch::default();
    let now = jiff::Zoned::now();
    let (asked, ended) = std::thread::scope(|scope| {
        let simulated = scope.spawn(|| {
            let name = importer.simulator.as_deref().unwrap();
            let mut simulator = registry::named(name).unwrap();
            if importer.one_course {
                simulator.set("course", "A").unwrap();
            }
            let cancelled = json::write(bytes, &*simulator.on(catalogue, &now), &mut std::io::sink(), &watch).is_err();
            cancelled.then(Instant::now)
        });
        while watch.progress().0 == 0 && !simulated.is_finished() {
            std::thread::yield_now();
        }
        let asked = Instant::now();
        watch.cancel();
        (asked, simulated.join().unwrap())
    });
    ended.map(|ended| ended.saturating_duration_since(asked))
}

#[test]
fn a_simulation_that_nobody_waits_for_ends_within_a_tenth_of_a_second() {
    let site = r#"{"courses": [{"shortname": "A", "idnumber": "A", "groups": [{"name": "TD1"}], "enrol_methods": [{"enrol": "manual", "status": "enabled"}]}],
                   "roles": [{"id": 5, "shortname": "student", "assignable_in_course": true}], "users": [], "enrolments": [], "cohorts": []}"#;
    let catalogue = Catalogue::new(serde_json::from_str(site).unwrap());
    for (id, header, row) in ROWS {
        let rows: String = (0..60_000).map(|n| row.replace("{n}", &n.to_string())).collect();
        let bytes = format!("{header}{rows}");
        // Another program may take the processor once or twice.
        let best = (0..4).filter_map(|_| lingers(importer::find(id).unwrap(), bytes.as_bytes(), &catalogue)).min();
        let best = best.unwrap_or_else(|| panic!("{id} ends before it can be stopped"));
        println!("{id}: {best:?}");
        assert!(best < Duration::from_millis(100), "{id}: {best:?}");
    }
}
