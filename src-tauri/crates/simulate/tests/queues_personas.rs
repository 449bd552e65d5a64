//! Customers who differ, in the same queues.

#[path = "support/one_team.rs"]
mod one_team;
#[path = "support/service_desk.rs"]
mod service_desk;
mod support;

use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::{Duration, Figure};
use journey::ids::{PersonaId, TransitionId};
use journey::model::{ExitReason, Persona, PersonaTraits, Transition, TransitionKind};
use journey::record::Record;
use one_team::{A_MINUTE, Line, Step, served, team, uuid};
use simulate::queues::{Day, QueueError, QueueReport, Setting, run};
use simulate::{Cast, Who, monte_carlo};
use std::ops::ControlFlow;

fn setting(weeks: u32, warm_up: u32) -> Setting {
    let start = Day::parse("2026-01-05").unwrap();
    Setting { replications: 10, weeks, warm_up_weeks: Some(warm_up), ..Setting::new(7, start) }
}

fn try_as(map: &JourneyMap, who: Who, setting: &Setting) -> Result<QueueReport, QueueError> {
    run(map, &Cast::of(map, who).unwrap(), setting, &|_| ControlFlow::Continue(()))
}

fn run_as(map: &JourneyMap, who: Who, setting: &Setting) -> QueueReport {
    try_as(map, who, setting).unwrap()
}

/// The map with these personas, each with its share.
fn with_personas(mut map: JourneyMap, personas: &[(f64, PersonaTraits)]) -> JourneyMap {
    for (n, (share, traits)) in personas.iter().enumerate() {
        let (id, key) = (id(n), format!("persona-{n}"));
        let persona =
            Persona { id, name: key.clone(), key, description: String::new(), share: *share, traits: traits.clone() };
        map.edit(&[Edit::AddPersona { persona }]).unwrap();
    }
    map
}

fn id(n: usize) -> PersonaId {
    PersonaId(uuid(7, n))
}

fn desk() -> JourneyMap {
    service_desk::service_desk(&service_desk::Desk::default())
}

fn patience(factor: f64) -> PersonaTraits {
    PersonaTraits { patience: factor, ..PersonaTraits::default() }
}

#[test]
fn personas_without_traits_are_the_neutral_customer() {
    let plain = || PersonaTraits::default();
    let map = with_personas(desk(), &[(0.2, plain()), (0.5, plain()), (0.3, plain())]);
    let neutral = run_as(&map, Who::Neutral, &setting(2, 1));
    let mut mix = run_as(&map, Who::Mixed, &setting(2, 1));
    assert_eq!((neutral.journeys.who, mix.journeys.who), (Who::Neutral, Who::Mixed));
    assert_eq!((&neutral.customers, neutral.events), (&mix.customers, mix.events), "the same customers, to the last");
    for (team, of_mix) in neutral.teams.iter().zip(&mut mix.teams) {
        // Summed up by persona, so the last bit is another.
        assert!((team.offered_load - of_mix.offered_load).abs() < 1e-12);
        of_mix.offered_load = team.offered_load;
    }
    assert_eq!(neutral.teams, mix.teams, "and the same queues");
    let (a, b) = (&neutral.journeys, &mix.journeys);
    assert_eq!((a.walks, &a.outcomes), (b.walks, &b.outcomes));
    for (a, b) in [(&a.totals.friction_em, &b.totals.friction_em), (&a.totals.lost_min, &b.totals.lost_min)] {
        assert!((a.mean - b.mean).abs() < 1e-9 * a.mean && (a.low - b.low).abs() < 1e-9 * a.mean, "{a:?} is not {b:?}");
        assert_eq!(a.p90, b.p90);
    }
}

#[test]
fn a_mix_lies_between_those_it_is_made_of() {
    let map = with_personas(desk(), &[(0.5, patience(0.2)), (0.5, patience(4.0))]);
    let gone = |who| run_as(&map, who, &setting(4, 1)).teams.remove(0).gives_up;
    let (hasty, mixed, calm) = (gone(Who::Persona(id(0))), gone(Who::Mixed), gone(Who::Persona(id(1))));
    assert!(hasty.low > mixed.high && mixed.low > calm.high, "{hasty:?}, {mixed:?}, {calm:?}");
    // A share of nothing is nobody.
    let map = with_personas(desk(), &[(0.0, patience(0.2)), (1.0, patience(4.0))]);
    let (all, one) = (run_as(&map, Who::Mixed, &setting(1, 1)), run_as(&map, Who::Persona(id(1)), &setting(1, 1)));
    assert_eq!((all.teams, all.customers), (one.teams, one.customers));
}

