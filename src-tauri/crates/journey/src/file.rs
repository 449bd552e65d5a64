//! The file format, `NAME.journey.json`: the same map always gives the same
//! bytes, and one changed figure is one changed line. Reading a file that is
//! broken says where and what was expected; files themselves are read and
//! written elsewhere.

use crate::ids::{MapId, TouchpointId};
use crate::map::JourneyMap;
use crate::model::{
    Cell, Component, Details, Lane, Need, OpenQuestion, Opportunity, PainPoint, Path, Persona, Picture, Placement,
    Stage, Team, Touchpoint, Transition,
};
use crate::pretty;
use crate::record::{Record, RecordKey};
use serde::{Deserialize, Serialize};

/// What a file of this version calls itself.
pub const FORMAT: &str = "milewalk/1";

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FileError {
    /// Written by a newer Milewalk.
    #[error("this map was written by a newer Milewalk (format {found}); this one reads up to {FORMAT}: please update")]
    NewerFormat {
        /// The format that the file names.
        found: String,
    },
    /// Not a map at all.
    #[error("this is not a Milewalk map: line 2 should say \"format\": \"{FORMAT}\"")]
    NotAMap,
    /// A map, but broken.
    #[error("line {line}{}: {expected}", .path.as_ref().map(|p| format!(", {p}")).unwrap_or_default())]
    Broken {
        /// Line, from 1.
        line: u32,
        /// Where in the document, for instance `touchpoints[3].active`.
        path: Option<String>,
        /// What was expected.
        expected: String,
    },
    /// Something refers to what is not there, or stands there twice.
    #[error("{0}")]
    Reference(String),
}

/// The document as it stands in a file: placement apart from content.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Journey map"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Document {
    format: String,
    map: Details,
    stages: Vec<Stage>,
    lanes: Vec<Lane>,
    touchpoints: Vec<Touchpoint>,
    transitions: Vec<Transition>,
    cells: Vec<Cell>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pictures: Vec<Picture>,
    pain_points: Vec<PainPoint>,
    opportunities: Vec<Opportunity>,
    #[serde(default)]
    questions: Vec<OpenQuestion>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    paths: Vec<Path>,
    personas: Vec<Persona>,
    needs: Vec<Need>,
    teams: Vec<Team>,
    components: Vec<Component>,
    placement: Vec<Placement>,
}

/// The map as the text of a file.
#[must_use]
pub fn write(map: &JourneyMap) -> String {
    let document = Document {
        format: FORMAT.into(),
        map: map.details().clone(),
        stages: map.stages().into_iter().cloned().collect(),
        lanes: map.lanes().into_iter().cloned().collect(),
        touchpoints: map.touchpoints().cloned().collect(),
        transitions: map.transitions().cloned().collect(),
        cells: map.cells().cloned().collect(),
        pictures: map.pictures().cloned().collect(),
        pain_points: map.pain_points().cloned().collect(),
        opportunities: map.opportunities().cloned().collect(),
        questions: map.questions().cloned().collect(),
        paths: map.paths().cloned().collect(),
        personas: map.personas().cloned().collect(),
        needs: map.needs().cloned().collect(),
        teams: map.teams().cloned().collect(),
        components: map.components().cloned().collect(),
        placement: map.placements().cloned().collect(),
    };
    // Plain data with string keys: it always has a JSON form.
    serde_json::to_value(&document).map(|value| pretty::print(&value)).unwrap_or_default()
}

/// What a file may hold, as JSON Schema: for editors that complete and check as
/// one types.
#[cfg(feature = "schema")]
#[must_use]
pub fn schema() -> String {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(Document)).unwrap_or_default();
    text.push('\n');
    text
}

/// The map that the text of a file holds.
///
/// # Errors
/// When the text is no map, a broken one or one of a newer format.
pub fn read(text: &str) -> Result<JourneyMap, FileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check_format(text)?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let document: Document = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        broken(error.inner(), Some(path).filter(|p| p != "."))
    })?;
    deserializer.end().map_err(|error| broken(&error, None))?;
    document.into_map()
}

impl Document {
    fn into_map(self) -> Result<JourneyMap, FileError> {
        let mut records = vec![Record::Details(self.map)];
        records.extend(self.stages.into_iter().map(Record::Stage));
        records.extend(self.lanes.into_iter().map(Record::Lane));
        records.extend(self.touchpoints.into_iter().map(Record::from));
        records.extend(self.transitions.into_iter().map(Record::Transition));
        records.extend(self.cells.into_iter().map(Record::Cell));
        records.extend(self.pictures.into_iter().map(Record::Picture));
        records.extend(self.pain_points.into_iter().map(Record::PainPoint));
        records.extend(self.opportunities.into_iter().map(Record::Opportunity));
        records.extend(self.questions.into_iter().map(Record::Question));
        records.extend(self.paths.into_iter().map(Record::Path));
        records.extend(self.personas.into_iter().map(Record::Persona));
        records.extend(self.needs.into_iter().map(Record::Need));
        records.extend(self.teams.into_iter().map(Record::Team));
        records.extend(self.components.into_iter().map(Record::Component));
        records.extend(self.placement.into_iter().map(Record::Placement));
        JourneyMap::from_records(records)
    }
}

