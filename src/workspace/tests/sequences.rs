//! Whatever a person does in whatever order, over three lists: no cell of one list comes from another, no unsaved
//! work disappears without a question, no list is written to, and the disk holds what the last save said.

use super::*;
use crate::error::Message;
use crate::mapping::matching::By;
use crate::read::Frame;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// The lists: each bears its letter in every cell that could wander.
const LISTS: [char; 3] = ['a', 'b', 'c'];

fn list(letter: char) -> String {
    let row = |n: u32| format!("{letter}nip{n};{letter}nom{n};CHIM_L1;{letter}td{}\n", n % 2);
    format!("N° étudiant;Nom;Cours;Groupe\n{}", (1..=4).map(row).collect::<String>())
}

/// Accounts by student number: the login of each bears the letter of the list that holds the number.
fn accounts() -> String {
    let row = |letter: char, n: u32| format!("{letter}login{n};{letter}nip{n}\n");
    let rows = LISTS.into_iter().flat_map(|letter| (1..=3).map(move |n| row(letter, n)));
    format!("username;idnumber\n{}", rows.collect::<String>())
}

#[derive(Clone, Debug)]
enum Act {
    Open(usize),
    Paste,
    Write(u32, usize),
    Remove(u32),
    Aside(u32),
    BringBack(u32),
    Add(u32),
    Order(u32),
    TakeBack(usize),
    Course,
    Unmap,
    LookUp,
    TakeLogins,
    MatchBy,
    Prepare,
    Convert,
    Importer(usize),
    FixSafe,
    Fix(usize),
    Frame(u32),
    Encoding,
    Save,
    Undo,
    Redo,
    Close,
    Quit,
    Leave,
    Stay,
    Go(usize),
    Crash,
    Recover,
    Later,
    Tick,
    Settle,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0usize..3).prop_map(Act::Open),
        1 => Just(Act::Paste),
        6 => (0u32..6, 0usize..4).prop_map(|(row, column)| Act::Write(row, column)),
        2 => (0u32..5).prop_map(Act::Remove),
        1 => (0u32..6).prop_map(Act::Aside),
        1 => (0u32..6).prop_map(Act::BringBack),
        1 => (1u32..3).prop_map(Act::Add),
        1 => (0u32..6).prop_map(Act::Order),
        1 => (0usize..4).prop_map(Act::TakeBack),
        2 => Just(Act::Course),
        1 => Just(Act::Unmap),
        3 => Just(Act::LookUp),
        3 => Just(Act::TakeLogins),
        1 => Just(Act::MatchBy),
        3 => Just(Act::Prepare),
        3 => Just(Act::Convert),
        2 => (0usize..3).prop_map(Act::Importer),
        1 => Just(Act::FixSafe),
        1 => (0usize..4).prop_map(Act::Fix),
        1 => (0u32..3).prop_map(Act::Frame),
        1 => Just(Act::Encoding),
        4 => Just(Act::Save),
        4 => Just(Act::Undo),
        2 => Just(Act::Redo),
        2 => Just(Act::Close),
        1 => Just(Act::Quit),
        3 => Just(Act::Leave),
        2 => Just(Act::Stay),
        1 => (0usize..5).prop_map(Act::Go),
        2 => Just(Act::Crash),
        2 => Just(Act::Recover),
        1 => Just(Act::Later),
        4 => Just(Act::Tick),
        6 => Just(Act::Settle),
    ]
}

/// What unsaved work stood there: sitting and state.
type Unsaved = Option<(u64, u64)>;

struct Play {
    space: Workspace,
    place: tempfile::TempDir,
    typed: u32,
    /// The person gave this up by an answer.
    given_up: Unsaved,
    saves: u32,
}

impl Play {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        for letter in LISTS {
            fs::write(place.path().join(format!("{letter}.csv")), list(letter)).unwrap();
        }
        fs::write(place.path().join("accounts.csv"), accounts()).unwrap();
        let space = Workspace::new(Some(Folders::under(place.path().join("data"))), Arc::new(|| {}));
        Self { space, place, typed: 0, given_up: None, saves: 0 }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    fn unsaved(&self) -> Unsaved {
        let sitting = self.space.sitting().filter(|sitting| sitting.has_unsaved_work())?;
        Some((sitting.number(), sitting.version().work().state()))
    }

