//! What crosses between the core and its faces: requests, results and errors.
//! The map's own types and the results of the engines cross as they are;
//! everything else is here. No 64-bit integers, ids as strings.

use crate::error::ApiError;
pub use crate::findings::{Answer, KindNeeds, SampleFindings};
pub use crate::studies::{KeptStudy, QueueQuestion, Study, StudyRequest, StudyResult};
use draw::layout::{Band, BlueprintLine, Card, Edge, Emotion, End, Layout, Note, StageBox};
use journey::clip::Clip;
use journey::diff::Change;
use journey::differences::Difference;
use journey::edit::Edit;
use journey::ids::{LaneId, MapId, NeedId, OpportunityId, PersonaId, StageId, TeamId, TouchpointId, TransitionId};
use journey::model::{Anchor, MapState, Persona};
use journey::record::{Record, RecordKey};
use serde::{Deserialize, Serialize};
use simulate::Who;
use simulate::levelzero::Stake;
use simulate::queues::Timeline;
use simulate::report::SimulationReport;
use simulate::sampling::Sampled;
use std::collections::{BTreeMap, BTreeSet};
use tickets::calibrate::{Family, TimeFigure};
use tickets::lacking::Lacking;
use tickets::sample::KindOf;
pub use tickets::{Calibration, Conformance, Discovery, Facets, PersonaMapping, TicketFilter, Variants};
use tickets::{FilterColumn, ImportOptions, ImportReport, Overlay, Slices, StateMapping, TicketPreviewData, Transfers};

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
        /// What it begins with.
        from: Beginning,
    }

    /// Which stages are folded to one card each.
    struct ViewRequest {
        /// Of which map.
        map: MapId,
        /// Those, and no others.
        folded: BTreeSet<StageId>,
    }

    /// A path to be found.
    struct PathRequest {
        /// On which map.
        map: MapId,
        /// Steps that it goes through, in this order.
        through: Vec<TouchpointId>,
    }

    /// Steps to be taken along.
    struct CopyRequest {
        /// Of which map.
        map: MapId,
        /// Which.
        touchpoints: BTreeSet<TouchpointId>,
    }

    /// Steps to be put down.
    struct PasteRequest {
        /// On which map.
        map: MapId,
        /// The revision that the window shows.
        revision: u32,
        /// What was copied.
        clip: Clip,
        /// Into which stage, where they stood in one; none: where they belong.
        into: Option<StageId>,
    }

    /// A picture to be hung into a lane.
    struct PictureRequest {
        /// On which map.
        map: MapId,
        /// The revision that the window shows.
        revision: u32,
        /// In which lane.
        lane: LaneId,
        /// At which step or stage.
        at: Anchor,
        /// The file as base64, from the clipboard or dropped; none: ask for one.
        data: Option<String>,
    }

    /// What was done on the map becomes what an opportunity would do.
    struct RecordRequest {
        /// On which map.
        map: MapId,
        /// The revision that the window shows.
        revision: u32,
        /// Of which opportunity.
        opportunity: OpportunityId,
        /// Steps of history before the first that belongs to it.
        since: u32,
    }

    /// A state to be kept under a name.
    struct SnapshotRequest {
        /// Of which map.
        map: MapId,
        /// Its name.
        name: String,
    }

    /// A named state.
    struct SnapshotOf {
        /// Of which map.
        map: MapId,
        /// Which.
        snapshot: String,
    }

    /// Two states to be held against each other.
    struct CompareRequest {
        /// Of which map.
        map: MapId,
        /// The one.
        from: StateRef,
        /// The other.
        to: StateRef,
    }

    /// A state to be brought back.
    struct RestoreRequest {
        /// Of which map.
        map: MapId,
        /// The revision that the window shows.
        revision: u32,
        /// Which state.
        state: StateRef,
    }

    /// One difference to be taken back.
    struct TakeBackRequest {
        /// Of which map.
        map: MapId,
        /// The revision that the window shows.
        revision: u32,
        /// The state that it differs from.
        from: StateRef,
        /// What differs.
        target: RecordKey,
        /// In words, as it was shown.
        words: String,
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

    /// Text that may be a table of steps.
    struct TableText {
        /// Its lines.
        text: String,
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
        /// Who walks; the neutral customer where it is a mix.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(as = "Option<Who>", optional))]
        who: Who,
        /// Which customer of that seed.
        customer: u32,
        /// The moves so far.
        choices: Vec<TransitionId>,
    }

    /// Customers to be watched moving over a map.
    struct ReplayRequest {
        /// On which map.
        map: MapId,
        /// Seed.
        seed: u32,
        /// Who walks.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(as = "Option<Who>", optional))]
        who: Who,
        /// How many, at most 1,000.
        customers: u32,
        /// Through the queues of the map's teams, from the week of this day
        /// (ISO 8601) on; none: by the waits on the map.
        queues_from: Option<String>,
    }

    /// A Monte-Carlo run.
    struct SimulationRequest {
        /// Of which map.
        map: MapId,
        /// Number of walks.
        walks: u32,
        /// Seed.
        seed: u32,
        /// Who walks.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(as = "Option<Who>", optional))]
        who: Who,
    }

    /// A sample of tickets flagged by hand, done or still to be done. Shares are 0 to 1.
    struct SamplingRequest {
        /// Wanted half width of the interval of the share.
        precision: f64,
        /// Expected share; 0.5 needs most tickets.
        expected: f64,
        /// Tickets that there are in all; none: very many.
        population: Option<u32>,
        /// Tickets flagged as solvable.
        flagged: Option<u32>,
        /// Tickets looked at.
        of: Option<u32>,
        /// Share of the solvable tickets that are flagged; none: nobody has checked.
        sensitivity: Option<f64>,
        /// Share of the others that are not flagged; none: nobody has checked.
        specificity: Option<f64>,
    }

    /// A job under way.
    struct JobRequest {
        /// Which.
        job: u32,
    }

    /// A file that becomes a map of the library.
    struct MapFileRequest {
        /// Path; none: ask.
        path: Option<String>,
    }

    /// A file that came in.
    struct FileRequest {
        /// Path.
        path: String,
    }

    /// A ticket file to be looked at.
    struct TicketFileRequest {
        /// Path; none: ask.
        path: Option<String>,
        /// What a person says about it; its profile may be one that was kept.
        options: ImportOptions,
    }

    /// A ticket file to be read.
    struct TicketImportRequest {
        /// Path.
        path: String,
        /// What a person says about it; its profile may be one that was kept.
        options: ImportOptions,
        /// What becomes of it.
        into: TicketTarget,
    }

    /// A part of a file that was dropped on the window.
    struct TicketChunkRequest {
        /// Name of the file.
        name: String,
        /// True: its beginning.
        first: bool,
        /// The part as base64.
        data: String,
    }

    /// What was said about a ticket file, under a name.
    struct TicketProfileRequest {
        /// Its name.
        name: String,
        /// What was said.
        options: ImportOptions,
    }

    /// A profile that was kept.
    struct TicketProfileOf {
        /// Its name.
        name: String,
    }

    /// Articles to be read.
    struct ArticlesRequest {
        /// Whether a file or a folder is asked for.
        from: ArticlesFrom,
        /// Which; none: ask.
        path: Option<String>,
    }

    /// Where articles come from.
    #[derive(PartialEq, Eq)]
    struct ArticleSource {
        /// Name of the file or folder.
        name: String,
        /// Articles from there.
        articles: u32,
    }

    /// A sample of tickets to be drawn. Shares are 0 to 1.
    struct SampleDrawRequest {
        /// The ticket set.
        set: String,
        /// By what tickets are of one kind.
        by: KindOf,
        /// Wanted half width of the interval of the share over all.
        precision: f64,
        /// Expected share; 0.5 needs most tickets.
        expected: f64,
        /// Seed: the same seed draws the same tickets.
        seed: u32,
    }

    /// A sample.
    struct SampleRequest {
        /// Which.
        sample: String,
    }

    /// A ticket of a sample.
    struct SampleTicketRequest {
        /// Of which sample.
        sample: String,
        /// Its number in the tool that it comes from.
        ticket: String,
    }

    /// A ticket to be flagged.
    struct SampleFlagRequest {
        /// Of which sample.
        sample: String,
        /// Its number in the tool that it comes from.
        ticket: String,
        /// True: the second person who looks at it says so.
        second: bool,
        /// What is said; none: the flag is taken back.
        answer: Option<Answer>,
        /// Title of the article that would have helped.
        article: Option<String>,
        /// The kind that it is really of, where it was recorded as another.
        about: Option<String>,
    }

    /// Which kinds of ticket are about which need.
    struct SampleNeedsRequest {
        /// Of which sample.
        sample: String,
        /// Name of the kind to need.
        needs: KindNeeds,
    }

    /// A need of a map.
    struct NeedRequest {
        /// Which.
        need: NeedId,
    }

    /// Tickets laid over a map.
    struct OverlayRequest {
        /// The map.
        map: MapId,
        /// The ticket set.
        set: String,
        /// Which state is which touchpoint; none: as kept, or suggested.
        mapping: Option<StateMapping>,
        /// How it is looked at.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(as = "Option<OverlayView>", optional))]
        view: OverlayView,
    }

    /// How tickets over a map are looked at.
    #[derive(Default)]
    struct OverlayView {
        /// Which tickets.
        filter: TicketFilter,
        /// Those that they are held against; none: nothing.
        against: Option<TicketFilter>,
        /// Which time counts.
        hours: Hours,
        /// How much of it is shown.
        shown: Shown,
    }

    /// How much of what tickets do is shown; the rest is faint. Shares of all
    /// steps and of all moves, the most frequent first, 0 to 1.
    #[derive(Copy)]
    struct Shown {
        /// Of the steps.
        steps: f64,
        /// Of the moves.
        ways: f64,
    }

    /// Some of the tickets of a set, and the ways that they took.
    struct WaysRequest {
        /// Over which map.
        map: MapId,
        /// The ticket set.
        set: String,
        /// Which tickets.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(as = "Option<TicketFilter>", optional))]
        filter: TicketFilter,
        /// Which time counts.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(as = "Option<Hours>", optional))]
        hours: Hours,
    }

    /// Who is who among the tickets of a set.
    struct PersonasRequest {
        /// Whose personas.
        map: MapId,
        /// The ticket set.
        set: String,
        /// As this column would tell it; none: as kept, or suggested.
        column: Option<FilterColumn>,
    }

    /// Who is who, to be kept.
    struct PersonasKeep {
        /// Whose personas.
        map: MapId,
        /// The ticket set.
        set: String,
        /// Which values of which column are whom.
        mapping: PersonaMapping,
    }

    /// What tickets do and a map lacks, to be added to it.
    struct LackingRequest {
        /// The map.
        map: MapId,
        /// The revision that the window shows.
        revision: u32,
        /// The ticket set.
        set: String,
        /// What.
        lacking: Lacking,
    }

    /// Figures of a map, as a ticket set has them.
    struct CalibrationRequest {
        /// The map.
        map: MapId,
        /// The ticket set.
        set: String,
        /// What the time in which somebody works on a ticket is to the customer.
        work: TimeFigure,
        /// Families that were chosen, by the key of the proposal.
        families: BTreeMap<String, Family>,
    }

    /// Proposals that are accepted.
    struct CalibrationTake {
        /// What was proposed.
        of: CalibrationRequest,
        /// The revision that the window shows.
        revision: u32,
        /// Their keys.
        which: Vec<String>,
    }

    /// A map to be drawn from tickets.
    struct DiscoverRequest {
        /// The ticket set.
        set: String,
        /// Share of all visits that the states on the map make up, 0 to 1.
        activities: f64,
        /// Share of all moves that the ways of the map make up, 0 to 1.
        moves: f64,
        /// Title; none: the name of the set.
        title: Option<String>,
    }

    /// A ticket set.
    struct TicketSetRequest {
        /// Which.
        set: String,
    }

    /// A map as a file.
    struct ExportRequest {
        /// Of which map.
        map: MapId,
        /// What kind of file.
        kind: ExportKind,
        /// Of a PNG.
        pixels: draw::png::Pixels,
        /// The paper of a PDF; none: a page as large as the map.
        sheets: Option<draw::pdf::Sheets>,
        /// What of the map a picture shows.
        part: Part,
        /// How it is drawn.
        drawing: Drawing,
        /// With tickets laid over it.
        overlay: Option<LaidOver>,
    }

    /// Tickets over a map, as they are looked at.
    struct LaidOver {
        /// The ticket set.
        set: String,
        /// Which of them, and how.
        view: OverlayView,
        /// What the two slices are called, where there are two.
        names: Option<[String; 2]>,
    }

    /// A file that was written.
    struct Exported {
        /// Where.
        path: String,
    }

    /// How a map is drawn.
    #[derive(PartialEq)]
    struct Drawing {
        /// Title, actor, scenario, date and what the figures rest on above it.
        title: bool,
        /// What the signs mean below it.
        legend: bool,
        /// How it feels.
        curve: bool,
        /// How the as-is or the to-be feels, beside it.
        beside: bool,
        /// Where the effort of the last run goes.
        heat: Option<HeatBy>,
        /// Paper behind it; else it is transparent.
        paper: bool,
    }

    /// What the window remembers.
    #[derive(Default)]
    struct Settings {
        /// Colours.
        theme: Theme,
        /// What a map was last taken home as.
        #[serde(default)]
        export: Option<ExportChoice>,
    }

    /// What a map was last taken home as: the next one is offered as the same.
    struct ExportChoice {
        /// What kind of file.
        kind: ExportKind,
        /// Of a PNG.
        pixels: draw::png::Pixels,
        /// The paper of a PDF.
        sheets: Option<draw::pdf::Sheets>,
        /// How it was drawn.
        drawing: Drawing,
    }
}

