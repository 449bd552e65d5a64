//! The window: its first paint, from the start of its process, beside that of an empty Tauri window; and what a large
//! map costs there, panned beside bare Svelte Flow.

use std::fs;
use std::path::Path;
use std::time::Duration;

use api::decor_of;
use draw::layout::{Card, End, LayoutOptions, layout};
use journey::JourneyMap;
use journey::ids::TouchpointId;
use serde_json::{Value, json};
use store::Store;
use tests::large_map::{LARGE, large_map};
use tests::places::{built, root};
use tests::window::{Home, Window};

use crate::measure::{absent, figure, median, milliseconds, percentile};

/// Pairs of windows: the one and the other in turn, so that what else the machine does meets both.
const PAIRS: usize = 9;

/// Times that the large map is opened and panned, each time beside bare Svelte Flow.
const ROUNDS: usize = 3;
const FRAMES: u32 = 120;
const EDITS: usize = 15;

/// Made by `npm run bench` in `ui/`, and no part of the app.
const BARE: &str = "target/bare-flow/bare-flow.js";

pub(crate) fn figures() {
    let (ours, empty) = (built("milewalk-app"), built("examples/empty-window"));
    let pairs: Vec<_> = (0..PAIRS).map(|_| (first_paint(&empty), first_paint(&ours))).collect();
    let empty = median(pairs.iter().map(|(empty, _)| *empty));
    let ours = median(pairs.iter().map(|(_, ours)| *ours));
    let ratio = ours.as_secs_f64() / empty.as_secs_f64();
    figure("first paint of an empty Tauri window", &milliseconds(empty), "to compare with", true);
    figure("first paint of the window", &milliseconds(ours), "", true);
    figure("the one to the other", &format!("{ratio:.2}"), "≤ 1.5", ratio <= 1.5);
    large();
}

fn first_paint(program: &Path) -> Duration {
    let home = Home::new();
    Window::open_program("first-paint", &home, program).first_paint(&home)
}

/// Everything about the large map, in one window.
fn large() {
    let map = large_map(LARGE);
    let home = Home::new();
    let mut store = Store::open(home.workspace()).expect("a new workspace");
    store.add_map(&map, "2026-03-01T09:00:00Z").expect("a map in it");
    drop(store);
    let window = Window::open("large", &home);
    window.resize(1920, 1080);
    let tile = format!("map-{}", map.details().id);
    let bare = fs::read_to_string(root().join(BARE)).ok();

    let (mut opened, mut ours, mut bare_boxes, mut bare_cards) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        window.wait_for(&tile);
        opened.push(time(&window.ask_until_done(OPENED, &[json!(tile)])));
        let look = window.ask(LOOK);
        ours.extend(panned(&window));
        window.click("home");
        window.wait_for(&tile);
        if let Some(script) = &bare {
            bare_boxes.extend(panned_bare(&window, script, &drawing(&map, &look, Nodes::Boxes)));
            bare_cards.extend(panned_bare(&window, script, &drawing(&map, &look, Nodes::Cards)));
        }
    }
    let most = Duration::from_secs(1);
    let opening = median(opened.into_iter());
    figure("opening 1,000 steps, from the click to the cards", &milliseconds(opening), "< 1000 ms", opening < most);
    frames(&ours, &bare_boxes, &bare_cards);
    edits(&window, &tile, &map);
}

fn frames(ours: &[Duration], bare_boxes: &[Duration], bare_cards: &[Duration]) {
    let shown = |of: &[Duration]| format!("{} / {}", whole(percentile(of, 50)), whole(percentile(of, 90)));
    figure("a frame of panning 1,000 steps, P50 / P90", &shown(ours), "", true);
    let beside = [("its own boxes", bare_boxes), ("our cards", bare_cards)];
    for (nodes, theirs) in beside {
        let bare = format!("the same in bare Svelte Flow with {nodes}");
        if theirs.is_empty() {
            absent(&bare, "`npm run bench` in ui/ has not been run");
            continue;
        }
        let mean = |of: &[Duration]| of.iter().sum::<Duration>().as_secs_f64() / of.len() as f64;
        let ratio = mean(ours) / mean(theirs);
        figure(&bare, &shown(theirs), "to compare with", true);
        figure("the one to the other, of the mean", &format!("{ratio:.2}"), "≤ 1, within a tenth", ratio <= 1.1);
    }
}

/// Milliseconds without a fraction: the page's clock knows no more.
fn whole(time: Duration) -> String {
    format!("{:.0} ms", time.as_secs_f64() * 1e3)
}

/// From the key that commits the new name of a step until the card with it has been painted.
fn edits(window: &Window, tile: &str, map: &JourneyMap) {
    let _ = window.ask_until_done(OPENED, &[json!(tile)]);
    let start = map.details().start.and_then(|id| map.touchpoint(id)).expect("it begins somewhere");
    // The map is as it was left: what is selected in the outline comes into view.
    window.click(&format!("outline-{}", start.key));
    let times = (0..EDITS).map(|n| {
        let name = format!("Notice it, {n}");
        window.fill("inspector-name", &name);
        let _ = window.ask_until_done(WATCHED, &[node(start.id), json!(name)]);
        window.press("Enter");
        window.eventually("the new name to be painted", |window| window.ask("return window.painted ?? 0") != json!(0));
        time(&window.ask("return window.painted"))
    });
    let edit = median(times);
    let most = Duration::from_millis(50);
    figure("an edit of 1,000 steps, from the key to the picture", &milliseconds(edit), "< 50 ms", edit < most);
}

