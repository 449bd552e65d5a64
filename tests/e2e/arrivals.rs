//! Files come to the window: from another tool by the dialog, and dropped from the desktop; and a picture leaves by the
//! clipboard.

use crate::workspace::{sample, stored, window, window_with};
use tests::window::{Home, Window};

/// Dropped in the middle of the window. True: the page has taken it.
fn drop_file(window: &Window, name: &str, text: &str) -> bool {
    let text = serde_json::to_string(text).unwrap();
    let left = window.ask(&format!(
        "const data = new DataTransfer();
         data.items.add(new File([{text}], '{name}'));
         const to = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
         const event = (type) => new DragEvent(type, {{ bubbles: true, cancelable: true, dataTransfer: data }});
         to.dispatchEvent(event('dragover'));
         return to.dispatchEvent(event('drop'));"
    ));
    left == false
}

#[test]
fn a_file_of_another_tool_is_opened_and_one_that_is_dropped() {
    let home = Home::new();
    let window = window("arrivals", &home);
    let process = home.file("stay.bpmn");
    std::fs::write(&process, export::bpmn::write(&sample("guest-stay"))).unwrap();
    home.dialog_returns(Some(&process));
    window.click("gallery-open");
    window.wait_for("canvas");
    assert_eq!(window.count("left-out"), 0, "everything was understood");
    let map = stored(&home).map;
    assert_eq!(map.touchpoint_count(), sample("guest-stay").touchpoint_count());
    assert_eq!(map.details().title, sample("guest-stay").details().title);

    // A map over a map, with something that is not understood.
    assert!(drop_file(
        &window,
        "Our day.mmd",
        "journey\n title Our day\n section Morning\n Get up: 2: Me\n Make tea: hot: Me\n"
    ));
    window.wait_for("left-out");
    assert!(window.text("left-out").contains("the score “hot” is no number"), "{}", window.text("left-out"));
    window.screenshot("left-out");
    window.click("left-out-close");
    window.wait_gone("left-out");
    window.wait_for("card-make-tea");
    assert_eq!(stored(&home).map.details().title, "Our day");

    // What is broken is said, and the map stays.
    assert!(drop_file(&window, "cut.bpmn", "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"));
    window.eventually("a sentence about the file", |window| {
        window.texts("toast").join(" ").contains("cut short or damaged")
    });
    window.wait_for("card-make-tea");

    assert!(drop_file(&window, "flow.mmd", "flowchart LR\n a --> b\n"));
    window.eventually("what it is, and by its name alone", |window| {
        window
            .texts("toast")
            .iter()
            .any(|toast| toast.starts_with("flow.mmd cannot be read: it is a Mermaid flowchart"))
    });

    // Tickets go where tickets are read.
    let tickets = "number,opened_at,state\nINC1,2026-01-01 10:00:00,New\nINC2,2026-01-02 10:00:00,New\n";
    assert!(drop_file(&window, "may.csv", tickets));
    window.wait_for("tickets-preview");
    assert!(window.text("tickets-preview").contains("may.csv"));
}

#[test]
fn a_map_is_copied_as_a_picture_and_as_lines() {
    let home = Home::new();
    let window = window_with("copied", &home, "find-the-number");
    window.wait_for("canvas");
    // What the page hands over is looked at on its way: to read it back, a page would need a person's leave.
    let watched = window.ask(
        "const clipboard = navigator.clipboard, write = clipboard.write.bind(clipboard);
         clipboard.write = async ([item]) => {
             await write([item]);
             const [picture, text] = await Promise.all(['image/png', 'text/plain'].map((type) => item.getType(type)));
             const head = new Uint8Array(await picture.arrayBuffer()).slice(1, 4);
             window.held = [String.fromCharCode(...head), await text.text()];
         };
         return true;",
    );
    assert_eq!(watched, true);
    window.press("Control+Shift+c");
    window.eventually("to be told", |window| {
        window.texts("toast").join(" ").contains("The whole map copied as a picture")
    });
    window.eventually("both to be there", |window| window.ask("return window.held !== undefined") == true);
    assert_eq!(window.ask("return window.held[0]"), "PNG");
    let text = window.ask("return window.held[1]");
    assert_eq!(text, journey::outline::write(&sample("find-the-number")), "the same as lines");

    // In the same window it is steps again, with everything on them.
    let steps = || stored(&home).map.touchpoints().filter(|step| !step.is_end()).count();
    let before = steps();
    window.press("Control+a");
    window.press("Control+Shift+c");
    window.eventually("to be told", |window| window.texts("toast").join(" ").contains("steps copied as a picture"));
    window.press("Control+v");
    window.eventually("twice as many steps", |_| steps() == 2 * before);
}

/// What a spreadsheet puts on the clipboard comes with its stages and times.
#[test]
fn a_table_is_pasted_with_all_its_columns() {
    let home = Home::new();
    let window = window("pasted", &home);
    window.click("gallery-blank");
    window.wait_for("canvas");
    let table =
        "Stage\tStep\tWaiting (min)\tChannel\r\nFind help\tCall the desk\t3-12\tphone\r\nGet help\tListen\tsoon\t\r\n";
    let paste = |text: &str| {
        let text = serde_json::to_string(text).unwrap();
        window.ask(&format!(
            "const data = new DataTransfer();
             data.setData('text/plain', {text});
             const event = new Event('paste', {{ bubbles: true, cancelable: true }});
             Object.defineProperty(event, 'clipboardData', {{ value: data }});
             return document.body.dispatchEvent(event);"
        ))
    };
    assert_eq!(paste(table), false, "the page has taken it");
    window.wait_for("left-out");
    assert!(window.text("left-out").contains("“soon” is no time"), "{}", window.text("left-out"));
    window.click("left-out-close");
    window.wait_for("card-call-the-desk");
    window.screenshot("pasted");
    let map = stored(&home).map;
    let call = map.touchpoint_by_key("call-the-desk").expect("the first step");
    assert_eq!(map.stage(call.stage).map(|stage| stage.name.as_str()), Some("Find help"), "the stage that was there");
    assert_eq!((call.channel.as_str(), call.wait.value.typical_and_bad_day()), ("phone", (3.0, 12.0)));
    assert_eq!(map.details().start, Some(call.id), "and there it begins");
    window.press("Control+z");
    window.wait_gone("card-call-the-desk");

    // Without heads nobody knows what the columns hold: the first is offered, and that is said.
    assert_eq!(paste("Call\t3\nWait\t5\n"), false);
    window.wait_for("outline-text");
    assert!(window.value("outline-text").ends_with("- Call\n- Wait"), "{}", window.value("outline-text"));
    assert!(window.texts("toast").join(" ").contains("Only the first column"), "{:?}", window.texts("toast"));
}
