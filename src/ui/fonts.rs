//! The fonts, embedded: Inter for words, JetBrains Mono for bytes, Lucide for icons.
//!
//! `assets/fonts/subset.py` makes them; their licences are in `assets/licences`.

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontTweak};
use std::{collections::BTreeMap, sync::Arc};

/// Name of the semibold family: titles, headers, primary buttons.
pub const SEMIBOLD: &str = "semibold";
/// Name of the medium family: buttons and values.
pub const MEDIUM: &str = "medium";
/// Name of the family that holds icons only.
pub const ICONS: &str = "icons";

const FILES: [(&str, &[u8]); 5] = [
    ("Inter", include_bytes!("../../assets/fonts/Inter-Regular.ttf")),
    ("Inter Medium", include_bytes!("../../assets/fonts/Inter-Medium.ttf")),
    ("Inter SemiBold", include_bytes!("../../assets/fonts/Inter-SemiBold.ttf")),
    ("JetBrains Mono", include_bytes!("../../assets/fonts/JetBrainsMono-Regular.ttf")),
    ("Lucide", include_bytes!("../../assets/fonts/lucide.ttf")),
];

/// Replaces the fonts of the toolkit by ours.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

fn definitions() -> FontDefinitions {
    let font_data = FILES
        .into_iter()
        .map(|(name, bytes)| {
            // An icon stands on the middle of the line, not on its baseline.
            let tweak = if name == "Lucide" { FontTweak { y_offset_factor: 0.06, ..Default::default() } } else { FontTweak::default() };
            (name.to_owned(), Arc::new(FontData::from_static(bytes).tweak(tweak)))
        })
        .collect();
    let family = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let families = BTreeMap::from([
        (FontFamily::Proportional, family(&["Inter", "Lucide"])),
        (FontFamily::Name(MEDIUM.into()), family(&["Inter Medium", "Lucide"])),
        (FontFamily::Name(SEMIBOLD.into()), family(&["Inter SemiBold", "Lucide"])),
        (FontFamily::Monospace, family(&["JetBrains Mono", "Inter", "Lucide"])),
        (FontFamily::Name(ICONS.into()), family(&["Lucide", "Inter"])),
    ]);
    FontDefinitions { font_data, families }
}
