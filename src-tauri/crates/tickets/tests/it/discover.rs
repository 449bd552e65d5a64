//! Maps drawn from tickets alone: of made-up ones that are known, of any that
//! can be, and of real ones.

use crate::calibrate::counted;
use crate::overlay::{histories, import_histories};
use crate::support::{History, import, shared_data};
use journey::JourneyMap;
use journey::check::check;
use journey::figure::Evidence;
use journey::model::{Details, LaneRole, Outcome, TransitionKind};
use proptest::prelude::*;
use std::collections::BTreeMap;
use tickets::calibrate::ProposedFigure;
use tickets::{
    CalibrateOptions, DiscoverError, DiscoverOptions, Discovered, Steps, TicketSet, calibrate, discover, follows,
};
use uuid::Uuid;

fn drawn(set: &TicketSet, options: &DiscoverOptions) -> (JourneyMap, Discovered) {
    let mut serial = 0;
    let mut new_id = || {
        serial += 1;
        Uuid::from_u128(serial)
    };
    let drawn = discover(set, options, &counted, &mut new_id).unwrap();
    let mut map = JourneyMap::new(Details::untitled(new_id().into()));
    map.edit(&drawn.edits).unwrap();
    (map, drawn)
}

fn all() -> DiscoverOptions {
    DiscoverOptions { activities: 1.0, moves: 1.0, ..DiscoverOptions::default() }
}

/// Ten tickets each go these ways, an hour from state to state.
fn tickets(ways: &[(usize, &[&str])]) -> TicketSet {
    let mut histories: Vec<History> = Vec::new();
    for (of, (times, way)) in ways.iter().enumerate() {
        for n in 0..*times {
            let hour = |at: i64| 1_777_852_800 + (n as i64 * 7 + at) * 3_600;
            let events = way.iter().zip(0..).map(|(state, at)| ((*state).to_owned(), hour(at))).collect();
            histories.push((format!("INC{of}-{n}"), events));
        }
    }
    import_histories(&histories)
}

const STRAIGHT: &[&str] = &["New", "Active", "Resolved", "Closed"];
const WAITING: &[&str] = &["New", "Active", "Awaiting User Info", "Active", "Resolved", "Closed"];
const REOPENED: &[&str] = &["New", "Active", "Resolved", "Active", "Resolved", "Closed"];
const CANCELED: &[&str] = &["New", "Canceled"];

#[test]
fn a_map_is_drawn_as_the_tickets_go() {
    let set = tickets(&[(40, STRAIGHT), (30, WAITING), (20, REOPENED), (10, CANCELED)]);
    let (map, drawn) = drawn(&set, &all());
    assert_eq!(check(&map), []);
    let stage = |name: &str| drawn.found.steps.iter().find(|step| step.state == name).unwrap().stage.clone();
    assert_eq!(
        ["New", "Active", "Awaiting User Info", "Resolved", "Closed", "Canceled"].map(stage),
        ["Contact", "Work", "Work", "Solved", "Solved", "Solved"]
    );
    let step = |name: &str| map.touchpoint(drawn.mapping.0[name]).unwrap();
    assert_eq!(map.details().start, Some(step("New").id), "all begin there, so it needs no step before");
    assert_eq!(
        (step("Closed").outcome, step("Canceled").outcome),
        (Some(Outcome::ResolvedUnverified), Some(Outcome::Abandoned))
    );
    assert_eq!((step("Active").lane, step("New").attended.value), (LaneRole::Frontstage, 0.0));
    let way =
        |from: &str, to: &str| map.outgoing(step(from).id).into_iter().find(|way| way.target == step(to).id).unwrap();
    assert_eq!(way("Resolved", "Active").kind, TransitionKind::Repeat, "not solved after all");
    assert_eq!(way("Awaiting User Info", "Active").kind, TransitionKind::Next, "how it goes on");
    assert_eq!(way("New", "Canceled").share.value, 0.1);
    assert!((way("Resolved", "Active").share.value - 20.0 / 110.0).abs() < 1e-6);
    assert_eq!(way("Resolved", "Active").share.evidence, counted(110));
    let wait = &step("Awaiting User Info").wait;
    assert_eq!((wait.value.typical_and_bad_day(), &wait.evidence), ((60.0, 60.0), &counted(30)));
    assert_eq!((drawn.found.fitting_share, drawn.found.fitness, drawn.found.moves_share), (1.0, 1.0, 1.0));
}

