//! Collapsed stages: a smaller map in which one touchpoint stands for all steps
//! of a stage, and the numbers laid over it. It is made for the drawing alone;
//! nobody walks it or keeps it.

use super::columns::flow_order;
use super::graph::{Graph, giving_up};
use super::{is_assumed, mean_time};
use crate::decor::{Decor, Ghost, TicketDecor};
use crate::words;
use journey::JourneyMap;
use journey::figure::{Duration, Evidence, Figure};
use journey::ids::{StageId, TouchpointId, TransitionId};
use journey::model::{Anchor, Details, Picture, Touchpoint, Transition};
use journey::record::Record;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is left to draw.
pub(super) struct Collapsed {
    pub(super) map: JourneyMap,
    pub(super) decor: Decor,
    /// Which touchpoint stands for a step that is not drawn.
    pub(super) home: BTreeMap<TouchpointId, TouchpointId>,
    /// Touchpoints that stand for all steps of a stage.
    pub(super) folds: BTreeMap<TouchpointId, StageId>,
}

/// The map with these stages collapsed; none where they hold no steps.
pub(super) fn collapse(map: &JourneyMap, decor: &Decor, stages: &BTreeSet<StageId>) -> Option<Collapsed> {
    let mut folds: BTreeMap<TouchpointId, Fold> = BTreeMap::new();
    for step in map.touchpoints().filter(|t| !t.is_end() && stages.contains(&t.stage)) {
        folds.entry(name_of(step.stage)).or_insert_with(|| Fold::of(step.stage)).steps.push(step);
    }
    if folds.is_empty() {
        return None;
    }
    let home = folds.iter().flat_map(|(id, fold)| fold.steps.iter().map(|s| (s.id, *id))).collect();
    let press = Press { map, flow: Flow::of(map, decor), home, folds };
    let smaller = JourneyMap::from_records(press.records()).ok()?;
    let decor = press.decor(decor);
    let folds = press.folds.iter().map(|(id, fold)| (*id, fold.stage)).collect();
    Some(Collapsed { map: smaller, decor, home: press.home, folds })
}

/// A collapsed stage has one card, so the stage's own id names it.
fn name_of(stage: StageId) -> TouchpointId {
    TouchpointId(stage.0)
}

/// The steps of a collapsed stage.
struct Fold<'a> {
    stage: StageId,
    steps: Vec<&'a Touchpoint>,
}

impl Fold<'_> {
    fn of(stage: StageId) -> Self {
        Self { stage, steps: Vec::new() }
    }
}

struct Press<'a> {
    map: &'a JourneyMap,
    flow: Flow,
    home: BTreeMap<TouchpointId, TouchpointId>,
    folds: BTreeMap<TouchpointId, Fold<'a>>,
}

