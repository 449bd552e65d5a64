//! One customer's walk, step by step. A walk is a pure function of chain, seed,
//! customer and the moves chosen: at each visit the customer has the luck that
//! the same customer of a Monte-Carlo run has there, so a walk that follows the
//! dice is one of the walks behind the figures.
//!
//! A person may choose otherwise than the dice. Taking a way of being served
//! means having waited to the end, whatever the patience drawn; taking a way of
//! giving up means having waited until patience ran out or, where it would have
//! lasted, until just before being served: `min(patience, wait)`.

use crate::chain::{Chain, Move, Node, Passage, Target};
use crate::draws::{Customer, Luck};
use crate::walk_state::{Cause, LedgerLine, WalkChoice, WalkState, WalkTotals, WalkVisit};
use journey::ids::TransitionId;
use journey::model::TransitionKind;

/// Why a walk cannot be replayed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WalkError {
    /// A move that does not lead on from where the customer stands.
    #[error("move {number} ({transition}) does not lead on from \"{at}\": the map may have changed since")]
    NotAWayOn {
        /// Which of the chosen moves, from 1.
        number: usize,
        /// The move.
        transition: TransitionId,
        /// Name of the touchpoint.
        at: String,
    },
    /// More moves than the walk has.
    #[error("the walk has ended after {moves} moves, and nothing leads on from an end")]
    AfterTheEnd {
        /// Moves until the end.
        moves: usize,
    },
}

/// The walk after these moves. The visit at which the customer stands now is
/// shown as the dice have it.
///
/// # Errors
/// When a move does not lead on from where the customer stands.
pub fn replay(chain: &Chain, seed: u32, customer: u32, choices: &[TransitionId]) -> Result<WalkState, WalkError> {
    Walk::after(chain, seed, customer, choices).map(Walk::into_state)
}

/// The walk after these moves, and then as the dice have it to its end.
///
/// # Errors
/// When a move does not lead on from where the customer stands.
pub fn run_to_end(chain: &Chain, seed: u32, customer: u32, choices: &[TransitionId]) -> Result<WalkState, WalkError> {
    let mut walk = Walk::after(chain, seed, customer, choices)?;
    while let Some((_, way)) = walk.dice() {
        walk.take(way);
    }
    Ok(walk.into_state())
}

/// A walk under way.
struct Walk<'chain> {
    chain: &'chain Chain,
    seed: u32,
    customer: u32,
    /// Touchpoint of each visit.
    places: Vec<usize>,
    /// Visits; the last one is not left yet, unless the walk has ended.
    visits: Vec<WalkVisit>,
    ledger: Vec<LedgerLine>,
    totals: WalkTotals,
    /// Without the visit at which the customer stands.
    left: WalkTotals,
    end: Option<usize>,
    peak: f64,
}

impl<'chain> Walk<'chain> {
    fn after(chain: &'chain Chain, seed: u32, customer: u32, choices: &[TransitionId]) -> Result<Self, WalkError> {
        let mut walk = Self {
            chain,
            seed,
            customer,
            places: Vec::new(),
            visits: Vec::new(),
            ledger: Vec::new(),
            totals: WalkTotals::default(),
            left: WalkTotals::default(),
            end: None,
            peak: 0.0,
        };
        walk.arrive(chain.start, None);
        for (done, choice) in choices.iter().enumerate() {
            let Some((node, _)) = walk.here() else { return Err(WalkError::AfterTheEnd { moves: done }) };
            let way = walk.ways_on(node).find(|m| m.id == *choice).ok_or_else(|| WalkError::NotAWayOn {
                number: done + 1,
                transition: *choice,
                at: node.name.clone(),
            })?;
            walk.take(way);
        }
        Ok(walk)
    }

    /// Where the customer stands, and the luck there; none at an end.
    fn here(&self) -> Option<(&'chain Node, Luck)> {
        let place = *self.places.last().filter(|_| self.end.is_none())?;
        let before = self.places.iter().filter(|p| **p == place).count().saturating_sub(1);
        let node = self.chain.nodes.get(place)?;
        let customer = Customer::new(self.seed, self.customer);
        Some((node, node.luck(customer, u32::try_from(before).unwrap_or(u32::MAX))))
    }

    fn ways_on(&self, node: &Node) -> impl Iterator<Item = &'chain Move> + use<'chain> {
        let ways = self.chain.moves.get(node.served.start..node.giving_up.end);
        ways.into_iter().flatten()
    }

    /// What the dice do here.
    fn dice(&self) -> Option<(Passage, &'chain Move)> {
        let (node, luck) = self.here()?;
        let passage = node.passage(&luck);
        self.chain.choose(node, passage.gave_up, &luck).map(|(_, way)| (passage, way))
    }

    /// Stands at a touchpoint, shown as the dice have it.
    fn arrive(&mut self, place: usize, via: Option<TransitionId>) {
        self.places.push(place);
        self.left = self.totals;
        let Some((node, luck)) = self.here() else { return };
        self.visits.push(WalkVisit {
            touchpoint: node.id,
            via,
            arrived_min: self.totals.elapsed_min,
            wait_min: 0.0,
            active_min: 0.0,
            patience_min: node.patience_drawn(&luck),
            gave_up: false,
            friction_em: 0.0,
        });
        self.live(node, &node.passage(&luck));
    }

