//! The dialogue *Actualiser*: where the catalogue of the platform is asked, with which secret, and what went wrong.

use super::form::{label, said};
use crate::{
    error::{Fault as _, Message},
    locale::Locale,
    store::moodle::{Address, Login, Origin, Published, Secret, Token},
    ui::{
        asks::Asks,
        frame,
        parts::{Button, Tone, card, check_box, field, modal, progress, tabs, text},
        theme,
    },
    workspace::{Command, Refresh, Trouble, Workspace},
};
use eframe::egui::{Context, Id, Key, Response, Ui};

/// Width of the dialogue in points.
const WIDTH: f32 = 560.0;

/// What is typed in the dialogue. Secrets go with it when it closes.
#[derive(Default)]
pub struct Form {
    tab: usize,
    url: String,
    token: String,
    place: String,
    user: String,
    password: String,
    keep: bool,
    /// Everything is asked anew, and what is known is given up.
    anew: bool,
    /// What went wrong.
    problem: Option<Message>,
    running: bool,
    /// The vault has no token for this address.
    unkept: bool,
    /// Enter was pressed in a field.
    entered: bool,
    /// The field that is to get the keyboard.
    focus: Option<&'static str>,
}

impl Form {
    /// For the platform in use.
    pub fn of(space: &Workspace) -> Self {
        let url = space.catalogue().site().platform.url.clone().unwrap_or_default();
        let form = Self { url, focus: Some("refresh url"), ..Self::default() };
        match &space.platform().origin {
            None => form,
            Some(Origin::Services { address }) => Self { url: address.as_str().to_owned(), focus: Some("refresh token"), ..form },
            Some(Origin::Published(published)) => Self { tab: 1, place: published.place.clone(), focus: Some("refresh place"), ..form },
        }
    }

    /// Takes in why a refresh did not come to its end.
    pub fn take(&mut self, trouble: Trouble) {
        self.running = false;
        match trouble {
            Trouble::OriginNeeded => self.focus = Some("refresh url"),
            Trouble::SecretNeeded => (self.unkept, self.focus) = (true, Some("refresh token")),
            Trouble::Failed(message) => {
                self.problem = Some(message);
                self.focus = Some(if self.tab == 0 { "refresh token" } else { "refresh place" });
            }
        }
    }

    /// What is to be asked; otherwise what is wrong with what was typed.
    fn asked(&self, space: &Workspace) -> Result<Refresh, Message> {
        let keep_secret = self.keep;
        if self.tab == 0 {
            let origin = Origin::Services { address: Address::parse(&self.url).map_err(|fault| fault.message())? };
            let typed = !self.token.trim().is_empty();
            let secret = typed.then(|| Token::new(&self.token).map(Secret::Token)).transpose().map_err(|fault| fault.message())?;
            return Ok(Refresh { origin: Some(origin), secret, keep_secret, anew: self.anew });
        }
        let place = self.place.trim();
        if place.is_empty() {
            return Err(Message::new("ui-refresh-place-needed"));
        }
        let origin = match &space.platform().origin {
            // What is kept of this very file need not be fetched again.
            Some(Origin::Published(known)) if known.place == place => Origin::Published(known.clone()),
            _ => Origin::Published(Published::at(place)),
        };
        let user = self.user.trim();
        let secret = (!user.is_empty()).then(|| Secret::Login(Login::new(user, self.password.clone())));
        Ok(Refresh { origin: Some(origin), secret, keep_secret, anew: false })
    }
}

