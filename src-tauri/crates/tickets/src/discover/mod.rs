//! A first map drawn from tickets alone, ready to be corrected: their states
//! become steps and ends, their moves become ways.
//!
//! States are kept from the most frequent on until they make up the wanted share
//! of all visits, moves until they make up the wanted share of all moves between
//! kept states; then as many more moves as it takes for every step to be reached
//! from the start and to reach an end. A ticket begins and ends with a move: from
//! the start, and to an end. Shares are counted from the kept moves, times and
//! demand are those of [`crate::calibrate()`]; a ticket's time is the customer's
//! wait, beside which the customer does something else.

mod draw;
mod graph;

use crate::calibrate::{CalibrateOptions, ProposedFigure, TimeFigure, calibrate};
use crate::conform::conform;
use crate::mapping::StateMapping;
use crate::set::TicketSet;
use crate::variants::Steps;
use draw::Drawing;
use graph::Graph;
use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::Evidence;
use journey::model::{Details, TransitionKind};
use journey::rules::Refusal;
use uuid::Uuid;

/// Name and version of a [`Discovery`].
pub const DISCOVER_FORMAT: &str = "milewalk.discover/1";

/// What is left out of a drawn map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DiscoverOptions {
    /// Share of all visits that the kept states make up, 0 to 1.
    pub activities: f64,
    /// Share of all moves that the kept ways make up, 0 to 1.
    pub moves: f64,
    /// Fewer tickets than this give no time.
    pub minimum_n: u32,
}

impl Default for DiscoverOptions {
    fn default() -> Self {
        Self { activities: 0.95, moves: 0.9, minimum_n: 5 }
    }
}

/// Why no map is drawn.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum DiscoverError {
    /// Nothing happens in them, or never the same twice.
    #[error("nothing can be drawn from these tickets: they have no states, or too many different ones")]
    NoStates,
    /// Not a share.
    #[error("how much of the tickets the map shows is a share from 0 to 100 %; {0} is none")]
    NoShare(f64),
    /// What was drawn is no map.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

results! {
    /// A state that has become a part of the map.
    pub struct DiscoveredStep {
        /// Its name in the tickets, and on the map.
        pub state: String,
        /// Key of the step or end.
        pub key: String,
        /// Name of its stage, as guessed.
        pub stage: String,
        /// True: an end.
        pub end: bool,
        /// Visits.
        pub visits: u32,
    }

    /// A way of the map.
    pub struct DiscoveredWay {
        /// Key of where it comes from.
        pub source_key: String,
        /// Key of where it leads to.
        pub target_key: String,
        /// What it costs the customer, as guessed.
        pub kind: TransitionKind,
        /// Moves.
        pub n: u32,
    }

    /// A state that is not on the map.
    pub struct LeftOut {
        /// Its name.
        pub state: String,
        /// Visits.
        pub visits: u32,
    }

    /// What was drawn, and how far the tickets follow it.
    pub struct Discovery {
        /// [`DISCOVER_FORMAT`].
        pub format: String,
        /// Tickets.
        pub tickets: u32,
        /// Steps and ends that are states, in the order of the map.
        pub steps: Vec<DiscoveredStep>,
        /// Ways, the most frequent first.
        pub ways: Vec<DiscoveredWay>,
        /// States that are too rare, the most frequent first.
        pub left_out: Vec<LeftOut>,
        /// Moves of the kept ways, as a share of all between kept states, 0 to 1.
        pub moves_share: f64,
        /// Share of tickets that go a way of the map from the start to an end.
        pub fitting_share: f64,
        /// Mean fitness of a ticket, 0 to 1.
        pub fitness: f64,
    }
}

/// A map drawn from tickets.
#[derive(Clone, Debug, PartialEq)]
pub struct Discovered {
    /// Draw it on an empty map.
    pub edits: Vec<Edit>,
    /// Which state is which step of it.
    pub mapping: StateMapping,
    /// What was drawn.
    pub found: Discovery,
}

/// Draws a map. `counted` says what a figure rests on, given how many
/// observations it was counted from.
///
/// # Errors
/// When the tickets have no states, or too many, or a threshold is no share.
pub fn discover(
    set: &TicketSet,
    options: &DiscoverOptions,
    counted: &dyn Fn(u32) -> Evidence,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Result<Discovered, DiscoverError> {
    for share in [options.activities, options.moves] {
        if !(0.0..=1.0).contains(&share) {
            return Err(DiscoverError::NoShare(share));
        }
    }
    let graph = Graph::of(set, options.activities, options.moves);
    if graph.states.is_empty() {
        return Err(DiscoverError::NoStates);
    }
    let drawing = Drawing::of(&graph, new_id);
    let (mut edits, mapping) = (drawing.edits(), drawing.mapping());
    let mut map = JourneyMap::new(Details::untitled(new_id().into()));
    map.edit(&edits)?;
    let shares = drawing.shares(&map, counted);
    map.edit(&shares)?;
    edits.extend(shares);
    // The customer waits while somebody works on it.
    let work = TimeFigure::Wait;
    let calibration = CalibrateOptions { minimum_n: options.minimum_n, work, ..CalibrateOptions::default() };
    let figures = calibrate(set, &map, &mapping, &calibration, counted).edits(&|p| p.figure != ProposedFigure::Shares);
    map.edit(&figures)?;
    edits.extend(figures);
    let held = conform(set, &map, &mapping, Steps::Visits).ok();
    let found = Discovery {
        format: DISCOVER_FORMAT.into(),
        tickets: set.tickets(),
        steps: drawing.steps(&map),
        ways: drawing.ways(&map),
        left_out: graph.left_out(set),
        moves_share: graph.moves_share,
        fitting_share: held.as_ref().map_or(0.0, |held| held.fitting_share),
        fitness: held.as_ref().map_or(0.0, |held| held.fitness),
    };
    Ok(Discovered { edits, mapping, found })
}
