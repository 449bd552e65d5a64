//! The exact Level Zero classes: how often an episode of a need ends in each
//! way, from the chain of (touchpoint, phase of the episode). A phase only ever
//! moves on (not assisted → assisted, nothing failed → this failed first), so
//! the large chain falls apart into small ones that are solved in turn. Each
//! flow by which a phase is left also says where it happened.

use crate::chain::{Chain, Move, Target};
use crate::episodes::{ENDINGS, Ending};
use crate::exact;

/// Expected episodes of a walk by ending.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ExactNeed {
    endings: [f64; ENDINGS],
    /// In the order of the moves of the chain.
    moves: Vec<OpenMove>,
}

/// A move in open episodes of a walk, expected numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct OpenMove {
    /// Taken while an episode is open.
    pub(crate) taken: f64,
    /// Taken for the first reason that is met in the episode.
    pub(crate) fails_first: f64,
    /// Of those, the ones that are then met with assistance.
    pub(crate) then_assisted: f64,
    /// Taken after the first help, by episodes that no reason on the map
    /// explains: nothing solves the need, or no reason is ever met.
    pub(crate) first_helped: f64,
}

/// The same for each need of the chain.
pub(crate) fn solve(chain: &Chain) -> Vec<ExactNeed> {
    (0..chain.needs.len()).map(|need| Solver::new(chain, need).solve()).collect()
}

/// Over several chains of one structure, each with its weight.
pub(crate) fn mixed(parts: impl Iterator<Item = (f64, Vec<ExactNeed>)>) -> Vec<ExactNeed> {
    let mut all: Vec<ExactNeed> = Vec::new();
    for (weight, needs) in parts {
        all.resize_with(needs.len(), ExactNeed::default);
        for (sum, need) in all.iter_mut().zip(needs) {
            sum.endings.iter_mut().zip(need.endings).for_each(|(sum, more)| *sum += weight * more);
            sum.moves.resize(need.moves.len(), OpenMove::default());
            sum.moves.iter_mut().zip(&need.moves).for_each(|(sum, more)| sum.add(weight, more));
        }
    }
    all
}

impl ExactNeed {
    pub(crate) fn episodes(&self) -> f64 {
        self.endings.iter().sum()
    }

    pub(crate) fn moves(&self) -> &[OpenMove] {
        &self.moves
    }

    /// Share of episodes; none where none opens.
    pub(crate) fn share(&self, ending: Ending) -> Option<f64> {
        let episodes = self.episodes();
        self.endings.get(ending as usize).filter(|_| episodes > 0.0).map(|times| times / episodes)
    }
}

impl OpenMove {
    fn add(&mut self, weight: f64, more: &Self) {
        self.taken += weight * more.taken;
        self.fails_first += weight * more.fails_first;
        self.then_assisted += weight * more.then_assisted;
        self.first_helped += weight * more.first_helped;
    }
}

struct Solver<'chain> {
    chain: &'chain Chain,
    need: usize,
    bit: u64,
    prospects: Prospects,
}

/// Probabilities of how an episode goes on from each touchpoint.
#[derive(Default)]
struct Prospects {
    /// Being met, once assisted.
    met: Vec<f64>,
    /// Being met with assistance, not assisted yet.
    met_with_help: Vec<f64>,
    /// Being met, once assisted, without any reason being met.
    met_untroubled: Vec<f64>,
}

/// What failed first, if anything; "nothing" first, because it leads to the others.
const FAILURES: [Option<Ending>; 7] = [
    None,
    Some(Ending::Missing),
    Some(Ending::Unreachable),
    Some(Ending::Undiscovered),
    Some(Ending::Unanswerable),
    Some(Ending::Fails),
    Some(Ending::Unconfirmed),
];

/// Expected inflow, per touchpoint, by [`FAILURES`].
type Inflows = Vec<Vec<f64>>;

