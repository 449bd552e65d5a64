//! Tests across crates, in one binary.

mod architecture;
mod golden;
mod listed;
