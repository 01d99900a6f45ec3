//! The matching table over the window: which column, by what, among which accounts, and what was found line by line.

use super::{
    asks::{Ask, Asks},
    icons,
    parts::{Button, Chip, Tone, badge::tag, card, menu, menu::Item, modal, text},
    theme::{self, GAP_SMALL, LINE, font},
};
use crate::{
    error::Message,
    locale::Locale,
    mapping::matching::{By, Owner},
    table::RowId,
    workspace::{Command, List, MatchingTable, Workspace},
};
use eframe::egui::{Align, Context, Layout, ScrollArea, Spinner, Ui, vec2};

/// Height of a line of the table.
const ROW: f32 = 26.0;
/// Widths of the number of the line and of what stands in the list.
const LINES: f32 = 64.0;

/// Which lines are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    All,
    Found,
    Nobody,
    Several,
    Blank,
}

impl Shown {
    const ALL: [Self; 5] = [Self::All, Self::Found, Self::Nobody, Self::Several, Self::Blank];

    fn holds(self, owner: Owner) -> bool {
        match self {
            Self::All => true,
            Self::Found => matches!(owner, Owner::One(_)),
            Self::Nobody => owner == Owner::Nobody,
            Self::Several => matches!(owner, Owner::Several(_)),
            Self::Blank => owner == Owner::Blank,
        }
    }

    fn words(self, table: &MatchingTable, locale: &Locale) -> String {
        let counts = table.matching.counts();
        let (id, count) = match self {
            Self::All => ("ui-match-all", table.matching.len()),
            Self::Found => ("ui-match-found", counts.found),
            Self::Nobody => ("ui-match-nobody", counts.nobody),
            Self::Several => ("ui-match-several", counts.several),
            Self::Blank => ("ui-match-blank", counts.blank),
        };
        locale.message(&Message::new(id).with("count", count))
    }
}

/// What the screen remembers: the lines shown, worked out anew when another question is asked.
#[derive(Default)]
pub struct View {
    shown: Shown,
    rows: Vec<RowId>,
    of: Option<(usize, By, Option<String>, Shown)>,
}

/// Shows it. Returns whether it stays open.
pub fn show(ctx: &Context, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) -> bool {
    let Some(list) = space.list() else { return false };
    let room = ctx.content_rect().size();
    let mut done = false;
    let title = locale.text("ui-match-title");
    let shown = modal::show(ctx, "matching", &title, |ui| {
        ui.set_width(840f32.min(room.x - 80.0));
        ui.spacing_mut().item_spacing.y = GAP_SMALL;
        text::title(ui, &title);
        text::second(ui, locale.text("ui-match-line"));
        if let Some(table) = space.matching() {
            questions(ui, space, list, table, locale, asks);
            if table.users().is_empty() {
                let words = Message::new("ui-match-no-accounts").with("platform", space.catalogue().site().platform.called());
                text::body(ui, locale.message(&words));
            } else {
                results(ui, space, table, locale, view, (room.y - 380.0).clamp(120.0, 380.0));
            }
        } else if space.is_matching() {
            ui.horizontal(|ui| {
                ui.add(Spinner::new());
                text::second(ui, locale.text("job-matching"));
            });
        }
        ui.add_space(GAP_SMALL);
        done = buttons(ui, space, locale, asks);
    });
    let open = !(done || shown.should_close());
    if !open {
        asks.command(Command::CloseMatching);
    }
    open
}

fn questions(ui: &mut Ui, space: &Workspace, list: &List, table: &MatchingTable, locale: &Locale, asks: &Asks) {
    let by = table.matching.by;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        let headers = list.headers();
        let words = |column: usize| super::steps::columns::column_words(list, column, locale);
        Chip::new(&locale.text("ui-match-column"), &words(table.column)).menu(ui, |ui| {
            ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
                for column in 0..headers.len() {
                    let samples = list.samples(column, 3).join(", ");
                    if Item::new(&words(column)).note(&samples).chosen(column == table.column).show(ui).clicked() {
                        asks.command(Command::MatchBy(column, by));
                        ui.close();
                    }
                }
            });
        });
        Chip::new(&locale.text("ui-match-by"), &locale.text(by_words(by))).menu(ui, |ui| {
            for other in By::ALL {
                if Item::new(&locale.text(by_words(other))).chosen(other == by).show(ui).clicked() {
                    asks.command(Command::MatchBy(table.column, other));
                    ui.close();
                }
            }
        });
        let platform = space.catalogue().site().platform.called();
        let of_platform = locale.message(&Message::new("ui-match-platform").with("platform", platform));
        let source = table.file().unwrap_or(&of_platform);
        Chip::new(&locale.text("ui-match-among"), source).menu(ui, |ui| {
            ui.set_width(340.0);
            let known = space.catalogue().site().users.as_ref().map_or(0, Vec::len);
            let note = locale.message(&Message::new("ui-match-known").with("count", known));
            if Item::new(&of_platform).note(&note).chosen(table.file().is_none()).show(ui).clicked() {
                asks.command(Command::MatchWith(None));
                ui.close();
            }
            card::rule(ui);
            let note = locale.text("ui-match-file-note");
            if Item::new(&locale.text("ui-match-file")).note(&note).icon(icons::UPLOAD).show(ui).clicked() {
                asks.push(Ask::ChooseAccounts);
                ui.close();
            }
            menu::hint(ui, &locale.text("ui-match-exact"));
        });
    });
}

