//! Before a list is open: drop it, choose it, type its path, paste it, take a recent one.

use crate::{
    error::Message,
    locale::Locale,
    store::receipts::ReceiptState,
    ui::{
        actions::Action,
        asks::{Ask, Asks},
        frame, icons,
        parts::{Button, badge::Tone, card, field::PathField, progress, text},
        theme::{self, GAP_SMALL, font},
    },
    workspace::{Command, Workspace},
};
use eframe::egui::{
    Align, Align2, CursorIcon, Id, Layout, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2,
};
use std::path::Path;

/// What the screen remembers.
#[derive(Default)]
pub struct View {
    /// What stands in the path field.
    pub path: String,
    /// The system has no file dialogue: the path field is the way.
    pub no_dialogue: bool,
    focus_path: bool,
}

impl View {
    /// Puts the keyboard into the path field.
    pub fn point_at_path(&mut self) {
        self.no_dialogue = true;
        self.focus_path = true;
    }
}

/// Shows the screen. `complete` lists paths that go on from what is typed.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, complete: &dyn Fn(&str) -> Vec<String>, asks: &Asks) {
    let all = ui.available_rect_before_wrap();
    let width = 640.0_f32.min(all.width() - 32.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let choice = if space.to_choose().is_empty() { 0.0 } else { 70.0 + 46.0 * space.to_choose().len() as f32 };
        let tall = choice + 276.0 + 60.0 + 46.0 * space.recents().len().min(5) as f32 + if space.refused().is_some() { 110.0 } else { 0.0 };
        let top = ((all.height() - tall) / 2.2).max(20.0);
        let rect = Rect::from_min_size(pos2(all.center().x - width / 2.0, ui.cursor().top() + top), vec2(width, tall));
        let shown = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.spacing_mut().item_spacing.y = GAP_SMALL;
            if let Some(message) = space.refused() {
                refused(ui, &locale.message(message), locale);
                ui.add_space(8.0);
            }
            platforms(ui, space, locale, asks);
            zone(ui, space, locale, view, complete, asks);
            ui.add_space(8.0);
            recent(ui, space, locale, asks);
            ui.with_layout(Layout::top_down(Align::Center), |ui| {
                sample(ui, locale, asks);
                institution(ui, space, locale, asks);
                left_behind(ui, space, locale, asks);
                handed_over(ui, space, locale, asks);
            });
        });
        ui.advance_cursor_after_rect(shown.response.rect);
        ui.add_space(16.0);
    });
}

fn refused(ui: &mut Ui, words: &str, locale: &Locale) {
    let t = theme::of(ui);
    let (ink, ground) = Tone::Error.colors(t);
    card::tinted(ui, ground, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            text::icon(ui, icons::CIRCLE_X, 18.0, ink);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                text::heading(ui, locale.text("ui-refused"));
                text::body(ui, words);
            });
        });
    });
}

fn zone(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, complete: &dyn Fn(&str) -> Vec<String>, asks: &Asks) {
    let t = theme::of(ui);
    let hovering = ui.input(|input| !input.raw.hovered_files.is_empty());
    let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 276.0));
    frame::dashes(ui, rect, hovering);
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(32.0, 26.0))).layout(Layout::top_down(Align::Center)), |ui| {
        text::icon(ui, icons::FILE_SPREADSHEET, 32.0, t.accent);
        text::title(ui, locale.text(if hovering { "ui-drop-now" } else { "ui-drop-here" }));
        text::second(ui, locale.text("ui-drop-what"));
        ui.add_space(6.0);
        if let Some(running) = space.running().filter(|_| space.is_opening()) {
            let name = locale.message(&running.name);
            ui.add_space(12.0);
            text::body(ui, &name);
            progress::bar(ui, frame::share(running.progress), 300.0, &name);
            ui.add_space(6.0);
            if ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked() {
                asks.command(Command::CancelJobs);
            }
            return;
        }
        let choose = locale.text("ui-choose-file");
        let paste = locale.text("ui-paste-table");
        let keys = Action::Paste.keys(locale);
        let wide = buttons_width(ui, &choose, &paste, &keys);
        ui.allocate_ui(vec2(wide, 32.0), |ui| {
            ui.horizontal(|ui| {
                if ui.add(Button::primary(&choose).icon(icons::FOLDER_OPEN)).on_hover_text(Action::Open.tip(locale)).clicked() {
                    asks.act(Action::Open);
                }
                if ui.add(Button::secondary(&paste).icon(icons::CLIPBOARD_PASTE).key(&keys)).clicked() {
                    asks.act(Action::Paste);
                }
            });
        });
        ui.add_space(6.0);
        if view.no_dialogue {
            text::small(ui, locale.text("ui-no-dialogue"));
        }
        let hint = locale.text("ui-path-hint");
        let name = locale.text("ui-path-name");
        let id = Id::unique("path of the list");
        let field = PathField { hint: &hint, name: &name, width: 420.0_f32.min(ui.available_width()) };
        if field.show(ui, id, &mut view.path, complete) {
            asks.push(Ask::OpenPath(view.path.clone()));
        }
        if std::mem::take(&mut view.focus_path) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    });
    ui.advance_cursor_after_rect(rect);
}

