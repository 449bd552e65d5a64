//! Figures of a map from tickets, against tickets that were made with known
//! shares and times.

use crate::maps::{map_of, touchpoint_id, transition_id};
use crate::overlay::import_histories;
use crate::support::{History, below, import};
use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::{Duration, Evidence, Figure, Z90};
use journey::history::History as Steps;
use journey::model::{HOURS_OF_WEEK, TransitionKind};
use std::collections::BTreeMap;
use tickets::calibrate::{Family, Fit, Proposal, ProposedFigure, TimeFigure};
use tickets::{CalibrateOptions, Calibration, StateMapping, TicketSet, calibrate};

/// Monday, 2026-05-04T00:00:00Z.
const MONDAY: i64 = 1_777_852_800;

pub(crate) fn counted(n: u32) -> Evidence {
    Evidence::FromTickets { set: "March".into(), n, date: "2026-03-31".into() }
}

fn proposed(set: &TicketSet, map: &JourneyMap, mapping: &StateMapping) -> Calibration {
    calibrate(set, map, mapping, &CalibrateOptions::default(), &counted)
}

fn of<'a>(found: &'a Calibration, key: &str) -> &'a Proposal {
    let keys = || found.proposals.iter().map(|p| p.key.as_str()).collect::<Vec<_>>();
    found.proposals.iter().find(|p| p.key == key).unwrap_or_else(|| panic!("{key} is none of {:?}", keys()))
}

fn fit(proposal: &Proposal, family: Family) -> &Fit {
    proposal.fits.iter().find(|fit| fit.family == family).unwrap()
}

fn mapped(pairs: &[(&str, usize)]) -> StateMapping {
    StateMapping(pairs.iter().map(|(state, at)| ((*state).to_owned(), touchpoint_id(*at))).collect())
}

