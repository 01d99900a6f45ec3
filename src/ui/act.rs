//! What each command of the table does in the window.

use super::{
    actions::Action, asks::Ask, changes, dialogs::Purpose, grid, hand, help, overlay::Overlay, palette, parts::Tone, preview, recipes,
    replace, rows::Show, window::Window,
};
use crate::{
    table::RowId,
    workspace::{Command, Step},
};
use eframe::egui::{Context, ViewportCommand};
use std::path::PathBuf;

impl Window {
    /// Does one command of the table, if it can be done now.
    pub(super) fn act(&mut self, ctx: &Context, action: Action) {
        if !action.enabled(&self.space, self.check.hand(&self.space)) {
            return;
        }
        match action {
            Action::Open => {
                let start = self.space.recents().first().map(PathBuf::as_path);
                self.dialogs.open(ctx, Purpose::List, &self.locale.text("ui-dialogue-open"), start);
            }
            Action::Paste => {
                if self.space.step() == Step::Check {
                    self.check.grid.focus();
                }
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
                self.asked_to_paste = Some(ctx.input(|input| input.time));
            }
            Action::Sample => self.space.execute(Command::OpenSample),
            Action::Close => self.space.execute(Command::Close),
            Action::Quit => self.space.execute(Command::Quit),
            Action::Save if self.space.step() == Step::Export => self.space.execute(Command::Save(self.export.target())),
            Action::Save => self.space.execute(Command::Go(Step::Export)),
            Action::Undo => self.space.execute(Command::Undo),
            Action::Redo => self.space.execute(Command::Redo),
            Action::Search => {
                self.space.execute(Command::Go(Step::Check));
                self.search.open(ctx);
            }
            Action::Replace => {
                let view = replace::View::new(&self.space, &self.check);
                self.overlay = Some(Overlay::Replace(Box::new(view)));
            }
            Action::EditCell => self.check.grid.ask(grid::Ask::Edit),
            Action::Copy => self.check.grid.ask(grid::Ask::Copy(false)),
            Action::Cut => self.check.grid.ask(grid::Ask::Copy(true)),
            Action::Clear => self.check.grid.ask(grid::Ask::Clear),
            Action::SelectAll => self.check.grid.ask(grid::Ask::All),
            Action::ChooseRows => self.check.grid.ask(grid::Ask::Rows),
            Action::TickRows => self.check.grid.ask(grid::Ask::Tick),
            Action::ChooseColumn => self.check.grid.ask(grid::Ask::Column),
            Action::ContextMenu => self.check.grid.ask(grid::Ask::Menu),
            Action::FillDown => match self.check.fill_down(&self.space) {
                Some(command) => self.carry_out(command),
                None => self.toasts.push(Tone::Info, self.locale.text("said-nothing-to-fill")),
            },
            Action::AddRow => self.add_row(),
            Action::PutAside => self.with_chosen(Command::PutAside),
            Action::RemoveRows => self.with_chosen(Command::RemoveRows),
            Action::BringBack => self.with_chosen(Command::BringBack),
            Action::RowStory => self.overlay = self.check.cursor().map(|(row, _)| Overlay::Row(row)),
            Action::SortUp => self.check.sort(&self.space, Some(false)),
            Action::SortDown => self.check.sort(&self.space, Some(true)),
            Action::SortFile => self.check.sort(&self.space, None),
            Action::OrderFile => {
                if let Some(command) = self.check.order_file(&self.space) {
                    self.carry_out(command);
                }
            }
            Action::OrderList => {
                let command = self.check.order_list();
                self.carry_out(command);
            }
            Action::FilterOnValue => self.check.filter_on_value(&self.space),
            Action::ShowOut => {
                self.go(Some(Step::Check));
                self.check.rows.choose(Show::Out);
            }
            Action::ShowAll => self.check.rows.show_all(),
            Action::Changes => self.overlay = Some(Overlay::Changes(changes::View::default())),
            Action::NextProblem | Action::PreviousProblem => {
                if let Some(cell) = self.space.next_problem(self.check.cursor(), action == Action::NextProblem) {
                    self.check.go_to(&self.space, cell, true);
                }
            }
            Action::FixSafe => self.overlay = preview::View::of_safe_fixes(&self.space).map(|view| Overlay::Preview(Box::new(view))),
            Action::Match => self.answer(ctx, Ask::Match),
            Action::Receipts => self.answer(ctx, Ask::Receipts),
            Action::Again => {
                if let Some(proposal) = self.space.proposal() {
                    let name = proposal.kept.name.clone();
                    self.answer(ctx, Ask::Again(name));
                }
            }
            Action::VerifyFile => self.answer(ctx, Ask::ChooseToVerify),
            Action::Recipes => self.overlay = Some(Overlay::Recipes(recipes::View::default())),
            Action::Returned => self.answer(ctx, Ask::ChooseReturned),
            Action::Forward => self.go(self.space.step().next()),
            Action::Back => self.go(self.space.step().previous()),
            Action::Go(step) => self.go(Some(step)),
            Action::ImportCatalogue => self.answer(ctx, Ask::ChooseCatalogue),
            Action::Refresh => self.answer(ctx, Ask::Refresh),
            Action::EditPlatform => self.answer(ctx, Ask::EditPlatform),
            Action::NewPlatform => self.answer(ctx, Ask::NewPlatform),
            Action::ImportSettings => self.answer(ctx, Ask::ImportSettings),
            Action::Theme(theme) => self.answer(ctx, Ask::Theme(theme)),
            Action::Language(language) => self.answer(ctx, Ask::Language(language)),
            Action::Notices => self.overlay = Some(Overlay::Notices),
            Action::Commands => self.overlay = Some(Overlay::Commands(palette::View::default())),
            Action::Help => self.overlay = Some(Overlay::Help(help::View::of_step(self.space.step()))),
            Action::Keys => self.overlay = Some(Overlay::Help(help::View::at(help::Topic::Keys))),
            Action::About => self.overlay = Some(Overlay::Help(help::View::at(help::Topic::About))),
            Action::ZoomIn => ctx.set_zoom_factor((ctx.zoom_factor() + 0.1).min(3.0)),
            Action::ZoomOut => ctx.set_zoom_factor((ctx.zoom_factor() - 0.1).max(0.6)),
            Action::ZoomReset => ctx.set_zoom_factor(1.0),
        }
    }

