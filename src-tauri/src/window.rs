//! The one window: how large, what it remembers, and that it stays with its own
//! pages.

#[cfg(target_os = "linux")]
use std::fs;

use tauri::plugin::TauriPlugin;
use tauri::{App, AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Wry};
use tauri_plugin_window_state::StateFlags;
#[cfg(target_os = "linux")]
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

const LABEL: &str = "main";

/// Opens the window.
pub(crate) fn open(app: &App) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Milewalk")
        .inner_size(1440.0, 900.0)
        .min_inner_size(1024.0, 640.0)
        // The page itself takes the pictures that are dropped on a lane.
        .disable_drag_drop_handler()
        .on_navigation(|url| matches!(url.scheme(), "tauri" | "about") || url.host_str() == Some("tauri.localhost"))
        .build()?;
    paint_on_what_there_is(&window)
}

/// Without a graphics card WebKit imitates one, and puts the whole window together on it for every change. Painting what
/// has changed on the processor alone takes a fraction of that.
#[cfg(target_os = "linux")]
fn paint_on_what_there_is(window: &WebviewWindow) -> tauri::Result<()> {
    if has_graphics_card() {
        return Ok(());
    }
    window.with_webview(|page| {
        if let Some(settings) = page.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn paint_on_what_there_is(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// One that draws; a device that only shows a picture has no such node.
#[cfg(target_os = "linux")]
fn has_graphics_card() -> bool {
    let nodes = fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    nodes.map(|node| node.file_name()).any(|name| name.to_string_lossy().starts_with("renderD"))
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
