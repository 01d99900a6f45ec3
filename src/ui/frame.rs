//! What stands around the steps: the bar above, the rail of steps, the status line.

use super::{
    actions::{Action, Hand},
    asks::Asks,
    icons,
    parts::{Button, button::focus_ring, card, icon_button, menu, menu::Item, popup, progress, text, toast},
    theme::{self, RADIUS, font},
};
use crate::{
    error::Message,
    locale::{Language, Locale},
    store::{Theme, policy::Policy},
    workspace::{Command, Standing, Step, Workspace},
};
use eframe::egui::{
    Align, CursorIcon, Frame, Id, Layout, Margin, Panel, PopupCloseBehavior, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

/// Width of the rail.
const RAIL: f32 = 212.0;
/// Width of the rail when there is little room: numbers only.
const RAIL_NARROW: f32 = 60.0;

/// What the frame shows.
pub struct Shown<'a> {
    /// The work.
    pub space: &'a Workspace,
    /// The words.
    pub locale: &'a Locale,
    /// Colours in use.
    pub theme: Theme,
    /// Where the cursor stands, in words.
    pub place: Option<String>,
    /// What is chosen in the table.
    pub hand: Hand,
}

fn is_narrow(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() < 880.0
}

/// The bar above.
pub fn bar(ui: &mut Ui, shown: &Shown<'_>, asks: &Asks) {
    let t = theme::of(ui);
    let narrow = is_narrow(ui);
    let frame = Frame::NONE.fill(t.panel).inner_margin(Margin::symmetric(16, 0));
    Panel::top("bar").exact_size(48.0).resizable(false).frame(frame).show(ui, |ui| {
        let all = ui.max_rect();
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            if !narrow {
                ui.allocate_ui(vec2(RAIL - 16.0, 48.0), |ui| {
                    ui.set_min_width(RAIL - 16.0);
                    ui.horizontal_centered(|ui| {
                        text::icon(ui, icons::LIST_CHECKS, 18.0, t.accent);
                        text::one_line(ui, "Bordereau", font::strong(), t.ink);
                    });
                });
            }
            let side = if narrow { 190.0 } else { 360.0 };
            let room = (all.right() - ui.cursor().left() - side).max(80.0);
            ui.allocate_ui(vec2(room, 48.0), |ui| {
                ui.set_width(room);
                ui.horizontal_centered(|ui| file(ui, shown));
            });
            tools_at_the_right(ui, shown, narrow, asks);
        });
    });
}

fn file(ui: &mut Ui, shown: &Shown<'_>) {
    let t = theme::of(ui);
    let Some(list) = shown.space.list() else { return };
    let name = if list.name.is_empty() { shown.locale.text("ui-pasted-table") } else { list.name.clone() };
    text::one_line(ui, name, font::strong(), t.ink);
    let state = if shown.space.is_saved() {
        "ui-state-saved"
    } else if shown.space.has_unsaved_work() {
        "ui-state-changed"
    } else {
        "ui-state-untouched"
    };
    text::one_line(ui, shown.locale.text(state), font::small(), t.ink_second);
}

/// The tools are drawn from left to right, so that Tab goes as the eye goes; their width is that of the frame before.
fn tools_at_the_right(ui: &mut Ui, shown: &Shown<'_>, narrow: bool, asks: &Asks) {
    let id = Id::unique("width of the tools");
    let wide = ui.ctx().data(|data| data.get_temp::<f32>(id)).unwrap_or(300.0);
    let all = ui.max_rect();
    let rect = all.with_min_x(all.right() - wide);
    let used = ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        tools(ui, shown, narrow, asks);
    });
    let used = used.response.rect.width();
    if (used - wide).abs() > 0.5 {
        ui.ctx().data_mut(|data| data.insert_temp(id, used));
        ui.ctx().request_repaint();
    }
}

