//! Every colour and size of the window, light and dark, and the toolkit's style made from them.

use crate::{
    error::Level,
    ui::fonts::{MEDIUM, SEMIBOLD},
};
use eframe::egui::{
    self, Color32, Context, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Theme, Visuals, epaint::Shadow, style, vec2,
};

/// Radius of buttons and fields, in points.
pub const RADIUS: u8 = 6;
/// Radius of cards.
pub const RADIUS_CARD: u8 = 10;
/// Radius of chips.
pub const RADIUS_CHIP: u8 = 16;
/// Height of buttons and fields.
pub const CONTROL: f32 = 32.0;
/// Space between cards.
pub const GAP: f32 = 16.0;
/// Space between things that belong together.
pub const GAP_SMALL: f32 = 8.0;
/// Line height of body text.
pub const LINE: f32 = 20.0;
/// Line height of small text.
pub const LINE_SMALL: f32 = 16.0;

/// Colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Tokens {
    /// Behind everything.
    pub background: Color32,
    /// Cards, bars, fields.
    pub panel: Color32,
    /// Quiet separations.
    pub line: Color32,
    /// Edges of controls.
    pub line_strong: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub ink_second: Color32,
    /// Hints and decoration: never for text that must be read.
    pub ink_third: Color32,
    /// The one next action, links, focus.
    pub accent: Color32,
    /// Behind the current step and the chosen finding.
    pub accent_soft: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Errors.
    pub error: Color32,
    /// Behind errors.
    pub error_soft: Color32,
    /// Warnings.
    pub warning: Color32,
    /// Behind warnings.
    pub warning_soft: Color32,
    /// What is in order.
    pub ok: Color32,
    /// Behind what is in order.
    pub ok_soft: Color32,
    /// Selected rows and text.
    pub selection: Color32,
    /// Head and gutter of tables.
    pub head: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The light theme.
pub const LIGHT: Tokens = Tokens {
    background: rgb(0xf6f7f9),
    panel: rgb(0xffffff),
    line: rgb(0xe1e5ea),
    line_strong: rgb(0x7f8b98),
    ink: rgb(0x1b2430),
    ink_second: rgb(0x556270),
    ink_third: rgb(0x7a8794),
    accent: rgb(0x2455c3),
    accent_soft: rgb(0xe9effc),
    on_accent: rgb(0xffffff),
    error: rgb(0xb3261e),
    error_soft: rgb(0xfdeceb),
    warning: rgb(0x8a5300),
    warning_soft: rgb(0xfff3df),
    ok: rgb(0x17693a),
    ok_soft: rgb(0xe6f4ea),
    selection: rgb(0xdbe6fd),
    head: rgb(0xf0f2f5),
};

/// The dark theme.
pub const DARK: Tokens = Tokens {
    background: rgb(0x14181d),
    panel: rgb(0x1b2027),
    line: rgb(0x2b323b),
    line_strong: rgb(0x6f7b88),
    ink: rgb(0xe7ecf2),
    ink_second: rgb(0xaab5c1),
    ink_third: rgb(0x8592a0),
    accent: rgb(0x8fb2ff),
    accent_soft: rgb(0x22304f),
    on_accent: rgb(0x14181d),
    error: rgb(0xff9d95),
    error_soft: rgb(0x43211f),
    warning: rgb(0xffc470),
    warning_soft: rgb(0x3f2f14),
    ok: rgb(0x7fd6a0),
    ok_soft: rgb(0x173625),
    selection: rgb(0x2a3c66),
    head: rgb(0x20262e),
};

/// The tokens of the theme in which this part is drawn.
pub fn tokens(visuals: &Visuals) -> &'static Tokens {
    if visuals.dark_mode { &DARK } else { &LIGHT }
}

/// Short for the tokens of a [`egui::Ui`].
pub fn of(ui: &egui::Ui) -> &'static Tokens {
    tokens(ui.visuals())
}

