//! The program: the window, or the command line.

use bordereau::cli::{self, Next};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Next::Done(exit) => exit.into(),
        Next::Window { language, .. } => cli::no_window(language, "").into(),
    }
}