#[test]
fn what_is_rare_is_left_out_and_every_step_stays_on_a_way_to_an_end() {
    let rare: &[&str] = &["New", "-100", "Closed"];
    let set = tickets(&[(80, STRAIGHT), (15, WAITING), (4, REOPENED), (1, rare)]);
    let (map, drawn) = drawn(&set, &DiscoverOptions { activities: 0.99, moves: 0.85, ..DiscoverOptions::default() });
    assert_eq!(check(&map), []);
    assert_eq!(drawn.found.left_out.iter().map(|left| left.state.as_str()).collect::<Vec<_>>(), ["-100"]);
    let ways: Vec<_> = drawn.found.ways.iter().map(|way| (way.source_key.as_str(), way.target_key.as_str())).collect();
    assert!(!ways.contains(&("resolved", "active")), "the rarest way is not drawn: {ways:?}");
    assert!(ways.contains(&("awaiting-user-info", "active")), "a step that is drawn leads on: {ways:?}");
    assert_eq!(drawn.found.fitting_share, 0.95);
}

#[test]
fn tickets_that_begin_and_end_in_several_ways_begin_at_one_step() {
    let phone: &[&str] = &["call", "solve"];
    let mail: &[&str] = &["mail", "read", "solve"];
    let back: &[&str] = &["mail", "read", "mail", "read", "solve", "ask"];
    let (map, drawn) = drawn(&tickets(&[(10, phone), (20, mail), (10, back)]), &all());
    assert_eq!(check(&map), []);
    let start = map.touchpoint(map.details().start.unwrap()).unwrap();
    assert_eq!(start.name, "A ticket is opened");
    assert!(!drawn.mapping.0.values().any(|id| *id == start.id), "no ticket shows it");
    let shares: Vec<f64> = map.outgoing(start.id).iter().map(|way| way.share.value).collect();
    assert_eq!(shares, [0.75, 0.25]);
    let over = map.touchpoints().find(|t| t.name == "No further update").unwrap();
    assert_eq!(map.incoming(over.id)[0].share.value, 0.75, "thirty of forty end once solved");
    let ask = map.touchpoint(drawn.mapping.0["ask"]).unwrap();
    assert!(ask.is_end(), "nothing follows it");
    let again = map.transitions().find(|way| way.kind == TransitionKind::Repeat).unwrap();
    assert_eq!((again.source, again.target), (drawn.mapping.0["read"], drawn.mapping.0["mail"]));
    assert_eq!(drawn.found.steps[0].stage, "Begin", "states that we do not know are staged by their place");
    assert_eq!(drawn.found.fitting_share, 1.0);
}

/// Work that takes no time is still the wait that it was drawn as.
#[test]
fn work_that_takes_no_time_stays_a_wait() {
    let history = |n: usize| {
        let events = [("New", 0), ("Active", 60), ("Awaiting User Info", 60), ("Closed", 600)];
        let at = |(state, minute): (&str, i64)| (state.to_owned(), 1_777_852_800 + 60 * minute);
        (format!("INC{n}"), events.into_iter().map(at).collect())
    };
    let set = import_histories(&(0..5).map(history).collect::<Vec<History>>());
    let (map, drawn) = holds(&set, &all());
    let active = map.touchpoint(drawn.mapping.0["Active"]).unwrap();
    assert_eq!((active.wait.value.is_zero(), &active.wait.evidence), (true, &counted(5)));
    assert_eq!(active.active.evidence, Evidence::Assumed);
}

/// A frequent state that the kept moves neither reach nor leave: what begins in
/// it begins for the map at the next one that is kept.
#[test]
fn a_ticket_whose_first_state_is_left_out_begins_at_the_next() {
    let ways: [&[&str]; 5] = [
        &["-100", "Active", "New"],
        &["Active", "Resolved", "Awaiting User Info", "New"],
        &["Awaiting User Info", "Resolved"],
        &["-100", "Closed", "Awaiting User Info"],
        &["New"],
    ];
    let set = tickets(&ways.map(|way| (1, way)));
    let (map, drawn) = holds(&set, &DiscoverOptions { activities: 0.5, moves: 0.0, minimum_n: 1 });
    let start = map.outgoing(map.details().start.unwrap());
    let begun: u32 =
        drawn.found.ways.iter().filter(|way| way.source_key == "a-ticket-is-opened").map(|way| way.n).sum();
    assert!(start.iter().all(|way| way.share.evidence == counted(begun)));
}

