//! The same customers as each persona of a map: one run that compares them.

use crate::cast::{Cast, Who};
use crate::compile::CompileError;
use crate::monte_carlo::{self, Cancelled, Progress};
use crate::report::{Figure, Outcomes, SimulationReport, Totals};
use journey::JourneyMap;
use journey::ids::{NeedId, PersonaId};
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicU32, Ordering};

/// Customers side by side (`milewalk.personas/1`).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PersonaComparison {
    /// `milewalk.personas/1`.
    pub format: String,
    /// Title of the map.
    pub map: String,
    /// Seed, the same for each.
    pub seed: u32,
    /// Walks of each.
    pub walks: u32,
    /// The neutral customer, each persona, and the mix of them.
    pub people: Vec<PersonaFigures>,
}

/// One kind of customer.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PersonaFigures {
    /// Which persona; none for the neutral customer and the mix.
    pub persona: Option<PersonaId>,
    /// Its name.
    pub name: String,
    /// Share of the demand; none for the neutral customer and the mix.
    pub share: Option<f64>,
    /// Shares of walks.
    pub outcomes: Outcomes,
    /// Per walk.
    pub totals: Totals,
    /// Shares of each need's episodes.
    pub needs: Vec<PersonaNeed>,
}

/// A need of one kind of customer.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PersonaNeed {
    /// Which.
    pub id: NeedId,
    /// Its name.
    pub name: String,
    /// Met at level 0.
    pub level0: Figure,
    /// Given up.
    pub given_up: Figure,
}

/// Why personas cannot be compared.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PeopleError {
    /// There are none.
    #[error("the map has no personas: add some, for instance the six customers")]
    Nobody,
    /// One of them cannot walk the map.
    #[error("{name}: {error}")]
    Compile {
        /// The persona.
        name: String,
        /// Why.
        error: CompileError,
    },
    /// Stopped from outside.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Walks the same customers as each persona.
///
/// # Errors
/// When there is no persona, one cannot walk, or `progress` (told walks of the
/// comparison, as many as one of them takes) breaks off.
pub fn compare(
    map: &JourneyMap,
    walks: u32,
    seed: u32,
    progress: &Progress<'_>,
) -> Result<PersonaComparison, PeopleError> {
    let named = map.personas().map(|p| (Who::Persona(p.id), p.name.clone(), Some(p.id), Some(p.share)));
    let mut all = vec![(Who::Neutral, "Neutral".to_owned(), None, None)];
    all.extend(named);
    if all.len() == 1 {
        return Err(PeopleError::Nobody);
    }
    all.push((Who::Mixed, "All by their shares".to_owned(), None, None));
    let (kinds, done) = (all.len() as u32, AtomicU32::new(0));
    let mut people = Vec::with_capacity(all.len());
    for (who, name, persona, share) in all {
        let cast = Cast::of(map, who).map_err(|error| PeopleError::Compile { name: name.clone(), error })?;
        let before = done.load(Ordering::Relaxed);
        let report = monte_carlo::run_cast(&cast, walks, seed, &|n| progress(before + n / kinds))?;
        done.fetch_add(walks / kinds, Ordering::Relaxed);
        people.push(figures(report, name, persona, share));
    }
    Ok(PersonaComparison {
        format: "milewalk.personas/1".into(),
        map: map.details().title.clone(),
        seed,
        walks,
        people,
    })
}

fn figures(report: SimulationReport, name: String, persona: Option<PersonaId>, share: Option<f64>) -> PersonaFigures {
    let SimulationReport { outcomes, totals, needs, .. } = report;
    let needs = needs.into_iter().map(|need| PersonaNeed {
        id: need.id,
        name: need.name,
        level0: need.level0,
        given_up: need.given_up,
    });
    PersonaFigures { persona, name, share, outcomes, totals, needs: needs.collect() }
}
