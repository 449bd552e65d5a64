//! How much room text takes and from which side it is read, for pages that are
//! set elsewhere in the fonts of the pictures. Sizes and widths are in one unit of the caller's choice.

use crate::text::{Ruler, Type, regular, semi_bold};
use unicode_bidi::{BidiClass, Direction, bidi_class, get_base_direction};

/// In front of lines that are read otherwise than they begin.
pub(crate) const MARKS: [char; 2] = ['\u{200e}', '\u{200f}'];

/// Measures text in Inter, of which the fonts are read once.
pub struct Measure(Ruler);

impl Default for Measure {
    fn default() -> Self {
        Self(Ruler::new())
    }
}

impl Measure {
    /// Width of a text on one line.
    #[must_use]
    pub fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        self.0.width(text, font(size, bold))
    }

    /// Lines no wider than `width`; what does not fit `most` of them is cut with
    /// an ellipsis. No line for a text of nothing but space. They are the text's
    /// own signs: whoever sets them says in which direction they are read.
    #[must_use]
    pub fn wrap(&self, text: &str, size: f64, bold: bool, width: f64, most: usize) -> Vec<String> {
        let lines = self.0.wrap(text, font(size, bold), width, most);
        lines.into_iter().map(|line| line.trim_start_matches(MARKS).to_owned()).collect()
    }
}

fn font(size: f64, bold: bool) -> Type {
    if bold { semi_bold(size) } else { regular(size) }
}

/// Whether a text is read from right to left: by its first letter that has a
/// direction (Unicode Annex 9, P2).
#[must_use]
pub fn is_right_to_left(text: &str) -> bool {
    get_base_direction(text) == Direction::Rtl
}

/// Letters of Hebrew, Arabic and their neighbours.
#[must_use]
pub fn is_from_right(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_no_signs_that_the_text_has_not() {
        let text = "הלקוח מתקשר (IT) ומחכה";
        let lines = Measure::default().wrap(text, 12.0, true, 60.0, 9);
        assert!(lines.len() > 2);
        assert_eq!(lines.join(" "), text);
    }
}