/// Shows the dialogue. Returns whether it stays open.
pub fn show(ctx: &Context, space: &Workspace, locale: &Locale, form: &mut Form, asks: &Asks) -> bool {
    if form.running && !space.is_refreshing() {
        return false;
    }
    let width = WIDTH.min(ctx.content_rect().width() - 80.0);
    let name = space.catalogue().site().platform.name.as_str();
    let title = locale.message(&Message::new("ui-refresh-title").with("name", name));
    let shown = modal::show(ctx, "refresh", &title, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 4.0;
        text::title(ui, &title);
        if let Some(problem) = &form.problem {
            ui.add_space(4.0);
            card::tinted(ui, theme::of(ui).error_soft, |ui| {
                ui.set_width(ui.available_width());
                said(ui, Tone::Error, &locale.message(problem));
            });
        }
        if form.running {
            running(ui, space, locale, width);
        } else {
            form.tab = tabs::tabs(ui, form.tab, &[&locale.text("ui-refresh-services"), &locale.text("ui-refresh-published")]);
            match form.tab {
                0 => services(ui, locale, form, width),
                _ => published(ui, locale, form, width),
            }
            ui.add_space(8.0);
            check_box(ui, &mut form.keep, &locale.text("ui-refresh-keep"));
            if form.tab == 0 && space.catalogue().knows_courses() {
                check_box(ui, &mut form.anew, &locale.text("ui-refresh-anew"));
                text::small(ui, locale.text("ui-refresh-anew-why"));
            }
            if space.work().is_some() {
                text::small(ui, locale.text("ui-refresh-named"));
            }
            if let Some(id) = form.focus.take() {
                ui.memory_mut(|memory| memory.request_focus(Id::unique(id)));
            }
        }
        ui.add_space(12.0);
        foot(ui, space, locale, form, asks)
    });
    let away = shown.should_close();
    if away && form.running {
        asks.command(Command::CancelJobs);
    }
    !(shown.inner || away)
}

fn running(ui: &mut Ui, space: &Workspace, locale: &Locale, width: f32) {
    ui.add_space(16.0);
    let words = locale.text("job-refresh");
    text::body(ui, &words);
    let share = space.running().and_then(|running| frame::share(running.progress));
    progress::bar(ui, share, width, &words);
}

fn services(ui: &mut Ui, locale: &Locale, form: &mut Form, width: f32) {
    let words = |id: &str| locale.text(id);
    label(ui, &words("ui-refresh-url"), "");
    let hint = words("ui-platform-url-hint");
    let url = field::line(ui, Id::unique("refresh url"), &mut form.url, &hint, &words("ui-refresh-url"), width);
    form.unkept &= !url.changed();
    label(ui, &words("ui-refresh-token"), &words("ui-refresh-token-why"));
    let hint = words(if form.unkept { "ui-refresh-token-unkept" } else { "ui-refresh-token-hint" });
    let token = field::secret(ui, Id::unique("refresh token"), &mut form.token, &hint, &words("ui-refresh-token"), width);
    form.entered |= entered(&url) || entered(&token);
}

fn published(ui: &mut Ui, locale: &Locale, form: &mut Form, width: f32) {
    let words = |id: &str| locale.text(id);
    label(ui, &words("ui-refresh-place"), &words("ui-refresh-place-why"));
    let hint = words("ui-refresh-place-hint");
    let place = field::line(ui, Id::unique("refresh place"), &mut form.place, &hint, &words("ui-refresh-place"), width);
    form.entered |= entered(&place);
    let half = (width - 16.0) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        ui.vertical(|ui| {
            ui.set_width(half);
            label(ui, &words("ui-refresh-user"), "");
            field::line(ui, Id::unique("refresh user"), &mut form.user, &words("ui-refresh-optional"), &words("ui-refresh-user"), half);
        });
        ui.vertical(|ui| {
            ui.set_width(half);
            label(ui, &words("ui-refresh-password"), "");
            let hint = words("ui-refresh-optional");
            let id = Id::unique("refresh password");
            let password = field::secret(ui, id, &mut form.password, &hint, &words("ui-refresh-password"), half);
            form.entered |= entered(&password);
        });
    });
}

/// Whether Enter was pressed in a field.
fn entered(field: &Response) -> bool {
    field.lost_focus() && field.ctx.input(|input| input.key_pressed(Key::Enter))
}

/// Returns whether the dialogue is done.
fn foot(ui: &mut Ui, space: &Workspace, locale: &Locale, form: &mut Form, asks: &Asks) -> bool {
    let mut done = false;
    modal::foot(ui, |ui| {
        if form.running {
            if ui.add(Button::secondary(&locale.text("ui-refresh-stop"))).clicked() {
                form.running = false;
                asks.command(Command::CancelJobs);
            }
            return;
        }
        if ui.add(Button::primary(&locale.text("ui-refresh-now"))).clicked() || std::mem::take(&mut form.entered) {
            match form.asked(space) {
                Ok(asked) => {
                    (form.problem, form.running) = (None, true);
                    asks.command(Command::Refresh(Box::new(asked)));
                }
                Err(problem) => form.problem = Some(problem),
            }
        }
        done = ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked();
    });
    done
}
