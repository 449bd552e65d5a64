//! The gallery: maps of the workspace, samples, and files from elsewhere.

use crate::document::decor_of;
use crate::error::ApiError;
use crate::map_file::{self, Opened};
use crate::samples::SAMPLES;
use crate::service::Service;
use crate::surroundings::FileKind;
use crate::wire::{
    Beginning, CreateRequest, FileJudged, FileRequest, Library, MapCreated, MapEntry, MapFileRequest, MapOpened,
    MapRequest, Nothing, Presets, RelatedMap, SampleEntry,
};
use draw::layout::{LayoutOptions, layout};
use draw::svg::RenderOptions;
use journey::JourneyMap;
use journey::edit::Edit;
use journey::file;
use journey::ids::MapId;
use journey::model::{Details, LaneRole, MapState};
use journey::personas;
use journey::record::Record;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Lanes of a journey map.
pub(crate) const JOURNEY_LANES: [(&str, LaneRole); 5] = [
    ("Thoughts", LaneRole::Thought),
    ("Channel", LaneRole::Channel),
    ("Backstage", LaneRole::Backstage),
    ("Pain points", LaneRole::Pain),
    ("Opportunities", LaneRole::Opportunity),
];

/// Lanes of a service blueprint, from what the customer sees to what nobody does.
const BLUEPRINT_LANES: [(&str, LaneRole); 6] = [
    ("Physical evidence", LaneRole::Evidence),
    ("Frontstage", LaneRole::Frontstage),
    ("Backstage", LaneRole::Backstage),
    ("Support processes", LaneRole::Support),
    ("Pain points", LaneRole::Pain),
    ("Opportunities", LaneRole::Opportunity),
];

/// Width of a preview, pixels.
const PREVIEW_WIDTH: f64 = 640.0;

impl Service {
    /// All that can be opened.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn library_list(&self, _: Nothing) -> Result<Library, ApiError> {
        let rows = self.store().maps()?;
        let maps = rows.into_iter().map(|row| {
            self.with(row.id, |document| {
                let details = document.map.details();
                Ok(MapEntry {
                    id: row.id,
                    title: details.title.clone(),
                    state: details.state,
                    origin: details.origin,
                    steps: steps(&document.map),
                    changed_at: row.changed_at,
                    preview: preview(&document.map),
                })
            })
        });
        Ok(Library { maps: maps.collect::<Result<_, _>>()?, samples: samples()? })
    }

    /// A new map: a copy of a sample, or blank.
    ///
    /// # Errors
    /// When there is no such sample, or the workspace cannot be written.
    pub fn library_create(&self, request: CreateRequest) -> Result<MapCreated, ApiError> {
        let map = match request.from {
            Beginning::Blank => self.blank(&JOURNEY_LANES)?,
            Beginning::Blueprint => self.blank(&BLUEPRINT_LANES)?,
            Beginning::Sample { key } => sample(&key)?,
            Beginning::Bare { key } => bare(&sample(&key)?)?,
        };
        self.adopt(&map, |_| ())
    }

    /// A to-be map from an as-is map: the same steps under the same identities,
    /// so that the two can be compared.
    ///
    /// # Errors
    /// When there is no such map, or the workspace cannot be written.
    pub fn library_derive(&self, request: MapRequest) -> Result<MapCreated, ApiError> {
        let map = self.with(request.map, |document| Ok(document.map.clone()))?;
        self.adopt(&map, |details| {
            details.state = MapState::ToBe;
            details.origin = Some(request.map);
        })
    }

    /// What can be had ready-made.
    ///
    /// # Errors
    /// None.
    pub fn library_presets(&self, _: Nothing) -> Result<Presets, ApiError> {
        Ok(Presets { personas: personas::six(&mut || self.surroundings().new_id()) })
    }

    /// The map that this one was made from, and those that were made from it.
    pub(crate) fn related(&self, id: MapId) -> Result<Vec<RelatedMap>, ApiError> {
        let all = self.store().details()?;
        let origin = all.iter().find(|details| details.id == id).and_then(|details| details.origin);
        let is_related = |other: &&Details| other.id != id && (Some(other.id) == origin || other.origin == Some(id));
        let entry = |d: &Details| RelatedMap { map: d.id, title: d.title.clone(), state: d.state };
        Ok(all.iter().filter(is_related).map(entry).collect())
    }

    /// Takes a file into the workspace as a map, whatever a map is read from;
    /// asks for one where none is named. What was dropped on the window goes.
    ///
    /// # Errors
    /// When the file is no map, or the workspace cannot be written.
    pub fn library_open_file(&self, request: MapFileRequest) -> Result<Option<MapOpened>, ApiError> {
        let asked = || self.surroundings().ask_open(FileKind::Map);
        let Some(path) = request.path.map(PathBuf::from).or_else(asked) else { return Ok(None) };
        let opened = map_file::open(&path, &mut || self.surroundings().new_id());
        self.let_go_of(&path)?;
        let Opened { map, source, left_out } = opened?;
        let map = self.adopt(&map, |_| ())?.map;
        Ok(Some(MapOpened { map, source: source.map(|source| source.name().into()), left_out }))
    }

    /// Whether a file is a map, or is read as one; all else may hold tickets.
    ///
    /// # Errors
    /// None.
    pub fn file_judge(&self, request: FileRequest) -> Result<FileJudged, ApiError> {
        Ok(FileJudged { map: map_file::is_map(Path::new(&request.path)) })
    }

    /// Deletes a map with its history.
    ///
    /// # Errors
    /// When there is none, or the workspace cannot be written.
    pub fn library_remove(&self, request: MapRequest) -> Result<Nothing, ApiError> {
        self.store().remove_map(request.map)?;
        self.documents().remove(&request.map);
        Ok(Nothing {})
    }

    /// A copy with an identity of its own: opening a file twice gives two maps,
    /// and neither overwrites the other.
    pub(crate) fn adopt(&self, map: &JourneyMap, change: impl Fn(&mut Details)) -> Result<MapCreated, ApiError> {
        let id = MapId(self.surroundings().new_id());
        let mut records = map.records();
        for record in &mut records {
            if let Record::Details(details) = record {
                details.id = id;
                change(details);
            }
        }
        let map = JourneyMap::from_records(records).map_err(internal)?;
        self.store().add_map(&map, &self.now())?;
        Ok(MapCreated { map: id })
    }

    /// Stages and lanes to begin with, and nothing in them.
    fn blank(&self, of: &[(&str, LaneRole)]) -> Result<JourneyMap, ApiError> {
        let new_id = || self.surroundings().new_id();
        let stages = ["Before", "Find help", "Get help", "Verify", "After"];
        let stages =
            (0..).zip(stages).map(|(order, name)| Edit::AddStage { id: new_id().into(), name: name.into(), order });
        let lanes = lanes(of, &mut || new_id());
        let mut map = JourneyMap::new(Details::untitled(new_id().into()));
        map.edit(&stages.chain(lanes).collect::<Vec<_>>())?;
        Ok(map)
    }
}

