//! From a map to its [`Chain`]: takes what can be reached from the start,
//! refuses what cannot be walked with a sentence that names the touchpoint, and
//! works out once what every walk needs. How a map should look beyond that is
//! judged by the checks of `journey`, not here.

use crate::chain::{Chain, Effort, End, Move, Need, Node, Target};
use crate::draws::stream_of;
use crate::exact;
use crate::time::Time;
use journey::JourneyMap;
use journey::ids::{NeedId, TouchpointId};
use journey::model::{
    ExitReason, FrictionWeights, Level, PersonaTraits, Touchpoint, Transition, TransitionKind, WaitFlag,
};
use std::collections::{BTreeMap, BTreeSet};

/// Why a map cannot be simulated.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CompileError {
    /// No start, or one that is not there.
    #[error("the map does not say where the journey begins: choose a touchpoint as its start")]
    NoStart,
    /// The start is an end.
    #[error("the journey begins at \"{name}\", which is an end: choose a touchpoint as its start")]
    StartIsEnd {
        /// Name of the start.
        name: String,
    },
    /// Shares of one group do not sum to 1.
    #[error("the ways on from \"{name}\" {group} sum to {sum:.4} instead of 1: change their shares")]
    Shares {
        /// Name of the touchpoint.
        name: String,
        /// "after being served" or "after giving up".
        group: &'static str,
        /// What they sum to.
        sum: f64,
    },
    /// Nothing leads on from a touchpoint.
    #[error("nothing leads on from \"{name}\": connect it to the next touchpoint or to an end")]
    NoWayOn {
        /// Name of the touchpoint.
        name: String,
    },
    /// Patience can run out, and then nothing leads on.
    #[error(
        "customers can lose patience at \"{name}\", but nothing says where they go then: add a way of giving up, or \
         take the patience away"
    )]
    PatienceWithoutWayOut {
        /// Name of the touchpoint.
        name: String,
    },
    /// No end can be reached from a touchpoint that customers reach.
    #[error("no end can be reached from \"{name}\": a customer would walk for ever")]
    NoWayToAnEnd {
        /// Name of the touchpoint.
        name: String,
    },
    /// Loops so likely that hardly anybody leaves.
    #[error(
        "customers go round in circles: a walk would come to \"{name}\" {visits:.0} times on average. Make it likelier \
         to leave the loop"
    )]
    Endless {
        /// Name of the touchpoint most often visited.
        name: String,
        /// Expected visits of a walk.
        visits: f64,
    },
    /// A time that cannot be.
    #[error("the {what} of \"{name}\" {problem}")]
    Time {
        /// Name of the touchpoint.
        name: String,
        /// "active time" or "wait".
        what: &'static str,
        /// What is wrong.
        problem: &'static str,
    },
    /// A value outside its scale.
    #[error("the {what} of \"{name}\" is {value}, but must be {scale}")]
    Value {
        /// Name of the touchpoint, or of the map.
        name: String,
        /// Which value.
        what: &'static str,
        /// What it is.
        value: f64,
        /// What it may be.
        scale: &'static str,
    },
    /// More needs than a walk keeps track of.
    #[error("the map has {count} needs, but a simulation follows at most {MOST_NEEDS}")]
    TooManyNeeds {
        /// How many.
        count: usize,
    },
}

/// Needs are bits of one word.
const MOST_NEEDS: usize = 64;
/// How far shares may miss 1.
const SHARES_WITHIN: f64 = 1e-6;
/// Moves less likely than this lead nobody out of a loop.
const NEVER: f64 = 1e-12;
/// A walk with more visits than this on average is taken for endless.
const MOST_VISITS: f64 = 100_000.0;
/// Sums of squares of larger values would leave the range of a number.
const LARGEST: f64 = 1e12;