impl<'chain> Solver<'chain> {
    fn new(chain: &'chain Chain, need: usize) -> Self {
        let mut solver = Self { chain, need, bit: 1 << need, prospects: Prospects::default() };
        let met = solver.prospect(|_| true, |way| f64::from(u8::from(solver.meets(way))));
        let met_untroubled = solver.prospect(
            |way| way.exit_reason.is_none(),
            |way| f64::from(u8::from(solver.meets(way) && way.exit_reason.is_none())),
        );
        let met_with_help = solver.prospect(
            |way| !solver.assists(way),
            |way| if solver.assists(way) { solver.onward(way, &met) } else { 0.0 },
        );
        solver.prospects = Prospects { met, met_with_help, met_untroubled };
        solver
    }

    /// Probability of something by the moves that `stays` lets pass, where each
    /// move away from there brings it about with the probability `by`.
    fn prospect(&self, stays: impl Fn(&Move) -> bool, by: impl Fn(&Move) -> f64) -> Vec<f64> {
        let mut reward = vec![0.0; self.chain.nodes.len()];
        for way in self.chain.moves.iter().filter(|way| self.closes(way) || !stays(way)) {
            add(&mut reward, way.source, self.chain.share_of_visitors(way) * by(way));
        }
        exact::among(self.chain, |way| !self.closes(way) && stays(way)).values(&reward)
    }

    /// Probability after a move: whether it meets the need if it closes the
    /// episode, else what lies ahead.
    fn onward(&self, way: &Move, ahead: &[f64]) -> f64 {
        match way.target {
            _ if self.closes(way) => f64::from(u8::from(self.meets(way))),
            Target::Node(next) => ahead.get(next).copied().unwrap_or(0.0),
            Target::End(_) => 0.0,
        }
    }

    fn meets(&self, way: &Move) -> bool {
        way.meets & self.bit != 0
    }

    /// Notes where open episodes of a phase take a move.
    fn note(&self, open: &mut OpenMove, way: &Move, (assisted, failure): (bool, Option<Ending>), times: f64) {
        let helped = assisted || self.assists(way);
        let prospects = &self.prospects;
        open.taken += times;
        if failure.is_none() && way.exit_reason.is_some() {
            open.fails_first += times;
            // One that closes unassisted is met at level 0, or given up.
            let assisted_in_time = match (helped, self.closes(way)) {
                (true, _) => self.onward(way, &prospects.met),
                (false, false) => self.onward(way, &prospects.met_with_help),
                (false, true) => 0.0,
            };
            open.then_assisted += times * assisted_in_time;
        }
        if helped && !assisted {
            if !self.solved_somewhere() {
                open.first_helped += times * self.onward(way, &prospects.met);
            } else if failure.is_none() && way.exit_reason.is_none() {
                open.first_helped += times * self.onward(way, &prospects.met_untroubled);
            }
        }
    }

    fn solved_somewhere(&self) -> bool {
        self.chain.needs.get(self.need).is_some_and(|n| n.solved_somewhere)
    }

    fn solve(&self) -> ExactNeed {
        let moves = vec![OpenMove::default(); self.chain.moves.len()];
        let mut found = ExactNeed { moves, ..ExactNeed::default() };
        let mut unassisted: Inflows = self.nothing();
        let mut assisted: Inflows = self.nothing();
        if let Some(first) = unassisted.first_mut() {
            *first = self.openings();
        }
        self.live(false, &mut unassisted, &mut assisted, &mut found);
        self.live(true, &mut assisted, &mut Inflows::new(), &mut found);
        found
    }

    fn nothing(&self) -> Inflows {
        vec![vec![0.0; self.chain.nodes.len()]; FAILURES.len()]
    }

