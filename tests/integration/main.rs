//! Tests across crates, in one binary.

mod architecture;
mod bindings;
mod golden;
mod listed;
