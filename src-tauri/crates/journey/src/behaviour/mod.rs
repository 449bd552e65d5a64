//! What an edit does once the rules have let it pass. An edit of one field
//! stands here; what has consequences for other records has a file of its own.

mod order;
mod removal;
mod restoring;
mod shares;
mod ways;

use crate::edit::Edit;
use crate::ids::{StageId, TouchpointId};
use crate::key;
use crate::model::{
    Cell, Component, Details, Lane, Need, OpenQuestion, Opportunity, PainPoint, Path, Persona, Picture, Placement,
    Stage, Team, Touchpoint, Transition,
};
use crate::record::{Record, RecordKey};
use crate::transaction::Transaction;

/// Carries out one edit that the rules have let pass.
pub(crate) fn carry_out(tx: &mut Transaction<'_>, edit: &Edit) {
    match edit.clone() {
        Edit::RenameMap { title } => details(tx, |d| d.title = title),
        Edit::DescribeMap { actor, scenario, expectation } => details(tx, |d| {
            (d.actor, d.scenario, d.expectation) = (actor, scenario, expectation);
        }),
        Edit::SetMapState { state } => details(tx, |d| d.state = state),
        Edit::SetExpectedEffort { effort } => details(tx, |d| d.expected_effort = effort),
        Edit::SetDemand { demand } => details(tx, |d| d.demand = demand),
        Edit::SetDemandWeek { week, time_zone } => details(tx, |d| (d.demand_week, d.time_zone) = (week, time_zone)),
        Edit::SetCurrency { currency } => details(tx, |d| d.currency = currency),
        Edit::SetFrictionWeights { weights } => details(tx, |d| d.weights = weights),
        Edit::SetStart { touchpoint } => details(tx, |d| d.start = Some(touchpoint)),

        Edit::AddStage { id, name, order } => {
            let key = key::of_stage(tx.map(), &name, id);
            tx.put(Record::Stage(Stage { id, key, name, order: u32::MAX }));
            order::move_stage(tx, id, order);
        }
        Edit::RenameStage { stage, name } => rename_stage(tx, stage, name),
        Edit::MoveStage { stage, order } => order::move_stage(tx, stage, order),
        Edit::RemoveStage { stage } => removal::stage(tx, stage),

        Edit::AddTouchpoint { id, stage, name, after } => {
            let key = key::of_touchpoint(tx.map(), &name, id);
            tx.put(Touchpoint::new(id, key, name, stage));
            if tx.map().details().start.is_none() {
                details(tx, |d| d.start = Some(id));
            }
            if let Some(after) = after {
                ways::lead_to(tx, id, &after);
            }
        }
        Edit::AddEnd { id, stage, name, outcome } => {
            let key = key::of_touchpoint(tx.map(), &name, id);
            tx.put(Touchpoint { outcome: Some(outcome), ..Touchpoint::new(id, key, name, stage) });
        }
        Edit::RenameTouchpoint { touchpoint: id, name } => rename_touchpoint(tx, id, name),
        Edit::SetKey { touchpoint: id, key } => touchpoint(tx, id, |t| t.key = key),
        Edit::MoveToStage { touchpoint: id, stage } => {
            tx.take(RecordKey::Placement(id));
            touchpoint(tx, id, |t| t.stage = stage);
        }
        Edit::Place { touchpoint: id, stage, column, track } => {
            touchpoint(tx, id, |t| t.stage = stage);
            tx.put(Record::Placement(Placement { touchpoint: id, column, track }));
        }
        Edit::Unplace { touchpoint: id } => tx.take(RecordKey::Placement(id)),
        Edit::RemoveTouchpoint { touchpoint: id } => removal::touchpoint(tx, id),

        Edit::SetLane { touchpoint: id, lane } => touchpoint(tx, id, |t| t.lane = lane),
        Edit::SetChannel { touchpoint: id, channel } => touchpoint(tx, id, |t| t.channel = channel),
        Edit::SetLevel { touchpoint: id, level } => touchpoint(tx, id, |t| t.level = level),
        Edit::SetActive { touchpoint: id, active } => touchpoint(tx, id, |t| t.active = active),
        Edit::SetWait { touchpoint: id, wait } => touchpoint(tx, id, |t| t.wait = wait),
        Edit::SetAttended { touchpoint: id, attended } => touchpoint(tx, id, |t| t.attended = attended),
        Edit::SetBlocked { touchpoint: id, blocked } => touchpoint(tx, id, |t| t.blocked = blocked),
        Edit::SetPatience { touchpoint: id, patience } => touchpoint(tx, id, |t| t.patience = patience),
        Edit::SetWaitFlags { touchpoint: id, flags } => touchpoint(tx, id, |t| t.wait_flags = flags),
        Edit::SetQuestions { touchpoint: id, easy, hard } => touchpoint(tx, id, |t| {
            (t.easy_questions, t.hard_questions) = (easy, hard);
        }),
        Edit::SetRepeatInfo { touchpoint: id, times } => touchpoint(tx, id, |t| t.repeat_info = times),
        Edit::SetGenericAnswer { touchpoint: id, times } => touchpoint(tx, id, |t| t.generic_answer = times),
        Edit::SetCost { touchpoint: id, cost } => touchpoint(tx, id, |t| t.cost = cost),
        Edit::SetValueShare { touchpoint: id, share } => touchpoint(tx, id, |t| t.value_share = share),
        Edit::SetControllable { touchpoint: id, controllable } => touchpoint(tx, id, |t| t.controllable = controllable),
        Edit::SetEmotion { touchpoint: id, emotion } => touchpoint(tx, id, |t| t.emotion = emotion),
        Edit::SetMomentOfTruth { touchpoint: id, moment_of_truth } => {
            touchpoint(tx, id, |t| t.moment_of_truth = moment_of_truth);
        }
        Edit::SetSolves { touchpoint: id, needs } => touchpoint(tx, id, |t| t.solves = needs),
        Edit::SetAchieves { touchpoint: id, needs } => touchpoint(tx, id, |t| t.achieves = needs),
        Edit::SetRequires { touchpoint: id, conditions } => touchpoint(tx, id, |t| t.requires = conditions),
        Edit::SetDependsOn { touchpoint: id, components } => touchpoint(tx, id, |t| t.depends_on = components),
        Edit::SetOutcome { touchpoint: id, outcome } => touchpoint(tx, id, |t| t.outcome = Some(outcome)),

        Edit::Connect { id, source, target, transition, share } => {
            ways::connect(tx, id, (source, target), transition, share);
        }
        Edit::Disconnect { transition } => ways::disconnect(tx, transition),
        Edit::Reroute { transition, source, target } => ways::reroute(tx, transition, source, target),
        Edit::SetShare { transition, share } => shares::give(tx, transition, share),
        Edit::SetShares { shares } => {
            for (id, share) in shares {
                way(tx, id, |t| t.share = share);
            }
        }
        Edit::SetTransitionKind { transition, transition_kind } => ways::set_kind(tx, transition, transition_kind),
        Edit::SetExitReason { transition, reason } => way(tx, transition, |t| t.exit_reason = reason),
        Edit::LabelTransition { transition, label } => way(tx, transition, |t| t.label = label),

        Edit::AddLane { id, name, role, order } => {
            tx.put(Record::Lane(Lane { id, name, role, order: u32::MAX, hidden: false, height: None }));
            order::move_lane(tx, id, order);
        }
        Edit::RenameLane { lane: id, name } => lane(tx, id, |l| l.name = name),
        Edit::MoveLane { lane: id, order } => order::move_lane(tx, id, order),
        Edit::HideLane { lane: id, hidden } => lane(tx, id, |l| l.hidden = hidden),
        Edit::SetLaneRole { lane: id, role } => lane(tx, id, |l| l.role = role),
        Edit::ResizeLane { lane: id, height } => lane(tx, id, |l| l.height = height),
        Edit::LockStructure { locked } => details(tx, |d| d.locked = locked),
        Edit::AddPicture { picture } => tx.put(Record::Picture(picture)),
        Edit::DescribePicture { picture: id, text } => picture(tx, id, |p| p.text = text),
        Edit::RemovePicture { picture } => tx.take(RecordKey::Picture(picture)),
        Edit::RemoveLane { lane: id } => removal::lane(tx, id),
        Edit::WriteCell { id, lane, at, text } => write_cell(tx, Cell { id, lane, at, text }),

        Edit::AddPainPoint { id, at, text } => tx.put(Record::PainPoint(PainPoint::new(id, at, text))),
        Edit::ChangePainPoint { pain_point } => change_pain_point(tx, pain_point),
        Edit::RemovePainPoint { pain_point } => tx.take(RecordKey::PainPoint(pain_point)),
        Edit::AddOpportunity { id, at, text } => {
            tx.put(Record::Opportunity(Opportunity::new(id, at, text)));
        }
        Edit::ChangeOpportunity { opportunity } => change_opportunity(tx, opportunity),
        Edit::RemoveOpportunity { opportunity } => tx.take(RecordKey::Opportunity(opportunity)),
        Edit::AddQuestion { id, at, text } => {
            tx.put(Record::Question(OpenQuestion { id, at, text, answer: String::new() }));
        }
        Edit::ChangeQuestion { question, text, answer } => {
            if let Some(old) = tx.map().question(question).cloned() {
                tx.put(Record::Question(OpenQuestion { text, answer, ..old }));
            }
        }
        Edit::RemoveQuestion { question } => tx.take(RecordKey::Question(question)),

        Edit::AddNeed { id, name, opens_at, met_at } => {
            let key = key::of_need(tx.map(), &name, id);
            tx.put(Record::Need(Need { id, key, name, opens_at, met_at, solvable: None, promised: None }));
        }
        Edit::RenameNeed { need: id, name } => need(tx, id, |n| n.name = name),
        Edit::SetNeedEpisode { need: id, opens_at, met_at } => need(tx, id, |n| {
            (n.opens_at, n.met_at) = (opens_at, met_at);
        }),
        Edit::SetNeedSolvable { need: id, solvable } => need(tx, id, |n| n.solvable = solvable),
        Edit::SetNeedPromised { need: id, promised } => need(tx, id, |n| n.promised = promised),
        Edit::RemoveNeed { need } => removal::need(tx, need),

        Edit::AddPath { id, name, steps } => {
            let key = key::of_path(tx.map(), &name, id);
            tx.put(Record::Path(Path { id, key, name, steps }));
        }
        Edit::ChangePath { path } => tx.put(Record::Path(path)),
        Edit::RemovePath { path } => tx.take(RecordKey::Path(path)),

        Edit::AddPersona { persona } => {
            let key = key::of_persona(tx.map(), &persona.name, persona.id);
            tx.put(Record::Persona(Persona { key, ..persona }));
        }
        Edit::ChangePersona { persona } => tx.put(Record::Persona(persona)),
        Edit::RemovePersona { persona } => tx.take(RecordKey::Persona(persona)),

        Edit::AddTeam { id, name } => {
            let key = key::of_team(tx.map(), &name, id);
            tx.put(Record::Team(Team::new(id, key, name)));
        }
        Edit::ChangeTeam { team } => tx.put(Record::Team(team)),
        Edit::RemoveTeam { team } => removal::team(tx, team),
        Edit::SetTeam { touchpoint: id, team } => touchpoint(tx, id, |t| t.team = team),
        Edit::SetPriority { touchpoint: id, priority } => touchpoint(tx, id, |t| t.priority = priority),
        Edit::SetSamePerson { touchpoint: id, same_person } => touchpoint(tx, id, |t| t.same_person = same_person),

        Edit::AddComponent { id, name } => {
            let key = key::of_component(tx.map(), &name, id);
            tx.put(Record::Component(Component { id, key, name, down: false, announces: Default::default() }));
        }
        Edit::RenameComponent { component: id, name } => component(tx, id, |c| c.name = name),
        Edit::SetComponentDown { component: id, down } => component(tx, id, |c| c.down = down),
        Edit::SetAnnounces { component: id, channels } => component(tx, id, |c| c.announces = channels),
        Edit::RemoveComponent { component } => removal::component(tx, component),

        Edit::Paste { records } => restoring::paste(tx, records),
        Edit::Restore { words: _, put, gone } => restoring::restore(tx, put, gone),
    }
}

