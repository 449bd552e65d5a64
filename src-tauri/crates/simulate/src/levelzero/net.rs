//! What mending a stage changes in the end: what is freed there may still fall
//! at the next. In closed form and re-simulated with the same customers, side
//! by side (domain model, "Net of a fix").

use super::{CLASSES, GapClass, mend};
use crate::cast::Cast;
use crate::chain::Chain;
use crate::compile::CompileError;
use crate::episodes::Ending;
use crate::exact_needs::{self, ExactNeed};
use crate::monte_carlo::{Cancelled, Progress};
use crate::what_if::{self, Difference};
use journey::JourneyMap;
use journey::edit::Edit;
use journey::ids::NeedId;
use serde::{Deserialize, Serialize};

/// What mending one stage of one need changes.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NetEffect {
    /// Which need.
    pub need: NeedId,
    /// Which stage is mended.
    pub class: GapClass,
    /// How much of its loss remains, 0 to 1.
    pub remaining: f64,
    /// Share of the episodes that come to this stage and pass it now.
    pub pass_rate: f64,
    /// The same when it is mended.
    pub mended_pass_rate: f64,
    /// Share of episodes met at level 0 now (exact).
    pub level0: f64,
    /// The same when it is mended, as `P + P·(p′/p − 1)`.
    pub closed_form: f64,
    /// Stages that nobody comes to now: the closed form takes them for passed by all.
    pub assumed: Vec<GapClass>,
    /// Level-0 share on the map and on the mended map, re-simulated with the
    /// same customers; none where no share of the map can give way.
    pub simulated: Option<Difference>,
    /// Re-simulated less closed form, level-0 share.
    pub disagreement: Option<f64>,
    /// Effort of a journey, likewise re-simulated, em.
    pub friction_em: Option<Difference>,
    /// Lost time of a journey, minutes.
    pub lost_min: Option<Difference>,
    /// Cost of a journey.
    pub cost: Option<Difference>,
    /// The edits that mend it.
    pub edits: Vec<Edit>,
}

/// Why there is no net effect to tell.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NetProblem {
    /// The map has no such need.
    #[error("the map has no such need")]
    NoSuchNeed,
    /// The map, or the mended one, cannot be walked.
    #[error(transparent)]
    NotWalkable(#[from] CompileError),
    /// The map refuses to be mended so.
    #[error("the map cannot be mended so: {0}")]
    Refused(String),
    /// Stopped from outside.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// The net effect of leaving only so much of the loss of a stage (`remaining`:
/// 0 mends it fully), for these customers of the map, the same on both maps.
///
/// # Errors
/// When there is no such need, a map cannot be walked, or `progress` breaks off.
pub fn net(
    (map, cast): (&JourneyMap, &Cast),
    need: NeedId,
    class: GapClass,
    remaining: f64,
    (walks, seed): (u32, u32),
    progress: &Progress<'_>,
) -> Result<NetEffect, NetProblem> {
    let stages = Stages::of(cast, need).ok_or(NetProblem::NoSuchNeed)?;
    let mut effect = stages.effect(need, class, remaining.clamp(0.0, 1.0));
    effect.edits = mend(map, need, class, remaining);
    if effect.edits.is_empty() {
        return Ok(effect);
    }
    let mut mended = map.clone();
    mended.edit(&effect.edits).map_err(|refusal| NetProblem::Refused(refusal.to_string()))?;
    let scenario = cast.on(&mended)?;
    let changes = what_if::compare(cast, &scenario, walks, seed, progress)?.changes;
    let exact = Stages::of(&scenario, need).map(|mended| mended.level0 - effect.level0);
    let level0 = changes.needs.iter().find(|n| n.id == need).map(|n| n.level0);
    effect.simulated = level0.map(|level0| Difference { exact, ..level0 });
    effect.disagreement = effect.simulated.map(|level0| level0.scenario - effect.closed_form);
    effect.friction_em = Some(changes.friction_em);
    effect.lost_min = Some(changes.lost_min);
    effect.cost = Some(changes.cost);
    Ok(effect)
}

/// The net effect of mending each stage of a need at which somebody is lost, one
/// stage at a time, in the order of the chain.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NetEffects {
    /// Which need.
    pub need: NeedId,
    /// How much of a loss remains, 0 to 1.
    pub remaining: f64,
    /// Customers, the same on every map.
    pub walks: u32,
    /// Seed.
    pub seed: u32,
    /// Stage by stage.
    pub effects: Vec<NetEffect>,
}

