//! Which opportunity is worth most: each one's edits against the map as it is,
//! with the same customers, by what it saves a month for its stated price.

use crate::cast::Cast;
use crate::monte_carlo::{Cancelled, Progress};
use crate::what_if::{self, Changes};
use journey::JourneyMap;
use journey::ids::OpportunityId;
use journey::model::Opportunity;
use serde::{Deserialize, Serialize};

/// All opportunities of a map (`milewalk.rank/1`).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Ranking {
    /// `milewalk.rank/1`.
    pub format: String,
    /// Title of the map.
    pub map: String,
    /// Seed.
    pub seed: u32,
    /// Customers, the same for each opportunity.
    pub walks: u32,
    /// Journeys a month.
    pub demand: f64,
    /// The one that saves most effort for its price first; then those without a
    /// price by the effort saved; then those that cannot be simulated.
    pub opportunities: Vec<Ranked>,
}

/// One opportunity.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Ranked {
    /// Which.
    pub id: OpportunityId,
    /// What would be done.
    pub text: String,
    /// What it would cost.
    pub price: Option<f64>,
    /// What it would change per journey; none where it cannot be simulated.
    pub changes: Option<Changes>,
    /// Effort saved a month for one unit of its price, em.
    pub effort_per_price: Option<f64>,
    /// Cost saved a month for one unit of its price.
    pub cost_per_price: Option<f64>,
    /// Why it cannot be simulated.
    pub problem: Option<String>,
}

/// Every opportunity of the map against the map as it is.
///
/// # Errors
/// When `progress` breaks off.
pub fn rank(
    map: &JourneyMap,
    base: &Cast,
    walks: u32,
    seed: u32,
    progress: &Progress<'_>,
) -> Result<Ranking, Cancelled> {
    let scenarios: Vec<_> =
        map.opportunities().map(|opportunity| (opportunity, changed(map, base, opportunity))).collect();
    let usable: Vec<&Cast> = scenarios.iter().filter_map(|(_, scenario)| scenario.as_ref().ok()).collect();
    let mut changes = what_if::compare_all(base, &usable, walks, seed, progress)?.into_iter();
    let demand = map.details().demand.value.max(0.0);
    let mut opportunities: Vec<_> = scenarios
        .iter()
        .map(|(opportunity, scenario)| match scenario {
            Ok(_) => ranked(opportunity, changes.next(), demand, None),
            Err(problem) => ranked(opportunity, None, demand, Some(problem.clone())),
        })
        .collect();
    let saved = |r: &Ranked| r.changes.as_ref().map_or(f64::NEG_INFINITY, |c| -c.friction_em.mean);
    let per_price = |r: &Ranked| r.effort_per_price.unwrap_or(f64::NEG_INFINITY);
    opportunities.sort_by(|a, b| per_price(b).total_cmp(&per_price(a)).then(saved(b).total_cmp(&saved(a))));
    let map = map.details().title.clone();
    Ok(Ranking { format: "milewalk.rank/1".into(), map, seed, walks, demand, opportunities })
}

fn changed(map: &JourneyMap, base: &Cast, opportunity: &Opportunity) -> Result<Cast, String> {
    if opportunity.edits.is_empty() {
        return Err("it does not say yet what it would change on the map".into());
    }
    let mut changed = map.clone();
    changed
        .edit(&opportunity.edits)
        .map_err(|refusal| format!("what it would change does not fit any more: {refusal}"))?;
    base.on(&changed).map_err(|error| error.to_string())
}

fn ranked(opportunity: &Opportunity, changes: Option<Changes>, demand: f64, problem: Option<String>) -> Ranked {
    let price = opportunity.price.filter(|price| *price > 0.0);
    let per_price = |of: fn(&Changes) -> f64| Some(-of(changes.as_ref()?) * demand / price?);
    Ranked {
        id: opportunity.id,
        text: opportunity.text.clone(),
        price: opportunity.price,
        effort_per_price: per_price(|c| c.friction_em.mean),
        cost_per_price: per_price(|c| c.cost.mean),
        changes,
        problem,
    }
}
