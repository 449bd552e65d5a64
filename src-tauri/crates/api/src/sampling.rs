//! Help with sampling which tickets customers could have solved themselves.

use crate::error::ApiError;
use crate::service::Service;
use crate::wire::{SamplingHelp, SamplingRequest};
use simulate::sampling::{Judgement, sampled, tickets_to_flag};

impl Service {
    /// How many tickets to look at, and what those that were looked at say. What
    /// cannot be told is said in words: the one half does not hide the other.
    ///
    /// # Errors
    /// None.
    pub fn sampling_help(&self, request: SamplingRequest) -> Result<SamplingHelp, ApiError> {
        let tickets = tickets_to_flag(request.precision, request.expected, request.population);
        let judgement = request
            .sensitivity
            .zip(request.specificity)
            .map(|(sensitivity, specificity)| Judgement { sensitivity, specificity });
        let sample = request.flagged.zip(request.of).map(|(flagged, of)| sampled(flagged, of, judgement)).transpose();
        let problem = tickets.err().or(sample.err()).map(|problem| problem.to_string());
        Ok(SamplingHelp { tickets: tickets.ok(), sampled: sample.unwrap_or_default(), problem })
    }
}
