//! What must hold of every picture, whatever the map: on the sample maps, on
//! maps at the edge and on maps made at random.

mod maps;

use draw::decor::{Decor, Ghost, Lean, TicketDecor, WayMark};
use draw::layout::{BlueprintKind, Card, Label, Layout, LayoutOptions, NoteOf, layout};
use draw::svg::{self, RenderOptions};
use journey::JourneyMap;
use journey::ids::{StageId, TouchpointId};
use journey::model::{LaneRole, Touchpoint};
use maps::{NAMES, Plan, built, chain, long_names, many_alternatives, samples};
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

/// Boxes of cards and ends, with the touchpoint of each.
fn places(map: &JourneyMap, layout: &Layout, options: &LayoutOptions) -> Vec<(TouchpointId, Box2)> {
    let cards = layout.cards.iter().map(|c| (c.touchpoint, Box2::new(c.x, c.y, c.width, c.height)));
    let ends = layout.ends.iter().map(|e| (e.touchpoint, Box2::new(e.x, e.y, e.width, e.height)));
    let places: Vec<_> = cards.chain(ends).collect();
    let folded: Vec<StageId> = layout.cards.iter().filter_map(|c| c.folded).collect();
    let wanted = |t: &Touchpoint| options.only.as_ref().is_none_or(|only| only.contains(&t.id));
    let stands = |t: &Touchpoint| wanted(t) && (t.is_end() || !folded.contains(&t.stage));
    let drawn = map.touchpoints().filter(|t| stands(t)).count() + folded.len();
    assert_eq!(places.len(), drawn, "every touchpoint has a place");
    places
}

