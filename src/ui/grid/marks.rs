//! The text of a cell as it is drawn: characters that nobody sees get a mark.

use crate::{text::invisible, ui::theme::Tokens};
use eframe::egui::{
    Color32, FontId, TextFormat,
    text::{LayoutJob, TextWrapping},
};

/// What stands where the eye sees nothing.
#[derive(Debug, PartialEq)]
enum Mark {
    /// Drawn as it is.
    Plain(char),
    /// A sign in the colour of warnings.
    Sign(char),
    /// A code point in a box.
    Code(char),
}

/// Lays a cell's text out on one line of `width` points, cut with an ellipsis.
pub fn job(text: &str, font: FontId, ink: Color32, tokens: &Tokens, width: f32) -> LayoutJob {
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(width), ..LayoutJob::default() };
    job.wrap.break_anywhere = true;
    let plain = TextFormat { font_id: font.clone(), color: ink, ..TextFormat::default() };
    if !needs_marks(text) {
        job.append(text, 0.0, plain);
        return job;
    }
    let sign = TextFormat { font_id: font.clone(), color: tokens.warning, ..TextFormat::default() };
    let code = TextFormat {
        font_id: FontId::new(font.size * 0.72, font.family),
        color: tokens.warning,
        background: tokens.warning_soft,
        ..TextFormat::default()
    };
    let mut run = String::new();
    for mark in marks(text) {
        match mark {
            Mark::Plain(c) => run.push(c),
            Mark::Sign(c) => {
                job.append(&std::mem::take(&mut run), 0.0, plain.clone());
                job.append(c.encode_utf8(&mut [0; 4]), 0.0, sign.clone());
            }
            Mark::Code(c) => {
                job.append(&std::mem::take(&mut run), 0.0, plain.clone());
                job.append(&format!("{:04X}", u32::from(c)), 1.0, code.clone());
            }
        }
    }
    job.append(&run, 0.0, plain);
    job
}

fn needs_marks(text: &str) -> bool {
    // What nearly every cell holds, and every frame asks: printable ASCII without a blank.
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return false;
    }
    text.starts_with(' ')
        || text.ends_with(' ')
        || text.contains("  ")
        || text.chars().any(|c| c.is_control() || c == '\u{fffd}' || invisible::is_hidden(c))
}

fn marks(text: &str) -> Vec<Mark> {
    let chars: Vec<char> = text.chars().collect();
    let first = chars.iter().position(|&c| c != ' ').unwrap_or(chars.len());
    let last = chars.iter().rposition(|&c| c != ' ').map_or(0, |i| i + 1);
    let mark = |(i, &c): (usize, &char)| match c {
        ' ' if i < first || i >= last => Mark::Sign('·'),
        ' ' if chars.get(i + 1) == Some(&' ') || (i > 0 && chars.get(i - 1) == Some(&' ')) => Mark::Sign('·'),
        '\t' => Mark::Sign('→'),
        '\n' | '\r' => Mark::Sign('⏎'),
        '\u{fffd}' => Mark::Code(c),
        _ if invisible::is_odd_blank(c) => Mark::Sign('⍽'),
        _ if invisible::is_zero_width(c) || invisible::is_control(c) || c.is_control() => Mark::Code(c),
        _ => Mark::Plain(c),
    };
    chars.iter().enumerate().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_show_where_they_matter_and_nowhere_else() {
        let drawn = |text: &str| {
            marks(text)
                .into_iter()
                .map(|mark| match mark {
                    Mark::Plain(c) | Mark::Sign(c) => c.to_string(),
                    Mark::Code(c) => format!("[{:04X}]", u32::from(c)),
                })
                .collect::<String>()
        };
        for (text, shown) in [
            (" TD1 ", "·TD1·"),
            ("TD 1", "TD 1"),
            ("TD  1", "TD··1"),
            ("TD\u{a0}1", "TD⍽1"),
            ("a\u{200b}b", "a[200B]b"),
            ("x\ty\nz", "x→y⏎z"),
            ("pr\u{fffd}nom", "pr[FFFD]nom"),
            ("   ", "···"),
        ] {
            assert_eq!(drawn(text), shown, "{text:?}");
        }
        assert!(!needs_marks("Jean de La Fontaine"));
    }
}