/// Lanes from top to bottom.
pub(crate) fn lanes(lanes: &[(&str, LaneRole)], new_id: &mut dyn FnMut() -> Uuid) -> Vec<Edit> {
    let lane = |(order, (name, role)): (u32, &(&str, LaneRole))| Edit::AddLane {
        id: new_id().into(),
        name: (*name).into(),
        role: *role,
        order,
    };
    (0..).zip(lanes).map(lane).collect()
}

/// Stages and lanes, and nothing in them.
fn bare(map: &JourneyMap) -> Result<JourneyMap, ApiError> {
    let keep = |record: Record| match record {
        Record::Details(details) => Some(Record::Details(Details { start: None, ..details })),
        Record::Stage(_) | Record::Lane(_) => Some(record),
        _ => None,
    };
    JourneyMap::from_records(map.records().into_iter().filter_map(keep).collect()).map_err(internal)
}

fn samples() -> Result<Vec<SampleEntry>, ApiError> {
    let entry = |(key, _): &(&str, &str)| {
        let map = sample(key)?;
        let details = map.details();
        Ok(SampleEntry {
            key: (*key).into(),
            title: details.title.clone(),
            description: format!("{}: {}", details.actor, details.scenario),
            steps: steps(&map),
            preview: preview(&map),
        })
    };
    SAMPLES.iter().map(entry).collect()
}

fn sample(key: &str) -> Result<JourneyMap, ApiError> {
    let found = SAMPLES.iter().find(|(k, _)| *k == key);
    let (_, text) = found.ok_or_else(|| ApiError::NotFound { what: format!("the sample “{key}”") })?;
    file::read(text).map_err(internal)
}

fn steps(map: &JourneyMap) -> u32 {
    u32::try_from(map.touchpoints().filter(|t| !t.is_end()).count()).unwrap_or(u32::MAX)
}

fn preview(map: &JourneyMap) -> String {
    let drawn = layout(map, &decor_of(map), &LayoutOptions::wall());
    draw::svg::render(map, &drawn, &RenderOptions::thumbnail(PREVIEW_WIDTH))
}

fn internal(error: impl ToString) -> ApiError {
    ApiError::Internal { message: error.to_string() }
}
