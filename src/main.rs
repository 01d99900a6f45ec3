//! The program: the window, or the command line.

use bordereau::cli::{self, Next};
#[cfg(feature = "gui")]
use bordereau::locale::Language;
use bordereau::locale::Locale;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Next::Done(exit) => exit.into(),
        #[cfg(feature = "gui")]
        Next::Window { .. } if cli::console::left_behind() => cli::Exit::Done.into(),
        #[cfg(feature = "gui")]
        Next::Window { file, sample, language } => {
            let _held = cli::removal::hold();
            bordereau::ui::run(file, sample, language).map_or_else(|cause| no_window(&cause, language), |()| cli::Exit::Done).into()
        }
        #[cfg(not(feature = "gui"))]
        Next::Window { language, .. } => {
            let locale = Locale::new(language.unwrap_or_else(cli::system_language));
            cli::say_no_window(locale, &cli::no_window("")).into()
        }
    }
}

/// Says why there is no window, where the person looks.
#[cfg(feature = "gui")]
fn no_window(cause: &dyn std::error::Error, language: Option<Language>) -> cli::Exit {
    let locale = Locale::new(language.unwrap_or_else(cli::system_language));
    let message = cli::no_window(&cause.to_string());
    if cli::console::is_absent() {
        bordereau::ui::alert::alert(&locale, &message);
    }
    cli::say_no_window(locale, &message)
}
