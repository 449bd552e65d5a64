//! What-is-where of a map and its pictures.
pub mod decor;
pub mod layout;
