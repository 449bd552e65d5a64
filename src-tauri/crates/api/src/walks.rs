//! One customer's walk, step by step; and many customers with their times, to be watched.

use crate::error::ApiError;
use crate::service::Service;
use crate::studies::queue_setting;
use crate::wire::{Replay, ReplayRequest, WalkRequest};
use simulate::queues;
use simulate::walk;
use simulate::walk_state::WalkState;
use simulate::{Cast, Chain, Who, exact};

/// So many customers are on the map at once, where they come one after the other.
const AT_ONCE: f64 = 25.0;

impl Service {
    /// The walk after these moves. Going back is asking with one move less.
    ///
    /// # Errors
    /// When the map cannot be walked, or a move does not lead on.
    pub fn walk_replay(&self, request: WalkRequest) -> Result<WalkState, ApiError> {
        let chain = self.with(request.map, |document| {
            let persona = match request.who {
                Who::Persona(id) => document.map.persona(id),
                Who::Neutral | Who::Mixed => None,
            };
            Ok(match persona {
                Some(persona) => Chain::compile_as(&document.map, &persona.traits)?,
                None => Chain::compile(&document.map)?,
            })
        })?;
        Ok(walk::replay(&chain, request.seed, request.customer, &request.choices)?)
    }

    /// The first customers of a seed with their times, from the walks or from
    /// the queues of the map's teams.
    ///
    /// # Errors
    /// When the map cannot be walked, or its queues cannot be run.
    pub fn replay(&self, request: ReplayRequest) -> Result<Replay, ApiError> {
        let map = self.with(request.map, |document| Ok(document.map.clone()))?;
        let cast = Cast::of(&map, request.who)?;
        if let Some(start) = &request.queues_from {
            let setting = queue_setting(&[&map], request.seed, start)?;
            let customers = queues::sampled(&map, &cast, &setting, request.customers)?;
            return Ok(Replay { apart_min: None, customers });
        }
        let apart = exact::solve(cast.first()).totals.elapsed_min / AT_ONCE;
        let customers = queues::walks(&cast, request.seed, request.customers, apart);
        Ok(Replay { apart_min: Some(apart), customers })
    }
}
