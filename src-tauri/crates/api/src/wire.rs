//! What crosses between the core and its faces: requests, results and errors.
//! The map's own types and the results of the engines cross as they are;
//! everything else is here. No 64-bit integers, ids as strings.

use crate::error::ApiError;
use draw::layout::Layout;
use journey::diff::Change;
use journey::edit::Edit;
use journey::ids::{MapId, TouchpointId, TransitionId};
use journey::model::MapState;
use journey::record::{Record, RecordKey};
use serde::{Deserialize, Serialize};
use simulate::report::SimulationReport;
use tickets::{ImportReport, Overlay, StateMapping, TicketPreviewData};

macro_rules! wire {
    ($($(#[$meta:meta])* struct $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type),* }
    )+};
}

macro_rules! result {
    ($($(#[$meta:meta])* struct $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Serialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$field_meta])* pub $field: $type),* }
    )+};
}

wire! {
    /// Nothing is asked.
    struct Nothing {}

    /// A map of the library.
    struct MapRequest {
        /// Which.
        map: MapId,
    }

    /// A new map.
    struct CreateRequest {
        /// Key of a sample; none: blank.
        sample: Option<String>,
    }

    /// Edits that a person feels as one thing.
    struct EditRequest {
        /// Of which map.
        map: MapId,
        /// The revision that they build on.
        revision: u32,
        /// In order.
        edits: Vec<Edit>,
    }

    /// One step back or forth in history.
    struct StepRequest {
        /// Of which map.
        map: MapId,
        /// The revision that the window shows.
        revision: u32,
    }

    /// A problem to be mended.
    struct MendRequest {
        /// Of which map.
        map: MapId,
        /// The revision that the window shows.
        revision: u32,
        /// Which problem of that revision, from 0.
        problem: u32,
    }

    /// An outline to be added to a map.
    struct OutlineRequest {
        /// To which map.
        map: MapId,
        /// The revision that the window shows.
        revision: u32,
        /// Its lines.
        text: String,
        /// The step behind which it goes; none: into the stages that it names.
        after: Option<TouchpointId>,
    }

    /// One customer's walk.
    struct WalkRequest {
        /// On which map.
        map: MapId,
        /// Seed.
        seed: u32,
        /// Which customer of that seed.
        customer: u32,
        /// The moves so far.
        choices: Vec<TransitionId>,
    }

    /// A Monte-Carlo run.
    struct SimulationRequest {
        /// Of which map.
        map: MapId,
        /// Number of walks.
        walks: u32,
        /// Seed.
        seed: u32,
    }

    /// A job under way.
    struct JobRequest {
        /// Which.
        job: u32,
    }

    /// A ticket file to be looked at or read.
    struct TicketFileRequest {
        /// Path; none: ask.
        path: Option<String>,
        /// Time zone of its local times, IANA; none: UTC.
        time_zone: Option<String>,
        /// `true` day first, `false` month first; none: let the data decide.
        day_first: Option<bool>,
    }

    /// Tickets laid over a map.
    struct OverlayRequest {
        /// The map.
        map: MapId,
        /// The ticket set.
        set: String,
        /// Which state is which touchpoint; none: as kept, or suggested.
        mapping: Option<StateMapping>,
    }

    /// A ticket set.
    struct TicketSetRequest {
        /// Which.
        set: String,
    }

    /// A picture of a map.
    struct ExportRequest {
        /// Of which map.
        map: MapId,
        /// What kind of file.
        kind: ExportKind,
        /// Pixels per unit for PNG, 1 to 4.
        scale: f64,
        /// With the overlay of this ticket set.
        overlay: Option<String>,
    }

    /// What the window remembers.
    #[derive(Default)]
    struct Settings {
        /// Colours.
        theme: Theme,
    }
}

/// What kind of file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ExportKind {
    /// The map itself, as `NAME.journey.json`.
    Map,
    /// Vector picture.
    Svg,
    /// Pixel picture.
    Png,
}

/// Colours of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

result! {
    /// All that can be opened.
    struct Library {
        /// The maps of this workspace, newest first.
        maps: Vec<MapEntry>,
        /// Samples and templates, in their order.
        samples: Vec<SampleEntry>,
    }

    /// A map of the workspace.
    struct MapEntry {
        /// Identity.
        id: MapId,
        /// Title.
        title: String,
        /// Current or future state.
        state: MapState,
        /// Number of steps.
        steps: u32,
        /// Last change, ISO 8601 in UTC.
        changed_at: String,
        /// Small picture.
        preview: String,
    }

    /// A sample.
    struct SampleEntry {
        /// By which it is asked for.
        key: String,
        /// Title in the first person.
        title: String,
        /// Actor and scenario.
        description: String,
        /// Number of steps.
        steps: u32,
        /// Small picture.
        preview: String,
    }

    /// Which map it has become.
    struct MapCreated {
        /// Identity.
        map: MapId,
    }

    /// A whole map as the window shows it.
    struct Snapshot {
        /// Which.
        map: MapId,
        /// Everything on it.
        records: Vec<Record>,
        /// What follows from it.
        state: DocumentState,
        /// The last run that was kept with it.
        last_run: Option<StoredRun>,
    }

    /// What has changed, and what follows from it.
    struct Patch {
        /// Records that were added, changed or removed.
        changes: Vec<Change>,
        /// What follows.
        state: DocumentState,
    }

    /// What follows from the records of a map.
    struct DocumentState {
        /// Counts up with every change.
        revision: u32,
        /// Where everything stands.
        layout: Layout,
        /// What is wrong, in words.
        problems: Vec<ProblemEntry>,
        /// What undo would take back, in words.
        undo: Option<String>,
        /// What redo would bring back, in words.
        redo: Option<String>,
        /// Last change, ISO 8601 in UTC.
        saved_at: String,
        /// Expected values without simulating; none where the map cannot be walked.
        exact: Option<ExactSummary>,
    }

    /// Something wrong on the map.
    struct ProblemEntry {
        /// True: it cannot be walked or simulated like that.
        error: bool,
        /// What, where and what to do.
        message: String,
        /// What to select.
        target: Option<RecordKey>,
        /// What would mend it, in words; none where only people can know.
        mend: Option<String>,
    }

    /// Exact expected values of the map (absorbing Markov chain).
    struct ExactSummary {
        /// Shares of journeys by outcome.
        resolved_verified: f64,
        /// Shares of journeys by outcome.
        resolved_unverified: f64,
        /// Shares of journeys by outcome.
        abandoned: f64,
        /// Effort per journey, em.
        friction_em: f64,
        /// Time per journey, minutes.
        elapsed_min: f64,
        /// Time lost per journey, minutes.
        lost_min: f64,
        /// Cost per journey.
        cost: f64,
        /// Per touchpoint.
        touchpoints: Vec<ExactTouchpoint>,
    }

    /// Exact expected values of one touchpoint.
    struct ExactTouchpoint {
        /// Which.
        id: TouchpointId,
        /// Visits per journey.
        visits: f64,
        /// Friction per journey, em.
        friction_em: f64,
        /// Rank by friction among those that can be changed, from 1.
        rank: Option<u32>,
        /// Share of visits that end in giving up.
        gives_up: f64,
        /// Friction by cause, em per journey.
        causes: simulate::report::Causes,
    }

    /// A run kept with its map.
    struct StoredRun {
        /// When, ISO 8601 in UTC.
        ran_at: String,
        /// True: the map has changed since.
        stale: bool,
        /// How long it took, seconds.
        seconds: f64,
        /// What it said.
        report: SimulationReport,
        /// What is at stake in each Level Zero gap, per month.
        at_stake: Vec<simulate::levelzero::NeedAtStake>,
    }

    /// A job that has begun.
    struct JobStarted {
        /// By which it can be cancelled.
        job: u32,
    }

    /// A map as lines.
    struct OutlineText {
        /// The lines.
        text: String,
    }

    /// A ticket set of the workspace.
    struct TicketSetEntry {
        /// Which.
        id: String,
        /// Name, from the file.
        name: String,
        /// Number of tickets.
        tickets: u32,
        /// Number of events.
        events: u32,
        /// When it was read, ISO 8601 in UTC.
        imported_at: String,
    }

    /// A look into a ticket file.
    struct TicketPreview {
        /// Path.
        path: String,
        /// What was recognised.
        preview: TicketPreviewData,
    }

    /// A ticket file that was read.
    struct TicketsImported {
        /// The set that it has become.
        set: TicketSetEntry,
        /// What was read and what was not.
        report: ImportReport,
    }

    /// Tickets over a map.
    struct OverlayResult {
        /// The figures.
        overlay: Overlay,
        /// Which state is which touchpoint.
        mapping: StateMapping,
        /// The layout with ticket widths, badges and ghosts.
        layout: Layout,
    }

    /// A picture as it would be written.
    struct ExportPreview {
        /// SVG.
        svg: String,
    }

    /// A file that was written.
    struct Exported {
        /// Where.
        path: String,
    }

    /// For a bug report; no ticket text.
    struct Diagnostics {
        /// Version of Milewalk.
        version: String,
        /// Where the workspace is.
        data_dir: String,
    }
}

/// What a job says while it runs, and at the end.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum JobEvent {
    /// How far it is.
    Progress {
        /// 0 to 1.
        share: f64,
    },
    /// A simulation is done.
    Simulated {
        /// The run.
        run: Box<StoredRun>,
    },
    /// An import is done.
    TicketsImported {
        /// The import.
        imported: Box<TicketsImported>,
    },
    /// It was cancelled; nothing has changed.
    Cancelled,
    /// It could not be carried out; nothing has changed.
    Failed {
        /// Why.
        error: ApiError,
    },
}
