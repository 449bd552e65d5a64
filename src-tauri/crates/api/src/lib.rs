//! The service behind every face: the window and the command line ask it the
//! same questions. Wire types, commands, error codes and jobs.
//!
//! Architecture invariant: it knows neither Tauri nor tokio, opens no dialog
//! and reads no clock by itself; what it needs of the outside is handed to it
//! as [`Surroundings`].

pub mod articles;
#[cfg(feature = "ts")]
mod bindings;
mod calibration;
mod changes;
pub mod commands;
mod document;
pub mod drawing;
mod error;
pub mod export;
mod export_kind;
pub mod findings;
mod jobs;
mod library;
pub mod map_file;
mod pasted_table;
mod picture_copy;
mod pictures;
pub mod sample_sheet;
mod samples;
mod sampling;
mod service;
mod simulation;
mod states;
mod studies;
mod surroundings;
mod ticket_decor;
mod ticket_files;
mod ticket_personas;
mod ticket_sample;
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
pub use ticket_decor::decor as ticket_decor;
pub use ticket_sample::topic;
pub use tickets_over_map::Said;
