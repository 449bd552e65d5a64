//! Steps taken along to another place or another map: what was copied, and the
//! edits that paste it.

use crate::edit::Edit;
use crate::ids::{LaneId, StageId, TouchpointId};
use crate::map::JourneyMap;
use crate::model::{Anchor, Lane, Opportunity, Stage, Touchpoint, Transition};
use crate::record::Record;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Steps with the ways between them and what hangs on them; and the stages and
/// lanes that they stood in, by which their new place is found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Clip {
    /// Stages of the steps, from left to right.
    pub stages: Vec<Stage>,
    /// Lanes of the cells and pictures, from top to bottom.
    pub lanes: Vec<Lane>,
    /// Touchpoints, transitions, cells, pictures, pain points, opportunities
    /// and questions.
    pub records: Vec<Record>,
}

/// Edits that paste a clip, and the touchpoints that they add.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasting {
    /// In their order; one step of undo.
    pub edits: Vec<Edit>,
    /// The new touchpoints.
    pub touchpoints: Vec<TouchpointId>,
}

/// A clip of these touchpoints; what is not on the map is left out.
#[must_use]
pub fn copy(map: &JourneyMap, touchpoints: &BTreeSet<TouchpointId>) -> Clip {
    let is_in = |at: Anchor| matches!(at, Anchor::Touchpoint(id) if touchpoints.contains(&id));
    let is_copied = |record: &Record| match record {
        Record::Touchpoint(t) => touchpoints.contains(&t.id),
        Record::Transition(t) => touchpoints.contains(&t.source) && touchpoints.contains(&t.target),
        Record::Cell(c) => is_in(c.at),
        Record::Picture(p) => is_in(p.at),
        Record::PainPoint(p) => is_in(p.at),
        Record::Opportunity(o) => is_in(o.at),
        Record::Question(q) => is_in(q.at),
        _ => false,
    };
    let records: Vec<Record> = map.records().into_iter().filter(is_copied).collect();
    let stages: BTreeSet<StageId> = touchpoints.iter().filter_map(|id| Some(map.touchpoint(*id)?.stage)).collect();
    let lane_of = |record: &Record| match record {
        Record::Cell(c) => Some(c.lane),
        Record::Picture(p) => Some(p.lane),
        _ => None,
    };
    let lanes: BTreeSet<LaneId> = records.iter().filter_map(lane_of).collect();
    Clip {
        stages: map.stages().into_iter().filter(|s| stages.contains(&s.id)).cloned().collect(),
        lanes: map.lanes().into_iter().filter(|l| lanes.contains(&l.id)).cloned().collect(),
        records,
    }
}

/// What pastes a clip into a map: into this stage when all its steps stood in
/// one, else into the stages and lanes that are the same or called the same; a
/// stage or lane that is not there is made. Needs, systems and teams are kept
/// where the map has them. `new_id` gives identities.
pub fn paste(map: &JourneyMap, clip: &Clip, into: Option<StageId>, new_id: &mut dyn FnMut() -> Uuid) -> Pasting {
    let mut pasting = Pasting::default();
    let mut records = Vec::new();
    let stages = stages(map, clip, into, &mut records, new_id);
    let lanes = lanes(map, clip, &mut pasting.edits, new_id);
    let mut fresh: BTreeMap<TouchpointId, TouchpointId> = BTreeMap::new();
    for record in &clip.records {
        if let Record::Touchpoint(t) = record {
            fresh.insert(t.id, new_id().into());
        }
    }
    let there = Target { map, stages, lanes, fresh };
    records.extend(clip.records.iter().filter_map(|record| there.renewed(record, new_id)));
    pasting.touchpoints = there.fresh.into_values().collect();
    if !records.is_empty() {
        pasting.edits.push(Edit::Paste { records });
    }
    pasting
}

/// Where things go.
struct Target<'a> {
    map: &'a JourneyMap,
    stages: BTreeMap<StageId, StageId>,
    lanes: BTreeMap<LaneId, LaneId>,
    fresh: BTreeMap<TouchpointId, TouchpointId>,
}