fn tools(ui: &mut Ui, shown: &Shown<'_>, narrow: bool, asks: &Asks) {
    let locale = shown.locale;
    for (action, icon, next, id) in [
        (Action::Undo, icons::UNDO_2, shown.space.next_undo(), "ui-undo-what"),
        (Action::Redo, icons::REDO_2, shown.space.next_redo(), "ui-redo-what"),
    ] {
        let tip = match next {
            Some(what) => locale.message(&Message::new(id).with("action", what.clone()).with("keys", action.keys(locale))),
            None => action.tip(locale),
        };
        if icon_button(ui, icon, &tip, next.is_some()).clicked() {
            asks.act(action);
        }
    }
    let can_search = Action::Search.enabled(shown.space, shown.hand);
    let words = Action::Search.words(locale);
    if narrow {
        if icon_button(ui, icons::SEARCH, &Action::Search.tip(locale), can_search).clicked() {
            asks.act(Action::Search);
        }
    } else if ui.add(Button::secondary(&words).icon(icons::SEARCH).key(&Action::Search.keys(locale)).enabled(can_search)).clicked() {
        asks.act(Action::Search);
    }
    let response = icon_button(ui, icons::ELLIPSIS, &locale.text("ui-menu"), true);
    popup::menu(ui, &response, PopupCloseBehavior::CloseOnClick, 6.0, |ui| main_menu(ui, shown, asks));
}

fn main_menu(ui: &mut Ui, shown: &Shown<'_>, asks: &Asks) {
    ui.set_width(300.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    let act = |ui: &mut Ui, action: Action| command(ui, (shown.space, shown.locale, shown.hand), action, asks);
    for (number, group) in MENU.iter().enumerate() {
        if number > 0 {
            card::rule(ui);
        }
        group.iter().for_each(|&action| act(ui, action));
        if number == 1 {
            looks(ui, shown, asks);
        }
    }
}

/// The commands of the menu; the others are found by their words.
const MENU: &[&[Action]] = &[
    &[Action::Open, Action::Sample, Action::Save, Action::Receipts, Action::Recipes, Action::Close],
    &[Action::Undo, Action::Redo, Action::Changes, Action::Search, Action::Replace],
    &[Action::ZoomIn, Action::ZoomOut, Action::ZoomReset],
    &[Action::Commands, Action::Notices, Action::Help, Action::Keys, Action::About],
    &[Action::Quit],
];

/// A line of a menu for a command of the table.
pub fn command(ui: &mut Ui, (space, locale, hand): (&Workspace, &Locale, Hand), action: Action, asks: &Asks) {
    let (words, keys) = (action.words(locale), action.keys(locale));
    let item = Item::new(&words).key(&keys).icon(action.icon().unwrap_or_default());
    if item.enabled(action.enabled(space, hand)).show(ui).clicked() {
        asks.act(action);
    }
}

/// Colours and language: what is chosen is ticked.
fn looks(ui: &mut Ui, shown: &Shown<'_>, asks: &Asks) {
    let locale = shown.locale;
    card::rule(ui);
    let free = |ui: &mut Ui, title: &str, key: &str| {
        let is_free = !Policy::of_machine().forced.contains_key(key);
        menu::group(ui, &locale.text(title));
        if !is_free {
            menu::hint(ui, &locale.text("policy-set-by-institution"));
        }
        is_free
    };
    let is_free = free(ui, "ui-theme", "theme");
    for (theme, id) in [(Theme::System, "ui-theme-system"), (Theme::Light, "ui-theme-light"), (Theme::Dark, "ui-theme-dark")] {
        if Item::new(&locale.text(id)).chosen(shown.theme == theme).enabled(is_free).show(ui).clicked() {
            asks.act(Action::Theme(theme));
        }
    }
    let is_free = free(ui, "ui-language", "language");
    for language in Language::ALL {
        if Item::new(language.name()).chosen(locale.language() == language).enabled(is_free).show(ui).clicked() {
            asks.act(Action::Language(language));
        }
    }
}

/// The rail of steps, with the platform below; `notices` draws into what is free between them, where there is enough.
/// Returns the step that was chosen, and whether there was room for notices.
pub fn rail(
    ui: &mut Ui,
    shown: &Shown<'_>,
    platform: impl FnOnce(&mut Ui, bool),
    notices: impl FnOnce(&mut Ui, Rect),
) -> (Option<Step>, bool) {
    let t = theme::of(ui);
    let narrow = is_narrow(ui);
    let width = if narrow { RAIL_NARROW } else { RAIL };
    let frame = Frame::NONE.fill(t.panel).inner_margin(Margin { left: 12, right: 12, top: 16, bottom: 12 });
    let (mut gone, mut roomy) = (None, false);
    Panel::left("rail").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for step in Step::ALL {
            if step_button(ui, shown, step, narrow).clicked() {
                gone = Some(step);
            }
        }
        let all = ui.max_rect();
        let height = ui.ctx().data(|data| data.get_temp::<f32>(Id::unique("height of the platform"))).unwrap_or(130.0);
        let steps = ui.cursor().top();
        let top = (all.bottom() - height).max(steps + 8.0);
        let rect = all.with_min_y(top);
        roomy = !narrow && top - steps >= toast::ROOM;
        if roomy {
            notices(ui, all.with_min_y(steps + 8.0).with_max_y(top - 10.0));
        }
        let used = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| platform(ui, narrow)).response.rect.height();
        if (used - height).abs() > 0.5 {
            ui.ctx().data_mut(|data| data.insert_temp(Id::unique("height of the platform"), used));
            ui.ctx().request_repaint();
        }
    });
    (gone, roomy)
}