impl Press<'_> {
    /// Everything that the drawing looks at, and nothing else: what a smaller
    /// map lacks it cannot refer to.
    fn records(&self) -> Vec<Record> {
        let map = self.map;
        let start = map.details().start.map(|id| self.at(id));
        let mut records = vec![Record::Details(Details { start, ..map.details().clone() })];
        records.extend(map.stages().into_iter().cloned().map(Record::Stage));
        records.extend(map.lanes().into_iter().cloned().map(Record::Lane));
        let ways = self.ways();
        records.extend(map.touchpoints().filter(|t| !self.home.contains_key(&t.id)).map(plain));
        records.extend(self.folds.iter().map(|(id, fold)| Record::from(self.stand_in(*id, fold, &ways))));
        records.extend(ways.into_iter().map(Record::Transition));
        let stays = |at: &Anchor| !matches!(at, Anchor::Touchpoint(id) if self.home.contains_key(id));
        records.extend(map.cells().filter(|c| stays(&c.at)).cloned().map(Record::Cell));
        records.extend(map.pictures().filter(|p| stays(&p.at)).map(unpainted));
        records.extend(map.pain_points().filter(|p| stays(&p.at)).cloned().map(Record::PainPoint));
        records.extend(map.opportunities().filter(|o| stays(&o.at)).cloned().map(Record::Opportunity));
        // An end beside the one card finds its place anew.
        let moved = |id| map.touchpoint(id).is_none_or(|t| self.folds.contains_key(&name_of(t.stage)));
        records.extend(map.placements().filter(|p| !moved(p.touchpoint)).cloned().map(Record::Placement));
        records
    }

    /// Where a touchpoint is drawn.
    fn at(&self, id: TouchpointId) -> TouchpointId {
        self.home.get(&id).copied().unwrap_or(id)
    }

    /// Transitions but those within a collapsed stage. What leaves one has a
    /// share of all that leave it in the same way.
    fn ways(&self) -> Vec<Transition> {
        let mut ways: Vec<Transition> = Vec::new();
        let mut leaving: HashMap<(TouchpointId, bool), Leaving> = HashMap::new();
        for way in self.map.transitions() {
            let (source, target) = (self.at(way.source), self.at(way.target));
            if source == target && self.folds.contains_key(&source) {
                continue;
            }
            if self.folds.contains_key(&source) {
                leaving.entry((source, way.kind.gives_up())).or_default().add(way, self.flow.along(way.id));
            }
            ways.push(Transition { source, target, ..way.clone() });
        }
        for way in ways.iter_mut().filter(|w| self.folds.contains_key(&w.source)) {
            if let Some(leaving) = leaving.get(&(way.source, way.kind.gives_up())) {
                way.share.value = leaving.part(way.share.value, self.flow.along(way.id));
            }
        }
        ways
    }

    /// The touchpoint that stands for the steps of a stage.
    fn stand_in(&self, id: TouchpointId, fold: &Fold, ways: &[Transition]) -> Touchpoint {
        let mut one = Touchpoint::new(id, String::new(), words::steps(fold.steps.len()), fold.stage);
        let timed = || fold.steps.iter().filter(|s| mean_time(s) > 0.0);
        let evidence = if timed().all(|s| is_assumed(s)) { Evidence::Assumed } else { Evidence::ToldByCustomers };
        let comers: f64 = ways.iter().filter(|w| w.source == id).map(|w| self.flow.along(w.id)).sum();
        // Who comes to the stage does not pass every step of it, and some twice.
        let part = |step: &Touchpoint| if comers > 0.0 { self.flow.at(step.id) / comers } else { 1.0 };
        let sum = |of: fn(&Touchpoint) -> f64| Figure {
            value: Duration::Fixed { value: timed().map(|s| of(s) * part(s)).sum() },
            evidence: evidence.clone(),
        };
        one.active = sum(|step| step.active.value.mean());
        one.wait = sum(|step| step.wait.value.mean());
        one.patience = self.patience(id, one.wait.value.mean(), ways);
        one.emotion = self.mean_of(fold, |step| step.emotion.as_ref().map(|e| e.value)).map(Figure::assumed);
        one
    }

    /// The patience with which as many give up a wait that long as gave up the
    /// steps: what the drawing reckons widths with.
    fn patience(&self, id: TouchpointId, wait: f64, ways: &[Transition]) -> Option<Figure<f64>> {
        let out = |gives_up: bool| -> f64 {
            let leaving = ways.iter().filter(|w| w.source == id && w.kind.gives_up() == gives_up);
            leaving.map(|w| self.flow.along(w.id)).sum()
        };
        let (served, gave_up) = (out(false), out(true));
        // To be impatient without end would leave nobody to be served.
        let part = if gave_up > 0.0 { (gave_up / (served + gave_up)).min(0.9999) } else { 0.0 };
        (part > 0.0 && wait > 0.0).then(|| Figure::assumed(-wait / (1.0 - part).ln()))
    }

    /// Mean over those who come by, of the steps that have a value; to a tenth.
    fn mean_of(&self, fold: &Fold, value: impl Fn(&Touchpoint) -> Option<f64>) -> Option<f64> {
        let felt = || fold.steps.iter().filter_map(|s| Some((self.flow.at(s.id), value(s).filter(|v| v.is_finite())?)));
        let (weight, n): (f64, f64) = felt().fold((0.0, 0.0), |(weight, n), (visits, _)| (weight + visits, n + 1.0));
        let sum: f64 = felt().map(|(visits, v)| if weight > 0.0 { v * visits / weight } else { v / n }).sum();
        (n > 0.0).then_some((sum * 10.0).round() / 10.0)
    }

    fn decor(&self, decor: &Decor) -> Decor {
        Decor {
            visits: self.visits(decor),
            traversals: decor.traversals.clone(),
            tickets: decor.tickets.as_ref().map(|tickets| self.tickets(tickets)),
            ghost: decor.ghost.as_ref().map(|ghost| self.ghost(ghost)),
        }
    }

    /// Who comes to a collapsed stage twice is counted twice, but not once for
    /// each of its steps.
    fn visits(&self, decor: &Decor) -> BTreeMap<TouchpointId, f64> {
        if decor.visits.is_empty() {
            return BTreeMap::new();
        }
        let stays = decor.visits.iter().filter(|(id, _)| !self.home.contains_key(id));
        let mut visits: BTreeMap<TouchpointId, f64> = stays.map(|(id, n)| (*id, *n)).collect();
        for fold in self.folds.keys() {
            visits.insert(*fold, 0.0);
        }
        for way in self.map.transitions() {
            let (source, target) = (self.at(way.source), self.at(way.target));
            if source != target
                && let Some(visits) = visits.get_mut(&source).filter(|_| self.folds.contains_key(&source))
            {
                *visits += self.flow.along(way.id);
            }
        }
        visits
    }

    fn tickets(&self, tickets: &TicketDecor) -> TicketDecor {
        let stays = tickets.badges.iter().filter(|(id, _)| !self.home.contains_key(id));
        // Several moves that are drawn as one say nothing together.
        let whole =
            |(from, to): &(TouchpointId, TouchpointId)| !self.home.contains_key(from) && !self.home.contains_key(to);
        let ways = tickets.ways.iter().filter(|(ends, _)| whole(ends));
        let mut ghosts: BTreeMap<(TouchpointId, TouchpointId), u64> = BTreeMap::new();
        for (from, to, n) in &tickets.ghosts {
            let (from, to) = (self.at(*from), self.at(*to));
            if from != to || !self.folds.contains_key(&from) {
                let sum = ghosts.entry((from, to)).or_default();
                *sum = sum.saturating_add(*n);
            }
        }
        TicketDecor {
            badges: stays.map(|(id, text)| (*id, text.clone())).collect(),
            counts: tickets.counts.clone(),
            ghosts: ghosts.into_iter().map(|((from, to), n)| (from, to, n)).collect(),
            ways: ways.map(|(ends, mark)| (*ends, mark.clone())).collect(),
            faded: tickets.faded.iter().copied().filter(|id| !self.home.contains_key(id)).collect(),
        }
    }

    fn ghost(&self, ghost: &Ghost) -> Ghost {
        let stays = ghost.emotions.iter().filter(|(id, _)| !self.home.contains_key(id)).map(|(id, v)| (*id, *v));
        let mean = |fold: &Fold| self.mean_of(fold, |step| ghost.emotions.get(&step.id).copied());
        let folded = self.folds.iter().filter_map(|(id, fold)| Some((*id, mean(fold)?)));
        Ghost { name: ghost.name.clone(), emotions: stays.chain(folded).collect() }
    }
}

