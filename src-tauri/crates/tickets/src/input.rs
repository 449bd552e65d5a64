//! Bytes of a ticket file: unpacked, counted, its line ends all alike, with the
//! separator that its first line shows, and with a mark behind the end.

use crate::import::ImportError;
use flate2::read::MultiGzDecoder;
use std::cell::Cell;
use std::io::{self, Cursor, Read};
use std::rc::Rc;

/// How much is looked at to find the separator.
const HEAD: u64 = 64 * 1024;

/// A row of its own behind the last one. Where it is not, it has become part
/// of a quoted cell that the file never closes.
pub(crate) const END: &[u8] = b"\x01end\x01";
const TAIL: &[u8] = b"\n\x01end\x01\n";

const GZIP: [u8; 2] = [0x1f, 0x8b];
const UTF8: &[u8] = &[0xef, 0xbb, 0xbf];
const UTF16: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];
const SEPARATORS: [u8; 3] = *b",;\t";

pub(crate) struct Input<'a> {
    pub(crate) rows: csv::Reader<Box<dyn Read + 'a>>,
    /// Bytes read of the file as it is, packed or not.
    pub(crate) done: Rc<Cell<u64>>,
}

impl<'a> Input<'a> {
    pub(crate) fn new(file: impl Read + 'a) -> Result<Self, ImportError> {
        let done = Rc::new(Cell::new(0));
        let mut file = Counted { file, done: Rc::clone(&done) };
        let magic = start(&mut file, GZIP.len() as u64)?;
        let packed = magic == GZIP;
        let file = Cursor::new(magic).chain(file);
        let text: Box<dyn Read + 'a> =
            if packed { Box::new(MultiGzDecoder::new(io::BufReader::new(file))) } else { Box::new(file) };
        let mut text = Lines { text, returned: false };
        let mut head = start(&mut text, HEAD)?;
        if UTF16.iter().any(|mark| head.starts_with(mark)) {
            return Err(ImportError::Utf16);
        }
        if head.starts_with(UTF8) {
            head.drain(..UTF8.len());
        }
        let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
        if line.contains(&0) {
            return Err(ImportError::NoText);
        }
        let separator = separator(line);
        let all: Box<dyn Read + 'a> = Box::new(Cursor::new(head).chain(text).chain(TAIL));
        let rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .buffer_capacity(HEAD as usize)
            .from_reader(all);
        Ok(Self { rows, done })
    }
}

/// The first bytes; fewer only where there are no more.
fn start(file: &mut impl Read, most: u64) -> Result<Vec<u8>, ImportError> {
    let mut bytes = Vec::new();
    file.by_ref().take(most).read_to_end(&mut bytes).map_err(|e| ImportError::reading(&e, 1))?;
    Ok(bytes)
}

/// The most frequent one of the first line.
fn separator(line: &[u8]) -> u8 {
    let count = |separator: &u8| line.iter().filter(|byte| *byte == separator).count();
    SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(b',')
}

struct Counted<R> {
    file: R,
    done: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.done.set(self.done.get() + read as u64);
        Ok(read)
    }
}

/// Every line end as `\n`, whichever the file has: the reader of rows takes them
/// all, but counts only this one, and of `\r\n` not before the next row.
struct Lines<R> {
    text: R,
    /// True behind a `\r`: a `\n` belongs to it.
    returned: bool,
}

impl<R> Lines<R> {
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
