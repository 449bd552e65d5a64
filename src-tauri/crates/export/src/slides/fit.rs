//! How much of a text has room. Where Inter is not installed another font
//! stands in; room is kept for the widest that usually does (DejaVu Sans).

use super::shapes::{Font, LINE, Paragraph};
use crate::clean::one_line;
use draw::measure::Measure;

/// So much wider than Inter, regular and bold.
const WIDER: (f64, f64) = (1.14, 1.25);
/// However long a text is, no more of it is looked at.
const LONGEST: usize = 2_000;

pub(super) struct Fit(Measure);

impl Fit {
    pub(super) fn new() -> Self {
        Self(Measure::default())
    }

    /// Width on one line.
    pub(super) fn width(&self, text: &str, font: Font) -> f64 {
        self.0.width(text, wider(font), font.bold)
    }

    /// The widest of its words.
    pub(super) fn word(&self, text: &str, font: Font) -> f64 {
        text.split_whitespace().map(|word| self.width(word, font)).fold(0.0, f64::max)
    }

    pub(super) fn lines(&self, text: &str, font: Font, width: f64, most: usize) -> usize {
        self.wrap(text, font, width, most).len()
    }

    /// The lines themselves, for a picture.
    pub(super) fn wrap(&self, text: &str, font: Font, width: f64, most: usize) -> Vec<String> {
        self.0.wrap(&shortened(text), wider(font), font.bold, width, most)
    }

    /// As much of the text as has room on so many lines.
    pub(super) fn cut(&self, text: &str, font: Font, width: f64, most: usize) -> String {
        let text = one_line(text);
        let lines = self.wrap(&text, font, width, most);
        let kept: usize = lines.iter().map(|line| signs(line).count()).sum();
        if lines.last().is_none_or(|last| !last.ends_with('…')) || kept >= signs(&text).count() && text.len() < LONGEST
        {
            return text;
        }
        // Lines break at spaces, which are not in them; some scripts have none.
        let mut left = kept.saturating_sub(1);
        let end = text.char_indices().find_map(|(at, c)| {
            if left == 0 {
                return Some(at);
            }
            left -= usize::from(!c.is_whitespace());
            None
        });
        format!("{}…", text.get(..end.unwrap_or(text.len())).unwrap_or_default().trim_end())
    }

    /// Height of paragraphs below each other.
    pub(super) fn height<'a>(&self, paragraphs: impl IntoIterator<Item = &'a Paragraph>, width: f64) -> f64 {
        let of = |paragraph: &Paragraph| {
            let font = paragraph.runs.iter().map(|(_, font)| *font).max_by(|a, b| a.size.total_cmp(&b.size));
            let lines = font.map_or(1, |font| self.lines(&paragraph.text(), font, width, usize::MAX).max(1));
            paragraph.size() * LINE * lines as f64
        };
        paragraphs.into_iter().map(of).sum()
    }
}

fn wider(font: Font) -> f64 {
    font.size * if font.bold { WIDER.1 } else { WIDER.0 }
}

fn signs(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}

fn shortened(text: &str) -> String {
    if text.len() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST).collect::<String>() + "…" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slides::shapes::regular;

    #[test]
    fn what_has_no_room_is_cut_between_its_signs() {
        let (fit, font) = (Fit::new(), regular(10.0, "#000000"));
        assert_eq!(fit.cut("short", font, 100.0, 1), "short");
        let long = fit.cut("a name that is far too long for two lines", font, 60.0, 2);
        assert!(long.starts_with("a name that") && long.ends_with('…') && long.len() < 30, "{long}");
        let dense = fit.cut(&"東京".repeat(20), font, 60.0, 2);
        assert!(dense.starts_with("東京東京") && !dense.contains(' ') && dense.ends_with('…'), "{dense}");
        assert!(fit.cut(&"long ".repeat(2_000), font, 80.0, 3).len() < 80);
        assert_eq!(fit.cut("ends in …", font, 100.0, 1), "ends in …");
    }
}
