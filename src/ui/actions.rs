//! Everything that has a key or a line in the menu: its words, its key, whether it can be done now.

use crate::{
    locale::Locale,
    workspace::{Step, Workspace},
};
use eframe::egui::{InputState, Key, KeyboardShortcut, Modifiers};

/// Something a person can ask for from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Choose a file in the system's dialogue.
    Open,
    /// Open a table from the clipboard.
    Paste,
    /// Open the sample.
    Sample,
    /// Close the list.
    Close,
    /// Write the file.
    Save,
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// Search in the table.
    Search,
    /// Go to the next problem.
    NextProblem,
    /// Go to the one before.
    PreviousProblem,
    /// Look at all fixes that are safe, to say yes or no.
    FixSafe,
    /// Go one step on.
    Forward,
    /// Go one step back.
    Back,
    /// What was said so far.
    Notices,
    /// All keys.
    Help,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// As it was.
    ZoomReset,
}

use Action as A;

/// Actions with their words and keys. Keys that need Shift come before the same keys without it.
const TABLE: &[(Action, &str, &[KeyboardShortcut])] = &[
    (A::Open, "act-open", &[ctrl(Key::O)]),
    (A::Paste, "act-paste", &[]),
    (A::Sample, "act-sample", &[]),
    (A::Close, "act-close", &[ctrl(Key::W)]),
    (A::Save, "act-save", &[ctrl(Key::S)]),
    (A::Redo, "act-redo", &[ctrl(Key::Y), shortcut(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z)]),
    (A::Undo, "act-undo", &[ctrl(Key::Z)]),
    (A::Search, "act-search", &[ctrl(Key::F)]),
    (A::PreviousProblem, "act-previous-problem", &[shortcut(Modifiers::SHIFT, Key::F8)]),
    (A::NextProblem, "act-next-problem", &[shortcut(Modifiers::NONE, Key::F8)]),
    (A::FixSafe, "act-fix-safe", &[]),
    (A::Forward, "act-forward", &[shortcut(Modifiers::ALT, Key::ArrowRight)]),
    (A::Back, "act-back", &[shortcut(Modifiers::ALT, Key::ArrowLeft)]),
    (A::Notices, "act-notices", &[]),
    (A::Help, "act-help", &[shortcut(Modifiers::NONE, Key::F1)]),
    (A::ZoomIn, "act-zoom-in", &[ctrl(Key::Plus)]),
    (A::ZoomOut, "act-zoom-out", &[ctrl(Key::Minus)]),
    (A::ZoomReset, "act-zoom-reset", &[ctrl(Key::Num0)]),
];

const fn shortcut(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    shortcut(Modifiers::COMMAND, key)
}

impl Action {
    fn row(self) -> &'static (Action, &'static str, &'static [KeyboardShortcut]) {
        TABLE.iter().find(|(action, ..)| *action == self).unwrap_or(&TABLE[0])
    }

    /// Its words.
    pub fn words(self, locale: &Locale) -> String {
        locale.text(self.row().1)
    }

    /// Its key in words; empty when it has none.
    pub fn keys(self, locale: &Locale) -> String {
        self.row().2.first().map(|shortcut| key_words(shortcut, locale)).unwrap_or_default()
    }

    /// Its words with its key behind, for tooltips.
    pub fn tip(self, locale: &Locale) -> String {
        let keys = self.keys(locale);
        if keys.is_empty() { self.words(locale) } else { format!("{} ({keys})", self.words(locale)) }
    }

    /// Whether it can be done now.
    pub fn enabled(self, space: &Workspace) -> bool {
        match self {
            A::Undo => space.next_undo().is_some(),
            A::Redo => space.next_redo().is_some(),
            A::Search | A::Close | A::Save => space.work().is_some(),
            A::NextProblem | A::PreviousProblem => space.step() == Step::Check && space.next_problem(None, true).is_some(),
            A::FixSafe => space.checked().is_some_and(|checked| checked.totals.safe > 0),
            A::Forward => space.step().next().is_some_and(|step| space.standing(step) != crate::workspace::Standing::Closed),
            A::Back => space.step().previous().is_some(),
            _ => true,
        }
    }
}

/// The actions whose keys were pressed, taken out of the input. While a text is edited, the keys that
/// edit text stay with it.
pub fn pressed(input: &mut InputState, editing_text: bool) -> Vec<Action> {
    let mut found = Vec::new();
    for (action, _, keys) in TABLE {
        let zoom = matches!(action, A::ZoomIn | A::ZoomOut | A::ZoomReset);
        let text = matches!(action, A::Undo | A::Redo | A::Forward | A::Back);
        // The toolkit zooms by itself.
        if zoom || (text && editing_text) {
            continue;
        }
        if keys.iter().any(|keys| input.consume_shortcut(keys)) {
            found.push(*action);
        }
    }
    found
}

fn key_words(shortcut: &KeyboardShortcut, locale: &Locale) -> String {
    let mut parts = Vec::new();
    if shortcut.modifiers.command {
        parts.push(if cfg!(target_os = "macos") { "⌘".to_owned() } else { locale.text("key-ctrl") });
    }
    if shortcut.modifiers.shift {
        parts.push(locale.text("key-shift"));
    }
    if shortcut.modifiers.alt {
        parts.push(locale.text("key-alt"));
    }
    parts.push(match shortcut.logical_key {
        Key::ArrowRight => "→".to_owned(),
        Key::ArrowLeft => "←".to_owned(),
        Key::Plus => locale.text("key-plus"),
        Key::Minus => "-".to_owned(),
        Key::Num0 => "0".to_owned(),
        key => key.name().to_owned(),
    });
    parts.join("+")
}