fn step_button(ui: &mut Ui, shown: &Shown<'_>, step: Step, narrow: bool) -> Response {
    let t = theme::of(ui);
    let (space, locale) = (shown.space, shown.locale);
    let standing = space.standing(step);
    let current = space.step() == step;
    let open = standing != Standing::Closed;
    let name = locale.text(step.title_id());
    let words = space.standing_words(step).map(|message| locale.message(&message)).unwrap_or_default();
    let told = (!words.is_empty() && !narrow).then(|| told_below(ui, words.clone(), step));
    let height = told.as_ref().map_or(40.0, |told| 36.0 + told.rect.height());
    let sense = if open { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, open, step_name(locale, &name, &words, current, standing)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(current));
    if current {
        ui.painter().rect_filled(rect, RADIUS, t.accent_soft);
    } else if open && response.hovered() {
        ui.painter().rect_filled(rect, RADIUS, t.head);
    }
    if response.has_focus() {
        focus_ring(ui, rect.shrink(1.0), t);
    }
    let center = pos2(rect.left() + if narrow { rect.width() / 2.0 } else { 20.0 }, rect.top() + 20.0);
    disc(ui, center, step as usize + 1, current, standing);
    if narrow {
        return response.on_hover_text(format!("{name}\n{words}"));
    }
    let ink = if open { t.ink } else { t.ink_second };
    let left = rect.left() + 44.0;
    ui.painter().text(pos2(left, rect.top() + 18.0), eframe::egui::Align2::LEFT_CENTER, &name, font::strong(), ink);
    if let Some(told) = told {
        let cut = told.elided;
        ui.painter().galley(pos2(left, rect.top() + 28.0), told, t.ink_second);
        if cut {
            return response.on_hover_text(words);
        }
    }
    if open { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
}

/// What a step says below its name: on two lines where it needs them, the name of a file on one.
fn told_below(ui: &Ui, words: String, step: Step) -> std::sync::Arc<eframe::egui::Galley> {
    let mut job = eframe::egui::text::LayoutJob::simple_singleline(words, font::small(), theme::of(ui).ink_second);
    job.wrap = eframe::egui::text::TextWrapping::truncate_at_width(ui.available_width() - 50.0);
    if step != Step::Open {
        (job.wrap.max_rows, job.wrap.break_anywhere) = (2, false);
    }
    ui.painter().layout_job(job)
}

/// Name of a step for screen readers, with what stands there and where the person is.
fn step_name(locale: &Locale, name: &str, words: &str, current: bool, standing: Standing) -> String {
    let state = match standing {
        _ if current => "ui-step-current",
        Standing::Done => "ui-step-done",
        Standing::Partly => "ui-step-partly",
        Standing::Closed => "ui-step-closed",
        Standing::Open => "ui-step-open",
    };
    let parts = [name.to_owned(), words.to_owned(), locale.text(state)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn disc(ui: &Ui, center: eframe::egui::Pos2, number: usize, current: bool, standing: Standing) {
    let t = theme::of(ui);
    let painter = ui.painter();
    let put = |text: String, face, ink| {
        let galley = painter.layout_no_wrap(text, face, ink);
        painter.galley(center - galley.rect.size() / 2.0, galley, ink);
    };
    if current {
        painter.circle_filled(center, 12.0, t.accent);
        put(number.to_string(), font::small_strong(), t.on_accent);
    } else if standing == Standing::Done {
        painter.circle_stroke(center, 11.5, Stroke::new(1.25, t.ok));
        put(icons::CHECK.to_owned(), font::icon(14.0), t.ok);
    } else if standing == Standing::Partly {
        painter.circle_stroke(center, 11.5, Stroke::new(1.25, t.warning));
        put("?".to_owned(), font::small_strong(), t.warning);
    } else {
        painter.circle_stroke(center, 11.5, Stroke::new(1.0, t.line_strong));
        put(number.to_string(), font::small_strong(), t.ink_second);
    }
}

/// Keeps room for the status line below everything.
pub fn status_room(ui: &mut Ui) -> Rect {
    let frame = Frame::NONE.fill(theme::of(ui).panel).inner_margin(Margin::symmetric(16, 0));
    Panel::bottom("status").exact_size(28.0).resizable(false).frame(frame).show(ui, |ui| ui.max_rect()).inner
}

/// The status line, drawn after the step: Tab comes to it last.
pub fn status(ui: &mut Ui, room: Rect, shown: &Shown<'_>, asks: &Asks) {
    let t = theme::of(ui);
    let (space, locale) = (shown.space, shown.locale);
    ui.scope_builder(UiBuilder::new().max_rect(room).id_salt("status"), |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 20.0;
            let say = |ui: &mut Ui, words: String| text::one_line(ui, words, font::small(), t.ink_second);
            match space.work() {
                Some(work) => {
                    say(ui, locale.message(&Message::new("ui-status-rows").with("count", work.table().kept())));
                }
                None => {
                    say(ui, locale.text("ui-status-ready"));
                }
            }
            if let Some(place) = &shown.place {
                say(ui, place.clone());
            }
            if let Some(checked) = space.checked().filter(|_| space.step() == Step::Check && space.is_fresh()) {
                let ms = checked.took.as_millis().max(1) as u64;
                say(ui, locale.message(&Message::new("ui-status-checked").with("ms", ms)));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let help = format!("{} {}", Action::Help.keys(locale), locale.text("ui-help"));
                if ui.add(Button::link(&help).small()).clicked() {
                    asks.act(Action::Help);
                }
                if let Some(running) = space.running() {
                    if ui.add(Button::link(&locale.text("ui-cancel")).small()).clicked() {
                        asks.command(Command::CancelJobs);
                    }
                    let name = locale.message(&running.name);
                    progress::bar(ui, share(running.progress), 120.0, &name);
                    say(ui, name);
                }
            });
        });
    });
}

