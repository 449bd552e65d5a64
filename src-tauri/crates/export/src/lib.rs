//! What a workshop takes home besides pictures: text for other tools, tables,
//! the report, and slides. Reads a map and what was found out about it; changes
//! nothing, asks no clock, writes no file.

pub mod bpmn;
mod clean;
pub mod dot;
pub mod mermaid;
mod order;
pub mod report;
pub mod slides;
pub mod tables;
mod ways;
