//! What opens below a control: by a click, Enter, Space, Down, Alt+Down or F4. Escape closes it, and the
//! keyboard goes back to the control.

use eframe::egui::{
    Align, Event, EventFilter, FocusDirection, Id, Key, Layout, Modifiers, PointerButton, Popup, PopupAnchor, PopupCloseBehavior,
    PopupKind, Pos2, Response, SetOpenCommand, Ui, accesskit::HasPopup,
};

/// How something below a control opens and closes in this frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Its id in the toolkit's memory.
    pub id: Id,
    /// It opens in this frame: the key that opened it must not choose in it too.
    pub now: bool,
    /// Letters typed on the closed control.
    pub typed: String,
    was_open: bool,
    shut: bool,
}

impl Opening {
    /// Looks at what was pressed. With `letters`, typing on the closed control opens it as well.
    pub fn of(ui: &Ui, response: &Response, letters: bool) -> Self {
        let id = Popup::default_response_id(response);
        let was_open = Popup::is_id_open(ui.ctx(), id);
        let clicked = response.clicked();
        let (mut keys, mut typed) = (false, String::new());
        if response.has_focus() && !was_open && response.enabled() {
            // Down opens, it does not go to the control below.
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            keys = ui.input_mut(|input| {
                let down = input.consume_key(Modifiers::ALT, Key::ArrowDown) | input.consume_key(Modifiers::NONE, Key::ArrowDown);
                down | input.consume_key(Modifiers::NONE, Key::F4)
            });
            if letters && !clicked {
                typed = take_letters(ui);
            }
        }
        if clicked {
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter) | input.consume_key(Modifiers::NONE, Key::Space));
        }
        let now = !was_open && (clicked || keys || !typed.is_empty());
        // A key never shuts what is open: there it chooses.
        let shut = was_open && response.clicked_by(PointerButton::Primary);
        Self { id, now, typed, was_open, shut }
    }

    /// Whether it is open in this frame.
    pub fn is_open(&self) -> bool {
        self.now || (self.was_open && !self.shut)
    }

    fn command(&self) -> Option<SetOpenCommand> {
        (self.now || self.shut).then_some(SetOpenCommand::Bool(self.now))
    }

    /// The toolkit's popup in that state, below `response`.
    pub fn popup<'r>(&self, response: &'r Response) -> Popup<'r> {
        Popup::from_response(response).open_memory(self.command())
    }

    /// Tells screen readers whether it is open, and gives the keyboard back once it closed by a key or a choice.
    pub fn settle(&self, ui: &Ui, response: &Response, kind: HasPopup) {
        let open = Popup::is_id_open(ui.ctx(), self.id);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_has_popup(kind);
            node.set_expanded(open);
        });
        let elsewhere = ui.input(|input| input.pointer.any_click()) && response.clicked_elsewhere() && !self.was_inside(ui);
        if self.is_open() && !open && !elsewhere {
            response.request_focus();
        }
    }

    /// Whether the pointer is on what was open.
    fn was_inside(&self, ui: &Ui) -> bool {
        let area = ui.memory(|memory| memory.area_rect(self.id));
        let pointer = ui.input(|input| input.pointer.interact_pos());
        area.zip(pointer).is_some_and(|(area, pointer)| area.contains(pointer))
    }
}

fn take_letters(ui: &Ui) -> String {
    let mut typed = String::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Text(text) if !text.trim().is_empty() => {
                typed.push_str(text);
                false
            }
            _ => true,
        });
    });
    typed
}

/// A menu below `response`, `gap` points away. Opened by a key, its chosen line has the keyboard, or its first one.
pub fn menu<R>(ui: &Ui, response: &Response, close: PopupCloseBehavior, gap: f32, content: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let opening = Opening::of(ui, response, false);
    let fresh = opening.id.with("fresh");
    if opening.now {
        let by_key = !response.clicked_by(PointerButton::Primary);
        ui.ctx().data_mut(|data| data.insert_temp(fresh, by_key));
    }
    let shown = Popup::menu(response).open_memory(opening.command()).gap(gap).close_behavior(close).show(|ui| {
        let enter = !ui.is_sizing_pass() && !opening.now && ui.ctx().data_mut(|data| data.remove_temp::<bool>(fresh)) == Some(true);
        if enter {
            ui.memory_mut(|memory| {
                memory.surrender_focus(response.id);
                memory.move_focus(FocusDirection::Next);
            });
            let pass = ui.ctx().cumulative_pass_nr();
            ui.ctx().data_mut(|data| data.insert_temp(chosen_takes_focus(), pass));
        }
        content(ui)
    });
    opening.settle(ui, response, HasPopup::Menu);
    shown.map(|shown| shown.inner)
}

fn chosen_takes_focus() -> Id {
    Id::unique("the chosen line takes the keyboard")
}

/// Whether the chosen line of a menu is to take the keyboard in this frame.
pub fn wants_chosen(ui: &Ui) -> bool {
    ui.ctx().data(|data| data.get_temp::<u64>(chosen_takes_focus())) == Some(ui.ctx().cumulative_pass_nr())
}

/// A menu at a point, opened when `asked` says where; by a key when its second is `true`: then its first line has the
/// keyboard. Returns whether it closed in this frame.
pub fn at(ui: &Ui, name: &str, asked: Option<(Pos2, bool)>, content: impl FnOnce(&mut Ui)) -> bool {
    let id = Id::unique(name.to_owned());
    let (place, fresh) = (id.with("place"), id.with("fresh"));
    if let Some((at, by_key)) = asked {
        ui.ctx().data_mut(|data| {
            data.insert_temp(place, at);
            data.insert_temp(fresh, by_key);
        });
    }
    let was_open = Popup::is_id_open(ui.ctx(), id);
    let at = ui.ctx().data(|data| data.get_temp::<Pos2>(place)).unwrap_or_default();
    Popup::new(id, ui.ctx().clone(), PopupAnchor::Position(at), ui.layer_id())
        .kind(PopupKind::Menu)
        .layout(Layout::top_down_justified(Align::Min))
        .gap(2.0)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .open_memory(asked.map(|_| SetOpenCommand::Bool(true)))
        .show(|ui| {
            let enter = !ui.is_sizing_pass() && asked.is_none() && ui.ctx().data_mut(|data| data.remove_temp::<bool>(fresh)) == Some(true);
            if enter {
                ui.memory_mut(|memory| {
                    if let Some(focused) = memory.focused() {
                        memory.surrender_focus(focused);
                    }
                    memory.move_focus(FocusDirection::Next);
                });
            }
            content(ui);
        });
    was_open && !Popup::is_id_open(ui.ctx(), id)
}