impl Chain {
    /// Flat tables of what can be reached from the map's start.
    ///
    /// # Errors
    /// When the map cannot be walked: the error says where and why.
    pub fn compile(map: &JourneyMap) -> Result<Self, CompileError> {
        Self::compile_as(map, &PersonaTraits::default())
    }

    /// The same for a customer who differs from the neutral one (domain model,
    /// "Persona multipliers"): patience, the shares of those who discover,
    /// answer, believe and come again, how waits feel, and what else it costs.
    ///
    /// # Errors
    /// When the map cannot be walked: the error says where and why.
    pub fn compile_as(map: &JourneyMap, traits: &PersonaTraits) -> Result<Self, CompileError> {
        let start = start(map)?;
        let needs = needs(map)?;
        let weights = &map.details().weights;
        check_weights(weights)?;
        let title = &map.details().title;
        let expected_effort =
            checked(title, "expected effort", map.details().expected_effort.value, LARGEST, "0 or more")?;
        let mut tables =
            Tables { map, needs: &needs, weights, traits, index: BTreeMap::new(), order: Vec::new(), ends: vec![] };
        tables.reach(start);
        let (nodes, moves) = tables.fill()?;
        let mut chain = Self {
            title: title.clone(),
            expected_effort,
            hard_above: weights.hard_above,
            begins_with: if traits.starts_again { weights.repeat_contact } else { 0.0 },
            start: 0,
            nodes,
            moves,
            ends: tables.ends,
            needs,
            visits: Vec::new(),
        };
        chain.check_ways_to_ends()?;
        chain.visits = exact::visits(&chain);
        chain.check_length()?;
        Ok(chain)
    }

    /// Every touchpoint must lead to an end by moves that really happen.
    fn check_ways_to_ends(&self) -> Result<(), CompileError> {
        let mut leaves = vec![false; self.nodes.len()];
        let mut sources = vec![Vec::new(); self.nodes.len()];
        let mut ahead = Vec::new();
        for way in self.moves.iter().filter(|m| self.share_of_visitors(m) > NEVER) {
            match way.target {
                Target::End(_) => ahead.push(way.source),
                Target::Node(node) => sources.get_mut(node).into_iter().for_each(|sources| sources.push(way.source)),
            }
        }
        while let Some(node) = ahead.pop() {
            if let Some(leaves) = leaves.get_mut(node).filter(|leaves| !**leaves) {
                *leaves = true;
                ahead.extend(sources.get(node).into_iter().flatten());
            }
        }
        match self.nodes.iter().zip(leaves).find(|(_, leaves)| !leaves) {
            Some((node, _)) => Err(CompileError::NoWayToAnEnd { name: node.name.clone() }),
            None => Ok(()),
        }
    }

    fn check_length(&self) -> Result<(), CompileError> {
        let total = self.expected_visits();
        if total.is_finite() && (0.0..=MOST_VISITS).contains(&total) {
            return Ok(());
        }
        let most = self.nodes.iter().zip(&self.visits).max_by(|a, b| a.1.total_cmp(b.1));
        let (name, visits) = most.map(|(node, visits)| (node.name.clone(), *visits)).unwrap_or_default();
        let visits = if visits.is_finite() { visits } else { f64::MAX };
        Err(CompileError::Endless { name, visits })
    }
}

fn start(map: &JourneyMap) -> Result<&Touchpoint, CompileError> {
    let start = map.details().start.and_then(|id| map.touchpoint(id)).ok_or(CompileError::NoStart)?;
    if start.is_end() {
        return Err(CompileError::StartIsEnd { name: start.name.clone() });
    }
    Ok(start)
}

fn needs(map: &JourneyMap) -> Result<Vec<Need>, CompileError> {
    let count = map.needs().len();
    if count > MOST_NEEDS {
        return Err(CompileError::TooManyNeeds { count });
    }
    let solved_somewhere = |id: NeedId| map.touchpoints().any(|t| t.solves.contains(&id));
    Ok(map
        .needs()
        .map(|n| Need {
            id: n.id,
            key: n.key.clone(),
            name: n.name.clone(),
            solved_somewhere: solved_somewhere(n.id),
            promised: n.promised,
        })
        .collect())
}