/// Done over total; `None` while the total is not known.
pub fn share((done, total): (u64, u64)) -> Option<f32> {
    (total > 0).then(|| done as f32 / total as f32)
}

/// A dashed edge: something can be dropped here.
pub fn dashes(ui: &Ui, rect: Rect, lit: bool) {
    let t = theme::of(ui);
    let (color, width) = if lit { (t.accent, 2.0) } else { (t.line_strong, 1.5) };
    let fill = if lit { t.accent_soft } else { t.panel };
    ui.painter().rect(rect, theme::RADIUS_CARD, fill, Stroke::NONE, StrokeKind::Inside);
    let r = f32::from(theme::RADIUS_CARD);
    let mut points = Vec::new();
    let corners = [
        (rect.right_top() + vec2(-r, r), -90.0_f32),
        (rect.right_bottom() + vec2(-r, -r), 0.0),
        (rect.left_bottom() + vec2(r, -r), 90.0),
        (rect.left_top() + vec2(r, r), 180.0),
    ];
    for (center, from) in corners {
        for step in 0..=6 {
            let angle = (from + 15.0 * step as f32).to_radians();
            points.push(center + vec2(angle.cos(), angle.sin()) * r);
        }
    }
    points.push(points[0]);
    ui.painter().extend(eframe::egui::Shape::dashed_line(&points, Stroke::new(width, color), 6.0, 5.0));
}
