//! One customer's walk, step by step.

use crate::error::ApiError;
use crate::service::Service;
use crate::wire::WalkRequest;
use simulate::walk;
use simulate::walk_state::WalkState;
use simulate::{Chain, Who};

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
}
