//! The map of a customer's journey: a petgraph graph of touchpoints, the edits
//! that change it, the rules that judge them, its history and its file format.
//!
//! Architecture invariant: this crate knows nobody. It reads no clock, makes no
//! random choice, touches no file and prints nothing; ids and times come in
//! from outside.

pub mod edit;
pub mod figure;
pub mod file;
pub mod ids;
pub mod map;
pub mod model;
mod pretty;
pub mod record;
pub mod references;

pub use map::JourneyMap;
