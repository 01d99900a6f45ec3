//! What there is to read in the window: each step, all keys, what is kept and defended, the program itself. Searched as one.

use super::{
    actions::{Action, Group},
    parts::{Button, card, field, help, menu::Item, modal, reader, text},
    theme::GAP,
};
use crate::{
    error::Message,
    locale::{Locale, Page},
    text::fold::careful,
    workspace::Step,
};
use eframe::egui::{Align, Context, Id, Layout, ScrollArea, Ui, UiBuilder, style::ScrollAnimation, vec2};

/// Licences of what ships with the program, by the name of the work.
const LICENCES: &[(&str, &str)] = &[
    ("Bordereau · MIT", include_str!("../../assets/licences/LICENSE-MIT.txt")),
    ("Bordereau · Apache 2.0", include_str!("../../assets/licences/LICENSE-APACHE-2.0.txt")),
    ("Inter · SIL OFL", include_str!("../../assets/licences/Inter-OFL.txt")),
    ("JetBrains Mono · SIL OFL", include_str!("../../assets/licences/JetBrainsMono-OFL.txt")),
    ("Lucide · ISC", include_str!("../../assets/licences/Lucide-ISC.txt")),
];
/// Width of the list of topics in points.
const LIST: f32 = 344.0;

/// Something to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A page.
    Page(Page),
    /// Every command with its key.
    Keys,
    /// Version and licences.
    About,
}

impl Topic {
    fn all() -> impl Iterator<Item = Self> {
        let [open, columns, check, forecast, export, privacy, threats, accessibility] = Page::ALL.map(Topic::Page);
        [open, columns, check, forecast, export, Self::Keys, privacy, threats, accessibility, Self::About].into_iter()
    }

    fn title(self, locale: &Locale) -> String {
        match self {
            Self::Page(page) => reader::title(page.text(locale.language())).to_owned(),
            Self::Keys => locale.text("act-keys"),
            Self::About => locale.text("act-about"),
        }
    }
}

/// What is open, and what is searched.
pub struct View {
    topic: Topic,
    query: String,
}

impl View {
    /// The page of a step.
    pub fn of_step(step: Step) -> Self {
        let page = match step {
            Step::Open => Page::Open,
            Step::Columns => Page::Columns,
            Step::Check => Page::Check,
            Step::Forecast => Page::Forecast,
            Step::Export => Page::HandOver,
        };
        Self::at(Topic::Page(page))
    }

    /// This topic.
    pub fn at(topic: Topic) -> Self {
        Self { topic, query: String::new() }
    }
}

/// Shows it. Returns whether it stays open.
pub fn show(ctx: &Context, locale: &Locale, view: &mut View) -> bool {
    let room = ctx.content_rect().size();
    let title = locale.text("act-help");
    let shown = modal::show(ctx, "help", &title, |ui| {
        ui.set_width(940.0_f32.min(room.x - 80.0));
        let (hint, width) = (locale.text("ui-help-search"), ui.available_width());
        field::line(ui, Id::unique("search in the help"), &mut view.query, &hint, &hint, width);
        ui.add_space(8.0);
        let height = (room.y - 250.0).max(160.0);
        let by = modal::scrolled(ui, height);
        let (top, width) = (ui.cursor().min, ui.available_width());
        let narrow = width < 720.0;
        let list = if narrow { 0.0 } else { LIST };
        let rect = eframe::egui::Rect::from_min_size(top, vec2(width, height));
        if !narrow {
            ui.scope_builder(UiBuilder::new().max_rect(rect.with_max_x(top.x + LIST)), |ui| topics(ui, locale, view));
        }
        let right = rect.with_min_x(top.x + list + if narrow { 0.0 } else { GAP });
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            ScrollArea::vertical().id_salt(view.query.is_empty()).max_height(height).auto_shrink(false).show(ui, |ui| {
                ui.set_width(ui.available_width() - 14.0);
                ui.scroll_with_delta_animation(vec2(0.0, by), ScrollAnimation::none());
                match careful(&view.query) {
                    query if query.trim().is_empty() => topic(ui, locale, view.topic),
                    query => results(ui, locale, view, &query),
                }
            });
        });
        ui.advance_cursor_after_rect(rect);
        ui.add_space(8.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(Button::primary(&locale.text("ui-close"))).clicked()).inner
    });
    !(shown.inner || shown.should_close())
}

