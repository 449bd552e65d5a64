//! The one window: how large, what it remembers, and that it stays with its own
//! pages.

use tauri::plugin::TauriPlugin;
use tauri::{App, AppHandle, Manager, WebviewUrl, WebviewWindowBuilder, Wry};
use tauri_plugin_window_state::StateFlags;

const LABEL: &str = "main";

/// Opens the window.
pub(crate) fn open(app: &App) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Milewalk")
        .inner_size(1440.0, 900.0)
        .min_inner_size(1024.0, 640.0)
        // The page itself takes the pictures that are dropped on a lane.
        .disable_drag_drop_handler()
        .on_navigation(|url| matches!(url.scheme(), "tauri" | "about") || url.host_str() == Some("tauri.localhost"))
        .build()?;
    Ok(())
}

/// Brings the window to the front, when a second one was asked for.
pub(crate) fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window manager may refuse; there is nothing to do about it then.
        let _ = window.unminimize().and_then(|()| window.set_focus());
    }
}

/// Size and whether it is maximised. Not the place: on Wayland nobody may set
/// it, and elsewhere a monitor may be gone.
pub(crate) fn remembered() -> TauriPlugin<Wry> {
    let flags = StateFlags::SIZE | StateFlags::MAXIMIZED;
    tauri_plugin_window_state::Builder::new().with_state_flags(flags).build()
}
