//! What the platform will do with the file, before it is sent: totals, course by course, what to know,
//! what Moodle's own last page will say.

use super::{courses, lots, outlook, report, verdicts, ways};
use crate::{
    error::{Level, Message},
    locale::Locale,
    simulate::forecast::{Forecast, Happens, Notice},
    ui::{
        asks::{Ask, Asks},
        icons, import_settings, page,
        parts::{
            Button, Tone,
            badge::{badge, plain_tag},
            card, text,
        },
        theme::{self, GAP},
    },
    workspace::{ListForecast, Simulated, Step, Workspace},
};
use eframe::egui::{RichText, ScrollArea, Ui, Vec2};

/// Room for a scroll bar beside cards.
const BAR: f32 = 12.0;
/// Height of a figure with its words and the way to its rows.
const FIGURE: f32 = 72.0;
/// Below this width settings stand one below the other.
const NARROW: f32 = 640.0;
/// Lines and names shown per notice.
const LINES: usize = 8;

/// Shows the screen.
pub fn show(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    page::show(
        ui,
        |ui| {
            page::head(
                ui,
                &locale.message(&title(space)),
                |ui| {
                    let changed = space.import_settings().iter().filter(|setting| setting.is_changed()).count();
                    let simulated = Message::new("ui-forecast-line").with("changed", changed);
                    let line = if space.can_forecast() { simulated } else { Message::new("ui-forecast-read-line") };
                    text::second(ui, locale.message(&line));
                },
                |_| {},
            );
        },
        |ui, _| {
            let width = ui.available_width();
            ui.set_width(width + BAR);
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = Vec2::new(12.0, GAP);
                body(ui, space, locale, asks);
            });
        },
        |ui| {
            let next = locale.text("ui-on-to-export");
            ways(ui, locale, space, Some((&next, Step::Export)), asks);
        },
        900.0,
    );
}

/// Who does it: Moodle itself, or the tool.
fn title(space: &Workspace) -> Message {
    let importer = space.importer();
    if space.can_forecast() {
        Message::new("ui-forecast-title").with("tool", importer.tool())
    } else {
        Message::new("ui-forecast-title-of").with("importer", Message::new(importer.title_id()))
    }
}

/// What is known of a tool that cannot be simulated.
fn known(ui: &mut Ui, space: &Workspace, locale: &Locale) {
    let t = theme::of(ui);
    let importer = space.importer();
    card::tinted(ui, t.warning_soft, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            text::icon(ui, icons::TRIANGLE_ALERT, 16.0, t.warning);
            text::body(ui, locale.text("ui-forecast-not-played"));
        });
    });
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 8.0;
        text::heading(ui, locale.text("ui-facts"));
        for fact in importer.fact_ids() {
            ui.horizontal_wrapped(|ui| {
                text::icon(ui, icons::INFO, 16.0, t.ink_second);
                text::body(ui, locale.text(&fact));
            });
        }
    });
}

fn body(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    if !space.can_forecast() {
        return known(ui, space, locale);
    }
    verdicts::show(ui, space, locale, asks);
    let Some(made) = space.forecast_of(space.simulated()) else {
        let id = if space.is_busy() { "ui-forecast-busy" } else { "ui-forecast-columns-first" };
        text::body(ui, locale.text(id));
        return;
    };
    match &made.result {
        Err(message) => stopped(ui, locale, message),
        Ok(forecast) => {
            let report = forecast.file.report.as_deref();
            match report {
                Some(report) => report::ending(ui, made, report, locale),
                None => outlook::sentence(ui, made, locale),
            }
            agree(ui, space, locale, asks);
            match report {
                Some(report) => report::changes(ui, report, locale),
                None => rows(ui, forecast, locale, asks),
            }
            notices(ui, made, forecast, locale, asks);
            report::losses(ui, &forecast.losses, locale);
            if let Some(report) = report {
                report::untold(ui, report, locale);
            }
            if forecast.has_final_page() {
                text::second(ui, locale.message(&forecast.final_page()));
            }
            // A platform tells the settings of tool_sync's own page beside those that are chosen here.
            if report.is_none() {
                settings(ui, space, locale, asks);
            }
        }
    }
}

