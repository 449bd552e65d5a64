//! The arrows between the crates, as drawn in ARCHITECTURE.md: an arrow that is not drawn there fails here.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;
use tests::places::root;

/// What each crate may use of our own.
const ARROWS: [(&str, &[&str]); 11] = [
    ("journey", &[]),
    ("simulate", &["journey"]),
    ("tickets", &["journey"]),
    ("draw", &["journey"]),
    ("export", &["journey", "simulate", "tickets", "draw"]),
    ("store", &["journey", "simulate", "tickets", "draw"]),
    ("api", &["journey", "simulate", "tickets", "draw", "export", "store"]),
    ("milewalk", &["journey", "simulate", "tickets", "draw", "export", "store", "api"]),
    ("milewalk-app", &["journey", "simulate", "tickets", "draw", "store", "api"]),
    ("xtask", &[]),
    // The tests look at everything but the faces: those they start.
    ("tests", &["journey", "simulate", "tickets", "draw", "export", "store", "api"]),
];

/// Everything below the faces: no window and no asynchronous runtime, by no detour either.
const CORE: [&str; 7] = ["journey", "simulate", "tickets", "draw", "export", "store", "api"];

/// Libraries that belong to one crate alone.
const AT_HOME: [(&str, &[&str]); 4] = [
    ("rusqlite", &["store"]),
    ("rusqlite_migration", &["store"]),
    ("petgraph", &["journey"]),
    ("tauri", &["milewalk-app"]),
];

struct Dependency {
    name: String,
    optional: bool,
    for_the_product: bool,
}

fn metadata(arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1"])
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is not a text")).to_owned()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// Our packages with what they ask for.
fn packages() -> BTreeMap<String, Vec<Dependency>> {
    let metadata = metadata(&["--no-deps"]);
    let dependency = |it: &Value| Dependency {
        name: text(&it["name"]),
        optional: it["optional"] == true,
        for_the_product: it["kind"].is_null(),
    };
    list(&metadata["packages"])
        .map(|package| (text(&package["name"]), list(&package["dependencies"]).map(dependency).collect()))
        .collect()
}

#[test]
fn every_crate_is_drawn() {
    let drawn: BTreeSet<String> = ARROWS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let there: BTreeSet<String> = packages().into_keys().collect();
    assert_eq!(there, drawn, "a crate without a place in the drawing has no rules");
}

#[test]
fn no_arrow_that_is_not_drawn() {
    let packages = packages();
    for (name, allowed) in ARROWS {
        for dependency in packages[name].iter().filter(|it| packages.contains_key(&it.name)) {
            assert!(allowed.contains(&dependency.name.as_str()), "{name} → {} is not drawn", dependency.name);
        }
    }
}

#[test]
fn what_belongs_to_one_crate_stays_there() {
    for (name, dependencies) in packages() {
        for dependency in dependencies.iter().filter(|it| it.for_the_product) {
            for (library, homes) in AT_HOME {
                let at_home = dependency.name != library || homes.contains(&name.as_str());
                assert!(at_home, "{library} belongs to {}, and {name} uses it", homes.join(" and "));
            }
        }
    }
}

#[test]
fn typescript_is_asked_for() {
    for (name, dependencies) in packages() {
        for dependency in dependencies.iter().filter(|it| it.name == "ts-rs") {
            assert!(CORE.contains(&name.as_str()), "{name} describes no types for the window");
            assert!(dependency.optional, "{name} pulls ts-rs in without the feature `ts`");
        }
    }
}

#[test]
fn no_window_and_no_runtime_below_the_faces() {
    let graph = metadata(&["--filter-platform", &host()]);
    let names: BTreeMap<String, String> =
        list(&graph["packages"]).map(|package| (text(&package["id"]), text(&package["name"]))).collect();
    let uses: BTreeMap<&str, &Value> =
        list(&graph["resolve"]["nodes"]).map(|node| (node["id"].as_str().unwrap(), &node["deps"])).collect();
    for (id, name) in names.iter().filter(|(_, name)| CORE.contains(&name.as_str())) {
        let mut reached = BTreeSet::from([id.as_str()]);
        let mut ahead = vec![(id.as_str(), name.clone())];
        while let Some((id, way)) = ahead.pop() {
            let foreign = ["tauri", "tokio"].contains(&names[id].as_str());
            assert!(!foreign, "a window or a runtime below the faces: {way}");
            for dependency in list(uses[id]).filter(|it| list(&it["dep_kinds"]).any(|kind| kind["kind"].is_null())) {
                let next = dependency["pkg"].as_str().unwrap();
                if reached.insert(next) {
                    ahead.push((next, format!("{way} → {}", names[next])));
                }
            }
        }
    }
}

/// The platform we compile for. Without it cargo would fetch the libraries of all others as well.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}
