//! One customer's walk, step by step.

use crate::error::ApiError;
use crate::service::Service;
use crate::wire::WalkRequest;
use simulate::Chain;
use simulate::walk;
use simulate::walk_state::WalkState;

impl Service {
    /// The walk after these moves. Going back is asking with one move less.
    ///
    /// # Errors
    /// When the map cannot be walked, or a move does not lead on.
    pub fn walk_replay(&self, request: WalkRequest) -> Result<WalkState, ApiError> {
        let chain = self.with(request.map, |document| Ok(Chain::compile(&document.map)?))?;
        Ok(walk::replay(&chain, request.seed, request.customer, &request.choices)?)
    }
}
