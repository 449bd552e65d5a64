//! The window opens: the gallery, a blank map, a file that is none.

use crate::workspace::{step, stored, window};
use tests::window::Home;

const SAMPLES: [&str; 15] = [
    "find-the-number",
    "password-reset",
    "walk-up",
    "access-request",
    "vpn-from-home",
    "printer",
    "software-request",
    "meeting-room",
    "laptop-swap",
    "new-starter",
    "major-incident",
    "isp-install",
    "isp-install-outage",
    "isp-install-outage-announced",
    "guest-stay",
];

#[test]
fn the_window_opens_with_journeys_to_begin_with() {
    let home = Home::new();
    let window = window("opens", &home);
    for sample in SAMPLES {
        let title = crate::workspace::sample(sample).details().title.clone();
        let tile = format!("sample-{sample}");
        window.wait_for(&tile);
        assert!(window.text(&tile).contains(&title), "the tile of {sample} says what it is");
    }
    window.eventually("the previews to be drawn", |window| {
        let drawn = window.ask(
            "return [...document.querySelectorAll('[data-testid^=sample-] img')]
                .map(picture => picture.complete && picture.naturalWidth > 0)",
        );
        drawn == serde_json::json!(vec![true; SAMPLES.len()])
    });
    window.screenshot("gallery");
    assert!(home.workspace().is_dir(), "what is changed has a place to be stored at from the start");

    let broken = home.file("broken.journey.json");
    std::fs::write(&broken, "{\n  \"format\": \"milewalk/1\",\n  \"map\": oops\n}\n").unwrap();
    home.dialog_returns(Some(&broken));
    window.click("gallery-open");
    window.eventually("a sentence with file and line", |window| {
        let said = window.texts("toast").join(" ");
        said.contains("broken.journey.json") && said.contains("line 3")
    });
    home.dialog_returns(None);
    window.click("gallery-open");
    window.wait_for("gallery");

    window.click("gallery-blank");
    window.wait_for("canvas");
    window.wait_for("add-step-before");
    assert!(
        window.text("problems").eq_ignore_ascii_case("no problems"),
        "a blank map is no fault: {}",
        window.text("problems")
    );
    window.screenshot("map-empty");
    window.click("add-step-before");
    window.wait_for("card-new-step");
    window.write("It breaks");
    window.press("Enter");
    window.wait_for("card-it-breaks");
    window.wait_for("card-new-step");
    assert!(step(&stored(&home).map, "It breaks").is_some(), "the first step is stored at once");
    window.press("Escape");
    window.wait_gone("card-new-step");
    assert_eq!(stored(&home).map.touchpoint_count(), 1, "the next one was not wanted");
}