impl Target<'_> {
    /// The record with identities of its own; none where its place is missing.
    fn renewed(&self, record: &Record, new_id: &mut dyn FnMut() -> Uuid) -> Option<Record> {
        let step = |id: TouchpointId| self.fresh.get(&id).copied();
        let at = |at: Anchor| match at {
            Anchor::Touchpoint(id) => step(id).map(Anchor::Touchpoint),
            Anchor::Stage(_) => None,
        };
        let lane = |id: LaneId| self.lanes.get(&id).copied();
        Some(match record.clone() {
            Record::Touchpoint(t) => self.touchpoint(*t)?.into(),
            Record::Transition(t) => {
                let (source, target) = (step(t.source)?, step(t.target)?);
                Record::Transition(Transition { id: new_id().into(), source, target, ..t })
            }
            Record::Cell(mut c) => {
                (c.id, c.lane, c.at) = (new_id().into(), lane(c.lane)?, at(c.at)?);
                Record::Cell(c)
            }
            Record::Picture(mut p) => {
                (p.id, p.lane, p.at) = (new_id().into(), lane(p.lane)?, at(p.at)?);
                Record::Picture(p)
            }
            Record::PainPoint(mut p) => {
                (p.id, p.at) = (new_id().into(), at(p.at)?);
                Record::PainPoint(p)
            }
            // What it would change was said of other steps.
            Record::Opportunity(o) => {
                Record::Opportunity(Opportunity { id: new_id().into(), at: at(o.at)?, edits: Vec::new(), ..o })
            }
            Record::Question(mut q) => {
                (q.id, q.at) = (new_id().into(), at(q.at)?);
                Record::Question(q)
            }
            _ => return None,
        })
    }

    fn touchpoint(&self, mut t: Touchpoint) -> Option<Touchpoint> {
        let map = self.map;
        (t.id, t.stage) = (*self.fresh.get(&t.id)?, *self.stages.get(&t.stage)?);
        t.solves.retain(|need| map.need(*need).is_some());
        t.achieves.retain(|need| map.need(*need).is_some());
        t.depends_on.retain(|component| map.component(*component).is_some());
        t.team = t.team.filter(|team| map.team(*team).is_some());
        Some(t)
    }
}

fn stages(
    map: &JourneyMap,
    clip: &Clip,
    into: Option<StageId>,
    records: &mut Vec<Record>,
    new_id: &mut dyn FnMut() -> Uuid,
) -> BTreeMap<StageId, StageId> {
    if let ([only], Some(into)) = (clip.stages.as_slice(), into.filter(|id| map.stage(*id).is_some())) {
        return BTreeMap::from([(only.id, into)]);
    }
    let mut order = map.stages().len() as u32;
    let place = |stage: &Stage| {
        let same = map.stage(stage.id).map(|s| s.id);
        let called = || map.stages().into_iter().find(|s| alike(&s.name, &stage.name)).map(|s| s.id);
        let id = same.or_else(called).unwrap_or_else(|| {
            let id = StageId(new_id());
            records.push(Record::Stage(Stage { id, order, ..stage.clone() }));
            order += 1;
            id
        });
        (stage.id, id)
    };
    clip.stages.iter().map(place).collect()
}

/// The same lane, or one of the same role that is called the same, or of the
/// same role; else a new one at the bottom.
fn lanes(
    map: &JourneyMap,
    clip: &Clip,
    edits: &mut Vec<Edit>,
    new_id: &mut dyn FnMut() -> Uuid,
) -> BTreeMap<LaneId, LaneId> {
    let mut order = map.lanes().len() as u32;
    let place = |lane: &Lane| {
        let of_role: Vec<&Lane> = map.lanes().into_iter().filter(|l| l.role == lane.role).collect();
        let called = of_role.iter().find(|l| alike(&l.name, &lane.name)).or(of_role.first()).map(|l| l.id);
        let id = map.lane(lane.id).map(|l| l.id).or(called).unwrap_or_else(|| {
            let id = LaneId(new_id());
            edits.push(Edit::AddLane { id, name: lane.name.clone(), role: lane.role, order });
            order += 1;
            id
        });
        (lane.id, id)
    };
    clip.lanes.iter().map(place).collect()
}

fn alike(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}
