//! `check`, and maps that cannot be read.

use crate::program::{milewalk, sample, samples};
use std::fs;

#[test]
fn every_sample_is_without_a_problem() {
    let mut checked = 0;
    for entry in fs::read_dir(samples()).unwrap() {
        let path = entry.unwrap().path().display().to_string();
        if path.ends_with(".journey.json") {
            let run = milewalk(["check", &path]);
            assert_eq!((run.status, run.errors.as_str()), (0, ""), "{path}: {}", run.output);
            assert!(run.output.contains("no problems"), "{}", run.output);
            checked += 1;
        }
    }
    assert!(checked >= 6, "six samples at least, not {checked}");
}

#[test]
fn a_map_with_a_problem_is_answered_with_no() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wrong.journey.json").display().to_string();
    let mut map: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(sample("password-reset")).unwrap()).unwrap();
    let ways = map["transitions"].as_array_mut().unwrap();
    let way = ways.iter_mut().find(|way| way["share"]["value"] == 0.45).unwrap();
    way["share"]["value"] = 0.35.into();
    fs::write(&path, serde_json::to_string_pretty(&map).unwrap()).unwrap();

    let run = milewalk(["check", &path]);
    assert_eq!(run.status, 1, "{}{}", run.output, run.errors);
    assert!(run.output.contains("Look for what to do") && run.output.contains("90 %"), "{}", run.output);
    let run = milewalk(["check", &path, "--json"]);
    assert_eq!(run.status, 1, "as JSON it is a no as well");
    let problems = run.json()["problems"].clone();
    assert_eq!((&problems[0]["severity"], &problems[0]["at"]), (&"error".into(), &"seek".into()), "{problems}");
    milewalk(["simulate", &path]).refuses(&["wrong.journey.json", "Look for what to do"]);
}

#[test]
fn a_broken_map_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.journey.json").display().to_string();
    let whole = fs::read_to_string(sample("find-the-number")).unwrap();
    let line = 1 + whole.lines().position(|line| line.contains("\"order\"")).unwrap();
    fs::write(&path, whole.replacen("\"order\": 0", "\"order\": \"first\"", 1)).unwrap();
    milewalk(["check", &path]).refuses(&["broken.journey.json", &format!("line {line}"), "order"]);
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    milewalk(["check", &path]).refuses(&["broken.journey.json", "line "]);
}

#[test]
fn what_is_no_map_of_this_version_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("newer.journey.json").display().to_string();
    let whole = fs::read_to_string(sample("find-the-number")).unwrap();
    fs::write(&path, whole.replacen("milewalk/1", "milewalk/99", 1)).unwrap();
    milewalk(["check", &path]).refuses(&["milewalk/99", "milewalk/1"]);
    fs::write(&path, [0xff, 0xfe, 0x00]).unwrap();
    milewalk(["check", &path]).refuses(&["newer.journey.json"]);
    let absent = folder.path().join("absent.journey.json").display().to_string();
    milewalk(["check", &absent]).refuses(&["absent.journey.json", "no such file"]);
}

#[test]
fn a_map_is_printed_as_lines() {
    let run = milewalk(["outline", &sample("find-the-number"), "--set", "wait.wait.p50=4"]);
    assert_eq!(run.status, 0, "{}", run.errors);
    assert!(run.output.starts_with("# Find help\n- Find the number (2m–8m)\n"), "{}", run.output);
    assert!(run.output.contains("- Wait for an answer (wait 4m–10m)\n"), "{}", run.output);
}

#[test]
fn two_states_are_compared_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("to-be.journey.json").display().to_string();
    let same = milewalk(["compare", &sample("find-the-number"), &sample("find-the-number")]);
    assert_eq!((same.status, same.output.as_str()), (0, "no differences\n"));
    milewalk(["export", &sample("find-the-number"), "--set", "wait.wait.fixed=1", "--to", &path]);
    let run = milewalk(["compare", &sample("find-the-number"), &path]);
    assert_eq!(run.status, 1, "something differs: {}", run.errors);
    assert_eq!(run.output, "“Wait for an answer”: waiting 3 min, bad day 10 min → 1 min\n");
    let json = milewalk(["compare", &sample("find-the-number"), &path, "--json"]).json();
    assert_eq!(json["format"], "milewalk.compare/1");
    assert_eq!(json["differences"][0]["kind"], "changed");
    milewalk(["compare", &path, "absent.journey.json"]).refuses(&["absent.journey.json"]);
}
