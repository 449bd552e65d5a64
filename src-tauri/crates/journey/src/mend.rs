//! What would mend a problem, where there is one thing that plainly would: an
//! offer, carried out as edits like everything else. Where only people can
//! know, there is no offer.

use crate::check::{Problem, ProblemKind};
use crate::edit::Edit;
use crate::figure::Figure;
use crate::ids::{NeedId, OpportunityId, PathId, StageId, TouchpointId};
use crate::key;
use crate::map::JourneyMap;
use crate::model::{Level, Opportunity, Outcome, Path, Persona, TransitionKind};
use crate::paths;
use crate::record::RecordKey;
use crate::scale;
use std::collections::BTreeSet;
use uuid::Uuid;

/// An offer to mend a problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Mend {
    /// What would be done, in words: "Lead on to “Solved and checked”".
    pub words: String,
    /// The edits that do it.
    pub edits: Vec<Edit>,
}

/// What would mend this problem; none where only people can know. `new_id`
/// gives identities.
pub fn mend(map: &JourneyMap, problem: &Problem, new_id: &mut dyn FnMut() -> Uuid) -> Option<Mend> {
    match (&problem.kind, problem.target) {
        (ProblemKind::NoStart, _) | (ProblemKind::StartAtEnd(_), _) => start(map),
        (ProblemKind::Shares { gives_up, .. }, Some(RecordKey::Touchpoint(id))) => shares(map, id, *gives_up),
        (ProblemKind::LeadsNowhere(_), Some(RecordKey::Touchpoint(id))) => {
            lead_to_end(map, id, Outcome::ResolvedVerified, TransitionKind::Next, new_id)
        }
        (ProblemKind::PatienceWithoutWay(_), Some(RecordKey::Touchpoint(id))) => {
            lead_to_end(map, id, Outcome::Abandoned, TransitionKind::Abandon, new_id)
        }
        (ProblemKind::AfterEnd(_), Some(RecordKey::Touchpoint(id))) => Some(Mend {
            words: "Remove what follows the end".into(),
            edits: map.outgoing(id).iter().map(|way| Edit::Disconnect { transition: way.id }).collect(),
        }),
        (ProblemKind::WayWithoutPatience(_), Some(RecordKey::Touchpoint(id))) => Some(Mend {
            words: "Remove the ways of giving up".into(),
            edits: map.group(id, true).iter().map(|way| Edit::Disconnect { transition: way.id }).collect(),
        }),
        (ProblemKind::NoLevel(_), Some(RecordKey::Touchpoint(id))) => Some(Mend {
            words: "It is the first level".into(),
            edits: vec![Edit::SetLevel { touchpoint: id, level: Some(Level::Level1) }],
        }),
        (ProblemKind::NeverOpens(_), Some(RecordKey::Need(id))) => opens(map, id),
        (ProblemKind::NeverMet(_), Some(RecordKey::Need(id))) => met(map, id),
        (ProblemKind::SameKey(_), Some(RecordKey::Touchpoint(id))) => another_key(map, id),
        (ProblemKind::Gap { .. }, Some(RecordKey::Path(id))) => another_way(map, id),
        (ProblemKind::PersonaShares(sum), _) => persona_shares(map, *sum),
        (ProblemKind::Outdated { .. }, Some(RecordKey::Opportunity(id))) => forget_changes(map, id),
        _ => None,
    }
}

/// The first step of the first stage that has one, where nobody comes from
/// elsewhere if there is such a step.
fn start(map: &JourneyMap) -> Option<Mend> {
    let stages = map.stages();
    let steps = stages.iter().flat_map(|stage| map.touchpoints().filter(|t| t.stage == stage.id && !t.is_end()));
    let steps: Vec<_> = steps.collect();
    let first = steps.iter().find(|step| map.incoming(step.id).is_empty()).or(steps.first())?;
    let words = format!("Begin at “{}”", first.name);
    Some(Mend { words, edits: vec![Edit::SetStart { touchpoint: first.id }] })
}

