//! Handing the file over: which way, what is said before, the one click that sends, and what came of it.

use super::{
    asks::{Ask, Asks},
    frame, icons,
    parts::{
        Button, Tone, card,
        check_box::check_box,
        field, modal,
        picker::{Line, Picker},
        progress, text,
    },
    theme,
};
use crate::{
    error::Message,
    locale::Locale,
    store::receipts::Receipt,
    submit::{State, mailto},
    workspace::{Command, Hand, HandWish, Handed, Prepared, Workspace, said_before},
};
use eframe::egui::{Context, Id, OpenUrl, ScrollArea, Ui};
use std::path::{Path, PathBuf};

/// Width of the dialogue.
const WIDTH: f32 = 640.0;
/// Between two links in a line.
pub(super) const LINKS: f32 = 14.0;

/// A way that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Way {
    /// One that the platform names.
    Named(String),
    Folder,
    Mail,
    #[cfg(feature = "net")]
    WebDav,
    Services,
}

/// What is being chosen.
pub struct Form {
    file: PathBuf,
    course: Option<String>,
    ways: Vec<Way>,
    way: usize,
    folder: String,
    address: String,
    #[cfg(feature = "net")]
    depot: super::depot::Form,
    /// The yes to what is out of the ordinary.
    agreed: bool,
    /// The yes to a second time.
    again: bool,
}

impl Form {
    /// The ways of the platform first, then those that every desk has. The one of the last time is chosen.
    pub fn of(space: &Workspace, file: PathBuf, course: Option<String>) -> Self {
        let mut ways: Vec<Way> = space.catalogue().local().channels.keys().cloned().map(Way::Named).collect();
        ways.extend([Way::Folder, Way::Mail]);
        #[cfg(feature = "net")]
        ways.push(Way::WebDav);
        if space.can_ask_platform() {
            ways.push(Way::Services);
        }
        let mut form = Self {
            file,
            course,
            ways,
            way: 0,
            folder: String::new(),
            address: String::new(),
            #[cfg(feature = "net")]
            depot: super::depot::Form::default(),
            agreed: false,
            again: false,
        };
        form.remember(space);
        form
    }

    /// The way of a receipt, for this file.
    pub fn like(space: &Workspace, file: PathBuf, course: Option<String>, receipt: &Receipt) -> Self {
        let mut form = Self::of(space, file, course);
        let word = receipt.plan.channel.as_str();
        let channels = &space.catalogue().local().channels;
        let is_it = |way: &Way| match way {
            Way::Named(name) => word != "folder" && channels.get(name).is_some_and(|written| written.starts_with(word)),
            Way::Folder => word == "folder",
            Way::Mail => word == "mail",
            #[cfg(feature = "net")]
            Way::WebDav => word == "webdav",
            Way::Services => word == "moodle",
        };
        form.way = form.ways.iter().position(is_it).unwrap_or(form.way);
        #[cfg(feature = "net")]
        if word == "webdav" {
            form.depot = super::depot::Form::of_place(&receipt.place);
        }
        if word == "folder" {
            form.folder = Path::new(&receipt.place).parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        }
        form
    }

    /// What was used the last time for this platform.
    fn remember(&mut self, space: &Workspace) {
        // What is judged by the sample is for a platform that nobody named.
        let platform = if space.is_judged_by_sample() { "" } else { space.catalogue().site().platform.name.as_str() };
        let last =
            |channel: &str| space.receipts().iter().find(|receipt| receipt.plan.platform == platform && receipt.plan.channel == channel);
        if let Some(receipt) = last("folder") {
            self.folder = Path::new(&receipt.place).parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        }
        #[cfg(feature = "net")]
        if let Some(receipt) = last("webdav") {
            self.depot = super::depot::Form::of_place(&receipt.place);
        }
        let latest = space.receipts().iter().find(|receipt| receipt.plan.platform == platform);
        let wanted = match latest.map(|receipt| receipt.plan.channel.as_str()) {
            Some("mail") => Way::Mail,
            #[cfg(feature = "net")]
            Some("webdav") => Way::WebDav,
            Some("moodle") => Way::Services,
            _ => Way::Folder,
        };
        if !matches!(self.ways.first(), Some(Way::Named(_))) {
            self.way = self.ways.iter().position(|way| *way == wanted).unwrap_or(0);
        }
    }

