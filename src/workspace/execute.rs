//! What each command does.

use super::import::import;
use super::leaving::Answer;
use super::list::From;
use super::open::Source;
use super::opening::Purpose;
use super::{Command, Sitting, Standing, Version, Workspace};
use crate::error::{Level, Message};
use crate::read::Options;
use std::path::PathBuf;
use std::sync::Arc;

impl Workspace {
    /// Does what was asked, or asks first when unsaved work would be left for it. What cannot be done now is passed
    /// over: front ends ask first.
    pub fn execute(&mut self, command: Command) {
        match self.leaves(&command) {
            Some(about) => self.ask(about, command),
            None => self.perform(command),
        }
    }

    fn perform(&mut self, command: Command) {
        match command {
            Command::Open(path) => self.start_open(Source::Path(path), Options::default(), Purpose::List),
            Command::OpenPasted(text) => self.open_bytes(From::Pasted, "", text.into_bytes()),
            Command::OpenSample => {
                self.use_sample();
                self.open_bytes(From::Sample, crate::catalogue::SAMPLE_LIST_NAME, crate::catalogue::SAMPLE_LIST.to_vec());
            }
            Command::Unlock(password) => self.unlock(password),
            Command::Close => self.close(),
            Command::Quit => self.quitting = true,
            Command::Leave => self.answer(Answer::Leave),
            Command::Stay => self.answer(Answer::Stay),
            Command::Recover(which) => self.recover(which),
            Command::RecoverLater => self.recover_later(true),
            Command::AskToRecover => self.ask_to_recover(),
            Command::ForgetRecoverable(which) => self.forget_recoverable(which),
            Command::PrepareHandOver(wish) => self.prepare_hand_over(*wish),
            Command::HandOver => self.send_prepared(),
            Command::DropHandOver => self.drop_hand_over(),
            #[cfg(feature = "net")]
            Command::SignIn(address) => self.begin_sign_in(address),
            #[cfg(feature = "net")]
            Command::GiveLogin(given) => self.give_login(*given),
            #[cfg(feature = "net")]
            Command::KeepGiven(keep) => self.keep_given(keep),
            #[cfg(feature = "net")]
            Command::ForgetAccess(place) => self.forget_access(place),
            Command::LookSince => self.look_since(),
            Command::Verify(of, against) => self.verify(of, against),
            Command::OpenMissing => self.open_missing(),
            Command::ForgetReceipt(id) => self.forget_receipt(&id),
            Command::KeepReceipts(days) => {
                self.change_settings(|settings| settings.keep_receipts_days = days);
                self.look_at_receipts();
            }
            Command::DoAgain(again) => self.do_again(&again),
            Command::NotAgain => self.settle_recipe(),
            Command::NameRecipe(name, to) => self.name_recipe(&name, &to),
            Command::WriteRecipe(name, path) => self.write_recipe(&name, &path),
            Command::ImportRecipe(path) => self.import_recipe(path),
            Command::ForgetRecipe(name) => self.forget_recipe(&name),
            Command::ChooseImporter(id) => self.choose_importer(&id),
            Command::ChoosePlatform(Some(name)) => self.start_platform(Some(name)),
            Command::ChoosePlatform(None) => self.use_sample(),
            Command::SavePlatform(described) => self.save_platform(*described),
            Command::RemovePlatform(name) => self.remove_platform(name),
            Command::KeepLocal(local) => self.keep_local(*local),
            Command::ImportCatalogue { path, platform } => self.import_catalogue(path, platform),
            #[cfg(feature = "net")]
            Command::Refresh(asked) => self.start_refresh(*asked),
            #[cfg(feature = "net")]
            Command::TakeInstitution(place) => self.look_for_institution(place, true),
            #[cfg(feature = "net")]
            Command::ForgetInstitution => self.forget_institution(),
            Command::ChooseLanguage(language) => self.change_settings(|settings| settings.language = language),
            Command::ChooseLimits(limits) => self.change_settings(|settings| settings.limits = limits),
            Command::ChooseTheme(theme) => self.change_settings(|settings| settings.theme = theme),
            Command::KeepRecents(keep) => self.keep_recents(keep),
            Command::ForgetEverything => self.forget_all(),
            Command::CancelJobs => self.cancel_jobs(),
            Command::Go(step) if self.standing(step) == Standing::Closed => {}
            Command::Save(path) => self.save(path),
            command => self.with_sitting(|sitting, around| sitting.perform(command, around)),
        }
    }

    pub(super) fn open_bytes(&mut self, from: From, name: &str, bytes: Vec<u8>) {
        let source = Source::Bytes { from, name: name.to_owned(), bytes: Arc::new(bytes) };
        self.start_open(source, Options::default(), Purpose::List);
    }

    /// Writes the file. What needs a yes is known once the file was simulated: until then it waits.
    fn save(&mut self, path: PathBuf) {
        let is_forecasting = self.is_forecasting();
        let is_confirmed = self.is_confirmed();
        if let (Some(sitting), mut around) = self.parts() {
            if is_forecasting {
                sitting.save_later(path, &mut around);
            } else if is_confirmed {
                sitting.save(path, &around);
            } else {
                around.notices.say(Level::Warning, Message::new("notice-confirm-first"));
            }
        }
    }

    /// Writes the file that was asked for while it was being simulated.
    pub(super) fn save_what_waited(&mut self) {
        if self.is_forecasting() {
            return;
        }
        if let Some(path) = self.sitting.as_mut().and_then(Sitting::take_waiting) {
            self.save(path);
        }
    }

    /// Whether the forecast of the file as it stands is still on its way.
    fn is_forecasting(&self) -> bool {
        self.platforms.is_loading() || self.version().is_some_and(Version::is_forecasting)
    }

    fn close(&mut self) {
        self.opening.cancel();
        self.opening.forget_refusal();
        self.leave();
    }

    pub(super) fn choose_importer(&mut self, id: &str) {
        match crate::importer::find(id) {
            Some(importer) if self.sitting.is_none() => self.usual = importer,
            _ => self.with_sitting(|sitting, around| sitting.choose_importer(id, around)),
        }
    }

    fn keep_recents(&mut self, keep: bool) {
        self.change_settings(|settings| settings.recents = keep);
        if let Some(folders) = self.folders.as_ref().filter(|_| !keep)
            && let Err(fault) = self.memory.recents.forget(folders)
        {
            self.notices.fault(&fault);
        }
    }

    fn import_catalogue(&mut self, path: PathBuf, platform: Option<String>) {
        let Some(folders) = self.folders.clone() else { return };
        self.platforms.import.start(&self.wake, move |watch| import(&folders, &path, platform.as_deref(), watch));
    }

    fn cancel_jobs(&mut self) {
        if self.opening.cancel() {
            self.given_up = None;
            self.notices.say(Level::Info, Message::new("notice-cancelled"));
        }
        self.with_sitting(|sitting, around| sitting.cancel(around));
        #[cfg(feature = "net")]
        self.cancel_refresh();
    }
}
