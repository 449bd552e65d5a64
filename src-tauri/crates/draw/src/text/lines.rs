//! What of a text is drawn, and where it breaks, by the rules of Unicode: UAX
//! 14 for breaks, UAX 29 for what must stay together. How wide it is comes in
//! from outside.

use super::is_plain;
use crate::measure::{MARKS, is_right_to_left};
use std::ops::Range;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// Says how wide a text is. The width of two texts in a row is their sum.
type Measure<'a> = &'a dyn Fn(&str) -> f64;

/// What is drawn of a text: one line without control characters. Each stretch
/// of white space becomes one space; spaces that forbid a break stay.
pub(crate) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars().filter(|c| !steers(*c)) {
        if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}') {
            gap = !clean.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            clean.push(' ');
        }
        clean.push(c);
    }
    clean
}

/// Steers a terminal or the direction of what follows, so that a text would
/// reach beyond itself. Marks without reach (U+200E, U+200F) are harmless.
pub(crate) fn steers(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        || (c.is_control() && !c.is_whitespace())
}

/// A clean text, or as much of its beginning as fits before an ellipsis.
pub(super) fn fit(text: &str, width: f64, measure: Measure) -> String {
    if measure(text) <= width {
        return text.to_owned();
    }
    let mut left = width - measure("…");
    let mut end = 0;
    for (start, cluster) in text.grapheme_indices(true) {
        left -= measure(cluster);
        if left < 0.0 {
            break;
        }
        end = start + cluster.len();
    }
    format!("{}…", text.get(..end).unwrap_or_default().trim_end())
}

/// See [`super::Ruler::wrap`].
pub(super) fn wrap(text: &str, width: f64, most: usize, measure: Measure) -> Vec<String> {
    let text = clean(text);
    if text.is_empty() {
        return Vec::new();
    }
    if measure(&text) <= width {
        return vec![text];
    }
    let lines = filled(&text, width, measure);
    let cut = lines.len() > most;
    let whole = if cut { most.saturating_sub(1) } else { lines.len() };
    let part = |range: Range<usize>| text.get(range).unwrap_or_default().trim_end();
    let mut drawn: Vec<String> = lines.iter().take(whole).map(|line| part(line.clone()).to_owned()).collect();
    if let Some(first) = lines.get(whole) {
        drawn.push(fit(part(first.start..text.len()), width, measure));
    }
    directed(&text, drawn)
}

/// Lines that are read in the direction of the whole text: one that begins
/// otherwise gets a mark in front, which takes no room.
fn directed(text: &str, lines: Vec<String>) -> Vec<String> {
    let from_right = is_right_to_left(text);
    let [left, right] = MARKS;
    let mark = if from_right { right } else { left };
    let marked = |line: String| if is_right_to_left(&line) == from_right { line } else { format!("{mark}{line}") };
    lines.into_iter().map(marked).collect()
}

/// As much as fits on each line.
fn filled(text: &str, width: f64, measure: Measure) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut used = f64::INFINITY;
    for piece in pieces(text, width, measure) {
        let part = text.get(piece.clone()).unwrap_or_default();
        match lines.last_mut() {
            // A space at the end of a line takes no room.
            Some(line) if used + measure(part.trim_end()) <= width => {
                line.end = piece.end;
                used += measure(part);
            }
            Some(_) | None => {
                used = measure(part);
                lines.push(piece);
            }
        }
    }
    lines
}

/// The text in parts that stay together: words with the space behind them,
/// single characters of scripts without spaces, and parts of what is wider than
/// a line.
fn pieces(text: &str, width: f64, measure: Measure) -> Vec<Range<usize>> {
    let breaks = breaks(text);
    let mut pieces = Vec::new();
    let mut rest: &[Break] = &breaks;
    let mut start = 0;
    while let Some(strong) = rest.iter().position(|b| b.strong) {
        let (word, after) = rest.split_at(strong + 1);
        let end = word.last().map_or(start, |b| b.at);
        if fits(text, start..end, width, measure) {
            pieces.push(start..end);
        } else {
            let mut from = start;
            for part in word {
                split(text, from..part.at, width, measure, &mut pieces);
                from = part.at;
            }
        }
        (rest, start) = (after, end);
    }
    pieces
}

/// Where a line may end.
struct Break {
    at: usize,
    /// Behind a space, or beside a character of a script without spaces; else
    /// inside a word, such as behind a hyphen, and taken only at need.
    strong: bool,
}

fn breaks(text: &str) -> Vec<Break> {
    // Nearly all rules agree with the clusters; a few marks in front of a
    // letter do not.
    let plain = is_plain(text);
    let mut whole = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).peekable();
    let mut is_whole = |at: &usize| {
        while whole.next_if(|start| start < at).is_some() {}
        whole.peek() == Some(at)
    };
    linebreaks(text)
        .filter(|(at, _)| plain || is_whole(at))
        .map(|(at, _)| Break { at, strong: at == text.len() || is_strong(text, at) })
        .collect()
}

