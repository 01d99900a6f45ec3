//! A mail draft: a message with the file in it, saved for the mail program of the person, who sends it or not.
//!
//! RFC 5322 and 2045. No sender, no date and no message number: the mail program puts them in. `X-Unsent` makes classic
//! Outlook open it as a draft. The file goes as base64, never as text: mail servers rewrite line ends of text.

use super::folder::{Folder, folder_of, standing, taken};
use super::{Agreed, Channel, Look, Outcome, Parcel, Standing, State, percent};
use crate::error::{Fault as _, Message};
use crate::plan::{self, facts, plain};
use crate::store::StoreFault;
use crate::watch::Watch;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::path::PathBuf;

/// Most signs of a line of base64.
const LINE: usize = 76;

/// Bytes of an address of the kind `mailto:` that Windows and old mail programs take.
const LONGEST: usize = 1_900;

/// The address that opens a new message with this text, without any file (RFC 6068). A text that is too long is cut at the end
/// of a line, and says so with `cut`.
pub fn mailto(to: &str, subject: &str, text: &str, cut: &str) -> String {
    let head = format!(
        "mailto:{}?subject={}&body=",
        to.split(',').map(|one| percent::encode(one.trim())).collect::<Vec<_>>().join(","),
        percent::encode(subject)
    );
    let mut body = String::new();
    let end = percent::encode(cut);
    for line in text.lines() {
        let line = percent::encode(line) + "%0D%0A";
        if head.len() + body.len() + line.len() + end.len() > LONGEST {
            return head + &body + &end;
        }
        body += &line;
    }
    head + &body
}

/// A mail draft.
pub(super) struct Draft {
    pub(super) path: PathBuf,
    /// Addresses, separated by commas; checked. Empty = the person chooses.
    pub(super) to: String,
}

impl Draft {
    /// The draft as a parcel of its own: what is compared and written is the message.
    fn as_file<T>(&self, parcel: &Parcel<'_>, run: impl FnOnce(&Parcel<'_>) -> T) -> T {
        let bytes = self.message(parcel);
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let plan = plan::Plan { file: facts(&name, &bytes), ..parcel.plan.clone() };
        run(&Parcel { plan: &plan, bytes: &bytes, ..*parcel })
    }

    /// The whole message.
    fn message(&self, parcel: &Parcel<'_>) -> Vec<u8> {
        let file = &parcel.plan.file;
        // The same parts give the same message: a draft that is there already is known as such.
        let boundary = format!("bordereau-{}", file.sha256.get(..24).unwrap_or(&file.sha256));
        let mut out = String::new();
        let mut line = |text: &str| {
            out.push_str(text);
            out.push_str("\r\n");
        };
        if !self.to.is_empty() {
            line(&format!("To: {}", self.to));
        }
        line(&format!("Subject: {}", header_text(parcel.subject)));
        line("X-Unsent: 1");
        line("MIME-Version: 1.0");
        line(&format!("Content-Type: multipart/mixed; boundary=\"{boundary}\""));
        line("");
        line(&format!("--{boundary}"));
        line("Content-Type: text/plain; charset=utf-8");
        line("Content-Transfer-Encoding: base64");
        line("");
        line(&wrapped(parcel.text.replace("\r\n", "\n").replace('\n', "\r\n").as_bytes()));
        line(&format!("--{boundary}"));
        let (name, coded) = (plain(&file.name), percent::encode(&file.name));
        line(&format!("Content-Type: text/csv; charset=utf-8; name=\"{name}\""));
        line("Content-Transfer-Encoding: base64");
        if name == file.name {
            line(&format!("Content-Disposition: attachment; filename=\"{name}\""));
        } else {
            // The name in full first: some programs take the first that they meet.
            line(&format!("Content-Disposition: attachment;\r\n filename*=UTF-8''{coded};\r\n filename=\"{name}\""));
        }
        line("");
        line(&wrapped(parcel.bytes));
        line(&format!("--{boundary}--"));
        out.into_bytes()
    }
}

/// Base64 in lines.
fn wrapped(bytes: &[u8]) -> String {
    let text = STANDARD.encode(bytes);
    let lines: Vec<&str> = text.as_bytes().chunks(LINE).filter_map(|line| std::str::from_utf8(line).ok()).collect();
    lines.join("\r\n")
}

/// A text as a header takes it: in words of RFC 2047 when it is not plain, each no longer than a line.
fn header_text(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !text.contains("=?") && text.len() < LINE {
        return text;
    }
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        // 36 bytes give 48 signs, the frame takes 12, and the name of the header stands before the first.
        if word.len() + c.len_utf8() > 36 {
            words.push(std::mem::take(&mut word));
        }
        word.push(c);
    }
    words.push(word);
    let coded: Vec<String> = words.iter().map(|word| format!("=?UTF-8?B?{}?=", STANDARD.encode(word))).collect();
    coded.join("\r\n ")
}

impl Look for Draft {
    fn word(&self) -> &'static str {
        "mail"
    }

    fn place(&self, _: &Parcel<'_>) -> String {
        self.path.display().to_string()
    }

    fn look(&self, parcel: &Parcel<'_>, _: &Watch) -> Result<Vec<Message>, Message> {
        let standing = self.as_file(parcel, |draft| standing(&self.path, draft))?;
        let mut remarks = vec![Message::new("submit-mail-personal")];
        match standing {
            Standing::Free => {}
            Standing::Same => remarks.push(Message::new("submit-already-there")),
            Standing::Other => return Err(taken(&self.path.file_name().unwrap_or_default().to_string_lossy())),
        }
        Ok(remarks)
    }
}

impl Channel for Draft {
    fn send(&self, parcel: &Parcel<'_>, agreed: &Agreed, watch: &Watch) -> Outcome {
        let folder = folder_of(&self.path);
        if !folder.is_dir() {
            return Outcome::refused(self.place(parcel), StoreFault::FolderMissing(folder.to_owned()).message());
        }
        let outcome = self.as_file(parcel, |draft| Folder { path: folder.to_owned() }.send(draft, agreed, watch));
        match outcome.state {
            // A draft is written; whether it is sent, the person decides.
            State::ReadBack => Outcome::new(State::HandedOver, self.place(parcel), Message::new("submit-mail-written")),
            _ => outcome,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_without_the_file_stays_as_short_as_every_mail_program_takes() {
        let short = mailto("moodle@univ.example, b@univ.example", "Liste à importer", "Bonjour,\nvoici.", "[…]");
        assert_eq!(
            short,
            "mailto:moodle%40univ.example,b%40univ.example?subject=Liste%20%C3%A0%20importer&body=Bonjour%2C%0D%0Avoici.%0D%0A"
        );
        let long = mailto("", "Liste", &"une ligne de réglages\n".repeat(500), "[…]");
        assert!(long.len() <= LONGEST && long.ends_with("%0D%0A%5B%E2%80%A6%5D"), "{} {long}", long.len());
    }
}
