//! The engine against the reference: exact figures to the digits printed,
//! simulated ones within 4 standard errors, on the sample maps.

mod support;

use journey::model::ExitReason;
use simulate::exact::{self, Exact};
use simulate::report::{ByEnding, Figure, NeedReport, SimulationReport};
use simulate::{Chain, monte_carlo};
use std::ops::ControlFlow;
use support::{chain, key_of, sample, with_share};

const WALKS: u32 = 200_000;

fn run(chain: &Chain) -> SimulationReport {
    run_with(chain, 7)
}

fn run_with(chain: &Chain, seed: u32) -> SimulationReport {
    monte_carlo::run(chain, WALKS, seed, &|_| ControlFlow::Continue(())).unwrap()
}

/// Printed with so many digits: half of the last one.
fn printed(found: f64, expected: f64, digits: i32, what: &str) {
    let half = 0.5001 * 10_f64.powi(-digits);
    assert!((found - expected).abs() <= half, "{what}: {found} is not {expected} to {digits} digits");
}

/// Two simulations of 200,000 walks: the error of their difference is √2 times
/// that of one; the reference is rounded to `digits`.
fn simulated(found: f64, se: f64, expected: f64, digits: i32, what: &str) {
    let within = 4.0 * std::f64::consts::SQRT_2 * se + 0.5 * 10_f64.powi(-digits);
    assert!(se > 0.0, "{what} has no error");
    assert!((found - expected).abs() <= within, "{what}: {found} is not {expected} within {within}");
}

fn share_se(p: f64, n: f64) -> f64 {
    (p * (1.0 - p) / n).sqrt()
}

/// An exact mean lies within 4 standard errors of the simulated one.
fn agrees(figure: &Figure, what: &str) {
    let exact = figure.exact.unwrap_or_else(|| panic!("{what} has an exact value"));
    let off = (figure.mean - exact).abs();
    assert!(off <= 4.0 * figure.se + 1e-9, "{what}: {} is not {exact} within 4 × {}", figure.mean, figure.se);
}

fn check_outcomes_and_totals(exact: &Exact, outcomes: [f64; 3], totals: [f64; 6]) {
    printed(exact.outcomes.resolved_verified, outcomes[0], 4, "verified");
    printed(exact.outcomes.resolved_unverified, outcomes[1], 4, "unverified");
    printed(exact.outcomes.abandoned, outcomes[2], 4, "given up");
    printed(exact.totals.active_min, totals[0], 3, "active");
    printed(exact.totals.attended_wait_min, totals[1], 3, "attended wait");
    printed(exact.totals.elapsed_min, totals[2], 3, "elapsed");
    printed(exact.totals.lost_min, totals[3], 3, "lost");
    printed(exact.totals.cost, totals[4], 3, "cost");
    printed(exact.totals.friction_em, totals[5], 3, "friction");
}

fn check_exit_reasons(exact: &Exact, reasons: &[(ExitReason, f64)]) {
    assert_eq!(exact.exit_reasons.len(), reasons.len(), "every reason of the map, and no other");
    for (reason, times) in reasons {
        let found = exact.exit_reasons.iter().find(|(r, _)| r == reason).unwrap();
        printed(found.1, *times, 4, &format!("{reason:?}"));
    }
}

fn check_visits(name: &str, exact: &Exact, visits: &[(&str, f64)], friction: &[(&str, f64)]) {
    let map = sample(name);
    let at = |key: &str| exact.touchpoints.iter().find(|t| key_of(&map, t.id) == key).unwrap();
    assert_eq!(exact.touchpoints.len(), visits.len());
    for (key, times) in visits {
        printed(at(key).visits, *times, 4, key);
    }
    let mut ranked: Vec<_> = exact.touchpoints.iter().collect();
    ranked.sort_by(|a, b| b.friction_em.total_cmp(&a.friction_em));
    for ((key, friction), found) in friction.iter().zip(ranked) {
        assert_eq!(key_of(&map, found.id), *key, "the ranking");
        printed(found.friction_em, *friction, 2, key);
        assert!((found.causes.sum() - found.friction_em).abs() < 1e-9, "the terms of {key} sum to its friction");
    }
}

