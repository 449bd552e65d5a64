//! Texts in several scripts, each run of them in a font that has its letters.
//!
//! Where no font has all letters of a text, resvg exchanges missing glyphs one
//! by one, which tears apart what belongs together, as in Devanagari. So each
//! run becomes a text of its own that stands where the one before it ends.
//! What begins with letters from right to left has its fonts named only: resvg
//! sees to its order.

use crate::fonts::{Database, is_seen};
use crate::texts::{self, Text};
use resvg::usvg::fontdb::{ID, Stretch, Style, Weight};
use rustybuzz::{Face, UnicodeBuffer, shape};
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation;

/// A picture of the pen's whose texts name their fonts.
pub(crate) fn set(svg: &str, fonts: &Database) -> String {
    let setter = Setter { fonts, homes: homes(svg, fonts) };
    texts::replaced(svg, |text| setter.element(text))
}

/// Which font has each sign that Inter lacks: the first one, for emoji the first
/// one that is of emoji.
fn homes(svg: &str, fonts: &Database) -> BTreeMap<char, ID> {
    let inter: Vec<ID> = fonts.faces().filter(|face| is_inter(&face.families)).map(|face| face.id).collect();
    let mut lacking: Vec<char> = svg.chars().filter(|c| !c.is_ascii() && is_seen(*c)).collect();
    lacking.sort_unstable();
    lacking.dedup();
    let mut homes = BTreeMap::new();
    let of_emoji = |id: ID| fonts.face(id).is_some_and(|f| f.families.iter().any(|(name, _)| name.contains("Emoji")));
    let (pictures, others): (Vec<ID>, Vec<ID>) =
        fonts.faces().map(|face| face.id).filter(|id| !inter.contains(id)).partition(|id| of_emoji(*id));
    let mut take = |lacking: &mut Vec<char>, id: ID, home: bool, wanted: fn(char) -> bool| {
        fonts.with_face_data(id, |data, index| {
            if let Ok(face) = ttf_parser::Face::parse(data, index) {
                lacking.retain(|c| {
                    let has = wanted(*c) && face.glyph_index(*c).is_some();
                    if has && home {
                        homes.insert(*c, id);
                    }
                    !has
                });
            }
        });
    };
    for id in &inter {
        take(&mut lacking, *id, false, |_| true);
    }
    for id in &pictures {
        take(&mut lacking, *id, true, |c| matches!(c, '\u{2300}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}'));
    }
    for id in others.iter().chain(&pictures) {
        if lacking.is_empty() {
            break;
        }
        take(&mut lacking, *id, true, |_| true);
    }
    homes
}

fn is_inter<T>(families: &[(String, T)]) -> bool {
    families.iter().any(|(name, _)| name == "Inter")
}

struct Setter<'a> {
    fonts: &'a Database,
    homes: BTreeMap<char, ID>,
}

/// Letters that follow each other in one font; none: Inter.
struct Run {
    home: Option<ID>,
    text: String,
}