fn node(id: TouchpointId) -> Value {
    json!(format!(".svelte-flow__node[data-id='{id}'] [title]"))
}

fn panned(window: &Window) -> Vec<Duration> {
    let answer = window.ask_until_done(PANNED, &[json!(FRAMES)]);
    assert_ne!(answer["before"], answer["after"], "the map has moved");
    answer["frames"].as_array().into_iter().flatten().map(time).collect()
}

/// The same nodes and edges, seen from the same place.
fn panned_bare(window: &Window, script: &str, drawing: &Value) -> Vec<Duration> {
    let _ = window.ask_until_done(&format!("{script}\n{SHOWN}"), std::slice::from_ref(drawing));
    let frames = panned(window);
    let _ = window.ask_until_done("window.bareFlow.hide().then(() => done(true));", &[]);
    frames
}

/// What stands for a step in bare Svelte Flow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nodes {
    /// A box of its own, with the name.
    Boxes,
    /// The very card that our map has.
    Cards,
}

/// What `ui/bench/bare.ts` takes.
fn drawing(map: &JourneyMap, look: &Value, nodes: Nodes) -> Value {
    let layout = layout(map, &decor_of(map), &LayoutOptions::default());
    let boxed = |id: TouchpointId, rect: [f64; 4], kind: &str, data: Value| {
        let [x, y, width, height] = rect;
        let name = map.touchpoint(id).map_or("", |it| it.name.as_str());
        let mut node = json!({ "id": id, "name": name, "x": x, "y": y, "width": width, "height": height });
        if nodes == Nodes::Cards {
            node["type"] = json!(kind);
            node["data"] = data;
        }
        node
    };
    let card = |it: &Card| json!({ "card": it, "touchpoint": map.touchpoint(it.touchpoint) });
    let cards = layout.cards.iter().map(|it| boxed(it.touchpoint, [it.x, it.y, it.width, it.height], "card", card(it)));
    let end = |it: &End| json!({ "end": it });
    let ends = layout.ends.iter().map(|it| boxed(it.touchpoint, [it.x, it.y, it.width, it.height], "end", end(it)));
    let line = |it: &draw::layout::Edge| json!({ "id": it.transition, "source": it.source, "target": it.target });
    json!({
        "boxes": cards.chain(ends).collect::<Vec<_>>(),
        "lines": layout.edges.iter().map(line).collect::<Vec<_>>(),
        "viewport": look["viewport"],
        "frame": look["frame"],
    })
}

fn time(milliseconds: &Value) -> Duration {
    Duration::from_secs_f64(milliseconds.as_f64().expect("a time") / 1e3)
}

/// From the click on a map until its cards have been painted.
const OPENED: &str = "const start = performance.now();
    const look = () => {
        if (document.querySelectorAll('.svelte-flow__node').length < 3) return requestAnimationFrame(look);
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    };
    document.querySelector(`[data-testid='${arguments[0]}']`).click();
    requestAnimationFrame(look);";

/// What of the map is seen, and where in the window.
const LOOK: &str =
    "const { e, f, a } = new DOMMatrix(document.querySelector('.svelte-flow__viewport').style.transform);
    const { x, y, width, height } = document.querySelector('.svelte-flow').getBoundingClientRect();
    return { viewport: { x: e, y: f, zoom: a }, frame: { x, y, width, height } };";

/// Turns the wheel once a frame and tells how long each took.
const PANNED: &str = "const paper = document.querySelector('.svelte-flow__pane');
    const moved = () => document.querySelector('.svelte-flow__viewport').style.transform;
    const { x, y, width, height } = paper.getBoundingClientRect();
    const turn = { clientX: x + width / 2, clientY: y + height / 2, deltaX: 60, bubbles: true, cancelable: true };
    const [times, before] = [[], moved()];
    const frame = now => {
        times.push(now);
        if (times.length > arguments[0]) {
            const frames = times.slice(1).map((time, at) => time - times[at]);
            return done({ before, after: moved(), frames });
        }
        paper.dispatchEvent(new WheelEvent('wheel', turn));
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);";

/// Behind the script of bare Svelte Flow: shows the drawing and waits until it is painted.
const SHOWN: &str = "window.bareFlow = bareFlow;
    bareFlow.show(arguments[0]);
    const look = () => {
        if (document.querySelectorAll('.svelte-flow__node').length < 3) return requestAnimationFrame(look);
        requestAnimationFrame(() => setTimeout(() => done(true)));
    };
    requestAnimationFrame(look);";

/// From the next key until a card with this name has been painted.
const WATCHED: &str = "const [card, name] = arguments;
    window.painted = 0;
    addEventListener('keydown', () => {
        const start = performance.now();
        const painted = () => (window.painted = performance.now() - start);
        const changes = new MutationObserver(() => {
            if (document.querySelector(card)?.title !== name) return;
            changes.disconnect();
            requestAnimationFrame(() => setTimeout(painted));
        });
        changes.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['title'] });
    }, { capture: true, once: true });
    done(true);";
