//! Tells Tauri which commands there are, so that it refuses any that the window
//! was not granted.

macro_rules! commands {
    (
        calls { $($call:ident($call_request:ty) -> $call_response:ty;)+ }
        jobs { $($job:ident($job_request:ty) -> $job_response:ty;)+ }
    ) => {
        const COMMANDS: &[&str] = &[$(stringify!($call),)+ $(stringify!($job)),+];
    };
}

include!("crates/api/src/command_list.rs");

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
    }
}
