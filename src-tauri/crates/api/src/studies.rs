//! Studies of a map beyond the run of its walks: what if, which opportunity,
//! which figure, who, an outage, what mending a stage changes. Each is a job; the last one of each kind is
//! kept with its map and says when the map has changed since.

use crate::error::ApiError;
use crate::jobs::{Listener, Reporter};
use crate::service::Service;
use crate::wire::{JobEvent, JobStarted, MapRequest};
use journey::JourneyMap;
use journey::edit::Edit;
use journey::ids::{MapId, NeedId, TeamId};
use serde::{Deserialize, Serialize};
use simulate::levelzero::{self, NetEffects, NetProblem};
use simulate::monte_carlo::Cancelled;
use simulate::outage::{Outage, OutageError, OutageQuestion};
use simulate::people::{self, PeopleError, PersonaComparison};
use simulate::queues::{self, Day, QueueError, QueueReport, QueuesWhatIf, Setting};
use simulate::rank::{self, Ranking};
use simulate::sensitivity::{self, Sensitivity};
use simulate::what_if::{self, WhatIf};
use simulate::{Cast, Who};
use std::collections::BTreeMap;

/// Most walks of one study.
const MOST_WALKS: u32 = 10_000_000;

/// A study of a map as it is now.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StudyRequest {
    /// Of which map.
    pub map: MapId,
    /// Customers.
    pub walks: u32,
    /// Seed.
    pub seed: u32,
    /// Who walks.
    #[serde(default)]
    #[cfg_attr(feature = "ts", ts(as = "Option<Who>", optional))]
    pub who: Who,
    /// What is asked.
    pub study: Study,
}

/// What is asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Study {
    /// The map with these edits against the map as it is.
    WhatIf {
        /// Carried out on a copy.
        edits: Vec<Edit>,
    },
    /// Another map against this one.
    Beside {
        /// The other map: a to-be.
        other: MapId,
    },
    /// Every opportunity against the map as it is.
    Rank,
    /// Which assumed figure moves the result most.
    Sensitivity,
    /// The same customers as each persona.
    Personas,
    /// A system down for a while.
    Outage {
        /// Which, when, how long.
        question: OutageQuestion,
    },
    /// What mending each stage of a need would change in the end.
    Net {
        /// Which need.
        need: NeedId,
        /// How much of what is lost at the stage remains, 0 to 1.
        remaining: f64,
    },
    /// Staffed teams and their queues, by the hours of the week.
    Queues(QueueQuestion),
    /// The same with changes against the map as it is.
    QueuesWhatIf {
        /// Carried out on a copy.
        edits: Vec<Edit>,
        /// So many more people of a team on every shift; fewer below 0.
        staff: BTreeMap<TeamId, i32>,
        /// How both are run.
        question: QueueQuestion,
    },
}

/// How long the queues run, and what is asked of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QueueQuestion {
    /// Weeks that count.
    pub weeks: u32,
    /// Independent replications.
    pub replications: u32,
    /// "Answered in time" is within so many seconds …
    pub answer_within_s: f64,
    /// … and so large a share should be, 0 to 1.
    pub target: f64,
    /// The run begins in the week of this day, ISO 8601: holidays are dates.
    pub start: String,
}

/// What a study says.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", content = "result", rename_all = "camelCase")]
#[allow(missing_docs, reason = "the kinds of Study")]
pub enum StudyResult {
    WhatIf(Box<WhatIf>),
    Beside(Box<WhatIf>),
    Rank(Ranking),
    Sensitivity(Sensitivity),
    Personas(PersonaComparison),
    Outage(Box<Outage>),
    Net(NetEffects),
    Queues(Box<QueueReport>),
    QueuesWhatIf(Box<QueuesWhatIf>),
}

/// A study kept with its map.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct KeptStudy {
    /// When, ISO 8601 in UTC.
    pub ran_at: String,
    /// True: the map has changed since.
    pub stale: bool,
    /// How long it took, seconds.
    pub seconds: f64,
    /// What was asked.
    pub request: StudyRequest,
    /// What it said.
    pub outcome: StudyResult,
}