    /// Expected episodes that open at each touchpoint. Customers outside an
    /// episode walk as everybody does, but for where one opens.
    fn openings(&self) -> Vec<f64> {
        let chain = self.chain;
        let visits = |node: usize| chain.visits.get(node).copied().unwrap_or(0.0);
        let opens = |node: usize| chain.nodes.get(node).is_some_and(|n| n.opens & self.bit != 0);
        // Coming in from outside: at the start, or by a move that closes an
        // episode if one is open and changes nothing if none is.
        let mut inflow = vec![0.0; chain.nodes.len()];
        add(&mut inflow, chain.start, 1.0);
        for way in chain.moves.iter().filter(|m| self.closes(m)) {
            flow_on(&mut inflow, way, visits(way.source) * chain.share_of_visitors(way));
        }
        let stays = |m: &Move| !self.closes(m) && !matches!(m.target, Target::Node(node) if opens(node));
        let kept: Vec<f64> = inflow.iter().enumerate().map(|(n, x)| if opens(n) { 0.0 } else { *x }).collect();
        let outside = exact::among(chain, stays).visits(&kept);
        for way in chain.moves.iter().filter(|m| !self.closes(m)) {
            let walkers = outside.get(way.source).copied().unwrap_or(0.0);
            flow_on(&mut inflow, way, walkers * chain.share_of_visitors(way));
        }
        inflow.iter().enumerate().map(|(n, x)| if opens(n) { *x } else { 0.0 }).collect()
    }

    /// Follows open episodes of one degree of assistance to where they close or
    /// become assisted.
    fn live(&self, assisted: bool, inflows: &mut Inflows, to_assisted: &mut Inflows, found: &mut ExactNeed) {
        let Some((nothing_failed, failed)) = inflows.split_first_mut() else { return };
        let untroubled = self.visits(assisted, false, std::slice::from_ref(nothing_failed));
        for visits in &untroubled {
            self.flow(assisted, None, visits, failed, to_assisted, found);
        }
        let troubled = self.visits(assisted, true, failed);
        for (visits, failure) in troubled.iter().zip(FAILURES.iter().skip(1)) {
            self.flow(assisted, *failure, visits, &mut [], to_assisted, found);
        }
    }

    /// Expected visits within a phase.
    fn visits(&self, assisted: bool, failed: bool, inflows: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let stays = |m: &Move| !self.closes(m) && (failed || m.exit_reason.is_none()) && (assisted || !self.assists(m));
        let phase = exact::among(self.chain, stays);
        inflows.iter().map(|inflow| phase.visits(inflow)).collect()
    }

    /// Where those who visit in a phase leave it to: another phase, or the end
    /// of their episode.
    fn flow(
        &self,
        assisted: bool,
        failure: Option<Ending>,
        visits: &[f64],
        failed: &mut [Vec<f64>],
        to_assisted: &mut Inflows,
        found: &mut ExactNeed,
    ) {
        for (index, way) in self.chain.moves.iter().enumerate() {
            let times = visits.get(way.source).copied().unwrap_or(0.0) * self.chain.share_of_visitors(way);
            let becomes = failure.or(way.exit_reason.map(Ending::of_reason));
            let helped = assisted || self.assists(way);
            if let Some(open) = found.moves.get_mut(index) {
                self.note(open, way, (assisted, failure), times);
            }
            let place = FAILURES.iter().position(|f| *f == becomes).unwrap_or(0);
            if self.closes(way) {
                add(&mut found.endings, self.ending(way, helped, becomes) as usize, times);
            } else if helped != assisted {
                to_assisted.get_mut(place).into_iter().for_each(|inflow| flow_on(inflow, way, times));
            } else if becomes != failure {
                let inflow = place.checked_sub(1).and_then(|place| failed.get_mut(place));
                inflow.into_iter().for_each(|inflow| flow_on(inflow, way, times));
            }
        }
    }

    fn ending(&self, way: &Move, assisted: bool, failure: Option<Ending>) -> Ending {
        if way.meets & self.bit == 0 {
            return Ending::GivenUp;
        }
        Ending::met(assisted, failure, self.solved_somewhere())
    }

    fn closes(&self, way: &Move) -> bool {
        way.meets & self.bit != 0 || matches!(way.target, Target::End(_))
    }

    /// Whether those who take this move were helped where they come from.
    fn assists(&self, way: &Move) -> bool {
        !way.kind.gives_up() && self.chain.nodes.get(way.source).is_some_and(|n| n.assists)
    }
}

fn flow_on(inflow: &mut [f64], way: &Move, times: f64) {
    if let Target::Node(target) = way.target {
        add(inflow, target, times);
    }
}

fn add(to: &mut [f64], index: usize, more: f64) {
    if let Some(sum) = to.get_mut(index) {
        *sum += more;
    }
}
