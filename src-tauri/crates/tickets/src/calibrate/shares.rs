//! Shares of the ways on, from the moves of tickets.
//!
//! A move is counted on the way that leads to where the ticket went; where no
//! state is mapped to the next touchpoint of a way, on the way behind which the
//! ticket's place is the next one that tickets show. What two ways could explain
//! is counted on neither, parallel ways to one touchpoint divide their moves as
//! they divided their share. Ways that tickets cannot show (to an end or a touchpoint
//! without a state, giving up) keep their share; the others share the rest in
//! proportion to their moves:
//!
//! `share = (1 − Σ kept) · moves / Σ moves`.
//!
//! Two kinds of way that tickets do not show as a move are seen otherwise: a
//! *repeat* behind a solved ticket, by a new ticket of the same person about the
//! same thing within some days; a *transfer*, by another team at the same
//! touchpoint.

use super::{Case, Finding, Proposal, ProposedFigure, ProposedShare, evidence_in_words, same_evidence, several};
use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::{Evidence, Figure};
use journey::ids::{TouchpointId, TransitionId};
use journey::model::{Transition, TransitionKind};
use journey::words;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Shares are written with so many parts of 1.
const PARTS: f64 = 1e6;

/// The ways on from one touchpoint, and how often tickets took them.
#[derive(Debug)]
pub(super) struct Leaving {
    bundles: Vec<Bundle>,
    by_target: FxHashMap<TouchpointId, usize>,
    /// Ways that are taken by those who come again, and by those who are handed on.
    again: Option<usize>,
    handed_on: Option<usize>,
    tickets: u32,
    last: Option<u32>,
    /// Moves that no way explains.
    lacking: u32,
}

/// Parallel ways to one touchpoint.
#[derive(Debug)]
struct Bundle {
    target: TouchpointId,
    ways: Vec<TransitionId>,
    shown: bool,
    n: u32,
}

impl Leaving {
    /// `shown`: touchpoints that tickets show; `begins`: where most begin.
    pub(super) fn new(
        map: &JourneyMap,
        source: TouchpointId,
        shown: &FxHashSet<TouchpointId>,
        begins: Option<TouchpointId>,
    ) -> Self {
        let group = map.group(source, false);
        let mut bundles: Vec<Bundle> = Vec::new();
        for way in &group {
            match bundles.iter_mut().find(|bundle| bundle.target == way.target) {
                Some(bundle) => bundle.ways.push(way.id),
                None => bundles.push(Bundle { target: way.target, ways: vec![way.id], shown: false, n: 0 }),
            }
        }
        let mut behind: FxHashMap<TouchpointId, Vec<usize>> = FxHashMap::default();
        for (at, bundle) in bundles.iter().enumerate().filter(|(_, bundle)| !shown.contains(&bundle.target)) {
            for target in next_shown(map, bundle.target, shown) {
                behind.entry(target).or_default().push(at);
            }
        }
        let mut by_target: FxHashMap<TouchpointId, usize> = behind
            .into_iter()
            .filter_map(|(target, of)| Some((target, *of.first().filter(|_| of.len() == 1)?)))
            .collect();
        let direct = bundles.iter().enumerate().filter(|(_, bundle)| shown.contains(&bundle.target));
        by_target.extend(direct.map(|(at, bundle)| (bundle.target, at)));
        let kind = |bundle: &Bundle, kind| group.iter().any(|way| way.target == bundle.target && way.kind == kind);
        // As a move they do not show: what is to be seen of them counts here.
        let hidden = |bundle: &Bundle| !shown.contains(&bundle.target);
        let again =
            bundles.iter().position(|b| kind(b, TransitionKind::Repeat) && (hidden(b) || Some(b.target) == begins));
        let handed_on = bundles.iter().position(|b| kind(b, TransitionKind::Transfer) && hidden(b));
        let is_hidden = |at: usize| bundles.get(at).is_some_and(hidden);
        // That nobody was seen there says nothing.
        let unseen = [again, handed_on].map(|at| at.filter(|at| is_hidden(*at)));
        for at in by_target.values().filter(|at| !unseen.contains(&Some(**at))) {
            if let Some(bundle) = bundles.get_mut(*at) {
                bundle.shown = true;
            }
        }
        Self { bundles, by_target, again, handed_on, tickets: 0, last: None, lacking: 0 }
    }

