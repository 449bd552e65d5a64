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

/// Holds a picture against the PNG at `path` (from the top folder): as large, and hardly a pixel of another colour. What
/// rounds otherwise on another machine is no difference that anybody sees.
///
/// # Panics
/// When they differ: by how much, and where the new one can be looked at.
#[track_caller]
pub fn looks_like(path: &str, actual: &[u8]) {
    let reference = places::root().join(path);
    let expected = fs::read(&reference).unwrap_or_default();
    let Err(how) = differs(&expected, actual) else { return };
    let update = std::env::var_os("MILEWALK_UPDATE").is_some();
    let to = if update { reference } else { places::left_behind("differs").join(path.replace('/', "__")) };
    if let Err(sentence) = write(&to, actual) {
        panic!("{sentence}");
    }
    assert!(update, "{path}: {how}. The new one is {}; `cargo xtask golden --update` takes it.", to.display());
}

/// More than so many parts of all pixels may not differ, each by more than so many of 255 shades.
const MOST_PIXELS: f64 = 0.001;
const SHADES: u8 = 32;

fn differs(expected: &[u8], actual: &[u8]) -> Result<(), String> {
    let read = |bytes| image::load_from_memory(bytes).map(|picture| picture.to_rgba8()).map_err(|e| e.to_string());
    let (expected, actual) = (read(expected)?, read(actual)?);
    if expected.dimensions() != actual.dimensions() {
        return Err(format!("{:?} pixels, and it was {:?}", actual.dimensions(), expected.dimensions()));
    }
    let far = |(a, b): (&image::Rgba<u8>, &image::Rgba<u8>)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > SHADES);
    let differing = expected.pixels().zip(actual.pixels()).filter(|pair| far(*pair)).count() as f64;
    let share = differing / f64::from(expected.width() * expected.height());
    if share > MOST_PIXELS { Err(format!("{:.2} % of the pixels differ", share * 100.0)) } else { Ok(()) }
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
    fn a_picture_with_a_few_other_pixels_is_the_same_and_one_with_a_spot_is_not() {
        let picture = |spot: u32| {
            let mut picture = image::RgbaImage::from_pixel(200, 100, image::Rgba([255; 4]));
            (0..spot).for_each(|n| picture.put_pixel(n % 200, n / 200, image::Rgba([0, 0, 0, 255])));
            let mut bytes = std::io::Cursor::new(Vec::new());
            picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
            bytes.into_inner()
        };
        assert_eq!(differs(&picture(0), &picture(15)), Ok(()));
        assert_eq!(differs(&picture(0), &picture(60)).unwrap_err(), "0.30 % of the pixels differ");
        assert!(differs(b"", &picture(0)).is_err(), "what is absent is not the same");
    }

    #[test]
    fn a_reference_that_is_absent_does_not_hold() {
        let folder = tempfile::tempdir().unwrap();
        assert!(compare(&folder.path().join("absent"), "self-test/b.txt", b"one\n", false).is_err());
    }
}
