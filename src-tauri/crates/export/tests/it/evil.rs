//! Names that other programs would carry out, or stumble over.

use crate::sample;
use calamine::{Data, Reader, Xlsx};
use export::report::{self, Found};
use export::{bpmn, dot, mermaid, tables};
use journey::JourneyMap;
use journey::edit::Edit;
use roxmltree::Document;
use std::io::Cursor;

const EVIL: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"quoted\" & 'quoted' \\ back",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\u{202e}turned\u{7} round\u{0}",
    "`code` *bold* [link](http://example.com) | cell",
    "end; t1 --> t2: # %% {braces}",
    "予約 مرحبا 👩‍💻",
];

/// A map whose first steps have these names, and one of ten thousand signs.
pub(crate) fn map() -> JourneyMap {
    let mut map = sample("password-reset");
    let steps: Vec<_> = map.touchpoints().map(|t| t.id).collect();
    let long = "long ".repeat(2_000);
    for (step, name) in steps.iter().zip(EVIL.into_iter().chain([long.trim()])) {
        map.edit(&[Edit::RenameTouchpoint { touchpoint: *step, name: name.into() }]).unwrap();
    }
    map.edit(&[Edit::RenameMap { title: EVIL[0].into() }]).unwrap();
    map
}

#[test]
fn nothing_of_a_name_is_markup() {
    let map = map();
    let process = bpmn::write(&map);
    let document = Document::parse(&process).expect("it is XML whatever the names are");
    let names: Vec<_> = document.descendants().filter_map(|node| node.attribute("name")).collect();
    for name in [EVIL[0], EVIL[1], EVIL[2], "turned round"] {
        assert!(names.contains(&name), "{name} is kept: {names:?}");
    }
    let page = report::html(&map, "<svg/>", &Found::default());
    assert!(!page.contains("<script>"), "{page}");
    let text = report::markdown(&map, &Found::default());
    assert!(
        !text
            .lines()
            .filter(|line| line.starts_with('#') || line.starts_with('|'))
            .any(|line| line.contains("<script>"))
    );
    let chart = mermaid::flowchart(&map);
    assert!(!chart.contains("<script>") && chart.contains("#lt;script#gt;"), "{chart}");
    assert_eq!(
        chart.lines().filter(|line| line.contains("-->") || line.contains("-.->")).count(),
        map.transitions().count()
    );
    for line in mermaid::journey(&map).lines().filter(|line| line.starts_with("      ")) {
        assert_eq!(line.matches(": ").count(), 2, "a name has no sign of the format: {line}");
    }
    assert!(dot::write(&map).contains(r#"label="\"quoted\" & 'quoted' \\ back""#));
}

#[test]
fn no_cell_is_a_formula() {
    let tables = tables::all(&map(), &Found::default());
    let csv = tables::csv(&tables[0]);
    for name in [EVIL[2], EVIL[3]] {
        assert!(csv.contains(&format!("'{name}")), "{csv}");
    }
    let mut book = Xlsx::new(Cursor::new(tables::xlsx("=1", &tables).unwrap())).unwrap();
    assert!(book.worksheet_formula("Steps").unwrap().is_empty());
    let range = book.worksheet_range("Steps").unwrap();
    assert!(range.used_cells().any(|(_, _, cell)| *cell == Data::String(EVIL[2].into())), "it is text as it was typed");
}
