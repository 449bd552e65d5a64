//! The queues held to theory: every expected value is computed here, in closed
//! form or from the stationary distribution of a birth–death process.
//!
//! Sources: Kleinrock, "Queueing Systems" I (1975), for M/M/c, M/M/c/K, M/G/1
//! and Jackson networks; Cobham (1954) for priorities; Garnett, Mandelbaum and
//! Reiman (2002) for patience (Erlang A).

use simulate::queues::{Day, Law, Network, NetworkStep, NetworkTeam, QueueReport, Setting, TeamReport, run_network};
use simulate::report::Figure;
use std::ops::ControlFlow;

/// All services below take a minute on average.
const ONE: Law = Law::Exponential { mean: 1.0 };

fn setting(weeks: u32) -> Setting {
    Setting {
        replications: 20,
        weeks,
        warm_up_weeks: Some(1),
        answer_within_s: 30.0,
        ..Setting::new(7, Day::parse("2026-01-05").unwrap())
    }
}

fn run(network: &Network, weeks: u32) -> QueueReport {
    let report = run_network(network, &setting(weeks), &|_| ControlFlow::Continue(())).unwrap();
    let customers = &report.customers;
    let (come, gone) = (customers.inside_before.mean + customers.arrived.mean, customers.ended.mean);
    assert!((come - gone - customers.inside_after.mean).abs() < 1e-6, "who came has left or is inside");
    report
}

/// Within 4.5 standard errors, and these are small.
fn close(what: &str, found: &Figure, expected: f64) {
    let error = found.se.max(1e-12);
    assert!((found.mean - expected).abs() <= 4.5 * error, "{what}: {} ± {error} is not {expected}", found.mean);
    assert!(error <= 0.02 * expected.max(0.01), "{what}: {} ± {error} is not exact enough to tell", found.mean);
}

/// M/M/c with room and patience, from the balance of flows: with `n` inside,
/// `min(n, c)` are served and each of the others gives up at rate 1/θ.
struct BirthDeath {
    blocked: f64,
    waits: f64,
    gives_up: f64,
    queue: f64,
    busy: f64,
}

fn birth_death(arrivals: f64, servers: u32, patience: f64, room: usize) -> BirthDeath {
    let (mut weight, mut all) = (1.0, Vec::new());
    for n in 0..=room.min(5000) {
        all.push(weight);
        let (served, waiting) =
            (f64::from(servers).min(n as f64 + 1.0), (n as f64 + 1.0 - f64::from(servers)).max(0.0));
        weight *= arrivals / (served + waiting / patience);
    }
    let sum: f64 = all.iter().sum();
    let mean = |of: &dyn Fn(f64) -> f64| all.iter().enumerate().map(|(n, w)| w * of(n as f64)).sum::<f64>() / sum;
    let c = f64::from(servers);
    let blocked = if room < 5000 { all[room] / sum } else { 0.0 };
    let queue = mean(&|n| (n - c).max(0.0));
    BirthDeath {
        blocked,
        waits: mean(&|n| f64::from(u8::from(n >= c))) - blocked,
        gives_up: queue / patience / arrivals,
        queue,
        busy: mean(&|n| n.min(c)),
    }
}

fn check(team: &TeamReport, arrivals: f64, theory: &BirthDeath) {
    close("waits", &team.waits, theory.waits);
    close("queue", &team.queue, theory.queue);
    close("utilisation", &team.utilisation, theory.busy / team.staff);
    // Little's law for the queue: of all who enter.
    close("wait of all", &team.wait_all, theory.queue / (arrivals * (1.0 - theory.blocked)));
}

#[test]
fn one_server() {
    let load: f64 = 0.8;
    let report = run(&Network::single(load, 1, ONE, None), 20);
    let team = &report.teams[0];
    check(team, load, &birth_death(load, 1, f64::INFINITY, 5000));
    close("M/M/1 wait", &team.wait_served, load / (1.0 - load));
    close("M/M/1 in time", &team.service_level, 1.0 - load * (-(1.0 - load) * 0.5_f64).exp());
    assert!((team.offered_load - load).abs() < 1e-12);
    assert_eq!(team.gives_up.mean, 0.0);
    // The distribution: P90 of the wait, which is 0 with probability 1 − ρ.
    let p90 = (load / 0.1).ln() / (1.0 - load);
    assert!((team.wait_served.p90.unwrap() / p90 - 1.0).abs() < 0.02, "P90 {:?} is not {p90}", team.wait_served.p90);
}

/// Erlang C: probability that all are busy.
fn erlang_c(load: f64, servers: u32) -> f64 {
    let b = erlang_b(load, servers);
    let rho = load / f64::from(servers);
    b / (1.0 - rho * (1.0 - b))
}

/// Erlang B, by its recursion.
fn erlang_b(load: f64, servers: u32) -> f64 {
    (1..=servers).fold(1.0, |b, n| load * b / (f64::from(n) + load * b))
}

#[test]
fn erlang_c_holds() {
    let (load, servers) = (4.0, 5);
    let report = run(&Network::single(load, servers, ONE, None), 4);
    let team = &report.teams[0];
    let waits = erlang_c(load, servers);
    close("P(wait)", &team.waits, waits);
    close("wait", &team.wait_served, waits / (f64::from(servers) - load));
    close("in time", &team.service_level, 1.0 - waits * (-(f64::from(servers) - load) * 0.5_f64).exp());
    check(team, load, &birth_death(load, servers, f64::INFINITY, 5000));
    close("time in the system, which the journey sums up", &report.journeys.totals.elapsed_min, 1.0 + waits);
}

