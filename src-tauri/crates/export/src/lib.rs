//! What a workshop takes home besides pictures: text for other tools, tables,
//! the report, and slides; and maps from what other tools write. Asks no clock,
//! opens no file.

pub mod bpmn;
mod clean;
pub mod dot;
pub mod mermaid;
mod order;
pub mod outline;
pub mod read;
pub mod report;
pub mod slides;
pub mod tables;
mod ways;
