//! How wide a text is in the bundled fonts, and where it breaks into lines.
//! Kerning is left out: it makes a line at most a little narrower.
//!
//! What Inter lacks, the window draws in a font of the system, which nobody
//! knows here; its width is taken to be rather too much than too little. What a
//! reader takes for one character, a grapheme cluster, counts once and is never
//! split.

mod lines;

use crate::fonts;
use ttf_parser::Face;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

pub(crate) use lines::{clean, steers};

/// Which of the bundled fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    Regular,
    SemiBold,
    Italic,
}

/// A cut in a size, pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Type {
    pub(crate) cut: Cut,
    pub(crate) size: f64,
}

pub(crate) const fn regular(size: f64) -> Type {
    Type { cut: Cut::Regular, size }
}

pub(crate) const fn semi_bold(size: f64) -> Type {
    Type { cut: Cut::SemiBold, size }
}

pub(crate) const fn italic(size: f64) -> Type {
    Type { cut: Cut::Italic, size }
}

/// Between two capitals of a row's name, pixels.
pub(crate) const BETWEEN_CAPITALS: f64 = 0.5;

/// Measures text.
pub(crate) struct Ruler {
    cuts: [Advances; 3],
}

/// Advance widths of a font in parts of its size; the common characters in a table.
struct Advances {
    face: Option<Face<'static>>,
    ascii: [f64; 128],
}

impl Ruler {
    pub(crate) fn new() -> Self {
        Self { cuts: fonts::FILES.map(Advances::of) }
    }

    /// Width in pixels.
    pub(crate) fn width(&self, text: &str, font: Type) -> f64 {
        let [regular, semi_bold, italic] = &self.cuts;
        let advances = match font.cut {
            Cut::Regular => regular,
            Cut::SemiBold => semi_bold,
            Cut::Italic => italic,
        };
        advances.of_text(text) * font.size
    }

    /// Width in capitals with a little room between them, as names of rows are
    /// set.
    pub(crate) fn width_in_capitals(&self, text: &str, font: Type) -> f64 {
        let capitals = text.to_uppercase();
        self.width(&capitals, font) + BETWEEN_CAPITALS * capitals.chars().count() as f64
    }

    /// The text, or as much of its beginning as fits before an ellipsis.
    pub(crate) fn fit(&self, text: &str, font: Type, width: f64) -> String {
        lines::fit(&clean(text), width, &|text| self.width(text, font))
    }

    /// Lines no wider than `width`, broken at spaces and between characters of
    /// scripts that have none, inside a word only where it alone is too wide;
    /// what does not fit `most` lines is cut with an ellipsis. No line for a
    /// text of nothing but space.
    pub(crate) fn wrap(&self, text: &str, font: Type, width: f64, most: usize) -> Vec<String> {
        lines::wrap(text, width, most, &|text| self.width(text, font))
    }

    /// The same for a text set in capitals.
    pub(crate) fn wrap_in_capitals(&self, text: &str, font: Type, width: f64, most: usize) -> Vec<String> {
        lines::wrap(text, width, most, &|text| self.width_in_capitals(text, font))
    }

    /// The same for a text of several paragraphs, each of which begins a line.
    pub(crate) fn wrap_paragraphs(&self, text: &str, font: Type, width: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for paragraph in text.lines().filter(|p| !p.trim().is_empty()) {
            match most - lines.len() {
                0 => {
                    if let Some(last) = lines.last_mut().filter(|last| !last.ends_with('…')) {
                        *last = self.fit(&format!("{last} {paragraph}"), font, width);
                    }
                    break;
                }
                left => lines.extend(self.wrap(paragraph, font, width, left)),
            }
        }
        lines
    }
}

impl Advances {
    fn of(font: &'static [u8]) -> Self {
        let mut advances = Self { face: Face::parse(font, 0).ok(), ascii: [0.0; 128] };
        advances.ascii = std::array::from_fn(|i| advances.in_font(char::from(i as u8)).unwrap_or(FULL));
        advances
    }

    fn of_text(&self, text: &str) -> f64 {
        if is_plain(text) {
            return text.chars().map(|c| self.advance(c).unwrap_or_else(|| in_other_font(c))).sum();
        }
        text.graphemes(true).map(|cluster| self.of_cluster(cluster)).sum()
    }

    /// Of what a reader takes for one character: as Inter has it, else as its
    /// script usually is.
    fn of_cluster(&self, cluster: &str) -> f64 {
        if is_emoji(cluster) {
            return EMOJI;
        }
        let in_font = |c: char| if takes_no_room(c) { Some(0.0) } else { self.advance(c) };
        let own: Option<f64> = cluster.chars().map(in_font).sum();
        own.unwrap_or_else(|| cluster.chars().map(in_other_font).fold(0.0, |sum, width| sum + width))
    }

    fn advance(&self, c: char) -> Option<f64> {
        self.ascii.get(c as usize).copied().or_else(|| self.in_font(c))
    }