/// The whole map without anything laid over it.
impl Default for Drawing {
    fn default() -> Self {
        Self { title: true, legend: true, curve: true, beside: false, heat: None, paper: true }
    }
}

/// What of a map is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Part {
    /// Which steps.
    pub steps: PartSteps,
    /// Lanes that are left out.
    pub without: BTreeSet<LaneId>,
}

/// Which steps of a map are drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", content = "of", rename_all = "camelCase")]
pub enum PartSteps {
    /// All.
    #[default]
    Whole,
    /// A stage, and the ends that it leads to.
    Stage(StageId),
    /// These steps and ends.
    Chosen(BTreeSet<TouchpointId>),
}

/// What the heat over the steps shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum HeatBy {
    /// Effort per journey.
    Effort,
    /// How often it is the worst moment.
    Peak,
}

impl Default for Shown {
    fn default() -> Self {
        Self { steps: 1.0, ways: 1.0 }
    }
}

/// Which time counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Hours {
    /// All of it.
    #[default]
    Calendar,
    /// Hours of the week, in the zone of the tickets.
    Week {
        /// As people write them: "Mon-Fri 08:00-18:00, Sat 9-12".
        hours: String,
    },
    /// The shifts of a team of the map, without its holidays.
    Team {
        /// Which.
        team: TeamId,
    },
}

