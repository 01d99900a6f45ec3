//! The screens of the steps. Each draws from the workspace and collects what was asked for.

pub mod check;
pub mod columns;
mod courses;
pub mod export;
pub mod findings;
pub mod forecast;
mod lots;
pub mod open;
mod outlook;
mod report;
mod since;
pub mod start;
mod unchecked;
mod values;
mod verdicts;

use super::{
    actions::{Action, Hand},
    asks::Asks,
    icons,
    parts::Button,
    theme::GAP_SMALL,
};
use crate::{
    locale::Locale,
    workspace::{Command, Step, Workspace},
};
use eframe::egui::{Align, Layout, Ui};

/// The right side of a footer: back, and the one next action.
fn ways(ui: &mut Ui, locale: &Locale, space: &Workspace, onward: Option<(&str, Step)>, asks: &Asks) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = GAP_SMALL;
        if let Some((words, step)) = onward
            && ui
                .add(Button::primary(words).enabled(Action::Forward.enabled(space, Hand::default())))
                .on_hover_text(Action::Forward.tip(locale))
                .clicked()
        {
            asks.command(Command::Go(step));
        }
        if let Some(step) = space.step().previous()
            && ui.add(Button::secondary(&locale.text("ui-back")).icon(icons::ARROW_LEFT)).on_hover_text(Action::Back.tip(locale)).clicked()
        {
            asks.command(Command::Go(step));
        }
    });
}
