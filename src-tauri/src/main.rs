//! The Milewalk desktop app.
fn main() {}
