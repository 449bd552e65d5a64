//! Pictures of a map: where everything stands, for the canvas and for every
//! export alike, and that layout as SVG and PNG.
//!
//! Architecture invariant: this crate does not change a map, reads no file and
//! no clock. A map in letters that the bundled fonts have gives the same bytes
//! on every machine; other fonts come in from outside. It computes no figure of
//! the journey; those come in as [`decor::Decor`].

pub mod decor;
pub mod fonts;
mod geometry;
pub mod layout;
pub mod measure;
mod order;
pub mod outlined;
pub mod pdf;
pub mod png;
mod runs;
pub mod svg;
mod text;
mod texts;
pub mod theme;
pub mod words;