impl JourneyMap {
    /// A map from its records, in any order.
    ///
    /// # Errors
    /// When the details are missing, an id stands there twice, or a record
    /// refers to one that is not there.
    pub fn from_records(mut records: Vec<Record>) -> Result<Self, FileError> {
        records.sort_by_key(Record::key);
        let mut records = records.into_iter();
        let Some(Record::Details(details)) = records.next() else {
            return Err(FileError::Reference("the map has no title and actor (\"map\" is missing)".into()));
        };
        let mut map = Self::new(details);
        for record in records {
            let key = record.key();
            if key == RecordKey::Details || map.record(key).is_some() {
                return Err(FileError::Reference(format!("{} is there twice", key_in_words(key))));
            }
            if !map.put(record) {
                return Err(FileError::Reference(format!(
                    "{} leads from or to a touchpoint that is not there",
                    key_in_words(key)
                )));
            }
        }
        match crate::references::dangling(&map).first() {
            None => Ok(map),
            Some(dangling) => Err(FileError::Reference(dangling.to_string())),
        }
    }
}

/// How a record is named in an error about a file.
pub(crate) fn key_in_words(key: RecordKey) -> String {
    match key {
        RecordKey::Details => "the map itself".into(),
        RecordKey::Stage(id) => format!("stage {id}"),
        RecordKey::Lane(id) => format!("lane {id}"),
        RecordKey::Touchpoint(id) => format!("touchpoint {id}"),
        RecordKey::Transition(id) => format!("transition {id}"),
        RecordKey::Cell(id) => format!("cell {id}"),
        RecordKey::Picture(id) => format!("picture {id}"),
        RecordKey::PainPoint(id) => format!("pain point {id}"),
        RecordKey::Opportunity(id) => format!("opportunity {id}"),
        RecordKey::Question(id) => format!("question {id}"),
        RecordKey::Path(id) => format!("path {id}"),
        RecordKey::Persona(id) => format!("persona {id}"),
        RecordKey::Need(id) => format!("need {id}"),
        RecordKey::Team(id) => format!("team {id}"),
        RecordKey::Component(id) => format!("component {id}"),
        RecordKey::Placement(TouchpointId(id)) => format!("the placement of touchpoint {id}"),
    }
}

/// Looks at the format alone first, so that a newer file is refused for being
/// newer and not for its first unknown field.
fn check_format(text: &str) -> Result<(), FileError> {
    #[derive(Deserialize)]
    struct Head {
        format: String,
    }
    let head: Head = serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => FileError::NotAMap,
        _ => broken(&error, None),
    })?;
    match head.format.strip_prefix("milewalk/").and_then(|version| version.parse::<u32>().ok()) {
        Some(1) => Ok(()),
        Some(version) if version > 1 => Err(FileError::NewerFormat { found: head.format }),
        _ => Err(FileError::NotAMap),
    }
}

/// serde_json puts the place at the end of its sentence; ours is in front.
fn broken(error: &serde_json::Error, path: Option<String>) -> FileError {
    let sentence = error.to_string();
    let what = sentence.rsplit_once(" at line ").map_or(sentence.as_str(), |(what, _)| what);
    let expected = match error.classify() {
        serde_json::error::Category::Eof => "the file is cut short here".into(),
        serde_json::error::Category::Syntax => format!("from here on it is no map, nor any JSON ({what})"),
        serde_json::error::Category::Data | serde_json::error::Category::Io => what.to_owned(),
    };
    FileError::Broken { line: u32::try_from(error.line()).unwrap_or(u32::MAX), path, expected }
}

impl Details {
    /// A map that nothing is said about yet.
    #[must_use]
    pub fn untitled(id: MapId) -> Self {
        use crate::figure::Figure;
        Self {
            id,
            title: "A new journey".into(),
            state: crate::model::MapState::AsIs,
            actor: String::new(),
            scenario: String::new(),
            expectation: String::new(),
            expected_effort: Figure::assumed(10.0),
            demand: Figure::assumed(1000.0),
            currency: "$".into(),
            start: None,
            weights: crate::model::FrictionWeights::default(),
            locked: false,
            origin: None,
            demand_week: Vec::new(),
            time_zone: String::new(),
        }
    }
}
