//! The table of commands: everything a person can ask for by its words, its key, and when it can be done. The menu, the
//! buttons, the context menu, the search of commands and the page of keys are made from it; nothing has a key elsewhere.

use super::icons;
use crate::{
    locale::{Language, Locale},
    store::{Theme, policy::Policy},
    workspace::{Standing, Step, Workspace},
};
use eframe::egui::{InputState, Key, KeyboardShortcut, Modifiers};

/// Something a person can ask for from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Choose a file in the system's dialogue.
    Open,
    /// Paste from the clipboard: a table to open, or cells.
    Paste,
    /// Open the sample.
    Sample,
    /// Close the list.
    Close,
    /// Write the file.
    Save,
    /// End the program.
    Quit,
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// Search in the table.
    Search,
    /// Replace a text by another one in many cells.
    Replace,
    /// Edit the cell at the cursor.
    EditCell,
    /// Copy the cells that are selected.
    Copy,
    /// Copy them, and empty them.
    Cut,
    /// Empty them.
    Clear,
    /// Write what stands in the first row of the selection into those below it.
    FillDown,
    /// Select everything.
    SelectAll,
    /// Select the whole rows of the selection.
    ChooseRows,
    /// Add the rows of the selection to those that are chosen, or take them out.
    TickRows,
    /// Select the whole column.
    ChooseColumn,
    /// Open what can be done with the selection.
    ContextMenu,
    /// Add a row below the others.
    AddRow,
    /// Leave the rows that are chosen out of the file for this time.
    PutAside,
    /// Leave them out for good.
    RemoveRows,
    /// Take them back into the file.
    BringBack,
    /// What became of the row at the cursor.
    RowStory,
    /// Smallest first, by the column of the cursor.
    SortUp,
    /// Largest first.
    SortDown,
    /// In the order of the file.
    SortFile,
    /// Write the file in the order of the screen.
    OrderFile,
    /// Write it in the order of the list again.
    OrderList,
    /// Show the rows that hold what stands at the cursor, or all again.
    FilterOnValue,
    /// Show the rows that are out of the file.
    ShowOut,
    /// Show all rows.
    ShowAll,
    /// Everything that was changed, with the way back for each.
    Changes,
    /// Go to the next problem.
    NextProblem,
    /// Go to the one before.
    PreviousProblem,
    /// Look at all fixes that are safe, to say yes or no.
    FixSafe,
    /// Look logins up by number or address.
    Match,
    /// Open what came back of the import of this list.
    Returned,
    /// What was handed over so far.
    Receipts,
    /// Look whether the people of a file that was handed over are there.
    VerifyFile,
    /// Do again with this list what was decided for a former one.
    Again,
    /// What was decided for lists so far.
    Recipes,
    /// Go one step on.
    Forward,
    /// Go one step back.
    Back,
    /// Go to a step.
    Go(Step),
    /// Import a catalogue from a file.
    ImportCatalogue,
    /// Ask the platform for its catalogue.
    Refresh,
    /// Change what is said of the platform in use.
    EditPlatform,
    /// Name a platform that is not known yet.
    NewPlatform,
    /// Choose the settings of the import.
    ImportSettings,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// As it was.
    ZoomReset,
    /// Colours.
    Theme(Theme),
    /// Words.
    Language(Language),
    /// What was said so far.
    Notices,
    /// Search a command by its words.
    Commands,
    /// Help of the step, and everything that can be read.
    Help,
    /// All keys.
    Keys,
    /// Version, licences, privacy, threats.
    About,
}

use Action as A;

/// Commands that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The list and its file.
    List,
    /// Changes and searches.
    Edit,
    /// Rows of the list.
    Rows,
    /// Problems and what mends them.
    Problems,
    /// From step to step.
    Steps,
    /// The platform and its catalogue.
    Platform,
    /// How it looks.
    View,
    /// What there is to read.
    Help,
}

