use super::*;
use crate::{error::Level, table::RowId};
use proptest::prelude::*;

fn book(bytes: &[u8]) -> Book {
    with(bytes, &Options::default())
}

fn with(bytes: &[u8], options: &Options) -> Book {
    read(bytes, "liste.csv", options, &Watch::default()).unwrap_or_else(|fault| panic!("refused: {fault}"))
}

fn cells(book: &Book) -> Vec<Vec<String>> {
    let table = &book.sheets[book.main].table;
    (0..table.rows()).map(|row| (0..table.columns().len()).map(|column| table.text(column, RowId(row)).to_owned()).collect()).collect()
}

fn classes(book: &Book) -> Vec<&'static str> {
    book.problems.iter().map(|problem| problem.class.word()).collect()
}

#[test]
fn an_empty_last_column_is_a_column_and_a_letter_is_none() {
    for list in ["login;groupe\nab;\ncd;\n", "login;groupe\n;\n;\n", "login,groupe\nab,\n"] {
        assert!(book(list.as_bytes()).delimiter.is_some(), "{list}");
    }
    assert_eq!(book("Bonjour,\nvoici la liste,\nà bientôt,\n".as_bytes()).delimiter, None);
}

#[test]
fn a_lost_quote_spoils_one_line_and_not_the_rest() {
    let book = book(b"login;nom;groupe\n1;\"Dupont;TD1\n2;Martin;TD2\n3;\"O\"\"Neil\";TD1\n");
    assert_eq!(cells(&book)[1..], [["1", "\"Dupont", "TD1"], ["2", "Martin", "TD2"], ["3", "O\"Neil", "TD1"]]);
    assert_eq!(classes(&book), ["unbalanced-quote"]);
    assert_eq!(book.problems[0].place.as_ref().and_then(|place| place.line), Some(2));
}

#[test]
fn a_form_feed_that_parts_cells_may_stand_at_the_beginning_of_a_line_too() {
    let book = book(b"sep=\x0c\nlogin\x0cgroupe\x0crole\n\x0cab\x0cTD1\x0cstudent\ncd\x0cTD2\x0cstudent\n");
    assert_eq!(cells(&book)[1..], [["ab", "TD1", "student"], ["cd", "TD2", "student"]]);
}

#[test]
fn lines_keep_their_numbers_when_a_cell_runs_over_several() {
    let book = book(b"sep=;\r\nlogin;adresse\r\n1;\"rue\r\nville\"\r\n2;x\r\n");
    let table = &book.sheets[0].table;
    assert_eq!((book.delimiter, book.newline), (Some(';'), Some(Newline::CrLf)));
    assert_eq!([0, 1, 2].map(|row| table.source(RowId(row)).line), [2, 3, 5]);
}

#[test]
fn unicode_without_a_mark_is_known_by_its_zeros() {
    let text = "login;prénom\n1;Zoé\n2;Gaëlle\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let utf32: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    for (bytes, encoding) in [(utf16, "utf-16le"), (utf16be, "utf-16be"), (utf32, "utf-32le")] {
        let book = book(&bytes);
        assert_eq!(book.encoding.as_deref(), Some(encoding));
        assert_eq!(cells(&book)[1], ["1", "Zoé"]);
    }
}

#[test]
fn a_few_broken_bytes_do_not_make_utf8_another_encoding() {
    let book = book(b"login;pr\xc3\xa9nom\n1;Zo\xc3\xa9\n2;Ga\xeblle\n3;J\xc3\xa9r\xc3\xb4me\n");
    assert_eq!(book.encoding.as_deref(), Some("utf-8"));
    assert_eq!((cells(&book)[1][1].as_str(), cells(&book)[2][1].as_str()), ("Zoé", "Ga\u{fffd}lle"));
    assert_eq!(classes(&book), ["invalid-bytes"]);
    assert_eq!(book.problems[0].place.as_ref().and_then(|place| place.line), Some(3));
}

#[test]
fn the_choices_of_the_person_replace_what_was_found() {
    let bytes = b"Nom,Pr\x82nom\n\"a;b\",c\n";
    let options = Options { encoding: Some("cp850".into()), delimiter: Some(';'), ..Options::default() };
    let book = with(bytes, &options);
    assert_eq!((book.encoding.as_deref(), book.delimiter), (Some("cp850"), Some(';')));
    assert_eq!(cells(&book)[0][0], "Nom,Prénom");
    let frame = Frame { header: None, first: RowId(0), end: RowId(1) };
    let book = with(bytes, &Options { frame: Some(frame), ..Options::default() });
    assert_eq!(book.sheets[0].frame, frame);
}

