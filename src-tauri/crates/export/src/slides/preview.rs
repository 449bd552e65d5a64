//! The slides below each other on a page of HTML: the very shapes that are
//! written, drawn as SVG.

use super::fit::Fit;
use super::shapes::{
    Align, CELL, Cell, Connector, Course, Dash, Form, HEIGHT, Item, LINE, Line, Paragraph, Place, STRIP, Shape, Side,
    Slide, Table, WIDTH, bold,
};
use crate::clean::html as safe;
use draw::measure::is_right_to_left;
use draw::theme::LIGHT;
use std::fmt::Write as _;

const STYLE: &str = "main{padding:16px;background:#efede7;font-family:Inter,'Inter Variable',system-ui,sans-serif}\
     svg{display:block;width:100%;max-width:960px;margin:0 auto 16px;border:1px solid #dedbd2}";

pub(super) fn page(slides: &[Slide]) -> String {
    let fit = Fit::new();
    let slides: String = slides.iter().map(|slide| drawing(slide, &fit)).collect();
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><style>{STYLE}</style><body><main>{slides}</main></body></html>"
    )
}

fn drawing(slide: &Slide, fit: &Fit) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">",
        safe(&slide.title)
    );
    rectangle(&mut svg, Place::new(0.0, 0.0, WIDTH, HEIGHT), 0.0, Some(LIGHT.paper), None);
    if !slide.opens {
        rectangle(&mut svg, Place::new(0.0, 0.0, WIDTH, STRIP), 0.0, Some(LIGHT.surface), None);
    }
    let title = Paragraph::new(slide.title.clone(), bold(slide.title_size, LIGHT.ink));
    let title = Shape { middle: true, ..Shape::words(slide.title_place, vec![title]) };
    shape(&mut svg, fit, &title);
    for item in &slide.items {
        match item {
            Item::Shape(_, own) => shape(&mut svg, fit, own),
            Item::Group(_, _, shapes) => shapes.iter().for_each(|(_, own)| shape(&mut svg, fit, own)),
            Item::Connector(_, own) => {
                path(&mut svg, &course(own), own.line);
                if own.arrow {
                    arrow(&mut svg, own);
                }
            }
            Item::Curve(_, points, line, _) => path(&mut svg, &smooth(points), *line),
            Item::Table(_, own) => table(&mut svg, fit, own),
        }
    }
    svg + "</svg>"
}

fn shape(svg: &mut String, fit: &Fit, shape: &Shape) {
    let place = shape.place;
    match shape.form {
        Form::Rectangle => rectangle(svg, place, 0.0, shape.fill, shape.line),
        Form::Rounded(radius) => rectangle(svg, place, radius, shape.fill, shape.line),
        Form::Face(_) => {
            let look = look(shape.fill, shape.line);
            let (rx, ry) = (place.width / 2.0, place.height / 2.0);
            add(
                svg,
                &format!(
                    "<ellipse cx=\"{:.1}\" cy=\"{:.1}\" rx=\"{rx:.1}\" ry=\"{ry:.1}\"{look}/>",
                    place.centre(),
                    place.middle()
                ),
            );
            if let (Form::Face(value), Some(line)) = (shape.form, shape.line) {
                face(svg, place, value, line);
            }
        }
        Form::Diamond => {
            let (x, y) = (place.centre(), place.middle());
            let look = look(shape.fill, shape.line);
            let (left, top, right, bottom) = (place.x, place.y, place.right(), place.bottom());
            add(
                svg,
                &format!("<path d=\"M{x:.1} {top:.1}L{right:.1} {y:.1}L{x:.1} {bottom:.1}L{left:.1} {y:.1}Z\"{look}/>"),
            );
        }
    }
    let height = fit.height(&shape.paragraphs, place.width - 2.0 * shape.inset.0);
    let top = if shape.middle { place.middle() - height / 2.0 } else { place.y + shape.inset.1 };
    words(
        svg,
        fit,
        &shape.paragraphs,
        Place { x: place.x + shape.inset.0, width: place.width - 2.0 * shape.inset.0, y: top, ..place },
        shape.one_line,
    );
}

/// Eyes and mouth.
fn face(svg: &mut String, place: Place, value: f64, line: Line) {
    let (x, y, unit) = (place.centre(), place.middle(), place.width / 16.0);
    let bend = value / 2.0 * 2.5 * unit;
    let mouth = y + 3.0 * unit;
    for side in [-1.0, 1.0] {
        let eye = x + side * 2.6 * unit;
        add(
            svg,
            &format!(
                "<circle cx=\"{eye:.1}\" cy=\"{:.1}\" r=\"{:.1}\" fill=\"{}\"/>",
                y - 2.2 * unit,
                unit * 0.8,
                line.colour
            ),
        );
    }
    let path_data = format!(
        "M{:.1} {:.1}Q{x:.1} {:.1} {:.1} {:.1}",
        x - 3.5 * unit,
        mouth - bend / 2.0,
        mouth + bend,
        x + 3.5 * unit,
        mouth - bend / 2.0
    );
    path(svg, &path_data, Line { width: 1.0, ..line });
}

