//! Texts in several scripts, each run of them in a font that has its letters.
//!
//! Where no font has all letters of a text, resvg exchanges missing glyphs one
//! by one, which tears apart what belongs together, as in Devanagari. So each
//! run becomes a text of its own that stands where the one before it ends, in
//! the order in which they are seen.

use crate::fonts::{Database, is_seen};
use crate::measure::is_from_right;
use crate::order::{parts, turned};
use crate::texts::{self, Text};
use resvg::usvg::fontdb::{Family, ID, Query, Stretch, Style, Weight};
use rustybuzz::{Face, GlyphBuffer, UnicodeBuffer, shape};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// A picture of the pen's whose texts name their fonts.
pub(crate) fn set(svg: &str, fonts: &Database) -> String {
    let setter = Setter { fonts, homes: homes(svg, fonts) };
    texts::replaced(svg, |text| setter.element(text))
}

/// Which font has each sign that Inter lacks. Of the fonts that have signs of a
/// script, the one that has most of those in the picture comes first: a word in
/// two hands is hard to read.
fn homes(svg: &str, fonts: &Database) -> BTreeMap<char, ID> {
    let signs: BTreeSet<char> = svg.chars().filter(|c| !c.is_ascii() && is_seen(*c)).collect();
    let (mut inter, mut others) = (BTreeSet::new(), Vec::new());
    for face in fonts.faces() {
        let has = has(fonts, face.id, &signs);
        if is_inter(&face.families) {
            inter.extend(has);
        } else if !has.is_empty() {
            let of_emoji = face.families.iter().any(|(name, _)| name.contains("Emoji"));
            others.push((face.id, of_emoji, has));
        }
    }
    let mut groups: BTreeMap<&str, BTreeSet<char>> = BTreeMap::new();
    for c in signs.difference(&inter) {
        groups.entry(group(*c)).or_default().insert(*c);
    }
    let mut homes = BTreeMap::new();
    for (name, group) in groups {
        let mut ranked: Vec<_> = others.iter().collect();
        // Sorted in place: of equals, the first.
        ranked
            .sort_by_key(|(_, of_emoji, has)| ((name == EMOJI) != *of_emoji, Reverse(group.intersection(has).count())));
        for (id, _, has) in ranked {
            for c in group.intersection(has) {
                homes.entry(*c).or_insert(*id);
            }
        }
    }
    homes
}

/// Those of the signs that a font has.
fn has(fonts: &Database, id: ID, signs: &BTreeSet<char>) -> BTreeSet<char> {
    let has = fonts.with_face_data(id, |data, index| {
        let face = ttf_parser::Face::parse(data, index).ok()?;
        Some(signs.iter().copied().filter(|c| face.glyph_index(*c).is_some()).collect())
    });
    has.flatten().unwrap_or_default()
}

const EMOJI: &str = "emoji";