/// [`net`] of every stage; `progress` hears of the walks of all of them as if
/// they were one run.
///
/// # Errors
/// Those of [`net`].
pub fn nets(
    (map, cast): (&JourneyMap, &Cast),
    need: NeedId,
    remaining: f64,
    (walks, seed): (u32, u32),
    progress: &Progress<'_>,
) -> Result<NetEffects, NetProblem> {
    let stages = Stages::of(cast, need).ok_or(NetProblem::NoSuchNeed)?.stages;
    let losing: Vec<_> = stages.into_iter().filter(|(_, passes, _)| *passes < 1.0 - ROUNDING).collect();
    let of_all = 1.0 / losing.len().max(1) as f64;
    let effect = |(at, (class, ..)): (usize, &(GapClass, f64, bool))| {
        let share = |done: u32| (f64::from(done) + at as f64 * f64::from(walks)) * of_all;
        net((map, cast), need, *class, remaining, (walks, seed), &|done| progress(share(done) as u32))
    };
    let effects = losing.iter().enumerate().map(effect).collect::<Result<_, _>>()?;
    Ok(NetEffects { need, remaining, walks, seed, effects })
}

/// The chain *exists → reachable → discovered → answerable → works → believed*,
/// by the first reason that episodes meet, however they end.
struct Stages {
    /// Which stage, the share that passes of those who come, and whether anybody comes.
    stages: Vec<(GapClass, f64, bool)>,
    level0: f64,
}

impl Stages {
    /// Of all these customers together, each kind by its share; none where the
    /// map has no such need.
    fn of(cast: &Cast, need: NeedId) -> Option<Self> {
        let chain = cast.first();
        let exact =
            exact_needs::mixed(cast.kinds().into_iter().map(|(share, chain)| (share, exact_needs::solve(chain))));
        let (table, exact) = chain.needs.iter().zip(&exact).find(|(table, _)| table.id == need)?;
        Some(Self::new(chain, table.solved_somewhere, exact))
    }

    fn new(chain: &Chain, solved_somewhere: bool, exact: &ExactNeed) -> Self {
        let episodes = exact.episodes();
        let mut come = if episodes > 0.0 { 1.0 } else { 0.0 };
        let stages = CLASSES.iter().filter(|(class, _)| *class != GapClass::Unattributed).map(|(class, ending)| {
            let fails = if solved_somewhere {
                let moves = chain.moves.iter().zip(exact.moves());
                let here = moves.filter(|(way, _)| way.exit_reason.map(Ending::of_reason) == Some(*ending));
                here.map(|(_, open)| open.fails_first).sum::<f64>() / episodes.max(f64::MIN_POSITIVE)
            } else {
                // Nothing solves it: every episode fails at the first stage.
                f64::from(u8::from(*class == GapClass::Missing)) * come
            };
            let anybody = come > ROUNDING;
            let passes = if anybody { (1.0 - fails / come).clamp(0.0, 1.0) } else { 1.0 };
            come *= passes;
            (*class, passes, anybody)
        });
        Self { stages: stages.collect(), level0: exact.share(Ending::Level0).unwrap_or(0.0) }
    }

    fn effect(&self, need: NeedId, class: GapClass, remaining: f64) -> NetEffect {
        let passes = self.stages.iter().find(|(stage, ..)| *stage == class).map_or(1.0, |(_, passes, _)| *passes);
        let mended = 1.0 - remaining * (1.0 - passes);
        let blocked = passes <= ROUNDING;
        // Where nobody passes there is no P to scale: what passes the other stages, as far as known.
        let others = self.stages.iter().filter(|(stage, ..)| *stage != class);
        let closed_form = if blocked {
            mended * others.clone().map(|(_, passes, _)| passes).product::<f64>()
        } else {
            self.level0 + self.level0 * (mended / passes - 1.0)
        };
        let assumed = others.filter(|(_, _, anybody)| blocked && !anybody).map(|(stage, ..)| *stage);
        NetEffect {
            need,
            class,
            remaining,
            pass_rate: passes,
            mended_pass_rate: mended,
            level0: self.level0,
            closed_form: closed_form.min(1.0),
            assumed: assumed.collect(),
            simulated: None,
            disagreement: None,
            friction_em: None,
            lost_min: None,
            cost: None,
            edits: Vec::new(),
        }
    }
}

/// Below this, nobody.
const ROUNDING: f64 = 1e-12;