/// What becomes of the rows: in figures, alike by alike, course by course.
fn rows(ui: &mut Ui, forecast: &Forecast, locale: &Locale, asks: &Asks) {
    // Of several files one may be refused, and the others do something.
    if forecast.file.file_error.is_none() || !forecast.courses.is_empty() {
        totals(ui, forecast, locale, asks);
        lots::show(ui, forecast, locale, asks);
        courses(ui, forecast, locale, asks);
    }
}

/// The settings that the verdict rests on.
fn settings(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            text::heading(ui, locale.text("ui-settings-of-import"));
            if ui.add(Button::link(&locale.text("ui-settings-change"))).clicked() {
                asks.push(Ask::ImportSettings);
            }
        });
        let settings = space.import_settings();
        let opened = space.list().and_then(|list| list.book.delimiter).filter(|_| space.simulated() == Simulated::AsOpened);
        let delimiter = opened.unwrap_or(space.out_delimiter());
        let columns = if ui.available_width() < NARROW { 1 } else { 2 };
        let each = settings.len().div_ceil(columns);
        ui.columns(columns, |columns| {
            for (ui, settings) in columns.iter_mut().zip(settings.chunks(each.max(1))) {
                ui.spacing_mut().item_spacing.y = 3.0;
                for setting in settings {
                    import_settings::line(ui, setting, delimiter, locale);
                }
            }
        });
    });
}

/// Why there is no file to simulate.
fn stopped(ui: &mut Ui, locale: &Locale, message: &Message) {
    let t = theme::of(ui);
    card::tinted(ui, t.error_soft, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            text::icon(ui, icons::CIRCLE_X, 16.0, t.error);
            text::body(ui, locale.message(message));
        });
    });
}

/// What needs an explicit yes, where the file that would be written is shown.
fn agree(ui: &mut Ui, space: &Workspace, locale: &Locale, asks: &Asks) {
    if space.simulated() == Simulated::Made {
        outlook::agree(ui, space, locale, asks);
    }
}

/// The numbers that matter, large.
fn totals(ui: &mut Ui, forecast: &Forecast, locale: &Locale, asks: &Asks) {
    let (totals, outlook) = (&forecast.totals, forecast.outlook());
    let refused = outlook.refused;
    let figure = |count, words, level, assumed, of| Figure { count, words, level, assumed, of };
    let mut cards = vec![
        figure(totals.enrolled, "ui-total-enrolled", None, totals.enrolled_assumed, Some(|happens| happens == Happens::Enrolled)),
        figure(totals.changed, "ui-total-changed", None, totals.changed_assumed, Some(|happens| happens == Happens::Changed)),
        figure(totals.groups_created, "ui-total-groups", None, 0, None),
        figure(
            refused,
            "ui-total-refused",
            (refused > 0).then_some(Level::Error),
            totals.refused_assumed,
            Some(|happens| matches!(happens, Happens::Refused(_))),
        ),
    ];
    if totals.written > 0 {
        let of: fn(Happens) -> bool = |happens| happens == Happens::Written;
        cards.insert(1, figure(totals.written, "ui-total-written", Some(Level::Warning), totals.written_assumed, Some(of)));
    }
    if forecast.accounts_created() > 0 {
        let of: fn(Happens) -> bool = |happens| happens == Happens::Created;
        cards.push(figure(forecast.accounts_created(), "ui-total-accounts", Some(Level::Warning), 0, Some(of)));
    }
    if outlook.not_told > 0 {
        let of: fn(Happens) -> bool = |happens| matches!(happens, Happens::NotTold(_));
        cards.push(figure(outlook.not_told, "ui-total-not-told", Some(Level::Warning), 0, Some(of)));
    }
    let each = ((ui.available_width() - 12.0 * (cards.len() - 1) as f32) / cards.len() as f32).max(120.0);
    ui.horizontal_wrapped(|ui| {
        for figure in &cards {
            card::frame(ui).inner_margin(14).show(ui, |ui| {
                ui.set_width(each - 30.0);
                ui.vertical(|ui| {
                    ui.set_min_height(FIGURE);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    figure.show(ui, forecast, locale, asks);
                });
            });
        }
    });
}

/// A number that matters, and the rows that it counts.
struct Figure {
    count: u64,
    words: &'static str,
    level: Option<Level>,
    /// How many of them rest on what is assumed.
    assumed: u64,
    /// What happens to the rows that it counts.
    of: Option<fn(Happens) -> bool>,
}