fn details(tx: &mut Transaction<'_>, change: impl FnOnce(&mut Details)) {
    let mut details = tx.map().details().clone();
    change(&mut details);
    tx.put(Record::Details(details));
}

/// Generates one `fn NAME(tx, id, change)` per kind of record.
macro_rules! change {
    ($($name:ident($id:ident) via $get:ident as $record:ident($item:ident);)+) => {$(
        fn $name(tx: &mut Transaction<'_>, id: crate::ids::$id, change: impl FnOnce(&mut $item)) {
            if let Some(mut item) = tx.map().$get(id).cloned() {
                change(&mut item);
                tx.put(Record::$record(item.into()));
            }
        }
    )+};
}

change! {
    touchpoint(TouchpointId) via touchpoint as Touchpoint(Touchpoint);
    way(TransitionId) via transition as Transition(Transition);
    lane(LaneId) via lane as Lane(Lane);
    picture(PictureId) via picture as Picture(Picture);
    need(NeedId) via need as Need(Need);
    component(ComponentId) via component as Component(Component);
}

/// The key follows the name until somebody has given one by hand.
fn rename_stage(tx: &mut Transaction<'_>, id: StageId, name: String) {
    let Some(mut stage) = tx.map().stage(id).cloned() else { return };
    if stage.key == key::of_stage(tx.map(), &stage.name, id) {
        stage.key = key::of_stage(tx.map(), &name, id);
    }
    stage.name = name;
    tx.put(Record::Stage(stage));
}

