//! Which assumed figure moves the result most, so that the team knows what to
//! measure first: each one a fifth lower and a fifth higher, and what the exact
//! answer says then. No dice: a difference is a difference.

use crate::cast::Cast;
use crate::compile::CompileError;
use crate::exact::{self, ExactTotals};
use crate::monte_carlo::{Cancelled, Progress};
use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::{Duration, Evidence, Figure};
use journey::ids::{TouchpointId, TransitionId};
use journey::model::{FrictionWeights, Touchpoint, Transition};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicU32, Ordering};

/// How far each figure is moved, as a share of it.
pub const STEP: f64 = 0.2;

/// All figures that somebody has assumed (`milewalk.sensitivity/1`).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Sensitivity {
    /// `milewalk.sensitivity/1`.
    pub format: String,
    /// Title of the map.
    pub map: String,
    /// How far each figure was moved down and up, as a share of it.
    pub step: f64,
    /// The map as it is.
    pub base: Results,
    /// The one that moves effort most first.
    pub levers: Vec<Lever>,
}

/// One assumed figure.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Lever {
    /// Where, on a touchpoint.
    pub touchpoint: Option<TouchpointId>,
    /// Where, on a transition.
    pub transition: Option<TransitionId>,
    /// Name of the place; the map's title for what holds everywhere.
    pub at: String,
    /// Which figure.
    pub what: String,
    /// True: a size of ours that the team may change, not a figure of the journey.
    pub size: bool,
    /// The result with the figure a fifth lower.
    pub lower: Results,
    /// The result with the figure a fifth higher.
    pub higher: Results,
    /// Distance between the two in effort, em.
    pub swing_em: f64,
}

/// Exact means of a walk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "LeverResults"))]
pub struct Results {
    /// Effort, em.
    pub friction_em: f64,
    /// Lost time, minutes.
    pub lost_min: f64,
    /// Cost, in the map's currency.
    pub cost: f64,
    /// Share of journeys given up.
    pub abandoned: f64,
}

/// Moves every assumed figure that a customer can meet.
///
/// # Errors
/// When `progress` (told figures done) breaks off; the map as it is was
/// compiled before.
pub fn sensitivity(map: &JourneyMap, cast: &Cast, progress: &Progress<'_>) -> Result<Sensitivity, Cancelled> {
    let done = AtomicU32::new(0);
    let levers: Result<Vec<Option<Lever>>, Cancelled> = candidates(map, cast)
        .par_iter()
        .map(|candidate| {
            let lever = candidate.measured(map, cast).ok();
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if progress(done).is_break() { Err(Cancelled) } else { Ok(lever) }
        })
        .collect();
    let mut levers: Vec<Lever> = levers?.into_iter().flatten().filter(|lever| lever.moves()).collect();
    levers.sort_by(|a, b| b.swing_em.total_cmp(&a.swing_em));
    Ok(Sensitivity {
        format: "milewalk.sensitivity/1".into(),
        map: map.details().title.clone(),
        step: STEP,
        base: results(cast),
        levers,
    })
}

/// A figure, and the edit that gives it another size.
struct Candidate<'map> {
    at: Place<'map>,
    what: &'static str,
    edit: Box<dyn Fn(f64) -> Edit + Send + Sync + 'map>,
}

#[derive(Clone, Copy)]
enum Place<'map> {
    Touchpoint(&'map Touchpoint),
    Transition(&'map Transition),
    Everywhere,
}

impl Candidate<'_> {
    fn measured(&self, map: &JourneyMap, cast: &Cast) -> Result<Lever, CompileError> {
        let with = |factor: f64| {
            let mut changed = map.clone();
            // A figure at the end of its scale stays where it is.
            let _ = changed.edit(&[(self.edit)(factor)]);
            cast.on(&changed).map(|cast| results(&cast))
        };
        let (lower, higher) = (with(1.0 - STEP)?, with(1.0 + STEP)?);
        let (touchpoint, transition, at) = match self.at {
            Place::Touchpoint(t) => (Some(t.id), None, t.name.clone()),
            Place::Transition(t) => {
                let name = |id| map.touchpoint(id).map_or("", |t| t.name.as_str());
                (None, Some(t.id), format!("{} → {}", name(t.source), name(t.target)))
            }
            Place::Everywhere => (None, None, map.details().title.clone()),
        };
        let size = matches!(self.at, Place::Everywhere);
        let swing_em = (higher.friction_em - lower.friction_em).abs();
        Ok(Lever { touchpoint, transition, at, what: self.what.into(), size, lower, higher, swing_em })
    }
}

impl Lever {
    fn moves(&self) -> bool {
        self.lower != self.higher
    }
}

fn candidates<'map>(map: &'map JourneyMap, cast: &Cast) -> Vec<Candidate<'map>> {
    let mut found = Vec::new();
    for node in &cast.first().nodes {
        if let Some(touchpoint) = map.touchpoint(node.id) {
            of_touchpoint(touchpoint, &mut found);
        }
    }
    for way in &cast.first().moves {
        if let Some(transition) = map.transition(way.id).filter(|t| t.share.value < 1.0 && assumed(&t.share)) {
            let edit = move |factor: f64| Edit::SetShare {
                transition: transition.id,
                share: Figure::assumed((transition.share.value * factor).min(1.0)),
            };
            found.push(Candidate { at: Place::Transition(transition), what: "share", edit: Box::new(edit) });
        }
    }
    sizes(&map.details().weights, &mut found);
    found
}