impl Setter<'_> {
    /// None where nothing is to be changed.
    fn element(&self, element: &Text<'_>) -> Option<String> {
        let runs = self.runs(&element.words);
        if runs.iter().all(|run| run.home.is_none()) {
            return None;
        }
        let from_right = element.words.chars().find(|c| c.is_alphabetic()).is_some_and(is_from_right);
        let spans = if from_right { named(&runs, self) } else { self.placed(element, &runs)? };
        Some(format!("{}>{spans}</text>", element.head))
    }

    fn runs(&self, text: &str) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for cluster in text.graphemes(true) {
            let home = cluster.chars().find_map(|c| self.homes.get(&c).copied());
            match runs.last_mut() {
                // A space stays with the word before it.
                Some(run) if run.home == home || cluster.trim().is_empty() => run.text.push_str(cluster),
                _ => runs.push(Run { home, text: cluster.to_owned() }),
            }
        }
        runs
    }

    /// Runs one behind the other, from left to right.
    fn placed(&self, element: &Text<'_>, runs: &[Run]) -> Option<String> {
        let (x, size) = (element.number("x")?, element.number("font-size")?);
        let spacing = element.number("letter-spacing").unwrap_or(0.0);
        let bold = element.attribute("font-weight").is_some();
        let italic = element.attribute("font-style").is_some();
        let widths: Vec<f64> = runs
            .iter()
            .map(|run| self.advance(run, bold, italic) * size + spacing * run.text.chars().count() as f64)
            .collect();
        let all: f64 = widths.iter().sum();
        let mut x = element.start(x, all);
        let mut spans = String::new();
        for (run, width) in runs.iter().zip(widths) {
            let place = format!(" x=\"{}\" text-anchor=\"start\" xml:space=\"preserve\"", crate::geometry::number(x));
            spans.push_str(&self.span(run, &place));
            x += width;
        }
        Some(spans)
    }

    /// Of a shaped run, in parts of the font's size.
    fn advance(&self, run: &Run, bold: bool, italic: bool) -> f64 {
        let inter = || {
            let weight = if bold { Weight::SEMIBOLD } else { Weight::NORMAL };
            let style = if italic { Style::Italic } else { Style::Normal };
            let wanted = |face: &&resvg::usvg::fontdb::FaceInfo| {
                is_inter(&face.families) && (face.weight, face.style, face.stretch) == (weight, style, Stretch::Normal)
            };
            self.fonts.faces().find(wanted).map(|face| face.id)
        };
        let shaped = run.home.or_else(inter).and_then(|id| {
            self.fonts.with_face_data(id, |data, index| {
                let face = Face::from_slice(data, index)?;
                let mut buffer = UnicodeBuffer::new();
                buffer.push_str(&run.text);
                let glyphs = shape(&face, &[], buffer);
                let units: i32 = glyphs.glyph_positions().iter().map(|place| place.x_advance).sum();
                Some(f64::from(units) / f64::from(face.units_per_em()))
            })
        });
        shaped.flatten().unwrap_or(0.0)
    }

    fn span(&self, run: &Run, more: &str) -> String {
        let family = run.home.and_then(|id| self.fonts.face(id)?.families.first().map(|(name, _)| name.clone()));
        let family = family.map_or_else(String::new, |name| {
            let name = name.replace('\'', "");
            format!(" font-family=\"'{}'\"", crate::svg::escape(&name))
        });
        format!("<tspan{family}{more}>{}</tspan>", crate::svg::escape(&run.text))
    }
}

/// Runs with their fonts, where they fall.
fn named(runs: &[Run], setter: &Setter<'_>) -> String {
    runs.iter().map(|run| setter.span(run, "")).collect()
}

/// Hebrew, Arabic and their neighbours.
fn is_from_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FILES;

    fn inter() -> Database {
        let mut fonts = Database::new();
        for font in FILES {
            fonts.load_font_data(font.to_vec());
        }
        fonts
    }

    #[test]
    fn a_text_that_inter_has_is_left_as_it_is() {
        let svg = "<svg><text x=\"1\" font-size=\"10\">R&amp;D – ok</text><text x=\"2\">plain</text></svg>";
        assert_eq!(set(svg, &inter()), svg);
    }

    #[test]
    fn a_run_stands_where_the_one_before_it_ends() {
        let fonts = inter();
        let regular = fonts.faces().find(|f| f.style == Style::Normal && f.weight == Weight::NORMAL).map(|f| f.id);
        // As if the letter B were in another font.
        let setter = Setter { fonts: &fonts, homes: regular.map(|id| ('B', id)).into_iter().collect() };
        let head = "<text x=\"100\" y=\"9\" font-size=\"10\"";
        let set = texts::replaced(&format!("{head}>A&lt;B</text>"), |text| setter.element(text));
        let width = setter.advance(&Run { home: None, text: "A<".into() }, false, false) * 10.0;
        assert!(width > 10.0, "two letters: {width}");
        let second = format!("x=\"{}\"", crate::geometry::number(100.0 + width));
        assert!(set.contains("x=\"100\"") && set.contains(&second) && set.contains("A&lt;</tspan>"), "{set}");
        let ending = texts::replaced(&format!("{head} text-anchor=\"end\">AB</text>"), |text| setter.element(text));
        assert!(!ending.contains("<tspan x=\"100\""), "it ends there, and begins before: {ending}");
    }
}