impl Group {
    /// All, in order.
    pub const ALL: [Self; 8] = [Self::List, Self::Edit, Self::Rows, Self::Problems, Self::Steps, Self::Platform, Self::View, Self::Help];

    /// Message id of its name.
    pub fn title_id(self) -> &'static str {
        match self {
            Self::List => "group-list",
            Self::Edit => "group-edit",
            Self::Rows => "group-rows",
            Self::Problems => "group-problems",
            Self::Steps => "group-steps",
            Self::Platform => "group-platform",
            Self::View => "group-view",
            Self::Help => "group-help",
        }
    }
}

/// Who takes the key of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    /// The window, also while a text is edited.
    Always,
    /// The window, unless a text is edited: there the key edits.
    OutsideText,
    /// The toolkit by itself, or the table that has the keyboard.
    Elsewhere,
}

/// What is chosen in the table of the Check step: commands on rows and cells depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hand {
    /// Number of rows.
    pub rows: usize,
    /// Number of cells.
    pub cells: u64,
    /// The rows on the screen are those that are out of the file.
    pub out: bool,
    /// Not all rows are shown, or not in the order of the file.
    pub narrowed: bool,
    /// They stand in an order of their own.
    pub sorted: bool,
    /// The file is written in an order of its own.
    pub ordered: bool,
}

/// A line of the table.
struct Entry {
    action: Action,
    group: Group,
    words: &'static str,
    keys: [Option<KeyboardShortcut>; 2],
    taken: Taken,
    icon: Option<&'static str>,
}

const fn entry(group: Group, action: Action, words: &'static str) -> Entry {
    Entry { action, group, words, keys: [None, None], taken: Taken::Always, icon: None }
}

impl Entry {
    const fn key(mut self, modifiers: Modifiers, key: Key) -> Self {
        let at = if self.keys[0].is_some() { 1 } else { 0 };
        self.keys[at] = Some(KeyboardShortcut::new(modifiers, key));
        self
    }

    const fn taken(mut self, taken: Taken) -> Self {
        self.taken = taken;
        self
    }