    fn letter(&self) -> Option<char> {
        self.space.list()?.name.chars().next().filter(|letter| LISTS.contains(letter))
    }

    fn execute(&mut self, command: Command) {
        let before = self.unsaved();
        self.space.execute(command);
        self.nothing_left(before);
    }

    fn tick(&mut self) {
        let before = self.unsaved();
        self.space.tick();
        self.nothing_left(before);
    }

    /// Unsaved work that stood there still does, or the person gave it up.
    fn nothing_left(&mut self, before: Unsaved) {
        let Some((number, state)) = before else { return };
        let still = self.space.sitting().is_some_and(|sitting| sitting.number() == number);
        assert!(still || self.given_up == Some((number, state)), "unsaved work went without a question");
    }

    fn settle(&mut self) {
        for _ in 0..20_000 {
            self.tick();
            if !self.space.is_busy() {
                return;
            }
            thread::sleep(Duration::from_micros(200));
        }
        panic!("the work does not end");
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Open(which) => self.execute(Command::Open(self.path(&format!("{}.csv", LISTS[which])))),
            Act::Paste => self.execute(Command::OpenPasted(list('b'))),
            Act::Write(row, column) => {
                self.typed += 1;
                let text = format!("{}typed{}", self.letter().unwrap_or('b'), self.typed);
                self.execute(Command::Write(vec![((RowId(row), column), text)]));
            }
            Act::Remove(row) => self.execute(Command::RemoveRows(vec![RowId(row)])),
            Act::Aside(row) => self.on_row(row, Command::PutAside),
            Act::BringBack(row) => self.on_row(row, Command::BringBack),
            Act::Add(count) => self.execute(Command::AddRows(count)),
            Act::Order(row) => {
                let order = self.space.work().map(|work| work.table().ordered([RowId(row)]));
                self.execute(Command::OrderRows(Message::new("action-order").with("column", "username"), order));
            }
            Act::TakeBack(which) => {
                let number = self.space.work().and_then(|work| changes(work).get(which).map(|changed| changed.number));
                number.into_iter().for_each(|number| self.execute(Command::TakeBack(number)));
            }
            Act::Course => {
                let key = self.space.offered().into_iter().find(|key| key.to_string() == "role1");
                key.into_iter().for_each(|key| self.execute(Command::Map(key, Some(Take::Same("student".into())))));
            }
            Act::Unmap => {
                let last = self.space.work().and_then(|work| work.mapping().keys().pop());
                last.into_iter().for_each(|key| self.execute(Command::Map(key, None)));
            }
            Act::LookUp => self.execute(Command::MatchWith(Some(self.path("accounts.csv")))),
            Act::TakeLogins => self.execute(Command::TakeMatching),
            Act::MatchBy => self.execute(Command::MatchBy(0, By::Idnumber)),
            Act::Prepare => self.execute(Command::PrepareConversion("tool-sync-enrolments".into())),
            Act::Convert => self.execute(Command::Convert),
            Act::Importer(which) => {
                let id = ["moodle-upload-users", "userenrols", "tool-sync-enrolments"][which];
                self.execute(Command::ChooseImporter(id.into()));
            }
            Act::FixSafe => self.execute(Command::FixSafe),
            Act::Fix(finding) => self.execute(Command::Fix { finding, fix: 0 }),
            Act::Frame(first) => {
                let frame = self.space.list().map(|list| Frame { first: RowId(first + 1), ..list.frame });
                frame.into_iter().for_each(|frame| self.execute(Command::ChooseFrame(frame)));
            }
            Act::Encoding => self.execute(Command::ChooseEncoding(Some("windows-1252".into()))),
            Act::Save => {
                self.saves += 1;
                let path = self.path(&format!("out{}.csv", self.saves));
                self.execute(Command::Confirm);
                self.execute(Command::Save(path));
            }
            Act::Undo => self.execute(Command::Undo),
            Act::Redo => self.execute(Command::Redo),
            Act::Close => self.execute(Command::Close),
            Act::Quit => self.execute(Command::Quit),
            Act::Leave => {
                if self.space.question().is_some() {
                    self.given_up = self.unsaved();
                }
                self.execute(Command::Leave);
            }
            Act::Stay => self.execute(Command::Stay),
            Act::Go(step) => self.execute(Command::Go(Step::ALL[step])),
            Act::Crash => self.crash(),
            Act::Recover => {
                self.execute(Command::Recover(0));
                // A second click on the same button.
                self.execute(Command::Recover(0));
            }
            Act::Later => self.execute(Command::RecoverLater),
            Act::Tick => self.tick(),
            Act::Settle => self.settle(),
        }
    }

    /// Only rows that are there can be chosen.
    fn on_row(&mut self, row: u32, command: impl FnOnce(Vec<RowId>) -> Command) {
        if self.space.work().is_some_and(|work| row < work.table().rows()) {
            self.execute(command(vec![RowId(row)]));
        }
    }

    /// The program dies once the work was kept; the next one takes up what it had.
    fn crash(&mut self) {
        self.settle();
        settle_kept(&mut self.space);
        let unsaved = self.unsaved().is_some();
        let before = self.shown();
        let others = self.space.recoverable().len();
        let next = Workspace::new(None, Arc::new(|| {}));
        drop(std::mem::replace(&mut self.space, next));
        self.space = Workspace::new(Some(Folders::under(self.path("data"))), Arc::new(|| {}));
        assert!(self.space.recoverable().len() >= others, "what was left behind stays");
        self.given_up = None;
        if unsaved {
            self.execute(Command::Recover(0));
            self.settle();
            assert_eq!(self.shown(), before, "the work comes back as it was");
            assert!(self.unsaved().is_some());
        }
    }

    /// The list, its importer, and its cells by field.
    fn shown(&self) -> Option<(String, String, Vec<Vec<String>>)> {
        let (list, work) = (self.space.list()?, self.space.work()?);
        let table = work.table();
        let column = |(i, key): (usize, FieldKey)| {
            let cells = table.kept_rows().map(|row| table.text(i, row).to_owned());
            std::iter::once(key.to_string()).chain(cells).collect()
        };
        let columns = work.mapping().keys().into_iter().enumerate().map(column).collect();
        Some((list.name.clone(), self.space.importer().id.clone(), columns))
    }

    /// What must hold after whatever was done.
    fn holds(&self) {
        for letter in LISTS {
            let path = self.path(&format!("{letter}.csv"));
            assert_eq!(fs::read_to_string(&path).unwrap(), list(letter), "a list was written to");
        }
        if let (Some(letter), Some((.., columns))) = (self.letter(), self.shown()) {
            let own = |cell: &str| !LISTS.iter().any(|other| *other != letter && is_of(cell, *other));
            for cells in columns {
                let stranger = cells.iter().skip(1).find(|cell| !own(cell));
                assert_eq!(stranger, None, "a cell of another list stands in {letter}");
            }
        }
        if let Some(saved) = self.space.saved() {
            let [file] = saved.files.as_slice() else { return };
            let whole = self.space.preview(usize::MAX).unwrap();
            assert_eq!(fs::read_to_string(&file.path).unwrap(), whole, "the disk holds what stands in the window");
        }
    }
}

