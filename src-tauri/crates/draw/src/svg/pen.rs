//! Writes SVG elements: the only place where text is escaped and coordinates
//! are rounded. Knows nothing of maps.

use crate::geometry::{Rect, number};
use crate::measure::is_right_to_left;
use crate::text::{BETWEEN_CAPITALS, Cut, Type, steers};
use std::fmt::Write;

/// The picture so far. Writing to a string does not fail, so results are let go.
#[derive(Default)]
pub(super) struct Pen {
    svg: String,
}

impl Pen {
    pub(super) fn open(&mut self, width: f64, height: f64, shown: Option<f64>, title: &str) {
        let scale = shown.filter(|w| *w > 0.0).map_or(1.0, |w| w / width);
        let _ = writeln!(
            self.svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" \
             font-family=\"Inter, 'Helvetica Neue', Arial, sans-serif\">\n<title>{}</title>",
            number(width * scale),
            number(height * scale),
            number(width),
            number(height),
            escape(title)
        );
    }

    pub(super) fn finish(mut self) -> String {
        self.svg.push_str("</svg>\n");
        self.svg
    }

    pub(super) fn group(&mut self, right: f64, down: f64) {
        let _ = writeln!(self.svg, "<g transform=\"translate({} {})\">", number(right), number(down));
    }

    /// A group of which only what lies in a box is drawn.
    pub(super) fn clip(&mut self, place: &Rect) {
        self.svg.push_str("<clipPath id=\"sheet\">");
        self.rect(place.x, place.y, place.width, place.height, 0.0, "#000", None);
        self.svg.push_str("</clipPath><g clip-path=\"url(#sheet)\">\n");
    }

    /// Around a card, wider at its top.
    pub(super) fn rim(&mut self, place: &Rect, colour: &str) {
        let Rect { x, y, width, height } = place.grown(-1.0);
        let _ = writeln!(
            self.svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"9\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\
             <path d=\"M{l} {m}V{n}Q{l} {t} {a} {t}H{b}Q{r} {t} {r} {n}V{m}Z\" fill=\"{colour}\"/>",
            number(x),
            number(y),
            number(width),
            number(height),
            l = number(place.x),
            r = number(place.right()),
            t = number(place.y),
            a = number(place.x + 10.0),
            b = number(place.right() - 10.0),
            n = number(place.y + 5.0),
            m = number(place.y + 6.0),
        );
    }

    pub(super) fn end_group(&mut self) {
        self.svg.push_str("</g>\n");
    }

    #[allow(clippy::too_many_arguments)]
    pub(super) fn rect(
        &mut self,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        radius: f64,
        fill: &str,
        border: Option<&str>,
    ) {
        let _ = write!(
            self.svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
            number(x),
            number(y),
            number(width),
            number(height)
        );
        if radius > 0.0 {
            let _ = write!(self.svg, " rx=\"{}\"", number(radius));
        }
        let _ = write!(self.svg, " fill=\"{fill}\"");
        if let Some(border) = border {
            let _ = write!(self.svg, " stroke=\"{border}\"");
        }
        self.svg.push_str("/>\n");
    }

    /// The rim of a box alone.
    pub(super) fn frame(&mut self, place: &Rect, colour: &str) {
        self.rect(place.x, place.y, place.width, place.height, 0.0, "none", Some(colour));
    }

    pub(super) fn line(&mut self, x1: f64, y1: f64, x2: f64, y2: f64, colour: &str, pattern: &str) {
        let data = format!("M{} {}L{} {}", number(x1), number(y1), number(x2), number(y2));
        self.path(&data, colour, 1.0, pattern);
    }

    pub(super) fn path(&mut self, data: &str, colour: &str, width: f64, pattern: &str) {
        let _ =
            write!(self.svg, "<path d=\"{data}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\"", number(width));
        if !pattern.is_empty() {
            let _ = write!(self.svg, " stroke-dasharray=\"{pattern}\"");
        }
        // A dot is a dash of no length with a round end.
        if pattern.starts_with("0.1") {
            self.svg.push_str(" stroke-linecap=\"round\"");
        }
        self.svg.push_str("/>\n");
    }

    /// The left edge of a card, inside its round corners.
    pub(super) fn stripe(&mut self, x: f64, y: f64, height: f64, colour: &str) {
        let _ = writeln!(
            self.svg,
            "<path d=\"M{a} {top}A10 10 0 0 0 {x} {upper}V{lower}A10 10 0 0 0 {a} {bottom}\
             A14 14 0 0 1 {b} {lower}V{upper}A14 14 0 0 1 {a} {top}Z\" fill=\"{colour}\"/>",
            a = number(x + 10.0),
            b = number(x + 4.0),
            x = number(x),
            top = number(y),
            upper = number(y + 10.0),
            lower = number(y + height - 10.0),
            bottom = number(y + height),
        );
    }

    /// A shape of one colour.
    pub(super) fn shape(&mut self, data: &str, colour: &str) {
        let _ = writeln!(self.svg, "<path d=\"{data}\" fill=\"{colour}\"/>");
    }

