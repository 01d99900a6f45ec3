//! The console that Windows gives to a program of the command line, and that nobody wants beside a window: closing it would
//! end the work.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Child, Command};

/// Set for a program that was started without a console.
const VARIABLE: &str = "BORDEREAU_NO_CONSOLE";

/// Starts a program that has no console, even of the command line.
///
/// # Errors
/// When it cannot be started.
pub fn start_without(program: &Path, args: impl IntoIterator<Item = OsString>) -> io::Result<Child> {
    let mut command = Command::new(program);
    command.args(args).env(VARIABLE, "1");
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt as _;
        // CREATE_NO_WINDOW: its streams go nowhere that can be seen.
        command.creation_flags(0x0800_0000);
    }
    command.spawn()
}

/// Whether what is printed is seen by nobody.
pub fn is_absent() -> bool {
    std::env::var_os(VARIABLE).is_some()
}

/// On Windows, starts the program again without a console to open the window, and says that it did. `false` where there is
/// nothing to leave, or it cannot be left: then the window opens beside the console.
pub fn left_behind() -> bool {
    if !cfg!(windows) || is_absent() {
        return false;
    }
    std::env::current_exe().and_then(|own| start_without(&own, std::env::args_os().skip(1))).is_ok()
}
