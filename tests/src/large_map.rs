//! Large maps that look like ones people make: a support journey in many rounds, each about another subject, with
//! searches that fail, queues that are left, calls that are handed on and problems that come back; needs, pain points,
//! cells, teams and people on top. No chance in it: the same size is always the same map.

use std::collections::BTreeSet;

use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::{Duration, Figure};
use journey::ids::{
    CellId, ComponentId, LaneId, MapId, NeedId, OpportunityId, PainPointId, PersonaId, QuestionId, StageId, TeamId,
    TouchpointId, TransitionId,
};
use journey::model::{
    Anchor, Cell, Component, Details, ExitReason, Lane, LaneRole, Level, Need, OpenQuestion, Opportunity, Outcome,
    PainPoint, Persona, PersonaTraits, Stage, Team, Touchpoint, Transition, TransitionKind, WaitFlag,
};
use journey::record::Record;
use uuid::Uuid;

/// Touchpoints of the map that the bars are about; it has 1,500 transitions.
pub const LARGE: usize = 1_000;

/// Steps of a round, with the ways on from each: how many steps on it leads, its share, what it costs, and why
/// self-service is left. What leads beyond the last step leads to an end.
const ROUND: [Step; 20] = [
    Step { name: "Notice that {} does not work", ways: &[way(1, 0.65), switch(4, 0.35, ExitReason::ChosePerson)] },
    Step { name: "Search for help with {}", ways: &[way(1, 0.8), switch(3, 0.2, ExitReason::NotFound)] },
    Step { name: "Read the article about {}", ways: &[way(1, 1.0)] },
    Step {
        name: "Try what it says about {}",
        ways: &[way(7, 0.7), repeat(-1, 0.1), switch(1, 0.2, ExitReason::Error)],
    },
    Step {
        name: "Hold the line for {}",
        ways: &[way(1, 0.9), transfer(5, 0.1), gives_up(Aim::Abandoned, 0.3), gives_up(Aim::On(3), 0.7)],
    },
    Step { name: "Explain what happened to {}", ways: &[way(1, 1.0)] },
    Step { name: "Wait for the second level for {}", ways: &[way(4, 1.0)] },
    Step { name: "Chat about {}", ways: &[way(1, 1.0)] },
    Step { name: "Send screenshots of {}", ways: &[way(1, 1.0)] },
    Step { name: "Get an answer about {}", ways: &[way(1, 0.85), dead_end(-1, 0.15)] },
    Step { name: "Sign in again to {}", ways: &[way(1, 1.0)] },
    Step { name: "Wait until {} is there", ways: &[way(1, 1.0)] },
    Step { name: "Look whether {} works", ways: &[way(1, 0.9), repeat(-8, 0.1)] },
    Step { name: "Tell a colleague about {}", ways: &[way(1, 1.0)] },
    Step { name: "Fill in the form for {}", ways: &[way(1, 0.8), switch(3, 0.2, ExitReason::CannotAnswer)] },
    Step { name: "Wait for approval of {}", ways: &[way(1, 1.0)] },
    Step { name: "Read the message about {}", ways: &[way(1, 1.0)] },
    Step { name: "Come by the counter for {}", ways: &[way(1, 1.0)] },
    Step { name: "Take {} along", ways: &[way(1, 1.0)] },
    Step { name: "Say how it went with {}", ways: &[way(1, 1.0)] },
];

const SUBJECTS: [&str; 10] = [
    "the VPN",
    "a new laptop",
    "the mailbox of the team",
    "the printer on the second floor",
    "the meeting room",
    "the travel expenses",
    "the second factor",
    "the shared drive",
    "the telephone",
    "a licence for the drawing program",
];

/// Steps of a stage.
const STAGE: usize = 40;
const ROLES: [LaneRole; 5] =
    [LaneRole::Thought, LaneRole::Channel, LaneRole::Backstage, LaneRole::Pain, LaneRole::Opportunity];
