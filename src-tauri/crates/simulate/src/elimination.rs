//! Expected visits of an absorbing Markov chain: states are taken out one after
//! the other, and whoever would come by is led past, with the probability
//! `q_ij + q_ik·q_kj / (1 − q_kk)`. That is Gaussian elimination of `I − Q`, in
//! which nothing is ever subtracted, because `1 − q_kk` is the sum of what
//! leaves `k` (Grassmann, Taksar and Heyman 1985): each figure is right to
//! nearly its last digit, in loops that hardly anybody leaves as well, and the
//! same on every machine.
//!
//! The same turns solve for values (`m = r + Q·m`) and give those entries of the
//! inverse that variances need, without the others.
//!
//! Few ways lead on from a step, so that most of `Q` is zero. The state with
//! the fewest ways past it goes first (Markowitz 1957), and hardly any of that
//! fills up: the work grows with the ways, not with the cube of the states.

use std::collections::{BTreeMap, BTreeSet};

/// A chain ready to be asked for any inflow.
pub(crate) struct Elimination {
    states: usize,
    /// In the order in which they were taken out.
    turns: Vec<Turn>,
}

/// A state when its turn came.
struct Turn {
    state: usize,
    /// Probability of leaving it for another state or for good.
    leaves: f64,
    /// From which states left it is entered, with which probability.
    from: Vec<(usize, f64)>,
    /// To which states left it leads, given that it is left.
    on: Vec<(usize, f64)>,
}

impl Elimination {
    /// Of a chain of so many states. A move leads from a state to a state, or
    /// out of the chain for good; those of one state sum to 1.
    pub(crate) fn new(states: usize, moves: impl Iterator<Item = (usize, Option<usize>, f64)>) -> Self {
        let mut rest = Rest::new(states, moves);
        Self { states, turns: std::iter::from_fn(|| rest.take_out()).collect() }
    }

    /// Expected visits to each state, where customers flow in like this.
    /// Where nobody can leave, they are not finite.
    pub(crate) fn visits(&self, inflow: &[f64]) -> Vec<f64> {
        let mut visits = inflow.to_vec();
        visits.resize(self.states, 0.0);
        for turn in &self.turns {
            let come = at(&visits, turn.state);
            for (state, probability) in &turn.on {
                add(&mut visits, *state, come * probability);
            }
        }
        // Now each entry is what flows in by states that were taken out before.
        for turn in self.turns.iter().rev() {
            let come: f64 = turn.from.iter().map(|(state, probability)| at(&visits, *state) * probability).sum();
            if let Some(visits) = visits.get_mut(turn.state) {
                *visits = (*visits + come) / turn.leaves;
            }
        }
        visits
    }
}

impl Elimination {
    /// What is still to come from each state on, `m = reward + Q·m`, where a
    /// visit brings this reward.
    pub(crate) fn values(&self, reward: &[f64]) -> Vec<f64> {
        let mut values = reward.to_vec();
        values.resize(self.states, 0.0);
        for turn in &self.turns {
            let here = at(&values, turn.state) / turn.leaves;
            if let Some(value) = values.get_mut(turn.state) {
                *value = here;
            }
            for (state, probability) in &turn.from {
                add(&mut values, *state, probability * here);
            }
        }
        // Now each entry is what comes until a state that was taken out later.
        for turn in self.turns.iter().rev() {
            let later: f64 = turn.on.iter().map(|(state, probability)| probability * at(&values, *state)).sum();
            add(&mut values, turn.state, later);
        }
        values
    }

    /// Expected visits to a state from itself on, and from every state that it
    /// leads to: the entries of `(I − Q)⁻¹` where the transpose of what was
    /// eliminated has entries. They follow from one another, the last state
    /// first, and no other entry is needed (Takahashi, Fagan and Chin 1973):
    /// the work is that of the elimination, where the whole inverse would take
    /// as many times as much as there are states.
    pub(crate) fn returns(&self) -> Returns {
        let mut returns = Returns { of: Vec::new() };
        returns.of.resize_with(self.states, Entries::default);
        for turn in self.turns.iter().rev() {
            let entries = returns.entries(turn);
            if let Some(place) = returns.of.get_mut(turn.state) {
                *place = entries;
            }
        }
        returns
    }
}

/// Some entries of the inverse: see [`Elimination::returns`].
pub(crate) struct Returns {
    of: Vec<Entries>,
}

/// Entries of a state and of states that were taken out later, by state.
#[derive(Default)]
struct Entries {
    own: f64,
    /// Visits to the state, from each that it leads to.
    to: Vec<(usize, f64)>,
    /// Visits from the state, to each that leads to it.
    from: Vec<(usize, f64)>,
}

impl Returns {
    /// Expected visits to a state by a customer who stands there, this one included.
    pub(crate) fn own(&self, state: usize) -> f64 {
        self.of.get(state).map_or(0.0, |entries| entries.own)
    }

