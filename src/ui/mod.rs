//! The window. The only part that knows egui; it draws from the workspace, and collects commands
//! that are executed after the frame.

pub mod actions;
pub mod asks;
mod beside;
mod choices;
mod dialogs;
mod fields;
pub mod fonts;
mod frame;
pub mod grid;
pub mod icons;
mod import_settings;
mod importers;
mod matching;
mod overlay;
mod page;
pub mod parts;
mod platform;
mod preview;
mod questions;
mod said;
mod search;
mod search_bar;
mod steps;
pub mod theme;
mod window;

pub use window::Window;

use crate::{locale::Language, store::Folders};
use eframe::egui::{Context, Ui, ViewportBuilder, vec2};
use std::{path::PathBuf, sync::Arc};

struct App {
    window: Window,
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        self.window.logic(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.window.ui(ui);
    }

    fn on_exit(&mut self, #[cfg(not(windows))] _: Option<&eframe::glow::Context>) {
        self.window.end();
    }
}

/// Opens the window, on `file`, on the sample, or empty; returns when it is closed.
///
/// # Errors
/// When there is no display, or none that can be drawn on.
pub fn run(file: Option<PathBuf>, sample: bool, language: Option<Language>) -> eframe::Result {
    let viewport = ViewportBuilder::default()
        .with_title("Bordereau")
        .with_app_id("bordereau")
        .with_inner_size(vec2(1280.0, 800.0))
        .with_min_inner_size(vec2(1024.0, 700.0))
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, centered: true, ..Default::default() };
    let make = move |creation: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, Box<dyn std::error::Error + Send + Sync>> {
        let ctx = creation.egui_ctx.clone();
        let wake = Arc::new(move || ctx.request_repaint());
        // Without a home folder nothing is kept, and the window works all the same.
        let mut window = Window::new(Folders::of_account().ok(), language, wake);
        window.install(&creation.egui_ctx);
        window.begin(file, sample);
        Ok(Box::new(App { window }))
    };
    eframe::run_native("Bordereau", options, Box::new(make))
}