const NEEDS: usize = 5;

struct Step {
    name: &'static str,
    ways: &'static [Way],
}

#[derive(Clone, Copy)]
struct Way {
    aim: Aim,
    share: f64,
    kind: TransitionKind,
    reason: Option<ExitReason>,
}

#[derive(Clone, Copy)]
enum Aim {
    On(isize),
    Abandoned,
}

const fn way(on: isize, share: f64) -> Way {
    Way { aim: Aim::On(on), share, kind: TransitionKind::Next, reason: None }
}

const fn switch(on: isize, share: f64, reason: ExitReason) -> Way {
    Way { aim: Aim::On(on), share, kind: TransitionKind::Switch, reason: Some(reason) }
}

const fn transfer(on: isize, share: f64) -> Way {
    Way { kind: TransitionKind::Transfer, ..way(on, share) }
}

const fn repeat(back: isize, share: f64) -> Way {
    Way { kind: TransitionKind::Repeat, ..way(back, share) }
}

const fn dead_end(back: isize, share: f64) -> Way {
    Way { kind: TransitionKind::DeadEnd, ..way(back, share) }
}

const fn gives_up(aim: Aim, share: f64) -> Way {
    let kind = match aim {
        Aim::Abandoned => TransitionKind::Abandon,
        Aim::On(_) => TransitionKind::AbandonSwitch,
    };
    Way { aim, share, kind, reason: None }
}

/// A map of so many touchpoints, at least 125, its three ends included, with half as many transitions again.
///
/// # Panics
/// When it hangs together badly, which would be a mistake here.
#[must_use]
pub fn large_map(touchpoints: usize) -> JourneyMap {
    let size = Size { steps: touchpoints.max(125) - ENDS.len() };
    let mut records = size.frame();
    for n in 0..size.steps {
        records.extend(size.step(n));
    }
    records
        .extend((0..).zip(size.ways()).map(|(n, (source, way))| Record::Transition(size.transition(n, source, way))));
    JourneyMap::from_records(records).expect("what refers to what is made here")
}

const ENDS: [(&str, Outcome); 3] = [
    ("Solved and checked", Outcome::ResolvedVerified),
    ("Solved, nobody checked", Outcome::ResolvedUnverified),
    ("Gave up", Outcome::Abandoned),
];

struct Size {
    steps: usize,
}

/// An identity as they are in real life: version 7, from one millisecond on.
fn id(kind: u64, n: usize) -> Uuid {
    Uuid::from_u64_pair(0x0199_5b2c_4d00_7000 | kind, 0x8000_0000_0000_0000 | n as u64)
}

fn touchpoint(n: usize) -> TouchpointId {
    TouchpointId(id(1, n))
}

fn stage(n: usize) -> StageId {
    StageId(id(2, n / STAGE))
}

fn need(n: usize) -> NeedId {
    NeedId(id(3, n % NEEDS))
}

fn lane(n: usize) -> LaneId {
    LaneId(id(4, n))
}

/// The name of a step: every round is about something else.
fn name(n: usize) -> String {
    let subject = SUBJECTS[n / ROUND.len() % SUBJECTS.len()];
    ROUND[n % ROUND.len()].name.replace("{}", subject)
}

