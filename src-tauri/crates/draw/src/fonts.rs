//! The fonts that pictures are set in: the bundled ones, and only for what they
//! lack those that come from outside, so that a map in letters that Inter has
//! gives the same bytes on every machine.

use crate::runs;
pub use resvg::usvg::fontdb::Database;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
use unicode_script::UnicodeScript;
use unicode_width::UnicodeWidthChar;

/// The bundled fonts, Inter (SIL Open Font License, `fonts/OFL.txt`).
pub(crate) const FILES: [&[u8]; 3] = [
    include_bytes!("../fonts/Inter-Regular.otf"),
    include_bytes!("../fonts/Inter-SemiBold.otf"),
    include_bytes!("../fonts/Inter-Italic.otf"),
];

/// The bundled fonts, and where others come from.
pub struct Fonts {
    bundled: Arc<Database>,
    load: fn(&mut Database),
    all: OnceLock<Arc<Database>>,
}

impl Fonts {
    /// `load` adds other fonts, such as those of the system; it is asked once,
    /// and only when a text has signs that the bundled ones lack.
    #[must_use]
    pub fn with(load: fn(&mut Database)) -> Self {
        let mut bundled = Database::new();
        for font in FILES {
            bundled.load_font_data(font.to_vec());
        }
        bundled.set_sans_serif_family("Inter");
        Self { bundled: Arc::new(bundled), load, all: OnceLock::new() }
    }

    /// Inter alone.
    #[must_use]
    pub fn bundled() -> Self {
        Self::with(|_| ())
    }

    /// Whether the bundled ones have all signs of a picture.
    pub(crate) fn is_enough(&self, svg: &str) -> bool {
        lacking(&self.bundled, svg).is_empty()
    }

    /// Those that a picture needs, and the picture set in them.
    pub(crate) fn set<'a>(&self, svg: &'a str) -> (Cow<'a, str>, Arc<Database>) {
        if self.is_enough(svg) {
            return (Cow::Borrowed(svg), self.bundled.clone());
        }
        (Cow::Owned(runs::set(svg, self.all())), self.all().clone())
    }

    /// Signs of a text that no font has, by their scripts: "Hangul (비 밀)".
    /// Empty boxes would stand for them. Nothing where all of them are there.
    #[must_use]
    pub fn missing(&self, text: &str) -> String {
        let lacking_in_inter: String = lacking(&self.bundled, text).into_iter().collect();
        let mut scripts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        if !lacking_in_inter.is_empty() {
            for c in lacking(self.all(), &lacking_in_inter) {
                scripts.entry(c.script().full_name()).or_default().push(c.to_string());
            }
        }
        let told = |(script, signs): (&str, Vec<String>)| format!("{} ({})", script.replace('_', " "), signs.join(" "));
        scripts.into_iter().map(told).collect::<Vec<_>>().join(", ")
    }

    fn all(&self) -> &Arc<Database> {
        self.all.get_or_init(|| {
            let mut all = (*self.bundled).clone();
            (self.load)(&mut all);
            Arc::new(all)
        })
    }
}

/// What is to be seen of a text and is in none of these fonts.
fn lacking(fonts: &Database, text: &str) -> BTreeSet<char> {
    let mut lacking: BTreeSet<char> = text.chars().filter(|c| !c.is_ascii() && is_seen(*c)).collect();
    for face in fonts.faces() {
        if lacking.is_empty() {
            break;
        }
        fonts.with_face_data(face.id, |data, index| {
            if let Ok(face) = ttf_parser::Face::parse(data, index) {
                lacking.retain(|c| face.glyph_index(*c).is_none());
            }
        });
    }
    lacking
}

/// Spaces, joiners and marks that only change their neighbours are not.
pub(crate) fn is_seen(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && UnicodeWidthChar::width(c).is_some_and(|width| width > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_inter_lacks_is_told() {
        let fonts = Fonts::bundled();
        assert!(fonts.missing("Ångström – “Ελλάδα”, Москва, 3 × 4\u{200d}\u{301}").is_empty());
        assert_eq!(fonts.missing("東京 and 東 again, 비"), "Han (京 東), Hangul (비)");
    }

    #[test]
    fn others_are_asked_for_only_at_need() {
        let fonts = Fonts::with(|_| panic!("not for letters that Inter has"));
        assert!(fonts.missing("Grüße").is_empty());
        let (svg, used) = fonts.set("Grüße");
        assert_eq!((svg.as_ref(), used.len()), ("Grüße", 3));
    }
}
