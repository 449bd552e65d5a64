//! Tickets over a map: import, canonical tickets, overlay. Nothing of it is here
//! yet; the crate holds its place in the order of the house.
//!
//! Architecture invariant: this crate reads maps and never changes one. It knows
//! no simulation, no drawing and no window.
