//! The commands of the window, each made from its line in the list of `api`:
//! take the service, ask it, hand the answer on. Nothing is decided here.

use api::wire::*;
use api::{ApiError, Service};
use simulate::walk_state::WalkState;
use tauri::State;
use tauri::ipc::{Channel, Invoke};

macro_rules! commands {
    (
        calls { $($call:ident($call_request:ty) -> $call_response:ty;)+ }
        jobs { $($job:ident($job_request:ty) -> $job_response:ty;)+ }
    ) => {
        $(
            #[tauri::command(async)]
            fn $call(request: $call_request, service: State<'_, Service>) -> Result<$call_response, ApiError> {
                logged(stringify!($call), service.$call(request))
            }
        )+
        $(
            #[tauri::command(async)]
            fn $job(
                request: $job_request,
                channel: Channel<JobEvent>,
                service: State<'_, Service>,
            ) -> Result<$job_response, ApiError> {
                // A window that is gone hears nothing any more; the job ends all the same.
                let listener = Box::new(move |event| drop(channel.send(event)));
                logged(stringify!($job), service.$job(request, listener))
            }
        )+

        /// Answers the window.
        pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($call,)+ $($job),+]
        }
    };
}

include!("../crates/api/src/command_list.rs");

/// What went wrong goes into the log by its code: no text of a map or ticket.
fn logged<T>(command: &str, result: Result<T, ApiError>) -> Result<T, ApiError> {
    if let Err(ApiError::Internal { message }) = &result {
        log::error!("{command}: {message}");
    }
    result
}
