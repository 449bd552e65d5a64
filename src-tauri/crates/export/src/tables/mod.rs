//! The map and what was found out about it as tables: typed cells in named
//! columns, written as CSV or XLSX.

mod build;
mod csv;
mod found;
mod page;
mod xlsx;

pub(crate) use build::{STEP_HEADS, place};
pub use build::{all, steps};
pub use csv::csv;
pub(crate) use found::FOUND;
pub use found::deviations;
pub use page::page;
pub use xlsx::{XlsxError, xlsx};

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it is a table of: "Pain points".
    pub name: String,
    /// Heads of its columns, with their units: "waiting, typical (min)".
    pub columns: Vec<Column>,
    /// As many cells as columns each.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its width in characters.
    pub width: f64,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nobody has said.
    Empty,
    /// Words; never a formula, whatever they begin with.
    Text(String),
    /// A number in the unit of its column.
    Number(f64),
    /// A share, 0 to 1.
    Share(f64),
}

impl Cell {
    fn text(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() { Self::Empty } else { Self::Text(text.into()) }
    }

    fn number(value: Option<f64>) -> Self {
        value.filter(|v| v.is_finite()).map_or(Self::Empty, Self::Number)
    }

    fn share(value: Option<f64>) -> Self {
        value.filter(|v| v.is_finite()).map_or(Self::Empty, Self::Share)
    }
}
