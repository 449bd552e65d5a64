//! Bytes of a ticket file: unpacked, counted, as UTF-8 where they are UTF-16,
//! and what they are, told from how they begin.

use super::Done;
use super::text::Utf16;
use crate::import::ImportError;
use encoding_rs::{UTF_16BE, UTF_16LE};
use flate2::read::MultiGzDecoder;
use std::io::{self, Cursor, Read};

/// How much is looked at to tell what a file is.
const HEAD: u64 = 64 * 1024;

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZIP: &[u8] = b"PK\x03\x04";
const UTF8: &[u8] = &[0xef, 0xbb, 0xbf];
const SEPARATORS: [u8; 3] = *b",;\t";

/// What is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A table as text, with this separator.
    Delimited(u8),
    /// A spreadsheet.
    Workbook,
    /// An event log, IEEE 1849.
    Xes,
    /// An object-centric event log 2.0.
    Ocel,
    /// One JSON value in each line.
    JsonLines,
    /// One JSON value.
    Json,
}

pub(super) struct Opened<'a> {
    pub(super) content: Content,
    /// From the beginning.
    pub(super) bytes: Box<dyn Read + 'a>,
}

impl<'a> Opened<'a> {
    pub(super) fn new(file: impl Read + 'a, done: &Done) -> Result<Self, ImportError> {
        let mut bytes: Box<dyn Read + 'a> = Box::new(Counted { file, done: Done::clone(done) });
        let mut head = start(&mut bytes, HEAD)?;
        if head.starts_with(GZIP) {
            bytes = Box::new(MultiGzDecoder::new(io::BufReader::new(Cursor::new(head).chain(bytes))));
            head = start(&mut bytes, HEAD)?;
        }
        if head.starts_with(ZIP) {
            return Ok(Self { content: Content::Workbook, bytes: Box::new(Cursor::new(head).chain(bytes)) });
        }
        if let Some(encoding) = utf16(&head) {
            bytes = Box::new(Utf16::new(Cursor::new(head).chain(bytes), encoding));
            head = start(&mut bytes, HEAD)?;
        }
        if head.starts_with(UTF8) {
            head.drain(..UTF8.len());
        }
        let content = content(&head)?;
        Ok(Self { content, bytes: Box::new(Cursor::new(head).chain(bytes)) })
    }
}

/// The first bytes; fewer only where there are no more.
fn start(file: &mut impl Read, most: u64) -> Result<Vec<u8>, ImportError> {
    let mut bytes = Vec::new();
    file.by_ref().take(most).read_to_end(&mut bytes).map_err(|e| ImportError::reading(&e, 1))?;
    Ok(bytes)
}

/// By its mark, or by the zeros beside the letters of the first line.
fn utf16(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match head {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Some(UTF_16LE),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Some(UTF_16BE),
        _ => None,
    }
}

fn content(head: &[u8]) -> Result<Content, ImportError> {
    let has = |text: &str| head.windows(text.len()).any(|window| window == text.as_bytes());
    let text = head.trim_ascii_start();
    let line = text.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    match text.first() {
        _ if is_binary(head) => Err(ImportError::NoText),
        Some(b'<') if has("<log") || has("<trace") => Ok(Content::Xes),
        Some(b'<') => Err(ImportError::OtherMarkup),
        Some(b'{') if has("\"eventTypes\"") || has("\"objectTypes\"") => Ok(Content::Ocel),
        Some(b'{') if has("\"ocel:events\"") || has("\"ocel:global-log\"") => Err(ImportError::OldOcel),
        Some(b'{') if line.len() < text.trim_ascii_end().len() && super::json::is_whole(line) => Ok(Content::JsonLines),
        Some(b'{' | b'[') => Ok(Content::Json),
        _ => Ok(Content::Delimited(separator(line))),
    }
}

/// Signs that no text has stand in its first bytes.
fn is_binary(head: &[u8]) -> bool {
    const FEW: usize = 4;
    let first = head.get(..512).unwrap_or(head);
    let is_command = |byte: &&u8| matches!(byte, 1..=8 | 11 | 14..=31);
    first.contains(&0) || first.iter().filter(is_command).count() > FEW
}

/// The most frequent one of the first line, or the one that a spreadsheet says
/// there.
fn separator(line: &[u8]) -> u8 {
    if let [b's', b'e', b'p', b'=', said] = line {
        return *said;
    }
    let count = |separator: &u8| line.iter().filter(|byte| *byte == separator).count();
    SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(b',')
}

struct Counted<R> {
    file: R,
    done: Done,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.done.set(self.done.get() + read as u64);
        Ok(read)
    }
}
