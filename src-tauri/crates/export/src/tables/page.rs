//! Tables as a page of HTML, to be looked at before they are written.

use super::{Cell, Table};
use crate::clean::html as safe;

const STYLE: &str = "main{padding:16px;color:#1c2330;font:12px/1.4 Inter,'Inter Variable',system-ui,sans-serif}h2{font-size:14px}\
     table{table-layout:fixed;width:1px;border-collapse:collapse;margin-bottom:24px}th,td{padding:3px 8px;border:1px solid #e3e0d8;\
     text-align:left;vertical-align:top}th{background:#f6f5f1}.n{text-align:right;font-variant-numeric:tabular-nums}";

/// Of a character, about.
const PIXELS: f64 = 7.0;

/// Each table below its name.
#[must_use]
pub fn page(tables: &[Table]) -> String {
    let sheets: String = tables.iter().map(sheet).collect();
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><style>{STYLE}</style><body><main>{sheets}</main></body></html>"
    )
}

fn sheet(table: &Table) -> String {
    let heads: String = table
        .columns
        .iter()
        .map(|column| format!("<th width=\"{:.0}\">{}</th>", column.width * PIXELS, safe(&column.head)))
        .collect();
    let row = |cells: &Vec<Cell>| format!("<tr>{}</tr>", cells.iter().map(cell).collect::<String>());
    let rows: String = table.rows.iter().map(row).collect();
    format!("<h2>{}</h2><table><tr>{heads}</tr>{rows}</table>", safe(&table.name))
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => "<td></td>".into(),
        Cell::Text(text) => format!("<td>{}</td>", safe(text)),
        Cell::Number(value) => format!("<td class=\"n\">{}</td>", (value * 100.0).round() / 100.0),
        Cell::Share(value) => format!("<td class=\"n\">{:.1} %</td>", value * 100.0),
    }
}