impl Service {
    /// Starts a study of the map as it is now.
    ///
    /// # Errors
    /// When there is no such map, or it cannot be walked.
    pub fn study_start(&self, request: StudyRequest, listener: Listener) -> Result<JobStarted, ApiError> {
        if !(1..=MOST_WALKS).contains(&request.walks) {
            return Err(ApiError::NotWalkable { reason: "a study takes 1 to 10 million walks".into() });
        }
        let (map, revision) = self.with(request.map, |document| Ok((document.map.clone(), document.revision)))?;
        let other = match &request.study {
            Study::Beside { other } => Some(self.with(*other, |document| Ok(document.map.clone()))?),
            Study::WhatIf { edits } => {
                let mut changed = map.clone();
                changed.edit(edits)?;
                Some(changed)
            }
            Study::QueuesWhatIf { edits, staff, .. } => {
                let mut changed = map.clone();
                changed.edit(edits)?;
                changed.edit(&more_staff(&changed, staff))?;
                Some(changed)
            }
            _ => None,
        };
        let cast = Cast::of(&map, request.who)?;
        Ok(self.start(listener, move |service, reporter| {
            let begun = service.surroundings().now();
            let outcome = carry_out(&request, &map, other.as_ref(), &cast, reporter)?;
            let ended = service.surroundings().now();
            let text = |value: Result<String, serde_json::Error>| {
                value.map_err(|e| ApiError::Internal { message: e.to_string() })
            };
            let seconds = (ended - begun).total(jiff::Unit::Second).unwrap_or(0.0);
            let kept = store::StoredStudy {
                kind: kind(&outcome).into(),
                revision,
                ran_at: ended.to_string(),
                seconds,
                request: text(serde_json::to_string(&request))?,
                outcome: text(serde_json::to_string(&outcome))?,
            };
            service.store().keep_study(request.map, &kept)?;
            let stale = service.with(request.map, |document| Ok(document.revision != revision))?;
            let study = KeptStudy { ran_at: kept.ran_at, stale, seconds, request, outcome };
            Ok(JobEvent::Studied { study: Box::new(study) })
        }))
    }

    /// The last study of each kind. One that does not read any more (another
    /// version wrote it) is left out: it can be had again.
    ///
    /// # Errors
    /// When there is no such map.
    pub fn study_list(&self, request: MapRequest) -> Result<Vec<KeptStudy>, ApiError> {
        let revision = self.with(request.map, |document| Ok(document.revision))?;
        let kept = self.store().studies(request.map)?;
        let read = |kept: store::StoredStudy| {
            let (request, outcome): (StudyRequest, _) =
                (serde_json::from_str(&kept.request).ok()?, serde_json::from_str(&kept.outcome).ok()?);
            let stale = kept.revision != revision || self.other_has_changed(&request, &kept.ran_at);
            Some(KeptStudy { ran_at: kept.ran_at, stale, seconds: kept.seconds, request, outcome })
        };
        Ok(kept.into_iter().filter_map(read).collect())
    }

    /// Whether the map that stood beside this one has changed since, or is gone.
    fn other_has_changed(&self, request: &StudyRequest, ran_at: &str) -> bool {
        let Study::Beside { other } = &request.study else { return false };
        let time = |text: &str| text.parse::<jiff::Timestamp>().ok();
        let changed = self.with(*other, |document| Ok(time(&document.changed_at)));
        changed.map_or(true, |changed| changed > time(ran_at))
    }
}

/// A team that is not there any more has nobody to add to.
fn more_staff(map: &JourneyMap, staff: &BTreeMap<TeamId, i32>) -> Vec<Edit> {
    let change = |(team, more): (&TeamId, &i32)| Some(Edit::ChangeTeam { team: map.team(*team)?.with_more(*more) });
    staff.iter().filter_map(change).collect()
}

