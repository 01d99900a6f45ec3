//! Clicks that were meant for something else: the second half of a double click, and a click on what has
//! just slid under the pointer. They do nothing. Keys and screen readers name what they press: they always count.

use eframe::egui::{PointerButton, Pos2, Response, Ui};

/// As long as the longest double click that systems propose, in seconds.
const CALM: f64 = 0.5;
/// A hand that rests moves the pointer this far, in points.
const TREMOR: f32 = 4.0;

/// When something moved last, and where the pointer was.
#[derive(Clone, Copy, Debug, Default)]
pub struct Calm {
    stirred: Option<(f64, Option<Pos2>)>,
}

impl Calm {
    /// Things move in this frame.
    pub fn stir(&mut self, ui: &Ui) {
        self.stirred = Some(ui.input(|input| (input.time, input.pointer.latest_pos())));
    }

    /// Whether what was pressed in this frame is what the person saw when the hand began to move.
    pub fn clicked(&self, response: &Response) -> bool {
        if !response.clicked() {
            return false;
        }
        let Some((at, pointer)) = self.stirred.filter(|_| response.clicked_by(PointerButton::Primary)) else { return true };
        response.ctx.input(|input| {
            let moved = match (pointer, input.pointer.interact_pos()) {
                (Some(before), Some(now)) => before.distance(now) > TREMOR,
                // It was not in the window then.
                (None, _) => true,
                (Some(_), None) => false,
            };
            moved || input.time - at >= CALM
        })
    }
}