    fn in_font(&self, c: char) -> Option<f64> {
        let face = self.face.as_ref()?;
        let advance = face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph))?;
        Some(f64::from(advance) / f64::from(face.units_per_em()))
    }
}

/// Every character stands for itself: European letters and punctuation, none of
/// which joins another. So are nearly all texts, and to look for clusters takes
/// longer than to measure them.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\0'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{2212}'))
}

/// A full square, as Chinese, Japanese and Korean are written.
const FULL: f64 = 1.0;
/// Fonts of emoji differ: from 1.2 to 1.4 of the size.
const EMOJI: f64 = 1.4;
/// Letters of scripts such as Arabic, Hebrew, Devanagari or Thai: a word of
/// nearly any is narrower in the bold cuts of the Noto and DejaVu fonts.
const LETTER: f64 = 0.7;
/// Letters of scripts with wide ones, from Tamil to Sinhala, and the widest of
/// Arabic, seen and sad.
const WIDE_LETTER: f64 = 1.0;

fn in_other_font(c: char) -> f64 {
    match (c, UnicodeWidthChar::width(c)) {
        (_, None | Some(0)) => 0.0,
        ('\u{b80}'..='\u{dff}' | '\u{633}'..='\u{636}', Some(_)) => WIDE_LETTER,
        (_, Some(1)) => LETTER,
        (_, Some(_)) => FULL,
    }
}

/// Combining marks, joiners and the like. Inter gives a few of them an advance
/// of their own, which is gone once they are joined.
fn takes_no_room(c: char) -> bool {
    !c.is_ascii() && UnicodeWidthChar::width(c) == Some(0)
}

/// Drawn as a small picture: flags, keycaps, faces, and all that is joined to
/// one of these.
fn is_emoji(cluster: &str) -> bool {
    cluster.chars().any(|c| match c {
        // "Draw it as an emoji", and the ring of a keycap.
        '\u{fe0f}' | '\u{20e3}' => true,
        '\u{1f000}'..='\u{1faff}' => true,
        // Symbols from before emoji, such as an alarm clock.
        '\u{2300}'..='\u{2bff}' => UnicodeWidthChar::width(c) == Some(2),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Type = regular(10.0);

    #[test]
    fn bundled_fonts_are_read() {
        let ruler = Ruler::new();
        assert!((ruler.width("0", regular(100.0)) - 62.0).abs() < 6.0, "a digit of Inter is about 0.62 of its size");
        assert!(ruler.width("Wait", semi_bold(12.0)) > ruler.width("Wait", regular(12.0)), "bolder is wider");
    }

    #[test]
    fn a_character_counts_once_however_it_is_composed() {
        let ruler = Ruler::new();
        for emoji in ["👍", "👍🏽", "👨‍👩‍👧‍👦", "🇯🇵", "🏳️‍🌈", "1️⃣", "⏰", "❤️"]
        {
            assert_eq!(ruler.width(emoji, SIZE), 14.0, "{emoji} is one picture");
        }
        assert_eq!(ruler.width("e\u{301}", SIZE), ruler.width("e", SIZE), "an accent adds nothing");
        assert_eq!(ruler.width("Ångström", SIZE), ruler.width("A\u{30a}ngstro\u{308}m", SIZE), "composed or not");
    }

    #[test]
    fn other_scripts_are_measured_by_their_kind() {
        let ruler = Ruler::new();
        assert_eq!(ruler.width("東京", SIZE), 20.0);
        assert_eq!(ruler.width("서울", SIZE), 20.0);
        assert_eq!(ruler.width("（東京）", SIZE), 40.0);
        assert_eq!(ruler.width("שלום", SIZE), 28.0);
        assert_eq!(ruler.width("مَرْحَبًا", SIZE), 35.0, "vowel signs take no room");
        assert_eq!(ruler.width("नमस्ते", SIZE), 28.0, "signs above and below take no room");
        assert!(ruler.width("Ελληνικά Кириллица", SIZE) < 110.0, "Inter has Greek and Cyrillic");
    }

    #[test]
    fn in_capitals_a_name_is_wider() {
        let ruler = Ruler::new();
        assert!(ruler.width_in_capitals("straße", SIZE) > ruler.width("STRASSE", SIZE));
    }

    #[test]
    fn paragraphs_begin_a_line_and_no_more_lines_are_made_than_asked_for() {
        let ruler = Ruler::new();
        assert_eq!(ruler.wrap_paragraphs("one\n\n two \r\nthree", SIZE, 100.0, 9), ["one", "two", "three"]);
        assert_eq!(ruler.wrap_paragraphs("one\ntwo\nthree", SIZE, 100.0, 2), ["one", "two three"]);
        assert_eq!(ruler.wrap_paragraphs("one\ntwo\nthree and four", SIZE, 50.0, 2), ["one", "two thre…"]);
    }
}
