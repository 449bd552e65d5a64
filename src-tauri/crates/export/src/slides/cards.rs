//! Cards, ends, lines with their labels, and the feelings below them, put on a
//! slide.

use super::fit::Fit;
use super::grid::{ASIDE, CARD, Column, END, Grid, Placed, SMALLEST, Sizes, aside};
use super::lines::{Route, Stop, labels, routes, style};
use super::scene::{Link, Scene, Step, What};
use super::shapes::{Align, Connector, Dash, Form, Line, Paragraph, Place, Shape, Side, Slide, bold, line, regular};
use draw::layout::EdgeStyle;
use draw::theme::LIGHT;
use journey::model::Outcome;

/// Everything of the grid.
pub(super) fn draw(slide: &mut Slide, fit: &Fit, grid: &Grid<'_>, placed: &Placed) {
    let nodes = grid.scene.nodes.iter().zip(&placed.places);
    let ids: Vec<u32> = nodes.map(|(node, place)| node_on(slide, fit, &node.what, *place, grid.sizes)).collect();
    let routes = routes(fit, grid, placed);
    for (route, link) in routes.iter().zip(&grid.scene.links) {
        line_on(slide, &ids, placed, route, link);
    }
    for (n, place, text) in labels(fit, grid, placed, &routes) {
        if let Some(link) = grid.scene.links.get(n) {
            slide.shape(label(link, place, text));
        }
    }
}

/// Its stations, and between them its pieces; an arrow where it leads back.
fn line_on(slide: &mut Slide, ids: &[u32], placed: &Placed, route: &Route, link: &Link) {
    let look = style(link);
    let stations: Vec<(u32, Place)> = route
        .stations
        .iter()
        .map(|station| {
            let shape = match &station.label {
                Some(text) => label(link, station.place, text.clone()),
                None => Shape {
                    about: "On the line".into(),
                    ..Shape::filled(station.place, Form::Rounded(1.5), look.colour)
                },
            };
            (slide.shape(shape), station.place)
        })
        .collect();
    let stop = |stop: Stop| match stop {
        Stop::Node(n) => Some((*ids.get(n)?, *placed.places.get(n)?)),
        Stop::Station(n) => stations.get(n).copied(),
    };
    for piece in &route.pieces {
        let (Some((from, start)), Some((to, end))) = (stop(piece.from.0), stop(piece.to.0)) else { continue };
        let last = piece.to.0 == Stop::Node(link.to);
        slide.connector(Connector {
            from: (from, piece.from.1),
            to: (to, piece.to.1),
            start: start.port(piece.from.1),
            end: end.port(piece.to.1),
            course: piece.course,
            line: look,
            arrow: last && (link.style == EdgeStyle::Loop || piece.from.1 != Side::Right),
            about: link.about.clone(),
        });
    }
}

fn label(link: &Link, place: Place, text: String) -> Shape {
    let (back, border, ink) = match link.style {
        EdgeStyle::Loop => (LIGHT.pain_soft, None, LIGHT.pain),
        EdgeStyle::Ghost => (LIGHT.surface, Some(LIGHT.waiting), LIGHT.ink),
        EdgeStyle::Normal | EdgeStyle::Solved | EdgeStyle::GivesUp => (LIGHT.surface, Some(LIGHT.line), LIGHT.label),
    };
    Shape {
        line: border.map(|colour| line(colour, 0.75)),
        paragraphs: vec![Paragraph::new(text, bold(SMALLEST, ink)).aligned(Align::Centre)],
        middle: true,
        one_line: true,
        about: link.about.clone(),
        ..Shape::filled(place, Form::Rounded(place.height / 2.0), back)
    }
}

/// The id to which lines are glued.
fn node_on(slide: &mut Slide, fit: &Fit, what: &What, place: Place, sizes: Sizes) -> u32 {
    match what {
        What::Step(step) => slide.group(step.name.clone(), card(fit, step, place, sizes)),
        What::End(outcome, name) => slide.shape(end(fit, *outcome, name, place, sizes)),
        What::Aside(lines) => slide.shape(Shape {
            line: Some(Line { dash: Dash::Solid, ..line(LIGHT.line, 0.75) }),
            paragraphs: aside(lines, sizes),
            inset: ASIDE,
            middle: true,
            ..Shape::filled(place, Form::Rounded(5.0), LIGHT.header)
        }),
    }
}

fn card(fit: &Fit, step: &Step, place: Place, sizes: Sizes) -> Vec<Shape> {
    let room = place.width - 2.0 * CARD.0;
    let name = bold(sizes.name, LIGHT.ink);
    let mut meta = regular(sizes.small(), LIGHT.muted);
    meta.italic = step.assumed;
    let mut paragraphs = vec![Paragraph::new(fit.cut(&step.name, name, room, sizes.lines), name)];
    if !step.meta.is_empty() {
        paragraphs.push(Paragraph::new(fit.cut(&step.meta, meta, room, 3), meta));
    }
    let body = Shape {
        line: Some(line(LIGHT.border, 1.0)),
        paragraphs,
        inset: CARD,
        about: about(step),
        ..Shape::filled(place, Form::Rounded(7.0), LIGHT.surface)
    };
    let mut shapes = vec![body];
    if let Some(colour) = step.stripe {
        let stripe = Place::new(place.x + 1.0, place.y + 7.0, 3.0, place.height - 14.0);
        shapes.push(Shape::filled(stripe, Form::Rounded(1.5), colour));
    }
    shapes.extend(bar(step, place));
    shapes.extend(badges(step, place));
    shapes
}

