//! Need episodes of one walk (domain model, "Need episodes"): when each opens,
//! whether it was assisted, which stage failed first, how it closed. It does
//! not count over walks.

use crate::chain::{Chain, Move, Node, Target};
use crate::report::{ByEnding, Gaps};
use journey::model::ExitReason;

/// How an episode ends. The classes are exclusive and exhaustive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Level0,
    GivenUp,
    Missing,
    Unreachable,
    Undiscovered,
    Unanswerable,
    Fails,
    Unconfirmed,
    Unattributed,
}

/// Number of endings.
pub(crate) const ENDINGS: usize = 9;

/// Clock and effort of a walk so far.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spent {
    pub(crate) friction: f64,
    pub(crate) lost: f64,
    pub(crate) cost: f64,
    /// Minutes, whether anybody had to stay or not.
    pub(crate) elapsed: f64,
}

/// An episode that has closed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Closed {
    pub(crate) need: usize,
    pub(crate) ending: Ending,
    /// What was spent while it was open.
    pub(crate) spent: Spent,
}

/// The episodes of a walk under way; a need is a bit.
#[derive(Clone, Debug)]
pub(crate) struct Episodes {
    open: u64,
    assisted: u64,
    attributed: u64,
    each: Vec<Episode>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Episode {
    /// Spent before it opened.
    before: Spent,
    first_failure: Option<Ending>,
}

impl Ending {
    /// The stage that failed when a customer leaves for this reason.
    pub(crate) fn of_reason(reason: ExitReason) -> Self {
        match reason {
            ExitReason::NoAnswerThere => Self::Missing,
            ExitReason::Access => Self::Unreachable,
            ExitReason::NotFound | ExitReason::ChosePerson => Self::Undiscovered,
            ExitReason::CannotAnswer => Self::Unanswerable,
            ExitReason::Error | ExitReason::DidNotLast => Self::Fails,
            ExitReason::Distrust => Self::Unconfirmed,
        }
    }

    /// How a need is met, by whether there was assistance and what failed first.
    pub(crate) fn met(assisted: bool, first_failure: Option<Self>, solved_somewhere: bool) -> Self {
        match (assisted, solved_somewhere) {
            (false, _) => Self::Level0,
            (true, false) => Self::Missing,
            (true, true) => first_failure.unwrap_or(Self::Unattributed),
        }
    }
}

impl Episodes {
    pub(crate) fn new(needs: usize) -> Self {
        Self { open: 0, assisted: 0, attributed: 0, each: vec![Episode::default(); needs] }
    }

    /// A new walk: whatever was open is forgotten.
    pub(crate) fn restart(&mut self) {
        (self.open, self.assisted, self.attributed) = (0, 0, 0);
    }

    /// A touchpoint is entered.
    #[inline]
    pub(crate) fn enter(&mut self, node: &Node, spent: &Spent) {
        let opening = node.opens & !self.open;
        if opening == 0 {
            return;
        }
        self.open |= opening;
        for need in bits(opening) {
            if let Some(episode) = self.each.get_mut(need) {
                *episode = Episode { before: *spent, first_failure: None };
            }
        }
    }

    /// The customer is served.
    #[inline]
    pub(crate) fn serve(&mut self, node: &Node) {
        if node.assists {
            self.assisted |= self.open;
        }
    }

    /// A move is taken; says which episodes it closes.
    #[inline]
    pub(crate) fn leave(&mut self, way: &Move, chain: &Chain, spent: &Spent, mut closed: impl FnMut(Closed)) {
        if let Some(reason) = way.exit_reason {
            self.attribute(Ending::of_reason(reason));
        }
        let met = self.open & way.meets;
        let closing = if matches!(way.target, Target::End(_)) { self.open } else { met };
        if closing == 0 {
            return;
        }
        for need in bits(closing) {
            let (Some(episode), Some(table)) = (self.each.get(need), chain.needs.get(need)) else { continue };
            let bit = 1 << need;
            let ending = if met & bit == 0 {
                Ending::GivenUp
            } else {
                Ending::met(self.assisted & bit != 0, episode.first_failure, table.solved_somewhere)
            };
            closed(Closed { need, ending, spent: spent.since(&episode.before) });
        }
        self.open &= !closing;
        self.assisted &= self.open;
        self.attributed &= self.open;
    }

    fn attribute(&mut self, failure: Ending) {
        let first = self.open & !self.attributed;
        self.attributed |= first;
        for need in bits(first) {
            if let Some(episode) = self.each.get_mut(need) {
                episode.first_failure = Some(failure);
            }
        }
    }
}

impl Spent {
    fn since(&self, before: &Self) -> Self {
        Self {
            friction: self.friction - before.friction,
            lost: self.lost - before.lost,
            cost: self.cost - before.cost,
            elapsed: self.elapsed - before.elapsed,
        }
    }
}

impl ByEnding {
    /// From one value for each ending.
    pub(crate) fn from_fn(mut of: impl FnMut(Ending) -> Option<f64>) -> Self {
        Self {
            level0: of(Ending::Level0),
            given_up: of(Ending::GivenUp),
            missing: of(Ending::Missing),
            unreachable: of(Ending::Unreachable),
            undiscovered: of(Ending::Undiscovered),
            unanswerable: of(Ending::Unanswerable),
            fails: of(Ending::Fails),
            unconfirmed: of(Ending::Unconfirmed),
            unattributed: of(Ending::Unattributed),
        }
    }
}

impl Gaps {
    /// From one figure for each class.
    pub(crate) fn from_fn(mut of: impl FnMut(Ending) -> crate::report::Figure) -> Self {
        Self {
            missing: of(Ending::Missing),
            unreachable: of(Ending::Unreachable),
            undiscovered: of(Ending::Undiscovered),
            unanswerable: of(Ending::Unanswerable),
            fails: of(Ending::Fails),
            unconfirmed: of(Ending::Unconfirmed),
            unattributed: of(Ending::Unattributed),
        }
    }
}

/// The positions of the bits that are set.
fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = word.trailing_zeros();
        word = word.checked_sub(1)? & word;
        Some(lowest as usize)
    })
}
