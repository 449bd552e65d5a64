//! Tickets laid over a map: what they show of its touchpoints and transitions,
//! and where they leave it. It changes neither.
//!
//! A ticket is read as a row of *visits*: consecutive events in states of the
//! same touchpoint are one visit, from its first event to the first event
//! elsewhere. A state without a touchpoint ends a visit and is no move, so that
//! what lies on its two sides is not joined. Touchpoints that no state is
//! mapped to are shown by no ticket: whoever can get from one visit to the next
//! through them alone is on the map, as the alignment has it too.
//!
//! The last visit of a ticket is not over as far as its history tells
//! (censored) and has no duration, unless its last state is one behind which
//! nothing follows, such as `Closed`: then the visit lasted until that, where
//! any time lies between.
//!
//! Medians and P90 are quantiles with linear interpolation between the two
//! nearest ranks (type 7 of Hyndman and Fan 1996), of the time that counts:
//! all of it, or business hours ([`Clock`]).

mod tally;

use crate::clock::Clock;
use crate::mapping::StateMapping;
use crate::set::TicketSet;
use journey::JourneyMap;
use journey::ids::{TouchpointId, TransitionId};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
pub(crate) use tally::{Between, Scene, Tally};

/// Name and version of an [`Overlay`].
pub const OVERLAY_FORMAT: &str = "milewalk.overlay/1";

/// What no ticket tells, whatever is in it.
const CANNOT_SHOW: [&str; 4] = [
    "Contacts that nobody logged, and calls given up while waiting: the phone system counts those.",
    "Self-service that worked: where no ticket was needed there is none.",
    "People who left without a word, and what they did before they made contact.",
    "What the wait cost the customer: a ticket tells how long it was in a state, not who waited for it or did something else.",
];

/// How tickets are laid over a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlayOptions {
    /// Fewer tickets than this give no figure, so that nobody is recognised
    /// and nothing is concluded from a handful.
    pub minimum_n: u32,
    /// Which time counts.
    pub clock: Clock,
}

impl Default for OverlayOptions {
    fn default() -> Self {
        Self { minimum_n: 5, clock: Clock::Calendar }
    }
}

