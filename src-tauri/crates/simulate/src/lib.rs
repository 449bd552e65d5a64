//! The engine: a map is compiled once into a [`Chain`] of flat tables, and
//! walks, the exact solution and everything derived from them run on that.
//!
//! Architecture invariant: this crate reads maps and never changes one. It
//! knows no tickets, no file, no clock and no window; randomness comes from a
//! seed, and a result does not depend on the number of threads.

mod compile;
mod draws;
mod elimination;
mod episodes;
mod exact_needs;
mod exact_spread;
mod summary;
mod tally;
mod time;
mod waiting;

pub mod agreement;
pub mod cast;
pub mod chain;
pub mod exact;
pub mod interval;
pub mod levelzero;
pub mod monte_carlo;
pub mod outage;
pub mod people;
pub mod queues;
pub mod rank;
pub mod report;
pub mod sampling;
pub mod sensitivity;
pub mod sketch;
pub mod walk;
pub mod walk_state;
pub mod what_if;

pub use cast::{Cast, Who};
pub use chain::Chain;
pub use compile::CompileError;
