//! A message box of the system, for what must be said when there is no window to say it in.

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