fn is_strong(text: &str, at: usize) -> bool {
    // Korean is written in full squares too, but has spaces.
    let wide = |c: Option<char>| {
        c.filter(|c| !matches!(c, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}')).and_then(UnicodeWidthChar::width)
            == Some(2)
    };
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let after = text.get(at..).and_then(|t| t.chars().next());
    before.is_none_or(|c| c.is_whitespace() || c == '\u{200b}') || wide(before) || wide(after)
}

fn fits(text: &str, range: Range<usize>, width: f64, measure: Measure) -> bool {
    text.get(range).is_some_and(|part| measure(part.trim_end()) <= width)
}

/// The part itself, or, where it is wider than a line, as many characters at a
/// time as fit.
fn split(text: &str, part: Range<usize>, width: f64, measure: Measure, pieces: &mut Vec<Range<usize>>) {
    if fits(text, part.clone(), width, measure) {
        pieces.push(part);
        return;
    }
    let (mut start, mut used) = (part.start, 0.0);
    for (at, cluster) in text.get(part.clone()).unwrap_or_default().grapheme_indices(true) {
        let (at, wide) = (part.start + at, measure(cluster));
        if used + wide > width && at > start {
            pieces.push(start..at);
            (start, used) = (at, 0.0);
        }
        used += wide;
    }
    pieces.push(start..part.end);
}

#[cfg(test)]
mod tests {
    use crate::text::{Ruler, regular, semi_bold};
    use unicode_segmentation::UnicodeSegmentation;

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
    fn a_line_is_read_as_the_text_it_is_of() {
        let ruler = Ruler::new();
        let hebrew = "הלקוח מתקשר (IT) ומחכה";
        let lines = ruler.wrap(hebrew, semi_bold(12.0), 60.0, 9);
        let marked = lines.iter().find(|line| line.contains("(IT)")).expect("on one of the lines");
        assert!(lines.len() > 2 && marked.starts_with('\u{200f}'), "{lines:?}");
        assert!(lines[0].starts_with('ה'), "it begins with a letter that says so itself: {lines:?}");
        let latin = ruler.wrap("Call them שלום then", semi_bold(12.0), 60.0, 9);
        assert!(latin.iter().any(|line| line.starts_with("\u{200e}ש")), "{latin:?}");
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
    fn a_hyphen_breaks_only_what_is_too_wide() {
        let ruler = Ruler::new();
        assert_eq!(ruler.wrap("Ask self-service", regular(12.0), 80.0, 9), ["Ask", "self-service"]);
        let lines = ruler.wrap("second-factor-authentication", regular(12.0), 100.0, 9);
        assert_eq!(lines, ["second-factor-", "authentication"]);
    }

    #[test]
    fn nothing_makes_no_line() {
        assert!(Ruler::new().wrap("  ", regular(12.0), 80.0, 2).is_empty());
        assert!(Ruler::new().wrap("\u{202e}\n", regular(12.0), 80.0, 2).is_empty());
    }

    #[test]
    fn japanese_breaks_between_characters_but_not_before_a_full_stop() {
        let ruler = Ruler::new();
        let text = "パスワードを三回間違えました。会議は二十分後です。";
        let lines = ruler.wrap(text, regular(10.0), 100.0, 9);
        assert_eq!(lines.concat(), text);
        assert!(lines.len() == 3 || lines.len() == 4, "full lines: {lines:?}");
        assert!(lines.iter().all(|l| !l.starts_with(['。', 'ー', 'ッ'])), "{lines:?}");
        let cut = ruler.wrap(text, regular(10.0), 100.0, 2);
        assert!(cut[1].ends_with('…') && !cut[1].contains(' '), "{cut:?}");
    }

    #[test]
    fn korean_breaks_at_spaces_and_only_at_need_between_syllables() {
        let ruler = Ruler::new();
        assert_eq!(ruler.wrap("비밀번호를 세 번 잘못", regular(10.0), 60.0, 9), ["비밀번호를", "세 번 잘못"]);
        assert_eq!(ruler.wrap("비밀번호를잘못", regular(10.0), 40.0, 9), ["비밀번호", "를잘못"]);
    }

    #[test]
    fn no_line_splits_what_a_reader_takes_for_one_character() {
        let ruler = Ruler::new();
        let texts = [
            "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦🇯🇵🇩🇪🇨🇭👍🏽👍🏿🏳️‍🌈",
            "पासवर्ड भूल गया और बैठक बीस मिनट में है",
            "الرجاء الانتظار حتى يجيب أحد موظفي خدمة العملاء على مكالمتك",
            "שכחתי את הסיסמה והפגישה מתחילה בעוד עשרים דקות",
            "비밀번호를세번잘못입력하여계정이잠겼습니다",
            "Zu\u{308}rcher Stra\u{308}ßenverkehrsamtsangelegenheiten",
        ];
        for text in texts {
            let whole: Vec<&str> = text.graphemes(true).collect();
            for width in [30.0, 47.0, 80.0] {
                let lines = ruler.wrap(text, regular(12.0), width, 99);
                assert!(lines.iter().all(|l| ruler.width(l, regular(12.0)) <= width), "{lines:?}");
                let parts: Vec<&str> = lines.iter().flat_map(|l| l.graphemes(true)).filter(|g| *g != " ").collect();
                assert_eq!(parts, whole.iter().copied().filter(|g| *g != " ").collect::<Vec<_>>());
                let cut = ruler.fit(text, regular(12.0), width);
                assert!(cut.strip_suffix('…').is_some_and(|kept| text.starts_with(kept)));
                assert!(cut.trim_end_matches('…').graphemes(true).all(|g| whole.contains(&g)), "{cut}");
            }
        }
    }

    #[test]
    fn what_steers_is_not_drawn() {
        let text = "Pay \u{202e}now\u{2069}\u{7}\u{9b}\t \n please\u{a0}!";
        assert_eq!(super::clean(text), "Pay now please\u{a0}!");
        assert_eq!(Ruler::new().wrap(text, regular(12.0), 999.0, 2), ["Pay now please\u{a0}!"]);
        assert_eq!(Ruler::new().fit(text, regular(12.0), 999.0), "Pay now please\u{a0}!");
    }
}
