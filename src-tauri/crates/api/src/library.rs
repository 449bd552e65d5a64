//! The gallery: maps of the workspace, samples, and files from elsewhere.

use crate::document::decor_of;
use crate::error::ApiError;
use crate::export;
use crate::map_file;
use crate::samples::SAMPLES;
use crate::service::Service;
use crate::surroundings::FileKind;
use crate::wire::{CreateRequest, Library, MapCreated, MapEntry, MapRequest, Nothing, SampleEntry};
use draw::svg::RenderOptions;
use journey::JourneyMap;
use journey::edit::Edit;
use journey::file;
use journey::ids::MapId;
use journey::model::{Details, LaneRole};
use journey::record::Record;

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
        let map = match request.sample {
            Some(key) => sample(&key)?,
            None => self.blank()?,
        };
        self.adopt(&map)
    }

    /// Asks for a map file and takes it into the workspace.
    ///
    /// # Errors
    /// When the file is no map, or the workspace cannot be written.
    pub fn library_open_file(&self, _: Nothing) -> Result<Option<MapCreated>, ApiError> {
        let Some(path) = self.surroundings().ask_open(FileKind::Map) else { return Ok(None) };
        let map = map_file::read(&path)?;
        self.adopt(&map).map(Some)
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
    fn adopt(&self, map: &JourneyMap) -> Result<MapCreated, ApiError> {
        let id = MapId(self.surroundings().new_id());
        let mut records = map.records();
        for record in &mut records {
            if let Record::Details(details) = record {
                details.id = id;
            }
        }
        let map = JourneyMap::from_records(records).map_err(internal)?;
        self.store().add_map(&map, &self.now())?;
        Ok(MapCreated { map: id })
    }

    /// Stages and lanes to begin with, and nothing in them.
    fn blank(&self) -> Result<JourneyMap, ApiError> {
        let new_id = || self.surroundings().new_id();
        let stages = ["Before", "Find help", "Get help", "Verify", "After"];
        let lanes = [
            ("Thoughts", LaneRole::Thought),
            ("Channel", LaneRole::Channel),
            ("Backstage", LaneRole::Backstage),
            ("Pain points", LaneRole::Pain),
            ("Opportunities", LaneRole::Opportunity),
        ];
        let stages =
            (0..).zip(stages).map(|(order, name)| Edit::AddStage { id: new_id().into(), name: name.into(), order });
        let lanes = (0..).zip(lanes).map(|(order, (name, role))| Edit::AddLane {
            id: new_id().into(),
            name: name.into(),
            role,
            order,
        });
        let mut map = JourneyMap::new(Details::untitled(new_id().into()));
        map.edit(&stages.chain(lanes).collect::<Vec<_>>())?;
        Ok(map)
    }
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
    export::picture(map, &decor_of(map), &RenderOptions::thumbnail(PREVIEW_WIDTH))
}

fn internal(error: impl ToString) -> ApiError {
    ApiError::Internal { message: error.to_string() }
}
