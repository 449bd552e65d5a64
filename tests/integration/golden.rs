//! Drawings of the sample maps and the schema of map files, held to the byte: what you see is what you print, and the
//! same map gives the same bytes on every machine. `cargo xtask golden --update` writes them anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use draw::decor::Decor;
use draw::layout::{LayoutOptions, layout};
use draw::svg::{RenderOptions, render};
use tests::{places::root, reference};

/// File names in a folder without this ending.
fn names(folder: &Path, ending: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder).into_iter().flatten().map(|file| file.unwrap().file_name());
    files.filter_map(|name| name.to_str().and_then(|name| name.strip_suffix(ending)).map(str::to_owned)).collect()
}

#[test]
fn every_sample_map_is_drawn_as_before() {
    for name in names(&root().join("maps"), ".journey.json") {
        let text = fs::read_to_string(root().join(format!("maps/{name}.journey.json"))).unwrap();
        let map = journey::file::read(&text).unwrap();
        let decor = Decor::default();
        let wall = layout(&map, &decor, &LayoutOptions::wall());
        let picture = render(&map, &wall, &RenderOptions::default());
        reference::holds(&format!("tests/golden/svg/{name}.svg"), picture.as_bytes());
    }
}

#[test]
fn no_drawing_without_its_map() {
    let maps = names(&root().join("maps"), ".journey.json");
    let drawings = names(&root().join("tests/golden/svg"), ".svg");
    assert!(drawings.is_subset(&maps), "drawings that nobody compares: {:?}", drawings.difference(&maps));
}

#[test]
fn the_schema_of_map_files_is_that_of_the_types() {
    reference::holds("maps/milewalk-1.schema.json", journey::file::schema().as_bytes());
}
