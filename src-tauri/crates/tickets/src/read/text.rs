//! UTF-16 as UTF-8.

use encoding_rs::{Decoder, Encoding};
use std::io::{self, Read};

const CHUNK: usize = 16 * 1024;

/// A text in UTF-16, read as UTF-8 without its mark.
pub(super) struct Utf16<R> {
    bytes: R,
    decoder: Decoder,
    /// Decoded, and how much of it has been handed on.
    text: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R> Utf16<R> {
    pub(super) fn new(bytes: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { bytes, decoder, text: Vec::new(), given: 0, ended: false }
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() && !self.ended {
            let mut chunk = [0; CHUNK];
            let read = self.bytes.read(&mut chunk)?;
            self.ended = read == 0;
            // A UTF-16 unit is at most three bytes of UTF-8, and one may be left from before.
            self.text.resize(3 * read + 8, 0);
            let from = chunk.get(..read).unwrap_or_default();
            let (_, _, written, _) = self.decoder.decode_to_utf8(from, &mut self.text, self.ended);
            self.text.truncate(written);
            self.given = 0;
        }
        let rest = self.text.get(self.given..).unwrap_or_default();
        let n = rest.len().min(buffer.len());
        buffer.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        self.given += n;
        Ok(n)
    }
}