fn check_weights(weights: &FrictionWeights) -> Result<(), CompileError> {
    let all = [
        weights.hard_question,
        weights.repeat_info,
        weights.generic_answer,
        weights.channel_switch,
        weights.transfer,
        weights.dead_end,
        weights.repeat_contact,
        weights.unattended,
        weights.uncertain,
        weights.other_flag,
        weights.wait_cap,
    ];
    for value in all {
        checked("the friction weights", "size", value, LARGEST, "0 or more")?;
    }
    checked("the friction weights", "index of a hard journey", weights.hard_above, 100.0, "0 to 100")?;
    Ok(())
}

/// The value, if it is within 0 and `most`.
fn checked(name: &str, what: &'static str, value: f64, most: f64, scale: &'static str) -> Result<f64, CompileError> {
    if (0.0..=most).contains(&value) {
        return Ok(value);
    }
    Err(CompileError::Value { name: name.to_owned(), what, value, scale })
}

/// What is being built: touchpoints in the order in which they are reached.
struct Tables<'map> {
    map: &'map JourneyMap,
    needs: &'map [Need],
    weights: &'map FrictionWeights,
    traits: &'map PersonaTraits,
    index: BTreeMap<TouchpointId, Target>,
    order: Vec<&'map Touchpoint>,
    ends: Vec<End>,
}

impl<'map> Tables<'map> {
    /// Numbers everything that can be reached, breadth first.
    fn reach(&mut self, start: &'map Touchpoint) {
        self.number(start);
        let mut next = 0;
        while let Some(touchpoint) = self.order.get(next).copied() {
            next += 1;
            for way in self.ways_on(touchpoint) {
                if let Some(target) = self.map.touchpoint(way.target) {
                    self.number(target);
                }
            }
        }
    }

    fn number(&mut self, touchpoint: &'map Touchpoint) {
        if self.index.contains_key(&touchpoint.id) {
            return;
        }
        let target = match touchpoint.outcome {
            Some(outcome) => {
                let name = touchpoint.name.clone();
                self.ends.push(End { id: touchpoint.id, name, outcome });
                Target::End(self.ends.len() - 1)
            }
            None => {
                self.order.push(touchpoint);
                Target::Node(self.order.len() - 1)
            }
        };
        self.index.insert(touchpoint.id, target);
    }

