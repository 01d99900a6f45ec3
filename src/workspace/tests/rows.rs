//! Rows that are put aside, brought back, added; single actions that are taken back.

use super::*;
use crate::error::Message;

fn aside(space: &Workspace) -> Vec<u32> {
    let table = space.work().unwrap().table();
    (0..table.rows()).filter(|&row| table.is_aside(RowId(row))).collect()
}

#[test]
fn a_row_put_aside_is_not_written_and_comes_back_by_undo_or_by_asking() {
    let mut space = on_text(LIST);
    after(&mut space, Command::PutAside(vec![RowId(1)]));
    assert_eq!(column(&space, "username"), ["u1", "u3"]);
    assert_eq!(aside(&space), [1]);
    after(&mut space, Command::Undo);
    assert_eq!((column(&space, "username").len(), aside(&space).len()), (3, 0));
    after(&mut space, Command::Redo);
    after(&mut space, Command::BringBack(vec![RowId(1)]));
    assert_eq!((column(&space, "username").len(), aside(&space).len()), (3, 0));
    after(&mut space, Command::RemoveRows(vec![RowId(1)]));
    assert_eq!(aside(&space).len(), 0, "a row that is removed is not put aside");
}

#[test]
fn a_row_is_added_below_the_others_with_what_stands_in_every_row_and_can_be_written() {
    let mut space = on_text(LIST);
    let course = key(&space, "course1");
    after(&mut space, Command::Map(course.clone(), Some(Take::Same("CHIM_L1".into()))));
    after(&mut space, Command::AddRows(1));
    let login = space.work().unwrap().column_of(&key(&space, "username")).unwrap();
    after(&mut space, Command::Write(vec![((RowId(3), login), "u4".into())]));
    assert_eq!(column(&space, "username"), ["u1", "u2", "u3", "u4"]);
    assert_eq!(column(&space, "course1"), ["CHIM_L1"; 4]);
    assert_eq!(space.work().unwrap().table().row_name(RowId(3)), "+5", "its line goes on counting after the last one");
    assert!(space.preview(usize::MAX).unwrap().lines().last().unwrap().contains("u4"));
    after(&mut space, Command::Map(course, Some(Take::Same("BIO_L1".into()))));
    assert_eq!(column(&space, "course1"), ["BIO_L1"; 4], "a column that is fed anew has the added row too");
    for _ in 0..3 {
        after(&mut space, Command::Undo);
    }
    assert_eq!(column(&space, "username"), ["u1", "u2", "u3"]);
    assert!(space.work().unwrap().is_bare(RowId(3)), "an added row that was taken back holds nothing");
}

#[test]
fn a_column_that_comes_back_has_the_rows_that_were_added_without_it() {
    let mut space = on_text(LIST);
    let (course, group) = (key(&space, "course1"), key(&space, "group1"));
    after(&mut space, Command::Map(course.clone(), Some(Take::Same("CHIM_L1".into()))));
    after(&mut space, Command::Map(course, None));
    after(&mut space, Command::Map(group, None));
    after(&mut space, Command::AddRows(2));
    assert_eq!(crate::workspace::changes(space.work().unwrap()).len(), 4, "each action is told");
    for _ in 0..3 {
        after(&mut space, Command::Undo);
    }
    assert_eq!(column(&space, "group1"), ["TD1", "TD2", "TD1"]);
    let work = space.work().unwrap();
    let place = work.column_of(&key(&space, "course1")).unwrap();
    assert_eq!([0, 3, 4].map(|row| work.table().text(place, RowId(row))), ["CHIM_L1"; 3], "what stands in every row");
    assert!(work.is_bare(RowId(3)) && work.is_bare(RowId(4)));
}

#[test]
fn an_added_row_goes_along_to_another_importer_and_another_reading() {
    let mut space = on_text(LIST);
    after(&mut space, Command::AddRows(1));
    let login = space.work().unwrap().column_of(&key(&space, "username")).unwrap();
    after(&mut space, Command::Write(vec![((RowId(3), login), "u4".into())]));
    after(&mut space, Command::PutAside(vec![RowId(0)]));
    let frame = space.list().unwrap().frame;
    after(&mut space, Command::ChooseFrame(crate::read::Frame { first: RowId(2), ..frame }));
    assert_eq!(column(&space, "username"), ["u2", "u3", "u4"]);
    after(&mut space, Command::Undo);
    assert_eq!(column(&space, "username"), ["u2", "u3", "u4"], "the former reading has the row that was put aside still aside");
    assert_eq!(aside(&space), [0]);
}

#[test]
fn one_action_of_several_is_taken_back_alone_and_what_changed_since_stays() {
    let mut space = on_text(LIST);
    let work = |space: &Workspace| changes(space.work().unwrap());
    let login = space.work().unwrap().column_of(&key(&space, "username")).unwrap();
    after(&mut space, Command::Write(vec![((RowId(0), login), "x".into()), ((RowId(1), login), "x".into())]));
    after(&mut space, Command::RemoveRows(vec![RowId(2)]));
    after(&mut space, Command::Write(vec![((RowId(1), login), "y".into())]));
    let all = work(&space);
    assert_eq!(all.len(), 3);
    assert_eq!(all[1].out, [RowId(2)]);
    let told: Vec<_> = all[2].values.iter().map(|value| (value.from.as_str(), value.to.as_str(), value.rows.len())).collect();
    assert_eq!(told, [("u1", "x", 1), ("u2", "x", 1)]);
    after(&mut space, Command::TakeBack(all[2].number));
    assert_eq!(column(&space, "username"), ["u1", "y"], "the first cell is as it was, the second changed since");
    assert_eq!(space.notices().log().last().unwrap().message.id, "notice-taken-back-partly");
    after(&mut space, Command::TakeBack(all[1].number));
    assert_eq!(column(&space, "username"), ["u1", "y", "u3"]);
    after(&mut space, Command::Undo);
    after(&mut space, Command::Undo);
    assert_eq!(column(&space, "username"), ["x", "y"], "taking back is taken back itself");
}

