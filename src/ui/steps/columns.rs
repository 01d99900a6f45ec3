//! Which column of the list is which field, with one value for all rows where there is no column.

use super::ways;
use crate::{
    error::{Message, column_letters},
    importer::{FieldKey, Kind},
    locale::Locale,
    mapping::{Mapping, Take, sensitive},
    ui::{
        again,
        asks::{Ask, Asks},
        choices, fields, icons, importers, page,
        parts::{
            Button, Tone,
            badge::{plain_tag, tag},
            card,
            picker::{Line, Picker},
            text,
        },
        shapes,
        theme::{self, GAP, GAP_SMALL, font},
    },
    workspace::{Command, List, Step, Work, Workspace},
};
use eframe::egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};
use std::borrow::Cow;

/// Width of the card of what is left out.
const SIDE: f32 = 250.0;
/// Room of the word that says whether a field is compulsory.
const NEED: f32 = 90.0;

struct Screen<'a> {
    space: &'a Workspace,
    list: &'a List,
    work: &'a Work,
    locale: &'a Locale,
    asks: &'a Asks,
}

/// Shows the screen.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    let (Some(list), Some(work)) = (space.list(), space.work()) else { return };
    let screen = Screen { space, list, work, locale, asks };
    let tall = 74.0 * space.offered().len() as f32 + 260.0;
    page::show(
        ui,
        |ui| {
            page::head(
                ui,
                &locale.text("ui-columns-title"),
                |ui| {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    ui.vertical(|ui| {
                        ui.add_space(6.0);
                        importers::chip(ui, space, locale, asks);
                    });
                },
                |_| {},
            );
            again::card(ui, space, locale, asks);
            shapes::advice(ui, space, list, locale, asks);
        },
        |ui, room| {
            let all = ui.available_rect_before_wrap();
            if room.stacked {
                let upper = all.with_max_y(all.bottom() - 220.0);
                ui.scope_builder(UiBuilder::new().id_salt("fields").max_rect(upper), |ui| screen.fields(ui));
                ui.scope_builder(UiBuilder::new().id_salt("left out").max_rect(all.with_min_y(upper.bottom() + GAP)), |ui| {
                    screen.left_out(ui)
                });
            } else {
                let middle = all.right() - SIDE - GAP;
                ui.scope_builder(UiBuilder::new().id_salt("fields").max_rect(all.with_max_x(middle)), |ui| screen.fields(ui));
                ui.scope_builder(UiBuilder::new().id_salt("left out").max_rect(all.with_min_x(middle + GAP)), |ui| screen.left_out(ui));
            }
        },
        |ui| {
            let missing = work.mapping().missing(space.importer());
            if missing.is_empty() {
                text::second(ui, locale.message(&Message::new("ui-columns-ready").with("count", work.mapping().takes.len())));
            } else {
                let names = missing.iter().map(|key| field_name(&screen, key)).collect::<Vec<_>>().join(", ");
                text::second(ui, locale.message(&Message::new("ui-columns-missing").with("names", names)));
            }
            ways(ui, locale, space, Some((&locale.text("ui-on-to-check"), Step::Check)), asks);
        },
        tall,
    );
}

/// Letters and header of a column of the list.
pub fn column_words(list: &List, column: usize, locale: &Locale) -> String {
    let letters = column_letters(column as u32);
    match list.headers().get(column).map(|header| header.trim()).filter(|header| !header.is_empty()) {
        Some(header) => format!("{letters} · {header}"),
        None => locale.message(&Message::new("place-column").with("letters", letters)),
    }
}

fn field_name(screen: &Screen<'_>, key: &FieldKey) -> String {
    fields::name(screen.space.importer(), key, screen.locale)
}

