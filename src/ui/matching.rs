//! The matching table over the window: which column, by what, among which accounts, and what was found line by line.

use super::{
    asks::{Ask, Asks},
    icons,
    parts::{
        Button, Chip, Tone,
        badge::tag,
        card, menu,
        menu::Item,
        modal,
        table::{Row, Table, Width},
        text,
    },
    theme::{self, GAP_SMALL, font},
};
use crate::{
    error::Message,
    locale::Locale,
    mapping::matching::{By, Owner},
    table::RowId,
    workspace::{Command, List, MatchingTable, Workspace},
};
use eframe::egui::{Align, Context, Layout, Margin, ScrollArea, Spinner, Ui, vec2};

/// Height of a line of the table.
const ROW: f32 = 26.0;
/// Width of the number of the line.
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
    let name = locale.text("ui-match-title");
    card::frame(ui).inner_margin(Margin { left: 12, ..Margin::ZERO }).show(ui, |ui| {
        Table::new(&name, locale)
            .figures("ui-match-head-line", Width::Of(LINES))
            .column("ui-match-head-list", Width::Rest(120.0))
            .column("ui-match-head-account", Width::Rest(160.0))
            .rows(ROW, (height / ROW) as usize)
            .show(ui, view.rows.len(), |cells, at| {
                let Some(&row) = view.rows.get(at) else { return };
                let number = space.work().map(|work| work.table().source(row).line.to_string()).unwrap_or_default();
                cells.words(&number, font::small(), |t| t.ink_second);
                cells.words(matching.text(row), font::cell(), |t| t.ink);
                owner(cells, table, matching.owner(row), locale);
            });
    });
}

fn owner(cells: &mut Row<'_, '_, '_>, table: &MatchingTable, owner: Owner, locale: &Locale) {
    match owner {
        Owner::One(position) => {
            let user = table.users().get(position as usize);
            let login = user.map(|user| user.username.as_str()).unwrap_or_default();
            let names = user.map(|user| [user.firstname.as_deref(), user.lastname.as_deref()]);
            let name = names.into_iter().flatten().flatten().collect::<Vec<_>>().join(" ");
            cells.cell(&format!("{login} {name}"), |ui| {
                let t = theme::of(ui);
                text::one_line(ui, login, font::medium(), t.ink);
                text::one_line(ui, &name, font::small(), t.ink_second);
            });
        }
        Owner::Nobody => said(cells, Tone::Error, &locale.text("ui-match-one-nobody")),
        Owner::Several(count) => {
            said(cells, Tone::Warning, &locale.message(&Message::new("ui-match-one-several").with("count", count)));
        }
        Owner::Blank => cells.words(&locale.text("ui-match-one-blank"), font::small(), |t| t.ink_second),
    }
}

fn said(cells: &mut Row<'_, '_, '_>, tone: Tone, words: &str) {
    cells.one(words, |ui| tag(ui, tone, words));
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
