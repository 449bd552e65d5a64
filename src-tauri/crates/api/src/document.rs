//! Maps being worked on: opened, edited, undone; every change kept at once.

use crate::changes;
use crate::error::ApiError;
use crate::service::Service;
use crate::simulation;
use crate::wire::{
    Copied, CopyRequest, DocumentState, EditPreview, EditRequest, ExactSummary, ExactTouchpoint, MapRequest,
    MendRequest, OutlineRequest, OutlineText, PasteRequest, Pasted, Patch, PathFound, PathRequest, ProblemEntry,
    RecordRequest, RelatedMap, Snapshot, StateChange, StepRequest, ViewRequest,
};
use draw::decor::{Decor, Ghost};
use draw::layout::{LayoutOptions, layout};
use journey::JourneyMap;
use journey::check::{Problem, check};
use journey::diff::Diff;
use journey::edit::Edit;
use journey::history::History;
use journey::ids::{MapId, StageId};
use journey::model::{MapState, Opportunity};
use journey::{clip, differences, mend, outline, paths};
use simulate::Chain;
use simulate::exact::{self, Exact};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::thread;
use store::{StoredMap, Turn};
use uuid::Uuid;

/// A map being worked on.
pub(crate) struct Document {
    pub(crate) map: JourneyMap,
    pub(crate) revision: u32,
    pub(crate) history: History,
    pub(crate) changed_at: String,
    /// Stages that the window shows as one card each.
    folded: BTreeSet<StageId>,
    /// How its as-is or its to-be feels.
    ghost: Option<Ghost>,
    /// What the window has of it, by which the next change is told.
    shown: Option<DocumentState>,
}

impl Service {
    /// A whole map.
    ///
    /// # Errors
    /// When there is none, or the workspace cannot be read.
    pub fn document_open(&self, request: MapRequest) -> Result<Snapshot, ApiError> {
        let related = self.related(request.map)?;
        let ghost = self.ghost(&related)?;
        let (records, state) = self.with(request.map, |document| {
            document.ghost = ghost.filter(|ghost| ghost.differs(&document.map));
            Ok((document.map.records(), document.show()))
        })?;
        let last_run = simulation::last_run(self, request.map, state.revision)?;
        Ok(Snapshot { map: request.map, records, state, last_run, related })
    }

    /// How the as-is or the newest to-be of a map feels, where it differs.
    pub(crate) fn beside(&self, map: MapId) -> Result<Option<Ghost>, ApiError> {
        let ghost = self.ghost(&self.related(map)?)?;
        self.with(map, |document| Ok(ghost.filter(|ghost| ghost.differs(&document.map))))
    }

    /// How the as-is or the newest to-be of a map feels.
    fn ghost(&self, related: &[RelatedMap]) -> Result<Option<Ghost>, ApiError> {
        let Some(other) = related.last() else { return Ok(None) };
        let name = if other.state == MapState::ToBe { "to-be" } else { "as-is" };
        self.with(other.map, |document| Ok(Some(Ghost::of(name, &document.map))))
    }

    /// Folds stages to one card each; nothing of the map changes.
    ///
    /// # Errors
    /// When there is no such map.
    pub fn document_view(&self, request: ViewRequest) -> Result<DocumentState, ApiError> {
        self.with(request.map, |document| {
            document.folded = request.folded;
            Ok(document.show())
        })
    }

    /// Carries edits out as one step and keeps it.
    ///
    /// # Errors
    /// When a rule refuses, the revision is not the current one, or the
    /// workspace cannot be written; nothing has changed then.
    pub fn edit_apply(&self, request: EditRequest) -> Result<Patch, ApiError> {
        self.change(request.map, request.revision, |document| document.edit(&request.edits))
    }

    /// Whether edits may be carried out: the reason why not, or nothing.
    ///
    /// # Errors
    /// When there is no such map.
    pub fn edit_judge(&self, request: EditRequest) -> Result<Option<String>, ApiError> {
        self.with(request.map, |document| Ok(document.map.judge(&request.edits).err().map(|r| r.to_string())))
    }

