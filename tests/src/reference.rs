//! Reference files: what was right once must stay so to the byte, until somebody says that it should change.
//!
//! With `MILEWALK_UPDATE` set (by `cargo xtask golden --update` and `cargo xtask bindings`) a reference is written
//! instead of compared. The difference is then reviewed like code.

use std::fs;
use std::path::Path;

use crate::places;

/// Holds `actual` against the reference file at `path` (from the top folder).
///
/// # Panics
/// When they differ: with the first line that does, and where the whole can be compared.
#[track_caller]
pub fn holds(path: &str, actual: &[u8]) {
    let update = std::env::var_os("MILEWALK_UPDATE").is_some();
    if let Err(sentence) = compare(&places::root().join(path), path, actual, update) {
        panic!("{sentence}");
    }
}

fn compare(reference: &Path, name: &str, actual: &[u8], update: bool) -> Result<(), String> {
    let expected = fs::read(reference).unwrap_or_default();
    if expected == actual {
        return Ok(());
    }
    if update {
        return write(reference, actual);
    }
    let beside = places::left_behind("differs").join(name.replace('/', "__"));
    write(&beside, actual)?;
    Err(format!(
        "{name} is not what it was.\n{}\nThe new one is {}. If it is right, write it with \
         `cargo xtask golden --update` (or `cargo xtask bindings`) and review the difference.",
        first_difference(&expected, actual),
        beside.display()
    ))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let folder = path.parent().ok_or_else(|| format!("{} has no folder", path.display()))?;
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, bytes))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// The first line that differs, for people; sizes when it is not text.
fn first_difference(expected: &[u8], actual: &[u8]) -> String {
    let (Ok(expected), Ok(actual)) = (str::from_utf8(expected), str::from_utf8(actual)) else {
        return format!("Expected {} bytes, got {}.", expected.len(), actual.len());
    };
    let same = expected.lines().zip(actual.lines()).take_while(|(one, other)| one == other).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").chars().take(200).collect::<String>();
    format!("Line {}:\n  expected {}\n  got      {}", same + 1, line(expected), line(actual))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_by_line_and_the_reference_stays() {
        let folder = tempfile::tempdir().unwrap();
        let reference = folder.path().join("a.txt");
        fs::write(&reference, "one\ntwo\n").unwrap();
        let sentence = compare(&reference, "self-test/a.txt", b"one\nzwei\n", false).unwrap_err();
        assert!(sentence.contains("Line 2:\n  expected two\n  got      zwei"), "{sentence}");
        assert_eq!(fs::read(&reference).unwrap(), b"one\ntwo\n", "comparing must not write the reference");
    }

    #[test]
    fn an_update_makes_the_next_comparison_hold() {
        let folder = tempfile::tempdir().unwrap();
        let reference = folder.path().join("new/a.txt");
        compare(&reference, "self-test/a.txt", b"one\n", true).unwrap();
        compare(&reference, "self-test/a.txt", b"one\n", false).unwrap();
    }

    #[test]
    fn a_reference_that_is_absent_does_not_hold() {
        let folder = tempfile::tempdir().unwrap();
        assert!(compare(&folder.path().join("absent"), "self-test/b.txt", b"one\n", false).is_err());
    }
}
