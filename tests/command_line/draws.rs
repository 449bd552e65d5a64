//! `export`: pictures, and the map itself.

use crate::program::{milewalk, sample, sample_names};
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn a_map_is_drawn_as_its_ending_says() {
    let folder = tempfile::tempdir().unwrap();
    let map = sample("guest-stay");
    let to = |name: &str| folder.path().join(name).display().to_string();

    let svg = to("stay.svg");
    let run = milewalk(["export", &map, "--to", &svg]);
    assert_eq!((run.status, run.output.trim_end(), run.errors.as_str()), (0, svg.as_str(), ""), "it says where");
    let text = fs::read_to_string(&svg).unwrap();
    assert!(text.starts_with("<svg ") && text.trim_end().ends_with("</svg>"), "it is a whole picture");
    assert!(text.contains("Our train is late"), "of this map");
    milewalk(["export", &map, "--to", &to("again.svg")]);
    assert_eq!(fs::read_to_string(to("again.svg")).unwrap(), text, "the same map gives the same bytes");

    let sizes = ["1", "2"].map(|scale| {
        let png = to(&format!("stay-{scale}.PNG"));
        let run = milewalk(["export", &map, "--to", &png, "--scale", scale]);
        assert_eq!(run.status, 0, "{}", run.errors);
        let bytes = fs::read(&png).unwrap();
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "a PNG begins so");
        // https://www.w3.org/TR/png/#11IHDR
        u32::from_be_bytes(bytes[16..20].try_into().unwrap())
    });
    assert!(sizes[1].abs_diff(2 * sizes[0]) <= 1, "twice the scale, twice as wide: {sizes:?}");
}

/// The same bytes, and what fonts it needs.
#[test]
fn a_page_has_its_fonts_with_it() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["guest-stay", "password-reset"] {
        let to = |ending: &str| folder.path().join(format!("{name}{ending}")).display().to_string();
        let run = milewalk(["export", &sample(name), "--to", &to(".pdf")]);
        assert_eq!(run.status, 0, "{}", run.errors);
        milewalk(["export", &sample(name), "--to", &to("-again.pdf")]);
        assert_eq!(fs::read(to(".pdf")).unwrap(), fs::read(to("-again.pdf")).unwrap(), "the same map, the same bytes");
        let fonts = Command::new("pdffonts").arg(to(".pdf")).output().expect("poppler-utils is there");
        let fonts = String::from_utf8(fonts.stdout).unwrap();
        let lines: Vec<_> = fonts.lines().skip(2).collect();
        assert!(!lines.is_empty() && lines.iter().all(|line| line.contains("Inter")), "{fonts}");
    }
}

/// One sheet shows all of it; of several, each shows a part, and they are of the paper's size.
#[test]
fn a_map_is_printed_on_paper() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("stay.pdf").display().to_string();
    let printed = |arguments: &[&str]| {
        let run = milewalk([&["export", &sample("guest-stay"), "--to", &to], arguments].concat());
        assert_eq!(run.status, 0, "{}", run.errors);
        let info = Command::new("pdfinfo").arg(&to).output().expect("poppler-utils is there");
        let info = String::from_utf8(info.stdout).unwrap();
        let line = |name: &str| info.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned();
        (line("Pages:"), line("Page size:"))
    };
    assert_eq!(printed(&["--paper", "A4"]), ("1".into(), "841.89 x 595.276 pts (A4)".into()));
    let (pages, size) = printed(&["--paper", "a3", "--across", "3"]);
    assert_eq!(size, "1190.55 x 841.89 pts (A3)");
    assert!(pages.parse::<u32>().unwrap() % 3 == 0, "whole rows of three: {pages}");
    let refused = milewalk(["export", &sample("guest-stay"), "--to", &to, "--paper", "A9"]);
    assert!(refused.errors.contains("give one of A0, A1, A2, A3, A4, Letter"), "{}", refused.errors);
    let refused = milewalk(["export", &sample("guest-stay"), "--to", "x.svg", "--paper", "A4"]);
    assert_eq!((refused.status, refused.errors.contains("is for a .pdf")), (2, true));
}

