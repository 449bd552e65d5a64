//! The slides of a stage: its cards with the lines between them, where people
//! come from and go on to in words at the sides, how it feels, and what stands
//! in the lanes below its columns.

use super::cards::{self, FEELINGS};
use super::fit::Fit;
use super::grid::{Column, Grid, SMALLEST, Sizes};
use super::lanes;
use super::overview::{columns, legend};
use super::route::{Spot, Ways, plan};
use super::scene::{Link, Node, Scene, Standing, What, amid, name, together};
use super::shapes::{BODY, Place, Slide, bold};
use crate::clean::one_line;
use draw::layout::{Edge, EdgeStyle, Layout};
use draw::theme::LIGHT;
use journey::JourneyMap;
use journey::ids::TouchpointId;
use journey::model::Stage;
use std::collections::{BTreeMap, BTreeSet};

/// More columns of a stage go over several slides.
const MOST_COLUMNS: usize = 6;
/// Width of the words at a side, and of the names of lanes where there are none.
const SIDE: f64 = 126.0;
/// Between words at a side and the stage's own columns.
const APART: f64 = 22.0;
const NAMES: f64 = 104.0;
/// Lines of an aside.
const MOST_ASIDE: usize = 4;

/// All slides of one stage; none where nothing stands in it.
pub(super) fn slides(map: &JourneyMap, layout: &Layout, all: &[Standing<'_>], stage: &Stage, fit: &Fit) -> Vec<Slide> {
    let here: Vec<Standing<'_>> =
        all.iter().filter(|s| map.touchpoint(s.id).is_some_and(|t| t.stage == stage.id)).copied().collect();
    let mut parts = Vec::new();
    for part in by_columns(&here) {
        split(map, layout, part, fit, &mut parts);
    }
    let mut slides: Vec<Slide> = parts.iter().flat_map(|part| drawn(map, layout, part, fit)).collect();
    let (count, name) = (slides.len(), one_line(&stage.name));
    let stages = map.stages();
    let at = stages.iter().position(|one| one.id == stage.id).map_or(0, |n| n + 1);
    for (n, slide) in slides.iter_mut().enumerate() {
        let part = if count > 1 { format!(" ({} of {count})", n + 1) } else { String::new() };
        entitle(slide, &name, &part, fit);
        slide.beside(format!("Stage {at} of {}", stages.len()));
    }
    slides
}

/// A name and what stands behind it: on one line, or smaller on two.
pub(super) fn entitle(slide: &mut Slide, name: &str, behind: &str, fit: &Fit) {
    let room = slide.title_place.width;
    let lines = |size: f64| fit.lines(&format!("{name}{behind}"), bold(size, LIGHT.ink), room, usize::MAX);
    slide.title_size = [slide.title_size, 20.0, 18.0].into_iter().find(|size| lines(*size) <= 1).unwrap_or(16.0);
    let font = bold(slide.title_size, LIGHT.ink);
    // What stands behind has room on the last line.
    let less = if lines(slide.title_size) > 2 { fit.width(behind, font) } else { 0.0 };
    slide.title = format!("{}{behind}", fit.cut(name, font, room - less, 2));
}

/// At most so many columns side by side, and about as many on each slide.
fn by_columns<'a>(here: &[Standing<'a>]) -> Vec<Vec<Standing<'a>>> {
    let there: BTreeSet<usize> = here.iter().map(|s| s.column).collect();
    let parts = there.len().div_ceil(MOST_COLUMNS).max(1);
    let each = there.len().div_ceil(parts).max(1);
    let order: BTreeMap<usize, usize> = there.into_iter().enumerate().map(|(n, column)| (column, n / each)).collect();
    let mut all: Vec<Vec<Standing<'a>>> = vec![Vec::new(); parts];
    for standing in here {
        if let Some(part) = order.get(&standing.column).and_then(|n| all.get_mut(*n)) {
            part.push(*standing);
        }
    }
    all.retain(|part| !part.is_empty());
    all
}

/// What is too high for a slide goes over several, by its rows.
fn split<'a>(
    map: &JourneyMap,
    layout: &Layout,
    part: Vec<Standing<'a>>,
    fit: &Fit,
    parts: &mut Vec<Vec<Standing<'a>>>,
) {
    let tracks: BTreeSet<u32> = part.iter().map(|s| s.track).collect();
    let middle = tracks.iter().nth(tracks.len() / 2).copied();
    match middle {
        Some(middle)
            if tracks.len() > 1 && Page::of(map, layout, &part, fit).sizes(fit, BODY.height - FEELINGS).is_none() =>
        {
            let (above, below) = part.into_iter().partition(|s| s.track < middle);
            split(map, layout, above, fit, parts);
            split(map, layout, below, fit, parts);
        }
        _ => parts.push(part),
    }
}