/// What becomes of a ticket file that is read.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum TicketTarget {
    /// A set of its own.
    New,
    /// Its tickets join those of a set; of a ticket in both the newer row wins.
    Append {
        /// Which, by id or name.
        set: String,
    },
    /// Its tickets take the place of those of a set.
    Replace {
        /// Which, by id or name.
        set: String,
    },
}

/// Where articles are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ArticlesFrom {
    /// One file.
    File,
    /// A folder of Markdown.
    Folder,
}

/// What a new map begins with.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Beginning {
    /// Stages and the lanes of a journey map.
    Blank,
    /// Stages and the lanes of a service blueprint.
    Blueprint,
    /// A copy of a sample.
    Sample {
        /// By which it is asked for.
        key: String,
    },
    /// Stages and lanes of a sample, and nothing in them.
    Bare {
        /// By which it is asked for.
        key: String,
    },
}

/// A state of a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum StateRef {
    /// As it is.
    Now,
    /// As it was after so many steps of its history; 0: as it began.
    Step {
        /// How many.
        number: u32,
    },
    /// As it was kept under a name.
    Snapshot {
        /// Which.
        id: String,
    },
    /// As another map of the workspace is.
    Map {
        /// Which.
        map: MapId,
    },
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
    /// A page with lines and text that can be searched.
    Pdf,
    /// Slides, whose shapes and texts can be edited.
    Pptx,
    /// The report as one page of HTML.
    Html,
    /// The report as Markdown.
    Markdown,
    /// Every table, each a sheet of a workbook.
    Xlsx,
    /// The table of steps.
    Csv,
    /// The outline that can be typed and pasted.
    Outline,
    /// The flow as a Mermaid flowchart.
    Mermaid,
    /// How it feels as a Mermaid user journey.
    MermaidJourney,
    /// The flow for Graphviz.
    Dot,
    /// The flow as a process for modelling tools.
    Bpmn,
}

