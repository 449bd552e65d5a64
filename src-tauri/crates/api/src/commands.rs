//! The list of commands, and the contract with the window as TypeScript.

#[cfg(feature = "ts")]
use crate::wire::*;
#[cfg(feature = "ts")]
use simulate::walk_state::WalkState;

/// Names of all commands, for the permissions.
macro_rules! commands {
    (
        calls { $($call:ident($call_request:ty) -> $call_response:ty;)+ }
        jobs { $($job:ident($job_request:ty) -> $job_response:ty;)+ }
    ) => {
        /// Every command, by name.
        pub const NAMES: &[&str] = &[$(stringify!($call),)+ $(stringify!($job)),+];

        /// The types of all commands, as `ui/src/api/bindings.ts` has them.
        #[cfg(feature = "ts")]
        #[must_use]
        pub fn typescript() -> String {
            use ts_rs::{Config, TS};
            let config = Config::default();
            let mut types = crate::bindings::Types::default();
            $(types.add::<$call_request>(); types.add::<$call_response>();)+
            $(types.add::<$job_request>(); types.add::<$job_response>();)+
            types.add::<JobEvent>();
            types.add::<crate::ApiError>();
            let mut out = types.print();
            let usual = serde_json::to_string(&journey::model::FrictionWeights::default()).unwrap_or_default();
            out.push_str(&format!("/** Sizes of friction as a new map has them. */\nexport const USUAL_WEIGHTS: FrictionWeights = {usual};\n\n"));
            out.push_str("/** Every command with what it takes and what it gives. */\nexport type Commands = {\n");
            $(out.push_str(&format!("  {}: {{ request: {}; response: {} }};\n", stringify!($call), <$call_request as TS>::name(&config), <$call_response as TS>::name(&config)));)+
            out.push_str("};\n\n/** Commands that go on as a job, telling what they do over a channel of JobEvent. */\nexport type Jobs = {\n");
            $(out.push_str(&format!("  {}: {{ request: {}; response: {} }};\n", stringify!($job), <$job_request as TS>::name(&config), <$job_response as TS>::name(&config)));)+
            out.push_str("};\n");
            out
        }
    };
}

include!("command_list.rs");
