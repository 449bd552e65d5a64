//! Drawings of the sample maps and the schema of map files, held to the byte: what you see is what you print, and the
//! same map gives the same bytes on every machine. What is laid over a map is held by its pixels. `cargo xtask golden --update` writes them anew.

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use api::drawing::Look;
use api::export::{Format, Found, Subject, render};
use api::wire::{Drawing, ExportKind, HeatBy, Part, PartSteps};
use draw::decor::{Decor, Ghost};
use draw::layout::{LayoutOptions, layout};
use draw::png::Pixels;
use draw::svg::{self, RenderOptions};

use journey::JourneyMap;
use simulate::Chain;
use tests::{places::root, reference};

/// File names in a folder without this ending.
fn names(folder: &Path, ending: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder).into_iter().flatten().map(|file| file.unwrap().file_name());
    files.filter_map(|name| name.to_str().and_then(|name| name.strip_suffix(ending)).map(str::to_owned)).collect()
}

fn map(name: &str) -> JourneyMap {
    let text = fs::read_to_string(root().join(format!("maps/{name}.journey.json"))).unwrap();
    journey::file::read(&text).unwrap()
}

#[test]
fn every_sample_map_is_drawn_as_before() {
    for name in names(&root().join("maps"), ".journey.json") {
        let map = map(&name);
        let decor = Decor::default();
        let wall = layout(&map, &decor, &LayoutOptions::wall());
        let picture = svg::render(&map, &wall, &RenderOptions::default());
        reference::holds(&format!("tests/golden/svg/{name}.svg"), picture.as_bytes());
    }
}

/// What is laid over a map, and parts of it, as they are to be seen.
#[test]
fn pictures_look_as_before() {
    let map = map("password-reset");
    let go_on = |_| ControlFlow::Continue(());
    let run = simulate::monte_carlo::run(&Chain::compile(&map).unwrap(), 20_000, 7, &go_on).unwrap();
    let stage = map.stages().into_iter().find(|stage| stage.key == "contact").unwrap().id;
    let mut decor = api::decor_of(&map);
    let better = |id| (id, if id == map.touchpoints().next().unwrap().id { -2.0 } else { 2.0 });
    let emotions = map.touchpoints().map(|t| better(t.id)).collect();
    decor.ghost = Some(Ghost { name: "to-be".into(), emotions });
    let whole = Part::default();
    let one = Part { steps: PartSteps::Stage(stage), without: map.lanes().iter().take(1).map(|l| l.id).collect() };
    let heat = Drawing { heat: Some(HeatBy::Effort), ..Drawing::default() };
    let bare = Drawing { title: false, legend: false, curve: false, paper: false, ..Drawing::default() };
    for (name, part, drawing) in [
        ("heat", &whole, heat),
        ("stage", &one, Drawing::default()),
        ("bare", &one, bare),
        ("beside", &whole, Drawing { beside: true, ..Drawing::default() }),
    ] {
        let look = Look::of(&map, part, &drawing, Some(&run), "1 March 2026");
        let subject = Subject { map: &map, decor: &decor, look: &look, found: Found::default() };
        let format = Format { pixels: Pixels::Width(1200.0), sheets: None };
        let png = render(&subject, ExportKind::Png, format).unwrap();
        reference::looks_like(&format!("tests/golden/png/{name}.png"), &png);
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
