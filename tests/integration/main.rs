//! Tests across crates, in one binary.

mod architecture;
mod arriving;
mod bindings;
mod calibration;
mod capabilities;
mod changes;
mod golden;
mod listed;
mod sample;
mod service;
mod states;
mod studies;
mod ticket_view;
