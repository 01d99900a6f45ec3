//! The process that is sent ahead on binary workbooks, run as the program itself runs it.

#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

use bordereau::store::guarded::{SAFE, SCOUT};
use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

fn scout(bytes: &[u8]) -> (bool, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bordereau"))
        .arg(SCOUT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn corpus(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/reading/files").join(name)).unwrap()
}

#[test]
fn a_scout_comes_back_from_sound_and_from_hostile_workbooks() {
    for name in
        ["xlwt-basic.xls", "sjs-mixed-xlsb.xlsb", "bad-ole-stream-loop.xls", "bad-ole-directory-loop.xls", "xlwt-stray-last-cell.xls"]
    {
        assert_eq!(scout(&corpus(name)), (true, SAFE.to_owned()), "{name}");
    }
}

#[test]
fn the_program_reads_a_binary_workbook_behind_its_scout_and_says_why_it_refuses_a_looped_one() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/reading/files");
    let run = |name: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_bordereau")).arg("read").arg(folder.join(name)).arg("--json").output().unwrap();
        (output.status.code(), serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap())
    };
    let (code, read) = run("xlwt-basic.xls");
    assert_eq!((code, read["file"]["kind"].as_str()), (Some(0), Some("xls")));
    let (code, refused) = run("bad-ole-stream-loop.xls");
    assert_eq!((code, refused["problem"].as_str()), (Some(2), Some("corrupt")));
}

#[test]
fn a_workbook_that_our_reader_calls_damaged_is_read_by_another_one_or_by_none() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/reading/files");
    let run = |name: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_bordereau")).arg("read").arg(folder.join(name)).arg("--json").output().unwrap();
        (output.status.code(), serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap())
    };
    let (code, read) = run("bad-xml-not-closed.xlsx");
    assert_eq!((code, read["outcome"].as_str(), read["problem"].as_str()), (Some(0), Some("warn"), Some("corrupt")));
    assert!(read["sheets"][0]["rows"].as_array().unwrap().len() > 1);
    // One that breaks off would come out as half of the list.
    for name in ["bad-xml-cut.xlsx", "bad-truncated-half.xlsx", "bad-missing-sheet-part.xlsx"] {
        let (code, refused) = run(name);
        assert_eq!((code, refused["outcome"].as_str()), (Some(2), Some("refuse")), "{name}");
    }
}

/// Packages of the corpus that `msoffcrypto-tool` locked (agile, AES-256, SHA-512) with the password `ouvre-moi`.
#[test]
fn what_a_password_hides_has_its_scout_and_its_other_reader_too() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/locked");
    let secret = tempfile::NamedTempFile::new().unwrap();
    fs::write(secret.path(), "ouvre-moi\n").unwrap();
    let run = |name: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_bordereau"));
        let output = program.arg("read").arg(folder.join(name)).arg("--password-file").arg(secret.path()).arg("--json").output().unwrap();
        (output.status.code(), serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap())
    };
    let (code, read) = run("sjs-mixed-xlsb.xlsb");
    assert_eq!((code, read["file"]["kind"].as_str()), (Some(0), Some("xlsb")));
    let (code, read) = run("bad-xml-not-closed.xlsx");
    assert_eq!((code, read["outcome"].as_str(), read["problem"].as_str()), (Some(0), Some("warn"), Some("corrupt")));
    assert!(read["sheets"][0]["rows"].as_array().unwrap().len() > 1);
}

/// `opx-long-text.xlsx` of the corpus, locked as Excel 2007 does, and with the hashes that older programs and settings choose;
/// each was opened by `msoffcrypto-tool`.
#[test]
fn every_way_of_locking_a_workbook_is_known() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let secret = tempfile::NamedTempFile::new().unwrap();
    let run = |password: &str, name: &str| {
        fs::write(secret.path(), password).unwrap();
        let mut program = Command::new(env!("CARGO_BIN_EXE_bordereau"));
        let output = program.arg("read").arg(folder.join(name)).arg("--password-file").arg(secret.path()).arg("--json").output().unwrap();
        (output.status.code(), serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap())
    };
    let (_, open) = run("ouvre-moi", "oracle/reading/files/opx-long-text.xlsx");
    assert!(open["sheets"][0]["rows"].as_array().unwrap().len() > 1);
    for name in ["standard-128.xlsx", "standard-256.xlsx", "agile-sha1-128.xlsx", "agile-sha384-256.xlsx"] {
        let name = format!("locked/{name}");
        let (code, read) = run("ouvre-moi", &name);
        assert_eq!((code, &read["sheets"]), (Some(0), &open["sheets"]), "{name}");
        let (code, read) = run("ouvre-toi", &name);
        assert_eq!((code, read["problem"].as_str()), (Some(2), Some("encrypted")), "{name}");
    }
}