    /// The channel as it is written out; `None` while something is missing.
    fn to(&self) -> Option<String> {
        match self.ways.get(self.way)? {
            Way::Named(name) => Some(name.clone()),
            Way::Folder => Some(self.folder.trim()).filter(|folder| !folder.is_empty()).map(|folder| format!("folder:{folder}")),
            Way::Mail => {
                let draft = self.file.with_extension("eml");
                Some(format!("mail:{}?to={}", draft.display(), self.address.trim()))
            }
            #[cfg(feature = "net")]
            Way::WebDav => self.depot.to(),
            Way::Services => Some("moodle".to_owned()),
        }
    }

    /// The address of a depot that is entered with a name and a password, as its channel is written out.
    #[cfg(feature = "net")]
    fn depot(&self, space: &Workspace) -> Option<String> {
        match self.ways.get(self.way)? {
            Way::Named(name) => space.catalogue().local().channels.get(name).filter(|written| written.starts_with("webdav:")).cloned(),
            Way::WebDav => Some(self.depot.to().unwrap_or_default()),
            _ => None,
        }
    }

    /// What is to be looked at; `None` while something is missing.
    pub fn wish(&self, locale: &Locale) -> Option<HandWish> {
        let to = self.to()?;
        Some(HandWish { file: self.file.clone(), course: self.course.clone(), to, language: locale.language() })
    }

    fn ask(&mut self, space: &Workspace, locale: &Locale, asks: &Asks) {
        #[cfg(feature = "net")]
        if let Some(written) = self.depot(space) {
            self.depot.give(&written, asks);
        }
        let _ = space;
        if let Some(wish) = self.wish(locale) {
            asks.command(Command::PrepareHandOver(Box::new(wish)));
        }
    }
}

/// Shows the dialogue. Returns whether it stays open.
pub fn show(ctx: &Context, space: &Workspace, locale: &Locale, form: &mut Form, asks: &Asks) -> bool {
    let room = ctx.content_rect().size();
    let title = locale.text("ui-hand-title");
    let mut done = false;
    let shown = modal::show(ctx, "hand over", &title, |ui| {
        let width = WIDTH.min(room.x - 80.0);
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 6.0;
        text::title(ui, &title);
        let height = (room.y - 220.0).max(120.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width(width - 14.0);
            body(ui, space, locale, form, asks);
        });
        ui.add_space(10.0);
        done = foot(ui, space, locale, form, asks);
    });
    let away = shown.should_close() && !matches!(space.hand(), Hand::Sending);
    if done || away {
        asks.command(Command::DropHandOver);
    }
    !(done || away)
}

fn body(ui: &mut Ui, space: &Workspace, locale: &Locale, form: &mut Form, asks: &Asks) {
    match space.hand() {
        Hand::Idle => choose(ui, space, locale, form, asks),
        Hand::Failed(why) => {
            said(ui, Tone::Error, &locale.message(why));
            choose(ui, space, locale, form, asks);
        }
        Hand::Preparing | Hand::Sending => {
            let words = locale.text(if matches!(space.hand(), Hand::Sending) { "job-send" } else { "job-prepare" });
            ui.add_space(10.0);
            text::body(ui, &words);
            let share = space.running().and_then(|running| frame::share(running.progress));
            let width = ui.available_width() - 8.0;
            progress::bar(ui, share, width, &words);
        }
        Hand::Ready(prepared) => before(ui, locale, prepared, form),
        Hand::Over(handed) => after(ui, locale, form, handed, asks),
    }
}

