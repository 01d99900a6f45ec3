//! What was handed over: searched, looked at, verified, forgotten.

use super::{
    actions::Action,
    asks::{Ask, Asks},
    icons,
    parts::{
        Button, Tone,
        badge::tag,
        card, field, modal,
        picker::{Line, Picker},
        text,
    },
    theme::{self, font},
};
use crate::{
    error::{Arg, Message},
    locale::Locale,
    store::receipts::{Receipt, ReceiptState},
    text::fold,
    workspace::{Against, Command, Proof, Subject, Workspace},
};
use eframe::egui::{Align, Context, Id, Layout, ScrollArea, Ui};
use jiff::{Timestamp, ToSpan as _};
use std::path::{Path, PathBuf};

/// Receipts shown before a search is asked for.
const SHOWN: usize = 60;
/// Days for which receipts can be kept; `None` = until they are forgotten.
const KEPT: [Option<u16>; 5] = [None, Some(90), Some(365), Some(730), Some(1825)];
/// Reasons of a verification that are shown.
const REASONS: usize = 8;

/// What the dialogue remembers.
#[derive(Default)]
pub struct View {
    search: String,
    /// The receipt that is asked about before it is forgotten.
    forgetting: Option<String>,
    /// The place whose password is asked about before it is forgotten.
    #[cfg(feature = "net")]
    leaving: Option<String>,
    /// A file that went in whatever way, to be verified.
    file: Option<PathBuf>,
}

impl View {
    /// To verify this file.
    pub fn of_file(file: PathBuf) -> Self {
        Self { file: Some(file), ..Self::default() }
    }
}

/// Shows the dialogue. Returns whether it stays open.
pub fn show(ctx: &Context, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) -> bool {
    let room = ctx.content_rect().size();
    let title = locale.text("ui-receipts");
    let mut done = false;
    let shown = modal::show(ctx, "receipts", &title, |ui| {
        let width = 760.0_f32.min(room.x - 80.0);
        ui.set_width(width);
        text::title(ui, &title);
        let (hint, name) = (locale.text("ui-receipts-hint"), locale.text("ui-receipts-search"));
        field::line(ui, Id::unique("search of receipts"), &mut view.search, &hint, &name, width);
        ui.add_space(6.0);
        let height = (room.y - 260.0).max(120.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width(width - 14.0);
            ui.spacing_mut().item_spacing.y = 8.0;
            if let Some(file) = view.file.clone() {
                of_file(ui, space, locale, &file, asks);
            }
            list(ui, space, locale, view, asks);
            #[cfg(feature = "net")]
            super::accesses::show(ui, space, locale, &mut view.leaving, asks);
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if ui.add(Button::secondary(&Action::VerifyFile.words(locale)).icon(icons::LIST_CHECKS)).clicked() {
                asks.act(Action::VerifyFile);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                done = ui.add(Button::primary(&locale.text("ui-close"))).clicked();
                keeping(ui, space, locale, asks);
            });
        });
    });
    !(done || shown.should_close())
}

/// For how long receipts are kept; beside a shorter time stands how many it would forget at once.
fn keeping(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let now = space.settings().keep_receipts_days;
    let words = |days: Option<u16>| match days {
        Some(days) => locale.message(&Message::new("ui-receipts-keep-days").with("count", days)),
        None => locale.text("ui-receipts-keep-always"),
    };
    let begun = |receipt: &Receipt| receipt.begun_at.parse::<Timestamp>().ok();
    let older = |days: u16| {
        let moment = Timestamp::now().checked_sub((i64::from(days) * 24).hours()).ok();
        space.receipts().iter().filter(|receipt| begun(receipt).zip(moment).is_some_and(|(begun, moment)| begun < moment)).count()
    };
    let mut choices = KEPT.to_vec();
    if !choices.contains(&now) {
        choices.push(now);
    }
    let line = |days: Option<u16>| {
        let gone = days.map_or(0, older);
        let note = if gone > 0 { locale.message(&Message::new("ui-receipts-keep-gone").with("count", gone)) } else { String::new() };
        Line::Choice { value: days, text: words(days), note, chosen: days == now }
    };
    let picked = Picker::new(&locale.text("ui-receipts-keep"), &words(now), "")
        .width(240.0)
        .show(ui, |_| choices.iter().copied().map(line).collect());
    text::small(ui, locale.text("ui-receipts-keep"));
    if let Some(days) = picked.filter(|days| *days != now) {
        asks.command(Command::KeepReceipts(days));
    }
}