/// What a file would hold, to be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "kind", content = "content")]
pub enum PreviewContent {
    /// SVG, a picture for each page.
    Pictures(Vec<String>),
    /// A page of HTML without scripts.
    Page(String),
    /// Text as it would be in the file.
    Text(String),
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
    /// Black on white, with strong lines.
    HighContrast,
}

result! {
    /// Customers with their times.
    struct Replay {
        /// Minutes between two arrivals; none where they arrive as the demand has it.
        apart_min: Option<f64>,
        /// In the order in which they arrive.
        customers: Vec<Timeline>,
    }

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
        /// The map that it was made from.
        origin: Option<MapId>,
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

    /// Which map a file has become.
    struct MapOpened {
        /// Identity.
        map: MapId,
        /// What the file was, in words; none: a map of ours.
        source: Option<String>,
        /// What of the file is not on the map, a sentence each.
        left_out: Vec<String>,
    }

    /// What a file is.
    struct FileJudged {
        /// True: a map, or something that is read as one.
        map: bool,
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
        /// The map that it was made from, and those that were made from it.
        related: Vec<RelatedMap>,
    }

    /// The as-is of a to-be, or a to-be of an as-is.
    struct RelatedMap {
        /// Identity.
        map: MapId,
        /// Title.
        title: String,
        /// Current or future state.
        state: MapState,
    }

    /// Help with a sample.
    struct SamplingHelp {
        /// Tickets to look at for the wanted precision.
        tickets: Option<u32>,
        /// What the sample says; none before anything was looked at.
        sampled: Option<Sampled>,
        /// Why one of them is missing.
        problem: Option<String>,
    }

    /// A path that was found.
    struct PathFound {
        /// Its touchpoints; empty where there is none.
        steps: Vec<TouchpointId>,
    }

    /// What can be had ready-made.
    struct Presets {
        /// The six customers.
        personas: Vec<Persona>,
    }

    /// What edits would do.
    struct EditPreview {
        /// Everything that would be different.
        differences: Vec<Difference>,
    }

    /// Steps taken along.
    struct Copied {
        /// For another place or another map.
        clip: Clip,
        /// The same as lines, for other programs.
        text: String,
    }

    /// Steps of a table, to be put down.
    struct TableRead {
        /// As if they had been copied from a map.
        clip: Clip,
        /// Whether the table says in which stages they are.
        in_stages: bool,
        /// What of the table is not among them, a sentence each.
        left_out: Vec<String>,
    }

    /// A map or steps of it for another program.
    struct PictureCopied {
        /// PNG as base64.
        png: String,
        /// The same as lines.
        text: String,
    }

    /// Steps put down.
    struct Pasted {
        /// What has changed.
        patch: Patch,
        /// The new touchpoints.
        touchpoints: Vec<TouchpointId>,
    }

    /// What was done to a map.
    struct HistoryList {
        /// Every step, the oldest first; those that were taken back and can be
        /// brought back come last.
        steps: Vec<HistoryStep>,
        /// States that were kept under a name, the last first.
        snapshots: Vec<SnapshotEntry>,
    }

    /// One step of the history.
    struct HistoryStep {
        /// Counted from 1.
        number: u32,
        /// In words.
        words: String,
        /// When, ISO 8601 in UTC.
        at: String,
        /// Taken back.
        undone: bool,
    }

    /// A state that was kept under a name.
    struct SnapshotEntry {
        /// By which it is asked for.
        id: String,
        /// Name.
        name: String,
        /// When, ISO 8601 in UTC.
        at: String,
    }

    /// Two states of a map, or two maps.
    struct Comparison {
        /// The one.
        from: StateView,
        /// The other.
        to: StateView,
        /// What differs, from the one to the other.
        differences: Vec<Difference>,
    }

    /// A state as it is shown.
    struct StateView {
        /// What it is called.
        name: String,
        /// Everything on it.
        records: Vec<Record>,
        /// Where everything stands.
        layout: Layout,
        /// Expected values; none where it cannot be walked.
        exact: Option<ExactSummary>,
    }

    /// What has changed, and what follows from it.
    struct Patch {
        /// Records that were added, changed or removed.
        changes: Vec<Change>,
        /// What follows, told by what followed before.
        state: StateChange,
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

    /// What follows from the records, told by what followed before.
    struct StateChange {
        /// Counts every change.
        revision: u32,
        /// Where everything stands.
        layout: LayoutChange,
        /// What is wrong, in words.
        problems: Vec<Piece<ProblemEntry>>,
        /// What undo would take back, in words.
        undo: Option<String>,
        /// What redo would bring back, in words.
        redo: Option<String>,
        /// Last change, ISO 8601 in UTC.
        saved_at: String,
        /// Expected values without simulating; none where the map cannot be walked.
        exact: Option<ExactChange>,
    }

    /// A [`Layout`], told by the one before.
    #[allow(missing_docs)]
    struct LayoutChange {
        width: f64,
        height: f64,
        column_width: f64,
        header_height: f64,
        tracks: Vec<f64>,
        track_heights: Vec<f64>,
        stages: Vec<Piece<StageBox>>,
        bands: Vec<Piece<Band>>,
        lines: Vec<Piece<BlueprintLine>>,
        cards: Vec<Piece<Card>>,
        ends: Vec<Piece<End>>,
        edges: Vec<Piece<Edge>>,
        /// None: as it was.
        emotion: Option<Emotion>,
        notes: Vec<Piece<Note>>,
    }

    /// An [`ExactSummary`], told by the one before.
    #[allow(missing_docs)]
    struct ExactChange {
        resolved_verified: f64,
        resolved_unverified: f64,
        abandoned: f64,
        friction_em: f64,
        elapsed_min: f64,
        lost_min: f64,
        cost: f64,
        touchpoints: Vec<Piece<ExactTouchpoint>>,
    }

    /// Something wrong on the map.
    #[derive(PartialEq)]
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
    #[derive(PartialEq)]
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
        /// What was said about it, a profile that was kept included.
        options: ImportOptions,
    }

    /// A part of a file that has come in.
    struct TicketChunk {
        /// Where the file is.
        path: String,
    }

    /// A key with what people call it.
    struct NamedKey {
        /// For scripts.
        key: String,
        /// For people.
        name: String,
    }

    /// How ticket files can be read.
    struct TicketProfiles {
        /// Systems whose exports are known.
        systems: Vec<NamedKey>,
        /// Names of the profiles that were kept.
        kept: Vec<String>,
        /// What a column can be.
        roles: Vec<NamedKey>,
    }

    /// A ticket file that was read.
    struct TicketsImported {
        /// The set that it has become, or is part of.
        set: TicketSetEntry,
        /// What was read of the file and what was not.
        report: ImportReport,
        /// What became of a set that was there; none: the file is a set of its own.
        appended: Option<TicketsAppended>,
    }

    /// What a file did to a set that was there.
    struct TicketsAppended {
        /// Name of the file that was added.
        file: String,
        /// Tickets that were there before.
        before: u32,
        /// Tickets that are new in it.
        added: u32,
        /// Tickets that have a newer row now.
        replaced: u32,
        /// Tickets of the file of which it has nothing newer.
        unchanged: u32,
        /// Tickets that went on as others since, and are not counted any more.
        merged: u32,
        /// People who asked in the file; none: they cannot be told from each
        /// other, or the set was read before people had pseudonyms.
        people: Option<u32>,
        /// Those of them who had asked before.
        people_known: Option<u32>,
    }

    /// A sample as it stands. The findings are those of the first person, of
    /// the second where the first has said nothing.
    struct SampleState {
        /// Which.
        id: String,
        /// Of which ticket set.
        set: String,
        /// When it was drawn, ISO 8601 in UTC.
        drawn_at: String,
        /// By what tickets are of one kind.
        by: KindOf,
        /// Seed.
        seed: u32,
        /// Wanted half width of the interval.
        precision: f64,
        /// Its tickets, in the order in which they are looked at.
        tickets: Vec<FlaggedTicket>,
        /// What they say.
        findings: SampleFindings,
        /// Which kinds are about which need.
        needs: KindNeeds,
    }

    /// A ticket of a sample.
    struct FlaggedTicket {
        /// Its number in the tool that it comes from.
        ticket: String,
        /// Its kind, from 0.
        kind: u32,
        /// What the first person said.
        first: Option<SampleFlag>,
        /// What the second person said.
        second: Option<SampleFlag>,
    }

    /// What somebody said of a ticket.
    struct SampleFlag {
        /// Whether it could have been solved without help.
        answer: Answer,
        /// Title of the article that would have helped.
        article: Option<String>,
        /// The kind that it is really of, where it was recorded as another.
        about: Option<String>,
    }

    /// A ticket of a sample to be looked at.
    struct SampledTicket {
        /// Its number in the tool that it comes from.
        ticket: String,
        /// What it is about.
        category: Option<String>,
        /// Medium through which it came.
        channel: Option<String>,
        /// How urgent it was held to be.
        priority: Option<String>,
        /// How it was closed.
        close_code: Option<String>,
        /// When it was opened, ISO 8601 in UTC.
        opened: Option<String>,
        /// What was written in it; none: the import did not keep it.
        text: Option<String>,
        /// Articles that have its words, the best first.
        articles: Vec<FoundArticle>,
    }

    /// An article that may answer a ticket.
    struct FoundArticle {
        /// Its number or address in the tool that it comes from; may be empty.
        key: String,
        /// Its title.
        title: String,
        /// What it is about; may be empty.
        category: String,
        /// The beginning of its text.
        text: String,
        /// BM25: the larger the better.
        score: f64,
    }

    /// What a sample says about a need. Shares are 0 to 1.
    struct NeedSample {
        /// Name of the ticket set.
        set: String,
        /// Tickets that could have been solved without help.
        yes: u32,
        /// Tickets of which that was told.
        of: u32,
        /// The kinds of ticket that are about the need.
        kinds: Vec<String>,
        /// Share, each kind weighed by its tickets, with its interval of 95 %.
        share: Stake,
        /// Share of those tickets whose kind something was said of.
        covered: f64,
    }

    /// Who is who among the tickets of a set.
    struct WhoIsWho {
        /// Which values of which column are whom.
        mapping: PersonaMapping,
        /// Tickets of each persona of the map.
        tickets: BTreeMap<PersonaId, u32>,
    }

    /// Tickets over a map.
    struct OverlayResult {
        /// Day by which half of those that are looked at had been opened, of
        /// both slices where there are two, ISO 8601; none of no tickets.
        median_day: Option<String>,
        /// Tickets of the whole set.
        all: u32,
        /// The figures of those that were chosen.
        overlay: Overlay,
        /// How they went from team to team.
        transfers: Transfers,
        /// The other slice.
        against: Option<SlicesResult>,
        /// Which state is which touchpoint.
        mapping: StateMapping,
        /// The layout with ticket widths, badges and ghosts.
        layout: Layout,
    }

    /// Tickets that others are held against.
    struct SlicesResult {
        /// What differs.
        slices: Slices,
        /// The figures of this slice.
        overlay: Overlay,
    }

    /// What would be written.
    struct ExportPreview {
        /// To be looked at.
        content: PreviewContent,
        /// Signs that no font here has, by their scripts: empty boxes stand for
        /// them.
        missing: String,
        /// What of the map a file of this kind does not hold: a sentence.
        left_out: String,
    }

    /// For a bug report; no ticket text.
    struct Diagnostics {
        /// Version of Milewalk.
        version: String,
        /// Where the workspace is.
        data_dir: String,
    }
}

/// A part of a list as it is now, told by the list as it was.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Piece<T> {
    /// So many that are as they were, from this place of the old list on.
    Kept {
        /// The place of the first, from 0.
        from: u32,
        /// How many.
        count: u32,
    },
    /// What is new or changed.
    New(Vec<T>),
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
    /// A study is done.
    Studied {
        /// The study, as it is kept with its map.
        study: Box<KeptStudy>,
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