    /// Expected visits to a state by a customer who stands at another, to which
    /// a move leads from it.
    pub(crate) fn back(&self, target: usize, state: usize) -> f64 {
        if target == state {
            return self.own(state);
        }
        let found = |state: usize, other: usize, of: fn(&Entries) -> &[(usize, f64)]| {
            let entries = of(self.of.get(state)?);
            let place = entries.binary_search_by_key(&other, |(state, _)| *state).ok()?;
            entries.get(place).map(|(_, visits)| *visits)
        };
        let earlier = found(state, target, |entries| &entries.to);
        earlier.or_else(|| found(target, state, |entries| &entries.from)).unwrap_or(0.0)
    }

    fn entries(&self, turn: &Turn) -> Entries {
        let to = turn.on.iter().map(|(state, _)| {
            let visits: f64 = turn.from.iter().map(|(by, probability)| self.back(*state, *by) * probability).sum();
            (*state, visits / turn.leaves)
        });
        let to: Vec<(usize, f64)> = to.collect();
        let from = turn.from.iter().map(|(state, _)| {
            (*state, turn.on.iter().map(|(by, probability)| probability * self.back(*by, *state)).sum())
        });
        let again: f64 = turn.on.iter().zip(&to).map(|((_, probability), (_, visits))| probability * visits).sum();
        Entries { own: 1.0 / turn.leaves + again, from: from.collect(), to }
    }
}

/// The states that are left.
struct Rest {
    states: Vec<State>,
    /// By the number of ways past them.
    queue: BTreeSet<(usize, usize)>,
}

#[derive(Default)]
struct State {
    on: BTreeMap<usize, f64>,
    from: BTreeSet<usize>,
    /// Probability of leaving the chain from here.
    out: f64,
}

impl State {
    fn ways_past(&self) -> usize {
        self.from.len() * self.on.len()
    }
}

impl Rest {
    fn new(states: usize, moves: impl Iterator<Item = (usize, Option<usize>, f64)>) -> Self {
        let mut rest = Self { states: Vec::new(), queue: BTreeSet::new() };
        rest.states.resize_with(states, State::default);
        for (source, target, probability) in moves {
            match target {
                Some(target) => rest.lead(source, target, probability),
                None => rest.lead_out(source, probability),
            }
        }
        rest.queue = rest.states.iter().enumerate().map(|(index, state)| (state.ways_past(), index)).collect();
        rest
    }

    fn lead(&mut self, source: usize, target: usize, probability: f64) {
        if let Some(state) = self.states.get_mut(source) {
            *state.on.entry(target).or_insert(0.0) += probability;
        }
        if let Some(state) = self.states.get_mut(target) {
            state.from.insert(source);
        }
    }

    fn lead_out(&mut self, source: usize, probability: f64) {
        if let Some(state) = self.states.get_mut(source) {
            state.out += probability;
        }
    }

    /// Takes the state with the fewest ways past it out; none when none is left.
    fn take_out(&mut self) -> Option<Turn> {
        let (_, state) = self.queue.pop_first()?;
        let State { mut on, mut from, out } = std::mem::take(self.states.get_mut(state)?);
        on.remove(&state);
        from.remove(&state);
        for beside in on.keys().chain(&from) {
            self.leave_queue(*beside);
        }
        let leaves = out + on.values().sum::<f64>();
        let on: Vec<(usize, f64)> =
            on.into_iter().map(|(target, probability)| (target, probability / leaves)).collect();
        for (target, _) in &on {
            if let Some(target) = self.states.get_mut(*target) {
                target.from.remove(&state);
            }
        }
        let from = from.into_iter().map(|source| (source, self.lead_past(state, source, &on, out / leaves))).collect();
        for (beside, _) in on.iter().chain(&from) {
            self.join_queue(*beside);
        }
        Some(Turn { state, leaves, from, on })
    }

    /// Leads those who would come from `source` by this state past it. Gives
    /// how many these are.
    fn lead_past(&mut self, state: usize, source: usize, on: &[(usize, f64)], out: f64) -> f64 {
        let come = self.states.get_mut(source).and_then(|source| source.on.remove(&state)).unwrap_or(0.0);
        for (target, probability) in on {
            self.lead(source, *target, come * probability);
        }
        self.lead_out(source, come * out);
        come
    }

    fn leave_queue(&mut self, state: usize) {
        if let Some(ways) = self.states.get(state).map(State::ways_past) {
            self.queue.remove(&(ways, state));
        }
    }

    fn join_queue(&mut self, state: usize) {
        if let Some(ways) = self.states.get(state).map(State::ways_past) {
            self.queue.insert((ways, state));
        }
    }
}

fn at(values: &[f64], index: usize) -> f64 {
    values.get(index).copied().unwrap_or(0.0)
}