fn list(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) {
    let wanted = fold::careful(view.search.trim());
    let fits = |receipt: &&Receipt| {
        let plan = &receipt.plan;
        let all = [receipt.id.as_str(), plan.file.name.as_str(), plan.platform.as_str(), receipt.place.as_str()];
        wanted.is_empty() || all.iter().any(|text| fold::careful(text).contains(&wanted))
    };
    let found: Vec<&Receipt> = space.receipts().iter().filter(fits).collect();
    if found.is_empty() {
        text::second(ui, locale.text(if space.receipts().is_empty() { "receipt-none" } else { "ui-receipts-not-found" }));
    }
    for receipt in found.iter().take(SHOWN) {
        card::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            one(ui, space, locale, receipt, view, asks);
        });
    }
    if found.len() > SHOWN {
        text::small(ui, locale.message(&Message::new("ui-receipts-more").with("count", found.len() - SHOWN)));
    }
}

/// A file that Bordereau did not hand over, and the ways to look whether its people are there.
fn of_file(ui: &mut Ui, space: &Workspace, locale: &Locale, file: &Path, asks: &Asks) {
    let of = Subject::File(file.to_owned());
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        text::one_line(ui, file.file_name().unwrap_or_default().to_string_lossy(), font::strong(), theme::of(ui).ink);
        text::small(ui, locale.text("ui-verify-file-why"));
        if let Some(proof) = space.proof().filter(|proof| proof.of == of) {
            proved(ui, locale, proof, asks);
        }
        ui.horizontal_wrapped(|ui| verify(ui, space, locale, (&of, true, space.can_ask_platform()), "", asks));
    });
}

/// The two ways to verify: `able` says whether the file stands where it stood, and whether the platform can be asked.
fn verify(ui: &mut Ui, space: &Workspace, locale: &Locale, (of, there, askable): (&Subject, bool, bool), number: &str, asks: &Asks) {
    ui.spacing_mut().item_spacing.x = 14.0;
    let free = there && !space.is_verifying();
    for (id, against, can) in [("ui-receipts-verify", Some(Against::Platform), askable), ("ui-receipts-compare", None, true)] {
        // Beside many receipts « verify » alone does not say of which.
        let (words, named) = (locale.text(id), format!("{} {number}", locale.text(id)));
        if can && ui.add(Button::link(&words).small().named(named.trim_end()).enabled(free)).clicked() {
            match against {
                Some(against) => asks.command(Command::Verify(of.clone(), against)),
                None => asks.push(Ask::ChooseParticipants(of.clone())),
            }
        }
    }
}

fn tone(state: ReceiptState) -> Tone {
    match state {
        ReceiptState::ReadBack | ReceiptState::PickedUp => Tone::Ok,
        ReceiptState::HandedOver | ReceiptState::Begun => Tone::Info,
        ReceiptState::Refused => Tone::Error,
        ReceiptState::NotKnown => Tone::Warning,
    }
}

fn one(ui: &mut Ui, space: &Workspace, locale: &Locale, receipt: &Receipt, view: &mut View, asks: &Asks) {
    let file = &receipt.plan.file;
    text::one_line(ui, &file.name, font::strong(), theme::of(ui).ink);
    tag(ui, tone(receipt.state), &locale.message(&receipt.state.message()));
    let words = Message::new("ui-receipts-line").with("when", Arg::moment_of(&receipt.begun_at)).with("platform", receipt.platform());
    let words = words.with("rows", file.rows).with("people", file.people).with("courses", file.courses);
    text::small(ui, locale.message(&words));
    text::small(ui, locale.message(&Message::new("submit-where").with("place", receipt.place.as_str())));
    if let Some((done, all)) = receipt.parts {
        text::small(ui, locale.message(&Message::new("receipt-parts").with("done", done).with("all", all)));
    }
    if let Some(verified) = &receipt.verified {
        let words = Message::new("receipt-verified").with("date", Arg::moment_of(&verified.asked_at)).with("asked", verified.asked);
        let words = words.with("as_asked", verified.as_asked).with("absent", verified.absent);
        text::small(ui, locale.message(&words.with("different", verified.different).with("not_told", verified.not_told)));
    }
    if let Some(proof) = space.proof().filter(|proof| proof.of == Subject::Receipt(receipt.id.clone())) {
        proved(ui, locale, proof, asks);
    }
    buttons(ui, space, locale, receipt, view, asks);
}

