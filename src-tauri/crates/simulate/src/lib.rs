//! Walks over a map.
pub mod report;
pub mod walk_state;
