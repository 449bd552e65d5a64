//! The texts of a picture, as the pen writes them: an element with attributes
//! and nothing but words in it.

/// A text.
pub(crate) struct Text<'a> {
    /// Up to the bracket behind its attributes, which it lacks.
    pub(crate) head: &'a str,
    /// As they are read.
    pub(crate) words: String,
}

impl Text<'_> {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.head.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    }

    pub(crate) fn number(&self, name: &str) -> Option<f64> {
        self.attribute(name)?.parse().ok()
    }

    /// Left end of a text of this width that is set at `x`.
    pub(crate) fn start(&self, x: f64, width: f64) -> f64 {
        match self.attribute("text-anchor") {
            Some("middle") => x - width / 2.0,
            Some("end") => x - width,
            _ => x,
        }
    }
}

/// The picture with something else in the place of its texts; where there is
/// nothing else, a text stays.
pub(crate) fn replaced(svg: &str, mut with: impl FnMut(&Text<'_>) -> Option<String>) -> String {
    let mut replaced = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(at) = rest.find("<text ") {
        let (before, text) = rest.split_at(at);
        replaced.push_str(before);
        let end = text.find("</text>").map_or(text.len(), |end| end + "</text>".len());
        let (element, after) = text.split_at(end);
        let read = element.split_once('>').and_then(|(head, rest)| {
            let words = rest.strip_suffix("</text>")?;
            Some(Text { head, words: unescaped(words) })
        });
        match read.and_then(|text| with(&text)) {
            Some(other) => replaced.push_str(&other),
            None => replaced.push_str(element),
        }
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}

/// What the pen has escaped.
fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
