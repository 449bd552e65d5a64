//! A table as CSV (RFC 4180), in UTF-8 with a byte order mark, without which
//! spreadsheets take it for another encoding.

use super::{Cell, Table};

/// The table; a cell that a spreadsheet would carry out is written as text.
#[must_use]
pub fn csv(table: &Table) -> String {
    let header: Vec<&str> = table.columns.iter().map(|column| column.head.as_str()).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(written));
    format!("\u{feff}{}", tickets::sheet::csv(&header, rows))
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(value) | Cell::Share(value) => value.to_string(),
    }
}
