//! The map of a customer's journey: a petgraph graph of touchpoints, the edits
//! that change it, the rules that judge them, its history and its file format.
//!
//! Architecture invariant: this crate knows nobody. It reads no clock, makes no
//! random choice, touches no file and prints nothing; ids and times come in
//! from outside.

mod behaviour;
pub mod check;
pub mod clip;
pub mod diff;
pub mod differences;
pub mod edit;
pub mod figure;
pub mod file;
pub mod history;
pub mod ids;
pub mod key;
pub mod map;
pub mod mend;
pub mod model;
pub mod outline;
pub mod paths;
pub mod personas;
mod pretty;
pub mod record;
pub mod references;
pub mod rules;
pub mod scale;
pub mod transaction;
pub mod words;

pub use map::JourneyMap;