/// LibreOffice opens the slides of every map, and every step can be found on them.
#[test]
fn slides_open_in_another_program() {
    let folder = tempfile::tempdir().unwrap();
    let to = |name: &str| folder.path().join(name).display().to_string();
    let names = sample_names();
    let decks: Vec<String> = names.iter().map(|name| to(&format!("{name}.pptx"))).collect();
    for (name, deck) in names.iter().zip(&decks) {
        let run = milewalk(["report", &sample(name), "--to", deck, "--walks", "2000", "--date", "1 March 2026"]);
        assert_eq!((run.status, run.output.trim_end()), (0, deck.as_str()), "{}", run.errors);
    }
    let own = format!("-env:UserInstallation=file://{}", to("office"));
    let office = Command::new("soffice")
        .args([&own, "--headless", "--convert-to", "pdf", "--outdir", &to("")])
        .args(&decks)
        .output();
    let Ok(office) = office else {
        println!("SKIPPED: soffice (libreoffice-impress) is not installed, so nobody opened the slides");
        return;
    };
    for name in names {
        let text = Command::new("pdftotext").args(["-raw", &to(&format!("{name}.pdf")), "-"]).output().unwrap();
        let text = String::from_utf8(text.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(!text.is_empty(), "{name}: {}", String::from_utf8_lossy(&office.stderr));
        let map = api::map_file::read(Path::new(&sample(&name))).unwrap();
        for touchpoint in map.touchpoints() {
            assert!(text.contains(touchpoint.name.trim()), "{name}: “{}” is found in: {text}", touchpoint.name);
        }
        assert!(text.contains("1 March 2026"), "{name}: {text}");
        if name == "password-reset" {
            for words in ["expected to change", "could have solved themselves"] {
                assert!(text.contains(words), "{words}: {text}");
            }
        }
    }
}

#[test]
fn a_map_is_written_as_it_was_read_and_what_it_replaces_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("stay.journey.json");
    fs::write(&path, "what was here before").unwrap();
    let run = milewalk(["export", &sample("guest-stay"), "--to", &path.display().to_string()]);
    assert_eq!(run.status, 0, "{}", run.errors);
    assert_eq!(fs::read(&path).unwrap(), fs::read(sample("guest-stay")).unwrap(), "the same bytes");
    assert_eq!(fs::read_to_string(folder.path().join("stay.journey.json.bak")).unwrap(), "what was here before");
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let map = sample("guest-stay");
    let to = |name: &str| folder.path().join(name).display().to_string();
    milewalk(["export", &map, "--to", &to("stay.doc")]).refuses(&["stay.doc", ".svg", ".png"]);
    milewalk(["export", &map, "--to", &to("nowhere/stay.svg")]).refuses(&["nowhere", "no such folder"]);
    milewalk(["export", &map, "--to", &to("huge.png"), "--scale", "1000000"]).refuses(&[]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
}

/// Text for other tools, tables and the report go by the ending too; each is what its readers take.
#[test]
fn a_map_goes_to_other_tools_and_into_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let to = |name: &str| folder.path().join(name).display().to_string();
    let written = |command: &str, name: &str| {
        let run = milewalk([command, &sample("guest-stay"), "--to", &to(name)]);
        assert_eq!((run.status, run.output.trim_end()), (0, to(name).as_str()), "{}", run.errors);
        fs::read(to(name)).unwrap()
    };
    let text = |command: &str, name: &str| String::from_utf8(written(command, name)).unwrap();
    assert!(text("export", "stay.mmd").contains("flowchart LR"));
    assert!(text("export", "stay.journey.mmd").starts_with("journey\n"));
    assert!(text("export", "stay.dot").starts_with("digraph "));
    assert!(text("export", "stay.bpmn").contains("<sequenceFlow "));
    assert!(text("export", "stay.txt").starts_with("# "), "the outline");
    assert!(text("export", "stay.csv").starts_with("\u{feff}stage,step,key,"));
    assert!(written("export", "stay.xlsx").starts_with(b"PK"));
    assert!(written("export", "stay.pptx").starts_with(b"PK"));
    assert!(!text("export", "stay.md").contains("What is expected"), "nothing was simulated");

    let page = text("report", "stay.html");
    for part in
        ["<!doctype html>", "What is expected", "Where the effort goes", "milewalk report guest-stay.journey.json"]
    {
        assert!(page.contains(part), "{part}");
    }
    assert!(page.len() > 100_000 && page.contains("<svg"), "the map is in it");
    let refused = milewalk(["report", &sample("guest-stay"), "--to", &to("stay.pdf")]);
    assert_eq!(refused.status, 2);
    assert!(refused.errors.contains("a report is .html, .md, .xlsx or .pptx"), "{}", refused.errors);
}

#[test]
fn an_option_that_a_file_would_ignore_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let to = |name: &str| folder.path().join(name).display().to_string();
    let map = sample("walk-up");
    for (file, options, said) in [
        ("t.pptx", &["--stage", "wait"][..], "--stage is for a picture"),
        ("t.pptx", &["--heat", "effort"], "--heat is for a picture"),
        ("t.txt", &["--transparent"], "--transparent is for a picture"),
        ("t.svg", &["--scale", "2"], "--scale is for a .png"),
        ("t.svg", &["--as", "mix"], "--as is for --heat"),
    ] {
        milewalk([&["export", &map, "--to", &to(file)], options].concat()).refuses(&[said]);
        assert!(!folder.path().join(file).exists(), "{file}");
    }
    let outline = milewalk(["export", &map, "--to", &to("t.txt")]);
    assert_eq!(outline.status, 0, "{}", outline.errors);
    assert!(outline.errors.contains("An outline does not hold: "), "{}", outline.errors);
}

#[test]
fn a_report_says_who_walked_and_how_to_get_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("walk.md").display().to_string();
    let map = sample("walk-up");
    let report = |options: &[&str]| {
        let base = ["report", &map, "--to", &to, "--walks", "1000"];
        assert_eq!(milewalk([&base[..], options].concat()).status, 0);
        fs::read_to_string(&to).unwrap()
    };
    let text = report(&["--as", "having-a-bad-day", "--set", "queue.wait.p50=9"]);
    assert!(text.contains("(as Having a bad day)"), "{text}");
    let again =
        "walk-up.journey.json --set queue.wait.p50=9 --to report.html --walks 1000 --seed 7 --as having-a-bad-day";
    assert!(text.contains(again), "{text}");
    assert!(report(&["--as", "mix"]).contains("--as mix"));
    let neutral = report(&[]);
    assert!(neutral.contains("(neutral customer)") && !neutral.contains("--as "), "{neutral}");
}