    /// What a customer can take from here: nothing with a share of 0, and no
    /// giving up where patience never ends.
    fn ways_on(&self, touchpoint: &Touchpoint) -> Vec<&'map Transition> {
        let mut ways = self.map.outgoing(touchpoint.id);
        ways.retain(|t| t.share.value != 0.0 && (touchpoint.patience.is_some() || !t.kind.gives_up()));
        ways
    }

    fn fill(&self) -> Result<(Vec<Node>, Vec<Move>), CompileError> {
        let mut nodes = Vec::with_capacity(self.order.len());
        let mut moves = Vec::new();
        for touchpoint in &self.order {
            let mut node = self.node(touchpoint)?;
            let from = moves.len();
            moves.extend(self.group(touchpoint, nodes.len(), false)?);
            node.served = from..moves.len();
            moves.extend(self.group(touchpoint, nodes.len(), true)?);
            node.giving_up = node.served.end..moves.len();
            nodes.push(node);
        }
        Ok((nodes, moves))
    }

    fn node(&self, touchpoint: &Touchpoint) -> Result<Node, CompileError> {
        let name = &touchpoint.name;
        let time = |what, duration| {
            Time::new(duration).map_err(|problem| CompileError::Time { name: name.clone(), what, problem })
        };
        let share = |what, value| checked(name, what, value, 1.0, "between 0 and 1");
        let wait = time("wait", &touchpoint.wait.value)?;
        let active = time("active time", &touchpoint.active.value)?;
        let patience = match &touchpoint.patience.as_ref().map(|mean| mean.value * self.traits.patience) {
            None => None,
            Some(mean) if *mean > 0.0 => Some(checked(name, "patience", *mean, LARGEST, "above 0 minutes")?),
            Some(mean) => {
                let (name, what, value) = (name.clone(), "patience", *mean);
                return Err(CompileError::Value { name, what, value, scale: "above 0 minutes" });
            }
        };
        let attended = share("attended share of the wait", touchpoint.attended.value)?;
        let blocked = share("blocked share of the wait", touchpoint.blocked.value)?;
        let value_share = share("value share", touchpoint.value_share.value)?;
        let gives_up = patience.map_or(0.0, |mean| wait.outlasts(mean));
        Ok(Node {
            id: touchpoint.id,
            key: touchpoint.key.clone(),
            name: name.clone(),
            controllable: touchpoint.controllable,
            stream: stream_of(touchpoint.id),
            gives_up,
            mean_wait: patience.map_or_else(|| wait.mean(), |mean| mean * gives_up),
            wait,
            active,
            patience,
            effort: effort(touchpoint, self.weights, self.traits, attended, value_share),
            attended,
            lost_per_wait: attended + blocked * (1.0 - attended),
            cost: checked(name, "cost", touchpoint.cost.value, LARGEST, "0 or more")?,
            assists: touchpoint.level.is_some_and(Level::is_assisted),
            opens: self.bits(|need| self.map.need(need).is_some_and(|n| n.opens_at.contains(&touchpoint.id))),
            served: 0..0,
            giving_up: 0..0,
        })
    }

    fn group(&self, touchpoint: &Touchpoint, source: usize, gives_up: bool) -> Result<Vec<Move>, CompileError> {
        let ways: Vec<_> = self.ways_on(touchpoint).into_iter().filter(|t| t.kind.gives_up() == gives_up).collect();
        let name = || touchpoint.name.clone();
        if ways.is_empty() {
            return match (gives_up, touchpoint.patience.is_some()) {
                (false, _) => Err(CompileError::NoWayOn { name: name() }),
                (true, true) => Err(CompileError::PatienceWithoutWayOut { name: name() }),
                (true, false) => Ok(Vec::new()),
            };
        }
        for way in &ways {
            checked(&touchpoint.name, "share of a way on", way.share.value, 1.0, "between 0 and 1")?;
        }
        let mut cumulative = 0.0;
        let mut moves = Vec::with_capacity(ways.len());
        for (way, share) in ways.iter().zip(shares_of(&ways, self.traits)) {
            cumulative += share;
            moves.extend(self.index.get(&way.target).map(|target| Move {
                id: way.id,
                label: way.label.clone(),
                source,
                target: *target,
                kind: way.kind,
                share,
                cumulative,
                effort: self.weights.of_move(way.kind),
                exit_reason: way.exit_reason,
                meets: self.bits(|need| self.map.need(need).is_some_and(|n| n.met_at.contains(&way.target))),
            }));
        }
        if (cumulative - 1.0).abs() > SHARES_WITHIN {
            let group = if gives_up { "after giving up" } else { "after being served" };
            return Err(CompileError::Shares { name: name(), group, sum: cumulative });
        }
        Ok(scaled(moves, cumulative))
    }

    fn bits(&self, of: impl Fn(NeedId) -> bool) -> u64 {
        self.needs.iter().enumerate().filter(|(_, n)| of(n.id)).fold(0, |bits, (i, _)| bits | 1 << i)
    }
}

