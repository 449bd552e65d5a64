//! Files of all kinds: packed, cut, empty, of something else. Each gives
//! tickets or one clear sentence, and none a panic.

use crate::support::{HEADER, Imported, check_invariants, error, export, histories, import, row};
use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use tickets::{ImportError, ImportOptions};

fn good() -> String {
    export(&[
        &row("INC1", "New", "2026-05-04 08:00"),
        &row("INC1", "Resolved", "2026-05-05 08:00"),
        &row("INC2", "Ärger mit „Netz“", "2026-05-05 08:00"),
    ])
}

fn packed(content: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(content).unwrap();
    gzip.finish().unwrap()
}

/// Rows that pack to more than the reader takes at once.
fn large() -> String {
    let random = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let rows = (0..12_000_u64).map(|n| row(&format!("{:x}", random(n)), "New", "2026-05-04 08:00") + "\n");
    export(&[]) + &rows.collect::<String>()
}

#[test]
fn a_packed_file_is_read_like_the_plain_one() {
    assert_eq!(import(packed(good().as_bytes())).unwrap(), import(good()).unwrap());
}

#[test]
fn a_packed_file_in_several_parts_is_read_to_its_end() {
    let file = good();
    let (one, other) = file.as_bytes().split_at(file.len() / 2);
    assert_eq!(import([packed(one), packed(other)].concat()).unwrap(), import(good()).unwrap());
}

#[test]
fn every_separator_line_end_and_mark_gives_the_same_tickets() {
    let expected = import(good()).unwrap();
    for separator in [",", ";", "\t"] {
        for end in ["\n", "\r\n", "\r"] {
            for mark in ["", "\u{feff}"] {
                let file = format!("{mark}{}", good().replace(',', separator).replace('\n', end));
                assert_eq!(import(&file).unwrap(), expected, "{file:?}");
                assert_eq!(import(file.trim_end()).unwrap(), expected, "also without its last line end: {file:?}");
            }
        }
    }
}

#[test]
fn a_line_end_may_fall_between_two_reads() {
    /// One byte at a time.
    struct Drops<'a>(&'a [u8]);
    impl Read for Drops<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let most = buffer.len().min(1);
            self.0.read(&mut buffer[..most])
        }
    }
    let file = good().replace('\n', "\r\n") + "bad\r\n";
    let dropped =
        tickets::import(Drops(file.as_bytes()), &ImportOptions::default(), &mut |_| ControlFlow::Continue(()));
    let (_, report) = dropped.unwrap();
    assert_eq!((report.rows, report.refused[0].line), (4, 5));
}

#[test]
fn windows_1252_is_read_where_it_is_not_utf_8() {
    let file = export(&[&row("INC1", "Gel?st", "2026-05-04 08:00")]).into_bytes();
    let file: Vec<u8> = file.into_iter().map(|byte| if byte == b'?' { 0xf6 } else { byte }).collect();
    let (set, _) = import(&file).unwrap();
    assert_eq!(histories(&set)[0].1[0].0, "Gelöst");
}

#[test]
fn other_names_of_the_columns_are_known() {
    let file = "Number;State;Updated on;Opened\nINC1;New;2026-05-04 08:00;2026-05-04 07:00\n";
    let (set, report) = import(file).unwrap();
    assert_eq!((set.tickets(), report.refused_total), (1, 0));
    let roles: Vec<_> = report.columns.iter().map(|column| column.role.as_deref()).collect();
    assert_eq!(roles, [Some("ticket"), Some("state"), Some("time of the update"), Some("opened")]);
}

#[test]
fn of_two_columns_that_could_be_the_state_one_is_taken_and_the_other_says_so() {
    let file = "number,state,incident_state,updated,opened\nINC1,2,Active,2026-05-04 08:00,?\n";
    let (set, report) = import(file).unwrap();
    assert_eq!(histories(&set)[0].1[0].0, "Active");
    let state = &report.columns[1];
    assert_eq!((state.role.as_deref(), state.reason.as_str()), (None, "incident_state is already the state"));
}

#[test]
fn an_empty_file_is_called_empty() {
    for file in ["", "\u{feff}", "\n\n", "\r\n"] {
        assert_eq!(import(file).unwrap_err(), ImportError::Empty, "{file:?}");
    }
    assert_eq!(import(packed(b"")).unwrap_err(), ImportError::Empty);
}

#[test]
fn a_file_with_its_header_only_has_nothing_below_it() {
    assert_eq!(import(HEADER).unwrap_err(), ImportError::NoTickets { rows: 0, because: String::new() });
    assert_eq!(error(import(HEADER)), "the file has a header and nothing below it");
}

