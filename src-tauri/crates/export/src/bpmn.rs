//! BPMN 2.0 (ISO/IEC 19510): the flow as a process with its drawing, which
//! modelling tools open. A step is a task, a step that several ways leave has a
//! gateway behind it, an end is an end event, a stage is a group; level and times
//! are in the documentation of their step. What BPMN has no words for is told in
//! elements of our own, which other tools leave alone and [`crate::read`] takes.

mod xml;

use crate::clean::one_line;
use crate::order::drawn;
use crate::report::words;
use crate::ways;
use draw::layout::Layout;
use journey::JourneyMap;
use journey::ids::TouchpointId;
use journey::model::{Stage, Touchpoint, Transition, TransitionKind};
use std::collections::BTreeMap;

/// The namespace of what only a map says.
pub(crate) const OURS: &str = "urn:milewalk";

/// Sides of an event and of a gateway, pixels, as modelling tools draw them.
const EVENT: f64 = 36.0;
const GATEWAY: f64 = 40.0;
/// Left of the map, for the event at which it starts.
const BEFORE: f64 = 100.0;
/// Columns stand so much further apart than on the map: a gateway has its place
/// between two tasks.
const APART: f64 = 1.5;
/// Between a task and its gateway.
const GAP: f64 = 16.0;
/// Around what is in a stage.
const MARGIN: f64 = 20.0;

/// The process and its diagram as XML.
#[must_use]
pub fn write(map: &JourneyMap) -> String {
    xml::write(&Process::of(map))
}

/// Something with a place of its own.
struct Node {
    id: String,
    element: &'static str,
    name: String,
    about: String,
    place: Place,
    /// Number of its stage.
    stage: usize,
    /// What we say ourselves: names and values.
    ours: Vec<(&'static str, String)>,
}

struct Flow {
    id: String,
    source: String,
    target: String,
    label: String,
    points: Vec<(f64, f64)>,
    ours: Vec<(&'static str, String)>,
}

struct Process {
    title: String,
    /// From left to right.
    stages: Vec<String>,
    nodes: Vec<Node>,
    flows: Vec<Flow>,
}

#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Place {
    fn square(left: f64, middle: f64, side: f64) -> Self {
        Self { x: left, y: middle - side / 2.0, width: side, height: side }
    }

    fn left(self) -> (f64, f64) {
        (self.x, self.y + self.height / 2.0)
    }

    fn right(self) -> (f64, f64) {
        (self.x + self.width, self.y + self.height / 2.0)
    }

    fn top(self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y)
    }
}

impl Process {
    fn of(map: &JourneyMap) -> Self {
        let layout = drawn(map);
        let stages = map.stages();
        let mut process = Self {
            title: one_line(&map.details().title),
            stages: stages.iter().map(|stage| one_line(&stage.name)).collect(),
            nodes: Vec::new(),
            flows: Vec::new(),
        };
        // Where to a touchpoint is entered, and where from it is left.
        let mut doors: BTreeMap<TouchpointId, (usize, usize)> = BTreeMap::new();
        for (touchpoint, place, about) in places(map, &layout) {
            let step = process.put(Node {
                about,
                name: one_line(&touchpoint.name),
                stage: stages.iter().position(|stage: &&Stage| stage.id == touchpoint.stage).unwrap_or_default(),
                ours: figures(touchpoint),
                ..Node::new(if touchpoint.is_end() { "endEvent" } else { "task" }, place)
            });
            let forks = map.outgoing(touchpoint.id).len() > 1;
            let exit = if forks { process.gateway(step) } else { step };
            doors.insert(touchpoint.id, (step, exit));
        }
        if let Some((first, _)) = map.details().start.and_then(|start| doors.get(&start)) {
            process.begin(*first);
        }
        for way in map.transitions() {
            if let (Some((_, from)), Some((to, _))) = (doors.get(&way.source), doors.get(&way.target)) {
                process.lead(*from, *to, ways::label(map, way), weight(way));
            }
        }
        process
    }

    fn put(&mut self, node: Node) -> usize {
        let id = format!("{}_{}", node.element, self.nodes.len());
        self.nodes.push(Node { id, ..node });
        self.nodes.len() - 1
    }

    /// Behind a step that several ways leave.
    fn gateway(&mut self, step: usize) -> usize {
        let ((right, middle), stage) =
            self.nodes.get(step).map_or_else(Default::default, |n| (n.place.right(), n.stage));
        let place = Place::square(right + GAP, middle, GATEWAY);
        let gateway = self.put(Node { stage, ..Node::new("exclusiveGateway", place) });
        self.lead(step, gateway, String::new(), Vec::new());
        gateway
    }

    fn begin(&mut self, first: usize) {
        let ((left, middle), stage) =
            self.nodes.get(first).map_or_else(Default::default, |n| (n.place.left(), n.stage));
        let place = Place::square(left - BEFORE * 0.8, middle, EVENT);
        let start = self.put(Node { stage, ..Node::new("startEvent", place) });
        self.lead(start, first, String::new(), Vec::new());
    }

