//! Journeys through the real window, in one binary. They prove what only the built window can: that it starts, that the
//! page and the core understand each other, that keys and files arrive.
//!
//! Run by `cargo xtask test`; alone, after a build of everything: `cargo test --workspace --features
//! milewalk-app/custom-protocol,tests/e2e --test e2e`.

mod arrivals;
mod calibration;
mod editor;
mod exports;
mod figures;
mod looks;
mod map;
mod opens;
mod outline;
mod people;
mod sample;
mod slices;
mod tickets;
mod typing;
mod walk;
mod wizard;
mod workspace;