fn add(to: &mut [f64], index: usize, more: f64) {
    if let Some(sum) = to.get_mut(index) {
        *sum += more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How far these visits are from `n = inflow + n·Q`, relative to the largest.
    fn residual(moves: &[(usize, Option<usize>, f64)], inflow: &[f64], visits: &[f64]) -> f64 {
        let mut come = inflow.to_vec();
        for (source, target, probability) in moves {
            if let Some(target) = target {
                come[*target] += visits[*source] * probability;
            }
        }
        let most = visits.iter().copied().fold(1.0, f64::max);
        come.iter().zip(visits).map(|(come, visits)| (come - visits).abs() / most).fold(0.0, f64::max)
    }

    #[test]
    fn a_coin_thrown_until_it_falls_on_heads() {
        let moves = [(0, Some(0), 0.5), (0, None, 0.5)];
        assert_eq!(Elimination::new(1, moves.into_iter()).visits(&[1.0]), [2.0]);
    }

    #[test]
    fn a_loop_that_one_in_a_trillion_leaves_keeps_its_digits() {
        let rarely = 1e-12;
        let moves = [(0, Some(1), 1.0), (1, Some(0), 1.0 - rarely), (1, None, rarely)];
        let visits = Elimination::new(2, moves.into_iter()).visits(&[1.0, 0.0]);
        assert!(visits.iter().all(|visits| (visits * rarely - 1.0).abs() < 1e-15), "{visits:?}");
    }

    #[test]
    fn where_nobody_leaves_there_is_no_finite_answer() {
        let moves = [(0, Some(1), 1.0), (1, Some(0), 1.0)];
        let visits = Elimination::new(2, moves.into_iter()).visits(&[1.0, 0.0]);
        assert!(visits.iter().any(|visits| !visits.is_finite()), "{visits:?}");
    }

    #[test]
    fn every_state_leading_to_every_other_and_to_itself_is_solved_too() {
        let states = 40;
        // Whole numbers that look as if they were drawn.
        let weight = |source: usize, target: usize| ((source * 7919 + target * 104_729) % 101 + 1) as f64;
        let moves: Vec<_> = (0..states)
            .flat_map(|source| {
                let sum: f64 = (0..=states).map(|target| weight(source, target)).sum();
                let target = move |target| (target < states).then_some(target);
                (0..=states).map(move |to| (source, target(to), weight(source, to) / sum))
            })
            .collect();
        let inflow: Vec<f64> = (0..states).map(|state| weight(state, 3)).collect();
        let visits = Elimination::new(states, moves.iter().copied()).visits(&inflow);
        assert!(residual(&moves, &inflow, &visits) < 1e-14, "{visits:?}");
    }

    /// Whole numbers that look as if they were drawn.
    fn drawn(source: usize, target: usize) -> f64 {
        ((source * 7919 + target * 104_729) % 101 + 1) as f64
    }

    /// A chain in which each state leads to a few others, to itself, and out.
    fn sparse(states: usize) -> Vec<(usize, Option<usize>, f64)> {
        let ways =
            |source: usize| [source, (source + 1) % states, (source * 7 + 3) % states, (source * 5 + 1) % states];
        let moves = (0..states).flat_map(|source| {
            let weights = ways(source).map(|target| drawn(source, target));
            let sum: f64 = weights.iter().sum::<f64>() + 20.0;
            let on = ways(source).into_iter().zip(weights).map(move |(to, weight)| (source, Some(to), weight / sum));
            on.chain([(source, None, 20.0 / sum)])
        });
        moves.collect()
    }

    #[test]
    fn values_are_what_visits_bring() {
        let moves = sparse(60);
        let chain = Elimination::new(60, moves.iter().copied());
        let reward: Vec<f64> = (0..60).map(|state| drawn(state, 5)).collect();
        let values = chain.values(&reward);
        for start in [0, 17, 59] {
            let mut inflow = vec![0.0; 60];
            inflow[start] = 1.0;
            let brought: f64 = chain.visits(&inflow).iter().zip(&reward).map(|(visits, reward)| visits * reward).sum();
            assert!((values[start] / brought - 1.0).abs() < 1e-13, "{} is not {brought}", values[start]);
        }
    }

    #[test]
    fn returns_are_entries_of_the_inverse() {
        let moves = sparse(60);
        let chain = Elimination::new(60, moves.iter().copied());
        let returns = chain.returns();
        let row = |start: usize| {
            let mut inflow = vec![0.0; 60];
            inflow[start] = 1.0;
            chain.visits(&inflow)
        };
        for (source, target, _) in &moves {
            assert!((returns.own(*source) / row(*source)[*source] - 1.0).abs() < 1e-13, "from {source} to itself");
            let Some(target) = target else { continue };
            let (found, expected) = (returns.back(*target, *source), row(*target)[*source]);
            assert!((found / expected - 1.0).abs() < 1e-13, "from {target} back to {source}: {found} not {expected}");
        }
    }
}
