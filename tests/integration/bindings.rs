//! The window's types are the core's: a stale file fails. `cargo xtask bindings` writes it anew.

use tests::reference;

#[test]
fn the_types_of_the_window_are_those_of_the_core() {
    reference::holds("ui/src/api/bindings.ts", api::commands::typescript().as_bytes());
}