/// Those who leave a collapsed stage in one way, served or giving up.
#[derive(Default)]
struct Leaving {
    flow: f64,
    shares: f64,
}

impl Leaving {
    fn add(&mut self, way: &Transition, flow: f64) {
        self.flow += flow;
        self.shares += way.share.value;
    }

    /// The part of one way in all of them; where nobody comes by, by the shares
    /// that the map states.
    fn part(&self, share: f64, flow: f64) -> f64 {
        if self.flow > 0.0 {
            flow / self.flow
        } else if self.shares > 0.0 {
            share / self.shares
        } else {
            0.0
        }
    }
}

/// How many customers pass, on the whole map.
struct Flow {
    visits: BTreeMap<TouchpointId, f64>,
    traversals: BTreeMap<TransitionId, f64>,
}

impl Flow {
    /// As `decor` says, else reckoned from the shares.
    fn of(map: &JourneyMap, decor: &Decor) -> Self {
        if !decor.visits.is_empty() {
            return Self { visits: decor.visits.clone(), traversals: decor.traversals.clone() };
        }
        let mut graph = Graph::new(map, decor);
        let order = flow_order(&graph).order;
        graph.set_flow(decor, &order);
        let visits: BTreeMap<_, _> = graph.nodes.iter().map(|n| (n.touchpoint.id, n.visits)).collect();
        let along = |way: &Transition| {
            let impatient = map.touchpoint(way.source).map_or(0.0, giving_up);
            let part = if way.kind.gives_up() { impatient } else { 1.0 - impatient };
            visits.get(&way.source).copied().unwrap_or(0.0) * part * way.share.value
        };
        let traversals = map.transitions().map(|way| (way.id, along(way))).collect();
        Self { visits, traversals }
    }

    fn at(&self, id: TouchpointId) -> f64 {
        self.visits.get(&id).copied().filter(|n| n.is_finite()).unwrap_or(0.0)
    }

    fn along(&self, id: TransitionId) -> f64 {
        self.traversals.get(&id).copied().filter(|n| n.is_finite()).unwrap_or(0.0)
    }
}

/// Without what refers to things that are not drawn.
pub(super) fn plain(touchpoint: &Touchpoint) -> Record {
    let mut plain = touchpoint.clone();
    plain.solves.clear();
    plain.achieves.clear();
    plain.depends_on.clear();
    plain.team = None;
    Record::from(plain)
}

/// A layout needs the size of a picture; to copy what it shows would take long.
pub(super) fn unpainted(picture: &Picture) -> Record {
    Record::Picture(Picture {
        id: picture.id,
        lane: picture.lane,
        at: picture.at,
        text: String::new(),
        width: picture.width,
        height: picture.height,
        data: String::new(),
    })
}
