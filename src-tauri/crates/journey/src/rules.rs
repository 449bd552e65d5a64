//! What an edit may do: pure functions of map and edit. The same rules answer
//! during a gesture whether one may drop here. They change nothing.

use crate::edit::Edit;
use crate::figure::{Duration, Figure};
use crate::ids::{
    LaneId, NeedId, OpportunityId, PainPointId, PictureId, QuestionId, StageId, TouchpointId, TransitionId,
};
use crate::map::JourneyMap;
use crate::model::{
    Anchor, LaneRole, Opportunity, PainPoint, PainStatus, Path, Persona, Picture, Team, Touchpoint, Transition,
};
use crate::record::{Record, RecordKey};
use crate::references;
use crate::scale::{self, OutsideScale};
use std::collections::BTreeSet;

/// Why an edit is not carried out: a hint, in words that say what would be.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// It names something that is not there.
    #[error("{0} is not on the map (any more)")]
    NotThere(&'static str),
    /// It would add an id a second time.
    #[error("this is on the map already")]
    Twice,
    /// A name without a letter.
    #[error("a name needs at least one letter")]
    NoName,
    /// A name beyond the limit.
    #[error("a text takes at most {limit} characters; this one has {found}")]
    TooLong {
        /// Most that is taken.
        limit: usize,
        /// What was given.
        found: usize,
    },
    /// A value outside its scale.
    #[error(transparent)]
    Scale(#[from] OutsideScale),
    /// A key that is not one, or taken.
    #[error("a key takes small letters, digits and hyphens, and “{0}” must not be another step's")]
    Key(String),
    /// Touchpoints are still in the stage.
    #[error("“{stage}” still has {steps} steps: move or delete them first")]
    StageInUse {
        /// Its name.
        stage: String,
        /// How many.
        steps: usize,
    },
    /// A way out of an end.
    #[error("“{0}” is an end: nothing follows it")]
    AfterEnd(String),
    /// A journey that begins with its end.
    #[error("a journey cannot begin at its end")]
    StartAtEnd,
    /// The only way on has all customers.
    #[error("this is the only way on, so all take it: add another way first")]
    OnlyWay,
    /// Shares that do not add up.
    #[error("the shares of one step must sum to 100 %; these sum to {0:.1} %")]
    Sum(f64),
    /// A cell of the layout that is taken.
    #[error("“{0}” stands there already")]
    Occupied(String),
    /// A touchpoint is done by the actor or by the provider's front.
    #[error("a step is done by the customer or in front of the customer")]
    NoPerformer,
    /// A pain point that is closed and nobody says why.
    #[error("a pain point is closed with what shows that it is mended: a figure, a ticket, what customers say now")]
    NoProof,
    /// Stages and lanes are locked.
    #[error("stages and lanes are locked: unlock them in the map's own panel first")]
    Locked,
    /// A picture that is too large or not one.
    #[error("a picture takes at most {PICTURE_LIMIT} characters of JPEG, PNG or WebP and says its size")]
    NotAPicture,
    /// A path with a gap.
    #[error("nothing leads from “{0}” to “{1}”: a path goes along the ways of the map")]
    Gap(String, String),
    /// A path of nothing.
    #[error("a path needs at least one step")]
    NoPath,
    /// Not a date.
    #[error("“{0}” is no date: write it as 2026-12-24")]
    NoDate(String),
    /// What an opportunity would change cannot be changed.
    #[error("what it would change is refused: {0}")]
    WouldBeRefused(Box<Refusal>),
    /// Records that refer to what would not be there.
    #[error("that would leave {0}")]
    Dangling(String),
    /// Something that is no part of a clip.
    #[error("only stages, steps, their ways and what hangs on them can be pasted")]
    NotPasted,
    /// An end has no time, channel or emotion.
    #[error("“{0}” is an end: nothing happens there")]
    AtEnd(String),
}

/// Longest name or text.
pub const TEXT_LIMIT: usize = 10_000;

/// Longest picture, characters of its data: about 300 kB as a file.
pub const PICTURE_LIMIT: usize = 400_000;

/// Heights of a lane, pixels.
const LANE_HEIGHTS: std::ops::RangeInclusive<u32> = 40..=2_000;

/// Judges one edit on the map as it is.
///
/// # Errors
/// With the reason when it may not be carried out.
pub fn judge(map: &JourneyMap, edit: &Edit) -> Result<(), Refusal> {
    if map.details().locked && is_structure(map, edit) {
        return Err(Refusal::Locked);
    }
    match edit {
        Edit::RenameMap { title } => name(title),
        Edit::DescribeMap { actor, scenario, expectation } => {
            [actor, scenario, expectation].into_iter().try_for_each(|t| text(t))
        }
        Edit::SetMapState { .. } | Edit::LockStructure { .. } => Ok(()),
        Edit::SetExpectedEffort { effort } => Ok(scale::positive("the expected effort", effort.value)?),
        Edit::SetDemand { demand } => Ok(scale::not_negative("the demand", demand.value)?),
        Edit::SetDemandWeek { week, time_zone } => text(time_zone).and_then(|()| Ok(scale::demand_week(week)?)),
        Edit::SetCurrency { currency } => name(currency),
        Edit::SetFrictionWeights { weights } => Ok(scale::weights(weights)?),
        Edit::SetStart { touchpoint } => match step(map, *touchpoint) {
            Err(Refusal::AtEnd(_)) => Err(Refusal::StartAtEnd),
            other => other,
        },

        Edit::AddStage { id, name: n, .. } => new(map, RecordKey::Stage(*id)).and(name(n)),
        Edit::RenameStage { stage: s, name: n } => stage(map, *s).and(name(n)),
        Edit::MoveStage { stage: s, .. } => stage(map, *s),
        Edit::RemoveStage { stage: s } => stage(map, *s).and(empty(map, *s)),

        Edit::AddTouchpoint { id, stage: s, name: n, after } => {
            new(map, RecordKey::Touchpoint(*id))?;
            stage(map, *s)?;
            name(n)?;
            let Some(after) = after else { return Ok(()) };
            way_on(map, after.touchpoint)?;
            new(map, RecordKey::Transition(after.transition))?;
            new(map, RecordKey::Transition(after.onward))
        }
        Edit::AddEnd { id, stage: s, name: n, .. } => {
            new(map, RecordKey::Touchpoint(*id)).and(stage(map, *s)).and(name(n))
        }
        Edit::RenameTouchpoint { touchpoint: t, name: n } => touchpoint(map, *t).and(name(n)),
        Edit::SetKey { touchpoint: t, key: k } => touchpoint(map, *t).and_then(|()| key(map, *t, k)),
        Edit::MoveToStage { touchpoint: t, stage: s } => touchpoint(map, *t).and(stage(map, *s)),
        Edit::Place { touchpoint: t, stage: s, column, track } => {
            touchpoint(map, *t).and(stage(map, *s)).and_then(|()| free(map, *t, *s, *column, *track))
        }
        Edit::Unplace { touchpoint: t } | Edit::RemoveTouchpoint { touchpoint: t } => touchpoint(map, *t),

        Edit::SetLane { touchpoint: t, lane } => step(map, *t).and(match lane {
            LaneRole::Action | LaneRole::Frontstage => Ok(()),
            _ => Err(Refusal::NoPerformer),
        }),
        Edit::SetChannel { touchpoint: t, channel } => step(map, *t).and(text(channel)),
        Edit::SetActive { touchpoint: t, active: d } | Edit::SetWait { touchpoint: t, wait: d } => {
            step(map, *t).and_then(|()| duration(d))
        }
        Edit::SetAttended { touchpoint: t, attended: s } => step(map, *t).and_then(|()| share("the attended share", s)),
        Edit::SetBlocked { touchpoint: t, blocked: s } => step(map, *t).and_then(|()| share("the blocked share", s)),
        Edit::SetValueShare { touchpoint: t, share: s } => step(map, *t).and_then(|()| share("the value share", s)),
        Edit::SetPatience { touchpoint: t, patience } => step(map, *t).and_then(|()| match patience {
            Some(p) => Ok(scale::positive("patience", p.value)?),
            None => Ok(()),
        }),
        Edit::SetCost { touchpoint: t, cost } => {
            step(map, *t).and_then(|()| Ok(scale::not_negative("a cost", cost.value)?))
        }
        Edit::SetEmotion { touchpoint: t, emotion } => step(map, *t).and_then(|()| match emotion {
            Some(e) => Ok(scale::emotion(e.value)?),
            None => Ok(()),
        }),
        Edit::SetQuestions { touchpoint: t, easy, hard } => step(map, *t).and_then(|()| count(*easy)).and(count(*hard)),
        Edit::SetRepeatInfo { touchpoint: t, times } | Edit::SetGenericAnswer { touchpoint: t, times } => {
            step(map, *t).and_then(|()| count(*times))
        }
        Edit::SetLevel { touchpoint: t, .. }
        | Edit::SetWaitFlags { touchpoint: t, .. }
        | Edit::SetControllable { touchpoint: t, .. }
        | Edit::SetMomentOfTruth { touchpoint: t, .. }
        | Edit::SetRequires { touchpoint: t, .. } => step(map, *t),
        Edit::SetSolves { touchpoint: t, needs } | Edit::SetAchieves { touchpoint: t, needs } => {
            step(map, *t).and_then(|()| needs.iter().try_for_each(|n| need(map, *n)))
        }
        Edit::SetDependsOn { touchpoint: t, components } => step(map, *t)
            .and_then(|()| components.iter().try_for_each(|c| there(map.component(*c).is_some(), "this system"))),
        Edit::SetOutcome { touchpoint: t, .. } => match map.touchpoint(*t) {
            Some(t) if t.is_end() => Ok(()),
            _ => Err(Refusal::NotThere("this end")),
        },

        Edit::Connect { id, source, target, share: s, .. } => {
            new(map, RecordKey::Transition(*id))?;
            way_on(map, *source)?;
            touchpoint(map, *target)?;
            s.map_or(Ok(()), |s| Ok(scale::share("a share", s)?))
        }
        Edit::Disconnect { transition: t }
        | Edit::SetExitReason { transition: t, .. }
        | Edit::SetTransitionKind { transition: t, .. } => transition(map, *t).map(drop),
        Edit::Reroute { transition: t, source, target } => {
            transition(map, *t)?;
            way_on(map, *source)?;
            touchpoint(map, *target)
        }
        Edit::SetShare { transition: t, share: s } => {
            let moved = transition(map, *t)?;
            share("a share", s)?;
            let alone = map.group(moved.source, moved.kind.gives_up()).len() == 1;
            if alone && s.value != 1.0 { Err(Refusal::OnlyWay) } else { Ok(()) }
        }
        Edit::SetShares { shares } => sums(map, shares),
        Edit::LabelTransition { transition: t, label } => transition(map, *t).and(text(label)),

        Edit::AddLane { id, name: n, .. } => new(map, RecordKey::Lane(*id)).and(name(n)),
        Edit::RenameLane { lane: l, name: n } => lane(map, *l).and(name(n)),
        Edit::MoveLane { lane: l, .. }
        | Edit::HideLane { lane: l, .. }
        | Edit::SetLaneRole { lane: l, .. }
        | Edit::RemoveLane { lane: l } => lane(map, *l),
        Edit::ResizeLane { lane: l, height } => lane(map, *l).and_then(|()| match height {
            Some(height) => Ok(scale::within_range("the height of a lane", *height, &LANE_HEIGHTS)?),
            None => Ok(()),
        }),
        Edit::AddPicture { picture: p } => {
            new(map, RecordKey::Picture(p.id))?;
            lane(map, p.lane).and(anchor(map, p.at)).and(text(&p.text)).and(sound_picture(p))
        }
        Edit::DescribePicture { picture: p, text: t } => picture(map, *p).and(text(t)),
        Edit::RemovePicture { picture: p } => picture(map, *p),
        Edit::WriteCell { lane: l, at, text: t, .. } => lane(map, *l).and(anchor(map, *at)).and(text(t)),

        Edit::AddPainPoint { id, at, text: t } => {
            new(map, RecordKey::PainPoint(*id)).and(anchor(map, *at)).and(name(t))
        }
        Edit::ChangePainPoint { pain_point: p } => {
            pain_point(map, p.id)?;
            name(&p.text)?;
            [&p.owner, &p.proof].into_iter().try_for_each(|t| text(t))?;
            proven(p)?;
            p.severity.map_or(Ok(()), |s| Ok(scale::severity(s)?))
        }
        Edit::RemovePainPoint { pain_point: p } => pain_point(map, *p),
        Edit::AddOpportunity { id, at, text: t } => {
            new(map, RecordKey::Opportunity(*id)).and(anchor(map, *at)).and(name(t))
        }
        Edit::ChangeOpportunity { opportunity: o } => changed_opportunity(map, o),
        Edit::RemoveOpportunity { opportunity: o } => opportunity(map, *o),
        Edit::AddQuestion { id, at, text: t } => new(map, RecordKey::Question(*id)).and(anchor(map, *at)).and(name(t)),
        Edit::ChangeQuestion { question: q, text: t, answer } => question(map, *q).and(name(t)).and(text(answer)),
        Edit::RemoveQuestion { question: q } => question(map, *q),

        Edit::AddNeed { id, name: n, opens_at, met_at } => {
            new(map, RecordKey::Need(*id)).and(name(n)).and(all(map, opens_at)).and(all(map, met_at))
        }
        Edit::RenameNeed { need: id, name: n } => need(map, *id).and(name(n)),
        Edit::SetNeedEpisode { need: id, opens_at, met_at } => {
            need(map, *id).and(all(map, opens_at)).and(all(map, met_at))
        }
        Edit::SetNeedSolvable { need: id, solvable } => need(map, *id).and_then(|()| match solvable {
            Some(s) => share("the solvable share", s),
            None => Ok(()),
        }),
        Edit::SetNeedPromised { need: id, promised } => need(map, *id)
            .and_then(|()| Ok(promised.map_or(Ok(()), |minutes| scale::positive("the promised time", minutes))?)),
        Edit::RemoveNeed { need: id } => need(map, *id),

        Edit::AddPath { id, name: n, steps } => {
            new(map, RecordKey::Path(*id)).and(name(n)).and_then(|()| connected(map, steps))
        }
        Edit::ChangePath { path: Path { id, name: n, steps, .. } } => {
            there(map.path(*id).is_some(), "this path").and(name(n)).and_then(|()| connected(map, steps))
        }
        Edit::RemovePath { path } => there(map.path(*path).is_some(), "this path"),

        Edit::AddPersona { persona: p } => new(map, RecordKey::Persona(p.id)).and_then(|()| sound_persona(p)),
        Edit::ChangePersona { persona: p } => {
            there(map.persona(p.id).is_some(), "this persona").and_then(|()| sound_persona(p))
        }
        Edit::RemovePersona { persona } => there(map.persona(*persona).is_some(), "this persona"),

        Edit::AddTeam { id, name: n } => new(map, RecordKey::Team(*id)).and(name(n)),
        Edit::ChangeTeam { team: t } => team(map, t.id).and_then(|()| sound_team(t)),
        Edit::RemoveTeam { team: t } => team(map, *t),
        Edit::SetTeam { touchpoint: t, team: of } => step(map, *t).and(of.map_or(Ok(()), |of| team(map, of))),
        Edit::SetPriority { touchpoint: t, priority } => step(map, *t).and_then(|()| Ok(scale::priority(*priority)?)),
        Edit::SetSamePerson { touchpoint: t, .. } => step(map, *t),

        Edit::AddComponent { id, name: n } => new(map, RecordKey::Component(*id)).and(name(n)),
        Edit::RenameComponent { component: c, name: n } => {
            there(map.component(*c).is_some(), "this system").and(name(n))
        }
        Edit::SetComponentDown { component: c, .. }
        | Edit::SetAnnounces { component: c, .. }
        | Edit::RemoveComponent { component: c } => there(map.component(*c).is_some(), "this system"),

        Edit::Paste { records } => pasted(map, records),
        Edit::Restore { put, gone, .. } => restored(map, put, gone),
    }
}

/// What a lock keeps from happening: prepared parts are not moved by accident.
fn is_structure(map: &JourneyMap, edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::AddStage { .. }
            | Edit::RenameStage { .. }
            | Edit::MoveStage { .. }
            | Edit::RemoveStage { .. }
            | Edit::AddLane { .. }
            | Edit::RenameLane { .. }
            | Edit::MoveLane { .. }
            | Edit::HideLane { .. }
            | Edit::RemoveLane { .. }
            | Edit::SetLaneRole { .. }
            | Edit::ResizeLane { .. }
    ) || matches!(edit, Edit::Restore { put, gone, .. } if changes_structure(map, put, gone))
}

