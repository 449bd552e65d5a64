//! Where things are: the project, what was built, the data that is not part of the project.

use std::path::{Path, PathBuf};

/// The top folder of the project.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).components().rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect()
}

/// A program that cargo built beside this test.
///
/// # Panics
/// When it is not there.
#[must_use]
pub fn built(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it runs");
    // target/PROFILE/deps/integration-0123456789abcdef
    let profile = test.ancestors().nth(2).expect("cargo puts tests two folders below its own");
    let program = profile.join(name).with_extension(std::env::consts::EXE_EXTENSION);
    assert!(program.is_file(), "{} has not been built; `cargo xtask test` builds it first", program.display());
    program
}

/// A file of the ticket data that lies beside the project and is not part of it, or nothing, and then it says so: a
/// test that is skipped must not look like one that passed.
#[must_use]
pub fn shared_data(name: &str) -> Option<PathBuf> {
    let path = root().join("../shared/data").join(name);
    if path.is_file() {
        return Some(path);
    }
    eprintln!("SKIPPED: needs {}, which is not on this machine", path.display());
    None
}

/// A folder under `target/` for what a test leaves behind to be looked at.
///
/// # Panics
/// When it cannot be made.
#[must_use]
pub fn left_behind(name: &str) -> PathBuf {
    let folder = root().join("target").join(name);
    std::fs::create_dir_all(&folder).expect("a folder under target/ can be made");
    folder
}