    const fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }
}

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Keys that need Shift come before the same keys without it.
const TABLE: &[Entry] = &[
    entry(Group::List, A::Open, "act-open").key(CTRL, Key::O).icon(icons::FOLDER_OPEN),
    entry(Group::List, A::Paste, "act-paste").key(CTRL, Key::V).taken(Taken::Elsewhere).icon(icons::CLIPBOARD_PASTE),
    entry(Group::List, A::Sample, "act-sample").icon(icons::GRADUATION_CAP),
    entry(Group::List, A::Save, "act-save").key(CTRL, Key::S).icon(icons::SAVE),
    entry(Group::List, A::Returned, "act-returned").icon(icons::CORNER_DOWN_LEFT),
    entry(Group::List, A::Receipts, "act-receipts").icon(icons::SEND),
    entry(Group::List, A::VerifyFile, "act-verify-file").icon(icons::LIST_CHECKS),
    entry(Group::List, A::Again, "act-again").icon(icons::HISTORY),
    entry(Group::List, A::Recipes, "act-recipes").icon(icons::LIST_CHECKS),
    entry(Group::List, A::Close, "act-close").key(CTRL, Key::W).icon(icons::X),
    entry(Group::List, A::Quit, "act-quit"),
    entry(Group::Edit, A::Redo, "act-redo").key(CTRL, Key::Y).key(CTRL_SHIFT, Key::Z).taken(Taken::OutsideText).icon(icons::REDO_2),
    entry(Group::Edit, A::Undo, "act-undo").key(CTRL, Key::Z).taken(Taken::OutsideText).icon(icons::UNDO_2),
    entry(Group::Edit, A::Search, "act-search").key(CTRL, Key::F).icon(icons::SEARCH),
    entry(Group::Edit, A::Replace, "act-replace").key(CTRL, Key::H).icon(icons::REPLACE),
    entry(Group::Edit, A::EditCell, "act-edit-cell").key(NONE, Key::F2).taken(Taken::Elsewhere).icon(icons::PENCIL),
    entry(Group::Edit, A::Copy, "act-copy").key(CTRL, Key::C).taken(Taken::Elsewhere).icon(icons::COPY),
    entry(Group::Edit, A::Cut, "act-cut").key(CTRL, Key::X).taken(Taken::Elsewhere),
    entry(Group::Edit, A::Clear, "act-clear").key(NONE, Key::Delete).taken(Taken::Elsewhere),
    entry(Group::Edit, A::FillDown, "act-fill-down").key(CTRL, Key::D).taken(Taken::OutsideText).icon(icons::CHEVRON_DOWN),
    entry(Group::Edit, A::SelectAll, "act-select-all").key(CTRL, Key::A).taken(Taken::Elsewhere),
    entry(Group::Edit, A::Changes, "act-changes").icon(icons::HISTORY),
    entry(Group::Rows, A::ContextMenu, "act-context-menu").key(SHIFT, Key::F10).taken(Taken::Elsewhere),
    entry(Group::Rows, A::TickRows, "act-tick-rows").key(CTRL_SHIFT, Key::Space).taken(Taken::Elsewhere),
    entry(Group::Rows, A::ChooseRows, "act-choose-rows").key(SHIFT, Key::Space).taken(Taken::Elsewhere),
    entry(Group::Rows, A::ChooseColumn, "act-choose-column").key(CTRL, Key::Space).taken(Taken::Elsewhere),
    entry(Group::Rows, A::AddRow, "act-add-row").key(CTRL_SHIFT, Key::N).icon(icons::PLUS),
    entry(Group::Rows, A::PutAside, "act-put-aside").key(CTRL_SHIFT, Key::Delete).taken(Taken::OutsideText).icon(icons::EYE_OFF),
    entry(Group::Rows, A::RemoveRows, "act-remove-rows").key(CTRL, Key::Delete).taken(Taken::OutsideText).icon(icons::TRASH_2),
    entry(Group::Rows, A::BringBack, "act-bring-back").key(CTRL_SHIFT, Key::R).icon(icons::CORNER_DOWN_LEFT),
    entry(Group::Rows, A::RowStory, "act-row-story").icon(icons::FILE_TEXT),
    entry(Group::Rows, A::SortUp, "act-sort-up").icon(icons::CHEVRON_UP),
    entry(Group::Rows, A::SortDown, "act-sort-down").icon(icons::CHEVRON_DOWN),
    entry(Group::Rows, A::SortFile, "act-sort-file").icon(icons::CHEVRONS_UP_DOWN),
    entry(Group::Rows, A::OrderFile, "act-order-file"),
    entry(Group::Rows, A::OrderList, "act-order-list"),
    entry(Group::Rows, A::FilterOnValue, "act-filter-on-value").key(CTRL_SHIFT, Key::L),
    entry(Group::Rows, A::ShowOut, "act-show-out"),
    entry(Group::Rows, A::ShowAll, "act-show-all"),
    entry(Group::Problems, A::PreviousProblem, "act-previous-problem").key(SHIFT, Key::F8).icon(icons::CHEVRON_UP),
    entry(Group::Problems, A::NextProblem, "act-next-problem").key(NONE, Key::F8).icon(icons::CHEVRON_DOWN),
    entry(Group::Problems, A::FixSafe, "act-fix-safe").icon(icons::WAND_SPARKLES),
    entry(Group::Problems, A::Match, "act-match").icon(icons::USERS),
    entry(Group::Steps, A::Forward, "act-forward").key(ALT, Key::ArrowRight).taken(Taken::OutsideText).icon(icons::ARROW_RIGHT),
    entry(Group::Steps, A::Back, "act-back").key(ALT, Key::ArrowLeft).taken(Taken::OutsideText).icon(icons::ARROW_LEFT),
    entry(Group::Steps, A::Go(Step::Open), "act-go-open"),
    entry(Group::Steps, A::Go(Step::Columns), "act-go-columns"),
    entry(Group::Steps, A::Go(Step::Check), "act-go-check"),
    entry(Group::Steps, A::Go(Step::Forecast), "act-go-forecast"),
    entry(Group::Steps, A::Go(Step::Export), "act-go-export"),
    entry(Group::Platform, A::ImportCatalogue, "act-import-catalogue").icon(icons::DATABASE),
    entry(Group::Platform, A::Refresh, "act-refresh").icon(icons::REFRESH_CW),
    entry(Group::Platform, A::EditPlatform, "act-edit-platform").icon(icons::PENCIL),
    entry(Group::Platform, A::NewPlatform, "act-new-platform").icon(icons::PLUS),
    entry(Group::Platform, A::ImportSettings, "act-import-settings").icon(icons::SETTINGS_2),
    entry(Group::View, A::ZoomIn, "act-zoom-in").key(CTRL, Key::Plus).taken(Taken::Elsewhere).icon(icons::ZOOM_IN),
    entry(Group::View, A::ZoomOut, "act-zoom-out").key(CTRL, Key::Minus).taken(Taken::Elsewhere).icon(icons::ZOOM_OUT),
    entry(Group::View, A::ZoomReset, "act-zoom-reset").key(CTRL, Key::Num0).taken(Taken::Elsewhere).icon(icons::ROTATE_CCW),
    entry(Group::View, A::Theme(Theme::System), "act-theme-system").icon(icons::MONITOR),
    entry(Group::View, A::Theme(Theme::Light), "act-theme-light").icon(icons::SUN),
    entry(Group::View, A::Theme(Theme::Dark), "act-theme-dark").icon(icons::MOON),
    entry(Group::View, A::Language(Language::French), "act-french").icon(icons::LANGUAGES),
    entry(Group::View, A::Language(Language::English), "act-english").icon(icons::LANGUAGES),
    entry(Group::Help, A::Commands, "act-commands").key(CTRL_SHIFT, Key::P).icon(icons::LIST_CHECKS),
    entry(Group::Help, A::Notices, "act-notices").icon(icons::BELL),
    entry(Group::Help, A::Help, "act-help").key(NONE, Key::F1).icon(icons::BOOK_OPEN),
    entry(Group::Help, A::Keys, "act-keys").icon(icons::KEYBOARD),
    entry(Group::Help, A::About, "act-about").icon(icons::INFO),
];

