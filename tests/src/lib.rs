//! What the tests across crates stand on: where things are, how a reference is held, and the real window in the hand of
//! a test, maps large enough to be slow. Holds no test of the product itself; those are in `integration` and `e2e`.

pub mod large_edits;
pub mod large_map;
pub mod places;
pub mod reference;
pub mod window;