fn changes_structure(map: &JourneyMap, put: &[Record], gone: &[RecordKey]) -> bool {
    let is_part = |key: &RecordKey| matches!(key, RecordKey::Stage(_) | RecordKey::Lane(_));
    let differs = |record: &&Record| map.record(record.key()).as_ref() != Some(record);
    put.iter().filter(|record| is_part(&record.key())).any(|record| differs(&record)) || gone.iter().any(is_part)
}

fn there(is: bool, what: &'static str) -> Result<(), Refusal> {
    if is { Ok(()) } else { Err(Refusal::NotThere(what)) }
}

fn new(map: &JourneyMap, key: RecordKey) -> Result<(), Refusal> {
    if map.record(key).is_some() { Err(Refusal::Twice) } else { Ok(()) }
}

fn stage(map: &JourneyMap, id: StageId) -> Result<(), Refusal> {
    there(map.stage(id).is_some(), "this stage")
}

fn touchpoint(map: &JourneyMap, id: TouchpointId) -> Result<(), Refusal> {
    there(map.touchpoint(id).is_some(), "this step")
}

fn lane(map: &JourneyMap, id: LaneId) -> Result<(), Refusal> {
    there(map.lane(id).is_some(), "this lane")
}

fn need(map: &JourneyMap, id: NeedId) -> Result<(), Refusal> {
    there(map.need(id).is_some(), "this need")
}

