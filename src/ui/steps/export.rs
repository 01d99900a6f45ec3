//! The exact bytes, where they go, and the text that goes with them.

use super::{outlook, since, ways};
use crate::{
    catalogue::Freshness,
    error::Message,
    locale::Locale,
    mapping::Layout,
    ui::{
        actions::Action,
        asks::{Ask, Asks},
        dialogs, icons, import_settings, importers, page,
        parts::{
            Button, Chip, Tone,
            badge::tag,
            card, field,
            menu::{self, Item},
            text,
        },
        shapes,
        steps::open::delimiter_words,
        theme::{self, GAP, font},
    },
    workspace::{Command, From, Saved, Step, Work, Workspace},
};
use eframe::egui::{Align, FontId, Id, Label, RichText, ScrollArea, Ui, UiBuilder};
use std::path::{Path, PathBuf};

/// Room for a scroll bar beside cards.
const BAR: f32 = 12.0;
/// Lines of the preview.
const LINES: usize = 200;

/// What the screen remembers.
#[derive(Default)]
pub struct View {
    /// Name of the file, or a whole path.
    name: String,
    proposed: String,
    folder: PathBuf,
    known: Option<Known>,
}

/// Course, number and rows of a file.
type Planned = (Option<String>, Option<usize>, u32);

/// What is computed once per state of the work.
struct Known {
    revision: u64,
    delimiter: char,
    layout: Layout,
    preview: String,
    /// The files that the list becomes.
    files: Vec<Planned>,
    /// Rows that are out of the file.
    out: usize,
    /// Delimiters that no value holds; looked for when somebody wants to choose.
    usable: Option<Vec<char>>,
}

impl View {
    fn update(&mut self, space: &Workspace) {
        let Some(work) = space.work() else { return };
        let same =
            |known: &Known| known.revision == work.revision() && known.delimiter == space.out_delimiter() && known.layout == space.layout();
        if self.known.as_ref().is_some_and(same) {
            return;
        }
        self.known = Some(Known {
            revision: work.revision(),
            delimiter: space.out_delimiter(),
            layout: space.layout(),
            preview: space.preview(LINES).unwrap_or_default(),
            files: space.planned_files(),
            out: rows_out(space, work),
            usable: None,
        });
        self.propose(space);
    }

    /// A place for the file: beside the list, until the person chooses another.
    fn propose(&mut self, space: &Workspace) {
        let proposed = space.proposed_file_name();
        if self.name.is_empty() || self.name == self.proposed {
            self.name.clone_from(&proposed);
        }
        self.proposed = proposed;
        if self.folder.as_os_str().is_empty() {
            let beside = match space.list().map(|list| &list.from) {
                Some(From::Path(path)) => path.parent().map(Path::to_path_buf),
                _ => std::env::home_dir().map(|home| if home.join("Documents").is_dir() { home.join("Documents") } else { home }),
            };
            self.folder = beside.and_then(|folder| std::path::absolute(folder).ok()).unwrap_or_default();
        }
    }

    /// Where the file is to go.
    pub fn target(&self) -> PathBuf {
        target(&self.folder, &self.name)
    }

    /// Takes a place that was chosen in the system's dialogue.
    pub fn choose(&mut self, path: &Path) {
        self.folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        self.name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    }
}

/// Rows of people that are out of the file: titles and totals that reading left out are none.
fn rows_out(space: &Workspace, work: &Work) -> usize {
    let titles = space.list().map(|list| list.titles_left_out(&list.rows())).unwrap_or_default();
    work.rows_out().filter(|row| titles.binary_search(row).is_err()).count()
}

/// A name in the folder; a whole path stands for itself.
fn target(folder: &Path, name: &str) -> PathBuf {
    folder.join(dialogs::expand(name))
}

