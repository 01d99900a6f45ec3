//! What the program remembers from one run to the next: settings, files opened last, platforms.

use super::{ChosenPlatform, Workspace};
use crate::catalogue::{Catalogue, Local};
use crate::error::{Level, Message};
use crate::store::catalogues::{Entry, Store};
use crate::store::{Folders, Recents, Settings, StoreFault, forget_everything};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Settings, recents and platforms, as they were loaded.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) settings: Settings,
    pub(super) recents: Recents,
    pub(super) platforms: Vec<Entry>,
}

/// A platform loaded from the store, and the platforms that are kept.
pub(super) struct Loaded {
    pub(super) chosen: Option<ChosenPlatform>,
    pub(super) platforms: Vec<Entry>,
    pub(super) notices: Vec<Message>,
    /// Good news to tell.
    pub(super) done: Option<Message>,
}

/// Loads the catalogue of `name`, if any, and the list of platforms; runs on a worker.
pub(super) fn load_platform(folders: &Folders, name: Option<String>) -> Result<Loaded, StoreFault> {
    let (mut store, notices) = Store::open(folders)?;
    let platforms = store.entries()?;
    let chosen = match name {
        Some(name) => {
            let site = store.load(&name)?;
            let stored = Some(site.platform.name.clone());
            let catalogue = Catalogue::new(site).with_local(store.local(&name)?);
            catalogue.warm();
            let set_by = store.set_by_institution(&name)?;
            let chosen = ChosenPlatform { set_by, ..ChosenPlatform::new(stored, Arc::new(catalogue)) };
            // An address that cannot be asked is said when somebody asks.
            #[cfg(feature = "net")]
            let chosen = ChosenPlatform { origin: crate::store::moodle::Origin::of(&store, &name).ok().flatten(), ..chosen };
            Some(chosen)
        }
        None => None,
    };
    Ok(Loaded { chosen, platforms, notices, done: None })
}

impl Workspace {
    /// What the person chose.
    pub fn settings(&self) -> &Settings {
        &self.memory.settings
    }

    /// Files opened last, the latest first; a file may be gone since.
    pub fn recents(&self) -> &[PathBuf] {
        if self.memory.settings.recents { self.memory.recents.files() } else { &[] }
    }

    /// The platforms that are kept.
    pub fn platforms(&self) -> &[Entry] {
        &self.memory.platforms
    }

    /// What is kept of the platform in use; `None` for the sample.
    pub fn entry(&self) -> Option<&Entry> {
        let name = self.platform.stored.as_ref()?;
        self.memory.platforms.iter().find(|entry| entry.platform.name == *name)
    }

    /// Takes up what was remembered, and begins to load the platform that was in use.
    pub(super) fn remember_former(&mut self) {
        let Some(folders) = &self.folders else { return };
        match Settings::load(folders) {
            Ok((settings, notice)) => {
                self.memory.settings = settings;
                notice.into_iter().for_each(|notice| self.notices.say(Level::Warning, notice));
            }
            Err(fault) => self.notices.fault(&fault),
        }
        self.memory.recents = Recents::load(folders);
        self.start_platform(self.memory.settings.platform.clone());
        #[cfg(feature = "net")]
        self.look_for_institution(None, false);
    }

    pub(super) fn start_platform(&mut self, name: Option<String>) {
        let Some(folders) = self.folders.clone() else { return };
        self.platforms.load.start(&self.wake, move |_| load_platform(&folders, name));
    }

    pub(super) fn platform_loaded(&mut self, loaded: Loaded) {
        let former = self.platform.stored.clone();
        if !self.take_loaded(loaded) {
            return;
        }
        // The columns go over to the usual importer of another platform, and it can be taken back.
        if let Some(usual) = self.importers().0.first().filter(|_| self.sitting.is_none() || former != self.platform.stored) {
            self.choose_importer(&usual.id);
        }
        #[cfg(feature = "net")]
        if former != self.platform.stored {
            self.fetch_first();
        }
        self.check_again();
    }

    /// Takes in a platform that was loaded, and those that are kept. Returns whether one was chosen.
    pub(super) fn take_loaded(&mut self, loaded: Loaded) -> bool {
        self.memory.platforms = loaded.platforms;
        loaded.done.into_iter().for_each(|done| self.notices.done(done));
        loaded.notices.into_iter().for_each(|notice| self.notices.say(Level::Warning, notice));
        let Some(chosen) = loaded.chosen else { return false };
        self.platform = chosen;
        let name = self.platform.stored.clone();
        self.change_settings(|settings| settings.platform = name);
        true
    }

    /// The list that is open is checked against what is known of the platform now.
    fn check_again(&mut self) {
        self.with_sitting(|sitting, around| sitting.version_mut().start_check(around));
    }

    /// Keeps what is said of the platform in use, and loads it anew with it. What is said of the sample holds
    /// until another platform is chosen.
    pub(super) fn keep_local(&mut self, local: Local) {
        let Some(name) = self.platform.stored.clone() else {
            self.platform.catalogue = Arc::new(Catalogue::new(crate::catalogue::sample()).with_local(local));
            return self.check_again();
        };
        let Some(folders) = self.folders.clone() else { return };
        self.platforms.load.start(&self.wake, move |_| {
            let mut store = Store::open(&folders)?.0;
            let refusal = super::platforms::refused(&store, &name, &store.entry(&name)?.platform, &local)?;
            if refusal.is_none() {
                store.keep_local(&name, &local)?;
            }
            drop(store);
            let mut loaded = load_platform(&folders, Some(name))?;
            loaded.notices.extend(refusal);
            Ok(loaded)
        });
    }

    /// Changes the settings and keeps them.
    pub(super) fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        let before = self.memory.settings.clone();
        change(&mut self.memory.settings);
        self.memory.settings = std::mem::take(&mut self.memory.settings).held_to_policy();
        if let Some(folders) = self.folders.as_ref().filter(|_| before != self.memory.settings)
            && let Err(fault) = self.memory.settings.save(folders)
        {
            self.notices.fault(&fault);
        }
    }

    pub(super) fn remember_file(&mut self, path: &Path) {
        let Some(folders) = self.folders.as_ref().filter(|_| self.memory.settings.recents) else { return };
        if let Err(fault) = self.memory.recents.add(folders, path) {
            self.notices.fault(&fault);
        }
    }

    /// Forgets files, platforms, accounts, work kept and settings: everything the program keeps for itself.
    pub(super) fn forget_all(&mut self) {
        let Some(folders) = self.folders.clone() else { return };
        self.forget_all_recoverable();
        if let Some(sitting) = &mut self.sitting {
            sitting.keeper.forget();
        }
        #[cfg(feature = "net")]
        self.take_back_accesses(&folders);
        match forget_everything(&folders) {
            Ok(_) => {
                self.memory = Memory::default();
                self.use_sample();
                self.look_at_recipes();
                self.notices.done(Message::new("notice-forgotten"));
            }
            Err(fault) => self.notices.fault(&fault),
        }
    }

    pub(super) fn use_sample(&mut self) {
        if self.platform.stored.is_some() {
            self.platform = ChosenPlatform::sample();
            self.check_again();
        }
        self.change_settings(|settings| settings.platform = None);
    }
}
