//! A refresh that is killed at any point leaves a whole catalogue: the former one or the new one.

use bordereau::catalogue::{Course, Site, User};
use bordereau::store::Folders;
use bordereau::store::catalogues::{Source, SourceKind, Store};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const KILLS: u32 = 20;

fn site(courses: usize, word: &str) -> Site {
    let course = |i: usize| Course { id: i as i64 + 1, shortname: format!("{word}-{i:05}"), ..Course::default() };
    let user = |i: usize| User { username: format!("{word}{i:06}"), ..User::default() };
    let mut site =
        Site { courses: (0..courses).map(course).collect(), users: Some((0..courses * 3).map(user).collect()), ..Site::default() };
    site.platform.name = "Ecampus".into();
    site
}

#[test]
fn a_refresh_killed_at_twenty_points_never_loses_the_catalogue() {
    let place = tempfile::tempdir().unwrap();
    let folders = Folders::under(place.path().join("data"));
    let (former, newer) = (site(3_000, "AVANT"), site(3_000, "APRES"));
    let file = place.path().join("site.json");
    std::fs::write(&file, serde_json::to_vec(&newer).unwrap()).unwrap();
    let source = Source { kind: SourceKind::Exchange, name: "former.json".into() };
    let keep = |site: &Site| drop(Store::open(&folders).unwrap().0.replace(site, &source).unwrap());
    let start = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bordereau"));
        command.args(["catalogue", "import"]).arg(&file).env("BORDEREAU_DATA", folders.data());
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    keep(&former);
    let begun = Instant::now();
    assert!(start().wait().unwrap().success());
    let mut whole = begun.elapsed();

    let (mut cut, mut survived) = (0, 0);
    for kill in 1..=KILLS {
        keep(&former);
        let begun = Instant::now();
        let mut child = start();
        let wait = whole.mul_f64(f64::from(kill) / f64::from(KILLS + 1)).max(Duration::from_millis(1));
        while begun.elapsed() < wait && child.try_wait().unwrap().is_none() {
            sleep(Duration::from_millis(1));
        }
        let _ = child.kill();
        if child.wait().unwrap().success() {
            // The machine is quicker than it was: the next kills come sooner.
            whole = whole.min(begun.elapsed());
        } else {
            cut += 1;
        }
        let (mut store, notices) = Store::open(&folders).unwrap();
        assert_eq!(notices, [], "the database is sound after kill {kill}");
        let kept = store.load("Ecampus").unwrap();
        let is = |site: &Site| kept.courses == site.courses && kept.users == site.users;
        assert!(is(&former) || is(&newer), "kill {kill} left a mixture");
        survived += u32::from(is(&former));
    }
    assert!(cut >= KILLS / 4 && survived > 0, "{cut} cut, {survived} with the former catalogue: the kills come too late");
}