/// The platforms of the institution, as long as none was chosen.
fn platforms(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let Some(taken) = space.institution().taken.as_ref().filter(|_| !space.to_choose().is_empty()) else { return };
    text::heading(ui, locale.text("ui-choose-platform"));
    text::small(ui, locale.message(&Message::new("ui-choose-platform-line").with("institution", taken.institution.as_str())));
    card::frame(ui).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (number, name) in space.to_choose().iter().enumerate() {
            if number > 0 {
                card::rule(ui);
            }
            let about = space.platforms().iter().find(|entry| entry.platform.name == *name).map(|entry| &entry.platform);
            let note = about.and_then(|about| about.academic_year.clone().or_else(|| about.url.clone())).unwrap_or_default();
            if row(ui, icons::DATABASE, name, &note).clicked() {
                asks.command(Command::ChoosePlatform(Some(name.clone())));
            }
        }
    });
    ui.add_space(8.0);
}

/// Where no platform is known: the way to the address that an institution gave.
fn institution(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    if space.institution().taken.is_some() || !space.platforms().is_empty() {
        return;
    }
    if beside(ui, &locale.text("ui-have-institution"), &locale.text("ui-give-address")) {
        asks.push(Ask::Institution);
    }
}

fn buttons_width(ui: &Ui, choose: &str, paste: &str, keys: &str) -> f32 {
    let t = theme::of(ui);
    let width = |text: &str, face| ui.painter().layout_no_wrap(text.to_owned(), face, t.ink).rect.width();
    width(choose, font::medium()) + width(paste, font::medium()) + width(keys, font::small()) + 2.0 * (24.0 + 24.0) + 8.0 + GAP_SMALL + 2.0
}

fn recent(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    if space.recents().is_empty() {
        return;
    }
    ui.horizontal(|ui| {
        text::heading(ui, locale.text("ui-recent"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::link(&locale.text("ui-recent-forget")).small()).clicked() {
                asks.command(Command::KeepRecents(false));
            }
        });
    });
    card::frame(ui).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (number, path) in space.recents().iter().take(5).enumerate() {
            if number > 0 {
                card::rule(ui);
            }
            if line(ui, path) {
                asks.command(Command::Open(path.clone()));
            }
        }
    });
    ui.add_space(8.0);
}

fn line(ui: &mut Ui, path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default();
    row(ui, icons::FILE_TEXT, &name, &folder).on_hover_text(path.to_string_lossy()).clicked()
}

/// A line to click: an icon, a name, and what is said beside it.
fn row(ui: &mut Ui, icon: &str, name: &str, note: &str) -> Response {
    let t = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.shrink(1.0), theme::RADIUS_CARD, t.accent_soft);
    }
    let middle = rect.center().y;
    ui.painter().text(pos2(rect.left() + 14.0, middle), Align2::LEFT_CENTER, icon, font::icon(16.0), t.ink_second);
    let shown = ui.painter().text(pos2(rect.left() + 40.0, middle), Align2::LEFT_CENTER, name, font::body(), t.ink);
    let room = rect.right() - 14.0 - shown.right() - 16.0;
    let mut job = eframe::egui::text::LayoutJob::simple_singleline(note.to_owned(), font::small(), t.ink_second);
    job.wrap = eframe::egui::text::TextWrapping::truncate_at_width(room.max(0.0));
    let galley = ui.painter().layout_job(job);
    if room > 40.0 {
        ui.painter().galley(pos2(rect.right() - 14.0 - galley.rect.width(), middle - galley.rect.height() / 2.0), galley, t.ink_second);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn sample(ui: &mut Ui, locale: &Locale, asks: &Asks) {
    if beside(ui, &locale.text("ui-try"), &locale.text("ui-open-sample")) {
        asks.act(Action::Sample);
    }
}

/// Small words in the middle with a link beside them. Whether it was clicked.
fn beside(ui: &mut Ui, words: &str, link: &str) -> bool {
    let t = theme::of(ui);
    let width = |text: &str, face| ui.painter().layout_no_wrap(text.to_owned(), face, t.ink).rect.width();
    let wide = width(words, font::small()) + width(link, font::small_medium()) + 6.0;
    let shown = ui.allocate_ui(vec2(wide, 20.0), |ui| {
        let shown = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            text::small(ui, words);
            ui.add(Button::link(link).small()).clicked()
        });
        shown.inner
    });
    shown.inner
}

/// What was handed over, and first of all what was cut: it may have arrived.
fn handed_over(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    if space.receipts().is_empty() {
        return;
    }
    let open = space.receipts().iter().filter(|receipt| receipt.state == ReceiptState::NotKnown).count();
    ui.add_space(6.0);
    let clicked = if open > 0 {
        let words = locale.message(&Message::new("ui-receipts-open").with("count", open));
        ui.add(Button::secondary(&words).icon(icons::TRIANGLE_ALERT)).clicked()
    } else {
        ui.add(Button::link(&locale.text("ui-receipts-see")).small()).clicked()
    };
    if clicked {
        asks.push(Ask::Receipts);
    }
}

/// Work that a former run left behind, and that the person put off.
fn left_behind(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let count = space.recoverable().len();
    if count > 0 {
        ui.add_space(6.0);
        let words = locale.message(&Message::new("ui-recover-again").with("count", count));
        if ui.add(Button::secondary(&words).icon(icons::HISTORY)).clicked() {
            asks.command(Command::AskToRecover);
        }
    }
}