fn picture(map: &JourneyMap, id: PictureId) -> Result<(), Refusal> {
    there(map.picture(id).is_some(), "this picture")
}

/// A picture of a kind that every window and every export can show.
fn sound_picture(picture: &Picture) -> Result<(), Refusal> {
    let kinds = ["data:image/jpeg;base64,", "data:image/png;base64,", "data:image/webp;base64,"];
    let data = kinds.iter().find_map(|kind| picture.data.strip_prefix(kind));
    let letters = |data: &str| data.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b));
    let sound = data.is_some_and(|data| !data.is_empty() && letters(data));
    let sized = picture.width > 0 && picture.height > 0 && picture.data.len() <= PICTURE_LIMIT;
    if sound && sized { Ok(()) } else { Err(Refusal::NotAPicture) }
}

fn pain_point(map: &JourneyMap, id: PainPointId) -> Result<(), Refusal> {
    there(map.pain_point(id).is_some(), "this pain point")
}

fn opportunity(map: &JourneyMap, id: OpportunityId) -> Result<(), Refusal> {
    there(map.opportunity(id).is_some(), "this opportunity")
}

/// What it would change must be possible on the map as it is.
fn changed_opportunity(map: &JourneyMap, changed: &Opportunity) -> Result<(), Refusal> {
    opportunity(map, changed.id)?;
    name(&changed.text)?;
    [&changed.owner, &changed.measure].into_iter().try_for_each(|t| text(t))?;
    changed.price.map_or(Ok(()), |price| scale::not_negative("a price", price))?;
    if changed.edits.is_empty() {
        return Ok(());
    }
    map.clone().judge(&changed.edits).map_err(|refusal| Refusal::WouldBeRefused(Box::new(refusal)))
}

