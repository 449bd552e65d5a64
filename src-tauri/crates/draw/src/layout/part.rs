//! A part of a map: some of its steps, without some of its lanes. Like the map
//! of collapsed stages it is made for the drawing alone.

use super::LayoutOptions;
use super::collapse::{plain, unpainted};
use journey::JourneyMap;
use journey::ids::{LaneId, StageId};
use journey::model::{Anchor, Details};
use journey::record::Record;
use std::collections::BTreeSet;

/// What of the map is drawn; none where it is all of it.
pub(super) fn part(map: &JourneyMap, options: &LayoutOptions) -> Option<JourneyMap> {
    if options.only.is_none() && options.without.is_empty() {
        return None;
    }
    let steps: Vec<_> =
        map.touchpoints().filter(|t| options.only.as_ref().is_none_or(|only| only.contains(&t.id))).collect();
    let whole = steps.len() == map.touchpoints().count();
    let torn: BTreeSet<StageId> = match &options.only {
        Some(only) => map.touchpoints().filter(|t| !only.contains(&t.id)).map(|t| t.stage).collect(),
        None => BTreeSet::new(),
    };
    let stages: BTreeSet<StageId> = steps.iter().map(|t| t.stage).collect();
    let ids: BTreeSet<_> = steps.iter().map(|t| t.id).collect();
    let has_stage = |id: &StageId| whole || stages.contains(id);
    let has_lane = |id: &LaneId| !options.without.contains(id);
    let has = |at: &Anchor| match at {
        Anchor::Touchpoint(id) => ids.contains(id),
        Anchor::Stage(id) => has_stage(id),
    };
    let lanes: Vec<_> = map.lanes().into_iter().filter(|lane| has_lane(&lane.id)).cloned().collect();
    let start = map.details().start.filter(|id| ids.contains(id));
    let mut records = vec![Record::Details(Details { start, ..map.details().clone() })];
    records.extend(map.stages().into_iter().filter(|s| has_stage(&s.id)).cloned().map(Record::Stage));
    records.extend(lanes.into_iter().map(Record::Lane));
    records.extend(steps.iter().map(|step| plain(step)));
    let ways = map.transitions().filter(|way| ids.contains(&way.source) && ids.contains(&way.target));
    records.extend(ways.cloned().map(Record::Transition));
    records.extend(map.cells().filter(|c| has_lane(&c.lane) && has(&c.at)).cloned().map(Record::Cell));
    records.extend(map.pictures().filter(|p| has_lane(&p.lane) && has(&p.at)).map(unpainted));
    records.extend(map.pain_points().filter(|p| has(&p.at)).cloned().map(Record::PainPoint));
    records.extend(map.opportunities().filter(|o| has(&o.at)).cloned().map(Record::Opportunity));
    // Where steps of a stage are left out, the others move together.
    let stays = |id| map.touchpoint(id).is_some_and(|t| !torn.contains(&t.stage));
    records.extend(map.placements().filter(|p| stays(p.touchpoint)).cloned().map(Record::Placement));
    JourneyMap::from_records(records).ok()
}
