//! Maps as pictures: of 150 steps and of 1,000, from the map to the bytes of the file, and Graphviz beside it, which
//! draws the same graph without lanes and words.

use std::fs;
use std::hint::black_box;
use std::process::Command;
use std::time::Duration;

use api::decor_of;
use api::drawing::Look;
use api::export::{Format, Found, Subject, render};
use api::wire::ExportKind;
use draw::png::Pixels;

use tests::large_map::{LARGE, large_map};

use crate::measure::{absent, figure, median_time, megabytes, milliseconds, peak_rise};

/// As many steps as a large workshop draws.
const WORKSHOP: usize = 150;

pub(crate) fn figures() {
    let map = large_map(WORKSHOP);
    let (decor, look) = (decor_of(&map), Look::default());
    let subject = Subject { map: &map, decor: &decor, look: &look, found: Found::default() };
    let draw = |kind, scale| {
        let format = Format { pixels: Pixels::Scale(scale), sheets: None };
        move || drop(black_box(render(&subject, kind, format).expect("it can be drawn")))
    };
    let svg = median_time(11, draw(ExportKind::Svg, 1.0));
    bar("150 steps as SVG", svg, Duration::from_millis(30));
    bar("150 steps as PNG, twice as large", median_time(5, draw(ExportKind::Png, 2.0)), Duration::from_secs(1));
    bar("150 steps as PDF", median_time(7, draw(ExportKind::Pdf, 1.0)), Duration::from_millis(300));
    graphviz(&subject, svg);
    large();
}

fn bar(what: &str, time: Duration, most: Duration) {
    figure(what, &milliseconds(time), &format!("< {} ms", most.as_millis()), time < most);
}

/// As wide as pictures can be.
fn large() {
    let map = large_map(LARGE);
    let (decor, look) = (decor_of(&map), Look::default());
    let subject = Subject { map: &map, decor: &decor, look: &look, found: Found::default() };
    let format = Format { pixels: Pixels::Width(draw::png::LONGEST_SIDE), sheets: None };
    let draw = || drop(black_box(render(&subject, ExportKind::Png, format).expect("it can be drawn")));
    let memory = peak_rise(draw);
    bar("1,000 steps as PNG, 32,000 pixels wide", median_time(3, draw), Duration::from_secs(5));
    match memory {
        Some(bytes) => figure("memory of that at most", &megabytes(bytes), "< 500 MB", bytes < 500_000_000),
        None => absent("memory of that at most", "this system does not tell"),
    }
}

fn graphviz(subject: &Subject<'_>, ours: Duration) {
    let what = "the same steps and ways, drawn by Graphviz as SVG";
    let text = render(subject, ExportKind::Dot, Format::default()).expect("it is text");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (from, to) = (folder.path().join("map.dot"), folder.path().join("map.svg"));
    fs::write(&from, text).expect("a file");
    let mut dot = Command::new("dot");
    dot.arg("-Tsvg").arg(&from).arg("-o").arg(&to);
    if dot.output().is_err() {
        return absent(what, "`dot` is not there (package graphviz)");
    }
    let time = median_time(5, || assert!(dot.status().expect("it starts").success(), "Graphviz draws it"));
    figure(what, &milliseconds(time), &format!("{:.1} times ours", time.as_secs_f64() / ours.as_secs_f64()), true);
}