/// A path goes along the ways of the map.
fn connected(map: &JourneyMap, steps: &[TouchpointId]) -> Result<(), Refusal> {
    if steps.is_empty() {
        return Err(Refusal::NoPath);
    }
    steps.iter().try_for_each(|id| touchpoint(map, *id))?;
    let named = |id: TouchpointId| map.touchpoint(id).map_or_else(String::new, |t| t.name.clone());
    for pair in steps.windows(2) {
        let &[from, to] = pair else { continue };
        if !map.outgoing(from).iter().any(|way| way.target == to) {
            return Err(Refusal::Gap(named(from), named(to)));
        }
    }
    Ok(())
}

fn sound_persona(persona: &Persona) -> Result<(), Refusal> {
    name(&persona.name)?;
    text(&persona.description)?;
    scale::share("a share of the demand", persona.share)?;
    Ok(scale::traits(&persona.traits)?)
}

fn team(map: &JourneyMap, id: crate::ids::TeamId) -> Result<(), Refusal> {
    there(map.team(id).is_some(), "this team")
}

fn sound_team(team: &Team) -> Result<(), Refusal> {
    name(&team.name)?;
    text(&team.time_zone)?;
    scale::count(team.staff)?;
    team.shifts.iter().try_for_each(scale::shift)?;
    team.holidays.iter().try_for_each(|day| if is_date(day) { Ok(()) } else { Err(Refusal::NoDate(day.clone())) })
}

