//! Lines that become steps: forty of them typed on a blank map, one that is refused, and all of it taken back.

use crate::workspace::{flat, stored, window};
use std::fmt::Write as _;
use tests::window::{Home, Window};

#[test]
fn forty_lines_become_a_map_and_are_taken_back() {
    let home = Home::new();
    let window = window("outline", &home);
    window.click("gallery-blank");
    window.wait_for("canvas");
    window.click("outline-open");
    window.wait_for("outline-text");

    window.fill("outline-text", "# Contact\n- Call\nhello\n");
    window.click("outline-add");
    window.eventually("to be told which line", |window| flat(&window.text("outline-sheet")).contains("Line 3"));
    assert_eq!(stored(&home).map.touchpoint_count(), 0, "nothing of it is taken");
    assert!(window.value("outline-text").contains("hello"), "and nothing that was typed is lost");

    let lines = forty_lines();
    assert_eq!(lines.lines().count(), 40);
    window.fill("outline-text", &lines);
    window.screenshot("outline-lines");
    window.click("outline-add");
    window.wait_gone("outline-sheet");
    window.wait_for("card-step-1-1");
    let map = stored(&home).map;
    assert_eq!((map.touchpoint_count(), map.pain_points().len(), map.questions().len()), (22, 10, 4));
    window.screenshot("outline");

    given_back(&window, &lines);
    mended(&window, &home);
    window.press("Control+z");
    window.eventually("the problem again", |window| window.count("problem-count") == 1);
    window.press("Control+z");
    window.eventually("an empty map", |window| window.count("card-step-1-1") == 0);
    assert_eq!(stored(&home).map.touchpoint_count(), 0, "forty lines are one step of undo");
}

/// The last step leads nowhere yet: one problem, mended in one click.
fn mended(window: &Window, home: &Home) {
    assert_eq!(window.text("problem-count"), "! 1", "one thing is wrong, not all that comes before it as well");
    window.click("problem-count");
    window.eventually("what is wrong in words", |window| {
        flat(&window.text("inspector")).contains("“Told” leads nowhere")
    });
    assert_eq!(window.text("mend-0"), "Lead on to “Solved and checked”");
    window.click("mend-0");
    window.eventually("no problem", |window| window.count("problem-count") == 0);
    assert_eq!(stored(home).map.touchpoint_count(), 23, "with its end the journey can be walked");
}

fn given_back(window: &Window, lines: &str) {
    window.click("outline-open");
    window.wait_for("outline-text");
    window.click("outline-show");
    window.eventually("the map as lines", |window| window.value("outline-text").contains("- Step 1.1"));
    let shown = window.value("outline-text");
    assert!(shown.trim_end().ends_with(lines.trim_end()), "behind the stages that were there: {shown}");
    window.click_button("Close");
    window.wait_gone("outline-sheet");
}

fn forty_lines() -> String {
    let mut lines = String::new();
    for stage in 1..=4 {
        writeln!(lines, "# Part {stage}").unwrap();
        for step in 1..=4 {
            writeln!(lines, "- Step {stage}.{step} ({step}m, wait {step}m–20m)").unwrap();
            if step == 2 {
                lines += "  ! Nobody says how long\n  ? Why twice?\n  - Another way (5m)\n";
            }
        }
        if stage < 4 {
            lines += "  ! It takes too long\n";
        }
    }
    lines + "- Done (1m)\n- Told (1m)\n  ! Nobody asks\n  ! Nobody knows\n  ! Nobody cares\n"
}