    fn lead(&mut self, from: usize, to: usize, label: String, ours: Vec<(&'static str, String)>) {
        let (Some(source), Some(target)) = (self.nodes.get(from), self.nodes.get(to)) else { return };
        let flow = Flow {
            id: format!("flow_{}", self.flows.len()),
            source: source.id.clone(),
            target: target.id.clone(),
            label,
            ours,
            points: route(source.place, target.place),
        };
        self.flows.push(flow);
    }

    fn id_of(&self, of: &str, end: impl Fn(&Flow) -> &str) -> impl Iterator<Item = &str> {
        self.flows.iter().filter(move |flow| end(flow) == of).map(|flow| flow.id.as_str())
    }
}

impl Node {
    /// Without a name: gateways and the start.
    fn new(element: &'static str, place: Place) -> Self {
        let (id, name, about) = (String::new(), String::new(), String::new());
        Self { id, element, name, about, place, stage: 0, ours: Vec::new() }
    }
}

impl Process {
    /// Around all that is in a stage; none where nothing is.
    fn frame(&self, stage: usize) -> Option<Place> {
        let mut places = self.nodes.iter().filter(|node| node.stage == stage).map(|node| node.place);
        let first = places.next()?;
        let (mut left, mut top) = (first.x, first.y);
        let (mut right, mut bottom) = (first.x + first.width, first.y + first.height);
        for place in places {
            (left, top) = (left.min(place.x), top.min(place.y));
            (right, bottom) = (right.max(place.x + place.width), bottom.max(place.y + place.height));
        }
        let (x, y) = (left - MARGIN, top - 2.0 * MARGIN);
        Some(Place { x, y, width: right + MARGIN - x, height: bottom + MARGIN - y })
    }
}

/// What a map says of a step and BPMN has no place for; times in minutes.
fn figures(step: &Touchpoint) -> Vec<(&'static str, String)> {
    let mut all = vec![("key", step.key.clone())];
    if let Some(outcome) = step.outcome {
        all.push(("endsAs", words::outcome(outcome).into()));
        return all;
    }
    let (wait, active) = (step.wait.value.typical_and_bad_day(), step.active.value.typical_and_bad_day());
    let numbers = [
        ("waiting", wait.0),
        ("waitingBadDay", wait.1),
        ("doing", active.0),
        ("doingBadDay", active.1),
        ("cost", step.cost.value),
    ];
    all.extend(Some(&step.channel).filter(|channel| !channel.is_empty()).map(|channel| ("channel", one_line(channel))));
    all.extend(step.level.map(|level| ("level", draw::words::level(level).into())));
    all.extend(numbers.into_iter().filter(|(_, value)| *value != 0.0).map(|(name, value)| (name, value.to_string())));
    all.extend(step.patience.as_ref().map(|patience| ("givesUpAfter", patience.value.to_string())));
    all.extend(step.emotion.as_ref().map(|emotion| ("feels", emotion.value.to_string())));
    all
}

/// How many go that way of those who leave in the same way, what it costs them,
/// and what it is called.
fn weight(way: &Transition) -> Vec<(&'static str, String)> {
    let mut all = vec![("share", way.share.value.to_string())];
    all.extend(
        Some(way.kind).filter(|k| *k != TransitionKind::Next).and_then(ways::word).map(|word| ("kind", word.into())),
    );
    all.extend(way.exit_reason.and_then(ways::because).map(|words| ("because", words.into())));
    all.extend(Some(one_line(&way.label)).filter(|label| !label.is_empty()).map(|label| ("label", label)));
    all
}

/// Every touchpoint that is drawn, where it stands and what its card says.
fn places<'a>(map: &'a JourneyMap, layout: &Layout) -> Vec<(&'a Touchpoint, Place, String)> {
    let moved = |x: f64| BEFORE + x * APART;
    let cards = layout.cards.iter().map(|card| {
        let place = Place { x: moved(card.x), y: card.y, width: card.width, height: card.height };
        (card.touchpoint, place, card.meta.clone())
    });
    let ends = layout.ends.iter().map(|end| {
        let place = Place::square(moved(end.x), end.y + end.height / 2.0, EVENT);
        (end.touchpoint, place, String::new())
    });
    cards.chain(ends).filter_map(|(id, place, about)| Some((map.touchpoint(id)?, place, about))).collect()
}

/// Forwards along right angles; back over the top.
fn route(from: Place, to: Place) -> Vec<(f64, f64)> {
    let ((x1, y1), (x2, y2)) = (from.right(), to.left());
    if x2 < x1 {
        let ((x1, y1), (x2, y2)) = (from.top(), to.top());
        let over = y1.min(y2) - GAP;
        return vec![(x1, y1), (x1, over), (x2, over), (x2, y2)];
    }
    if (y1 - y2).abs() < 0.5 {
        return vec![(x1, y1), (x2, y2)];
    }
    let middle = x2 - GAP;
    vec![(x1, y1), (middle.max(x1), y1), (middle.max(x1), y2), (x2, y2)]
}