/// What is stuck to a card: pain points, questions, a moment of truth.
fn marks(card: &Card) -> Vec<Box2> {
    let mut marks = Vec::new();
    let mut right = card.x + card.width + 7.0;
    for _ in [card.pain_points, card.questions].iter().filter(|n| **n > 0) {
        marks.push(Box2::new(right - 20.0, card.y - 9.0, 20.0, 16.0));
        right -= 23.0;
    }
    marks.extend(card.moment.then(|| Box2::new(card.x + 8.0, card.y - 6.0, 12.0, 12.0)));
    marks
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
    let places = places(map, &layout, options);
    let flow = &layout.bands[0];
    let flow = Box2::new(0.0, flow.y, layout.width, flow.height);
    for (i, (id, place)) in places.iter().enumerate() {
        assert!(place.within(&flow), "{id} stands outside the flow band: {place:?} {flow:?}");
        let folded = layout.cards.iter().find(|c| c.touchpoint == *id).and_then(|c| c.folded);
        let stage = folded.unwrap_or_else(|| map.touchpoint(*id).expect("on the map").stage);
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
    let marks: Vec<(TouchpointId, Box2)> =
        layout.cards.iter().flat_map(|c| marks(c).into_iter().map(|mark| (c.touchpoint, mark))).collect();
    for (i, (of, mark)) in marks.iter().enumerate() {
        assert!(places.iter().all(|(id, place)| id == of || !place.overlaps(mark)), "a mark hides a card");
        assert!(mark.within(&flow), "a mark leaves the flow band");
        assert!(!badges.iter().any(|badge| badge.overlaps(mark)), "a mark hides a badge");
        assert!(marks[i + 1..].iter().all(|(_, other)| !other.overlaps(mark)), "two marks overlap");
    }
    let pills: Vec<Box2> = layout.edges.iter().filter_map(|e| e.label.as_ref()).map(pill).collect();
    assert!(pills.iter().all(|label| !badges.iter().any(|badge| badge.overlaps(label))), "a label hides a badge");
    for (i, one) in pills.iter().enumerate() {
        assert!(places.iter().all(|(_, place)| !place.overlaps(one)), "a label hides a card");
        assert!(pills[i + 1..].iter().all(|other| !other.overlaps(one)), "two labels overlap");
        assert!(marks.iter().all(|(_, mark)| !mark.overlaps(one)), "a label hides a mark");
        assert!(one.top >= flow.top && one.bottom <= flow.bottom, "a label leaves the flow band");
    }
    check_rows(map, &layout);
    check_pictures(map, &layout);
    check_ghost(&layout);
    layout
}

/// Proportions are kept, and nothing is enlarged.
fn check_pictures(map: &JourneyMap, layout: &Layout) {
    for note in &layout.notes {
        let NoteOf::Picture(id) = note.of else { continue };
        let picture = map.picture(id).expect("on the map");
        let (across, down) = (f64::from(picture.width), f64::from(picture.height));
        assert!(note.width <= 240.01 && note.height <= 140.01 && note.width <= across.max(6.0) + 0.01);
        let slim = note.width == 6.0 || note.height == 6.0;
        assert!(slim || (note.width / note.height - across / down).abs() < 0.01, "{note:?}");
        assert!(note.lines.is_empty());
    }
}

/// The name of the other curve stands in its band and hides nothing.
fn check_ghost(layout: &Layout) {
    let Some(ghost) = &layout.emotion.ghost else { return };
    let band = &layout.bands[1];
    let width = 6.3 * ghost.name.chars().count() as f64;
    let name = Box2::new(ghost.x, ghost.y - 9.0, width, 11.0);
    assert!(name.within(&Box2::new(0.0, band.y, layout.width, 118.0)), "{name:?} leaves its band");
    let faces = layout.emotion.points.iter().map(|p| Box2::new(p.x - 10.0, p.y - 10.0, 20.0, 20.0));
    let numbers = layout.emotion.points.iter().map(|p| Box2::new(p.x + 13.0, p.y - 15.0, 16.0, 9.0));
    assert!(faces.chain(numbers).all(|taken| !taken.overlaps(&name)), "a name hides what is felt");
    assert!(points(&layout.emotion.path).iter().all(|p| !name.holds(*p)), "a curve runs through a name");
}

fn check_rows(map: &JourneyMap, layout: &Layout) {
    let mut y = layout.header_height;
    for band in &layout.bands {
        assert!((band.y - y).abs() < 0.01, "bands follow one another without a gap");
        y = band.y + band.height;
        let least = band.lane.and_then(|id| map.lane(id)).and_then(|l| l.height).unwrap_or(0).min(2000);
        assert!(band.height >= f64::from(least), "a lane is as high as asked for");
        let name = 13.0 * band.lines.len() as f64 + 8.0;
        assert!(name <= band.height, "a name stays in its row");
    }
    assert!((y - layout.height).abs() < 0.01);
    let notes: Vec<Box2> = layout.notes.iter().map(|n| Box2::new(n.x, n.y, n.width, n.height)).collect();
    for (i, note) in notes.iter().enumerate() {
        let role = layout.notes[i].role;
        let band = layout
            .bands
            .iter()
            .filter(|b| b.lane.is_some())
            .find(|b| b.role == role && b.y <= note.top && note.bottom <= b.y + b.height);
        let band = band.unwrap_or_else(|| panic!("a note leaves its band: {note:?}"));
        assert!(note.top >= band.y + 8.0 + 13.0 * band.lines.len() as f64, "a note hides the name of its row");
        assert!(note.left >= 0.0 && note.right <= layout.width);
        assert!(notes[i + 1..].iter().all(|other| !other.overlaps(note)), "two notes overlap");
    }
    for line in &layout.lines {
        assert!(layout.bands.iter().skip(2).any(|b| b.y == line.y), "a line stands between two rows");
        let name = Box2::new(0.0, line.y - 16.0, layout.width, 16.0);
        assert!(notes.iter().all(|note| !note.overlaps(&name)), "the name of a line hides a note");
        assert!(layout.emotion.points.iter().all(|p| p.y + 10.0 <= name.top || p.y > line.y), "or a face");
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
    let named = NAMES.iter().map(|name| long_names(name));
    for map in [empty, one_stage, chain(1), many_alternatives(30)].into_iter().chain(named) {
        for options in [LayoutOptions::default(), LayoutOptions::wall()] {
            let layout = check(&map, &Decor::default(), &options);
            let svg = svg::render(&map, &layout, &RenderOptions::default());
            assert!(
                draw::png::render(&svg, draw::png::Pixels::Scale(0.25), &draw::fonts::Fonts::bundled())
                    .is_ok_and(|png| !png.is_empty())
            );
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
fn a_move_says_which_slice_takes_it_more_often_and_what_is_not_looked_at_fades() {
    let map = many_alternatives(4);
    let ids: Vec<_> = map.touchpoints().map(|t| t.id).collect();
    let first = map.transitions().next().expect("the map has ways");
    let leaning = WayMark { label: Some("−21".into()), leans: Some(Lean::Second), faded: false };
    let tickets = TicketDecor {
        ghosts: vec![(ids[0], ids[5], 12)],
        ways: [
            ((first.source, first.target), leaning),
            ((ids[0], ids[5]), WayMark { faded: true, ..WayMark::default() }),
        ]
        .into(),
        faded: [ids[1]].into(),
        ..TicketDecor::default()
    };
    let decor = Decor { tickets: Some(tickets), ..Decor::default() };
    let layout = check(&map, &decor, &LayoutOptions::default());
    let edge = layout.edges.iter().find(|e| e.transition == first.id).expect("it is drawn");
    assert_eq!((edge.leans, edge.label.as_ref().map(|l| l.text.as_str())), (Some(Lean::Second), Some("−21")));
    let ghost = layout.edges.iter().find(|e| e.style == draw::layout::EdgeStyle::Ghost).expect("it is drawn");
    assert!(ghost.faded && ghost.label.is_none(), "what is faint says nothing");
    let faded: Vec<_> = layout.cards.iter().filter(|c| c.faded).map(|c| c.touchpoint).collect();
    assert_eq!(faded, [ids[1]]);
    let svg = draw::svg::render(&map, &layout, &draw::svg::RenderOptions::default());
    assert!(svg.contains(draw::theme::LIGHT.idea), "the second slice has its colour");
}

#[test]
fn counts_of_tickets_and_moves_off_the_map_are_drawn() {
    let map = many_alternatives(4);
    let ids: Vec<_> = map.touchpoints().map(|t| t.id).collect();
    let tickets = TicketDecor {
        badges: ids.iter().map(|id| (*id, "n 1,204 · 3–12 min".to_owned())).collect(),
        counts: map.transitions().map(|t| (t.id, 100)).collect(),
        ghosts: vec![(ids[0], ids[5], 1204), (ids[5], ids[1], 7)],
        ..TicketDecor::default()
    };
    let decor = Decor { tickets: Some(tickets), ..Decor::default() };
    let layout = check(&map, &decor, &LayoutOptions::default());
    let ghosts: Vec<_> = layout.edges.iter().filter(|e| e.style == draw::layout::EdgeStyle::Ghost).collect();
    let texts: Vec<_> = ghosts.iter().filter_map(|e| e.label.as_ref()).map(|l| l.text.as_str()).collect();
    assert_eq!(texts, ["1,204", "7"]);
    for ghost in &ghosts {
        let end: Vec<&str> = ghost.path.rsplit(['M', 'L', 'C', 'Q']).next().expect("a piece").split(' ').collect();
        let end = end.rchunks(2).next().expect("a point").join(" ");
        let arrow = ghost.arrow.as_deref().expect("it says whereto");
        assert!(arrow.starts_with(&format!("M{end}L")), "its tip is where the line ends: {arrow}, {}", ghost.path);
        assert!(svg::render(&map, &layout, &RenderOptions::default()).contains(arrow), "and it is drawn");
    }
    let plain = layout.edges.iter().find(|e| e.style == draw::layout::EdgeStyle::Normal).expect("a way of the map");
    assert_eq!(plain.arrow, None, "to the right needs no telling");
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
        let png = draw::png::render(&svg, draw::png::Pixels::Scale(0.5), &draw::fonts::Fonts::bundled())
            .expect("a picture of usual size");
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

fn blueprint(roles: &[LaneRole]) -> Layout {
    let lanes = roles.iter().map(|role| (*role, None)).collect();
    let cells = (1..=roles.len()).map(|lane| (lane, lane % 3)).collect();
    let map = built(&Plan { stages: 1, steps: vec![0, 0, 0], lanes, cells, ..Plan::default() });
    check(&map, &Decor::default(), &LayoutOptions::default())
}

#[test]
fn lines_of_the_blueprint_part_the_customer_from_the_provider() {
    use BlueprintKind::{Interaction, InternalInteraction, Visibility};
    use LaneRole::{Backstage, Channel, Evidence, Frontstage, Metric, Support, Thought};
    let cases: [(&[LaneRole], &[BlueprintKind]); 7] = [
        (&[Frontstage, Backstage, Support], &[Interaction, Visibility, InternalInteraction]),
        (&[Thought, Channel, Backstage], &[Visibility]),
        (&[Frontstage, Metric, Backstage, Backstage], &[Interaction, Visibility]),
        (&[Support], &[Visibility]),
        (&[Thought, Evidence], &[]),
        (&[Backstage, Channel, Support], &[Visibility, Visibility]),
        (&[Frontstage, Support, Backstage], &[Interaction, Visibility]),
    ];
    for (roles, expected) in cases {
        let layout = blueprint(roles);
        assert_eq!(layout.lines.iter().map(|l| l.kind).collect::<Vec<_>>(), expected, "{roles:?}");
        let below: Vec<_> =
            layout.lines.iter().map(|l| layout.bands.iter().find(|b| b.y == l.y).unwrap().role).collect();
        assert!(below.iter().all(|role| [Frontstage, Backstage, Support].contains(role)), "{below:?}");
    }
    let svg = {
        let map = built(&Plan { stages: 1, steps: vec![0], lanes: vec![(Backstage, None)], ..Plan::default() });
        svg::render(&map, &layout(&map, &Decor::default(), &LayoutOptions::wall()), &RenderOptions::default())
    };
    assert!(svg.contains(">Line of visibility<"));
}

#[test]
fn a_lane_is_at_least_as_high_as_asked_for_and_as_high_as_it_must_be() {
    let with = |height| {
        let lanes = vec![(LaneRole::Thought, height)];
        let cells = (0..9).map(|_| (1, 0)).collect();
        let map = built(&Plan { stages: 1, steps: vec![0], lanes, cells, ..Plan::default() });
        check(&map, &Decor::default(), &LayoutOptions::default()).bands[3].height
    };
    let needed = with(None);
    assert_eq!((with(Some(40)), with(Some(900))), (needed, 900.0));
    assert_eq!(with(Some(u32::MAX)), 2000.0, "a broken file makes no picture of a million pixels");
}

#[test]
fn a_picture_stands_below_the_texts_of_its_cell_and_carries_its_bytes_along() {
    let map = built(&Plan {
        stages: 2,
        steps: vec![0, 1, 1],
        moves: vec![(0, 1, 10, false), (1, 2, 10, false)],
        lanes: vec![(LaneRole::Evidence, None)],
        cells: vec![(1, 0)],
        pictures: vec![(1, 0, 1600, 900), (1, 0, 90, 900), (1, 9, 1600, 100)],
        ..Plan::default()
    });
    let layout = check(&map, &Decor::default(), &LayoutOptions::default());
    let sizes: Vec<_> = layout.notes.iter().map(|n| (n.width.round(), n.height.round())).collect();
    assert!(sizes.contains(&(126.0, 71.0)) && sizes.contains(&(14.0, 140.0)), "fitted to the column: {sizes:?}");
    assert!(sizes.contains(&(240.0, 15.0)), "fitted to the stage: {sizes:?}");
    let cell = layout.notes.iter().find(|n| matches!(n.of, NoteOf::Cell(_))).expect("its text");
    let pictures = layout.notes.iter().filter(|n| matches!(n.of, NoteOf::Picture(_)) && n.touchpoint.is_some());
    assert!(pictures.clone().count() == 2 && pictures.clone().all(|p| p.y >= cell.y + cell.height));
    let svg = svg::render(&map, &layout, &RenderOptions::default());
    assert_eq!(svg.matches("<image").count(), 3);
    assert!(svg.contains("<title>The &lt;sign&gt; on the door</title>"));
    assert!(draw::png::render(&svg, draw::png::Pixels::Scale(1.0), &draw::fonts::Fonts::bundled()).is_ok());
}

#[test]
fn nothing_is_fetched_for_a_picture() {
    let map = built(&Plan {
        stages: 1,
        steps: vec![0],
        lanes: vec![(LaneRole::Evidence, None)],
        pictures: vec![(1, 0, 160, 90)],
        ..Plan::default()
    });
    let text = journey::file::write(&map).replace(maps::DOT, "https://example.com/beacon.png");
    let map = journey::file::read(&text).expect("a map with a picture that is none");
    let layout = check(&map, &Decor::default(), &LayoutOptions::default());
    assert!(!svg::render(&map, &layout, &RenderOptions::default()).contains("example.com"));
}

#[test]
fn what_is_open_counts_and_what_is_closed_is_struck_through() {
    let map = built(&Plan {
        stages: 1,
        steps: vec![0, 0],
        pains: vec![0, 0, 0],
        questions: vec![0, 0, 0, 1],
        moments: vec![1],
        ..Plan::default()
    });
    let layout = check(&map, &Decor::default(), &LayoutOptions::default());
    let marks: Vec<_> = layout.cards.iter().map(|c| (c.pain_points, c.questions, c.moment)).collect();
    assert_eq!(marks, [(2, 2, false), (0, 1, true)]);
    assert_eq!(layout.notes.iter().map(|n| n.closed).collect::<Vec<_>>(), [false, false, true]);
    let svg = svg::render(&map, &layout, &RenderOptions::default());
    assert!(svg.contains("line-through") && svg.contains(">?2<") && svg.contains(">moment of truth<"));
}

/// Three stages of two steps; in the middle one half give up, and a fifth of
/// those served go back to the start.
fn three_stages() -> (JourneyMap, Vec<StageId>) {
    let map = built(&Plan {
        stages: 3,
        steps: vec![0, 0, 1, 1, 2],
        moves: vec![
            (0, 1, 10, false),
            (1, 2, 5, false),
            (1, 3, 5, false),
            (2, 3, 10, false),
            (3, 4, 8, false),
            (3, 0, 2, false),
            (2, 6, 10, true),
            (3, 6, 10, true),
            (4, 5, 10, false),
        ],
        pains: vec![2, 3, 3],
        lanes: vec![(LaneRole::Thought, None)],
        cells: vec![(1, 2), (1, 3), (1, 4)],
        moments: vec![3],
        placed: vec![(2, 3, 2), (3, 1, 4)],
        ..Plan::default()
    });
    let stages = map.stages().into_iter().map(|s| s.id).collect();
    (map, stages)
}

/// What is left out leaves the rest as it is, on every sample: the same names, bars and marks.
#[test]
fn a_part_of_a_map_looks_as_on_the_whole() {
    for (name, map) in maps::samples() {
        let whole = check(&map, &Decor::default(), &LayoutOptions::wall());
        for stage in map.stages() {
            let only = map.touchpoints().filter(|t| t.stage == stage.id).map(|t| t.id).collect();
            let options = LayoutOptions { only: Some(only), ..LayoutOptions::wall() };
            let part = check(&map, &Decor::default(), &options);
            assert!(part.stages.iter().all(|it| it.stage == stage.id), "{name}: {}", stage.name);
            for card in &part.cards {
                let same = whole.cards.iter().find(|it| it.touchpoint == card.touchpoint).expect("on the whole map");
                let looks = |c: &Card| (c.lines.clone(), c.meta.clone(), c.time_scale, c.pain_points, c.questions);
                assert_eq!(looks(card), looks(same), "{name}: {}", stage.name);
            }
        }
        let Some(lane) = whole.bands.iter().find_map(|band| band.lane) else { continue };
        let options = LayoutOptions { without: [lane].into(), curve: false, ..LayoutOptions::wall() };
        let less = check(&map, &Decor::default(), &options);
        assert_eq!((less.bands.len(), less.emotion.points.len()), (whole.bands.len() - 2, 0), "{name}");
        let places = |layout: &Layout| layout.cards.iter().map(|c| (c.touchpoint, c.x, c.y)).collect::<Vec<_>>();
        assert_eq!(places(&less), places(&whole), "{name}: the flow stays where it is");
    }
}

#[test]
fn a_collapsed_stage_is_one_card_for_all_its_steps() {
    let (map, stages) = three_stages();
    let options = LayoutOptions { collapsed: [stages[1]].into(), ..LayoutOptions::default() };
    let layout = check(&map, &Decor::default(), &options);
    let card = layout.cards.iter().find(|c| c.folded == Some(stages[1])).expect("one card");
    assert_eq!((layout.cards.len(), layout.stages[1].columns), (4, 1));
    assert_eq!((card.touchpoint, card.lines.as_slice()), (TouchpointId(stages[1].0), &["2 steps".to_owned()][..]));
    assert!(card.meta.starts_with("mean ") && card.moment && card.assumed);
    assert_eq!(card.pain_points, 2, "the third is closed");
    assert_eq!(layout.notes.len(), 1, "texts and pain points of its steps are not drawn");
    let into: Vec<_> = layout.edges.iter().filter(|e| e.target == card.touchpoint).collect();
    assert_eq!(into.iter().map(|e| e.transitions.len()).collect::<Vec<_>>(), [2], "two ways in are one line");
    let out: Vec<_> = layout.edges.iter().filter(|e| e.source == card.touchpoint).collect();
    let mut texts: Vec<_> = out.iter().filter_map(|e| e.label.as_ref()).map(|l| l.text.as_str()).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["80 %", "back · 20 %"], "shares of those who leave the stage");
    let other = |layout: &Layout| layout.cards.iter().find(|c| c.lines == ["Step number 4"]).map(|c| c.time_scale);
    assert_eq!(other(&layout), other(&check(&map, &Decor::default(), &LayoutOptions::default())));
    let svg = svg::render(&map, &layout, &RenderOptions::default());
    assert!(svg.contains(">2 steps<"));
}

#[test]
fn numbers_laid_over_a_collapsed_stage_are_those_who_leave_it() {
    let (map, stages) = three_stages();
    let ways: Vec<_> = map.transitions().map(|t| t.id).collect();
    let steps: Vec<_> = map.touchpoints().map(|t| t.id).collect();
    let decor = Decor {
        visits: steps.iter().zip([1.2, 1.2, 0.6, 1.0, 0.8, 0.8, 0.2]).map(|(id, n)| (*id, n)).collect(),
        traversals: ways.iter().zip([1.2, 0.6, 0.6, 0.4, 0.8, 0.2, 0.2, 0.0, 0.8]).map(|(id, n)| (*id, n)).collect(),
        tickets: Some(TicketDecor {
            badges: steps.iter().map(|id| (*id, "n 7".to_owned())).collect(),
            counts: ways.iter().map(|id| (*id, 10)).collect(),
            ghosts: vec![(steps[2], steps[3], 5), (steps[2], steps[0], 7), (steps[3], steps[0], 9)],
            ..TicketDecor::default()
        }),
        ghost: Some(Ghost { name: "to-be".into(), emotions: [(steps[2], 2.0), (steps[3], -1.0)].into() }),
    };
    let options = LayoutOptions { collapsed: [stages[1]].into(), ..LayoutOptions::default() };
    let layout = check(&map, &decor, &options);
    let card = layout.cards.iter().find(|c| c.folded.is_some()).expect("one card");
    let text = |to: TouchpointId, ghost: bool| {
        let edges = layout.edges.iter().filter(|e| e.source == card.touchpoint && e.target == to);
        let mut edges = edges.filter(|e| (e.style == draw::layout::EdgeStyle::Ghost) == ghost);
        edges.next().and_then(|e| e.label.as_ref()).map(|l| l.text.clone())
    };
    assert_eq!(text(steps[4], false).as_deref(), Some("67 %"), "0.8 of the 1.2 who leave");
    assert_eq!(text(steps[0], false).as_deref(), Some("back · 20 of 100"));
    assert_eq!(text(steps[0], true).as_deref(), Some("16"), "tickets that the map lacks are summed");
    assert_eq!(card.tickets, None, "figures of several steps are no figure of one");
    assert!(layout.ends.iter().any(|e| e.share == Some(0.8)));
    assert!(layout.emotion.ghost.is_some());
}

#[test]
fn a_stage_without_steps_has_nothing_to_collapse() {
    let map = built(&Plan { stages: 3, steps: vec![0, 1], moves: vec![(0, 1, 10, false)], ..Plan::default() });
    let last = map.stages().last().map(|s| s.id).expect("a stage of two ends");
    let options = LayoutOptions { collapsed: [last].into(), ..LayoutOptions::default() };
    assert_eq!(layout(&map, &Decor::default(), &options), layout(&map, &Decor::default(), &LayoutOptions::default()));
}

#[test]
fn the_curve_of_another_map_goes_through_the_same_touchpoints() {
    for (name, map) in samples() {
        let better = |t: &journey::model::Touchpoint| t.emotion.as_ref().map(|e| (t.id, e.value + 1.0));
        for emotions in
            [map.touchpoints().filter_map(better).collect(), map.touchpoints().filter_map(better).take(1).collect()]
        {
            let ghost = Ghost { name: "to-be".into(), emotions };
            let decor = Decor { ghost: Some(ghost), ..Decor::default() };
            let layout = check(&map, &decor, &LayoutOptions::default());
            let ghost = layout.emotion.ghost.as_ref().unwrap_or_else(|| panic!("{name}: a second curve"));
            let svg = svg::render(&map, &layout, &RenderOptions::default());
            assert!(ghost.path.len() > 8 && svg.contains(">to-be<"), "{name}");
        }
    }
    let nothing = Ghost { name: "to-be".into(), emotions: [].into() };
    let decor = Decor { ghost: Some(nothing), ..Decor::default() };
    assert_eq!(check(&chain(3), &decor, &LayoutOptions::default()).emotion.ghost, None);
}

#[test]
fn names_of_sixty_letters_are_not_cut_but_on_cards() {
    let map = long_names(NAMES[0]);
    let layout = check(&map, &Decor::default(), &LayoutOptions::default());
    assert!(layout.stages.iter().all(|s| s.lines.iter().all(|l| !l.contains('…'))), "{:?}", layout.stages);
    assert!(layout.bands.iter().all(|b| b.lines.iter().all(|l| !l.contains('…'))), "{:?}", layout.bands);
    for name in NAMES {
        let layout = check(&long_names(name), &Decor::default(), &LayoutOptions::wall());
        let cut = |lines: &[String]| lines.iter().any(|l| l.contains('…'));
        assert!(!layout.cards.iter().any(|c| cut(&c.lines)), "{name}");
        assert!(!layout.ends.iter().any(|e| cut(&e.lines)), "{name}");
        assert!(!layout.stages.iter().any(|s| cut(&s.lines)), "{name}");
        assert!(!layout.bands.iter().any(|b| cut(&b.lines)), "{name}");
        let svg = svg::render(&long_names(name), &layout, &RenderOptions::default());
        assert!(!svg.contains(['\u{202e}', '\u{2066}']), "nothing turns the text behind it");
    }
}

fn roles() -> impl Strategy<Value = LaneRole> {
    use LaneRole::{Action, Backstage, Channel, Custom, Emotion, Evidence, Frontstage, Support};
    prop::sample::select(vec![Action, Emotion, Channel, Frontstage, Backstage, Support, Evidence, Custom])
}

fn plans() -> impl Strategy<Value = Plan> {
    let steps = prop::collection::vec(0..4_usize, 1..14);
    let moves = prop::collection::vec((0..16_usize, 0..16_usize, 1..9_u32, any::<bool>()), 0..28);
    let placed = prop::collection::vec((0..14_usize, 0..5_u32, 0..5_u32), 0..4);
    let flow = (steps, moves, placed, prop::sample::select(vec!["", NAMES[0], NAMES[1], NAMES[4], NAMES[7]]));
    let some = || prop::collection::vec(0..16_usize, 0..10);
    let lanes = prop::collection::vec((roles(), prop::option::of(40..400_u32)), 0..5);
    let cells = prop::collection::vec((0..6_usize, 0..16_usize), 0..12);
    let pictures = prop::collection::vec((0..6_usize, 0..16_usize, 1..3000_u32, 1..3000_u32), 0..6);
    let rows = (lanes, cells, pictures, some(), some(), some());
    (flow, rows).prop_map(|((steps, moves, placed, name), (lanes, cells, pictures, pains, questions, moments))| Plan {
        stages: 4,
        steps,
        moves,
        placed,
        pains,
        name: name.into(),
        lanes,
        cells,
        pictures,
        questions,
        moments,
    })
}

/// How another map might feel, and stages that might be collapsed.
fn looks() -> impl Strategy<Value = (Vec<(usize, f64)>, Vec<usize>)> {
    let emotions = prop::collection::vec((0..14_usize, -2.0..2.0), 0..10);
    (emotions, prop::collection::vec(0..4_usize, 0..4))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_map_nothing_overlaps_and_no_line_runs_through_a_card(plan in plans()) {
        check(&built(&plan), &Decor::default(), &LayoutOptions::default());
    }

    #[test]
    fn nor_with_another_curve_and_with_stages_collapsed(plan in plans(), (emotions, collapsed) in looks()) {
        let map = built(&plan);
        let steps: Vec<_> = map.touchpoints().map(|t| t.id).collect();
        let emotions = emotions.into_iter().filter_map(|(n, felt)| Some((*steps.get(n)?, felt))).collect();
        let decor = Decor { ghost: Some(Ghost { name: "to-be".into(), emotions }), ..Decor::default() };
        let stages: Vec<_> = map.stages().into_iter().map(|s| s.id).collect();
        let collapsed = collapsed.into_iter().filter_map(|n| stages.get(n).copied()).collect();
        check(&map, &decor, &LayoutOptions { collapsed, ..LayoutOptions::default() });
    }
}
