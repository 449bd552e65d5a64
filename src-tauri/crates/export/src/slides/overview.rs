//! The whole journey on one slide: every step where each can still be read;
//! else a card for each stage; and where even these are many, the stages in
//! rows, with what does not lead on to the next one in words.

use super::cards::{self, FEELINGS};
use super::fit::Fit;
use super::grid::{Column, Grid, SMALLEST, Sizes};
use super::route::plan;
use super::scene::{Scene, Standing, Step, What, standing};
use super::shapes::{BODY, Form, HEIGHT, MARGIN, Paragraph, Place, STRIP, Shape, Slide, WIDTH, bold, regular};
use super::stage::entitle;
use super::tiles;
use crate::clean::one_line;
use crate::report::{Found, who};
use draw::decor::Decor;
use draw::layout::{EdgeStyle, LayoutOptions, layout};
use draw::theme::LIGHT;
use journey::JourneyMap;
use journey::model::Stage;
use std::collections::BTreeSet;

/// Height of the names of stages.
const HEAD: f64 = 20.0;
/// More columns side by side cannot be read; of stages, tiles can be instead.
const MOST_COLUMNS: usize = 12;
const MOST_STAGES: usize = 8;

pub(super) fn slide(map: &JourneyMap, decor: &Decor, found: &Found<'_>, fit: &Fit) -> Slide {
    let mut slide = glance(map, decor, fit);
    if let Some(run) = found.run {
        let title = format!("{} ({})", slide.title, who(map, run.who));
        entitle(&mut slide, &title, "", fit);
    }
    slide
}

fn glance(map: &JourneyMap, decor: &Decor, fit: &Fit) -> Slide {
    let whole = layout(map, decor, &LayoutOptions::wall());
    let shown = standing(&whole);
    if let Some(slide) = drawn("The journey at a glance", fit, &Scene::of(map, &whole, &shown, 0), &heads(map, &shown))
    {
        return slide;
    }
    let collapsed = map.stages().into_iter().map(|stage| stage.id).collect();
    let folded = layout(map, decor, &LayoutOptions { collapsed, ..LayoutOptions::wall() });
    let shown = standing(&folded);
    let scene = Scene::of(map, &folded, &shown, 0);
    let cards =
        (scene.columns <= MOST_STAGES).then(|| drawn("The journey at a glance, stage by stage", fit, &scene, &[]));
    cards.flatten().unwrap_or_else(|| tiles::slide(map, &folded, fit))
}

/// A stage above its columns: its name, and how many there are.
type Head = (String, usize);

