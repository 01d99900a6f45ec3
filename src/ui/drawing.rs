//! The ways to draw the window on this machine, tried one after another until one shows a first frame.
//!
//! Remote desktops, virtual machines and old drivers often offer one that does not work. Which one showed a frame is
//! remembered on Windows, where there are several: the next start begins with it.

use crate::store::{Folders, drawing};
use eframe::NativeOptions;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A way to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Direct3D 12.
    #[cfg(any(windows, test))]
    Direct3d,
    /// Vulkan.
    #[cfg(any(windows, test))]
    Vulkan,
    /// OpenGL, on whatever the system offers.
    OpenGl,
    /// Without the graphics card: slower, and it starts where no driver does.
    Software,
}

impl Way {
    /// All of this system, the best first.
    #[cfg(windows)]
    pub const ALL: &[Self] = &[Self::Direct3d, Self::Vulkan, Self::OpenGl, Self::Software];
    /// All of this system, the best first.
    #[cfg(not(windows))]
    pub const ALL: &[Self] = &[Self::OpenGl, Self::Software];

    /// The word under which it is remembered.
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(any(windows, test))]
            Self::Direct3d => "direct3d",
            #[cfg(any(windows, test))]
            Self::Vulkan => "vulkan",
            Self::OpenGl => "opengl",
            Self::Software => "software",
        }
    }

    /// What the toolkit is told.
    #[cfg(windows)]
    fn prepare(self, options: &mut NativeOptions) {
        use eframe::egui_wgpu::{WgpuSetup, WgpuSetupCreateNew};
        use eframe::wgpu::{Adapter, Backends, DeviceType, PowerPreference, Surface};
        // Who sets the toolkit's own variable knows the machine better.
        if Backends::from_env().is_some() {
            return;
        }
        let mut setup = WgpuSetupCreateNew::without_display_handle();
        setup.instance_descriptor.backends = match self {
            Self::Direct3d => Backends::DX12,
            Self::Vulkan => Backends::VULKAN,
            Self::OpenGl => Backends::GL,
            Self::Software => Backends::all(),
        };
        // A table of text needs no second graphics card, and laptops live longer without it.
        setup.power_preference = PowerPreference::from_env().unwrap_or(PowerPreference::LowPower);
        if self == Self::Software {
            setup.native_adapter_selector = Some(Arc::new(|adapters: &[Adapter], _: Option<&Surface<'_>>| {
                let cpu = adapters.iter().find(|adapter| adapter.get_info().device_type == DeviceType::Cpu);
                cpu.or(adapters.last()).cloned().ok_or_else(|| "no adapter".to_owned())
            }));
        }
        options.wgpu_options.wgpu_setup = WgpuSetup::CreateNew(setup);
    }

    #[cfg(not(windows))]
    fn prepare(self, options: &mut NativeOptions) {
        if self == Self::Software {
            options.glow_options.hardware_acceleration = eframe::egui_glow::HardwareAcceleration::Off;
        }
    }
}

/// Told by the window when it has been seen.
#[derive(Clone, Default)]
pub struct Seen(Arc<AtomicBool>);

impl Seen {
    /// A whole frame stands on the screen. True for the first time.
    pub fn tell(&self) -> bool {
        !self.0.swap(true, Ordering::Relaxed)
    }

    fn is_told(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The order in which the ways are tried: what showed a frame last time first, what ended the program last time last.
fn order(all: &[Way], worked: Option<&str>, ended: Option<&str>) -> Vec<Way> {
    let mut ways = all.to_vec();
    ways.sort_by_key(|way| (Some(way.name()) == ended, Some(way.name()) != worked));
    ways
}

/// Runs the window in one way after another until it has been seen; `run` gets the options of the way.
///
/// # Errors
/// Of the first way, which says most of the machine, when none showed a frame; of a window that was seen, its own.
pub fn run(
    folders: Option<&Folders>,
    options: impl Fn() -> NativeOptions,
    run: impl Fn(NativeOptions, Seen, Way) -> eframe::Result,
) -> eframe::Result {
    let notes = folders.filter(|_| cfg!(windows));
    let note = notes.map(drawing::read).unwrap_or_default();
    let ways = order(Way::ALL, note.worked.as_deref(), note.tried.as_deref());
    try_ways(&ways, |way, seen| {
        if let Some(folders) = notes {
            drawing::trying(folders, way.name());
        }
        let mut options = options();
        way.prepare(&mut options);
        run(options, seen, way)
    })
}

/// The loop of [`run`]. A driver's fault often ends in a panic of the toolkit: before the first frame, that is one more way
/// that does not work.
fn try_ways(ways: &[Way], attempt: impl Fn(Way, Seen) -> eframe::Result) -> eframe::Result {
    let mut first = None;
    for &way in ways {
        let seen = Seen::default();
        match panic::catch_unwind(AssertUnwindSafe(|| attempt(way, seen.clone()))) {
            Ok(Ok(())) => return Ok(()),
            // Without a display there is nothing to draw on in any way.
            Ok(Err(error @ (eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_)))) => return Err(error),
            Ok(Err(error)) if seen.is_told() => return Err(error),
            Ok(Err(error)) => {
                first.get_or_insert(error);
            }
            Err(panicked) if seen.is_told() => panic::resume_unwind(panicked),
            Err(panicked) => {
                let said = panicked.downcast_ref::<String>().cloned().or(panicked.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                first.get_or_insert(eframe::Error::AppCreation(said.unwrap_or_else(|| way.name().to_owned()).into()));
            }
        }
    }
    first.map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    const ALL: &[Way] = &[Way::Direct3d, Way::Vulkan, Way::OpenGl, Way::Software];

    fn failure(text: &str) -> eframe::Result {
        Err(eframe::Error::AppCreation(text.to_owned().into()))
    }

    #[test]
    fn what_worked_comes_first_and_what_ended_the_program_last() {
        assert_eq!(order(ALL, None, None), ALL);
        assert_eq!(order(ALL, Some("opengl"), None)[..2], [Way::OpenGl, Way::Direct3d]);
        assert_eq!(order(ALL, Some("opengl"), Some("opengl")), [Way::Direct3d, Way::Vulkan, Way::Software, Way::OpenGl]);
        assert_eq!(order(ALL, Some("a way of another version"), Some("another")), ALL);
    }

    #[test]
    fn each_way_is_tried_until_one_shows_a_frame() {
        let tried = RefCell::new(Vec::new());
        let result = try_ways(ALL, |way, seen| {
            tried.borrow_mut().push(way);
            match way {
                Way::Direct3d => failure("no adapter"),
                Way::Vulkan => panic!("a driver's fault"),
                _ => {
                    seen.tell();
                    Ok(())
                }
            }
        });
        assert!(result.is_ok());
        assert_eq!(tried.into_inner(), [Way::Direct3d, Way::Vulkan, Way::OpenGl]);
    }

    #[test]
    fn the_first_reason_is_told_when_no_way_works() {
        let result = try_ways(ALL, |way, _| failure(way.name()));
        assert!(result.unwrap_err().to_string().contains("direct3d"));
    }

    #[test]
    fn a_window_that_was_seen_is_not_opened_again() {
        let count = RefCell::new(0);
        let result = try_ways(ALL, |_, seen| {
            *count.borrow_mut() += 1;
            seen.tell();
            failure("the device is lost")
        });
        assert!(result.is_err());
        assert_eq!(count.into_inner(), 1);
    }
}