fn choose(ui: &mut Ui, space: &Workspace, locale: &Locale, form: &mut Form, asks: &Asks) {
    text::second(ui, locale.text("ui-hand-how"));
    let words = |way: &Way| match way {
        Way::Named(name) => name.clone(),
        Way::Folder => locale.text("ui-hand-folder"),
        Way::Mail => locale.text("ui-hand-mail"),
        #[cfg(feature = "net")]
        Way::WebDav => locale.text("ui-hand-webdav"),
        Way::Services => locale.text("ui-hand-services"),
    };
    let names: Vec<String> = form.ways.iter().map(words).collect();
    let width = ui.available_width();
    let (label, now) = (locale.text("ui-hand-how"), form.way);
    let line = |(at, name): (usize, &String)| Line::Choice { value: at, text: name.clone(), note: String::new(), chosen: at == now };
    let chosen = names.get(now).map(String::as_str).unwrap_or_default();
    let picked = Picker::new(&label, chosen, "").width(width).show(ui, |_| names.iter().enumerate().map(line).collect());
    form.way = picked.unwrap_or(now);
    #[cfg(feature = "net")]
    if let Some(written) = form.depot(space) {
        let named = matches!(form.ways.get(form.way), Some(Way::Named(_)));
        if form.depot.show(ui, space, locale, (&written, named), asks) {
            form.ask(space, locale, asks);
        }
        return;
    }
    let (id, hint, label, typed) = match form.ways.get(form.way) {
        Some(Way::Folder) => ("folder of the hand-over", "ui-hand-folder-hint", "ui-hand-folder-name", &mut form.folder),
        Some(Way::Mail) => ("address of the hand-over", "ui-hand-mail-hint", "ui-hand-mail-name", &mut form.address),
        _ => return,
    };
    let response = field::line(ui, Id::unique(id), typed, &locale.text(hint), &locale.text(label), width);
    if response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter)) {
        form.ask(space, locale, asks);
    }
}

pub(super) fn said(ui: &mut Ui, tone: Tone, words: &str) {
    let (ink, ground) = tone.colors(theme::of(ui));
    card::tinted(ui, ground, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            if let Some(icon) = tone.icon() {
                text::icon(ui, icon, 16.0, ink);
            }
            text::body(ui, words);
        });
    });
}

fn before(ui: &mut Ui, locale: &Locale, prepared: &Prepared, form: &mut Form) {
    let planned = &prepared.handing.planned;
    for line in said_before(planned, locale) {
        text::body(ui, locale.message(&line));
    }
    for remark in prepared.looked.iter().flatten() {
        said(ui, Tone::Info, &locale.message(remark));
    }
    if let Err(why) = &prepared.looked {
        said(ui, Tone::Error, &locale.message(why));
    }
    for problem in &planned.problems {
        said(ui, Tone::Error, &locale.message(problem));
    }
    for out_of_the_ordinary in &planned.to_confirm {
        said(ui, Tone::Warning, &locale.message(out_of_the_ordinary));
    }
    if needs_yes(prepared) {
        check_box(ui, &mut form.agreed, &locale.text("ui-hand-agree"));
    }
    if let Some(receipt) = &prepared.before {
        let words = Message::new("ui-hand-before").with("id", receipt.id.as_str()).with("state", receipt.state.message());
        said(ui, Tone::Warning, &locale.message(&words));
        check_box(ui, &mut form.again, &locale.text("ui-hand-again"));
    }
}

fn needs_yes(prepared: &Prepared) -> bool {
    let planned = &prepared.handing.planned;
    !planned.problems.is_empty() || !planned.to_confirm.is_empty()
}