    /// A move of a ticket.
    pub(super) fn add(&mut self, ticket: u32, to: TouchpointId, handed_on: bool, again: bool) {
        let otherwise = self.again.filter(|_| again).or(self.handed_on.filter(|_| handed_on));
        let way = otherwise.or_else(|| self.by_target.get(&to).copied());
        let Some(bundle) = way.and_then(|at| self.bundles.get_mut(at)) else {
            self.lacking += 1;
            return;
        };
        bundle.n += 1;
        bundle.shown = true;
        if self.last != Some(ticket) {
            self.last = Some(ticket);
            self.tickets += 1;
        }
    }

    /// True where coming again is counted on one of the ways.
    pub(super) fn knows_again(&self) -> bool {
        self.again.is_some()
    }

    /// True where handing on is counted on one of the ways.
    pub(super) fn knows_handing_on(&self) -> bool {
        self.handed_on.is_some()
    }

    fn moves(&self) -> u32 {
        self.bundles.iter().filter(|bundle| bundle.shown).map(|bundle| bundle.n).sum()
    }
}

/// The touchpoints with a state that come first behind one without.
fn next_shown(map: &JourneyMap, from: TouchpointId, shown: &FxHashSet<TouchpointId>) -> Vec<TouchpointId> {
    let (mut seen, mut front, mut found) = (FxHashSet::default(), vec![from], Vec::new());
    while let Some(here) = front.pop() {
        if !seen.insert(here) {
            continue;
        }
        if shown.contains(&here) {
            found.push(here);
        } else {
            front.extend(map.outgoing(here).iter().map(|way| way.target));
        }
    }
    found
}

/// Shares of a group of ways that sum to 1: those without a number keep theirs,
/// the others share the rest by their numbers. None where nothing is left to
/// share, or nobody moved.
pub(crate) fn figures(
    ways: &[(&Transition, Option<f64>)],
    evidence: &Evidence,
) -> Option<BTreeMap<TransitionId, Figure<f64>>> {
    let kept: f64 = ways.iter().filter(|(_, n)| n.is_none()).map(|(way, _)| way.share.value).sum();
    let all: f64 = ways.iter().filter_map(|(_, n)| *n).sum();
    if all <= 0.0 || kept >= 1.0 {
        return None;
    }
    let rest = ((1.0 - kept) * PARTS).round();
    let mut shares: Vec<(TransitionId, f64)> =
        ways.iter().filter_map(|(way, n)| Some((way.id, (rest * (*n)? / all).round()))).collect();
    // The largest takes what rounding leaves.
    let sum: f64 = shares.iter().map(|(_, parts)| parts).sum();
    if let Some((_, parts)) = shares.iter_mut().max_by(|a, b| a.1.total_cmp(&b.1)) {
        *parts += rest - sum;
    }
    let figure = |parts: f64| Figure { value: parts / PARTS, evidence: evidence.clone() };
    Some(shares.into_iter().map(|(id, parts)| (id, figure(parts))).collect())
}

/// One proposal for each touchpoint of which tickets show how they go on.
pub(super) fn propose(
    case: &Case<'_>,
    leaving: &FxHashMap<TouchpointId, Leaving>,
    findings: &mut Vec<Finding>,
) -> Vec<Proposal> {
    let sources = case.map.touchpoints().filter_map(|t| Some((t.id, leaving.get(&t.id)?)));
    let mut proposals: Vec<Proposal> = sources.filter_map(|(id, leaving)| one(case, id, leaving)).collect();
    drop_traps(case.map, &mut proposals, findings);
    proposals
}

