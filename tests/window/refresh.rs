//! A catalogue brought up to date from the window: from a share, and from a platform that answers as Moodle does.

use super::{
    platform::{fill_lines, home_with, menu, now, said},
    *,
};
use bordereau::catalogue::{Course, Local, Platform};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// A platform on this machine that knows one token and two courses. Returns its address.
fn platform() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || listener.incoming().flatten().for_each(answer));
    address
}

fn answer(mut stream: TcpStream) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let body = String::from_utf8(body).unwrap();
    let reply = if !body.contains(TOKEN) {
        r#"{"exception":"core\\exception\\moodle_exception","errorcode":"invalidtoken","message":"Invalid token - token not found"}"#
    } else if body.contains("core_webservice_get_site_info") {
        r#"{"sitename":"Ecampus","username":"lecture","userid":3,"siteurl":"http://localhost","release":"4.5.6 (Build: 20250811)",
            "functions":[{"name":"core_webservice_get_site_info"},{"name":"core_course_get_courses_by_field"}]}"#
    } else {
        r#"{"courses":[{"id":2,"shortname":"CHIM_L1","fullname":"Chimie","categoryname":"Sciences","format":"topics","enrollmentmethods":["manual"]},
            {"id":99,"shortname":"NEUF_L1","fullname":"Nouveau","categoryname":"Sciences","format":"topics","enrollmentmethods":["manual"]}],"warnings":[]}"#
    };
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", reply.len());
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(reply.as_bytes()));
}

#[test]
fn a_published_catalogue_is_asked_once_in_the_dialogue_and_then_by_one_click() {
    let home = home_with(&now(), &Local::default());
    let file = home.path().join("publié.json");
    let publish = |names: &[&str]| {
        let mut site = bordereau::catalogue::sample();
        site.platform = Platform { name: "Ecampus".into(), extracted_at: Some(now()), ..Platform::default() };
        site.courses.extend(names.iter().map(|name| Course { shortname: (*name).into(), ..Course::default() }));
        std::fs::write(&file, serde_json::to_vec(&site).unwrap()).unwrap();
    };
    publish(&["NEUF_L1"]);
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    click(&mut harness, Role::Link, &text("ui-refresh"));
    click(&mut harness, Role::Tab, &text("ui-refresh-published"));
    click(&mut harness, Role::Button, &text("ui-refresh-now"));
    assert!(said(&harness, "Donnez l’adresse ou le chemin"), "an empty place is said before anything is asked");
    fill(&mut harness, &text("ui-refresh-place"), &file.to_string_lossy());
    click(&mut harness, Role::Button, &text("ui-refresh-now"));
    assert!(said(&harness, "NEUF_L1"), "what changed is shown");
    key(&mut harness, Modifiers::NONE, Key::Escape);
    publish(&["NEUF_L1", "AUTRE_L1"]);
    click(&mut harness, Role::Link, &text("ui-refresh"));
    assert!(said(&harness, "AUTRE_L1") && !said(&harness, "NEUF_L1"));
    assert_eq!(harness.state().workspace().catalogue().site().courses.len(), 42);
}

#[test]
fn a_wrong_token_is_said_in_the_dialogue_and_a_right_one_brings_the_courses_by_keys_alone() {
    with_a_vault();
    let home = home_with(&now(), &Local::default());
    let address = platform();
    let mut harness = window(home.path(), (1024.0, 700.0));
    settle(&mut harness);
    tab_and_enter(&mut harness, &text("ui-refresh"));
    // The address has the keyboard already.
    harness.event(Event::Text(address));
    harness.run_steps(2);
    let typed = |harness: &mut Harness<'_, Window>, token: &str| {
        tab_to(harness, &text("ui-refresh-token"));
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.run_steps(1);
        harness.event(Event::Text(token.to_owned()));
        harness.run_steps(2);
    };
    typed(&mut harness, "ffffffffffffffffffffffffffffffff");
    tab_and_enter(&mut harness, &text("ui-refresh-now"));
    assert!(said(&harness, "ne reconnaît pas ce jeton"));
    assert_eq!(harness.state().workspace().catalogue().site().courses.len(), 40, "the former catalogue stays");
    typed(&mut harness, TOKEN);
    tab_and_enter(&mut harness, &text("ui-refresh-now"));
    assert!(said(&harness, "NEUF_L1") && said(&harness, "ne sont plus montrés"));
    assert!(said(&harness, &text("ui-news-missing")), "what the token may not see is said");
    let kept = std::fs::read(home.path().join("catalogues.db")).unwrap();
    assert!(!kept.windows(TOKEN.len()).any(|bytes| bytes == TOKEN.as_bytes()), "a token never reaches the disk");
}

#[test]
fn a_platform_that_was_only_named_gets_its_first_catalogue_and_keeps_its_rules() {
    with_a_vault();
    let home = tempfile::tempdir().unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    menu(&mut harness, &text("ui-platform-new-menu"));
    fill(&mut harness, &text("ui-name-field"), "Prélude");
    fill(&mut harness, &text("ui-platform-url"), &platform());
    click(&mut harness, Role::Tab, &text("ui-platform-rules"));
    fill_lines(&mut harness, &text("ui-rules-courses"), "NEUF*");
    click(&mut harness, Role::Button, &text("ui-platform-create"));
    // The address is known, the token is not: the dialogue asks for it.
    click(&mut harness, Role::Link, &text("ui-refresh"));
    harness.get_by_role_and_label(Role::PasswordInput, &text("ui-refresh-token")).focus();
    harness.run_steps(2);
    harness.event(Event::Text(TOKEN.to_owned()));
    harness.run_steps(2);
    click(&mut harness, Role::Button, &text("ui-refresh-now"));
    let space = harness.state().workspace();
    assert_eq!((space.platform().stored.as_deref(), space.catalogue().site().courses.len()), (Some("Prélude"), 2));
    assert_eq!(space.catalogue().local().closed_courses, ["NEUF*"]);
    assert!(said(&harness, &text("ui-news-first")));
}

#[test]
fn a_platform_that_says_nothing_is_left_by_one_button_and_the_dialogue_stays() {
    with_a_vault();
    let home = home_with(&now(), &Local::default());
    // Nobody ever takes up what is sent there.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut harness = window(home.path(), (1280.0, 800.0));
    settle(&mut harness);
    menu(&mut harness, &text("ui-refresh-menu"));
    fill(&mut harness, &text("ui-refresh-url"), &format!("http://{}", silent.local_addr().unwrap()));
    harness.get_by_role_and_label(Role::PasswordInput, &text("ui-refresh-token")).focus();
    harness.run_steps(2);
    harness.event(Event::Text(TOKEN.to_owned()));
    harness.run_steps(2);
    // Enter in the field is enough.
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(harness.state().workspace().is_refreshing());
    harness.get_by_role_and_label(Role::Button, &text("ui-refresh-stop")).click();
    harness.run_steps(4);
    assert!(!harness.state().workspace().is_refreshing());
    harness.get_by_role_and_label(Role::Button, &text("ui-refresh-now"));
    assert_eq!(harness.state().workspace().catalogue().site().courses.len(), 40);
}