fn carry_out(
    request: &StudyRequest,
    map: &JourneyMap,
    other: Option<&JourneyMap>,
    cast: &Cast,
    reporter: &Reporter,
) -> Result<StudyResult, ApiError> {
    let (walks, seed) = (request.walks, request.seed);
    let progress = |done: u32| reporter.progress(f64::from(done) / f64::from(walks));
    let other = || other.ok_or_else(|| ApiError::Internal { message: "nothing to compare with".into() });
    let beside = || what_if::compare(cast, &cast.on(other()?)?, walks, seed, &progress).map_err(cancelled);
    let queued = |share: f64| reporter.progress(share);
    Ok(match &request.study {
        Study::WhatIf { .. } => StudyResult::WhatIf(Box::new(beside()?)),
        Study::Beside { .. } => StudyResult::Beside(Box::new(beside()?)),
        Study::Rank => StudyResult::Rank(rank::rank(map, cast, walks, seed, &progress).map_err(cancelled)?),
        Study::Sensitivity => {
            let progress = |done: u32| reporter.progress(1.0 - 1.0 / f64::from(done + 1));
            StudyResult::Sensitivity(sensitivity::sensitivity(map, cast, &progress).map_err(cancelled)?)
        }
        Study::Queues(question) => {
            StudyResult::Queues(Box::new(queues::run(map, cast, &question.setting(&[map], seed)?, &queued)?))
        }
        Study::QueuesWhatIf { question, .. } => {
            let other = other()?;
            let (changed, setting) = (cast.on(other)?, question.setting(&[map, other], seed)?);
            StudyResult::QueuesWhatIf(Box::new(queues::compare((map, cast), (other, &changed), &setting, &queued)?))
        }
        Study::Net { need, remaining } => {
            StudyResult::Net(levelzero::nets((map, cast), *need, *remaining, (walks, seed), &progress)?)
        }
        Study::Personas => StudyResult::Personas(people::compare(map, walks, seed, &progress)?),
        Study::Outage { question } => {
            StudyResult::Outage(Box::new(simulate::outage::outage(map, cast, question, walks, seed, &progress)?))
        }
    })
}

impl QueueQuestion {
    /// How these maps are run.
    ///
    /// # Errors
    /// When the day is none, or a zone of the maps.
    pub fn setting(&self, maps: &[&JourneyMap], seed: u32) -> Result<Setting, ApiError> {
        Ok(Setting {
            weeks: self.weeks,
            replications: self.replications,
            answer_within_s: self.answer_within_s,
            target: self.target,
            ..queue_setting(maps, seed, &self.start)?
        })
    }
}

/// Days of the run and offsets of the zones that the maps name.
///
/// # Errors
/// When the day or a zone is none.
pub(crate) fn queue_setting(maps: &[&JourneyMap], seed: u32, start: &str) -> Result<Setting, ApiError> {
    let not = |reason: String| ApiError::NotWalkable { reason };
    let day = Day::parse(start).ok_or_else(|| not(format!("“{start}” is no day: write it as 2026-03-02")))?;
    let noon: jiff::civil::DateTime =
        format!("{start}T12:00").parse().map_err(|_| not(format!("“{start}” is no day")))?;
    let mut setting = Setting::new(seed, day);
    for map in maps {
        let zones = map.teams().map(|team| &team.time_zone).chain([&map.details().time_zone]);
        for zone in zones.filter(|zone| !zone.is_empty()) {
            let there = jiff::tz::TimeZone::get(zone)
                .map_err(|_| not(format!("“{zone}” is no time zone: write it as Europe/Berlin")))?;
            let offset = there.to_ambiguous_timestamp(noon).compatible().map_err(|e| not(e.to_string()))?;
            setting.offsets.insert(zone.clone(), there.to_offset(offset).seconds() / 60);
        }
    }
    Ok(setting)
}

fn kind(outcome: &StudyResult) -> &'static str {
    match outcome {
        StudyResult::WhatIf(_) => "whatIf",
        StudyResult::Beside(_) => "beside",
        StudyResult::Rank(_) => "rank",
        StudyResult::Sensitivity(_) => "sensitivity",
        StudyResult::Personas(_) => "personas",
        StudyResult::Outage(_) => "outage",
        StudyResult::Net(_) => "net",
        StudyResult::Queues(_) => "queues",
        StudyResult::QueuesWhatIf(_) => "queuesWhatIf",
    }
}

fn cancelled(_: Cancelled) -> ApiError {
    ApiError::Cancelled
}

impl From<OutageError> for ApiError {
    fn from(error: OutageError) -> Self {
        match error {
            OutageError::Cancelled(_) => Self::Cancelled,
            other => Self::NotWalkable { reason: other.to_string() },
        }
    }
}

impl From<NetProblem> for ApiError {
    fn from(error: NetProblem) -> Self {
        match error {
            NetProblem::Cancelled(_) => Self::Cancelled,
            other => Self::NotWalkable { reason: other.to_string() },
        }
    }
}

impl From<QueueError> for ApiError {
    fn from(error: QueueError) -> Self {
        match error {
            QueueError::Cancelled => Self::Cancelled,
            other => Self::NotWalkable { reason: other.to_string() },
        }
    }
}

impl From<PeopleError> for ApiError {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::Cancelled(_) => Self::Cancelled,
            other => Self::NotWalkable { reason: other.to_string() },
        }
    }
}
