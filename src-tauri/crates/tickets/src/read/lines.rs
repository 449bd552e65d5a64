//! Every line end as `\n`, whichever a file has.

use std::cell::Cell;
use std::io::{self, Read};

/// The reader of rows takes all line ends, but counts only this one, and of
/// `\r\n` not before the next row.
pub(super) struct Lines<R> {
    text: R,
    /// True behind a `\r`: a `\n` belongs to it.
    returned: bool,
}

impl<R> Lines<R> {
    pub(super) fn new(text: R) -> Self {
        Self { text, returned: false }
    }

    /// How many of these bytes stay; they are moved to the front.
    fn unify(&mut self, bytes: &mut [u8]) -> usize {
        if !self.returned && !bytes.contains(&b'\r') {
            return bytes.len();
        }
        let bytes = Cell::from_mut(bytes).as_slice_of_cells();
        let mut places = bytes.iter();
        for byte in bytes.iter().map(Cell::get) {
            let second = self.returned && byte == b'\n';
            self.returned = byte == b'\r';
            if !second && let Some(place) = places.next() {
                place.set(if self.returned { b'\n' } else { byte });
            }
        }
        bytes.len() - places.len()
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.text.read(buffer)?;
            let left = self.unify(buffer.get_mut(..read).unwrap_or_default());
            // Nothing left of a lone `\n` is not the end of the file.
            if left > 0 || read == 0 {
                return Ok(left);
            }
        }
    }
}
