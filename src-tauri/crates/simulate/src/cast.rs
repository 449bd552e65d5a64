//! Who walks: the neutral customer, one persona of the map, or all of them by
//! their shares of the demand. The chains of a cast have the same touchpoints
//! and moves, so that their tallies add up.

use crate::chain::Chain;
use crate::compile::CompileError;
use journey::JourneyMap;
use journey::ids::PersonaId;
use journey::model::PersonaTraits;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Who is to walk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "kind", content = "persona")]
pub enum Who {
    /// The customer that the figures of the map are about.
    #[default]
    Neutral,
    /// One persona.
    Persona(PersonaId),
    /// All personas by their shares; the neutral customer where there are none.
    Mixed,
}

/// Customers ready to walk.
#[derive(Clone, Debug)]
pub struct Cast {
    who: Who,
    first: Actor,
    others: Vec<Actor>,
}

#[derive(Clone, Debug)]
struct Actor {
    persona: Option<PersonaId>,
    traits: PersonaTraits,
    share: f64,
    chain: Chain,
}

/// The customers of a run that are alike.
pub(crate) struct Part<'a> {
    pub(crate) chain: &'a Chain,
    pub(crate) persona: Option<PersonaId>,
    pub(crate) customers: Range<u32>,
}

impl Cast {
    /// These customers on a map.
    ///
    /// # Errors
    /// When the map cannot be walked.
    pub fn of(map: &JourneyMap, who: Who) -> Result<Self, CompileError> {
        let mut actors = Vec::new();
        for persona in map.personas() {
            let takes_part = match who {
                Who::Neutral => false,
                Who::Persona(id) => persona.id == id,
                Who::Mixed => persona.share > 0.0,
            };
            if takes_part {
                let chain = Chain::compile_as(map, &persona.traits)?;
                let (persona, traits, share) = (Some(persona.id), persona.traits.clone(), persona.share);
                actors.push(Actor { persona, traits, share, chain });
            }
        }
        let mut actors = actors.into_iter();
        let first = match actors.next() {
            Some(first) => first,
            None => {
                let traits = PersonaTraits::default();
                Actor { persona: None, share: 1.0, chain: Chain::compile_as(map, &traits)?, traits }
            }
        };
        Ok(Self { who, first, others: actors.collect() })
    }

    /// The same customers on another map, with the traits that it gives them.
    ///
    /// # Errors
    /// When that map cannot be walked.
    pub fn on(&self, map: &JourneyMap) -> Result<Self, CompileError> {
        let again = |actor: &Actor| {
            let traits = actor.persona.and_then(|id| map.persona(id)).map_or(&actor.traits, |p| &p.traits).clone();
            let chain = Chain::compile_as(map, &traits)?;
            Ok(Actor { persona: actor.persona, share: actor.share, traits, chain })
        };
        Ok(Self {
            who: self.who,
            first: again(&self.first)?,
            others: self.others.iter().map(again).collect::<Result<_, _>>()?,
        })
    }

    /// Who is to walk.
    #[must_use]
    pub fn who(&self) -> Who {
        self.who
    }

    /// The chain whose touchpoints and moves all share.
    #[must_use]
    pub fn first(&self) -> &Chain {
        &self.first.chain
    }

    /// Those who differ: the share of each, which sum to 1, and its chain.
    pub(crate) fn kinds(&self) -> Vec<(f64, &Chain)> {
        let sum: f64 = self.actors().map(|actor| actor.share.max(0.0)).sum();
        let share = |actor: &Actor| if sum > 0.0 { actor.share.max(0.0) / sum } else { 1.0 };
        self.actors().map(|actor| (share(actor), &actor.chain)).collect()
    }

    fn actors(&self) -> impl Iterator<Item = &Actor> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// Customers 0 to `walks`, dealt out by share; whole customers, so that the
    /// last bit of a share is lost.
    pub(crate) fn parts(&self, walks: u32) -> Vec<Part<'_>> {
        let (mut reached, mut begin) = (0.0, 0);
        let mut parts = Vec::with_capacity(1 + self.others.len());
        for (actor, (share, chain)) in self.actors().zip(self.kinds()) {
            reached += share;
            let end = ((f64::from(walks) * reached).round() as u32).clamp(begin, walks);
            parts.push(Part { chain, persona: actor.persona, customers: begin..end });
            begin = end;
        }
        if let Some(last) = parts.last_mut() {
            last.customers.end = walks;
        }
        parts
    }
}

impl Part<'_> {
    /// Share of all customers.
    pub(crate) fn weight(&self, walks: u32) -> f64 {
        if walks == 0 { 0.0 } else { f64::from(self.customers.end - self.customers.start) / f64::from(walks) }
    }
}