impl Tokens {
    /// Text and bar of a level.
    pub fn level(&self, level: Level) -> Color32 {
        match level {
            Level::Error => self.error,
            Level::Warning => self.warning,
            Level::Info => self.accent,
        }
    }

    /// Tint behind a level.
    pub fn level_soft(&self, level: Level) -> Color32 {
        match level {
            Level::Error => self.error_soft,
            Level::Warning => self.warning_soft,
            Level::Info => self.accent_soft,
        }
    }

    /// A colour a little nearer to the ink: pointer over a filled control.
    pub fn pressed(&self, color: Color32, amount: f32) -> Color32 {
        color.lerp_to_gamma(self.ink, amount)
    }
}

/// Fonts by role. The first number is the size in points.
pub mod font {
    use super::{FontFamily, FontId, MEDIUM, SEMIBOLD};
    use crate::ui::fonts::ICONS;

    /// 14: everything that is read.
    pub fn body() -> FontId {
        FontId::new(14.0, FontFamily::Proportional)
    }

    /// 12: what stands beside.
    pub fn small() -> FontId {
        FontId::new(12.0, FontFamily::Proportional)
    }

    /// 14 medium: buttons and values.
    pub fn medium() -> FontId {
        FontId::new(14.0, FontFamily::Name(MEDIUM.into()))
    }

    /// 12 medium: small links.
    pub fn small_medium() -> FontId {
        FontId::new(12.0, FontFamily::Name(MEDIUM.into()))
    }

    /// 14 semibold.
    pub fn strong() -> FontId {
        FontId::new(14.0, FontFamily::Name(SEMIBOLD.into()))
    }

    /// 12 semibold.
    pub fn small_strong() -> FontId {
        FontId::new(12.0, FontFamily::Name(SEMIBOLD.into()))
    }

    /// 20 semibold.
    pub fn title() -> FontId {
        FontId::new(20.0, FontFamily::Name(SEMIBOLD.into()))
    }

    /// 13 of fixed width: bytes and paths.
    pub fn bytes() -> FontId {
        FontId::new(13.0, FontFamily::Monospace)
    }

    /// Cells of a table.
    pub fn cell() -> FontId {
        FontId::new(13.0, FontFamily::Proportional)
    }

    /// Head of a table.
    pub fn head() -> FontId {
        FontId::new(12.0, FontFamily::Name(SEMIBOLD.into()))
    }

    /// An icon of that height.
    pub fn icon(size: f32) -> FontId {
        FontId::new(size, FontFamily::Name(ICONS.into()))
    }
}

/// Makes the toolkit look like us, in both themes, and takes its quit shortcut away: Ctrl+Q is the
/// neighbour of Ctrl+A on French keyboards.
pub fn install(ctx: &Context) {
    ctx.set_style_of(Theme::Light, style(&LIGHT, Visuals::light()));
    ctx.set_style_of(Theme::Dark, style(&DARK, Visuals::dark()));
    ctx.options_mut(|options| {
        options.quit_shortcuts.clear();
        options.fallback_theme = Theme::Light;
    });
}

fn style(tokens: &Tokens, base: Visuals) -> Style {
    let mut style = Style { visuals: visuals(tokens, base), animation_time: 0.1, ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, font::small()),
        (TextStyle::Body, font::body()),
        (TextStyle::Button, font::body()),
        (TextStyle::Heading, font::title()),
        (TextStyle::Monospace, font::bytes()),
    ]
    .into();
    style.spacing.item_spacing = vec2(GAP_SMALL, GAP_SMALL);
    style.spacing.button_padding = vec2(12.0, 6.0);
    style.spacing.interact_size = vec2(40.0, LINE);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.menu_width = 420.0;
    style.spacing.tooltip_width = 380.0;
    style.spacing.window_margin = Margin::same(20);
    style.spacing.scroll = style::ScrollStyle {
        bar_width: 9.0,
        floating_width: 6.0,
        floating_allocated_width: 0.0,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        foreground_color: true,
        dormant_handle_opacity: 0.2,
        active_handle_opacity: 0.35,
        interact_handle_opacity: 0.55,
        ..style::ScrollStyle::thin()
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.35;
    style
}

