//! Mermaid, the diagrams of Markdown pages: the flow as a flowchart, or how it
//! feels as a user journey (mermaid.js.org, syntax of `flowchart`, `journey`).

use crate::clean::one_line;
use crate::order::{by_stage, drawn};
use crate::ways;
use journey::JourneyMap;
use journey::ids::TouchpointId;
use journey::model::Touchpoint;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The flow: a box per step in the box of its stage, shares on the ways.
#[must_use]
pub fn flowchart(map: &JourneyMap) -> String {
    let layout = drawn(map);
    let cards: BTreeMap<_, _> = layout.cards.iter().map(|card| (card.touchpoint, card)).collect();
    let stages = by_stage(map, &layout);
    let mut text = format!("---\ntitle: {}\n---\nflowchart LR\n", quoted_title(&map.details().title));
    // Names are free text, and some words are Mermaid's own: steps go by number.
    let mut numbers: BTreeMap<TouchpointId, usize> = BTreeMap::new();
    for (at, (stage, steps)) in stages.iter().enumerate() {
        let _ = writeln!(text, "  subgraph s{at}[\"{}\"]", entities(&stage.name));
        for step in steps {
            let number = numbers.len();
            numbers.insert(step.id, number);
            let about = cards.get(&step.id).map_or("", |card| card.meta.as_str());
            let _ = writeln!(text, "    {}", node(step, number, about));
        }
        text += "  end\n";
    }
    for way in map.transitions() {
        let (Some(from), Some(to)) = (numbers.get(&way.source), numbers.get(&way.target)) else { continue };
        let arrow = if ways::is_aside(way) { "-.->" } else { "-->" };
        let label = ways::label(map, way);
        let label = if label.is_empty() { label } else { format!("|\"{}\"|", entities(&label)) };
        let _ = writeln!(text, "  t{from} {arrow}{label} t{to}");
    }
    text
}

fn node(step: &Touchpoint, number: usize, about: &str) -> String {
    let name = entities(&step.name);
    if step.is_end() {
        return format!("t{number}([\"{name}\"])");
    }
    let about = if about.is_empty() { String::new() } else { format!("<br/>{}", entities(about)) };
    format!("t{number}[\"{name}{about}\"]")
}

/// How it feels: each step with a score of 1 to 5 for −2 to +2. A step of which
/// nobody has said how it feels is left out.
#[must_use]
pub fn journey(map: &JourneyMap) -> String {
    let actor = Some(plain(&map.details().actor.replace(',', " "))).filter(|actor| !actor.is_empty());
    let actor = actor.unwrap_or_else(|| "Customer".into());
    let mut text = format!("journey\n    title {}\n", plain(&map.details().title));
    for (stage, steps) in by_stage(map, &drawn(map)) {
        let felt: Vec<_> = steps.iter().filter_map(|s| Some((s, s.emotion.as_ref()?.value))).collect();
        if felt.is_empty() {
            continue;
        }
        let _ = writeln!(text, "    section {}", plain(&stage.name));
        for (step, feels) in felt {
            let _ = writeln!(text, "      {}: {}: {actor}", plain(&step.name), (feels + 3.0).round().clamp(1.0, 5.0));
        }
    }
    text
}

/// Inside quotes: Mermaid's own entities.
fn entities(text: &str) -> String {
    let mut out = String::new();
    for c in one_line(text).chars() {
        match c {
            '"' => out += "#quot;",
            '#' => out += "#35;",
            '<' => out += "#lt;",
            '>' => out += "#gt;",
            '&' => out += "#amp;",
            '`' => out += "#96;",
            '|' => out += "#124;",
            '\\' => out += "#92;",
            c => out.push(c),
        }
    }
    out
}

/// A title in the head, which is YAML, where entities are not known: what could
/// be a tag in its wide form.
fn quoted_title(text: &str) -> String {
    let text = one_line(text).replace('<', "＜").replace('>', "＞");
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A user journey has no quotes: its own signs in their wide form, which reads
/// the same.
fn plain(text: &str) -> String {
    let wide = |c: char| match c {
        ':' => '：',
        ';' => '；',
        '#' => '＃',
        '%' => '％',
        '<' => '＜',
        '>' => '＞',
        c => c,
    };
    one_line(text).chars().map(wide).collect()
}
