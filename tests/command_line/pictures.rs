//! Pictures as other programs see them: librsvg draws the SVG as we draw the PNG, poppler finds every name in the PDF;
//! and what a picture shows.

use crate::program::{Run, milewalk, sample, sample_names};
use image::{DynamicImage, GenericImageView};
use std::fs;
use std::path::Path;
use std::process::Command;

fn export(map: &str, to: &str, arguments: &[&str]) -> Run {
    let run = milewalk([&["export", map, "--to", to], arguments].concat());
    assert_eq!(run.status, 0, "{}", run.errors);
    run
}

fn other_program(name: &str, arguments: &[&str]) -> Vec<u8> {
    let run = Command::new(name).args(arguments).output().unwrap_or_else(|e| panic!("{name} is not there: {e}"));
    assert!(run.status.success(), "{name}: {}", String::from_utf8_lossy(&run.stderr));
    run.stdout
}

/// Share of the pixels that differ by more than a shade, 0 to 1.
fn differing(one: &DynamicImage, other: &DynamicImage) -> f64 {
    assert_eq!(one.dimensions(), other.dimensions(), "as large");
    let (one, other) = (one.to_rgb8(), other.to_rgb8());
    let far = |(a, b): (&image::Rgb<u8>, &image::Rgb<u8>)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 32);
    let differing = one.pixels().zip(other.pixels()).filter(|pair| far(*pair)).count();
    differing as f64 / one.pixels().len() as f64
}

#[test]
fn another_program_draws_every_map_as_we_do() {
    let folder = tempfile::tempdir().unwrap();
    let to = |name: &str| folder.path().join(name).display().to_string();
    for name in sample_names() {
        let (svg, ours, theirs) = (to("map.svg"), to("ours.png"), to("theirs.png"));
        export(&sample(&name), &svg, &[]);
        export(&sample(&name), &ours, &["--width", "1600"]);
        let ours = image::open(&ours).unwrap();
        // To the same whole pixel: each rounds heights in its own way.
        let height = ours.height().to_string();
        other_program("rsvg-convert", &["--width", "1600", "--height", &height, "--output", &theirs, &svg]);
        let differs = differing(&ours, &image::open(&theirs).unwrap());
        // Letters are smoothed by each in its own way; a line that one of them lacks is more.
        assert!(differs < 0.0015, "{name}: {:.2} % of the pixels differ", differs * 100.0);
    }
}

#[test]
fn another_program_finds_every_name_in_every_page() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("map.pdf").display().to_string();
    for name in sample_names() {
        export(&sample(&name), &to, &[]);
        let text = String::from_utf8(other_program("pdftotext", &["-raw", &to, "-"])).unwrap();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let map = api::map_file::read(Path::new(&sample(&name))).unwrap();
        for touchpoint in map.touchpoints() {
            assert!(text.contains(touchpoint.name.trim()), "{name}: “{}” is found in: {text}", touchpoint.name);
        }
    }
}

/// On several sheets every name is whole on one of them, and each has the heads of its stages and its rows; nothing is
/// found on a sheet that is not to be seen there.
#[test]
fn every_sheet_has_its_heads() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("map.pdf").display().to_string();
    export(&sample("password-reset"), &to, &["--paper", "A4", "--across", "3"]);
    let page = |n: u32| {
        let n = n.to_string();
        let text = String::from_utf8(other_program("pdftotext", &["-raw", "-f", &n, "-l", &n, &to, "-"])).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let pages: Vec<String> = (1..=9).map(page).collect();
    for (row, head) in [(0, "Notice"), (0, "Contact"), (3, "Contact"), (6, "Contact"), (6, "Notice")] {
        assert!(pages[row..row + 3].iter().any(|page| page.contains(head)), "{head} above row {row}: {pages:#?}");
    }
    for page in &pages[6..] {
        assert!(page.contains("Pain points") && page.contains("Opportunities"), "rows are named: {page}");
        assert!(!page.contains("Wait in the phone queue"), "what is not to be seen is not found: {page}");
    }
    assert!(!pages[0].contains("Solved and checked") && pages[2].contains("Solved and checked"), "{pages:#?}");
}

#[test]
fn a_picture_shows_what_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("map.svg").display().to_string();
    let map = sample("password-reset");
    let shown = |arguments: &[&str]| {
        export(&map, &to, arguments);
        let text = fs::read_to_string(&to).unwrap();
        let picture = roxmltree::Document::parse(&text).unwrap();
        let says = picture.descendants().find(|it| it.has_tag_name("desc")).and_then(|it| it.text()).unwrap();
        let size = |side| picture.root_element().attribute(side).unwrap().parse::<f64>().unwrap();
        (says.to_owned(), size("width"), size("height"))
    };
    let (_, width, height) = shown(&[]);
    let (says, narrow, _) = shown(&["--stage", "contact"]);
    assert_eq!(
        says,
        "Phone menu; Wait in the phone queue; Agent checks who I am; Fill the web form; Wait for a reply; Gave up"
    );
    assert!(narrow < width / 2.0);
    assert_eq!(shown(&["--steps", "queue,reset"]).0, "Wait in the phone queue; Agent resets it");
    for part in [
        &["--no-title"][..],
        &["--no-legend"],
        &["--no-curve"],
        &["--without", "Thoughts"],
        &["--no-title", "--no-legend", "--no-curve", "--without", "thoughts", "--without", "channel"],
    ] {
        let (_, same, lower) = shown(part);
        assert!(lower < height - 40.0 && (same - width).abs() < 1.0, "{part:?}: {lower} of {height}");
    }
    milewalk(["export", &map, "--to", &to, "--stage", "nowhere"]).refuses(&["no stage", "contact"]);
    milewalk(["export", &map, "--to", &to, "--steps", "queue,nobody"]).refuses(&["no step", "nobody"]);
    milewalk(["export", &map, "--to", &to, "--without", "Nothing"]).refuses(&["no lane", "Thoughts"]);
}