/// Shows the screen.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, view: &mut View, asks: &Asks) {
    view.update(space);
    let View { name, folder, known, .. } = view;
    let Some(known) = known.as_mut() else { return };
    let Known { preview, usable, delimiter, files, out, .. } = known;
    // In another layout the file has other rows than the list.
    let rows: u32 = files.iter().map(|(.., rows)| *rows).sum();
    let place = target(folder, name);
    page::show(
        ui,
        |ui| {
            let title = locale.message(&title(space));
            let line = locale.message(&Message::new("ui-export-line").with("count", rows));
            page::head(
                ui,
                &title,
                |ui| drop(text::second(ui, line)),
                |ui| {
                    let words = locale.message(&Message::new("ui-export-out").with("count", *out));
                    if *out > 0 && ui.add(Button::link(&words).icon(icons::EYE_OFF)).clicked() {
                        asks.act(Action::ShowOut);
                    }
                },
            );
            ui.add_space(10.0);
            form(ui, space, locale, *delimiter, usable, asks);
            warn(ui, space, locale, &place, asks);
        },
        |ui, room| {
            let all = ui.available_rect_before_wrap();
            let (first, second) = if room.stacked {
                let middle = all.top() + all.height() * 0.4;
                (all.with_max_y(middle - GAP / 2.0), all.with_min_y(middle + GAP / 2.0))
            } else {
                let side = (all.width() * 0.39).clamp(300.0, 400.0);
                (all.with_max_x(all.right() - side - GAP), all.with_min_x(all.right() - side))
            };
            ui.scope_builder(UiBuilder::new().id_salt("bytes").max_rect(first), |ui| {
                bytes(ui, locale, preview, files.first().map_or(rows, |(.., rows)| *rows))
            });
            // The scroll bar stands in the margin of the page.
            let with_bar = second.with_max_x(second.right() + BAR);
            ui.scope_builder(UiBuilder::new().id_salt("save").max_rect(with_bar), |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    ui.set_width(second.width());
                    ui.spacing_mut().item_spacing.y = 12.0;
                    prerequisites(ui, space, locale);
                    save(ui, space, locale, (folder, name), files, asks);
                    settings(ui, space, locale, asks);
                    another(ui, space, locale, asks);
                    returned(ui, space, locale, asks);
                });
            });
        },
        |ui| ways(ui, locale, space, None, asks),
        560.0,
    );
}

/// What is to be said of the file first. Nothing is called ready that would reach nobody.
fn title(space: &Workspace) -> Message {
    let (errors, warnings) = space.checked().map_or((0, 0), |checked| (checked.totals.errors, checked.totals.warnings));
    let open = space.outlook().map_or(0, |outlook| usize::from(outlook.refused > 0) + usize::from(outlook.not_told > 0));
    match (space.saved().is_some(), reaches_nobody(space)) {
        (true, true) => Message::new("ui-export-saved-nobody-title"),
        (true, false) => Message::new("ui-export-saved-title"),
        _ if errors > 0 => Message::new("ui-export-errors-title"),
        (false, true) => Message::new("ui-export-nobody-title"),
        (false, false) if warnings + open > 0 => Message::new("ui-export-points-title").with("count", warnings + open),
        (false, false) => Message::new("ui-export-title"),
    }
}

/// Whether nobody can be enrolled by the file: a column is missing, or all its rows are refused.
fn reaches_nobody(space: &Workspace) -> bool {
    let lacks = space.work().is_some_and(|work| !work.mapping().missing(space.importer()).is_empty());
    lacks || space.outlook().is_some_and(|outlook| outlook.is_for_nobody())
}

fn form(ui: &mut Ui, space: &Workspace, locale: &Locale, found: char, usable: &mut Option<Vec<char>>, asks: &Asks) {
    ui.horizontal_wrapped(|ui| {
        // The chips take two lines in most windows.
        ui.spacing_mut().item_spacing.y = 6.0;
        importers::chip(ui, space, locale, asks);
        Chip::new(&locale.text("ui-delimiter"), &delimiter_words(found, locale)).menu(ui, |ui| {
            ui.set_width(320.0);
            menu::hint(ui, &locale.text("ui-out-delimiter-why"));
            let usable = usable.get_or_insert_with(|| space.usable_delimiters());
            for &delimiter in &space.importer().form.delimiters {
                let can = usable.contains(&delimiter);
                let note = if can { String::new() } else { locale.text("ui-out-delimiter-taken") };
                if Item::new(&delimiter_words(delimiter, locale)).note(&note).chosen(delimiter == found).show(ui).clicked() {
                    asks.command(Command::ChooseOutDelimiter(delimiter));
                    ui.close();
                }
            }
        });
        shapes::layout(ui, space, locale, asks);
        Chip::new(&locale.text("ui-encoding"), &locale.text("ui-out-encoding")).fixed().show(ui);
        Chip::new(&locale.text("ui-quotes"), &locale.text("ui-quotes-never")).fixed().show(ui);
    });
}