    /// What edits would do, and what would go with them; nothing changes.
    ///
    /// # Errors
    /// When there is no such map, or a rule refuses.
    pub fn edit_preview(&self, request: EditRequest) -> Result<EditPreview, ApiError> {
        self.with(request.map, |document| {
            let mut changed = document.map.clone();
            changed.edit(&request.edits)?;
            Ok(EditPreview { differences: differences::between(&document.map, &changed) })
        })
    }

    /// Takes the last step back.
    ///
    /// # Errors
    /// As for an edit.
    pub fn edit_undo(&self, request: StepRequest) -> Result<Patch, ApiError> {
        self.change(request.map, request.revision, |document| {
            Ok(document.history.undo(&mut document.map).map(|diff| (diff, Kept::Undone)))
        })
    }

    /// Brings the last undone step back.
    ///
    /// # Errors
    /// As for an edit.
    pub fn edit_redo(&self, request: StepRequest) -> Result<Patch, ApiError> {
        self.change(request.map, request.revision, |document| {
            Ok(document.history.redo(&mut document.map).map(|diff| (diff, Kept::Redone)))
        })
    }

    /// Mends a problem in the way that was offered with it, as one step.
    ///
    /// # Errors
    /// When there is no such problem or nothing was offered, and as for an
    /// edit; nothing has changed then.
    pub fn problem_mend(&self, request: MendRequest) -> Result<Patch, ApiError> {
        self.change(request.map, request.revision, |document| {
            let mut new_id = || self.surroundings().new_id();
            let problems = check(&document.map);
            let mend = problems
                .get(request.problem as usize)
                .and_then(|problem| mend::mend(&document.map, problem, &mut new_id))
                .ok_or(ApiError::NotFound { what: "this offer".into() })?;
            document.edit(&mend.edits)
        })
    }

    /// Adds an outline to a map, as one step.
    ///
    /// # Errors
    /// When a line cannot be taken, and as for an edit; nothing has changed
    /// then.
    pub fn outline_paste(&self, request: OutlineRequest) -> Result<Patch, ApiError> {
        self.change(request.map, request.revision, |document| {
            let mut new_id = || self.surroundings().new_id();
            let edits = outline::edits(&document.map, &request.text, request.after, &mut new_id)
                .map_err(|e| ApiError::InvalidEdit { reason: e.to_string() })?;
            document.edit(&edits)
        })
    }

    /// A map as an outline.
    ///
    /// # Errors
    /// When there is no such map.
    pub fn outline_copy(&self, request: MapRequest) -> Result<OutlineText, ApiError> {
        self.with(request.map, |document| Ok(OutlineText { text: outline::write(&document.map) }))
    }

    /// The likeliest path from the start through these steps to an end.
    ///
    /// # Errors
    /// When there is no such map.
    pub fn path_find(&self, request: PathRequest) -> Result<PathFound, ApiError> {
        self.with(request.map, |document| Ok(PathFound { steps: paths::likeliest(&document.map, &request.through) }))
    }

    /// Steps with all that hangs on them, to be taken along.
    ///
    /// # Errors
    /// When there is no such map.
    pub fn clip_copy(&self, request: CopyRequest) -> Result<Copied, ApiError> {
        self.with(request.map, |document| {
            let text = outline::write_some(&document.map, &request.touchpoints);
            Ok(Copied { clip: clip::copy(&document.map, &request.touchpoints), text })
        })
    }

    /// Puts down steps that were taken along, as one step of history.
    ///
    /// # Errors
    /// As for an edit.
    pub fn clip_paste(&self, request: PasteRequest) -> Result<Pasted, ApiError> {
        let mut touchpoints = Vec::new();
        let patch = self.change(request.map, request.revision, |document| {
            let mut new_id = || self.surroundings().new_id();
            let pasting = clip::paste(&document.map, &request.clip, request.into, &mut new_id);
            touchpoints = pasting.touchpoints;
            document.edit(&pasting.edits)
        })?;
        Ok(Pasted { patch, touchpoints })
    }

