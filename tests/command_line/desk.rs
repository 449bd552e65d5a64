//! A sample map that people serve, changed in its file as a person could.

use serde_json::{Value, json};
use std::fs;
use std::ops::Deref;
use tempfile::TempDir;

use crate::program::sample;

/// "Something is broken" with a service desk.
pub(crate) struct Desk {
    pub(crate) map: Value,
}

/// A file with it, for as long as somebody holds it.
pub(crate) struct File {
    path: String,
    _folder: TempDir,
}

impl Deref for File {
    type Target = str;

    fn deref(&self) -> &str {
        &self.path
    }
}

impl Desk {
    /// So many people, round the clock, ask how urgent it is and fix it.
    pub(crate) fn of(staff: u32) -> Self {
        let text = fs::read_to_string(sample("find-the-number")).unwrap();
        let mut map: Value = serde_json::from_str(&text).unwrap();
        map["teams"] = json!([{
            "id": "019b76ea-28bf-735a-b48f-fb3b1c23aaaa", "key": "desk", "name": "Service desk", "staff": staff, "atShiftEnd": "pause"
        }]);
        let mut desk = Self { map };
        for key in ["urgency", "fix"] {
            desk.step(key)["team"] = "019b76ea-28bf-735a-b48f-fb3b1c23aaaa".into();
        }
        desk
    }

    pub(crate) fn step(&mut self, key: &str) -> &mut Value {
        let steps = self.map["touchpoints"].as_array_mut().unwrap();
        steps.iter_mut().find(|step| step["key"] == key).unwrap_or_else(|| panic!("a step {key}"))
    }

    pub(crate) fn id(&mut self, key: &str) -> Value {
        self.step(key)["id"].clone()
    }

    /// The ways on from a step.
    pub(crate) fn ways_from(&mut self, key: &str) -> Vec<&mut Value> {
        let from = self.id(key);
        let ways = self.map["transitions"].as_array_mut().unwrap();
        ways.iter_mut().filter(|way| way["source"] == from).collect()
    }

    pub(crate) fn demand(mut self, journeys_a_month: f64) -> Self {
        self.map["map"]["demand"]["value"] = journeys_a_month.into();
        self
    }

    pub(crate) fn file(&self) -> File {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.journey.json");
        fs::write(&path, serde_json::to_string_pretty(&self.map).unwrap()).unwrap();
        File { path: path.display().to_string(), _folder: folder }
    }
}
