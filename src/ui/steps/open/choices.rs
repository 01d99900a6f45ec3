//! The choices about the list that have several answers: which sheets, which encoding, merged cells, hidden rows.

use crate::{
    error::{Message, column_letters},
    locale::Locale,
    read::{Offer, Spelling, spellings},
    ui::{
        asks::Asks,
        parts::{
            Button, Chip, card,
            menu::{self, Item},
        },
    },
    workspace::{Command, List},
};
use eframe::egui::{ScrollArea, Ui};
use std::sync::Arc;

/// Names of the encodings, by their labels; names are not translated.
const ENCODINGS: &[(&str, &str)] = &[
    ("utf-8", "UTF-8"),
    ("windows-1252", "Windows-1252"),
    ("iso-8859-15", "ISO-8859-15 (Latin-9)"),
    ("macintosh", "Mac OS Roman"),
    ("cp850", "MS-DOS (850)"),
    ("utf-16le", "UTF-16"),
];

/// What the menus remember while they are open, each for the list it was made for.
#[derive(Default)]
pub(super) struct View {
    /// Sheets ticked, for this book.
    ticked: (usize, Vec<usize>),
    /// How each encoding spells these bytes.
    spellings: (usize, Vec<Spelling>),
}

/// The name of an encoding.
pub(super) fn encoding_name(label: &str) -> &str {
    ENCODINGS.iter().find(|(other, _)| *other == label).map_or(label, |(_, name)| name)
}

/// The command that an offer of a problem stands for, and the words of its button.
pub(super) fn offered(offer: &Offer, locale: &Locale) -> (Message, Command) {
    match offer {
        Offer::Sheets(sheets) => (Message::new("ui-take-sheets").with("count", sheets.len()), Command::TakeSheets(sheets.clone())),
        Offer::WholeCells(whole) => (Message::new(if *whole { "ui-cells-whole" } else { "ui-cells-lines" }), Command::WholeCells(*whole)),
        Offer::FillMerged(fill) => (Message::new(if *fill { "ui-merged-fill" } else { "ui-merged-leave" }), Command::FillMerged(*fill)),
        Offer::SkipHidden(skip) => (Message::new(if *skip { "ui-hidden-skip" } else { "ui-hidden-take" }), Command::SkipHidden(*skip)),
        Offer::Encoding(label) => {
            (Message::new("ui-read-in").with("encoding", encoding_name(label)), Command::ChooseEncoding(Some((*label).to_owned())))
        }
        Offer::Delimiter(delimiter) => {
            let words = super::delimiter_words(*delimiter, locale);
            (Message::new("ui-cut-at").with("delimiter", words), Command::ChooseDelimiter(Some(*delimiter)))
        }
    }
}

/// Which sheets make the list: one, or several under each other.
pub(super) fn sheets(ui: &mut Ui, list: &List, locale: &Locale, view: &mut View, asks: &Asks) {
    let book = &list.book;
    let value = if let [only] = book.chosen.as_slice() {
        let name = list.sheet_names().first().copied().unwrap_or_default();
        Message::new("ui-sheet-of").with("name", name).with("number", only + 1).with("count", book.sheets.len())
    } else {
        Message::new("ui-sheets-of").with("count", book.chosen.len()).with("all", book.sheets.len())
    };
    Chip::new(&locale.text("ui-sheet"), &locale.message(&value)).menu(ui, |ui| {
        ui.set_width(340.0);
        let key = Arc::as_ptr(book) as usize;
        if view.ticked.0 != key {
            view.ticked = (key, book.proposed_together());
        }
        let ticked = &mut view.ticked.1;
        let note =
            |hidden, rows: u32| locale.message(&Message::new(if hidden { "ui-sheet-hidden" } else { "ui-sheet-rows" }).with("count", rows));
        menu::hint(ui, &locale.text("ui-one-sheet"));
        ScrollArea::vertical().id_salt("one").max_height(190.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (number, sheet) in book.sheets.iter().enumerate() {
                let chosen = book.chosen == [number];
                if Item::new(&sheet.name).note(&note(sheet.hidden, sheet.table.rows())).chosen(chosen).show(ui).clicked() {
                    asks.command(Command::TakeSheets(vec![number]));
                    ui.close();
                }
            }
        });
        ui.add_space(4.0);
        card::rule(ui);
        menu::group(ui, &locale.text("ui-several-sheets"));
        ScrollArea::vertical().id_salt("several").max_height(170.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (number, sheet) in book.sheets.iter().enumerate().filter(|(_, sheet)| sheet.table.rows() > 0) {
                let on = ticked.contains(&number);
                if Item::new(&sheet.name).ticked(on).show(ui).clicked() {
                    ticked.retain(|other| *other != number);
                    if !on {
                        ticked.push(number);
                        ticked.sort_unstable();
                    }
                }
            }
        });
        ui.add_space(6.0);
        let words = locale.message(&Message::new("ui-take-sheets").with("count", ticked.len()));
        if ui.add(Button::secondary(&words).enabled(ticked.len() > 1 && *ticked != book.chosen)).clicked() {
            asks.command(Command::TakeSheets(ticked.clone()));
            ui.close();
        }
        ui.add_space(4.0);
    });
}