/// The same proportions, summing to 1; equal parts where all are 0.
fn shares(map: &JourneyMap, id: TouchpointId, gives_up: bool) -> Option<Mend> {
    let group = map.group(id, gives_up);
    let sound = group.iter().all(|way| scale::share("a share", way.share.value).is_ok());
    let sum: f64 = group.iter().map(|way| way.share.value).sum();
    let equal = 1.0 / group.len() as f64;
    let part = |share: f64| if sound && sum > 0.0 { share / sum } else { equal };
    let shares = group.iter().map(|way| (way.id, Figure { value: part(way.share.value), ..way.share.clone() }));
    Some(Mend { words: "Bring the shares to 100 %".into(), edits: vec![Edit::SetShares { shares: shares.collect() }] })
}

/// To the end with this outcome; where there is none, to a new one in the last
/// stage.
fn lead_to_end(
    map: &JourneyMap,
    source: TouchpointId,
    outcome: Outcome,
    transition: TransitionKind,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Option<Mend> {
    let mut edits = Vec::new();
    let (target, name) = match map.touchpoints().find(|t| t.outcome == Some(outcome)) {
        Some(end) => (end.id, end.name.clone()),
        None => {
            let (id, name) = (TouchpointId(new_id()), name_of(outcome));
            let stage: StageId = map.stages().last()?.id;
            edits.push(Edit::AddEnd { id, stage, name: name.into(), outcome });
            (id, name.into())
        }
    };
    edits.push(Edit::Connect { id: new_id().into(), source, target, transition, share: None });
    Some(Mend { words: format!("Lead on to “{name}”"), edits })
}

fn name_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::ResolvedVerified => "Solved and checked",
        Outcome::ResolvedUnverified => "Solved, not checked",
        Outcome::Abandoned => "Gave up",
    }
}

/// A need that opens nowhere opens where the journey begins.
fn opens(map: &JourneyMap, id: NeedId) -> Option<Mend> {
    let (need, start) = (map.need(id)?, map.details().start?);
    let name = &map.touchpoint(start)?.name;
    Some(Mend {
        words: format!("It begins at “{name}”"),
        edits: vec![Edit::SetNeedEpisode { need: id, opens_at: [start].into(), met_at: need.met_at.clone() }],
    })
}

/// A need that is met nowhere is met at every end where the customer is helped.
fn met(map: &JourneyMap, id: NeedId) -> Option<Mend> {
    let need = map.need(id)?;
    let helped = |outcome: Option<Outcome>| outcome.is_some_and(|outcome| outcome != Outcome::Abandoned);
    let met_at: BTreeSet<_> = map.touchpoints().filter(|t| helped(t.outcome)).map(|t| t.id).collect();
    if met_at.is_empty() {
        return None;
    }
    Some(Mend {
        words: "It is met where the journey ends well".into(),
        edits: vec![Edit::SetNeedEpisode { need: id, opens_at: need.opens_at.clone(), met_at }],
    })
}

/// Through the same steps, along the ways that there are.
fn another_way(map: &JourneyMap, id: PathId) -> Option<Mend> {
    let path = map.path(id)?;
    let steps = paths::likeliest(map, &path.steps);
    if steps.is_empty() || !path.steps.iter().all(|step| steps.contains(step)) {
        return None;
    }
    let words = format!("Lead “{}” along the ways that there are", path.name);
    Some(Mend { words, edits: vec![Edit::ChangePath { path: Path { steps, ..path.clone() } }] })
}

/// The same proportions, summing to 1; equal parts where all are 0.
fn persona_shares(map: &JourneyMap, sum: f64) -> Option<Mend> {
    let equal = 1.0 / map.personas().len().max(1) as f64;
    let part = |share: f64| if sum > 0.0 { share / sum } else { equal };
    let edits = map.personas().map(|p| Edit::ChangePersona { persona: Persona { share: part(p.share), ..p.clone() } });
    Some(Mend { words: "Bring the shares to 100 %".into(), edits: edits.collect() })
}

fn forget_changes(map: &JourneyMap, id: OpportunityId) -> Option<Mend> {
    let opportunity = Opportunity { edits: Vec::new(), ..map.opportunity(id)?.clone() };
    Some(Mend { words: "Forget what it would change".into(), edits: vec![Edit::ChangeOpportunity { opportunity }] })
}

fn another_key(map: &JourneyMap, id: TouchpointId) -> Option<Mend> {
    let key = key::of_touchpoint(map, &map.touchpoint(id)?.name, id);
    Some(Mend { words: format!("Call it “{key}”"), edits: vec![Edit::SetKey { touchpoint: id, key }] })
}
