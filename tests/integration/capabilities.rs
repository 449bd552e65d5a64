//! The window may ask for the commands that there are and for nothing else: a command that is not granted fails only
//! when somebody clicks on it.

use std::collections::BTreeSet;
use std::fs;

use tests::places::root;

#[test]
fn the_window_is_granted_every_command_and_nothing_else() {
    let typescript = api::commands::typescript();
    let names =
        typescript.lines().filter_map(|line| line.trim_start().split_once(": { request: ")).map(|(name, _)| name);
    let commands: BTreeSet<String> = names.map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
    assert!(commands.contains("allow-document-open"), "the commands are found: {commands:?}");
    let text = fs::read_to_string(root().join("src-tauri/capabilities/main.json")).unwrap();
    let capability: serde_json::Value = serde_json::from_str(&text).unwrap();
    let granted = capability["permissions"].as_array().into_iter().flatten();
    let granted: BTreeSet<String> = granted.map(|name| name.as_str().unwrap().to_owned()).collect();
    assert_eq!(granted, commands);
}