#[test]
fn what_was_changed_is_told_in_the_sheet_when_asked_and_names_nobody() {
    let mut space = on_text(LIST);
    let [login, group] = ["username", "group1"].map(|field| space.work().unwrap().column_of(&key(&space, field)).unwrap());
    after(&mut space, Command::Write(vec![((RowId(0), login), "durandm".into())]));
    after(&mut space, Command::Write(vec![((RowId(1), group), "TD9".into())]));
    after(&mut space, Command::RemoveRows(vec![RowId(2)]));
    let sheet = |space: &Workspace| {
        let locale = Locale::new(crate::locale::Language::English);
        let told = space.sitting().unwrap().version().sheet_changes();
        told.iter().map(|line| locale.message(line)).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(sheet(&space), "", "nothing is told unasked");
    let numbers: Vec<u64> = changes(space.work().unwrap()).iter().map(|changed| changed.number).collect();
    after(&mut space, Command::TellInSheet(numbers.clone(), true));
    let text = sheet(&space);
    assert!(text.contains("“TD2” → “TD9”, one row") && text.contains("one row removed"), "{text}");
    assert!(text.contains("one value, one row") && !text.contains("durandm"), "{text}");
    after(&mut space, Command::TakeBack(numbers[1]));
    assert!(!sheet(&space).contains("TD9"), "what is taken back is no longer told");
    after(&mut space, Command::TellInSheet(numbers, false));
    assert_eq!(sheet(&space), "");
}

#[test]
fn an_action_is_taken_back_after_the_columns_moved() {
    let mut space = on_text(LIST);
    let login = space.work().unwrap().column_of(&key(&space, "username")).unwrap();
    after(&mut space, Command::Write(vec![((RowId(0), login), "x".into())]));
    let number = changes(space.work().unwrap())[0].number;
    let course = key(&space, "course1");
    after(&mut space, Command::Map(course, Some(Take::Same("CHIM_L1".into()))));
    assert!(!changes(space.work().unwrap())[0].alone, "a column that is fed otherwise is taken back by undo only");
    after(&mut space, Command::TakeBack(number));
    assert_eq!(column(&space, "username"), ["u1", "u2", "u3"]);
}

/// The rows of the list in the order of their logins, the last first.
pub(super) fn backwards(space: &Workspace) -> Command {
    let table = space.work().unwrap().table();
    let mut rows: Vec<RowId> = table.all_rows().collect();
    rows.reverse();
    Command::OrderRows(Message::new("action-order").with("column", "username"), Some(table.ordered(rows)))
}

#[test]
fn rows_are_written_in_another_order_when_it_is_asked_for_and_as_in_the_list_when_it_is_taken_back() {
    let mut space = on_text(LIST);
    let order = backwards(&space);
    after(&mut space, order);
    assert_eq!(column(&space, "username"), ["u3", "u2", "u1"]);
    let written = space.preview(usize::MAX).unwrap();
    let at = |login: &str| written.find(login).unwrap();
    assert!(at("u3") < at("u2") && at("u2") < at("u1"), "{written}");
    let login = space.work().unwrap().column_of(&key(&space, "username")).unwrap();
    after(&mut space, Command::Write(vec![((RowId(0), login), "x1".into())]));
    assert_eq!(column(&space, "username"), ["u3", "u2", "x1"], "a row keeps its number wherever it is written");
    let told = crate::workspace::changes(space.work().unwrap());
    let number = told.iter().find(|changed| changed.name.id == "action-order").unwrap().number;
    after(&mut space, Command::TakeBack(number));
    assert_eq!(column(&space, "username"), ["x1", "u2", "u3"], "the order is taken back alone");
    after(&mut space, Command::Undo);
    after(&mut space, Command::Undo);
    after(&mut space, Command::Undo);
    assert_eq!(column(&space, "username"), ["u1", "u2", "u3"]);
    assert!(!space.has_unsaved_work());
}

#[test]
fn of_an_enrolment_that_is_asked_for_twice_the_one_that_is_written_below_repeats_the_other() {
    let mut space = on_text("username;course1;role1\nu1;CHIM_L1;student\nu2;CHIM_L1;student\nu1;CHIM_L1;student\n");
    let repeated = |space: &Workspace| {
        let findings = &space.report().unwrap().findings;
        findings.iter().find(|finding| finding.rule.name == "duplicate_enrolment").unwrap().rows.clone()
    };
    assert_eq!(repeated(&space), [RowId(2)]);
    let order = backwards(&space);
    after(&mut space, order);
    assert_eq!(repeated(&space), [RowId(0)]);
}
