//! The system's file dialogues, away from the thread that draws.

use eframe::egui::Context;
use std::{
    future::Future,
    path::{Path, PathBuf},
    pin::pin,
    sync::{Arc, mpsc},
    task::{Poll, Wake, Waker},
    thread::{self, Thread},
    time::{Duration, Instant},
};

/// Sooner than this nobody closes a dialogue: there was none.
const TOO_SOON: Duration = Duration::from_millis(150);

/// What a dialogue is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The list to open.
    List,
    /// Where to write.
    Save,
    /// A catalogue to import.
    Catalogue,
    /// What came back of an import.
    Returned,
    /// A list of accounts to look logins up in.
    Accounts,
    /// A list of participants of the platform.
    Participants,
    /// A file that was handed over.
    ToVerify,
    /// What a colleague decided for a list.
    Recipe,
    /// Where to write what was decided for a list.
    RecipeFile,
}

/// How a dialogue ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Ended {
    /// This file was chosen.
    Chosen(Purpose, PathBuf),
    /// The person closed it.
    Dropped,
    /// The system has none: portal and helper are missing.
    None(Purpose),
}

/// At most one dialogue at a time.
#[derive(Default)]
pub struct Dialogs {
    waiting: Option<mpsc::Receiver<Ended>>,
}

impl Dialogs {
    /// Whether one is open.
    pub fn is_open(&self) -> bool {
        self.waiting.is_some()
    }

    /// Opens one. `title` is its title, `start` the folder or file to begin with.
    pub fn open(&mut self, ctx: &Context, purpose: Purpose, title: &str, start: Option<&Path>) {
        if self.is_open() {
            return;
        }
        let mut dialog = rfd::AsyncFileDialog::new().set_title(title);
        if let Some(folder) = start.and_then(Path::parent).filter(|folder| folder.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        if let (Purpose::Save | Purpose::RecipeFile, Some(name)) = (purpose, start.and_then(Path::file_name)) {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        let (sender, receiver) = mpsc::channel();
        self.waiting = Some(receiver);
        let ctx = ctx.clone();
        // macOS wants the dialogue made on the main thread; only the waiting is done elsewhere.
        let asked = Instant::now();
        if matches!(purpose, Purpose::Save | Purpose::RecipeFile) {
            let future = dialog.save_file();
            thread::spawn(move || finish(&sender, &ctx, purpose, asked, wait(future)));
        } else {
            let future = dialog.pick_file();
            thread::spawn(move || finish(&sender, &ctx, purpose, asked, wait(future)));
        }
    }

    /// How it ended, once.
    pub fn poll(&mut self) -> Option<Ended> {
        match self.waiting.as_ref()?.try_recv() {
            Ok(ended) => {
                self.waiting = None;
                Some(ended)
            }
            Err(mpsc::TryRecvError::Empty) => None,
            Err(mpsc::TryRecvError::Disconnected) => {
                self.waiting = None;
                Some(Ended::Dropped)
            }
        }
    }
}

fn finish(sender: &mpsc::Sender<Ended>, ctx: &Context, purpose: Purpose, asked: Instant, chosen: Option<rfd::FileHandle>) {
    let ended = match chosen {
        Some(file) => Ended::Chosen(purpose, file.path().to_owned()),
        None if asked.elapsed() < TOO_SOON => Ended::None(purpose),
        None => Ended::Dropped,
    };
    // The window may be gone by now.
    let _ = sender.send(ended);
    ctx.request_repaint();
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for a future on this thread.
fn wait<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = std::task::Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

/// Paths that go on from what is typed, folders first, at most twelve.
pub fn complete(typed: &str) -> Vec<String> {
    let expanded = expand(typed);
    let separator = std::path::MAIN_SEPARATOR;
    let (folder, start) = match expanded.rfind(separator) {
        Some(cut) => (PathBuf::from(&expanded[..=cut]), expanded[cut + 1..].to_lowercase()),
        None => return Vec::new(),
    };
    let mut found: Vec<(bool, String)> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .take(5_000)
        .filter_map(Result::ok)
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy().to_lowercase();
            name.starts_with(&start) && (!name.starts_with('.') || start.starts_with('.'))
        })
        .map(|entry| {
            let is_folder = entry.path().is_dir();
            let mut path = entry.path().to_string_lossy().into_owned();
            if is_folder {
                path.push(separator);
            }
            (!is_folder, path)
        })
        .collect();
    found.sort();
    found.into_iter().take(12).map(|(_, path)| path).collect()
}

/// A typed path with `~`, quotes and outer blanks put right.
pub fn expand(typed: &str) -> String {
    let typed = typed.trim().trim_matches('"');
    match (typed.strip_prefix('~'), std::env::home_dir()) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with(['/', '\\']) => format!("{}{rest}", home.to_string_lossy()),
        _ => typed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_path_goes_on_with_folders_first() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("listes")).unwrap();
        std::fs::write(folder.path().join("Liste L1.csv"), "a").unwrap();
        std::fs::write(folder.path().join("autre.csv"), "a").unwrap();
        let typed = format!("{}{}li", folder.path().to_string_lossy(), std::path::MAIN_SEPARATOR);
        let found = complete(&typed);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with(&format!("listes{}", std::path::MAIN_SEPARATOR)), "{found:?}");
        assert!(found[1].ends_with("Liste L1.csv"), "{found:?}");
        assert!(complete("rien").is_empty());
    }

    #[test]
    fn waiting_for_a_future_ends_when_another_thread_wakes_it() {
        let (sender, receiver) = mpsc::channel::<Waker>();
        thread::spawn(move || receiver.recv().unwrap().wake());
        let mut asked = false;
        let value = wait(std::future::poll_fn(move |context| {
            if asked {
                return Poll::Ready(7);
            }
            asked = true;
            sender.send(context.waker().clone()).unwrap();
            Poll::Pending
        }));
        assert_eq!(value, 7);
    }
}