fn assumed<T>(figure: &Figure<T>) -> bool {
    matches!(figure.evidence, Evidence::Assumed)
}

fn of_touchpoint<'map>(t: &'map Touchpoint, found: &mut Vec<Candidate<'map>>) {
    let touchpoint = t.id;
    let mut add = |what, edit: Box<dyn Fn(f64) -> Edit + Send + Sync + 'map>| {
        found.push(Candidate { at: Place::Touchpoint(t), what, edit });
    };
    if assumed(&t.wait) && !t.wait.value.is_zero() {
        add(
            "waiting time",
            Box::new(move |f| Edit::SetWait { touchpoint, wait: Figure::assumed(times(&t.wait.value, f)) }),
        );
    }
    if assumed(&t.active) && !t.active.value.is_zero() {
        add(
            "doing time",
            Box::new(move |f| Edit::SetActive { touchpoint, active: Figure::assumed(times(&t.active.value, f)) }),
        );
    }
    if let Some(patience) = t.patience.as_ref().filter(|p| assumed(p)) {
        let mean = patience.value;
        add("patience", Box::new(move |f| Edit::SetPatience { touchpoint, patience: Some(Figure::assumed(mean * f)) }));
    }
    if assumed(&t.cost) && t.cost.value > 0.0 {
        let cost = t.cost.value;
        add("cost", Box::new(move |f| Edit::SetCost { touchpoint, cost: Figure::assumed(cost * f) }));
    }
    let waits = !t.wait.value.is_zero();
    if assumed(&t.attended) && waits && t.attended.value > 0.0 && t.attended.value < 1.0 {
        let share = t.attended.value;
        add(
            "attended share",
            Box::new(move |f| Edit::SetAttended { touchpoint, attended: Figure::assumed((share * f).min(1.0)) }),
        );
    }
    if assumed(&t.blocked) && waits && t.attended.value < 1.0 && t.blocked.value > 0.0 {
        let share = t.blocked.value;
        add(
            "blocked share",
            Box::new(move |f| Edit::SetBlocked { touchpoint, blocked: Figure::assumed((share * f).min(1.0)) }),
        );
    }
    if assumed(&t.value_share) && t.value_share.value > 0.0 {
        let value = t.value_share.value;
        add(
            "value share",
            Box::new(move |f| Edit::SetValueShare { touchpoint, share: Figure::assumed((value * f).min(1.0)) }),
        );
    }
}

/// The sizes of friction are assumptions of ours.
fn sizes<'map>(weights: &'map FrictionWeights, found: &mut Vec<Candidate<'map>>) {
    type Of = fn(&mut FrictionWeights) -> &mut f64;
    let sizes: [(&str, Of); 11] = [
        ("effort of a hard question", |w| &mut w.hard_question),
        ("effort of saying it again", |w| &mut w.repeat_info),
        ("effort of an answer made for anybody", |w| &mut w.generic_answer),
        ("effort of a channel switch", |w| &mut w.channel_switch),
        ("effort of a transfer", |w| &mut w.transfer),
        ("effort of a dead end", |w| &mut w.dead_end),
        ("effort of a repeat contact", |w| &mut w.repeat_contact),
        ("weight of an unattended wait", |w| &mut w.unattended),
        ("weight of an uncertain wait", |w| &mut w.uncertain),
        ("weight of other ways in which a wait feels long", |w| &mut w.other_flag),
        ("greatest weight of a wait", |w| &mut w.wait_cap),
    ];
    for (what, of) in sizes {
        let edit = move |factor: f64| {
            let mut weights = weights.clone();
            *of(&mut weights) *= factor;
            Edit::SetFrictionWeights { weights }
        };
        found.push(Candidate { at: Place::Everywhere, what, edit: Box::new(edit) });
    }
}

fn times(duration: &Duration, factor: f64) -> Duration {
    match duration {
        Duration::Fixed { value } => Duration::Fixed { value: value * factor },
        Duration::Lognormal { p50, p90 } => Duration::Lognormal { p50: p50 * factor, p90: p90 * factor },
        Duration::Empirical { zero, quantiles } => {
            Duration::Empirical { zero: *zero, quantiles: quantiles.iter().map(|q| q * factor).collect() }
        }
    }
}

fn results(cast: &Cast) -> Results {
    // Weights as of many walks: shares are not rounded to whole customers.
    const MANY: u32 = 1 << 30;
    let parts = cast.parts(MANY);
    let exact = exact::mixed(parts.iter().map(|part| (part.weight(MANY), exact::solve(part.chain))));
    let ExactTotals { friction_em, lost_min, cost, .. } = exact.totals;
    Results { friction_em, lost_min, cost, abandoned: exact.outcomes.abandoned }
}