impl Size {
    /// What is there once.
    fn frame(&self) -> Vec<Record> {
        let details = Details::untitled(MapId(id(0, self.steps)));
        let mut records = vec![Record::Details(Details {
            title: format!("A year at the service desk, step by step ({} steps)", self.steps),
            actor: "Somebody who only wants to work".into(),
            start: Some(touchpoint(0)),
            expected_effort: Figure::assumed(60.0),
            demand: Figure::assumed(400.0),
            ..details
        })];
        for n in 0..self.steps.div_ceil(STAGE) {
            let name = format!("Quarter {}, part {}", n / 6 + 1, n % 6 + 1);
            records.push(Record::Stage(Stage { id: StageId(id(2, n)), key: format!("s{n}"), name, order: n as u32 }));
        }
        for (n, role) in ROLES.into_iter().enumerate() {
            let name = format!("{role:?}");
            records.push(Record::Lane(Lane { id: lane(n), name, role, order: n as u32, hidden: false, height: None }));
        }
        for (n, (name, outcome)) in ENDS.into_iter().enumerate() {
            let last = stage(self.steps - 1);
            let end = Touchpoint::new(touchpoint(self.steps + n), format!("end-{n}"), name, last);
            records.push(Record::from(Touchpoint { outcome: Some(outcome), ..end }));
        }
        for n in 0..NEEDS {
            records.push(Record::Need(self.need(n)));
        }
        for (n, name) in ["Service desk", "Second level", "Field service", "Access management"].into_iter().enumerate()
        {
            let team = Team::new(TeamId(id(5, n)), format!("team-{n}"), name);
            records.push(Record::Team(Team { staff: 4, ..team }));
        }
        for (n, name) in ["Directory", "Telephone system", "Portal"].into_iter().enumerate() {
            let announces = BTreeSet::from(["web".to_owned()]);
            let (key, name) = (format!("system-{n}"), name.to_owned());
            records.push(Record::Component(Component { id: ComponentId(id(6, n)), key, name, down: false, announces }));
        }
        for (n, (name, share)) in [("Newcomer", 0.3), ("Old hand", 0.7)].into_iter().enumerate() {
            records.push(Record::Persona(Persona {
                id: PersonaId(id(7, n)),
                key: format!("persona-{n}"),
                name: name.into(),
                description: "Came with the last merger".into(),
                share,
                traits: PersonaTraits { patience: 1.0 + n as f64 / 2.0, ..PersonaTraits::default() },
            }));
        }
        records
    }

    /// One need opens in every fifth round and is met where that round ends.
    fn need(&self, n: usize) -> Need {
        let rounds = (n..self.steps / ROUND.len()).step_by(NEEDS);
        let ends = (0..2).map(|end| touchpoint(self.steps + end));
        Need {
            id: need(n),
            key: format!("need-{n}"),
            name: format!("{} works again", SUBJECTS[n]),
            opens_at: rounds.clone().map(|round| touchpoint(round * ROUND.len())).collect(),
            met_at: rounds.map(|round| touchpoint(round * ROUND.len() + 10)).chain(ends).collect(),
            solvable: Some(Figure::assumed(0.4)),
            promised: None,
        }
    }