impl Action {
    /// Every command, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|entry| entry.action)
    }

    fn entry(self) -> &'static Entry {
        TABLE.iter().find(|entry| entry.action == self).unwrap_or(&TABLE[0])
    }

    /// The commands it stands with.
    pub fn group(self) -> Group {
        self.entry().group
    }

    /// Its icon.
    pub fn icon(self) -> Option<&'static str> {
        self.entry().icon
    }

    /// Its words.
    pub fn words(self, locale: &Locale) -> String {
        locale.text(self.entry().words)
    }

    /// Its key in words; empty when it has none.
    pub fn keys(self, locale: &Locale) -> String {
        self.entry().keys[0].map(|shortcut| key_words(&shortcut, locale)).unwrap_or_default()
    }

    /// Its words with its key behind, for tooltips.
    pub fn tip(self, locale: &Locale) -> String {
        let keys = self.keys(locale);
        if keys.is_empty() { self.words(locale) } else { format!("{} ({keys})", self.words(locale)) }
    }

    /// Whether it can be done now.
    pub fn enabled(self, space: &Workspace, hand: Hand) -> bool {
        let work = space.work().is_some();
        match self {
            A::EditCell | A::Copy | A::SelectAll | A::ContextMenu | A::TickRows | A::ChooseRows | A::ChooseColumn => hand.cells > 0,
            A::RowStory | A::SortUp | A::SortDown | A::FilterOnValue => hand.cells > 0,
            A::Cut | A::Clear | A::FillDown | A::RemoveRows | A::PutAside => hand.cells > 0 && !hand.out,
            A::BringBack => hand.rows > 0 && hand.out,
            A::SortFile | A::OrderFile => hand.sorted,
            A::OrderList => hand.ordered,
            A::ShowAll => hand.narrowed,
            A::AddRow | A::Replace => work && space.step() == Step::Check,
            A::Again => space.proposal().is_some(),
            A::ShowOut => space.work().is_some_and(|work| work.table().has_removed()),
            A::Changes => work,
            A::Undo => space.next_undo().is_some(),
            A::Redo => space.next_redo().is_some(),
            A::Search | A::Close | A::Save | A::Match | A::Returned | A::ImportSettings => work,
            A::NextProblem | A::PreviousProblem => space.step() == Step::Check && space.next_problem(None, true).is_some(),
            A::FixSafe => space.is_fresh() && space.checked().is_some_and(|checked| checked.totals.safe > 0),
            A::Forward => space.step().next().is_some_and(|step| space.standing(step) != Standing::Closed),
            A::Back => space.step().previous().is_some(),
            A::Go(step) => space.standing(step) != Standing::Closed,
            // What the institution settles is not the person's to change.
            A::Theme(_) => !Policy::of_machine().forced.contains_key("theme"),
            A::Language(_) => !Policy::of_machine().forced.contains_key("language"),
            A::Refresh | A::EditPlatform => space.platform().stored.is_some(),
            _ => true,
        }
    }
}

