//! `import`: maps from what other tools have written.

use crate::program::{milewalk, sample};
use std::fs;

#[test]
fn what_is_exported_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let to = |name: &str| folder.path().join(name).display().to_string();
    for ending in ["bpmn", "csv", "xlsx", "txt", "journey.mmd"] {
        let (file, map) = (to(&format!("stay.{ending}")), to(&format!("{ending}.journey.json")));
        milewalk(["export", &sample("guest-stay"), "--to", &file]);
        let run = milewalk(["import", &file, "--to", &map]);
        assert_eq!(run.status, 0, "{ending}: {}", run.errors);
        assert!(run.output.ends_with(&format!("written to {map}\n")), "{}", run.output);
        let problems = milewalk(["check", &map, "--json"]).json()["problems"].clone();
        let whole = matches!(ending, "bpmn" | "csv" | "xlsx");
        assert_eq!(problems.as_array().unwrap().is_empty(), whole, "{ending}: {problems}");
    }
    let json = milewalk(["import", &to("stay.bpmn"), "--to", &to("again.journey.json"), "--json"]).json();
    assert_eq!(json["format"], "milewalk.import-map/1");
    assert_eq!((&json["source"], &json["left_out"]), (&"BPMN process".into(), &serde_json::json!([])));
    assert!(json["steps"].as_u64() > Some(5), "{json}");
    // The same walk: every share and time came along.
    let figures = |map: &str| milewalk(["simulate", map, "--json"]).json()["outcomes"].clone();
    assert_eq!(
        figures(&to("bpmn.journey.json"))["abandoned"]["exact"],
        figures(&to("xlsx.journey.json"))["abandoned"]["exact"]
    );
}

#[test]
fn what_is_not_understood_is_said_and_what_is_no_map_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let to = |name: &str| folder.path().join(name).display().to_string();
    fs::write(to("steps.csv"), "step,waiting,mood ring\nCall,soon,blue\nSolved,,\n").unwrap();
    let run = milewalk(["import", &to("steps.csv"), "--to", &to("steps.journey.json")]);
    assert_eq!(run.status, 0);
    assert!(
        run.errors.contains("Row 2, “Call”: “soon” is no time") && run.errors.contains("“mood ring”"),
        "{}",
        run.errors
    );
    fs::write(to("steps.csv"), "a,b\n1,2\n").unwrap();
    milewalk(["import", &to("steps.csv"), "--to", &to("x.journey.json")]).refuses(&["steps.csv", "“a”, “b”"]);
    fs::write(to("cut.bpmn"), "<definitions").unwrap();
    milewalk(["import", &to("cut.bpmn"), "--to", &to("x.journey.json")]).refuses(&["cut.bpmn", "cut short or damaged"]);
    milewalk(["import", &to("none.bpmn"), "--to", &to("x.journey.json")]).refuses(&["none.bpmn", "no such file"]);
    assert!(!folder.path().join("x.journey.json").exists());
    // Without a place of its own the map is written beside the file, once.
    fs::write(to("call.csv"), "step\nCall\n").unwrap();
    assert!(milewalk(["import", &to("call.csv")]).output.ends_with("call.journey.json\n"));
    milewalk(["import", &to("call.csv")]).refuses(&["call.journey.json is there already", "--to"]);
}
