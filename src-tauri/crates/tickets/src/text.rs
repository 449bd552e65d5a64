//! Bytes as text: UTF-8 where all of them are, otherwise Windows-1252, which
//! is what a spreadsheet on Windows writes. And numbers in sentences.

use encoding_rs::WINDOWS_1252;

/// How these cells are decoded, all of them in the same way.
pub(crate) fn decoder<'a>(mut cells: impl Iterator<Item = &'a [u8]>) -> fn(&[u8]) -> String {
    if cells.all(|cell| std::str::from_utf8(cell).is_ok()) {
        |cell| String::from_utf8_lossy(cell).into_owned()
    } else {
        |cell| WINDOWS_1252.decode_without_bom_handling(cell).0.into_owned()
    }
}

/// A cell that stands alone.
pub(crate) fn one(cell: &[u8]) -> String {
    decoder(std::iter::once(cell))(cell)
}

/// "1,204".
pub(crate) fn count(n: u32) -> String {
    let digits = n.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_groups_of_three() {
        assert_eq!([0, 12, 999, 1_204, 20_769, 1_000_000].map(count).join(" "), "0 12 999 1,204 20,769 1,000,000");
    }
}