/// The encoding, with the same words as each one spells them.
pub(super) fn encodings(ui: &mut Ui, list: &List, found: &str, locale: &Locale, view: &mut View, asks: &Asks) {
    Chip::new(&locale.text("ui-encoding"), encoding_name(found)).menu(ui, |ui| {
        ui.set_width(380.0);
        menu::hint(ui, &locale.text("ui-encoding-why"));
        let key = Arc::as_ptr(list.bytes()) as usize;
        if view.spellings.0 != key {
            view.spellings = (key, spellings(list.bytes()));
        }
        ui.spacing_mut().item_spacing.y = 1.0;
        for spelling in &view.spellings.1 {
            // Plain text as UTF-16 is rubbish that helps nobody to choose.
            let is_rubbish = spelling.encoding.starts_with("utf-16") && !found.starts_with("utf-16");
            let words = if is_rubbish { String::new() } else { spelling.words.join(" · ") };
            if Item::new(encoding_name(spelling.encoding)).note(&words).chosen(spelling.encoding == found).show(ui).clicked() {
                asks.command(Command::ChooseEncoding(Some(spelling.encoding.to_owned())));
                ui.close();
            }
        }
        if list.options.encoding.is_some() {
            card::rule(ui);
            if Item::new(&locale.text("ui-encoding-found")).show(ui).clicked() {
                asks.command(Command::ChooseEncoding(None));
                ui.close();
            }
        }
    });
}

/// Merged cells that reach over several rows of the list.
pub(super) fn merged(ui: &mut Ui, list: &List, locale: &Locale, asks: &Asks) {
    let fills = |offer: &Offer| matches!(offer, Offer::FillMerged(_));
    if !list.options.fill_merged && !list.book.problems.iter().any(|problem| problem.offers.iter().any(fills)) {
        return;
    }
    let now = list.options.fill_merged;
    let value = locale.text(if now { "ui-merged-filled" } else { "ui-merged-left" });
    Chip::new(&locale.text("ui-merged"), &value).menu(ui, |ui| {
        ui.set_width(340.0);
        menu::hint(ui, &locale.text("ui-merged-why"));
        for (id, fill) in [("ui-merged-leave", false), ("ui-merged-fill", true)] {
            if Item::new(&locale.text(id)).chosen(fill == now).show(ui).clicked() {
                asks.command(Command::FillMerged(fill));
                ui.close();
            }
        }
    });
}

/// Rows and columns that the spreadsheet does not show.
pub(super) fn hidden(ui: &mut Ui, list: &List, locale: &Locale, asks: &Asks) {
    let Some(sheet) = list.sheet().filter(|sheet| !sheet.hidden_rows.is_empty()) else { return };
    let now = list.options.skip_hidden;
    let value = Message::new(if now { "ui-hidden-skipped" } else { "ui-hidden-taken" }).with("count", sheet.hidden_rows.len());
    Chip::new(&locale.text("ui-hidden"), &locale.message(&value)).menu(ui, |ui| {
        ui.set_width(340.0);
        menu::hint(ui, &locale.text("ui-hidden-why"));
        for (id, skip) in [("ui-hidden-take", false), ("ui-hidden-skip", true)] {
            if Item::new(&locale.text(id)).chosen(skip == now).show(ui).clicked() {
                asks.command(Command::SkipHidden(skip));
                ui.close();
            }
        }
        if !sheet.hidden_columns.is_empty() {
            let letters: Vec<String> = sheet.hidden_columns.iter().take(8).map(|&column| column_letters(column - 1)).collect();
            menu::hint(ui, &locale.message(&Message::new("ui-hidden-columns").with("columns", letters.join(", "))));
        }
    });
}