/// `2026-12-24`: a day that is there in any calendar is good enough here.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, digits: usize| {
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u32>().ok()).flatten()
    };
    let within = |part: Option<u32>, most: u32| part.is_some_and(|n| (1..=most).contains(&n));
    within(number(year, 4), 9999) && within(number(month, 2), 12) && within(number(day, 2), 31)
}

/// All of it is new, of the kinds that a clip holds, and refers to what is there.
fn pasted(map: &JourneyMap, records: &[Record]) -> Result<(), Refusal> {
    for record in records {
        let belongs = matches!(
            record,
            Record::Stage(_)
                | Record::Touchpoint(_)
                | Record::Transition(_)
                | Record::Cell(_)
                | Record::Picture(_)
                | Record::PainPoint(_)
                | Record::Opportunity(_)
                | Record::Question(_)
        );
        if !belongs {
            return Err(Refusal::NotPasted);
        }
        new(map, record.key())?;
    }
    if map.details().locked && records.iter().any(|record| matches!(record, Record::Stage(_))) {
        return Err(Refusal::Locked);
    }
    restored(map, records, &[])
}

/// Nothing refers to what is not there afterwards, and every figure keeps to
/// its scale.
fn restored(map: &JourneyMap, put: &[Record], gone: &[RecordKey]) -> Result<(), Refusal> {
    put.iter().try_for_each(sound)?;
    let mut changed = map.clone();
    let is_transition = |key: &RecordKey| matches!(key, RecordKey::Transition(_));
    gone.iter().filter(|key| is_transition(key)).for_each(|key| changed.take(*key));
    for pass in [false, true] {
        for record in put.iter().filter(|record| is_transition(&record.key()) == pass) {
            if !changed.put(record.clone()) {
                return Err(Refusal::Dangling("a way from or to a step that is not there".into()));
            }
        }
    }
    gone.iter().filter(|key| !is_transition(key)).for_each(|key| changed.take(*key));
    match references::dangling(&changed).first() {
        None => Ok(()),
        Some(dangling) => Err(Refusal::Dangling(dangling.to_string())),
    }
}