fn by_words(by: By) -> &'static str {
    match by {
        By::Idnumber => "match-by-idnumber",
        By::Email => "match-by-email",
    }
}

fn results(ui: &mut Ui, space: &Workspace, table: &MatchingTable, locale: &Locale, view: &mut View, height: f32) {
    let matching = &table.matching;
    let counts = matching.counts();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        Chip::new(&locale.text("ui-match-show"), &view.shown.words(table, locale)).menu(ui, |ui| {
            for shown in Shown::ALL {
                if Item::new(&shown.words(table, locale)).chosen(shown == view.shown).show(ui).clicked() {
                    view.shown = shown;
                    ui.close();
                }
            }
        });
        for (shown, tone, count) in [
            (Shown::Found, Tone::Ok, counts.found),
            (Shown::Nobody, Tone::Error, counts.nobody),
            (Shown::Several, Tone::Warning, counts.several),
        ] {
            if count > 0 {
                tag(ui, tone, &shown.words(table, locale));
            }
        }
    });
    if table.file().is_none() && !space.catalogue().tells_all_accounts() {
        text::small(ui, locale.text("ui-match-some-known"));
    }
    let now = Some((table.column, matching.by, table.file().map(str::to_owned), view.shown));
    if view.of != now {
        view.rows = matching.rows(|owner| view.shown.holds(owner));
        view.of = now;
    }
    card::frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let half = ((ui.available_width() - LINES) / 2.0 - 20.0).max(120.0);
        let head = |id: &'static str| {
            move |ui: &mut Ui| {
                text::small_strong(ui, locale.text(id));
            }
        };
        line(ui, half, head("ui-match-head-line"), head("ui-match-head-list"), head("ui-match-head-account"));
        card::rule(ui);
        let rows = view.rows.len();
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(ui, ROW, rows, |ui, seen| {
            for &row in &view.rows[seen] {
                let number = space.work().map(|work| work.table().source(row).line.to_string()).unwrap_or_default();
                let t = theme::of(ui);
                line(
                    ui,
                    half,
                    |ui| drop(text::one_line(ui, number, font::small(), t.ink_second)),
                    |ui| drop(text::one_line(ui, matching.text(row), font::cell(), t.ink)),
                    |ui| owner(ui, table, matching.owner(row), locale),
                );
            }
        });
    });
}

fn line(ui: &mut Ui, half: f32, number: impl FnOnce(&mut Ui), cell: impl FnOnce(&mut Ui), account: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_height(ROW);
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(12.0);
        part(ui, LINES - 12.0, number);
        part(ui, half, cell);
        ui.add_space(12.0);
        part(ui, half, account);
    });
}

fn part(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, ROW), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(width);
        ui.set_height(LINE);
        content(ui);
    });
}

fn owner(ui: &mut Ui, table: &MatchingTable, owner: Owner, locale: &Locale) {
    let t = theme::of(ui);
    match owner {
        Owner::One(position) => {
            let Some(user) = table.users().get(position as usize) else { return };
            let name = [user.firstname.as_deref(), user.lastname.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
            text::one_line(ui, user.username.as_str(), font::medium(), t.ink);
            ui.add_space(8.0);
            text::one_line(ui, name, font::small(), t.ink_second);
        }
        Owner::Nobody => {
            tag(ui, Tone::Error, &locale.text("ui-match-one-nobody"));
        }
        Owner::Several(count) => {
            tag(ui, Tone::Warning, &locale.message(&Message::new("ui-match-one-several").with("count", count)));
        }
        Owner::Blank => {
            text::small(ui, locale.text("ui-match-one-blank"));
        }
    }
}

/// Returns whether one of them was pressed.
fn buttons(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) -> bool {
    let found = space.matching().map_or(0, |table| table.matching.counts().found);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let words = locale.message(&Message::new("ui-match-take").with("count", found));
        let take = ui.add(Button::primary(&words).enabled(found > 0 && !space.is_matching())).clicked();
        if take {
            asks.command(Command::TakeMatching);
        }
        let cancel = ui.add(Button::secondary(&locale.text("ui-cancel"))).clicked();
        take || cancel
    })
    .inner
}