fn visuals(tokens: &Tokens, base: Visuals) -> Visuals {
    let shadow = Shadow { offset: [0, 6], blur: 24, spread: 0, color: Color32::from_black_alpha(if base.dark_mode { 110 } else { 38 }) };
    let mut visuals = base;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(tokens.ink_second);
    visuals.hyperlink_color = tokens.accent;
    visuals.faint_bg_color = tokens.head;
    visuals.extreme_bg_color = tokens.panel;
    visuals.text_edit_bg_color = Some(tokens.panel);
    visuals.code_bg_color = tokens.head;
    visuals.warn_fg_color = tokens.warning;
    visuals.error_fg_color = tokens.error;
    visuals.window_fill = tokens.panel;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CornerRadius::same(RADIUS_CARD);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.panel_fill = tokens.background;
    visuals.selection.bg_fill = tokens.selection;
    visuals.selection.stroke = Stroke::new(2.0, tokens.accent);
    visuals.text_cursor.stroke = Stroke::new(1.5, tokens.accent);
    visuals.widgets.noninteractive = widget(tokens.panel, tokens.line, tokens.ink);
    visuals.widgets.inactive = widget(tokens.panel, tokens.line_strong, tokens.ink);
    visuals.widgets.hovered = widget(tokens.head, tokens.ink_third, tokens.ink);
    visuals.widgets.active = widget(tokens.accent_soft, tokens.accent, tokens.ink);
    visuals.widgets.open = widget(tokens.accent_soft, tokens.accent, tokens.ink);
    visuals
}

fn widget(fill: Color32, edge: Color32, ink: Color32) -> style::WidgetVisuals {
    style::WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, edge),
        corner_radius: CornerRadius::same(RADIUS),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two colours after WCAG 2.2.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let luminance = |color: Color32| {
            let [r, g, b, _] = color.to_srgba_unmultiplied().map(|part| {
                let part = f64::from(part) / 255.0;
                if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_edge_that_shows_a_control_has_a_contrast_of_at_least_three() {
        for (name, t) in [("light", LIGHT), ("dark", DARK)] {
            for (what, edge) in [("edge", t.line_strong), ("edge under the pointer", t.ink_third), ("focus", t.accent)] {
                for ground in [t.background, t.panel, t.head, t.accent_soft] {
                    let ratio = contrast(edge, ground);
                    assert!(ratio >= 3.0, "{name}: {what} is {ratio:.2} on {ground:?}");
                }
            }
        }
    }

    #[test]
    fn every_text_has_a_contrast_of_at_least_four_and_a_half() {
        for (name, t) in [("light", LIGHT), ("dark", DARK)] {
            let grounds = [t.background, t.panel, t.head, t.selection, t.accent_soft];
            let mut pairs: Vec<(&str, Color32, Color32)> = Vec::new();
            for ground in grounds {
                pairs.extend([("ink", t.ink, ground), ("second ink", t.ink_second, ground), ("accent", t.accent, ground)]);
            }
            for level in [Level::Error, Level::Warning, Level::Info] {
                pairs.push(("level on its tint", t.level(level), t.level_soft(level)));
                pairs.push(("level on a card", t.level(level), t.panel));
                pairs.push(("level on the background", t.level(level), t.background));
                pairs.push(("ink on a tint", t.ink, t.level_soft(level)));
            }
            pairs.extend([("ok", t.ok, t.ok_soft), ("ok on a card", t.ok, t.panel), ("on accent", t.on_accent, t.accent)]);
            pairs.push(("on pressed accent", t.on_accent, t.pressed(t.accent, 0.12)));
            for (what, ink, ground) in pairs {
                let ratio = contrast(ink, ground);
                assert!(ratio >= 4.5, "{name}: {what} is {ratio:.2} ({ink:?} on {ground:?})");
            }
        }
    }
}
