//! Tables as the sheets of a workbook: heads that stay in sight, columns as
//! wide as what stands in them, numbers as numbers, and text that is text.

use super::{Cell, Table};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError as WriterError};

/// Longest text of a cell, characters (Excel's own limit).
const LONGEST: usize = 32_767;

/// What makes a workbook impossible.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct XlsxError(#[from] WriterError);

/// A sheet for each table.
///
/// # Errors
/// When a table has more rows or columns than a sheet can hold.
pub fn xlsx(title: &str, tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same tables are the same bytes, whenever they are written.
    let began = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(title).set_author("Milewalk").set_creation_datetime(&began));
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_background_color("F6F5F1");
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let number = Format::new().set_num_format("#,##0.##").set_align(FormatAlign::Top);
    let share = Format::new().set_num_format("0.0 %").set_align(FormatAlign::Top);
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(&table.name)?;
        sheet.set_freeze_panes(1, 1)?;
        for (column, of) in (0u16..).zip(&table.columns) {
            sheet.set_column_width(column, of.width)?;
            sheet.write_string_with_format(0, column, &of.head, &head)?;
        }
        for (row, cells) in (1u32..).zip(&table.rows) {
            for (column, cell) in (0u16..).zip(cells) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(words) => {
                        let words: String =
                            words.chars().filter(|c| !c.is_control() || *c == '\n').take(LONGEST).collect();
                        sheet.write_string_with_format(row, column, &words, &text)?;
                    }
                    Cell::Number(value) => {
                        sheet.write_number_with_format(row, column, *value, &number)?;
                    }
                    Cell::Share(value) => {
                        sheet.write_number_with_format(row, column, *value, &share)?;
                    }
                }
            }
        }
        if let (Ok(last_row), Some(last)) = (u32::try_from(table.rows.len()), table.columns.len().checked_sub(1)) {
            sheet.autofilter(0, 0, last_row, u16::try_from(last).unwrap_or(u16::MAX))?;
        }
    }
    Ok(book.save_to_buffer()?)
}