    /// Does something with the rows that are chosen; the keyboard stays in the table.
    fn with_chosen(&mut self, command: impl FnOnce(Vec<RowId>) -> Command) {
        let rows = self.check.chosen_rows();
        if !rows.is_empty() {
            self.carry_out(command(rows));
            self.check.grid.forget_chosen();
            self.check.grid.focus();
        }
    }

    /// Prepares what a receipt says once more, to be looked at: its own file, or the one that was written of the open list.
    pub(super) fn send_again(&mut self, id: &str, this_file: bool) {
        let Some(receipt) = self.space.receipts().iter().find(|receipt| receipt.id == id).cloned() else { return };
        let saved = self.space.saved().and_then(|saved| saved.files.first()).filter(|_| this_file);
        let (file, course) = match saved {
            Some(file) => (Some(file.path.clone()), file.course.clone()),
            None => (receipt.source.clone(), receipt.plan.settings.get("course").cloned()),
        };
        let Some(file) = file else { return };
        self.space.execute(Command::DropHandOver);
        let form = hand::Form::like(&self.space, file, course, &receipt);
        if let Some(wish) = form.wish(&self.locale) {
            self.space.execute(Command::PrepareHandOver(Box::new(wish)));
        }
        self.overlay = Some(Overlay::Hand(Box::new(form)));
    }

    /// Goes to the table, where these rows stand alone.
    pub(super) fn point_at(&mut self, rows: Vec<RowId>) {
        if rows.is_empty() {
            return self.toasts.push(Tone::Info, self.locale.text("ui-rows-nowhere"));
        }
        self.go(Some(Step::Check));
        self.check.rows.point_at(rows);
    }

    /// Adds a row and goes to its first cell, where it can be written.
    fn add_row(&mut self) {
        self.space.execute(Command::AddRows(1));
        let last = self.space.work().and_then(|work| work.table().rows().checked_sub(1));
        if let Some(last) = last {
            self.check.rows.show_all();
            self.check.go_to(&self.space, (RowId(last), 0), true);
        }
    }

    fn go(&mut self, step: Option<Step>) {
        if let Some(step) = step {
            self.space.execute(Command::Go(step));
        }
    }
}