results! {
    /// What the tickets show at one touchpoint.
    pub struct OverlayTouchpoint {
        /// Which one.
        pub id: TouchpointId,
        /// Its key.
        pub key: String,
        /// Its name.
        pub name: String,
        /// Tickets that were there at least once.
        pub tickets: u32,
        /// Visits.
        pub visits: u32,
        /// Visits that are not over as far as their history tells: they are in
        /// no median and no P90.
        pub open: u32,
        /// Tickets that came back to it at least once: rework.
        pub came_back: u32,
        /// Those as a share of the tickets that were there, 0 to 1.
        pub came_back_share: f64,
        /// Updates there that directly follow an update there.
        pub self_loops: u32,
        /// Median of the time of a visit, minutes; none where fewer tickets
        /// than the minimum have a visit that is over.
        pub median_min: Option<f64>,
        /// P90 of the time of a visit, minutes; none as for the median.
        pub p90_min: Option<f64>,
    }

    /// What the tickets show of one transition.
    pub struct OverlayTransition {
        /// Which one.
        pub id: TransitionId,
        /// Key of where it comes from.
        pub source_key: String,
        /// Key of where it leads to.
        pub target_key: String,
        /// Moves. A ticket does not tell two transitions between the same two
        /// touchpoints apart: all moves are counted on the first (by id), the
        /// others have 0. A move that leads through touchpoints without a state,
        /// which no ticket shows, is counted on every transition of the
        /// shortest way.
        pub n: u32,
        /// Median of the time from entering the source to entering the
        /// target, minutes; none below the minimum number of tickets.
        pub median_min: Option<f64>,
        /// P90 of that time, minutes; none as for the median.
        pub p90_min: Option<f64>,
    }

    /// A move that tickets make and the map lacks.
    pub struct OffMapMove {
        /// Where from.
        pub source: TouchpointId,
        /// Where to.
        pub target: TouchpointId,
        /// Key of where it comes from.
        pub source_key: String,
        /// Key of where it leads to.
        pub target_key: String,
        /// Moves.
        pub n: u32,
        /// Median of the time from entering the source to entering the
        /// target, minutes; none below the minimum number of tickets.
        pub median_min: Option<f64>,
    }

    /// A move that takes much time in all.
    pub struct SlowMove {
        /// Where from.
        pub source: TouchpointId,
        /// Where to.
        pub target: TouchpointId,
        /// Key of where it comes from.
        pub source_key: String,
        /// Key of where it leads to.
        pub target_key: String,
        /// The transition that it is; none: the map lacks it.
        pub transition: Option<TransitionId>,
        /// Moves.
        pub n: u32,
        /// Mean time from entering the source to entering the target, minutes.
        pub mean_min: f64,
        /// All of it, n times the mean, minutes.
        pub total_min: f64,
        /// Share of the time of all moves, 0 to 1.
        pub share: f64,
    }

    /// A state that is no touchpoint of the map.
    pub struct UnmappedState {
        /// Its name.
        pub name: String,
        /// Events in it.
        pub events: u32,
        /// Tickets that were in it at least once.
        pub tickets: u32,
        /// Those as a share of all tickets, 0 to 1.
        pub share: f64,
    }

    /// Tickets laid over a map.
    pub struct Overlay {
        /// [`OVERLAY_FORMAT`].
        pub format: String,
        /// Tickets.
        pub tickets: u32,
        /// Tickets that are still at a touchpoint as far as their history
        /// tells, and may stay there for long.
        pub open_tickets: u32,
        /// Which time counts, in words.
        pub time: String,
        /// All touchpoints of the map, by id.
        pub touchpoints: Vec<OverlayTouchpoint>,
        /// All transitions of the map, by id.
        pub transitions: Vec<OverlayTransition>,
        /// Moves that the map lacks, the most frequent first.
        pub off_map_moves: Vec<OffMapMove>,
        /// States without a touchpoint, the most tickets first.
        pub unmapped: Vec<UnmappedState>,
        /// Moves by the time that they take in all, the longest first, at most
        /// 20; none of fewer tickets than the minimum.
        pub slow_moves: Vec<SlowMove>,
        /// Share of tickets that make a move that the map lacks, or are in a
        /// state without a touchpoint, 0 to 1.
        pub leaving_share: f64,
        /// What tickets cannot show, in sentences.
        pub cannot_show: Vec<String>,
    }
}

/// Slow moves that are told.
const SLOW: usize = 20;

/// Lays tickets over a map. A state that is mapped to something which is not
/// on the map is not mapped.
#[must_use]
pub fn overlay(set: &TicketSet, map: &JourneyMap, mapping: &StateMapping, options: &OverlayOptions) -> Overlay {
    let scene = Scene::new(set, map, mapping);
    let mut tally = Tally::of(set, &scene, &options.clock);
    tally.sort();
    let share = |n: u32| f64::from(n) / f64::from(set.tickets().max(1));
    Overlay {
        format: OVERLAY_FORMAT.into(),
        tickets: set.tickets(),
        open_tickets: tally.open,
        time: options.clock.words(),
        touchpoints: touchpoints(&scene, &tally, options.minimum_n),
        transitions: transitions(map, &tally, options.minimum_n),
        off_map_moves: off_map_moves(&scene, &tally, options.minimum_n),
        slow_moves: slow_moves(&scene, &tally, options.minimum_n),
        unmapped: unmapped(set, &scene, &share),
        leaving_share: share(tally.leaving),
        cannot_show: CANNOT_SHOW.map(String::from).into(),
    }
}

