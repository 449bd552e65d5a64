//! The window opens.

use tests::window::{Home, Window};

#[test]
fn the_window_opens_and_shows_the_gallery() {
    let home = Home::new();
    let window = Window::open("opens", &home);
    window.resize(1920, 1080);
    window.wait_for("gallery");
    window.screenshot("gallery");
    assert!(home.workspace().is_dir(), "what is changed has a place to be stored at from the start");
}
