//! The window. The only part that knows egui; it draws from the workspace, and collects commands
//! that are executed after the frame.

#[cfg(feature = "net")]
mod accesses;
mod act;
pub mod actions;
mod again;
pub mod alert;
pub mod asks;
mod beside;
mod changes;
mod choices;
#[cfg(feature = "net")]
mod depot;
mod dialogs;
mod drawing;
mod fields;
pub mod fonts;
mod frame;
pub mod grid;
mod hand;
mod help;
pub mod icons;
mod import_settings;
mod importers;
mod matching;
mod overlay;
mod page;
mod palette;
pub mod parts;
mod platform;
mod preview;
mod questions;
mod receipts;
mod recipes;
mod replace;
mod rows;
mod said;
mod search;
mod search_bar;
mod shapes;
mod steps;
pub mod theme;
mod unlock;
mod window;

pub use window::Window;

use crate::{
    locale::Language,
    store::{Folders, drawing as drawing_note},
};
use eframe::egui::{Context, Ui, ViewportBuilder, vec2};
use std::{path::PathBuf, sync::Arc};

struct App {
    window: Window,
    way: drawing::Way,
    seen: drawing::Seen,
    folders: Option<Folders>,
    passes: u8,
}

/// Passes after which a frame stands on the screen: one is shown after it was drawn, and the first may be measured only.
const SHOWN: u8 = 3;

impl App {
    /// Remembers the way of drawing once a frame was shown.
    fn note_frame(&mut self) {
        self.passes = self.passes.saturating_add(1);
        if self.passes == SHOWN
            && self.seen.tell()
            && let Some(folders) = self.folders.as_ref().filter(|_| cfg!(windows))
        {
            drawing_note::worked(folders, self.way.name());
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        if self.passes < SHOWN {
            self.note_frame();
            ctx.request_repaint();
        }
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
/// When there is no display, or none that can be drawn on in any way.
pub fn run(file: Option<PathBuf>, sample: bool, language: Option<Language>) -> eframe::Result {
    // Without a home folder nothing is kept, and the window works all the same.
    let folders = Folders::of_account().ok();
    drawing::run(folders.as_ref(), options, |options, seen, way| {
        let (file, folders) = (file.clone(), folders.clone());
        let make = move |creation: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, Box<dyn std::error::Error + Send + Sync>> {
            let ctx = creation.egui_ctx.clone();
            let wake = Arc::new(move || ctx.request_repaint());
            let mut window = Window::new(folders.clone(), language, wake);
            window.install(&creation.egui_ctx);
            window.begin(file, sample);
            Ok(Box::new(App { window, way, seen, folders, passes: 0 }))
        };
        eframe::run_native("Bordereau", options, Box::new(make))
    })
}

fn options() -> eframe::NativeOptions {
    let viewport = ViewportBuilder::default()
        .with_title("Bordereau")
        .with_app_id("bordereau")
        .with_inner_size(vec2(1280.0, 800.0))
        .with_min_inner_size(vec2(1024.0, 700.0))
        .with_drag_and_drop(true);
    let viewport = match eframe::icon_data::from_png_bytes(ICON) {
        Ok(icon) => viewport.with_icon(icon),
        Err(_) => viewport,
    };
    eframe::NativeOptions { viewport, centered: true, ..Default::default() }
}

const ICON: &[u8] = include_bytes!("../../assets/package/icon/bordereau-64.png");