fn touchpoints(scene: &Scene<'_>, tally: &Tally, minimum_n: u32) -> Vec<OverlayTouchpoint> {
    let both = scene.touchpoints.iter().zip(&tally.visits);
    both.map(|(touchpoint, visits)| {
        let times = visits.times.median_and_p90(minimum_n);
        OverlayTouchpoint {
            id: touchpoint.id,
            key: touchpoint.key.clone(),
            name: touchpoint.name.clone(),
            tickets: visits.tickets,
            visits: visits.visits,
            open: visits.open,
            came_back: visits.came_back,
            came_back_share: f64::from(visits.came_back) / f64::from(visits.tickets.max(1)),
            self_loops: visits.self_loops,
            median_min: times.map(|(median, _)| median),
            p90_min: times.map(|(_, p90)| p90),
        }
    })
    .collect()
}

fn transitions(map: &JourneyMap, tally: &Tally, minimum_n: u32) -> Vec<OverlayTransition> {
    let mut counted: FxHashMap<TransitionId, u32> = FxHashMap::default();
    for between in tally.moves() {
        for transition in between.transition.iter().chain(&between.through) {
            *counted.entry(*transition).or_insert(0) += between.times.n();
        }
    }
    let figures: FxHashMap<TransitionId, (f64, f64)> =
        tally.moves().filter_map(|m| Some((m.transition?, m.times.median_and_p90(minimum_n)?))).collect();
    let key = |id| map.touchpoint(id).map_or_else(String::new, |t| t.key.clone());
    let transitions = map.transitions().map(|transition| {
        let figures = figures.get(&transition.id);
        OverlayTransition {
            id: transition.id,
            source_key: key(transition.source),
            target_key: key(transition.target),
            n: counted.get(&transition.id).copied().unwrap_or(0),
            median_min: figures.map(|(median, _)| *median),
            p90_min: figures.map(|(_, p90)| *p90),
        }
    });
    transitions.collect()
}

fn off_map_moves(scene: &Scene<'_>, tally: &Tally, minimum_n: u32) -> Vec<OffMapMove> {
    let off_map = tally.moves().filter(|between| !between.is_on_map()).filter_map(|between| {
        let (source, target) = scene.ends(between)?;
        Some(OffMapMove {
            source: source.id,
            target: target.id,
            source_key: source.key.clone(),
            target_key: target.key.clone(),
            n: between.times.n(),
            median_min: between.times.median_and_p90(minimum_n).map(|(median, _)| median),
        })
    });
    let mut off_map: Vec<_> = off_map.collect();
    off_map.sort_by_key(|m| (Reverse(m.n), m.source, m.target));
    off_map
}

fn slow_moves(scene: &Scene<'_>, tally: &Tally, minimum_n: u32) -> Vec<SlowMove> {
    let all: i64 = tally.moves().map(|between| between.times.total()).sum();
    let slow = tally.moves().filter(|between| between.times.tickets >= minimum_n).filter_map(|between| {
        let (source, target) = scene.ends(between)?;
        let (n, total) = (between.times.n(), between.times.total());
        (total > 0).then(|| SlowMove {
            source: source.id,
            target: target.id,
            source_key: source.key.clone(),
            target_key: target.key.clone(),
            transition: between.transition,
            n,
            mean_min: total as f64 / 60.0 / f64::from(n.max(1)),
            total_min: total as f64 / 60.0,
            share: total as f64 / all.max(1) as f64,
        })
    });
    let mut slow: Vec<_> = slow.collect();
    slow.sort_by(|a, b| b.total_min.total_cmp(&a.total_min).then((a.source, a.target).cmp(&(b.source, b.target))));
    slow.truncate(SLOW);
    slow
}

fn unmapped(set: &TicketSet, scene: &Scene<'_>, share: &impl Fn(u32) -> f64) -> Vec<UnmappedState> {
    let states = set.states();
    let off = states.iter().zip(&scene.states).filter(|(state, at)| state.events > 0 && at.place.is_none());
    let mut unmapped: Vec<_> = off
        .map(|(state, _)| UnmappedState {
            name: state.name.into(),
            events: state.events,
            tickets: state.tickets,
            share: share(state.tickets),
        })
        .collect();
    unmapped.sort_by(|a, b| b.tickets.cmp(&a.tickets).then_with(|| a.name.cmp(&b.name)));
    unmapped
}