/// Value, digits, what it is and where it stands.
type Printed<'a> = (f64, i32, &'a str, fn(&SimulationReport) -> f64);

/// Figures that have no printed error, against the reference: their error is
/// how much they differ between runs of other seeds.
fn check_by_spread(chain: &Chain, report: &SimulationReport, expected: &[Printed<'_>]) {
    let others: Vec<_> = (100..110).map(|seed| run_with(chain, seed)).collect();
    for (expected, digits, what, of) in expected {
        let n = others.len() as f64;
        let mean = others.iter().map(of).sum::<f64>() / n;
        let variance = others.iter().map(|r| (of(r) - mean).powi(2)).sum::<f64>() / (n - 1.0);
        simulated(of(report), variance.sqrt(), *expected, *digits, what);
    }
}

fn check_report(report: &SimulationReport) {
    for (figure, what) in [
        (&report.outcomes.resolved_verified, "verified"),
        (&report.outcomes.resolved_unverified, "unverified"),
        (&report.outcomes.abandoned, "given up"),
        (&report.totals.friction_em, "friction"),
        (&report.totals.active_min, "active"),
        (&report.totals.attended_wait_min, "attended"),
        (&report.totals.lost_min, "lost"),
        (&report.totals.elapsed_min, "elapsed"),
        (&report.totals.cost, "cost"),
    ] {
        agrees(figure, what);
    }
    for touchpoint in &report.touchpoints {
        agrees(&touchpoint.visits, &touchpoint.key);
        agrees(&touchpoint.friction_em, &touchpoint.key);
        let sum = touchpoint.causes.sum();
        assert!(
            (sum - touchpoint.friction_em.mean).abs() < 1e-9,
            "the terms of {} sum to its friction",
            touchpoint.key
        );
    }
    report.transitions.iter().for_each(|t| agrees(&t.traversals, "a transition"));
    let by_touchpoint: f64 = report.touchpoints.iter().map(|t| t.friction_em.mean).sum();
    assert!((by_touchpoint - report.totals.friction_em.mean).abs() < 1e-9, "touchpoints sum to the walk");
    report.needs.iter().for_each(check_need_sums);
}

fn check_need_sums(need: &NeedReport) {
    let gaps = &need.gaps;
    let all = [
        &need.level0,
        &need.given_up,
        &gaps.missing,
        &gaps.unreachable,
        &gaps.undiscovered,
        &gaps.unanswerable,
        &gaps.fails,
        &gaps.unconfirmed,
        &gaps.unattributed,
    ];
    let sum: f64 = all.iter().map(|f| f.mean).sum();
    assert!((sum - 1.0).abs() < 1e-9, "level 0, given up and the classes of {} are all episodes", need.key);
    all.iter().for_each(|f| agrees(f, &need.key));
}

fn check_shares(need: &NeedReport, expected: &[(&Figure, f64)]) {
    for (figure, share) in expected {
        simulated(figure.mean, figure.se, *share, 4, &need.key);
    }
}

/// Means within an ending have no printed error; the spread of an episode is
/// about its mean, so the error is at most about mean/√n of such episodes.
fn check_means(need: &NeedReport, means: &ByEnding, expected: &[(Option<f64>, f64, &Figure)]) {
    assert_eq!(count(means), expected.len(), "no other ending of {} occurs", need.key);
    for (found, mean, share) in expected {
        let n = share.mean * need.episodes.mean * f64::from(WALKS);
        simulated(found.unwrap(), 1.5 * mean / n.sqrt(), *mean, 1, &need.key);
    }
}

fn count(by: &ByEnding) -> usize {
    let all = [
        by.level0,
        by.given_up,
        by.missing,
        by.unreachable,
        by.undiscovered,
        by.unanswerable,
        by.fails,
        by.unconfirmed,
        by.unattributed,
    ];
    all.iter().flatten().count()
}

fn check_peaks(report: &SimulationReport, peaks: &[(&str, f64)]) {
    for (key, share) in peaks {
        let found = report.touchpoints.iter().find(|t| t.key == *key).unwrap().peak_share;
        simulated(found, share_se(*share, f64::from(WALKS)), *share, 3, &format!("peak at {key}"));
    }
    let sum: f64 = report.touchpoints.iter().map(|t| t.peak_share).sum();
    assert!((sum - 1.0).abs() < 1e-9, "every walk has a peak");
}

// Reference figures: exact by the absorbing chain, simulated with 200,000 walks in Python, seed 7.

#[test]
fn password_reset_is_solved_exactly() {
    let exact = exact::solve(&chain("password-reset"));
    check_outcomes_and_totals(&exact, [0.9061, 0.0103, 0.0836], [13.587, 3.682, 30.021, 24.92, 19.122, 32.938]);
    check_exit_reasons(
        &exact,
        &[
            (ExitReason::ChosePerson, 0.3),
            (ExitReason::Access, 0.2175),
            (ExitReason::NotFound, 0.1),
            (ExitReason::CannotAnswer, 0.0765),
            (ExitReason::Error, 0.0245),
            (ExitReason::Distrust, 0.0417),
            (ExitReason::DidNotLast, 0.0875),
        ],
    );
    check_visits(
        "password-reset",
        &exact,
        &[
            ("locked", 1.0),
            ("seek", 1.0),
            ("sspr", 0.45),
            ("factor", 0.3825),
            ("newpw", 0.306),
            ("number", 0.7731),
            ("ivr", 0.7731),
            ("queue", 0.7731),
            ("ident", 0.5826),
            ("reset", 0.7223),
            ("form", 0.2143),
            ("async", 0.2143),
            ("try", 1.0413),
            ("again", 0.125),
            ("confirm", 0.0417),
        ],
        &[("queue", 7.0), ("async", 4.08), ("seek", 3.08), ("ident", 2.76), ("ivr", 2.44), ("number", 2.23)],
    );
}

#[test]
fn guest_stay_is_solved_exactly() {
    let exact = exact::solve(&chain("guest-stay"));
    check_outcomes_and_totals(&exact, [0.6974, 0.2989, 0.0037], [59.7, 23.525, 119.997, 83.648, 10.096, 75.561]);
    check_exit_reasons(&exact, &[(ExitReason::Error, 0.2467), (ExitReason::CannotAnswer, 0.0399)]);
    check_visits(
        "guest-stay",
        &exact,
        &[
            ("book", 1.0),
            ("welcome", 1.0),
            ("directions", 1.0),
            ("travel", 1.0),
            ("door", 0.7148),
            ("callhost", 0.1072),
            ("greet", 0.3887),
            ("room", 0.9963),
            ("howto", 0.3985),
            ("askhost", 0.1793),
            ("checkout", 0.9963),
            ("review", 0.6974),
        ],
        &[("travel", 46.5), ("book", 12.22), ("directions", 4.63), ("door", 3.68), ("howto", 2.5), ("review", 2.2)],
    );
}

#[test]
fn password_reset_is_simulated() {
    let chain = chain("password-reset");
    let report = run(&chain);
    check_report(&report);
    let totals = &report.totals;
    simulated(totals.friction_em.mean, totals.friction_em.se, 32.88, 2, "friction");
    printed(totals.friction_em.se, 0.057, 3, "error of friction");
    simulated(totals.index.mean, totals.index.se, 78.8, 1, "index");
    simulated(totals.remembered_em.mean, totals.remembered_em.se, 7.22, 2, "remembered");
    check_by_spread(
        &chain,
        &report,
        &[
            (9.9, 1, "friction p10", |r| r.totals.friction_em.p10.unwrap()),
            (26.3, 1, "friction p50", |r| r.totals.friction_em.p50.unwrap()),
            (64.4, 1, "friction p90", |r| r.totals.friction_em.p90.unwrap()),
            (128.6, 1, "friction p99", |r| r.totals.friction_em.p99.unwrap()),
            (49.8, 1, "index p10", |r| r.totals.index.p10.unwrap()),
            (83.9, 1, "index p50", |r| r.totals.index.p50.unwrap()),
            (98.8, 1, "index p90", |r| r.totals.index.p90.unwrap()),
            (100.0, 1, "index p99", |r| r.totals.index.p99.unwrap()),
            (6.8, 1, "lost p10", |r| r.totals.lost_min.p10.unwrap()),
            (15.8, 1, "lost p50", |r| r.totals.lost_min.p50.unwrap()),
            (51.6, 1, "lost p90", |r| r.totals.lost_min.p90.unwrap()),
            (152.4, 1, "lost p99", |r| r.totals.lost_min.p99.unwrap()),
            (6.8, 1, "elapsed p10", |r| r.totals.elapsed_min.p10.unwrap()),
            (15.9, 1, "elapsed p50", |r| r.totals.elapsed_min.p50.unwrap()),
            (67.2, 1, "elapsed p90", |r| r.totals.elapsed_min.p90.unwrap()),
            (228.4, 1, "elapsed p99", |r| r.totals.elapsed_min.p99.unwrap()),
            (0.537, 3, "the worst fifth", |r| r.worst_fifth_share),
        ],
    );
    check_peaks(&report, &[("queue", 0.258), ("factor", 0.238), ("async", 0.117), ("seek", 0.115)]);

    let [need] = report.needs.as_slice() else { panic!("one need") };
    assert_eq!(need.key, "password-reset");
    printed(need.episodes.mean, 1.0, 9, "episodes");
    let gaps = &need.gaps;
    check_shares(
        need,
        &[
            (&need.level0, 0.2503),
            (&need.given_up, 0.0834),
            (&gaps.undiscovered, 0.355),
            (&gaps.unreachable, 0.1911),
            (&gaps.unanswerable, 0.0684),
            (&gaps.fails, 0.0431),
            (&gaps.unconfirmed, 0.0087),
        ],
    );
    let (f, l) = (&need.friction_em, &need.lost_min);
    check_means(
        need,
        f,
        &[
            (f.level0, 11.8, &need.level0),
            (f.unreachable, 41.2, &gaps.unreachable),
            (f.undiscovered, 38.5, &gaps.undiscovered),
            (f.given_up, 32.3, &need.given_up),
            (f.unanswerable, 46.2, &gaps.unanswerable),
            (f.fails, 52.6, &gaps.fails),
            (f.unconfirmed, 32.5, &gaps.unconfirmed),
        ],
    );
    check_means(
        need,
        l,
        &[
            (l.level0, 8.6, &need.level0),
            (l.unreachable, 26.4, &gaps.unreachable),
            (l.undiscovered, 34.5, &gaps.undiscovered),
            (l.given_up, 23.0, &need.given_up),
            (l.unanswerable, 28.6, &gaps.unanswerable),
            (l.fails, 32.2, &gaps.fails),
            (l.unconfirmed, 15.7, &gaps.unconfirmed),
        ],
    );
}

#[test]
fn guest_stay_is_simulated() {
    let chain = chain("guest-stay");
    let report = run(&chain);
    check_report(&report);
    let totals = &report.totals;
    simulated(totals.friction_em.mean, totals.friction_em.se, 75.46, 2, "friction");
    simulated(totals.index.mean, totals.index.se, 41.0, 1, "index");
    simulated(totals.remembered_em.mean, totals.remembered_em.se, 25.4, 1, "remembered");
    check_by_spread(
        &chain,
        &report,
        &[
            (34.1, 1, "friction p10", |r| r.totals.friction_em.p10.unwrap()),
            (62.5, 1, "friction p50", |r| r.totals.friction_em.p50.unwrap()),
            (128.8, 1, "friction p90", |r| r.totals.friction_em.p90.unwrap()),
            (269.7, 1, "friction p99", |r| r.totals.friction_em.p99.unwrap()),
            (23.1, 1, "index p10", |r| r.totals.index.p10.unwrap()),
            (38.2, 1, "index p50", |r| r.totals.index.p50.unwrap()),
            (62.9, 1, "index p90", |r| r.totals.index.p90.unwrap()),
            (87.5, 1, "index p99", |r| r.totals.index.p99.unwrap()),
            (51.7, 1, "lost p10", |r| r.totals.lost_min.p10.unwrap()),
            (77.2, 1, "lost p50", |r| r.totals.lost_min.p50.unwrap()),
            (122.1, 1, "lost p90", |r| r.totals.lost_min.p90.unwrap()),
            (194.6, 1, "lost p99", |r| r.totals.lost_min.p99.unwrap()),
            (64.7, 1, "elapsed p10", |r| r.totals.elapsed_min.p10.unwrap()),
            (104.3, 1, "elapsed p50", |r| r.totals.elapsed_min.p50.unwrap()),
            (189.9, 1, "elapsed p90", |r| r.totals.elapsed_min.p90.unwrap()),
            (362.9, 1, "elapsed p99", |r| r.totals.elapsed_min.p99.unwrap()),
            (0.317, 3, "the worst fifth", |r| r.worst_fifth_share),
        ],
    );
    check_peaks(&report, &[("travel", 0.834), ("book", 0.123), ("door", 0.02), ("howto", 0.008)]);
    let last = report.touchpoints.last().unwrap();
    assert_eq!((last.key.as_str(), last.controllable), ("travel", false), "shown, but not ranked");

    let need = |key: &str| report.needs.iter().find(|n| n.key == key).unwrap();
    let get_in = need("get-in");
    simulated(get_in.episodes.mean, get_in.episodes.se, 0.6991, 4, "get in");
    check_shares(get_in, &[(&get_in.level0, 0.8686), (&get_in.given_up, 0.0049), (&get_in.gaps.fails, 0.1265)]);
    let (f, l) = (&get_in.friction_em, &get_in.lost_min);
    let (level0, fails, given_up) = (&get_in.level0, &get_in.gaps.fails, &get_in.given_up);
    check_means(get_in, f, &[(f.level0, 4.9, level0), (f.fails, 15.6, fails), (f.given_up, 14.3, given_up)]);
    check_means(get_in, l, &[(l.level0, 4.5, level0), (l.fails, 18.5, fails), (l.given_up, 7.6, given_up)]);

    let heating = need("use-heating");
    simulated(heating.episodes.mean, heating.episodes.se, 0.398, 4, "use heating");
    let (level0, fails, unanswerable) = (&heating.level0, &heating.gaps.fails, &heating.gaps.unanswerable);
    check_shares(heating, &[(level0, 0.6141), (fails, 0.2997), (unanswerable, 0.0862)]);
    assert_eq!(heating.given_up.mean, 0.0);
    let (f, l) = (&heating.friction_em, &heating.lost_min);
    check_means(heating, f, &[(f.level0, 5.2, level0), (f.fails, 14.7, fails), (f.unanswerable, 14.8, unanswerable)]);
    check_means(heating, l, &[(l.level0, 4.7, level0), (l.fails, 9.6, fails), (l.unanswerable, 9.7, unanswerable)]);
}

#[test]
fn fewer_dropping_out_at_the_second_factor() {
    let map = with_share(&sample("password-reset"), "factor", "number", 0.05);
    let map = with_share(&map, "factor", "newpw", 0.95);
    let report = run(&Chain::compile(&map).unwrap());
    check_report(&report);
    let level0 = &report.needs[0].level0;
    simulated(level0.mean, level0.se, 0.2952, 4, "level 0");
    simulated(report.totals.friction_em.mean, report.totals.friction_em.se, 31.34, 2, "friction");
}

#[test]
fn the_dead_end_leads_to_the_reset_page() {
    let map = support::redirected(&sample("password-reset"), ExitReason::Access, "seek", "sspr");
    let report = run(&Chain::compile(&map).unwrap());
    check_report(&report);
    let level0 = &report.needs[0].level0;
    simulated(level0.mean, level0.se, 0.3305, 4, "level 0");
    simulated(report.totals.friction_em.mean, report.totals.friction_em.se, 31.04, 2, "friction");
}

#[test]
fn announcing_the_outage_meets_the_need_to_know() {
    let silent = run(&chain("isp-install-outage"));
    let announced = run(&chain("isp-install-outage-announced"));
    check_report(&silent);
    check_report(&announced);
    check_report(&run(&chain("isp-install")));
    check_report(&run(&chain("find-the-number")));
    assert_eq!(silent.needs[0].level0.mean, 0.0, "nothing says that the scheduler is down");
    assert!(announced.needs[0].level0.mean > 0.5, "most know before they have to ask");
    assert!(announced.outcomes.abandoned.high < 0.5 * silent.outcomes.abandoned.low, "far fewer give up");
}
