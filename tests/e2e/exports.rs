//! Pictures leave the window as files.

use crate::workspace::{dismiss, pictures, sample, window_with};
use tests::window::Home;

#[test]
fn a_map_is_exported_as_svg_and_png() {
    let home = Home::new();
    let window = window_with("exports", &home, "guest-stay");
    window.click("export");
    window.wait_for("export-dialog");
    window.eventually("the preview", |window| {
        window.ask("return document.querySelector('[data-testid=export-dialog] img')?.naturalWidth > 0") == true
    });
    pictures(&window, "export");

    home.dialog_returns(None);
    window.click("export-svg");
    window.click("export-write");
    window.eventually("the buttons to be back", |window| window.enabled("export-write"));
    window.wait_for("export-dialog");

    let svg = home.file("stay.svg");
    home.dialog_returns(Some(&svg));
    window.click("export-write");
    window.wait_gone("export-dialog");
    window.eventually("to be told where", |window| window.texts("toast").join(" ").contains("stay.svg"));
    let text = std::fs::read_to_string(&svg).unwrap();
    let picture = roxmltree::Document::parse(&text).expect("an SVG is XML");
    let said: Vec<_> = picture.descendants().filter(|it| it.has_tag_name("desc")).filter_map(|it| it.text()).collect();
    let said = said.join(" ");
    for touchpoint in sample("guest-stay").touchpoints() {
        assert!(said.contains(&touchpoint.name), "“{}” is in the picture: {said}", touchpoint.name);
    }

    let png = home.file("stay.png");
    home.dialog_returns(Some(&png));
    window.click("export");
    window.click("export-png");
    window.click("export-write");
    window.wait_gone("export-dialog");
    let bytes = std::fs::read(&png).unwrap();
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "a PNG begins so");
    let root = picture.root_element();
    // Twice as many pixels as units, rounded up. The size stands at a fixed place, https://www.w3.org/TR/png/#11IHDR
    for (side, at) in [("width", 16), ("height", 20)] {
        let units: f64 = root.attribute(side).unwrap().parse().unwrap();
        let pixels = u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert!((f64::from(pixels) - 2.0 * units).abs() <= 1.0, "{side}: {pixels} pixels of {units} units");
    }

    for (kind, begins) in [("pptx", "PK"), ("html", "<!doctype html>"), ("bpmn", "<?xml"), ("xlsx", "PK")] {
        let file = home.file(&format!("stay.{kind}"));
        home.dialog_returns(Some(&file));
        // What was said in passing lies behind the dialog.
        dismiss(&window);
        window.click("export");
        window.click(&format!("export-{kind}"));
        window.eventually("the preview of it", |window| {
            window.attribute("export-preview", "aria-busy").as_deref() == Some("false")
        });
        if kind == "pptx" {
            pictures(&window, "export-slides");
        }
        window.click("export-write");
        window.wait_gone("export-dialog");
        let bytes = std::fs::read(&file).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{kind} begins with {begins}");
    }

    let map = home.file("stay.journey.json");
    home.dialog_returns(Some(&map));
    window.click("export");
    window.click("export-map");
    window.click("export-write");
    window.wait_gone("export-dialog");
    let taken = api::map_file::read(&map).unwrap();
    assert_eq!(crate::workspace::content(&taken), crate::workspace::content(&sample("guest-stay")), "the map itself");
}

/// What a picture shows is chosen, looked at, and the same the next time; but for the part of the map.
#[test]
fn a_picture_shows_what_is_chosen_and_the_choice_is_remembered() {
    let home = Home::new();
    let window = window_with("exports-choice", &home, "password-reset");
    let shape = || {
        let image = "document.querySelector('[data-testid=export-preview] img')?.getBoundingClientRect()";
        window.ask(&format!("const box = {image}; return box ? box.width / box.height : 0")).as_f64().unwrap_or(0.0)
    };
    window.click("export");
    window.eventually("the preview", |_| shape() > 0.0);
    let whole = shape();
    window.choose("export-part", "stage: Contact");
    window.eventually("one stage, higher than wide", |_| shape() > 0.0 && shape() < 1.0);
    window.choose("export-part", "the whole map");
    window.click("export-with-curve");
    window.click("export-lane-Thoughts");
    window.eventually("less of it, and flatter", |_| shape() > whole * 1.1);

    window.choose("export-paper", "A4");
    window.fill("export-across", "2");
    window.eventually("its sheets", |window| {
        let sheets = window.ask("return document.querySelectorAll('[data-testid=export-preview] img').length");
        sheets.as_u64().is_some_and(|sheets| sheets >= 4 && sheets.is_multiple_of(2))
    });
    pictures(&window, "export-sheets");
    let pdf = home.file("locked.pdf");
    home.dialog_returns(Some(&pdf));
    window.click("export-write");
    window.wait_gone("export-dialog");
    window.wait_for("toast-then");
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF"), "a PDF begins so");
    drop(window);

    let again = window_with("exports-again", &home, "guest-stay");
    again.click("export");
    again.wait_for("export-paper");
    assert_eq!((again.value("export-paper").as_str(), again.value("export-across").as_str()), ("a4", "2"));
    assert_eq!(again.ask("return document.querySelector('[data-testid=export-with-curve]').checked"), false);
    assert_eq!(again.value("export-part"), "", "the part is said each time");
}
