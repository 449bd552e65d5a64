//! What must hold of every picture, whatever the map: on the sample maps, on
//! maps at the edge and on maps made at random.

mod maps;

use draw::decor::{Decor, TicketDecor};
use draw::layout::{Label, Layout, LayoutOptions, layout};
use draw::svg::{self, RenderOptions};
use journey::JourneyMap;
use maps::{Plan, built, chain, long_names, many_alternatives, samples};
use proptest::prelude::*;
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug)]
struct Box2 {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Box2 {
    fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { left: x, top: y, right: x + width, bottom: y + height }
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn within(&self, other: &Self) -> bool {
        let slack = 0.01;
        self.left >= other.left - slack
            && self.right <= other.right + slack
            && self.top >= other.top - slack
            && self.bottom <= other.bottom + slack
    }

    fn holds(&self, (x, y): (f64, f64)) -> bool {
        x > self.left + 0.5 && x < self.right - 0.5 && y > self.top + 0.5 && y < self.bottom - 0.5
    }
}

/// Boxes of cards and ends, with the touchpoint and the stage of each.
fn places(map: &JourneyMap, layout: &Layout) -> Vec<(journey::ids::TouchpointId, Box2)> {
    let cards = layout.cards.iter().map(|c| (c.touchpoint, Box2::new(c.x, c.y, c.width, c.height)));
    let ends = layout.ends.iter().map(|e| (e.touchpoint, Box2::new(e.x, e.y, e.width, e.height)));
    let places: Vec<_> = cards.chain(ends).collect();
    assert_eq!(places.len(), map.touchpoint_count(), "every touchpoint has a place");
    places
}

fn pill(label: &Label) -> Box2 {
    Box2::new(label.x, label.y, label.width, label.height)
}

/// Points on a path, at most a few pixels apart.
fn points(path: &str) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    let mut rest = path;
    while let Some(kind) = rest.chars().next() {
        let body = &rest[1..];
        let end = body.find(['M', 'L', 'Q', 'C']).unwrap_or(body.len());
        let n: Vec<f64> = body[..end].split_whitespace().map(|n| n.parse().expect("a coordinate")).collect();
        let from = points.last().copied().unwrap_or((n[0], n[1]));
        for i in 0..=40 {
            let t = f64::from(i) / 40.0;
            let mix = |a: f64, b: f64| a + (b - a) * t;
            let mut control: Vec<(f64, f64)> = std::iter::once(from).chain(n.chunks(2).map(|p| (p[0], p[1]))).collect();
            assert!(
                control.len()
                    == match kind {
                        'M' | 'L' => 2,
                        'Q' => 3,
                        'C' => 4,
                        other => panic!("{other} in {path}"),
                    }
            );
            while control.len() > 1 {
                control = control.windows(2).map(|w| (mix(w[0].0, w[1].0), mix(w[0].1, w[1].1))).collect();
            }
            points.push(control[0]);
        }
        rest = &body[end..];
    }
    points
}

fn check(map: &JourneyMap, decor: &Decor, options: &LayoutOptions) -> Layout {
    let layout = layout(map, decor, options);
    let places = places(map, &layout);
    let flow = &layout.bands[0];
    let flow = Box2::new(0.0, flow.y, layout.width, flow.height);
    for (i, (id, place)) in places.iter().enumerate() {
        assert!(place.within(&flow), "{id} stands outside the flow band: {place:?} {flow:?}");
        let stage = map.touchpoint(*id).expect("on the map").stage;
        let stage = layout.stages.iter().find(|s| s.stage == stage).expect("its stage");
        assert!(place.left >= stage.x && place.right <= stage.x + stage.width, "{id} stands outside its stage");
        for (other, other_place) in &places[i + 1..] {
            assert!(!place.overlaps(other_place), "{id} and {other} overlap");
        }
    }
    for edge in &layout.edges {
        for point in points(&edge.path) {
            assert!(
                point.0 >= 0.0 && point.0 <= layout.width && point.1 >= flow.top && point.1 <= flow.bottom,
                "a line leaves the flow band at {point:?}: {}",
                edge.path
            );
            for (id, place) in places.iter().filter(|(id, _)| *id != edge.source && *id != edge.target) {
                assert!(
                    !place.holds(point),
                    "a line from {} to {} runs through {id} at {point:?}",
                    edge.source,
                    edge.target
                );
            }
        }
    }
    let badges: Vec<Box2> = layout.cards.iter().filter_map(|c| c.tickets.as_ref()).map(pill).collect();
    for badge in &badges {
        assert!(places.iter().all(|(_, place)| !place.overlaps(badge)), "a badge hides a card");
        assert!(badge.within(&flow), "a badge leaves the flow band");
    }
    let pills: Vec<Box2> = layout.edges.iter().filter_map(|e| e.label.as_ref()).map(pill).collect();
    assert!(pills.iter().all(|label| !badges.iter().any(|badge| badge.overlaps(label))), "a label hides a badge");
    for (i, one) in pills.iter().enumerate() {
        assert!(places.iter().all(|(_, place)| !place.overlaps(one)), "a label hides a card");
        assert!(pills[i + 1..].iter().all(|other| !other.overlaps(one)), "two labels overlap");
        assert!(one.top >= flow.top && one.bottom <= flow.bottom, "a label leaves the flow band");
    }
    check_rows(&layout);
    layout
}