    /// Moves on; what was shown here as the dice have it gives way to what the
    /// move means.
    fn take(&mut self, way: &'chain Move) {
        let Some((node, luck)) = self.here() else { return };
        self.totals = self.left;
        let visit = self.visits.len().saturating_sub(1);
        self.ledger.retain(|line| line.visit as usize != visit);
        self.live(node, &chosen(node, &luck, way.kind.gives_up()));
        if let Some(cause) = cause_of(way.kind) {
            self.note(LedgerLine::event(visit, cause, way.effort));
        }
        match way.target {
            Target::Node(next) => {
                self.peak = self.peak.max(self.last_friction());
                self.arrive(next, Some(way.id));
            }
            Target::End(end) => self.end = Some(end),
        }
    }

    /// Waits and does: clock, cost and ledger of the visit.
    fn live(&mut self, node: &Node, passage: &Passage) {
        let index = self.visits.len().saturating_sub(1);
        if let Some(visit) = self.visits.last_mut() {
            (visit.wait_min, visit.active_min) = (passage.wait, passage.active);
            (visit.gave_up, visit.friction_em) = (passage.gave_up, 0.0);
        }
        if index == 0 && self.chain.begins_with > 0.0 {
            self.note(LedgerLine::event(index, Cause::RepeatContact, self.chain.begins_with));
        }
        self.totals.active_min += passage.active;
        self.totals.wait_min += passage.wait;
        self.totals.lost_min += passage.active + passage.wait * node.lost_per_wait;
        self.totals.elapsed_min += passage.active + passage.wait;
        if passage.wait > 0.0 {
            self.note(LedgerLine {
                friction_em: passage.wait * node.effort.per_wait,
                minutes: Some(passage.wait),
                weight: Some(node.effort.per_wait),
                flags: node.effort.per_flagged_wait.iter().map(|(flag, _)| *flag).collect(),
                ..LedgerLine::event(index, Cause::Waiting, 0.0)
            });
        }
        if passage.gave_up {
            return;
        }
        self.totals.cost += node.cost;
        if passage.active > 0.0 {
            let doing = LedgerLine::event(index, Cause::Doing, passage.active * node.effort.per_active);
            self.note(LedgerLine { minutes: Some(passage.active), ..doing });
        }
        let events = [
            (Cause::HardQuestions, node.effort.hard_questions),
            (Cause::RepeatInfo, node.effort.repeat_info),
            (Cause::GenericAnswer, node.effort.generic_answer),
            (Cause::Blame, node.effort.blame),
            (Cause::Unacknowledged, node.effort.unacknowledged),
        ];
        for (cause, effort) in events.into_iter().filter(|(_, effort)| *effort > 0.0) {
            self.note(LedgerLine::event(index, cause, effort));
        }
    }

    fn note(&mut self, line: LedgerLine) {
        self.totals.friction_em += line.friction_em;
        if let Some(visit) = self.visits.last_mut() {
            visit.friction_em += line.friction_em;
        }
        self.ledger.push(line);
    }

    fn last_friction(&self) -> f64 {
        self.visits.last().map_or(0.0, |v| v.friction_em)
    }

    fn choices(&self) -> Vec<WalkChoice> {
        let (Some((node, _)), Some((_, dice))) = (self.here(), self.dice()) else { return Vec::new() };
        let choice = |way: &Move| {
            let (target, name) = self.named(way.target)?;
            Some(WalkChoice {
                transition: way.id,
                target,
                label: if way.label.is_empty() { name.to_owned() } else { way.label.clone() },
                share: self.chain.share_of_visitors(way),
                gives_up: way.kind.gives_up(),
                dice: way.id == dice.id,
            })
        };
        self.ways_on(node).filter_map(choice).collect()
    }

    fn named(&self, target: Target) -> Option<(journey::ids::TouchpointId, &str)> {
        match target {
            Target::Node(node) => self.chain.nodes.get(node).map(|n| (n.id, n.name.as_str())),
            Target::End(end) => self.chain.ends.get(end).map(|e| (e.id, e.name.as_str())),
        }
    }

    fn into_state(self) -> WalkState {
        let end = self.end.and_then(|end| self.chain.ends.get(end));
        let last = self.last_friction();
        WalkState {
            format: "milewalk.walk/1".into(),
            seed: self.seed,
            customer: self.customer,
            choices: self.choices(),
            outcome: end.map(|e| e.outcome),
            end: end.map(|e| e.id),
            totals: WalkTotals {
                remembered_em: f64::midpoint(self.peak.max(last), last),
                index: self.chain.index(self.totals.friction_em),
                ..self.totals
            },
            visits: self.visits,
            ledger: self.ledger,
        }
    }
}

impl LedgerLine {
    fn event(visit: usize, cause: Cause, friction_em: f64) -> Self {
        let visit = u32::try_from(visit).unwrap_or(u32::MAX);
        Self { visit, cause, friction_em, minutes: None, weight: None, flags: Vec::new() }
    }
}

/// What happens at a visit that is left in a chosen way.
fn chosen(node: &Node, luck: &Luck, gives_up: bool) -> Passage {
    let wait = node.wait.at(luck.wait);
    if gives_up {
        let patience = node.patience_drawn(luck).unwrap_or(wait);
        return Passage { wait: wait.min(patience), active: 0.0, gave_up: true };
    }
    Passage { wait, active: node.active.at(luck.active), gave_up: false }
}

fn cause_of(kind: TransitionKind) -> Option<Cause> {
    match kind {
        TransitionKind::Next | TransitionKind::Abandon => None,
        TransitionKind::Switch | TransitionKind::AbandonSwitch => Some(Cause::ChannelSwitch),
        TransitionKind::Repeat | TransitionKind::AbandonRepeat => Some(Cause::RepeatContact),
        TransitionKind::Transfer => Some(Cause::Transfer),
        TransitionKind::DeadEnd => Some(Cause::DeadEnd),
    }
}