/// What stands against sending the file as it is.
fn warn(ui: &mut Ui, space: &Workspace, locale: &Locale, target: &Path, asks: &Asks) {
    let t = theme::of(ui);
    let stale: Vec<Message> = space.freshness().iter().flat_map(Freshness::warnings).collect();
    if !stale.is_empty() {
        ui.add_space(10.0);
        card::tinted(ui, t.warning_soft, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            for warning in &stale {
                ui.horizontal_top(|ui| {
                    text::icon(ui, icons::TRIANGLE_ALERT, 16.0, t.warning);
                    text::body(ui, locale.message(warning));
                });
            }
        });
    }
    if space.outlook().is_some() || !space.to_confirm().is_empty() {
        ui.add_space(10.0);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 10.0;
            outlook::beside(ui, space, locale, asks);
            outlook::agree(ui, space, locale, asks);
        });
    }
    since::show(ui, space, locale, asks);
    if let Some((path, rows)) = space.rest_of_rows() {
        ui.add_space(10.0);
        rest(ui, path, rows, locale, asks);
    }
    let Some(checked) = space.checked() else { return };
    let errors = checked.totals.errors;
    if errors == 0 {
        return;
    }
    let rows = checked.totals.rows_in_error.len();
    ui.add_space(10.0);
    card::tinted(ui, t.error_soft, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            text::icon(ui, icons::CIRCLE_X, 16.0, t.error);
            text::body(ui, locale.message(&Message::new("ui-export-errors").with("count", errors).with("rows", rows)));
            if ui.add(Button::link(&locale.text("ui-see-problems"))).clicked() {
                asks.command(Command::Go(Step::Check));
            }
            let sound = locale.text("ui-only-sound");
            if rows > 0 && space.is_fresh() && ui.add(Button::link(&sound)).on_hover_text(locale.text("ui-only-sound-why")).clicked() {
                asks.command(Command::KeepSound(target.to_owned(), locale.language()));
            }
            let words = locale.message(&Message::new("ui-leave-out").with("count", rows));
            if rows > 0 && space.is_fresh() && ui.add(Button::link(&words)).clicked() {
                asks.command(Command::RemoveRows(checked.totals.rows_in_error.clone()));
            }
        });
    });
}

/// Where the rows that were left out stand.
fn rest(ui: &mut Ui, path: &Path, rows: usize, locale: &Locale, asks: &Asks) {
    let t = theme::of(ui);
    card::tinted(ui, t.accent_soft, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            text::icon(ui, icons::INFO, 16.0, t.accent);
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            text::body(ui, locale.message(&Message::new("ui-rest").with("count", rows).with("name", name)));
            if let Some(folder) = path.parent()
                && ui.add(Button::link(&locale.text("ui-show-folder"))).clicked()
            {
                asks.push(Ask::ShowFolder(folder.to_owned()));
            }
        });
    });
}

fn bytes(ui: &mut Ui, locale: &Locale, preview: &str, rows: u32) {
    let t = theme::of(ui);
    card::frame(ui).inner_margin(14).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ScrollArea::both().auto_shrink(false).show(ui, |ui| {
            ui.add_space(2.0);
            let face: FontId = font::bytes();
            let shown = RichText::new(preview).font(face).line_height(Some(19.0)).color(t.ink);
            let label = ui.add(Label::new(shown).extend().selectable(true).halign(Align::LEFT));
            let name = locale.text("ui-preview");
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_description(name));
            let more = rows.saturating_sub(LINES as u32);
            if more > 0 {
                ui.add_space(6.0);
                text::small(ui, locale.message(&Message::new("ui-preview-more").with("count", more)));
            }
        });
    });
}

/// What the person alone can check before the file goes.
fn prerequisites(ui: &mut Ui, space: &Workspace, locale: &Locale) {
    let said = &space.catalogue().local().prerequisites;
    if said.is_empty() {
        return;
    }
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        text::heading(ui, locale.text("ui-prerequisites-before"));
        for sentence in said {
            ui.horizontal_top(|ui| {
                text::icon(ui, icons::INFO, 16.0, theme::of(ui).accent);
                text::body(ui, sentence);
            });
        }
    });
}

fn save(ui: &mut Ui, space: &Workspace, locale: &Locale, (folder, name): (&Path, &mut String), files: &[Planned], asks: &Asks) {
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 8.0;
        text::heading(ui, locale.text("ui-save"));
        let (hint, label) = (locale.text("ui-save-hint"), locale.text("ui-save-name"));
        let width = ui.available_width();
        field::line(ui, Id::unique("where to write"), name, &hint, &label, width);
        let path = target(folder, name);
        let place = path.parent().map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default();
        text::small(ui, locale.message(&Message::new("ui-save-in").with("folder", place)));
        planned(ui, files, locale);
        let saved = space.saved();
        ui.horizontal_wrapped(|ui| {
            let words = locale.text("ui-save-csv");
            let can = !name.trim().is_empty();
            let button = if saved.is_some() { Button::secondary(&words) } else { Button::primary(&words) };
            if ui.add(button.icon(icons::SAVE).enabled(can)).on_hover_text(Action::Save.tip(locale)).clicked() {
                asks.command(Command::Save(path.clone()));
            }
            if ui.add(Button::secondary(&locale.text("ui-save-choose"))).clicked() {
                asks.push(Ask::ChooseSave);
            }
        });
        if let Some(saved) = saved {
            let size = locale.size(saved.bytes());
            let words = Message::new("ui-saved").with("count", saved.rows()).with("size", size);
            tag(ui, if reaches_nobody(space) { Tone::Warning } else { Tone::Ok }, &locale.message(&words));
            if saved.files.len() > 1 {
                written(ui, saved, locale);
            }
            hand_over(ui, saved, locale, asks);
            if let Some(folder) = saved.files.first().and_then(|file| file.path.parent())
                && ui.add(Button::link(&locale.text("ui-show-folder")).small()).clicked()
            {
                asks.push(Ask::ShowFolder(folder.to_owned()));
            }
        }
    });
}