fn after(ui: &mut Ui, locale: &Locale, form: &Form, handed: &Handed, asks: &Asks) {
    let outcome = &handed.outcome;
    let tone = match outcome.state {
        State::ReadBack => Tone::Ok,
        State::HandedOver => Tone::Info,
        State::Refused => Tone::Error,
        State::NotKnown => Tone::Warning,
    };
    said(ui, tone, &locale.message(&outcome.message));
    #[cfg(feature = "net")]
    for (why, lines) in outcome.enrolled.iter().flat_map(|enrolled| enrolled.reasons()) {
        text::body(ui, locale.message(&Message::new("services-not-done").with("count", lines.len()).with("why", why.message())));
        let shown: Vec<String> = lines.iter().take(12).map(u32::to_string).collect();
        let more = if lines.len() > 12 { "…" } else { "" };
        text::small(ui, locale.message(&Message::new("cli-rows").with("count", lines.len()).with("lines", shown.join(", ") + more)));
    }
    text::small(ui, locale.message(&Message::new("submit-where").with("place", outcome.place.as_str())));
    text::small(ui, locale.message(&Message::new("submit-receipt").with("id", handed.receipt.as_str())));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = LINKS;
        if let Some(folder) = Path::new(&outcome.place).parent().filter(|folder| folder.is_dir())
            && ui.add(Button::link(&locale.text("ui-show-folder"))).clicked()
        {
            asks.push(Ask::ShowFolder(folder.to_owned()));
        }
        if ui.add(Button::link(&locale.text("ui-receipts-see"))).clicked() {
            asks.push(Ask::Receipts);
        }
    });
    if outcome.state != State::Refused && !matches!(form.ways.get(form.way), Some(Way::Services)) {
        tell(ui, locale, form, handed, asks);
    }
}

/// The ways to tell the one who imports: the draft in the mail program, a message without the file, or the text alone.
fn tell(ui: &mut Ui, locale: &Locale, form: &Form, handed: &Handed, asks: &Asks) {
    let is_mail = matches!(form.ways.get(form.way), Some(Way::Mail));
    let place = handed.outcome.place.as_str();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = LINKS;
        if is_mail && ui.add(Button::secondary(&locale.text("ui-hand-open-draft"))).clicked() {
            asks.push(Ask::OpenOutside(PathBuf::from(place)));
        }
        // Where the file stands is said before all else: a link is a safer way for a list of people than the file.
        let at = (!is_mail).then(|| locale.message(&Message::new("submit-where").with("place", place)) + "\n\n");
        let text = at.unwrap_or_default() + &handed.text;
        if ui.add(Button::link(&locale.text("ui-hand-write-mail"))).clicked() {
            let to = if is_mail { form.address.trim() } else { "" };
            let address = mailto(to, &handed.subject, &text, &locale.text("ui-hand-mail-cut"));
            ui.ctx().open_url(OpenUrl::same_tab(address));
        }
        if ui.add(Button::link(&locale.text("ui-receipts-copy"))).clicked() {
            asks.push(Ask::Copy(text, "ui-text-copied"));
        }
    });
    text::small(ui, locale.text(if is_mail { "ui-hand-draft-why" } else { "ui-hand-write-mail-why" }));
}

/// Returns whether the dialogue is done.
fn foot(ui: &mut Ui, space: &Workspace, locale: &Locale, form: &mut Form, asks: &Asks) -> bool {
    let mut done = false;
    modal::foot(ui, |ui| match space.hand() {
        Hand::Sending => drop(text::small(ui, locale.text("ui-hand-wait"))),
        Hand::Over(_) => done = ui.add(Button::primary(&locale.text("ui-close"))).clicked(),
        Hand::Ready(prepared) => {
            let can = prepared.looked.is_ok() && (form.agreed || !needs_yes(prepared)) && (form.again || prepared.before.is_none());
            if ui.add(Button::primary(&locale.text("ui-hand-now")).icon(icons::SEND).enabled(can)).clicked() {
                asks.command(Command::HandOver);
            }
            done = ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked();
        }
        Hand::Idle | Hand::Failed(_) => {
            if ui.add(Button::primary(&locale.text("ui-hand-look")).enabled(form.to().is_some())).clicked() {
                form.ask(space, locale, asks);
            }
            done = ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked();
        }
        Hand::Preparing => done = ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked(),
    });
    done
}