fn check_rows(layout: &Layout) {
    let mut y = layout.header_height;
    for band in &layout.bands {
        assert!((band.y - y).abs() < 0.01, "bands follow one another without a gap");
        y = band.y + band.height;
    }
    assert!((y - layout.height).abs() < 0.01);
    let notes: Vec<Box2> = layout.notes.iter().map(|n| Box2::new(n.x, n.y, n.width, n.height)).collect();
    for (i, note) in notes.iter().enumerate() {
        let role = layout.notes[i].role;
        let band =
            layout.bands.iter().skip(2).find(|b| b.role == role && b.y <= note.top && note.bottom <= b.y + b.height);
        assert!(band.is_some(), "a note leaves its band: {note:?}");
        assert!(note.left >= 0.0 && note.right <= layout.width);
        assert!(notes[i + 1..].iter().all(|other| !other.overlaps(note)), "two notes overlap");
    }
}

#[test]
fn samples_are_drawn_without_overlap_and_every_share_has_its_place() {
    let samples = samples();
    assert!(samples.len() >= 6, "all the sample maps: {}", samples.len());
    for (name, map) in samples {
        for options in [LayoutOptions::default(), LayoutOptions::wall()] {
            let layout = check(&map, &Decor::default(), &options);
            let arcs = layout.edges.iter().filter(|e| e.style == draw::layout::EdgeStyle::Loop);
            assert!(arcs.clone().all(|e| e.label.is_some()), "{name}: every way back says what it is");
            for edge in &layout.edges {
                let share: f64 =
                    edge.transitions.iter().filter_map(|t| map.transition(*t)).map(|t| t.share.value).sum();
                assert!(edge.label.is_some() || share > 0.999, "{name}: a share of {share} has no label");
            }
        }
    }
}

#[test]
fn on_a_wall_no_name_of_a_sample_is_cut() {
    for (name, map) in samples() {
        let layout = layout(&map, &Decor::default(), &LayoutOptions::wall());
        let cut = layout.cards.iter().find(|c| c.meta.contains('…') || c.lines.iter().any(|l| l.contains('…')));
        assert!(cut.is_none(), "{name}: {cut:?}");
    }
}

#[test]
fn the_main_path_is_straight_and_on_top() {
    let map = chain(6);
    let layout = check(&map, &Decor::default(), &LayoutOptions::default());
    assert!(layout.cards.iter().all(|c| c.track == 0));
    assert!(layout.edges.iter().all(|e| !e.path.contains('C')), "straight lines only");
}

#[test]
fn maps_at_the_edge_are_drawn() {
    let empty = built(&Plan { stages: 0, ..Plan::default() });
    let one_stage = built(&Plan { stages: 1, ..Plan::default() });
    for map in [empty, one_stage, chain(1), long_names(), many_alternatives(30)] {
        for options in [LayoutOptions::default(), LayoutOptions::wall()] {
            let layout = check(&map, &Decor::default(), &options);
            let svg = svg::render(&map, &layout, &RenderOptions::default());
            assert!(draw::png::render(&svg, 0.25).is_ok_and(|png| !png.is_empty()));
        }
    }
}

#[test]
fn each_of_thirty_alternatives_shows_its_share() {
    let layout = layout(&many_alternatives(30), &Decor::default(), &LayoutOptions::default());
    assert_eq!(layout.edges.iter().filter(|e| e.label.is_some()).count(), 30);
}

