//! A small map made of the states of tickets and the ways between them.

use journey::JourneyMap;
use journey::figure::Figure;
use journey::ids::{StageId, TouchpointId};
use journey::model::{Details, Outcome, Stage, Touchpoint, Transition, TransitionKind};
use journey::record::Record;
use tickets::StateMapping;
use uuid::Uuid;

/// A step for each state, between a beginning and an end that no ticket shows.
pub(crate) struct Drawn<const N: usize> {
    states: [&'static str; N],
    ways: Vec<(usize, usize)>,
}

impl<const N: usize> Drawn<N> {
    pub(crate) fn new(states: [&'static str; N]) -> Self {
        Self { states, ways: Vec::new() }
    }

    /// A way from state to state; none: from the beginning, or to the end.
    pub(crate) fn way(&mut self, from: Option<&str>, to: Option<&str>) {
        let number = |name: &str| 1 + self.states.iter().position(|state| *state == name).expect("a state of the map");
        self.ways.push((from.map_or(0, number), to.map_or(N + 1, number)));
    }

    pub(crate) fn map(&self) -> (JourneyMap, StateMapping) {
        let stage = StageId::from(Uuid::from_u128(3 << 64));
        let id = |n: usize| TouchpointId::from(Uuid::from_u128(1 << 64 | n as u128));
        let details = Details { start: Some(id(0)), ..Details::untitled(Uuid::from_u128(4 << 64).into()) };
        let mut records = vec![
            Record::Details(details),
            Record::Stage(Stage { id: stage, key: "all".into(), name: "All".into(), order: 0 }),
        ];
        records.extend((0..N + 2).map(|n| {
            let outcome = (n == N + 1).then_some(Outcome::ResolvedVerified);
            Record::from(Touchpoint { outcome, ..Touchpoint::new(id(n), format!("t{n}"), format!("Step {n}"), stage) })
        }));
        records.extend(self.ways.iter().enumerate().map(|(n, (source, target))| {
            Record::Transition(Transition {
                id: Uuid::from_u128(2 << 64 | n as u128).into(),
                source: id(*source),
                target: id(*target),
                share: Figure::assumed(1.0),
                kind: TransitionKind::Next,
                exit_reason: None,
                label: String::new(),
            })
        }));
        let mapping = self.states.iter().zip(1..).map(|(state, n)| ((*state).to_owned(), id(n))).collect();
        (JourneyMap::from_records(records).expect("the map holds together"), StateMapping(mapping))
    }
}