/// Without a queue nobody meets anybody, and the exact answer for the mix of the
/// walks holds.
#[test]
fn without_a_team_a_mix_is_that_of_the_walks() {
    let mut map = support::sample("password-reset");
    let mut serial = 0;
    let six = journey::personas::six(&mut || {
        serial += 1;
        uuid(8, serial)
    });
    let edits: Vec<_> = six.into_iter().map(|persona| Edit::AddPersona { persona }).collect();
    map.edit(&edits).unwrap();
    let found = run_as(&map, Who::Mixed, &setting(20, 1)).journeys;
    let walks = 60_000;
    let exact = monte_carlo::run_cast(&Cast::of(&map, Who::Mixed).unwrap(), walks, 7, &|_| ControlFlow::Continue(()));
    let exact = exact.unwrap();
    for (what, found, exact) in [
        ("given up", &found.outcomes.abandoned, &exact.outcomes.abandoned),
        ("effort", &found.totals.friction_em, &exact.totals.friction_em),
        ("time lost", &found.totals.lost_min, &exact.totals.lost_min),
        ("cost", &found.totals.cost, &exact.totals.cost),
    ] {
        let exact = exact.exact.unwrap();
        assert!((found.mean - exact).abs() <= 4.5 * found.se, "{what}: {found:?} is not {exact}");
        assert!(found.se < 0.05 * exact, "{what}: {found:?} is not exact enough to tell");
    }
}

#[test]
fn nobody_of_a_mix_is_lost() {
    let hot = PersonaTraits { patience: 0.1, recurs: 3.0, starts_again: true, ..PersonaTraits::default() };
    let map = with_personas(desk(), &[(0.3, hot), (0.7, patience(2.0))]);
    let report = run_as(&map, Who::Mixed, &setting(3, 1));
    let c = &report.customers;
    let lost = c.inside_before.mean + c.arrived.mean - c.ended.mean - c.inside_after.mean;
    assert!(lost.abs() < 1e-6 && c.ended.mean > 1000.0, "{c:?}");
    let outcomes = &report.journeys.outcomes;
    let sum = outcomes.resolved_verified.mean + outcomes.resolved_unverified.mean + outcomes.abandoned.mean;
    assert!((sum - 1.0).abs() < 1e-9, "outcomes sum to {sum}");
}

/// Half find the answer themselves; the other half come to the team, and go home
/// to wait twenty days. Of the second persona nobody finds it.
fn finding_it(demand: f64, staff: u32) -> JourneyMap {
    let alone = |minutes: f64| Step { served: false, ..served(minutes) };
    let twenty_days = Step { active: Duration::Fixed { value: 28_800.0 }, ..alone(0.0) };
    let line = Line { demand, steps: vec![alone(0.0), served(2.0), twenty_days], team: team(staff) };
    let mut records = line.map().records();
    let done = line.steps.len();
    for record in &mut records {
        if let Record::Transition(t) = record
            && (t.source, t.target) == (place(0), place(1))
        {
            (t.share, t.exit_reason) = (Figure::assumed(0.5), Some(ExitReason::NotFound));
        }
    }
    records.push(Record::Transition(Transition {
        id: TransitionId(uuid(9, 0)),
        source: place(0),
        target: place(done),
        share: Figure::assumed(0.5),
        kind: TransitionKind::Next,
        exit_reason: None,
        label: String::new(),
    }));
    let lost = PersonaTraits { discovers: 0.0, ..PersonaTraits::default() };
    with_personas(JourneyMap::from_records(records).unwrap(), &[(0.5, PersonaTraits::default()), (0.5, lost)])
}

fn place(n: usize) -> journey::ids::TouchpointId {
    journey::ids::TouchpointId(uuid(1, n))
}

#[test]
fn load_and_warm_up_are_those_of_the_mix() {
    let map = finding_it(0.5 * A_MINUTE, 2);
    let load = |who| run_as(&map, who, &setting(1, 0)).teams[0].offered_load;
    let (neutral, lost, mix) = (load(Who::Neutral), load(Who::Persona(id(1))), load(Who::Mixed));
    for (load, share) in [(neutral, 0.5), (lost, 1.0), (mix, 0.75)] {
        assert!((load - 0.5 * 2.0 * share).abs() < 1e-9, "{neutral}, {lost}, {mix}");
    }
    // Twice the mean journey: 10, 20 and 15 days.
    let few = finding_it(100.0, 2);
    let weeks =
        |who| run_as(&few, who, &Setting { warm_up_weeks: None, replications: 2, ..setting(1, 0) }).warm_up_weeks;
    assert_eq!((weeks(Who::Neutral), weeks(Who::Persona(id(1))), weeks(Who::Mixed)), (3, 6, 5));
}

#[test]
fn a_queue_that_grows_for_the_mix_is_refused() {
    let map = finding_it(1.3 * A_MINUTE, 2);
    let refused = |who| try_as(&map, who, &Setting { replications: 2, ..setting(1, 0) });
    assert!(refused(Who::Neutral).is_ok(), "1.3 people are busy of two");
    let error = refused(Who::Persona(id(1))).unwrap_err();
    assert!(matches!(error, QueueError::GrowsWithoutEnd { load, .. } if (load - 2.6).abs() < 1e-9), "{error}");
    assert!(refused(Who::Mixed).is_ok(), "1.95 of two");
    let map = finding_it(1.4 * A_MINUTE, 2);
    let error = try_as(&map, Who::Mixed, &setting(1, 0)).unwrap_err();
    assert!(matches!(error, QueueError::GrowsWithoutEnd { load, .. } if (load - 2.1).abs() < 1e-9), "{error}");
}
