//! How wide a text is in the bundled fonts, and where it breaks into lines.
//! Kerning is left out: it makes a line at most a little narrower.

use ttf_parser::Face;

/// The bundled fonts, Inter (SIL Open Font License, `fonts/OFL.txt`).
pub(crate) const FONTS: [&[u8]; 3] = [
    include_bytes!("../fonts/Inter-Regular.otf"),
    include_bytes!("../fonts/Inter-SemiBold.otf"),
    include_bytes!("../fonts/Inter-Italic.otf"),
];

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
        Self { cuts: FONTS.map(Advances::of) }
    }

    /// Width in pixels.
    pub(crate) fn width(&self, text: &str, font: Type) -> f64 {
        let [regular, semi_bold, italic] = &self.cuts;
        let advances = match font.cut {
            Cut::Regular => regular,
            Cut::SemiBold => semi_bold,
            Cut::Italic => italic,
        };
        text.chars().map(|c| advances.advance(c)).sum::<f64>() * font.size
    }

    /// The text, or as much of its beginning as fits before an ellipsis.
    pub(crate) fn fit(&self, text: &str, font: Type, width: f64) -> String {
        if self.width(text, font) <= width {
            return text.to_owned();
        }
        let mut kept = String::new();
        let mut left = width - self.width("…", font);
        for c in text.chars() {
            left -= self.width(c.encode_utf8(&mut [0; 4]), font);
            if left < 0.0 {
                break;
            }
            kept.push(c);
        }
        format!("{}…", kept.trim_end())
    }

    /// Lines no wider than `width`, broken at spaces, inside a word only where
    /// it alone is too wide; what does not fit `most` lines is cut with an
    /// ellipsis. No line for a text of nothing but space.
    pub(crate) fn wrap(&self, text: &str, font: Type, width: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace().flat_map(|word| self.pieces(word, font, width)) {
            let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
            if self.width(&longer, font) <= width {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word));
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        if lines.len() > most {
            let rest = lines.split_off(most.saturating_sub(1)).join(" ");
            lines.push(self.fit(&rest, font, width));
        }
        lines
    }

    /// The word itself, or, where it is wider than a line, its parts: broken
    /// after a hyphen or slash if it has one, else anywhere.
    fn pieces(&self, word: &str, font: Type, width: f64) -> Vec<String> {
        if self.width(word, font) <= width {
            return vec![word.to_owned()];
        }
        let mut pieces = Vec::new();
        let mut piece = String::new();
        for c in word.chars() {
            let wider = self.width(&piece, font) + self.width(c.encode_utf8(&mut [0; 4]), font) > width;
            if wider && !piece.is_empty() {
                let cut = piece.rfind(['-', '/']).map_or(piece.len(), |i| i + 1);
                let rest = piece.split_off(cut);
                pieces.push(std::mem::replace(&mut piece, rest));
            }
            piece.push(c);
        }
        pieces.push(piece);
        pieces
    }
}

impl Advances {
    fn of(font: &'static [u8]) -> Self {
        let mut advances = Self { face: Face::parse(font, 0).ok(), ascii: [0.0; 128] };
        advances.ascii = std::array::from_fn(|i| advances.looked_up(char::from(i as u8)));
        advances
    }

    fn advance(&self, c: char) -> f64 {
        self.ascii.get(c as usize).copied().unwrap_or_else(|| self.looked_up(c))
    }

    /// A character that Inter lacks counts as a full square.
    fn looked_up(&self, c: char) -> f64 {
        let Some(face) = &self.face else { return 1.0 };
        face.glyph_index(c)
            .and_then(|glyph| face.glyph_hor_advance(glyph))
            .map_or(1.0, |advance| f64::from(advance) / f64::from(face.units_per_em()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundled_fonts_are_read() {
        let ruler = Ruler::new();
        assert!((ruler.width("0", regular(100.0)) - 62.0).abs() < 6.0, "a digit of Inter is about 0.62 of its size");
        assert!(ruler.width("Wait", semi_bold(12.0)) > ruler.width("Wait", regular(12.0)), "bolder is wider");
    }

    #[test]
    fn lines_keep_to_the_width_and_lose_no_word() {
        let ruler = Ruler::new();
        let text = "Look for news on portal and phone announcement";
        let lines = ruler.wrap(text, semi_bold(12.0), 104.0, 9);
        assert!(lines.iter().all(|l| ruler.width(l, semi_bold(12.0)) <= 104.0));
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let lines = Ruler::new().wrap("Look for news on portal and phone announcement", semi_bold(12.0), 104.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        let ruler = Ruler::new();
        let word = "Donaudampfschifffahrtsgesellschaftskapitän";
        let lines = ruler.wrap(word, regular(12.0), 80.0, 9);
        assert!(lines.iter().all(|l| ruler.width(l, regular(12.0)) <= 80.0));
        assert_eq!(lines.concat(), word);
    }

    #[test]
    fn nothing_makes_no_line() {
        assert!(Ruler::new().wrap("  ", regular(12.0), 80.0, 2).is_empty());
    }
}
