//! A draft as edits of an empty map. An edit that the map refuses is listed, and
//! the others go on.

use super::draft::{At, Draft, NeedPart, Step, in_proportion};
use super::{MOST_STEPS, MOST_WAYS, ReadError, called};
use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::{Duration, Figure};
use journey::ids::{LaneId, NeedId, StageId, TeamId, TouchpointId, TransitionId};
use journey::model::{Anchor, Details, Opportunity, PainPoint, Persona, PersonaTraits};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Shares that are this near to 1 together were rounded; others are said to be
/// wrong.
const ROUNDED: f64 = 0.011;

/// A way, and its share as it was said.
type SaidShare = (TransitionId, Option<f64>);

impl Draft {
    /// The map, and what is not on it.
    pub(super) fn build(self, new_id: &mut dyn FnMut() -> Uuid) -> Result<(JourneyMap, Vec<String>), ReadError> {
        if self.steps.len() > MOST_STEPS {
            return Err(ReadError::TooLarge("steps"));
        }
        if self.ways.len() > MOST_WAYS {
            return Err(ReadError::TooLarge("ways"));
        }
        let mut map = JourneyMap::new(Details::untitled(new_id().into()));
        map.edit(&[Edit::RenameMap { title: self.title.clone() }])?;
        let mut builder = Builder {
            map,
            left_out: Vec::new(),
            stages: self.stages.iter().map(|_| new_id().into()).collect(),
            lanes: self.lanes.iter().map(|_| new_id().into()).collect(),
            steps: self.steps.iter().map(|_| new_id().into()).collect(),
            new_id,
        };
        builder.frame(&self);
        builder.steps(&self.steps);
        builder.teams_and_needs(&self.steps);
        let ways = builder.ways(&self);
        builder.shares(&self, &ways);
        builder.begin(&self);
        builder.hang(&self);
        let mut left_out = self.left_out;
        left_out.extend(builder.left_out);
        Ok((builder.map, left_out))
    }
}

struct Builder<'a> {
    map: JourneyMap,
    left_out: Vec<String>,
    stages: Vec<StageId>,
    lanes: Vec<LaneId>,
    steps: Vec<TouchpointId>,
    new_id: &'a mut dyn FnMut() -> Uuid,
}