/// Whether a cell bears the letter of a list.
fn is_of(cell: &str, letter: char) -> bool {
    ["nip", "nom", "td", "login", "typed"].iter().any(|word| cell.strip_prefix(letter).is_some_and(|rest| rest.starts_with(word)))
}

fn play(acts: Vec<Act>) {
    let mut play = Play::new();
    for act in acts {
        play.act(act);
        play.holds();
    }
    play.settle();
    play.holds();
    assert!(Path::new(&play.path("accounts.csv")).is_file());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_in_whatever_order_nothing_is_mixed_up_lost_or_overwritten(acts in proptest::collection::vec(act(), 3..14)) {
        play(acts);
    }
}

#[test]
fn logins_looked_up_for_one_list_never_reach_the_next() {
    let mut play = Play::new();
    play.act(Act::Open(0));
    play.settle();
    play.act(Act::LookUp);
    play.act(Act::Open(1));
    play.settle();
    play.act(Act::TakeLogins);
    play.holds();
    assert_eq!(play.letter(), Some('b'));
}

#[test]
fn a_conversion_made_for_one_list_does_not_bring_it_back() {
    let mut play = Play::new();
    play.act(Act::Open(0));
    play.settle();
    play.act(Act::Prepare);
    play.settle();
    play.act(Act::Open(1));
    play.settle();
    play.act(Act::Convert);
    play.settle();
    assert_eq!(play.letter(), Some('b'));
}