/// Signs that stand together in a word: of a script; Chinese and Japanese letters
/// with all signs as wide as these.
fn group(c: char) -> &'static str {
    match (c, c.script()) {
        ('\u{2300}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}', _) => EMOJI,
        (_, Script::Hiragana | Script::Katakana | Script::Bopomofo) => Script::Han.full_name(),
        (_, Script::Common | Script::Inherited) if c.width() == Some(2) => Script::Han.full_name(),
        (_, script) => script.full_name(),
    }
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
        if runs.iter().all(|run| run.home.is_none()) && !element.words.chars().any(is_from_right) {
            return None;
        }
        Some(format!("{}>{}</text>", element.head, self.placed(element, &runs)?))
    }

    /// From left to right.
    fn runs(&self, text: &str) -> Vec<Run> {
        let mut runs = Vec::new();
        for part in parts(text) {
            let of_part = self.in_fonts(part.text);
            if part.from_right {
                let turned = |Run { home, text }: Run| turned(&text).into_iter().map(move |text| Run { home, text });
                runs.extend(of_part.into_iter().rev().flat_map(turned));
            } else {
                runs.extend(of_part);
            }
        }
        runs
    }

    /// As they are read.
    fn in_fonts(&self, text: &str) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for cluster in text.graphemes(true).filter(|cluster| !is_mark(cluster)) {
            let home = cluster.chars().find_map(|c| self.homes.get(&c).copied());
            // A space stays with the word before it; in a font of emoji it would be as wide as one.
            let stays = |run: &Run| cluster.trim().is_empty() && !run.text.chars().any(|c| group(c) == EMOJI);
            match runs.last_mut() {
                Some(run) if run.home == home || stays(run) => run.text.push_str(cluster),
                _ => runs.push(Run { home, text: cluster.to_owned() }),
            }
        }
        runs
    }

    /// Runs one behind the other, from left to right.
    fn placed(&self, element: &Text<'_>, runs: &[Run]) -> Option<String> {
        let (x, size) = (element.number("x")?, element.number("font-size")?);
        let spacing = element.number("letter-spacing").unwrap_or(0.0);
        let weight = if element.attribute("font-weight").is_some() { Weight::SEMIBOLD } else { Weight::NORMAL };
        let style = if element.attribute("font-style").is_some() { Style::Italic } else { Style::Normal };
        let pieces: Vec<(String, Run, f64)> = runs
            .iter()
            .flat_map(|run| {
                let family = self.family(run);
                let pieces = self.pieces(run, &family, weight, style);
                pieces.into_iter().map(move |(run, advance)| (family.clone(), run, advance))
            })
            .collect();
        let width = |run: &Run, advance: f64| advance * size + spacing * run.text.chars().count() as f64;
        let all: f64 = pieces.iter().map(|(_, run, advance)| width(run, *advance)).sum();
        let mut x = element.start(x, all);
        let mut spans = String::new();
        for (family, run, advance) in &pieces {
            if !run.text.trim().is_empty() {
                let place = format!(" x=\"{}\" text-anchor=\"start\"", crate::geometry::number(x));
                spans.push_str(&span(family, run, &place));
            }
            x += width(run, *advance);
        }
        Some(spans)
    }

    /// Of the font of a run.
    fn family(&self, run: &Run) -> String {
        let family = run.home.and_then(|id| self.fonts.face(id)?.families.first().map(|(name, _)| name.clone()));
        family.unwrap_or_else(|| "Inter".into())
    }

    /// A shaped run in pieces with their widths, in parts of the font's size:
    /// spaces, letters that resvg sets rightly together, and each group of signs
    /// that it would give the width of the widest of them.
    fn pieces(&self, run: &Run, family: &str, weight: Weight, style: Style) -> Vec<(Run, f64)> {
        let families = [Family::Name(family)];
        // As resvg chooses it.
        let id = self.fonts.query(&Query { families: &families, weight, stretch: Stretch::Normal, style });
        let piece = |text: &str, width: f64| (Run { home: run.home, text: text.to_owned() }, width);
        let clusters = id.or(run.home).and_then(|id| {
            self.fonts.with_face_data(id, |data, index| Some(clusters(&Face::from_slice(data, index)?, &run.text)))
        });
        let Some(clusters) = clusters.flatten().filter(|_| !run.text.chars().any(is_from_right)) else {
            let width = id.and_then(|id| self.fonts.with_face_data(id, |data, index| width(data, index, &run.text)));
            return vec![piece(&run.text, width.flatten().unwrap_or(0.0))];
        };
        let mut pieces: Vec<(Run, f64)> = Vec::new();
        let mut closed = true;
        for (range, width, alone) in clusters {
            let text = run.text.get(range).unwrap_or_default();
            let alone = alone || text.trim().is_empty();
            match pieces.last_mut().filter(|_| !alone && !closed) {
                Some((last, sum)) => {
                    last.text.push_str(text);
                    *sum += width;
                }
                None => pieces.push(piece(text, width)),
            }
            closed = alone;
        }
        pieces
    }
}

fn shaped(face: &Face<'_>, text: &str) -> GlyphBuffer {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    shape(face, &[], buffer)
}

/// Of a text that is set together, in parts of the font's size.
fn width(data: &[u8], index: u32, text: &str) -> Option<f64> {
    let face = Face::from_slice(data, index)?;
    let units: i32 = shaped(&face, text).glyph_positions().iter().map(|place| place.x_advance).sum();
    Some(f64::from(units) / f64::from(face.units_per_em()))
}

