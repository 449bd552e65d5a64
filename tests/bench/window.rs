//! The window's first paint, from the start of its process, beside that of an empty Tauri window.

use std::path::Path;
use std::time::Duration;

use tests::places::built;
use tests::window::{Home, Window};

use crate::measure::{figure, median, milliseconds};

/// Pairs of windows: the one and the other in turn, so that what else the machine does meets both.
const PAIRS: usize = 9;

pub(crate) fn figures() {
    let (ours, empty) = (built("milewalk-app"), built("examples/empty-window"));
    let pairs: Vec<_> = (0..PAIRS).map(|_| (first_paint(&empty), first_paint(&ours))).collect();
    let empty = median(pairs.iter().map(|(empty, _)| *empty));
    let ours = median(pairs.iter().map(|(_, ours)| *ours));
    let ratio = ours.as_secs_f64() / empty.as_secs_f64();
    figure("first paint of an empty Tauri window", &milliseconds(empty), "to compare with", true);
    figure("first paint of the window", &milliseconds(ours), "", true);
    figure("the one to the other", &format!("{ratio:.2}"), "≤ 1.5", ratio <= 1.5);
}

fn first_paint(program: &Path) -> Duration {
    let home = Home::new();
    Window::open_program("first-paint", &home, program).first_paint(&home)
}
