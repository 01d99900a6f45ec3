//! Windows only: starts `bordereau.exe`, which stands beside it, without a console. Shortcuts and files that are opened by a
//! double click point here; the command line stays with `bordereau.exe`, for which a console waits.

#![cfg_attr(windows, windows_subsystem = "windows")]

use bordereau::{cli, locale::Locale, ui};
use std::process::ExitCode;

fn main() -> ExitCode {
    let started = std::env::current_exe().and_then(|own| {
        let program = own.with_file_name(format!("bordereau{}", std::env::consts::EXE_SUFFIX));
        cli::console::start_without(&program, std::env::args_os().skip(1))
    });
    match started {
        Ok(_) => ExitCode::SUCCESS,
        Err(cause) => {
            ui::alert::alert(&Locale::new(cli::system_language()), &cli::not_started(&cause));
            ExitCode::from(cli::Exit::Outside as u8)
        }
    }
}
