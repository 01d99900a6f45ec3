//! Lists read in another shape, and files written in another layout.

use super::*;
use crate::mapping::Layout;
use crate::shape::Shape;

const GROUPS: &str = "username\tcourse1\tTD\tTP\na1\tCHIM_L1\tTD1\tTP1\na2\tCHIM_L1\tTD2\tTP2\n";

fn lines(workspace: &Workspace) -> Vec<String> {
    let table = workspace.work().unwrap().table();
    table.kept_rows().map(|row| table.columns().iter().map(|column| column.text(row)).collect::<Vec<_>>().join(";")).collect()
}

#[test]
fn what_was_written_by_hand_and_chosen_for_columns_stays_when_rows_are_made_anew() {
    let mut workspace = on_text(GROUPS);
    let role = key(&workspace, "role1");
    after(&mut workspace, Command::Map(role, Some(Take::Same("student".into()))));
    after(&mut workspace, Command::Write(vec![((RowId(1), 1), "BIO_L1".into())]));
    after(&mut workspace, Command::Reshape(Shape { groups: vec![2, 3], ..Shape::default() }));
    let wanted = ["a1;CHIM_L1;student;TD1", "a1;CHIM_L1;student;TP1", "a2;BIO_L1;student;TD2", "a2;BIO_L1;student;TP2"];
    assert_eq!(lines(&workspace), wanted);
    assert_eq!(workspace.work().unwrap().table().source(RowId(3)).line, 3, "each row knows its line in the file");
    after(&mut workspace, Command::Unshape);
    assert_eq!(lines(&workspace), ["a1;CHIM_L1;student;TD1", "a2;BIO_L1;student;TD2"]);
    after(&mut workspace, Command::Undo);
    assert_eq!(lines(&workspace), wanted);
}

#[test]
fn the_layout_changes_the_file_and_nothing_else() {
    let mut workspace = on_text("username\tcourse1\trole1\na1\tCHIM_L1\tstudent\na2\tCHIM_L1\tstudent\na1\tPHYS_L1\tstudent\n");
    let before = lines(&workspace);
    let plain = workspace.preview(10).unwrap();
    after(&mut workspace, Command::ChooseLayout(Layout::Numbered));
    let numbered = "username;course1;role1;course2;role2\na1;CHIM_L1;student;PHYS_L1;student\na2;CHIM_L1;student;;\n";
    assert_eq!(workspace.preview(10).unwrap(), numbered);
    assert_eq!(lines(&workspace), before);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("propre.csv");
    after(&mut workspace, Command::Confirm);
    after(&mut workspace, Command::Save(path.clone()));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), numbered, "the preview is what is written");
    assert!(workspace.is_saved());
    after(&mut workspace, Command::ChooseLayout(Layout::AsIs));
    assert_eq!(workspace.preview(10).unwrap(), plain);
    assert!(!workspace.is_saved(), "another file would be written now");
}
