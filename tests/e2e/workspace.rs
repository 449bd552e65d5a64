//! What the window has stored, read from its database by the crate that wrote it; and how a test begins.

use journey::JourneyMap;
use journey::ids::MapId;
use journey::model::Touchpoint;
use store::{Store, StoredMap, StoredRun, TicketSetRow};
use tests::places::root;
use tests::window::{Home, Window};

/// A window on a workspace, large enough for everything.
pub(crate) fn window(name: &str, home: &Home) -> Window {
    let window = Window::open(name, home);
    window.resize(1920, 1080);
    window.wait_for("gallery");
    window
}

/// A window with a copy of a sample open.
pub(crate) fn window_with(name: &str, home: &Home, sample: &str) -> Window {
    let window = window(name, home);
    window.click(&format!("sample-{sample}"));
    window.wait_for("canvas");
    window
}

/// Shows all of the map, so that every card can be reached.
pub(crate) fn all_of_it(window: &Window) {
    window.click("fit-all");
}

/// Pictures of a view, in a large window (NAME) and in a small one (NAME-1280), without what was said in passing.
pub(crate) fn pictures(window: &Window, name: &str) {
    dismiss(window);
    window.screenshot(name);
    window.resize(1280, 720);
    window.eventually(&format!("the {name} view to fit into a small window"), |window| {
        window.ask("const view = document.querySelector('main'); return view.scrollWidth <= view.clientWidth") == true
    });
    window.screenshot(&format!("{name}-1280"));
    window.resize(1920, 1080);
}

/// What was said in passing is put away.
pub(crate) fn dismiss(window: &Window) {
    while window.count("toast") > 0 {
        window.click_button("Dismiss");
    }
}

/// A sample as it is in `maps/`.
pub(crate) fn sample(key: &str) -> JourneyMap {
    api::map_file::read(&root().join("maps").join(key).with_extension("journey.json")).unwrap()
}

/// The map that was changed last, as the database holds it now.
pub(crate) fn stored(home: &Home) -> StoredMap {
    let (store, id) = last(home);
    store.map(id).unwrap()
}

/// The last run of that map.
pub(crate) fn stored_run(home: &Home) -> Option<StoredRun> {
    let (store, id) = last(home);
    store.last_run(id).unwrap()
}

/// The ticket sets, the last one first.
pub(crate) fn ticket_sets(home: &Home) -> Vec<TicketSetRow> {
    Store::open(home.workspace()).unwrap().ticket_sets().unwrap()
}

/// A value that the window remembers between two starts.
pub(crate) fn setting(home: &Home, name: &str) -> Option<String> {
    Store::open(home.workspace()).unwrap().setting(name).unwrap()
}

fn last(home: &Home) -> (Store, MapId) {
    let store = Store::open(home.workspace()).unwrap();
    let id = store.maps().unwrap().first().expect("a map has been made").id;
    (store, id)
}

/// All that a map says, as the bytes of its file, without its identity: a copy has its own.
pub(crate) fn content(map: &JourneyMap) -> String {
    journey::file::write(map).replace(&map.details().id.to_string(), "")
}

/// The step of this name.
pub(crate) fn step<'a>(map: &'a JourneyMap, name: &str) -> Option<&'a Touchpoint> {
    map.touchpoints().find(|touchpoint| touchpoint.name == name)
}

/// Text as it is said: what is broken over lines is one sentence.
pub(crate) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
