//! The program: the window, or the command line.

use bordereau::cli::{self, Next};
use bordereau::locale::Locale;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Next::Done(exit) => exit.into(),
        #[cfg(feature = "gui")]
        Next::Window { .. } if cli::console::left_behind() => cli::Exit::Done.into(),
        #[cfg(feature = "gui")]
        Next::Window { file, sample, language } => match bordereau::ui::run(file, sample, language) {
            Ok(()) => cli::Exit::Done.into(),
            Err(cause) => {
                let locale = Locale::new(language.unwrap_or_else(cli::system_language));
                let message = cli::no_window(&cause.to_string());
                if cli::console::is_absent() {
                    bordereau::ui::alert::alert(&locale, &message);
                }
                cli::say_no_window(locale, &message).into()
            }
        },
        #[cfg(not(feature = "gui"))]
        Next::Window { language, .. } => {
            let locale = Locale::new(language.unwrap_or_else(cli::system_language));
            cli::say_no_window(locale, &cli::no_window("")).into()
        }
    }
}
