//! An edit in words, as the history lists it and undo offers it: a verb in
//! front, names in quotes. And the figures as differences name them.

use crate::differences::fields;
use crate::edit::Edit;
use crate::figure::Duration;
use crate::ids::{
    ComponentId, LaneId, NeedId, OpportunityId, PainPointId, QuestionId, StageId, TeamId, TouchpointId, TransitionId,
};
use crate::map::JourneyMap;
use crate::model::MapState;
use crate::record::Record;

/// What the edits do to the map, in words; the first of them speaks for all.
#[must_use]
pub fn of_edits(map: &JourneyMap, edits: &[Edit]) -> String {
    match edits {
        [] => String::new(),
        [one] => of_edit(map, one),
        [first, rest @ ..] => format!("{} and {} more", of_edit(map, first), rest.len()),
    }
}

/// "3 min, bad day 12 min"; "none" where it takes no time.
#[must_use]
pub fn time(duration: &Duration) -> String {
    fields::time(duration)
}

/// "45 %", with a digit more where it needs it.
#[must_use]
pub fn percent(share: f64) -> String {
    fields::percent(share)
}

fn of_edit(map: &JourneyMap, edit: &Edit) -> String {
    let names = Names(map);
    let step = |id: &TouchpointId| names.step(*id);
    match edit {
        Edit::RenameMap { title } => format!("Rename the map to “{title}”"),
        Edit::DescribeMap { .. } => "Describe actor, scenario and expectation".into(),
        Edit::SetMapState { state } => {
            format!("Call the map {}", if *state == MapState::AsIs { "as-is" } else { "to-be" })
        }
        Edit::SetExpectedEffort { effort } => format!("Set the expected effort to {} em", effort.value),
        Edit::SetDemand { demand } => format!("Set the demand to {} a month", demand.value),
        Edit::SetDemandWeek { week, .. } if week.is_empty() => "Spread the demand evenly over the week".into(),
        Edit::SetDemandWeek { .. } => "Set the demand by hour of the week".into(),
        Edit::SetCurrency { currency } => format!("Set the currency to {currency}"),
        Edit::SetFrictionWeights { .. } => "Set the sizes of friction".into(),
        Edit::SetStart { touchpoint } => format!("Start at {}", step(touchpoint)),
        Edit::AddStage { name, .. } => format!("Add stage “{name}”"),
        Edit::RenameStage { stage, name } => format!("Rename stage {} to “{name}”", names.stage(*stage)),
        Edit::MoveStage { stage, .. } => format!("Move stage {}", names.stage(*stage)),
        Edit::RemoveStage { stage } => format!("Delete stage {}", names.stage(*stage)),
        Edit::AddTouchpoint { name, .. } => format!("Add “{name}”"),
        Edit::AddEnd { name, .. } => format!("Add end “{name}”"),
        Edit::RenameTouchpoint { touchpoint, name } => format!("Rename {} to “{name}”", step(touchpoint)),
        Edit::SetKey { touchpoint, key } => format!("Call {} “{key}” on the command line", step(touchpoint)),
        Edit::MoveToStage { touchpoint, stage } => format!("Move {} to {}", step(touchpoint), names.stage(*stage)),
        Edit::Place { touchpoint, .. } => format!("Move {}", step(touchpoint)),
        Edit::Unplace { touchpoint } => format!("Let {} find its place", step(touchpoint)),
        Edit::RemoveTouchpoint { touchpoint } => format!("Delete {}", step(touchpoint)),
        Edit::SetLane { touchpoint, .. } => format!("Set who does {}", step(touchpoint)),
        Edit::SetChannel { touchpoint, channel } => format!("Set the channel of {} to “{channel}”", step(touchpoint)),
        Edit::SetLevel { touchpoint, level } => {
            format!("Set the level of {} to {}", step(touchpoint), fields::level(*level))
        }
        Edit::SetActive { touchpoint, active } => format!("Doing at {}: {}", step(touchpoint), time(&active.value)),
        Edit::SetWait { touchpoint, wait } => format!("Waiting at {}: {}", step(touchpoint), time(&wait.value)),
        Edit::SetAttended { touchpoint, attended } => {
            format!("Set the attended share of {} to {}", step(touchpoint), percent(attended.value))
        }
        Edit::SetBlocked { touchpoint, blocked } => {
            format!("Set the blocked share of {} to {}", step(touchpoint), percent(blocked.value))
        }
        Edit::SetPatience { touchpoint, patience: None } => format!("Patience at {}: no limit", step(touchpoint)),
        Edit::SetPatience { touchpoint, patience: Some(patience) } => {
            format!("Patience at {}: {}", step(touchpoint), fields::minutes(patience.value))
        }
        Edit::SetWaitFlags { touchpoint, .. } => format!("Set how the wait at {} feels", step(touchpoint)),
        Edit::SetQuestions { touchpoint, .. } => format!("Set the questions of {}", step(touchpoint)),
        Edit::SetRepeatInfo { touchpoint, .. } => format!("Set what is said again at {}", step(touchpoint)),
        Edit::SetGenericAnswer { touchpoint, .. } => format!("Set the generic answers of {}", step(touchpoint)),
        Edit::SetCost { touchpoint, cost } => format!("Set the cost of {} to {}", step(touchpoint), cost.value),
        Edit::SetValueShare { touchpoint, share } => {
            format!("Set the value of {} to {}", step(touchpoint), percent(share.value))
        }
        Edit::SetControllable { touchpoint, controllable: true } => format!("{} can be changed", step(touchpoint)),
        Edit::SetControllable { touchpoint, controllable: false } => format!("{} cannot be changed", step(touchpoint)),
        Edit::SetEmotion { touchpoint, emotion: None } => format!("Say nothing of how {} feels", step(touchpoint)),
        Edit::SetEmotion { touchpoint, emotion: Some(emotion) } => {
            format!("{} feels {}", step(touchpoint), fields::signed(emotion.value))
        }
        Edit::SetMomentOfTruth { touchpoint, moment_of_truth: true } => {
            format!("Mark {} as a moment of truth", step(touchpoint))
        }
        Edit::SetMomentOfTruth { touchpoint, moment_of_truth: false } => {
            format!("{} is no moment of truth", step(touchpoint))
        }
        Edit::SetSolves { touchpoint, .. } => format!("Set what {} solves", step(touchpoint)),
        Edit::SetAchieves { touchpoint, .. } => format!("Set what {} achieves", step(touchpoint)),
        Edit::SetRequires { touchpoint, .. } => format!("Set what {} requires", step(touchpoint)),
        Edit::SetDependsOn { touchpoint, .. } => format!("Set what {} depends on", step(touchpoint)),
        Edit::SetOutcome { touchpoint, .. } => format!("Set the outcome of {}", step(touchpoint)),
        Edit::Connect { source, target, .. } => format!("Connect {} with {}", step(source), step(target)),
        Edit::Disconnect { transition } => format!("Remove the way {}", names.way(*transition)),
        Edit::Reroute { transition, .. } => format!("Reroute the way {}", names.way(*transition)),
        Edit::SetShare { transition, share } => {
            format!("Set the share {} to {:.0} %", names.way(*transition), share.value * 100.0)
        }
        Edit::SetShares { .. } => "Set shares".into(),
        Edit::SetTransitionKind { transition, .. } => format!("Set the kind of the way {}", names.way(*transition)),
        Edit::SetExitReason { transition, .. } => format!("Set the reason of the way {}", names.way(*transition)),
        Edit::LabelTransition { transition, .. } => format!("Label the way {}", names.way(*transition)),
        Edit::AddLane { name, .. } => format!("Add lane “{name}”"),
        Edit::RenameLane { lane, name } => format!("Rename lane {} to “{name}”", names.lane(*lane)),
        Edit::MoveLane { lane, .. } => format!("Move lane {}", names.lane(*lane)),
        Edit::HideLane { lane, hidden: true } => format!("Hide lane {}", names.lane(*lane)),
        Edit::HideLane { lane, hidden: false } => format!("Show lane {}", names.lane(*lane)),
        Edit::RemoveLane { lane } => format!("Delete lane {}", names.lane(*lane)),
        Edit::SetLaneRole { lane, .. } => format!("Set what lane {} holds", names.lane(*lane)),
        Edit::ResizeLane { lane, .. } => format!("Set the height of lane {}", names.lane(*lane)),
        Edit::LockStructure { locked: true } => "Lock stages and lanes".into(),
        Edit::LockStructure { locked: false } => "Unlock stages and lanes".into(),
        Edit::AddPicture { picture } => format!("Add a picture in lane {}", names.lane(picture.lane)),
        Edit::DescribePicture { text, .. } => format!("Describe a picture as “{text}”"),
        Edit::RemovePicture { .. } => "Delete a picture".into(),
        Edit::WriteCell { lane, .. } => format!("Write in lane {}", names.lane(*lane)),
        Edit::AddPainPoint { text, .. } => format!("Add pain point “{text}”"),
        Edit::ChangePainPoint { pain_point } => format!("Change pain point {}", names.pain_point(pain_point.id)),
        Edit::RemovePainPoint { pain_point } => format!("Delete pain point {}", names.pain_point(*pain_point)),
        Edit::AddOpportunity { text, .. } => format!("Add opportunity “{text}”"),
        Edit::ChangeOpportunity { opportunity, .. } => {
            format!("Change opportunity {}", names.opportunity(opportunity.id))
        }
        Edit::RemoveOpportunity { opportunity } => format!("Delete opportunity {}", names.opportunity(*opportunity)),
        Edit::AddQuestion { text, .. } => format!("Ask “{text}”"),
        Edit::ChangeQuestion { question, answer, .. } if answer.trim().is_empty() => {
            format!("Change question {}", names.question(*question))
        }
        Edit::ChangeQuestion { question, .. } => format!("Answer question {}", names.question(*question)),
        Edit::RemoveQuestion { question } => format!("Delete question {}", names.question(*question)),
        Edit::AddNeed { name, .. } => format!("Add need “{name}”"),
        Edit::RenameNeed { need, name } => format!("Rename need {} to “{name}”", names.need(*need)),
        Edit::SetNeedEpisode { need, .. } => format!("Set where need {} opens and is met", names.need(*need)),
        Edit::SetNeedSolvable { need, .. } => format!("Set how much of need {} people could solve", names.need(*need)),
        Edit::SetNeedPromised { need, promised: Some(minutes) } => {
            format!("Promise need {} within {minutes} min", names.need(*need))
        }
        Edit::SetNeedPromised { need, promised: None } => format!("Promise nothing for need {}", names.need(*need)),
        Edit::RemoveNeed { need } => format!("Delete need {}", names.need(*need)),
        Edit::AddPath { name, .. } => format!("Name the path “{name}”"),
        Edit::ChangePath { path } => format!("Change path “{}”", path.name),
        Edit::RemovePath { path } => {
            format!("Delete path {}", map.path(*path).map_or_else(String::new, |p| quoted(&p.name)))
        }
        Edit::AddPersona { persona } => format!("Add persona “{}”", persona.name),
        Edit::ChangePersona { persona } => format!("Change persona “{}”", persona.name),
        Edit::RemovePersona { persona } => {
            format!("Delete persona {}", map.persona(*persona).map_or_else(String::new, |p| quoted(&p.name)))
        }
        Edit::AddTeam { name, .. } => format!("Add team “{name}”"),
        Edit::ChangeTeam { team } => format!("Change team “{}”", team.name),
        Edit::RemoveTeam { team } => format!("Delete team {}", names.team(*team)),
        Edit::SetTeam { touchpoint, team: Some(team) } => {
            format!("Let {} serve {}", names.team(*team), step(touchpoint))
        }
        Edit::SetTeam { touchpoint, team: None } => format!("Let nobody serve {}", step(touchpoint)),
        Edit::SetPriority { touchpoint, priority } => format!("Give {} priority {priority}", step(touchpoint)),
        Edit::SetSamePerson { touchpoint, same_person: true } => {
            format!("Let the same person stay at {}", step(touchpoint))
        }
        Edit::SetSamePerson { touchpoint, same_person: false } => {
            format!("Let anybody of the team serve {}", step(touchpoint))
        }
        Edit::AddComponent { name, .. } => format!("Add system “{name}”"),
        Edit::RenameComponent { component, name } => {
            format!("Rename system {} to “{name}”", names.component(*component))
        }
        Edit::SetComponentDown { component, down: true } => format!("Switch {} off", names.component(*component)),
        Edit::SetComponentDown { component, down: false } => format!("Switch {} on", names.component(*component)),
        Edit::SetAnnounces { component, .. } => format!("Set what {} announces where", names.component(*component)),
        Edit::RemoveComponent { component } => format!("Delete system {}", names.component(*component)),
        Edit::Paste { records } => pasted(records),
        Edit::Restore { words, .. } => words.clone(),
    }
}

