//! Jobs: work longer than a glance, off the caller's thread, with progress and
//! a cancel that works. What a job does is handed in.

use crate::error::ApiError;
use crate::service::Service;
use crate::wire::{JobEvent, JobRequest, JobStarted, Nothing};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// The jobs under way.
#[derive(Debug, Default)]
pub(crate) struct Jobs {
    last: AtomicU32,
    running: Mutex<HashMap<u32, Arc<AtomicBool>>>,
}

/// Whoever is told what a job does.
pub type Listener = Box<dyn Fn(JobEvent) + Send + Sync>;

/// A job's side of the line: tells how far it is, hears whether to go on.
pub(crate) struct Reporter {
    cancelled: Arc<AtomicBool>,
    listener: Listener,
}

impl Reporter {
    /// Tells how far the job is, 0 to 1; breaks off when it was cancelled.
    pub(crate) fn progress(&self, share: f64) -> ControlFlow<()> {
        if self.cancelled.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        (self.listener)(JobEvent::Progress { share: share.clamp(0.0, 1.0) });
        ControlFlow::Continue(())
    }
}

impl Service {
    /// Starts a job on a thread of its own. Its last event is its result.
    pub(crate) fn start(
        &self,
        listener: Listener,
        work: impl FnOnce(&Service, &Reporter) -> Result<JobEvent, ApiError> + Send + 'static,
    ) -> JobStarted {
        let job = self.jobs().last.fetch_add(1, Ordering::Relaxed) + 1;
        let cancelled = Arc::new(AtomicBool::new(false));
        self.running().insert(job, Arc::clone(&cancelled));
        let (service, reporter) = (self.clone(), Reporter { cancelled, listener });
        thread::spawn(move || {
            let event = work(&service, &reporter).unwrap_or_else(|error| match error {
                ApiError::Cancelled => JobEvent::Cancelled,
                error => JobEvent::Failed { error },
            });
            service.running().remove(&job);
            (reporter.listener)(event);
        });
        JobStarted { job }
    }

    /// Stops a job; one that is done already is let be.
    ///
    /// # Errors
    /// None.
    pub fn job_cancel(&self, request: JobRequest) -> Result<Nothing, ApiError> {
        if let Some(cancelled) = self.running().get(&request.job) {
            cancelled.store(true, Ordering::Relaxed);
        }
        Ok(Nothing {})
    }

    fn running(&self) -> std::sync::MutexGuard<'_, HashMap<u32, Arc<AtomicBool>>> {
        self.jobs().running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
