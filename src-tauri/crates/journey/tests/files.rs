//! The file format: determinism, one figure one line, and what is said about a
//! broken file.

use journey::check::check;
use journey::edit::Edit;
use journey::figure::{Duration, Figure};
use journey::file::{FileError, read, write};

const SAMPLES: [&str; 15] = [
    "access-request",
    "find-the-number",
    "guest-stay",
    "isp-install",
    "isp-install-outage",
    "isp-install-outage-announced",
    "laptop-swap",
    "major-incident",
    "meeting-room",
    "new-starter",
    "password-reset",
    "printer",
    "software-request",
    "vpn-from-home",
    "walk-up",
];

fn text(name: &str) -> String {
    let path = format!("{}/../../../maps/{name}.journey.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the sample is there")
}

#[test]
fn every_sample_opens_without_a_warning_and_keeps_its_bytes() {
    for name in SAMPLES {
        let map = read(&text(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let problems: Vec<_> = check(&map).iter().map(ToString::to_string).collect();
        assert_eq!(problems, [""; 0], "{name}");
        assert_eq!(write(&map), text(name), "{name}: the same map gives the same bytes");
    }
}

#[test]
fn one_changed_figure_is_one_changed_line() {
    let before = text("password-reset");
    let mut map = read(&before).expect("reads");
    let queue = map.touchpoint_by_key("queue").expect("a step").id;
    let wait = Figure::assumed(Duration::Lognormal { p50: 2.0, p90: 12.0 });
    map.edit(&[Edit::SetWait { touchpoint: queue, wait }]).expect("may be done");

    let after = write(&map);
    assert_eq!(before.lines().count(), after.lines().count());
    assert_eq!(before.lines().zip(after.lines()).filter(|(a, b)| a != b).count(), 1);
}

#[test]
fn a_newer_format_is_refused_for_being_newer() {
    let newer = text("find-the-number").replacen("milewalk/1", "milewalk/2", 1).replacen("\"stages\"", "\"phases\"", 1);
    assert_eq!(read(&newer), Err(FileError::NewerFormat { found: "milewalk/2".into() }));
}

#[test]
fn something_else_is_no_map() {
    assert_eq!(read("{ \"format\": \"other\" }"), Err(FileError::NotAMap));
    assert_eq!(read("[1, 2]"), Err(FileError::NotAMap));
}

#[test]
fn a_broken_file_says_where() {
    let broken = text("find-the-number").replacen("\"order\": 1", "\"order\": \"one\"", 1);
    let error = read(&broken).expect_err("an order is a number").to_string();
    let line = 1 + broken.lines().position(|l| l.contains("\"one\"")).expect("it is there");
    assert_eq!(error, format!("line {line}, stages[1].order: invalid type: string \"one\", expected u32"));

    let cut = &broken[..broken.len() / 2];
    let error = read(cut).expect_err("half a file").to_string();
    assert!(error.starts_with(&format!("line {}", cut.lines().count())), "{error}");
}

#[test]
fn a_reference_to_nothing_is_refused() {
    let text = text("find-the-number");
    let map = read(&text).expect("reads");
    let start = map.details().start.expect("a start").to_string();
    let stray =
        text.replacen(&format!("\"start\": \"{start}\""), "\"start\": \"00000000-0000-7000-8000-000000000000\"", 1);
    let error = read(&stray).expect_err("nobody has that id").to_string();
    assert_eq!(error, "the map itself refers to touchpoint 00000000-0000-7000-8000-000000000000, which is not there");
}