#[test]
fn a_png_is_as_wide_as_asked_for_and_may_be_transparent() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("map.png").display().to_string();
    export(&sample("guest-stay"), &to, &["--width", "1234"]);
    let paper = image::open(&to).unwrap();
    assert_eq!(paper.width(), 1234);
    assert!(paper.to_rgba8().pixels().all(|pixel| pixel.0[3] == 255), "paper is behind all of it");
    export(&sample("guest-stay"), &to, &["--width", "1234", "--transparent"]);
    let clear = image::open(&to).unwrap();
    assert!(clear.to_rgba8().pixels().filter(|pixel| pixel.0[3] == 0).count() > 50_000, "around the cards nothing is");
}

#[test]
fn heat_and_another_map_are_laid_over_it() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("map.svg").display().to_string();
    let map = sample("password-reset");
    // What the picture says is outlines; the page says it in letters.
    let pdf = folder.path().join("map.pdf").display().to_string();
    let says = |arguments: &[&str]| {
        export(&map, &pdf, arguments);
        String::from_utf8(other_program("pdftotext", &["-raw", &pdf, "-"])).unwrap()
    };
    let plain = says(&[]);
    assert!(
        !plain.contains("effort per journey") && plain.contains("All 69 figures of the map are assumed"),
        "{plain}"
    );
    let heat = says(&["--heat", "effort", "--walks", "20000", "--date", "1 March 2026"]);
    assert!(heat.contains("expected effort per journey, up to 7.0 em") && heat.contains("1 March 2026"), "{heat}");
    assert!(says(&["--heat", "peak", "--walks", "20000"]).contains("how often it is the worst moment"));
    let text = fs::read_to_string(&map).unwrap();
    let mut other: serde_json::Value = serde_json::from_str(&text).unwrap();
    other["map"]["state"] = "toBe".into();
    for step in other["touchpoints"].as_array_mut().unwrap().iter_mut().filter(|step| !step["emotion"].is_null()) {
        step["emotion"]["value"] = 2.into();
    }
    let path = folder.path().join("better.journey.json");
    fs::write(&path, other.to_string()).unwrap();
    let beside = says(&["--beside", &path.display().to_string()]);
    assert!(beside.contains("how it feels to-be") && !plain.contains("to-be"), "{beside}");
    let stranger = sample("guest-stay");
    milewalk(["export", &map, "--to", &to, "--beside", &stranger]).refuses(&["guest-stay", "no step of this map"]);
}

/// What Inter lacks is set in fonts of the system; what those lack is told.
#[test]
fn names_in_the_scripts_of_the_world_are_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(sample("printer")).unwrap();
    let to = |name: &str| folder.path().join(name).display().to_string();
    let named = |name: &str| {
        let path = to("named.journey.json");
        let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
        file["touchpoints"][0]["name"] = name.into();
        fs::write(&path, file.to_string()).unwrap();
        path
    };
    let begins = |kind: &str, bytes: &[u8]| fs::read(to(kind)).unwrap().starts_with(bytes);
    for (name, found) in [
        ("パスワード", "パスワード"),
        ("忘记密码", "忘记密码"),
        ("비밀번호", "비밀번호"),
        ("Locked 😱", "😱"),
        ("שכחתי", "שכחתי"),
        ("نسيت", "نسيت"),
        ("VPN रीसेट", "VPN"),
    ] {
        let map = named(name);
        let run = export(&map, &to("map.pdf"), &[]);
        assert_eq!(run.errors, "", "every sign is there: {name}");
        let text = String::from_utf8(other_program("pdftotext", &["-raw", &to("map.pdf"), "-"])).unwrap();
        let text: String = text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}')).collect();
        assert!(text.contains(found), "{name} is found in {text}");
        export(&map, &to("map.png"), &["--scale", "1"]);
        export(&map, &to("map.svg"), &[]);
        assert!(begins("map.png", b"\x89PNG") && begins("map.svg", b"<svg "));
    }
    // Egyptian hieroglyphs: no usual system has them.
    let run = export(&named("\u{13000} \u{13001}"), &to("map.png"), &["--scale", "1"]);
    assert!(run.errors.contains("no font here has Egyptian Hieroglyphs (\u{13000} \u{13001})"), "{}", run.errors);
}