#[test]
fn a_list_exported_twice_is_unwrapped_when_a_delimiter_is_chosen() {
    let bytes = b"\"login;nom\"\n\"1;\"\"Jo\"\" Martin\"\n";
    assert_eq!(classes(&book(bytes)), ["doubly-wrapped"]);
    let book = with(bytes, &Options { delimiter: Some(';'), ..Options::default() });
    assert_eq!(cells(&book), [["login", "nom"], ["1", "\"Jo\" Martin"]]);
}

#[test]
fn where_a_list_of_addresses_ends_is_a_line_of_the_list_and_not_of_its_only_line_in_the_file() {
    let bytes = "À : Un <un@etu.example>; Deux <deux@etu.example>; Trois <trois@etu.example>; Quatre <quatre@etu.example>\n".as_bytes();
    assert_eq!(book(bytes).list.table.rows(), 4);
    let frame = Frame { header: None, first: RowId(1), end: RowId(4) };
    assert_eq!(with(bytes, &Options { frame: Some(frame), ..Options::default() }).list.frame, frame);
}

#[test]
fn what_stands_above_the_titles_that_somebody_chose_is_told_of_lines_that_were_parted_too() {
    let bytes = "N° étudiant Nom Groupe\n55000901 DUPONT TD1\n55000902 PETIT TD2\n55000903 LEROY TD1\n".as_bytes();
    assert_eq!(classes(&book(bytes)), ["no-delimiter"]);
    let chosen = with(bytes, &Options { header: HeaderAt::Line(2), ..Options::default() });
    assert_eq!(classes(&chosen), ["no-delimiter", "header-not-first"]);
}

#[test]
fn titles_above_and_totals_below_are_left_out_of_the_list() {
    let book = book("Liste des étudiants;;\nÉdité le 01/09/2025;;\n;;\nN° étudiant;Nom;Groupe\n1;A;TD1\n2;B;TD1\n3;C;TD2\n;;\nNombre d’étudiants : 3;;\n".as_bytes());
    let sheet = &book.sheets[0];
    assert_eq!(sheet.frame, Frame { header: Some(RowId(3)), first: RowId(4), end: RowId(7) });
    assert_eq!(classes(&book), ["header-not-first", "total-row"]);
}

#[test]
fn dates_as_titles_and_a_note_below_do_not_hide_the_list() {
    let book = book("login;groupe;01/09/2025;08/09/2025;remarque\n1;TD1;P;A;\n2;TD2;P;P;\nP : présent\n".as_bytes());
    assert_eq!(book.sheets[0].frame, Frame { header: Some(RowId(0)), first: RowId(1), end: RowId(3) });
    let without = with(b"dupont;TD1;60;0\nmartin;TD1;60;0\n", &Options::default());
    assert_eq!(without.sheets[0].frame, Frame { header: None, first: RowId(0), end: RowId(2) });
}

#[test]
fn apogees_file_for_marks_opens_at_its_list() {
    let text = "XX-APO_TITRES-XX\r\napoC_annee\t2025/2026\r\n\r\nXX-APO_COLONNES-XX\r\napoL_a01_code\tType Objet\tCode\r\n\r\nXX-APO_VALEURS-XX\r\n\
        apoL_a01_code\tapoL_a02_nom\tapoL_a03_prenom\tapoL_a04_naissance\tapoL_c0001\r\n12345678\tDUPONT\tZO\u{c9}\t 01/02/2006\t12,5\r\n12345679\tMARTIN\tL\u{c9}A\t 03/04/2006\t\r\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(text);
    let book = book(&bytes);
    let sheet = &book.sheets[0];
    assert_eq!(sheet.frame.header.map(|row| sheet.table.text(1, row)), Some("apoL_a02_nom"));
    assert_eq!((sheet.frame.len(), sheet.table.text(2, sheet.frame.first)), (2, "ZOÉ"));
    assert!(classes(&book).contains(&"apogee"));
}

