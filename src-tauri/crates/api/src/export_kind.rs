//! Kinds of files that leave: what they are called, and how their names end.

use crate::wire::ExportKind;

impl ExportKind {
    /// Every kind. Where two have an ending in common, the first is meant by it.
    pub const ALL: [Self; 14] = [
        Self::Map,
        Self::Svg,
        Self::Png,
        Self::Pdf,
        Self::Pptx,
        Self::Html,
        Self::Markdown,
        Self::Xlsx,
        Self::Csv,
        Self::Outline,
        Self::Mermaid,
        Self::MermaidJourney,
        Self::Dot,
        Self::Bpmn,
    ];

    /// What a dialog calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Map => "Journey map",
            Self::Svg => "SVG picture",
            Self::Png => "PNG picture",
            Self::Pdf => "PDF",
            Self::Pptx => "Slides",
            Self::Html => "Report as a page",
            Self::Markdown => "Report as Markdown",
            Self::Xlsx => "Workbook",
            Self::Csv => "CSV table",
            Self::Outline => "Outline",
            Self::Mermaid => "Mermaid flowchart",
            Self::MermaidJourney => "Mermaid user journey",
            Self::Dot => "Graphviz",
            Self::Bpmn => "BPMN process",
        }
    }

    /// Endings of its files without the dot, the usual one first.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Map => &["journey.json", "json"],
            Self::Svg => &["svg"],
            Self::Png => &["png"],
            Self::Pdf => &["pdf"],
            Self::Pptx => &["pptx"],
            Self::Html => &["html", "htm"],
            Self::Markdown => &["md", "markdown"],
            Self::Xlsx => &["xlsx"],
            Self::Csv => &["csv"],
            Self::Outline => &["txt"],
            Self::Mermaid => &["mmd", "mermaid"],
            Self::MermaidJourney => &["journey.mmd"],
            Self::Dot => &["dot", "gv"],
            Self::Bpmn => &["bpmn"],
        }
    }

    /// Whether it is a picture of the map, or holds one.
    #[must_use]
    pub fn is_drawn(self) -> bool {
        matches!(self, Self::Svg | Self::Png | Self::Pdf | Self::Html)
    }

    /// The kind that a file's name asks for: the longest ending counts.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let ends = |ending: &&&str| name.ends_with(&format!(".{ending}"));
        let longest = |kind: &Self| kind.endings().iter().filter(ends).map(|ending| ending.len()).max();
        // Of equals, the first.
        Self::ALL.into_iter().rev().max_by_key(longest).filter(|kind| longest(kind).is_some())
    }
}