/// The slide with the cards; and another one with the lanes where these have
/// no room below.
fn drawn(map: &JourneyMap, layout: &Layout, part: &[Standing<'_>], fit: &Fit) -> Vec<Slide> {
    let page = Page::of(map, layout, part, fit);
    let lanes = lanes::of(map, layout, part);
    let feelings = if page.scene.feelings.is_empty() { 0.0 } else { FEELINGS };
    let shaped = |size: f64| lanes::Shaped::new(fit, &lanes, BODY.x, &page.bounds, size);
    // Cards and lanes together, in the largest text of both that has room.
    let together = [12.0, 11.0, 10.0, SMALLEST].into_iter().find_map(|size| {
        let table = shaped(size);
        let sizes = page.sizes(fit, BODY.height - feelings - table.height())?;
        (sizes.name >= size).then_some((sizes, table))
    });
    let below = together.is_some();
    let alone =
        || (page.sizes(fit, BODY.height - feelings).unwrap_or(Sizes { name: SMALLEST, lines: 3 }), shaped(11.0));
    let (sizes, table) = together.unwrap_or_else(alone);
    let room = BODY.height - feelings - if below { table.height() } else { 0.0 };

    let mut slide = Slide::new(String::new());
    let grid = Grid::new(fit, &page.scene, &page.ways, &page.columns, sizes);
    let placed = grid.place(BODY.y, room);
    cards::draw(&mut slide, fit, &grid, &placed);
    // What is left over stands between the parts.
    let left = (room - (placed.bottom - BODY.y)).max(0.0);
    let mut bottom = placed.bottom + 8.0 + (left / 3.0).min(20.0);
    if feelings > 0.0 {
        let band = Place { y: bottom, height: FEELINGS - 8.0, ..BODY };
        cards::feelings(&mut slide, &page.scene, &page.columns, band);
        bottom += FEELINGS + (left / 3.0).min(20.0);
    }
    legend(&mut slide, &page.scene);
    if below {
        if !table.is_empty() {
            let top = bottom.min(BODY.bottom() - table.height());
            table.put(&mut slide, top);
        }
        return vec![slide];
    }
    let mut slides = vec![slide];
    slides.extend(table.on_its_own());
    slides
}

/// The cards of a slide with what stands beside them.
struct Page {
    scene: Scene,
    ways: Ways,
    columns: Vec<Column>,
    /// Ends of the stage's own columns, from left to right.
    bounds: Vec<f64>,
}

impl Page {
    fn of(map: &JourneyMap, layout: &Layout, part: &[Standing<'_>], fit: &Fit) -> Self {
        let here: BTreeMap<TouchpointId, usize> = part.iter().enumerate().map(|(n, s)| (s.id, n)).collect();
        let (coming, going) = (beside(map, layout, &here, true), beside(map, layout, &here, false));
        let sides = (!coming.is_empty(), !going.is_empty());
        let mut scene = Scene::of(map, layout, part, usize::from(sides.0));
        for (n, aside) in coming {
            scene.put_beside(n, aside, true, fit);
        }
        scene.columns += usize::from(sides.1);
        for (n, aside) in going {
            scene.put_beside(n, aside, false, fit);
        }
        let own = scene.columns - usize::from(sides.0) - usize::from(sides.1);
        let left = if sides.0 { SIDE + APART } else { NAMES };
        let right = if sides.1 { SIDE + APART } else { 0.0 };
        let side = |x: f64| Column { centre: x + SIDE / 2.0, card: SIDE };
        let mut all: Vec<Column> = sides.0.then(|| side(BODY.x)).into_iter().collect();
        let (first, width) = (BODY.x + left, BODY.width - left - right);
        all.extend(columns(own, first, width));
        let bounds = (0..=own).map(|n| first + width * n as f64 / own.max(1) as f64).collect();
        all.extend(sides.1.then(|| side(BODY.right() - SIDE)));
        let ways = plan(&scene.spots(), &scene.links.iter().map(|link| (link.from, link.to)).collect::<Vec<_>>());
        Self { scene, ways, columns: all, bounds }
    }

    /// The largest text with which all of it is so high at most.
    fn sizes(&self, fit: &Fit, room: f64) -> Option<Sizes> {
        let grid = |sizes: &Sizes| Grid::new(fit, &self.scene, &self.ways, &self.columns, *sizes);
        let fits = |sizes: &Sizes| grid(sizes).least() <= room;
        let sizes = [15.0, 14.0, 13.0, 12.0, 11.0, 10.0, SMALLEST].map(|name| Sizes { name, lines: 6 });
        let whole = |sizes: &Sizes| fits(sizes) && grid(sizes).keeps_names(fit) && grid(sizes).keeps_words(fit);
        // Rather more lines, or a broken word, than a name that is cut.
        let longer = Sizes { name: SMALLEST, lines: 12 };
        let uncut = |sizes: &Sizes| fits(sizes) && grid(sizes).keeps_names(fit);
        let cut = Sizes { name: SMALLEST, lines: 6 };
        sizes.into_iter().find(whole).or(Some(longer).filter(uncut)).or(Some(cut).filter(fits))
    }
}

/// Lines that come from other slides, or go on to them, by the place of the
/// card in the list.
type Beside<'a> = BTreeMap<usize, Vec<&'a Edge>>;

fn beside<'a>(
    map: &JourneyMap,
    layout: &'a Layout,
    here: &BTreeMap<TouchpointId, usize>,
    coming: bool,
) -> Vec<(usize, Aside)> {
    let mut beside: Beside<'a> = BTreeMap::new();
    for edge in &layout.edges {
        let (inside, outside) = if coming { (edge.target, edge.source) } else { (edge.source, edge.target) };
        if let Some(n) = here.get(&inside).filter(|_| !here.contains_key(&outside)) {
            beside.entry(*n).or_default().push(edge);
        }
    }
    beside.into_iter().map(|(n, edges)| (n, Aside::of(map, &edges, coming))).collect()
}

struct Aside {
    lines: Vec<(String, &'static str)>,
    width: f64,
    style: EdgeStyle,
    about: String,
}

impl Aside {
    fn of(map: &JourneyMap, edges: &[&Edge], coming: bool) -> Self {
        let mut order = edges.to_vec();
        order.sort_by(|a, b| b.width.total_cmp(&a.width));
        let line = |edge: &&Edge| {
            let (verb, colour) = match (edge.style, coming) {
                (EdgeStyle::Loop, true) => ("back from", LIGHT.pain),
                (EdgeStyle::Loop, false) => ("back to", LIGHT.pain),
                (EdgeStyle::GivesUp, true) => ("gave up at", LIGHT.muted),
                (EdgeStyle::GivesUp, false) => ("gives up:", LIGHT.muted),
                (EdgeStyle::Normal | EdgeStyle::Solved | EdgeStyle::Ghost, true) => ("from", LIGHT.ink),
                (EdgeStyle::Normal | EdgeStyle::Solved | EdgeStyle::Ghost, false) => ("to", LIGHT.ink),
            };
            let other = amid(name(map, if coming { edge.source } else { edge.target }));
            let label = edge.label.as_ref().map(|label| format!(" · {}", one_line(&label.text))).unwrap_or_default();
            (together(&format!("{verb} {other}{label}")), colour)
        };
        let mut lines: Vec<_> = order.iter().map(line).collect();
        let about = lines.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join("; ");
        if lines.len() > MOST_ASIDE {
            let more = lines.len() - MOST_ASIDE + 1;
            lines.truncate(MOST_ASIDE - 1);
            lines.push((format!("and {more} other ways"), LIGHT.muted));
        }
        let widest = order.first();
        Self {
            lines,
            width: widest.map_or(1.5, |edge| edge.width),
            style: widest.map_or(EdgeStyle::Normal, |edge| edge.style),
            about,
        }
    }
}

impl Scene {
    /// Words at the left or at the right of a card, and the line between them.
    fn put_beside(&mut self, card: usize, aside: Aside, coming: bool, fit: &Fit) {
        let font = super::shapes::regular(10.0, LIGHT.ink);
        let cut = |(text, colour): &(String, &'static str)| (fit.cut(text, font, SIDE - 12.0, 4), *colour);
        let row = self.nodes.get(card).map_or(0, |node| node.spot.row);
        let column = if coming { 0 } else { self.columns - 1 };
        let n = self.nodes.len();
        self.nodes.push(Node {
            spot: Spot { column, row, beside: true },
            what: What::Aside(aside.lines.iter().map(cut).collect()),
        });
        let (from, to) = if coming { (n, card) } else { (card, n) };
        // What leads back leads out of the slide like everything else.
        let style = if aside.style == EdgeStyle::Loop { EdgeStyle::Normal } else { aside.style };
        self.links.push(Link { from, to, style, width: aside.width, label: None, about: aside.about });
    }
}