/// Signs that are shaped together, from left to right: which, how wide, and
/// whether they are wider than the widest of them.
fn clusters(face: &Face<'_>, text: &str) -> Vec<(Range<usize>, f64, bool)> {
    let glyphs = shaped(face, text);
    let mut widths: BTreeMap<usize, (i32, i32)> = BTreeMap::new();
    for (info, place) in glyphs.glyph_infos().iter().zip(glyphs.glyph_positions()) {
        let (sum, widest) = widths.entry(info.cluster as usize).or_default();
        *sum += place.x_advance;
        *widest = (*widest).max(place.x_advance);
    }
    let ends: Vec<usize> = widths.keys().copied().skip(1).chain([text.len()]).collect();
    let units = f64::from(face.units_per_em());
    let all = widths.into_iter().zip(ends);
    all.map(|((from, (sum, widest)), to)| (from..to, f64::from(sum) / units, sum > widest)).collect()
}

fn span(family: &str, run: &Run, more: &str) -> String {
    let family = crate::svg::escape(&family.replace('\'', ""));
    format!("<tspan font-family=\"'{family}'\"{more}>{}</tspan>", crate::svg::escape(&run.text))
}

/// It has done its part once the order is known, and not every font has it.
fn is_mark(cluster: &str) -> bool {
    matches!(cluster, "\u{200e}" | "\u{200f}" | "\u{61c}")
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
        let is_regular = |f: &&resvg::usvg::fontdb::FaceInfo| f.style == Style::Normal && f.weight == Weight::NORMAL;
        let regular = fonts.faces().find(is_regular).map(|f| f.id);
        // As if the letter B were in another font.
        let setter = Setter { fonts: &fonts, homes: regular.map(|id| ('B', id)).into_iter().collect() };
        let set = |more: &str, words: &str| {
            let text = format!("<text x=\"100\" y=\"9\" font-size=\"10\"{more}>{words}</text>");
            texts::replaced(&text, |text| setter.element(text))
        };
        let width = |text: &str| {
            let run = Run { home: None, text: text.into() };
            setter
                .pieces(&run, "Inter", Weight::NORMAL, Style::Normal)
                .iter()
                .map(|(_, width)| width * 10.0)
                .sum::<f64>()
        };
        let at = |x: f64| format!("x=\"{}\"", crate::geometry::number(x));
        let two = set("", "A&lt;B");
        assert!(two.contains(&at(100.0)) && two.contains("A&lt;</tspan>") && width("A<") > 10.0, "{two}");
        assert!(two.contains(&at(100.0 + width("A<"))), "{two}");
        let spaced = set("", "A B");
        assert!(spaced.contains(&at(100.0 + width("A "))) && !spaced.contains("A <"), "a space is left free: {spaced}");
        let ending = set(" text-anchor=\"end\"", "AB");
        assert!(ending.contains(&at(100.0 - width("A") - width("B"))), "it ends there, and begins before: {ending}");
    }

    #[test]
    fn a_space_behind_an_emoji_is_no_wider_than_others_and_parts_stand_as_they_are_seen() {
        let fonts = inter();
        let any = fonts.faces().next().map(|f| f.id);
        let homes = ['🎉', 'ש', 'ל', 'ו', 'ם'].into_iter().filter_map(|c| Some((c, any?))).collect();
        let setter = Setter { fonts: &fonts, homes };
        let runs = |text: &str| -> Vec<(bool, String)> {
            setter.runs(text).into_iter().map(|run| (run.home.is_none(), run.text)).collect()
        };
        assert_eq!(runs("🎉 Emoji"), [(false, "🎉".into()), (true, " Emoji".into())]);
        let hebrew = [(true, "25"), (false, " "), (false, "שלום")];
        assert_eq!(runs("\u{200f}שלום 25"), hebrew.map(|(inter, text)| (inter, text.to_owned())));
        assert_eq!(runs("\u{200f}25"), [(true, "25".to_owned())], "a mark is not drawn");
    }

    /// The vowel behind a letter has a width of its own, which resvg forgets.
    #[test]
    fn signs_that_are_wider_than_the_widest_of_them_stand_alone() {
        let face = Face::from_slice(FILES[0], 0).expect("a font");
        let all: Vec<_> = clusters(&face, "aé e\u{301}").into_iter().map(|(range, _, alone)| (range, alone)).collect();
        assert_eq!(all, [(0..1, false), (1..3, false), (3..4, false), (4..7, false)], "an accent adds nothing");
    }
}