    /// What was done since becomes what an opportunity would do: the map is
    /// again as it was before, and the opportunity knows the edits.
    ///
    /// # Errors
    /// As for an edit.
    pub fn opportunity_record(&self, request: RecordRequest) -> Result<Patch, ApiError> {
        self.change(request.map, request.revision, |document| {
            let done = document.history.done();
            let since = request.since as usize;
            let mut edits: Vec<Edit> = done.iter().skip(since).flat_map(|step| step.edits.clone()).collect();
            // What was said of the opportunity meanwhile is no part of what it would change.
            let of_itself = |o: &Opportunity| o.id == request.opportunity;
            edits.retain(|edit| !matches!(edit, Edit::ChangeOpportunity { opportunity } if of_itself(opportunity)));
            let before = document.history.after(&document.map, since);
            let old = before.opportunity(request.opportunity).cloned();
            let old = old.ok_or(ApiError::NotFound { what: "this opportunity".into() })?;
            let words = format!("Keep what “{}” would change", old.text);
            let now = document.map.opportunity(request.opportunity).cloned().unwrap_or(old);
            let record = [Edit::ChangeOpportunity { opportunity: Opportunity { edits, ..now } }];
            let diff = document.history.instead(&mut document.map, since, words, &record)?;
            Ok(Some((diff, Kept::Instead { since: request.since })))
        })
    }

    /// Looks at a map, read from the workspace when it is not at hand.
    pub(crate) fn with<T>(
        &self,
        id: MapId,
        look: impl FnOnce(&mut Document) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let mut documents = self.documents();
        let document = match documents.entry(id) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(self.store().map(id)?.into()),
        };
        look(document)
    }

    /// Changes a map and keeps the change. When it cannot be kept, the map at
    /// hand is forgotten, so that it is read again as it was.
    pub(crate) fn change(
        &self,
        id: MapId,
        revision: u32,
        change: impl FnOnce(&mut Document) -> Result<Option<(Diff, Kept)>, ApiError>,
    ) -> Result<Patch, ApiError> {
        let now = self.now();
        let changed = self.with(id, |document| {
            if document.revision != revision {
                return Err(ApiError::Conflict { revision: document.revision });
            }
            let (diff, state) = match change(document)? {
                Some((diff, kept)) if !diff.is_empty() => {
                    document.revision += 1;
                    document.changed_at.clone_from(&now);
                    let state = self.keep_meanwhile(id, document, &diff, &kept, || document.state())?;
                    (diff, state)
                }
                _ => (Diff::default(), document.state()),
            };
            Ok(Patch { changes: diff.changes().to_vec(), state: document.show_change(state) })
        });
        if matches!(changed, Err(ApiError::DiskFull { .. } | ApiError::Internal { .. })) {
            self.documents().remove(&id);
        }
        changed
    }

    /// Keeps a change while something else is done: a disk is slow, but lets
    /// others work.
    fn keep_meanwhile<T>(
        &self,
        id: MapId,
        document: &Document,
        diff: &Diff,
        kept: &Kept,
        other: impl FnOnce() -> T,
    ) -> Result<T, store::StoreError> {
        thread::scope(|scope| {
            let keeping = scope.spawn(|| self.keep(id, document, diff, kept));
            let done = other();
            keeping.join().unwrap_or_else(|panic| resume_unwind(panic)).map(|()| done)
        })
    }

    fn keep(&self, id: MapId, document: &Document, diff: &Diff, kept: &Kept) -> Result<(), store::StoreError> {
        let turn = match (kept, document.history.done().last()) {
            (Kept::Done, Some(step)) => Turn::Do(step),
            (Kept::Instead { since }, Some(step)) => Turn::Instead { since: *since, step },
            (Kept::Redone, _) => Turn::Redo,
            _ => Turn::Undo,
        };
        self.store().keep(id, diff, &turn, document.revision, &document.changed_at)
    }
}

/// What happened to the history.
pub(crate) enum Kept {
    Done,
    Undone,
    Redone,
    /// One step in place of all after so many.
    Instead {
        since: u32,
    },
}

