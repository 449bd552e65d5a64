//! A test file that nobody lists is compiled by nobody and passes for ever. This finds it.

use std::fs;

use tests::places::root;

#[test]
fn every_test_file_is_listed_in_its_runner() {
    for folder in ["tests/integration", "tests/e2e", "tests/command_line"] {
        let folder = root().join(folder);
        let runner = fs::read_to_string(folder.join("main.rs")).unwrap();
        for entry in fs::read_dir(&folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let Some(module) = name.strip_suffix(".rs").filter(|module| *module != "main") else { continue };
            let line = format!("mod {module};");
            assert!(runner.lines().any(|it| it == line), "{name} in {} is not listed: `{line}`", folder.display());
        }
    }
}