fn one(case: &Case<'_>, source: TouchpointId, leaving: &Leaving) -> Option<Proposal> {
    let map = case.map;
    let here = map.touchpoint(source)?;
    let group = map.group(source, false);
    let kept = leaving.bundles.iter().any(|bundle| !bundle.shown);
    let several_ways = leaving.bundles.iter().filter(|bundle| bundle.shown).count() >= 2;
    let teaches = several_ways || (!kept && group.len() >= 2);
    if leaving.tickets < case.options.minimum_n.max(1) || !teaches {
        return None;
    }
    let n = leaving.moves();
    let evidence = (case.counted)(n);
    let counts = |way: &Transition| {
        let bundle = leaving.bundles.iter().find(|bundle| bundle.ways.contains(&way.id))?;
        bundle.shown.then(|| f64::from(bundle.n) * part(map, &bundle.ways, way))
    };
    let ways: Vec<(&Transition, Option<f64>)> = group.iter().map(|way| (*way, counts(way))).collect();
    let after = figures(&ways, &evidence)?;
    let new = |way: &Transition| after.get(&way.id).map_or(way.share.value, |figure| figure.value);
    let changed = |way: &&Transition| {
        let same = after.get(&way.id).is_none_or(|new| same_evidence(&new.evidence, &way.share.evidence));
        !same || (new(way) - way.share.value).abs() > 1.0 / PARTS
    };
    if !group.iter().any(changed) {
        return None;
    }
    let name = |id| map.touchpoint(id).map_or("", |t| t.name.as_str());
    let said = |share: &dyn Fn(&Transition) -> f64| {
        let way = |way: &&Transition| format!("to “{}” {}", name(way.target), words::percent(share(way)));
        group.iter().map(way).collect::<Vec<_>>().join(", ")
    };
    let first = group.first().map(|way| evidence_in_words(&way.share.evidence)).unwrap_or_default();
    let mut says = vec![format!("Counted from {} of {}.", several(n, "move"), several(leaving.tickets, "ticket"))];
    let silent: Vec<String> =
        ways.iter().filter(|(_, n)| n.is_none()).map(|(way, _)| format!("“{}”", name(way.target))).collect();
    if !silent.is_empty() {
        says.push(format!("To {} as before: tickets do not show it.", silent.join(", ")));
    }
    if leaving.lacking > 0 {
        says.push(format!("{} more, to where the map has no way, are not counted.", several(leaving.lacking, "move")));
    }
    Some(Proposal {
        key: format!("{}.shares", here.key),
        figure: ProposedFigure::Shares,
        touchpoint: Some(source),
        name: here.name.clone(),
        before: format!("{} ({first})", said(&|way| way.share.value)),
        after: said(&new),
        words: says,
        n,
        tickets: leaving.tickets,
        open: 0,
        before_min: None,
        ways: ways
            .iter()
            .map(|(way, n)| ProposedShare {
                transition: way.id,
                target_key: map.touchpoint(way.target).map_or_else(String::new, |t| t.key.clone()),
                target: name(way.target).into(),
                n: n.map(|n| n.round() as u32),
                before: way.share.value,
                after: new(way),
            })
            .collect(),
        family: None,
        fits: Vec::new(),
        edits: vec![Edit::SetShares { shares: after }],
    })
}

/// What one of several parallel ways has of their moves.
fn part(map: &JourneyMap, ways: &[TransitionId], way: &Transition) -> f64 {
    let all: f64 = ways.iter().filter_map(|id| map.transition(*id)).map(|way| way.share.value).sum();
    if all > 0.0 { way.share.value / all } else { 1.0 / ways.len().max(1) as f64 }
}

/// Tickets that are not over go round for ever: where no end could be reached
/// with what they show, nothing is proposed.
fn drop_traps(map: &JourneyMap, proposals: &mut Vec<Proposal>, findings: &mut Vec<Finding>) {
    let trapped_before = trapped(map, &[]);
    loop {
        let trapped = trapped(map, proposals);
        let is_new =
            |p: &Proposal| p.touchpoint.is_some_and(|id| trapped.contains(&id) && !trapped_before.contains(&id));
        let (gone, left): (Vec<_>, Vec<_>) = std::mem::take(proposals).into_iter().partition(is_new);
        *proposals = left;
        if gone.is_empty() {
            return;
        }
        findings.extend(gone.into_iter().map(|p| Finding {
            share: None,
            n: p.tickets,
            words: format!(
                "Shares of the ways on from “{}” are not proposed: none of these tickets reaches an end.",
                p.name
            ),
        }));
    }
}

/// Touchpoints from which nobody reaches an end.
fn trapped(map: &JourneyMap, proposals: &[Proposal]) -> FxHashSet<TouchpointId> {
    let after: FxHashMap<TransitionId, f64> =
        proposals.iter().flat_map(|p| p.ways.iter().map(|way| (way.transition, way.after))).collect();
    let taken = |way: &&&Transition| after.get(&way.id).copied().unwrap_or(way.share.value) > 0.0;
    let mut front: Vec<TouchpointId> = map.touchpoints().filter(|t| t.is_end()).map(|t| t.id).collect();
    let mut out: FxHashSet<TouchpointId> = front.iter().copied().collect();
    while let Some(id) = front.pop() {
        let incoming = map.incoming(id);
        front.extend(incoming.iter().filter(taken).map(|way| way.source).filter(|source| out.insert(*source)));
    }
    map.touchpoints().map(|t| t.id).filter(|id| !out.contains(id)).collect()
}
