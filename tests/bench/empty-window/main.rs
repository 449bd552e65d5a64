//! An empty Tauri window: what the first paint of ours is measured against. Built as an example of the app, so that it
//! has the same libraries, versions and profile.

fn main() -> tauri::Result<()> {
    let empty = tauri::generate_context!("../tests/bench/empty-window/tauri.conf.json");
    tauri::Builder::default().run(empty)
}