fn pasted(records: &[Record]) -> String {
    let steps: Vec<&str> = records
        .iter()
        .filter_map(|record| match record {
            Record::Touchpoint(t) => Some(t.name.as_str()),
            _ => None,
        })
        .collect();
    match steps.as_slice() {
        [] => "Paste".into(),
        [one] => format!("Paste “{one}”"),
        more => format!("Paste {} steps", more.len()),
    }
}

fn quoted(name: &str) -> String {
    format!("“{name}”")
}

/// Names in quotes; what an earlier edit of the same step adds has none yet.
struct Names<'a>(&'a JourneyMap);

impl Names<'_> {
    fn step(&self, id: TouchpointId) -> String {
        self.0.touchpoint(id).map_or_else(|| "the new step".into(), |t| format!("“{}”", t.name))
    }

    fn way(&self, id: TransitionId) -> String {
        let way = self.0.transition(id).map(|t| format!("from {} to {}", self.step(t.source), self.step(t.target)));
        way.unwrap_or_else(|| "that is new".into())
    }

    fn stage(&self, id: StageId) -> String {
        self.0.stage(id).map_or_else(|| "the new stage".into(), |s| format!("“{}”", s.name))
    }

    fn lane(&self, id: LaneId) -> String {
        self.0.lane(id).map_or_else(|| "the new lane".into(), |l| format!("“{}”", l.name))
    }

    fn pain_point(&self, id: PainPointId) -> String {
        self.0.pain_point(id).map_or_else(String::new, |p| format!("“{}”", p.text))
    }

    fn opportunity(&self, id: OpportunityId) -> String {
        self.0.opportunity(id).map_or_else(String::new, |o| format!("“{}”", o.text))
    }

    fn question(&self, id: QuestionId) -> String {
        self.0.question(id).map_or_else(String::new, |q| format!("“{}”", q.text))
    }

    fn need(&self, id: NeedId) -> String {
        self.0.need(id).map_or_else(String::new, |n| format!("“{}”", n.name))
    }

    fn team(&self, id: TeamId) -> String {
        self.0.team(id).map_or_else(|| "the new team".into(), |t| format!("“{}”", t.name))
    }

    fn component(&self, id: ComponentId) -> String {
        self.0.component(id).map_or_else(String::new, |c| format!("“{}”", c.name))
    }
}