impl From<StoredMap> for Document {
    fn from(stored: StoredMap) -> Self {
        Self {
            map: stored.map,
            revision: stored.revision,
            history: stored.history,
            changed_at: stored.changed_at,
            folded: BTreeSet::new(),
            ghost: None,
            shown: None,
        }
    }
}

impl Document {
    /// Carries edits out as one step.
    pub(crate) fn edit(&mut self, edits: &[Edit]) -> Result<Option<(Diff, Kept)>, ApiError> {
        let diff = self.history.edit(&mut self.map, edits)?;
        Ok(Some((diff, Kept::Done)))
    }

    /// What follows from the records, all of it, for the window to begin with.
    fn show(&mut self) -> DocumentState {
        let state = self.state();
        self.shown = Some(state.clone());
        state
    }

    /// What follows from the records now, told by what the window has.
    fn show_change(&mut self, state: DocumentState) -> StateChange {
        let change = changes::between(self.shown.as_ref(), &state);
        self.shown = Some(state);
        change
    }

    /// What follows from the records.
    fn state(&self) -> DocumentState {
        let exact = Chain::compile(&self.map).ok().map(|chain| exact::solve(&chain));
        let decor = Decor { ghost: self.ghost.clone(), ..exact.as_ref().map(decor).unwrap_or_default() };
        let options = LayoutOptions { collapsed: self.folded.clone(), ..LayoutOptions::default() };
        DocumentState {
            revision: self.revision,
            layout: layout(&self.map, &decor, &options),
            problems: check(&self.map).iter().map(|found| problem(&self.map, found)).collect(),
            undo: self.history.done().last().map(|step| step.words.clone()),
            redo: self.history.undone().last().map(|step| step.words.clone()),
            saved_at: self.changed_at.clone(),
            exact: exact.map(|exact| summary(&self.map, &exact)),
        }
    }
}

/// The flow of customers as the drawing takes it.
pub(crate) fn decor(exact: &Exact) -> Decor {
    let ends = exact.ends.iter().copied();
    Decor {
        visits: exact.touchpoints.iter().map(|t| (t.id, t.visits)).chain(ends).collect(),
        traversals: exact.transitions.iter().copied().collect(),
        ..Decor::default()
    }
}

/// The flow of customers over a map; empty where it cannot be walked yet.
pub fn decor_of(map: &JourneyMap) -> Decor {
    Chain::compile(map).map(|chain| decor(&exact::solve(&chain))).unwrap_or_default()
}

fn problem(map: &JourneyMap, problem: &Problem) -> ProblemEntry {
    // An offer in words needs no identities yet.
    let mend = mend::mend(map, problem, &mut Uuid::nil).map(|mend| mend.words);
    ProblemEntry { error: problem.error, message: problem.to_string(), target: problem.target, mend }
}

pub(crate) fn summary(map: &JourneyMap, exact: &Exact) -> ExactSummary {
    let can_change = |id| map.touchpoint(id).is_some_and(|t| t.controllable);
    let mut ranked: Vec<_> = exact.touchpoints.iter().filter(|t| can_change(t.id)).collect();
    ranked.sort_by(|a, b| b.friction_em.total_cmp(&a.friction_em));
    let ranks: BTreeMap<_, u32> = ranked.into_iter().map(|t| t.id).zip(1..).collect();
    ExactSummary {
        resolved_verified: exact.outcomes.resolved_verified,
        resolved_unverified: exact.outcomes.resolved_unverified,
        abandoned: exact.outcomes.abandoned,
        friction_em: exact.totals.friction_em,
        elapsed_min: exact.totals.elapsed_min,
        lost_min: exact.totals.lost_min,
        cost: exact.totals.cost,
        touchpoints: exact
            .touchpoints
            .iter()
            .map(|t| ExactTouchpoint {
                id: t.id,
                visits: t.visits,
                friction_em: t.friction_em,
                rank: ranks.get(&t.id).copied(),
                gives_up: t.gives_up,
                causes: t.causes,
            })
            .collect(),
    }
}
