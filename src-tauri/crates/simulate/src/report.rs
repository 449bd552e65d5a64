//! What a simulation says: the shape that the command line prints
//! (`milewalk.simulate/1`) and the window shows. Times are minutes, effort is
//! effort minutes, shares are 0 to 1.

use crate::cast::Who;
use journey::ids::{NeedId, TouchpointId, TransitionId};
use serde::{Deserialize, Serialize};

/// A simulated figure with its 95 % interval, the exact value where the chain
/// has one, and quantiles where a distribution makes sense.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "SimulatedFigure"))]
pub struct Figure {
    /// Mean over the walks.
    pub mean: f64,
    /// Standard error of the mean.
    pub se: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
    /// Exact value of the absorbing Markov chain.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub exact: Option<f64>,
    /// Standard deviation between walks, as simulated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub sd: Option<f64>,
    /// Exact standard deviation between walks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub exact_sd: Option<f64>,
    /// Quantile over the walks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub p10: Option<f64>,
    /// Quantile over the walks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub p50: Option<f64>,
    /// Quantile over the walks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub p90: Option<f64>,
    /// Quantile over the walks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub p99: Option<f64>,
}

/// The result of a Monte-Carlo run.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SimulationReport {
    /// `milewalk.simulate/1`.
    pub format: String,
    /// Title of the map.
    pub map: String,
    /// Seed.
    pub seed: u32,
    /// Number of walks.
    pub walks: u32,
    /// Who walked.
    #[serde(default)]
    pub who: Who,
    /// How they ended, shares of walks.
    pub outcomes: Outcomes,
    /// Per walk.
    pub totals: Totals,
    /// Per touchpoint, by contribution to friction.
    pub touchpoints: Vec<TouchpointReport>,
    /// Per transition.
    pub transitions: Vec<TransitionReport>,
    /// Per need.
    pub needs: Vec<NeedReport>,
    /// Effort per walk, for drawing.
    pub friction_histogram: Histogram,
    /// Time lost per walk, for drawing.
    pub lost_histogram: Histogram,
    /// Share of all lost time that the worst 20 % of walks hold.
    pub worst_fifth_share: f64,
}

/// Shares of walks.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct Outcomes {
    pub resolved_verified: Figure,
    pub resolved_unverified: Figure,
    pub abandoned: Figure,
}

/// Per walk.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Totals {
    /// Sum of friction, em.
    pub friction_em: Figure,
    /// Peak–end, em: half the worst visit plus half the last.
    pub remembered_em: Figure,
    /// `100·(1 − 2^(−F/E))`: 50 when the effort is just as expected.
    pub index: Figure,
    /// Active minutes.
    pub active_min: Figure,
    /// Minutes of waiting with having to stay.
    pub attended_wait_min: Figure,
    /// Active, attended and blocked minutes.
    pub lost_min: Figure,
    /// Minutes from begin to end.
    pub elapsed_min: Figure,
    /// Cost to the provider, in the map's currency.
    pub cost: Figure,
}

/// One touchpoint over all walks.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TouchpointReport {
    /// Which.
    pub id: TouchpointId,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// False: shown, but not ranked.
    pub controllable: bool,
    /// Visits per walk.
    pub visits: Figure,
    /// Friction per walk (visits × mean of a visit), em.
    pub friction_em: Figure,
    /// The same by term, em per walk.
    pub causes: Causes,
    /// Share of walks in which its visit is the peak.
    pub peak_share: f64,
    /// Lower end of its 95 % interval (Wilson).
    #[serde(default)]
    pub peak_low: f64,
    /// Upper end of its 95 % interval.
    #[serde(default)]
    pub peak_high: f64,
    /// Share of visits in which the customer gives up waiting here.
    pub gives_up: f64,
}

/// Friction by its terms (why), em per walk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Causes {
    /// Active minutes that are not value.
    pub doing: f64,
    /// Waiting as such, at weight 1 (attended) or the unattended weight.
    pub waiting: f64,
    /// What the wait's flags add, by flag.
    pub uncertain: f64,
    /// Nothing to do meanwhile.
    pub unoccupied: f64,
    /// Before anything has begun.
    pub preprocess: f64,
    /// Nobody says why.
    pub unexplained: f64,
    /// Others are served first.
    pub unfair: f64,
    /// Something is at stake.
    pub anxious: f64,
    /// Hard questions.
    pub hard_questions: f64,
    /// Saying again what was said before.
    pub repeat_info: f64,
    /// Generic answers.
    pub generic_answer: f64,
    /// Channel switches.
    pub channel_switch: f64,
    /// Transfers.
    pub transfer: f64,
    /// Dead ends.
    pub dead_end: f64,
    /// Repeat contacts.
    pub repeat_contact: f64,
    /// Being blamed (personas).
    #[serde(default)]
    pub blame: f64,
    /// Not being heard at first contact (personas).
    #[serde(default)]
    pub unacknowledged: f64,
}

