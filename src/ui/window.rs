//! The window: logic before drawing, drawing, and what was asked for after it.

use super::{
    actions::{self, Action},
    again,
    asks::{Ask, Asks},
    dialogs::{self, Dialogs, Ended, Purpose},
    frame::{self, Shown},
    hand,
    import_settings::Dialogue,
    matching,
    overlay::{self, Overlay},
    parts::{
        Tone, modal,
        toast::{self, Toasts},
    },
    platform, receipts, rows, said, search_bar, steps, theme,
};
use crate::{
    error::{Message, Place},
    locale::{Language, Locale},
    store::{Folders, Theme},
    workspace::{Against, Cell, Command, Step, Subject, Trouble, Wake, Work, Workspace, looks_returned},
};
use eframe::egui::{CentralPanel, Context, Event, Frame, Key, Margin, Modifiers, Panel, Popup, Rect, ThemePreference, Ui, ViewportCommand};
use std::path::PathBuf;

/// Everything the window holds.
pub struct Window {
    pub(super) space: Workspace,
    pub(super) locale: Locale,
    pub(super) toasts: Toasts,
    pub(super) dialogs: Dialogs,
    pub(super) overlay: Option<Overlay>,
    pub(super) search: search_bar::Bar,
    pub(super) start: steps::start::View,
    pub(super) open: steps::open::View,
    pub(super) check: steps::check::View,
    pub(super) export: steps::export::View,
    heard: u64,
    /// Number of the news that were shown by themselves.
    read: u64,
    seen: Option<(u64, u64)>,
    closing: bool,
    titled: String,
    /// When the clipboard was asked for its content, in seconds of the toolkit's clock.
    pub(super) asked_to_paste: Option<f64>,
    /// What is compared with the list that is being chosen.
    proving: Option<Subject>,
    /// Name of the recipe whose file is being chosen.
    writing: Option<String>,
}

/// An answer of the clipboard takes less than this, in seconds.
const CLIPBOARD: f64 = 0.6;

impl Window {
    /// A window without a list. Without `folders` nothing is kept.
    pub fn new(folders: Option<Folders>, language: Option<Language>, wake: Wake) -> Self {
        let space = Workspace::new(folders, wake);
        let chosen = space.settings().language.as_deref().map(Language::of_tag);
        let system = || Language::of_tag(&sys_locale::get_locale().unwrap_or_default());
        let locale = Locale::new(language.or(chosen).unwrap_or_else(system));
        Self {
            space,
            locale,
            toasts: Toasts::default(),
            dialogs: Dialogs::default(),
            overlay: None,
            search: search_bar::Bar::default(),
            start: steps::start::View::default(),
            open: steps::open::View::default(),
            check: steps::check::View::default(),
            export: steps::export::View::default(),
            heard: 0,
            read: 0,
            seen: None,
            closing: false,
            titled: String::new(),
            asked_to_paste: None,
            proving: None,
            writing: None,
        }
    }

    /// Opens what the command line named.
    pub fn begin(&mut self, file: Option<PathBuf>, sample: bool) {
        if let Some(file) = file {
            self.space.execute(Command::Open(file));
        } else if sample {
            self.space.execute(Command::OpenSample);
        }
    }

    /// Does what a person could ask for elsewhere in the window.
    pub fn ask_for(&mut self, command: Command) {
        self.space.execute(command);
    }

    /// Takes what came back of the import of the open list, as when it is dropped on the window.
    pub fn give_back(&mut self, path: PathBuf) {
        self.take_dropped(path);
    }

    /// The window ends by itself: nothing is to be recovered.
    pub fn end(&mut self) {
        self.space.end();
    }

    /// The work, for tests and for those who look.
    pub fn workspace(&self) -> &Workspace {
        &self.space
    }

    /// The cell of the work table at the cursor.
    pub fn cursor(&self) -> Option<Cell> {
        self.check.cursor()
    }

    /// Fonts, colours and habits of the toolkit. Once, before the first frame.
    pub fn install(&self, ctx: &Context) {
        super::fonts::install(ctx);
        theme::install(ctx);
        ctx.set_theme(preference(self.space.settings().theme));
    }

