//! The map: a petgraph graph of touchpoints and transitions, and the tables of
//! everything that hangs on it. Anybody may read it; only this crate writes,
//! through [`crate::transaction`].

use crate::ids::{
    CellId, ComponentId, LaneId, NeedId, OpportunityId, PainPointId, PathId, PersonaId, PictureId, QuestionId, StageId,
    TeamId, TouchpointId, TransitionId,
};
use crate::model::{
    Anchor, Cell, Component, Details, Lane, Need, OpenQuestion, Opportunity, PainPoint, Path, Persona, Picture,
    Placement, Stage, Team, Touchpoint, Transition,
};
use crate::record::{Record, RecordKey};
use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use std::collections::BTreeMap;

/// A customer's journey as a graph of touchpoints.
#[derive(Clone, Debug)]
pub struct JourneyMap {
    details: Details,
    graph: StableDiGraph<Touchpoint, Transition>,
    nodes: BTreeMap<TouchpointId, NodeIndex>,
    edges: BTreeMap<TransitionId, EdgeIndex>,
    stages: BTreeMap<StageId, Stage>,
    lanes: BTreeMap<LaneId, Lane>,
    cells: BTreeMap<CellId, Cell>,
    pictures: BTreeMap<PictureId, Picture>,
    pain_points: BTreeMap<PainPointId, PainPoint>,
    opportunities: BTreeMap<OpportunityId, Opportunity>,
    questions: BTreeMap<QuestionId, OpenQuestion>,
    paths: BTreeMap<PathId, Path>,
    personas: BTreeMap<PersonaId, Persona>,
    needs: BTreeMap<NeedId, Need>,
    teams: BTreeMap<TeamId, Team>,
    components: BTreeMap<ComponentId, Component>,
    placements: BTreeMap<TouchpointId, Placement>,
}