/// The actions whose keys were pressed, taken out of the input. While a text is edited, the keys that
/// edit text stay with it.
pub fn pressed(input: &mut InputState, editing_text: bool) -> Vec<Action> {
    let mut found = Vec::new();
    for Entry { action, keys, taken, .. } in TABLE {
        if *taken == Taken::Elsewhere || (*taken == Taken::OutsideText && editing_text) {
            continue;
        }
        if keys.iter().flatten().any(|keys| input.consume_shortcut(keys)) {
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
        Key::Delete => locale.text("key-delete"),
        Key::Space => locale.text("key-space"),
        key => key.name().to_owned(),
    });
    parts.join("+")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_once_has_words_in_both_languages_and_shares_no_key() {
        let (french, english) = (Locale::new(Language::French), Locale::new(Language::English));
        let mut keys = Vec::new();
        for (place, entry) in TABLE.iter().enumerate() {
            assert_eq!(TABLE.iter().position(|other| other.action == entry.action), Some(place), "{:?} stands twice", entry.action);
            for locale in [&french, &english] {
                let words = entry.action.words(locale);
                assert!(locale.has(entry.words) && !words.is_empty(), "{:?} has no words", entry.action);
                let same = TABLE.iter().filter(|other| other.action.words(locale) == words).count();
                assert_eq!(same, 1, "two commands say {words}");
            }
            keys.extend(entry.keys.into_iter().flatten());
        }
        for (place, key) in keys.iter().enumerate() {
            assert!(!keys[..place].contains(key), "{key:?} stands twice");
        }
    }

    #[test]
    fn every_language_can_be_chosen() {
        for language in Language::ALL {
            assert!(TABLE.iter().any(|entry| entry.action == Action::Language(language)), "{language:?}");
        }
    }

    #[test]
    fn no_command_takes_a_key_that_the_common_keyboards_of_the_house_write_with() {
        for shortcut in TABLE.iter().flat_map(|entry| entry.keys).flatten() {
            // On AZERTY digits need Shift and brackets need AltGr, which is Ctrl+Alt; zero is the toolkit's own.
            assert!(!(shortcut.modifiers.command && shortcut.modifiers.alt), "{shortcut:?}");
            assert!(!(Key::Num1..=Key::Num9).contains(&shortcut.logical_key), "{shortcut:?}");
        }
    }
}
