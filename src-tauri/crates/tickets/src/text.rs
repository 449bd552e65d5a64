//! Bytes as text: UTF-8 where all of them are, otherwise Windows-1252, which
//! is what a spreadsheet on Windows writes.

use encoding_rs::WINDOWS_1252;

/// How these cells are decoded, all of them in the same way.
pub(crate) fn decoder<'a>(mut cells: impl Iterator<Item = &'a [u8]>) -> fn(&[u8]) -> String {
    if cells.all(|cell| std::str::from_utf8(cell).is_ok()) {
        |cell| String::from_utf8_lossy(cell).into_owned()
    } else {
        |cell| WINDOWS_1252.decode_without_bom_handling(cell).0.into_owned()
    }
}