    /// A step with all that hangs on it.
    fn step(&self, n: usize) -> Vec<Record> {
        let of_round = n % ROUND.len();
        let (at, name) = (Anchor::Touchpoint(touchpoint(n)), name(n));
        let minutes = |p50: f64, bad: f64| Figure::assumed(Duration::Lognormal { p50, p90: p50 * bad });
        let mut step =
            Touchpoint::new(touchpoint(n), format!("{}-{n}", journey::key::from_name(&name)), name, stage(n));
        step.channel = ["web", "phone", "chat", "mail", "walk-up"][n % 5].into();
        step.active = minutes(1.0 + (n % 7) as f64, 3.0);
        step.emotion = Some(Figure::assumed(2.0 - (n * 7 % 9) as f64 / 2.0));
        step.cost = Figure::assumed((n % 4) as f64 * 2.5);
        step.moment_of_truth = of_round == 12;
        step.solves = (of_round == 3).then(|| need(n / ROUND.len())).into_iter().collect();
        step.level = match of_round {
            1..=3 => Some(Level::Level0),
            4 | 5 | 7 | 9 => Some(Level::Level1),
            6 => Some(Level::Level2),
            17 => Some(Level::Field),
            _ => None,
        };
        if matches!(of_round, 4 | 6 | 11 | 15) {
            step.wait = minutes(8.0 + (n % 11) as f64, 4.0);
            step.attended = Figure::assumed(0.5);
            step.wait_flags = BTreeSet::from([WaitFlag::Uncertain, WaitFlag::Unexplained]);
        }
        if of_round == 4 {
            step.patience = Some(Figure::assumed(60.0));
            step.team = Some(TeamId(id(5, 0)));
        }
        step.hard_questions = u32::from(of_round == 14);
        step.repeat_info = u32::from(matches!(of_round, 5 | 9));
        let mut records = vec![Record::from(step)];
        for cell in [0, 1, 2].into_iter().filter(|lane| (n + lane) % 3 < 2) {
            let text =
                ["“I only wanted to print something”", "Portal", "The ticket lies in the wrong queue"][cell].into();
            records.push(Record::Cell(Cell { id: CellId(id(8, n * 3 + cell)), lane: lane(cell), at, text }));
        }
        if n.is_multiple_of(4) {
            let mut pain = PainPoint::new(PainPointId(id(9, n)), at, "Nobody says how long it will take");
            (pain.severity, pain.votes) = (Some((n / 4 % 5) as u8 + 1), (n % 6) as u32);
            records.push(Record::PainPoint(pain));
        }
        if n % 25 == 11 {
            let mut better = Opportunity::new(OpportunityId(id(10, n)), at, "Say by when it will be there");
            if n % 125 == 11 {
                better.edits = vec![Edit::SetWaitFlags { touchpoint: touchpoint(n), flags: BTreeSet::new() }];
            }
            records.push(Record::Opportunity(better));
        }
        if n % 40 == 7 {
            let (text, answer) = ("How many hang up before the announcement ends?".into(), String::new());
            records.push(Record::Question(OpenQuestion { id: QuestionId(id(11, n)), at, text, answer }));
        }
        records
    }

    /// Every way with the step that it leaves.
    fn ways(&self) -> impl Iterator<Item = (usize, Way)> {
        (0..self.steps).flat_map(|n| self.ways_of(n))
    }

    /// In one round of 25 it comes back to some who are through, who begin again four rounds before.
    fn ways_of(&self, n: usize) -> Vec<(usize, Way)> {
        let (round, of_round) = (n / ROUND.len(), n % ROUND.len());
        let again = Way { reason: Some(ExitReason::DidNotLast), ..repeat(-4 * ROUND.len() as isize - 19, 0.05) };
        let ways = if n + 1 == self.steps {
            vec![way(1, 0.7), way(2, 0.3)]
        } else if of_round == 19 && round % 25 == 4 {
            vec![way(1, 0.95), again]
        } else {
            ROUND[of_round].ways.to_vec()
        };
        ways.into_iter().map(|way| (n, way)).collect()
    }

    fn transition(&self, n: usize, source: usize, way: Way) -> Transition {
        let target = match way.aim {
            Aim::On(on) => source.saturating_add_signed(on).min(self.steps + 1),
            Aim::Abandoned => self.steps + 2,
        };
        Transition {
            id: TransitionId(id(12, n)),
            source: touchpoint(source),
            target: touchpoint(target),
            share: Figure::assumed(way.share),
            kind: way.kind,
            exit_reason: way.reason,
            label: if way.kind == TransitionKind::DeadEnd { "“See above”".into() } else { String::new() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_the_size_that_the_bars_are_about_and_no_fault() {
        let map = large_map(LARGE);
        assert_eq!((map.touchpoint_count(), map.transitions().count()), (1_000, 1_500));
        assert_eq!(journey::check::check(&map), [], "a map that could be at work");
    }

    #[test]
    fn smaller_ones_have_no_fault_either() {
        for touchpoints in [125, 140, 333] {
            let map = large_map(touchpoints);
            assert_eq!(map.touchpoint_count(), touchpoints);
            assert_eq!(journey::check::check(&map), []);
        }
    }
}