impl Builder<'_> {
    /// Carries an edit out; `of` is what it is about, for the list of what was
    /// refused.
    fn edit(&mut self, of: &str, edit: Edit) {
        if let Err(refusal) = self.map.edit(&[edit]) {
            self.left_out.push(format!("{of}: {refusal}."));
        }
    }

    fn frame(&mut self, draft: &Draft) {
        let said = [&draft.actor, &draft.scenario].iter().any(|text| !text.is_empty());
        if said {
            let (actor, scenario) = (draft.actor.clone(), draft.scenario.clone());
            self.edit("Who and what for", Edit::DescribeMap { actor, scenario, expectation: String::new() });
        }
        let share = 1.0 / draft.personas.len().max(1) as f64;
        for name in &draft.personas {
            let persona = Persona {
                id: (self.new_id)().into(),
                key: String::new(),
                name: name.clone(),
                description: String::new(),
                share,
                traits: PersonaTraits::default(),
            };
            self.edit(&called(name, ""), Edit::AddPersona { persona });
        }
        for ((order, name), id) in (0..).zip(&draft.stages).zip(self.stages.clone()) {
            self.edit(&called(name, ""), Edit::AddStage { id, name: name.clone(), order });
        }
        for ((order, (name, role)), id) in (0..).zip(&draft.lanes).zip(self.lanes.clone()) {
            self.edit(&called(name, ""), Edit::AddLane { id, name: name.clone(), role: *role, order });
        }
    }

    fn steps(&mut self, steps: &[Step]) {
        for (step, touchpoint) in steps.iter().zip(self.steps.clone()) {
            let of = called(&step.name, "");
            let Some(stage) = self.stages.get(step.stage).copied() else { continue };
            let name = step.name.clone();
            self.edit(
                &of,
                match step.outcome {
                    Some(outcome) => Edit::AddEnd { id: touchpoint, stage, name, outcome },
                    None => Edit::AddTouchpoint { id: touchpoint, stage, name, after: None },
                },
            );
            if let Some(key) =
                step.key.clone().filter(|key| self.map.touchpoint(touchpoint).is_some_and(|t| t.key != *key))
            {
                self.edit(&of, Edit::SetKey { touchpoint, key });
            }
            if !step.channel.is_empty() {
                self.edit(&of, Edit::SetChannel { touchpoint, channel: step.channel.clone() });
            }
            if step.level.is_some() {
                self.edit(&of, Edit::SetLevel { touchpoint, level: step.level });
            }
            if let Some(wait) = duration(step.wait) {
                self.edit(&of, Edit::SetWait { touchpoint, wait: Figure::assumed(wait) });
            }
            if let Some(active) = duration(step.active) {
                self.edit(&of, Edit::SetActive { touchpoint, active: Figure::assumed(active) });
            }
            if let Some(value) = step.patience {
                self.edit(&of, Edit::SetPatience { touchpoint, patience: Some(Figure::assumed(value)) });
            }
            if let Some(value) = step.emotion {
                self.edit(&of, Edit::SetEmotion { touchpoint, emotion: Some(Figure::assumed(value)) });
            }
            if let Some(cost) = step.cost.filter(|cost| *cost != 0.0) {
                self.edit(&of, Edit::SetCost { touchpoint, cost: Figure::assumed(cost) });
            }
            self.further(&of, touchpoint, step);
            for (lane, text) in &step.cells {
                let Some(lane) = self.lanes.get(*lane).copied() else { continue };
                let id = (self.new_id)().into();
                let at = Anchor::Touchpoint(touchpoint);
                self.edit(&of, Edit::WriteCell { id, lane, at, text: text.clone() });
            }
        }
    }

    /// What only some steps have.
    fn further(&mut self, of: &str, touchpoint: TouchpointId, step: &Step) {
        let figure = |share: f64| Figure::assumed(share);
        let edits = [
            step.attended.map(figure).map(|attended| Edit::SetAttended { touchpoint, attended }),
            step.blocked.map(figure).map(|blocked| Edit::SetBlocked { touchpoint, blocked }),
            step.of_value.map(figure).map(|share| Edit::SetValueShare { touchpoint, share }),
            (!step.wait_flags.is_empty()).then(|| Edit::SetWaitFlags { touchpoint, flags: step.wait_flags.clone() }),
            (step.easy_questions + step.hard_questions > 0).then_some(Edit::SetQuestions {
                touchpoint,
                easy: step.easy_questions,
                hard: step.hard_questions,
            }),
            (step.repeat_info > 0).then_some(Edit::SetRepeatInfo { touchpoint, times: step.repeat_info }),
            (step.generic_answer > 0).then_some(Edit::SetGenericAnswer { touchpoint, times: step.generic_answer }),
            step.is_given.then_some(Edit::SetControllable { touchpoint, controllable: false }),
            step.moment_of_truth.then_some(Edit::SetMomentOfTruth { touchpoint, moment_of_truth: true }),
        ];
        edits.into_iter().flatten().for_each(|edit| self.edit(of, edit));
    }

    /// Teams and needs by their names, and what steps have to do with them.
    fn teams_and_needs(&mut self, steps: &[Step]) {
        let (mut teams, mut needs) = (BTreeMap::<&str, TeamId>::new(), Vec::<&str>::new());
        for (step, touchpoint) in steps.iter().zip(self.steps.clone()) {
            if let Some(name) = &step.team {
                let id = teams.get(name.as_str()).copied().unwrap_or_else(|| {
                    let id = TeamId((self.new_id)());
                    self.edit(&called(name, ""), Edit::AddTeam { id, name: name.clone() });
                    id
                });
                teams.insert(name, id);
                self.edit(&called(&step.name, ""), Edit::SetTeam { touchpoint, team: Some(id) });
            }
            let named = step.needs.values().flatten().map(String::as_str);
            named.for_each(|name| {
                if !needs.contains(&name) {
                    needs.push(name)
                }
            });
        }
        let mut solved: BTreeMap<(TouchpointId, NeedPart), BTreeSet<NeedId>> = BTreeMap::new();
        for name in needs {
            let id = NeedId((self.new_id)());
            let at = |part: NeedPart| -> BTreeSet<TouchpointId> {
                let named = |step: &Step| step.needs.get(&part).is_some_and(|all| all.iter().any(|one| one == name));
                steps.iter().zip(&self.steps).filter(|(step, _)| named(step)).map(|(_, id)| *id).collect()
            };
            let (opens_at, met_at) = (at(NeedPart::Begins), at(NeedPart::Met));
            for part in [NeedPart::Solved, NeedPart::Achieved] {
                for touchpoint in at(part) {
                    solved.entry((touchpoint, part)).or_default().insert(id);
                }
            }
            self.edit(&called(name, ""), Edit::AddNeed { id, name: name.into(), opens_at, met_at });
        }
        for ((touchpoint, part), needs) in solved {
            let name = self.map.touchpoint(touchpoint).map_or_else(String::new, |step| called(&step.name, ""));
            let solves = part == NeedPart::Solved;
            self.edit(
                &name,
                if solves { Edit::SetSolves { touchpoint, needs } } else { Edit::SetAchieves { touchpoint, needs } },
            );
        }
    }

    /// The identities of the ways, in their order.
    fn ways(&mut self, draft: &Draft) -> Vec<TransitionId> {
        let mut ids = Vec::new();
        for way in &draft.ways {
            let id = TransitionId((self.new_id)());
            ids.push(id);
            let ends = [way.source, way.target].map(|at| (self.steps.get(at).copied(), draft.steps.get(at)));
            let [(Some(source), Some(from)), (Some(target), Some(to))] = ends else { continue };
            let of = format!("The way from {} to {}", called(&from.name, ""), called(&to.name, ""));
            self.edit(&of, Edit::Connect { id, source, target, transition: way.said.kind, share: None });
            if self.map.transition(id).is_none() {
                continue;
            }
            if !way.said.label.is_empty() {
                self.edit(&of, Edit::LabelTransition { transition: id, label: way.said.label.clone() });
            }
            if way.said.reason.is_some() {
                self.edit(&of, Edit::SetExitReason { transition: id, reason: way.said.reason });
            }
        }
        ids
    }

    /// Shares as they were said; ways without one share what is left. What does
    /// not sum to 1 is taken in proportion.
    fn shares(&mut self, draft: &Draft, ids: &[TransitionId]) {
        let mut groups: BTreeMap<(usize, bool), Vec<SaidShare>> = BTreeMap::new();
        for (way, id) in draft.ways.iter().zip(ids).filter(|(_, id)| self.map.transition(**id).is_some()) {
            groups.entry((way.source, way.said.kind.gives_up())).or_default().push((*id, way.said.share));
        }
        for ((source, _), group) in groups {
            if group.iter().all(|(_, share)| share.is_none()) {
                continue;
            }
            let name = draft.steps.get(source).map_or("", |step| &step.name);
            let (shares, sum) = in_proportion(&group.iter().map(|(_, share)| *share).collect::<Vec<_>>());
            if (sum - 1.0).abs() > ROUNDED {
                let percent = journey::words::percent(sum);
                let of = called(name, "");
                self.left_out
                    .push(format!("The shares of the ways from {of} sum to {percent}: they are taken in proportion."));
            }
            let shares = group.iter().zip(shares).map(|((id, _), share)| (*id, Figure::assumed(share)));
            self.edit(&called(name, ""), Edit::SetShares { shares: shares.collect() });
        }
    }

    fn begin(&mut self, draft: &Draft) {
        let first = || draft.steps.iter().position(|step| step.outcome.is_none());
        let start = draft.start.or_else(first).and_then(|at| Some((draft.steps.get(at)?, *self.steps.get(at)?)));
        if let Some((step, touchpoint)) = start {
            self.edit(&called(&step.name, ""), Edit::SetStart { touchpoint });
        }
    }

    fn hang(&mut self, draft: &Draft) {
        for (stage, lane, text) in &draft.cells {
            let (Some(at), Some(lane)) = (self.anchor(At::Stage(*stage)), self.lanes.get(*lane).copied()) else {
                continue;
            };
            let id = (self.new_id)().into();
            self.edit(&called(text, ""), Edit::WriteCell { id, lane, at, text: text.clone() });
        }
        for (at, pain) in &draft.pains {
            let Some(at) = self.anchor(*at) else { continue };
            let (id, text, of) = ((self.new_id)().into(), pain.text.clone(), called(&pain.text, ""));
            self.edit(&of, Edit::AddPainPoint { id, at, text });
            let pain_point = PainPoint { id, at, ..pain.clone() };
            if self.map.pain_point(id).is_some_and(|there| *there != pain_point) {
                self.edit(&of, Edit::ChangePainPoint { pain_point });
            }
        }
        for (at, idea) in &draft.ideas {
            let Some(at) = self.anchor(*at) else { continue };
            let (id, text, of) = ((self.new_id)().into(), idea.text.clone(), called(&idea.text, ""));
            self.edit(&of, Edit::AddOpportunity { id, at, text });
            let opportunity = Opportunity { id, at, ..idea.clone() };
            if self.map.opportunity(id).is_some_and(|there| *there != opportunity) {
                self.edit(&of, Edit::ChangeOpportunity { opportunity });
            }
        }
        for (at, text, answer) in &draft.questions {
            let Some(at) = self.anchor(*at) else { continue };
            let (id, of) = ((self.new_id)().into(), called(text, ""));
            self.edit(&of, Edit::AddQuestion { id, at, text: text.clone() });
            if !answer.is_empty() {
                let (text, answer) = (text.clone(), answer.clone());
                self.edit(&of, Edit::ChangeQuestion { question: id, text, answer });
            }
        }
    }

    fn anchor(&self, at: At) -> Option<Anchor> {
        match at {
            At::Step(at) => self.steps.get(at).map(|id| Anchor::Touchpoint(*id)),
            At::Stage(at) => self.stages.get(at).map(|id| Anchor::Stage(*id)),
        }
    }
}

/// A bad day that is no worse than a typical one is the same time always.
fn duration((typical, bad_day): (Option<f64>, Option<f64>)) -> Option<Duration> {
    match (typical, bad_day) {
        (Some(p50), Some(p90)) if p50 > 0.0 && p90 > p50 => Some(Duration::Lognormal { p50, p90 }),
        (Some(value), _) | (None, Some(value)) => Some(Duration::Fixed { value }),
        (None, None) => None,
    }
    .filter(|time| !time.is_zero())
}
