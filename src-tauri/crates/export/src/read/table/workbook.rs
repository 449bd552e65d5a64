//! Sheets of a workbook cell by cell: a single cell far out does not take the
//! memory of all that would be before it.

use super::Sheet;
use crate::read::ReadError;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use std::io::Cursor;

/// Most columns, and cells in all sheets.
const COLUMNS: u32 = 500;
const CELLS: usize = 1_000_000;
/// Days; what is longer is a date.
const LONGEST: f64 = 1_000.0;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|e| wrong(&e))?;
    let shown = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let names: Vec<String> = book.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect();
    let mut left = CELLS;
    let sheet = |name: String| {
        let rows = rows(&mut book, &name, &mut left)?;
        Ok(Sheet { name, rows })
    };
    let sheets: Vec<Sheet> = names.into_iter().map(sheet).collect::<Result<_, ReadError>>()?;
    let sheets: Vec<Sheet> = sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect();
    if sheets.is_empty() { Err(ReadError::Empty) } else { Ok(sheets) }
}

fn rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, left: &mut usize) -> Result<Vec<(u32, Vec<String>)>, ReadError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|e| wrong(&e))?;
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|e| wrong(&e))? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        *left = left.checked_sub(1).ok_or(ReadError::TooLarge("cells"))?;
        if column >= COLUMNS {
            return Err(ReadError::TooLarge("columns"));
        }
        if rows.last().is_none_or(|(last, _)| *last != row + 1) {
            rows.push((row + 1, Vec::new()));
        }
        if let Some((_, cells)) = rows.last_mut() {
            let column = column as usize;
            cells.resize(cells.len().max(column + 1), String::new());
            if let Some(cell) = cells.get_mut(column) {
                *cell = text;
            }
        }
    }
    Ok(rows)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.trim().into(),
        DataRef::SharedString(text) => text.trim().into(),
        // A time of day is how a spreadsheet writes a time that something takes.
        DataRef::DateTime(time) if time.as_f64() < LONGEST => {
            format!("{}m", (time.as_f64() * 1440.0 * 100.0).round() / 100.0)
        }
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// What a reader of archives says helps nobody.
fn wrong(_: &dyn std::fmt::Display) -> ReadError {
    ReadError::BrokenWorkbook("it is cut short or damaged".into())
}