/// How this customer takes the ways of one group.
fn shares_of(ways: &[&Transition], traits: &PersonaTraits) -> Vec<f64> {
    let mut shares: Vec<f64> = ways.iter().map(|way| way.share.value).collect();
    let mut turn = |factor: f64, leads_away: bool, of: fn(&Transition) -> bool| {
        if factor == 1.0 {
            return;
        }
        let (mut of_it, mut others) = (0.0, 0.0);
        for (way, share) in ways.iter().zip(&shares) {
            *(if of(way) { &mut of_it } else { &mut others }) += share;
        }
        if of_it <= 0.0 || others <= 0.0 {
            return;
        }
        // Who stays is what the factor is of, where the way leads away from self-service.
        let sum = of_it + others;
        let new = if leads_away { sum - (others * factor).min(sum) } else { (of_it * factor).min(sum) };
        for (way, share) in ways.iter().zip(&mut shares) {
            *share *= if of(way) { new / of_it } else { (sum - new) / others };
        }
    };
    turn(traits.discovers, true, |way| matches!(way.exit_reason, Some(ExitReason::NotFound | ExitReason::ChosePerson)));
    turn(traits.answers, true, |way| way.exit_reason == Some(ExitReason::CannotAnswer));
    turn(traits.distrusts, false, |way| way.exit_reason == Some(ExitReason::Distrust));
    turn(traits.recurs, false, |way| {
        way.exit_reason == Some(ExitReason::DidNotLast)
            || (way.kind == TransitionKind::Repeat && way.exit_reason != Some(ExitReason::Distrust))
    });
    shares
}

/// Takes out the rounding of shares written with few digits, so that the exact
/// solution sums to 1.
fn scaled(mut moves: Vec<Move>, sum: f64) -> Vec<Move> {
    for way in &mut moves {
        way.share /= sum;
        way.cumulative /= sum;
    }
    moves
}

/// The terms of friction (domain model, "The score"): `(1 − η)·T` and
/// `m·(T_attended + u·T_unattended)` and the events, per minute and per service.
fn effort(
    touchpoint: &Touchpoint,
    weights: &FrictionWeights,
    traits: &PersonaTraits,
    attended: f64,
    value_share: f64,
) -> Effort {
    let flags: BTreeSet<WaitFlag> = touchpoint.wait_flags.union(&traits.wait_flags).copied().collect();
    let per_plain_wait = attended + weights.unattended * (1.0 - attended);
    let weight = weights.of_wait(&flags);
    let added = |flag: WaitFlag| if flag == WaitFlag::Uncertain { weights.uncertain } else { weights.other_flag };
    let sum: f64 = flags.iter().map(|f| added(*f)).sum();
    // The cap can cut what the flags add, even into the plain wait if it is set below 1.
    let plain = weight.min(1.0) * per_plain_wait;
    let kept = if sum > 0.0 { (weight - 1.0).max(0.0) / sum } else { 0.0 };
    let per_flagged_wait = flags.iter().map(|f| (*f, added(*f) * kept * per_plain_wait)).collect();
    let hard_questions = f64::from(touchpoint.hard_questions) * weights.hard_question;
    let repeat_info = f64::from(touchpoint.repeat_info) * weights.repeat_info;
    let generic_answer = f64::from(touchpoint.generic_answer) * weights.generic_answer * traits.generic_answer;
    let by_a_person = touchpoint.level.is_some_and(Level::is_assisted);
    let blame = if by_a_person { traits.blame } else { 0.0 };
    // Who waits before anything has begun has not been told that anybody heard.
    let unheard = by_a_person && touchpoint.wait_flags.contains(&WaitFlag::Preprocess);
    let unacknowledged = if unheard { traits.unacknowledged } else { 0.0 };
    Effort {
        per_active: 1.0 - value_share,
        per_plain_wait: plain,
        per_flagged_wait,
        per_wait: weight * per_plain_wait,
        hard_questions,
        repeat_info,
        generic_answer,
        blame,
        unacknowledged,
        per_service: hard_questions + repeat_info + generic_answer + blame + unacknowledged,
    }
}
