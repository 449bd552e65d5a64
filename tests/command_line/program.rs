//! Runs the command and says what came of it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

impl Run {
    /// The answer as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.output).unwrap_or_else(|error| panic!("{error}: {}{}", self.output, self.errors))
    }

    /// No figure is infinite or not a number.
    #[track_caller]
    pub(crate) fn has_only_numbers(&self) {
        let mut words = self.output.split(|c: char| !c.is_alphanumeric());
        assert!(words.all(|word| word != "inf" && word != "NaN"), "{}", self.output);
    }

    /// It could not be carried out, for a reason in one sentence that says all of this, and printed nothing else.
    #[track_caller]
    pub(crate) fn refuses(&self, says: &[&str]) {
        assert_eq!(self.status, 2, "{}{}", self.output, self.errors);
        assert_eq!(self.output, "", "what could not be carried out has no answer");
        assert_eq!(self.errors.trim_end().lines().count(), 1, "one sentence: {}", self.errors);
        assert!(self.errors.starts_with("milewalk: "), "it says who speaks: {}", self.errors);
        for part in says {
            assert!(self.errors.contains(part), "it says “{part}”: {}", self.errors);
        }
    }
}

pub(crate) fn milewalk<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Run {
    on_threads(2, arguments)
}

pub(crate) fn on_threads<'a>(threads: u32, arguments: impl IntoIterator<Item = &'a str>) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_milewalk"))
        .args(arguments)
        .env("RAYON_NUM_THREADS", threads.to_string())
        .output()
        .expect("the command can be started");
    let text = |bytes| String::from_utf8(bytes).expect("it speaks UTF-8");
    Run {
        status: output.status.code().expect("it ends by itself"),
        output: text(output.stdout),
        errors: text(output.stderr),
    }
}

/// A sample map.
pub(crate) fn sample(name: &str) -> String {
    samples().join(name).with_extension("journey.json").display().to_string()
}

/// Where the sample maps are.
pub(crate) fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../maps")
}

/// Every map that comes with Milewalk.
pub(crate) fn sample_names() -> Vec<String> {
    let files = std::fs::read_dir(samples()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = files.filter_map(|name| name.strip_suffix(".journey.json").map(str::to_owned)).collect();
    names.sort();
    assert!(names.len() > 10, "{names:?}");
    names
}
