//! What is written, taken by the programs that it is written for: Mermaid, bpmn.io's reader, Graphviz. The parts of a
//! workbook are taken by an XML parser.

use crate::{evil, samples};
use export::report::Found;
use export::{bpmn, dot, mermaid, tables};
use journey::JourneyMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

/// Every sample, and one whose names would be carried out.
fn all() -> Vec<JourneyMap> {
    samples().into_iter().chain([evil::map()]).collect()
}

#[test]
fn mermaid_and_bpmn_io_take_every_map() {
    let folder = tempfile::tempdir().unwrap();
    for (at, map) in all().iter().enumerate() {
        let write = |ending: &str, text: String| fs::write(folder.path().join(format!("{at}.{ending}")), text).unwrap();
        write("mmd", mermaid::flowchart(map));
        write("journey.mmd", mermaid::journey(map));
        write("bpmn", bpmn::write(map));
    }
    let checks = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/checks/formats.mjs");
    let said = Command::new("node").arg(checks).arg(folder.path()).output().expect("Node.js is there");
    let (refused, errors) = (String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
    assert!(said.status.success(), "{refused}{errors}");
    assert!(errors.contains(&format!("{} files", 3 * all().len())), "{errors}");
}

#[test]
fn graphviz_draws_every_step_and_every_way() {
    let folder = tempfile::tempdir().unwrap();
    for map in all() {
        let file = folder.path().join("map.dot");
        fs::write(&file, dot::write(&map)).unwrap();
        let said = Command::new("dot").arg("-Tplain").arg(&file).output().expect("graphviz is there");
        assert!(said.status.success() && said.stderr.is_empty(), "{}", String::from_utf8_lossy(&said.stderr));
        let drawn = String::from_utf8(said.stdout).unwrap();
        let count = |word: &str| drawn.lines().filter(|line| line.starts_with(word)).count();
        assert_eq!((count("node "), count("edge ")), (map.touchpoint_count(), map.transitions().count()));
    }
}

#[test]
fn every_part_of_a_workbook_is_xml() {
    for map in all() {
        let bytes = tables::xlsx(&map.details().title, &tables::all(&map, &Found::default())).unwrap();
        let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut sheets = 0;
        for at in 0..parts.len() {
            let mut part = parts.by_index(at).unwrap();
            let (name, mut text) = (part.name().unwrap().into_owned(), String::new());
            part.read_to_string(&mut text).unwrap();
            let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            sheets += usize::from(document.root_element().tag_name().name() == "worksheet");
        }
        assert_eq!(sheets, tables::all(&map, &Found::default()).len());
    }
}
