//! Questions that wait for an answer: about work that would be left, and about work that former runs left behind.

use super::{
    actions::Action,
    asks::Asks,
    parts::{
        Button, card,
        modal::{self, Answer},
        text,
    },
    theme::{self, font},
    unlock,
    window::Window,
};
use crate::{
    error::Message,
    locale::{Language, Locale},
    workspace::{Command, Leaving, Question, Recoverable, Standings},
};
use eframe::egui::{Align, Context, Layout, Margin, ScrollArea, Ui};
use std::time::SystemTime;

/// Shows the question that waits, if one does. Returns whether there is one.
pub fn show(ctx: &Context, window: &Window, asks: &Asks) -> bool {
    if let Some(question) = window.space.question() {
        leaving(ctx, window, question, asks);
        return true;
    }
    if let Some(standings) = window.space.replacing() {
        replacing(ctx, window, standings, asks);
        return true;
    }
    if unlock::show(ctx, window, asks) {
        return true;
    }
    if window.overlay.is_none() && window.space.asks_to_recover() {
        recover(ctx, window, asks);
        return true;
    }
    false
}

fn leaving(ctx: &Context, window: &Window, question: &Question, asks: &Asks) {
    let locale = &window.locale;
    let name = window.space.list().map(|list| list.name.clone()).unwrap_or_default();
    let of = |id: &'static str| locale.message(&Message::new(id).with("name", name.as_str()));
    let (line, leave) = match &question.about {
        Leaving::OtherList => (of("ui-leaving-list"), locale.text("ui-leaving-list-yes")),
        Leaving::Close | Leaving::Quit => (of("ui-leaving-close"), locale.text("ui-leaving-close-yes")),
        Leaving::Platform(platform) => {
            let platform = platform.clone().unwrap_or_else(|| locale.text("ui-leaving-sample"));
            let line = Message::new("ui-leaving-platform").with("name", name.as_str()).with("platform", platform);
            (locale.message(&line), locale.text("ui-leaving-platform-yes"))
        }
    };
    let (write, stay) = (locale.text("ui-leaving-save"), locale.text("ui-leaving-stay"));
    match modal::ask(ctx, "leaving", &locale.text("ui-leaving-title"), &line, &[&write, &leave, &stay]) {
        Some(Answer::Button(0)) => {
            asks.command(Command::Stay);
            asks.act(Action::Save);
        }
        Some(Answer::Button(1)) => asks.command(Command::Leave),
        Some(_) => asks.command(Command::Stay),
        None => {}
    }
}

/// Something stands where the file was to go: the free name is the answer at hand, replacing is the other.
fn replacing(ctx: &Context, window: &Window, standings: &Standings, asks: &Asks) {
    let locale = &window.locale;
    let free = standings.free.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let line = locale.message(&standings.message());
    let other = locale.message(&Message::new("ui-replace-free").with("name", free));
    let (yes, no) = (locale.message(&Message::new("ui-replace-yes").with("count", standings.standing.len())), locale.text("ui-cancel"));
    match modal::ask(ctx, "replacing", &locale.text("ui-replace-title"), &line, &[&other, &yes, &no]) {
        Some(Answer::Button(0)) => {
            asks.command(Command::Replace(false));
            asks.command(Command::Save(standings.free.clone()));
        }
        Some(Answer::Button(1)) => asks.command(Command::Replace(true)),
        Some(_) => asks.command(Command::Replace(false)),
        None => {}
    }
}

fn recover(ctx: &Context, window: &Window, asks: &Asks) {
    let locale = &window.locale;
    let left = window.space.recoverable();
    let title = locale.message(&Message::new("ui-recover-title").with("count", left.len()));
    let shown = modal::show(ctx, "recover", &title, |ui| {
        ui.set_width(600.0_f32.min(ctx.content_rect().width() - 80.0));
        text::title(ui, &title);
        text::body(ui, locale.text("ui-recover-line"));
        ui.add_space(8.0);
        let height = (ctx.content_rect().height() - 260.0).max(120.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            card::frame(ui).inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
                for (number, work) in left.iter().enumerate() {
                    if number > 0 {
                        card::rule(ui);
                    }
                    line(ui, locale, number, work, asks);
                }
            });
        });
        ui.add_space(8.0);
        let later = ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(Button::secondary(&locale.text("ui-recover-later"))));
        let later = later.inner;
        // The harmless answer is the one at hand.
        if ui.memory(|memory| memory.focused().is_none()) {
            later.request_focus();
        }
        later.clicked()
    });
    if shown.inner || shown.should_close() {
        asks.command(Command::RecoverLater);
    }
}

fn line(ui: &mut Ui, locale: &Locale, number: usize, work: &Recoverable, asks: &Asks) {
    let name = if work.name.is_empty() { locale.text("ui-recover-unnamed") } else { work.name.clone() };
    let what = match work.actions {
        Some(actions) => Message::new("ui-recover-what").with("count", actions),
        None => Message::new("ui-recover-list-only"),
    };
    let detail = format!("{} · {}", when(work.when(), locale), locale.message(&what));
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - 210.0).max(120.0));
            ui.spacing_mut().item_spacing.y = 1.0;
            text::one_line(ui, name.clone(), font::medium(), theme::of(ui).ink);
            text::small(ui, &detail);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let of = |id: &'static str| locale.message(&Message::new(id).with("name", name.as_str()));
            if ui.add(Button::primary(&locale.text("ui-recover-take")).named(&of("ui-recover-take-name"))).clicked() {
                asks.command(Command::Recover(number));
            }
            if ui.add(Button::link(&locale.text("ui-recover-drop")).named(&of("ui-recover-drop-name"))).clicked() {
                asks.command(Command::ForgetRecoverable(number));
            }
        });
    });
}

/// A moment of this computer's clock, as people of the language write it.
fn when(moment: SystemTime, locale: &Locale) -> String {
    let Ok(timestamp) = jiff::Timestamp::try_from(moment) else { return String::new() };
    let form = match locale.language() {
        Language::French => "%d/%m/%Y à %H:%M",
        Language::English => "%Y-%m-%d at %H:%M",
    };
    timestamp.to_zoned(jiff::tz::TimeZone::system()).strftime(form).to_string()
}