/// One transition over all walks.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TransitionReport {
    /// Which.
    pub id: TransitionId,
    /// How often a walk takes it.
    pub traversals: Figure,
}

/// One need over its episodes.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NeedReport {
    /// Which.
    pub id: NeedId,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Episodes per walk.
    pub episodes: Figure,
    /// Share of episodes met at level 0.
    pub level0: Figure,
    /// Share of episodes given up.
    pub given_up: Figure,
    /// Share of episodes met with assistance, by the stage that failed first.
    pub gaps: Gaps,
    /// Mean effort of an episode by how it ended, em; none where none ended so.
    pub friction_em: ByEnding,
    /// Mean lost time of an episode by how it ended, minutes.
    pub lost_min: ByEnding,
    /// Mean cost of an episode by how it ended.
    pub cost: ByEnding,
    /// Standard errors of these three.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub errors: Option<EndingErrors>,
    /// How the lost time of an episode is spread, by how it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub lost_spread: Option<EndingSpread>,
    /// The promise beside the effort, where the map promises a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub watermelon: Option<Watermelon>,
    /// Where each class happens (exact), class by class, the largest share first.
    #[serde(default)]
    pub places: Vec<GapPlace>,
}

/// Standard errors of the means by ending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EndingErrors {
    /// Of the effort, em.
    pub friction_em: ByEnding,
    /// Of the lost time, minutes.
    pub lost_min: ByEnding,
    /// Of the cost.
    pub cost: ByEnding,
}

/// Typical and bad episodes by how they ended, minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EndingSpread {
    /// Half of them take at most this.
    pub p50: ByEnding,
    /// Nine in ten take at most this.
    pub p90: ByEnding,
}

/// Green outside, red inside: whether the promised time was kept, against how
/// hard the journey was. The four shares of the need's episodes sum to 1; who
/// gave up was not served in time.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Watermelon {
    /// Minutes from when the need opens until it is met, as promised.
    pub promised_min: f64,
    /// A journey is hard when its effort index is above this.
    pub hard_above: f64,
    /// Kept, and not hard.
    pub kept: PartOfEpisodes,
    /// Kept, and hard all the same: the watermelon.
    pub kept_hard: PartOfEpisodes,
    /// Broken, and not hard.
    pub broken: PartOfEpisodes,
    /// Broken, and hard.
    pub broken_hard: PartOfEpisodes,
}

/// Some of the episodes of a need.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PartOfEpisodes {
    /// How many of those simulated.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub count: u64,
    /// Their share, 0 to 1.
    pub share: Figure,
}

/// Where a class of gap happens: the first reason that episodes of the class
/// met, or where they were first helped when the map gives no reason.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct GapPlace {
    /// Which class.
    pub class: crate::levelzero::GapClass,
    /// The touchpoint that is left, or that helps.
    pub touchpoint: TouchpointId,
    /// By which way on; none where the map gives no reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub transition: Option<TransitionId>,
    /// For which reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub reason: Option<journey::model::ExitReason>,
    /// Share of the class.
    pub share: f64,
}

/// Level Zero Solvable gaps: shares of episodes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Gaps {
    /// No answer exists.
    pub missing: Figure,
    /// It exists, but this customer cannot get there.
    pub unreachable: Figure,
    /// It can be reached, but was not found or not chosen.
    pub undiscovered: Figure,
    /// It asks what the customer cannot answer.
    pub unanswerable: Figure,
    /// It broke, or did not last.
    pub fails: Figure,
    /// It worked, and was not believed.
    pub unconfirmed: Figure,
    /// No reason met.
    pub unattributed: Figure,
}

/// A mean for each way in which an episode can end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ByEnding {
    pub level0: Option<f64>,
    pub given_up: Option<f64>,
    pub missing: Option<f64>,
    pub unreachable: Option<f64>,
    pub undiscovered: Option<f64>,
    pub unanswerable: Option<f64>,
    pub fails: Option<f64>,
    pub unconfirmed: Option<f64>,
    pub unattributed: Option<f64>,
}

/// Walks per bin of equal width.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Histogram {
    /// Lower edge of the first bin.
    pub from: f64,
    /// Width of a bin.
    pub width: f64,
    /// Walks in each bin.
    pub counts: Vec<u32>,
    /// Walks beyond the last bin.
    pub beyond: u32,
}
