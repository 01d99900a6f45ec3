//! What is done with the list that is open.

use super::super::Command;
use super::super::returned::Back;
use super::{Around, Sitting, Version};

impl Sitting {
    pub(in crate::workspace) fn perform(&mut self, command: Command, around: &mut Around<'_>) {
        match command {
            Command::ChooseFrame(frame) => self.choose_frame(frame, around),
            Command::Convert => self.take_conversion(around),
            Command::Go(step) => self.step = step,
            Command::Fix { finding, fix } => self.fix(finding, fix, around),
            Command::ChooseOutDelimiter(delimiter) => self.choose_out_delimiter(delimiter, around),
            Command::Replace(yes) => self.answer_replace(yes, around),
            Command::Undo => self.turn_history(true, around),
            Command::Redo => self.turn_history(false, around),
            command => self.version_mut().perform(command, around),
        }
    }
}

impl Version {
    fn perform(&mut self, command: Command, around: &mut Around<'_>) {
        match command {
            Command::TakeSheets(sheets) => self.take_sheets(&sheets, around),
            Command::WholeCells(whole) => self.reread(|options| options.whole_cells = whole, around),
            Command::FillMerged(fill) => self.take_anew(|options| options.fill_merged = fill, around),
            Command::SkipHidden(skip) => self.take_anew(|options| options.skip_hidden = skip, around),
            Command::Reshape(shape) => self.reshape(&shape, around),
            Command::Unshape => self.unshape(around),
            Command::ChooseLayout(layout) => self.choose_layout(layout, around),
            Command::ChooseEncoding(encoding) => self.reread(|options| options.encoding = encoding, around),
            Command::ChooseDelimiter(delimiter) => self.reread(|options| options.delimiter = delimiter, around),
            Command::OpenReturned(path) => self.open_returned(Back::Path(path), around),
            Command::PasteReturned(text) => self.open_returned(Back::Text(text), around),
            Command::PrepareConversion(id) => self.prepare_conversion(&id, around),
            Command::DropConversion => self.drop_conversion(),
            Command::Map(key, take) => self.map(key, take, around),
            Command::AddNumber => self.add_number(),
            Command::Write(cells) => self.write(cells, around),
            Command::WriteAs(name, cells) => self.write_as(name, cells, around),
            Command::OpenMatching => self.open_matching(around),
            Command::MatchBy(column, by) => self.match_by(column, by, around),
            Command::MatchWith(path) => self.match_with(path, around),
            Command::TakeMatching => self.take_matching(around),
            Command::CloseMatching => self.close_matching(),
            Command::KeepSound(target, language) => self.start_sound(&target, language, around),
            Command::RemoveRows(rows) => self.remove(rows, around),
            Command::PutAside(rows) => self.put_aside(&rows, around),
            Command::BringBack(rows) => self.bring_back(&rows, around),
            Command::AddRows(count) => self.add_rows(count, around),
            Command::OrderRows(name, order) => self.order_rows(name, order, around),
            Command::TakeBack(number) => {
                self.tell_in_sheet(&[number], false);
                self.take_back(number, around);
            }
            Command::TellInSheet(numbers, told) => self.tell_in_sheet(&numbers, told),
            Command::ReplaceEverywhere { finding, with } => self.replace_everywhere(finding, with, around),
            Command::Decide(decided) => self.decide(&decided, around),
            Command::Examine(finding) => self.examine(finding, around),
            Command::FixSafe => self.fix_safe(around),
            Command::Simulate(simulated) => self.show_simulated(simulated),
            Command::Confirm => self.confirm(around.limits),
            // The program around the list does these.
            _ => {}
        }
    }
}