#[test]
fn what_is_no_threshold_or_no_ticket_is_refused() {
    let (set, mut no_id) = (tickets(&[(5, STRAIGHT)]), Uuid::nil);
    let options = DiscoverOptions { moves: 1.5, ..DiscoverOptions::default() };
    assert_eq!(discover(&set, &options, &counted, &mut no_id), Err(DiscoverError::NoShare(1.5)));
    let nothing = discover(&TicketSet::default(), &all(), &counted, &mut no_id);
    assert_eq!(nothing, Err(DiscoverError::NoStates));
}

/// What holds of every drawn map.
fn holds(set: &TicketSet, options: &DiscoverOptions) -> (JourneyMap, Discovered) {
    let (map, drawn) = drawn(set, options);
    assert_eq!(check(&map), [], "{:?}", drawn.found);
    assert!(map.transitions().all(|way| way.share.value > 0.0), "a way that nobody takes");
    let shares = map.transitions().map(|way| &way.share.evidence);
    assert!(shares.into_iter().all(|evidence| matches!(evidence, Evidence::FromTickets { .. })));
    // Calibrated with the same tickets it stays what it is.
    let options = CalibrateOptions { repeat_days: 0, ..CalibrateOptions::default() };
    let again = calibrate(set, &map, &drawn.mapping, &options, &counted);
    for proposal in &again.proposals {
        assert_eq!(proposal.figure, ProposedFigure::Shares, "{proposal:?}");
        for way in &proposal.ways {
            assert!((way.after - way.before).abs() < 1e-5, "{proposal:?}");
        }
    }
    (map, drawn)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn whatever_the_tickets_the_map_can_be_walked(
        histories in histories(),
        activities in prop::sample::select(vec![0.0, 0.5, 0.8, 0.95, 1.0]),
        moves in prop::sample::select(vec![0.0, 0.5, 0.9, 1.0]),
    ) {
        holds(&import_histories(&histories), &DiscoverOptions { activities, moves, minimum_n: 1 });
    }
}

#[test]
fn real_tickets_give_maps_that_they_follow() {
    // Share of tickets that fit, and mean fitness, at least.
    let files = [
        ("running-example.csv", 0.1, 0.7),
        ("receipt.csv", 0.5, 0.8),
        ("bpic2013-incidents.xes.gz", 0.5, 0.8),
        ("uci-incidents-6k.csv", 0.5, 0.8),
        ("uci-incidents-120k.csv.gz", 0.5, 0.8),
    ];
    for (name, fitting, fitness) in files {
        let Some(file) = shared_data(name) else { continue };
        let (set, _) = import(std::fs::read(file).unwrap()).unwrap();
        let options = DiscoverOptions::default();
        let found = holds(&set, &options).1.found;
        println!(
            "{name}: {:.3} fit, fitness {:.3}, {} steps, {} ways",
            found.fitting_share,
            found.fitness,
            found.steps.len(),
            found.ways.len()
        );
        assert!(found.fitting_share >= fitting && found.fitness >= fitness, "{name}: {found:?}");
        let (_, whole) = holds(&set, &all());
        assert!(whole.found.fitting_share >= found.fitting_share, "{name}: {} of all", whole.found.fitting_share);
        let name_of = |state: u16| set.state_name(state).unwrap();
        let pairs = follows(&set, Steps::Visits).pairs;
        let follow: BTreeMap<_, _> =
            pairs.iter().map(|pair| ((name_of(pair.from), name_of(pair.to)), pair.n)).collect();
        let key = |key: &str| found.steps.iter().find(|step| step.key == key).map(|step| step.state.as_str());
        for way in &found.ways {
            if let (Some(from), Some(to)) = (key(&way.source_key), key(&way.target_key)) {
                assert_eq!(way.n, follow[&(from, to)], "{name}: {from} → {to}");
            }
        }
    }
}
