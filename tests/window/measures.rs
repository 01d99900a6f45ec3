//! How long our own code takes for a frame. Printed, for a release build:
//! `cargo test --release --test window measures -- --ignored --nocapture`

use super::*;
use bordereau::workspace::Command;
use eframe::egui::MouseWheelUnit;
use std::{cell::RefCell, fmt::Write as _, rc::Rc};

/// A window whose frames are timed: everything that it does between two frames of the toolkit.
fn timed(home: &Path) -> (Harness<'static, Window>, Rc<RefCell<Vec<Duration>>>) {
    let times: Rc<RefCell<Vec<Duration>>> = Rc::default();
    let noted = Rc::clone(&times);
    let window = Window::new(Some(Folders::under(home)), Some(Language::French), Arc::new(|| {}));
    let mut installed = false;
    let harness = Harness::builder().with_size(vec2(1280.0, 800.0)).with_max_steps(60).with_step_dt(1.0 / 60.0).build_ui_state(
        move |ui, window: &mut Window| {
            if !std::mem::replace(&mut installed, true) {
                window.install(ui.ctx());
                return ui.ctx().request_repaint();
            }
            let start = Instant::now();
            window.logic(ui.ctx());
            window.ui(ui);
            noted.borrow_mut().push(start.elapsed());
        },
        window,
    );
    (harness, times)
}

fn middle(times: &RefCell<Vec<Duration>>) -> Duration {
    let mut times = times.borrow().clone();
    times.sort_unstable();
    times[times.len() / 2]
}

/// Turns the wheel over a place in each of 200 frames, and tells the median.
fn scrolled(harness: &mut Harness<'_, Window>, times: &RefCell<Vec<Duration>>, x: f32) -> Duration {
    harness.hover_at(eframe::egui::pos2(x, 400.0));
    harness.run_steps(5);
    times.borrow_mut().clear();
    for _ in 0..200 {
        harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -120.0),
            phase: eframe::egui::TouchPhase::Move,
            source: eframe::egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        harness.run_steps(1);
    }
    middle(times)
}

fn list(rows: u32, course: impl Fn(u32) -> String) -> String {
    let mut text = String::from("username;course1;role1;group1\n");
    (0..rows).for_each(|row| writeln!(text, "{:08};{};student;TD{}", 20_000_000 + row, course(row), row % 40).unwrap());
    text
}

#[test]
#[ignore = "a measure, printed: it means something in a release build only"]
fn a_frame_at_a_million_rows() {
    let home = tempfile::tempdir().unwrap();
    let (mut harness, times) = timed(home.path());
    settle(&mut harness);
    harness.run_steps(50);
    times.borrow_mut().clear();
    harness.run_steps(100);
    println!("empty window: {:?}", middle(&times));
    harness.state_mut().ask_for(Command::OpenPasted(list(1_000_000, |row| format!("CHIM_L{}", row % 3))));
    settle(&mut harness);
    for step in [Step::Open, Step::Check] {
        harness.state_mut().ask_for(Command::Go(step));
        settle(&mut harness);
        println!("{step:?}, 1 000 000 rows, scrolling: {:?}", scrolled(&mut harness, &times, 500.0));
    }
}

#[test]
#[ignore = "a measure, printed: it means something in a release build only"]
fn a_panel_with_thirty_thousand_values() {
    let home = tempfile::tempdir().unwrap();
    let (mut harness, times) = timed(home.path());
    settle(&mut harness);
    harness.state_mut().ask_for(Command::OpenPasted(list(30_000, |row| format!("UE{row:05}-INCONNUE"))));
    settle(&mut harness);
    harness.state_mut().ask_for(Command::Go(Step::Check));
    settle(&mut harness);
    let values = harness.state().workspace().report().unwrap().findings.len();
    assert!(values >= 30_000, "{values}");
    println!("panel with {values} values, scrolling: {:?}", scrolled(&mut harness, &times, 1_060.0));
    println!("grid beside it, scrolling: {:?}", scrolled(&mut harness, &times, 500.0));
}
