//! The program: the window, or the command line.

use bordereau::cli::{self, Next};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Next::Done(exit) => exit.into(),
        #[cfg(feature = "gui")]
        Next::Window { file, sample, language } => match bordereau::ui::run(file, sample, language) {
            Ok(()) => cli::Exit::Done.into(),
            Err(cause) => cli::no_window(language, &cause.to_string()).into(),
        },
        #[cfg(not(feature = "gui"))]
        Next::Window { language, .. } => cli::no_window(language, "").into(),
    }
}