/// In the order of the columns, which are closed up.
fn heads(map: &JourneyMap, shown: &[Standing<'_>]) -> Vec<Head> {
    let columns = |stage: &Stage| {
        let here = shown.iter().filter(|s| map.touchpoint(s.id).is_some_and(|t| t.stage == stage.id));
        here.map(|s| s.column).collect::<BTreeSet<_>>().len()
    };
    let heads = map.stages().into_iter().map(|stage| (one_line(&stage.name), columns(stage)));
    heads.filter(|(_, columns)| *columns > 0).collect()
}

/// In the largest text that fits; none where that would be too small.
fn drawn(title: &str, fit: &Fit, scene: &Scene, heads: &[Head]) -> Option<Slide> {
    if scene.nodes.is_empty() || scene.columns > MOST_COLUMNS {
        return None;
    }
    let columns = columns(scene.columns, BODY.x, BODY.width);
    let ways = plan(&scene.spots(), &scene.links.iter().map(|link| (link.from, link.to)).collect::<Vec<_>>());
    let above = if heads.is_empty() { 0.0 } else { HEAD };
    let room = BODY.height - FEELINGS - above;
    let sizes = [18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.0, SMALLEST].map(|name| Sizes { name, lines: 5 });
    let fits = |sizes: &Sizes| {
        let grid = Grid::new(fit, scene, &ways, &columns, *sizes);
        grid.least() <= room && grid.keeps_names(fit) && grid.keeps_words(fit)
    };
    let sizes = sizes.into_iter().find(fits)?;
    let grid = Grid::new(fit, scene, &ways, &columns, sizes);
    let placed = grid.place(BODY.y + above, room);
    let mut slide = Slide::new(title.into());
    put_heads(&mut slide, fit, heads, scene.columns, placed.bottom);
    cards::draw(&mut slide, fit, &grid, &placed);
    if !scene.feelings.is_empty() {
        cards::feelings(&mut slide, scene, &columns, Place { y: placed.bottom + 8.0, height: FEELINGS - 8.0, ..BODY });
    }
    legend(&mut slide, scene);
    Some(slide)
}

/// Names of stages, and thin lines between them.
fn put_heads(slide: &mut Slide, fit: &Fit, heads: &[Head], columns: usize, bottom: f64) {
    let each = BODY.width / columns.max(1) as f64;
    let (font, mut first) = (bold(12.0, LIGHT.ink), 0);
    for (name, columns) in heads {
        let place = Place::new(BODY.x + each * first as f64, STRIP + 6.0, each * *columns as f64, HEAD);
        if first > 0 {
            let between = Place::new(place.x, STRIP + 8.0, 0.75, bottom - STRIP);
            slide.shape(Shape {
                about: "Between two stages".into(),
                ..Shape::filled(between, Form::Rectangle, LIGHT.line)
            });
        }
        let words = Paragraph::new(fit.cut(name, font, place.width - 12.0, 1), font);
        slide.shape(Shape { inset: (6.0, 2.0), ..Shape::words(place, vec![words]) });
        first += columns;
    }
}

/// Columns of one width, with room for lines between the cards: for an S some
/// programs take half a centimetre at each of its ends.
pub(super) fn columns(count: usize, left: f64, width: f64) -> Vec<Column> {
    let each = width / count.max(1) as f64;
    let card = (each - (each * 0.26).clamp(36.0, 64.0)).min(200.0);
    (0..count).map(|n| Column { centre: left + each * (n as f64 + 0.5), card }).collect()
}

/// What the colours and signs of a scene mean, as far as it has them.
pub(super) fn legend(slide: &mut Slide, scene: &Scene) {
    let step =
        |is: fn(&Step) -> bool| scene.nodes.iter().any(|node| matches!(&node.what, What::Step(step) if is(step)));
    let line = |style: EdgeStyle| scene.links.iter().any(|link| link.style == style);
    let keys = [
        ("■", LIGHT.doing, "doing", step(|step| step.doing_share.is_some_and(|doing| doing > 0.0))),
        ("■", LIGHT.waiting, "waiting", step(|step| step.doing_share.is_some_and(|doing| doing < 1.0))),
        ("▌", LIGHT.zero, "without help (level 0)", step(|step| step.stripe == Some(LIGHT.zero))),
        ("▌", LIGHT.accent, "with a person", step(|step| step.stripe == Some(LIGHT.accent))),
        ("●", LIGHT.pain, "pain points", step(|step| step.pain_points > 0)),
        ("?", LIGHT.ink, "open questions", step(|step| step.questions > 0)),
        ("◆", LIGHT.idea, "moment of truth", step(|step| step.moment)),
        ("┅", LIGHT.pain, "back again", line(EdgeStyle::Loop)),
        ("┈", LIGHT.gives_up, "gives up", line(EdgeStyle::GivesUp)),
    ];
    let runs: Vec<_> = keys
        .into_iter()
        .filter(|(.., is_there)| *is_there)
        .flat_map(|(sign, colour, words, _)| {
            [
                (format!("{sign} "), bold(9.0, colour)),
                (format!("{words}\u{a0}\u{a0}\u{a0}\u{a0} "), regular(9.0, LIGHT.muted)),
            ]
        })
        .collect();
    if runs.is_empty() {
        return;
    }
    let paragraph = Paragraph { runs, ..Paragraph::new("", regular(9.0, LIGHT.muted)) };
    let place = Place::new(MARGIN, HEIGHT - 24.0, WIDTH - 2.0 * MARGIN - 80.0, 14.0);
    slide.shape(Shape { one_line: true, ..Shape::words(place, vec![paragraph]) });
}
