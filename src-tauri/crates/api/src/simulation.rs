//! Monte-Carlo runs as jobs; the last one is kept with its map.

use crate::error::ApiError;
use crate::jobs::{Listener, Reporter};
use crate::service::Service;
use crate::wire::{JobEvent, JobStarted, SimulationRequest, StoredRun};
use journey::JourneyMap;
use journey::ids::MapId;
use simulate::report::SimulationReport;
use simulate::{Cast, levelzero, monte_carlo};

/// Most walks of one run.
const MOST_WALKS: u32 = 100_000_000;

impl Service {
    /// Starts a run of the map as it is now.
    ///
    /// # Errors
    /// When there is no such map, or it cannot be walked.
    pub fn simulation_start(&self, request: SimulationRequest, listener: Listener) -> Result<JobStarted, ApiError> {
        if !(1..=MOST_WALKS).contains(&request.walks) {
            return Err(ApiError::NotWalkable { reason: "a run takes 1 to 100 million walks".into() });
        }
        let (map, revision) = self.with(request.map, |document| Ok((document.map.clone(), document.revision)))?;
        let cast = Cast::of(&map, request.who)?;
        Ok(self.start(listener, move |service, reporter| {
            let begun = service.surroundings().now();
            let report = walks(&cast, &request, reporter)?;
            let ended = service.surroundings().now();
            let kept = store::StoredRun {
                revision,
                ran_at: ended.to_string(),
                seconds: (ended - begun).total(jiff::Unit::Second).unwrap_or(0.0),
                report: serde_json::to_string(&report).map_err(|e| ApiError::Internal { message: e.to_string() })?,
            };
            service.store().keep_run(request.map, &kept)?;
            let stale = service.with(request.map, |document| Ok(document.revision != revision))?;
            Ok(JobEvent::Simulated { run: Box::new(stored(&map, kept, report, stale)) })
        }))
    }
}

fn walks(cast: &Cast, request: &SimulationRequest, reporter: &Reporter) -> Result<SimulationReport, ApiError> {
    let progress = |done: u32| reporter.progress(f64::from(done) / f64::from(request.walks));
    monte_carlo::run_cast(cast, request.walks, request.seed, &progress).map_err(|_| ApiError::Cancelled)
}

/// The last run of a map. One that does not read any more (another version
/// wrote it) is none: it can be had again.
pub(crate) fn last_run(service: &Service, map: MapId, revision: u32) -> Result<Option<StoredRun>, ApiError> {
    let Some(kept) = service.store().last_run(map)? else { return Ok(None) };
    let Ok(report) = serde_json::from_str::<SimulationReport>(&kept.report) else { return Ok(None) };
    service.with(map, |document| {
        let stale = kept.revision != revision;
        Ok(Some(stored(&document.map, kept, report, stale)))
    })
}

fn stored(map: &JourneyMap, kept: store::StoredRun, report: SimulationReport, stale: bool) -> StoredRun {
    let at_stake = levelzero::at_stake(&report, map);
    StoredRun { ran_at: kept.ran_at, stale, seconds: kept.seconds, report, at_stake }
}