macro_rules! tables {
    ($($(#[$doc:meta])* $all:ident, $one:ident: $field:ident, $id:ident => $item:ident;)+) => {$(
        $(#[$doc])*
        pub fn $all(&self) -> impl ExactSizeIterator<Item = &$item> {
            self.$field.values()
        }

        /// One of them, by its id.
        #[must_use]
        pub fn $one(&self, id: $id) -> Option<&$item> {
            self.$field.get(&id)
        }
    )+};
}

impl JourneyMap {
    /// A map with nothing on it.
    #[must_use]
    pub fn new(details: Details) -> Self {
        Self {
            details,
            graph: StableDiGraph::new(),
            nodes: BTreeMap::new(),
            edges: BTreeMap::new(),
            stages: BTreeMap::new(),
            lanes: BTreeMap::new(),
            cells: BTreeMap::new(),
            pictures: BTreeMap::new(),
            pain_points: BTreeMap::new(),
            opportunities: BTreeMap::new(),
            questions: BTreeMap::new(),
            paths: BTreeMap::new(),
            personas: BTreeMap::new(),
            needs: BTreeMap::new(),
            teams: BTreeMap::new(),
            components: BTreeMap::new(),
            placements: BTreeMap::new(),
        }
    }

    /// What the map as a whole is about.
    #[must_use]
    pub fn details(&self) -> &Details {
        &self.details
    }

    tables! {
        /// Lane texts, by id.
        cells, cell: cells, CellId => Cell;
        /// Pictures in lanes, by id.
        pictures, picture: pictures, PictureId => Picture;
        /// Pain points, by id.
        pain_points, pain_point: pain_points, PainPointId => PainPoint;
        /// Opportunities, by id.
        opportunities, opportunity: opportunities, OpportunityId => Opportunity;
        /// Open questions, answered ones included, by id.
        questions, question: questions, QuestionId => OpenQuestion;
        /// Named paths, by id.
        paths, path: paths, PathId => Path;
        /// Personas, by id.
        personas, persona: personas, PersonaId => Persona;
        /// Needs, by id.
        needs, need: needs, NeedId => Need;
        /// Teams, by id.
        teams, team: teams, TeamId => Team;
        /// Backstage systems, by id.
        components, component: components, ComponentId => Component;
        /// Touchpoints put somewhere by hand.
        placements, placement: placements, TouchpointId => Placement;
    }

    /// One stage, by its id.
    #[must_use]
    pub fn stage(&self, id: StageId) -> Option<&Stage> {
        self.stages.get(&id)
    }

    /// Stages from left to right.
    #[must_use]
    pub fn stages(&self) -> Vec<&Stage> {
        let mut stages: Vec<_> = self.stages.values().collect();
        stages.sort_by_key(|s| (s.order, s.id));
        stages
    }

    /// One lane, by its id.
    #[must_use]
    pub fn lane(&self, id: LaneId) -> Option<&Lane> {
        self.lanes.get(&id)
    }

    /// Lanes from top to bottom.
    #[must_use]
    pub fn lanes(&self) -> Vec<&Lane> {
        let mut lanes: Vec<_> = self.lanes.values().collect();
        lanes.sort_by_key(|l| (l.order, l.id));
        lanes
    }

    /// Touchpoints and ends, by id.
    pub fn touchpoints(&self) -> impl Iterator<Item = &Touchpoint> {
        self.nodes.values().filter_map(|n| self.graph.node_weight(*n))
    }

    /// One touchpoint, by its id.
    #[must_use]
    pub fn touchpoint(&self, id: TouchpointId) -> Option<&Touchpoint> {
        self.nodes.get(&id).and_then(|n| self.graph.node_weight(*n))
    }

    /// Number of touchpoints and ends.
    #[must_use]
    pub fn touchpoint_count(&self) -> usize {
        self.nodes.len()
    }

    /// Transitions, by id.
    pub fn transitions(&self) -> impl Iterator<Item = &Transition> {
        self.edges.values().filter_map(|e| self.graph.edge_weight(*e))
    }

    /// One transition, by its id.
    #[must_use]
    pub fn transition(&self, id: TransitionId) -> Option<&Transition> {
        self.edges.get(&id).and_then(|e| self.graph.edge_weight(*e))
    }

    /// Transitions that leave a touchpoint, by id: served and giving up alike.
    #[must_use]
    pub fn outgoing(&self, id: TouchpointId) -> Vec<&Transition> {
        self.beside(id, Direction::Outgoing)
    }

    /// Transitions that leave a touchpoint in one way, served or giving up;
    /// their shares sum to 1.
    #[must_use]
    pub fn group(&self, source: TouchpointId, gives_up: bool) -> Vec<&Transition> {
        let mut group = self.outgoing(source);
        group.retain(|t| t.kind.gives_up() == gives_up);
        group
    }

    /// Transitions that lead to a touchpoint, by id.
    #[must_use]
    pub fn incoming(&self, id: TouchpointId) -> Vec<&Transition> {
        self.beside(id, Direction::Incoming)
    }

    /// Pain points at a touchpoint or stage, by id.
    pub fn pain_points_at(&self, at: Anchor) -> impl Iterator<Item = &PainPoint> {
        self.pain_points.values().filter(move |p| p.at == at)
    }

    /// Opportunities at a touchpoint or stage, by id.
    pub fn opportunities_at(&self, at: Anchor) -> impl Iterator<Item = &Opportunity> {
        self.opportunities.values().filter(move |o| o.at == at)
    }

    /// Questions at a touchpoint or stage, by id.
    pub fn questions_at(&self, at: Anchor) -> impl Iterator<Item = &OpenQuestion> {
        self.questions.values().filter(move |q| q.at == at)
    }

    /// The touchpoint with this key, by which people name it.
    #[must_use]
    pub fn touchpoint_by_key(&self, key: &str) -> Option<&Touchpoint> {
        self.touchpoints().find(|t| t.key == key)
    }

    /// Every record of the map, in a fixed order (kind, then id).
    #[must_use]
    pub fn records(&self) -> Vec<Record> {
        let mut all = vec![Record::Details(self.details.clone())];
        all.extend(self.stages.values().cloned().map(Record::Stage));
        all.extend(self.lanes.values().cloned().map(Record::Lane));
        all.extend(self.touchpoints().cloned().map(Record::from));
        all.extend(self.transitions().cloned().map(Record::Transition));
        all.extend(self.cells.values().cloned().map(Record::Cell));
        all.extend(self.pictures.values().cloned().map(Record::Picture));
        all.extend(self.pain_points.values().cloned().map(Record::PainPoint));
        all.extend(self.opportunities.values().cloned().map(Record::Opportunity));
        all.extend(self.questions.values().cloned().map(Record::Question));
        all.extend(self.paths.values().cloned().map(Record::Path));
        all.extend(self.personas.values().cloned().map(Record::Persona));
        all.extend(self.needs.values().cloned().map(Record::Need));
        all.extend(self.teams.values().cloned().map(Record::Team));
        all.extend(self.components.values().cloned().map(Record::Component));
        all.extend(self.placements.values().cloned().map(Record::Placement));
        all
    }

    /// One record, by its key.
    #[must_use]
    pub fn record(&self, key: RecordKey) -> Option<Record> {
        match key {
            RecordKey::Details => Some(Record::Details(self.details.clone())),
            RecordKey::Stage(id) => self.stages.get(&id).cloned().map(Record::Stage),
            RecordKey::Lane(id) => self.lanes.get(&id).cloned().map(Record::Lane),
            RecordKey::Touchpoint(id) => self.touchpoint(id).cloned().map(Record::from),
            RecordKey::Transition(id) => self.transition(id).cloned().map(Record::Transition),
            RecordKey::Cell(id) => self.cells.get(&id).cloned().map(Record::Cell),
            RecordKey::Picture(id) => self.pictures.get(&id).cloned().map(Record::Picture),
            RecordKey::PainPoint(id) => self.pain_points.get(&id).cloned().map(Record::PainPoint),
            RecordKey::Opportunity(id) => self.opportunities.get(&id).cloned().map(Record::Opportunity),
            RecordKey::Question(id) => self.questions.get(&id).cloned().map(Record::Question),
            RecordKey::Path(id) => self.paths.get(&id).cloned().map(Record::Path),
            RecordKey::Persona(id) => self.personas.get(&id).cloned().map(Record::Persona),
            RecordKey::Need(id) => self.needs.get(&id).cloned().map(Record::Need),
            RecordKey::Team(id) => self.teams.get(&id).cloned().map(Record::Team),
            RecordKey::Component(id) => self.components.get(&id).cloned().map(Record::Component),
            RecordKey::Placement(id) => self.placements.get(&id).cloned().map(Record::Placement),
        }
    }

    /// Adds a record, or puts it in the place of the one with its key. False,
    /// and nothing changed, for a transition whose ends are not there.
    pub(crate) fn put(&mut self, record: Record) -> bool {
        match record {
            Record::Details(r) => self.details = r,
            Record::Stage(r) => drop(self.stages.insert(r.id, r)),
            Record::Lane(r) => drop(self.lanes.insert(r.id, r)),
            Record::Touchpoint(r) => self.put_touchpoint(*r),
            Record::Transition(r) => return self.put_transition(r),
            Record::Cell(r) => drop(self.cells.insert(r.id, r)),
            Record::Picture(r) => drop(self.pictures.insert(r.id, r)),
            Record::PainPoint(r) => drop(self.pain_points.insert(r.id, r)),
            Record::Opportunity(r) => drop(self.opportunities.insert(r.id, r)),
            Record::Question(r) => drop(self.questions.insert(r.id, r)),
            Record::Path(r) => drop(self.paths.insert(r.id, r)),
            Record::Persona(r) => drop(self.personas.insert(r.id, r)),
            Record::Need(r) => drop(self.needs.insert(r.id, r)),
            Record::Team(r) => drop(self.teams.insert(r.id, r)),
            Record::Component(r) => drop(self.components.insert(r.id, r)),
            Record::Placement(r) => drop(self.placements.insert(r.touchpoint, r)),
        }
        true
    }

    /// Takes a record away. The details of a map stay whatever happens.
    pub(crate) fn take(&mut self, key: RecordKey) {
        match key {
            RecordKey::Details => {}
            RecordKey::Stage(id) => drop(self.stages.remove(&id)),
            RecordKey::Lane(id) => drop(self.lanes.remove(&id)),
            RecordKey::Touchpoint(id) => {
                if let Some(node) = self.nodes.remove(&id) {
                    self.graph.remove_node(node);
                }
            }
            RecordKey::Transition(id) => {
                if let Some(edge) = self.edges.remove(&id) {
                    self.graph.remove_edge(edge);
                }
            }
            RecordKey::Cell(id) => drop(self.cells.remove(&id)),
            RecordKey::Picture(id) => drop(self.pictures.remove(&id)),
            RecordKey::PainPoint(id) => drop(self.pain_points.remove(&id)),
            RecordKey::Opportunity(id) => drop(self.opportunities.remove(&id)),
            RecordKey::Question(id) => drop(self.questions.remove(&id)),
            RecordKey::Path(id) => drop(self.paths.remove(&id)),
            RecordKey::Persona(id) => drop(self.personas.remove(&id)),
            RecordKey::Need(id) => drop(self.needs.remove(&id)),
            RecordKey::Team(id) => drop(self.teams.remove(&id)),
            RecordKey::Component(id) => drop(self.components.remove(&id)),
            RecordKey::Placement(id) => drop(self.placements.remove(&id)),
        }
    }

    fn put_touchpoint(&mut self, touchpoint: Touchpoint) {
        let id = touchpoint.id;
        if let Some(weight) = self.nodes.get(&id).and_then(|n| self.graph.node_weight_mut(*n)) {
            *weight = touchpoint;
        } else {
            self.nodes.insert(id, self.graph.add_node(touchpoint));
        }
    }

    /// The graph cannot turn an edge round, so a rerouted transition is taken
    /// out and put in again.
    fn put_transition(&mut self, transition: Transition) -> bool {
        let (Some(source), Some(target)) = (self.nodes.get(&transition.source), self.nodes.get(&transition.target))
        else {
            return false;
        };
        let (source, target, id) = (*source, *target, transition.id);
        if let Some(edge) = self.edges.remove(&id) {
            self.graph.remove_edge(edge);
        }
        self.edges.insert(id, self.graph.add_edge(source, target, transition));
        true
    }

    fn beside(&self, id: TouchpointId, direction: Direction) -> Vec<&Transition> {
        let Some(node) = self.nodes.get(&id) else { return Vec::new() };
        let mut beside: Vec<_> = self.graph.edges_directed(*node, direction).map(|e| e.weight()).collect();
        beside.sort_by_key(|t| t.id);
        beside
    }
}

impl PartialEq for JourneyMap {
    /// Two maps are equal when every record is; how the graph numbers its
    /// nodes inside does not matter.
    fn eq(&self, other: &Self) -> bool {
        self.records() == other.records()
    }
}