#[test]
fn erlang_a_holds() {
    for (load, servers, patience) in [(4.0, 5, 2.0), (6.0, 5, 1.0), (9.0, 5, 10.0)] {
        let report = run(&Network::single(load, servers, ONE, Some(patience)), 2);
        let team = &report.teams[0];
        let theory = birth_death(load, servers, patience, 5000);
        check(team, load, &theory);
        close("P(give up)", &team.gives_up, theory.gives_up);
        close("the journeys say the same", &report.journeys.outcomes.abandoned, theory.gives_up);
    }
}

#[test]
fn a_loss_system_is_erlang_b() {
    let network =
        Network { teams: vec![NetworkTeam { servers: 5, room: Some(5) }], ..Network::single(4.0, 5, ONE, None) };
    let report = run(&network, 2);
    close("lost", &report.teams[0].turned_away, erlang_b(4.0, 5));
    close("and gone", &report.journeys.outcomes.abandoned, erlang_b(4.0, 5));
    assert_eq!(report.teams[0].waits.mean, 0.0);
    // Insensitivity: the law of the service does not matter.
    let fixed = Network { steps: Network::single(4.0, 5, Law::Fixed { minutes: 1.0 }, None).steps, ..network };
    close("lost", &run(&fixed, 2).teams[0].turned_away, erlang_b(4.0, 5));
}

#[test]
fn a_finite_queue_turns_the_others_away() {
    for (load, servers, room) in [(2.0, 3, 8), (4.0, 3, 6)] {
        let teams = vec![NetworkTeam { servers, room: Some(room) }];
        let report = run(&Network { teams, ..Network::single(load, servers, ONE, None) }, 4);
        let theory = birth_death(load, servers, f64::INFINITY, room as usize);
        check(&report.teams[0], load, &theory);
        close("M/M/c/K turned away", &report.teams[0].turned_away, theory.blocked);
    }
}

/// Pollaczek–Khinchine: `W = λ·E[S²] / 2(1 − ρ)`.
#[test]
fn one_server_with_any_service() {
    let (p50, p90) = (0.8, 2.0);
    let sigma = f64::ln(p90 / p50) / 1.281_551_565_544_6;
    let (mean, square) = (p50 * (sigma * sigma / 2.0).exp(), p50 * p50 * (2.0 * sigma * sigma).exp());
    for (law, mean, square) in
        [(Law::Fixed { minutes: 1.0 }, 1.0, 1.0), (Law::Lognormal { p50, p90 }, mean, square), (ONE, 1.0, 2.0)]
    {
        let arrivals = 0.7 / mean;
        let report = run(&Network::single(arrivals, 1, law, None), 20);
        close("M/G/1 wait", &report.teams[0].wait_served, arrivals * square / (2.0 * (1.0 - 0.7)));
    }
}

/// Cobham: `W₁ = W₀/(1−ρ₁)` and `W₂ = W₀/((1−ρ₁)(1−ρ₁−ρ₂))` with the mean rest
/// of the service under way `W₀ = Σ λ·E[S²]/2`.
#[test]
fn two_classes_of_priority() {
    let (first, second) = (0.3, 0.5);
    let step = |team, service, priority, ways: &[(usize, f64)]| NetworkStep {
        team,
        service,
        patience: None,
        priority,
        ways: ways.to_vec(),
    };
    let network = Network {
        arrivals: first + second,
        teams: vec![NetworkTeam { servers: 1, room: None }],
        steps: vec![
            step(
                None,
                Law::Fixed { minutes: 0.0 },
                3,
                &[(1, first / (first + second)), (2, second / (first + second))],
            ),
            step(Some(0), ONE, 1, &[]),
            step(Some(0), Law::Fixed { minutes: 1.0 }, 4, &[]),
        ],
    };
    let report = run(&network, 20);
    let rest = (first * 2.0 + second * 1.0) / 2.0;
    let expected = [rest / (1.0 - first), rest / ((1.0 - first) * (1.0 - first - second))];
    for (key, wait, share) in [("step-1", expected[0], first), ("step-2", expected[1], second)] {
        let touchpoint = report.journeys.touchpoints.iter().find(|t| t.key == key).unwrap();
        // Friction is time here, summed over all journeys.
        close(key, &touchpoint.friction_em, share / (first + second) * (wait + 1.0));
    }
}

/// Jackson: with work that comes back, each queue is as if it were alone.
#[test]
fn a_network_with_reopening() {
    let (arrivals, escalated, reopened) = (1.0, 0.5, 0.4);
    let step = |team, mean, ways: &[(usize, f64)]| NetworkStep {
        team: Some(team),
        service: Law::Exponential { mean },
        patience: None,
        priority: 3,
        ways: ways.to_vec(),
    };
    let network = Network {
        arrivals,
        teams: vec![NetworkTeam { servers: 2, room: None }, NetworkTeam { servers: 3, room: None }],
        steps: vec![step(0, 1.1, &[(1, escalated)]), step(1, 3.0, &[(0, reopened)])],
    };
    let report = run(&network, 10);
    // Traffic: λ₀ = γ + .4·λ₁ and λ₁ = .5·λ₀.
    let flow = [arrivals / (1.0 - escalated * reopened), escalated * arrivals / (1.0 - escalated * reopened)];
    let mut inside = 0.0;
    for (team, flow, mean, servers) in [(0, flow[0], 1.1, 2), (1, flow[1], 3.0, 3)] {
        let load: f64 = flow * mean;
        let waits = erlang_c(load, servers);
        let wait = waits * mean / (f64::from(servers) - load);
        close("P(wait)", &report.teams[team].waits, waits);
        close("wait", &report.teams[team].wait_served, wait);
        assert!((report.teams[team].offered_load - load).abs() < 1e-9, "offered load is exact");
        inside += flow * (wait + mean);
    }
    close("time in the system", &report.journeys.totals.elapsed_min, inside / arrivals);
}
