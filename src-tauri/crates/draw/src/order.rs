//! In which order the parts of a line stand, by the bidirectional algorithm of
//! Unicode (UAX 9). The line is read in the direction of its first letter that
//! has one.

use crate::measure::is_from_right;
use unicode_bidi::ParagraphBidiInfo;
use unicode_bidi_mirroring::get_mirrored;
use unicode_segmentation::UnicodeSegmentation;

/// A part of a line whose letters all follow each other in one direction, in
/// the order in which they are read.
#[derive(Debug, PartialEq)]
pub(crate) struct Part<'a> {
    pub(crate) text: &'a str,
    pub(crate) from_right: bool,
}

/// The parts of a line from left to right.
pub(crate) fn parts(line: &str) -> Vec<Part<'_>> {
    // The algorithm knows no empty line.
    if line.is_empty() {
        return Vec::new();
    }
    let order = ParagraphBidiInfo::new(line, None);
    let (levels, runs) = order.visual_runs(0..line.len());
    let from_right = |at: usize| levels.get(at).is_some_and(unicode_bidi::Level::is_rtl);
    let part = |run: std::ops::Range<usize>| {
        Some(Part { from_right: from_right(run.start), text: line.get(run).filter(|text| !text.is_empty())? })
    };
    runs.into_iter().filter_map(part).collect()
}

/// What is read from right to left, in pieces from left to right that stand so
/// wherever they are set: signs without a direction, which would go with the
/// text around them, are turned by hand.
pub(crate) fn turned(text: &str) -> Vec<String> {
    let letters = |(_, cluster): &(usize, &str)| cluster.chars().any(is_from_right);
    let clusters = || text.grapheme_indices(true);
    let first = clusters().find(letters).map_or(text.len(), |(at, _)| at);
    let end = clusters().rfind(letters).map_or(text.len(), |(at, cluster)| at + cluster.len());
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    let pieces = [mirrored(part(end..text.len())), part(first..end).to_owned(), mirrored(part(0..first))];
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect()
}

fn mirrored(text: &str) -> String {
    text.graphemes(true).rev().flat_map(|cluster| cluster.chars().map(|c| get_mirrored(c).unwrap_or(c))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(line: &str) -> Vec<String> {
        let piece = |part: Part<'_>| if part.from_right { turned(part.text) } else { vec![part.text.to_owned()] };
        parts(line).into_iter().flat_map(piece).collect()
    }

    #[test]
    fn figures_and_latin_letters_stand_in_their_place_among_hebrew_and_arabic() {
        // The second line of a Hebrew text, as its mark says.
        assert_eq!(seen("\u{200f}(IT) ומחכה 15"), ["15", " ", "ומחכה", " (", "IT", ")", "\u{200f}"]);
        assert_eq!(seen("السعر 25 %"), ["% ", "25", " ", "السعر"]);
        assert_eq!(seen("بدي Bidi"), ["Bidi", " ", "بدي"]);
    }

    #[test]
    fn a_latin_line_is_read_from_the_left() {
        assert_eq!(seen("INC0012345 في ServiceNow"), ["INC0012345 ", "في", " ServiceNow"]);
        assert_eq!(seen("plain (text)"), ["plain (text)"]);
        assert_eq!(seen(""), [""; 0]);
    }
}