impl Figure {
    fn show(&self, ui: &mut Ui, forecast: &Forecast, locale: &Locale, asks: &Asks) {
        let t = theme::of(ui);
        let color = match self.level {
            Some(Level::Error) => t.error,
            Some(_) => t.warning,
            None => t.ink,
        };
        let number = RichText::new(locale.number(self.count)).font(theme::font::title());
        ui.label(number.size(26.0).line_height(Some(32.0)).color(color));
        let words = locale.message(&Message::new(self.words).with("count", self.count));
        text::second(ui, &words);
        if self.assumed > 0 {
            let said = Message::new("ui-total-assumed").with("count", self.assumed).with("all", u64::from(self.assumed >= self.count));
            plain_tag(ui, Tone::Info, &locale.message(&said));
        }
        let Some(of) = self.of.filter(|of| self.count > 0 && forecast.lots.iter().any(|lot| of(lot.happens))) else { return };
        let name = locale.message(&Message::new("ui-see-rows-of").with("what", format!("{} {words}", locale.number(self.count))));
        if ui.add(Button::link(&locale.text("ui-see-its-rows")).named(&name).small()).clicked() {
            asks.push(Ask::ShowLines(lots::lines(forecast, |lot| of(lot.happens))));
        }
    }
}

fn courses(ui: &mut Ui, forecast: &Forecast, locale: &Locale, asks: &Asks) {
    if !forecast.courses.is_empty() {
        card::frame(ui).inner_margin(14).show(ui, |ui| courses::show(ui, forecast, locale, asks));
    }
}

fn notices(ui: &mut Ui, made: &ListForecast, forecast: &Forecast, locale: &Locale, asks: &Asks) {
    let misleads = forecast.final_page_misleads();
    if forecast.notices.is_empty() && misleads.is_none() {
        // What changes in all is not what each row says.
        if forecast.file.report.is_some() {
            return;
        }
        let t = theme::of(ui);
        card::tinted(ui, t.ok_soft, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                text::icon(ui, icons::CHECK, 16.0, t.ok);
                text::body(ui, locale.text("ui-forecast-clean"));
            });
        });
        return;
    }
    card::frame(ui).inner_margin(0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        for (i, notice) in forecast.notices.iter().enumerate() {
            if i > 0 {
                card::rule(ui);
            }
            eframe::egui::Frame::NONE.inner_margin(14).show(ui, |ui| one(ui, made, notice, locale, asks));
        }
        if let Some(message) = misleads {
            card::rule(ui);
            eframe::egui::Frame::NONE.inner_margin(14).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_wrapped(|ui| {
                    badge(ui, locale, Level::Warning);
                    text::body(ui, locale.message(&message));
                });
            });
        }
    });
}

fn one(ui: &mut Ui, made: &ListForecast, notice: &Notice, locale: &Locale, asks: &Asks) {
    ui.set_width(ui.available_width());
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal_wrapped(|ui| {
        badge(ui, locale, notice.kind.level());
        let title = locale.message(&notice.title_with(LINES));
        if notice.kind.note_id().is_some() {
            text::heading(ui, title)
        } else {
            text::body(ui, title)
        };
        lines(ui, made, &notice.lines, locale);
        if !notice.lines.is_empty() {
            let of = locale.message(&Message::new("ui-see-rows-of").with("what", notice.title()));
            if ui
                .add(Button::link(&locale.message(&Message::new("ui-see-rows").with("count", notice.lines.len()))).named(&of).small())
                .clicked()
            {
                asks.push(Ask::ShowLines(notice.lines.clone()));
            }
        }
    });
    if let Some(note) = notice.note() {
        text::body(ui, locale.message(&note));
    }
}

/// The lines of the person's list in question.
fn lines(ui: &mut Ui, made: &ListForecast, all: &[u64], locale: &Locale) {
    if all.is_empty() {
        return;
    }
    let mut lines: Vec<String> = all.iter().take(LINES).map(|&line| made.line(line)).collect();
    if all.len() > LINES {
        lines.push("…".to_owned());
    }
    let words = Message::new("ui-notice-lines").with("count", all.len()).with("lines", lines.join(", "));
    text::small(ui, locale.message(&words));
}