#[test]
fn a_missing_column_is_named_with_what_was_looked_for_and_what_is_there() {
    let missing = |header: &str| error(import(header.to_owned() + "\n1,2,3\n"));
    assert_eq!(
        missing("state,updated,opened"),
        "no column for “ticket” (looked for number, incident_number); the file has: state, updated, opened"
    );
    assert!(missing("number,updated,category").starts_with("no column for “state” (looked for incident_state, state"));
    assert!(
        missing("number,state,category").starts_with("no column for “time of the update” (looked for sys_updated_at")
    );
}

#[test]
fn text_that_is_no_table_is_no_export_and_the_message_stays_short() {
    let web_page = "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n";
    assert_eq!(import(web_page).unwrap_err(), ImportError::OtherMarkup);
    let one_line = "someone,".repeat(50_000);
    assert!(error(import(one_line)).chars().count() < 1_300);
}

#[test]
fn utf_16_is_read_with_its_mark_or_without() {
    let expected = import(good()).unwrap();
    let wide = |order: fn(u16) -> [u8; 2]| good().encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
    for file in [[&[0xff, 0xfe], &little[..]].concat(), [&[0xfe, 0xff], &big[..]].concat(), little, big] {
        assert_eq!(import(&file).unwrap(), expected);
        assert_eq!(import(packed(&file)).unwrap(), expected, "packed as well");
    }
    assert_eq!(import([0xff, 0xfe]).unwrap_err(), ImportError::Empty);
}

#[test]
fn what_is_no_text_and_no_workbook_says_how_to_save_it() {
    let old_workbook = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0];
    assert_eq!(import(old_workbook).unwrap_err(), ImportError::NoText);
    assert!(ImportError::NoText.to_string().ends_with("save it as CSV UTF-8 or XLSX"));
    let archive = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0A7\x82\xcf".to_vec();
    assert!(matches!(import(archive).unwrap_err(), ImportError::BrokenWorkbook { .. }));
}

#[test]
fn a_file_cut_inside_a_quoted_cell_says_on_which_line_that_row_begins() {
    let start = format!("{HEADER},short_description\nINC1,New,2026-05-04 08:00,?,\"two\nlines\"\n\n");
    for rest in
        ["INC1,New,2026-05-04 09:00,?,\"it says", "\"INC1", "INC1,New,?,?,\"\n\nand then\n", "INC1,\"", "\"a\"\"\n"]
    {
        for end in ["\n", "\r\n"] {
            let file = format!("{start}{rest}").replace('\n', end);
            assert_eq!(import(&file).unwrap_err(), ImportError::CutInsideQuotes { line: 5 }, "{file:?}");
        }
    }
    assert_eq!(import("number,\"state\nand").unwrap_err(), ImportError::CutInsideQuotes { line: 1 });
}

#[test]
fn a_file_cut_outside_quotes_keeps_what_is_whole() {
    let (set, report) = import(good() + "INC3,Ne").unwrap();
    assert_eq!((set.events(), report.refused[0].line), (3, 5));
    assert_eq!(report.refused[0].reason, "2 cells instead of 4");
}

#[test]
fn a_packed_file_cut_anywhere_is_called_cut() {
    let whole = packed(good().as_bytes());
    for length in 2..whole.len() {
        assert_eq!(import(&whole[..length]).unwrap_err(), ImportError::CutShort { line: 1 }, "after {length} bytes");
    }
    let whole = packed(large().as_bytes());
    let ImportError::CutShort { line } = import(&whole[..whole.len() * 3 / 4]).unwrap_err() else {
        panic!("it is cut short")
    };
    assert!((6_000..12_000).contains(&line), "it was read up to about three quarters, not {line}");
}

#[test]
fn a_damaged_packed_file_and_a_disk_that_fails_say_what_happened() {
    let mut file = packed(good().as_bytes());
    let checksum = file.len() - 8;
    file[checksum] ^= 1;
    let error = import(file).unwrap_err();
    assert!(matches!(error, ImportError::Read { line: 1, .. }), "{error}");

    struct Fails;
    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let large = large();
    let file = large.as_bytes().chain(Fails);
    let error = tickets::import(file, &ImportOptions::default(), &mut |_| ControlFlow::Continue(())).unwrap_err();
    let ImportError::Read { line, message } = error else { panic!("{error}") };
    assert!(line > 9_000, "it was read up to line {line}");
    assert_eq!(message, "the disk is gone");
}

