//! The report as one page of HTML: its own style, no script, nothing fetched.

use super::Block;
use crate::clean::html as safe;
use journey::JourneyMap;
use std::fmt::Write as _;

const STYLE: &str = include_str!("page.css");

pub(super) fn page(map: &JourneyMap, svg: &str, blocks: &[Block]) -> String {
    let title = safe(&map.details().title);
    let mut text = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main class=\"report\">\n<h1>{title}</h1>\n"
    );
    for block in blocks {
        write(&mut text, block, svg);
    }
    text + "</main>\n</body>\n</html>\n"
}

fn write(text: &mut String, block: &Block, svg: &str) {
    // A string takes everything.
    let _ = match block {
        Block::Heading(words) => writeln!(text, "<h2>{}</h2>", safe(words)),
        Block::Paragraph(words) => writeln!(text, "<p>{}</p>", safe(words)),
        Block::Command(words) => writeln!(text, "<pre>{}</pre>", safe(words)),
        Block::Map => writeln!(text, "<figure>{}</figure>", without_declaration(svg)),
        Block::List(lines) => {
            let items: String = lines.iter().map(|line| format!("<li>{}</li>\n", safe(line))).collect();
            writeln!(text, "<ul>\n{items}</ul>")
        }
        Block::Figures(figures) => {
            let items = figures.iter().map(|(figure, about)| {
                let (mean, range) =
                    figure.split_once(" (").map_or((figure.as_str(), String::new()), |(m, r)| (m, format!("({r}")));
                format!(
                    "<div><b>{}</b> <small>{}</small><span>{}</span></div>\n",
                    safe(mean),
                    safe(&range),
                    safe(about)
                )
            });
            writeln!(text, "<section class=\"figures\">\n{}</section>", items.collect::<String>())
        }
        Block::Table { heads, rows } => {
            let heads: String = heads.iter().map(|head| format!("<th scope=\"col\">{}</th>", safe(head))).collect();
            let cells =
                |row: &Vec<String>| row.iter().map(|cell| format!("<td>{}</td>", safe(cell))).collect::<String>();
            let rows: String = rows.iter().map(|row| format!("<tr>{}</tr>\n", cells(row))).collect();
            writeln!(text, "<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>")
        }
    };
}

fn without_declaration(svg: &str) -> &str {
    svg.find("<svg").and_then(|at| svg.get(at..)).unwrap_or_default()
}
