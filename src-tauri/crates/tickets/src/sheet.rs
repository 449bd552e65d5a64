//! Tables that are handed out as CSV. A spreadsheet takes a cell that begins
//! with `=`, `+`, `-` or `@` for a formula and carries it out; whoever wrote a
//! ticket decides what that is. Such a cell gets an apostrophe in front, as the
//! spreadsheet itself writes text.

use std::borrow::Cow;

/// Beginnings of formulas, and what spreadsheets skip before they look.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that nobody carries out; what is wholly a number cannot be, and stays one.
#[must_use]
pub fn safe(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) && !is_number(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// A cell as it was before [`safe`].
#[must_use]
pub fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// One that has apostrophes in front already would lose one on its way back.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    digits.starts_with(|c: char| c.is_ascii_digit()) && digits.parse::<f64>().is_ok()
}

/// Bytes as text: UTF-16 by its mark, UTF-8 where all of it is, otherwise as a
/// spreadsheet on Windows writes it.
#[must_use]
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0,
        None => crate::text::decoder(std::iter::once(bytes))(bytes).into(),
    }
}

/// Rows below a header as CSV (RFC 4180), every cell of them safe.
#[must_use]
pub fn csv<R: IntoIterator<Item = String>>(header: &[&str], rows: impl IntoIterator<Item = R>) -> String {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut record = csv::StringRecord::from(header);
    let mut write = |record: &csv::StringRecord| {
        // A list of bytes takes everything.
        let _ = out.write_record(record);
    };
    write(&record);
    for row in rows {
        record.clear();
        row.into_iter().for_each(|cell| record.push_field(&safe(&cell)));
        write(&record);
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A table that came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Heads of its columns as they are written.
    pub heads: Vec<String>,
    /// The same in small letters and without anything else.
    pub names: Vec<String>,
    /// Line of each row, from 1, and its cells, safe ones as they were before.
    pub rows: Vec<(u32, Vec<String>)>,
}

impl Table {
    /// Reads a table whose cells are parted by commas, semicolons or tabs.
    ///
    /// # Errors
    /// When it is none, in words.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        // The reader of rows counts a line only where its end is one character.
        let text = text(bytes).trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let first = text.lines().next().unwrap_or_default();
        let separator =
            [b',', b';', b'\t'].into_iter().rev().max_by_key(|s| first.bytes().filter(|byte| byte == s).count());
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).delimiter(separator.unwrap_or(b',')).from_reader(text.as_bytes());
        let heads: Vec<String> = reader.headers().map_err(|e| e.to_string())?.iter().map(String::from).collect();
        let names = heads.iter().map(|head| crate::profile::plain(head)).collect();
        let mut rows = Vec::new();
        for row in reader.records() {
            let row = row.map_err(|e| e.to_string())?;
            let line = row.position().map_or(0, csv::Position::line);
            rows.push((line as u32, row.iter().map(|cell| plain(cell.trim()).to_owned()).collect()));
        }
        Ok(Self { heads, names, rows })
    }

    /// Where the first of these columns is that is there.
    #[must_use]
    pub fn place(&self, wanted: &[&str]) -> Option<usize> {
        wanted.iter().find_map(|name| self.names.iter().position(|there| there == name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_a_text_and_comes_back_as_it_was() {
        for cell in ["=1+1", "+49 30", "-2+3", "@sum", "\t=x", "'=1", "''-"] {
            assert_eq!((safe(cell).chars().next(), plain(&safe(cell))), (Some('\''), cell));
        }
        for cell in ["", "a=b", "'quoted'", "'", "-2", "-0.5", "+1"] {
            assert_eq!((safe(cell).as_ref(), plain(cell)), (cell, cell));
        }
        assert_eq!(plain("'-2"), "-2", "as others write it");
        let table = csv(&["a", "b"], [["=cmd".to_owned(), "x, \"y\"\nz".to_owned()]]);
        assert_eq!(table, "a,b\r\n'=cmd,\"x, \"\"y\"\"\nz\"\r\n");
    }
}