    /// What happens before a frame is drawn: results of workers, dialogues, dropped files, keys.
    pub fn logic(&mut self, ctx: &Context) {
        self.space.tick();
        self.hear();
        self.trouble();
        self.tell_news();
        self.follow();
        match self.dialogs.poll() {
            Some(Ended::Chosen(Purpose::List, path)) => self.space.execute(Command::Open(path)),
            Some(Ended::Chosen(Purpose::Returned, path)) => self.space.execute(Command::OpenReturned(path)),
            Some(Ended::Chosen(Purpose::Save, path)) => self.export.choose(&path),
            Some(Ended::Chosen(Purpose::Catalogue, path)) => self.import(path),
            Some(Ended::Chosen(Purpose::Participants, path)) => {
                if let Some(of) = self.proving.take() {
                    self.space.execute(Command::Verify(of, Against::List(path)));
                }
            }
            Some(Ended::Chosen(Purpose::ToVerify, path)) => self.overlay = Some(Overlay::Receipts(receipts::View::of_file(path))),
            Some(Ended::Chosen(Purpose::Recipe, path)) => self.space.execute(Command::ImportRecipe(path)),
            Some(Ended::Chosen(Purpose::RecipeFile, path)) => {
                if let Some(name) = self.writing.take() {
                    self.space.execute(Command::WriteRecipe(name, path));
                }
            }
            Some(Ended::Chosen(Purpose::Accounts, path)) => self.space.execute(Command::MatchWith(Some(path))),
            Some(Ended::None(purpose)) => self.without_dialogue(purpose),
            Some(Ended::Dropped) | None => {}
        }
        self.dropped(ctx);
        self.pasted(ctx);
        self.escape(ctx);
        let editing = ctx.text_edit_focused();
        if self.overlay.is_none() && self.space.question().is_none() && self.space.replacing().is_none() {
            for action in ctx.input_mut(|input| actions::pressed(input, editing)) {
                self.act(ctx, action);
            }
        }
        self.quit(ctx);
        self.title(ctx);
    }

