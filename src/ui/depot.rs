//! A WebDAV depot in the dialogue of the hand-over: its address, and how it is entered: by a name and a password, or by the
//! page of a Nextcloud in the browser.

use super::{
    asks::{Ask, Asks},
    hand::{LINKS, said},
    icons,
    parts::{Button, Tone, check_box::check_box, field, text},
};
use crate::{
    error::Message,
    locale::Locale,
    store::moodle::Login,
    submit::Spec,
    workspace::{Command, Given, SignIn, Workspace},
};
use eframe::egui::{Id, Key, OpenUrl, Response, Ui};

/// What is typed.
pub struct Form {
    address: String,
    user: String,
    password: String,
    /// Whether the vault of the system is to keep it.
    keep: bool,
    /// The page that was opened.
    opened: String,
    /// The address that the page told.
    told: String,
}

impl Default for Form {
    fn default() -> Self {
        let none = String::new;
        Self { address: none(), user: none(), password: none(), keep: true, opened: none(), told: none() }
    }
}

impl Form {
    /// The folder in which this file was put.
    pub fn of_place(place: &str) -> Self {
        let folder = place.rsplit_once('/').map_or(place, |(folder, _)| folder);
        Self { address: folder.to_owned(), ..Self::default() }
    }

    /// The channel as it is written out; `None` while there is no address.
    pub fn to(&self) -> Option<String> {
        Some(self.address.trim()).filter(|address| !address.is_empty()).map(|address| format!("webdav:{address}"))
    }

    /// Gives what was typed. An empty password leaves it to the vault, or to the page of the Nextcloud.
    pub fn give(&mut self, written: &str, asks: &Asks) {
        let Ok(Spec::WebDav { url, drop }) = Spec::parse(written) else { return };
        if self.password.is_empty() {
            return asks.command(Command::KeepGiven(self.keep));
        }
        // A share knows no names.
        let user = if self.user.trim().is_empty() && drop { "anonymous" } else { self.user.trim() };
        let login = Login::new(user, std::mem::take(&mut self.password));
        asks.command(Command::GiveLogin(Box::new(Given { place: url, login, keep: self.keep, made: false })));
    }

    /// Draws it; `named` says that the platform gives the address. Returns whether Enter was pressed in a field.
    pub fn show(&mut self, ui: &mut Ui, space: &Workspace, locale: &Locale, (written, named): (&str, bool), asks: &Asks) -> bool {
        let width = ui.available_width();
        let mut entered = false;
        if !named {
            let (hint, label) = (locale.text("ui-depot-hint"), locale.text("ui-depot-address"));
            text::second(ui, &label);
            let typed = field::line(ui, Id::unique("address of the depot"), &mut self.address, &hint, &label, width);
            entered |= is_entered(ui, &typed);
        }
        let half = (width - 12.0) / 2.0;
        let (user, secret) = (locale.text("ui-depot-user"), locale.text("ui-depot-password"));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            ui.vertical(|ui| {
                text::second(ui, &user);
                let typed = field::line(ui, Id::unique("user of the depot"), &mut self.user, "", &user, half);
                entered |= is_entered(ui, &typed);
            });
            ui.vertical(|ui| {
                text::second(ui, &secret);
                let typed = field::secret(ui, Id::unique("password of the depot"), &mut self.password, "", &secret, half);
                entered |= is_entered(ui, &typed);
            });
        });
        text::small(ui, locale.text("ui-depot-why"));
        check_box(ui, &mut self.keep, &locale.text("ui-depot-keep"));
        self.sign_in(ui, space, locale, written, asks);
        entered
    }

    fn sign_in(&mut self, ui: &mut Ui, space: &Workspace, locale: &Locale, written: &str, asks: &Asks) {
        let address = written.trim_start_matches("webdav:");
        let ask = |ui: &mut Ui| {
            let words = locale.text("ui-depot-sign-in");
            let button = Button::secondary(&words).icon(icons::LINK).enabled(!address.is_empty());
            if ui.add(button).clicked() {
                asks.command(Command::SignIn(address.to_owned()));
            }
        };
        match space.sign_in() {
            SignIn::Idle => ask(ui),
            SignIn::Asking => _ = text::small(ui, locale.text("ui-depot-asking")),
            SignIn::Waiting(page) => {
                if self.opened != *page {
                    self.opened.clone_from(page);
                    ui.ctx().open_url(OpenUrl::same_tab(page));
                }
                said(ui, Tone::Info, &locale.text("ui-depot-waiting"));
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = LINKS;
                    if ui.add(Button::link(&locale.text("ui-depot-open-again"))).clicked() {
                        ui.ctx().open_url(OpenUrl::same_tab(page));
                    }
                    if ui.add(Button::link(&locale.text("ui-depot-copy"))).clicked() {
                        asks.push(Ask::Copy(page.clone(), "ui-text-copied"));
                    }
                    if ui.add(Button::link(&locale.text("ui-depot-stop"))).clicked() {
                        asks.command(Command::DropHandOver);
                    }
                });
            }
            SignIn::Done(url) => {
                if self.told != *url {
                    self.told.clone_from(url);
                    self.address.clone_from(url);
                }
                said(ui, Tone::Ok, &locale.message(&Message::new("ui-depot-done").with("place", url.as_str())));
            }
            SignIn::Failed(why) => {
                said(ui, Tone::Error, &locale.message(why));
                ask(ui);
            }
        }
    }
}

fn is_entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
