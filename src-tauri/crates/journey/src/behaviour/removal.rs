//! Removing something takes along what cannot be without it, and closes the
//! gap: no reference is left that leads nowhere.

use super::{details, need as change_need, order, shares, touchpoint as change_touchpoint, ways};
use crate::ids::{ComponentId, LaneId, NeedId, StageId, TeamId, TouchpointId};
use crate::model::{Anchor, Path, Transition};
use crate::record::{Record, RecordKey};
use crate::transaction::Transaction;
use std::collections::BTreeSet;

/// What led here leads to where it led on to, when that is one place.
pub(super) fn touchpoint(tx: &mut Transaction<'_>, id: TouchpointId) {
    let onward = only_target(tx, id);
    if let Some(target) = onward {
        bypass(tx, id, target);
    }
    for transition in incident(tx, id) {
        tx.take(RecordKey::Transition(transition.id));
        if transition.source != id {
            shares::fill(tx, transition.source, transition.kind.gives_up());
        }
    }
    if tx.map().details().start == Some(id) {
        details(tx, |d| d.start = onward);
    }
    forget_in_needs(tx, id);
    forget_in_paths(tx, id);
    hangings(tx, Anchor::Touchpoint(id));
    tx.take(RecordKey::Placement(id));
    tx.take(RecordKey::Touchpoint(id));
}

pub(super) fn stage(tx: &mut Transaction<'_>, id: StageId) {
    hangings(tx, Anchor::Stage(id));
    order::move_stage(tx, id, u32::MAX);
    tx.take(RecordKey::Stage(id));
}

pub(super) fn lane(tx: &mut Transaction<'_>, id: LaneId) {
    let cells: Vec<_> = tx.map().cells().filter(|c| c.lane == id).map(|c| c.id).collect();
    cells.into_iter().for_each(|cell| tx.take(RecordKey::Cell(cell)));
    let pictures: Vec<_> = tx.map().pictures().filter(|p| p.lane == id).map(|p| p.id).collect();
    pictures.into_iter().for_each(|picture| tx.take(RecordKey::Picture(picture)));
    order::move_lane(tx, id, u32::MAX);
    tx.take(RecordKey::Lane(id));
}

pub(super) fn need(tx: &mut Transaction<'_>, id: NeedId) {
    let users: Vec<_> =
        tx.map().touchpoints().filter(|t| t.solves.contains(&id) || t.achieves.contains(&id)).map(|t| t.id).collect();
    for user in users {
        change_touchpoint(tx, user, |t| {
            t.solves.remove(&id);
            t.achieves.remove(&id);
        });
    }
    tx.take(RecordKey::Need(id));
}

pub(super) fn team(tx: &mut Transaction<'_>, id: TeamId) {
    let users: Vec<_> = tx.map().touchpoints().filter(|t| t.team == Some(id)).map(|t| t.id).collect();
    for user in users {
        change_touchpoint(tx, user, |t| t.team = None);
    }
    tx.take(RecordKey::Team(id));
}

pub(super) fn component(tx: &mut Transaction<'_>, id: ComponentId) {
    let users: Vec<_> = tx.map().touchpoints().filter(|t| t.depends_on.contains(&id)).map(|t| t.id).collect();
    for user in users {
        change_touchpoint(tx, user, |t| {
            t.depends_on.remove(&id);
        });
    }
    tx.take(RecordKey::Component(id));
}

/// The one step that all served customers go on to; none when there are
/// several, or none. An end is no substitute for a step.
fn only_target(tx: &Transaction<'_>, id: TouchpointId) -> Option<TouchpointId> {
    let targets: BTreeSet<_> = tx.map().group(id, false).iter().map(|t| t.target).filter(|t| *t != id).collect();
    let only = targets.first().copied().filter(|_| targets.len() == 1)?;
    tx.map().touchpoint(only).filter(|t| !t.is_end()).map(|t| t.id)
}

/// A way that would lead back to its own begin is not made.
fn bypass(tx: &mut Transaction<'_>, id: TouchpointId, target: TouchpointId) {
    for incoming in incident(tx, id).into_iter().filter(|t| t.target == id) {
        if incoming.source == target || incoming.source == id {
            ways::disconnect(tx, incoming.id);
        } else {
            tx.put(Record::Transition(Transition { target, ..incoming }));
        }
    }
}

fn incident(tx: &Transaction<'_>, id: TouchpointId) -> Vec<Transition> {
    let map = tx.map();
    let into = map.incoming(id).into_iter().filter(|t| t.source != id);
    map.outgoing(id).into_iter().chain(into).cloned().collect()
}

fn forget_in_needs(tx: &mut Transaction<'_>, id: TouchpointId) {
    let users: Vec<_> =
        tx.map().needs().filter(|n| n.opens_at.contains(&id) || n.met_at.contains(&id)).map(|n| n.id).collect();
    for user in users {
        change_need(tx, user, |n| {
            n.opens_at.remove(&id);
            n.met_at.remove(&id);
        });
    }
}

/// A path that loses all its steps is none.
fn forget_in_paths(tx: &mut Transaction<'_>, id: TouchpointId) {
    let users: Vec<Path> = tx.map().paths().filter(|p| p.steps.contains(&id)).cloned().collect();
    for mut user in users {
        user.steps.retain(|step| *step != id);
        if user.steps.is_empty() {
            tx.take(RecordKey::Path(user.id));
        } else {
            tx.put(Record::Path(user));
        }
    }
}

/// Cells, pictures, pain points, opportunities and questions.
fn hangings(tx: &mut Transaction<'_>, at: Anchor) {
    let map = tx.map();
    let cells = map.cells().filter(|c| c.at == at).map(|c| RecordKey::Cell(c.id));
    let pictures = map.pictures().filter(|p| p.at == at).map(|p| RecordKey::Picture(p.id));
    let pains = map.pain_points_at(at).map(|p| RecordKey::PainPoint(p.id));
    let opportunities = map.opportunities_at(at).map(|o| RecordKey::Opportunity(o.id));
    let questions = map.questions_at(at).map(|q| RecordKey::Question(q.id));
    let all: Vec<_> = cells.chain(pictures).chain(pains).chain(opportunities).chain(questions).collect();
    all.into_iter().for_each(|key| tx.take(key));
}