fn words(svg: &mut String, fit: &Fit, paragraphs: &[Paragraph], place: Place, one_line: bool) {
    let mut y = place.y;
    for paragraph in paragraphs {
        let size = paragraph.size();
        let Some((_, first)) = paragraph.runs.first() else { continue };
        let text = paragraph.text();
        let turned = is_right_to_left(&text);
        let (x, anchor) = match (paragraph.align, turned) {
            (Align::Centre, _) => (place.centre(), "middle"),
            (Align::Start, false) => (place.x, "start"),
            (Align::End, false) => (place.right(), "end"),
            // "start" is then the right end.
            (Align::Start, true) => (place.right(), "start"),
            (Align::End, true) => (place.x, "end"),
        };
        let direction = if turned { " direction=\"rtl\"" } else { "" };
        let several = paragraph.runs.len() > 1;
        let lines = if one_line || several { vec![text] } else { fit.wrap(&text, *first, place.width, usize::MAX) };
        for line in lines {
            let open = format!("<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\"{direction}>", y + size * 0.95);
            let spans = if several { paragraph.runs.clone() } else { vec![(line, *first)] };
            let spans = spans.iter().map(|(text, font)| {
                let weight = if font.bold { " font-weight=\"600\"" } else { "" };
                let slant = if font.italic { " font-style=\"italic\"" } else { "" };
                let struck = if font.struck { " text-decoration=\"line-through\"" } else { "" };
                format!(
                    "<tspan font-size=\"{}\" fill=\"{}\"{weight}{slant}{struck}>{}</tspan>",
                    font.size,
                    font.colour,
                    safe(text)
                )
            });
            add(svg, &format!("{open}{}</text>", spans.collect::<Vec<_>>().join(" ")));
            y += size * LINE;
        }
    }
}

fn rectangle(svg: &mut String, place: Place, radius: f64, fill: Option<&str>, line: Option<Line>) {
    if fill.is_none() && line.is_none() {
        return;
    }
    let Place { x, y, width, height } = place;
    let look = look(fill, line);
    add(
        svg,
        &format!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{radius:.1}\"{look}/>"
        ),
    );
}

fn look(fill: Option<&str>, line: Option<Line>) -> String {
    let border = line.map(|line| format!(" stroke=\"{}\" stroke-width=\"{:.1}\"", line.colour, line.width));
    format!(" fill=\"{}\"{}", fill.unwrap_or("none"), border.unwrap_or_default())
}

fn path(svg: &mut String, data: &str, line: Line) {
    let dash = match line.dash {
        Dash::Solid => "",
        Dash::Dashed => " stroke-dasharray=\"6 4\"",
        Dash::Dotted => " stroke-dasharray=\"1 4\"",
    };
    add(svg, &format!("<path d=\"{data}\"{}{dash}/>", look(None, Some(line))));
}

fn course(connector: &Connector) -> String {
    let ((x1, y1), (x2, y2)) = (connector.start, connector.end);
    let (x, y) = ((x1 + x2) / 2.0, (y1 + y2) / 2.0);
    let upright = matches!(connector.from.1, Side::Top | Side::Bottom);
    match connector.course {
        Course::Straight => format!("M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}"),
        Course::Curved => {
            format!("M{x1:.1} {y1:.1}Q{x:.1} {y1:.1} {x:.1} {y:.1}Q{x:.1} {y2:.1} {x2:.1} {y2:.1}")
        }
        Course::Corner if upright => format!("M{x1:.1} {y1:.1}V{y2:.1}H{x2:.1}"),
        Course::Corner => format!("M{x1:.1} {y1:.1}H{x2:.1}V{y2:.1}"),
        Course::Step => format!("M{x1:.1} {y1:.1}V{y:.1}H{x2:.1}V{y2:.1}"),
    }
}

/// At the end, into the shape.
fn arrow(svg: &mut String, connector: &Connector) {
    let (x, y) = connector.end;
    let (dx, dy) = match connector.to.1 {
        Side::Top => (0.0, 1.0),
        Side::Left => (1.0, 0.0),
        Side::Bottom => (0.0, -1.0),
        Side::Right => (-1.0, 0.0),
    };
    let size = 2.0 + 1.5 * connector.line.width;
    let (back, aside) = ((x - 2.0 * size * dx, y - 2.0 * size * dy), (size * dy, size * dx));
    let data = format!(
        "M{x:.1} {y:.1}L{:.1} {:.1}L{:.1} {:.1}Z",
        back.0 + aside.0,
        back.1 + aside.1,
        back.0 - aside.0,
        back.1 - aside.1
    );
    add(svg, &format!("<path d=\"{data}\"{}/>", look(Some(connector.line.colour), None)));
}

fn smooth(points: &[(f64, f64)]) -> String {
    let start = points.first().map(|(x, y)| format!("M{x:.1} {y:.1}")).unwrap_or_default();
    let pieces = points.iter().zip(points.iter().skip(1)).map(|((x1, y1), (x2, y2))| {
        let middle = (x1 + x2) / 2.0;
        format!("C{middle:.1} {y1:.1} {middle:.1} {y2:.1} {x2:.1} {y2:.1}")
    });
    start + &pieces.collect::<String>()
}

fn table(svg: &mut String, fit: &Fit, table: &Table) {
    let mut y = table.y;
    for (height, cells) in &table.rows {
        let mut x = table.x;
        for (width, cell) in table.columns.iter().zip(cells) {
            let Cell { paragraphs, fill } = cell;
            rectangle(svg, Place::new(x, y, *width, *height), 0.0, *fill, None);
            let inside = Place::new(x + CELL.0, y + CELL.1, width - 2.0 * CELL.0, *height);
            words(svg, fit, paragraphs, inside, false);
            x += width;
        }
        let bottom = y + height;
        path(svg, &format!("M{:.1} {bottom:.1}H{x:.1}", table.x), super::shapes::line(LIGHT.line, 0.75));
        y = bottom;
    }
}

fn add(svg: &mut String, element: &str) {
    // A string takes everything.
    let _ = svg.write_str(element);
}
