//! The report: what a team takes to those who were not there. One list of
//! blocks, written as a page of HTML that needs neither network nor script, or
//! as Markdown.

pub(crate) mod blocks;
mod html;
pub(crate) mod level_zero;
mod markdown;
pub(crate) mod ranges;
mod walked;
pub(crate) mod words;

use journey::JourneyMap;
use simulate::Who;
use simulate::rank::Ranking;
use simulate::report::SimulationReport;
use tickets::Conformance;

pub use walked::{flow, who};

/// What is told besides the map.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found<'a> {
    /// The day on which it is written, as it is to be read.
    pub date: &'a str,
    /// A simulation of the map as it is.
    pub run: Option<&'a SimulationReport>,
    /// What its opportunities would change, and for whom.
    pub ranking: Option<(&'a Ranking, Who)>,
    /// Tickets held against it.
    pub conformance: Option<&'a Conformance>,
    /// The command that writes it again.
    pub again: &'a str,
}

/// A part of the report.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    Heading(&'static str),
    Paragraph(String),
    /// A figure that stands out, and what it is.
    Figures(Vec<(String, String)>),
    List(Vec<String>),
    Table {
        heads: Vec<&'static str>,
        rows: Vec<Vec<String>>,
    },
    /// The drawing.
    Map,
    /// To be typed.
    Command(String),
}

/// The report as a page of HTML; `svg` is the drawing of the map.
#[must_use]
pub fn html(map: &JourneyMap, svg: &str, found: &Found<'_>) -> String {
    html::page(map, svg, &blocks::of(map, found))
}

/// The report as Markdown; the map is a Mermaid flowchart.
#[must_use]
pub fn markdown(map: &JourneyMap, found: &Found<'_>) -> String {
    markdown::text(map, &blocks::of(map, found))
}

/// What the figures of a map rest on, in words.
#[must_use]
pub fn evidence(map: &JourneyMap) -> String {
    blocks::rests_on(map)
}