/// Tickets that are in these states for so many minutes, one after the other.
fn lasting(tickets: impl IntoIterator<Item = Vec<(&'static str, i64)>>) -> TicketSet {
    let ticket = |(number, states): (usize, Vec<(&str, i64)>)| -> History {
        let mut time = MONDAY + number as i64 * 60;
        let event = |(state, minutes): (&str, i64)| {
            let event = (state.to_owned(), time);
            time += minutes * 60;
            event
        };
        (format!("INC{number}"), states.into_iter().map(event).collect())
    };
    import_histories(&tickets.into_iter().enumerate().map(ticket).collect::<Vec<_>>())
}

/// New → Active → Closed, and from Active back to New.
fn with_a_way_back() -> (JourneyMap, StateMapping) {
    let mut map = map_of(3, &[(0, 1), (1, 2), (1, 0)], &[2]);
    let half = |n| (transition_id(n), Figure::assumed(0.5));
    let back = Edit::SetTransitionKind { transition: transition_id(2), transition_kind: TransitionKind::Repeat };
    map.edit(&[Edit::SetShares { shares: BTreeMap::from([half(1), half(2)]) }, back]).unwrap();
    (map, mapped(&[("New", 0), ("Active", 1), ("Closed", 2)]))
}

fn straight(minutes: i64) -> Vec<(&'static str, i64)> {
    vec![("New", minutes), ("Active", 2 * minutes), ("Closed", 0)]
}

#[test]
fn shares_are_those_of_the_moves() {
    let (mut map, mapping) = with_a_way_back();
    let around = || vec![("New", 10), ("Active", 20), ("New", 10), ("Active", 20), ("Closed", 0)];
    let set = lasting((0..10).map(|n| if n < 4 { around() } else { straight(10) }));
    let found = proposed(&set, &map, &mapping);
    let shares = of(&found, "t1.shares");
    assert_eq!((shares.n, shares.tickets, shares.figure), (14, 10, ProposedFigure::Shares));
    assert_eq!(shares.ways.iter().map(|way| way.n).collect::<Vec<_>>(), [Some(10), Some(4)]);
    map.edit(&shares.edits).unwrap();
    let share = |n| map.transition(transition_id(n)).unwrap().share.clone();
    assert!((share(1).value - 10.0 / 14.0).abs() < 1e-6 && (share(2).value - 4.0 / 14.0).abs() < 1e-6);
    assert!((share(1).value + share(2).value - 1.0).abs() < 1e-9, "they sum to 1");
    assert_eq!(share(2).evidence, counted(14));
    assert!(shares.before.contains("50 %") && shares.before.contains("assumed"), "{}", shares.before);
    assert!(shares.after.contains("71.4 %"), "{}", shares.after);
    let again = proposed(&set, &map, &mapping);
    assert!(again.proposals.iter().all(|p| p.key != "t1.shares"), "what the map has is not proposed again");
}

#[test]
fn a_way_that_tickets_cannot_show_keeps_its_share() {
    // Active leads to Closed, back to New, and to an end without a state.
    let mut map = map_of(4, &[(0, 1), (1, 2), (1, 0), (1, 3)], &[2, 3]);
    let shares = [(1, 0.5), (2, 0.3), (3, 0.2)].map(|(n, share)| (transition_id(n), Figure::assumed(share)));
    map.edit(&[Edit::SetShares { shares: BTreeMap::from(shares) }]).unwrap();
    let mapping = mapped(&[("New", 0), ("Active", 1), ("Closed", 2)]);
    let around = || vec![("New", 10), ("Active", 20), ("New", 10), ("Active", 20), ("Closed", 0)];
    let set = lasting((0..12).map(|n| if n < 4 { around() } else { straight(10) }));
    let found = proposed(&set, &map, &mapping);
    let shares = of(&found, "t1.shares");
    let after: Vec<f64> = shares.ways.iter().map(|way| way.after).collect();
    assert_eq!(after, [0.6, 0.2, 0.2], "12 and 4 moves share the 80 % that are left");
    assert!(shares.words.iter().any(|words| words.contains("tickets do not show it")), "{:?}", shares.words);
    map.edit(&shares.edits).unwrap();
    assert_eq!(map.transition(transition_id(3)).unwrap().share, Figure::assumed(0.2));
}

#[test]
fn a_move_through_a_step_without_a_state_counts_on_the_way_that_leads_there() {
    // New → (unseen 1 → Active 3 | unseen 2 → Closed 4).
    let mut map = map_of(5, &[(0, 1), (0, 2), (1, 3), (2, 4), (3, 4)], &[4]);
    let half = |n| (transition_id(n), Figure::assumed(0.5));
    map.edit(&[Edit::SetShares { shares: BTreeMap::from([half(0), half(1)]) }]).unwrap();
    let mapping = mapped(&[("New", 0), ("Active", 3), ("Closed", 4)]);
    let set = lasting((0..8).map(|n| if n < 2 { vec![("New", 5), ("Closed", 0)] } else { straight(10) }));
    let found = proposed(&set, &map, &mapping);
    assert_eq!(of(&found, "t0.shares").ways.iter().map(|way| way.after).collect::<Vec<_>>(), [0.75, 0.25]);
}

#[test]
fn nothing_is_proposed_that_would_let_nobody_reach_an_end() {
    let (map, mapping) = with_a_way_back();
    let open = || vec![("New", 10), ("Active", 20), ("New", 10), ("Active", 20)];
    let tickets = (0..9).map(|_| open()).chain([vec![("Closed", 0)]]);
    let found = proposed(&lasting(tickets), &map, &mapping);
    assert!(found.proposals.iter().all(|p| p.figure != ProposedFigure::Shares), "{:?}", found.proposals);
    assert!(found.findings.iter().any(|finding| finding.words.contains("none of these tickets reaches an end")));
}

#[test]
fn times_are_measured_with_their_mass_at_zero_and_open_visits_left_out() {
    let (map, mapping) = with_a_way_back();
    // A quarter is taken at once, the others wait 1 to 75 minutes; five are still new.
    let minutes = |n: i64| if n < 25 { 0 } else { n - 24 };
    let over = (0..100).map(|n| vec![("New", minutes(n)), ("Active", 30), ("Closed", 0)]);
    let set = lasting(over.chain((0..5).map(|_| vec![("New", 0)])));
    let found = proposed(&set, &map, &mapping);
    let wait = of(&found, "t0.wait");
    assert_eq!((wait.n, wait.open, wait.family), (100, 5, Some(Family::Empirical)));
    let time = &fit(wait, Family::Empirical).time;
    let Duration::Empirical { zero, quantiles } = time else { panic!("{time:?}") };
    assert_eq!((*zero, quantiles.len()), (0.25, 51));
    assert!((time.mean() - 0.75 * 38.0).abs() < 0.01, "the mean is that of the tickets: {}", time.mean());
    let (p50, p90) = time.typical_and_bad_day();
    assert!((p50 - 25.67).abs() < 0.5 && (p90 - 65.1).abs() < 0.5, "{p50} {p90}");
    assert!(fit(wait, Family::Empirical).distance < 0.02);
    assert!(fit(wait, Family::Lognormal).distance > 0.2, "no lognormal has zeros");
    for part in ["25 % take no time", "5 visits are not over yet"] {
        assert!(wait.words.iter().any(|words| words.contains(part)), "{part}: {:?}", wait.words);
    }
    assert_eq!(of(&found, "t1.doing").figure, ProposedFigure::Doing, "somebody works on what is active");
}

#[test]
fn a_lognormal_is_recovered_and_can_be_chosen() {
    let (mut map, mapping) = with_a_way_back();
    // Evenly spread quantiles of a lognormal with P50 60 and P90 300, in minutes.
    let sigma = (5.0_f64).ln() / Z90;
    let normal = |p: f64| {
        // Logistic approximation of the normal quantile (Bowling 2009), close enough for a fit.
        let (mut low, mut high) = (-6.0, 6.0);
        for _ in 0..60 {
            let z: f64 = (low + high) / 2.0;
            let below = 1.0 / (1.0 + (-(0.070_56 * z.powi(3) + 1.597_6 * z)).exp());
            if below < p { low = z } else { high = z }
        }
        low
    };
    let minutes = |n: i64| (60.0 * (sigma * normal((n as f64 + 0.5) / 400.0)).exp()).round() as i64;
    let set = lasting((0..400).map(|n| vec![("New", minutes(n)), ("Active", 30), ("Closed", 0)]));
    let lognormal = fit(of(&proposed(&set, &map, &mapping), "t0.wait"), Family::Lognormal).clone();
    assert!((lognormal.median_min - 60.0).abs() < 2.0 && (lognormal.p90_min - 300.0).abs() < 10.0, "{lognormal:?}");
    assert!(lognormal.distance < 0.02, "{lognormal:?}");
    let families = BTreeMap::from([("t0.wait".to_owned(), Family::Lognormal)]);
    let options = CalibrateOptions { families, ..CalibrateOptions::default() };
    let found = calibrate(&set, &map, &mapping, &options, &counted);
    map.edit(&of(&found, "t0.wait").edits).unwrap();
    assert_eq!(
        map.touchpoint(touchpoint_id(0)).unwrap().wait,
        Figure { value: lognormal.time, evidence: counted(400) }
    );
}

#[test]
fn a_timer_is_found_and_is_no_distribution() {
    // New → Resolved → Closed: seven of ten are closed by a timer after five days.
    let map = map_of(3, &[(0, 1), (1, 2)], &[2]);
    let mapping = mapped(&[("New", 0), ("Resolved", 1), ("Closed", 2)]);
    let day = 24 * 60;
    let solved = |n: i64| if n % 10 < 7 { 5 * day + n % 60 } else { 60 * (n % 50) + 17 };
    let set = lasting((0..200).map(|n| vec![("New", 37 + 13 * n), ("Resolved", solved(n)), ("Closed", 0)]));
    let found = proposed(&set, &map, &mapping);
    let timer = of(&found, "t1.wait");
    assert_eq!(timer.family, Some(Family::Fixed));
    assert_eq!(fit(timer, Family::Fixed).time, Duration::Fixed { value: 7_200.0 });
    assert!(fit(timer, Family::Fixed).distance <= 0.3 + 1e-9, "three of ten are not on time");
    assert!(timer.words.iter().any(|words| words.contains("A timer: 70 % take 5 days")), "{:?}", timer.words);
    assert_eq!(of(&found, "t0.wait").family, Some(Family::Empirical), "what varies is no timer");
}

#[test]
fn a_step_that_only_waits_takes_the_time_in_which_others_work_as_a_wait() {
    let (mut map, mapping) = with_a_way_back();
    let wait = Figure::assumed(Duration::Fixed { value: 5.0 });
    map.edit(&[Edit::SetWait { touchpoint: touchpoint_id(1), wait }]).unwrap();
    let set = lasting((0..9).map(|n| straight(n + 1)));
    assert_eq!(of(&proposed(&set, &map, &mapping), "t1.wait").n, 9);
    let (map, _) = with_a_way_back();
    let options = CalibrateOptions { work: TimeFigure::Wait, ..CalibrateOptions::default() };
    assert_eq!(of(&calibrate(&set, &map, &mapping, &options, &counted), "t1.wait").n, 9);
}

#[test]
fn a_step_of_waiting_and_working_states_has_both_times() {
    let map = map_of(2, &[(0, 1)], &[1]);
    let mapping = mapped(&[("New", 0), ("Active", 0), ("Closed", 1)]);
    let found = proposed(&lasting((0..9).map(|_| straight(10))), &map, &mapping);
    let median = |key| fit(of(&found, key), Family::Empirical).median_min;
    assert_eq!((median("t0.wait"), median("t0.doing")), (10.0, 20.0));
}

/// Tickets opened at these times (seconds), each over an hour later.
fn opened(times: impl IntoIterator<Item = i64>) -> TicketSet {
    let ticket = |(n, time): (usize, i64)| -> History {
        (format!("INC{n}"), vec![("New".into(), time), ("Closed".into(), time + 3_600)])
    };
    import_histories(&times.into_iter().enumerate().map(ticket).collect::<Vec<_>>())
}

#[test]
fn demand_is_counted_in_whole_months_and_by_hour_of_the_week() {
    let (mut map, mapping) = with_a_way_back();
    // From Monday, 4 May 2026, ten weeks, four a day at 8:00 and one at 20:00: until 12 July.
    let days = 0..70;
    let of_day = |day: i64| [8, 8, 8, 8, 20].map(|hour| MONDAY + day * 86_400 + hour * 3_600);
    let set = opened(days.flat_map(of_day));
    let found = proposed(&set, &map, &mapping);
    let demand = of(&found, "demand");
    assert_eq!(demand.edits, [Edit::SetDemand { demand: Figure { value: 150.0, evidence: counted(150) } }]);
    assert!(demand.words[0].contains("June 2026, the only whole month"), "{:?}", demand.words);
    let [Edit::SetDemandWeek { week, time_zone }] = of(&found, "demand-week").edits.as_slice() else { panic!() };
    assert_eq!((week.len(), time_zone.as_str()), (HOURS_OF_WEEK, "UTC"));
    assert_eq!((week[8], week[20], week[24 + 8], week[9]), (40.0, 10.0, 40.0, 0.0));

    map.edit(&[Edit::SetDemandWeek { week: Vec::new(), time_zone: "Europe/Berlin".into() }]).unwrap();
    let found = proposed(&set, &map, &mapping);
    let [Edit::SetDemandWeek { week, time_zone }] = of(&found, "demand-week").edits.as_slice() else { panic!() };
    assert_eq!((week[10], week[8], time_zone.as_str()), (40.0, 0.0, "Europe/Berlin"), "two hours later in summer");
}

#[test]
fn demand_of_less_than_a_month_is_reckoned_up_and_of_less_than_a_week_is_none() {
    let (map, mapping) = with_a_way_back();
    let found = proposed(&opened((0..21).map(|n| MONDAY + n * 43_200)), &map, &mapping);
    let [Edit::SetDemand { demand }] = of(&found, "demand").edits.as_slice() else { panic!() };
    assert_eq!(demand.value, (21.0_f64 / 10.0 * 30.4375).round());
    let found = proposed(&opened((0..21).map(|n| MONDAY + n * 3_600)), &map, &mapping);
    assert!(found.proposals.iter().all(|p| p.figure != ProposedFigure::Demand));
    assert!(found.findings.iter().any(|finding| finding.words.contains("less than a week")));
}

#[test]
fn fewer_tickets_than_the_minimum_propose_nothing() {
    let (map, mapping) = with_a_way_back();
    let found = proposed(&lasting((0..4).map(|_| straight(10))), &map, &mapping);
    assert_eq!(found.proposals, []);
}

#[test]
fn who_comes_again_counts_on_the_way_back_from_solved() {
    // Resolved → Closed, or back to looking for help, which no ticket shows.
    let mut map = map_of(4, &[(3, 0), (0, 1), (1, 2), (1, 3)], &[2]);
    let share = |n, share| (transition_id(n), Figure::assumed(share));
    let repeat = Edit::SetTransitionKind { transition: transition_id(3), transition_kind: TransitionKind::Repeat };
    map.edit(&[Edit::SetShares { shares: BTreeMap::from([share(2, 0.9), share(3, 0.1)]) }, repeat]).unwrap();
    let mapping = mapped(&[("New", 0), ("Resolved", 1), ("Closed", 2)]);
    // Ten people; the first three come again two days later with the same.
    let ticket = |n: usize, caller: usize, day: usize| {
        let at = |hour| format!("2026-05-{day:02} {hour:02}:00");
        let state = |state: &str, hour| {
            format!("INC{n:03},{state},{},{},{},{},Caller {caller},Printer", at(hour), at(8), at(9), at(10))
        };
        [state("New", 8), state("Resolved", 9), state("Closed", 10)]
    };
    let header = "number,incident_state,sys_updated_at,opened_at,resolved_at,closed_at,caller_id,category";
    let first = (0..10).flat_map(|n| ticket(n, n, 4));
    let again = (10..13).flat_map(|n| ticket(n, n - 10, 6));
    let rows: Vec<String> = first.chain(again).collect();
    let (set, report) = import(below(header, &rows.iter().map(String::as_str).collect::<Vec<_>>())).unwrap();
    assert_eq!((report.tickets, report.refused_total), (13, 0));
    let found = proposed(&set, &map, &mapping);
    let ways: Vec<_> = of(&found, "t1.shares").ways.iter().map(|way| way.n).collect();
    assert_eq!(ways, [Some(10), Some(3)], "three of thirteen closings did not last");
    assert!(found.findings.iter().any(|finding| {
        finding.share == Some(3.0 / 13.0) && finding.words.contains("it is in the proposed shares")
    }));
    let never = CalibrateOptions { repeat_days: 0, ..CalibrateOptions::default() };
    let found = calibrate(&set, &map, &mapping, &never, &counted);
    assert!(found.proposals.iter().all(|p| p.key != "t1.shares"), "nothing is learned of it without the rule");
}

#[test]
fn what_was_accepted_can_be_taken_back() {
    let (mut map, mapping) = with_a_way_back();
    let before = journey::file::write(&map);
    let found = proposed(&lasting((0..20).map(|n| straight(n + 1))), &map, &mapping);
    let mut steps = Steps::default();
    steps.edit(&mut map, &found.edits(&|_| true)).unwrap();
    assert_ne!(journey::file::write(&map), before);
    assert_eq!(journey::check::check(&map), []);
    steps.undo(&mut map).unwrap();
    assert_eq!(journey::file::write(&map), before);
}