/// Doing and waiting, longer for a longer step.
fn bar(step: &Step, place: Place) -> Vec<Shape> {
    let Some(doing) = step.doing_share else { return Vec::new() };
    let whole = Place::new(place.x + CARD.0, place.bottom() - 9.0, place.width - 2.0 * CARD.0, 3.5);
    let long = whole.width * step.time_scale;
    let part = |x: f64, width: f64, colour| {
        let place = Place { x: whole.x + x, width, ..whole };
        (width > 0.2).then(|| Shape::filled(place, Form::Rectangle, colour))
    };
    let parts = [
        part(0.0, whole.width, LIGHT.sunken),
        part(0.0, long * doing, LIGHT.doing),
        part(long * doing, long * (1.0 - doing), LIGHT.waiting),
    ];
    parts.into_iter().flatten().collect()
}

/// At the corner: how much hurts here, and what is asked.
fn badges(step: &Step, place: Place) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let mut right = place.right() + 6.0;
    let mut badge = |words: String, fill, border: Option<Line>, ink| {
        let width = if words.chars().count() > 1 { 20.0 } else { 14.0 };
        let spot = Place::new(right - width, place.y - 7.0, width, 14.0);
        right -= width + 2.0;
        shapes.push(Shape {
            line: border,
            paragraphs: vec![Paragraph::new(words, bold(9.0, ink)).aligned(Align::Centre)],
            middle: true,
            one_line: true,
            ..Shape::filled(spot, Form::Rounded(7.0), fill)
        });
    };
    if step.pain_points > 0 {
        badge(step.pain_points.min(99).to_string(), LIGHT.pain, None, LIGHT.on_colour);
    }
    if step.questions > 0 {
        let words = if step.questions == 1 { "?".to_owned() } else { format!("?{}", step.questions.min(9)) };
        badge(words, LIGHT.surface, Some(line(LIGHT.ink, 0.75)), LIGHT.ink);
    }
    if step.moment {
        let place = Place::new(place.x + 7.0, place.y - 5.0, 10.0, 10.0);
        shapes.push(Shape::filled(place, Form::Diamond, LIGHT.idea));
    }
    shapes
}

fn about(step: &Step) -> String {
    let counted = |n: u32, one: &str, more: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {more}")),
    };
    let parts = [
        Some(step.name.clone()),
        Some(step.meta.clone()).filter(|meta| !meta.is_empty()),
        counted(step.pain_points, "pain point", "pain points"),
        counted(step.questions, "open question", "open questions"),
        step.moment.then(|| "moment of truth".to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

fn end(fit: &Fit, outcome: Outcome, name: &str, place: Place, sizes: Sizes) -> Shape {
    let (back, ink, border) = match outcome {
        Outcome::ResolvedVerified => (LIGHT.zero_soft, LIGHT.zero_ink, None),
        Outcome::ResolvedUnverified => (LIGHT.surface, LIGHT.zero_ink, Some(LIGHT.zero)),
        Outcome::Abandoned => (LIGHT.sunken, LIGHT.muted, Some(LIGHT.line)),
    };
    let font = bold(sizes.name, ink);
    let words = fit.cut(name, font, place.width - 2.0 * END.0, sizes.lines);
    Shape {
        line: border.map(|colour| line(colour, 1.0)),
        paragraphs: vec![Paragraph::new(words, font).aligned(Align::Centre)],
        inset: END,
        middle: true,
        about: name.to_owned(),
        ..Shape::filled(place, Form::Rounded((place.height / 2.0).min(14.0)), back)
    }
}

/// Height of the band with the feelings.
pub(super) const FEELINGS: f64 = 78.0;

/// How it feels along the columns: a line through faces.
pub(super) fn feelings(slide: &mut Slide, scene: &Scene, columns: &[Column], band: Place) {
    let name = Place::new(band.x, band.y, 120.0, 14.0);
    slide.shape(Shape::words(name, vec![Paragraph::new("HOW IT FEELS", bold(9.0, LIGHT.faint))]));
    let zero = band.middle() + 3.0;
    let step = (band.height - 30.0) / 4.0;
    let level = Line { dash: Dash::Dotted, ..line(LIGHT.border, 1.0) };
    slide.curve(vec![(band.x, zero), (band.right(), zero)], level, "Neither good nor bad".into());
    let points: Vec<(f64, f64, f64)> = scene
        .feelings
        .iter()
        .filter_map(|(column, value)| Some((columns.get(*column)?.centre, zero - step * value, *value)))
        .collect();
    if points.len() > 1 {
        let path = points.iter().map(|(x, y, _)| (*x, *y)).collect();
        slide.curve(path, line(LIGHT.accent, 2.0), "How it feels, from step to step".into());
    }
    for (x, y, value) in points {
        slide.shape(face(Place::new(x - 8.0, y - 8.0, 16.0, 16.0), value));
        let beside = Place::new(x + 10.0, y - 13.0, 26.0, 13.0);
        let words = Paragraph::new(feels(value), bold(9.0, LIGHT.muted));
        slide.shape(Shape { one_line: true, ..Shape::words(beside, vec![words]) });
    }
}

/// −2 to +2.
pub(super) fn face(place: Place, value: f64) -> Shape {
    let colour = match value {
        v if v < -0.5 => LIGHT.pain,
        v if v > 0.5 => LIGHT.zero,
        _ => LIGHT.accent,
    };
    Shape {
        line: Some(line(colour, 1.5)),
        about: format!("Feels {}", feels(value)),
        ..Shape::filled(place, Form::Face(value), LIGHT.surface)
    }
}

/// "+1", "−0.5".
fn feels(value: f64) -> String {
    // Adding nothing makes of −0 a 0.
    let rounded = (value * 10.0).round() / 10.0 + 0.0;
    let sign = if rounded > 0.0 { "+" } else { "" };
    format!("{sign}{rounded}").replace('-', "−")
}