#[test]
fn a_hand_wins_and_two_hands_never_share_a_cell() {
    let plan = Plan { stages: 2, steps: vec![0, 0, 1], placed: vec![(0, 2, 3), (1, 2, 3)], ..Plan::default() };
    let map = built(&plan);
    let layout = check(&map, &Decor::default(), &LayoutOptions::default());
    let cells: BTreeSet<_> = layout.cards.iter().map(|c| (c.column, c.track)).collect();
    assert!(cells.contains(&(2, 3)) && cells.contains(&(2, 4)), "{cells:?}");
}

#[test]
fn counts_of_tickets_and_moves_off_the_map_are_drawn() {
    let map = many_alternatives(4);
    let ids: Vec<_> = map.touchpoints().map(|t| t.id).collect();
    let tickets = TicketDecor {
        badges: ids.iter().map(|id| (*id, "n 1,204 · 3–12 min".to_owned())).collect(),
        counts: map.transitions().map(|t| (t.id, 100)).collect(),
        ghosts: vec![(ids[0], ids[5], 1204), (ids[5], ids[1], 7)],
    };
    let decor = Decor { tickets: Some(tickets), ..Decor::default() };
    let layout = check(&map, &decor, &LayoutOptions::default());
    let ghosts: Vec<_> = layout.edges.iter().filter(|e| e.style == draw::layout::EdgeStyle::Ghost).collect();
    let texts: Vec<_> = ghosts.iter().filter_map(|e| e.label.as_ref()).map(|l| l.text.as_str()).collect();
    assert_eq!(texts, ["1,204", "7"]);
    assert!(layout.cards.iter().all(|c| c.tickets.as_ref().is_some_and(|t| t.text == "n 1,204 · 3–12 min")));
}

#[test]
fn numbers_laid_over_the_map_are_counted_per_hundred_journeys() {
    let (_, map) =
        samples().into_iter().find(|(name, _)| name.starts_with("find-the-number")).expect("the small sample");
    let back = map.transitions().find(|t| t.label == "calls again").expect("its way back");
    let decor = Decor {
        visits: map.touchpoints().map(|t| (t.id, 0.91)).collect(),
        traversals: [(back.id, 0.09)].into(),
        ..Decor::default()
    };
    let layout = check(&map, &decor, &LayoutOptions::default());
    let edge = layout.edges.iter().find(|e| e.transition == back.id).expect("drawn");
    assert_eq!(edge.label.as_ref().map(|l| l.text.as_str()), Some("calls again · 9 of 100"));
    assert!(layout.ends.iter().all(|e| e.share == Some(0.91)));
}

#[test]
fn the_same_map_gives_the_same_bytes_and_they_are_xml() {
    for (name, map) in samples() {
        let draw = || {
            let layout = layout(&map, &Decor::default(), &LayoutOptions::wall());
            svg::render(&map, &layout, &RenderOptions::default())
        };
        let svg = draw();
        assert_eq!(svg, draw(), "{name}");
        let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default());
        let tree = tree.unwrap_or_else(|error| panic!("{name}: {error}"));
        let png = draw::png::render(&svg, 0.5).expect("a picture of usual size");
        let pixmap = resvg::tiny_skia::Pixmap::decode_png(&png).expect("a PNG");
        assert_eq!(pixmap.width(), (tree.size().width() * 0.5).ceil() as u32, "{name}");
    }
}

#[test]
fn a_thumbnail_is_as_wide_as_asked() {
    let (_, map) = samples().into_iter().next().expect("a sample");
    let layout = layout(&map, &Decor::default(), &LayoutOptions::default());
    let svg = svg::render(&map, &layout, &RenderOptions::thumbnail(320.0));
    let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).expect("XML");
    assert_eq!(tree.size().width(), 320.0);
}

fn plans() -> impl Strategy<Value = Plan> {
    let steps = prop::collection::vec(0..4_usize, 1..14);
    let moves = prop::collection::vec((0..16_usize, 0..16_usize, 1..9_u32, any::<bool>()), 0..28);
    let placed = prop::collection::vec((0..14_usize, 0..5_u32, 0..5_u32), 0..4);
    (steps, moves, placed, prop::collection::vec(0..14_usize, 0..10)).prop_map(|(steps, moves, placed, pains)| Plan {
        stages: 4,
        steps,
        moves,
        placed,
        pains,
        ..Plan::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_map_nothing_overlaps_and_no_line_runs_through_a_card(plan in plans()) {
        check(&built(&plan), &Decor::default(), &LayoutOptions::default());
    }
}