/// Imports, and calls it off at that report of progress.
fn called_off(file: &[u8], at: usize) -> (Imported, Vec<u64>) {
    let mut told = Vec::new();
    let imported = tickets::import(file, &ImportOptions::default(), &mut |bytes| {
        told.push(bytes);
        if told.len() > at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    (imported, told)
}

#[test]
fn progress_grows_to_the_size_of_the_file_and_every_report_may_call_it_off() {
    for file in [large().into_bytes(), packed(large().as_bytes())] {
        let (imported, told) = called_off(&file, usize::MAX);
        assert_eq!(imported.unwrap().0.events(), 12_000);
        assert!(told.is_sorted() && told.len() > 10, "{told:?}");
        assert_eq!(told.last(), Some(&(file.len() as u64)), "bytes of the file as it is");
        for at in 0..told.len() {
            let (imported, told) = called_off(&file, at);
            assert_eq!(imported.unwrap_err(), ImportError::Cancelled);
            assert_eq!(told.len(), at + 1, "nothing is read on");
        }
    }
}

/// A change to a file.
#[derive(Clone, Debug)]
enum Damage {
    Set(u8),
    Insert(Vec<u8>),
    Remove(usize),
    Double(usize),
    Cut,
}

fn damage() -> impl Strategy<Value = (prop::sample::Index, Damage)> {
    let piece = prop::sample::select(vec![
        "\"",
        ",",
        "\n",
        "\r",
        "\r\n",
        "?",
        ";",
        "\0",
        "\u{1}end\u{1}",
        "\u{feff}",
        "-",
        "31",
        "99999",
        "Z",
        "+99:99",
        " PM",
        HEADER,
    ]);
    let damage = prop_oneof![
        any::<u8>().prop_map(Damage::Set),
        piece.prop_map(|piece| Damage::Insert(piece.as_bytes().to_vec())),
        prop::collection::vec(any::<u8>(), 1..5).prop_map(Damage::Insert),
        (1..60_usize).prop_map(Damage::Remove),
        (1..60_usize).prop_map(Damage::Double),
        Just(Damage::Cut),
    ];
    (any::<prop::sample::Index>(), damage)
}

fn damaged(mut file: Vec<u8>, changes: &[(prop::sample::Index, Damage)]) -> Vec<u8> {
    for (at, change) in changes {
        if file.is_empty() {
            break;
        }
        let at = at.index(file.len());
        let end = |length: usize| (at + length).min(file.len());
        match change {
            Damage::Set(byte) => file[at] = *byte,
            Damage::Insert(bytes) => drop(file.splice(at..at, bytes.iter().copied())),
            Damage::Remove(length) => drop(file.drain(at..end(*length))),
            Damage::Double(length) => {
                let twice = file[at..end(*length)].to_vec();
                drop(file.splice(at..at, twice));
            }
            Damage::Cut => file.truncate(at),
        }
    }
    file
}

/// Reads it, and looks at it, which must not panic.
fn survives(file: &[u8]) {
    let options =
        ImportOptions { day_first: Some(true), time_zone: Some("Europe/Berlin".into()), ..ImportOptions::default() };
    if let Ok((set, report)) = tickets::import(file, &options, &mut |_| ControlFlow::Continue(())) {
        check_invariants(&set, &report);
    }
    let _ = tickets::preview(file, &options);
}

const VARIED: &str =
    "number,incident_state,sys_updated_at,opened_at,resolved_at,reopen_count,made_sla,category,caller_id
INC1,New,29-02-2016 01:23,29-02-2016 01:16,?,0,true,\"Net, \"\"work\"\"\",Ann
INC1,Active,29-02-2016 01:23,29-02-2016 01:16,01-03-2016 1:00,1,FALSE,\"two
lines\",Ann
INC2,Closed,27-03-2016 02:30,29-02-2016 01:16,,?,,Ärger,?
";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn arbitrary_bytes_are_read_or_refused_and_nothing_else(file in prop::collection::vec(any::<u8>(), 0..300)) {
        survives(&file);
    }

    #[test]
    fn arbitrary_text_below_a_header_is_read_or_refused_row_by_row(
        rows in "(INC[12],(New|Closed),[0-9]{1,2}[-/][0-9]{1,2}[-/]2016( [0-9]{1,2}:[0-9]{2})?,\\??\n|[INC0-9,;\"\n\r\t?:/ -]{0,30}){0,12}",
    ) {
        survives(format!("{HEADER}\n{rows}").as_bytes());
    }

    #[test]
    fn a_damaged_file_is_read_or_refused_and_nothing_else(changes in prop::collection::vec(damage(), 0..8)) {
        survives(&damaged(VARIED.into(), &changes));
    }

    #[test]
    fn a_damaged_packed_file_is_read_or_refused_and_nothing_else(changes in prop::collection::vec(damage(), 0..3)) {
        survives(&damaged(packed(VARIED.as_bytes()), &changes));
    }
}
