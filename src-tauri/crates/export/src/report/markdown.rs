//! The report as Markdown (GitHub's): tables, and the map as a flowchart.

use super::Block;
use crate::clean::one_line;
use crate::mermaid;
use journey::JourneyMap;
use std::fmt::Write as _;

/// Signs that mean something in Markdown or in the HTML within it.
const MEANING: [char; 13] = ['\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '|', '~'];

pub(super) fn text(map: &JourneyMap, blocks: &[Block]) -> String {
    let mut text = format!("# {}\n", safe(&map.details().title));
    for block in blocks {
        text.push('\n');
        // A string takes everything.
        let _ = match block {
            Block::Heading(words) => writeln!(text, "## {words}"),
            Block::Paragraph(words) => writeln!(text, "{}", safe(words)),
            Block::Command(words) => writeln!(text, "```sh\n{}\n```", one_line(words)),
            Block::Map => writeln!(text, "```mermaid\n{}```", mermaid::flowchart(map)),
            Block::List(lines) => {
                let lines = lines.iter().map(|line| format!("- {}\n", safe(line)));
                write!(text, "{}", lines.collect::<String>())
            }
            Block::Figures(figures) => {
                let lines = figures.iter().map(|(figure, about)| format!("- **{}** {}\n", safe(figure), safe(about)));
                write!(text, "{}", lines.collect::<String>())
            }
            Block::Table { heads, rows } => {
                let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
                let heads_line = line(heads.iter().map(|head| safe(head)).collect());
                let rule = line(heads.iter().map(|_| "---".to_owned()).collect());
                let rows = rows.iter().map(|row| line(row.iter().map(|cell| safe(cell)).collect()));
                write!(text, "{heads_line}{rule}{}", rows.collect::<String>())
            }
        };
    }
    text
}

fn safe(text: &str) -> String {
    let mut out = String::new();
    for c in one_line(text).chars() {
        if MEANING.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
