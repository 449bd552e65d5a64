//! Tests across crates, in one binary.

mod architecture;
mod listed;