fn topics(ui: &mut Ui, locale: &Locale, view: &mut View) {
    ui.spacing_mut().item_spacing.y = 1.0;
    for topic in Topic::all() {
        let title = topic.title(locale);
        if Item::new(&title).chosen(topic == view.topic).show_lit(ui, false).clicked() {
            *view = View::at(topic);
        }
    }
}

fn topic(ui: &mut Ui, locale: &Locale, topic: Topic) {
    let title = topic.title(locale);
    text::title(ui, title);
    match topic {
        Topic::Page(page) => reader::show(ui, page.text(locale.language())),
        Topic::Keys => keys(ui, locale),
        Topic::About => about(ui, locale),
    }
}

/// Every command under its group, with its key where it has one.
fn keys(ui: &mut Ui, locale: &Locale) {
    for group in Group::ALL {
        let of_group = |action: &Action| action.group() == group && !action.keys(locale).is_empty();
        let lines: Vec<(String, String)> =
            Action::all().filter(of_group).map(|action| (action.keys(locale), action.words(locale))).collect();
        if !lines.is_empty() {
            help::section(ui, &locale.text(group.title_id()), &lines);
        }
    }
    let said = |keys: &str, words: &str| (locale.text(keys), locale.text(words));
    let table = [
        said("keys-arrows", "help-arrows"),
        said("keys-tab", "help-tab"),
        said("keys-edit", "help-edit"),
        said("keys-escape", "help-escape"),
        said("keys-shift-arrows", "help-shift-arrows"),
        said("keys-all", "help-all"),
        said("keys-copy", "help-copy"),
        said("keys-delete", "help-delete"),
        said("keys-ends", "help-ends"),
    ];
    help::section(ui, &locale.text("ui-help-table"), &table);
    text::second(ui, locale.message(&Message::new("ui-help-other-commands").with("keys", Action::Commands.keys(locale))));
}

fn about(ui: &mut Ui, locale: &Locale) {
    text::body(ui, locale.message(&Message::new("ui-about-version").with("version", env!("CARGO_PKG_VERSION"))));
    text::body(ui, locale.text("ui-about-what"));
    text::body(ui, locale.text("ui-about-licence"));
    for (name, licence) in LICENCES {
        ui.add_space(4.0);
        card::rule(ui);
        text::heading(ui, *name);
        for paragraph in licence.split("\n\n") {
            let words: Vec<&str> = paragraph.split_whitespace().collect();
            text::small(ui, words.join(" "));
        }
    }
}

/// The paragraphs and commands that hold every word that is typed.
fn results(ui: &mut Ui, locale: &Locale, view: &mut View, query: &str) {
    let words: Vec<&str> = query.split_whitespace().collect();
    let fits = |said: &str| {
        let said = careful(said);
        words.iter().all(|word| said.contains(word))
    };
    let mut count = 0;
    let mut opened = None;
    for page in Page::ALL {
        let text_of = page.text(locale.language());
        let hits: Vec<&str> = text_of.lines().skip(1).filter(|line| !line.trim().is_empty() && fits(line)).take(4).collect();
        if hits.is_empty() && !fits(reader::title(text_of)) {
            continue;
        }
        count += 1;
        if ui.add(Button::link(reader::title(text_of))).clicked() {
            opened = Some(Topic::Page(page));
        }
        hits.iter().for_each(|hit| reader::paragraph(ui, hit.trim_start_matches(['#', '-', '|', ' ']).trim_end_matches(['|', ' '])));
        card::rule(ui);
    }
    let commands: Vec<(String, String)> = Action::all()
        .map(|action| (action.keys(locale), action.words(locale)))
        .filter(|(keys, words)| !keys.is_empty() && fits(words))
        .collect();
    if !commands.is_empty() {
        help::section(ui, &locale.text("act-keys"), &commands);
    } else if count == 0 {
        text::second(ui, locale.text("ui-help-nothing"));
    }
    if let Some(topic) = opened {
        *view = View::at(topic);
    }
}