#[test]
fn what_dos_and_other_exports_leave_behind_is_not_taken_for_cells() {
    let book = book(b"sep=;\r\nlogin,groupe\r\n1,TD1\r\n2,TD\x072\r\n\x1a\0\0\0");
    assert_eq!((book.delimiter, cells(&book).len()), (Some(','), 3));
    assert_eq!(classes(&book), ["control-characters"]);
}

#[test]
fn numbers_in_text_stay_as_they_stand() {
    let book = book(b"login;code\n00012345;=\"0005\"\n5,5E+07;1e5\n");
    assert_eq!(cells(&book)[1..], [["00012345", "0005"], ["5,5E+07", "1e5"]]);
    assert!(classes(&book).contains(&"scientific-text"));
}

#[test]
fn a_reading_that_nobody_waits_for_stops() {
    let watch = Watch::default();
    watch.cancel();
    let fault = read(b"a;b\n1;2\n", "x.csv", &Options::default(), &watch).err();
    assert!(fault.is_some_and(|fault| fault.is_cancelled()));
}

#[test]
fn the_first_lines_can_be_had_before_the_rest() {
    let mut text = String::from("login;groupe\n");
    (0..50_000).for_each(|row| text.push_str(&format!("{row};TD{}\n", row % 7)));
    let first = peek(text.as_bytes(), "x.csv", &Options::default(), &Watch::default()).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(first.sheets[0].table.rows(), 200);
    assert_eq!(book(text.as_bytes()).sheets[0].table.rows(), 50_001);
}

#[test]
fn what_is_no_list_is_refused_in_words() {
    for (bytes, class) in [
        (&b""[..], "empty-file"),
        (b";;;\r\n;;;\r\n", "empty-file"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b"%PDF-1.7", "not-a-spreadsheet"),
        (b"[{\"a\":1}]", "not-a-table"),
        (b"<html><body>Connexion</body></html>", "not-a-spreadsheet"),
        (b"PK\x03\x04rubbish", "corrupt"),
        (b"ID;PWXL;N;E\r\n", "unsupported-format"),
    ] {
        let fault = read(bytes, "liste.xlsx", &Options::default(), &Watch::default()).err();
        assert_eq!(fault.map(|fault| fault.class), Some(class));
    }
}

#[test]
fn remarks_that_are_only_good_to_know_do_not_make_a_warning() {
    let book = book(b"<table><tr><td>login</td><td>nom</td></tr><tr><td>0012</td><td>A</td></tr></table>");
    assert_eq!((book.outcome(), book.kind), (Outcome::Read, Kind::Html));
    assert!(book.gravest().is_some_and(|problem| problem.level == Level::Info && problem.class == Class::HtmlAsXls));
    assert_eq!(cells(&book)[1], ["0012", "A"]);
}

/// A cell that any writer can quote: no control characters, and something to see.
fn cell() -> impl Strategy<Value = String> {
    "[a-zA-Zéèà0-9 ;,\"'|\n.-]{0,12}"
}

proptest! {
    #[test]
    fn what_the_csv_crate_writes_is_read_back(rows in prop::collection::vec(prop::collection::vec(cell(), 3), 1..20)) {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
        writer.write_record(["login", "nom", "groupe"]).unwrap();
        rows.iter().for_each(|row| writer.write_record(row).unwrap());
        let bytes = writer.into_inner().unwrap();
        let options = Options { encoding: Some("utf-8".into()), delimiter: Some(';'), ..Options::default() };
        let book = with(&bytes, &options);
        let mut read = cells(&book);
        prop_assert_eq!(read.remove(0), ["login", "nom", "groupe"]);
        let mut rows = rows;
        while rows.last().is_some_and(|row| row.iter().all(String::is_empty)) {
            rows.pop();
        }
        prop_assert_eq!(read, rows);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, "x", &Options::default(), &Watch::default());
    }
}

#[test]
fn a_line_that_does_not_end_is_refused_with_its_place() {
    let mut bytes = b"login;cours\n".to_vec();
    bytes.resize(9 << 20, b'x');
    let fault = read(&bytes, "liste.csv", &Options::default(), &Watch::default()).err().unwrap();
    assert_eq!((fault.class, fault.message.id.as_ref()), ("not-a-table", "read-endless-line"));
    assert_eq!(fault.place.and_then(|place| place.line), Some(2));
}
