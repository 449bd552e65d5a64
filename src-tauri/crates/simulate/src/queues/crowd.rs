//! Who arrives: customers of one kind or of several, each kind with a share of
//! the arrivals and a chain of its own. The chains have the same touchpoints and
//! moves, so that teams and tallies are shared.

use crate::cast::{Cast, Who};
use crate::chain::Chain;

/// All kinds.
#[derive(Clone, Debug)]
pub(crate) struct Crowd<'a> {
    pub(crate) who: Who,
    first: &'a Chain,
    kinds: Vec<Kind<'a>>,
}

#[derive(Clone, Copy, Debug)]
struct Kind<'a> {
    chain: &'a Chain,
    /// Of all arrivals, 0 to 1.
    share: f64,
    /// The same with the kinds before.
    up_to: f64,
}

impl<'a> Crowd<'a> {
    pub(crate) fn of(cast: &'a Cast) -> Self {
        let mut up_to = 0.0;
        let kinds = cast.kinds().into_iter().filter(|(share, _)| *share > 0.0).map(|(share, chain)| {
            up_to += share;
            Kind { chain, share, up_to }
        });
        Self { who: cast.who(), kinds: kinds.collect(), first: cast.first() }
    }

    /// Customers who are all alike.
    pub(crate) fn alike(chain: &'a Chain) -> Self {
        Self { who: Who::Neutral, first: chain, kinds: vec![Kind { chain, share: 1.0, up_to: 1.0 }] }
    }

    /// The chain whose touchpoints and moves all share.
    pub(crate) fn first(&self) -> &'a Chain {
        self.first
    }

    /// The chain of a kind.
    #[inline]
    pub(crate) fn chain(&self, kind: u32) -> &'a Chain {
        self.kinds.get(kind as usize).map_or(self.first, |kind| kind.chain)
    }

    /// Each kind: its share of the arrivals, and its chain.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = (f64, &'a Chain)> + '_ {
        self.kinds.iter().map(|kind| (kind.share, kind.chain))
    }

    pub(crate) fn differ(&self) -> bool {
        self.kinds.len() > 1
    }

    /// Of which kind somebody is who has this luck, 0 to 1.
    pub(crate) fn kind_of(&self, luck: f64) -> u32 {
        let last = self.kinds.len().saturating_sub(1);
        self.kinds.iter().position(|kind| luck < kind.up_to).unwrap_or(last) as u32
    }

    /// Over all arrivals.
    pub(crate) fn mean(&self, of: impl Fn(&Chain) -> f64) -> f64 {
        self.kinds().map(|(share, chain)| share * of(chain)).sum()
    }
}
