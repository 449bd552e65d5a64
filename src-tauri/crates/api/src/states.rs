//! States of a map: its history with times, states kept under a name, two of
//! them held against each other, one brought back.

use crate::document::{Document, decor, summary};
use crate::error::ApiError;
use crate::service::Service;
use crate::wire::{
    CompareRequest, Comparison, HistoryList, HistoryStep, MapRequest, Nothing, Patch, RestoreRequest, SnapshotEntry,
    SnapshotOf, SnapshotRequest, StateRef, StateView, TakeBackRequest,
};
use draw::layout::{LayoutOptions, layout};
use journey::JourneyMap;
use journey::differences;
use journey::ids::MapId;
use journey::model::MapState;
use simulate::{Chain, exact};
use store::SnapshotRow;

impl Service {
    /// Every step with its time, and the named states.
    ///
    /// # Errors
    /// When there is no such map, or the workspace cannot be read.
    pub fn history_list(&self, request: MapRequest) -> Result<HistoryList, ApiError> {
        let steps: Vec<(String, bool)> = self.with(request.map, |document| {
            let done = document.history.done().iter().map(|step| (step.words.clone(), false));
            let undone = document.history.undone().iter().rev().map(|step| (step.words.clone(), true));
            Ok(done.chain(undone).collect())
        })?;
        let times = self.store().step_times(request.map)?;
        let step = |(number, ((words, undone), at))| HistoryStep { number, words, at, undone };
        let snapshots = self.store().snapshots(request.map)?;
        Ok(HistoryList {
            steps: (1..).zip(steps.into_iter().zip(times)).map(step).collect(),
            snapshots: snapshots.into_iter().map(entry).collect(),
        })
    }

    /// Keeps the map as it is under a name.
    ///
    /// # Errors
    /// When there is no such map, the name has no letter, or the workspace
    /// cannot be written.
    pub fn snapshot_keep(&self, request: SnapshotRequest) -> Result<SnapshotEntry, ApiError> {
        let name = request.name.trim();
        if name.is_empty() {
            return Err(ApiError::InvalidEdit { reason: "a name needs at least one letter".into() });
        }
        let map = self.with(request.map, |document| Ok(document.map.clone()))?;
        let row = SnapshotRow { id: self.surroundings().new_id().to_string(), name: name.into(), at: self.now() };
        self.store().keep_snapshot(request.map, &row, &map)?;
        Ok(entry(row))
    }

    /// Forgets a named state; the map stays as it is.
    ///
    /// # Errors
    /// When there is none, or the workspace cannot be written.
    pub fn snapshot_remove(&self, request: SnapshotOf) -> Result<Nothing, ApiError> {
        self.store().remove_snapshot(request.map, &request.snapshot)?;
        Ok(Nothing {})
    }

    /// Two states, and what differs from the one to the other.
    ///
    /// # Errors
    /// When one of them is not there.
    pub fn state_compare(&self, request: CompareRequest) -> Result<Comparison, ApiError> {
        let (from_name, from) = self.state(request.map, &request.from)?;
        let (to_name, to) = self.state(request.map, &request.to)?;
        let differences = differences::between(&from, &to);
        Ok(Comparison { from: view(from_name, &from), to: view(to_name, &to), differences })
    }

    /// Brings a state back, as one step that can be undone.
    ///
    /// # Errors
    /// When it is not there, and as for an edit.
    pub fn state_restore(&self, request: RestoreRequest) -> Result<Patch, ApiError> {
        let (name, mut state) = self.state(request.map, &request.state)?;
        self.change(request.map, request.revision, |document| {
            belong_to(&mut state, document)?;
            let words = format!("Bring back: {name}");
            document.edit(&[differences::restore(&document.map, &state, words)])
        })
    }

    /// Takes one difference back: what it concerns is again as in the other
    /// state.
    ///
    /// # Errors
    /// When the difference is not there any more, and as for an edit.
    pub fn difference_take_back(&self, request: TakeBackRequest) -> Result<Patch, ApiError> {
        let (_, mut from) = self.state(request.map, &request.from)?;
        self.change(request.map, request.revision, |document| {
            belong_to(&mut from, document)?;
            let all = differences::between(&from, &document.map);
            let shown = all.iter().find(|d| d.target == request.target && d.words == request.words);
            let shown = shown.ok_or(ApiError::NotFound { what: "this difference".into() })?;
            document.edit(&[differences::take_back(&from, &document.map, shown)])
        })
    }

    /// A state with its name.
    fn state(&self, map: MapId, state: &StateRef) -> Result<(String, JourneyMap), ApiError> {
        match state {
            StateRef::Now => self.with(map, |document| Ok(("As it is".into(), document.map.clone()))),
            StateRef::Step { number } => self.with(map, |document| {
                let number = *number as usize;
                let step = number.checked_sub(1).and_then(|at| document.history.done().get(at));
                let name = match (number, step) {
                    (0, _) => "As it began".to_owned(),
                    (_, Some(step)) => format!("After “{}”", step.words),
                    (_, None) => return Err(ApiError::NotFound { what: "this step".into() }),
                };
                Ok((name, document.history.after(&document.map, number)))
            }),
            StateRef::Snapshot { id } => {
                let (row, map) = self.store().snapshot(map, id)?;
                Ok((row.name, map))
            }
            StateRef::Map { map } => self.with(*map, |document| {
                let details = document.map.details();
                let state = if details.state == MapState::ToBe { "To-be" } else { "As-is" };
                Ok((format!("{state}: {}", details.title), document.map.clone()))
            }),
        }
    }
}

fn entry(row: SnapshotRow) -> SnapshotEntry {
    SnapshotEntry { id: row.id, name: row.name, at: row.at }
}

/// Whose state it is, whether it is as-is or to-be, and what it was made from
/// is the map's own: it does not come from another one.
fn belong_to(state: &mut JourneyMap, document: &Document) -> Result<(), ApiError> {
    let own = document.map.details();
    let records = state.records().into_iter().map(|record| match record {
        journey::record::Record::Details(mut details) => {
            (details.id, details.state, details.origin) = (own.id, own.state, own.origin);
            journey::record::Record::Details(details)
        }
        other => other,
    });
    *state = JourneyMap::from_records(records.collect())
        .map_err(|error| ApiError::Internal { message: error.to_string() })?;
    Ok(())
}

fn view(name: String, map: &JourneyMap) -> StateView {
    let exact = Chain::compile(map).ok().map(|chain| exact::solve(&chain));
    let decor = exact.as_ref().map(decor).unwrap_or_default();
    StateView {
        name,
        records: map.records(),
        layout: layout(map, &decor, &LayoutOptions::default()),
        exact: exact.map(|exact| summary(map, &exact)),
    }
}
