//! The service behind every face: the window and the command line ask it the
//! same questions. Wire types, commands, error codes and jobs.
//!
//! Architecture invariant: it knows neither Tauri nor tokio, opens no dialog
//! and reads no clock by itself; what it needs of the outside is handed to it
//! as [`Surroundings`].

#[cfg(feature = "ts")]
mod bindings;
mod calibration;
mod changes;
pub mod commands;
mod document;
mod error;
pub mod export;
mod jobs;
mod library;
pub mod map_file;
mod pictures;
mod samples;
mod sampling;
mod service;
mod simulation;
mod states;
mod studies;
mod surroundings;
mod ticket_decor;
mod ticket_view;
mod tickets_over_map;
mod walks;
pub mod wire;

pub use calibration::{DrawnMap, draw_map};
pub use document::decor_of;
pub use error::ApiError;
pub use jobs::Listener;
pub use samples::SAMPLES;
pub use service::Service;
pub use studies::QueueQuestion;
pub use surroundings::{FileKind, Surroundings};