/// The ways to hand over what was written.
fn hand_over(ui: &mut Ui, saved: &Saved, locale: &Locale, asks: &Asks) {
    for file in saved.files.iter().take(FILES) {
        let words = match saved.files.len() {
            1 => locale.text("ui-hand-open"),
            _ => locale.message(&Message::new("ui-hand-open-one").with("name", file.name())),
        };
        if ui.add(Button::primary(&words).icon(icons::SEND)).clicked() {
            asks.push(Ask::HandOver(file.path.clone(), file.course.clone()));
        }
    }
}

/// The same list for another tool.
fn another(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    if space.convertible().is_empty() {
        return;
    }
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 8.0;
        text::heading(ui, locale.text("ui-convert-heading"));
        text::small(ui, locale.text("ui-convert-why"));
        importers::convert(ui, space, locale, asks);
    });
}

/// What came back of the import, to repair and send again.
fn returned(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 8.0;
        text::heading(ui, locale.text("ui-returned-heading"));
        text::small(ui, locale.text("ui-returned-why"));
        if ui.add(Button::secondary(&locale.text("ui-returned-open"))).clicked() {
            asks.push(Ask::ChooseReturned);
        }
        if !space.returned().is_empty() {
            let words = locale.message(&Message::new("ui-returned-see").with("count", space.returned().len()));
            if ui.add(Button::link(&words)).clicked() {
                asks.command(Command::Go(Step::Check));
            }
        }
    });
}

/// Files shown before the rest is counted.
const FILES: usize = 12;

/// Each file that was written, with its course.
fn written(ui: &mut Ui, saved: &Saved, locale: &Locale) {
    ui.spacing_mut().item_spacing.y = 3.0;
    for file in saved.files.iter().take(FILES) {
        let t = theme::of(ui);
        text::one_line(ui, file.name(), font::small_strong(), t.ink);
        let course = file.course.clone().unwrap_or_default();
        let words = Message::new("ui-file-written").with("course", course).with("count", file.summary.rows);
        text::small(ui, locale.message(&words));
    }
    let more = saved.files.len().saturating_sub(FILES);
    if more > 0 {
        text::small(ui, locale.message(&Message::new("ui-files-more").with("count", more)));
    }
}

/// Says that the list becomes several files, and why; or in which course the one file is to be imported.
fn planned(ui: &mut Ui, files: &[Planned], locale: &Locale) {
    let courses: Vec<&str> = files.iter().filter_map(|(course, ..)| course.as_deref()).collect();
    let words = match (files, courses.as_slice()) {
        ([_], [course]) => Message::new("ui-planned-course").with("course", *course),
        ([_] | [], _) => return,
        (_, []) => Message::new("ui-planned-parts").with("count", files.len()),
        _ => Message::new("ui-planned-courses").with("count", files.len()),
    };
    text::small(ui, locale.message(&words));
}

fn settings(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        text::heading(ui, locale.text("ui-settings-title"));
        text::small(ui, locale.text("ui-settings-why"));
        ui.add_space(4.0);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            for setting in space.import_settings().iter().filter(|setting| setting.is_told()) {
                import_settings::line(ui, setting, space.out_delimiter(), locale);
            }
        });
        if ui.add(Button::link(&locale.text("ui-settings-change")).small()).clicked() {
            asks.push(Ask::ImportSettings);
        }
        ui.add_space(6.0);
        let handover = space.handover(locale);
        let words = locale.text("ui-copy-text");
        let response = ui.add(Button::secondary(&words).icon(icons::CLIPBOARD_COPY).enabled(handover.is_some()));
        if handover.is_none() {
            text::small(ui, locale.text(if space.is_judged_by_sample() { "ui-copy-sample" } else { "ui-copy-later" }));
        } else if response.clicked() {
            asks.push(Ask::Copy(handover.unwrap_or_default(), "ui-text-copied"));
        }
    });
}