/// A record by itself.
fn sound(record: &Record) -> Result<(), Refusal> {
    match record {
        Record::Details(d) => name(&d.title),
        Record::Stage(s) => name(&s.name),
        Record::Lane(l) => name(&l.name),
        Record::Touchpoint(t) => {
            name(&t.name)?;
            scale::touchpoint(t).into_iter().next().map_or(Ok(()), |outside| Err(outside.into()))
        }
        Record::Transition(t) => share("a share", &t.share).and(text(&t.label)),
        Record::Cell(c) => text(&c.text),
        Record::Picture(p) => sound_picture(p).and(text(&p.text)),
        Record::PainPoint(p) => {
            name(&p.text).and(proven(p))?;
            p.severity.map_or(Ok(()), |s| Ok(scale::severity(s)?))
        }
        Record::Opportunity(o) => name(&o.text),
        Record::Question(q) => name(&q.text),
        Record::Path(p) => name(&p.name),
        Record::Persona(p) => sound_persona(p),
        Record::Need(n) => name(&n.name),
        Record::Team(t) => sound_team(t),
        Record::Component(c) => name(&c.name),
        Record::Placement(_) => Ok(()),
    }
}

fn question(map: &JourneyMap, id: QuestionId) -> Result<(), Refusal> {
    there(map.question(id).is_some(), "this question")
}

