//! What was done to a map and can be taken back. A step is a diff with its
//! words; undo is the inverse diff. Selecting or looking at something is no
//! step and clears nothing.

use crate::diff::Diff;
use crate::edit::Edit;
use crate::map::JourneyMap;
use crate::rules::Refusal;
use crate::words;
use serde::{Deserialize, Serialize};

/// One thing that a person did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// In words: "Rename “Queue” to “Wait”".
    pub words: String,
    /// What it changed.
    pub diff: Diff,
    /// The edits that did it.
    pub edits: Vec<Edit>,
}

/// Done and undone steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// A history that begins with these steps, the oldest first.
    #[must_use]
    pub fn of(done: Vec<Step>, undone: Vec<Step>) -> Self {
        Self { done, undone }
    }

    /// Carries the edits out as one step. An edit that changes nothing is no
    /// step.
    ///
    /// # Errors
    /// When a rule refuses; map and history are then as they were.
    pub fn edit(&mut self, map: &mut JourneyMap, edits: &[Edit]) -> Result<Diff, Refusal> {
        let words = words::of_edits(map, edits);
        let diff = map.edit(edits)?;
        if !diff.is_empty() {
            self.undone.clear();
            self.done.push(Step { words, diff: diff.clone(), edits: edits.to_vec() });
        }
        Ok(diff)
    }

    /// Takes the last step back; none when there is none.
    pub fn undo(&mut self, map: &mut JourneyMap) -> Option<Diff> {
        let step = self.done.pop()?;
        let diff = step.diff.inverse();
        diff.apply(map);
        self.undone.push(step);
        Some(diff)
    }

    /// Brings the last undone step back; none when there is none.
    pub fn redo(&mut self, map: &mut JourneyMap) -> Option<Diff> {
        let step = self.undone.pop()?;
        let diff = step.diff.clone();
        diff.apply(map);
        self.done.push(step);
        Some(diff)
    }

    /// Takes back what was done since so many steps, for good, and carries the
    /// edits out in its place as one step with these words. The diff leads from
    /// the map as it was to the map as it is.
    ///
    /// # Errors
    /// When a rule refuses; map and history are then as they were.
    pub fn instead(
        &mut self,
        map: &mut JourneyMap,
        since: usize,
        words: String,
        edits: &[Edit],
    ) -> Result<Diff, Refusal> {
        let mut changed = self.after(map, since);
        let diff = changed.edit(edits)?;
        let whole = Diff::between(map, &changed);
        *map = changed;
        self.done.truncate(since);
        self.undone.clear();
        self.done.push(Step { words, diff, edits: edits.to_vec() });
        Ok(whole)
    }

    /// The map as it was after so many steps.
    #[must_use]
    pub fn after(&self, map: &JourneyMap, steps: usize) -> JourneyMap {
        let mut earlier = map.clone();
        for step in self.done.iter().skip(steps).rev() {
            step.diff.inverse().apply(&mut earlier);
        }
        earlier
    }

    /// Steps that can be taken back, the oldest first.
    #[must_use]
    pub fn done(&self) -> &[Step] {
        &self.done
    }

    /// Steps that can be brought back, the next one last.
    #[must_use]
    pub fn undone(&self) -> &[Step] {
        &self.undone
    }
}
