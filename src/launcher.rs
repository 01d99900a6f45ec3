//! Windows only: starts `bordereau.exe`, which stands beside it, without a console. Shortcuts and files that are opened by a
//! double click point here; the command line stays with `bordereau.exe`, for which a console waits. The installer asks here
//! before it takes the program away.

#![cfg_attr(windows, windows_subsystem = "windows")]

use bordereau::cli::{self, console, removal};
use bordereau::{locale::Locale, ui::alert};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let locale = Locale::new(cli::system_language());
    let program = std::env::current_exe().map(beside);
    if let (Some(removal), Ok(program)) = (removal::Removal::asked(std::env::args_os()), &program) {
        return remove(removal, program, &locale);
    }
    match program.and_then(|program| console::start_without(&program, std::env::args_os().skip(1))) {
        Ok(_) => ExitCode::SUCCESS,
        Err(cause) => {
            alert::alert(&locale, &cli::not_started(&cause));
            ExitCode::from(cli::Exit::Outside as u8)
        }
    }
}

fn beside(own: PathBuf) -> PathBuf {
    own.with_file_name(format!("bordereau{}", std::env::consts::EXE_SUFFIX))
}

/// Any code but success stops the installer: nothing is taken away then.
fn remove(removal: removal::Removal, program: &Path, locale: &Locale) -> ExitCode {
    if removal::is_open(program) {
        if removal.somebody {
            alert::alert(locale, &removal::still_open());
        }
        return ExitCode::FAILURE;
    }
    let asks = removal.somebody && !removal.replaced && removal::has_data();
    if asks && alert::is_denied(locale, &removal::keep_data()) {
        // What could not be erased stays: no reason to keep the program too.
        let _ = console::start_without(program, removal::erase()).and_then(|mut erasing| erasing.wait());
    }
    ExitCode::SUCCESS
}
