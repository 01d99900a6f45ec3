//! Message boxes of the system, for what must be said or asked when there is no window to do it in.

use crate::error::Message;
use crate::locale::Locale;

/// Shows a message and waits until it is read. Where the system has no such box, nothing is shown.
pub fn alert(locale: &Locale, message: &Message) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Bordereau")
        .set_description(locale.message(message))
        .set_buttons(rfd::MessageButtons::Ok)
        .show();
}

/// Asks a question whose *yes* is what the enter key says, and tells whether the answer was a clear *no*: a box that was closed
/// or could not be shown is none.
pub fn is_denied(locale: &Locale, question: &Message) -> bool {
    let answer = rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Info)
        .set_title("Bordereau")
        .set_description(locale.message(question))
        .set_buttons(rfd::MessageButtons::YesNo)
        .show();
    answer == rfd::MessageDialogResult::No
}
