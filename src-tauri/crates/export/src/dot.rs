//! DOT, the language of Graphviz (graphviz.org/doc/info/lang.html).

use crate::clean::one_line;
use crate::order::{by_stage, drawn};
use crate::ways;
use journey::JourneyMap;
use journey::ids::TouchpointId;
use journey::model::Outcome;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The flow as a directed graph, each stage a cluster, thick where many go.
#[must_use]
pub fn write(map: &JourneyMap) -> String {
    let mut text = format!(
        "digraph {} {{\n  rankdir=LR;\n  node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", fontname=\"Inter\"];\n  \
         edge [fontname=\"Inter\", fontsize=10, color=\"#667085\"];\n",
        quoted(&map.details().title)
    );
    let mut names: BTreeMap<TouchpointId, String> = BTreeMap::new();
    for (at, (stage, steps)) in by_stage(map, &drawn(map)).into_iter().enumerate() {
        let _ = writeln!(text, "  subgraph cluster_{at} {{\n    label={};", quoted(&stage.name));
        for step in steps {
            names.insert(step.id, quoted(&step.key));
            let colour = match step.outcome {
                None => "",
                Some(Outcome::Abandoned) => ", shape=oval, fillcolor=\"#e9e7e0\"",
                Some(_) => ", shape=oval, fillcolor=\"#ddf3ec\"",
            };
            let _ = writeln!(text, "    {} [label={}{colour}];", quoted(&step.key), quoted(&step.name));
        }
        text += "  }\n";
    }
    for way in map.transitions() {
        let (Some(from), Some(to)) = (names.get(&way.source), names.get(&way.target)) else { continue };
        let style = if ways::is_aside(way) { ", style=dashed" } else { "" };
        let width = 1.0 + 4.0 * way.share.value.clamp(0.0, 1.0);
        let _ =
            writeln!(text, "  {from} -> {to} [label={}, penwidth={width:.1}{style}];", quoted(&ways::label(map, way)));
    }
    text + "}\n"
}

/// A string of DOT: only the quote and the backslash mean something in it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}