impl Screen<'_> {
    fn fields(&self, ui: &mut Ui) {
        card::frame(ui).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for key in self.space.offered() {
                    self.field(ui, &key);
                    card::rule(ui);
                }
                self.add(ui);
            });
        });
    }

    /// One more number of the numbered columns, where there are any.
    fn add(&self, ui: &mut Ui) {
        let families = || self.space.importer().fields.iter().filter(|field| field.is_family());
        let Some(id) = families().map(|field| if field.kind == Kind::Group { "ui-add-group" } else { "ui-add-course" }).min() else {
            return;
        };
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            ui.add_space(2.0);
            if ui.add(Button::quiet(&self.locale.text(id)).icon(icons::PLUS)).clicked() {
                self.asks.command(Command::AddNumber);
            }
        });
        ui.add_space(8.0);
    }

    fn field(&self, ui: &mut Ui, key: &FieldKey) {
        let width = ui.available_width();
        let narrow = width < 560.0;
        let (label, note) = if narrow { (width - 28.0, 0.0) } else { ((width * 0.29).min(250.0), (width * 0.28).clamp(130.0, 240.0)) };
        let middle = if narrow { width - 28.0 } else { width - label - note - 28.0 - 2.0 * GAP };
        if narrow {
            ui.add_space(11.0);
            ui.horizontal(|ui| {
                ui.add_space(14.0);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    self.name(ui, key, label);
                    self.picker(ui, key, middle);
                    self.remark(ui, key);
                });
            });
            ui.add_space(11.0);
            return;
        }
        let kind = self.space.importer().field(key).map(|field| field.kind);
        let explained = kind == Some(Kind::Login) || self.course_note(key).is_some();
        let row = Rect::from_min_size(ui.cursor().min, vec2(width, if explained { 80.0 } else { 62.0 }));
        let mut left = row.left() + 14.0;
        let mut part = |ui: &mut Ui, width: f32, height: f32, content: &mut dyn FnMut(&mut Ui)| {
            let rect = Rect::from_min_size(pos2(left, row.center().y - height / 2.0), vec2(width, height));
            ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                content(ui);
            });
            left += width + GAP;
        };
        part(ui, label, 39.0, &mut |ui| self.name(ui, key, label));
        part(ui, middle, if explained { 52.0 } else { 32.0 }, &mut |ui| self.picker(ui, key, middle));
        part(ui, note, 39.0, &mut |ui| self.remark(ui, key));
        ui.advance_cursor_after_rect(row);
    }

    fn name(&self, ui: &mut Ui, key: &FieldKey, width: f32) {
        let t = theme::of(ui);
        let required = Mapping::is_required(self.space.importer(), key);
        let need = |ui: &mut Ui| {
            if required {
                plain_tag(ui, Tone::Info, &self.locale.text("ui-required"));
            } else {
                text::small(ui, self.locale.text("ui-optional"));
            }
        };
        let name = field_name(self, key);
        let wide = ui.painter().layout_no_wrap(name.clone(), font::strong(), t.ink).rect.width() + NEED > width;
        ui.horizontal(|ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.x = 6.0;
            text::one_line(ui, name, font::strong(), t.ink);
            if !wide {
                need(ui);
            }
        });
        ui.horizontal(|ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.x = 6.0;
            text::one_line(ui, key.to_string(), font::small(), t.ink_second);
            if wide {
                need(ui);
            }
        });
    }

    fn picker(&self, ui: &mut Ui, key: &FieldKey, width: f32) {
        let take = self.work.mapping().take(key);
        let kind = self.space.importer().field(key).map_or(Kind::Text, |field| field.kind);
        let same = self.locale.text("ui-same");
        let (before, value): (&str, Cow<'_, str>) = match take {
            Some(Take::Column(column)) => ("", self.column_words(*column).into()),
            Some(Take::Same(value)) => (&same, self.value_words(kind, value)),
            None => ("", "".into()),
        };
        let name = field_name(self, key);
        let (empty, hint) = (self.locale.text("ui-no-column"), self.locale.text("ui-picker-search"));
        let picker = Picker::new(&name, &value, &empty).before(before).search(&hint).width(width);
        let chosen = picker.show(ui, |query| self.lines(key, kind, query));
        if let Some(take) = chosen {
            self.asks.command(Command::Map(key.clone(), take));
        }
        if kind == Kind::Login {
            ui.add_space(3.0);
            if ui.add(Button::link(&self.locale.text("ui-match-open")).small()).clicked() {
                self.asks.push(Ask::Match);
            }
        }
        if let Some(words) = self.course_note(key) {
            ui.add_space(2.0);
            text::one_line(ui, words, font::small(), theme::of(ui).ink_second);
        }
    }

    /// Full name and category of the one course that is written everywhere.
    fn course_note(&self, key: &FieldKey) -> Option<String> {
        let Some(Take::Same(value)) = self.work.mapping().take(key) else { return None };
        let kind = self.space.importer().field(key)?.kind;
        let course = self.space.catalogue().course(value).filter(|_| kind == Kind::Course)?;
        Some(match &course.category {
            Some(category) => format!("{} — {category}", course.fullname),
            None => course.fullname.clone(),
        })
    }

    fn column_words(&self, column: usize) -> String {
        column_words(self.list, column, self.locale)
    }

    fn value_words<'v>(&self, kind: Kind, value: &'v str) -> Cow<'v, str> {
        match self.space.catalogue().role_label(value).filter(|_| kind == Kind::Role) {
            Some(label) => format!("{label} ({value})").into(),
            None => value.into(),
        }
    }

    /// What can feed a field: nothing, a column, one value.
    fn lines(&self, key: &FieldKey, kind: Kind, query: &str) -> Vec<Line<Option<Take>>> {
        let take = self.work.mapping().take(key);
        let folded = crate::text::fold::careful(query);
        let mut lines = Vec::new();
        if query.is_empty() {
            let text = self.locale.text("ui-no-column");
            lines.push(Line::Choice { value: None, text, note: String::new(), chosen: take.is_none() });
        }
        let columns = (0..self.list.headers().len())
            .map(|column| (column, self.column_words(column)))
            .filter(|(_, words)| crate::text::fold::careful(words).contains(&folded));
        // A column that feeds another field comes last and says so: it is not taken from there by a key too many.
        let user = |column: usize| self.work.mapping().field_of(column).filter(|other| *other != key);
        let (used, free): (Vec<_>, Vec<_>) = columns.partition(|&(column, _)| user(column).is_some());
        if !free.is_empty() {
            lines.push(Line::Group(self.locale.text("ui-your-columns")));
            for (column, text) in free {
                let note = self.list.samples(column, 3).join(", ");
                let chosen = take == Some(&Take::Column(column));
                lines.push(Line::Choice { value: Some(Take::Column(column)), text, note, chosen });
            }
        }
        lines.push(Line::Group(self.locale.text("ui-same-everywhere")));
        self.values(kind, query, take, &mut lines);
        if !used.is_empty() {
            lines.push(Line::Group(self.locale.text("ui-columns-used")));
            for (column, text) in used {
                let field = user(column).map(|key| field_name(self, key)).unwrap_or_default();
                let note = self.locale.message(&Message::new("ui-column-used").with("field", field));
                lines.push(Line::Choice { value: Some(Take::Column(column)), text, note, chosen: false });
            }
        }
        lines
    }

    fn values(&self, kind: Kind, query: &str, take: Option<&Take>, lines: &mut Vec<Line<Option<Take>>>) {
        let before = lines.len();
        let mut push = |value: &str, text: String, note: String| {
            let take_same = Take::Same(value.to_owned());
            let chosen = take == Some(&take_same);
            lines.push(Line::Choice { value: Some(take_same), text, note, chosen });
        };
        match kind {
            Kind::Course | Kind::Role => {
                for choice in choices::of(self.space.catalogue(), kind, query) {
                    push(&choice.value, choice.text, choice.note);
                }
            }
            Kind::Status if query.is_empty() => {
                push("0", self.locale.text("ui-status-active"), String::new());
                push("1", self.locale.text("ui-status-suspended"), String::new());
            }
            _ => {}
        }
        let known = lines.iter().any(|line| matches!(line, Line::Choice { value: Some(Take::Same(value)), .. } if value == query));
        if !query.is_empty() && !known {
            let text = self.locale.message(&Message::new("ui-write-value").with("value", query));
            lines.push(Line::Choice { value: Some(Take::Same(query.to_owned())), text, note: String::new(), chosen: false });
        } else if lines.len() == before {
            lines.push(Line::Hint(self.locale.text("ui-type-value")));
        }
    }

    /// Samples of what will be written, and what the check says of it.
    fn remark(&self, ui: &mut Ui, key: &FieldKey) {
        ui.spacing_mut().item_spacing.y = 3.0;
        let t = theme::of(ui);
        match self.work.mapping().take(key) {
            Some(Take::Column(column)) => {
                let samples = self.list.samples(*column, 3).join(", ");
                text::one_line(ui, samples, font::small(), t.ink_second);
            }
            Some(Take::Same(value)) => {
                let words = self.locale.message(&Message::new("ui-written-as").with("value", value.as_str()));
                text::one_line(ui, words, font::small(), t.ink_second);
            }
            None => return,
        }
        let (Some(column), Some(checked), true) = (self.work.column_of(key), self.space.checked(), self.space.is_fresh()) else { return };
        let Some(&(errors, warnings)) = checked.totals.columns.get(column) else { return };
        let asked = || match self.work.mapping().take(key) {
            Some(Take::Column(column)) => shapes::rows_asked_about(self.space, self.list, *column),
            _ => None,
        };
        let (tone, message) = if errors > 0 {
            (Tone::Error, Message::new("ui-rows-in-error").with("count", errors))
        } else if let Some(rows) = asked() {
            (Tone::Error, Message::new("ui-rows-in-error").with("count", rows))
        } else if warnings > 0 {
            (Tone::Warning, Message::new("ui-rows-to-see").with("count", warnings))
        } else {
            (Tone::Ok, Message::new("ui-nothing-to-say"))
        };
        tag(ui, tone, &self.locale.message(&message));
    }

    fn left_out(&self, ui: &mut Ui) {
        card::card(ui, |ui| {
            ui.set_min_size(ui.available_size());
            text::heading(ui, self.locale.text("ui-left-out"));
            let left = self.space.left_out();
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                if left.is_empty() {
                    text::small(ui, self.locale.text("ui-left-out-none"));
                    return;
                }
                for (column, header) in left {
                    text::body(ui, self.column_words(column));
                    if let Some(note) = self.left_out_note(header) {
                        text::small(ui, note);
                    }
                    ui.add_space(GAP_SMALL);
                }
                card::rule(ui);
                ui.add_space(GAP_SMALL);
                text::small(ui, self.locale.text("ui-left-out-why"));
            });
        });
    }

    fn left_out_note(&self, header: &str) -> Option<String> {
        if let Some(kind) = sensitive(header) {
            return Some(self.locale.text(kind.message_id()));
        }
        let known = self.space.importer().known_column(header)?;
        let id = format!("danger-{}", known.danger.word());
        self.locale.has(&id).then(|| self.locale.text(&id))
    }
}