    pub(super) fn text(&mut self, x: f64, y: f64, text: &str, font: Type, colour: &str) {
        self.write(x, y, text, font, colour, "");
    }

    pub(super) fn centred(&mut self, x: f64, y: f64, text: &str, font: Type, colour: &str) {
        self.write(x, y, text, font, colour, " text-anchor=\"middle\"");
    }

    /// With a rim that parts it from lines behind it.
    pub(super) fn rimmed(&mut self, x: f64, y: f64, text: &str, font: Type, colour: &str, rim: &str) {
        let more = format!(" stroke=\"{rim}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        self.write(x, y, text, font, colour, &more);
    }

    pub(super) fn ending(&mut self, x: f64, y: f64, text: &str, font: Type, colour: &str) {
        self.write(x, y, text, font, colour, " text-anchor=\"end\"");
    }

    pub(super) fn struck(&mut self, x: f64, y: f64, text: &str, font: Type, colour: &str) {
        self.write(x, y, text, font, colour, " text-decoration=\"line-through\"");
    }

    /// In capitals with a little room between them. Scripts without capitals
    /// are left as they are: Arabic letters hang together.
    pub(super) fn capitals(&mut self, x: f64, y: f64, text: &str, font: Type, colour: &str) {
        let cased = text.chars().any(|c| c.is_lowercase() || c.is_uppercase());
        let spacing = format!(" letter-spacing=\"{}\"", number(BETWEEN_CAPITALS));
        self.write(x, y, &text.to_uppercase(), font, colour, if cased { &spacing } else { "" });
    }

    /// A picture in its box, and what it shows in words.
    pub(super) fn image(&mut self, place: &Rect, data: &str, shows: &str) {
        // Not every program that reads SVG knows `href` without its old name space.
        let _ = write!(
            self.svg,
            "<image xmlns:xlink=\"http://www.w3.org/1999/xlink\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" \
             xlink:href=\"{}\">",
            number(place.x),
            number(place.y),
            number(place.width),
            number(place.height),
            escape(data)
        );
        if !shows.trim().is_empty() {
            let _ = write!(self.svg, "<title>{}</title>", escape(shows.trim()));
        }
        self.svg.push_str("</image>\n");
    }

    /// A square on its corner, with a rim that parts it from what is behind.
    pub(super) fn diamond(&mut self, place: &Rect, fill: &str, rim: &str) {
        let (x, y) = (place.x + place.width / 2.0, place.y + place.height / 2.0);
        let _ = writeln!(
            self.svg,
            "<path d=\"M{} {}L{} {}L{} {}L{} {}Z\" fill=\"{fill}\" stroke=\"{rim}\"/>",
            number(x),
            number(place.y),
            number(place.right()),
            number(y),
            number(x),
            number(place.bottom()),
            number(place.x),
            number(y)
        );
    }

    fn write(&mut self, x: f64, y: f64, text: &str, font: Type, colour: &str, more: &str) {
        if text.is_empty() {
            return;
        }
        let cut = match font.cut {
            Cut::Regular => "",
            Cut::SemiBold => " font-weight=\"600\"",
            Cut::Italic => " font-style=\"italic\"",
        };
        // What is read from right to left is so as a whole; it stands where it would.
        let order = if is_right_to_left(text) { " unicode-bidi=\"plaintext\"" } else { "" };
        let _ = writeln!(
            self.svg,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{cut}{more}{order} fill=\"{colour}\">{}</text>",
            number(x),
            number(y),
            number(font.size),
            escape(text)
        );
    }

    /// A face on the emotion curve: its mouth says what its colour says.
    pub(super) fn face(&mut self, x: f64, y: f64, value: f64, fill: &str, ring: &str, ink: &str) {
        let bend = value.clamp(-2.0, 2.0) * 2.0;
        let mouth = y + 3.0 - bend * 0.35;
        let _ = writeln!(
            self.svg,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"9\" fill=\"{fill}\" stroke=\"{ring}\" stroke-width=\"2\"/>\
             <circle cx=\"{left}\" cy=\"{eyes}\" r=\"1\" fill=\"{ink}\"/><circle cx=\"{right}\" cy=\"{eyes}\" r=\"1\" fill=\"{ink}\"/>\
             <path d=\"M{from} {mouth}Q{x} {control} {to} {mouth}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"1.3\" stroke-linecap=\"round\"/>",
            x = number(x),
            y = number(y),
            left = number(x - 3.0),
            right = number(x + 3.0),
            eyes = number(y - 2.5),
            from = number(x - 3.5),
            to = number(x + 3.5),
            mouth = number(mouth),
            control = number(mouth + bend),
        );
    }
}

/// Text as XML takes it: markup escaped, without what XML 1.0 forbids and what
/// would turn the direction of the text behind it.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !steers(*c)) {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_name_stays_text() {
        assert_eq!(escape("<a & \"b\">\u{1}\u{202e}\u{ffff}"), "&lt;a &amp; &quot;b&quot;&gt;\u{fffd}");
    }
}