/// Nobody closes a pain point on hearsay.
fn proven(pain_point: &PainPoint) -> Result<(), Refusal> {
    let closed = pain_point.status == PainStatus::Closed;
    if closed && pain_point.proof.trim().is_empty() { Err(Refusal::NoProof) } else { Ok(()) }
}

fn transition(map: &JourneyMap, id: TransitionId) -> Result<&Transition, Refusal> {
    map.transition(id).ok_or(Refusal::NotThere("this way"))
}

fn anchor(map: &JourneyMap, at: Anchor) -> Result<(), Refusal> {
    match at {
        Anchor::Touchpoint(id) => touchpoint(map, id),
        Anchor::Stage(id) => stage(map, id),
    }
}

fn all(map: &JourneyMap, touchpoints: &BTreeSet<TouchpointId>) -> Result<(), Refusal> {
    touchpoints.iter().try_for_each(|t| touchpoint(map, *t))
}

/// A touchpoint at which something happens.
fn step(map: &JourneyMap, id: TouchpointId) -> Result<(), Refusal> {
    match map.touchpoint(id) {
        None => Err(Refusal::NotThere("this step")),
        Some(end) if end.is_end() => Err(Refusal::AtEnd(end.name.clone())),
        Some(_) => Ok(()),
    }
}

/// A touchpoint that something may follow.
fn way_on(map: &JourneyMap, id: TouchpointId) -> Result<(), Refusal> {
    match step(map, id) {
        Err(Refusal::AtEnd(name)) => Err(Refusal::AfterEnd(name)),
        other => other,
    }
}

fn text(text: &str) -> Result<(), Refusal> {
    let found = text.chars().count();
    if found > TEXT_LIMIT { Err(Refusal::TooLong { limit: TEXT_LIMIT, found }) } else { Ok(()) }
}

fn name(name: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() { Err(Refusal::NoName) } else { text(name) }
}

fn key(map: &JourneyMap, of: TouchpointId, key: &str) -> Result<(), Refusal> {
    let sound =
        !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
    let taken = map.touchpoint_by_key(key).is_some_and(|other| other.id != of);
    if sound && !taken { Ok(()) } else { Err(Refusal::Key(key.into())) }
}

fn empty(map: &JourneyMap, id: StageId) -> Result<(), Refusal> {
    match map.touchpoints().filter(|t| t.stage == id).count() {
        0 => Ok(()),
        steps => Err(Refusal::StageInUse { stage: map.stage(id).map_or_else(String::new, |s| s.name.clone()), steps }),
    }
}

fn free(map: &JourneyMap, of: TouchpointId, stage: StageId, column: u32, track: u32) -> Result<(), Refusal> {
    let there = |t: &&Touchpoint| {
        t.id != of && t.stage == stage && map.placement(t.id).is_some_and(|p| p.column == column && p.track == track)
    };
    map.touchpoints().find(there).map_or(Ok(()), |other| Err(Refusal::Occupied(other.name.clone())))
}

fn duration(duration: &Figure<Duration>) -> Result<(), Refusal> {
    Ok(scale::duration(&duration.value)?)
}

fn share(what: &'static str, share: &Figure<f64>) -> Result<(), Refusal> {
    Ok(scale::share(what, share.value)?)
}

fn count(times: u32) -> Result<(), Refusal> {
    Ok(scale::count(times)?)
}

/// Every group that one of the shares belongs to sums to 1 afterwards.
fn sums(map: &JourneyMap, shares: &std::collections::BTreeMap<TransitionId, Figure<f64>>) -> Result<(), Refusal> {
    for (id, figure) in shares {
        let moved = transition(map, *id)?;
        share("a share", figure)?;
        let group = map.group(moved.source, moved.kind.gives_up());
        let sum: f64 = group.iter().map(|t| shares.get(&t.id).map_or(t.share.value, |s| s.value)).sum();
        if (sum - 1.0).abs() > scale::SUM_TOLERANCE {
            return Err(Refusal::Sum(sum * 100.0));
        }
    }
    Ok(())
}