/// The key follows the name until somebody has given one by hand.
fn rename_touchpoint(tx: &mut Transaction<'_>, id: TouchpointId, name: String) {
    let Some(mut renamed) = tx.map().touchpoint(id).cloned() else { return };
    if renamed.key == key::of_touchpoint(tx.map(), &renamed.name, id) {
        renamed.key = key::of_touchpoint(tx.map(), &name, id);
    }
    renamed.name = name;
    tx.put(renamed);
}

/// One cell per lane and place; one without text is none.
fn write_cell(tx: &mut Transaction<'_>, cell: Cell) {
    let old = tx.map().cells().find(|c| c.lane == cell.lane && c.at == cell.at).map(|c| c.id);
    let id = old.unwrap_or(cell.id);
    if cell.text.trim().is_empty() {
        tx.take(RecordKey::Cell(id));
    } else {
        tx.put(Record::Cell(Cell { id, ..cell }));
    }
}

fn change_opportunity(tx: &mut Transaction<'_>, changed: Opportunity) {
    if let Some(at) = tx.map().opportunity(changed.id).map(|old| old.at) {
        tx.put(Record::Opportunity(Opportunity { at, ..changed }));
    }
}

fn change_pain_point(tx: &mut Transaction<'_>, changed: PainPoint) {
    if let Some(at) = tx.map().pain_point(changed.id).map(|old| old.at) {
        tx.put(Record::PainPoint(PainPoint { at, ..changed }));
    }
}