/// What the verification found, in one sentence, then by reason.
fn proved(ui: &mut Ui, locale: &Locale, proof: &Proof, asks: &Asks) {
    let compared = match &proof.result {
        Ok(compared) => compared,
        Err(why) => {
            let (_, ground) = Tone::Error.colors(theme::of(ui));
            card::tinted(ui, ground, |ui| {
                ui.set_width(ui.available_width());
                text::body(ui, locale.message(why));
            });
            return;
        }
    };
    let tone = if compared.is_as_asked() { Tone::Ok } else { Tone::Warning };
    let (_, ground) = tone.colors(theme::of(ui));
    card::tinted(ui, ground, |ui| {
        ui.set_width(ui.available_width());
        text::body(ui, locale.message(&compared.verdict()));
        for (state, why, course, count) in compared.reasons().into_iter().take(REASONS) {
            let words = match why {
                Some(why) => Message::new("verify-reason-because").with("state", state.message()).with("because", why.message()),
                None => Message::new("verify-reason").with("state", state.message()),
            };
            text::small(ui, locale.message(&words.with("course", course).with("count", count)));
        }
        let open = locale.text("ui-receipts-missing");
        if proof.has_missing() && ui.add(Button::link(&open).icon(icons::FILE_SPREADSHEET)).clicked() {
            asks.command(Command::OpenMissing);
        }
    });
}

fn buttons(ui: &mut Ui, space: &Workspace, locale: &Locale, receipt: &Receipt, view: &mut View, asks: &Asks) {
    if view.forgetting.as_ref() == Some(&receipt.id) {
        ui.horizontal_wrapped(|ui| {
            text::small(ui, locale.text("ui-receipts-forget-why"));
            if ui.add(Button::secondary(&locale.text("ui-receipts-forget-yes")).small()).clicked() {
                asks.command(Command::ForgetReceipt(receipt.id.clone()));
                view.forgetting = None;
            }
            if ui.add(Button::link(&locale.text("ui-cancel")).small()).clicked() {
                view.forgetting = None;
            }
        });
        return;
    }
    let number = format!("({})", receipt.id);
    let named = |id: &str| format!("{} {number}", locale.text(id));
    ui.horizontal_wrapped(|ui| {
        let of = Subject::Receipt(receipt.id.clone());
        let remains = space.remains(receipt);
        verify(ui, space, locale, (&of, remains.file, space.can_verify(receipt)), &number, asks);
        let (folder, copy, forget) = (named("ui-show-folder"), named("ui-receipts-copy"), named("ui-receipts-forget"));
        let mut again = |id: &str, this: bool| {
            if ui.add(Button::link(&locale.text(id)).small().named(&named(id))).clicked() {
                asks.push(Ask::SendAgain(receipt.id.clone(), this));
            }
        };
        if remains.file {
            again("ui-receipts-again", false);
        }
        let other = space.saved().is_some_and(|saved| saved.files.len() == 1 && saved.files[0].summary.digest != file_digest(receipt));
        if other {
            again("ui-receipts-like", true);
        }
        let source = receipt.source.as_deref().and_then(|path| path.parent()).filter(|_| remains.folder);
        if let Some(source) = source
            && ui.add(Button::link(&locale.text("ui-show-folder")).small().named(&folder)).clicked()
        {
            asks.push(Ask::ShowFolder(source.to_owned()));
        }
        if ui.add(Button::link(&locale.text("ui-receipts-copy")).small().named(&copy)).clicked() {
            asks.push(Ask::Copy(as_text(receipt, locale), "ui-text-copied"));
        }
        if ui.add(Button::link(&locale.text("ui-receipts-forget")).small().named(&forget)).clicked() {
            view.forgetting = Some(receipt.id.clone());
        }
    });
}

fn file_digest(receipt: &Receipt) -> &str {
    &receipt.plan.file.sha256
}

/// A receipt as text for a mail: no student's name is in it.
fn as_text(receipt: &Receipt, locale: &Locale) -> String {
    let (plan, file) = (&receipt.plan, &receipt.plan.file);
    let words = Message::new("submit-file").with("name", file.name.as_str()).with("size", locale.size(file.bytes));
    let mut lines = vec![
        Message::new("submit-receipt").with("id", receipt.id.as_str()),
        words.with("rows", file.rows).with("people", file.people).with("courses", file.courses),
        Message::new("submit-digest").with("digest", file.sha256.as_str()),
        Message::new("submit-where").with("place", receipt.place.as_str()),
    ];
    lines.push(receipt.state.message());
    let mut text: Vec<String> = lines.iter().map(|line| locale.message(line)).collect();
    text.extend(plan.settings.iter().map(|(key, value)| format!("{key} = {value}")));
    text.join("\n")
}