    /// Draws a frame, then does what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let asks = Asks::default();
        let status = self.around(ui, &asks);
        let ground = Frame::NONE.fill(theme::of(ui).background);
        CentralPanel::default().frame(ground).show(ui, |ui| self.step(ui, &asks));
        frame::status(ui, status, &self.shown(), &asks);
        overlay::show(&ctx, self, &asks);
        modal::settle(&ctx);
        for ask in asks.into_vec() {
            self.answer(&ctx, ask);
        }
    }

    fn shown(&self) -> Shown<'_> {
        Shown {
            space: &self.space,
            locale: &self.locale,
            theme: self.space.settings().theme,
            place: self.place(),
            hand: self.check.hand(&self.space),
        }
    }

    /// The bar, the rail, the notices. Returns the room of the status line.
    fn around(&mut self, ui: &mut Ui, asks: &Asks) -> Rect {
        let revision = self.space.work().map(Work::revision);
        let words = toast::Words { close: self.locale.text("ui-close"), undo: self.locale.text("act-undo") };
        let mut toasts = std::mem::take(&mut self.toasts);
        let shown = self.shown();
        frame::bar(ui, &shown, asks);
        let status = frame::status_room(ui);
        let (space, locale) = (&self.space, &self.locale);
        let mut undo = false;
        let (step, roomy) = frame::rail(
            ui,
            &shown,
            |ui, narrow| platform::show(ui, space, locale, narrow, asks),
            |ui, room| undo |= toasts.show(ui, room, revision, &words),
        );
        if !roomy && toasts.is_open() {
            let frame = Frame::NONE.fill(theme::of(ui).panel).inner_margin(Margin::symmetric(16, 6));
            Panel::bottom("notices").exact_size(72.0).resizable(false).frame(frame).show(ui, |ui| {
                undo |= toasts.show(ui, ui.max_rect(), revision, &words);
            });
        }
        self.toasts = toasts;
        if let Some(step) = step {
            asks.command(Command::Go(step));
        }
        if undo {
            asks.act(Action::Undo);
        }
        status
    }

    fn step(&mut self, ui: &mut Ui, asks: &Asks) {
        let (space, locale) = (&self.space, &self.locale);
        if self.search.is_open() {
            self.check.beside.update(space);
            let seen = (self.check.cursor(), self.check.beside.all());
            search_bar::show(ui, space, locale, &mut self.search, seen, asks);
        }
        if space.is_judged_by_sample() && !space.is_opening() {
            platform::sample_notice(ui, space, locale, asks);
        }
        match space.step() {
            // The list stays in view while it is read under another choice.
            Step::Open if space.is_rereading() => steps::open::show(ui, space, locale, &mut self.open, asks),
            Step::Open if space.first_look().is_some() => steps::open::show_first(ui, space, locale, &mut self.open, asks),
            Step::Open if space.list().is_none() || space.is_opening() => {
                steps::start::show(ui, space, locale, &mut self.start, &dialogs::complete, asks);
            }
            Step::Open => steps::open::show(ui, space, locale, &mut self.open, asks),
            Step::Columns => steps::columns::show(ui, space, locale, asks),
            Step::Check => steps::check::show(ui, space, locale, &mut self.check, asks),
            Step::Forecast => steps::forecast::show(ui, space, locale, asks),
            Step::Export => steps::export::show(ui, space, locale, &mut self.export, asks),
        }
    }

    fn place(&self) -> Option<String> {
        let (space, locale) = (&self.space, &self.locale);
        match space.step() {
            Step::Check => {
                let (row, column) = self.check.cursor()?;
                let work = space.work()?;
                let (key, _) = work.mapping().takes.get(column)?;
                let line = work.table().row_name(row);
                Some(locale.message(&Message::new("ui-place").with("line", line).with("column", key.to_string())))
            }
            Step::Open => {
                let cell = self.open.grid.cursor()?;
                let list = space.list()?;
                let (table, row) = (list.table()?, crate::table::RowId(cell.row));
                let (sheet, line) = (table.sheet(row).map(str::to_owned), table.source(row).line);
                Some(locale.place(&Place { sheet, line: Some(line), column: Some(cell.column as u32) }))
            }
            Step::Columns | Step::Forecast | Step::Export => None,
        }
    }

    /// Does one thing that was asked for.
    pub(super) fn answer(&mut self, ctx: &Context, ask: Ask) {
        match ask {
            Ask::Do(command) => self.carry_out(command),
            Ask::Act(action) => self.act(ctx, action),
            Ask::OpenPath(path) => self.space.execute(Command::Open(PathBuf::from(dialogs::expand(&path)))),
            Ask::ChooseSave => {
                let start = self.export.target();
                self.dialogs.open(ctx, Purpose::Save, &self.locale.text("ui-dialogue-save"), Some(&start));
            }
            Ask::Match => {
                self.space.execute(Command::OpenMatching);
                self.overlay = Some(Overlay::Matching(matching::View::default()));
            }
            Ask::ChooseAccounts => self.dialogs.open(ctx, Purpose::Accounts, &self.locale.text("ui-dialogue-accounts"), None),
            Ask::ChooseReturned => self.dialogs.open(ctx, Purpose::Returned, &self.locale.text("ui-dialogue-returned"), None),
            Ask::ChooseCatalogue => self.dialogs.open(ctx, Purpose::Catalogue, &self.locale.text("ui-dialogue-catalogue"), None),
            Ask::Refresh => self.overlay = Some(Overlay::Refresh(Box::new(platform::refresh::Form::of(&self.space)))),
            Ask::News => self.overlay = Some(Overlay::News),
            Ask::Institution => self.overlay = Some(Overlay::Institution(Box::new(platform::institution::Form::of(&self.space)))),
            Ask::EditPlatform => self.overlay = Some(Overlay::Platform(Box::new(platform::form::Form::of(&self.space)))),
            Ask::NewPlatform => self.overlay = Some(Overlay::Platform(Box::new(platform::form::Form::new()))),
            Ask::RemovePlatform(name) => self.overlay = Some(Overlay::RemovePlatform(name)),
            Ask::Copy(text, said) => {
                ctx.copy_text(text);
                self.toasts.push(Tone::Ok, self.locale.text(said));
            }
            Ask::GoTo(cell, focus) => {
                self.overlay.take_if(|overlay| matches!(overlay, Overlay::Changes(_)));
                if self.space.step() != Step::Check {
                    self.space.execute(Command::Go(Step::Check));
                }
                self.check.go_to(&self.space, cell, focus);
            }
            Ask::ShowLines(lines) => {
                let forecast = self.space.forecast_of(self.space.simulated());
                let row = |line: &u64| forecast?.row(*line, self.space.work()?.table());
                self.point_at(lines.iter().filter_map(row).collect());
            }
            Ask::ShowRows(rows) => self.point_at(rows),
            Ask::ShowCourse(shortname) => self.point_at(rows::of_course(&self.space, &shortname)),
            Ask::Say(tone, said) => self.toasts.push(tone, self.locale.message(&said)),
            Ask::Preview(view) => self.overlay = Some(Overlay::Preview(view)),
            Ask::ImportSettings => self.overlay = Some(Overlay::ImportSettings(Dialogue::new(&self.space))),
            Ask::HandOver(file, course) => {
                self.space.execute(Command::DropHandOver);
                self.overlay = Some(Overlay::Hand(Box::new(hand::Form::of(&self.space, file, course))));
            }
            Ask::Receipts => {
                self.space.execute(Command::DropHandOver);
                self.overlay = Some(Overlay::Receipts(receipts::View::default()));
            }
            Ask::SendAgain(id, this_file) => self.send_again(&id, this_file),
            Ask::ChooseParticipants(of) => {
                self.proving = Some(of);
                self.dialogs.open(ctx, Purpose::Participants, &self.locale.text("ui-dialogue-participants"), None);
            }
            Ask::ChooseToVerify => self.dialogs.open(ctx, Purpose::ToVerify, &self.locale.text("ui-dialogue-to-verify"), None),
            Ask::Again(name) => {
                let kept = self.space.recipes().iter().find(|kept| kept.name == name);
                let view = kept.and_then(|kept| again::View::of(kept, &self.locale));
                self.overlay = view.map(|view| Overlay::Again(Box::new(view)));
            }
            Ask::ChooseRecipe => self.dialogs.open(ctx, Purpose::Recipe, &self.locale.text("ui-recipes-import"), None),
            Ask::ChooseRecipeFile(name) => {
                let start = std::env::home_dir().unwrap_or_default().join("modele-bordereau.toml");
                self.writing = Some(name);
                self.dialogs.open(ctx, Purpose::RecipeFile, &self.locale.text("ui-recipes-write"), Some(&start));
            }
            Ask::Page(rule) => self.overlay = Some(Overlay::Page(rule)),
            Ask::Theme(theme) => {
                ctx.set_theme(preference(theme));
                self.space.execute(Command::ChooseTheme(theme));
            }
            Ask::Language(language) => {
                self.locale = Locale::new(language);
                self.space.execute(Command::ChooseLanguage(Some(language.code().to_owned())));
            }
            Ask::ShowFolder(path) | Ask::OpenOutside(path) => open_outside(&path),
        }
    }

    /// Does a command, and says what it changed where many rows changed at once.
    pub(super) fn carry_out(&mut self, command: Command) {
        let said = said::of(&self.space, &command);
        let revision = |space: &Workspace| space.work().map(Work::revision);
        let before = revision(&self.space);
        self.space.execute(command);
        if let (Some(said), Some(now)) = (said, revision(&self.space).filter(|now| Some(*now) != before)) {
            self.toasts.push_undoable(self.locale.message(&said), now);
        }
    }

    /// Escape closes what is on top; menus, dialogues and edits look after themselves.
    fn escape(&mut self, ctx: &Context) {
        let over = ctx.memory(|memory| memory.top_modal_layer().is_some()) || Popup::is_any_open(ctx) || self.check.grid.is_editing();
        if !over
            && self.search.is_open()
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
            && !self.search.close(ctx)
        {
            self.check.grid.focus();
        }
    }

    /// Shows what the workspace said since.
    fn hear(&mut self) {
        let news = self.space.notices().log().iter().filter(|notice| notice.number > self.heard);
        for notice in news {
            self.toasts.push(notice.level.map_or(Tone::Ok, Tone::from), self.locale.message(&notice.message));
        }
        self.heard = self.space.notices().log().last().map_or(0, |notice| notice.number);
    }

    /// A refresh that did not come to its end is said in the dialogue where it can be tried otherwise.
    fn trouble(&mut self) {
        let Some(trouble) = self.space.take_trouble() else { return };
        match &mut self.overlay {
            Some(Overlay::Refresh(form)) => form.take(trouble),
            None => {
                let mut form = platform::refresh::Form::of(&self.space);
                form.take(trouble);
                self.overlay = Some(Overlay::Refresh(Box::new(form)));
            }
            Some(_) => {
                if let Trouble::Failed(message) = trouble {
                    self.toasts.push(Tone::Error, self.locale.message(&message));
                }
            }
        }
    }

    /// What an import or a refresh brought is shown once by itself.
    fn tell_news(&mut self) {
        let Some(news) = self.space.news().filter(|news| news.number > self.read) else { return };
        if self.overlay.is_none() {
            self.read = news.number;
            self.overlay = (!news.is_empty()).then_some(Overlay::News);
        }
    }

    /// The window closes once nothing is unsaved, or the person gives it up.
    fn quit(&mut self, ctx: &Context) {
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing {
            self.space.execute(Command::Quit);
            if !self.space.may_quit() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
        }
        if self.space.may_quit() && !self.closing {
            self.closing = true;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    /// Another list, or another version of it: views begin anew.
    fn follow(&mut self) {
        let now = self.space.showing();
        if now != self.seen {
            // What lies over the window may speak of the list that is gone.
            self.overlay.take_if(|overlay| overlay.is_of_the_list());
            self.open.grid.reset();
            self.check = steps::check::View::default();
            self.export = steps::export::View::default();
            self.search = search_bar::Bar::default();
            self.toasts.part();
            self.seen = now;
        }
    }

    /// Takes a catalogue. A plain list does not say which platform it is of: the person is asked, unless
    /// one is in use.
    pub fn import(&mut self, path: PathBuf) {
        let names_itself = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        let platform = self.space.platform().stored.clone();
        if names_itself {
            self.space.execute(Command::ImportCatalogue { path, platform: None });
        } else if platform.is_some() {
            self.space.execute(Command::ImportCatalogue { path, platform });
        } else {
            self.overlay = Some(Overlay::NamePlatform { path, name: String::new() });
        }
    }

    fn without_dialogue(&mut self, purpose: Purpose) {
        if purpose != Purpose::List || self.space.list().is_some() {
            self.toasts.push(Tone::Info, self.locale.text("ui-no-dialogue"));
        } else {
            self.start.point_at_path();
        }
    }

    fn dropped(&mut self, ctx: &Context) {
        let path =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).find(|path| !path.as_os_str().is_empty()));
        if let Some(path) = path {
            self.take_dropped(path);
        }
    }

    /// What came back of the import where a list is open, by its name; otherwise another list.
    fn take_dropped(&mut self, path: PathBuf) {
        let back = self.space.work().is_some() && looks_returned(&path);
        self.space.execute(if back { Command::OpenReturned(path) } else { Command::Open(path) });
    }

    /// On the first screen, a table on the clipboard opens by Ctrl+V; on the last one, what came back of the import.
    fn pasted(&mut self, ctx: &Context) {
        self.nothing_pasted(ctx);
        let first = self.space.step() == Step::Open && self.space.list().is_none();
        let last = self.space.step() == Step::Export && self.space.work().is_some();
        if !(first || last) || self.overlay.is_some() || ctx.text_edit_focused() {
            return;
        }
        let text = ctx.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::Paste(text) => Some(text.clone()),
                _ => None,
            })
        });
        match text {
            Some(text) if last => self.space.execute(Command::PasteReturned(text)),
            Some(text) if text.contains(['\t', '\n', ';']) => self.space.execute(Command::OpenPasted(text)),
            Some(_) => self.toasts.push(Tone::Info, self.locale.text("ui-paste-no-table")),
            None => {}
        }
    }

    /// A clipboard that holds no text does not answer: then that is said.
    fn nothing_pasted(&mut self, ctx: &Context) {
        let Some(asked) = self.asked_to_paste else { return };
        let (now, came) = ctx.input(|input| (input.time, input.events.iter().any(|event| matches!(event, Event::Paste(_)))));
        if came {
            self.asked_to_paste = None;
        } else if now - asked > CLIPBOARD {
            self.asked_to_paste = None;
            self.toasts.push(Tone::Info, self.locale.text("ui-paste-nothing"));
        } else {
            ctx.request_repaint_after(std::time::Duration::from_millis(100));
        }
    }

    fn title(&mut self, ctx: &Context) {
        let title = match self.space.list().map(|list| list.name.as_str()).filter(|name| !name.is_empty()) {
            Some(name) => format!("{name} — Bordereau"),
            None => "Bordereau".to_owned(),
        };
        if title != self.titled {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.titled = title;
        }
    }
}

fn preference(theme: Theme) -> ThemePreference {
    match theme {
        Theme::System => ThemePreference::System,
        Theme::Light => ThemePreference::Light,
        Theme::Dark => ThemePreference::Dark,
    }
}

/// Leaves a folder or a file to the program that the system has for it.
fn open_outside(path: &std::path::Path) {
    let program = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    // Where there is no such program nothing opens; the path stands on the screen.
    if let Ok(mut child) = std::process::Command::new(program).arg(path).spawn() {
        std::thread::spawn(move || child.wait());
    }
}
